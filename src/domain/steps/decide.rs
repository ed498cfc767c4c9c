//! Who may begin, finish, confirm or give up which step, and when. What the gate says comes in as a value.

use crate::domain::advice::{Decision, Refusal, refuse};
use crate::domain::ask::table::StepsCommand;
use crate::domain::fact::OfTopic;
use crate::domain::hints;
use crate::domain::id::{PersonId, StepRef, listed};
use crate::domain::people::rules::not_here;
use crate::domain::runbook::Priority;
use crate::domain::speech::{Ask, say};
use crate::domain::verb::Verb;

use super::facts::{
    GateOverridden, StepDelegated, StepFailed, StepNotApplicable, StepReopened, StepSkipped, StepStarted, StepsFact,
};
use super::finish::{Finishing, confirm, finish};
use super::plan::{Instance, Plan};
use super::rules::resting_on;
use super::state::StepState;
use super::work::{Work, settled};

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

/// Decides what is asked of a step. A verdict that comes with it is put on record by whoever joins the two.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(work: &Work<'_>, command: &StepsCommand) -> Result<Decision<StepsFact>, Refusal> {
    match command {
        StepsCommand::StartStep { .. } => start(work),
        StepsCommand::FinishStep { evidence, verdict, service, .. } => {
            finish(work, &Finishing { evidence: evidence.as_ref(), verdict: verdict.as_ref(), service: *service })
        }
        StepsCommand::ConfirmStep { .. } => confirm(work),
        StepsCommand::SkipStep { why, .. } => skip(work, why),
        StepsCommand::FailStep { step, why } => {
            set_aside(work, StepState::Failed, StepFailed { step: step.clone(), why: why.clone() })
        }
        StepsCommand::RuleOutStep { step, why } => {
            set_aside(work, StepState::NotApplicable, StepNotApplicable { step: step.clone(), why: why.clone() })
        }
        StepsCommand::ReopenStep { why, .. } => Ok(reopen(work, why)),
        StepsCommand::OverrideGate { why, .. } => override_gate(work, why),
        StepsCommand::DelegateStep { to, .. } => delegate(work, to),
        // They are about a component, and whoever joins the topics asks elsewhere.
        StepsCommand::ConfirmVerdict { .. } | StepsCommand::OverrideVerdict { .. } => Err(no_step(command)),
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
        decision.remarks.push(say!("rules-yours-now", name = work.case.people.called(&other.by)));
    }
    Ok(decision)
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
    let mut decision = Decision::from(StepReopened { step: work.reference.clone(), why: why.to_owned() });
    let rest: Vec<String> = resting_on(work.plan, &work.instance).iter().map(Instance::code).collect();
    if !rest.is_empty() {
        let ask = hints::some_step(Verb::Reopen);
        decision.remarks.push(say!("rules-reopened-beneath", code = &work.code, steps = rest.join(", "), ask = ask));
    }
    decision
}

/// Overrides the lock of a step.
fn override_gate(work: &Work<'_>, why: &str) -> Result<Decision<StepsFact>, Refusal> {
    if work.progress.overridden.is_some() && work.lock.is_none() {
        return Ok(Decision::already(say!("rules-gate-passed-already", code = &work.code)));
    }
    if work.progress.state.is_settled() {
        return settled(work, say!("rules-not-overridden", step = work.named()));
    }
    if work.lock.is_none() {
        check_second_to_spare(work)?;
    }
    let passes = work.passes.clone();
    let named = passes.as_ref().filter(|passes| !passes.is_empty()).map(|passes| listed(passes));
    let mut decision = Decision::from(GateOverridden { step: work.reference.clone(), why: why.to_owned(), passes });
    decision.remarks.extend(named.map(|components| say!("rules-passes-the-gates-of", components = components)));
    if work.instance.step.two_names && work.instance.step.destroys.is_some() {
        decision.remarks.push(say!("rules-still-wants-second-name", code = &work.code));
    }
    Ok(decision)
}

/// Checks that a step which is not locked waits for a second person who can be spared: never where something
/// is destroyed.
fn check_second_to_spare(work: &Work<'_>) -> Result<(), Refusal> {
    let because = match (work.instance.step.two_names, &work.instance.step.destroys) {
        (true, None) => return Ok(()),
        (true, Some(_)) => say!("rules-still-wants-second-name", code = &work.code),
        (false, _) => say!("rules-is-not-locked", code = &work.code),
    };
    let hint = match work.progress.state {
        StepState::Open => say!("rules-start-it", ask = hints::about(Verb::Start, &work.code)),
        _ => say!("rules-nothing-to-override"),
    };
    refuse(say!("rules-not-overridden", step = work.named()), because, hint)
}

/// Asks somebody to do a step, whatever their role.
fn delegate(work: &Work<'_>, to: &PersonId) -> Result<Decision<StepsFact>, Refusal> {
    let refused = || say!("rules-not-delegated", step = work.named());
    if let Some(refusal) = not_here(work.case.people, to, work.case.asking, &refused()) {
        return Err(refusal);
    }
    if work.progress.state.is_settled() {
        return settled(work, refused());
    }
    if work.progress.delegated.as_ref().is_some_and(|(has, _)| has == to) {
        return Ok(Decision::already(say!("rules-delegated-already", code = &work.code, name = work.case.people.called(to))));
    }
    Ok(StepDelegated { step: work.reference.clone(), to: to.clone() }.into())
}
