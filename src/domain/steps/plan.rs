//! The runbook's steps as they are ticked off here: each once, or once for every component where it repeats;
//! and the codes by which people speak of them. Reads three parts of the incident and changes none.

use crate::domain::component::Component;
use crate::domain::data::state::{ComponentState, Data};
use crate::domain::id::{ComponentId, StepRef};
use crate::domain::lifecycle::places::Earlier;
use crate::domain::lifecycle::state::Lifecycle;
use crate::domain::runbook::{NoticeTemplate, Priority, Stage, Step};
use crate::domain::size::Size;
use crate::domain::stamp::Moment;

use super::state::{Progress, Slot, StepState, Steps, wants_second_name};

/// One step as it is ticked off: what the runbook says of it, where, under which spoken code, and how far it
/// has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance<'a> {
    /// What the runbook says.
    pub step: &'a Step,
    /// Its place in the runbook.
    pub place: usize,
    /// Its number among the steps of its priority, from 1 on.
    pub ordinal: usize,
    /// Where it is done, for a step that repeats per component.
    pub component: Option<&'a ComponentState>,
    /// Where its progress is kept.
    pub slot: Slot,
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
        code(&self.short_code(), self.component.map(|state| &state.component.id))
    }

    /// The code without the component: `D3`.
    #[must_use]
    pub fn short_code(&self) -> String {
        format!("{}{}", self.step.priority.letter(), self.ordinal)
    }
}

/// The code of a step with its component, where it is done for one.
pub(super) fn code(short: &str, component: Option<&ComponentId>) -> String {
    component.map_or_else(|| short.to_owned(), |id| [short, "@", id].concat())
}

/// Whether a step is there to be done: its component is in scope, not given
/// up, and one of those that it is for; and a verdict that calls for it was
/// given, where it waits for one. Once something was done of it, it stays.
/// Of a path that was not chosen only what was begun is there.
fn applies(plan: Plan<'_>, instance: &Instance<'_>) -> bool {
    let Instance { step, component, progress, .. } = instance;
    let begun = progress.last.is_some();
    if progress.state == StepState::Open && plan.steps.is_of_another_path(step) {
        return false;
    }
    let called_for = || step.when.is_empty() || begun || called_for_since(plan, instance).is_some();
    let Some(state) = component else { return called_for() };
    let wanted = state.is_wanted() || (state.out.is_none() && progress.state.is_settled());
    wanted && is_for(step, &state.component) && called_for()
}

/// When a verdict first called for a step that waits for one: on its component, or on any where it is done
/// once for all.
pub(super) fn called_for_since(plan: Plan<'_>, instance: &Instance<'_>) -> Option<Moment> {
    let first = |state: &ComponentState| instance.step.when.iter().filter_map(|verdict| state.said(*verdict)).min();
    match instance.component {
        Some(state) => first(state),
        None => plan.data.in_scope().filter_map(first).min(),
    }
}

