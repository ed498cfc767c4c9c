//! What holds what back: the steps that cannot go on before another is done, directly or through others between them.
//!
//! It says what [`super::gate`] would lock now, seen from the other end. A step whose gates were passed waits for nothing.

use std::collections::BTreeMap;

use super::gate::needed;
use super::id::{ComponentId, StepRef};
use super::incident::{Incident, Instance, StepState};
use super::runbook::Priority;

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
    pub fn of(incident: &Incident) -> Self {
        let open: Vec<Instance<'_>> = incident.instances().filter(|instance| !is_done(incident, instance)).collect();
        let steps: Vec<StepRef> = open.iter().map(Instance::reference).collect();
        let places = steps.iter().cloned().zip(0..).collect();
        let unsure = incident.components.iter().filter(|state| !state.is_confirmed());
        let components: Vec<ComponentId> = unsure.map(|state| state.component.id.clone()).collect();
        let waiting = vec![Vec::new(); steps.len() + components.len()];
        let mut holds = Self { steps, places, components, waiting };
        for (place, instance) in open.iter().enumerate() {
            holds.lay(incident, place, instance);
        }
        holds
    }

    /// Lays the threads from whatever holds a step back to that step.
    fn lay(&mut self, incident: &Incident, place: usize, instance: &Instance<'_>) {
        let own = instance.component.map(|state| &state.component.id);
        if instance.step.verdict
            && let Some(component) = own.and_then(|id| self.component(id))
        {
            self.waits(component, Some(place));
        }
        if incident.progress(&instance.reference()).overridden.is_some() {
            return;
        }
        for earlier in needed(incident, instance) {
            let skipped = incident.progress(&earlier.reference()).state == StepState::Skipped;
            if !skipped || instance.step.destroys.is_some() {
                self.waits(place, self.places.get(&earlier.reference()).copied());
            }
        }
        if instance.step.priority == Priority::Restore {
            for earlier in incident.instances_beside(Priority::Integrity, instance.component) {
                self.waits(place, self.places.get(&earlier.reference()).copied());
            }
            let concerned: Vec<usize> = match own {
                Some(id) => self.component(id).into_iter().collect(),
                None => (self.steps.len()..self.waiting.len()).collect(),
            };
            for component in concerned {
                self.waits(place, Some(component));
            }
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

/// Done in the sense of the strictest gate: one that was skipped still holds back what comes under restore.
fn is_done(incident: &Incident, instance: &Instance<'_>) -> bool {
    matches!(incident.progress(&instance.reference()).state, StepState::Done | StepState::NotApplicable)
}
