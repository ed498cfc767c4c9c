//! What is still open when somebody wants to resolve or close the incident.

use crate::domain::data::rules::verdict_lock;
use crate::domain::lifecycle::decide::Open;
use crate::domain::runbook::Priority;
use crate::domain::steps::plan::Plan;
use crate::domain::vocabulary::Service;

/// Everything that is still open.
#[must_use]
pub fn open(plan: Plan<'_>) -> Open {
    let components = || plan.data.components.iter();
    let not_up = components().filter(|state| state.service != Service::Up);
    let unheard = plan.instances_of(Priority::Communicate);
    let unheard = unheard.filter(|instance| !instance.progress.state.is_settled());
    Open {
        services: not_up.map(|state| (state.component.id.clone(), state.service)).collect(),
        data: components().filter_map(verdict_lock).map(|lock| lock.because).collect(),
        unheard: unheard.map(|instance| format!("{} \"{}\"", instance.code(), instance.step.title)).collect(),
    }
}
