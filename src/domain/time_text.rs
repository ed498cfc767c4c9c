//! Times as people type them: `14:05`, `14:05 UTC`, `2026-11-21 14:05`, RFC 3339, `1h30m ago`. And as they
//! read them.

use chrono::{DateTime, Days, FixedOffset, LocalResult, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};

use super::length::ago;
use super::speech::{Sentence, say};
use super::stamp::Moment;
use super::zone::Zone;

/// Why a text is no time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotATime {
    /// It is written like none.
    Unreadable,
    /// Clocks go forward over it: the local time, and the name of the zone in which it is not there.
    SkippedByClocks(NaiveDateTime, String),
}

impl NotATime {
    /// The reason in a sentence; none where it is only written wrong.
    #[must_use]
    pub fn spoken(&self) -> Option<Sentence> {
        match self {
            Self::Unreadable => None,
            Self::SkippedByClocks(local, zone) => Some(say!(
                "rules-time-skipped",
                time = local.format("%H:%M").to_string(),
                day = local.format("%Y-%m-%d").to_string(),
                zone = zone
            )),
        }
    }
}

/// What a time may look like, for a refusal's hint.
#[must_use]
pub fn forms() -> Sentence {
    say!("rules-time-forms")
}

/// Reads a time. `14:05` is the last one there was: today, or yesterday when today's lies more than an hour
/// ahead. Where clocks show a time twice, it is the last one that has passed.
///
/// # Errors
/// It is none, or none that there was.
pub fn parse(text: &str, now: Moment, zone: Zone) -> Result<Moment, NotATime> {
    read_up_to(text, now, zone, TimeDelta::hours(1))
}

/// Reads the time of something that cannot lie ahead, such as a backup: `03:00` at 02:30 is yesterday's.
///
/// # Errors
/// As [`parse`].
pub fn parse_passed(text: &str, now: Moment, zone: Zone) -> Result<Moment, NotATime> {
    read_up_to(text, now, zone, TimeDelta::zero())
}

/// Reads the time of something that may lie ahead, such as a shift: `20:00` is always today's.
///
/// # Errors
/// As [`parse`].
pub fn parse_ahead(text: &str, now: Moment, zone: Zone) -> Result<Moment, NotATime> {
    read_up_to(text, now, zone, TimeDelta::days(1))
}

/// Reads the time of something that is to come: `20m`, from now on; `14:05`, the next one there is.
///
/// # Errors
/// As [`parse`].
pub fn parse_coming(text: &str, now: Moment, zone: Zone) -> Result<Moment, NotATime> {
    if let Some(seconds) = ago(&text.trim().to_ascii_lowercase()) {
        return Ok(now.plus_seconds(seconds));
    }
    let time = parse_ahead(text, now, zone)?;
    let tomorrow = || parse_ahead(text, now.plus_seconds(86_400), zone);
    let is_clock = NaiveTime::parse_from_str(text.trim(), "%H:%M").is_ok();
    if is_clock && time < now.plus_seconds(-3600) { tomorrow() } else { Ok(time) }
}

/// Reads a time that was written down near another one: `14:05` is the one nearest to it, be it of the day
/// before or after; of two that are as near, the later one.
///
/// # Errors
/// As [`parse`].
pub fn parse_near(text: &str, near: Moment, zone: Zone) -> Result<Moment, NotATime> {
    let days = [0, 1, -1].map(|days| near.plus_seconds(days * 86_400));
    let read = days.map(|day| read_up_to(text, day, zone, TimeDelta::days(1)));
    let nearest = read.iter().flatten().min_by_key(|at| (at.seconds_since(near).abs(), std::cmp::Reverse(**at)));
    let [here, ..] = &read;
    nearest.map_or_else(|| here.clone(), |at| Ok(*at))
}

/// Reads a time; one of today may lie so far `ahead`, so that a slip is answered and not taken for yesterday.
fn read_up_to(text: &str, now: Moment, zone: Zone, ahead: TimeDelta) -> Result<Moment, NotATime> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("now") {
        return Ok(now);
    }
    let small = text.to_ascii_lowercase();
    if let Some(span) = small.strip_suffix("ago").or_else(|| small.strip_suffix("geleden")) {
        return ago(span).map(|seconds| now.plus_seconds(-seconds)).ok_or(NotATime::Unreadable);
    }
    if let Some(time) = with_offset(text) {
        return Ok(time);
    }
    match small.strip_suffix('z').or_else(|| small.strip_suffix("utc")).or_else(|| small.strip_suffix("gmt")) {
        Some(there) => local(there.trim_end(), now, Zone::UTC, ahead),
        None => local(&small, now, zone, ahead),
    }
}

