//! When an event comes again, by its rule: local times only, up to the end of what is asked for. Zones,
//! exceptions and what stands instead of one time are for whoever asks.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty, ICalendarRecurrenceRule,
    ICalendarValue,
};
use chrono::{Datelike, NaiveDateTime, Timelike};

use super::usual::is_usual;

/// Why no times can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoTimes {
    /// The rule cannot be followed.
    Odd,
    /// There are more than anybody has shifts.
    TooMany,
}

/// The times of an event that begins at `first`, none after `last`; `until` is the end that its rule names,
/// by the clocks of the event. They are taken off those that are `left`.
pub(super) fn times(
    rule: &ICalendarRecurrenceRule,
    first: NaiveDateTime,
    until: Option<NaiveDateTime>,
    last: NaiveDateTime,
    left: &mut usize,
) -> Result<Vec<NaiveDateTime>, NoTimes> {
    if !is_usual(rule, first.day()) {
        return Err(NoTimes::Odd);
    }
    let last = until.map_or(last, |until| until.min(last));
    if last < first {
        return Ok(Vec::new());
    }
    let rule = ICalendarRecurrenceRule { until: Some(partial(last)), ..rule.clone() };
    let entry = |name, value| ICalendarEntry { name, params: Vec::new(), values: vec![value] };
    let event = ICalendarComponent {
        component_type: ICalendarComponentType::VEvent,
        entries: vec![
            entry(ICalendarProperty::Dtstart, ICalendarValue::PartialDateTime(Box::new(partial(first)))),
            entry(ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(Box::new(rule))),
        ],
        component_ids: Vec::new(),
    };
    let expanded = ICalendar { components: vec![event] }.expand_dates(Tz::Floating, left.saturating_add(1));
    if !expanded.errors.is_empty() {
        return Err(NoTimes::Odd);
    }
    let found = expanded.events.len();
    if found > *left {
        *left = 0;
        return Err(NoTimes::TooMany);
    }
    *left = left.saturating_sub(found.max(1));
    Ok(expanded.events.iter().map(|event| event.start.naive_local()).filter(|time| *time <= last).collect())
}

/// A local time as the package has it.
fn partial(time: NaiveDateTime) -> PartialDateTime {
    let small = |number: u32| u8::try_from(number).ok();
    PartialDateTime {
        year: u16::try_from(time.year()).ok(),
        month: small(time.month()),
        day: small(time.day()),
        hour: small(time.hour()),
        minute: small(time.minute()),
        second: small(time.second()),
        tz_hour: None,
        tz_minute: None,
        tz_minus: false,
    }
}
