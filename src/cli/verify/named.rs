//! What somebody named to be verified: an incident, a log, or a file with an export.
//!
//! In a folder that is not one's own anything may lie under any name. So a word without a `/` is an incident
//! first, and what was only found under it is looked at where nobody else may have put it there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::found;
use crate::app::log_files::{are_same, folder_of};
use crate::app::open::LogFolder;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, wrong};
use crate::domain::id::IncidentId;
use crate::domain::lookup;
use crate::domain::speech::say;
use crate::store::sqlite::FILE;

/// What is to be verified.
pub(super) enum Named<'a> {
    /// Every incident of this log.
    Log(LogFolder),
    /// A file with an export.
    File(&'a Path),
    /// An incident of the log that is in use; or all, where none was named.
    Incident(Option<&'a str>),
}

/// Finds out what is meant.
///
/// # Errors
/// When somebody else may have put what was found where it lies, and nothing says that it is meant.
pub(super) fn named<'a>(context: &Context, what: Option<&'a str>) -> Result<Named<'a>, Failure> {
    let found = what.map(|what| (what, Path::new(what))).filter(|(_, path)| path.exists());
    let Some((word, path)) = found else { return Ok(Named::Incident(what)) };
    // `.` and `..` are nobody's to give.
    if !word.contains('/') && path.file_name().is_some() {
        if is_known(context, word) {
            context.note(&say!("verbs-incident-first", path = word));
            return Ok(Named::Incident(what));
        }
        check_is_meant(context, word, path)?;
    }
    if path.is_dir() {
        return Ok(Named::Log(LogFolder(path.to_owned())));
    }
    Ok(log_behind(path).map_or(Named::File(path), |folder| Named::Log(LogFolder(folder))))
}

/// Whether the log in use has an incident that is called so.
fn is_known(context: &Context, word: &str) -> bool {
    let Ok(folder) = context.quiet_folder() else { return false };
    // What is wrong with a log is said by whoever needs it.
    let listed = folder.open_existing().ok().flatten().and_then(|mut log| log.listed().ok()).unwrap_or_default();
    let ids: Vec<(IncidentId, bool)> = listed.into_iter().map(|listed| (listed.incident, listed.closed)).collect();
    lookup::is_known(&ids, word)
}

/// What has the name of a file is meant all the same, and said to be somebody else's.
fn check_is_meant(context: &Context, word: &str, path: &Path) -> Result<(), Failure> {
    let Some(doubt) = found::doubt(path) else { return Ok(()) };
    if path.extension().is_none() {
        return Err(wrong(say!("verbs-cannot-verify", path = word), doubt.spoken(), say!("verbs-name-by-path", path = word)));
    }
    context.warn(&say!("verbs-found-foreign", path = word, why = doubt.spoken()));
    Ok(())
}

/// The folder of the log that a path leads to, by whatever name. A log that is called otherwise is none: what
/// would be read in its place is the one beside it.
fn log_behind(path: &Path) -> Option<PathBuf> {
    let beside = |path: &Path| {
        let folder = folder_of(path);
        are_same(path, &folder.join(FILE)).then(|| folder.to_owned())
    };
    beside(path).or_else(|| beside(&fs::canonicalize(path).ok()?))
}
