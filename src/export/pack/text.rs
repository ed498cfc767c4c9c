//! The pack as plain text of at most 80 columns: for a printer that knows nothing else, and for `less`.

use std::io::{self, Write};

use crate::domain::text::{fit, width, wrapped};

use super::{Printed, PrintedBlock};

/// How wide a line is at most.
const COLUMNS: usize = 80;

/// A line to write on.
const PEN: &str = "________________________";

/// Between two columns of a table.
const GAP: usize = 2;

/// Writes the pack.
///
/// # Errors
/// When the output cannot be written.
pub fn write(pack: &Printed, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n{}", pack.title, "=".repeat(width(&pack.title).min(COLUMNS)))?;
    pack.about.iter().try_for_each(|about| paragraph("", about, out))?;
    for section in &pack.sections {
        // A form feed begins a page on every printer.
        let page = if section.own_page { "\u{c}" } else { "" };
        writeln!(out, "\n{page}{}\n{}", section.title, "-".repeat(width(&section.title).min(COLUMNS)))?;
        section.blocks.iter().try_for_each(|block| self::block(block, out))?;
    }
    Ok(())
}

fn block(block: &PrintedBlock, out: &mut dyn Write) -> io::Result<()> {
    match block {
        PrintedBlock::Heading { text } => writeln!(out, "\n{text}\n"),
        PrintedBlock::Line { text } => paragraph("", text, out),
        PrintedBlock::Table { head, rows, blank, .. } => {
            let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
            let head: Vec<&str> = head.iter().map(String::as_str).collect();
            table(&head, &rows, blank.len(), out)
        }
        PrintedBlock::Words { lines } => {
            let all = lines.iter().flat_map(|line| wrapped(line, COLUMNS - 4));
            all.map(|line| format!("  | {line}")).try_for_each(|line| writeln!(out, "{}", line.trim_end()))
        }
        PrintedBlock::Step { code, title, facts, detail, ticks } => {
            paragraph("", &format!("{code}  {title}"), out)?;
            facts.iter().try_for_each(|fact| paragraph("    - ", fact, out))?;
            detail.iter().try_for_each(|line| paragraph("      ", line, out))?;
            let widest = ticks.iter().map(|tick| width(tick)).max().unwrap_or_default().min(COLUMNS / 2);
            ticks.iter().try_for_each(|tick| writeln!(out, "    [ ] {}  ______  ______________  ______", fit(tick, widest)))?;
            writeln!(out)
        }
    }
}

/// A text in lines, of which those behind the first stand below its beginning.
fn paragraph(lead: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let blank = " ".repeat(lead.len());
    let leads = std::iter::once(lead).chain(std::iter::repeat(blank.as_str()));
    wrapped(text, COLUMNS - lead.len()).iter().zip(leads).try_for_each(|(line, lead)| writeln!(out, "{lead}{line}"))
}

/// A table in columns where these fit, else a row in lines; empty rows always in columns.
fn table(head: &[&str], rows: &[Vec<&str>], blank: usize, out: &mut dyn Write) -> io::Result<()> {
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at)).chain(head.get(at));
    let widths: Vec<usize> = (0..head.len()).map(|at| cells(at).map(|cell| width(cell)).max().unwrap_or_default()).collect();
    let whole = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    writeln!(out)?;
    if whole <= COLUMNS {
        columns(head, &widths, out)?;
        rows.iter().try_for_each(|row| columns(row, &widths, out))?;
    } else {
        rows.iter().try_for_each(|row| stacked(head, row, out))?;
    }
    if whole > COLUMNS {
        let pens = vec![PEN; head.len()];
        (0..blank).try_for_each(|_| stacked(head, &pens, out))?;
    } else if blank > 0 {
        let share = COLUMNS / head.len().max(1);
        if rows.is_empty() {
            columns(head, &vec![share.saturating_sub(GAP); head.len()], out)?;
        }
        let row = vec!["_".repeat(share.saturating_sub(GAP)); head.len()].join(&" ".repeat(GAP));
        (0..blank).try_for_each(|_| writeln!(out, "{row}\n"))?;
    }
    writeln!(out)
}

fn columns(row: &[&str], widths: &[usize], out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<String> = row.iter().zip(widths).map(|(cell, wide)| fit(cell, *wide)).collect();
    writeln!(out, "{}", cells.join(&" ".repeat(GAP)).trim_end())
}

/// A row in lines: its first cell, and below it each other that says something.
fn stacked(head: &[&str], row: &[&str], out: &mut dyn Write) -> io::Result<()> {
    let mut cells = head.iter().zip(row);
    if let Some((_, first)) = cells.next() {
        paragraph("", first, out)?;
    }
    cells.filter(|(_, cell)| !cell.is_empty()).try_for_each(|(name, cell)| paragraph("    ", &format!("{name}: {cell}"), out))
}
