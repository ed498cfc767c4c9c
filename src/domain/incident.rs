//! What the facts of an incident add up to, in parts. [`super::fold`] makes it.
//!
//! It keeps what is true now, and the few things of the way that a report begins with: who was in command,
//! which locks were overridden, how long a component was not up. Notes and decisions live in the log alone,
//! so an incident of a million entries is as small as one of a hundred. A copy shares its parts with the
//! original: what a fact changes is made anew, the rest is not.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::amended::Amended;
use super::component::Component;
use super::data::state::Data;
use super::event::Fact;
use super::fact::Topic as _;
use super::id::ComponentId;
use super::inbox::state::Inbox;
use super::lifecycle::facts::LifecycleFact;
use super::lifecycle::state::Lifecycle;
use super::lifecycle::timekeeping::Timekeeping;
use super::numbering::Numbering;
use super::people::state::People;
use super::sending::state::Sendings;
use super::size::Size;
use super::stamp::{Position, Stamp};
use super::steps::facts::StepsFact;
use super::steps::plan::Plan;
use super::steps::state::Steps;

/// What the facts of one incident add up to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// The incident as a whole: its declaration, whether it is resolved or closed.
    pub lifecycle: Lifecycle,
    /// The people, and who is in command.
    pub people: Arc<People>,
    /// What came in: before it was declared, as far as that was taken along, and since.
    pub inbox: Arc<Inbox>,
    /// The components, their data and their service.
    pub data: Arc<Data>,
    /// How far each step has come.
    pub steps: Steps,
    /// Words on their way to somebody, and what came of them.
    pub sendings: Arc<Sendings>,
    /// What its log knows of time.
    pub time: Timekeeping,
    /// How many entries were read.
    pub entries: u64,
    /// How many entries were written down late.
    pub late: u64,
    /// How many entries were not taken: this version does not understand them, or there is no room for what
    /// they bring.
    pub not_understood: u64,
    /// Which entries were corrected or struck.
    pub amended: Arc<Amended>,
    /// How entries are called.
    pub numbering: Numbering,
    /// The last event that was taken.
    pub(super) last: Option<Position>,
}

/// How much of a log an incident was read from. Two readings of one log that are equal have read the same
/// entries, for entries are only added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    entries: u64,
    last: Option<Position>,
}

impl Incident {
    /// An incident of which nothing was read yet but the amendments: these change what is read first.
    #[must_use]
    pub fn knowing(amended: Amended) -> Self {
        Self { amended: Arc::new(amended), ..Self::default() }
    }

    /// How much of the log it was read from.
    #[must_use]
    pub fn reading(&self) -> Reading {
        Reading { entries: self.entries, last: self.last }
    }

    /// The furthest reading of the clock that any entry has.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        self.last.map_or_else(Stamp::default, |last| last.stamp)
    }

    /// Whether there is room for what a fact brings. What there is no room for is kept in the log and not
    /// taken: so what somebody else wrote there takes no more time and memory than an incident may.
    pub(in crate::domain) fn has_room_for(&self, fact: &Fact) -> bool {
        match fact {
            Fact::Data(fact) => fact.about().component.is_none_or(|id| self.has_room_for_component(id)),
            Fact::Lifecycle(LifecycleFact::IncidentDeclared(fact)) => {
                let is_new = |component: &&Component| self.data.known(&component.id).is_none();
                let components = self.data.components.len() + fact.components.iter().filter(is_new).count();
                self.lifecycle.declared.is_some() || Size::of(&fact.runbook.steps, components).excess().is_none()
            }
            Fact::Steps(StepsFact::StepAdded(fact)) => {
                self.lifecycle.place(&fact.step.id).is_some() || self.plan().size().and(&fact.step).excess().is_none()
            }
            Fact::Inbox(fact) => self.inbox.has_room_for(fact),
            Fact::Sending(fact) => self.sendings.has_room_for(fact),
            Fact::Lifecycle(fact) => self.lifecycle.has_room_for(fact),
            Fact::People(_) | Fact::Steps(_) | Fact::Amend(_) | Fact::Unknown(_) => true,
        }
    }

    /// Whether a component is known, or there is room for one more.
    pub(in crate::domain) fn has_room_for_component(&self, id: &ComponentId) -> bool {
        let size = || Size { components: self.data.components.len() + 1, ..self.plan().size() };
        self.data.known(id).is_some() || size().excess().is_none()
    }

    /// What there is to do, and how far it has come.
    #[must_use]
    pub fn plan(&self) -> Plan<'_> {
        Plan { lifecycle: &self.lifecycle, data: &self.data, steps: &self.steps }
    }
}