/// A time that says its offset: RFC 3339, with or without seconds.
fn with_offset(text: &str) -> Option<Moment> {
    let short = ["%Y-%m-%dT%H:%M%:z", "%Y-%m-%d %H:%M%:z", "%Y-%m-%d %H:%M:%S%:z", "%Y-%m-%d %H:%M %:z"];
    let read = |form: &&str| DateTime::parse_from_str(text, form).ok();
    let time = DateTime::parse_from_rfc3339(text).ok().or_else(|| short.iter().find_map(read))?;
    Some(time.to_utc().into())
}

/// A time of a zone, in small letters: of a day, or of today or yesterday.
fn local(text: &str, now: Moment, zone: Zone, ahead: TimeDelta) -> Result<Moment, NotATime> {
    let here = now.utc().with_timezone(&zone).naive_local();
    let clock = ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok());
    if let Some(time) = clock {
        let today = here.date().and_time(time);
        let is_past = today.signed_duration_since(here) <= ahead;
        let day = if is_past { Some(today) } else { today.checked_sub_days(Days::new(1)) };
        return at(day.ok_or(NotATime::Unreadable)?, now, zone);
    }
    let forms = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dt%H:%M", "%Y-%m-%dt%H:%M:%S"];
    let full = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    at(full.ok_or(NotATime::Unreadable)?, now, zone)
}

/// A local time as a moment: of two, the last one that has passed, else the one that comes first.
fn at(local: NaiveDateTime, now: Moment, zone: Zone) -> Result<Moment, NotATime> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(time) => Ok(time.to_utc().into()),
        LocalResult::Ambiguous(first, second) => {
            let second: Moment = second.to_utc().into();
            Ok(if second <= now { second } else { first.to_utc().into() })
        }
        LocalResult::None => Err(NotATime::SkippedByClocks(local, zone.name().to_owned())),
    }
}

/// A moment as it is said in a zone, which it remembers.
#[must_use]
pub fn as_said(moment: Moment, zone: Zone) -> DateTime<FixedOffset> {
    moment.utc().with_timezone(&zone).fixed_offset()
}

/// A moment as a clock on the wall shows it: `14:05`.
#[must_use]
pub fn clock(moment: Moment, zone: Zone) -> String {
    moment.utc().with_timezone(&zone).format("%H:%M").to_string()
}

/// The day of a moment: `2026-11-21`.
#[must_use]
pub fn day(moment: Moment, zone: Zone) -> String {
    moment.utc().with_timezone(&zone).format("%Y-%m-%d").to_string()
}

/// A moment with its day: `2026-11-21 14:05`.
#[must_use]
pub fn day_and_clock(moment: Moment, zone: Zone) -> String {
    moment.utc().with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
}

/// The time of a clock, with the day where that is another than the day of `beside`.
#[must_use]
pub fn clock_beside(moment: Moment, beside: Moment, zone: Zone) -> String {
    let same_day = day(moment, zone) == day(beside, zone);
    if same_day { clock(moment, zone) } else { day_and_clock(moment, zone) }
}

/// A moment as RFC 3339 with the zone's offset: `2026-11-21T14:05:00.000+01:00`.
#[must_use]
pub fn rfc3339(moment: Moment, zone: Zone) -> String {
    moment.utc().with_timezone(&zone).to_rfc3339_opts(chrono::SecondsFormat::Millis, false)
}

/// Writes many moments as [`rfc3339`] does, quickly: neighbours in a log
/// mostly share their minute, and an offset never changes within one.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    minute: i64,
    zone: Option<Zone>,
    before: String,
    behind: String,
}

