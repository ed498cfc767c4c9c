//! What holds what back: the steps that cannot go on before
//! another is done, directly or through others between them.
//!
//! The gate's own blocks, seen from the other end. A step whose lock was overridden waits for nothing. What
//! comes under `restore` waits for the gate of its component, and the gate for the component's data and
//! integrity steps: one knot between them in place of a thread for each pair. So it is with a step that comes
//! first for every component: those who wait for it wait for one knot.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::data::state::ComponentState;
use crate::domain::id::{ComponentId, StepId, StepRef};
use crate::domain::runbook::Priority;
use crate::domain::steps::plan::{Instance, Plan};
use crate::domain::steps::rules::counts_as_done;
use crate::domain::steps::state::Slot;

use super::footing::Footing;
use super::{Gate, holds_up};

/// Who waits for whom in an incident.
#[derive(Clone, Debug, Default)]
pub struct Holds {
    /// The steps that are not done, in the order of the screen. Their places are the first of all knots.
    steps: Vec<StepRef>,
    /// The place of each of their steps in the runbook.
    rows: BTreeMap<StepId, usize>,
    /// The components, each with its number.
    components: BTreeMap<ComponentId, usize>,
    /// For each step of the runbook, once for all and then for each component: its place among `steps`, where
    /// it is not done.
    places: Vec<Option<usize>>,
    /// For each step of the runbook, whether others wait for it for every component.
    first_everywhere: Vec<bool>,
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
            holds.place(instance);
        }
        let rows = plan.lifecycle.runbook().map_or(0, |runbook| runbook.steps.len());
        holds.last = vec![None; holds.everywhere(rows, false)];
        holds.first_everywhere = first_everywhere(plan, rows);
        let footing = Footing::of(plan);
        for state in &plan.data.components {
            holds.lay_to_the_gate(&footing, state);
        }
        holds.thread(holds.checks_of_all(), holds.gate_of_all());
        for (place, instance) in open.iter().enumerate() {
            holds.lay(plan, &footing, place, instance);
        }
        holds
    }

    /// Gives a step that is not done the next place.
    fn place(&mut self, instance: &Instance<'_>) {
        let (number, step) = (self.number(instance.slot), instance.reference());
        if self.steps.last().is_none_or(|last| last.step != step.step) {
            self.rows.insert(step.step.clone(), instance.slot.row);
        }
        if self.places.len() <= number {
            self.places.resize(number + 1, None);
        }
        if let Some(known) = self.places.get_mut(number) {
            *known = Some(self.steps.len());
        }
        self.steps.push(step);
    }

    fn number(&self, slot: Slot) -> usize {
        slot.row * (self.components.len() + 1) + slot.beside
    }

    fn place_at(&self, slot: Slot) -> Option<usize> {
        *self.places.get(self.number(slot))?
    }

    fn place_of(&self, step: &StepRef) -> Option<usize> {
        let beside = match &step.component {
            Some(id) => self.components.get(id)? + 1,
            None => 0,
        };
        self.place_at(Slot { row: *self.rows.get(&step.step)?, beside })
    }

    /// The knot of the data of a component.
    fn data(&self, component: &ComponentState) -> usize {
        self.steps.len() + component.number
    }

    /// The knot of the gate of a component.
    fn gate(&self, component: &ComponentState) -> usize {
        self.data(component) + self.components.len()
    }

    /// The knot of the integrity steps that are done once for all components.
    fn checks_of_all(&self) -> usize {
        self.steps.len() + 2 * self.components.len()
    }

    /// The knot of what is done once for all components under `restore`.
    fn gate_of_all(&self) -> usize {
        self.checks_of_all() + 1
    }

    /// The knot of a step of the runbook for every component: what waits until all of it is settled, or,
    /// where that destroys something, until none of it was skipped either.
    fn everywhere(&self, row: usize, destroys: bool) -> usize {
        self.gate_of_all() + 1 + 2 * row + usize::from(destroys)
    }

    /// Lays a thread from one knot to another that waits for it.
    fn thread(&mut self, from: usize, to: usize) {
        if let Some(last) = self.last.get_mut(from) {
            self.threads.push((to, last.replace(self.threads.len())));
        }
    }

    /// Lays the threads to the gate of a component, and from there to the gate of all.
    fn lay_to_the_gate(&mut self, footing: &Footing<'_>, state: &ComponentState) {
        let gate = self.gate(state);
        if !footing.is_sure(state) {
            self.thread(self.data(state), gate);
        }
        self.thread(self.checks_of_all(), gate);
        self.thread(gate, self.gate_of_all());
    }

    /// Lays the threads to a step from what it waits for, and from it to the gate and to the data that wait
    /// for it.
    fn lay(&mut self, plan: Plan<'_>, footing: &Footing<'_>, place: usize, instance: &Instance<'_>) {
        let component = instance.component;
        if instance.step.priority == Priority::Integrity {
            self.thread(place, component.map_or(self.checks_of_all(), |state| self.gate(state)));
        }
        if let Some(state) = component.filter(|state| instance.step.verdict && !footing.is_sure(state)) {
            self.thread(place, self.data(state));
        }
        match Gate::of(plan, instance) {
            // What it waits for is not what the gates of all components do.
            Some(gate) if gate.says_all_clear || !gate.passed.is_empty() => {
                gate.clone().unsure(plan).for_each(|state| self.thread(self.data(state), place));
                let checks = gate.unchecked(plan).filter_map(|step| self.place_at(step.slot)).collect::<Vec<_>>();
                for check in checks {
                    self.thread(check, place);
                }
            }
            Some(_) => self.thread(component.map_or(self.gate_of_all(), |state| self.gate(state)), place),
            None => {}
        }
        self.lay_from_needs(plan, place, instance);
    }

    /// Lays the threads from the steps that come first to a step, and from it to the knot of its like, where
    /// others wait for all of them.
    fn lay_from_needs(&mut self, plan: Plan<'_>, place: usize, instance: &Instance<'_>) {
        let (row, state) = (instance.slot.row, instance.progress.state);
        if self.first_everywhere.get(row).is_some_and(|is| *is) {
            for destroys in [false, true].into_iter().filter(|destroys| holds_up(*destroys, state)) {
                self.thread(place, self.everywhere(row, destroys));
            }
        }
        if instance.progress.overridden.is_some() {
            return;
        }
        let destroys = instance.step.destroys.is_some();
        for earlier in plan.needs(instance) {
            if earlier.is_for_all(instance.component.is_some()) {
                self.thread(self.everywhere(earlier.place, destroys), place);
                continue;
            }
            let unmet = plan.repeated(earlier.place, instance.component).filter(|step| holds_up(destroys, step.progress.state));
            for from in unmet.filter_map(|step| self.place_at(step.slot)).collect::<Vec<_>>() {
                self.thread(from, place);
            }
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
        self.components.get(component).map_or_else(Vec::new, |number| self.reached(self.steps.len() + number))
    }

    /// How many steps wait for each of these.
    #[must_use]
    pub fn counts<'a>(&self, steps: impl Iterator<Item = &'a StepRef>) -> Vec<usize> {
        let mut counting = Counting::of(self);
        let mut count = |step| self.place_of(step).map_or(0, |from| counting.steps_from(from));
        steps.map(&mut count).collect()
    }

    fn reached(&self, from: usize) -> Vec<&StepRef> {
        let mut walk = Walk::of(self);
        let mut reached: Vec<usize> = walk.steps_from(from).collect();
        reached.sort_unstable();
        reached.into_iter().filter_map(|place| self.steps.get(place)).collect()
    }
}

