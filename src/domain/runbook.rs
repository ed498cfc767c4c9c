//! A runbook: what to do, in which order of importance, for which trouble.
//!
//! These are the ready types, which cannot hold nonsense; [`super::files::runbook`] makes them from TOML
//! text. A running incident carries its runbook in the log, so these types are read back from logs of any
//! age: fields may be added with a default, never taken away.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::component::Component;
use super::id::{RunbookId, StepId};
pub use super::length::Span;
pub use super::step::Step;
pub use super::vocabulary::{Priority, Role, Trigger};
use super::word_list::words;

words! {
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

impl Runbook {
    /// Whether it is for a planned operation of days or weeks, which nobody commands in one go: a step of it
    /// waits for a day or longer.
    #[must_use]
    pub fn takes_days(&self) -> bool {
        self.steps.iter().any(|step| step.after.is_some_and(|wait| wait.seconds() >= DAY))
    }
}

/// A day, in seconds.
const DAY: i64 = 86_400;

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
