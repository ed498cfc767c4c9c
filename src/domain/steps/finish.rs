//! Finishing a step with what shows it, and standing for that as the second person. A verdict
//! and a service that come with it are put on record by whoever joins the topics.

use crate::domain::advice::{Advice, Decision, Refusal, refuse};
use crate::domain::ask::asked::Judgement;
use crate::domain::data::state::ComponentState;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::record::Evidence;
use crate::domain::speech::{Ask, Blank, Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Service, Verdict};

use super::facts::{StepConfirmed, StepDone, StepsFact};
use super::rules::second_name;
use super::state::StepState;
use super::work::{Work, settled};

/// What somebody gives with the end of a step.
#[derive(Clone, Copy, Debug, Default)]
pub struct Finishing<'a> {
    /// What shows it.
    pub evidence: Option<&'a Evidence>,
    /// The verdict on the data of its component.
    pub verdict: Option<&'a Judgement>,
    /// What customers have of its component from then on.
    pub service: Option<Service>,
}

impl Finishing<'_> {
    fn is_bare(&self) -> bool {
        self.evidence.is_none() && self.verdict.is_none() && self.service.is_none()
    }
}

/// Finishes a step.
///
/// # Errors
/// When it is locked, over, or lacks what it asks for.
pub(super) fn finish(work: &Work<'_>, with: &Finishing<'_>) -> Result<Decision<StepsFact>, Refusal> {
    let waits = work.progress.waits_for_second_name();
    match work.progress.state {
        state if !with.is_bare() && (waits || state == StepState::Done) => return too_late(work, with.verdict),
        StepState::Done => return Ok(Decision::already(say!("rules-is-already", code = &work.code, state = StepState::Done))),
        StepState::Started if waits => return confirm(work),
        state if state.is_settled() => return settled(work, say!("rules-cannot-be-done", step = work.named())),
        _ => {}
    }
    work.pass_gates()?;
    check_what_it_wants(work, with)?;
    let said_by = work.case.asking.said_by();
    let mut decision = work.with_remarks(StepDone { step: work.reference.clone(), evidence: with.evidence.cloned(), said_by });
    decision.remarks.extend(verdict_stays_open(work, with));
    decision.remarks.extend(service_stays_open(work, with));
    if work.plan.wants_second_name(&work.reference) {
        let confirm = say!("rules-counts-once-confirmed");
        decision.remarks.push(work.ask_another(confirm).say);
    }
    Ok(decision)
}

fn check_what_it_wants(work: &Work<'_>, with: &Finishing<'_>) -> Result<(), Refusal> {
    if work.instance.step.wants_evidence() && with.evidence.is_none() {
        let ask = hints::with_evidence(hints::about(Verb::Done, &work.code));
        let (because, hint) = match work.instance.step.notice {
            Some(_) => (say!("rules-wants-the-words"), say!("rules-done-with-the-words", ask = ask)),
            None => (say!("rules-wants-evidence"), say!("rules-done-with-evidence-or-file", ask = ask)),
        };
        return refuse(say!("rules-not-done-yet", step = work.named()), because, Advice::from(hint).on(FieldName::Evidence));
    }
    let of_several = |hint: Sentence| refuse(say!("rules-not-finished", step = work.named()), say!("rules-about-several"), hint);
    match (work.judged(), with.verdict, with.service) {
        (None, Some(judgement), _) => {
            of_several(say!("rules-finish-without-verdict", ask = hints::some_verdict(judgement.verdict.word())))
        }
        (None, None, Some(service)) => {
            of_several(say!("rules-finish-without-service", ask = hints::some_service(service.word())))
        }
        _ => Ok(()),
    }
}

/// That the step asks for a verdict which nobody gave with it.
fn verdict_stays_open(work: &Work<'_>, with: &Finishing<'_>) -> Option<Sentence> {
    let judged = work.judged();
    let is_confirmed = judged.is_some_and(ComponentState::is_confirmed);
    if with.verdict.is_some() || !work.instance.step.verdict || is_confirmed {
        return None;
    }
    Some(match judged.map(|state| &state.component.id) {
        Some(id) => match judged.and_then(work.case.first) {
            None => say!("rules-verdict-stays-open", component = id, ask = hints::verdict(id, "intact")),
            Some(first) => say!("rules-verdict-waits-for-ground", component = id, hint = &first.hint.say),
        },
        None => say!("rules-verdicts-stay-open", ask = hints::with_evidence(hints::some_verdict("intact"))),
    })
}

