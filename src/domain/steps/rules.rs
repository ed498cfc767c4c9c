//! What holds between steps: which come first, since when one may be done, and since when its time runs.

use crate::domain::advice::Advice;
use crate::domain::fact::Topic as _;
use crate::domain::hints;
use crate::domain::id::PersonId;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::state::{People, Post, Responder};
use crate::domain::runbook::{Priority, Role, Span};
use crate::domain::speech::{Blank, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::verb::Verb;

use super::facts::StepsFact;
use super::plan::{Instance, Plan, called_for_since};
use super::state::StepState;

/// The instances of the steps that a step names as those that come first: those of its own component where
/// both repeat, unless it names them for every component.
pub fn needed<'a>(plan: Plan<'a>, instance: &Instance<'a>) -> impl Iterator<Item = Instance<'a>> {
    let component = instance.component;
    plan.needs(instance).iter().flat_map(move |earlier| {
        let component = component.filter(|_| !earlier.everywhere);
        plan.repeated(earlier.place, component)
    })
}

/// The steps that are done and rest on a step, directly or through others.
pub fn resting_on<'a>(plan: Plan<'a>, ground: &Instance<'a>) -> Vec<Instance<'a>> {
    let mut resting: Vec<Instance<'a>> = Vec::new();
    let mut ground = vec![ground.reference()];
    while let Some(below) = ground.pop() {
        for instance in plan.instances().filter(|instance| instance.progress.state == StepState::Done) {
            let reference = instance.reference();
            let known = resting.iter().any(|known| known.reference() == reference);
            if !known && needed(plan, &instance).any(|needed| needed.reference() == below) {
                ground.push(reference);
                resting.push(instance);
            }
        }
    }
    resting.sort_by_key(|instance| instance.place);
    resting
}

/// What one must be able to do for a step: what it says itself, and what its component wants beside that.
pub fn wanted_skills<'a>(instance: &Instance<'a>) -> impl Iterator<Item = &'a String> + use<'a> {
    let of_component = instance.component.map_or(&[][..], |state| &state.component.skills);
    instance.step.skills.iter().chain(of_component)
}

/// Whether a step is out of the way of what comes under `restore`: one that was skipped is not.
#[must_use]
pub fn counts_as_done(instance: &Instance<'_>) -> bool {
    matches!(instance.progress.state, StepState::Done | StepState::NotApplicable)
}

/// What opens a step that one person finished: anybody else may stand for it too.
#[must_use]
pub fn second_name(code: &str, first: &PersonId) -> Advice {
    Advice::from(say!("rules-ask-to-confirm", ask = hints::about(Verb::Confirm, code))).ask_another_than(first)
}

/// What somebody does about a step of another role than theirs.
#[must_use]
pub fn leave_or_change_role(who: &PersonId, wanted: Role) -> Sentence {
    say!("rules-leave-or-change-role", ask = hints::about(Verb::Assign, who).with(wanted.word()))
}

/// What somebody does about a step that is the commander's own.
#[must_use]
pub fn ask_the_commander_for(people: &People, post: &Post, code: &str, who: &PersonId) -> Advice {
    let delegate = hints::about(Verb::Delegate, code);
    let is_here = people.responder(who).is_some_and(Responder::is_here);
    let ask = if is_here { delegate.with(who.to_string()) } else { delegate.blank(Blank::Who) };
    let commander = &post.commander;
    Advice::from(say!("rules-commander-delegates", name = people.called(commander), ask = ask)).ask(commander)
}

/// Since when a step is there to be done, and all that it needs is settled: since the declaration, or what
/// came last of its component, the verdict that called for it, the choice of its path and its needs.
#[must_use]
pub fn free_since(plan: Plan<'_>, instance: &Instance<'_>) -> Option<Moment> {
    let of_component = instance.component.and_then(|state| state.since);
    let chosen = plan.steps.path.as_ref().filter(|_| instance.step.path.is_some()).map(|(_, deed)| deed.at);
    let came = [of_component, called_for_since(plan, instance), chosen].into_iter().flatten();
    let mut since = came.fold(plan.lifecycle.declared.as_ref()?.at, Moment::max);
    for step in needed(plan, instance) {
        let progress = step.progress;
        since = since.max(progress.last.as_ref().filter(|_| progress.state.is_settled())?.at);
    }
    Some(since)
}

/// When the hold time of a step ends, counted from the moment its
/// needs were met; none where it has none, or they are not met yet.
#[must_use]
pub fn held_until(plan: Plan<'_>, instance: &Instance<'_>) -> Option<Moment> {
    let hold = instance.step.after?;
    Some(free_since(plan, instance)?.plus_seconds(hold.seconds()))
}

/// Since when the time of a step runs, and who is at it: from its start; for what customers are owed, from
/// the moment it may be done, for communication begins in minute one, whether anybody remembers it or not.
/// That service is back changes nothing of what is owed.
#[must_use]
pub fn runs_since<'a>(plan: Plan<'a>, instance: &Instance<'a>) -> Option<(Moment, Option<&'a PersonId>)> {
    let progress = instance.progress;
    let owed = instance.step.priority == Priority::Communicate && plan.lifecycle.status != Status::Closed;
    match progress.state {
        StepState::Started if progress.finished.is_none() => progress.started.as_ref().map(|deed| (deed.at, Some(&deed.by))),
        StepState::Open if owed => {
            let hold = instance.step.after.map_or(0, Span::seconds);
            Some((free_since(plan, instance)?.plus_seconds(hold), None))
        }
        _ => None,
    }
}

/// Whether a fact overrides a lock, or is work on a step whose lock was overridden or that was shut.
#[must_use]
pub fn passes_a_lock(plan: Plan<'_>, fact: &StepsFact) -> bool {
    match fact {
        StepsFact::GateOverridden(_) => true,
        StepsFact::StepStarted(_) | StepsFact::StepDone(_) | StepsFact::StepConfirmed(_) => {
            let passed =
                |step| plan.progress(step).while_locked || plan.steps.overrides.iter().any(|(overridden, _)| overridden == step);
            fact.about().step.is_some_and(passed)
        }
        StepsFact::StepSkipped(_)
        | StepsFact::StepNotApplicable(_)
        | StepsFact::StepFailed(_)
        | StepsFact::StepReopened(_)
        | StepsFact::StepDelegated(_)
        | StepsFact::StepAdded(_)
        | StepsFact::PathChosen(_) => false,
    }
}
