//! A runbook: what to do, in which order of importance, for which trouble.
//!
//! These are the ready types, which cannot hold nonsense; [`super::files::runbook`] makes them from TOML
//! text. A running incident carries its runbook in the log, so these types are read back from logs of any
//! age: fields may be added with a default, never taken away.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::component::Component;
use super::id::{RunbookId, StepId};
use super::speech::{Sentence, say, speaks};
use super::vocabulary::Verdict;
use super::word_list::words;

words! {
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
    /// What may make people declare a crisis.
    Trigger {
        /// The monitoring raised an alert.
        Monitoring = "monitoring",
        /// Several reports that can be reproduced.
        Reports = "reports",
    }
    /// At which point of an incident a notice is due.
    Stage {
        /// The first notice of an incident.
        First = "first",
        /// What is new since the last notice.
        Update = "update",
        /// The all-clear: it is over.
        AllClear = "all_clear",
        /// What comes later, once it is over.
        FollowUp = "follow_up",
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

speaks!(Priority, Role, Trigger);

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

/// A stretch of time, in whole seconds; written `90s`, `10m`, `2h`, `8d`, `1w`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span(pub u32);

impl Span {
    /// The length in seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        i64::from(self.0)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// A runbook: components, steps and notices for one kind of trouble.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Runbook {
    /// Its id, as `crisis declare` takes it.
    pub id: RunbookId,
    /// What it is called.
    pub title: String,
    /// For which trouble it is, one sentence.
    #[serde(default)]
    pub summary: String,
    /// The language it is written in, as BCP 47 has it: `en`.
    #[serde(default)]
    pub language: String,
    /// When somebody last read it through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<NaiveDate>,
    /// 1, the worst, to 5.
    #[serde(default)]
    pub severity: u8,
    /// What may trigger it.
    #[serde(default)]
    pub sources: Vec<Trigger>,
    /// The parts that it expects; `declare --component` names others.
    #[serde(default)]
    pub components: Vec<Component>,
    /// The steps, in the order of the file.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// What to tell whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeTemplate>,
}

/// One thing to do, small enough to be ticked off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no that the runbook's author writes")]
pub struct Step {
    /// Its id, such as `verify-data`; the log refers to it.
    pub id: StepId,
    /// Which of the three priorities it serves; its code begins with that letter.
    pub priority: Priority,
    /// The role whose people do it.
    pub role: Role,
    /// The action, a few words.
    pub title: String,
    /// How to do it, in Markdown; empty where the title says it all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Done once for each component in scope.
    #[serde(default, skip_serializing_if = "is_false")]
    pub per_component: bool,
    /// Of the components, those with one of these ids or tags; all where it names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// And of those not the ones with one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
    /// The verdicts that call for it; without any it is there from the beginning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Verdict>,
    /// What one must be able to do for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// Which earlier steps come first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<StepId>,
    /// How long it may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_box: Option<Span>,
    /// How long it waits once its needs are met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Span>,
    /// Done only with something that shows it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub evidence_required: bool,
    /// Counts only with a second name.
    #[serde(default, skip_serializing_if = "is_false")]
    pub two_names: bool,
    /// Finishing it asks for a verdict.
    #[serde(default, skip_serializing_if = "is_false")]
    pub verdict: bool,
    /// A command that a person may have run: program and arguments, never through a shell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub run: Vec<String>,
    /// What is gone afterwards, for a step that cannot be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destroys: Option<String>,
}

/// Words prepared for an audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeTemplate {
    /// Its id among the notices of the runbook.
    pub id: StepId,
    /// The audience it is meant for, by name.
    pub audience: String,
    /// The point of the incident at which it is due.
    pub stage: Stage,
    /// The names of the channels that it is to go out over.
    #[serde(default)]
    pub channels: Vec<String>,
    /// How long until the next word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Span>,
    /// What it claims, which the log must bear out.
    #[serde(default)]
    pub claims: Vec<String>,
    /// The words, one for each language.
    #[serde(default)]
    pub text: Vec<NoticeText>,
}

/// A notice in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeText {
    /// The language, as BCP 47 has it.
    pub language: String,
    /// The subject line, for channels that have one.
    #[serde(default)]
    pub subject: String,
    /// The body of the notice.
    pub body: String,
}
