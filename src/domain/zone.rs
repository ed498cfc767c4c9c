//! Local time: a zone of the IANA database by its name, or a rule as `TZ` may hold it (POSIX.1-2017, 8.3):
//! `CET-1CEST,M3.5.0,M10.5.0/3`.

use std::fmt;

use chrono::{Datelike, Days, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Weekday};
use chrono_tz::{Tz, TzOffset};

/// A local time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// One of the IANA database.
    Named(Tz),
    /// One that a rule describes.
    Ruled(Rule),
}

impl Zone {
    /// Universal time, where nothing else is known.
    pub const UTC: Self = Self::Named(Tz::UTC);

    /// The zone that a text names or describes.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim_start_matches(':');
        let name = text.rsplit_once("zoneinfo/").map_or(text, |(_, name)| name);
        name.parse().ok().map(Self::Named).or_else(|| Rule::read(text).map(Self::Ruled))
    }

    /// Its name for people: `Europe/Amsterdam`, or what the rule calls its standard time.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Named(zone) => zone.name(),
            Self::Ruled(rule) => rule.standard.name.text(),
        }
    }

    /// Its name or its rule, as [`Self::read`] reads it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Named(zone) => zone.name().to_owned(),
            Self::Ruled(rule) => rule.to_string(),
        }
    }
}

/// As `TZ` may hold it, with every name, offset and time written out.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let season = |season: Season| format!("<{}>{}", season.name.text(), Clock(-season.east));
        write!(f, "{}", season(self.standard))?;
        let Some((summer, begins, ends)) = self.summer else { return Ok(()) };
        write!(f, "{},{begins},{ends}", season(summer))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.day {
            Day::Counted(day) => write!(f, "J{day}")?,
            Day::OfYear(day) => write!(f, "{day}")?,
            Day::OfWeek { month, week, weekday } => write!(f, "M{month}.{week}.{weekday}")?,
        }
        write!(f, "/{}", Clock(self.at))
    }
}

/// Seconds as hours, minutes and seconds.
struct Clock(i32);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, all) = (if self.0 < 0 { "-" } else { "" }, self.0.abs());
        write!(f, "{sign}{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60)
    }
}

impl From<Tz> for Zone {
    fn from(zone: Tz) -> Self {
        Self::Named(zone)
    }
}

/// A rule: standard time, and when another one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    standard: Season,
    summer: Option<(Season, Change, Change)>,
}

/// A time of the year in which clocks show the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Season {
    name: Name,
    /// Seconds east of Greenwich.
    east: i32,
}

/// What a season is called: three letters or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name {
    letters: [u8; 16],
    length: usize,
}

impl Name {
    fn text(&self) -> &str {
        self.letters.get(..self.length).and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or_default()
    }
}

/// When a season begins: a day, and seconds since its midnight by the clock of the season before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    day: Day,
    at: i32,
}

/// A day that comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// `J60`: from 1 on, the 29th of February is never counted.
    Counted(u32),
    /// `59`: from 0 on, every day is counted.
    OfYear(u32),
    /// `M3.5.0`: that day of the week, the fifth being the last one of the month.
    OfWeek { month: u32, week: u32, weekday: u32 },
}

/// Where clocks stand at a moment of a zone.
#[derive(Clone, Copy, Debug)]
pub enum ZoneOffset {
    /// Of a zone of the IANA database.
    Named(TzOffset),
    /// Of a rule, in its standard or its other time.
    Ruled(Rule, bool),
}

impl Rule {
    /// Reads a rule. One that names a summer time and not when it holds has that of the United States, as in
    /// other programs.
    fn read(text: &str) -> Option<Self> {
        let (standard, rest) = season(text, None)?;
        if rest.is_empty() {
            return Some(Self { standard, summer: None });
        }
        let (summer, rest) = season(rest, Some(standard.east + 3600))?;
        let rest = if rest.is_empty() { ",M3.2.0,M11.1.0" } else { rest };
        let (begins, ends) = rest.strip_prefix(',')?.split_once(',')?;
        Some(Self { standard, summer: Some((summer, change(begins)?, change(ends)?)) })
    }

    fn season(&self, summer: bool) -> Season {
        self.summer.filter(|_| summer).map_or(self.standard, |(summer, _, _)| summer)
    }

