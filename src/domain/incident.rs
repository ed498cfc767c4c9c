//! What the facts of an incident add up to, and how it is read. [`super::fold`] makes it.
//!
//! It keeps what is true now, and the few things of the way that a report begins with: who commanded, which gates were passed, how long a
//! component was not up. Notes and decisions live in the log alone, so an incident of a million entries is as small as one of a hundred.

use super::record::{Deed, Evidence, Person};
use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::event::IncidentDeclared;
use super::id::{ComponentId, IncidentId, PersonId, StepId, StepRef};
use super::runbook::{Component, Priority, Role, Runbook, Step};
use super::speech::{Sentence, say, speaks};
use super::stamp::{Moment, Position};
use super::vocabulary::{CallOutcome, Line, Service, Verdict};

/// Where an incident stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// Why the verdict on a component no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Doubt {
    /// Who did what casts doubt on it, or said so.
    pub by: PersonId,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    pub cause: Cause,
}

/// What casts doubt on a verdict.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Cause {
    /// Somebody said so, in these words.
    Said(String),
    /// An integrity step of that code no longer stands, for that reason.
    Reopened(String, String),
    /// That component went down again.
    WentDown(ComponentId),
}

impl Cause {
    /// What happened, in a sentence.
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        match self {
            Self::Said(why) => why.into(),
            Self::Reopened(code, why) => say!("rules-was-reopened", code = code, why = why),
            Self::WentDown(component) => say!("rules-went-down", component = component),
        }
    }
}

/// The state of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

speaks!(Status, StepState, ResponderState);

/// How far a step has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Who passed its gates, and why; until it is reopened.
    pub overridden: Option<Deed>,
    /// Work was done while its gate was shut, as can happen on a machine that was cut off.
    pub while_locked: bool,
}

/// A component and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentState {
    /// Its id, title and needs.
    pub component: Component,
    /// The last verdict on its data.
    pub verdict: Verdict,
    /// Who gave it, with what to show for it.
    pub given: Option<Given>,
    /// The verdict before the last one, and who gave it.
    pub verdict_before: (Verdict, Option<Given>),
    /// Why the verdict no longer holds.
    pub stale: Option<Doubt>,
    /// What customers have of it.
    pub service: Service,
    /// How much of it works, where it is degraded.
    pub percent: Option<u8>,
    /// What customers had of it before it was last set, and how much.
    pub service_before: (Service, Option<u8>),
    /// Who set the service state.
    pub service_set: Option<Deed>,
    /// For how long it was not up.
    pub outage: Outage,
    /// When something last happened that casts doubt on any verdict from before.
    pub(super) touched: Option<Doubt>,
}

/// The time for which a component was not up: down, restoring or degraded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outage {
    /// Since when it is not up; none while it is.
    pub since: Option<Moment>,
    /// When it was first not up.
    pub first: Option<Moment>,
    /// When it was last up again.
    pub until: Option<Moment>,
    /// How many times it came up again.
    pub times: u32,
    /// How long it was not up, those times together.
    pub seconds: i64,
}

impl Outage {
    /// It is not up at that moment, as far as anybody says.
    pub(super) fn begin(&mut self, at: Moment) {
        self.since = Some(self.since.map_or(at, |since| since.min(at)));
        self.first = Some(self.first.map_or(at, |first| first.min(at)));
    }

    /// It is up again; or, where that was so before it began, it was never down.
    pub(super) fn end(&mut self, at: Moment) {
        let Some(since) = self.since.take() else { return };
        if at > since {
            self.times += 1;
            self.seconds += at.seconds_since(since);
            self.until = self.until.max(Some(at));
        } else if self.times == 0 {
            self.first = None;
        }
    }
}

/// The giving of a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub(super) fn new(component: Component) -> Self {
        Self {
            component,
            verdict: Verdict::Unknown,
            given: None,
            verdict_before: (Verdict::Unknown, None),
            stale: None,
            service: Service::Down,
            percent: None,
            service_before: (Service::Down, None),
            service_set: None,
            outage: Outage::default(),
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// On which number.
    pub line: Line,
    /// What came of it; none while it rings.
    pub outcome: Option<CallOutcome>,
    /// When.
    pub at: Moment,
}

