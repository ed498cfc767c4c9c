//! What was claimed by a verb goes out before the verb ends: a row for each page, and exit code 4 where one
//! was not sent, or nobody knows.

use std::io::Write;
use std::path::PathBuf;
use std::sync::mpsc::channel;

use serde_json::{Value, json};

use crate::app::library::Directory;
use crate::app::outbox::{Became, Outbox, Place};
use crate::app::session::{Receipt, Session};
use crate::app::works::Works;
use crate::channel::Outcome;
use crate::domain::entry_ref::EntryRef;
use crate::domain::incident::Incident;
use crate::domain::sending::rows::named;
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::SendingOutcome;
use crate::export::{english, json};

use super::context::Context;
use super::failure::{Failure, wrong};

/// Where an outbox finds what it needs.
pub(super) fn place(context: &Context, directory: &Directory) -> Result<Place, Failure> {
    let settings = context.places.config.as_deref().and_then(|file| file.parent()).map_or_else(PathBuf::new, PathBuf::from);
    Ok(Place { log: context.quiet_folder()?, settings, directory: directory.clone(), clock: context.clock })
}

/// Sends what was claimed, and tells what became of it.
///
/// # Errors
/// Exit code 4 where something was not sent or nobody knows; 3 where the log failed.
pub(super) fn send(
    context: &Context,
    (directory, session): (&Directory, &Session),
    receipt: &Receipt,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let error = |error: std::io::Error| wrong(say!("verbs-nothing-sent"), error.to_string(), say!("verbs-log-try-again"));
    let works = Works::open().map_err(error)?;
    let (tell, told) = channel();
    let outbox = Outbox::open(&works, place(context, directory)?, move |entry, became| drop(tell.send((entry, became))));
    receipt.claimed.iter().for_each(|entry| outbox.send(session.id(), *entry));
    let (mut rows, mut failed) = (Vec::new(), None);
    for (entry, became) in told.iter().take(receipt.claimed.len()) {
        if context.common.json {
            rows.push(row(session.incident(), entry, &became));
        } else {
            writeln!(out, "{}", context.say(&spoken(session.incident(), entry, &became)))?;
            out.flush()?;
        }
        failed = failed.or(failure(became));
    }
    if context.common.json {
        let said = |sentences: &[Sentence]| sentences.iter().map(english).collect::<Vec<_>>();
        let all = json!({ "told": said(&receipt.written), "remarks": said(&receipt.remarks), "pages": rows });
        writeln!(out, "{}", json::harmless(&all.to_string()))?;
    } else {
        receipt.remarks.iter().for_each(|remark| context.note(remark));
    }
    failed.map_or(Ok(()), Err)
}

/// Whether a page counts as a failure of the verb.
fn failure(became: Became) -> Option<Failure> {
    match became {
        Became::Ended(outcome) if outcome.outcome == SendingOutcome::Sent => None,
        Became::Ended(_) | Became::NotBegun => Some(Failure::Printed(4)),
        Became::Unsent(error) | Became::Unwritten(_, error) => Some(error.into()),
    }
}

/// What became of a page, in a sentence.
fn spoken(incident: &Incident, entry: EntryRef, became: &Became) -> Sentence {
    let Some(sending) = incident.sendings.claimed_by(entry) else { return Sentence::default() };
    let (name, channel) = (named(&incident.people, &sending.to), &sending.channel);
    let why = |outcome: &Outcome| outcome.why.as_ref().map(Sentence::behind_a_colon);
    match became {
        Became::Ended(outcome) | Became::Unwritten(outcome, _) => match outcome.outcome {
            SendingOutcome::Sent => say!("verbs-page-sent", name = name, channel = channel),
            SendingOutcome::Failed if outcome.later => {
                say!("verbs-page-later", name = name, channel = channel, why = why(outcome))
            }
            SendingOutcome::Failed => say!("verbs-page-failed", name = name, channel = channel, why = why(outcome)),
            SendingOutcome::Uncertain => say!("verbs-page-uncertain", name = name, channel = channel, why = why(outcome)),
        },
        Became::NotBegun => say!("verbs-page-not-begun", name = name, channel = channel),
        Became::Unsent(_) => say!("verbs-page-failed", name = name, channel = channel, why = ""),
    }
}

/// The same for programs.
fn row(incident: &Incident, entry: EntryRef, became: &Became) -> Value {
    let sending = incident.sendings.claimed_by(entry);
    let (outcome, why, later) = match became {
        Became::Ended(outcome) | Became::Unwritten(outcome, _) => (outcome.outcome.word(), outcome.why.clone(), outcome.later),
        Became::NotBegun | Became::Unsent(_) => ("not_begun", None, false),
    };
    json!({
        "to": sending.map(|sending| sending.to.id.as_str()), "channel": sending.map(|sending| sending.channel.as_str()),
        "outcome": outcome, "why": why, "later": later,
    })
}
