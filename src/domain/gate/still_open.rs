//! What is still open when somebody wants to resolve or close the incident.

use crate::domain::data::state::ComponentState;
use crate::domain::lifecycle::left::{Left, Open};
use crate::domain::notices::rows::{all_told, since};
use crate::domain::runbook::Priority;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::held;
use crate::domain::steps::plan::{Instance, Plan};
use crate::domain::steps::rules::counts_as_done;
use crate::domain::steps::state::StepState;

use super::footing::Footing;

/// Everything that is still open.
#[must_use]
pub fn open(plan: Plan<'_>) -> Open {
    let components = || plan.data.in_scope();
    let footing = Footing::of(plan);
    let not_up = components().filter(|state| !state.is_back());
    let told = all_told(plan);
    let harmed = plan.data.components.iter().filter_map(|state| Some((state.component.id.clone(), harm(state)?)));
    let mut open = Open {
        told: plan.instances_of(Priority::Communicate).filter(is_done).map(|instance| instance.code()).collect(),
        harm: harmed.collect(),
        services: not_up.map(|state| (state.component.id.clone(), state.service)).collect(),
        data: components().filter_map(|state| Some((state.component.id.clone(), footing.lock(state)?))).collect(),
        held: held::rows(plan).into_iter().map(|row| (named(&row.code, &row.title), row.released_by)).collect(),
        news: told.last().map_or_else(Vec::new, |last| since(plan, last.at)).into_iter().map(|news| news.say).collect(),
        ..Open::default()
    };
    for instance in plan.instances() {
        // What customers were to be told and was left out they have not heard either.
        let is_over = match instance.step.priority {
            Priority::Communicate => counts_as_done(&instance),
            Priority::Integrity | Priority::Restore => instance.progress.state.is_settled(),
        };
        if !is_over {
            list_for(&mut open, &instance).add(|| named(&instance.code(), &instance.step.title));
        }
    }
    open
}

/// Among which of the steps that are left one is told.
fn list_for<'a>(open: &'a mut Open, instance: &Instance<'_>) -> &'a mut Left {
    let progress = instance.progress;
    match (instance.step.priority, progress.state) {
        _ if progress.waits_for_second_name() => &mut open.half_done,
        (Priority::Communicate, _) => &mut open.unheard,
        (_, StepState::Started) => &mut open.begun,
        (_, StepState::Failed) => &mut open.failed,
        (_, StepState::Open | StepState::Done | StepState::Skipped | StepState::NotApplicable) => &mut open.undone,
    }
}

fn is_done(instance: &Instance<'_>) -> bool {
    instance.progress.state == StepState::Done
}

/// A step by its code and title.
fn named(code: &str, title: &str) -> String {
    format!("{code} \"{title}\"")
}

/// What somebody said of a component that no false alarm does: that its data was harmed, or its service down.
fn harm(state: &ComponentState) -> Option<Sentence> {
    let id = &state.component.id;
    let data = state.said_harm().map(|said| say!("rules-data-was-said", component = id, verdict = said));
    data.or_else(|| state.said_down.then(|| say!("rules-service-was-said-down", component = id)))
}
