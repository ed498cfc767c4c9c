//! What one should know while filling a form in: phone numbers, the verdict as it stands, why a role is proposed. It follows what is chosen.

use crate::domain::event::Line;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::roles;
use crate::domain::runbook::Role;

use super::make::Known;
use super::{Form, Name, Purpose, Value};

/// The lines above the fields.
#[must_use]
pub fn about(form: &Form, known: Known<'_>) -> Vec<String> {
    let mut lines = form.about.clone();
    match &form.purpose {
        Purpose::Verdict(component) | Purpose::Service(component) => {
            let chosen = || form.filled(Name::Component).and_then(|id| id.parse().ok());
            lines.extend(component.clone().or_else(chosen).and_then(|id| about_component(known, &id)));
        }
        Purpose::Assign(_) => lines.extend(who(form).map(|id| about_role(known, &id))),
        Purpose::Call(_) => lines.extend(who(form).into_iter().flat_map(|id| about_phone(form, known, &id))),
        _ => {}
    }
    lines
}

/// Sets what is most likely of whoever is chosen now: the role proposed, no outcome of a call.
pub fn follow(form: &mut Form, known: Known<'_>) {
    let Some(id) = who(form) else { return };
    match form.purpose {
        Purpose::Assign(_) => {
            let proposal = roles::proposals(known.incident).into_iter().find(|proposal| proposal.who == id);
            let held = || known.incident.responder(&id).and_then(|responder| responder.role);
            let likely = proposal.map(|proposal| proposal.role).or_else(held);
            if let Some(place) = likely.and_then(|likely| Role::ALL.iter().position(|role| *role == likely)) {
                set(form, Name::Role, place);
            }
        }
        // What came of a call to somebody else says nothing here.
        Purpose::Call(_) => set(form, Name::Outcome, 0),
        _ => {}
    }
}

fn set(form: &mut Form, name: Name, place: usize) {
    for field in form.fields.iter_mut().filter(|field| field.name == name) {
        if let Value::Choice { at, .. } = &mut field.value {
            *at = place;
        }
    }
}

/// Whom a form is about.
fn who(form: &Form) -> Option<PersonId> {
    match &form.purpose {
        Purpose::Assign(Some(who)) | Purpose::Call(Some(who)) => Some(who.clone()),
        _ => form.filled(Name::Who).and_then(|id| id.parse().ok()),
    }
}

fn about_component(known: Known<'_>, id: &ComponentId) -> Option<String> {
    let state = known.incident.component(id)?;
    let stale = state.stale.as_ref().map(|stale| format!(", stale: {}", known.language.say(&stale.why))).unwrap_or_default();
    Some(format!("Now: data {}{stale}; service {}.", state.verdict, state.service))
}

fn about_role(known: Known<'_>, id: &PersonId) -> String {
    match roles::proposals(known.incident).into_iter().find(|proposal| proposal.who == *id) {
        Some(proposal) => format!("Proposed: {}, because {}.", proposal.role, known.language.say(&proposal.because)),
        None => match known.incident.responder(id).and_then(|responder| responder.role) {
            Some(role) => format!("Now: {role}."),
            None => "Nothing is proposed.".to_owned(),
        },
    }
}

fn about_phone(form: &Form, known: Known<'_>, id: &PersonId) -> Vec<String> {
    let line = form.filled(Name::Line).and_then(|word| Line::from_word(&word)).unwrap_or(Line::Primary);
    let Some(contact) = known.directory.contacts.person(id) else {
        return vec![format!("No contact has the id {id}: find the number elsewhere.")];
    };
    let mut lines = vec![format!("Dial {}   ({line} number of {})", contact.phone(line).typed, contact.name)];
    if let Some(away) = contact.away_on(known.today) {
        lines.push(format!("Away until {}{}", away.until, away.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default()));
    }
    if !contact.skills.is_empty() || !contact.languages.is_empty() {
        lines.push(format!("Can do: {}. Speaks: {}.", contact.skills.join(", "), contact.languages.join(", ")));
    }
    lines
}
