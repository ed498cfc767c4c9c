//! All clocks: when something is due, what it is, how long is left.
//! The nearest deadline first, so what is late stands on top.

use crate::domain::board::clocks::{About, Clock, Kind};
use crate::domain::length::lasting;
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{beyond, cell, clean, named_within};
use super::pen::Row;
use super::running::countdown;

/// What they are called and how many there is no room for, and so many rows at most. Of those
/// that have passed the head says the worst: one that is still to come is always shown.
#[must_use]
pub fn rows(model: &Model, open: &Open, width: usize, room: usize) -> (String, Vec<Row>) {
    let clocks = open.board.moments();
    let passed = clocks.iter().take_while(|clock| clock.overdue).count();
    let from = (passed + 1).saturating_sub(room).min(clocks.len().saturating_sub(room));
    let shown = || clocks.iter().skip(from).take(room);
    let hours = shown().map(|clock| text::width(&model.hours().due(clock.due))).max().unwrap_or(0);
    let below = beyond(0, clocks.len().saturating_sub(from + room));
    let title = [model.say(&say!("board-clocks")), beyond(from, 0), below];
    let taken = title.iter().map(|part| text::width(part) + 1).sum::<usize>();
    // What is late and has no row is named as far as there is room.
    let hidden = clocks.iter().take(from.min(passed)).map(|clock| about(model, clock));
    let named = named_within(hidden, width.saturating_sub(taken + AROUND));
    let [clocks_said, above, below] = title;
    let title = [clocks_said, above, named, below].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    (title, shown().map(|clock| row(model, clock, width, hours)).collect())
}

/// The columns of a heading that its line and the blanks around it take.
const AROUND: usize = 6;

/// A deadline in one line: when, what, how long is left, and how long it had.
#[must_use]
pub fn in_words(model: &Model, clock: &Clock) -> String {
    let (about, left) = (about(model, clock), left(model, clock, false));
    let limit = model.say(&say!("board-limit", time = lasting(clock.due.seconds_since(clock.since))));
    format!("{}  {about} {}, {left} {limit}", model.hours().due(clock.due), model.say(&named(clock.kind)))
}

/// What it is about: a step by its code, somebody by their name.
fn about(model: &Model, clock: &Clock) -> String {
    match &clock.about {
        About::Step(_, code) => clean(code),
        About::Person(id) => model.called(id),
        About::Caller(who) => clean(who),
    }
}

/// How long is left, or how late it is: in the same measure whatever it is.
#[must_use]
pub fn left(model: &Model, clock: &Clock, is_nearest: bool) -> String {
    countdown(model, clock.due, is_nearest)
}

fn row(model: &Model, clock: &Clock, width: usize, hours: usize) -> Row {
    let left = format!("{} ", left(model, clock, false));
    let what = format!("{} {}", about(model, clock), model.say(&named(clock.kind)));
    let due = cell(&model.hours().due(clock.due), hours);
    let look = if clock.overdue { Look::Alert } else { Look::Muted };
    let room = width.saturating_sub(text::width(&due) + text::width(&left) + 4);
    Row::plain(format!(" {due}  {} ", cell(&what, room))).and(left, look)
}

/// What a clock watches.
fn named(kind: Kind) -> Sentence {
    match kind {
        Kind::TimeBox => say!("board-clock-step"),
        Kind::CallOut => say!("board-clock-call"),
        Kind::Expected => say!("board-clock-expected"),
        Kind::Acknowledgement => say!("board-clock-role"),
        Kind::Handover => say!("board-clock-offer"),
        Kind::Command => say!("board-clock-command"),
        Kind::Awake => say!("board-clock-awake"),
        Kind::Hold => say!("board-clock-hold"),
        Kind::Promise => say!("board-clock-promise"),
        Kind::Callback => say!("board-clock-callback"),
    }
}
