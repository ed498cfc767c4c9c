//! `call` without anybody: whom to call next, on which number, and why. Calls nobody and logs nothing.

use std::io::Write;

use serde_json::{Value, json};

use crate::domain::board::callout::{Book, Candidate, candidates};
use crate::domain::contacts::Contact;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::oncall::rows;
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::domain::time_text::{clock, zone_name};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Line;
use crate::domain::zone::Zone;
use crate::export::{english, json};

use super::contacts::{check_read, phone_json};
use super::context::{Context, login_name};
use super::failure::{Failure, wrong};
use super::verb_arguments::Typed;

/// How many are named behind the next one.
const THEN: usize = 3;

/// Whether a call was typed without anybody.
#[must_use]
pub fn asks_whom(typed: &Typed) -> bool {
    typed.verb == Verb::Call && !typed.says(FieldName::Who)
}

/// Prints whom to call next.
///
/// # Errors
/// When something was typed beside it, or there is no such incident, or the contacts cannot be read.
pub fn next(context: &Context, typed: &Typed, out: &mut dyn Write) -> Result<(), Failure> {
    if !typed.given.is_empty() {
        let hint = say!("verbs-write-call", call = "crisis call WHO");
        return Err(wrong(say!("verbs-nobody-was-called"), say!("verbs-is-missing", count = 1, what = "WHO"), hint));
    }
    context.now_only()?;
    let session = context.session()?;
    let directory = context.rota(context.now())?;
    check_read(&directory)?;
    let contacts = directory.contacts();
    let me = context.named()?.or_else(|| login_name(&directory)).and_then(|named| named.parse().ok());
    let on_call = rows::at(directory.courses(), contacts, context.now());
    let book = Book { contacts, on_call: &on_call, zone: context.zone, me: me.as_ref() };
    let all = candidates(session.incident(), book, context.now());
    let found: Vec<(&Candidate, &Contact)> = all.iter().filter_map(|one| Some((one, contacts.person(&one.who)?))).collect();
    if context.common.json {
        let next = found.first().map(|(one, contact)| in_json(one, contact));
        let then: Vec<Value> = found.iter().skip(1).map(|(one, contact)| in_json(one, contact)).collect();
        let printed = json!({ "next": next, "then": then });
        writeln!(out, "{}", json::harmless(&printed.to_string()))?;
        return Ok(());
    }
    if directory.file.is_none() {
        context.warn(&say!("verbs-these-are-examples"));
    }
    let Some(((next, contact), then)) = found.split_first() else {
        writeln!(out, "{}", context.say(&say!("verbs-nobody-left-to-call")))?;
        return Ok(());
    };
    told(context, next, contact, out)?;
    if !then.is_empty() {
        let named: Vec<String> = then.iter().take(THEN).map(|(one, contact)| named(context, one, contact)).collect();
        let more = then.len().saturating_sub(THEN);
        writeln!(out, "{}", context.say(&say!("verbs-then-them", names = named.join("; "), more = more)))?;
    }
    Ok(())
}

/// Somebody with why they are next, both numbers a line each, and how to say that one dials.
fn told(context: &Context, next: &Candidate, contact: &Contact, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{}", named(context, next, contact))?;
    let number = |line: Line| text::shown(&contact.phone(line).typed).into_owned();
    let widest = Line::ALL.iter().map(|line| text::width(&number(*line))).max().unwrap_or(0);
    let shown = |line: Line| text::filled(&number(line), widest);
    let (line, other) = (next.line, next.line.other());
    writeln!(out, "  {}", context.say(&say!("screens-call-now", number = shown(line), line = line)))?;
    writeln!(out, "  {}", context.say(&say!("screens-call-then", number = shown(other), line = other)))?;
    let zone = contact.timezone.map_or(context.zone, Zone::from);
    let there = format!("{} {}", clock(context.now(), zone), zone_name(context.now(), zone));
    let there = say!("screens-time-there", time = there, place = zone.name().replace('_', " "));
    let email = contact.email.as_deref().map(|email| Sentence::from(text::shown(email).into_owned()));
    let said = email
        .into_iter()
        .chain([there])
        .chain((!contact.languages.is_empty()).then(|| Sentence::from(text::line(&contact.languages.join(", ")).into_owned())));
    writeln!(out, "  {}", context.say(&Sentence::joined(" · ", said.collect())))?;
    let ask = hints::on_line(hints::about(Verb::Call, &contact.id), line);
    Ok(writeln!(out, "{}", context.say(&say!("verbs-say-that-you-dial", ask = ask)))?)
}

/// Somebody by name and id, and why they stand there.
fn named(context: &Context, one: &Candidate, contact: &Contact) -> String {
    let why = one.because().map(|why| Sentence::behind_a_colon(text::line(&context.say(&why)).into_owned()));
    let name = format!("{} ({})", text::shown(&contact.name), contact.id);
    context.say(&Sentence::joined("", vec![name.into(), why.unwrap_or_default()]))
}

fn in_json(one: &Candidate, contact: &Contact) -> Value {
    json!({
        "id": one.who, "name": contact.name, "line": one.line.word(), "because": one.because().as_ref().map(english),
        "away_until": one.away.map(|until| until.to_string()), "primary_phone": phone_json(&contact.primary_phone),
        "secondary_phone": phone_json(&contact.secondary_phone), "email": contact.email,
    })
}
