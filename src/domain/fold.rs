//! How facts add up: events are taken in the one order of all machines, and whatever comes, there is an answer.
//!
//! Refuses nothing; that is [`super::decide`]'s work, before a fact is made. Knows only what was true when each fact was written: work at a gate
//! that was shut is kept and marked.

use super::event::{Event, Fact, IncidentDeclared, ServiceSet, VerdictGiven, lateness};
use super::gate;
use super::id::{ComponentId, PersonId, StepRef};
use super::incident::{
    Call, Cause, ComponentState, Declaration, Doubt, Given, Incident, Places, Post, Progress, Responder, Status, StepState,
};
use super::record::{Deed, Evidence, Person};
use super::runbook::{Component, Priority};
use super::stamp::Moment;
use super::vocabulary::{CallOutcome, Service, Verdict};

/// What became of an event that was handed to [`Incident::apply`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It is part of the incident now.
    Yes,
    /// It was the last one already.
    Repeated,
    /// It belongs before something already read: the incident is unchanged and must be folded anew, in order.
    OutOfOrder,
}

/// Folds a set of events, in whatever order and however often they come.
pub fn fold(events: impl IntoIterator<Item = Event>) -> Incident {
    let mut events: Vec<Event> = events.into_iter().collect();
    events.sort_by_key(Event::position);
    let mut incident = Incident::default();
    for event in &events {
        incident.apply(event);
    }
    incident
}

impl Incident {
    /// Takes one more event, if it stands behind all others in the one order of all machines. Costs the same however long the log.
    pub fn apply(&mut self, event: &Event) -> Applied {
        let position = event.position();
        match self.last {
            Some(last) if last == position => return Applied::Repeated,
            Some(last) if last > position => return Applied::OutOfOrder,
            _ => self.last = Some(position),
        }
        self.entries += 1;
        self.late += u64::from(lateness(event.at, event.recorded_at).is_some());
        self.take(event);
        self.note_sign_of_life(event);
        Applied::Yes
    }

    fn take(&mut self, event: &Event) {
        match &event.fact {
            Fact::IncidentDeclared(fact) => self.take_declaration(fact, event),
            Fact::ComponentAdded(fact) => self.add_component(fact.component.clone(), event.at),
            Fact::StepStarted(fact) => self.take_start(&fact.step, event),
            Fact::StepDone(fact) => self.take_done(&fact.step, fact.evidence.as_ref(), event),
            Fact::StepConfirmed(fact) => self.take_confirmation(&fact.step, event),
            Fact::StepSkipped(fact) => self.set_aside(&fact.step, StepState::Skipped, &fact.why, event),
            Fact::StepNotApplicable(fact) => self.set_aside(&fact.step, StepState::NotApplicable, &fact.why, event),
            Fact::StepFailed(fact) => self.set_aside(&fact.step, StepState::Failed, &fact.why, event),
            Fact::StepReopened(fact) => self.take_reopening(&fact.step, &fact.why, event),
            Fact::GateOverridden(fact) => self.take_override(&fact.step, &fact.why, event),
            Fact::VerdictGiven(fact) => self.take_verdict(fact, event),
            Fact::VerdictDoubted(fact) => {
                self.touch(std::slice::from_ref(&fact.component), &Cause::Said(fact.why.clone()), event);
            }
            Fact::ServiceSet(fact) => self.take_service(fact, event),
            Fact::ResponderCalled(fact) => {
                let responder = self.responder_mut(&fact.who);
                responder.call = Some(Call { line: fact.line, outcome: fact.outcome, at: event.at });
                if responder.released.take().is_some() {
                    // Who went home and is called again is not there before they say so.
                    responder.acknowledged = None;
                }
                if fact.outcome == Some(CallOutcome::Answered) {
                    responder.acknowledged.get_or_insert(event.at);
                    responder.last_sign = responder.last_sign.max(Some(event.at));
                }
            }
            Fact::ResponderAcknowledged(fact) => {
                let responder = self.responder_mut(&fact.who);
                responder.acknowledged.get_or_insert(event.at);
                responder.last_sign = responder.last_sign.max(Some(event.at));
                responder.released = None;
            }
            Fact::RoleAssigned(fact) => {
                let responder = self.responder_mut(&stranger(&fact.who));
                responder.acknowledged.get_or_insert(event.at);
                responder.role = Some(fact.role);
                responder.duty.clone_from(&fact.duty);
                responder.assigned = Some(Deed { by: event.by.clone(), at: event.at, why: None });
                responder.released = None;
            }
            Fact::ResponderReleased(fact) => {
                let responder = self.responder_mut(&stranger(&fact.who));
                responder.released = Some(event.at);
                responder.role = None;
                responder.duty = None;
                responder.assigned = None;
            }
            Fact::HandoverOffered(fact) => {
                if let Some(post) = &mut self.post {
                    // Who offers the command to its holder takes an earlier offer back.
                    let offer = (fact.to.clone(), deed(event, fact.why.as_deref()));
                    post.offered = Some(offer).filter(|(to, _)| *to != post.commander);
                }
            }
            Fact::HandoverAccepted(fact) => self.take_handover(&fact.who, event),
            Fact::NoteTaken(_) | Fact::DecisionTaken(_) => {}
            Fact::IncidentResolved(fact) => self.end(Status::Resolved, fact.why.as_ref(), event),
            Fact::IncidentClosed(fact) => self.end(Status::Closed, fact.why.as_ref(), event),
            Fact::Unknown(_) => self.not_understood += 1,
        }
    }