/// Goes from knots to all that wait for them, one after the other, reusing its buffers.
struct Walk<'a> {
    holds: &'a Holds,
    /// For each knot the last round in which one came by.
    seen: Vec<usize>,
    round: usize,
    /// The knots of this round, in the order in which they were reached.
    reached: Vec<usize>,
}

impl<'a> Walk<'a> {
    fn of(holds: &'a Holds) -> Self {
        Self { holds, seen: vec![0; holds.last.len()], round: 0, reached: Vec::new() }
    }

    /// The places of the steps that wait for a knot.
    fn steps_from(&mut self, from: usize) -> impl Iterator<Item = usize> {
        let Self { holds, seen, round, reached } = self;
        *round += 1;
        reached.clear();
        reached.push(from);
        let mut at = 0;
        while let Some(knot) = reached.get(at) {
            let mut thread = holds.last.get(*knot).copied().flatten();
            while let Some((next, before)) = thread.and_then(|thread| holds.threads.get(thread)) {
                thread = *before;
                if let Some(seen) = seen.get_mut(*next).filter(|seen| **seen < *round) {
                    *seen = *round;
                    reached.push(*next);
                }
            }
            at += 1;
        }
        let steps = holds.steps.len();
        reached.iter().copied().filter(move |place| *place < steps && *place != from)
    }
}

