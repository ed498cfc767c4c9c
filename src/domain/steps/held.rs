//! What was stopped and has to be released again: writes, deletes, a failover, a queue of mail.

use crate::domain::data::state::ComponentState;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::record::Deed;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;

use super::plan::{Instance, Plan};
use super::rules::counts_as_done;
use super::state::StepState;

/// Something that was stopped and is not released yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Held<'a> {
    /// The step that stopped it.
    pub instance: Instance<'a>,
    /// Who stopped it, and when.
    pub since: &'a Deed,
}

/// All that is held, in the order of the runbook.
pub fn held(plan: Plan<'_>) -> impl Iterator<Item = Held<'_>> {
    plan.holding().iter().flat_map(move |place| plan.repeated(*place, None)).filter_map(move |instance| {
        let stopped = matches!(instance.progress.state, StepState::Started | StepState::Done);
        let since = instance.progress.finished.as_ref().filter(|_| stopped)?;
        let wanted = instance.component.is_none_or(ComponentState::is_wanted);
        (wanted && !is_released(plan, &instance)).then_some(Held { instance, since })
    })
}

/// The steps that release what a step stopped: those of its own component where both repeat.
pub fn releasing<'a>(plan: Plan<'a>, holding: &Instance<'a>) -> impl Iterator<Item = Instance<'a>> {
    let (place, component) = (holding.slot.row, holding.component);
    plan.releasing(place).flat_map(move |place| plan.repeated(place, component))
}

/// Whether one of the steps that release it is done wherever that is to be done.
fn is_released(plan: Plan<'_>, holding: &Instance<'_>) -> bool {
    plan.releasing(holding.slot.row).any(|place| {
        let mut releasing = plan.repeated(place, holding.component).peekable();
        releasing.peek().is_some() && releasing.all(|instance| counts_as_done(&instance))
    })
}

/// What is held, as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRow {
    /// The step that stopped it.
    pub step: StepRef,
    /// The code of that step, with its component.
    pub code: String,
    /// The title of that step.
    pub title: String,
    /// The component on which it is held; none where it is held for all.
    pub component: Option<ComponentId>,
    /// Since when it is held.
    pub since: Moment,
    /// Who stopped it.
    pub by: PersonId,
    /// The code of the step that releases it; none where the runbook has none.
    pub released_by: Option<String>,
}

impl HeldRow {
    /// What is held and what releases it, in a sentence.
    #[must_use]
    pub fn say(&self, since: String) -> Sentence {
        match &self.released_by {
            Some(release) => {
                say!("rules-held", code = &self.code, title = &self.title, since = since, release = release)
            }
            None => say!("rules-held-for-good", code = &self.code, title = &self.title, since = since),
        }
    }
}

/// All that is held, as rows.
#[must_use]
pub fn rows(plan: Plan<'_>) -> Vec<HeldRow> {
    let row = |held: Held<'_>| {
        let release = releasing(plan, &held.instance).find(|step| !counts_as_done(step));
        HeldRow {
            step: held.instance.reference(),
            code: held.instance.code(),
            title: held.instance.step.title.clone(),
            component: held.instance.component.map(|state| state.component.id.clone()),
            since: held.since.at,
            by: held.since.by.clone(),
            released_by: release.map(|step| step.code()),
        }
    };
    held(plan).map(row).collect()
}
