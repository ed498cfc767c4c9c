//! What all data stands on: for each component what [`super::confirmed`] says of one, found by way of what is
//! right below it. So of a thousand components in a chain each is looked at once, not with all below it.

use crate::domain::advice::Lock;
use crate::domain::data::state::ComponentState;
use crate::domain::steps::plan::Plan;
use crate::domain::vocabulary::Verdict;

use super::confirmed::{first_to_confirm, is_ruled_out, is_sure_with, is_untouched, lock_with, wants_confirming};

/// What the data of each component stands on, by its number.
#[derive(Debug)]
pub struct Footing<'a> {
    /// What has to be confirmed first of all that it is stored on.
    firsts: Vec<Option<&'a ComponentState>>,
    /// Nothing has happened to its data that would want a verdict.
    needs_none: Vec<bool>,
    /// Neither it nor what it is stored on was touched here.
    untouched: Vec<bool>,
}

impl<'a> Footing<'a> {
    /// That of a plan.
    #[must_use]
    pub fn of(plan: Plan<'a>) -> Self {
        let components = &plan.data.components;
        let grounds: Vec<Vec<&ComponentState>> = components.iter().map(|state| plan.data.grounds(state)).collect();
        let untouched: Vec<bool> = components.iter().map(is_untouched).collect();
        let ruled_out = components.iter().zip(&untouched).map(|(state, untouched)| *untouched && is_ruled_out(plan, state));
        let needs_none = standing(&grounds, ruled_out.collect());
        let firsts = bottoms(&grounds.iter().map(|grounds| first_of(grounds, &needs_none)).collect::<Vec<_>>());
        Self { firsts, needs_none, untouched: standing(&grounds, untouched) }
    }

    /// Whether work on a component need not wait for its data, as [`super::confirmed::is_sure`] says it.
    #[must_use]
    pub fn is_sure(&self, state: &ComponentState) -> bool {
        is_sure_with(state, || is(&self.needs_none, state))
    }

    /// What keeps a component's data from counting as confirmed, as [`super::confirmed::lock`] says it.
    #[must_use]
    pub fn lock(&self, state: &ComponentState) -> Option<Lock> {
        let first = || self.firsts.get(state.number).copied().flatten().and_then(first_to_confirm);
        lock_with(state, || is(&self.needs_none, state), first)
    }

    /// Whether customers have of a component what they had of it before: it, and all that it is stored on,
    /// was never out here, and nobody doubted its data or found harm. That nobody confirmed it yet is no
    /// alarm.
    #[must_use]
    pub fn serves_as_before(&self, state: &ComponentState) -> bool {
        state.service.serves() && is(&self.untouched, state)
    }
}

fn is(known: &[bool], state: &ComponentState) -> bool {
    known.get(state.number).is_some_and(|is| *is)
}

/// The first of those on which data is stored whose own has to be confirmed before.
fn first_of<'a>(grounds: &[&'a ComponentState], needs_none: &[bool]) -> Option<&'a ComponentState> {
    grounds.iter().copied().find(|below| wants_confirming(below, || is(needs_none, below)))
}

/// Whether what `holds` of each component holds of all that it is stored on as well, but for what is intact.
fn standing(grounds: &[Vec<&ComponentState>], mut holds: Vec<bool>) -> Vec<bool> {
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); grounds.len()];
    for (number, grounds) in grounds.iter().enumerate() {
        let shaky = grounds.iter().filter(|ground| !(ground.is_confirmed() && ground.verdict == Verdict::Intact));
        for ground in shaky {
            above.get_mut(ground.number).into_iter().for_each(|above| above.push(number));
        }
    }
    let mut fallen: Vec<usize> = holds.iter().enumerate().filter(|(_, holds)| !**holds).map(|(number, _)| number).collect();
    while let Some(ground) = fallen.pop() {
        for number in above.get(ground).into_iter().flatten() {
            if let Some(holds) = holds.get_mut(*number).filter(|holds| **holds) {
                *holds = false;
                fallen.push(*number);
            }
        }
    }
    holds
}

/// The last of the components that each leads to, from one to the next. There is no circle, so this ends.
fn bottoms<'a>(next: &[Option<&'a ComponentState>]) -> Vec<Option<&'a ComponentState>> {
    let mut bottoms: Vec<Option<&ComponentState>> = vec![None; next.len()];
    for start in 0..next.len() {
        let (mut way, mut bottom) = (Vec::new(), None);
        let mut at = start;
        while let Some(below) = next.get(at).copied().flatten() {
            way.push(at);
            bottom = bottoms.get(at).copied().flatten();
            if bottom.is_some() {
                break;
            }
            bottom = Some(below);
            at = below.number;
        }
        for passed in way {
            bottoms.get_mut(passed).into_iter().for_each(|known| *known = bottom);
        }
    }
    bottoms
}
