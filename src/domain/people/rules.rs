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
        because: say!("rules-only-the-commander", name = people.name_of(&post.commander)),
        hint: Advice::from(say!(
            "rules-ask-or-take-command",
            name = people.name_of(&post.commander),
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

/// Refuses whoever cannot be the second person for what one of a role did first: a second name
/// is that of somebody of that role, as long as anybody else of that role is there.
#[must_use]
pub fn not_the_second(people: &People, asking: &Asking, role: Role, first: &PersonId, error: &Sentence) -> Option<Refusal> {
    let by = &asking.by.id;
    if people.has_role(by, role) || people.is_commander(by) {
        return None;
    }
    let other = people.here().find(|other| other.role == Some(role) && other.person.id != *first)?;
    let because = say!("rules-second-wants-role", wanted = role, who = by);
    let name = &other.person.name;
    let hint = if people.responder(by).is_some_and(Responder::is_here) {
        let take = hints::about(Verb::Assign, by).with(role.word());
        say!("rules-let-them-confirm", name = name, ask = take)
    } else {
        say!("rules-let-them-confirm-or-come", name = name, ask = Ask::to(Verb::Ack), role = role)
    };
    Some(Refusal::new(error.clone(), because, Advice::from(hint).ask(&other.person.id)))
}
