//! People: their roles, and the post of the commander.

use crate::domain::command::{Asking, Decision, Refusal, already, refuse};
use crate::domain::event::{HandoverAccepted, HandoverOffered, ResponderAcknowledged, ResponderReleased, RoleAssigned};
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::runbook::Role;
use crate::domain::speech::{Language, Sentence, say};

pub(super) fn only_the_commander(incident: &Incident, asking: &Asking, error: &Sentence) -> Option<Refusal> {
    let post = incident.post.as_ref().filter(|post| post.commander != asking.by.id)?;
    Some(Refusal {
        error: error.clone(),
        because: say!("rules-only-the-commander", name = incident.name_of(&post.commander)),
        hint: say!("rules-ask-or-take-command", name = incident.name_of(&post.commander), who = &asking.by.id),
    })
}
pub(super) fn assign(incident: &Incident, who: &PersonId, role: Role, duty: Option<&String>) -> Result<Decision, Refusal> {
    let Some(responder) = incident.responder(who).filter(|responder| responder.is_here()) else {
        let because = match incident.responder(who) {
            Some(responder) if responder.released.is_some() => say!("rules-was-released", who = who),
            Some(_) => say!("rules-not-acknowledged", who = who),
            None => say!("rules-not-called-in", who = who),
        };
        return refuse(say!("rules-no-role-yet", who = who), because, say!("rules-once-you-have-spoken", who = who));
    };
    if responder.role == Some(role) && responder.duty.as_ref() == duty {
        return Ok(already(say!("rules-has-role-already", who = who, role = role)));
    }
    let mut decision = Decision::from(RoleAssigned { who: who.clone(), role, duty: duty.cloned() });
    let others = incident.responders.iter().filter(|other| other.is_here() && other.person.id != *who);
    let another_speaks = others.clone().any(|other| other.role == Some(Role::Communication));
    if role == Role::Technical && others.count() > 0 && !another_speaks {
        decision.remarks.push(say!("rules-give-communication"));
    }
    Ok(decision)
}

pub(super) fn release(incident: &Incident, who: &PersonId) -> Result<Decision, Refusal> {
    let Some(responder) = incident.responder(who) else {
        return refuse(
            say!("rules-not-released", who = who),
            say!("rules-not-called-in", who = who),
            say!("rules-status-lists-people"),
        );
    };
    if incident.is_commander(who) {
        return refuse(say!("rules-not-released", who = who), say!("rules-commands", who = who), say!("rules-hand-over-first"));
    }
    if responder.released.is_some() {
        return Ok(already(say!("rules-released-already", who = who)));
    }
    Ok(ResponderReleased { who: who.clone() }.into())
}

pub(super) fn offer_command(
    incident: &Incident,
    to: &PersonId,
    why: Option<&String>,
    asking: &Asking,
) -> Result<Decision, Refusal> {
    if incident.is_commander(to) {
        return match incident.post.as_ref().and_then(|post| post.offered.as_ref()) {
            Some((offered, _)) if *to == asking.by.id => {
                // It is kept, and what is kept is the same on every machine: in English.
                let withdrawn = || Language::English.say(&say!("rules-no-longer-offered", name = incident.name_of(offered)));
                let why = why.cloned().unwrap_or_else(withdrawn);
                Ok(HandoverOffered { to: to.clone(), why: Some(why) }.into())
            }
            _ => Ok(already(say!("rules-commands-already", who = to))),
        };
    }
    let error = say!("rules-command-not-offered", who = to);
    if incident.responder(to).is_none_or(|responder| responder.released.is_some()) && *to != asking.by.id {
        return refuse(error, say!("rules-not-called-in", who = to), say!("rules-call-first", who = to));
    }
    if why.is_none()
        && let Some(refusal) = only_the_commander(incident, asking, &error)
    {
        let hint = say!("rules-if-not-reached", who = to);
        return Err(Refusal { hint, ..refusal });
    }
    let mut decision = Decision::from(HandoverOffered { to: to.clone(), why: why.cloned() });
    decision.remarks.push(say!("rules-commands-until", commander = incident.post.as_ref().map(|post| &post.commander), who = to));
    Ok(decision)
}

pub(super) fn accept_command(incident: &Incident, asking: &Asking) -> Result<Decision, Refusal> {
    let by = &asking.by.id;
    if incident.is_commander(by) {
        return Ok(already(say!("rules-you-command-already")));
    }
    match incident.post.as_ref().and_then(|post| post.offered.as_ref()) {
        Some((to, _)) if to == by => Ok(Decision {
            facts: vec![ResponderAcknowledged { who: asking.by.clone() }.into(), HandoverAccepted { who: by.clone() }.into()],
            remarks: Vec::new(),
        }),
        Some((to, _)) => refuse(
            say!("rules-command-not-taken"),
            say!("rules-offered-to-another", to = to, by = by),
            say!("rules-they-accept", to = to),
        ),
        None => {
            refuse(say!("rules-command-not-taken"), say!("rules-nobody-offers-it"), say!("rules-commander-hands-over", who = by))
        }
    }
}
