//! How facts add up: events are taken in the one order of all
//! machines, and whatever comes, there is an answer.
//!
//! Refuses nothing; that is [`super::decide`]'s work, before a fact is made. Knows only what was true when
//! each fact was written: work at a gate that was shut is kept and marked. What is more than an incident can
//! hold ([`super::size`]) is counted and not taken, in the order of the log. Each topic takes its own facts;
//! here is only what one topic's fact changes in another's part.

use std::sync::Arc;

use super::amended::{Amended, Amendment};
use super::data::doubt::Cause;
use super::data::facts::DataFact;
use super::event::{Event, Fact, lateness};
use super::fact::Topic as _;
use super::gate;
use super::id::ComponentId;
use super::incident::Incident;
use super::lifecycle::facts::LifecycleFact;
use super::lifecycle::timekeeping::Written;
use super::reckoning::Setback;
use super::record::{Deed, Person};
use super::runbook::Priority;
use super::stamp::Stamp;
use super::steps::facts::StepsFact;
use super::steps::plan::slot;
use super::steps::state::Known;

/// What became of an event that was handed to [`Incident::apply`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It is part of the incident now.
    Yes,
    /// It was the last one already.
    Repeated,
    /// Its stamp lies at the end of all times: it is left out, or nothing after it would count.
    Timeless,
    /// It belongs before something already read, or it amends that: the incident is unchanged and must be
    /// folded anew, in order, knowing all amendments.
    OutOfOrder,
}

/// Folds a set of events, in whatever order and however often they come.
pub fn fold(events: impl IntoIterator<Item = Event>) -> Incident {
    let mut events: Vec<Event> = events.into_iter().collect();
    events.sort_by_key(Event::position);
    let mut incident = Incident::knowing(Amended::by(events.iter().filter_map(Amendment::of)));
    for event in &events {
        incident.apply(event);
    }
    incident
}

impl Incident {
    /// Takes one more event, if it stands behind all others in the one
    /// order of all machines. Costs the same however long the log.
    pub fn apply(&mut self, event: &Event) -> Applied {
        let position = event.position();
        match self.last {
            Some(last) if last == position => return Applied::Repeated,
            Some(last) if last > position => return Applied::OutOfOrder,
            // Whatever is put on record afterwards would stand before it.
            _ if event.stamp > Stamp::LAST => return Applied::Timeless,
            _ => {}
        }
        if let Some(amendment) = Amendment::of(event).filter(|amendment| !self.amended.knows(amendment)) {
            if self.amended.change_a_board_with(&amendment) {
                return Applied::OutOfOrder;
            }
            Arc::make_mut(&mut self.amended).take(amendment);
        }
        self.last = Some(position);
        self.entries += 1;
        self.numbering.take(event.entry());
        let amended = Arc::clone(&self.amended);
        let standing = amended.stands(event);
        // Whoever wrote something was there, whatever became of it.
        let counts = if standing.struck.is_none() { &*standing.event } else { event };
        self.late += u64::from(lateness(counts.at, event.recorded_at).is_some());
        let stands = standing.struck.is_none();
        let lifecycle = if let Fact::Lifecycle(fact) = &counts.fact { Some(fact).filter(|_| stands) } else { None };
        let written = Written { position, recorded_at: event.recorded_at, by: &event.by };
        if let Some(setback) = self.time.take(written, lifecycle) {
            self.put_right(setback);
        }
        if stands {
            self.take(counts);
        }
        let people = Arc::make_mut(&mut self.people);
        people.take_sign_of_life(&event.by, counts.at);
        people.take_sign_of_life(counts.speaker(), counts.at);
        Applied::Yes
    }

    /// Takes what an entry that stands says.
    fn take(&mut self, event: &Event) {
        let deed = event.deed();
        let scope = self.scope();
        if !self.has_room_for(&event.fact) {
            self.not_understood += 1;
            return;
        }
        match &event.fact {
            Fact::People(fact) => Arc::make_mut(&mut self.people).take(fact, &deed),
            Fact::Inbox(fact) => Arc::make_mut(&mut self.inbox).take(fact, &deed),
            Fact::Lifecycle(fact) => self.take_of_lifecycle(fact, &deed),
            Fact::Data(fact) => self.take_of_data(fact, &deed),
            Fact::Steps(fact) => self.take_of_steps(fact, &deed),
            Fact::Sending(fact) => Arc::make_mut(&mut self.sendings).take(fact, &deed),
            // What it comes to is known before anything is taken.
            Fact::Amend(_) => {}
            Fact::Unknown(_) => self.not_understood += 1,
        }
        if self.scope() != scope {
            self.steps.settle(|step| slot(&self.lifecycle, &self.data, step));
        }
    }

