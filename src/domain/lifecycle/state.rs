//! The incident as a whole: how it began, whether service is back, whether it is over.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::id::{IncidentId, PersonId, StepId};
use crate::domain::reckoning::Setback;
use crate::domain::record::{Deed, Scope};
use crate::domain::runbook::{Runbook, Step};
use crate::domain::sheet::{LONGEST_LINE, MOST_LINES};
use crate::domain::speech::{Sentence, say, speaks};
use crate::domain::stamp::Moment;

use super::facts::{IncidentDeclared, LifecycleFact};
use super::places::{Places, Standing};

/// Where an incident stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Work goes on: declared, or back here because a service went down again.
    #[default]
    Open,
    /// Service was said to be back; customers may still have to hear it.
    Resolved,
    /// Over for good: only notes and decisions may still be added.
    Closed,
}

impl Status {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
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

speaks!(Status);

/// The declaration of an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declaration {
    /// The fact itself, with the runbook as it was then and the steps that were added to it since.
    pub fact: IncidentDeclared,
    /// Who declared it, and was in command at first.
    pub by: PersonId,
    /// When it was declared, as told.
    pub at: Moment,
    /// Where each step stands in the runbook.
    #[serde(skip)]
    places: Places,
}

impl Declaration {
    /// When the incident began: when it was declared, where nobody said otherwise.
    #[must_use]
    pub fn began_at(&self) -> Moment {
        self.fact.began_at.map_or(self.at, |began| self.at.min(began.to_utc().into()))
    }
}

/// How an incident began and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lifecycle {
    /// How it began; none as long as no declaration was seen.
    pub declared: Option<Arc<Declaration>>,
    /// Whether it is open, resolved or closed.
    pub status: Status,
    /// Since when, by whom and why it is resolved or closed.
    pub ended: Option<Deed>,
    /// When service was said to be back, by whom and why; stays when
    /// the incident is closed, goes when service goes down again.
    pub resolved: Option<Deed>,
    /// Whether it was closed as a false alarm.
    pub false_alarm: bool,
    /// What it is called now; none before it is declared.
    pub title: String,
    /// How bad it is now, 1 the worst.
    pub severity: u8,
    /// What is affected, as far as it is known now.
    pub scope: Scope,
    /// The lines that were typed from paper, each with when it happened.
    #[serde(default)]
    pub transcribed: Arc<BTreeSet<(Moment, String)>>,
}

impl Lifecycle {
    /// The incident's id, once declared.
    #[must_use]
    pub fn id(&self) -> Option<&IncidentId> {
        self.declared.as_ref().map(|declared| &declared.fact.incident)
    }

    /// The runbook that it follows.
    #[must_use]
    pub fn runbook(&self) -> Option<&Runbook> {
        self.declared.as_ref().map(|declared| &declared.fact.runbook)
    }

    /// The place of a step in the runbook.
    #[must_use]
    pub fn place(&self, id: &StepId) -> Option<usize> {
        let Declaration { fact, places, .. } = self.declared.as_deref()?;
        places.of(&fact.runbook.steps, id)
    }

