//! All clocks: when something is due, what it is, how long is left. The nearest deadline first, so what is late stands on top.

use crate::domain::clocks::{Clock, Kind};
use crate::domain::text;
use crate::domain::time_text::clock as time;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{Row, cell, clean};
use super::running::age;
use super::side::cut_list;

/// So many rows at most, with a heading.
#[must_use]
pub fn rows(model: &Model, open: &Open, width: usize, room: usize) -> Vec<Row> {
    let clocks = &open.board.clocks;
    let (from, shown, more) = cut_list(0, clocks.len(), room.saturating_sub(1));
    let mut rows = vec![Row::new(cell(" Due    what", width), Look::Title)];
    rows.extend(clocks.iter().skip(from).take(shown).map(|clock| row(model, clock, width)));
    rows.extend(more.map(|more| Row::new(more, Look::Muted)));
    rows
}

fn row(model: &Model, clock: &Clock, width: usize) -> Row {
    let left = if clock.overdue {
        format!("late {} ", age(model, clock.due))
    } else {
        format!("{} left ", super::running::until(model, clock.due))
    };
    let what = format!("{} {}", clean(&clock.about), kind(clock.kind));
    let due = time(clock.due, model.given.zone);
    let look = if clock.overdue { Look::Alert } else { Look::Muted };
    let room = width.saturating_sub(text::width(&due) + text::width(&left) + 4);
    Row::plain(format!(" {due}  {} ", cell(&what, room))).and(left, look)
}

/// What a clock watches, in a word or two.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::TimeBox => "to be done",
        Kind::CallOut => "to answer",
        Kind::Acknowledgement => "wants a role",
        Kind::Handover => "to take command",
        Kind::Command => "to hand over",
    }
}