impl Dates {
    /// The moment as RFC 3339 with the zone's offset.
    pub fn rfc3339(&mut self, moment: Moment, zone: Zone) -> String {
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
pub fn zone_name(moment: Moment, zone: Zone) -> String {
    moment.utc().with_timezone(&zone).format("%Z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speech::Language;

    const ZONE: Zone = Zone::Named(chrono_tz::Tz::Europe__Amsterdam);

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

    fn read(typed: &str, now: &str) -> Result<String, NotATime> {
        let now = DateTime::parse_from_rfc3339(now).unwrap().to_utc().into();
        parse(typed, now, ZONE).map(Moment::rfc3339)
    }

    #[test]
    fn a_time_is_read_in_every_form_that_people_type() {
        for (typed, moment) in [
            ("14:05", "2026-11-21T13:05:00.000Z"),
            ("14:05Z", "2026-11-21T14:05:00.000Z"),
            ("13:05 UTC", "2026-11-21T13:05:00.000Z"),
            ("13:05:30utc", "2026-11-21T13:05:30.000Z"),
            ("2026-11-21 14:05", "2026-11-21T13:05:00.000Z"),
            ("2026-11-21 14:05 UTC", "2026-11-21T14:05:00.000Z"),
            ("2026-11-21 14:05Z", "2026-11-21T14:05:00.000Z"),
            ("2026-07-01 14:05", "2026-07-01T12:05:00.000Z"),
            ("2026-07-01T14:05", "2026-07-01T12:05:00.000Z"),
            ("2026-11-21T14:05:00+05:00", "2026-11-21T09:05:00.000Z"),
            ("2026-11-21T14:05+05:00", "2026-11-21T09:05:00.000Z"),
            ("2026-11-21 14:05+05:00", "2026-11-21T09:05:00.000Z"),
            ("2026-11-21T14:05:00.250Z", "2026-11-21T14:05:00.250Z"),
            ("2026-11-21T14:05Z", "2026-11-21T14:05:00.000Z"),
            ("10m ago", "2026-11-21T13:20:00.000Z"),
            ("1h30m ago", "2026-11-21T12:00:00.000Z"),
            ("1h 30m ago", "2026-11-21T12:00:00.000Z"),
            ("1h30 ago", "2026-11-21T12:00:00.000Z"),
            ("1 hour ago", "2026-11-21T12:30:00.000Z"),
            ("2 Days 1 hour ago", "2026-11-19T12:30:00.000Z"),
            ("15:00", "2026-11-21T14:00:00.000Z"),
            ("23:50", "2026-11-20T22:50:00.000Z"),
        ] {
            assert_eq!(parse(typed, now(), ZONE).map(Moment::rfc3339).as_deref(), Ok(moment), "{typed}");
        }
        assert_eq!(parse_passed("15:00", now(), ZONE).map(Moment::rfc3339).as_deref(), Ok("2026-11-20T14:00:00.000Z"));
        assert_eq!(parse_passed("14:30", now(), ZONE).map(Moment::rfc3339).as_deref(), Ok("2026-11-21T13:30:00.000Z"));
        assert_eq!(parse_ahead("23:50", now(), ZONE).map(Moment::rfc3339).as_deref(), Ok("2026-11-21T22:50:00.000Z"));
        assert_eq!(parse_ahead("00:10", now(), ZONE).map(Moment::rfc3339).as_deref(), Ok("2026-11-20T23:10:00.000Z"));
        for nonsense in [
            "",
            "25:00",
            "tomorrow",
            "10 minutes",
            "ago",
            "-5m ago",
            "99999999999w ago",
            "1h 99999999999w ago",
            "30m1h30 ago",
            "14:05 CET",
            "Z",
            "1 ago",
            "1h30x ago",
        ] {
            assert_eq!(parse(nonsense, now(), ZONE), Err(NotATime::Unreadable), "{nonsense}");
        }
    }

    #[test]
    fn of_a_time_that_came_twice_the_last_one_that_has_passed_is_meant() {
        for (now, moment) in [
            ("2026-10-25T02:40:00+02:00", "2026-10-25T00:30:00.000Z"),
            ("2026-10-25T02:10:00+01:00", "2026-10-25T00:30:00.000Z"),
            ("2026-10-25T02:40:00+01:00", "2026-10-25T01:30:00.000Z"),
            ("2026-10-25T14:00:00+01:00", "2026-10-25T01:30:00.000Z"),
            ("2026-10-25T02:10:00+02:00", "2026-10-25T00:30:00.000Z"),
        ] {
            assert_eq!(read("02:30", now).as_deref(), Ok(moment), "{now}");
            assert_eq!(read("2026-10-25 02:30", now).as_deref(), Ok(moment), "{now}");
        }
    }

    #[test]
    fn a_time_that_clocks_go_forward_over_is_said_to_be_none() {
        let skipped = |typed: &str, now: &str| read(typed, now).unwrap_err().spoken().map(|why| Language::English.say(&why));
        let told = "the clocks skipped 02:30 on 2026-03-29 (Europe/Amsterdam)";
        assert_eq!(skipped("02:30", "2026-03-29T09:00:00+02:00").as_deref(), Some(told));
        assert_eq!(skipped("2026-03-29 02:30", "2026-06-29T09:00:00+02:00").as_deref(), Some(told));
        assert_eq!(read("02:30", "2026-03-29T01:10:00+01:00").as_deref(), Ok("2026-03-28T01:30:00.000Z"));
        assert_eq!(read("02:30 UTC", "2026-03-29T09:00:00+02:00").as_deref(), Ok("2026-03-29T02:30:00.000Z"));
    }
}