/// Somebody who was called into the incident or came of their own accord.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Who gave them the role they have, and when.
    pub assigned: Option<Deed>,
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declaration {
    /// What was said.
    pub fact: IncidentDeclared,
    /// Who declared it.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// Where each step stands in the runbook.
    #[serde(skip)]
    pub(super) places: Places,
}

/// Where each step of a runbook stands among all, and its number within its priority. Derived when first asked for, and kept: a board asks for it
/// some hundred thousand times where a runbook is long. It is no part of what is compared or written.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(OnceLock<BTreeMap<StepId, (usize, usize)>>);

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Places {
    /// Where the first step of that id stands in these steps, which are always the same ones.
    fn of(&self, steps: &[Step], id: &StepId) -> Option<(usize, usize)> {
        let count = || {
            let mut places = BTreeMap::new();
            for priority in Priority::ALL {
                let of_priority = steps.iter().enumerate().filter(|(_, step)| step.priority == *priority);
                for (number, (place, step)) in (1..).zip(of_priority) {
                    let first = places.entry(step.id.clone()).or_insert((place, number));
                    *first = (*first).min((place, number));
                }
            }
            places
        };
        self.0.get_or_init(count).get(id).copied()
    }
}

/// The post of the commander: exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Who commands.
    pub commander: PersonId,
    /// Since when.
    pub since: Moment,
    /// Who commanded before, the first one first, and since when each did.
    pub before: Vec<(PersonId, Moment)>,
    /// To whom the command is offered, by whom and when.
    pub offered: Option<(PersonId, Deed)>,
}

/// What the facts of one incident add up to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// How it began; none as long as no declaration was seen.
    pub declared: Option<Declaration>,
    /// Where it stands.
    pub status: Status,
    /// Since when, by whom and why it is resolved or closed.
    pub ended: Option<Deed>,
    /// When service was said to be back, by whom and why; stays when the incident is closed, goes when service goes down again.
    pub resolved: Option<Deed>,
    /// The gates that were passed, in the order in which they were: also those of steps that were reopened since.
    pub overrides: Vec<(StepRef, Deed)>,
    /// How many entries were written down late.
    pub late: u64,
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
    /// How far each step has come that anything was said of.
    pub(super) steps: BTreeMap<StepRef, Progress>,
    /// The last event that was taken.
    pub(super) last: Option<Position>,
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
impl Progress {
    /// Whether it is finished and waits for a second name.
    #[must_use]
    pub fn waits_for_second_name(&self) -> bool {
        self.state == StepState::Started && self.finished.is_some()
    }
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
        self.numbered(&step.step).map(|(known, _)| known)
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
        self.instances_beside(priority, None)
    }

    /// The steps of one priority that matter to a component: done for it, or once for all. Without a component, all of them.
    pub fn instances_beside<'a>(
        &'a self,
        priority: Priority,
        component: Option<&'a ComponentState>,
    ) -> impl Iterator<Item = Instance<'a>> {
        let steps = self.runbook().map_or(&[][..], |runbook| &runbook.steps);
        let of_priority = steps.iter().filter(move |step| step.priority == priority).enumerate();
        of_priority.flat_map(move |(at, step)| self.repeated(step, at + 1, component))
    }

    /// A step of the runbook once for every component where it repeats, or only for the one that is given.
    fn repeated<'a>(
        &'a self,
        step: &'a Step,
        ordinal: usize,
        only: Option<&'a ComponentState>,
    ) -> impl Iterator<Item = Instance<'a>> {
        let once = (!step.per_component).then_some(Instance { step, ordinal, component: None });
        let all = if step.per_component && only.is_none() { self.components.as_slice() } else { &[] };
        let places = all.iter().chain(only.filter(|_| step.per_component));
        once.into_iter().chain(places.map(move |state| Instance { step, ordinal, component: Some(state) }))
    }

    /// The instances of the step of that id that matter to a component; all of them without one.
    pub fn instances_of_step<'a>(
        &'a self,
        id: &'a StepId,
        component: Option<&'a ComponentState>,
    ) -> impl Iterator<Item = Instance<'a>> {
        let found = self.numbered(id);
        found.into_iter().flat_map(move |(step, ordinal)| self.repeated(step, ordinal, component))
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

    fn numbered(&self, id: &StepId) -> Option<(&Step, usize)> {
        let declared = self.declared.as_ref()?;
        let steps = &declared.fact.runbook.steps;
        let (place, number) = declared.places.of(steps, id)?;
        Some((steps.get(place)?, number))
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