    fn take_declaration(&mut self, fact: &IncidentDeclared, event: &Event) {
        if self.declared.is_some() {
            return;
        }
        for component in &fact.components {
            self.add_component(component.clone(), event.at);
        }
        let declarer = fact.declarer.clone().unwrap_or_else(|| stranger(&event.by));
        self.responder_mut(&declarer).acknowledged = Some(event.at);
        self.post.get_or_insert(Post { commander: event.by.clone(), since: event.at, before: Vec::new(), offered: None });
        self.declared = Some(Declaration { fact: fact.clone(), by: event.by.clone(), at: event.at, places: Places::default() });
    }

    fn add_component(&mut self, component: Component, at: Moment) {
        let id = component.id.clone();
        match self.components.iter_mut().find(|state| state.component.id == component.id) {
            // A fact about a component may arrive before the one that names it.
            Some(state) if state.component.title == state.component.id.as_str() => state.component = component,
            Some(_) => {}
            None => self.components.push(ComponentState::new(component)),
        }
        // In scope means not up, until somebody says that it is.
        let state = self.component_mut(&id);
        if state.service_set.is_none() {
            state.outage.begin(at);
        }
    }

    fn take_start(&mut self, step: &StepRef, event: &Event) {
        let locked = self.progress(step).while_locked || self.works_while_locked(step, event.at);
        let progress = self.progress_mut(step);
        if progress.state.is_settled() || progress.finished.is_some() {
            return;
        }
        progress.state = StepState::Started;
        progress.started = Some(deed(event, None));
        progress.last.clone_from(&progress.started);
        progress.while_locked |= locked;
    }

    fn take_done(&mut self, step: &StepRef, evidence: Option<&Evidence>, event: &Event) {
        let locked = self.progress(step).while_locked || self.works_while_locked(step, event.at);
        let wants_two = self.wants_second_name(step);
        let progress = self.progress_mut(step);
        match &progress.finished {
            Some(first) if wants_two && progress.state == StepState::Started => {
                if first.by != event.by {
                    progress.confirm(event);
                }
            }
            Some(_) if progress.state == StepState::Done => {}
            _ => {
                progress.state = if wants_two { StepState::Started } else { StepState::Done };
                progress.finished = Some(deed(event, None));
                progress.last.clone_from(&progress.finished);
            }
        }
        if let Some(evidence) = evidence {
            progress.evidence.get_or_insert_with(|| evidence.clone());
        }
        progress.while_locked |= locked;
    }

