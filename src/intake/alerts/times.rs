//! Times as monitoring programs write them: with an offset, as seconds since 1970, or without either.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime};

use crate::domain::stamp::Moment;
use crate::domain::time_text::{as_said, parse};
use crate::domain::zone::Zone;

/// A time with its offset. The year 1 stands for a time that is not known yet.
pub(super) fn with_offset(text: &str) -> Option<DateTime<FixedOffset>> {
    let forms = ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S %z"];
    let otherwise = || forms.iter().find_map(|form| DateTime::parse_from_str(text, form).ok());
    DateTime::parse_from_rfc3339(text).ok().or_else(otherwise).filter(|time| time.year() > 1)
}

/// Seconds since 1970.
pub(super) fn seconds(text: &str) -> Option<DateTime<FixedOffset>> {
    let seconds = text.parse().ok().filter(|seconds: &i64| *seconds > 0)?;
    Some(DateTime::from_timestamp(seconds, 0)?.fixed_offset())
}

/// A time without an offset that is of UTC.
pub(super) fn of_utc(text: &str) -> Option<DateTime<FixedOffset>> {
    let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f").ok()?;
    Some(time.and_utc().fixed_offset())
}

/// A day and a time of a clock in a zone, or a time with its offset.
pub(super) fn in_zone(text: &str, zone: Zone) -> Option<DateTime<FixedOffset>> {
    with_offset(text).or_else(|| {
        let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok()?;
        let shown = time.format("%Y-%m-%d %H:%M:%S").to_string();
        Some(as_said(parse(&shown, Moment::EPOCH, zone).ok()?, zone))
    })
}
