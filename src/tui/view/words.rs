//! What clocks and days are called on a screen, in the language of whoever looks.

use chrono::{Datelike, NaiveDate};

use crate::domain::board::clocks::Kind;
use crate::domain::speech::{Sentence, say};

/// What a clock watches.
#[must_use]
pub fn clock(kind: Kind) -> Sentence {
    match kind {
        Kind::TimeBox => say!("board-clock-step"),
        Kind::CallOut => say!("board-clock-call"),
        Kind::Acknowledgement => say!("board-clock-role"),
        Kind::Handover => say!("board-clock-offer"),
        Kind::Command => say!("board-clock-command"),
    }
}

/// A day: `Sat 21 Nov 2026`.
#[must_use]
pub fn day(day: NaiveDate) -> Sentence {
    let weekday = day.weekday().number_from_monday();
    say!("board-day", weekday = weekday, day = day.day(), month = day.month(), year = day.year().to_string())
}
