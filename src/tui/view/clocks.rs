//! All clocks: when something is due, what it is, how long is left.
//! The nearest deadline first, so what is late stands on top.

use crate::domain::board::clocks::{Clock, Kind};
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{cell, clean, cut_list};
use super::pen::Row;
use super::running::countdown;

/// So many rows at most, with a heading.
#[must_use]
pub fn rows(model: &Model, open: &Open, width: usize, room: usize) -> Vec<Row> {
    let clocks = &open.board.clocks;
    let (from, shown, more) = cut_list(model, 0, clocks.len(), room.saturating_sub(1));
    let mut rows = vec![Row::new(cell(&format!(" {}", model.say(&say!("board-clocks"))), width), Look::Title)];
    let shown = || clocks.iter().skip(from).take(shown);
    let hours = shown().map(|clock| text::width(&model.due(clock.due))).max().unwrap_or(0);
    rows.extend(shown().map(|clock| row(model, clock, width, hours)));
    rows.extend(more.map(|more| Row::new(more, Look::Muted)));
    rows
}

/// A deadline in one line: when, what, how long is left.
#[must_use]
pub fn in_words(model: &Model, clock: &Clock) -> String {
    let about = clean(clock.about.as_str());
    format!("{}  {about} {}, {}", model.due(clock.due), model.say(&named(clock.kind)), left(model, clock))
}

fn left(model: &Model, clock: &Clock) -> String {
    countdown(model, clock.due, false)
}

fn row(model: &Model, clock: &Clock, width: usize, hours: usize) -> Row {
    let left = format!("{} ", left(model, clock));
    let what = format!("{} {}", clean(clock.about.as_str()), model.say(&named(clock.kind)));
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
    }
}
