//! What holds what back: the steps that cannot go on before another is done, directly or through others between them.
//!
//! The gate's own blocks, seen from the other end. A step whose lock was overridden waits for nothing. What
//! comes under `restore` waits for the gate of its component, and the gate for the component's data and
//! integrity steps: one knot between them in place of a thread for each pair.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::data::state::ComponentState;
use crate::domain::id::{ComponentId, StepId, StepRef};
use crate::domain::runbook::Priority;
use crate::domain::steps::plan::{Instance, Plan};
use crate::domain::steps::rules::counts_as_done;

use super::{is_gated, unmet};

/// Who waits for whom in an incident.
#[derive(Clone, Debug, Default)]
pub struct Holds {
    /// The steps that are not done, in the order of the screen. Their places are the first of all knots.
    steps: Vec<StepRef>,
    /// Where each step of the runbook begins in `places`.
    rows: BTreeMap<StepId, usize>,
    /// The components, each with its number.
    components: BTreeMap<ComponentId, usize>,
    /// For each step of the runbook, once for all and then for each component: its place among `steps`, where
    /// it is not done.
    places: Vec<Option<usize>>,
    /// For each knot the thread that was laid last from it.
    last: Vec<Option<usize>>,
    /// The threads: the knot that waits, and the thread that was laid from the same knot before.
    threads: Vec<(usize, Option<usize>)>,
}

impl Holds {
    /// Who waits for whom now.
    #[must_use]
    pub fn of(plan: Plan<'_>) -> Self {
        let components = plan.data.components.iter().map(|state| state.component.id.clone()).zip(0..).collect();
        let mut holds = Self { components, ..Self::default() };
        let open: Vec<Instance<'_>> = plan.instances().filter(|instance| !counts_as_done(instance)).collect();
        for instance in &open {
            holds.place(instance.reference());
        }
        holds.last = vec![None; holds.gate_of_all() + 1];
        for state in &plan.data.components {
            holds.lay_to_the_gate(state);
        }
        holds.thread(Some(holds.checks_of_all()), Some(holds.gate_of_all()));
        for (place, instance) in open.iter().enumerate() {
            holds.lay(plan, place, instance);
        }
        holds
    }

    /// Gives a step that is not done the next place.
    fn place(&mut self, step: StepRef) {
        let wide = self.components.len() + 1;
        if !self.rows.contains_key(&step.step) {
            self.rows.insert(step.step.clone(), self.places.len());
            self.places.resize(self.places.len() + wide, None);
        }
        let place = self.steps.len();
        if let Some(known) = self.number(&step).and_then(|number| self.places.get_mut(number)) {
            *known = Some(place);
        }
        self.steps.push(step);
    }

    fn number(&self, step: &StepRef) -> Option<usize> {
        let beside = match &step.component {
            Some(id) => self.components.get(id)? + 1,
            None => 0,
        };
        Some(self.rows.get(&step.step)? + beside)
    }

    fn place_of(&self, step: &StepRef) -> Option<usize> {
        *self.places.get(self.number(step)?)?
    }

    /// The knot of the data of a component.
    fn data(&self, component: &ComponentId) -> Option<usize> {
        self.components.get(component).map(|at| self.steps.len() + at)
    }

    /// The knot of the gate of a component.
    fn gate(&self, component: &ComponentId) -> Option<usize> {
        self.data(component).map(|data| data + self.components.len())
    }

    /// The knot of the integrity steps that are done once for all components.
    fn checks_of_all(&self) -> usize {
        self.steps.len() + 2 * self.components.len()
    }

    /// The knot of what is done once for all components under `restore`.
    fn gate_of_all(&self) -> usize {
        self.checks_of_all() + 1
    }

    /// Lays a thread from one knot to another that waits for it.
    fn thread(&mut self, from: Option<usize>, to: Option<usize>) {
        if let (Some(last), Some(to)) = (from.and_then(|from| self.last.get_mut(from)), to) {
            self.threads.push((to, last.replace(self.threads.len())));
        }
    }

    /// Lays the threads to the gate of a component, and from there to the gate of all.
    fn lay_to_the_gate(&mut self, state: &ComponentState) {
        let id = &state.component.id;
        let gate = self.gate(id);
        if !state.is_confirmed() {
            self.thread(self.data(id), gate);
        }
        self.thread(Some(self.checks_of_all()), gate);
        self.thread(gate, Some(self.gate_of_all()));
    }

    /// Lays the threads to a step from what it waits for, and from it to the gate and to the data that wait
    /// for it.
    fn lay(&mut self, plan: Plan<'_>, place: usize, instance: &Instance<'_>) {
        let component = instance.component.map(|state| &state.component.id);
        if instance.step.priority == Priority::Integrity {
            let gate = component.map_or(Some(self.checks_of_all()), |id| self.gate(id));
            self.thread(Some(place), gate);
        }
        if let Some(state) = instance.component.filter(|state| instance.step.verdict && !state.is_confirmed()) {
            self.thread(Some(place), self.data(&state.component.id));
        }
        if is_gated(instance) {
            let gate = component.map_or(Some(self.gate_of_all()), |id| self.gate(id));
            self.thread(gate, Some(place));
        }
        for earlier in unmet(plan, instance) {
            self.thread(self.place_of(&earlier.reference()), Some(place));
        }
    }

    /// The steps that wait for a step, in the order of the screen.
    #[must_use]
    pub fn behind(&self, step: &StepRef) -> Vec<&StepRef> {
        self.place_of(step).map_or_else(Vec::new, |place| self.reached(place))
    }

    /// The steps that wait for a component's data to be confirmed, in the order of the screen.
    #[must_use]
    pub fn behind_data(&self, component: &ComponentId) -> Vec<&StepRef> {
        self.data(component).map_or_else(Vec::new, |place| self.reached(place))
    }

    /// How many steps wait for each of these.
    #[must_use]
    pub fn counts<'a>(&self, steps: impl Iterator<Item = &'a StepRef>) -> Vec<usize> {
        let mut seen = vec![0; self.last.len()];
        let count = |(round, step)| self.place_of(step).map_or(0, |from| self.walk(from, &mut seen, round).len());
        (1..).zip(steps).map(count).collect()
    }

    fn reached(&self, from: usize) -> Vec<&StepRef> {
        let mut reached = self.walk(from, &mut vec![0; self.last.len()], 1);
        reached.sort_unstable();
        reached.into_iter().filter_map(|place| self.steps.get(place)).collect()
    }

    /// The places of the steps that wait for a knot; `seen` keeps for each knot the last round in which one
    /// came by.
    fn walk(&self, from: usize, seen: &mut [usize], round: usize) -> Vec<usize> {
        let (mut ahead, mut reached) = (vec![from], Vec::new());
        while let Some(knot) = ahead.pop() {
            let mut thread = self.last.get(knot).copied().flatten();
            while let Some((next, before)) = thread.and_then(|thread| self.threads.get(thread)) {
                thread = *before;
                if let Some(seen) = seen.get_mut(*next).filter(|seen| **seen < round) {
                    *seen = round;
                    ahead.push(*next);
                    reached.extend((*next < self.steps.len() && *next != from).then_some(*next));
                }
            }
        }
        reached
    }
}

/// Who waits for whom, found when it is first asked for and then kept. It is no part of what is compared.
#[derive(Clone, Debug, Default)]
pub struct Kept(OnceLock<Holds>);

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Kept {
    /// Who waits for whom in a plan, which is always the same one.
    #[must_use]
    pub fn of(&self, plan: Plan<'_>) -> &Holds {
        self.0.get_or_init(|| Holds::of(plan))
    }
}
