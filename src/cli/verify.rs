//! `verify`: looks for entries that were changed, removed or moved: in the log, in another log file, or in an
//! export; and holds the log against what was kept of it elsewhere.

mod against;
mod export;
mod file;
mod heads;
pub(super) mod log;
mod named;
mod outcome;

use std::io::Write;

use crate::app::open::LogFolder;
use crate::domain::entry::{Chains, Flaw};
use crate::domain::id::IncidentId;
use crate::domain::lookup;
use crate::domain::speech::say;
use crate::domain::witness::Witness;
use crate::store::{Log, LogError, Trouble};

use super::context::Context;
use super::failure::{Failure, wrong};
use heads::Heads;
use log::{tell, walk};
use named::{Named, named};
use outcome::Outcome;

/// Checks what was named: an incident, a file, or every incident of the log; and the heads that were given.
///
/// # Errors
/// Exit code 3 when an entry was tampered with, the flaws are printed; 1 with nothing to compare with.
pub fn verify(context: &Context, what: Option<&str>, heads: &[String], out: &mut dyn Write) -> Result<(), Failure> {
    let heads = heads::read(heads)?;
    let what = what.filter(|what| !what.trim().is_empty());
    let outcome = match named(context, what)? {
        Named::Log(folder) => log_in(context, &folder, None, &heads, out)?,
        Named::File(path) => file::verify(context, path, &heads, out)?,
        Named::Incident(what) => log_in(context, &context.folder()?, what.or(context.common.incident.as_deref()), &heads, out)?,
    };
    match outcome {
        Outcome::Sound => Ok(()),
        Outcome::Untold => Err(Failure::Printed(1)),
        Outcome::Flawed => Err(Failure::Printed(3)),
    }
}

fn log_in(
    context: &Context,
    folder: &LogFolder,
    what: Option<&str>,
    heads: &[Witness],
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    context.warn_of_place(folder);
    let Some(mut log) = folder.open_existing()? else {
        let because = say!("verbs-holds-no-log", folder = folder.path().display().to_string());
        return Err(wrong(say!("verbs-nothing-to-verify"), because, say!("verbs-name-a-log")));
    };
    check_form(log.as_ref())?;
    let listed: Vec<(IncidentId, bool)> = log.listed()?.into_iter().map(|listed| (listed.incident, listed.closed)).collect();
    let ids = match what {
        Some(what) => vec![lookup::incident(&listed, Some(what), &folder.shown())?],
        None => listed.iter().map(|(id, _)| id.clone()).collect(),
    };
    let (mut sound, mut found) = (true, Heads::of(heads));
    for id in &ids {
        let mut search = found.search();
        let walked = walk(log.as_mut(), id, &mut |entry| search.take(entry))?;
        found.keep(id, &search, &walked.chains);
        if walked.flaws.contains(&Flaw::Unvouched) {
            // Where it cannot be removed, nobody believes it either.
            let _ = log.forget_checkpoint(id);
        }
        sound &= tell(context, id.as_str(), walked.entries, &walked.chains, &walked.flaws, out)?;
    }
    let beside = of_no_incident(log.as_mut())?;
    if !beside.is_empty() {
        sound &= tell(context, &folder.path().display().to_string(), 0, &Chains::default(), &beside, out)?;
    }
    if sound && ids.is_empty() && !context.common.json {
        writeln!(out, "{}", context.language.say(&say!("rules-log-empty", folder = folder.shown())))?;
    }
    let others = listed.iter().map(|(id, _)| id).filter(|id| !ids.contains(id));
    Ok(Outcome::of(sound).max(found.tell(context, log.as_mut(), others, out)?))
}

/// An error where nobody can say what such a file is made of: a newer
/// version made it, or it is not as this program makes it.
///
/// # Errors
/// That it cannot be written, and why.
pub(super) fn check_form(log: &dyn Log) -> Result<(), LogError> {
    let barred = log.barred().filter(|barred| matches!(barred.trouble, Trouble::TooNew | Trouble::Damaged));
    barred.cloned().map_or(Ok(()), Err)
}

/// What is wrong with a log beside its incidents.
///
/// # Errors
/// When the log cannot be read.
pub(super) fn of_no_incident(log: &mut dyn Log) -> Result<Vec<Flaw>, LogError> {
    let rows = log.hidden()?;
    let hidden = (rows > 0).then_some(Flaw::Hidden { rows });
    Ok(log.beside().iter().cloned().chain(hidden).collect())
}
