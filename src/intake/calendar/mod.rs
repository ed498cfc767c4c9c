//! The shifts of a rotation from the bytes of an iCalendar file (RFC 5545), between two moments: events that
//! come again are spread out so far and no further, without those that were cancelled or moved. `event` reads
//! one event, `recurrence` when it comes again, `usual` by which rules.

mod event;
mod recurrence;
mod usual;

use std::collections::BTreeMap;

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType};
use calcard::{Entry, Parser};
use chrono::NaiveDateTime;
use chrono_tz::Tz;

use crate::domain::oncall::handover::shown_at;
use crate::domain::oncall::import::Listed;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::text;

use event::{Event, Odd, When};
use recurrence::{NoTimes, times};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 4 << 20;

/// How a calendar ends, and an event of it.
const END: &str = "END:VCALENDAR";
const END_OF_EVENT: &str = "END:VEVENT";

/// The most events of a file.
const MOST_EVENTS: usize = 20_000;

/// The most columns of a name that is told.
const LONGEST_NAME: usize = 60;

/// The most times at which events of a file begin.
const MOST_TIMES: usize = 100_000;

/// What is wrong with a calendar: of what can be used nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is no calendar in it.
    NoCalendar,
    /// It is larger than any, or has more in it.
    TooMuch,
    /// It ends in the middle: what stood before was read.
    CutShort,
    /// So many events are in a time zone that nobody knows, which was named so; they are left out.
    Zone(String, usize),
    /// So many events have no time at which they begin, or a rule that cannot be followed; they are left out.
    Odd(usize),
}

impl Flaw {
    /// It in a sentence.
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        match self {
            Self::NoCalendar => say!("rules-calendar-none"),
            Self::TooMuch => say!("rules-calendar-too-much"),
            Self::CutShort => say!("rules-calendar-cut-short"),
            Self::Zone(name, events) => {
                say!("rules-calendar-zone", zone = text::cut(&text::line(name), LONGEST_NAME), events = *events)
            }
            Self::Odd(events) => say!("rules-calendar-odd", events = *events),
        }
    }
}

/// The shifts of a calendar that hold between two moments, and what is wrong with it; `zone` is for times
/// that name none.
#[must_use]
pub fn read(bytes: &[u8], zone: Tz, from: Moment, until: Moment) -> (Vec<Listed>, Vec<Flaw>) {
    if bytes.len() > LARGEST {
        return (Vec::new(), vec![Flaw::TooMuch]);
    }
    let text = String::from_utf8_lossy(bytes);
    let (calendars, mut flaws) = parsed(&text);
    let (mut zones, mut odd, mut left) = (BTreeMap::new(), 0, MOST_EVENTS);
    let mut leave_out = |why: Odd| match why {
        Odd::Zone(name) => *zones.entry(name).or_insert(0) += 1,
        Odd::NoStart | Odd::Rule => odd += 1,
    };
    let series: Vec<Vec<Event>> =
        calendars.iter().flat_map(|calendar| events(calendar, zone, &mut left, &mut leave_out)).collect();
    let (mut shifts, mut times) = (Vec::new(), MOST_TIMES);
    for events in &series {
        match spread(events, from, until, &mut times) {
            Ok(more) => shifts.extend(more),
            Err(NoTimes::Odd) => leave_out(Odd::Rule),
            Err(NoTimes::TooMany) => break,
        }
    }
    shifts.sort_by_key(|shift: &Listed| (shift.from, shift.until));
    flaws.extend((left == 0 || times == 0).then_some(Flaw::TooMuch));
    flaws.extend(zones.into_iter().map(|(name, events)| Flaw::Zone(name, events)));
    flaws.extend((odd > 0).then_some(Flaw::Odd(odd)));
    (shifts, flaws)
}

/// The calendars of a text. Of one that ends in the middle, all events that are whole.
fn parsed(text: &str) -> (Vec<ICalendar>, Vec<Flaw>) {
    let ends = text.trim_end().len();
    let is_whole = text.get(ends.saturating_sub(END.len())..ends).is_some_and(|end| end.eq_ignore_ascii_case(END));
    if is_whole {
        let calendars = entries(text);
        let flaw = calendars.is_empty().then_some(Flaw::NoCalendar);
        return (calendars, flaw.into_iter().collect());
    }
    let whole = text.rfind(END_OF_EVENT).and_then(|at| text.get(..at + END_OF_EVENT.len()));
    let calendars = whole.map(|whole| entries(&format!("{whole}\r\n{END}\r\n"))).unwrap_or_default();
    let flaw = if calendars.is_empty() { Flaw::NoCalendar } else { Flaw::CutShort };
    (calendars, vec![flaw])
}

/// What a whole text has of calendars, up to whatever is none.
fn entries(text: &str) -> Vec<ICalendar> {
    let mut parser = Parser::new(text);
    let mut calendars = Vec::new();
    while let Entry::ICalendar(calendar) = parser.entry() {
        calendars.push(calendar);
    }
    calendars
}

