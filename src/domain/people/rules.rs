//! What only some people may do.

use crate::domain::advice::{Advice, Asking, Refusal};
use crate::domain::hints;
use crate::domain::id::PersonId;
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, Sentence, say};
use crate::domain::verb::Verb;

use super::state::{People, Responder};

/// Refuses what only the commander may do, where somebody else asks.
#[must_use]
pub fn only_the_commander(people: &People, asking: &Asking, error: &Sentence) -> Option<Refusal> {
    let post = people.post.as_ref().filter(|post| post.commander != asking.by.id)?;
    Some(Refusal {
        error: error.clone(),
        because: say!("rules-only-the-commander", name = people.called(&post.commander)),
        hint: Advice::from(say!(
            "rules-ask-or-take-command",
            name = people.called(&post.commander),
            ask = hints::with_reason(Verb::Handover, &asking.by.id)
        ))
        .ask(&post.commander),
    })
}

/// Refuses what somebody is to do who is not there.
#[must_use]
pub fn not_here(people: &People, who: &PersonId, asking: &Asking, error: &Sentence) -> Option<Refusal> {
    let because = match people.responder(who) {
        Some(responder) if responder.is_here() => return None,
        Some(responder) if responder.released.is_some() => say!("rules-was-released", who = who),
        Some(_) => say!("rules-not-acknowledged", who = who),
        None => say!("rules-not-called-in", who = who),
    };
    // One does not call oneself.
    let hint = if *who == asking.by.id {
        say!("rules-say-you-are-there", ask = Ask::to(Verb::Ack)).into()
    } else {
        let spoken = Advice::from(say!(
            "rules-once-you-have-spoken",
            who = who,
            ask = hints::about(Verb::Call, who).with("answered"),
            other = Ask::to(Verb::Ack)
        ));
        if people.responder(who).is_some() { spoken.ask(who) } else { spoken }
    };
    Some(Refusal::new(error.clone(), because, hint))
}

/// Whether somebody can be the second person for what one of a role did first. A second person has that role
/// as long as anybody else who has it is there; otherwise it is anyone who is there but the first.
#[must_use]
pub fn may_be_second(people: &People, by: &PersonId, role: Option<Role>, first: &PersonId) -> bool {
    by != first
        && (role.is_some_and(|role| people.has_role(by, role))
            || people.is_commander(by)
            || others_of(people, role, first).next().is_none())
}

/// Those of a role who are there, but for whoever was first.
pub fn others_of<'a>(people: &'a People, role: Option<Role>, first: &'a PersonId) -> impl Iterator<Item = &'a Responder> {
    people.here().filter(move |other| role.is_some() && other.role == role && other.person.id != *first)
}

/// Whether somebody is in command and nobody else is there who could be the second person.
#[must_use]
pub fn is_alone(people: &People, id: &PersonId) -> bool {
    people.is_commander(id) && people.here().all(|other| other.person.id == *id)
}

/// Refuses whoever cannot be the second person for what one of a role did first.
#[must_use]
pub fn not_the_second(
    people: &People,
    asking: &Asking,
    role: Option<Role>,
    first: &PersonId,
    error: &Sentence,
) -> Option<Refusal> {
    let by = &asking.by.id;
    if may_be_second(people, by, role, first) {
        return None;
    }
    let (other, role) = (others_of(people, role, first).next()?, role?);
    let because = say!("rules-second-wants-role", wanted = role, who = by);
    let name = people.called(&other.person.id);
    let hint = if people.responder(by).is_some_and(Responder::is_here) {
        let take = hints::about(Verb::Assign, by).with(role.word());
        say!("rules-let-them-confirm", name = name, ask = take)
    } else {
        say!("rules-let-them-confirm-or-come", name = name, ask = Ask::to(Verb::Ack), role = role)
    };
    Some(Refusal::new(error.clone(), because, Advice::from(hint).ask(&other.person.id)))
}

/// What somebody is told who did something first and cannot be the second person as well: that another
/// confirms it. A commander who is alone is told how it counts all the same, where it can.
#[must_use]
pub fn ask_another(people: &People, asking: &Asking, confirm: Advice, alone: Option<Ask>) -> Advice {
    match alone {
        _ if !is_alone(people, &asking.by.id) => confirm,
        Some(ask) => say!("rules-alone-call-or-override", ask = hints::somebody(Verb::Call), other = ask).into(),
        None => say!("rules-alone-call", ask = hints::somebody(Verb::Call)).into(),
    }
}
