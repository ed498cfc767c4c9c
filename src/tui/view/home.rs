//! Home: the incidents there are, the runbooks one can declare from
//! and when each was last read through, what is wrong with the files.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use crate::app::library::Shelved;
use crate::app::library::{Finding, to_keep_in_view};
use crate::domain::files::runbook::OLD_AFTER;
use crate::domain::id::IncidentId;
use crate::domain::runbook::Runbook;
use crate::domain::short_id::ShortIds;
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::tui::model::Model;
use crate::tui::model::home::{Place, places, short_ids};
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::list::{beyond, cell, clean, paragraph, window};
use super::pen::{Pen, Row, rows};

/// Draws incidents and runbooks, and below them what is known of the one under the cursor.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let (lines, at) = lines(model, usize::from(area.width));
    let columns = usize::from(area.width).saturating_sub(4);
    let about = about(model, columns);
    let below = u16::try_from(about.len() + 1).unwrap_or(0).min(area.height / 2);
    let list = rows(area, 1, area.height.saturating_sub(below + 1));
    let room = usize::from(list.height);
    let from = window(at, lines.len(), room);
    pen.rule(rows(area, 0, 1), &left_out(model, from, lines.len().saturating_sub(from + room)));
    pen.rows(list, lines.get(from..).unwrap_or_default());
    let foot = rows(area, area.height.saturating_sub(below), below);
    let more = about.len().saturating_sub(usize::from(below.saturating_sub(1)));
    pen.rule(rows(foot, 0, 1), &left_out(model, 0, more));
    pen.rows(Rect { x: foot.x + 1, width: foot.width.saturating_sub(2), ..rows(foot, 1, foot.height) }, &about);
}

/// How many lines of a list there is no room for, above and below.
fn left_out(model: &Model, above: usize, below: usize) -> String {
    let there = beyond(above, below);
    if there.is_empty() { there } else { model.say(&say!("board-more-there", there = there)) }
}

/// All lines with their headings, and which of them the cursor stands on.
fn lines(model: &Model, width: usize) -> (Vec<Row>, usize) {
    let mut lines: Vec<Row> = came_in(model, width);
    let mut here = 0;
    let mut heading = None;
    let ids = short_ids(model);
    let runbooks = || model.given.shelf.runbooks().iter().filter_map(|shelved| shelved.runbook.as_ref());
    let title = runbooks().map(|runbook| text::width(&clean(&runbook.title))).max().unwrap_or(0).clamp(16, 40);
    let ages = runbooks().map(|runbook| text::width(&reviewed(model, runbook).0)).max().unwrap_or(0);
    for (at, place) in places(model).into_iter().enumerate() {
        let cursor = at == model.home_at;
        let (under, line) = match place {
            Place::Incident(at) => incident(model, &ids, at),
            Place::Runbook(at) => (
                Group::Runbooks,
                model
                    .given
                    .shelf
                    .runbooks()
                    .get(at)
                    .map_or_else(Row::default, |it| runbook(model, it, title, width.saturating_sub(title + ages + 7))),
            ),
        };
        if heading != Some(under) {
            if !lines.is_empty() {
                lines.push(Row::default());
            }
            lines.push(under.heading(model));
            heading = Some(under);
        }
        if cursor {
            here = lines.len();
        }
        let mut pieces = vec![(if cursor { " › " } else { "   " }.to_owned(), Look::Plain)];
        pieces.extend(line.pieces);
        lines.push(Row { pieces, right: line.right, ..Row::default() }.cursor(cursor).spot(Spot::Row(at)));
    }
    (lines, here)
}

/// How many lines of what came in stand above the incidents.
const CAME: usize = 5;

/// What came in and belongs to no incident: first whether it is enough to declare one.
fn came_in(model: &Model, width: usize) -> Vec<Row> {
    let lines = &model.waiting.lines;
    if lines.is_empty() {
        return Vec::new();
    }
    let room = width.saturating_sub(4);
    let mut rows = vec![Row::new(format!(" {}", model.say(&say!("board-home-came"))), Look::Title)];
    if let Some(met) = &model.waiting.met {
        let enough = model.say(&say!("screens-home-enough", because = &met.because));
        rows.push(Row::new(format!("   {}", cell(&enough, room)), Look::Alert));
    }
    rows.extend(lines.iter().take(CAME).map(|line| {
        let at = format!("   {}  ", model.hour(line.at));
        let room = width.saturating_sub(text::width(&at) + 1);
        Row::new(at, Look::Muted).and(cell(&model.say(&line.say), room), Look::Plain)
    }));
    if lines.len() > CAME {
        rows.push(Row::new(format!("   {}", model.say(&say!("board-home-came-more", more = lines.len() - CAME))), Look::Muted));
    }
    rows
}

/// What belongs under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Open,
    Runbooks,
    Over,
}

impl Group {
    fn heading(self, model: &Model) -> Row {
        let (heading, right) = match self {
            Self::Open => (say!("board-home-open"), None),
            Self::Runbooks => (say!("board-home-runbooks"), Some(say!("board-home-reviewed"))),
            Self::Over => (say!("board-home-over"), None),
        };
        let row = Row::new(format!(" {}", model.say(&heading)), Look::Title);
        match right {
            Some(right) => row.right(format!("{} ", model.say(&right)), Look::Muted),
            None => row,
        }
    }
}

