//! What may be asked of people: calls, roles, release, and the command.

use chrono::{DateTime, FixedOffset};

use crate::domain::advice::{Advice, Asking, Decision, Refusal, refuse};
use crate::domain::ask::table::PeopleCommand;
use crate::domain::field::{FieldName, Special};
use crate::domain::hints;
use crate::domain::id::PersonId;
use crate::domain::limits::lies_ahead;
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, Blank, Language, say};
use crate::domain::verb::Verb;

use super::calling::{Expected, call, dial, expect};
use super::facts::{
    HandoverAccepted, HandoverDeclined, HandoverOffered, PeopleFact, ResponderAcknowledged, ResponderReleased, ResponderWoke,
    RoleAssigned,
};
use super::rules::{not_here, only_the_commander};
use super::state::People;

/// Decides what is asked about people.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(people: &People, command: &PeopleCommand, asking: &Asking) -> Result<Decision<PeopleFact>, Refusal> {
    match command {
        PeopleCommand::CallResponder { who, line, outcome } => call(people, who, *line, *outcome, asking),
        PeopleCommand::ExpectResponder { who, line, outcome, said, expected } => {
            let came = Expected { outcome: *outcome, said: said.as_ref(), at: *expected };
            expect(people, (who, *line), &came, asking)
        }
        PeopleCommand::DialOutsider { who, outcome, said } => dial(people, who, *outcome, said.as_ref(), asking),
        PeopleCommand::Acknowledge {} => Ok(ResponderAcknowledged { who: asking.by.clone() }.into()),
        PeopleCommand::AssignRole { who, role, duty } => assign(people, who, *role, duty.as_ref(), asking),
        PeopleCommand::ReleaseResponder { who } => release(people, who),
        PeopleCommand::SayAwake { since } => say_awake(people, *since, asking),
        PeopleCommand::OfferCommand { to, why } => offer_command(people, to, why.as_ref(), asking),
        PeopleCommand::AcceptCommand {} => accept_command(people, asking),
        PeopleCommand::DeclineCommand { why } => decline_command(people, why.as_ref(), asking),
    }
}

/// Gives somebody a role.
fn assign(
    people: &People,
    who: &PersonId,
    role: Role,
    duty: Option<&String>,
    asking: &Asking,
) -> Result<Decision<PeopleFact>, Refusal> {
    if let Some(refusal) = not_here(people, who, asking, &say!("rules-no-role-yet", who = who)) {
        return Err(refusal);
    }
    if people.responder(who).is_some_and(|one| one.role == Some(role) && one.duty.as_ref() == duty) {
        return Ok(Decision::already(say!("rules-has-role-already", who = who, role = role)));
    }
    let mut decision = Decision::from(RoleAssigned { who: who.clone(), role, duty: duty.cloned() });
    let others = people.here().filter(|other| other.person.id != *who);
    let another_speaks = others.clone().any(|other| other.role == Some(Role::Communication));
    if role == Role::Technical && others.count() > 0 && !another_speaks {
        decision.remarks.push(say!("rules-give-communication"));
    }
    Ok(decision)
}

/// Says since when whoever asks is awake.
fn say_awake(people: &People, since: DateTime<FixedOffset>, asking: &Asking) -> Result<Decision<PeopleFact>, Refusal> {
    let (who, moment) = (&asking.by.id, since.to_utc().into());
    if lies_ahead(moment, asking.now) {
        let hint = Advice::from(say!("rules-at-takes")).on(FieldName::Special(Special::Since));
        return refuse(say!("rules-nothing-written"), say!("rules-has-not-come", time = moment.in_words()), hint);
    }
    if people.responder(who).is_some_and(|one| one.awake == Some(moment)) {
        return Ok(Decision::already(say!("rules-awake-already", who = people.called(who))));
    }
    Ok(ResponderWoke { who: who.clone(), since }.into())
}

