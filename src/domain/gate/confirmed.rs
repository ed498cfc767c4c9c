//! Whether the data of a component counts as confirmed: by a verdict,
//! or because nothing has happened to it that would want one.

use std::collections::BTreeSet;

use crate::domain::advice::{Advice, Lock};
use crate::domain::data::case::Ground;
use crate::domain::data::rules::verdict_lock;
use crate::domain::data::state::ComponentState;
use crate::domain::runbook::Priority;
use crate::domain::speech::say;
use crate::domain::steps::plan::Plan;
use crate::domain::steps::state::StepState;
use crate::domain::vocabulary::Verdict;

/// Whether work on a component need not wait for its data.
#[must_use]
pub fn is_sure(plan: Plan<'_>, state: &ComponentState) -> bool {
    is_sure_with(state, || needs_no_verdict(plan, state))
}

/// The same where it is known otherwise whether it needs no verdict.
pub(super) fn is_sure_with(state: &ComponentState, needs_none: impl FnOnce() -> bool) -> bool {
    !state.is_wanted() || !state.component.data || state.is_confirmed() || needs_none()
}

/// What keeps a component's data from counting as confirmed.
/// What has to be confirmed first is what it is stored on.
#[must_use]
pub fn lock(plan: Plan<'_>, state: &ComponentState) -> Option<Lock> {
    lock_with(state, || needs_no_verdict(plan, state), || ground(plan, state))
}

/// The same where it is known otherwise whether it needs no verdict, and what comes first.
pub(super) fn lock_with(
    state: &ComponentState,
    needs_none: impl FnOnce() -> bool,
    first: impl FnOnce() -> Option<Ground>,
) -> Option<Lock> {
    let lock = verdict_lock(state).filter(|_| !needs_none())?;
    if state.waits_for_second_name() {
        return Some(lock);
    }
    Some(Lock { hint: first().map_or(lock.hint, |first| first.hint), ..lock })
}

/// What has to be confirmed first of all that the data of a component is stored on.
#[must_use]
pub fn ground(plan: Plan<'_>, state: &ComponentState) -> Option<Ground> {
    let mut first = None;
    // There is no circle, so this ends.
    while let Some(below) = unsure_ground(plan, first.unwrap_or(state)) {
        first = Some(below);
    }
    first_to_confirm(first?)
}

/// What to do about a component whose data has to be confirmed first.
pub(super) fn first_to_confirm(first: &ComponentState) -> Option<Ground> {
    let component = &first.component.id;
    let hint = verdict_lock(first)?.hint;
    let say = say!("rules-ground-first", component = component, hint = &hint.say);
    Some(Ground { component: component.clone(), hint: Advice { say, ..hint } })
}

/// The first of those on which the data of a component is stored whose
/// own has to be confirmed before its own can be.
fn unsure_ground<'a>(plan: Plan<'a>, state: &'a ComponentState) -> Option<&'a ComponentState> {
    plan.data.grounds(state).into_iter().find(|below| wants_confirming(below, || needs_no_verdict(plan, below)))
}

/// Whether the data of a component has to be confirmed before what is stored on it can be.
pub(super) fn wants_confirming(below: &ComponentState, needs_none: impl FnOnce() -> bool) -> bool {
    let wants_verdict = || below.is_unknown() && !needs_none();
    below.is_wanted() && (below.stale.is_some() || below.waits_for_second_name() || wants_verdict())
}

/// Whether nothing has happened to the data of a component that would want a verdict: it was never out here,
/// nobody doubted it, it is stored on nothing else than such or on what was found intact, and somebody said
/// why its checks do not apply.
#[must_use]
pub fn needs_no_verdict(plan: Plan<'_>, state: &ComponentState) -> bool {
    stands_on(plan, state, |state| is_untouched(state) && is_ruled_out(plan, state))
}

/// Whether something holds of a component and of all that it is stored on, but for what is intact.
fn stands_on(plan: Plan<'_>, state: &ComponentState, holds: impl Fn(&ComponentState) -> bool) -> bool {
    let mut seen = BTreeSet::from([state.number]);
    let mut next = vec![state];
    while let Some(state) = next.pop() {
        if !holds(state) {
            return false;
        }
        for ground in plan.data.grounds(state) {
            let is_intact = ground.is_confirmed() && ground.verdict == Verdict::Intact;
            if !is_intact && seen.insert(ground.number) {
                next.push(ground);
            }
        }
    }
    true
}

/// Whether nobody gave a verdict on a component, and nothing happened here that could have touched its data.
pub(super) fn is_untouched(state: &ComponentState) -> bool {
    state.is_unknown() && state.is_wanted() && !state.was_out && !state.was_doubted && state.harmed.is_none()
}

/// Whether the steps that ask for a verdict on a component were all ruled out.
pub(super) fn is_ruled_out(plan: Plan<'_>, state: &ComponentState) -> bool {
    let mut checks = plan.instances_beside(Priority::Integrity, Some(state)).filter(|check| check.step.verdict).peekable();
    checks.peek().is_some() && checks.all(|check| check.progress.state == StepState::NotApplicable)
}
