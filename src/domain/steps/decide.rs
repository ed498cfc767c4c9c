//! Who may begin, finish, confirm or give up which step, and when. What the gate says comes in as a value.

use crate::domain::advice::{Advice, Decision, Lock, Refusal, refuse};
use crate::domain::ask::kind::Judgement;
use crate::domain::ask::table::StepsCommand;
use crate::domain::data::case::Case;
use crate::domain::data::state::ComponentState;
use crate::domain::fact::OfTopic;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::id::{PersonId, StepRef};
use crate::domain::people::rules::{ask_another, not_the_second};
use crate::domain::record::Evidence;
use crate::domain::runbook::{Priority, Role};
use crate::domain::speech::{Ask, Blank, Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Service, Verdict};

use super::facts::{
    GateOverridden, StepConfirmed, StepDone, StepFailed, StepNotApplicable, StepReopened, StepSkipped, StepStarted, StepsFact,
};
use super::plan::{Instance, Plan};
use super::rules::{leave_or_change_role, second_name};
use super::state::{Progress, StepState};

/// Somebody's work on a step, and all that decides whether it may be done.
pub struct Work<'a> {
    plan: Plan<'a>,
    case: Case<'a>,
    instance: Instance<'a>,
    reference: StepRef,
    code: String,
    progress: &'a Progress,
    /// What the gate says of it.
    lock: Option<Lock>,
}

/// The step that something is asked of, as it is ticked off.
///
/// # Errors
/// When there is none.
pub fn find<'a>(plan: Plan<'a>, command: &StepsCommand) -> Result<Instance<'a>, Refusal> {
    command.step().and_then(|step| plan.instance(step)).ok_or_else(|| no_step(command))
}

fn no_step(command: &StepsCommand) -> Refusal {
    let named = command.step().map_or_else(String::new, StepRef::to_string);
    let hint = say!("rules-status-lists-steps", ask = Ask::to(Verb::Status));
    Refusal::new(say!("rules-no-step-named", step = named), say!("rules-none-of-that-name"), hint)
}

/// A step as refusals name it, with its code and its title.
#[must_use]
pub fn named(instance: &Instance<'_>) -> String {
    format!("{} \"{}\"", instance.code(), instance.step.title)
}

/// Decides what is asked of a step. A verdict that comes with it is put on record by whoever joins the two.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(work: &Work<'_>, command: &StepsCommand) -> Result<Decision<StepsFact>, Refusal> {
    match command {
        StepsCommand::StartStep { .. } => start(work),
        StepsCommand::FinishStep { evidence, verdict, .. } => finish(work, evidence.as_ref(), verdict.as_ref()),
        StepsCommand::ConfirmStep { .. } => confirm(work),
        StepsCommand::SkipStep { why, .. } => skip(work, why),
        StepsCommand::FailStep { step, why } => {
            set_aside(work, StepState::Failed, StepFailed { step: step.clone(), why: why.clone() })
        }
        StepsCommand::RuleOutStep { step, why } => {
            set_aside(work, StepState::NotApplicable, StepNotApplicable { step: step.clone(), why: why.clone() })
        }
        StepsCommand::ReopenStep { why, .. } => Ok(reopen(work, why)),
        StepsCommand::OverrideGate { why, .. } => Ok(override_gate(work, why)),
        // They are about a component, and whoever joins the topics asks elsewhere.
        StepsCommand::ConfirmVerdict { .. } | StepsCommand::OverrideVerdict { .. } => Err(no_step(command)),
    }
}

impl<'a> Work<'a> {
    /// Work on a step of which the gate says that it is locked, or not.
    #[must_use]
    pub fn new(plan: Plan<'a>, case: Case<'a>, instance: Instance<'a>, lock: Option<Lock>) -> Self {
        let reference = instance.reference();
        let (code, progress) = (instance.code(), plan.progress(&reference));
        Self { plan, case, instance, reference, code, progress, lock }
    }

