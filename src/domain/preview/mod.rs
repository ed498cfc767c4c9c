//! A runbook as it will run, looked at before the night: its steps in the order of the priorities with the
//! codes that they will have, what each waits for, who does what, which clocks run, and the notices filled in
//! for an example. A view of the runbook alone: no incident is made for it.
//!
//! [`mod@waits`] says what keeps a step locked, as the gate will; [`example`] fills in the notices; [`page`]
//! has the lines of it all, which is what every face shows. It holds text from elsewhere as it is; whoever
//! shows it makes it safe.

pub mod example;
pub mod facts;
mod known;
pub mod line;
pub mod page;
pub mod waits;

use super::component::Component;
use super::id::ComponentId;
use super::lifecycle::declare::expected;
use super::lifecycle::places::Places;
use super::runbook::{NoticeTemplate, Runbook};
use super::size::Size;
use super::step::{Doer, Step};
use super::steps::course;
use super::vocabulary::Priority;
use known::Known;
use waits::{Wait, waits};

/// A runbook as it will run where it is declared without naming components.
#[derive(Clone, Debug)]
pub struct Preview<'a> {
    /// The runbook itself.
    pub runbook: &'a Runbook,
    /// The components that would be in scope.
    pub components: Vec<Component>,
    /// The runbook names none, so the whole platform stands as one.
    pub whole_platform: bool,
    /// The paths of which one is chosen; empty where there is nothing to choose.
    pub paths: Vec<&'a str>,
    /// The three priorities in their order, each with its steps.
    pub priorities: Vec<PriorityView<'a>>,
    /// How much there is to do.
    pub size: Size,
}

/// A priority with its steps.
#[derive(Clone, Debug)]
pub struct PriorityView<'a> {
    /// The priority.
    pub priority: Priority,
    /// Its steps in the order of the runbook.
    pub steps: Vec<StepView<'a>>,
}

/// A step as it will run.
#[derive(Clone, Debug)]
pub struct StepView<'a> {
    /// What the runbook says of it.
    pub step: &'a Step,
    /// The code under which people speak of it, without a component: `D4`.
    pub code: String,
    /// The components for each of which it is done; none where it is done once.
    pub repeats: Option<Vec<ComponentId>>,
    /// Skills that it needs for one of its components beside its own.
    pub skills_of: Vec<(ComponentId, Vec<String>)>,
    /// What it waits for, in the order in which that is looked at.
    pub waits: Vec<Wait<'a>>,
    /// The codes of the steps that put on hold what it resumes.
    pub releases: Vec<String>,
    /// The codes of the steps that resume what it puts on hold.
    pub released_by: Vec<String>,
}

impl StepView<'_> {
    /// Its codes as they are typed: one, or one for each component.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        match &self.repeats {
            None => vec![self.code.clone()],
            Some(components) => components.iter().map(|id| [&self.code, "@", id].concat()).collect(),
        }
    }
}

impl<'a> Preview<'a> {
    /// Looks at a runbook.
    #[must_use]
    pub fn of(runbook: &'a Runbook) -> Self {
        let components = expected(runbook);
        let places = Places::default();
        let paths = course::paths(&runbook.steps);
        let paths = if paths.len() > 1 { paths } else { Vec::new() };
        let known = Known { runbook, components: &components, places: &places, paths: &paths };
        let of_priority = |priority: &Priority| PriorityView { priority: *priority, steps: steps_of(&known, *priority) };
        let priorities = Priority::ALL.iter().map(of_priority).collect();
        let size = Size::of(&runbook.steps, components.len());
        Self { runbook, whole_platform: runbook.components.is_empty(), priorities, paths, size, components }
    }

    /// All steps, in the order of the priorities.
    pub fn steps(&self) -> impl Iterator<Item = &StepView<'a>> {
        self.priorities.iter().flat_map(|row| &row.steps)
    }

    /// The steps of whoever does them.
    pub fn steps_for(&self, doer: Doer) -> impl Iterator<Item = &StepView<'a>> {
        self.steps().filter(move |view| view.step.role == doer)
    }

    /// How many things there are to tick off, where each component is affected and every verdict comes up.
    #[must_use]
    pub fn ticks(&self) -> usize {
        self.steps().map(|view| view.repeats.as_ref().map_or(1, Vec::len)).sum()
    }

    /// The codes of the steps that are a notice.
    #[must_use]
    pub fn sent_by(&self, notice: &NoticeTemplate) -> Vec<&str> {
        self.steps().filter(|view| view.step.notice.as_ref() == Some(&notice.id)).map(|view| view.code.as_str()).collect()
    }
}

fn steps_of<'a>(known: &Known<'a, '_>, priority: Priority) -> Vec<StepView<'a>> {
    let of_priority = known.runbook.steps.iter().enumerate().filter(|(_, step)| step.priority == priority);
    of_priority.map(|(place, step)| view(known, place, step)).collect()
}

fn view<'a>(known: &Known<'a, '_>, place: usize, step: &'a Step) -> StepView<'a> {
    let concerned: Vec<&Component> = known.concerned(step).collect();
    let more = |component: &&Component| -> Option<(ComponentId, Vec<String>)> {
        let beside: Vec<String> = component.skills.iter().filter(|skill| !step.skills.contains(skill)).cloned().collect();
        (!beside.is_empty()).then(|| (component.id.clone(), beside))
    };
    let releasing = known.places.releasing(&known.runbook.steps);
    let codes = |places: &mut dyn Iterator<Item = usize>| places.map(|place| known.code(place)).collect();
    StepView {
        step,
        code: known.code(place),
        skills_of: if step.per_component { concerned.iter().filter_map(more).collect() } else { Vec::new() },
        waits: waits(known, place, step),
        releases: codes(&mut releasing.iter().filter(|(by, _)| *by == place).map(|(_, held)| *held)),
        released_by: codes(&mut releasing.iter().filter(|(_, held)| *held == place).map(|(by, _)| *by)),
        repeats: step.per_component.then(|| concerned.iter().map(|component| component.id.clone()).collect()),
    }
}
