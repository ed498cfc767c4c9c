//! May this step be worked on now; if not, because of what, and what opens it.
//!
//! The gate of the product: nothing under `restore` starts or finishes on a component unless its data is
//! confirmed and its integrity steps are done. A restore step of no component waits for all in scope. An
//! integrity step of no component counts for each of them. The all-clear waits for everything: for all data
//! to be confirmed and for every service to be back, as resolving does.
//!
//! [`blocks`] is the one answer. [`opens`] says how a step that is blocked opens, [`locks`] the same of many
//! steps at once, [`lock`] makes words of the first of what is in its way; [`holds`] turns them round: what
//! waits for what; [`footing`] asks of all data at once what [`confirmed`] asks of one. What is still open
//! when an incident ends is in [`still_open`].

pub mod confirmed;
pub mod footing;
pub mod holds;
pub mod locks;
pub mod still_open;

use crate::domain::hints;

use super::advice::{Advice, Lock, Opens};
use super::data::state::ComponentState;
use super::id::ComponentId;
use super::length::lasting;
use super::lifecycle::state::Status;
use super::runbook::{Priority, Span};
use super::speech::say;
use super::stamp::Moment;
use super::steps::course;
use super::steps::plan::{Instance, Plan};
use super::steps::rules::{counts_as_done, held_until, needed, second_name};
use super::steps::state::StepState;
use super::verb::Verb;
use confirmed::is_sure;