    /// Puts right what was told by a clock that was ahead.
    fn put_right(&mut self, setback: Setback) {
        self.lifecycle.put_right(setback);
        Arc::make_mut(&mut self.people).put_right(setback);
        Arc::make_mut(&mut self.inbox).put_right(setback);
        Arc::make_mut(&mut self.data).put_right(setback);
        self.steps.put_right(setback);
        Arc::make_mut(&mut self.sendings).put_right(setback);
    }

    /// What decides which steps there are: how many the runbook has, and how many components there are.
    fn scope(&self) -> (usize, usize) {
        (self.lifecycle.runbook().map_or(0, |runbook| runbook.steps.len()), self.data.components.len())
    }

    /// The declaration brings its components into scope, and puts whoever declared in command.
    fn take_of_lifecycle(&mut self, fact: &LifecycleFact, deed: &Deed) {
        if let Some(declared) = self.lifecycle.take(fact, deed) {
            let data = Arc::make_mut(&mut self.data);
            let began = self.lifecycle.declared.as_ref().map_or(deed.at, |declared| declared.began_at());
            declared.components.iter().for_each(|component| data.add(component, began));
            let declarer = declared.declarer.clone().unwrap_or_else(|| Person::stranger(&deed.by));
            Arc::make_mut(&mut self.people).begin(&declarer, deed);
        }
    }

    /// Where a service is not up, nothing is resolved any more.
    fn take_of_data(&mut self, fact: &DataFact, deed: &Deed) {
        if Arc::make_mut(&mut self.data).take(fact, deed) {
            self.lifecycle.reopen();
        }
    }

    /// The gate is asked before the step changes. An integrity step
    /// that no longer stands leaves no verdict that rested on it.
    fn take_of_steps(&mut self, fact: &StepsFact, deed: &Deed) {
        let Some(reference) = fact.about().step else { return self.take_course(fact, deed) };
        let plan = self.plan();
        let locked = plan.instance(reference).and_then(|instance| gate::opens(plan, &instance, deed.at));
        let step = self.lifecycle.step(&reference.step).map(|(step, _)| step);
        let slot = slot(&self.lifecycle, &self.data, reference);
        let fell = self.steps.take(fact, deed, Known { step, slot, locked });
        if let Some(why) = fell.filter(|_| step.is_some_and(|step| step.priority == Priority::Integrity)) {
            let cause = Cause::Reopened(self.plan().code(reference), why.to_owned());
            let touched: Vec<ComponentId> = match &reference.component {
                Some(component) => vec![component.clone()],
                None => self.data.in_scope().map(|state| state.component.id.clone()).collect(),
            };
            let touched: Vec<ComponentId> = touched.into_iter().filter(|id| self.has_room_for_component(id)).collect();
            Arc::make_mut(&mut self.data).touch(&touched, &cause, deed);
        }
    }

    /// There is a step more, or the steps of the paths that were not chosen fall away, wherever they are
    /// done; and with another path than before, what was judged on that one is in doubt.
    fn take_course(&mut self, fact: &StepsFact, deed: &Deed) {
        let Self { lifecycle, steps, .. } = self;
        if let StepsFact::StepAdded(fact) = fact {
            lifecycle.add_step(&fact.step);
        }
        let StepsFact::PathChosen(fact) = fact else { return };
        let runbook = lifecycle.runbook().map_or(&[][..], |runbook| &runbook.steps);
        let before = steps.path.as_ref().filter(|(path, _)| *path != fact.path).map(|(_, deed)| deed.at);
        let rows = runbook.iter().zip(0..).filter_map(|(step, row)| Some((row, step.path.as_deref()?)));
        steps.take_path(fact, deed, rows);
        let Some(chosen) = before else { return };
        let judged = self.data.in_scope().filter(|state| state.given.as_ref().is_some_and(|given| given.at > chosen));
        let judged: Vec<ComponentId> = judged.map(|state| state.component.id.clone()).collect();
        Arc::make_mut(&mut self.data).touch(&judged, &Cause::PathChanged(fact.path.clone()), deed);
    }
}
