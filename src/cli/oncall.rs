//! `oncall`: who is on call now, at another time, or in the week that follows. It prints nobody's number or
//! address: `contacts` does.

use std::io::Write;

use crate::domain::contacts::{Away, Contact, Contacts};
use crate::domain::id::PersonId;
use crate::domain::oncall::course::By;
use crate::domain::oncall::rows::{self, OnCall};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::text::{self, filled, fit};
use crate::domain::time_text::{day_and_clock, rfc3339, zone_name};
use crate::export::json;

use super::contacts::check_read;
use super::context::{Context, people_read};
use super::failure::Failure;

/// How far `--week` looks ahead, in seconds.
const WEEK: i64 = 7 * 86_400;

/// Prints who is on call at the time that was asked for, or shift by shift in the week from then on.
///
/// # Errors
/// When the contacts cannot be read, or the time is none.
pub fn oncall(context: &Context, week: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let at = context.time_asked()?;
    let directory = context.rota(at)?;
    check_read(&directory)?;
    let (courses, contacts) = (directory.courses(), directory.contacts());
    let rows = if week { rows::between(courses, contacts, at, at.plus_seconds(WEEK)) } else { rows::at(courses, contacts, at) };
    if context.common.json {
        let rows = rows.iter().map(|row| row_json(row, context)).collect();
        writeln!(out, "{}", json::harmless(&serde_json::Value::Array(rows).to_string()))?;
        return Ok(());
    }
    if directory.file.is_none() {
        context.warn(&say!("verbs-these-are-examples"));
    }
    context.invented(&directory).iter().for_each(|what| context.warn(what));
    let widest = rows.iter().map(|row| text::width(&row.course.rotation)).max().unwrap_or_default();
    for row in &rows {
        writeln!(out, "{}", line(row, contacts, widest, context).trim_end())?;
    }
    for left_out in &contacts.rotations_left_out {
        writeln!(out, "{}", context.say(&say!("verbs-rotation-unread", rotation = left_out)))?;
    }
    if rows.is_empty() && contacts.rotations_left_out.is_empty() {
        context.note(&say!("verbs-no-rotation"));
    } else if people_read() {
        context.note(&say!("verbs-oncall-numbers"));
    }
    Ok(())
}

/// A shift on one line: rotation, from when to when, who, and what to know about it.
fn line(row: &OnCall<'_>, contacts: &Contacts, widest: usize, context: &Context) -> String {
    let time = |moment: Option<Moment>| {
        moment.map(|moment| format!("{} {}", day_and_clock(moment, context.zone), zone_name(moment, context.zone)))
    };
    let span = context.say(&match (time(row.shift.from), time(row.shift.until)) {
        (Some(from), Some(until)) => say!("verbs-oncall-span", from = from, until = until),
        (Some(from), None) => say!("verbs-oncall-from", from = from),
        (None, Some(until)) => say!("verbs-oncall-until", until = until),
        (None, None) => Sentence::default(),
    });
    let who = row.shift.who.as_ref().map_or_else(
        || context.say(&say!("verbs-oncall-nobody")),
        |who| format!("{} {}", filled(who.as_str(), 10), fit(&text::shown(name(who, row.contact)), 22)),
    );
    let beside: Vec<String> = beside(row, contacts).iter().map(|said| context.say(said)).collect();
    format!("{}  {span}  {who}  {}", filled(&row.course.rotation, widest), beside.join("; "))
}

fn name<'a>(who: &'a PersonId, contact: Option<&'a Contact>) -> &'a str {
    contact.map_or(who.as_str(), |contact| &contact.name)
}

/// What there is to know about a shift, the alarming first.
fn beside(row: &OnCall<'_>, contacts: &Contacts) -> Vec<Sentence> {
    let unknown = row.shift.who.is_some() && row.contact.is_none();
    let away = row.away.map(|Away { until, why, .. }| {
        say!("verbs-away", until = until.to_string(), why = why.as_deref().map(|why| format!(" {why}")))
    });
    let next = row
        .next
        .filter(|_| unknown || away.is_some())
        .map(|next| say!("verbs-oncall-next", id = next.as_str(), name = name(next, contacts.person(next))));
    let holidays = row.holidays.iter().map(|holiday| say!("verbs-oncall-holiday", name = &holiday.name));
    let covers = (row.shift.by == By::Override).then(|| say!("verbs-oncall-override"));
    let unknown = unknown.then(|| say!("verbs-oncall-no-contact"));
    unknown.into_iter().chain(away).chain(next).chain(covers).chain(holidays).collect()
}

fn row_json(row: &OnCall<'_>, context: &Context) -> serde_json::Value {
    let time = |moment: Option<Moment>| moment.map(|moment| rfc3339(moment, context.zone));
    let away = row
        .away
        .map(|away| serde_json::json!({ "from": away.from.to_string(), "until": away.until.to_string(), "why": away.why }));
    serde_json::json!({
        "rotation": row.course.rotation, "contact": row.shift.who.as_ref().map(PersonId::as_str),
        "name": row.contact.map(|contact| &contact.name),
        "from": time(row.shift.from), "until": time(row.shift.until),
        "by": row.shift.who.as_ref().map(|_| row.shift.by.word()), "away": away, "next": row.next.map(PersonId::as_str),
        "holidays": row.holidays.iter().map(|holiday| &holiday.name).collect::<Vec<_>>(),
        "timezone": row.course.zone.name(),
    })
}
