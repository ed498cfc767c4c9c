//! All clocks: when something is due, what it is, how long is left.
//! The nearest deadline first, so what is late stands on top.

use crate::domain::board::clocks::{About, Clock, Kind};
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{beyond, cell, clean};
use super::pen::Row;
use super::running::{age, countdown};

/// What they are called and how many there is no room for, and so many rows at most. Of those
/// that have passed the head says the worst: one that is still to come is always shown.
#[must_use]
pub fn rows(model: &Model, open: &Open, width: usize, room: usize) -> (String, Vec<Row>) {
    let clocks = open.board.moments();
    let passed = clocks.iter().take_while(|clock| clock.overdue).count();
    let from = (passed + 1).saturating_sub(room).min(clocks.len().saturating_sub(room));
    let shown = || clocks.iter().skip(from).take(room);
    let hours = shown().map(|clock| text::width(&model.due(clock.due))).max().unwrap_or(0);
    let there = beyond(from, clocks.len().saturating_sub(from + room));
    let title = model.say(&say!("board-clocks"));
    let title = if there.is_empty() { title } else { format!("{title} {there}") };
    (title, shown().map(|clock| row(model, clock, width, hours)).collect())
}

/// A deadline in one line: when, what, how long is left.
#[must_use]
pub fn in_words(model: &Model, clock: &Clock) -> String {
    let (about, left) = (about(model, clock), left(model, clock, false));
    format!("{}  {about} {}, {left}", model.due(clock.due), model.say(&named(clock.kind)))
}

/// What it is about: a step by its code, somebody by their name.
fn about(model: &Model, clock: &Clock) -> String {
    match &clock.about {
        About::Step(_, code) => clean(code),
        About::Person(id) => model.called(id),
    }
}

/// How long is left, or how late it is; of somebody who was asked for something, how long ago that was.
#[must_use]
pub fn left(model: &Model, clock: &Clock, is_nearest: bool) -> String {
    let age = || age(model, clock.since);
    match clock.kind {
        Kind::CallOut | Kind::Handover if clock.overdue => model.say(&say!("board-ago", time = age())),
        Kind::Acknowledgement | Kind::Command if clock.overdue => model.say(&say!("board-for", time = age())),
        Kind::TimeBox | Kind::CallOut | Kind::Handover | Kind::Acknowledgement | Kind::Command | Kind::Hold => {
            countdown(model, clock.due, is_nearest)
        }
    }
}

fn row(model: &Model, clock: &Clock, width: usize, hours: usize) -> Row {
    let left = format!("{} ", left(model, clock, false));
    let what = format!("{} {}", about(model, clock), model.say(&named(clock.kind)));
    let due = cell(&model.due(clock.due), hours);
    let look = if clock.overdue { Look::Alert } else { Look::Muted };
    let room = width.saturating_sub(text::width(&due) + text::width(&left) + 4);
    Row::plain(format!(" {due}  {} ", cell(&what, room))).and(left, look)
}

/// What a clock watches.
fn named(kind: Kind) -> Sentence {
    match kind {
        Kind::TimeBox => say!("board-clock-step"),
        Kind::CallOut => say!("board-clock-call"),
        Kind::Acknowledgement => say!("board-clock-role"),
        Kind::Handover => say!("board-clock-offer"),
        Kind::Command => say!("board-clock-command"),
        Kind::Hold => say!("board-clock-hold"),
    }
}
