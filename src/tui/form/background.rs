//! What one should know while filling a form in: phone numbers, the verdict
//! as it stands, why a role is proposed. It follows what is chosen.

use crate::domain::board::roles;
use crate::domain::contacts::Contact;
use crate::domain::data::state::ComponentState;
use crate::domain::field::{FieldName, Special};
use crate::domain::id::{ComponentId, DialId, PersonId};
use crate::domain::joint::finished_by_verdict;
use crate::domain::length::lasting;
use crate::domain::people::ringing::Ringing;
use crate::domain::people::rows::DiallingRow;
use crate::domain::people::state::Responder;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Line;

use super::known::Known;
use super::{About, Field, Form, Value, prefill};

/// The lines above the fields.
#[must_use]
pub fn lines(form: &Form, known: Known<'_>) -> Vec<String> {
    let mut lines = form.about.clone();
    let Some((verb, about)) = form.purpose.asks() else { return lines };
    let said: Vec<Sentence> = match verb {
        Verb::Verdict => component(form, about).into_iter().flat_map(|id| about_verdict(known, &id)).collect(),
        Verb::Confirm => judged(known, about).and_then(|id| about_component(known, &id)).into_iter().collect(),
        Verb::Service => component(form, about).and_then(|id| about_component(known, &id)).into_iter().collect(),
        Verb::Assign => who(form).map(|id| about_role(known, &id)).into_iter().collect(),
        Verb::Call => match dialled(form) {
            Some(id) => about_dial(known, &id),
            None => who(form).into_iter().flat_map(|id| about_phone(form, known, &id)).collect(),
        },
        Verb::Handover => who(form).and_then(|id| about_handover(known, &id)).into_iter().collect(),
        _ => Vec::new(),
    };
    lines.extend(said.iter().map(|line| known.say(line)));
    lines
}

/// Sets what is most likely of whoever is chosen now: the role proposed, the number to call next, no outcome
/// of a call.
pub fn follow(form: &mut Form, known: Known<'_>) {
    let Some((verb, about)) = form.purpose.asks() else { return };
    match verb {
        Verb::Assign => {
            let likely = who(form).and_then(|id| prefill::likely_role(known, &id));
            if let Some(place) = likely.and_then(|likely| Role::ALL.iter().position(|role| *role == likely)) {
                set(form, FieldName::Role, place);
            }
        }
        Verb::Service => {
            if let Some(now) = component(form, about).and_then(|id| prefill::service_now(known, &id)) {
                set(form, FieldName::Service, now);
            }
        }
        // What came of a call to somebody else says nothing here.
        Verb::Call if who(form).is_some() || dialled(form).is_some() => {
            set(form, FieldName::Outcome, 0);
            if let Some(id) = who(form) {
                set(form, FieldName::Line, prefill::next_number(known, &id));
            }
        }
        _ => {}
    }
}

fn set(form: &mut Form, name: FieldName, place: usize) {
    for field in form.fields.iter_mut().filter(|field| field.name == name) {
        if let Value::Choice { at, .. } = &mut field.value {
            *at = Some(place);
        }
    }
}

/// A form as it would be now, with what was typed and chosen in its draft. One that asks first whom or what
/// it is about is begun there again: a name is typed first. Any other is gone on with where it was left.
#[must_use]
pub fn resumed(draft: Form, mut fresh: Form) -> Form {
    let here = draft.here().map(|field| field.name);
    let asks_who = draft.fields.iter().any(|field| field.name == FieldName::Who);
    for field in draft.fields.into_iter().filter(|field| stays(field, asks_who)) {
        match fresh.fields.iter_mut().find(|new| new.name == field.name) {
            Some(new) => hand_on(field, new),
            // The name of what is destroyed shows that one means it, and nothing afterwards.
            None if !field.is_filled() || field.name == FieldName::Special(Special::Target) => {}
            // Other words that nothing asks for any more are not thrown away.
            None => fresh.fields.push(Field { required: false, ..field }),
        }
    }
    let asks_first = fresh.here().is_some_and(|field| is_about(field.name));
    let place = fresh.shown().find(|(_, field)| Some(field.name) == here).map(|(place, _)| place);
    fresh.at = place.filter(|_| !asks_first).unwrap_or(fresh.at);
    fresh.resumed = true;
    fresh
}

/// Whether a field says whom or what a form is about.
fn is_about(field: FieldName) -> bool {
    matches!(field, FieldName::Who | FieldName::For | FieldName::Component | FieldName::Entry)
}

/// Whether a field of a draft says more than what would be in it now: it was changed, or it says of whom and
/// of what the rest was typed.
fn stays(field: &Field, asks_who: bool) -> bool {
    match field.name {
        FieldName::Who | FieldName::Component => field.is_touched() || field.is_filled(),
        // They followed whoever was chosen.
        FieldName::Role | FieldName::Duty => field.is_touched() || asks_who,
        _ => field.is_touched(),
    }
}

fn hand_on(kept: Field, new: &mut Field) {
    let word = kept.filled();
    match (kept.value, &mut new.value) {
        (Value::Choice { .. }, Value::Choice { options, at, .. }) => *at = options.iter().position(|option| option.word == word),
        (typed, value) => *value = typed,
    }
}

