//! The words of the rules as people read them. In files, verbs and exports the same things keep their one word.

use super::{Arg, Sentence, say};
use crate::domain::event::{CallOutcome, Line, Service, Verdict};
use crate::domain::incident::{ResponderState, Status, StepState};
use crate::domain::runbook::{Priority, Role, Trigger};

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
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Down => say!("rules-service-down"),
            Self::Restoring => say!("rules-service-restoring"),
            Self::Degraded => say!("rules-service-degraded"),
            Self::Up => say!("rules-service-up"),
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

impl Status {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Open => say!("rules-status-open"),
            Self::Resolved => say!("rules-status-resolved"),
            Self::Closed => say!("rules-status-closed"),
        }
    }
}

impl StepState {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Open => say!("rules-step-open"),
            Self::Started => say!("rules-step-started"),
            Self::Done => say!("rules-step-done"),
            Self::Skipped => say!("rules-step-skipped"),
            Self::NotApplicable => say!("rules-step-not-applicable"),
            Self::Failed => say!("rules-step-failed"),
        }
    }
}

impl ResponderState {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Called => say!("rules-responder-called"),
            Self::Acknowledged => say!("rules-responder-acknowledged"),
            Self::Assigned => say!("rules-responder-assigned"),
            Self::Released => say!("rules-responder-released"),
        }
    }
}

macro_rules! args {
    ($($word:ty),*) => {$(
        impl From<$word> for Arg {
            fn from(word: $word) -> Self {
                word.spoken().into()
            }
        }
    )*};
}
args!(Priority, Role, Trigger, Verdict, Service, Line, CallOutcome, Status, StepState, ResponderState);
