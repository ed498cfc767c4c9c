//! The locks of many steps at one moment: what is missing of a component's data and integrity steps is found
//! and said once for all steps that wait for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::advice::Lock;
use crate::domain::id::ComponentId;
use crate::domain::stamp::Moment;
use crate::domain::steps::plan::{Instance, Plan};

use super::{component_lock, is_gated, own_lock};

/// The locks of a plan at a moment.
#[derive(Debug)]
pub struct Locks<'a> {
    plan: Plan<'a>,
    now: Moment,
    /// The locks of the gates that were asked for: of each component, and of all together.
    gates: BTreeMap<Option<&'a ComponentId>, Option<Arc<Lock>>>,
}

impl<'a> Locks<'a> {
    /// Those of a plan at a moment.
    #[must_use]
    pub fn of(plan: Plan<'a>, now: Moment) -> Self {
        Self { plan, now, gates: BTreeMap::new() }
    }

    /// The worst of what locks a step, as [`super::lock`] says it.
    pub fn lock(&mut self, instance: &Instance<'a>) -> Option<Arc<Lock>> {
        let (plan, now) = (self.plan, self.now);
        self.gate(instance).or_else(|| own_lock(plan, instance, now, |other| self.gate(other)).map(Arc::new))
    }

    /// What keeps the gate of a step shut.
    fn gate(&mut self, instance: &Instance<'a>) -> Option<Arc<Lock>> {
        let plan = self.plan;
        let gate = is_gated(instance).then(|| {
            let id = instance.component.map(|state| &state.component.id);
            let found = || component_lock(plan, instance.component).map(Arc::new);
            self.gates.entry(id).or_insert_with(found).clone()
        });
        gate.flatten()
    }
}
