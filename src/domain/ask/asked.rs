//! What is asked for in several fields and belongs together: a verdict, a component, a step of one's own, a
//! page.

use chrono::{DateTime, FixedOffset};

use crate::domain::field::FieldName;
use crate::domain::id::{ChannelId, ComponentId};
use crate::domain::record::Person;
use crate::domain::runbook;
use crate::domain::vocabulary::{ChannelKind, Priority, Verdict};

/// A verdict on a component's data, as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What is now held to be true of the data.
    pub verdict: Verdict,
    /// How much is damaged, lost or missing.
    pub extent: Option<String>,
    /// The age of data from a backup.
    pub as_of: Option<DateTime<FixedOffset>>,
}

impl Judgement {
    pub(super) fn words(&self) -> Option<(FieldName, &str)> {
        self.extent.as_deref().map(|extent| (FieldName::Extent, extent))
    }
}

/// A step that the runbook does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnStep {
    /// The action, a few words.
    pub title: String,
    /// Which of the three priorities it serves.
    pub priority: Priority,
    /// The components for which it is done; none where it is done once for all.
    pub components: Vec<ComponentId>,
    /// The role whose people do it, where that is said.
    pub role: Option<runbook::Role>,
}

/// What somebody reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Who says so.
    pub who: String,
    /// What they see.
    pub what: String,
    /// The component that it is about, where that is known.
    pub component: Option<ComponentId>,
    /// Since when they see it.
    pub since: Option<DateTime<FixedOffset>>,
    /// When they were promised a call.
    pub callback: Option<DateTime<FixedOffset>>,
    /// Whether whoever enters it saw the same.
    pub reproduced: bool,
}

/// A page to somebody, as it goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Who is paged.
    pub to: Person,
    /// Over which channels: each becomes a sending of its own.
    pub over: Vec<(ChannelId, ChannelKind)>,
    /// What it is about, on one line.
    pub subject: String,
    /// The words.
    pub body: String,
    /// Whether it is to be sent although nobody knows whether an earlier one arrived.
    pub again: bool,
}

/// What is said of a component: the rest is as it was, or as the runbook has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its id.
    pub id: ComponentId,
    /// What it is called.
    pub title: Option<String>,
    /// What it needs.
    pub needs: Option<Vec<ComponentId>>,
    /// On what its data is stored.
    pub stored_on: Option<Vec<ComponentId>>,
}

impl Described {
    /// One of which nothing is said but its id.
    #[must_use]
    pub fn named(id: ComponentId) -> Self {
        Self { id, title: None, needs: None, stored_on: None }
    }
}