/// That the step asks what customers have from then on, which nobody said with it.
fn service_stays_open(work: &Work<'_>, with: &Finishing<'_>) -> Option<Sentence> {
    let likely = work.instance.step.service.filter(|_| with.service.is_none())?;
    Some(match work.judged() {
        Some(state) if state.service == likely => return None,
        Some(state) => {
            let id = &state.component.id;
            say!("rules-service-stays-open", component = id, ask = hints::about(Verb::Service, id).with(likely.word()))
        }
        None => say!("rules-services-stay-open", ask = hints::some_service(likely.word())),
    })
}

/// Refuses what comes with the end of a step that is finished: it takes what came with its end, and no more.
fn too_late(work: &Work<'_>, verdict: Option<&Judgement>) -> Result<Decision<StepsFact>, Refusal> {
    let first = work.progress.finished.as_ref().map(|deed| &deed.by);
    let waits = work.progress.waits_for_second_name();
    let second = first.filter(|first| waits && **first != work.case.asking.by.id);
    let could_confirm = second.is_some();
    second.map_or(Ok(()), |first| work.pass_as_second(first))?;
    let confirm = hints::about(Verb::Confirm, &work.code);
    let note = Ask::to(Verb::Note).blank(Blank::WhatHappened);
    let hint = match verdict.map(|judgement| verdict_of_its_own(work, judgement)) {
        Some(ask) if could_confirm => say!("rules-confirm-or-judge", ask = confirm, other = ask),
        Some(ask) => say!("rules-judge-by-itself", ask = ask),
        None if could_confirm => say!("rules-confirm-and-note", ask = confirm, other = note),
        None => say!("rules-note-or-reopen", ask = note, other = hints::with_reason(Verb::Reopen, &work.code)),
    };
    let because = match first {
        Some(first) => say!("rules-takes-from-the-first", name = work.case.people.called(first)),
        None => say!("rules-takes-no-more"),
    };
    refuse(say!("rules-finished-already", step = work.named()), because, hint)
}

/// The command that gives a verdict without finishing a step.
fn verdict_of_its_own(work: &Work<'_>, judgement: &Judgement) -> Ask {
    match (work.judged().map(|state| &state.component.id), judgement.verdict) {
        (Some(id), Verdict::Recovered) => hints::recovered(id, hints::some_time()),
        (Some(id), verdict) => hints::verdict(id, verdict.word()),
        (None, verdict) => hints::with_evidence(hints::some_verdict(verdict.word())),
    }
}

/// Stands for a finished step as the second person.
pub(super) fn confirm(work: &Work<'_>) -> Result<Decision<StepsFact>, Refusal> {
    let error = say!("rules-not-confirmed", step = work.named());
    let Some(first) = &work.progress.finished else {
        let done = hints::about(Verb::Done, &work.code);
        let (because, hint) = if work.instance.step.two_names {
            (say!("rules-nobody-finished-it"), say!("rules-done-then-confirm", ask = done))
        } else {
            // Where it cannot be done yet either, it says so: else one would wait to confirm it.
            let waits = work.waits().map(|lock| say!("rules-wants-one-name-and-waits", because = &lock.because));
            (waits.unwrap_or_else(|| say!("rules-wants-one-name")), say!("rules-finish-it", ask = done))
        };
        return refuse(error, because, work.once_time_allows(hint));
    };
    if work.progress.state == StepState::Done {
        return Ok(Decision::already(say!("rules-is-already", code = &work.code, state = StepState::Done)));
    }
    if first.by == work.case.asking.by.id {
        return refuse(
            error,
            say!("rules-wants-two-names", first = &first.by),
            work.ask_another(second_name(&work.code, &first.by)),
        );
    }
    if work.case.asking.read.is_some_and(|read| read != first.entry) {
        let by = work.case.people.called(&first.by);
        let hint = say!("rules-read-it-first", ask = hints::about(Verb::Confirm, &work.code));
        return refuse(error, say!("rules-finished-anew", by = by), hint);
    }
    work.pass_as_second(&first.by)?;
    let confirmed = StepConfirmed { step: work.reference.clone(), said_by: work.case.asking.said_by(), of: Some(first.entry) };
    // Whoever did it cannot be asked to confirm it instead.
    Ok(confirmed.into())
}

/// What finishing a step with a verdict would put on record; nothing where that is refused.
#[must_use]
pub fn finish_with(work: &Work<'_>, evidence: Option<&Evidence>, verdict: &Judgement) -> Option<Decision<StepsFact>> {
    finish(work, &Finishing { evidence, verdict: Some(verdict), service: None }).ok()
}