/// Whom a form is about.
#[must_use]
pub fn who(form: &Form) -> Option<PersonId> {
    match form.purpose.asks() {
        Some((_, About::Person(who))) => Some(who.clone()),
        _ => form.pointed(FieldName::Who).and_then(|id| id.parse().ok()),
    }
}

/// Whom of the dial list a form is about.
#[must_use]
pub fn dialled(form: &Form) -> Option<DialId> {
    form.pointed(FieldName::Dial).and_then(|id| id.parse().ok())
}

/// Which component a form is about.
fn component(form: &Form, about: &About) -> Option<ComponentId> {
    match about {
        About::Component(id) => Some(id.clone()),
        About::Nothing | About::Step(_) | About::Person(_) | About::Dial(_) | About::Entry(_) => {
            form.pointed(FieldName::Component)?.parse().ok()
        }
    }
}

/// The component whose data a step was finished with a verdict on.
fn judged(known: Known<'_>, about: &About) -> Option<ComponentId> {
    let About::Step(step) = about else { return None };
    let judged =
        known.incident.plan().judged(step).filter(|_| known.incident.plan().step(step).is_some_and(|step| step.verdict))?;
    Some(judged.component.id.clone())
}

fn about_component(known: Known<'_>, id: &ComponentId) -> Option<Sentence> {
    let state = known.incident.data.component(id)?;
    let ComponentState { verdict, stale, service, .. } = state;
    let why = stale.as_ref().map(|stale| stale.cause.spoken());
    let half = state.waits_for_second_name();
    let data = if half { say!("rules-verdict-unconfirmed", verdict = verdict.spoken()) } else { verdict.spoken() };
    let service = service.spoken();
    Some(match why {
        Some(why) => say!("forms-now-stale", data = data, why = why, service = service),
        None => say!("forms-now", data = data, service = service),
    })
}

/// The verdict as it stands, and the step that a new one finishes too: nothing is typed twice.
fn about_verdict(known: Known<'_>, id: &ComponentId) -> Vec<Sentence> {
    let finishes = finished_by_verdict(known.incident.plan(), id, known.now);
    let step = finishes.map(|instance| say!("forms-verdict-finishes", step = instance.code()));
    about_component(known, id).into_iter().chain(step).collect()
}

fn about_role(known: Known<'_>, id: &PersonId) -> Sentence {
    match roles::proposals(known.incident, known.now).into_iter().find(|proposal| proposal.who == *id) {
        Some(proposal) => say!("forms-proposed", role = proposal.role.spoken(), why = proposal.because),
        None => match known.incident.people.responder(id).and_then(|responder| responder.role) {
            Some(role) => say!("forms-role-now", role = role.spoken()),
            None => say!("forms-nothing-proposed"),
        },
    }
}

/// Who commands then; nothing of whoever keeps the command.
fn about_handover(known: Known<'_>, id: &PersonId) -> Option<Sentence> {
    let commander = known.incident.people.post.as_ref().map(|post| &post.commander).filter(|commander| *commander != id)?;
    let commander = known.called(commander);
    Some(say!("forms-handover-means", to = known.called(id), commander = commander))
}

fn about_phone(form: &Form, known: Known<'_>, id: &PersonId) -> Vec<Sentence> {
    let line = form.filled(FieldName::Line).and_then(|word| Line::from_word(&word)).unwrap_or(Line::Primary);
    let Some(contact) = known.directory.contacts().person(id) else {
        return vec![say!("forms-no-number", who = id.as_str())];
    };
    let number = &contact.phone(line).typed;
    let rings = known.incident.people.responder(id).and_then(Responder::rings);
    let mut lines: Vec<Sentence> = dialling(known, rings).into_iter().collect();
    lines.push(say!("forms-dial", number = number, line = line.spoken(), name = &contact.name));
    lines.extend(away(contact, known));
    if !contact.skills.is_empty() || !contact.languages.is_empty() {
        lines.push(say!("forms-can-do", skills = contact.skills.join(", "), languages = contact.languages.join(", ")));
    }
    lines
}

/// What one needs in hand to dial somebody of the dial list: number, reference, hours.
fn about_dial(known: Known<'_>, id: &DialId) -> Vec<Sentence> {
    let Some(dial) = known.directory.contacts().dialled(id) else {
        return vec![say!("forms-no-number", who = id.as_str())];
    };
    let number = say!("forms-dial-outsider", number = &dial.phone.typed, name = &dial.name);
    let rings = known.incident.people.dialled.of(id).and_then(|one| one.rings.as_ref());
    dialling(known, rings).into_iter().chain([number]).chain(dial.spoken()).collect()
}

/// That somebody is dialling them now, and how long nobody else does.
fn dialling(known: Known<'_>, rings: Option<&Ringing>) -> Option<Sentence> {
    let dialling = DiallingRow::standing(&known.incident.people, rings, known.now)?;
    let left = say!("board-left", time = lasting(dialling.lapses.seconds_since(known.now)));
    Some(say!("screens-dialling", who = dialling.say(known.now), left = left))
}

/// That somebody is not there today, and until when.
fn away(contact: &Contact, known: Known<'_>) -> Option<Sentence> {
    let away = contact.away_on(known.hours.today)?;
    let until = away.until.to_string();
    Some(match &away.why {
        Some(why) => say!("forms-away-because", until = until, why = why),
        None => say!("forms-away", until = until),
    })
}
