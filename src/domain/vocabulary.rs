//! Closed lists of words that files, verbs, logs and exports share: one list
//! gives the type, its words, and their reading back. What people read in their
//! own language is `spoken`. Holds no rule but which verdicts count as confirmed.

use serde::{Deserialize, Serialize};

use super::speech::{Sentence, say, speaks};
use super::word_list::words;

words! {
    /// What may make people declare a crisis.
    Trigger {
        /// The monitoring raised an alert.
        Monitoring = "monitoring",
        /// Several reports that can be reproduced.
        Reports = "reports",
    }
    /// The three priorities, in their order.
    Priority {
        /// Data is confirmed intact: something must be left to bring back online.
        Integrity = "integrity",
        /// Service comes back, each part only once its own data is confirmed.
        Restore = "restore",
        /// Customers know what is going on.
        Communicate = "communicate",
    }
    /// What a responder does in an incident, and who does a step.
    Role {
        /// Works on data and service.
        Technical = "technical",
        /// Tells customers what is going on, and answers them.
        Communication = "communication",
    }
    /// What is known of a component's data.
    Verdict {
        /// Nobody has looked yet: restoring is locked.
        Unknown = "unknown",
        /// Confirmed to be all there.
        Intact = "intact",
        /// Something is wrong with it.
        Damaged = "damaged",
        /// Gone: only a backup brings it back.
        Lost = "lost",
        /// Back from a backup.
        Recovered = "recovered",
    }
    /// What customers have of a component.
    Service {
        /// Nobody has said yet.
        Unknown = "unknown",
        /// Customers cannot use it at all.
        Down = "down",
        /// It is being brought back.
        Restoring = "restoring",
        /// Part of it works; how much may stand beside it in percent.
        Degraded = "degraded",
        /// All of it works.
        Up = "up",
        /// Given up, or closed for good: nothing waits for it any more.
        Retired = "retired",
    }
    /// Which of a contact's two numbers.
    Line {
        /// The number to call first.
        Primary = "primary",
        /// The number to call when the first is not answered.
        Secondary = "secondary",
    }
    /// What came of a call.
    CallOutcome {
        /// Somebody spoke with them: they count as there.
        Answered = "answered",
        /// A machine took a message.
        Voicemail = "voicemail",
        /// It rang and nobody picked up.
        NoAnswer = "no_answer",
        /// The number belongs to somebody else.
        WrongNumber = "wrong_number",
        /// The line was engaged.
        Busy = "busy",
    }
    /// What kind of channel words leave over.
    ChannelKind {
        /// A mail server that takes mail over SMTP.
        Mail = "mail",
        /// A command of one's own, which takes the words on its standard input.
        Shell = "shell",
    }
    /// What came of words that left, as far as the channel knows.
    SendingOutcome {
        /// The channel took them.
        Sent = "sent",
        /// The channel did not take them: nothing was sent.
        Failed = "failed",
        /// Nobody knows whether the channel took them.
        Uncertain = "uncertain",
    }
    /// Whether words arrived, as somebody found out.
    Arrival {
        /// They did.
        Yes = "yes",
        /// They did not.
        No = "no",
    }
    /// Which clock is right, where two disagree.
    Trusted {
        /// The time of the log, which goes on from its newest entry.
        Log = "log",
        /// The clock of the machine on which it is said.
        Machine = "machine",
    }
}

impl Trigger {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Monitoring => say!("rules-trigger-monitoring"),
            Self::Reports => say!("rules-trigger-reports"),
        }
    }
}

impl Priority {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Integrity => say!("rules-priority-integrity"),
            Self::Restore => say!("rules-priority-restore"),
            Self::Communicate => say!("rules-priority-communicate"),
        }
    }
}

impl Role {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Technical => say!("rules-role-technical"),
            Self::Communication => say!("rules-role-communication"),
        }
    }
}

impl Priority {
    /// The letter that begins the spoken code of its steps: `D3`, `R2`, `C4`.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Integrity => 'D',
            Self::Restore => 'R',
            Self::Communicate => 'C',
        }
    }

    /// What the priority is called on a screen and in a report.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Integrity => "Data integrity",
            Self::Restore => "Restore service",
            Self::Communicate => "Communicate",
        }
    }
}

impl Verdict {
    /// Whether data of this verdict may be brought back online.
    #[must_use]
    pub fn opens_the_gate(self) -> bool {
        matches!(self, Self::Intact | Self::Recovered)
    }

    /// Whether it is said with it how much is damaged, lost or missing.
    #[must_use]
    pub fn takes_extent(self) -> bool {
        match self {
            Self::Damaged | Self::Lost | Self::Recovered => true,
            Self::Unknown | Self::Intact => false,
        }
    }

    /// Whether the data has an age: it comes from a backup.
    #[must_use]
    pub fn has_age(self) -> bool {
        match self {
            Self::Recovered => true,
            Self::Unknown | Self::Intact | Self::Damaged | Self::Lost => false,
        }
    }
}

impl Verdict {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Unknown => say!("rules-verdict-unknown"),
            Self::Intact => say!("rules-verdict-intact"),
            Self::Damaged => say!("rules-verdict-damaged"),
            Self::Lost => say!("rules-verdict-lost"),
            Self::Recovered => say!("rules-verdict-recovered"),
        }
    }
}

impl Service {
    /// What somebody can say that customers have; that nobody knows is only so at first.
    pub const SAID: &[Self] = &[Self::Down, Self::Restoring, Self::Degraded, Self::Up, Self::Retired];

    /// Whether it is said with it how much of it works, in percent.
    #[must_use]
    pub fn takes_percent(self) -> bool {
        match self {
            Self::Degraded => true,
            Self::Unknown | Self::Down | Self::Restoring | Self::Up | Self::Retired => false,
        }
    }

    /// Whether customers have anything of it.
    #[must_use]
    pub fn serves(self) -> bool {
        match self {
            Self::Degraded | Self::Up => true,
            Self::Unknown | Self::Down | Self::Restoring | Self::Retired => false,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Unknown => say!("rules-service-unknown"),
            Self::Down => say!("rules-service-down"),
            Self::Restoring => say!("rules-service-restoring"),
            Self::Degraded => say!("rules-service-degraded"),
            Self::Up => say!("rules-service-up"),
            Self::Retired => say!("rules-service-retired"),
        }
    }
}

impl Line {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Primary => say!("rules-line-primary"),
            Self::Secondary => say!("rules-line-secondary"),
        }
    }
}

impl CallOutcome {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Answered => say!("rules-outcome-answered"),
            Self::Voicemail => say!("rules-outcome-voicemail"),
            Self::NoAnswer => say!("rules-outcome-no-answer"),
            Self::WrongNumber => say!("rules-outcome-wrong-number"),
            Self::Busy => say!("rules-outcome-busy"),
        }
    }
}

impl Trusted {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Log => say!("rules-trusted-log"),
            Self::Machine => say!("rules-trusted-machine"),
        }
    }
}

speaks!(Trigger, Priority, Role, Verdict, Service, Line, CallOutcome, Trusted);
