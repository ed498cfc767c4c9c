//! Times as people type them: `14:05`, `2026-11-21 14:05`, RFC 3339, `10m ago`. And as they read them.

use chrono::{DateTime, Days, FixedOffset, LocalResult, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::length::length;
use super::speech::{Sentence, say};
use super::stamp::Moment;

/// What a time may look like, for a refusal's hint.
#[must_use]
pub fn forms() -> Sentence {
    say!("rules-time-forms")
}

/// Reads a time. `14:05` is the last one there was: today, or
/// yesterday when today's lies more than an hour ahead.
#[must_use]
pub fn parse(text: &str, now: Moment, zone: Tz) -> Option<Moment> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("now") {
        return Some(now);
    }
    if let Some(span) = text.strip_suffix("ago") {
        return Some(now.plus_seconds(-length(span.trim()).ok()?.seconds()));
    }
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(time.to_utc().into());
    }
    let local_now = now.utc().with_timezone(&zone);
    let clock = ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok());
    if let Some(time) = clock {
        let today = at(local_now.date_naive().and_time(time), zone)?;
        if today.seconds_since(now) <= 3600 {
            return Some(today);
        }
        return at(local_now.date_naive().checked_sub_days(Days::new(1))?.and_time(time), zone);
    }
    let forms = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let full = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())?;
    at(full, zone)
}

/// A local time as a moment: the earlier one where clocks are set back, none where they jump over it.
fn at(local: NaiveDateTime, zone: Tz) -> Option<Moment> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => Some(time.to_utc().into()),
        LocalResult::None => None,
    }
}

/// A moment as it is said in a zone, which it remembers.
#[must_use]
pub fn as_said(moment: Moment, zone: Tz) -> DateTime<FixedOffset> {
    moment.utc().with_timezone(&zone).fixed_offset()
}

/// A moment as a clock on the wall shows it: `14:05`.
#[must_use]
pub fn clock(moment: Moment, zone: Tz) -> String {
    moment.utc().with_timezone(&zone).format("%H:%M").to_string()
}

/// The day of a moment: `2026-11-21`.
#[must_use]
pub fn day(moment: Moment, zone: Tz) -> String {
    moment.utc().with_timezone(&zone).format("%Y-%m-%d").to_string()
}

/// A moment with its day: `2026-11-21 14:05`.
#[must_use]
pub fn day_and_clock(moment: Moment, zone: Tz) -> String {
    moment.utc().with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
}

/// A moment as RFC 3339 with the zone's offset: `2026-11-21T14:05:00.000+01:00`.
#[must_use]
pub fn rfc3339(moment: Moment, zone: Tz) -> String {
    moment.utc().with_timezone(&zone).to_rfc3339_opts(chrono::SecondsFormat::Millis, false)
}

/// Writes many moments as [`rfc3339`] does, quickly: neighbours in a log
/// mostly share their minute, and an offset never changes within one.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    minute: i64,
    zone: Option<Tz>,
    before: String,
    behind: String,
}

impl Dates {
    /// The moment as RFC 3339 with the zone's offset.
    pub fn rfc3339(&mut self, moment: Moment, zone: Tz) -> String {
        let (minute, within) = (moment.millis().div_euclid(60_000), moment.millis().rem_euclid(60_000));
        if self.zone != Some(zone) || self.minute != minute {
            let start = Moment::from_millis(minute * 60_000).utc().with_timezone(&zone);
            self.before = start.format("%Y-%m-%dT%H:%M:").to_string();
            self.behind = start.format("%:z").to_string();
            (self.minute, self.zone) = (minute, Some(zone));
        }
        let digit = |unit: i64| char::from(b'0' + u8::try_from(within / unit % 10).unwrap_or_default());
        let mut text = String::with_capacity(32);
        text.push_str(&self.before);
        text.extend([digit(10_000), digit(1000), '.', digit(100), digit(10), digit(1)]);
        text.push_str(&self.behind);
        text
    }
}

/// What the zone calls itself at that moment: `CET`, `CEST`, `UTC`.
#[must_use]
pub fn zone_name(moment: Moment, zone: Tz) -> String {
    moment.utc().with_timezone(&zone).format("%Z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = Tz::Europe__Amsterdam;

    fn now() -> Moment {
        DateTime::parse_from_rfc3339("2026-11-21T14:30:00+01:00").unwrap().to_utc().into()
    }

    #[test]
    fn many_dates_are_written_as_each_alone() {
        let mut dates = Dates::default();
        for step in 0..500 {
            let moment = now().plus_seconds(step * 137);
            assert_eq!(dates.rfc3339(moment, ZONE), rfc3339(moment, ZONE));
        }
    }

    #[test]
    fn a_time_is_read_in_every_form_that_people_type() {
        for (typed, read) in [
            ("14:05", "2026-11-21T13:05:00.000Z"),
            ("2026-11-21 14:05", "2026-11-21T13:05:00.000Z"),
            ("2026-07-01 14:05", "2026-07-01T12:05:00.000Z"),
            ("2026-11-21T14:05:00+05:00", "2026-11-21T09:05:00.000Z"),
            ("10m ago", "2026-11-21T13:20:00.000Z"),
            ("15:00", "2026-11-21T14:00:00.000Z"),
            ("23:50", "2026-11-20T22:50:00.000Z"),
        ] {
            assert_eq!(parse(typed, now(), ZONE).map(Moment::rfc3339).as_deref(), Some(read), "{typed}");
        }
        for nonsense in ["", "25:00", "tomorrow", "10 minutes", "ago", "-5m ago", "2026-03-29 02:30", "99999999999w ago"] {
            assert_eq!(parse(nonsense, now(), ZONE), None, "{nonsense}");
        }
    }
}
