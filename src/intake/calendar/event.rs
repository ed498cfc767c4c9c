//! One event of a calendar as it is written: when, how long, by which rule, except when, and whom it names.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz as CalendarTz;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{
    ICalendarComponent, ICalendarDuration, ICalendarEntry, ICalendarParameterName, ICalendarParameterValue,
    ICalendarParticipationStatus, ICalendarPeriod, ICalendarProperty, ICalendarRecurrenceRule, ICalendarStatus, ICalendarValue,
};
use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

use crate::domain::oncall::handover::meant;
use crate::domain::stamp::Moment;

/// The most characters of a text that is looked at.
const LONGEST: usize = 1000;

/// A time as a calendar has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// What clocks show.
    pub local: NaiveDateTime,
    /// Where.
    pub zone: Tz,
    /// A whole day, without time.
    pub is_day: bool,
}

impl When {
    /// The moment that is meant.
    pub fn moment(self) -> Moment {
        meant(self.local, self.zone)
    }
}

/// Whom an event names, and what it is called.
#[derive(Clone, Debug, Default)]
pub(super) struct Naming {
    pub title: String,
    pub addresses: Vec<String>,
    pub names: Vec<String>,
    pub organiser: Option<String>,
}

/// How long an event is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Length {
    /// Until what clocks show so much later.
    Shown(TimeDelta),
    /// So many days by the clock, and so many seconds that pass.
    Passing { days: TimeDelta, seconds: i64 },
}

/// An event.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub uid: String,
    pub start: When,
    pub length: Length,
    pub rule: Option<ICalendarRecurrenceRule>,
    /// Further times, beside those of the rule.
    pub further: Vec<When>,
    /// Times at which it is not.
    pub except: Vec<When>,
    /// The time of another event in whose place it stands, and whether of all that follow too.
    pub instead_of: Option<(When, bool)>,
    pub sequence: i64,
    pub is_cancelled: bool,
    pub naming: Naming,
}

/// Why an event cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    /// It says no time at which it begins, or none that there is.
    NoStart,
    /// It comes again by a rule that cannot be followed.
    Rule,
    /// It names a time zone that nobody knows.
    Zone(String),
}

impl Event {
    /// Reads an event; `zone` is for times that name none.
    pub fn of(component: &ICalendarComponent, zones: &TzResolver<&str>, zone: Tz) -> Result<Self, Odd> {
        let when = |name: &ICalendarProperty| {
            let entry = component.entries.iter().find(|entry| entry.name == *name);
            entry.map_or(Ok(None), |entry| Ok(whens(entry, zones, zone)?.into_iter().next()))
        };
        let all = |name: &ICalendarProperty| {
            let entries = component.entries.iter().filter(|entry| entry.name == *name);
            entries.map(|entry| whens(entry, zones, zone)).collect::<Result<Vec<_>, _>>().map(|all| all.concat())
        };
        let value = |name: &ICalendarProperty| {
            component.entries.iter().find(|entry| entry.name == *name).and_then(|entry| entry.values.first())
        };
        let start = when(&ICalendarProperty::Dtstart)?.ok_or(Odd::NoStart)?;
        let duration = value(&ICalendarProperty::Duration).and_then(|value| match value {
            ICalendarValue::Duration(duration) => Some(duration),
            _ => None,
        });
        let rule = value(&ICalendarProperty::Rrule).and_then(|value| match value {
            ICalendarValue::RecurrenceRule(rule) => Some((**rule).clone()),
            _ => None,
        });
        let sequence = value(&ICalendarProperty::Sequence).and_then(|value| match value {
            ICalendarValue::Integer(number) => Some(*number),
            _ => None,
        });
        Ok(Self {
            uid: value(&ICalendarProperty::Uid).and_then(ICalendarValue::as_text).unwrap_or_default().to_owned(),
            length: length(start, when(&ICalendarProperty::Dtend)?, duration),
            start,
            rule,
            further: all(&ICalendarProperty::Rdate)?,
            except: all(&ICalendarProperty::Exdate)?,
            instead_of: when(&ICalendarProperty::RecurrenceId)?.map(|time| (time, is_for_all_that_follow(component))),
            sequence: sequence.unwrap_or_default(),
            is_cancelled: matches!(value(&ICalendarProperty::Status), Some(ICalendarValue::Status(ICalendarStatus::Cancelled))),
            naming: naming(component),
        })
    }

