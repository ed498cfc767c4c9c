//! Facts about steps in words.

use crate::domain::id::{StepRef, listed};
use crate::domain::record::say_evidence;
use crate::domain::speech::{Sentence, Titled, say};

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
        StepsFact::GateOverridden(fact) => {
            let passes = fact.passes.as_ref().filter(|passes| !passes.is_empty());
            match passes.map(|passes| listed(passes)) {
                None => say!("log-override", step = step(&fact.step), why = &fact.why),
                Some(passes) => {
                    say!("log-override-passes", step = step(&fact.step), components = passes, why = &fact.why)
                }
            }
        }
        StepsFact::StepDelegated(fact) => say!("log-delegated", step = step(&fact.step), who = &fact.to),
        StepsFact::StepAdded(fact) => {
            let known = StepRef { step: fact.step.id.clone(), component: None };
            let only = (!fact.step.only.is_empty()).then(|| say!("log-added-for", components = fact.step.only.join(", ")));
            let only = only.map(|only| Sentence::joined(" ", vec![Sentence::default(), only]));
            say!("log-step-added", step = step(&known), priority = fact.step.priority, components = only)
        }
        StepsFact::PathChosen(fact) => say!("log-path-chosen", path = &fact.path, why = &fact.why),
    }
}

fn step(plan: Plan<'_>, reference: &StepRef) -> Titled {
    Titled::of(&plan.code(reference), plan.step(reference).map_or("", |step| &step.title))
}
