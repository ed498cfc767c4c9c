//! The end of an incident: resolved when service is back, closed when
//! customers have heard it. What is still open comes in as a value.

use crate::domain::advice::{Advice, Asking, Decision, Refusal, refuse};
use crate::domain::ask::table::LifecycleCommand;
use crate::domain::field::{FieldName, Special};
use crate::domain::hints;
use crate::domain::people::rules::only_the_commander;
use crate::domain::people::state::People;
use crate::domain::record::Scope;
use crate::domain::speech::{Ask, Blank, Part, Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Trusted;

use super::facts::{
    ClockSettled, DecisionTaken, IncidentClosed, IncidentResolved, LifecycleFact, NoteTaken, ScopeChanged, SeverityChanged,
    TitleChanged,
};
use super::left::Open;
use super::state::{Lifecycle, Status};

/// Decides what is asked of the incident as a whole; `open` finds what is still open.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(
    lifecycle: &Lifecycle,
    people: &People,
    command: &LifecycleCommand,
    asking: &Asking,
    open: impl FnOnce() -> Open,
) -> Result<Decision<LifecycleFact>, Refusal> {
    match command {
        LifecycleCommand::TakeNote { text } => Ok(NoteTaken { text: text.clone() }.into()),
        LifecycleCommand::TakeDecision { text } => Ok(DecisionTaken { text: text.clone() }.into()),
        LifecycleCommand::ChangeScope { scope } => change_scope(lifecycle, scope),
        LifecycleCommand::ChangeTitle { text } if *text == lifecycle.title => {
            Ok(Decision::already(say!("rules-called-already", title = text)))
        }
        LifecycleCommand::ChangeTitle { text } => Ok(TitleChanged { title: text.clone() }.into()),
        LifecycleCommand::ChangeSeverity { severity } if *severity == lifecycle.severity => {
            Ok(Decision::already(say!("rules-severity-already", severity = *severity)))
        }
        LifecycleCommand::ChangeSeverity { severity } => Ok(SeverityChanged { severity: *severity }.into()),
        LifecycleCommand::ResolveIncident { why } => {
            let open = open();
            let passed = why.as_ref().filter(|_| !open.services.is_empty() || !open.data.is_empty());
            let theirs = passed.and_then(|_| only_the_commander(people, asking, &say!("rules-not-resolved")));
            theirs.map_or_else(|| resolve(lifecycle, &open, why.as_ref()), Err)
        }
        LifecycleCommand::SettleClock { trusted, why } => Ok(settle_clock(*trusted, why, asking)),
        LifecycleCommand::CloseFalseAlarm { why } => close_false_alarm(&open(), why),
        LifecycleCommand::CloseIncident { why } => close(lifecycle, &open(), why.as_ref()),
    }
}

/// Says which clock is right, where they disagree.
fn settle_clock(trusted: Trusted, why: &str, asking: &Asking) -> Decision<LifecycleFact> {
    let Some(doubt) = asking.clock.as_ref().and_then(|clock| clock.doubt) else {
        return Decision::already(say!("rules-clocks-agree"));
    };
    if doubt.trusted == Some(trusted) {
        return Decision::already(say!("rules-clock-settled-already", clock = trusted));
    }
    let (machine, up) = (doubt.machine.wall, doubt.machine.up);
    ClockSettled { trusted, machine, log: asking.now, up, why: why.to_owned() }.into()
}

/// Says anew what is affected: only what is said otherwise than before.
fn change_scope(lifecycle: &Lifecycle, said: &Scope) -> Result<Decision<LifecycleFact>, Refusal> {
    if *said == Scope::default() {
        let ask = hints::option(Ask::to(Verb::Scope), FieldName::Special(Special::Affected), Part::Blank(Blank::WhatYouSaw));
        let hint = Advice::from(ask).on(FieldName::Special(Special::Affected));
        return refuse(say!("rules-scope-not-changed"), say!("rules-nothing-said"), hint);
    }
    let known = &lifecycle.scope;
    let new = |said: &Option<String>, known: &Option<String>| said.clone().filter(|said| Some(said) != known.as_ref());
    let changed = ScopeChanged {
        affected: new(&said.affected, &known.affected),
        not_affected: new(&said.not_affected, &known.not_affected),
        unknown: new(&said.unknown, &known.unknown),
        sources: if said.sources == known.sources { Vec::new() } else { said.sources.clone() },
    };
    if (&changed.affected, &changed.not_affected, &changed.unknown) == (&None, &None, &None) && changed.sources.is_empty() {
        return Ok(Decision::already(say!("rules-scope-already")));
    }
    Ok(changed.into())
}