fn incident(model: &Model, ids: &ShortIds, at: usize) -> (Group, Row) {
    let listed = model.listed.as_ref().and_then(|listed| listed.get(at));
    let row = |id: &IncidentId, look| Row::new(ids.display(id), look).and(declared(model, id), Look::Muted);
    match listed {
        Some(listed) if !listed.closed => (Group::Open, row(&listed.incident, Look::Title)),
        Some(listed) if listed.false_alarm => {
            let mark = format!("   {}", model.say(&say!("board-home-false-alarm")));
            (Group::Over, row(&listed.incident, Look::Muted).and(mark, Look::Muted))
        }
        Some(listed) => (Group::Over, row(&listed.incident, Look::Muted)),
        None => (Group::Over, Row::default()),
    }
}

/// On which day an incident was declared, and how many days ago, where its id says so.
fn declared(model: &Model, id: &IncidentId) -> String {
    let day = id.as_str().get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    let Some(day) = day else { return String::new() };
    let ago = days(model, day).filter(|days| *days > 0).map(|days| format!(", {}", ago(model, days))).unwrap_or_default();
    format!("   {}{ago}", model.say(&say!("board-home-declared", day = named_day(day))))
}

/// How many days ago a day was; nothing for one that is yet to come.
fn days(model: &Model, day: NaiveDate) -> Option<i64> {
    Some(model.today().signed_duration_since(day).num_days()).filter(|days| *days >= 0)
}

fn ago(model: &Model, days: i64) -> String {
    model.say(&say!("board-days-ago", days = days))
}

/// When a runbook was last read through; in a warning look where that is too long ago, or never was.
fn reviewed(model: &Model, runbook: &Runbook) -> (String, Look) {
    match runbook.reviewed.map(|day| (day, days(model, day))) {
        None => (model.say(&say!("board-never-reviewed")), Look::Alert),
        Some((day, None)) => (day.to_string(), Look::Alert),
        Some((_, Some(days))) => (ago(model, days), if days > OLD_AFTER { Look::Alert } else { Look::Muted }),
    }
}

fn runbook(model: &Model, shelved: &Shelved, title: usize, summary: usize) -> Row {
    if let Some(runbook) = &shelved.runbook {
        let (age, look) = reviewed(model, runbook);
        let row =
            Row::plain(cell(&runbook.title, title)).and("  ", Look::Plain).and(cell(&runbook.summary, summary), Look::Muted);
        return row.right(format!("{age} "), look);
    }
    let unreadable = shelved.unreadable.as_ref().map(|unreadable| model.say(&unreadable.because));
    let why = unreadable.or_else(|| to_keep_in_view(&shelved.findings).next().map(Finding::line)).unwrap_or_default();
    let refused = model.say(&say!("board-runbook-refused", file = clean(&shelved.file)));
    Row::new(refused, Look::Muted).and(format!("  {}", clean(&why)), Look::Alert)
}

/// What the cursor stands on, and everything that is wrong with the files.
fn about(model: &Model, columns: usize) -> Vec<Row> {
    let mut about = Vec::new();
    if let Some(Place::Runbook(at)) = places(model).get(model.home_at)
        && let Some(shelved) = model.given.shelf.runbooks().get(*at)
    {
        if let Some(runbook) = &shelved.runbook {
            about.extend(about_runbook(model, runbook, columns));
        }
        for finding in to_keep_in_view(&shelved.findings) {
            about.extend(paragraph(&finding.line(), columns, Look::Alert));
        }
    }
    // The first one stands in the head.
    for warning in model.given.warnings.iter().skip(1) {
        about.extend(paragraph(&format!("! {warning}"), columns, Look::Alert));
    }
    about
}

fn about_runbook(model: &Model, runbook: &Runbook, columns: usize) -> Vec<Row> {
    let parts = runbook.components.iter().map(|component| component.id.as_str()).collect::<Vec<_>>().join(", ");
    let steps = runbook.steps.len();
    let steps = if parts.is_empty() {
        say!("board-runbook-steps", steps = steps)
    } else {
        say!("board-runbook-steps-for", steps = steps, parts = parts)
    };
    let age = match runbook.reviewed {
        Some(day) => say!("board-runbook-reviewed", day = named_day(day), ago = reviewed(model, runbook).0),
        None => say!("board-runbook-never-reviewed"),
    };
    let (_, look) = reviewed(model, runbook);
    let mut about = paragraph(&format!("{}: {}", runbook.title, runbook.summary), columns, Look::Plain);
    about.extend(paragraph(&model.say(&say!("board-runbook-declare", steps = steps)), columns, Look::Muted));
    about.extend(paragraph(&model.say(&age), columns, look));
    about
}

/// A day: `Sat 21 Nov 2026`.
#[must_use]
pub fn named_day(day: NaiveDate) -> Sentence {
    let weekday = day.weekday().number_from_monday();
    say!("board-day", weekday = weekday, day = day.day(), month = day.month(), year = day.year().to_string())
}
