//! Facts about steps in words.

use crate::domain::id::StepRef;
use crate::domain::record::say_evidence;
use crate::domain::speech::{Sentence, say};

use super::facts::StepsFact;
use super::plan::Plan;

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(plan: Plan<'_>, fact: &StepsFact) -> Sentence {
    let step = |reference: &StepRef| step(plan, reference);
    match fact {
        StepsFact::StepStarted(fact) => say!("log-started", step = step(&fact.step)),
        StepsFact::StepDone(fact) => say!(
            "log-done",
            step = step(&fact.step),
            two = plan.wants_second_name(&fact.step),
            shown = fact.evidence.as_ref().map(say_evidence).map(Sentence::behind_a_colon)
        ),
        StepsFact::StepConfirmed(fact) => say!("log-confirmed", step = step(&fact.step)),
        StepsFact::StepSkipped(fact) => say!("log-skipped", step = step(&fact.step), why = &fact.why),
        StepsFact::StepNotApplicable(fact) => say!("log-not-applicable", step = step(&fact.step), why = &fact.why),
        StepsFact::StepFailed(fact) => say!("log-failed", step = step(&fact.step), why = &fact.why),
        StepsFact::StepReopened(fact) => say!("log-reopened", step = step(&fact.step), why = &fact.why),
        StepsFact::GateOverridden(fact) => say!("log-override", step = step(&fact.step), why = &fact.why),
    }
}

fn step(plan: Plan<'_>, reference: &StepRef) -> String {
    let code = plan.code(reference);
    match plan.step(reference) {
        Some(step) => format!("{code} {}", step.title),
        None => code,
    }
}
