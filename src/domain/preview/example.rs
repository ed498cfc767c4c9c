//! The example for which the notices of a runbook are filled in. It is
//! always the same, so that two looks at one runbook are equal.

use crate::domain::notices::words::Values;
use crate::domain::stamp::Moment;
use crate::domain::time_text::day_and_clock;

use super::Preview;

/// When the notices of the example go out: 2026-11-21 14:05, as clocks show it there.
const SENT: i64 = 1_795_269_900_000;

/// An incident without a title of its own, in which everything is affected. The example has no place: its
/// clocks show UTC.
#[must_use]
pub fn example(preview: &Preview<'_>) -> Values {
    let titles: Vec<&str> = preview.components.iter().map(|component| component.title.as_str()).collect();
    Values {
        title: preview.runbook.title.clone(),
        affected: titles.join(", "),
        sent: Moment::from_millis(SENT),
        zone: chrono_tz::UTC.into(),
    }
}

/// When the notices of an example go out.
#[must_use]
pub fn sent(example: &Values) -> String {
    day_and_clock(example.sent, example.zone)
}