    /// The step at a place of the runbook, and where it stands there.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<(&Step, &Standing)> {
        let Declaration { fact, places, .. } = self.declared.as_deref()?;
        Some((fact.runbook.steps.get(place)?, places.at(&fact.runbook.steps, place)?))
    }

    /// The places of the steps that stop something.
    #[must_use]
    pub fn holding(&self) -> &[usize] {
        self.declared.as_deref().map_or(&[], |declared| declared.places.holding(&declared.fact.runbook.steps))
    }

    /// The places of the steps that release something, each with that of what it releases.
    #[must_use]
    pub fn releasing(&self) -> &[(usize, usize)] {
        self.declared.as_deref().map_or(&[], |declared| declared.places.releasing(&declared.fact.runbook.steps))
    }

    /// Puts a step behind those of the runbook, unless it has one of that name.
    pub fn add_step(&mut self, step: &Step) {
        if self.place(&step.id).is_some() {
            return;
        }
        if let Some(declared) = self.declared.as_mut().map(Arc::make_mut) {
            declared.fact.runbook.steps.push(step.clone());
            declared.places = Places::default();
        }
    }

    /// What the runbook says of a step, and where the step stands there.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<(&Step, &Standing)> {
        self.at(self.place(id)?)
    }

    /// Takes a fact about the incident as a whole. Hands back the
    /// declaration if it is the one that counts: the first.
    pub fn take<'a>(&mut self, fact: &'a LifecycleFact, deed: &Deed) -> Option<&'a IncidentDeclared> {
        match fact {
            LifecycleFact::IncidentDeclared(fact) => return self.take_declaration(fact, deed).then_some(fact),
            LifecycleFact::IncidentResolved(fact) => self.end(Status::Resolved, fact.why.as_deref(), deed),
            LifecycleFact::IncidentClosed(fact) => {
                self.false_alarm |= fact.false_alarm && self.status != Status::Closed;
                self.end(Status::Closed, fact.why.as_deref(), deed);
            }
            LifecycleFact::ScopeChanged(fact) => {
                let said = [fact.affected.as_ref(), fact.not_affected.as_ref(), fact.unknown.as_ref()];
                self.scope.take(said, &fact.sources);
            }
            LifecycleFact::LineTranscribed(fact) => {
                Arc::make_mut(&mut self.transcribed).insert((fact.happened, fact.line.clone()));
            }
            LifecycleFact::TitleChanged(fact) => self.title.clone_from(&fact.title),
            LifecycleFact::SeverityChanged(fact) => self.severity = fact.severity,
            // What people write in their own words stands in the log alone; clocks are the timekeeping's.
            LifecycleFact::NoteTaken(_)
            | LifecycleFact::DecisionTaken(_)
            | LifecycleFact::ClockDoubted(_)
            | LifecycleFact::ClockSettled(_) => {}
        }
        None
    }

    /// A service is not up: what was resolved is open again.
    pub fn reopen(&mut self) {
        if self.status == Status::Resolved {
            self.status = Status::Open;
            self.ended = None;
            self.resolved = None;
        }
    }

    /// Whether one more line that was typed from paper is remembered.
    #[must_use]
    pub fn has_room_for(&self, fact: &LifecycleFact) -> bool {
        match fact {
            LifecycleFact::LineTranscribed(fact) => self.transcribed.len() < MOST_LINES && fact.line.len() <= LONGEST_LINE,
            LifecycleFact::IncidentDeclared(_)
            | LifecycleFact::ScopeChanged(_)
            | LifecycleFact::TitleChanged(_)
            | LifecycleFact::SeverityChanged(_)
            | LifecycleFact::NoteTaken(_)
            | LifecycleFact::DecisionTaken(_)
            | LifecycleFact::IncidentResolved(_)
            | LifecycleFact::IncidentClosed(_)
            | LifecycleFact::ClockDoubted(_)
            | LifecycleFact::ClockSettled(_) => true,
        }
    }

    /// Puts right what was told by a clock that was ahead.
    pub fn put_right(&mut self, setback: Setback) {
        if let Some(declared) = &mut self.declared {
            setback.put_right([&mut Arc::make_mut(declared).at]);
        }
        setback.put_right(self.ended.iter_mut().chain(&mut self.resolved).map(|deed| &mut deed.at));
    }

    /// Says whether it is the first.
    fn take_declaration(&mut self, fact: &IncidentDeclared, deed: &Deed) -> bool {
        let first = self.declared.is_none();
        if first {
            self.title.clone_from(&fact.title);
            self.severity = fact.runbook.severity;
            let said = [fact.affected.as_ref(), fact.not_affected.as_ref(), fact.unknown.as_ref()];
            self.scope.take(said, &fact.sources);
            let (fact, by) = (fact.clone(), deed.by.clone());
            self.declared = Some(Arc::new(Declaration { fact, by, at: deed.at, places: Places::default() }));
        }
        first
    }

    fn end(&mut self, status: Status, why: Option<&str>, deed: &Deed) {
        if self.status != Status::Closed {
            self.status = status;
            self.ended = Some(deed.because(why));
            if status == Status::Resolved {
                self.resolved.clone_from(&self.ended);
            }
        }
    }
}
