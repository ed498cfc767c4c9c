//! The locks of many steps at one moment: whether the gate of a component is shut is found once for all steps
//! that wait for it.

use crate::domain::advice::Opens;
use crate::domain::stamp::Moment;
use crate::domain::steps::plan::{Instance, Plan};

use super::footing::Footing;
use super::{Gate, held, is_at_a_fork, unchecked, unmet};

/// The locks of a plan at a moment.
#[derive(Debug)]
pub struct Locks<'a> {
    plan: Plan<'a>,
    now: Moment,
    /// Whether the gate is shut: of all together, and behind that of each component by its number.
    shut: Vec<bool>,
}

impl<'a> Locks<'a> {
    /// Those of a plan at a moment.
    #[must_use]
    pub fn of(plan: Plan<'a>, now: Moment) -> Self {
        let (footing, components) = (Footing::of(plan), &plan.data.components);
        let is_unchecked = |component| unchecked(plan, component).next().is_some();
        let of_all = !components.iter().all(|state| footing.is_sure(state)) || is_unchecked(None);
        let of_each = components.iter().map(|state| !footing.is_sure(state) || is_unchecked(Some(state)));
        Self { plan, now, shut: std::iter::once(of_all).chain(of_each).collect() }
    }

    /// How a step opens that is locked, as [`super::opens`] says it.
    #[must_use]
    pub fn opens(&self, instance: &Instance<'a>) -> Option<Opens> {
        let plan = self.plan;
        let is_shut = Gate::of(plan, instance).is_some_and(|gate| self.is_shut(instance.slot.beside, gate));
        let is_blocked = is_shut || unmet(plan, instance).next().is_some() || is_at_a_fork(plan, instance);
        is_blocked.then_some(Opens::ByWork).or_else(|| held(self.plan, instance, self.now).map(Opens::At))
    }

    /// Whether a gate is shut that is like the one of a component or of all, or has more or less to it.
    fn is_shut(&self, beside: usize, gate: Gate<'a>) -> bool {
        if gate.passed.is_empty() && !gate.says_all_clear {
            return self.shut.get(beside).is_some_and(|shut| *shut);
        }
        let shut = |gate: Gate<'a>| {
            gate.clone().unsure(self.plan).next().is_some() || gate.clone().unchecked(self.plan).next().is_some()
        };
        shut(gate.clone()) || gate.not_back(self.plan).next().is_some()
    }
}
