//! The runbook's steps as they are ticked off here: each once, or once for every component where it repeats; and the codes by which people
//! speak of them. Reads three parts of the incident and changes none.

use crate::domain::data::state::{ComponentState, Data};
use crate::domain::id::{StepId, StepRef};
use crate::domain::lifecycle::state::Lifecycle;
use crate::domain::runbook::{Priority, Step};

use super::state::{Progress, Steps, wants_second_name};

/// One step as it is ticked off: what the runbook says of it, where, under which spoken code, and how far it
/// has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance<'a> {
    /// What the runbook says.
    pub step: &'a Step,
    /// Its place among the steps of its priority, from 1 on.
    pub ordinal: usize,
    /// Where it is done, for a step that repeats per component.
    pub component: Option<&'a ComponentState>,
    /// How far it has come.
    pub progress: &'a Progress,
}

impl Instance<'_> {
    /// The name under which the log knows it.
    #[must_use]
    pub fn reference(&self) -> StepRef {
        StepRef { step: self.step.id.clone(), component: self.component.map(|state| state.component.id.clone()) }
    }

    /// The code under which people speak of it: `D3@db-1`.
    #[must_use]
    pub fn code(&self) -> String {
        self.code_after(&self.short_code())
    }

    /// The same, where its code without the component is known.
    pub(super) fn code_after(&self, short: &str) -> String {
        self.component.map_or_else(|| short.to_owned(), |state| [short, "@", state.component.id.as_str()].concat())
    }

    /// The code without the component: `D3`.
    #[must_use]
    pub fn short_code(&self) -> String {
        format!("{}{}", self.step.priority.letter(), self.ordinal)
    }
}

/// What there is to do here, and how far it has come.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The incident as a whole, with its runbook.
    pub lifecycle: &'a Lifecycle,
    /// The components in scope.
    pub data: &'a Data,
    /// How far each step has come.
    pub steps: &'a Steps,
}

impl<'a> Plan<'a> {
    /// How far a step has come.
    #[must_use]
    pub fn progress(self, step: &StepRef) -> &'a Progress {
        self.steps.progress(step)
    }

    /// What the runbook says of a step.
    #[must_use]
    pub fn step(self, step: &StepRef) -> Option<&'a Step> {
        self.lifecycle.step(&step.step).map(|(known, _)| known)
    }

    /// Whether a step counts only with a second name.
    #[must_use]
    pub fn wants_second_name(self, step: &StepRef) -> bool {
        wants_second_name(self.step(step), self.progress(step))
    }

    /// All steps: those of a priority in the runbook's order, each once for every component where it repeats.
    pub fn instances(self) -> impl Iterator<Item = Instance<'a>> {
        Priority::ALL.iter().flat_map(move |priority| self.instances_of(*priority))
    }

    /// The steps of one priority.
    pub fn instances_of(self, priority: Priority) -> impl Iterator<Item = Instance<'a>> {
        self.instances_beside(priority, None)
    }

    /// The steps of one priority that matter to a component: done for it, or once for all. Without a component, all of them.
    pub fn instances_beside(
        self,
        priority: Priority,
        component: Option<&'a ComponentState>,
    ) -> impl Iterator<Item = Instance<'a>> {
        let steps = self.lifecycle.runbook().map_or(&[][..], |runbook| &runbook.steps);
        let of_priority = steps.iter().filter(move |step| step.priority == priority).enumerate();
        of_priority.flat_map(move |(at, step)| self.repeated(step, at + 1, component))
    }

    /// The instances of the step of that id that matter to a component; all of them without one.
    pub fn instances_of_step(
        self,
        id: &StepId,
        component: Option<&'a ComponentState>,
    ) -> impl Iterator<Item = Instance<'a>> + use<'a> {
        let found = self.lifecycle.step(id);
        found.into_iter().flat_map(move |(step, ordinal)| self.repeated(step, ordinal, component))
    }

    /// A step of the runbook once for every component where it repeats, or only for the one that is given.
    fn repeated(self, step: &'a Step, ordinal: usize, only: Option<&'a ComponentState>) -> impl Iterator<Item = Instance<'a>> {
        let progress = self.steps.places(&step.id);
        let at = move |component: Option<&'a ComponentState>| {
            let progress = progress.at(component.map(|state| &state.component.id));
            Instance { step, ordinal, component, progress }
        };
        let once = (!step.per_component).then(|| at(None));
        let all = if step.per_component && only.is_none() { self.data.components.as_slice() } else { &[] };
        let places = all.iter().chain(only.filter(|_| step.per_component));
        once.into_iter().chain(places.map(move |state| at(Some(state))))
    }

    /// The step as it is ticked off; none when the runbook has no such step or the component is not in scope.
    #[must_use]
    pub fn instance(self, step: &StepRef) -> Option<Instance<'a>> {
        let (found, ordinal) = self.lifecycle.step(&step.step)?;
        match (&step.component, found.per_component) {
            (None, false) => self.repeated(found, ordinal, None).next(),
            (Some(id), true) => self.repeated(found, ordinal, Some(self.data.component(id)?)).next(),
            (None, true) | (Some(_), false) => None,
        }
    }

    /// The code under which people speak of a step; its id where the runbook has no such step.
    #[must_use]
    pub fn code(self, step: &StepRef) -> String {
        match (self.lifecycle.step(&step.step), &step.component) {
            (Some((found, ordinal)), Some(component)) => format!("{}{ordinal}@{component}", found.priority.letter()),
            (Some((found, ordinal)), None) => format!("{}{ordinal}", found.priority.letter()),
            (None, _) => step.to_string(),
        }
    }
}
