//! The timeline as CSV (RFC 4180), one row an entry, for a spreadsheet:
//! a cell that would be a formula there is led by an apostrophe.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::domain::amended::{Amendment, Change};
use crate::domain::entry::Entry;
use crate::domain::event::{Event, lateness};
use crate::domain::tell::tell;
use crate::domain::text;
use crate::domain::time_text::Dates;

use super::{Format, Report, english};

/// The header row: the columns and their order.
pub const COLUMNS: [&str; 15] = [
    "at",
    "recorded_at",
    "late_seconds",
    "by",
    "name",
    "fact",
    "text",
    "origin",
    "number",
    "struck_by",
    "struck_why",
    "corrected_by",
    "at_was",
    "text_was",
    "said_by",
];

/// The timeline as CSV: a header, then a row for each entry.
#[derive(Default)]
pub struct Csv {
    dates: Dates,
    row: String,
}

impl Csv {
    /// Writes one row, through a buffer that is used again.
    fn row<const N: usize>(&mut self, cells: [&str; N], out: &mut dyn Write) -> io::Result<()> {
        self.row.clear();
        for cell in cells {
            if ends_early(cell) {
                self.row.push('"');
                for (at, part) in cell.split('"').enumerate() {
                    self.row.push_str(if at > 0 { "\"\"" } else { "" });
                    self.row.push_str(part);
                }
                self.row.push('"');
            } else {
                self.row.push_str(cell);
            }
            self.row.push(',');
        }
        self.row.pop();
        self.row.push_str("\r\n");
        out.write_all(self.row.as_bytes())
    }
}

impl Format for Csv {
    fn begin(&mut self, _: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.row(COLUMNS, out)
    }

    fn entry(&mut self, report: &Report<'_>, entry: &Entry<'_>, event: &Event, out: &mut dyn Write) -> io::Result<()> {
        let standing = report.incident.amended.stands(event);
        let (written, event) = (event, &*standing.event);
        let late = lateness(event.at, event.recorded_at).map_or_else(String::new, |seconds| seconds.to_string());
        let text = english(&tell(report.incident, event));
        let (reworded, at_was) = standing.was(written);
        let text_was = if reworded { english(&tell(report.incident, written)) } else { String::new() };
        let why = match standing.struck.map(|struck| &struck.change) {
            Some(Change::Struck(why)) => why.as_str(),
            Some(Change::Corrected { .. }) | None => "",
        };
        let cells = [
            &self.dates.rfc3339(event.at, report.zone),
            &self.dates.rfc3339(event.recorded_at, report.zone),
            late.as_str(),
            &cell(entry.by),
            &cell(report.incident.people.name_of(&event.by)),
            &cell(entry.kind),
            &cell(&text),
            &entry.origin.to_string(),
            &entry.number.to_string(),
            &cell(by(standing.struck)),
            &cell(why),
            &cell(by(standing.corrected)),
            &at_was.map(|at| self.dates.rfc3339(at, report.zone)).unwrap_or_default(),
            &cell(&text_was),
            &cell(event.fact.about().quoted().map_or("", |who| who.as_str())),
        ];
        self.row(cells, out)
    }

    fn end(&mut self, _: &Report<'_>, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Who put an amendment on record.
fn by(amendment: Option<&Amendment>) -> &str {
    amendment.map_or("", |amendment| amendment.by.as_str())
}

/// What begins a formula: the signs of OWASP's list ("CSV Injection"),
/// and their wide forms, which East Asian spreadsheets take for the same.
const BEGIN: &[char] = &['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Text on one line that no spreadsheet takes for a formula.
fn cell(text: &str) -> Cow<'_, str> {
    let shown = text::line(text);
    if text.starts_with(['\t', '\r', '\n']) || shown.trim_start().starts_with(BEGIN) {
        return Cow::Owned(format!("'{shown}"));
    }
    shown
}

/// Whether something in a cell could be taken for its end.
fn ends_early(cell: &str) -> bool {
    cell.bytes().fold(false, |found, byte| found | matches!(byte, b'"' | b',' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_read_back_as_it_was() {
        let cells: [&str; 10] = ["plain", "", "a,b", "say \"no\"", "\"", "two\r\nlines", "\n", "ü,\"漢\"", "more", " end "];
        let mut out = Vec::new();
        Csv::default().row(cells, &mut out).unwrap();
        assert!(out.ends_with(b",\"\n\",\"\xc3\xbc,\"\"\xe6\xbc\xa2\"\"\",more, end \r\n"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
        let read = reader.records().next().unwrap().unwrap();
        assert!(read.iter().eq(cells), "{read:?}");
    }
}
