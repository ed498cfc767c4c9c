//! Home: the incidents there are, the runbooks one can declare from, what is wrong with the files.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::app::library::Shelved;
use crate::domain::id::IncidentId;
use crate::domain::text;
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;
use crate::tui::update::home::{Row as Place, rows as places};

use super::board::paragraph;
use super::list::{Pen, Row, cell, clean, window};
use super::rows;

/// Draws home.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let (lines, at) = lines(model);
    let columns = usize::from(area.width).saturating_sub(4);
    let about = about(model, columns);
    let below = u16::try_from(about.len() + 1).unwrap_or(0).min(area.height / 2);
    pen.rule(rows(area, 0, 1), "");
    let list = rows(area, 1, area.height.saturating_sub(below + 1));
    let from = window(at, lines.len(), usize::from(list.height));
    pen.rows(list, lines.get(from..).unwrap_or_default());
    let foot = rows(area, area.height.saturating_sub(below), below);
    pen.rule(rows(foot, 0, 1), "");
    pen.rows(Rect { x: foot.x + 1, width: foot.width.saturating_sub(2), ..rows(foot, 1, foot.height) }, &about);
}

/// All lines with their headings, and which of them the cursor stands on.
fn lines(model: &Model) -> (Vec<Row>, usize) {
    let mut lines: Vec<Row> = Vec::new();
    let mut here = 0;
    let mut heading = "";
    let titles = model
        .given
        .shelf
        .runbooks
        .iter()
        .filter_map(|shelved| shelved.runbook.as_ref())
        .map(|runbook| text::width(&runbook.title));
    let column = titles.max().unwrap_or(0).clamp(16, 40);
    for (at, place) in places(model).into_iter().enumerate() {
        let cursor = at == model.home_at;
        let (under, line) = match place {
            Place::Incident(at) => incident(model, at),
            Place::Runbook(at) => (
                "Declare a crisis from a runbook",
                model.given.shelf.runbooks.get(at).map_or_else(Row::default, |it| runbook(model, it, column)),
            ),
        };
        if under != heading {
            if !lines.is_empty() {
                lines.push(Row::default());
            }
            lines.push(Row::new(format!(" {under}"), Look::Title));
            heading = under;
        }
        if cursor {
            here = lines.len();
        }
        let mut pieces = vec![(if cursor { " › " } else { "   " }.to_owned(), Look::Plain)];
        pieces.extend(line.pieces);
        lines.push(Row { pieces, ..Row::default() }.cursor(cursor).spot(Spot::Row(at)));
    }
    (lines, here)
}

fn incident(model: &Model, at: usize) -> (&'static str, Row) {
    let listed = model.listed.as_ref().and_then(|listed| listed.get(at));
    let row = |id: &IncidentId, look| Row::new(id.to_string(), look).and(declared(id), Look::Muted);
    match listed {
        Some(listed) if listed.closed => ("Over", row(&listed.incident, Look::Muted)),
        Some(listed) => ("Open", row(&listed.incident, Look::Title)),
        None => ("", Row::default()),
    }
}

/// On which day an incident was declared, where its id says so.
fn declared(id: &IncidentId) -> String {
    let day = id.as_str().get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    day.map_or_else(String::new, |day| format!("   declared on {}", day.format("%a %-d %b %Y")))
}

fn runbook(model: &Model, shelved: &Shelved, column: usize) -> Row {
    if let Some(runbook) = &shelved.runbook {
        return Row::plain(cell(&runbook.title, column)).and("  ", Look::Plain).and(clean(&runbook.summary), Look::Muted);
    }
    let unreadable = shelved.unreadable.as_ref().map(|unreadable| model.say(&unreadable.because));
    let why = unreadable.or_else(|| shelved.findings.first().map(crate::app::library::Finding::line)).unwrap_or_default();
    Row::new(format!("refused: {}", clean(&shelved.file)), Look::Muted).and(format!("  {}", clean(&why)), Look::Alert)
}

/// What the cursor stands on, and everything that is wrong with the files.
fn about(model: &Model, columns: usize) -> Vec<Row> {
    let mut about = Vec::new();
    if let Some(Place::Runbook(at)) = places(model).get(model.home_at)
        && let Some(shelved) = model.given.shelf.runbooks.get(*at)
    {
        if let Some(runbook) = &shelved.runbook {
            let steps = runbook.steps.len();
            let components: Vec<&str> = runbook.components.iter().map(|component| component.id.as_str()).collect();
            about.extend(paragraph(&format!("{}: {}", runbook.title, runbook.summary), columns, Look::Plain));
            let reviewed = runbook.reviewed.map(|day| format!(", reviewed {day}")).unwrap_or_default();
            let parts = if components.is_empty() { String::new() } else { format!(" for {}", components.join(", ")) };
            about.extend(paragraph(&format!("{steps} steps{parts}{reviewed}. Enter declares it."), columns, Look::Muted));
        }
        for finding in &shelved.findings {
            about.extend(paragraph(&finding.line(), columns, Look::Alert));
        }
    }
    // The first one stands in the head; that the contacts are the example ones is said once.
    let example = |warning: &str| warning.contains("example contacts");
    let said = model.given.warnings.first().is_some_and(|first| example(first));
    for warning in model.given.warnings.iter().skip(1).filter(|warning| !(said && example(warning))) {
        about.extend(paragraph(&format!("! {warning}"), columns, Look::Alert));
    }
    about
}
