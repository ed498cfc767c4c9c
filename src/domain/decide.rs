//! Decides what a command becomes: facts, or a refusal that
//! says what to do next. Pure: stores and sends nothing.
//!
//! What holds for every command is asked here; the rest is the topic's,
//! which gets the parts that it needs and the gate's answer as a value.

use super::advice::{Advice, Asking, Decision, Refusal, refuse};
use super::ask::table::{Command, StepsCommand};
use super::ask::{When, Who};
use super::data::case::Case;
use super::data::state::ComponentState;
use super::event::Fact;
use super::field::FieldName;
use super::gate::{self, confirmed, still_open};
use super::incident::Incident;
use super::lifecycle::state::Status;
use super::limits::{check_text, check_time, lies_ahead};
use super::people::facts::ResponderAcknowledged;
use super::people::rules::only_the_commander;
use super::record::{Person, say_age};
use super::speech::{Ask, Blank, say};
use super::steps::decide::Work;
use super::steps::facts::StepsFact;
use super::verb::Verb;
use super::{data, hints, lifecycle, people, steps};

/// Decides what a command becomes.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision<Fact>, Refusal> {
    check_words(command)?;
    check_times(command, asking)?;
    check_open(incident, command)?;
    check_who(incident, command, asking)?;
    check_quoted(incident, asking)?;
    let mut decision = answer(incident, command, asking)?;
    if decision.facts.is_empty() {
        return Ok(decision);
    }
    if command.row().is_some_and(|row| row.work) {
        decision.facts.splice(0..0, come(incident, asking));
    }
    if asking.typed_by.is_some() {
        decision.remarks.push(say!("rules-word-of", name = incident.people.name_of(&asking.by.id)));
    }
    Ok(decision)
}

/// Whoever works, or whose word is passed on, is there from then on.
fn come(incident: &Incident, asking: &Asking) -> Vec<Fact> {
    let is_here = |who: &Person| incident.people.responder(&who.id).is_some_and(people::state::Responder::is_here);
    let came = asking.typed_by.iter().chain([&asking.by]).filter(|who| !is_here(who));
    came.map(|who| ResponderAcknowledged { who: who.clone() }.into()).collect()
}

fn answer(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision<Fact>, Refusal> {
    let Incident { lifecycle, people, data, .. } = incident;
    let first = |state: &ComponentState| confirmed::ground(incident.plan(), state);
    let case = Case { lifecycle, people, data, first: &first, asking };
    Ok(match command {
        Command::People(command) => people::decide::decide(people, command, asking)?.widen(),
        Command::Lifecycle(command) => {
            lifecycle::decide::decide(lifecycle, people, command, asking, || still_open::open(incident.plan()))?.widen()
        }
        Command::Data(command) => data::decide::decide(case, command)?.widen(),
        Command::Steps(StepsCommand::ConfirmVerdict { component }) => {
            data::verdict::confirm(case, data::decide::in_scope(data, component)?)?.widen()
        }
        Command::Steps(StepsCommand::OverrideVerdict { component, why }) => {
            data::verdict::let_count(data::decide::in_scope(data, component)?, why)?.widen()
        }
        Command::Steps(command) => work_on(incident, case, command)?,
    })
}

/// Decides about a step, with the gate's answer; and about the verdict, where one comes with it.
fn work_on(incident: &Incident, case: Case<'_>, command: &StepsCommand) -> Result<Decision<Fact>, Refusal> {
    let plan = incident.plan();
    let instance = steps::decide::find(plan, command)?;
    let lock = gate::lock(plan, &instance, case.asking.now);
    let work = Work::new(plan, case, instance, lock);
    let decision = steps::decide::decide(&work, command)?;
    let done = matches!(decision.facts.as_slice(), [StepsFact::StepDone(_)]);
    let mut decision: Decision<Fact> = decision.widen();
    if let (true, Some(state), StepsCommand::FinishStep { evidence, verdict: Some(verdict), .. }) = (done, work.judged(), command)
    {
        let judged = data::verdict::give(case, state, verdict, evidence.as_ref())?.widen();
        decision.facts.extend(judged.facts);
        decision.remarks.extend(judged.remarks);
    }
    Ok(decision)
}

/// Refuses what is the commander's alone, where somebody else asks.
fn check_who(incident: &Incident, command: &Command, asking: &Asking) -> Result<(), Refusal> {
    let Some(Who::Commander(refused)) = command.row().map(|row| row.who) else { return Ok(()) };
    let what = match command {
        Command::Steps(StepsCommand::OverrideVerdict { component, .. }) => component.to_string(),
        Command::Steps(command) => steps::decide::named(&steps::decide::find(incident.plan(), command)?),
        Command::Data(_) | Command::People(_) | Command::Lifecycle(_) => String::new(),
    };
    only_the_commander(&incident.people, asking, &refused(&what)).map_or(Ok(()), Err)
}

/// Refuses the word of somebody whom nobody has called and who never came.
fn check_quoted(incident: &Incident, asking: &Asking) -> Result<(), Refusal> {
    let who = &asking.by.id;
    if asking.typed_by.is_none() || incident.people.responder(who).is_some() {
        return Ok(());
    }
    let hint = say!("rules-call-first", ask = hints::about(Verb::Call, who).with("answered"));
    refuse(say!("rules-nothing-written"), say!("rules-not-called-in", who = who), Advice::from(hint).on(FieldName::For))
}

/// Refuses a text that says nothing, or that does not fit into an entry.
fn check_words(command: &Command) -> Result<(), Refusal> {
    command.words().into_iter().try_for_each(|(field, text)| check_text(&say!("rules-nothing-written"), field, text))
}

/// Refuses times that lie ahead: of what happened, and of a backup.
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

/// Refuses everything but notes and decisions once an incident is closed.
fn check_open(incident: &Incident, command: &Command) -> Result<(), Refusal> {
    if incident.lifecycle.status != Status::Closed || command.row().is_some_and(|row| row.when == When::Always) {
        return Ok(());
    }
    let runbook = incident.lifecycle.runbook().map_or("technical-crisis", |runbook| runbook.id.as_str());
    refuse(
        say!("rules-incident-is-closed"),
        say!("rules-what-was-done-stands"),
        say!(
            "rules-note-or-declare",
            ask = Ask::to(Verb::Note).blank(Blank::WhatHappened),
            other = hints::about(Verb::Declare, runbook)
        ),
    )
}
