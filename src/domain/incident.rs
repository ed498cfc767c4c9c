//! What the facts add up to. The fold reads facts in the one order of all machines and cannot fail: whatever comes, it has an answer.
//!
//! It keeps what is true now, not what was said on the way: notes and decisions live in the log alone, so an incident of a million
//! entries is as small as one of a hundred. It refuses nothing; that is [`super::command`]'s work, before a fact is made.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use super::event::{
    CallOutcome, Event, Evidence, Fact, IncidentDeclared, Line, Person, Service, ServiceSet, Verdict, VerdictGiven,
};
use super::gate;
use super::id::{ComponentId, IncidentId, PersonId, StepRef};
use super::roles::Role;
use super::runbook::{Component, Priority, Runbook, Step};
use super::stamp::{Moment, Position};

/// Where an incident stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Under way.
    #[default]
    Open,
    /// Service is back.
    Resolved,
    /// Over.
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

/// Somebody did something at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub by: PersonId,
    /// When it happened.
    pub at: Moment,
    /// Why, where a reason was given.
    pub why: Option<String>,
}

/// The state of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepState {
    /// Nobody has begun.
    #[default]
    Open,
    /// Somebody is at it, or it waits for its second name.
    Started,
    /// Done, with all the names it wants.
    Done,
    /// Left out.
    Skipped,
    /// Does not apply here.
    NotApplicable,
    /// Tried in vain.
    Failed,
}

impl StepState {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Started => "started",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::NotApplicable => "not_applicable",
            Self::Failed => "failed",
        }
    }

    /// Whether nothing is left to do: done, skipped or not applicable.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Skipped | Self::NotApplicable)
    }
}

/// How far a step has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Its state.
    pub state: StepState,
    /// Who last changed it, when, and why.
    pub last: Option<Deed>,
    /// Who is at it, since when.
    pub started: Option<Deed>,
    /// Who finished it.
    pub finished: Option<Deed>,
    /// Who stands for it as the second name.
    pub confirmed: Option<Deed>,
    /// What shows it.
    pub evidence: Option<Evidence>,
    /// Who passed its gates, and why.
    pub overridden: Option<Deed>,
    /// Work was done while its gate was shut, as can happen on a machine that was cut off.
    pub while_locked: bool,
}

/// A component and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComponentState {
    /// Its id, title and needs.
    pub component: Component,
    /// The last verdict on its data.
    pub verdict: Verdict,
    /// Who gave it, with what to show for it.
    pub given: Option<Given>,
    /// Why the verdict no longer holds.
    pub stale: Option<Deed>,
    /// What customers have of it.
    pub service: Service,
    /// How much of it works, where it is degraded.
    pub percent: Option<u8>,
    /// Who set the service state.
    pub service_set: Option<Deed>,
    /// When something last happened that casts doubt on any verdict from before.
    touched: Option<Deed>,
}

/// The giving of a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// What shows it.
    pub evidence: Option<Evidence>,
    /// How much is damaged, lost or missing.
    pub extent: Option<String>,
    /// The age of data from a backup.
    pub as_of: Option<DateTime<FixedOffset>>,
}

impl ComponentState {
    fn new(component: Component) -> Self {
        Self {
            component,
            verdict: Verdict::Unknown,
            given: None,
            stale: None,
            service: Service::Down,
            percent: None,
            service_set: None,
            touched: None,
        }
    }

    /// Whether its data is confirmed: intact or recovered, and nothing has touched it since.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.verdict.opens_the_gate() && self.stale.is_none()
    }
}

/// Where a responder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponderState {
    /// Called, not yet there.
    Called,
    /// There, without a role.
    Acknowledged,
    /// There, with a role.
    Assigned,
    /// May rest.
    Released,
}

impl ResponderState {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::Acknowledged => "acknowledged",
            Self::Assigned => "assigned",
            Self::Released => "released",
        }
    }
}

/// One call to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// On which number.
    pub line: Line,
    /// What came of it; none while it rings.
    pub outcome: Option<CallOutcome>,
    /// When.
    pub at: Moment,
}

