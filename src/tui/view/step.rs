//! One step: where it stands, why it is locked, what it wants, how it is done. Beside the board where there is room, else on a screen of its own.

use ratatui::layout::Rect;

use crate::domain::board::StepRow;
use crate::domain::incident::StepState;
use crate::domain::time_text::clock;
use crate::tui::model::{Model, Open};
use crate::tui::say;
use crate::tui::theme::Look;

use super::board::paragraph;
use super::list::{Pen, Row, clean, wrap};
use super::rows;
use super::steps::{mark, standing};

/// Draws the step under the cursor on a screen of its own.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let lines = beside(model, open, usize::from(area.width).saturating_sub(4));
    let room = usize::from(area.height).saturating_sub(1);
    let from = model.scroll.min(lines.len().saturating_sub(room));
    let more = lines.len().saturating_sub(from + room);
    let title = if more > 0 { format!("step; PgDn {more} more") } else { "step".to_owned() };
    pen.rule(rows(area, 0, 1), &title);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..rows(area, 1, area.height) };
    pen.rows(inner, lines.get(from..).unwrap_or_default());
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    let columns = usize::from(area.width).saturating_sub(4);
    let lines = model.open.as_ref().map_or(0, |open| beside(model, open, columns).len());
    lines.saturating_sub(usize::from(area.height).saturating_sub(1))
}

/// The step under the cursor with all that is known of it, for a column of that width.
#[must_use]
pub fn beside(model: &Model, open: &Open, columns: usize) -> Vec<Row> {
    let Some(row) = open.step_here() else { return Vec::new() };
    let (mark, look) = mark(model, row);
    let mut lines = paragraph(&format!("{} {}", row.code, clean(&row.title)), columns, Look::Title);
    lines.push(Row::new(format!("{mark} {}", state(row)), look).and(format!("  {}", standing(model, row)), Look::Plain));
    let mut say = |label: &str, text: &str, look: Look| lines.extend(paragraph(&format!("{label}{text}"), columns, look));
    if let Some(locked) = &row.locked {
        say("Locked: ", &say::for_screen(&model.given.keys, &model.say(&locked.because)), Look::Alert);
        say("→ ", &say::for_screen(&model.given.keys, &model.say(&locked.hint)), Look::Plain);
    }
    if let Some(why) = &row.overridden {
        say("Lock passed: ", &clean(why), Look::Alert);
    }
    if row.while_locked {
        say("", "Work was done on it while it was locked.", Look::Alert);
    }
    if let Some(why) = &row.why {
        say("Why: ", &clean(why), Look::Plain);
    }
    if let Some(evidence) = &row.evidence {
        say("Shown by: ", &clean(&model.say(evidence)), Look::Plain);
    }
    if let Some(gone) = &row.destroys {
        say("DESTROYS: ", &clean(gone), Look::Alert);
    }
    say("", &format!("For the {} role. {}", row.role, wants(row)), Look::Muted);
    if !row.detail.is_empty() {
        lines.push(Row::default());
        for text in paragraphs(&row.detail) {
            lines.extend(hanging(&text, columns));
        }
    }
    lines
}

/// The paragraphs of a text in Markdown: lines that follow each other are one, an item of a list or a heading begins another.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        let begins = line.starts_with(['-', '*', '#', '>', '|', '`']) || line.starts_with(|c: char| c.is_ascii_digit());
        match all.last_mut().filter(|_| open && !begins && !line.is_empty()) {
            Some(last) => *last = format!("{last} {line}"),
            None => all.push(line.to_owned()),
        }
        open = !line.is_empty();
    }
    all
}

/// A paragraph; the lines of an item of a list hang behind its mark.
fn hanging(text: &str, columns: usize) -> Vec<Row> {
    match text.strip_prefix("- ") {
        None => paragraph(text, columns, Look::Plain),
        Some(item) => {
            let marks = std::iter::once("- ").chain(std::iter::repeat("  "));
            let lines = wrap(item, columns.saturating_sub(2));
            lines.into_iter().zip(marks).map(|(line, mark)| Row::plain(format!("{mark}{line}"))).collect()
        }
    }
}

fn wants(row: &StepRow) -> String {
    let mut wants = Vec::new();
    if row.wants_evidence {
        wants.push("evidence");
    }
    if row.wants_verdict {
        wants.push("a verdict");
    }
    if row.wants_second_name {
        wants.push("a second name");
    }
    if wants.is_empty() { String::new() } else { format!("Wants {}.", wants.join(" and ")) }
}

fn state(row: &StepRow) -> String {
    match row.state {
        StepState::Open if row.locked.is_some() => "locked".to_owned(),
        StepState::Started if row.wants_second_name => "done by one, waits for a second name".to_owned(),
        state => state.word().replace('_', " "),
    }
}

/// The step in a sentence or two.
#[must_use]
pub fn in_words(model: &Model, row: &StepRow) -> String {
    let mut words = vec![format!("{} {}", row.code, clean(&row.title))];
    let by = row.by_name.as_deref().map(clean).zip(row.at);
    match (row.state, &row.locked, by) {
        (StepState::Open, Some(locked), _) => {
            words.push(format!(
                "locked: {} → {}",
                say::for_screen(&model.given.keys, &model.say(&locked.because)),
                say::for_screen(&model.given.keys, &model.say(&locked.hint))
            ));
        }
        (StepState::Open, None, _) => words.push(wants(row)),
        (_, _, Some((by, at))) => words.push(format!("{} by {by} at {}", state(row), clock(at, model.given.zone))),
        _ => words.push(state(row)),
    }
    words.extend(row.why.as_deref().map(clean));
    words.extend(row.evidence.as_ref().map(|evidence| clean(&model.say(evidence))));
    words.retain(|word| !word.is_empty());
    words.join(" · ")
}
