//! A step as a person sees it.

use std::sync::Arc;

use crate::domain::advice::{Lock, Opens};
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::lifecycle::state::Status;
use crate::domain::speech::{Titled, say};
use crate::domain::stamp::Moment;
use crate::domain::step::{Doer, Step};

use super::plan::{Instance, Plan, code};
use super::rules::{held_until, runs_since, second_name};
use super::state::StepState;

/// A step as it is ticked off.
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no that a row shows")]
#[derive(Clone, Debug, PartialEq)]
pub struct StepRow {
    /// The code without the component.
    pub short_code: Arc<str>,
    /// The name under which the log knows it.
    pub reference: StepRef,
    /// What to do.
    pub title: Arc<str>,
    /// The component that it is done for; none where it is done once for all.
    pub component: Option<ComponentId>,
    /// Where it stands between open and settled.
    pub state: StepState,
    /// Who changed it last.
    pub by: Option<PersonId>,
    /// When it was changed last; none as long as nobody has touched it.
    pub at: Option<Moment>,
    /// Why, where a reason was given.
    pub why: Option<String>,
    /// Whether something shows it.
    pub has_evidence: bool,
    /// Whose work it is.
    pub role: Doer,
    /// Who was asked to do it, whatever their role.
    pub delegated: Option<PersonId>,
    /// What it wants: evidence, a verdict.
    pub wants_evidence: bool,
    /// Whether finishing it asks for a verdict.
    pub wants_verdict: bool,
    /// What is gone afterwards.
    pub destroys: Option<String>,
    /// Finished, and waiting for a second name.
    pub wants_second_name: bool,
    /// When it should be done, while somebody is at it.
    pub due: Option<Moment>,
    /// The hour for which it waits or waited, where it is open and nobody overrode that.
    pub waits_until: Option<Moment>,
    /// Why its gates were passed.
    pub overridden: Option<String>,
    /// Work was done on it while its gate was shut.
    pub while_locked: bool,
    /// All that kept it shut then was that its wait was not over.
    pub too_early: bool,
    /// Who typed the words of both persons, where it was one.
    pub one_typist: Option<PersonId>,
    /// How it opens, where it may not be worked on.
    pub locked: Option<Opens>,
}

impl StepRow {
    /// The code under which people speak of it, with its component: `D3@db-1`.
    #[must_use]
    pub fn code(&self) -> String {
        code(&self.short_code, self.component.as_ref())
    }

    /// It by its code and title, as a sentence names it.
    #[must_use]
    pub fn titled(&self) -> Titled {
        Titled::of(&self.code(), &self.title)
    }

    /// Whether its time is over.
    #[must_use]
    pub fn is_late(&self, now: Moment) -> bool {
        self.due.is_some_and(|due| due <= now)
    }
}

/// What all rows of one step of the runbook have in common.
#[derive(Clone, Debug)]
pub struct Common<'a> {
    /// What the runbook says of it.
    pub step: &'a Step,
    title: Arc<str>,
    short_code: Arc<str>,
}

impl<'a> Common<'a> {
    /// That of the step of an instance.
    #[must_use]
    pub fn of(instance: &Instance<'a>) -> Self {
        let step = instance.step;
        Self { step, title: step.title.as_str().into(), short_code: instance.short_code().into() }
    }
}

/// A step as a person sees it; `opens` is what the gate says of it.
#[must_use]
pub fn row(plan: Plan<'_>, instance: &Instance<'_>, common: &Common<'_>, opens: Option<Opens>) -> StepRow {
    let reference = instance.reference();
    let progress = instance.progress;
    let Common { title, short_code, step } = common;
    let last = progress.last.as_ref();
    let is_over = plan.lifecycle.status == Status::Closed;
    let second_name = (progress.waits_for_second_name() && !is_over).then_some(Opens::ByWork);
    let mut overrides = plan.steps.overrides.iter().rev();
    StepRow {
        short_code: Arc::clone(short_code),
        title: Arc::clone(title),
        component: instance.component.map(|state| state.component.id.clone()),
        state: progress.state,
        by: last.map(|deed| deed.by.clone()),
        at: last.map(|deed| deed.at),
        why: last.and_then(|deed| deed.why.clone()),
        has_evidence: progress.evidence.is_some(),
        role: step.role,
        delegated: progress.delegated.as_ref().map(|(to, _)| to.clone()),
        wants_evidence: instance.step.wants_evidence(),
        wants_verdict: instance.step.verdict,
        destroys: instance.step.destroys.clone(),
        wants_second_name: progress.waits_for_second_name(),
        due: due(plan, instance),
        waits_until: waits_until(plan, instance),
        overridden: overrides.find(|(step, _)| *step == reference).and_then(|(_, deed)| deed.why.clone()),
        while_locked: progress.while_locked,
        too_early: progress.too_early,
        one_typist: progress.one_typist().cloned(),
        locked: opens.filter(|_| !progress.state.is_settled()).or(second_name),
        reference,
    }
}

/// For which hour an open step waits or waited.
fn waits_until(plan: Plan<'_>, instance: &Instance<'_>) -> Option<Moment> {
    let waits = instance.progress.state == StepState::Open && instance.progress.overridden.is_none();
    held_until(plan, instance).filter(|_| waits && plan.lifecycle.status != Status::Closed)
}

/// When the time of a step runs out, while it runs.
fn due(plan: Plan<'_>, instance: &Instance<'_>) -> Option<Moment> {
    let time_box = instance.step.time_box.filter(|_| plan.lifecycle.status != Status::Closed)?;
    let (since, _) = runs_since(plan, instance)?;
    Some(since.plus_seconds(time_box.seconds()))
}

/// A step that one person finished is locked until a second has confirmed it.
#[must_use]
pub fn second_person(instance: &Instance<'_>) -> Option<Lock> {
    let progress = instance.progress;
    let first = progress.finished.as_ref().filter(|_| progress.waits_for_second_name())?;
    Some(Lock {
        because: say!("rules-wants-two-names", first = &first.by),
        short: say!("rules-lock-second-name"),
        hint: second_name(&instance.code(), &first.by),
    })
}
