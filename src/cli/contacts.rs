//! `contacts`: who can be reached how, and what time it is there; and whom else one dials.

use std::io::Write;

use crate::app::library::Directory;
use crate::domain::alike;
use crate::domain::contacts::{Contact, Dial, Phone};
use crate::domain::speech::say;
use crate::domain::text::{self, filled, fit};
use crate::domain::time_text::clock;
use crate::domain::vocabulary::Line;
use crate::export::json;

use super::context::Context;
use super::failure::Failure;

/// Prints who can be reached how.
///
/// # Errors
/// When the contacts cannot be read.
pub fn contacts(context: &Context, who: Option<&str>, out: &mut dyn Write) -> Result<(), Failure> {
    let directory = context.directory()?;
    let wanted = |contact: &&Contact| who.is_none_or(|who| alike::same(&contact.id, who) || alike::holds(&contact.name, who));
    let found: Vec<&Contact> = directory.contacts().people.iter().filter(wanted).collect();
    check_read(&directory)?;
    let listed = |dial: &&Dial| who.is_none_or(|who| alike::same(&dial.id, who) || alike::holds(&dial.name, who));
    let dial: Vec<&Dial> = directory.contacts().dial.iter().filter(listed).collect();
    if let (true, Some(who)) = (found.is_empty() && dial.is_empty(), who) {
        return Err(super::failure::wrong(
            say!("verbs-nobody-called", who = who),
            say!("verbs-no-id-or-name"),
            say!("verbs-contacts-lists-all"),
        ));
    }
    if context.common.json {
        let rows = found.iter().map(|contact| contact_json(contact, context)).chain(dial.iter().map(|dial| dial_json(dial)));
        writeln!(out, "{}", json::harmless(&serde_json::Value::Array(rows.collect()).to_string()))?;
        return Ok(());
    }
    if directory.file.is_none() {
        context.warn(&say!("verbs-these-are-examples"));
    }
    context.invented(&directory).iter().for_each(|what| context.warn(what));
    for contact in &found {
        writeln!(out, "{}", contact_line(contact, context))?;
    }
    for left_out in &directory.contacts().left_out {
        writeln!(out, "{}", context.say(&say!("verbs-contact-unread", contact = left_out)))?;
    }
    dial_list(context, &dial, &directory.contacts().dial_left_out, out)
}

/// Makes sure that the file gave anything at all.
///
/// # Errors
/// When it is refused whole.
pub fn check_read(directory: &Directory) -> Result<(), Failure> {
    let Some(file) = directory.file.as_ref().filter(|_| directory.refused) else { return Ok(()) };
    Err(super::failure::wrong(
        say!("verbs-nobody-looked-up", file = file.display().to_string()),
        say!("verbs-the-file-is-refused"),
        say!("verbs-lint-shows", file = file.display().to_string()),
    ))
}

/// The dial list, under a heading of its own.
fn dial_list(context: &Context, dial: &[&Dial], left_out: &[String], out: &mut dyn Write) -> Result<(), Failure> {
    if !dial.is_empty() {
        writeln!(out, "\n{}", context.say(&say!("verbs-dial-list")))?;
    }
    dial.iter().try_for_each(|dial| writeln!(out, "{}", dial_line(dial, context)))?;
    let mut unread = left_out.iter().map(|id| context.say(&say!("verbs-contact-unread", contact = id)));
    Ok(unread.try_for_each(|line| writeln!(out, "{line}"))?)
}

fn dial_line(dial: &Dial, context: &Context) -> String {
    let beside: Vec<String> = dial.spoken().iter().map(|said| context.say(said)).collect();
    let line = format!(
        "{} {} {}  {}",
        filled(dial.id.as_str(), 10),
        fit(&text::shown(&dial.name), 22),
        filled(&text::shown(&dial.phone.typed), 20),
        beside.join("  ")
    );
    line.trim_end().to_owned()
}

/// A row with the keys of a contact, of which it has few, and with `dial` for what contacts do not have.
fn dial_json(dial: &Dial) -> serde_json::Value {
    serde_json::json!({
        "id": dial.id.as_str(), "name": dial.name, "email": null,
        "primary_phone": phone_json(&dial.phone), "secondary_phone": null,
        "skills": [], "languages": [], "timezone": null, "away_until": null,
        "dial": { "reference": dial.reference, "hours": dial.hours, "note": dial.note },
    })
}

/// A number as programs read it.
pub(super) fn phone_json(phone: &Phone) -> serde_json::Value {
    serde_json::json!({ "typed": phone.typed, "e164": phone.e164, "extension": phone.extension })
}

fn contact_line(contact: &Contact, context: &Context) -> String {
    let away = contact.away_on(context.today());
    let away = away.map(|away| {
        let why = away.why.as_deref().map(|why| format!(" {why}"));
        format!("  {}", context.say(&say!("verbs-away", until = away.until.to_string(), why = why)))
    });
    let there = contact
        .timezone
        .map(|zone| format!("  {}", context.say(&say!("verbs-time-there", clock = clock(context.now(), zone.into())))))
        .unwrap_or_default();
    format!(
        "{} {} {}  {}  {}  {}{there}{}",
        filled(contact.id.as_str(), 10),
        fit(&text::shown(&contact.name), 22),
        filled(&text::shown(&contact.primary_phone.typed), 20),
        filled(&text::shown(&contact.secondary_phone.typed), 20),
        filled(&text::shown(contact.email.as_deref().unwrap_or("-")), 28),
        text::line(&contact.skills.join(", ")),
        away.unwrap_or_default()
    )
}

fn contact_json(contact: &Contact, context: &Context) -> serde_json::Value {
    let phone = |line: Line| phone_json(contact.phone(line));
    serde_json::json!({
        "id": contact.id.as_str(), "name": contact.name, "email": contact.email,
        "primary_phone": phone(Line::Primary), "secondary_phone": phone(Line::Secondary),
        "skills": contact.skills, "languages": contact.languages, "timezone": contact.timezone.map(chrono_tz::Tz::name),
        "away_until": contact.away_on(context.today()).map(|away| away.until.to_string()),
    })
}
