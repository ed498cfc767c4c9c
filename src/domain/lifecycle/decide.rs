//! The end of an incident: resolved when service is back, closed when
//! customers have heard it. What is still open comes in as a value.

use crate::domain::advice::{Advice, Asking, Decision, Lock, Refusal, refuse};
use crate::domain::ask::table::LifecycleCommand;
use crate::domain::field::{FieldName, Special};
use crate::domain::hints;
use crate::domain::id::ComponentId;
use crate::domain::people::rules::only_the_commander;
use crate::domain::people::state::People;
use crate::domain::record::Scope;
use crate::domain::speech::{Ask, Blank, Part, Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Service, Trusted};

use super::facts::{
    ClockSettled, DecisionTaken, IncidentClosed, IncidentResolved, LifecycleFact, NoteTaken, ScopeChanged, SeverityChanged,
    TitleChanged,
};
use super::state::{Lifecycle, Status};

/// What is still open at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The components that are not up, each with its service.
    pub services: Vec<(ComponentId, Service)>,
    /// The components whose data does not count as confirmed, each with what keeps it from that.
    pub data: Vec<(ComponentId, Lock)>,
    /// What customers have not heard: codes and titles of the steps.
    pub unheard: Vec<String>,
    /// What was stopped and not released: code and title of the step, and the code of what releases it.
    pub held: Vec<(String, Option<String>)>,
    /// What customers were told: codes of the steps.
    pub told: Vec<String>,
    /// What says that it was no false alarm: each with its component.
    pub harm: Vec<(ComponentId, Sentence)>,
}

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
    };
    if (&changed.affected, &changed.not_affected, &changed.unknown) == (&None, &None, &None) {
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
        let because = unconfirmed(open).into_iter().chain(not_up(open)).collect();
        let other = hints::because(Ask::to(Verb::Resolve));
        let say = say!("rules-first-or-resolve", first = &first.say, other = other);
        let hint = Advice { say, ..first }.on(FieldName::Why);
        return refuse(say!("rules-not-resolved"), Sentence::joined("; ", because), hint);
    }
    Ok(IncidentResolved { why: why.cloned() }.into())
}

/// Closes the incident; with something still open only for a reason.
fn close(lifecycle: &Lifecycle, open: &Open, why: Option<&String>) -> Result<Decision<LifecycleFact>, Refusal> {
    if lifecycle.status != Status::Resolved && why.is_none() {
        return refuse(
            say!("rules-not-closed"),
            say!("rules-it-is-not-resolved"),
            Advice::from(say!(
                "rules-resolve-or-close",
                ask = Ask::to(Verb::Resolve),
                other = hints::because(Ask::to(Verb::Close))
            ))
            .on(FieldName::Why),
        );
    }
    let unheard = (!open.unheard.is_empty()).then(|| say!("rules-customers-not-heard", steps = listed(&open.unheard)));
    let to_resume = open.held.iter().find_map(|(_, release)| release.as_ref());
    if why.is_none() && (unheard.is_some() || to_resume.is_some()) {
        let close = hints::because(Ask::to(Verb::Close));
        let hint = match to_resume.filter(|_| unheard.is_none()) {
            Some(code) => say!("rules-release-or-close", release = hints::about(Verb::Done, code), ask = close),
            None => say!("rules-finish-or-close", ask = close),
        };
        let because = unheard.into_iter().chain(still_held(open)).chain(not_up(open)).chain(unconfirmed(open)).collect();
        return refuse(say!("rules-not-closed"), Sentence::joined("; ", because), Advice::from(hint).on(FieldName::Why));
    }
    let mut decision = Decision::from(IncidentClosed { why: why.cloned(), false_alarm: false });
    let services = open.services.iter().map(left);
    let steps = (!open.unheard.is_empty()).then(|| say!("rules-steps-left", steps = listed(&open.unheard)));
    let left: Vec<Sentence> = services.chain(steps).chain(still_held(open)).collect();
    if !left.is_empty() {
        decision.remarks.push(say!("rules-closed-with-open", open = Sentence::joined(", ", left)));
    }
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

/// Whose data is not confirmed: of one component why, of several which.
fn unconfirmed(open: &Open) -> Option<Sentence> {
    match open.data.as_slice() {
        [] => None,
        [(_, lock)] => Some(lock.because.clone()),
        several => {
            let ids: Vec<&str> = several.iter().map(|(id, _)| id.as_str()).collect();
            Some(say!("rules-data-of-several", components = ids.join(", ")))
        }
    }
}

/// What is still held, and by which steps.
fn still_held(open: &Open) -> Option<Sentence> {
    let held: Vec<&String> = open.held.iter().map(|(step, _)| step).collect();
    (!held.is_empty()).then(|| say!("rules-still-held", steps = listed(&held)))
}

/// All of some steps: the titles are left out where that would be much to read.
fn listed(steps: &[impl AsRef<str>]) -> String {
    let code = |step: &str| step.split(' ').next().unwrap_or_default().to_owned();
    let named = steps.iter().map(AsRef::as_ref);
    if steps.len() > WITH_TITLES { named.map(code).collect::<Vec<_>>().join(", ") } else { named.collect::<Vec<_>>().join(", ") }
}

/// So many steps are named with their titles.
const WITH_TITLES: usize = 3;

fn not_up(open: &Open) -> Option<Sentence> {
    match open.services.as_slice() {
        [] => None,
        [(id, service)] => Some(say!("rules-component-is", component = id, service = *service)),
        several => Some(Sentence::joined(", ", several.iter().map(left).collect())),
    }
}

/// A component that is not up, in two words.
fn left((id, service): &(ComponentId, Service)) -> Sentence {
    say!("rules-component-left", component = id, service = *service)
}