/// Somebody who was called into the incident or came of their own accord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responder {
    /// Who.
    pub person: Person,
    /// The last call to them.
    pub call: Option<Call>,
    /// When they were first there.
    pub acknowledged: Option<Moment>,
    /// What they do.
    pub role: Option<Role>,
    /// Their duty in words.
    pub duty: Option<String>,
    /// When they were let go.
    pub released: Option<Moment>,
    /// When they last did anything here.
    pub last_sign: Option<Moment>,
}

impl Responder {
    /// Where they stand.
    #[must_use]
    pub fn state(&self) -> ResponderState {
        match self {
            Self { released: Some(_), .. } => ResponderState::Released,
            Self { role: Some(_), .. } => ResponderState::Assigned,
            Self { acknowledged: Some(_), .. } => ResponderState::Acknowledged,
            _ => ResponderState::Called,
        }
    }

    /// Whether they are there: acknowledged and not released.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.acknowledged.is_some() && self.released.is_none()
    }
}

/// The declaration of an incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// What was said.
    pub fact: IncidentDeclared,
    /// Who declared it.
    pub by: PersonId,
    /// When.
    pub at: Moment,
}

/// The post of the commander: exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Who commands.
    pub commander: PersonId,
    /// Since when.
    pub since: Moment,
    /// To whom the command is offered, by whom and when.
    pub offered: Option<(PersonId, Deed)>,
}

/// What the facts of one incident add up to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incident {
    /// How it began; none as long as no declaration was seen.
    pub declared: Option<Declaration>,
    /// Where it stands.
    pub status: Status,
    /// Since when, by whom and why it is resolved or closed.
    pub ended: Option<Deed>,
    /// The components in scope, in the order in which they came.
    pub components: Vec<ComponentState>,
    /// The people, in the order in which they came.
    pub responders: Vec<Responder>,
    /// Who commands.
    pub post: Option<Post>,
    /// How many entries were read.
    pub entries: u64,
    /// How many of them this version does not understand.
    pub not_understood: u64,
    steps: BTreeMap<StepRef, Progress>,
    last: Option<Position>,
}

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

