//! `export`: the report in one of its forms, on standard output
//! or into a file that is whole or not there at all.

use std::fs;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use crate::app::session::Session;
use crate::app::target::Target;
use crate::app::written::{Standing, Written};
use crate::app::{as_happened, read_ahead};
use crate::domain::board::board;
use crate::domain::entry::Entry;
use crate::domain::speech::say;
use crate::domain::witness::Witness;
use crate::export::csv::Csv;
use crate::export::json::Json;
use crate::export::markdown::Markdown;
use crate::export::{Format, Report, english};

use super::context::Context;
use super::failure::{Failure, wrong};
use super::output::{self, shown, unwritable};

/// Writes the report to the file named by `--output`, or to `out` where none or `-` is named. What somebody
/// else wrote there, or changed since, is overwritten with `--force` only.
///
/// # Errors
/// When there is no such incident, the log cannot be read, or the file cannot or must not be written.
pub fn export(context: &Context, name: &str, output: Option<&Path>, force: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let mut session = context.whole_session()?;
    deliver(context, output, force, out, &mut |out| write(context, &mut session, name, out))?;
    tell_its_end(context, &session);
    Ok(())
}

/// Writes something to the file named by `--output`, or to `out` where none or `-` is named. What somebody
/// else wrote there, or changed since, is overwritten with `--force` only.
///
/// # Errors
/// When it cannot be written, or the file must not be.
pub(super) fn deliver(
    context: &Context,
    output: Option<&Path>,
    force: bool,
    out: &mut dyn Write,
    write: &mut dyn FnMut(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let Some(path) = output.filter(|path| path.as_os_str() != "-") else { return write(out) };
    // A device or a pipe is written to, never replaced.
    if fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        let mut file = BufWriter::new(output::stream(path)?);
        write(&mut file)?;
        return file.flush().map_err(unwritable(path));
    }
    let target = output::target(path)?;
    output::check_is_free(context, path, &target.path())?;
    let written = Written::in_folder(context.folder()?.path());
    if !force {
        check(&written, path, &target)?;
    }
    let file = output::replace(path, &target, write)?;
    if target.is_linked() {
        context.note(&say!("verbs-through-link", path = shown(path), target = shown(&target.full())));
    }
    if written.remember(&target, &file).is_err() {
        context.note(&say!("verbs-not-remembered", path = shown(path)));
    }
    Ok(())
}

/// Says where the log ends that the report is of.
fn tell_its_end(context: &Context, session: &Session) {
    let chains = &session.fold().chains;
    if chains.heads().next().is_some() {
        context.note(&say!("verbs-export-ends-at", heads = Witness::line(chains)));
    }
}

/// Refuses to overwrite what is not just as it was written.
fn check(written: &Written, path: &Path, target: &Target) -> Result<(), Failure> {
    let because = match written.standing(target).map_err(unwritable(path))? {
        Standing::Free | Standing::Unchanged => return Ok(()),
        Standing::Changed => say!("verbs-changed-since"),
        Standing::Strange => say!("verbs-not-written-here"),
    };
    Err(wrong(say!("verbs-not-overwritten", path = shown(path)), because, say!("verbs-force-output")))
}

/// Writes the report of an incident in the format of that name.
///
/// # Errors
/// When there is no such format, the log cannot be read, or `out` cannot be written.
pub(super) fn write(context: &Context, session: &mut Session, name: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let Some(mut format) = format(name) else {
        return Err(wrong(say!("verbs-no-format", name = name), say!("verbs-formats"), "--format markdown"));
    };
    let fold = session.fold().clone();
    let mut board = board(&fold.incident, context.reckoned(), None);
    // Its declaration says it, where that can be read; without it nobody could verify the report.
    board.id.get_or_insert_with(|| session.id().clone());
    let chains = &fold.chains;
    let flaws: Vec<String> = session.flaws().iter().map(|flaw| english(&flaw.spoken())).collect();
    let report =
        Report { incident: &fold.incident, board: &board, now: context.now(), zone: context.zone, chains, flaws: &flaws };
    format.begin(&report, out)?;
    let id = session.id().clone();
    let (mut broke, mut count) = (None, 0);
    // Others may have written since the board was made: the report is of one moment.
    let known = |entry: &Entry<'_>| entry.number <= chains.head(entry.origin).number;
    let log = session.log();
    let read = |order, each: as_happened::Each<'_>| read_ahead::read(log, &id, fold.incident.entries, order, each);
    as_happened::read(&fold.incident.amended, read, &mut |entry| {
        if !known(entry) {
            return ControlFlow::Continue(());
        }
        count += 1;
        broke = format.entry(&report, entry, &entry.event(), out).err();
        if broke.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    match broke {
        Some(error) => return Err(error.into()),
        None => format.end(&report, out)?,
    }
    context.all_read(session, count)
}

/// The format of that name: `markdown`, `json` or `csv`.
fn format(name: &str) -> Option<Box<dyn Format>> {
    match name {
        "markdown" => Some(Box::new(Markdown::default())),
        "json" => Some(Box::new(Json::default())),
        "csv" => Some(Box::new(Csv::default())),
        _ => None,
    }
}
