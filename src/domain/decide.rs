//! Decides what a command becomes: facts, or a refusal that says what to do next. Pure: stores and sends nothing.
//!
//! What holds for every command is asked here; the rest is the topic's, which gets the parts that it needs and the gate's answer as a value.

use super::advice::{Advice, Asking, Decision, Refusal, refuse};
use super::command::{Command, Judgement};
use super::event::Fact;
use super::field::FieldName;
use super::gate::{self, ends};
use super::id::StepRef;
use super::incident::Incident;
use super::lifecycle::facts::{DecisionTaken, NoteTaken};
use super::lifecycle::state::Status;
use super::limits::{check_text, check_time, lies_ahead};
use super::people::facts::{ResponderAcknowledged, ResponderCalled};
use super::people::rules::only_the_commander;
use super::record::{Evidence, say_age};
use super::speech::say;
use super::steps::decide::{self as steps, Work};
use super::steps::facts::StepsFact;
use super::steps::state::StepState;
use super::verb::Verb;
use super::{data, lifecycle, people};
use crate::domain::asks;
use crate::domain::speech::Ask;

/// Decides what a command becomes.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision<Fact>, Refusal> {
    check_words(command)?;
    check_times(command, asking)?;
    check_open(incident, command)?;
    let mut decision = answer(incident, command, asking)?;
    let is_here = incident.people.responder(&asking.by.id).is_some_and(people::state::Responder::is_here);
    if !decision.facts.is_empty() && command.is_work() && !is_here {
        decision.facts.insert(0, ResponderAcknowledged { who: asking.by.clone() }.into());
    }
    Ok(decision)
}

fn answer(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision<Fact>, Refusal> {
    let Incident { lifecycle, people, data, .. } = incident;
    let work = |step| work(incident, step, asking);
    Ok(match command {
        Command::AddComponent(component) => data::decide::add(data, component)?.widen(),
        Command::StartStep { step } => steps::start(&work(step)?)?.widen(),
        Command::FinishStep { step, evidence, verdict } => finish(&work(step)?, evidence.as_ref(), verdict.as_ref())?,
        Command::ConfirmStep { step } => steps::confirm(&work(step)?)?.widen(),
        Command::SkipStep { step, why } => steps::set_aside(&work(step)?, StepState::Skipped, why)?.widen(),
        Command::FailStep { step, why } => steps::set_aside(&work(step)?, StepState::Failed, why)?.widen(),
        Command::RuleOutStep { step, why } => steps::set_aside(&work(step)?, StepState::NotApplicable, why)?.widen(),
        Command::ReopenStep { step, why } => steps::reopen(&work(step)?, why).widen(),
        Command::OverrideGate { step, why } => steps::override_gate(&work(step)?, why)?.widen(),
        Command::GiveVerdict { component, judgement, evidence } => {
            let state = data::decide::in_scope(data, component)?;
            Decision::from(data::decide::give_verdict(state, judgement, evidence.as_ref())?).widen()
        }
        Command::DoubtVerdict { component, why } => data::decide::doubt(data::decide::in_scope(data, component)?, why).widen(),
        Command::SetService { component, service, percent } => {
            data::decide::set_service(lifecycle, data::decide::in_scope(data, component)?, *service, *percent)?.widen()
        }
        Command::CallResponder { who, line, outcome } => {
            Decision::from(ResponderCalled { who: who.clone(), line: *line, outcome: *outcome }).widen()
        }
        Command::Acknowledge => Decision::from(ResponderAcknowledged { who: asking.by.clone() }).widen(),
        Command::AssignRole { who, role, duty } => people::decide::assign(people, who, *role, duty.as_ref())?.widen(),
        Command::ReleaseResponder { who } => people::decide::release(people, who)?.widen(),
        Command::OfferCommand { to, why } => people::decide::offer_command(people, to, why.as_ref(), asking)?.widen(),
        Command::AcceptCommand => people::decide::accept_command(people, asking)?.widen(),
        Command::TakeNote { text } => Decision::from(NoteTaken { text: text.clone() }).widen(),
        Command::TakeDecision { text } => Decision::from(DecisionTaken { text: text.clone() }).widen(),
        Command::ResolveIncident { why } => {
            lifecycle::decide::resolve(lifecycle, &ends::open(incident.plan()), why.as_ref())?.widen()
        }
        Command::CloseIncident { why } => close(incident, why.as_ref(), asking)?,
    })
}

/// Somebody's work on a step, with the gate's answer.
fn work<'a>(incident: &'a Incident, step: &StepRef, asking: &'a Asking) -> Result<Work<'a>, Refusal> {
    let plan = incident.plan();
    let instance = steps::find(plan, step)?;
    let lock = gate::lock(plan, &instance, asking.now);
    Ok(Work::new(plan, &incident.people, asking, instance, lock))
}

/// A step and, where it comes with one, the verdict on its component.
fn finish(work: &Work<'_>, evidence: Option<&Evidence>, verdict: Option<&Judgement>) -> Result<Decision<Fact>, Refusal> {
    let decision = steps::finish(work, evidence, verdict)?;
    let done = matches!(decision.facts.as_slice(), [StepsFact::StepDone(_)]);
    let mut decision: Decision<Fact> = decision.widen();
    if let (true, Some(judgement), Some(state)) = (done, verdict, work.judged()) {
        decision.facts.push(data::decide::give_verdict(state, judgement, evidence)?.into());
    }
    Ok(decision)
}

/// Closing is for good: the commander's alone.
fn close(incident: &Incident, why: Option<&String>, asking: &Asking) -> Result<Decision<Fact>, Refusal> {
    match only_the_commander(&incident.people, asking, &say!("rules-not-closed")) {
        Some(refusal) => Err(refusal),
        None => Ok(lifecycle::decide::close(&incident.lifecycle, &ends::open(incident.plan()), why)?.widen()),
    }
}

/// Something must be said, and it must fit into an entry.
fn check_words(command: &Command) -> Result<(), Refusal> {
    command.words().into_iter().try_for_each(|(field, text)| check_text(&say!("rules-nothing-written"), field, text))
}

/// Nothing has happened that is yet to come, and no backup is of tomorrow.
fn check_times(command: &Command, asking: &Asking) -> Result<(), Refusal> {
    check_time(&say!("rules-nothing-written"), asking.at, asking.now)?;
    let as_of = command.judgement().and_then(|judgement| judgement.as_of);
    match as_of.filter(|as_of| lies_ahead(as_of.to_utc().into(), asking.now)) {
        Some(as_of) => refuse(
            say!("rules-nothing-written"),
            say!("rules-data-ahead", age = say_age(as_of)),
            Advice::from(say!("rules-as-of-takes")).on(FieldName::AsOf),
        ),
        None => Ok(()),
    }
}

/// Once an incident is closed, only words are added to it.
fn check_open(incident: &Incident, command: &Command) -> Result<(), Refusal> {
    if incident.lifecycle.status != Status::Closed || command.is_words() {
        return Ok(());
    }
    let runbook = incident.lifecycle.runbook().map_or("technical-crisis", |runbook| runbook.id.as_str());
    refuse(
        say!("rules-incident-is-closed"),
        say!("rules-what-was-done-stands"),
        say!("rules-note-or-declare", ask = Ask::to(Verb::Note), other = asks::about(Verb::Declare, runbook)),
    )
}