static NOTHING_YET: Progress = Progress {
    state: StepState::Open,
    last: None,
    started: None,
    finished: None,
    confirmed: None,
    evidence: None,
    overridden: None,
    while_locked: false,
};

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
        self.take(event);
        self.note_sign_of_life(event);
        Applied::Yes
    }

    fn take(&mut self, event: &Event) {
        match &event.fact {
            Fact::IncidentDeclared(fact) => self.take_declaration(fact, event),
            Fact::ComponentAdded(fact) => self.add_component(fact.component.clone()),
            Fact::StepStarted(fact) => self.take_start(&fact.step, event),
            Fact::StepDone(fact) => self.take_done(&fact.step, fact.evidence.as_ref(), event),
            Fact::StepConfirmed(fact) => self.take_confirmation(&fact.step, event),
            Fact::StepSkipped(fact) => self.set_aside(&fact.step, StepState::Skipped, &fact.why, event),
            Fact::StepNotApplicable(fact) => self.set_aside(&fact.step, StepState::NotApplicable, &fact.why, event),
            Fact::StepFailed(fact) => self.set_aside(&fact.step, StepState::Failed, &fact.why, event),
            Fact::StepReopened(fact) => self.take_reopening(&fact.step, &fact.why, event),
            Fact::GateOverridden(fact) => self.take_override(&fact.step, &fact.why, event),
            Fact::VerdictGiven(fact) => self.take_verdict(fact, event),
            Fact::VerdictDoubted(fact) => self.touch(std::slice::from_ref(&fact.component), &fact.why, event),
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
                responder.released = None;
            }
            Fact::ResponderReleased(fact) => {
                let responder = self.responder_mut(&stranger(&fact.who));
                responder.released = Some(event.at);
                responder.role = None;
                responder.duty = None;
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
            self.add_component(component.clone());
        }
        let declarer = fact.declarer.clone().unwrap_or_else(|| stranger(&event.by));
        self.responder_mut(&declarer).acknowledged = Some(event.at);
        self.post.get_or_insert(Post { commander: event.by.clone(), since: event.at, offered: None });
        self.declared = Some(Declaration { fact: fact.clone(), by: event.by.clone(), at: event.at });
    }

    fn add_component(&mut self, component: Component) {
        match self.components.iter_mut().find(|state| state.component.id == component.id) {
            // A fact about a component may arrive before the one that names it.
            Some(state) if state.component.title == state.component.id.as_str() => state.component = component,
            Some(_) => {}
            None => self.components.push(ComponentState::new(component)),
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
        *self.progress_mut(step) = Progress { last: Some(deed(event, Some(why))), ..Progress::default() };
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
        self.touch(&touched, &format!("{code} was reopened: {why}"), event);
    }

    fn take_verdict(&mut self, fact: &VerdictGiven, event: &Event) {
        let state = self.component_mut(&fact.component);
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
        state.service = fact.service;
        state.percent = if fact.service == Service::Degraded { fact.percent } else { None };
        state.service_set = Some(deed(event, None));
        if went_down {
            let touched = self.standing_on(&fact.component);
            self.touch(&touched, &format!("{} went down again", fact.component), event);
        }
        if fact.service != Service::Up && self.status == Status::Resolved {
            self.status = Status::Open;
            self.ended = None;
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

    fn touch(&mut self, components: &[ComponentId], why: &str, event: &Event) {
        for id in components {
            let state = self.component_mut(id);
            let touched = deed(event, Some(why));
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
            *post = Post { commander: who.clone(), since: event.at, offered: None };
            self.responder_mut(&stranger(who)).acknowledged.get_or_insert(event.at);
        }
    }

    fn end(&mut self, status: Status, why: Option<&String>, event: &Event) {
        if self.status != Status::Closed {
            self.status = status;
            self.ended = Some(deed(event, why.map(String::as_str)));
        }
    }

    fn note_sign_of_life(&mut self, event: &Event) {
        if let Some(responder) = self.responders.iter_mut().find(|responder| responder.person.id == event.by) {
            responder.last_sign = responder.last_sign.max(Some(event.at));
        }
    }

    fn works_while_locked(&self, step: &StepRef, at: Moment) -> bool {
        self.instance(step).is_some_and(|instance| !gate::locks(self, &instance, at).is_empty())
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

    /// Whether it is finished and waits for a second name.
    #[must_use]
    pub fn waits_for_second_name(&self) -> bool {
        self.state == StepState::Started && self.finished.is_some()
    }
}

fn deed(event: &Event, why: Option<&str>) -> Deed {
    Deed { by: event.by.clone(), at: event.at, why: why.map(str::to_owned) }
}

fn stranger(id: &PersonId) -> Person {
    Person { id: id.clone(), name: id.to_string(), skills: Vec::new(), languages: Vec::new() }
}

/// One step as it is ticked off: what the runbook says of it, where, and under which spoken code.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance<'a> {
    /// What the runbook says.
    pub step: &'a Step,
    /// Its place among the steps of its priority, from 1 on.
    pub ordinal: usize,
    /// Where it is done, for a step that repeats per component.
    pub component: Option<&'a ComponentState>,
}

impl Instance<'_> {
    /// The name under which the log knows it.
    #[must_use]
    pub fn reference(&self) -> StepRef {
        StepRef { step: self.step.id.clone(), component: self.component.map(|state| state.component.id.clone()) }
    }

    /// The code under which people speak of it: `D3@db-1`.
    #[must_use]
    pub fn code(&self) -> String {
        let short = self.short_code();
        match self.component {
            Some(state) => format!("{short}@{}", state.component.id),
            None => short,
        }
    }

    /// The code without the component: `D3`.
    #[must_use]
    pub fn short_code(&self) -> String {
        format!("{}{}", self.step.priority.letter(), self.ordinal)
    }
}

/// Reading an incident.
impl Incident {
    /// Its id, once declared.
    #[must_use]
    pub fn id(&self) -> Option<&IncidentId> {
        self.declared.as_ref().map(|declared| &declared.fact.incident)
    }

    /// The runbook that it follows.
    #[must_use]
    pub fn runbook(&self) -> Option<&Runbook> {
        self.declared.as_ref().map(|declared| &declared.fact.runbook)
    }

    /// What the runbook says of a step.
    #[must_use]
    pub fn step(&self, step: &StepRef) -> Option<&Step> {
        self.runbook()?.steps.iter().find(|known| known.id == step.step)
    }

    /// Whether a step counts only with a second name. The commander may pass this too, except where something is destroyed.
    #[must_use]
    pub fn wants_second_name(&self, step: &StepRef) -> bool {
        let passed = self.progress(step).overridden.is_some();
        self.step(step).is_some_and(|step| step.two_names && (step.destroys.is_some() || !passed))
    }

    /// How far a step has come.
    #[must_use]
    pub fn progress(&self, step: &StepRef) -> &Progress {
        self.steps.get(step).unwrap_or(&NOTHING_YET)
    }

    /// The component of that id, where it is in scope.
    #[must_use]
    pub fn component(&self, id: &ComponentId) -> Option<&ComponentState> {
        self.components.iter().find(|state| state.component.id == *id)
    }

    /// The responder of that id.
    #[must_use]
    pub fn responder(&self, id: &PersonId) -> Option<&Responder> {
        self.responders.iter().find(|responder| responder.person.id == *id)
    }

    /// What somebody is called; their id where the log has no name.
    #[must_use]
    pub fn name_of<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.responder(id).map_or(id.as_str(), |responder| responder.person.name.as_str())
    }

    /// Whether somebody commands.
    #[must_use]
    pub fn is_commander(&self, id: &PersonId) -> bool {
        self.post.as_ref().is_some_and(|post| post.commander == *id)
    }

    /// How many people are there.
    #[must_use]
    pub fn people_here(&self) -> usize {
        self.responders.iter().filter(|responder| responder.is_here()).count()
    }

    /// All steps as they are ticked off: those of a priority in the runbook's order, each once for every component where it repeats.
    pub fn instances(&self) -> impl Iterator<Item = Instance<'_>> {
        Priority::ALL.iter().flat_map(|priority| self.instances_of(*priority))
    }

    /// The steps of one priority, as they are ticked off.
    pub fn instances_of(&self, priority: Priority) -> impl Iterator<Item = Instance<'_>> {
        let steps = self.runbook().map_or(&[][..], |runbook| &runbook.steps);
        let of_priority = steps.iter().filter(move |step| step.priority == priority).enumerate();
        of_priority.flat_map(move |(at, step)| self.repeated(step, at + 1))
    }

    /// A step of the runbook once for every component where it repeats.
    fn repeated<'a>(&'a self, step: &'a Step, ordinal: usize) -> impl Iterator<Item = Instance<'a>> {
        let once = (!step.per_component).then_some(Instance { step, ordinal, component: None });
        let each = self.components.iter().filter(|_| step.per_component);
        once.into_iter().chain(each.map(move |state| Instance { step, ordinal, component: Some(state) }))
    }

    /// All instances of the step of that id.
    pub fn instances_of_step<'a>(&'a self, id: &'a super::id::StepId) -> impl Iterator<Item = Instance<'a>> {
        let found = self.numbered(id);
        found.into_iter().flat_map(|(step, ordinal)| self.repeated(step, ordinal))
    }

    /// The step as it is ticked off; none when the runbook has no such step or the component is not in scope.
    #[must_use]
    pub fn instance(&self, step: &StepRef) -> Option<Instance<'_>> {
        let (found, ordinal) = self.numbered(&step.step)?;
        match (&step.component, found.per_component) {
            (None, false) => Some(Instance { step: found, ordinal, component: None }),
            (Some(id), true) => Some(Instance { step: found, ordinal, component: Some(self.component(id)?) }),
            _ => None,
        }
    }

    fn numbered(&self, id: &super::id::StepId) -> Option<(&Step, usize)> {
        let steps = &self.runbook()?.steps;
        let found = steps.iter().find(|step| step.id == *id)?;
        let before = steps.iter().take_while(|step| step.id != *id).filter(|step| step.priority == found.priority);
        Some((found, before.count() + 1))
    }

    /// The code under which people speak of a step; its id where the runbook has no such step.
    #[must_use]
    pub fn code(&self, step: &StepRef) -> String {
        match (self.numbered(&step.step), &step.component) {
            (Some((found, ordinal)), Some(component)) => format!("{}{ordinal}@{component}", found.priority.letter()),
            (Some((found, ordinal)), None) => format!("{}{ordinal}", found.priority.letter()),
            (None, _) => step.to_string(),
        }
    }
}