/// Whether a step is for a component: what checks data is for what carries some, unless it names another.
#[must_use]
pub fn is_for(step: &Step, component: &Component) -> bool {
    let named = if step.only.is_empty() {
        component.data || step.priority != Priority::Integrity
    } else {
        component.is_called(&step.only)
    };
    named && !component.is_called(&step.except)
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

/// Where the progress of a step is kept; none when the runbook has no such step or the component is not in
/// scope.
#[must_use]
pub fn slot(lifecycle: &Lifecycle, data: &Data, step: &StepRef) -> Option<Slot> {
    let row = lifecycle.place(&step.step)?;
    let beside = match (&step.component, lifecycle.at(row)?.0.per_component) {
        (None, false) => 0,
        (Some(id), true) => data.known(id)?.number + 1,
        (None, true) | (Some(_), false) => return None,
    };
    Some(Slot { row, beside })
}

impl<'a> Plan<'a> {
    /// How much of it there is.
    #[must_use]
    pub fn size(self) -> Size {
        let steps = self.lifecycle.runbook().map_or(&[][..], |runbook| &runbook.steps);
        Size::of(steps, self.data.components.len())
    }

    /// How far a step has come.
    #[must_use]
    pub fn progress(self, step: &StepRef) -> &'a Progress {
        self.steps.progress(step, slot(self.lifecycle, self.data, step))
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

    /// The component that a step's verdict is about: its own, or the only one there is.
    #[must_use]
    pub fn judged(self, step: &StepRef) -> Option<&'a ComponentState> {
        let mut all = self.data.in_scope();
        match (&step.component, all.next(), all.next()) {
            (Some(id), ..) => self.data.component(id),
            (None, only, None) => only,
            (None, ..) => None,
        }
    }

    /// All steps: those of a priority in the runbook's order, each once for every component where it repeats.
    pub fn instances(self) -> impl Iterator<Item = Instance<'a>> {
        Priority::ALL.iter().flat_map(move |priority| self.instances_of(*priority))
    }

    /// The steps of one priority.
    pub fn instances_of(self, priority: Priority) -> impl Iterator<Item = Instance<'a>> {
        self.instances_beside(priority, None)
    }

    /// The steps of one priority that matter to a component: done
    /// for it, or once for all. Without a component, all of them.
    pub fn instances_beside(
        self,
        priority: Priority,
        component: Option<&'a ComponentState>,
    ) -> impl Iterator<Item = Instance<'a>> {
        let steps = self.lifecycle.runbook().map_or(&[][..], |runbook| &runbook.steps);
        let of_priority = steps.iter().enumerate().filter(move |(_, step)| step.priority == priority);
        of_priority.flat_map(move |(place, _)| self.repeated(place, component))
    }

    /// The step at a place of the runbook once for every component where it repeats, or only for the one that
    /// is given.
    pub(in crate::domain) fn repeated(
        self,
        place: usize,
        only: Option<&'a ComponentState>,
    ) -> impl Iterator<Item = Instance<'a>> {
        let found = self.lifecycle.at(place);
        let besides = match (found.map(|(step, _)| step.per_component), only) {
            (None, _) => 0..0,
            (Some(false), _) => 0..1,
            (Some(true), Some(state)) => state.number + 1..state.number + 2,
            (Some(true), None) => 1..self.data.components.len() + 1,
        };
        let row = self.steps.row(found.map_or(place, |(_, standing)| standing.first));
        besides.filter_map(move |beside| {
            let (step, standing) = found?;
            let component = beside.checked_sub(1).and_then(|number| self.data.components.get(number));
            let slot = Slot { row: standing.first, beside };
            let instance = Instance { step, place, ordinal: standing.number, component, slot, progress: row.at(beside) };
            applies(self, &instance).then_some(instance)
        })
    }

    /// The steps that a step names as those that come first.
    pub(in crate::domain) fn needs(self, instance: &Instance<'_>) -> &'a [Earlier] {
        self.lifecycle.at(instance.place).map_or(&[], |(_, standing)| &standing.needs)
    }

    /// Whether a step says that it is over: it is the notice of that stage.
    #[must_use]
    pub fn says_all_clear(self, step: &Step) -> bool {
        self.is_notice(step, Stage::AllClear)
    }

    /// Whether a step tells what is new: it is a notice of a stage that comes again and again.
    #[must_use]
    pub fn is_update(self, step: &Step) -> bool {
        self.is_notice(step, Stage::Update)
    }

    fn is_notice(self, step: &Step, stage: Stage) -> bool {
        self.notice(step).is_some_and(|known| known.stage == stage)
    }

    /// The notice that a step is, where the runbook prepared its words.
    #[must_use]
    pub fn notice(self, step: &Step) -> Option<&'a NoticeTemplate> {
        let notice = step.notice.as_ref()?;
        self.lifecycle.runbook()?.notices.iter().find(|known| known.id == *notice)
    }

    /// The places of the steps that stop something.
    pub(super) fn holding(self) -> &'a [usize] {
        self.lifecycle.holding()
    }

    /// The places of the steps that release what the step at a place stopped.
    pub(super) fn releasing(self, place: usize) -> impl Iterator<Item = usize> {
        self.lifecycle.releasing().iter().filter(move |(_, holding)| *holding == place).map(|(place, _)| *place)
    }

    /// The step as it is ticked off; none when the runbook has no such step or the component is not in scope.
    #[must_use]
    pub fn instance(self, step: &StepRef) -> Option<Instance<'a>> {
        let Slot { row, beside } = slot(self.lifecycle, self.data, step)?;
        let component = beside.checked_sub(1).and_then(|number| self.data.components.get(number));
        self.repeated(row, component).next()
    }

    /// The code under which people speak of a step; its id where the runbook has no such step.
    #[must_use]
    pub fn code(self, step: &StepRef) -> String {
        match (self.lifecycle.step(&step.step), &step.component) {
            (Some((found, at)), Some(component)) => format!("{}{}@{component}", found.priority.letter(), at.number),
            (Some((found, at)), None) => format!("{}{}", found.priority.letter(), at.number),
            (None, _) => step.to_string(),
        }
    }
}
