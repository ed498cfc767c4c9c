//! What was struck and corrected: the old words, who put them right, when and why. The story tells them as
//! they stand now, or not at all.

use std::io::{self, Write};

use crate::domain::amended::{Amendment, Change, Standing};
use crate::domain::event::Event;
use crate::domain::tell::tell;
use crate::domain::time_text::day_and_clock;
use crate::export::{Report, english};

use super::plain::plain;

/// A row for an entry that was struck or corrected: what it said, and what became of it.
pub(super) fn row(report: &Report<'_>, standing: &Standing<'_>, written: &Event) -> Option<String> {
    let what = [standing.corrected, standing.struck].into_iter().flatten().map(|amendment| made(report, standing, amendment));
    let what: Vec<String> = what.collect();
    if what.is_empty() {
        return None;
    }
    let incident = report.incident;
    let (entry, at) = (incident.numbering.name(written.entry()), day_and_clock(written.at, report.zone));
    let (by, said) = (plain(incident.people.name_of(&written.by)), english(&tell(incident, written)));
    Some(format!("| {entry} | {at} | {by} | {} | {} |", plain(&said), what.join("; then ")))
}

/// What an amendment made of an entry.
fn made(report: &Report<'_>, standing: &Standing<'_>, amendment: &Amendment) -> String {
    let incident = report.incident;
    let (by, at) = (plain(incident.people.name_of(&amendment.by)), day_and_clock(amendment.at, report.zone));
    match &amendment.change {
        Change::Struck(why) => format!("struck by {by}, {at}: {}", plain(why)),
        Change::Corrected { .. } => {
            let now = english(&tell(incident, &standing.event));
            let when = day_and_clock(standing.event.at, report.zone);
            format!("corrected by {by}, {at}: {when}, {}", plain(&now))
        }
    }
}

/// Writes `## Struck and corrected entries`; nothing where there is none.
pub(super) fn write(rows: &[String], out: &mut dyn Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Struck and corrected entries\n\n| entry | at | by | as it was written | what became of it |")?;
    writeln!(out, "| --- | --- | --- | --- | --- |")?;
    rows.iter().try_for_each(|row| writeln!(out, "{row}"))
}
