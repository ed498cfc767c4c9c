//! The steps that tell customers something: which of them the cursor stands on,
//! and the words that the runbook prepared for it.

use crate::domain::notices::words::{Values, Words};
use crate::domain::runbook::Priority;
use crate::domain::steps::rows::StepRow;

use super::{Model, Open};

/// The steps, in the order in which they are listed.
pub fn listed(open: &Open) -> impl Iterator<Item = &StepRow> {
    open.board.steps_of(Priority::Communicate)
}

/// The one under the cursor; where nobody moved it, the first that waits for words to be sent.
#[must_use]
pub fn here(open: &Open) -> Option<&StepRow> {
    let chosen = open.notice.as_ref().and_then(|step| listed(open).find(|row| row.reference == *step));
    let plan = open.published.incident.plan();
    let tells = |row: &&StepRow| plan.step(&row.reference).is_some_and(|step| step.notice.is_some());
    let waiting = || listed(open).filter(|row| !row.state.is_settled());
    // Words that may not go out yet are not offered first.
    let may_go_out = |row: &&StepRow| tells(row) && row.locked.is_none();
    chosen.or_else(|| waiting().find(may_go_out)).or_else(|| waiting().next()).or_else(|| listed(open).next())
}

/// The words that the runbook prepared for a step, as they would go out now, and what nobody can fill in but
/// a person; nothing where it prepared none.
#[must_use]
pub fn prepared(model: &Model, open: &Open, row: &StepRow) -> Option<(Vec<Words>, Vec<String>)> {
    let plan = open.published.incident.plan();
    let id = plan.step(&row.reference)?.notice.as_ref()?;
    let notice = plan.lifecycle.runbook()?.notices.iter().find(|notice| notice.id == *id)?;
    let (words, missing) = Values::of(plan, model.now, model.given.zone).words(notice);
    (!words.is_empty()).then_some((words, missing))
}
