//! What customers were told last, and what has happened since that may make it untrue.

use crate::domain::data::state::ComponentState;
use crate::domain::id::ComponentId;
use crate::domain::runbook::Priority;
use crate::domain::stamp::Moment;
use crate::domain::step::Doer;
use crate::domain::steps::plan::Plan;
use crate::domain::steps::state::StepState;

/// The last step towards customers that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastNotice {
    /// The code of that step, such as `C2`.
    pub code: String,
    /// The title of that step in the runbook.
    pub title: String,
    /// When it was done.
    pub at: Moment,
    /// The components of which something new was said after it.
    pub news: Vec<ComponentId>,
}

/// What customers were told last; none where nothing was. What the commander or the technical side does under
/// that priority tells customers nothing.
#[must_use]
pub fn last_notice(plan: Plan<'_>) -> Option<LastNotice> {
    let telling = plan.instances_of(Priority::Communicate).filter(|instance| instance.step.role == Doer::Communication);
    let done = telling.filter_map(|instance| {
        let progress = instance.progress;
        let deed = progress.last.as_ref().filter(|_| progress.state == StepState::Done)?;
        Some((instance, deed.at))
    });
    let (instance, at) = done.max_by_key(|(_, at)| *at)?;
    let new = plan.data.in_scope().filter(|state| changed(state) > Some(at));
    let news = new.map(|state| state.component.id.clone()).collect();
    Some(LastNotice { code: instance.code(), title: instance.step.title.clone(), at, news })
}

/// When something was last said of a component's data or service.
fn changed(state: &ComponentState) -> Option<Moment> {
    let judged = state.given.as_ref().map(|given| given.at);
    let doubted = state.stale.as_ref().map(|deed| deed.at);
    judged.max(doubted).max(state.service_set.as_ref().map(|deed| deed.at))
}
