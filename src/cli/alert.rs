//! `alert`: takes what monitoring sends, into the incident that is open, else into the inbox. What is known
//! already is not written again, and what cannot be read is said with its reason.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::{Value, json};

use crate::app::session::Session;
use crate::domain::advice::Asking;
use crate::domain::alert::Alert;
use crate::domain::alert::rules::{AlertRule, form_of, ruled};
use crate::domain::event::Fact;
use crate::domain::id::PersonId;
use crate::domain::inbox::receive::{MONITORING, Received, receive};
use crate::domain::inbox::stream::Month;
use crate::domain::lifecycle::state::Status;
use crate::domain::record::Person;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::export::english;
use crate::intake::alerts::{self, MOST_BYTES};

use super::context::Context;
use super::failure::{Failure, wrong};
use super::inbox;

/// How many alerts that were left out are told one by one.
const TOLD: usize = 10;

/// Takes the alerts of a file, or of standard input.
///
/// # Errors
/// When nothing of it can be read, or the log fails; then nothing was written.
pub fn alert(context: &Context, file: Option<&Path>, source: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let settings = context.settings()?;
    let bytes = bytes(file)?;
    let read = read(&settings.alerts, source, &bytes, context)?;
    let (left_out, truncated) = (read.left_out, read.truncated);
    let now = context.now();
    let mut session = place(context, now)?;
    let received = write(context, &mut session, read.alerts, now)?;
    session.rest();
    for (place, why) in left_out.iter().take(TOLD) {
        context.warn(&say!("verbs-alert-left-out", place = *place, why = why));
    }
    if left_out.len() > TOLD {
        context.warn(&say!("verbs-alerts-left-out", more = left_out.len() - TOLD));
    }
    if truncated > 0 {
        context.warn(&say!("verbs-alerts-truncated", source = source, count = truncated));
    }
    if received.left_out > 0 {
        context.warn(&say!("verbs-alerts-no-room", count = received.left_out));
    }
    if context.common.json {
        writeln!(out, "{}", crate::export::json::harmless(&document(&received, &left_out, truncated).to_string()))?;
        return Ok(());
    }
    let told = say!("verbs-alerts-received", count = received.facts.len(), known = received.known);
    Ok(writeln!(out, "{}", context.say(&told))?)
}

/// What became of a batch, for programs.
pub(super) fn document(received: &Received, left_out: &[(usize, Sentence)], truncated: u64) -> Value {
    let left_out: Vec<_> = left_out.iter().map(|(place, why)| json!({ "place": place, "why": english(why) })).collect();
    json!({
        "received": received.facts.len(), "known": received.known, "left_out": left_out, "truncated": truncated,
        "no_room": received.left_out,
    })
}

/// The alerts of what a source sent, with what the rules of the settings say of each.
///
/// # Errors
/// When nothing of it can be read.
pub(super) fn read(rules: &[AlertRule], source: &str, bytes: &[u8], context: &Context) -> Result<alerts::Read, Failure> {
    let refused = |because: Sentence| wrong(say!("verbs-alerts-unread", source = source), because, say!("verbs-alert-forms"));
    let mut read = alerts::read(source, form_of(rules, source), bytes, context.zone).map_err(|unread| refused(unread.0))?;
    if let (true, Some((_, why))) = (read.alerts.is_empty(), read.left_out.first()) {
        return Err(refused(why.clone()));
    }
    read.alerts = read.alerts.into_iter().map(|alert| ruled(rules, alert)).collect();
    Ok(read)
}

/// Where alerts are written: where an incident is open, that is no exercise and the only one that may be
/// meant, into its log; else into the inbox. Nothing that monitoring sends is refused for want of a place.
///
/// # Errors
/// When the log can be neither opened nor made.
pub(super) fn place(context: &Context, now: Moment) -> Result<Session, Failure> {
    incident(context)?.map_or_else(|| inbox::open(context, Month::of(now)), Ok)
}

/// Writes those that are news, in one piece.
///
/// # Errors
/// When the log fails; then nothing was written.
pub(super) fn write(context: &Context, session: &mut Session, alerts: Vec<Alert>, now: Moment) -> Result<Received, Failure> {
    let by = by(context);
    let asking = Asking { by, now, at: None, clock: None, typed_by: None, read: None };
    let mut received = Received::default();
    session.write(&asking, |incident| {
        received = receive(&incident.inbox, alerts, asking.now);
        received.facts.iter().cloned().map(Fact::from).collect()
    })?;
    Ok(received)
}

/// Under which name monitoring writes: that which was said, else its own.
pub(super) fn by(context: &Context) -> Person {
    Person::stranger(&PersonId::from_log(context.common.by.as_deref().unwrap_or(MONITORING)))
}

/// The incident that alerts belong to; none where that is not clear, and where it is an exercise.
fn incident(context: &Context) -> Result<Option<Session>, Failure> {
    if context.common.incident.is_some() {
        return Ok(Some(context.session()?));
    }
    let Some(mut log) = context.folder()?.open_existing()? else { return Ok(None) };
    let open: Vec<_> = log.incidents()?.into_iter().filter(|listed| !listed.closed).collect();
    let [only] = open.as_slice() else { return Ok(None) };
    let session = Session::open(log, only.incident.clone())?;
    let lifecycle = &session.incident().lifecycle;
    let is_drill = lifecycle.declared.as_ref().is_some_and(|declared| declared.fact.drill);
    Ok((!is_drill && lifecycle.status != Status::Closed).then_some(session))
}

/// What was sent: one byte more than is read at most, so that what is too large is known to be.
fn bytes(file: Option<&Path>) -> Result<Vec<u8>, Failure> {
    let most = MOST_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let path = file.filter(|path| *path != Path::new("-"));
    let read = match path {
        Some(path) => File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)),
        None => io::stdin().lock().take(most).read_to_end(&mut bytes),
    };
    match (read, path) {
        (Ok(_), _) => Ok(bytes),
        (Err(error), Some(path)) => {
            let error = error.to_string();
            Err(wrong(say!("verbs-file-unreadable", path = path.display().to_string()), error, say!("verbs-name-another-file")))
        }
        (Err(error), None) => Err(wrong(say!("verbs-input-unreadable"), error.to_string(), say!("verbs-alert-forms"))),
    }
}