/// Says that service is back.
fn resolve(lifecycle: &Lifecycle, open: &Open, why: Option<&String>) -> Result<Decision<LifecycleFact>, Refusal> {
    if lifecycle.status == Status::Resolved {
        return Ok(Decision::already(say!("rules-resolved-already")));
    }
    let first: Option<Advice> = match (open.data.first(), open.services.first()) {
        (Some((_, lock)), _) => Some(lock.hint.clone()),
        (None, Some((id, _))) => Some(say!("rules-up-once-it-is", ask = hints::about(Verb::Service, id).with("up")).into()),
        (None, None) => None,
    };
    if let (Some(first), None) = (first, why) {
        let because = open.against_resolving().into_iter().chain(open.beside_resolving()).collect();
        let other = hints::because(Ask::to(Verb::Resolve));
        let say = say!("rules-first-or-resolve", first = &first.say, other = other);
        let hint = Advice { say, ..first }.on(FieldName::Why);
        return refuse(say!("rules-not-resolved"), Sentence::joined("; ", because), hint);
    }
    let mut decision = Decision::from(IncidentResolved { why: why.cloned() });
    decision.remarks.extend(open.left().map(|left| say!("rules-resolved-with-open", open = left)));
    Ok(decision)
}

/// Closes the incident; with something still open only for a reason.
fn close(lifecycle: &Lifecycle, open: &Open, why: Option<&String>) -> Result<Decision<LifecycleFact>, Refusal> {
    let unresolved = lifecycle.status != Status::Resolved;
    let to_resume = open.held.iter().find_map(|(_, release)| release.as_ref());
    if why.is_none() && (unresolved || !open.unheard.is_empty() || to_resume.is_some()) {
        let close = hints::because(Ask::to(Verb::Close));
        let hint = match to_resume.filter(|_| open.unheard.is_empty()) {
            _ if unresolved => say!("rules-resolve-or-close", ask = Ask::to(Verb::Resolve), other = close),
            Some(code) => say!("rules-release-or-close", release = hints::about(Verb::Done, code), ask = close),
            None => say!("rules-finish-or-close", ask = close),
        };
        let because = open.against_closing(lifecycle.status).into_iter().chain(open.beside_closing()).collect();
        return refuse(say!("rules-not-closed"), Sentence::joined("; ", because), Advice::from(hint).on(FieldName::Why));
    }
    let mut decision = Decision::from(IncidentClosed { why: why.cloned(), false_alarm: false });
    decision.remarks.extend(open.left().map(|left| say!("rules-closed-with-open", open = left)));
    decision.remarks.push(say!("rules-write-the-report", ask = hints::report()));
    Ok(decision)
}

/// Closes an incident that was none: without verdicts, and not resolved first.
fn close_false_alarm(open: &Open, why: &str) -> Result<Decision<LifecycleFact>, Refusal> {
    if let Some((_, harm)) = open.harm.first() {
        let hint = say!("rules-resolve-or-close", ask = Ask::to(Verb::Resolve), other = hints::because(Ask::to(Verb::Close)));
        return refuse(say!("rules-no-false-alarm"), harm, Advice::from(hint).on(FieldName::FalseAlarm));
    }
    let mut decision = Decision::from(IncidentClosed { why: Some(why.to_owned()), false_alarm: true });
    if !open.told.is_empty() {
        decision.remarks.push(say!("rules-told-of-false-alarm", codes = open.told.join(", ")));
    }
    Ok(decision)
}