    /// Whether at a moment (in universal time) the other time than the standard one holds.
    fn is_summer(&self, utc: NaiveDateTime) -> bool {
        let Some((summer, begins, ends)) = self.summer else { return false };
        let local = utc.checked_add_signed(TimeDelta::seconds(self.standard.east.into())).unwrap_or(utc);
        let moment = |change: Change, east: i32| {
            let midnight = change.day.of(local.year())?.and_hms_opt(0, 0, 0)?;
            midnight.checked_add_signed(TimeDelta::seconds(i64::from(change.at) - i64::from(east)))
        };
        let (begins, ends) = (moment(begins, self.standard.east), moment(ends, summer.east));
        if begins < ends { begins <= Some(utc) && Some(utc) < ends } else { begins <= Some(utc) || Some(utc) < ends }
    }

    /// The seasons in which clocks show a local time: none where they jump over it, two where it comes twice,
    /// the first one first.
    fn showing(&self, local: NaiveDateTime) -> LocalResult<bool> {
        let shows = |summer: bool| {
            let utc = local.checked_sub_signed(TimeDelta::seconds(self.season(summer).east.into()));
            utc.is_some_and(|utc| self.is_summer(utc) == summer)
        };
        match (shows(false), self.summer.is_some() && shows(true)) {
            (true, true) => {
                let first = self.season(true).east > self.season(false).east;
                LocalResult::Ambiguous(first, !first)
            }
            (true, false) => LocalResult::Single(false),
            (false, true) => LocalResult::Single(true),
            (false, false) => LocalResult::None,
        }
    }
}

impl Day {
    fn of(self, year: i32) -> Option<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        match self {
            Self::Counted(day) => {
                first.checked_add_days(Days::new(u64::from(day - 1 + u32::from(first.leap_year() && day >= 60))))
            }
            Self::OfYear(day) => first.checked_add_days(Days::new(day.into())),
            Self::OfWeek { month, week, weekday } => {
                let weekday = Weekday::try_from(u8::try_from((weekday + 6) % 7).ok()?).ok()?;
                let nth = |week: u32| NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(week).ok()?);
                nth(week).or_else(|| nth(4))
            }
        }
    }
}

/// A name and how far its clocks are from universal time, and what stands behind them.
fn season(text: &str, usual: Option<i32>) -> Option<(Season, &str)> {
    let (name, rest) = match text.strip_prefix('<') {
        Some(rest) => rest.split_once('>')?,
        None => text.split_at(text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())),
    };
    let sound = (3..=16).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-".contains(&byte));
    let mut letters = [0; 16];
    letters.get_mut(..name.len()).filter(|_| sound)?.copy_from_slice(name.as_bytes());
    let (offset, rest) = rest.split_at(rest.find(|c: char| !(c.is_ascii_digit() || "+-:".contains(c))).unwrap_or(rest.len()));
    // They count westwards.
    let east = if offset.is_empty() { usual? } else { -seconds(offset, 24)? };
    Some((Season { name: Name { letters, length: name.len() }, east }, rest))
}

/// `M3.5.0/3`: a day, and a time where it is not two o'clock.
fn change(text: &str) -> Option<Change> {
    let (day, at) = text.split_once('/').map_or((text, None), |(day, at)| (day, Some(at)));
    let number = |text: &str, least: u32, most: u32| text.parse().ok().filter(|number| (least..=most).contains(number));
    let day = if let Some(day) = day.strip_prefix('J') {
        Day::Counted(number(day, 1, 365)?)
    } else if let Some(rest) = day.strip_prefix('M') {
        let mut parts = rest.splitn(3, '.');
        let mut next = |least, most| number(parts.next()?, least, most);
        Day::OfWeek { month: next(1, 12)?, week: next(1, 5)?, weekday: next(0, 6)? }
    } else {
        Day::OfYear(number(day, 0, 365)?)
    };
    Some(Change { day, at: at.map_or(Some(2 * 3600), |at| seconds(at, 167))? })
}

/// `[+-]hh[:mm[:ss]]` in seconds.
fn seconds(text: &str, most_hours: i32) -> Option<i32> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut parts =
        text.split(':').map(|part| part.parse::<i32>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit())));
    let mut next = |most: i32| parts.next().map_or(Some(0), |part| part.filter(|part| *part <= most));
    let (hours, minutes, seconds) = (next(most_hours)?, next(59)?, next(59)?);
    parts.next().is_none().then_some(sign * (hours * 3600 + minutes * 60 + seconds))
}

impl TimeZone for Zone {
    type Offset = ZoneOffset;