/// One thing in the way of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Block<'a> {
    /// The data of a component is not confirmed.
    Data(&'a ComponentState),
    /// An integrity step is not done.
    Integrity(Instance<'a>),
    /// The service of a component is not back, which the all-clear would say of all.
    Service(&'a ComponentState),
    /// A step that comes first is not settled.
    Needs(Instance<'a>),
    /// It belongs to one of several paths, of which none is chosen.
    Path,
}

/// Everything in the way of a step but time, worst first; nothing where the commander overrode its lock.
pub fn blocks<'a>(plan: Plan<'a>, instance: &Instance<'a>) -> impl Iterator<Item = Block<'a>> {
    let gate = Gate::of(plan, instance);
    let data = gate.clone().into_iter().flat_map(move |gate| gate.unsure(plan)).map(Block::Data);
    let integrity = gate.clone().into_iter().flat_map(move |gate| gate.unchecked(plan)).map(Block::Integrity);
    let service = gate.into_iter().flat_map(move |gate| gate.not_back(plan)).map(Block::Service);
    let path = is_at_a_fork(plan, instance).then_some(Block::Path);
    data.chain(integrity).chain(service).chain(unmet(plan, instance).map(Block::Needs)).chain(path)
}

/// What a step waits for beside other steps.
#[derive(Clone, Debug)]
struct Gate<'a> {
    /// The component that it is done for; none where it waits for all.
    component: Option<&'a ComponentState>,
    /// Of these it does not wait for, for the commander passed their gates by name.
    passed: &'a [ComponentId],
    /// It is the all-clear.
    says_all_clear: bool,
}

impl<'a> Gate<'a> {
    /// That of a step; none where it waits for none, or where its lock was overridden.
    fn of(plan: Plan<'a>, instance: &Instance<'a>) -> Option<Self> {
        let says_all_clear = plan.says_all_clear(instance.step) && plan.lifecycle.status == Status::Open;
        let is_gated = instance.step.priority == Priority::Restore || says_all_clear;
        let passed = match (&instance.progress.overridden, &instance.progress.passes) {
            (None, _) => &[][..],
            (Some(_), Some(passed)) => passed,
            (Some(_), None) => return None,
        };
        is_gated.then_some(Self { component: instance.component, passed, says_all_clear })
    }

    fn waits_for(&self, state: &ComponentState) -> bool {
        !self.passed.contains(&state.component.id)
    }

    fn unsure(self, plan: Plan<'a>) -> impl Iterator<Item = &'a ComponentState> {
        unsure(plan, self.component).filter(move |state| self.waits_for(state))
    }

    /// What is done once for all components is passed together with any of them.
    fn unchecked(self, plan: Plan<'a>) -> impl Iterator<Item = Instance<'a>> {
        let unchecked = (!self.says_all_clear).then(|| unchecked(plan, self.component)).into_iter().flatten();
        unchecked.filter(move |step| step.component.map_or(self.passed.is_empty(), |state| self.waits_for(state)))
    }

    fn not_back(self, plan: Plan<'a>) -> impl Iterator<Item = &'a ComponentState> {
        let all = self.says_all_clear.then(|| plan.data.in_scope().filter(|state| !state.is_back())).into_iter().flatten();
        all.filter(move |state| self.waits_for(state))
    }
}

/// The components whose gates an override of a step passes by name: those that are shut; none where it is
/// done for one, whose gate it passes whole.
#[must_use]
pub fn passed_by(plan: Plan<'_>, instance: &Instance<'_>) -> Option<Vec<ComponentId>> {
    let gate = Gate::of(plan, instance).filter(|gate| gate.component.is_none())?;
    let (of_one, of_all): (Vec<Instance<'_>>, Vec<Instance<'_>>) =
        gate.clone().unchecked(plan).partition(|step| step.component.is_some());
    let unchecked = of_one.into_iter().filter_map(|step| step.component);
    let shut: Vec<&ComponentState> = gate.clone().unsure(plan).chain(unchecked).chain(gate.not_back(plan)).collect();
    let shut = |state: &&ComponentState| !of_all.is_empty() || shut.iter().any(|other| other.number == state.number);
    Some(plan.data.in_scope().filter(shut).map(|state| state.component.id.clone()).collect())
}

/// Whether a step belongs to one of several paths, of which none is chosen.
fn is_at_a_fork(plan: Plan<'_>, instance: &Instance<'_>) -> bool {
    instance.progress.overridden.is_none() && course::is_open(plan, instance.step)
}

/// Of a component, or of all, those whose data is not confirmed.
fn unsure<'a>(plan: Plan<'a>, component: Option<&'a ComponentState>) -> impl Iterator<Item = &'a ComponentState> {
    let concerned = component.map_or(&plan.data.components[..], std::slice::from_ref);
    concerned.iter().filter(move |state| !is_sure(plan, state))
}

/// The integrity steps that matter to a component, or to any, and are not done.
fn unchecked<'a>(plan: Plan<'a>, component: Option<&'a ComponentState>) -> impl Iterator<Item = Instance<'a>> {
    plan.instances_beside(Priority::Integrity, component).filter(|step| !counts_as_done(step))
}

/// The earlier steps that come first and are not settled; none where the lock was overridden. One that was
/// skipped with a reason does not hold the next one up, unless that one destroys something.
fn unmet<'a>(plan: Plan<'a>, instance: &Instance<'a>) -> impl Iterator<Item = Instance<'a>> {
    let (destroys, overridden) = (instance.step.destroys.is_some(), instance.progress.overridden.is_some());
    needed(plan, instance).filter(move |step| !overridden && holds_up(destroys, step.progress.state))
}

/// Whether an earlier step in that state holds up the next one, which may destroy something.
fn holds_up(destroys: bool, state: StepState) -> bool {
    !state.is_settled() || (destroys && state == StepState::Skipped)
}

/// Whether a step may not be worked on at a moment.
#[must_use]
pub fn is_locked(plan: Plan<'_>, instance: &Instance<'_>, now: Moment) -> bool {
    opens(plan, instance, now).is_some()
}

/// How a step opens that may not be worked on at a moment.
#[must_use]
pub fn opens(plan: Plan<'_>, instance: &Instance<'_>, now: Moment) -> Option<Opens> {
    let is_blocked = blocks(plan, instance).next().is_some();
    is_blocked.then_some(Opens::ByWork).or_else(|| held(plan, instance, now).map(Opens::At))
}

/// The worst of what locks a step at a moment, in words.
#[must_use]
pub fn lock(plan: Plan<'_>, instance: &Instance<'_>, now: Moment) -> Option<Lock> {
    gate_lock(plan, instance, now).or_else(|| own_lock(plan, instance, now))
}

/// What keeps the gate of a step shut, where it waits for one.
fn gate_lock<'a>(plan: Plan<'a>, instance: &Instance<'a>, now: Moment) -> Option<Lock> {
    let gate = Gate::of(plan, instance)?;
    let data = gate.clone().unsure(plan).next().and_then(|state| confirmed::lock(plan, state));
    let integrity = || {
        let mut unchecked = gate.clone().unchecked(plan);
        let first = unchecked.next()?;
        // Integrity steps wait for no gate.
        let hint = first_thing_to_do(plan, &earliest(plan, &first), &first, now);
        Some(unfinished(&first, unchecked.count(), hint))
    };
    data.or_else(integrity).or_else(|| gate.clone().not_back(plan).next().map(not_back))
}

/// The all-clear waits for a service.
fn not_back(state: &ComponentState) -> Lock {
    let id = &state.component.id;
    Lock::new(
        say!("rules-component-is", component = id, service = state.service),
        say!("rules-lock-not-up"),
        say!("rules-up-once-it-is", ask = hints::about(Verb::Service, id).with("up")),
    )
}

/// What locks a step whose gate is open: what comes first, else time.
fn own_lock(plan: Plan<'_>, instance: &Instance<'_>, now: Moment) -> Option<Lock> {
    let mut unmet = unmet(plan, instance);
    match unmet.next() {
        Some(first) => Some(unfinished(&first, unmet.count(), what_opens(plan, &first, now))),
        None if is_at_a_fork(plan, instance) => Some(course::fork(plan, instance.step)),
        None => held(plan, instance, now).map(|until| holding(instance, until, now)),
    }
}

/// When a step whose needs are met opens by itself, where it has not yet.
fn held(plan: Plan<'_>, instance: &Instance<'_>, now: Moment) -> Option<Moment> {
    let overridden = instance.progress.overridden.is_some();
    held_until(plan, instance).filter(|until| now < *until && !overridden)
}

fn holding(instance: &Instance<'_>, until: Moment, now: Moment) -> Lock {
    let hold = instance.step.after.map_or(0, Span::seconds);
    let left = || lasting(until.seconds_since(now));
    Lock {
        because: say!("rules-holds", span = lasting(hold)),
        short: say!("rules-lock-holding", span = left()),
        hint: Advice::from(say!("rules-opens-in", span = left())).until(until),
    }
}

fn unfinished(first: &Instance<'_>, more: usize, hint: Advice) -> Lock {
    let progress = first.progress;
    let how = match progress.state {
        StepState::Skipped => say!("rules-was-skipped"),
        StepState::Failed => say!("rules-has-failed"),
        _ if progress.waits_for_second_name() => say!("rules-waits-for-second-name"),
        _ => say!("rules-is-not-done"),
    };
    Lock {
        because: say!("rules-unfinished", code = first.code(), title = &first.step.title, how = how, more = more),
        short: say!("rules-lock-after", code = first.short_code()),
        hint,
    }
}

/// How many earlier steps are looked through for the one that
/// can be done now: more than any runbook has in a row.
const DEEPEST: usize = 64;

/// The step that is not done, or the first of those before it that waits for none.
fn earliest<'a>(plan: Plan<'a>, missing: &Instance<'a>) -> Instance<'a> {
    let mut first = missing.clone();
    for _ in 0..DEEPEST {
        let earlier = needed(plan, &first).find(|step| !step.progress.state.is_settled());
        match earlier {
            Some(earlier) => first = earlier,
            None => break,
        }
    }
    first
}

/// What to do about a step that is not done: about the first before
/// it that waits for none, or about its gate, where that is shut.
fn what_opens(plan: Plan<'_>, missing: &Instance<'_>, now: Moment) -> Advice {
    let first = earliest(plan, missing);
    let shut = gate_lock(plan, &first, now).filter(|_| can_go_on(&first));
    shut.map_or_else(|| first_thing_to_do(plan, &first, missing, now), |shut| shut.hint)
}

/// Whether a step can be finished without being reopened.
fn can_go_on(step: &Instance<'_>) -> bool {
    !matches!(step.progress.state, StepState::Skipped | StepState::Failed)
}

/// What to do about the first step of those before one that is not done; where only time holds it, to wait.
fn first_thing_to_do(plan: Plan<'_>, first: &Instance<'_>, missing: &Instance<'_>, now: Moment) -> Advice {
    let code = first.code();
    let progress = first.progress;
    if let Some(until) = held(plan, first, now).filter(|_| can_go_on(first)) {
        let span = lasting(until.seconds_since(now));
        return Advice::from(say!("rules-first-opens-in", code = &code, title = &first.step.title, span = span)).until(until);
    }
    let say = match (progress.state, &progress.finished) {
        (StepState::Skipped | StepState::Failed, _) => {
            say!(
                "rules-reopen-or-rule-out",
                ask = hints::with_reason(Verb::Reopen, &code),
                other = hints::with_reason(Verb::Na, &code)
            )
        }
        (_, Some(first)) if progress.waits_for_second_name() => return second_name(&code, &first.by),
        _ if first.reference() == missing.reference() => say!("rules-finish-it", ask = hints::about(Verb::Done, &code)),
        _ => say!("rules-first-comes", code = &code, title = &first.step.title, ask = hints::about(Verb::Done, &code)),
    };
    say.into()
}