/// The steps of the runbook that others wait for, for every component.
fn first_everywhere(plan: Plan<'_>, rows: usize) -> Vec<bool> {
    let mut first = vec![false; rows];
    for (step, standing) in (0..rows).filter_map(|row| plan.lifecycle.at(row)) {
        for earlier in standing.needs.iter().filter(|earlier| earlier.is_for_all(step.per_component)) {
            if let Some(first) = first.get_mut(earlier.place) {
                *first = true;
            }
        }
    }
    first
}

/// A set of knots.
#[derive(Clone, Debug)]
struct Knots(Vec<u64>);

impl Knots {
    fn none_of(knots: usize) -> Self {
        Self(vec![0; knots.div_ceil(64)])
    }

    /// Puts one in. Says whether it is new.
    fn put(&mut self, knot: usize) -> bool {
        let Some(word) = self.0.get_mut(knot / 64) else { return false };
        let before = *word;
        *word |= 1 << (knot % 64);
        *word != before
    }

    fn put_all(&mut self, others: &Self) {
        self.0.iter_mut().zip(&others.0).for_each(|(word, other)| *word |= other);
    }

    /// How many of the first so many are in, but for one.
    fn count(&self, most: usize, but: usize) -> usize {
        let (whole, rest) = (most / 64, most % 64);
        let words = self.0.iter().take(whole).map(|word| word.count_ones() as usize).sum::<usize>();
        let last = self.0.get(whole).map_or(0, |word| (word & ((1 << rest) - 1)).count_ones() as usize);
        let is_in = but < most && self.0.get(but / 64).is_some_and(|word| word & (1 << (but % 64)) != 0);
        words + last - usize::from(is_in)
    }
}

/// How deep it is looked behind one knot for another before they are gone through one by one.
const DEEP: usize = 256;

/// Counts the steps that wait for knots. What waits for a knot that is shared by many is found once.
struct Counting<'a> {
    holds: &'a Holds,
    /// For each shared knot all that waits for it, where that was found.
    behind: Vec<Option<Knots>>,
    /// The shared knots that are being looked behind.
    open: Vec<usize>,
}

impl<'a> Counting<'a> {
    fn of(holds: &'a Holds) -> Self {
        let shared = holds.last.len().saturating_sub(holds.checks_of_all());
        Self { holds, behind: vec![None; shared], open: Vec::new() }
    }

    fn steps_from(&mut self, from: usize) -> usize {
        let steps = self.holds.steps.len();
        self.all_behind(from).count(steps, from)
    }

    fn all_behind(&mut self, from: usize) -> Knots {
        let (mut seen, mut next) = (Knots::none_of(self.holds.last.len()), vec![from]);
        while let Some(knot) = next.pop() {
            let mut thread = self.holds.last.get(knot).copied().flatten();
            while let Some((waits, before)) = thread.and_then(|thread| self.holds.threads.get(thread)).copied() {
                thread = before;
                if seen.put(waits) && !self.put_known(waits, &mut seen) {
                    next.push(waits);
                }
            }
        }
        seen
    }

    /// Puts in all that waits for a shared knot. Says whether it could: it cannot where that is being found.
    fn put_known(&mut self, knot: usize, seen: &mut Knots) -> bool {
        let Some(shared) = knot.checked_sub(self.holds.checks_of_all()) else { return false };
        if self.behind.get(shared).is_some_and(Option::is_none) {
            if self.open.len() >= DEEP || self.open.contains(&knot) {
                return false;
            }
            self.open.push(knot);
            let found = self.all_behind(knot);
            self.open.pop();
            if let Some(behind) = self.behind.get_mut(shared) {
                *behind = Some(found);
            }
        }
        self.behind.get(shared).and_then(Option::as_ref).map(|behind| seen.put_all(behind)).is_some()
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