    /// The component that the step's verdict is about.
    #[must_use]
    pub fn judged(&self) -> Option<&'a ComponentState> {
        self.plan.judged(&self.reference)
    }

    fn named(&self) -> String {
        named(&self.instance)
    }

    /// The lock: data, earlier steps, hold time.
    fn pass_lock(&self) -> Result<(), Refusal> {
        match &self.lock {
            Some(lock) => refuse(say!("rules-stays-locked", step = self.named()), &lock.because, lock.hint.clone()),
            None => Ok(()),
        }
    }

    /// Whoever stands for a finished step beside the first.
    fn pass_as_second(&self, first: &PersonId) -> Result<(), Refusal> {
        self.pass_lock()?;
        let (people, error) = (self.case.people, say!("rules-not-confirmed", step = self.named()));
        not_the_second(people, self.case.asking, self.instance.step.role, first, &error).map_or(Ok(()), Err)
    }

    /// What the first is told, who cannot be the second as well.
    fn ask_another(&self, confirm: impl Into<Advice>) -> Advice {
        let counts = self.instance.step.destroys.is_none().then(|| hints::with_reason(Verb::Override, &self.code));
        ask_another(self.case.people, self.case.asking, confirm.into(), counts)
    }

    /// The lock, and the role.
    fn pass_gates(&self) -> Result<(), Refusal> {
        self.pass_lock()?;
        if self.progress.overridden.is_some() {
            return Ok(());
        }
        let wanted = self.instance.step.role;
        let held = self.case.people.responder(&self.case.asking.by.id).and_then(|responder| responder.role);
        match held.filter(|held| *held != wanted && !self.case.people.is_commander(&self.case.asking.by.id)) {
            None => Ok(()),
            Some(held) => refuse(
                say!("rules-not-yours", step = self.named()),
                say!("rules-wants-role", wanted = wanted, who = &self.case.asking.by.id, held = held),
                leave_or_change_role(&self.case.asking.by.id, wanted),
            ),
        }
    }

    /// What to do about the step; where something is held by time alone, to wait.
    fn once_time_allows(&self, hint: Sentence) -> Advice {
        let waits = self.lock.as_ref().filter(|lock| lock.hint.until.is_some());
        waits.map_or_else(|| hint.into(), |lock| lock.hint.clone())
    }

    /// What to tell a commander who does technical work with enough
    /// others there, and somebody without a role.
    fn remarks(&self) -> Vec<Sentence> {
        let technical = self.instance.step.role == Role::Technical;
        let mut remarks = Vec::new();
        if technical && self.case.people.keeps_hands_free(&self.case.asking.by.id) {
            remarks.push(say!("rules-leave-to-one", people = self.case.people.count_here(), code = &self.code));
        }
        if let Some(state) = self.instance.component.filter(|_| self.instance.step.priority == Priority::Restore) {
            let ground = state.component.needs.iter().filter_map(|id| self.plan.data.component(id));
            let down: Vec<&str> =
                ground.filter(|ground| ground.service == Service::Down).map(|ground| ground.component.id.as_str()).collect();
            if !down.is_empty() {
                remarks.push(say!("rules-stands-on-down", component = &state.component.id, ground = down.join(", ")));
            }
        }
        remarks
    }

    /// That the verdict stays open, where finishing the step asks for one that was not given.
    fn stays_open(&self, verdict: Option<&Judgement>) -> Option<Sentence> {
        let judged = self.judged();
        let open = verdict.is_none() && self.instance.step.verdict && !judged.is_some_and(ComponentState::is_confirmed);
        open.then(|| match judged.map(|state| &state.component.id) {
            Some(id) => match judged.and_then(self.case.first) {
                None => say!("rules-verdict-stays-open", component = id, ask = hints::verdict(id, "intact")),
                Some(first) => say!("rules-verdict-waits-for-ground", component = id, hint = &first.hint.say),
            },
            None => say!("rules-verdicts-stay-open", ask = hints::with_evidence(hints::some_verdict("intact"))),
        })
    }

    fn with_remarks(&self, fact: impl Into<StepsFact>) -> Decision<StepsFact> {
        Decision { facts: vec![fact.into()], remarks: self.remarks() }
    }
}

/// Begins a step.
fn start(work: &Work<'_>) -> Result<Decision<StepsFact>, Refusal> {
    let by = &work.case.asking.by.id;
    match work.progress.state {
        StepState::Started if work.progress.waits_for_second_name() => {
            return Ok(Decision::already(say!("rules-finished-and-waits", code = &work.code)));
        }
        StepState::Started if work.progress.started.as_ref().is_some_and(|deed| deed.by == *by) => {
            return Ok(Decision::already(say!("rules-at-it-already", code = &work.code)));
        }
        state if state.is_settled() => return settled(work, say!("rules-cannot-be-started", step = work.named())),
        _ => {}
    }
    work.pass_gates()?;
    let mut decision = work.with_remarks(StepStarted { step: work.reference.clone() });
    if let Some(other) = &work.progress.started {
        decision.remarks.push(say!("rules-yours-now", name = work.case.people.name_of(&other.by)));
    }
    Ok(decision)
}

fn settled(work: &Work<'_>, error: Sentence) -> Result<Decision<StepsFact>, Refusal> {
    refuse(
        error,
        say!("rules-it-is-already", state = work.progress.state),
        say!("rules-if-no-longer", ask = hints::with_reason(Verb::Reopen, &work.code)),
    )
}

