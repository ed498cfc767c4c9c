//! Decides what a command becomes: facts, or a refusal that
//! says what to do next. Pure: stores and sends nothing.
//!
//! What holds for every command is asked here; the rest is the topic's,
//! which gets the parts that it needs and the gate's answer as a value.

pub mod amend;
pub mod line;

use super::advice::{Advice, Asking, Decision, Refusal, refuse};
use super::ask::table::{Command, CourseCommand, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use super::ask::{When, Who};
use super::data::case::Case;
use super::data::state::ComponentState;
use super::event::Fact;
use super::field::FieldName;
use super::gate::{confirmed, still_open};
use super::incident::Incident;
use super::joint::{self, Given};
use super::lifecycle::state::Status;
use super::lifecycle::timekeeping;
use super::limits::{check_text, check_time, lies_ahead};
use super::people::facts::ResponderAcknowledged;
use super::people::rules::only_the_commander;
use super::record::{Person, say_age};
use super::runbook::{Role, Runbook};
use super::speech::{Ask, Blank, Sentence, say};
use super::verb::Verb;
use super::{data, hands, hints, inbox, lifecycle, people, sending, steps};

/// Decides what a command becomes.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision<Fact>, Refusal> {
    check(incident, command, asking)?;
    let mut decision = answer(incident, command, asking)?;
    if decision.facts.is_empty() {
        return Ok(decision);
    }
    if command.row().is_some_and(|row| row.work) {
        decision.facts.splice(0..0, come(incident, asking));
    }
    decision.remarks.extend(asks_since_when_awake(incident, command, asking));
    decision.remarks.extend(starves(incident, command, asking));
    if asking.typed_by.is_some() {
        decision.remarks.push(say!("rules-word-of", name = incident.people.called(&asking.by.id)));
    }
    let settles = matches!(command, Command::Lifecycle(LifecycleCommand::SettleClock { .. }));
    if let Some(doubted) = timekeeping::doubted(asking).filter(|_| !settles && !decision.facts.is_empty()) {
        decision.facts.insert(0, doubted.into());
    }
    Ok(decision)
}

/// Decides what several commands become that are one act: the same for several components, say.
///
/// # Errors
/// The first refusal: all of them or none.
pub fn decide_all(incident: &Incident, commands: &[Command], asking: &Asking) -> Result<Decision<Fact>, Refusal> {
    let mut all = Decision { facts: Vec::new(), remarks: Vec::new() };
    for command in commands {
        let Decision { facts, remarks } = decide(incident, command, asking)?;
        // That whoever asks is there, say, is put on record once.
        for fact in facts {
            if !all.facts.contains(&fact) {
                all.facts.push(fact);
            }
        }
        for remark in remarks {
            if !all.remarks.contains(&remark) {
                all.remarks.push(remark);
            }
        }
    }
    Ok(all)
}

/// Asks what holds for every command.
fn check(incident: &Incident, command: &Command, asking: &Asking) -> Result<(), Refusal> {
    check_words(command)?;
    check_times(command, asking)?;
    check_open(incident, command)?;
    check_who(incident, command, asking)?;
    check_quoted(incident, asking)
}

/// Whoever works, or whose word is passed on, is there from then on.
fn come(incident: &Incident, asking: &Asking) -> Vec<Fact> {
    let is_here = |who: &Person| incident.people.responder(&who.id).is_some_and(people::state::Responder::is_here);
    let came = asking.typed_by.iter().chain([&asking.by]).filter(|who| !is_here(who));
    came.map(|who| ResponderAcknowledged { who: who.clone() }.into()).collect()
}

/// Whoever comes is asked once since when they are awake, where that can matter.
fn asks_since_when_awake(incident: &Incident, command: &Command, asking: &Asking) -> Option<Sentence> {
    let known = incident.people.responder(&asking.by.id);
    let comes =
        *command == Command::People(PeopleCommand::Acknowledge {}) && !known.is_some_and(people::state::Responder::is_here);
    let takes_days = incident.lifecycle.runbook().is_some_and(Runbook::takes_days);
    let asked = comes && !takes_days && known.is_none_or(|one| one.awake.is_none());
    asked.then(|| say!("rules-say-awake", ask = Ask::to(Verb::Awake).blank(Blank::Time)))
}

/// That a step of data integrity waits for somebody who is drawn into communication.
fn starves(incident: &Incident, command: &Command, asking: &Asking) -> Option<Sentence> {
    let Command::People(PeopleCommand::AssignRole { who, role: Role::Communication, .. }) = command else { return None };
    let (code, skill) = hands::starved_without(incident, who, asking.now)?;
    Some(say!("rules-starves", name = incident.people.called(who), code = code, skill = skill))
}

fn answer(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision<Fact>, Refusal> {
    let Incident { lifecycle, people, data, .. } = incident;
    let first = |state: &ComponentState| confirmed::ground(incident.plan(), state);
    let case = Case { lifecycle, people, data, first: &first, asking };
    Ok(match command {
        Command::People(command) => people::decide::decide(people, command, asking)?.widen(),
        Command::Inbox(command) => inbox::decide::decide(&incident.inbox, &incident.numbering, command, asking)?.widen(),
        Command::Lifecycle(command) => {
            lifecycle::decide::decide(lifecycle, people, command, asking, || still_open::open(incident.plan()))?.widen()
        }
        Command::Data(DataCommand::GiveVerdict { component, judgement, evidence }) => {
            joint::judge(incident, case, &Given { component, judgement, evidence: evidence.as_ref() })?
        }
        Command::Data(command) => data::decide::decide(case, command)?.widen(),
        Command::Steps(StepsCommand::ConfirmVerdict { component }) => {
            data::verdict::confirm(case, data::decide::in_scope(data, component)?)?.widen()
        }
        Command::Steps(StepsCommand::OverrideVerdict { component, why }) => {
            data::verdict::let_count(case, data::decide::in_scope(data, component)?, why)?.widen()
        }
        Command::Steps(command) => joint::work_on(incident, case, command)?,
        Command::Sending(command) => sending::decide::decide(of_sendings(incident, asking), command)?.widen(),
        Command::Course(CourseCommand::AddStep { new }) => steps::course::add(incident.plan(), new)?.widen(),
        Command::Course(CourseCommand::ChoosePath { path, why }) => steps::course::choose(incident.plan(), path, why)?.widen(),
        // That depends on the entry, and on what the board would be: see [`amend`].
        Command::Amend(_) => Decision { facts: Vec::new(), remarks: Vec::new() },
    })
}

fn of_sendings<'a>(incident: &'a Incident, asking: &'a Asking) -> sending::decide::Case<'a> {
    let drill = incident.lifecycle.declared.as_ref().is_some_and(|declared| declared.fact.drill);
    sending::decide::Case { sendings: &incident.sendings, people: &incident.people, drill, asking }
}

/// Refuses what is the commander's alone, where somebody else asks.
fn check_who(incident: &Incident, command: &Command, asking: &Asking) -> Result<(), Refusal> {
    let Some(Who::Commander(refused)) = command.row().map(|row| row.who) else { return Ok(()) };
    let what = match command {
        Command::Steps(StepsCommand::OverrideVerdict { component, .. }) => component.to_string(),
        Command::Steps(command) => steps::work::named(&steps::decide::find(incident.plan(), command)?),
        Command::Course(_)
        | Command::Data(_)
        | Command::People(_)
        | Command::Inbox(_)
        | Command::Sending(_)
        | Command::Lifecycle(_)
        | Command::Amend(_) => String::new(),
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
