//! What is still open when somebody wants to resolve or close the incident.

use crate::domain::lifecycle::decide::Open;
use crate::domain::runbook::Priority;
use crate::domain::steps::held;
use crate::domain::steps::plan::Plan;
use crate::domain::steps::rules::counts_as_done;

use super::confirmed;

/// Everything that is still open.
#[must_use]
pub fn open(plan: Plan<'_>) -> Open {
    let components = || plan.data.in_scope();
    let not_up = components().filter(|state| !state.is_back());
    let unheard = plan.instances_of(Priority::Communicate);
    // What was left out was not heard either.
    let unheard = unheard.filter(|instance| !counts_as_done(instance));
    Open {
        services: not_up.map(|state| (state.component.id.clone(), state.service)).collect(),
        data: components().filter_map(|state| Some((state.component.id.clone(), confirmed::lock(plan, state)?))).collect(),
        held: held::rows(plan).into_iter().map(|row| (format!("{} \"{}\"", row.code, row.title), row.released_by)).collect(),
        unheard: unheard.map(|instance| format!("{} \"{}\"", instance.code(), instance.step.title)).collect(),
    }
}