    fn from_offset(offset: &ZoneOffset) -> Self {
        match offset {
            ZoneOffset::Named(offset) => Self::Named(Tz::from_offset(offset)),
            ZoneOffset::Ruled(rule, _) => Self::Ruled(*rule),
        }
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> LocalResult<ZoneOffset> {
        local.and_hms_opt(0, 0, 0).map_or(LocalResult::None, |midnight| self.offset_from_local_datetime(&midnight))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> LocalResult<ZoneOffset> {
        match self {
            Self::Named(zone) => zone.offset_from_local_datetime(local).map(ZoneOffset::Named),
            Self::Ruled(rule) => rule.showing(*local).map(|summer| ZoneOffset::Ruled(*rule, summer)),
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> ZoneOffset {
        self.offset_from_utc_datetime(&utc.and_time(chrono::NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> ZoneOffset {
        match self {
            Self::Named(zone) => ZoneOffset::Named(zone.offset_from_utc_datetime(utc)),
            Self::Ruled(rule) => ZoneOffset::Ruled(*rule, rule.is_summer(*utc)),
        }
    }
}

impl Offset for ZoneOffset {
    fn fix(&self) -> FixedOffset {
        match self {
            Self::Named(offset) => offset.fix(),
            Self::Ruled(rule, summer) => FixedOffset::east_opt(rule.season(*summer).east).unwrap_or(chrono::Utc.fix()),
        }
    }
}

/// What clocks there are said to show: `CEST`.
impl fmt::Display for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(offset) => offset.fmt(f),
            Self::Ruled(rule, summer) => f.write_str(rule.season(*summer).name.text()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_shows_what_the_zone_that_it_describes_shows() {
        for (rule, zone) in [
            ("CET-1CEST,M3.5.0,M10.5.0/3", Tz::Europe__Amsterdam),
            ("EST5EDT,M3.2.0,M11.1.0", Tz::America__New_York),
            ("EST5EDT", Tz::America__New_York),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", Tz::Australia__Sydney),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", Tz::America__Nuuk),
            ("IST-5:30", Tz::Asia__Kolkata),
            ("<+0545>-5:45", Tz::Asia__Kathmandu),
            ("UTC0", Tz::UTC),
        ] {
            let read = Zone::read(rule).unwrap();
            assert_eq!(Zone::read(&read.written()), Some(read), "{rule}");
            let mut utc = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().and_hms_opt(0, 7, 0).unwrap();
            for _ in 0..3 * 365 * 48 {
                let (by_rule, by_name) = (read.offset_from_utc_datetime(&utc), zone.offset_from_utc_datetime(&utc));
                assert_eq!((by_rule.fix(), by_rule.to_string()), (by_name.fix(), by_name.to_string()), "{rule} at {utc}");
                let (by_rule, by_name) = (read.offset_from_local_datetime(&utc), zone.offset_from_local_datetime(&utc));
                assert_eq!(by_rule.map(|offset| offset.fix()), by_name.map(|offset| offset.fix()), "{rule} at {utc} there");
                utc += TimeDelta::minutes(30);
            }
        }
    }

    #[test]
    fn days_may_be_counted_from_the_beginning_of_the_year() {
        let counted = Zone::read("CET-1CEST,J60,300/25:30").unwrap();
        assert_eq!(Zone::read(&counted.written()), Some(counted));
        let day = |text: &str, year: i32| change(text).unwrap().day.of(year).unwrap().to_string();
        assert_eq!(
            (day("J60", 2027), day("J60", 2028), day("J59", 2028)),
            ("2027-03-01".into(), "2028-03-01".into(), "2028-02-28".into())
        );
        assert_eq!((day("59", 2027), day("59", 2028)), ("2027-03-01".into(), "2028-02-29".into()));
        assert_eq!((day("M2.5.0", 2026), day("M3.1.6", 2026)), ("2026-02-22".into(), "2026-03-07".into()));
    }

    #[test]
    fn a_zone_has_a_name_or_a_path_or_a_rule_and_nothing_else_is_one() {
        for text in ["Europe/Amsterdam", ":Europe/Amsterdam", "/usr/share/zoneinfo/Europe/Amsterdam"] {
            assert_eq!(Zone::read(text), Some(Zone::Named(Tz::Europe__Amsterdam)), "{text}");
        }
        for text in [
            "",
            "Amsterdam",
            "CET-1CEST,",
            "CET-1CEST,M3.5.0",
            "CET-1CEST,M13.5.0,M10.5.0",
            "C1",
            "CET-25",
            "CET-1:60",
            "CET-1CEST,M3.5.0/x,M10.5.0",
        ] {
            assert_eq!(Zone::read(text), None, "{text}");
        }
    }
}
