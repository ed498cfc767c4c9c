//! What customers were told and what they are owed, as far as the steps say, and
//! the words that are prepared for them. Nothing is sent from here.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::domain::id::StepRef;
use crate::domain::length::lasting;
use crate::domain::lifecycle::state::Status;
use crate::domain::notices::rows::Told;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::rows::StepRow;
use crate::domain::text;
use crate::tui::model::notices::{self, listed};
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{before, cell, clean, paragraph, wrap};
use super::pen::{Pen, Row};
use super::scrolled;
use super::steps::{Pace, mark, standing};

/// Draws what customers know: what stands under the cursor is
/// seen, and whoever looks may scroll on from there.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let (lines, here) = lines(model, area);
    let from = in_sight(model, &lines, &here, area);
    scrolled::draw_from(model, pen, area, &lines, from, |_, below| say!("screens-notices", below = below));
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    let (lines, here) = lines(model, area);
    scrolled::most(&lines, area).saturating_sub(in_sight(model, &lines, &here, area))
}

/// The first line that is seen: the first of all until somebody moves the cursor;
/// then what stands under it is seen, its beginning if not all of it.
fn in_sight(model: &Model, lines: &[Row], here: &Range<usize>, area: Rect) -> usize {
    if model.open.as_ref().is_none_or(|open| open.notice.is_none()) {
        return 0;
    }
    here.end.saturating_sub(scrolled::room(area)).min(here.start).min(scrolled::most(lines, area))
}

/// What is to be seen: the last word and what is owed, then the steps, with what there is to say under
/// the one that the cursor stands on, then the words before. And which of the lines are about that step.
fn lines(model: &Model, area: Rect) -> (Vec<Row>, Range<usize>) {
    let Some(open) = &model.open else { return (Vec::new(), 0..0) };
    let columns = usize::from(area.width).saturating_sub(2);
    let steps: Vec<&StepRow> = listed(open).collect();
    let here = notices::here(open).map(|row| &row.reference);
    let mut lines = last_words(model, open, columns);
    if open.board.status != Status::Closed {
        lines.extend(paragraph(&model.say(&say!("screens-notices-not-sent")), columns, Look::Muted));
    }
    lines.push(Row::default());
    let mut about = 0..0;
    for (row, line) in steps.iter().zip(rows_of(model, open, &steps, here, columns)) {
        let from = lines.len();
        lines.push(line);
        if Some(&row.reference) == here {
            lines.extend(prepared(model, open, row, columns));
            about = from..lines.len();
        }
    }
    lines.extend(words_before(model, open, columns));
    (lines, about)
}

/// The last word to customers, and what they do not know of.
fn last_words(model: &Model, open: &Open, columns: usize) -> Vec<Row> {
    let board = &open.board;
    let mut lines = Vec::new();
    if board.told.is_empty() {
        let said = say!("screens-notice-nothing", ago = lasting(model.now.seconds_since(board.declared_at)));
        lines.extend(paragraph(&model.say(&said), columns, Look::Title));
    }
    if let Some(told) = board.told.last() {
        lines.extend(word(model, told, &last(model, told), columns));
    }
    for news in &board.news {
        let said = say!("screens-notice-since", time = model.hour(news.at), news = clean(&model.say(&news.say)));
        lines.extend(paragraph(&model.say(&said), columns, Look::Alert));
    }
    lines
}

/// All that customers were told before that, the newest first.
fn words_before(model: &Model, open: &Open, columns: usize) -> Vec<Row> {
    let before = open.board.told.iter().rev().skip(1);
    let each = before.flat_map(|told| word(model, told, &before_that(model, told), columns));
    let each: Vec<Row> = each.collect();
    if each.is_empty() { each } else { std::iter::once(Row::default()).chain(each).collect() }
}

/// The words that the runbook prepared for the step under the cursor, as they would go out now.
fn prepared(model: &Model, open: &Open, row: &StepRow, columns: usize) -> Vec<Row> {
    let room = columns.saturating_sub(6);
    let Some((words, missing)) = notices::prepared(model, open, row) else { return Vec::new() };
    let mut lines = Vec::new();
    if !missing.is_empty() {
        let said = model.say(&say!("screens-notice-missing", names = clean(&missing.join(", "))));
        lines.extend(paragraph(&said, room, Look::Alert).into_iter().map(|row| before("    ", row)));
    }
    for words in words {
        lines.push(Row::new(
            format!("    {}", model.say(&say!("screens-notice-prepared", language = clean(&words.language)))),
            Look::Muted,
        ));
        let whole = words.whole();
        let wrapped = whole.lines().flat_map(|line| wrap(line, room));
        lines.extend(wrapped.map(|line| Row::new("    │ ", Look::Muted).and(line, Look::Plain)));
    }
    lines
}

/// The last word to customers: as which step, by whom, and when.
fn last(model: &Model, told: &Told) -> Sentence {
    let ago = lasting(model.now.seconds_since(told.at));
    let (step, who, time) = said_by(model, told);
    say!("screens-notice-last", step = step, who = who, time = time, ago = ago)
}

/// A word before that.
fn before_that(model: &Model, told: &Told) -> Sentence {
    let (step, who, time) = said_by(model, told);
    say!("screens-notice-before", step = step, who = who, time = time)
}

fn said_by(model: &Model, told: &Told) -> (String, String, String) {
    let who = model.called(&told.by);
    let time = model.hour(told.at);
    (format!("{} {}", told.code, clean(&told.title)), who, time)
}

/// One word to customers, and below that what it said.
fn word(model: &Model, told: &Told, said: &Sentence, columns: usize) -> Vec<Row> {
    let mut lines = paragraph(&model.say(said), columns, Look::Title);
    if let Some(words) = &told.words {
        let words = say!("screens-notice-words", words = clean(&model.say(words)));
        lines.extend(paragraph(&model.say(&words), columns, Look::Plain));
    }
    lines
}

/// The steps, each on a line.
fn rows_of(model: &Model, open: &Open, steps: &[&StepRow], here: Option<&StepRef>, columns: usize) -> Vec<Row> {
    let code = steps.iter().map(|row| row.code().len()).max().unwrap_or(0);
    let right = steps
        .iter()
        .map(|row| text::width(&standing(model, open, row, false, Pace::Minutes)))
        .max()
        .unwrap_or(0)
        .min(columns / 3);
    let title = columns.saturating_sub(code + right + 5);
    let row = |row: &&StepRow| {
        let (mark, look) = mark(model, open, row);
        let dim = if matches!(look, Look::Muted) { Look::Muted } else { Look::Plain };
        let cursor = if Some(&row.reference) == here { "›" } else { " " };
        let line = Row::new(cursor, Look::Key)
            .and(format!("{mark} "), look)
            .and(format!("{} {} ", cell(&row.code(), code), cell(&row.title, title)), dim);
        line.and(text::cut(&standing(model, open, row, false, Pace::Minutes), right).into_owned(), look)
    };
    steps.iter().map(row).collect()
}