/// Releases somebody; the commander hands over first.
fn release(people: &People, who: &PersonId) -> Result<Decision<PeopleFact>, Refusal> {
    let Some(responder) = people.responder(who) else {
        return refuse(
            say!("rules-not-released", who = who),
            say!("rules-not-called-in", who = who),
            say!("rules-status-lists-people", ask = Ask::to(Verb::Status)),
        );
    };
    if people.is_commander(who) {
        return refuse(
            say!("rules-not-released", who = who),
            say!("rules-commands", who = who),
            say!("rules-hand-over-first", ask = hints::somebody(Verb::Handover)),
        );
    }
    if responder.released.is_some() {
        return Ok(Decision::already(say!("rules-released-already", who = who)));
    }
    Ok(ResponderReleased { who: who.clone() }.into())
}

/// Offers command to somebody, or takes an offer back.
fn offer_command(people: &People, to: &PersonId, why: Option<&String>, asking: &Asking) -> Result<Decision<PeopleFact>, Refusal> {
    if people.is_commander(to) {
        return match people.offered() {
            Some((offered, _)) if *to == asking.by.id => {
                // It is kept, and what is kept is the same on every machine: in English.
                let withdrawn = || Language::English.say(&say!("rules-no-longer-offered", name = people.called(offered)));
                let why = why.cloned().unwrap_or_else(withdrawn);
                Ok(HandoverOffered { to: to.clone(), why: Some(why) }.into())
            }
            _ => Ok(Decision::already(say!("rules-commands-already", who = to))),
        };
    }
    let error = say!("rules-command-not-offered", who = to);
    if people.responder(to).is_none_or(|responder| responder.released.is_some()) && *to != asking.by.id {
        return refuse(
            error,
            say!("rules-not-called-in", who = to),
            say!("rules-call-first", ask = hints::about(Verb::Call, to)),
        );
    }
    if why.is_none()
        && let Some(refusal) = only_the_commander(people, asking, &error)
    {
        let hint = say!("rules-if-not-reached", ask = hints::because_of(hints::about(Verb::Handover, to), Blank::NoAnswer));
        return Err(Refusal { hint: Advice::from(hint).on(FieldName::Why), ..refusal });
    }
    let mut decision = Decision::from(HandoverOffered { to: to.clone(), why: why.cloned() });
    decision.remarks.push(say!(
        "rules-commands-until",
        commander = people.post.as_ref().map(|post| people.called(&post.commander)),
        who = people.called(to),
        ask = Ask::to(Verb::Accept)
    ));
    Ok(decision)
}

/// Takes the command that was offered to whoever asks.
fn accept_command(people: &People, asking: &Asking) -> Result<Decision<PeopleFact>, Refusal> {
    let by = &asking.by.id;
    if people.is_commander(by) {
        return Ok(Decision::already(say!("rules-you-command-already")));
    }
    match people.offered() {
        Some((to, _)) if to == by => Ok(Decision {
            facts: vec![ResponderAcknowledged { who: asking.by.clone() }.into(), HandoverAccepted { who: by.clone() }.into()],
            remarks: Vec::new(),
        }),
        Some((to, _)) => refuse(
            say!("rules-command-not-taken"),
            say!("rules-offered-to-another", to = to, by = by),
            Advice::from(say!("rules-they-accept", to = to)).ask(to),
        ),
        None => Err(nobody_offers(by)),
    }
}

/// That there is no command to take, for nobody offers it.
fn nobody_offers(by: &PersonId) -> Refusal {
    Refusal::new(
        say!("rules-command-not-taken"),
        say!("rules-nobody-offers-it"),
        say!("rules-commander-hands-over", ask = hints::about(Verb::Handover, by)),
    )
}

/// Declines the command that was offered to whoever asks.
fn decline_command(people: &People, why: Option<&String>, asking: &Asking) -> Result<Decision<PeopleFact>, Refusal> {
    let by = &asking.by.id;
    match people.offered() {
        Some((to, _)) if to == by => Ok(HandoverDeclined { who: by.clone(), why: why.cloned() }.into()),
        Some((to, _)) => refuse(
            say!("rules-command-not-declined"),
            say!("rules-offered-to-another", to = to, by = by),
            Advice::from(say!("rules-only-they-decline", to = people.called(to))).ask(to),
        ),
        None => refuse(
            say!("rules-command-not-declined"),
            say!("rules-nobody-offers-it"),
            say!("rules-nothing-to-decline", commander = people.post.as_ref().map(|post| people.called(&post.commander))),
        ),
    }
}
