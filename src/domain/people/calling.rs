//! What may be asked of calls: to dial somebody, which is a claim, and to say what came of it. Decides only;
//! a person dials.

use chrono::{DateTime, FixedOffset};

use crate::domain::advice::{Advice, Asking, Decision, Refusal, refuse};
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::length::lasting;
use crate::domain::record::{Outsider, Person};
use crate::domain::speech::{Ask, Blank, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Line};

use super::facts::{Dialled, PeopleFact, ResponderCalled};
use super::ringing::Ringing;
use super::state::{People, Responder, ResponderState};

/// Calls somebody, or says what came of it. While it rings nobody else dials them; what came of a call may be
/// said by whoever hears it.
pub(super) fn call(
    people: &People,
    who: &Person,
    line: Line,
    outcome: Option<CallOutcome>,
    asking: &Asking,
) -> Result<Decision<PeopleFact>, Refusal> {
    let rings = people.responder(&who.id).and_then(Responder::rings).filter(|_| outcome.is_none());
    check_claim(people, rings, (&who.id, &say!("rules-not-dialled", name = who)), asking)?;
    Ok(ResponderCalled { who: who.clone(), line, outcome, said: None, expected: None }.into())
}

/// Says that somebody answered and when they will be there: they are expected, and are not there.
pub(super) fn expect(
    people: &People,
    (who, line): (&Person, Line),
    came: &Expected<'_>,
    asking: &Asking,
) -> Result<Decision<PeopleFact>, Refusal> {
    let refused = || say!("rules-not-expected", name = who);
    if people.responder(&who.id).is_some_and(Responder::is_here) {
        let note = say!("rules-note-instead", ask = Ask::to(Verb::Note).blank(Blank::WhatHappened));
        return refuse(refused(), say!("rules-is-here-already", name = who), note);
    }
    if came.outcome.is_some_and(|outcome| outcome != CallOutcome::Answered) {
        let hint = Advice::from(say!("rules-leave-expected-out")).on(FieldName::Expected);
        return refuse(refused(), say!("rules-nobody-said-when"), hint);
    }
    if Moment::from(came.at.to_utc()) <= asking.now {
        let hint = Advice::from(say!("rules-expected-takes")).on(FieldName::Expected);
        return refuse(refused(), say!("rules-expected-has-passed", at = came.at), hint);
    }
    let (said, outcome, expected) = (came.said.cloned(), Some(CallOutcome::Answered), Some(came.at));
    Ok(ResponderCalled { who: who.clone(), line, outcome, said, expected }.into())
}

/// What came of a call to somebody who is on their way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected<'a> {
    /// What somebody said came of it.
    pub outcome: Option<CallOutcome>,
    /// What they said.
    pub said: Option<&'a String>,
    /// When they will be there.
    pub at: DateTime<FixedOffset>,
}

/// Dials somebody of the dial list; whoever said something answered.
pub(super) fn dial(
    people: &People,
    who: &Outsider,
    outcome: Option<CallOutcome>,
    said: Option<&String>,
    asking: &Asking,
) -> Result<Decision<PeopleFact>, Refusal> {
    let outcome = outcome.or(said.map(|_| CallOutcome::Answered));
    let rings = people.dialled.of(&who.id).and_then(|one| one.rings.as_ref()).filter(|_| outcome.is_none());
    check_claim(people, rings, (&who.id, &say!("rules-not-dialled", name = &who.name)), asking)?;
    Ok(Dialled { id: who.id.clone(), name: who.name.clone(), outcome, said: said.cloned() }.into())
}

/// Refuses to dial whom somebody else is dialling, with who that is and how long their claim stands. Whoever
/// dials already renews their own; what is told of an earlier call claims nothing.
fn check_claim(
    people: &People,
    rings: Option<&Ringing>,
    (who, error): (&str, &Sentence),
    asking: &Asking,
) -> Result<(), Refusal> {
    let now = asking.at.unwrap_or(asking.now);
    let others = |rings: &&Ringing| rings.claim.deed.by != asking.by.id && rings.stands(asking.now) && !rings.is_later_than(now);
    let Some(rings) = rings.filter(others) else { return Ok(()) };
    let left = lasting(rings.lapses().seconds_since(asking.now));
    let because = say!("rules-dialled-by", by = people.called(&rings.claim.deed.by), left = left);
    let waits = |one: &&Responder| {
        let is_free = one.expected().is_none() && !one.is_dialled(asking.now);
        one.state() == ResponderState::Called && *one.person.id != *who && one.person.id != asking.by.id && is_free
    };
    let next = people.responders.iter().find(waits).map(|one| hints::about(Verb::Call, &one.person.id));
    let next = next.unwrap_or_else(|| hints::somebody(Verb::Call));
    refuse(error.clone(), because, say!("rules-call-another", ask = next))
}
