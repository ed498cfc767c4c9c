//! The rota: the rotations of the contacts, joined with the shifts that calendar files list for them. A
//! calendar that cannot be read costs its own shifts and nothing else; whoever it names and nobody knows is
//! told.

use std::path::Path;

use chrono_tz::Tz;

use crate::domain::contacts::Contacts;
use crate::domain::files::settings::CalendarSetting;
use crate::domain::oncall::course::{Course, Cover};
use crate::domain::oncall::import::{Unmatched, matched};
use crate::domain::oncall::rows::{self, OnCall};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text::day_and_clock;
use crate::domain::zone::Zone;
use crate::intake::calendar;

use super::library::{self, Directory};

const DAY: i64 = 86_400;

/// How far before a time that is asked about calendars are read, and how far behind it, in seconds.
const AROUND: (i64, i64) = (-32 * DAY, 93 * DAY);

/// How far `lint` looks ahead in calendars, in seconds: eight weeks.
const AHEAD: i64 = 56 * DAY;

/// How much is told of what is wrong with one calendar.
const TOLD: usize = 8;

/// Something that is wrong with a calendar, or with the rotation that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The calendar's file.
    pub file: String,
    /// What is wrong.
    pub what: Sentence,
}

/// The contacts with the shifts of calendars in their rotations, around a time; `settings` is the file that
/// names the calendars, `zone` the local one.
pub fn join(
    directory: Directory,
    calendars: &[CalendarSetting],
    settings: Option<&Path>,
    at: Moment,
    zone: Zone,
) -> (Directory, Vec<Remark>) {
    if calendars.is_empty() {
        return (directory, Vec::new());
    }
    let (mut courses, mut remarks) = (Course::all(directory.contacts()), Vec::new());
    let here = match zone {
        Zone::Named(zone) => zone,
        Zone::Ruled(_) => Tz::UTC,
    };
    for calendar in calendars {
        let known = courses.iter().position(|course| course.rotation == calendar.rotation);
        let course = match known {
            Some(place) => courses.remove(place),
            None => Course::listed(calendar.rotation.clone(), here),
        };
        let file = settings.and_then(Path::parent).unwrap_or(Path::new("")).join(&calendar.file);
        let (covers, said) = covers(&file, directory.contacts(), course.zone, at);
        courses.insert(known.unwrap_or(courses.len()), course.covered(covers));
        let file = file.display().to_string();
        remarks.extend(said.into_iter().map(|what| Remark { file: file.clone(), what }));
    }
    (directory.with_courses(courses), remarks)
}

/// Whoever covers by a calendar, and what is wrong with it.
fn covers(file: &Path, contacts: &Contacts, zone: Tz, at: Moment) -> (Vec<Cover>, Vec<Sentence>) {
    let bytes = match library::bytes(file, calendar::LARGEST) {
        Ok(bytes) => bytes,
        Err(unreadable) => return (Vec::new(), vec![say!("rules-calendar-unreadable", why = unreadable.because)]),
    };
    let (from, until) = (at.plus_seconds(AROUND.0), at.plus_seconds(AROUND.1));
    let (listed, flaws) = calendar::read(&bytes, zone, from, until);
    let (covers, unmatched) = matched(&listed, contacts);
    let said = flaws.iter().map(calendar::Flaw::spoken).chain(unmatched.iter().map(|shifts| nobodys(shifts, zone)));
    (covers, first_of(said.collect()))
}

/// No more than a person reads of what is wrong with one calendar, and how much there is besides.
fn first_of(mut said: Vec<Sentence>) -> Vec<Sentence> {
    if said.len() > TOLD {
        let more = said.len() - TOLD;
        said.truncate(TOLD);
        said.push(say!("rules-calendar-more", more = more));
    }
    said
}

/// That shifts are nobody's.
fn nobodys(shifts: &Unmatched, zone: Tz) -> Sentence {
    let (title, first) = (&shifts.title, day_and_clock(shifts.first, zone.into()));
    if shifts.ambiguous {
        say!("rules-calendar-ambiguous", shifts = shifts.shifts, title = title, first = first)
    } else {
        say!("rules-calendar-unmatched", shifts = shifts.shifts, title = title, first = first)
    }
}

/// What a calendar's rotation comes to in the next eight weeks: hours in which nobody is on call, and people
/// who are on call while away.
pub fn look_ahead(directory: &Directory, rotation: &str, at: Moment) -> Vec<Sentence> {
    let courses: Vec<Course> = directory.courses().iter().filter(|course| course.rotation == rotation).cloned().collect();
    let rows = rows::between(&courses, directory.contacts(), at, at.plus_seconds(AHEAD));
    let mut said: Vec<Sentence> = Vec::new();
    for found in rows.iter().filter_map(|row| amiss(row, at)) {
        if !said.contains(&found) {
            said.push(found);
        }
    }
    first_of(said)
}

fn amiss(row: &OnCall<'_>, at: Moment) -> Option<Sentence> {
    let (rotation, zone) = (&row.course.rotation, row.course.zone);
    let from = day_and_clock(row.shift.from.map_or(at, |from| from.max(at)), zone.into());
    let until = day_and_clock(row.shift.until.unwrap_or(at.plus_seconds(AHEAD)).min(at.plus_seconds(AHEAD)), zone.into());
    let Some(who) = &row.shift.who else {
        return Some(say!("rules-rota-gap", rotation = rotation, from = from, until = until));
    };
    let away = row.away?;
    let (since, through) = (away.from.to_string(), away.until.to_string());
    Some(say!("rules-rota-away", who = who.as_str(), rotation = rotation, since = since, through = through))
}