    fn take_confirmation(&mut self, step: &StepRef, event: &Event) {
        let progress = self.progress_mut(step);
        let by_another = progress.finished.as_ref().is_some_and(|first| first.by != event.by);
        if progress.state == StepState::Started && by_another {
            progress.confirm(event);
        }
    }

    fn take_override(&mut self, step: &StepRef, why: &str, event: &Event) {
        self.overrides.push((step.clone(), deed(event, Some(why))));
        self.progress_mut(step).overridden = Some(deed(event, Some(why)));
        let one_is_enough = !self.wants_second_name(step);
        let progress = self.progress_mut(step);
        if one_is_enough && progress.waits_for_second_name() {
            progress.state = StepState::Done;
            progress.last = Some(deed(event, Some(why)));
        }
    }

    fn set_aside(&mut self, step: &StepRef, state: StepState, why: &str, event: &Event) {
        let progress = self.progress_mut(step);
        let was_done = progress.state == StepState::Done;
        progress.state = state;
        progress.finished = None;
        progress.confirmed = None;
        progress.last = Some(deed(event, Some(why)));
        if was_done {
            self.touch_by_step(step, why, event);
        }
    }

    fn take_reopening(&mut self, step: &StepRef, why: &str, event: &Event) {
        let progress = self.progress_mut(step);
        *progress = Progress { last: Some(deed(event, Some(why))), while_locked: progress.while_locked, ..Progress::default() };
        self.touch_by_step(step, why, event);
    }

    /// An integrity step that no longer stands leaves no verdict that rested on it.
    fn touch_by_step(&mut self, step: &StepRef, why: &str, event: &Event) {
        if self.step(step).is_none_or(|step| step.priority != Priority::Integrity) {
            return;
        }
        let code = self.code(step);
        let touched: Vec<ComponentId> = match &step.component {
            Some(component) => vec![component.clone()],
            None => self.components.iter().map(|state| state.component.id.clone()).collect(),
        };
        self.touch(&touched, &Cause::Reopened(code, why.to_owned()), event);
    }

    fn take_verdict(&mut self, fact: &VerdictGiven, event: &Event) {
        let state = self.component_mut(&fact.component);
        state.verdict_before = (state.verdict, state.given.take());
        state.verdict = fact.verdict;
        state.given = Some(Given {
            by: event.by.clone(),
            at: event.at,
            evidence: fact.evidence.clone(),
            extent: fact.extent.clone(),
            as_of: fact.as_of,
        });
        // A verdict that is entered late cannot vouch for what has happened since it was formed.
        state.stale = state.touched.clone().filter(|touched| touched.at > event.at && fact.verdict != Verdict::Unknown);
    }

    fn take_service(&mut self, fact: &ServiceSet, event: &Event) {
        let state = self.component_mut(&fact.component);
        let went_down = fact.service == Service::Down && state.service != Service::Down;
        state.service_before = (state.service, state.percent);
        state.service = fact.service;
        state.percent = if fact.service == Service::Degraded { fact.percent } else { None };
        state.service_set = Some(deed(event, None));
        match fact.service {
            Service::Up => state.outage.end(event.at),
            Service::Down | Service::Restoring | Service::Degraded => state.outage.begin(event.at),
        }
        if went_down {
            let touched = self.standing_on(&fact.component);
            self.touch(&touched, &Cause::WentDown(fact.component.clone()), event);
        }
        if fact.service != Service::Up && self.status == Status::Resolved {
            self.status = Status::Open;
            self.ended = None;
            self.resolved = None;
        }
    }

