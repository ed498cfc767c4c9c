//! The timeline as CSV (RFC 4180), one row an entry, for a spreadsheet: a cell that would be a formula there is led by an apostrophe.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use crate::domain::entry::Entry;
use crate::domain::event::{Event, lateness};
use crate::domain::tell::tell;
use crate::domain::text;
use crate::domain::time_text::Dates;

use super::{Format, Report};

/// The columns.
pub const COLUMNS: [&str; 9] = ["at", "recorded_at", "late_seconds", "by", "name", "fact", "text", "origin", "number"];

/// Writes CSV.
#[derive(Default)]
pub struct Csv {
    dates: Dates,
    row: Vec<u8>,
}

impl Csv {
    /// Writes one row, through a buffer that is used again.
    fn row(&mut self, cells: &[&str], out: &mut dyn Write) -> io::Result<()> {
        self.row.clear();
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).buffer_capacity(1024).from_writer(&mut self.row);
        writer.write_record(cells).map_err(io::Error::other)?;
        writer.flush()?;
        drop(writer);
        out.write_all(&self.row)
    }
}

impl Format for Csv {
    fn begin(&mut self, _: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.row(&COLUMNS, out)
    }

    fn entry(&mut self, report: &Report<'_>, entry: &Entry<'_>, event: &Event, out: &mut dyn Write) -> io::Result<()> {
        let late = lateness(event.at, event.recorded_at).map_or_else(String::new, |seconds| seconds.to_string());
        let told = tell(report.incident, event);
        let cells = [
            Cow::from(self.dates.rfc3339(event.at, report.zone)),
            Cow::from(self.dates.rfc3339(event.recorded_at, report.zone)),
            Cow::from(late),
            cell(entry.by),
            cell(report.incident.name_of(&event.by)),
            cell(entry.kind),
            cell(&told),
            Cow::from(entry.origin.to_string()),
            Cow::from(entry.number.to_string()),
        ];
        let cells: [&str; 9] = std::array::from_fn(|at| cells.get(at).map_or("", AsRef::as_ref));
        self.row(&cells, out)
    }

    fn end(&mut self, _: &Report<'_>, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// What begins a formula: the signs of OWASP's list ("CSV Injection"), and their wide forms, which East Asian spreadsheets take for the same.
const BEGIN: &[char] = &['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Text on one line that no spreadsheet takes for a formula.
fn cell(told: &str) -> Cow<'_, str> {
    let shown = text::line(told);
    if told.starts_with(['\t', '\r', '\n']) || shown.trim_start().starts_with(BEGIN) {
        return Cow::Owned(format!("'{shown}"));
    }
    shown
}
