//! People: their roles, and the post of the commander.

use crate::domain::command::{Asking, Decision, Refusal, already, refuse};
use crate::domain::event::{HandoverAccepted, HandoverOffered, ResponderAcknowledged, ResponderReleased, RoleAssigned};
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::runbook::Role;

pub(super) fn only_the_commander(incident: &Incident, asking: &Asking, error: &str) -> Option<Refusal> {
    let post = incident.post.as_ref().filter(|post| post.commander != asking.by.id)?;
    Some(Refusal {
        error: error.to_owned(),
        because: format!("only the commander may do this, and that is {}", incident.name_of(&post.commander)),
        hint: format!(
            "ask {}, or take the command: `crisis handover {} --why …`",
            incident.name_of(&post.commander),
            asking.by.id
        ),
    })
}
pub(super) fn assign(incident: &Incident, who: &PersonId, role: Role, duty: Option<&String>) -> Result<Decision, Refusal> {
    let Some(responder) = incident.responder(who).filter(|responder| responder.is_here()) else {
        let because = match incident.responder(who) {
            Some(responder) if responder.released.is_some() => format!("{who} was released"),
            Some(_) => format!("{who} was called and has not acknowledged"),
            None => format!("{who} was not called into this incident"),
        };
        return refuse(
            format!("{who} has no role yet"),
            because,
            format!("once you have spoken: `crisis call {who} answered`; or {who} runs `crisis ack`"),
        );
    };
    if responder.role == Some(role) && responder.duty.as_ref() == duty {
        return Ok(already(format!("{who} has the {role} role already")));
    }
    let mut decision = Decision::from(RoleAssigned { who: who.clone(), role, duty: duty.cloned() });
    let others = incident.responders.iter().filter(|other| other.is_here() && other.person.id != *who);
    let another_speaks = others.clone().any(|other| other.role == Some(Role::Communication));
    if role == Role::Technical && others.count() > 0 && !another_speaks {
        decision.remarks.push("nobody speaks with customers yet: give one the communication role".to_owned());
    }
    Ok(decision)
}

pub(super) fn release(incident: &Incident, who: &PersonId) -> Result<Decision, Refusal> {
    let Some(responder) = incident.responder(who) else {
        return refuse(
            format!("{who} was not released"),
            format!("{who} was not called into this incident"),
            "`crisis status` lists who is there",
        );
    };
    if incident.is_commander(who) {
        return refuse(format!("{who} was not released"), format!("{who} commands"), "hand over first: `crisis handover WHO`");
    }
    if responder.released.is_some() {
        return Ok(already(format!("{who} is released already")));
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
                let why = why.cloned().unwrap_or_else(|| format!("it is no longer offered to {}", incident.name_of(offered)));
                Ok(HandoverOffered { to: to.clone(), why: Some(why) }.into())
            }
            _ => Ok(already(format!("{to} commands already"))),
        };
    }
    let error = format!("the command was not offered to {to}");
    if incident.responder(to).is_none_or(|responder| responder.released.is_some()) && *to != asking.by.id {
        return refuse(error, format!("{to} was not called into this incident"), format!("`crisis call {to}` first"));
    }
    if why.is_none()
        && let Some(refusal) = only_the_commander(incident, asking, &error)
    {
        let hint = format!("if the commander cannot be reached: `crisis handover {to} --why \"no answer for 10 minutes\"`");
        return Err(Refusal { hint, ..refusal });
    }
    let mut decision = Decision::from(HandoverOffered { to: to.clone(), why: why.cloned() });
    decision.remarks.push(format!(
        "{} commands until {to} runs `crisis accept`",
        incident.post.as_ref().map_or("nobody", |post| post.commander.as_str())
    ));
    Ok(decision)
}

pub(super) fn accept_command(incident: &Incident, asking: &Asking) -> Result<Decision, Refusal> {
    let by = &asking.by.id;
    if incident.is_commander(by) {
        return Ok(already("you command already"));
    }
    match incident.post.as_ref().and_then(|post| post.offered.as_ref()) {
        Some((to, _)) if to == by => Ok(Decision {
            facts: vec![ResponderAcknowledged { who: asking.by.clone() }.into(), HandoverAccepted { who: by.clone() }.into()],
            remarks: Vec::new(),
        }),
        Some((to, _)) => refuse(
            "you did not take the command",
            format!("it is offered to {to}, not to {by}"),
            format!("{to} accepts, or the commander offers it to you"),
        ),
        None => refuse("you did not take the command", "nobody offers it", format!("the commander runs `crisis handover {by}`")),
    }
}
