//! What customers were told last and what they are owed, as far as the steps say. Nothing is sent from here.

use ratatui::layout::Rect;

use crate::domain::length::lasting;
use crate::domain::notices::rows::Told;
use crate::domain::runbook::Priority;
use crate::domain::speech::say;
use crate::domain::steps::rows::StepRow;
use crate::domain::text;
use crate::domain::time_text::clock;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{cell, clean, paragraph};
use super::pen::{Pen, Row};
use super::scrolled;
use super::steps::{Pace, mark, standing};

/// Draws what customers know, scrolled as far as whoever looks went.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    scrolled::draw(model, pen, area, &lines(model, area), |_, below| say!("screens-notices", below = below));
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    scrolled::most(&lines(model, area), area)
}

fn lines(model: &Model, area: Rect) -> Vec<Row> {
    let Some(open) = &model.open else { return Vec::new() };
    let columns = usize::from(area.width).saturating_sub(2);
    let steps: Vec<&StepRow> = open.board.steps_of(Priority::Communicate).collect();
    let mut lines = last_words(model, open, &steps, columns);
    lines.push(Row::default());
    lines.extend(listed(model, open, &steps, columns));
    lines.push(Row::default());
    lines.extend(paragraph(&model.say(&say!("screens-notices-not-sent")), columns, Look::Muted));
    lines
}

/// All that customers were told, the last word first, and what is late.
fn last_words(model: &Model, open: &Open, steps: &[&StepRow], columns: usize) -> Vec<Row> {
    let board = &open.board;
    let mut lines = Vec::new();
    if board.told.is_empty() {
        let said = say!("screens-notice-nothing", ago = lasting(model.now.seconds_since(board.declared_at)));
        lines.extend(paragraph(&model.say(&said), columns, Look::Title));
    }
    for news in &board.news {
        let said = say!("screens-notice-since", time = clock(news.at, model.given.zone), news = clean(&model.say(&news.say)));
        lines.extend(paragraph(&model.say(&said), columns, Look::Alert));
    }
    let late = steps.iter().filter_map(|row| Some((row, row.due.filter(|due| *due <= model.latest())?)));
    for (row, due) in late {
        let ago = lasting(model.now.seconds_since(due));
        let said = say!("screens-owed-late", step = format!("{} {}", row.code(), clean(&row.title)), ago = ago);
        lines.extend(paragraph(&model.say(&said), columns, Look::Late));
    }
    for told in board.told.iter().rev() {
        lines.extend(word(model, told, columns));
    }
    lines
}

/// One word to customers: when, by whom, as which step, and in which words.
fn word(model: &Model, told: &Told, columns: usize) -> Vec<Row> {
    let said = say!(
        "screens-notice-last",
        step = format!("{} {}", told.code, clean(&told.title)),
        who = model.called(&told.by),
        time = clock(told.at, model.given.zone),
        ago = lasting(model.now.seconds_since(told.at))
    );
    let mut lines = paragraph(&model.say(&said), columns, Look::Title);
    if let Some(words) = &told.words {
        let words = say!("screens-notice-words", words = clean(&model.say(words)));
        lines.extend(paragraph(&model.say(&words), columns, Look::Plain));
    }
    lines
}

fn listed(model: &Model, open: &Open, steps: &[&StepRow], columns: usize) -> Vec<Row> {
    let code = steps.iter().map(|row| row.code().len()).max().unwrap_or(0);
    let right = steps
        .iter()
        .map(|row| text::width(&standing(model, open, row, false, Pace::Minutes)))
        .max()
        .unwrap_or(0)
        .min(columns / 3);
    let title = columns.saturating_sub(code + right + 4);
    let row = |row: &&StepRow| {
        let (mark, look) = mark(model, row);
        let dim = if matches!(look, Look::Muted) { Look::Muted } else { Look::Plain };
        let line =
            Row::new(format!("{mark} "), look).and(format!("{} {} ", cell(&row.code(), code), cell(&row.title, title)), dim);
        line.and(text::cut(&standing(model, open, row, false, Pace::Minutes), right).into_owned(), look)
    };
    steps.iter().map(row).collect()
}