/// Finishes a step. A verdict that comes with it is put on record by whoever joins the two.
fn finish(work: &Work<'_>, evidence: Option<&Evidence>, verdict: Option<&Judgement>) -> Result<Decision<StepsFact>, Refusal> {
    let waits = work.progress.waits_for_second_name();
    match work.progress.state {
        state if (evidence.is_some() || verdict.is_some()) && (waits || state == StepState::Done) => {
            return too_late(work, verdict);
        }
        StepState::Done => return Ok(Decision::already(say!("rules-is-already", code = &work.code, state = StepState::Done))),
        StepState::Started if waits => return confirm(work),
        state if state.is_settled() => return settled(work, say!("rules-cannot-be-done", step = work.named())),
        _ => {}
    }
    work.pass_gates()?;
    if work.instance.step.evidence_required && evidence.is_none() {
        return refuse(
            say!("rules-not-done-yet", step = work.named()),
            say!("rules-wants-evidence"),
            Advice::from(say!(
                "rules-done-with-evidence-or-file",
                ask = hints::with_evidence(hints::about(Verb::Done, &work.code))
            ))
            .on(FieldName::Evidence),
        );
    }
    if let (Some(judgement), None) = (verdict, work.judged()) {
        return refuse(
            say!("rules-not-finished", step = work.named()),
            say!("rules-about-several"),
            say!("rules-finish-without-verdict", ask = hints::some_verdict(judgement.verdict.word())),
        );
    }
    let done = StepDone { step: work.reference.clone(), evidence: evidence.cloned(), said_by: work.case.asking.said_by() };
    let mut decision = work.with_remarks(done);
    decision.remarks.extend(work.stays_open(verdict));
    if work.plan.wants_second_name(&work.reference) {
        let confirm = say!("rules-counts-once-confirmed", ask = hints::about(Verb::Confirm, &work.code));
        decision.remarks.push(work.ask_another(confirm).say);
    }
    Ok(decision)
}

/// Refuses evidence or a verdict for a step that is finished: it takes what came with its end, and no more.
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
        Some(first) => say!("rules-takes-from-the-first", name = work.case.people.name_of(first)),
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
fn confirm(work: &Work<'_>) -> Result<Decision<StepsFact>, Refusal> {
    let error = say!("rules-not-confirmed", step = work.named());
    let Some(first) = &work.progress.finished else {
        let done = hints::about(Verb::Done, &work.code);
        let (because, hint) = if work.instance.step.two_names {
            (say!("rules-nobody-finished-it"), say!("rules-done-then-confirm", ask = done))
        } else {
            (say!("rules-wants-one-name"), say!("rules-finish-it", ask = done))
        };
        return refuse(error, because, work.once_time_allows(hint));
    };
    if work.progress.state == StepState::Done {
        return Ok(Decision::already(say!("rules-is-already", code = &work.code, state = StepState::Done)));
    }
    if first.by == work.case.asking.by.id {
        return refuse(
            say!("rules-stays-locked", step = work.named()),
            say!("rules-wants-two-names", first = &first.by),
            work.ask_another(second_name(&work.code, &first.by)),
        );
    }
    work.pass_as_second(&first.by)?;
    Ok(work.with_remarks(StepConfirmed { step: work.reference.clone(), said_by: work.case.asking.said_by() }))
}

/// Skips a step.
fn skip(work: &Work<'_>, why: &str) -> Result<Decision<StepsFact>, Refusal> {
    let skipped = StepSkipped { step: work.reference.clone(), why: why.to_owned() };
    let mut decision = set_aside(work, StepState::Skipped, skipped)?;
    if !decision.facts.is_empty() && work.instance.step.priority == Priority::Integrity {
        decision.remarks.push(say!("rules-skipped-is-not-done"));
    }
    Ok(decision)
}

/// Puts on record that a step, unless it is done, is in a state from now on.
fn set_aside<F>(work: &Work<'_>, state: StepState, fact: F) -> Result<Decision<StepsFact>, Refusal>
where
    F: OfTopic<Topic = StepsFact>,
{
    if work.progress.state == state {
        return Ok(Decision::already(say!("rules-is-already", code = &work.code, state = state)));
    }
    if work.progress.state == StepState::Done {
        return settled(work, say!("rules-cannot-be-called", step = work.named(), state = state));
    }
    Ok(fact.into())
}

/// Opens a step again.
fn reopen(work: &Work<'_>, why: &str) -> Decision<StepsFact> {
    if work.progress.state == StepState::Open {
        return Decision::already(say!("rules-is-already", code = &work.code, state = StepState::Open));
    }
    StepReopened { step: work.reference.clone(), why: why.to_owned() }.into()
}

/// Overrides the lock of a step.
fn override_gate(work: &Work<'_>, why: &str) -> Decision<StepsFact> {
    if work.progress.overridden.is_some() {
        return Decision::already(say!("rules-gate-passed-already", code = &work.code));
    }
    let mut decision = Decision::from(GateOverridden { step: work.reference.clone(), why: why.to_owned() });
    if work.instance.step.two_names && work.instance.step.destroys.is_some() {
        decision.remarks.push(say!("rules-still-wants-second-name", code = &work.code));
    }
    decision
}
