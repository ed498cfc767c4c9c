//! What is still open when somebody wants to resolve or close the incident.

use crate::domain::data::state::ComponentState;
use crate::domain::lifecycle::decide::Open;
use crate::domain::runbook::Priority;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::held;
use crate::domain::steps::plan::Plan;
use crate::domain::steps::rules::counts_as_done;
use crate::domain::steps::state::StepState;

use super::footing::Footing;

/// Everything that is still open.
#[must_use]
pub fn open(plan: Plan<'_>) -> Open {
    let components = || plan.data.in_scope();
    let footing = Footing::of(plan);
    let not_up = components().filter(|state| !state.is_back());
    let unheard = plan.instances_of(Priority::Communicate);
    // What was left out was not heard either.
    let unheard = unheard.filter(|instance| !counts_as_done(instance));
    let told = plan.instances_of(Priority::Communicate).filter(|instance| instance.progress.state == StepState::Done);
    let harmed = plan.data.components.iter().filter_map(|state| Some((state.component.id.clone(), harm(state)?)));
    Open {
        told: told.map(|instance| instance.code()).collect(),
        harm: harmed.collect(),
        services: not_up.map(|state| (state.component.id.clone(), state.service)).collect(),
        data: components().filter_map(|state| Some((state.component.id.clone(), footing.lock(state)?))).collect(),
        held: held::rows(plan).into_iter().map(|row| (format!("{} \"{}\"", row.code, row.title), row.released_by)).collect(),
        unheard: unheard.map(|instance| format!("{} \"{}\"", instance.code(), instance.step.title)).collect(),
    }
}

/// What somebody said of a component that no false alarm does: that its data was harmed, or its service down.
fn harm(state: &ComponentState) -> Option<Sentence> {
    let id = &state.component.id;
    let data = state.said_harm().map(|said| say!("rules-data-was-said", component = id, verdict = said));
    data.or_else(|| state.said_down.then(|| say!("rules-service-was-said-down", component = id)))
}
