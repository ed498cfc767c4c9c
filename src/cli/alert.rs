//! `alert`: takes what monitoring sends, into the incident that is open, else into the inbox. What is known
//! already is not written again, and what cannot be read is said with its reason.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::json;

use crate::app::session::Session;
use crate::domain::advice::Asking;
use crate::domain::alert::Alert;
use crate::domain::alert::rules::{form_of, ruled};
use crate::domain::event::Fact;
use crate::domain::id::PersonId;
use crate::domain::inbox::receive::{MONITORING, Received, receive};
use crate::domain::inbox::stream::Month;
use crate::domain::lifecycle::state::Status;
use crate::domain::record::Person;
use crate::domain::speech::{Sentence, say};
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
    let refused = |because: Sentence| wrong(say!("verbs-alerts-unread", source = source), because, say!("verbs-alert-forms"));
    let read = alerts::read(source, form_of(&settings.alerts, source), &bytes, context.zone);
    let read = read.map_err(|unread| refused(unread.0))?;
    if let (true, Some((_, why))) = (read.alerts.is_empty(), read.left_out.first()) {
        return Err(refused(why.clone()));
    }
    let alerts = read.alerts.into_iter().map(|alert| ruled(&settings.alerts, alert)).collect();
    let received = write(context, alerts)?;
    for (place, why) in read.left_out.iter().take(TOLD) {
        context.warn(&say!("verbs-alert-left-out", place = *place, why = why));
    }
    if read.left_out.len() > TOLD {
        context.warn(&say!("verbs-alerts-left-out", more = read.left_out.len() - TOLD));
    }
    if read.truncated > 0 {
        context.warn(&say!("verbs-alerts-truncated", source = source, count = read.truncated));
    }
    if received.left_out > 0 {
        context.warn(&say!("verbs-alerts-no-room", count = received.left_out));
    }
    if context.common.json {
        let left_out = read.left_out.iter().map(|(place, why)| json!({ "place": place, "why": english(why) }));
        let left_out: Vec<_> = left_out.collect();
        let told = json!({ "received": received.facts.len(), "known": received.known, "left_out": left_out, "truncated": read.truncated });
        writeln!(out, "{}", crate::export::json::harmless(&told.to_string()))?;
        return Ok(());
    }
    let told = say!("verbs-alerts-received", count = received.facts.len(), known = received.known);
    Ok(writeln!(out, "{}", context.say(&told))?)
}

/// Writes those that are news, in one piece: where an incident is open, that is no exercise and the only one
/// that may be meant, into its log; else into the inbox. Nothing that monitoring sends is refused for want of
/// a place.
fn write(context: &Context, alerts: Vec<Alert>) -> Result<Received, Failure> {
    let month = || inbox::open(context, Month::of(context.now()));
    let mut session = match incident(context)? {
        Some(session) => session,
        None => month()?,
    };
    let by = Person::stranger(&PersonId::from_log(context.common.by.as_deref().unwrap_or(MONITORING)));
    let asking = Asking { by, now: context.now(), at: None, clock: None, typed_by: None, read: None };
    let mut received = Received::default();
    session.write(&asking, |incident| {
        received = receive(&incident.inbox, alerts, asking.now);
        received.facts.iter().cloned().map(Fact::from).collect()
    })?;
    session.rest();
    Ok(received)
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
