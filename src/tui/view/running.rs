//! What runs while one looks: how long until a moment, or since. Only the
//! nearest deadline counts in seconds, so that little on a screen changes
//! from one second to the next; a screen is often looked at over a slow line.

use crate::domain::board::clocks::{About, Clock, Kind};
use crate::domain::length::lasting;
use crate::domain::speech::say;
use crate::domain::stamp::Moment;
use crate::tui::model::{Model, Open};

/// How long until a deadline, or since: `4:47 left` in the last five minutes of the nearest one, `12m left`
/// for the others, `2m late`. The word behind it keeps it from looking like the time of a clock.
#[must_use]
pub fn countdown(model: &Model, due: Moment, is_nearest: bool) -> String {
    let left = due.seconds_since(model.now);
    match left {
        -59..=0 => model.say(&say!("board-due-now")),
        ..-59 => model.say(&say!("board-late-by", time = minutes(model, -left))),
        1..LAST if is_nearest => in_words(model, format!("{}:{:02}", left / 60, left % 60)),
        _ => in_words(model, minutes(model, left)),
    }
}

/// The seconds before a deadline that are counted one by one.
const LAST: i64 = 300;

fn in_words(model: &Model, left: String) -> String {
    model.say(&say!("board-left", time = left))
}

/// Whether the nearest deadline is that of a step or a person.
#[must_use]
pub fn is_nearest(open: &Open, is: impl Fn(&About) -> bool) -> bool {
    nearest(open).is_some_and(|clock| is(&clock.about))
}

/// How long ago something was.
#[must_use]
pub fn age(model: &Model, at: Moment) -> String {
    minutes(model, model.now.seconds_since(at))
}

/// A stretch of time that changes once a minute at most.
fn minutes(model: &Model, seconds: i64) -> String {
    if seconds < 60 { "<1m".to_owned() } else { model.say(&lasting(seconds)) }
}

/// The nearest deadline of those that somebody works against: a
/// step that is begun, a call that is not answered.
fn nearest(open: &Open) -> Option<&Clock> {
    let runs = |clock: &&Clock| match clock.kind {
        Kind::CallOut => true,
        Kind::TimeBox => clock.begun && matches!(&clock.about, About::Step(step, _) if open.shows(step)),
        _ => false,
    };
    open.board.clocks.iter().filter(|clock| !clock.overdue).find(runs)
}