/// The events of a calendar, those of one series together; at most as many as are `left`.
fn events(calendar: &ICalendar, zone: Tz, left: &mut usize, leave_out: &mut impl FnMut(Odd)) -> Vec<Vec<Event>> {
    let zones = calendar.build_tz_resolver();
    let mut series: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    let is_event = |component: &&ICalendarComponent| component.component_type == ICalendarComponentType::VEvent;
    for (place, component) in calendar.components.iter().filter(is_event).enumerate() {
        if *left == 0 {
            break;
        }
        *left -= 1;
        match Event::of(component, &zones, zone) {
            Ok(event) => {
                // Whatever has no name of its own is a series of its own.
                let uid = if event.uid.is_empty() { format!(" {place}") } else { event.uid.clone() };
                series.entry(uid).or_default().push(event);
            }
            Err(why) => leave_out(why),
        }
    }
    series.into_values().collect()
}

/// The shifts of one series that hold between two moments.
fn spread(events: &[Event], from: Moment, until: Moment, left: &mut usize) -> Result<Vec<Listed>, NoTimes> {
    let mut instead: BTreeMap<Moment, &Event> = BTreeMap::new();
    let mut onwards: BTreeMap<Moment, &Event> = BTreeMap::new();
    for event in events {
        if let Some((time, all)) = event.instead_of {
            let place = if all { &mut onwards } else { &mut instead };
            let known = place.entry(time.moment()).or_insert(event);
            if known.sequence < event.sequence {
                *known = event;
            }
        }
    }
    let mut shifts: Vec<Listed> = Vec::new();
    for event in newest(events) {
        for start in starts(event, until, left)? {
            let moment = start.moment();
            if instead.contains_key(&moment) || is_excepted(event, start) {
                continue;
            }
            let follows = onwards.range(..=moment).next_back();
            let (event, start) = follows.map_or((event, start), |(since, other)| (*other, moved(start, *since, other)));
            shifts.extend(shift(event, start, from, until));
        }
    }
    shifts.extend(instead.values().filter_map(|event| shift(event, event.start, from, until)));
    Ok(shifts)
}

/// The events that stand in no other's place; of those that begin at the same time the newest.
fn newest(events: &[Event]) -> Vec<&Event> {
    let mut newest: BTreeMap<Moment, &Event> = BTreeMap::new();
    for event in events.iter().filter(|event| event.instead_of.is_none()) {
        let known = newest.entry(event.start.moment()).or_insert(event);
        if known.sequence <= event.sequence {
            *known = event;
        }
    }
    newest.into_values().collect()
}

/// When an event begins, time after time, up to a moment.
fn starts(event: &Event, until: Moment, left: &mut usize) -> Result<Vec<When>, NoTimes> {
    let zone = event.start.zone;
    let mut starts = match &event.rule {
        None => vec![event.start],
        Some(rule) => {
            let ends = rule.until.as_ref().and_then(|until| {
                let read = until.to_date_time()?.date_time;
                // In universal time where it says so; a day counts whole.
                let whole = if until.has_time() { read } else { read.date().and_hms_opt(23, 59, 59)? };
                Some(if until.has_zone() { shown_at(Moment::from(whole.and_utc()), zone) } else { whole })
            });
            let last = shown_at(until, zone);
            let local = times(rule, event.start.local, ends, last, left)?;
            let is_first = |local: &NaiveDateTime| *local == event.start.local;
            // The first time is one of them, whatever the rule says.
            let first = Some(event.start).filter(|_| !local.iter().any(is_first));
            first.into_iter().chain(local.into_iter().map(|local| When { local, ..event.start })).collect()
        }
    };
    starts.extend(event.further.iter().copied());
    Ok(starts)
}

fn is_excepted(event: &Event, start: When) -> bool {
    event.except.iter().any(|except| {
        if except.is_day && !start.is_day { except.local.date() == start.local.date() } else { except.moment() == start.moment() }
    })
}

/// A time of a series as it is from a change on that was made at `since`.
fn moved(start: When, since: Moment, change: &Event) -> When {
    let by = change.start.local.signed_duration_since(shown_at(since, change.start.zone));
    let there = When { local: shown_at(start.moment(), change.start.zone), ..change.start };
    When { local: there.local.checked_add_signed(by).unwrap_or(there.local), ..there }
}

/// The shift that an event is, unless it was cancelled or lies elsewhere.
fn shift(event: &Event, start: When, from: Moment, until: Moment) -> Option<Listed> {
    let (begins, ends) = (start.moment(), event.end(start));
    let holds = !event.is_cancelled && begins < ends && begins < until && from < ends;
    holds.then(|| Listed {
        from: begins,
        until: ends,
        title: event.naming.title.clone(),
        addresses: event.naming.addresses.clone(),
        names: event.naming.names.clone(),
        organiser: event.naming.organiser.clone(),
    })
}
