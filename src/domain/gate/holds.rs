//! What holds what back: the steps that cannot go on before another is done, directly or through others between them.
//!
//! The gate's own blocks, seen from the other end. A step whose lock was overridden waits for nothing.

use std::collections::BTreeMap;

use super::{Block, blocks};
use crate::domain::id::{ComponentId, StepRef};
use crate::domain::steps::plan::{Instance, Plan};
use crate::domain::steps::rules::counts_as_done;

/// Who waits for whom in an incident.
#[derive(Clone, Debug, Default)]
pub struct Holds {
    /// The steps that are not done, in the order of the screen.
    steps: Vec<StepRef>,
    /// Where each of them stands.
    places: BTreeMap<StepRef, usize>,
    /// Behind the steps' places, those of the components whose data is not confirmed.
    components: Vec<ComponentId>,
    /// For each place, those that wait for it directly.
    waiting: Vec<Vec<usize>>,
}

impl Holds {
    /// Who waits for whom now.
    #[must_use]
    pub fn of(plan: Plan<'_>) -> Self {
        let open: Vec<Instance<'_>> = plan.instances().filter(|instance| !counts_as_done(plan, instance)).collect();
        let steps: Vec<StepRef> = open.iter().map(Instance::reference).collect();
        let places = steps.iter().cloned().zip(0..).collect();
        let unsure = plan.data.components.iter().filter(|state| !state.is_confirmed());
        let components: Vec<ComponentId> = unsure.map(|state| state.component.id.clone()).collect();
        let waiting = vec![Vec::new(); steps.len() + components.len()];
        let mut holds = Self { steps, places, components, waiting };
        for (place, instance) in open.iter().enumerate() {
            holds.lay(plan, place, instance);
        }
        holds
    }

    /// Lays the threads from whatever holds a step back to that step; and from a step that gives a verdict to the data that waits for it.
    fn lay(&mut self, plan: Plan<'_>, place: usize, instance: &Instance<'_>) {
        let own = instance.component.filter(|_| instance.step.verdict);
        if let Some(component) = own.and_then(|state| self.component(&state.component.id)) {
            self.waits(component, Some(place));
        }
        for block in blocks(plan, instance) {
            let ahead = match block {
                Block::Data(state) => self.component(&state.component.id),
                Block::Integrity(step) | Block::Needs(step) => self.places.get(&step.reference()).copied(),
            };
            self.waits(place, ahead);
        }
    }

    fn waits(&mut self, who: usize, for_whom: Option<usize>) {
        if let Some(waiting) = for_whom.and_then(|place| self.waiting.get_mut(place)) {
            waiting.push(who);
        }
    }

    fn component(&self, id: &ComponentId) -> Option<usize> {
        self.components.iter().position(|known| known == id).map(|at| self.steps.len() + at)
    }

    /// The steps that wait for a step, in the order of the screen.
    #[must_use]
    pub fn behind(&self, step: &StepRef) -> Vec<&StepRef> {
        self.places.get(step).map_or_else(Vec::new, |place| self.reached(*place))
    }

    /// The steps that wait for a component's data to be confirmed, in the order of the screen.
    #[must_use]
    pub fn behind_data(&self, component: &ComponentId) -> Vec<&StepRef> {
        self.component(component).map_or_else(Vec::new, |place| self.reached(place))
    }

    fn reached(&self, from: usize) -> Vec<&StepRef> {
        let mut seen = vec![false; self.waiting.len()];
        let mut ahead = vec![from];
        while let Some(place) = ahead.pop() {
            for next in self.waiting.get(place).into_iter().flatten() {
                if let Some(seen) = seen.get_mut(*next).filter(|seen| !**seen) {
                    *seen = true;
                    ahead.push(*next);
                }
            }
        }
        let reached = self.steps.iter().zip(seen).enumerate();
        reached.filter(|(at, (_, seen))| *seen && *at != from).map(|(_, (step, _))| step).collect()
    }
}
