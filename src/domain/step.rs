//! One step of a runbook, as its author wrote it. How far it has come is the business of [`super::steps`].
//!
//! A running incident carries its steps in the log, so they are read back from logs of any age: fields may be
//! added with a default, never taken away.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::id::{NotAnId, StepId};
use super::length::Span;
use super::speech::{Sentence, say, speaks};
use super::vocabulary::{Priority, Role, Service, Verdict};
use super::word_list::words;

words! {
    /// Whose work a step is: that of a role, or of whoever is in command.
    Doer {
        /// Those who work on data and service.
        Technical = "technical",
        /// Those who tell customers what is going on.
        Communication = "communication",
        /// The commander, and nobody else unless it is delegated.
        Commander = "commander",
    }
}

impl Doer {
    /// The role whose work it is; none where it is the commander's own.
    #[must_use]
    pub fn role(self) -> Option<Role> {
        match self {
            Self::Technical => Some(Role::Technical),
            Self::Communication => Some(Role::Communication),
            Self::Commander => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        self.role().map_or_else(|| say!("rules-commander"), Role::spoken)
    }
}

speaks!(Doer);

impl From<Role> for Doer {
    fn from(role: Role) -> Self {
        match role {
            Role::Technical => Self::Technical,
            Role::Communication => Self::Communication,
        }
    }
}

/// A step that comes first: written `stop-writes`, or `stop-writes@*` where it
/// comes first for every component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Need {
    /// The step that comes first.
    pub step: StepId,
    /// Of a step that repeats per component: for every component, not only for the same one.
    pub everywhere: bool,
}

const EVERYWHERE: &str = "@*";

impl FromStr for Need {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let everywhere = text.strip_suffix(EVERYWHERE);
        Ok(Self { step: everywhere.unwrap_or(text).parse()?, everywhere: everywhere.is_some() })
    }
}

impl TryFrom<String> for Need {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<Need> for String {
    fn from(need: Need) -> Self {
        need.to_string()
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.step, if self.everywhere { EVERYWHERE } else { "" })
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// One thing to do, small enough to be ticked off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no that the runbook's author writes")]
pub struct Step {
    /// Its id, such as `verify-data`; the log refers to it.
    pub id: StepId,
    /// Which of the three priorities it serves; its code begins with that letter.
    pub priority: Priority,
    /// Whose work it is.
    pub role: Doer,
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
    /// The way that it belongs to, where the runbook has several of which one is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What one must be able to do for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// Which steps come first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
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
    /// What customers most likely have once it is done: finishing it asks for the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Service>,
    /// It stops something that must be released again.
    #[serde(default, skip_serializing_if = "is_false")]
    pub holds: bool,
    /// The steps that stopped what it releases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<StepId>,
    /// The notice that it is: its words are the evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<StepId>,
    /// A command that a person may have run: program and arguments, never through a shell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub run: Vec<String>,
    /// What is gone afterwards, for a step that cannot be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destroys: Option<String>,
}

impl Step {
    /// A step of which no more is known than its id, its title and what it serves.
    #[must_use]
    pub fn titled(id: StepId, priority: Priority, title: String) -> Self {
        Self {
            id,
            priority,
            role: Doer::of(priority),
            title,
            detail: String::new(),
            per_component: false,
            only: Vec::new(),
            except: Vec::new(),
            when: Vec::new(),
            path: None,
            skills: Vec::new(),
            needs: Vec::new(),
            time_box: None,
            after: None,
            evidence_required: false,
            two_names: false,
            verdict: false,
            service: None,
            holds: false,
            releases: Vec::new(),
            notice: None,
            run: Vec::new(),
            destroys: None,
        }
    }

    /// Whether it is done only with something that shows it: a notice with its words.
    #[must_use]
    pub fn wants_evidence(&self) -> bool {
        self.evidence_required || self.notice.is_some()
    }
}

impl Doer {
    /// Whose work what serves a priority is, where nothing else is said.
    #[must_use]
    pub fn of(priority: Priority) -> Self {
        match priority {
            Priority::Integrity | Priority::Restore => Self::Technical,
            Priority::Communicate => Self::Communication,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_written_as_it_was_read() {
        for text in ["stop-writes", "stop-writes@*"] {
            let need: Need = text.parse().unwrap();
            assert_eq!((need.to_string().as_str(), need.everywhere), (text, text.ends_with('*')));
        }
        assert!("stop-writes@db-1".parse::<Need>().is_err());
    }
}