    /// A component and all that stand on it, directly or not.
    fn standing_on(&self, id: &ComponentId) -> Vec<ComponentId> {
        let mut found = vec![id.clone()];
        let mut next = 0;
        while let Some(ground) = found.get(next).cloned() {
            let above =
                self.components.iter().map(|state| &state.component).filter(|component| component.needs.contains(&ground));
            let new: Vec<ComponentId> = above.map(|component| component.id.clone()).filter(|id| !found.contains(id)).collect();
            found.extend(new);
            next += 1;
        }
        found
    }

    fn touch(&mut self, components: &[ComponentId], cause: &Cause, event: &Event) {
        for id in components {
            let state = self.component_mut(id);
            let touched = Doubt { by: event.by.clone(), at: event.at, cause: cause.clone() };
            if state.verdict != Verdict::Unknown && state.given.as_ref().is_none_or(|given| given.at <= event.at) {
                state.stale.get_or_insert_with(|| touched.clone());
            }
            if state.touched.as_ref().is_none_or(|before| before.at <= event.at) {
                state.touched = Some(touched);
            }
        }
    }

    fn take_handover(&mut self, who: &PersonId, event: &Event) {
        let Some(post) = &mut self.post else { return };
        // Only an offer can be accepted, and the first to accept has it: with one post nobody can take it twice.
        if post.offered.as_ref().is_some_and(|(to, _)| to == who) {
            let mut before = std::mem::take(&mut post.before);
            before.push((post.commander.clone(), post.since));
            *post = Post { commander: who.clone(), since: event.at, before, offered: None };
            self.responder_mut(&stranger(who)).acknowledged.get_or_insert(event.at);
        }
    }

    fn end(&mut self, status: Status, why: Option<&String>, event: &Event) {
        if self.status != Status::Closed {
            self.status = status;
            self.ended = Some(deed(event, why.map(String::as_str)));
            if status == Status::Resolved {
                self.resolved.clone_from(&self.ended);
            }
        }
    }

    fn note_sign_of_life(&mut self, event: &Event) {
        if let Some(responder) = self.responders.iter_mut().find(|responder| responder.person.id == event.by) {
            responder.last_sign = responder.last_sign.max(Some(event.at));
        }
    }

    fn works_while_locked(&self, step: &StepRef, at: Moment) -> bool {
        self.instance(step).is_some_and(|instance| gate::worst_lock(self, &instance, at).is_some())
    }

    fn progress_mut(&mut self, step: &StepRef) -> &mut Progress {
        self.steps.entry(step.clone()).or_default()
    }

    fn component_mut(&mut self, id: &ComponentId) -> &mut ComponentState {
        let at = self.components.iter().position(|state| state.component.id == *id).unwrap_or_else(|| {
            let component = Component { id: id.clone(), title: id.to_string(), needs: Vec::new() };
            self.components.push(ComponentState::new(component));
            self.components.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the place was found or made a line above")]
        &mut self.components[at]
    }

    fn responder_mut(&mut self, person: &Person) -> &mut Responder {
        let at = self.responders.iter().position(|responder| responder.person.id == person.id).unwrap_or_else(|| {
            self.responders.push(Responder {
                person: person.clone(),
                call: None,
                acknowledged: None,
                role: None,
                duty: None,
                assigned: None,
                released: None,
                last_sign: None,
            });
            self.responders.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the place was found or made a line above")]
        let responder = &mut self.responders[at];
        // Whoever knows no more than an id does not unsay what is known.
        if *person != stranger(&person.id) {
            responder.person.clone_from(person);
        }
        responder
    }
}

impl Progress {
    fn confirm(&mut self, event: &Event) {
        self.state = StepState::Done;
        self.confirmed = Some(deed(event, None));
        self.last.clone_from(&self.confirmed);
    }
}

fn deed(event: &Event, why: Option<&str>) -> Deed {
    Deed { by: event.by.clone(), at: event.at, why: why.map(str::to_owned) }
}

fn stranger(id: &PersonId) -> Person {
    Person { id: id.clone(), name: id.to_string(), skills: Vec::new(), languages: Vec::new() }
}