    /// When it ends, where it begins at a time.
    pub fn end(&self, start: When) -> Moment {
        let later = |by: TimeDelta| When { local: start.local.checked_add_signed(by).unwrap_or(start.local), ..start };
        match self.length {
            Length::Shown(by) => later(by).moment(),
            Length::Passing { days, seconds } => later(days).moment().plus_seconds(seconds),
        }
    }
}

fn is_for_all_that_follow(component: &ICalendarComponent) -> bool {
    let entry = component.entries.iter().find(|entry| entry.name == ICalendarProperty::RecurrenceId);
    entry.is_some_and(|entry| entry.params.iter().any(|param| param.name == ICalendarParameterName::Range))
}

/// How long an event is that begins at a time: a whole day where nothing is said of one without a time.
fn length(start: When, end: Option<When>, duration: Option<&ICalendarDuration>) -> Length {
    match (end, duration) {
        (Some(end), _) if end.zone == start.zone => Length::Shown(end.local.signed_duration_since(start.local)),
        (Some(end), _) => Length::Passing { days: TimeDelta::zero(), seconds: end.moment().seconds_since(start.moment()) },
        (None, Some(duration)) => {
            let sign = if duration.neg { -1 } else { 1 };
            let days = i64::from(duration.weeks) * 7 + i64::from(duration.days);
            let seconds = i64::from(duration.hours) * 3600 + i64::from(duration.minutes) * 60 + i64::from(duration.seconds);
            Length::Passing { days: TimeDelta::try_days(days * sign).unwrap_or_default(), seconds: seconds * sign }
        }
        (None, None) => Length::Shown(if start.is_day { TimeDelta::days(1) } else { TimeDelta::zero() }),
    }
}

/// The times of a property; what is none is passed over.
fn whens(entry: &ICalendarEntry, zones: &TzResolver<&str>, zone: Tz) -> Result<Vec<When>, Odd> {
    let zone = match entry.tz_id() {
        None => zone,
        Some(name) => match zones.resolve(name) {
            Some(CalendarTz::Tz(zone)) => zone,
            _ => return Err(Odd::Zone(name.to_owned())),
        },
    };
    let time = |value: &ICalendarValue| match value {
        ICalendarValue::PartialDateTime(time) => when(time, zone),
        ICalendarValue::Period(ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. }) => {
            when(start, zone)
        }
        _ => None,
    };
    Ok(entry.values.iter().filter_map(time).collect())
}

fn when(time: &PartialDateTime, zone: Tz) -> Option<When> {
    let read = time.to_date_time()?;
    let zone = if time.has_zone() { Tz::UTC } else { zone };
    let offset = read.offset.map_or(0, |offset| offset.local_minus_utc());
    let local = read.date_time.checked_sub_signed(TimeDelta::seconds(offset.into()))?;
    Some(When { local, zone, is_day: !time.has_time() })
}

/// Whom an event names: those who take part and have not declined, and addresses in its words.
fn naming(component: &ICalendarComponent) -> Naming {
    let mut naming = Naming::default();
    let mut words = Vec::new();
    for entry in &component.entries {
        let Some(text) = entry.values.first().and_then(ICalendarValue::as_text) else { continue };
        let text: String = text.chars().take(LONGEST).collect();
        match entry.name {
            ICalendarProperty::Summary => {
                words.insert(0, text.clone());
                naming.title = text;
            }
            ICalendarProperty::Description => words.push(text),
            ICalendarProperty::Organizer => naming.organiser = address(&text),
            ICalendarProperty::Attendee if !has_declined(entry) => {
                naming.addresses.extend(address(&text));
                let name = entry.parameters(&ICalendarParameterName::Cn).find_map(ICalendarParameterValue::as_text);
                naming.names.extend(name.map(|name| name.chars().take(LONGEST).collect::<String>()));
            }
            _ => {}
        }
    }
    if naming.addresses.is_empty() {
        let apart = |c: char| c.is_whitespace() || "<>()[]{},;:\"'|".contains(c);
        naming.addresses = words.iter().flat_map(|text| text.split(apart)).filter_map(address).collect();
    }
    naming
}

/// The address in a text that is one: `mailto:` before it or not.
fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let bare =
        text.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).map_or(text, |_| text.get(7..).unwrap_or(""));
    let (name, domain) = bare.split_once('@')?;
    (!name.is_empty() && domain.contains('.') && !domain.contains('@')).then(|| bare.to_owned())
}

fn has_declined(entry: &ICalendarEntry) -> bool {
    let declined = ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Declined);
    entry.parameters(&ICalendarParameterName::Partstat).any(|value| *value == declined)
}
