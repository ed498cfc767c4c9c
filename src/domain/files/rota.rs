//! What the rota of a contacts file comes to in the next weeks: who is on call while away, in two rotations
//! at once, against another override, or on a public holiday. Only `lint` asks; nothing of it leaves anybody
//! out, and whoever is on call stays so.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::domain::contacts::{Contacts, Rotation};
use crate::domain::id::PersonId;
use crate::domain::oncall::course::{By, Course};
use crate::domain::oncall::handover::{first_shown, shown_at};
use crate::domain::oncall::rows::{self, OnCall};
use crate::domain::stamp::Moment;

use super::mistake::{Mistake, Weight};
use super::rotation::RotationPlace;
use super::toml_text::Table;

/// How far it looks ahead, in days: eight weeks.
const AHEAD: u64 = 56;

/// How many shifts it looks at: far more than any rota has.
const MOST_SHIFTS: usize = 20_000;

/// Where things stand in the text that the contacts were read from.
pub(super) struct Places {
    /// Of each rotation.
    pub rotations: Vec<RotationPlace>,
    /// Of the name of each public holiday.
    pub holidays: Vec<Range<usize>>,
}

/// The overrides of a rotation as moments, in the order in which they begin, with where each stands.
struct Placed<'a> {
    members: &'a Range<usize>,
    overrides: Vec<(Moment, Moment, &'a PersonId, &'a Range<usize>)>,
}

impl<'a> Placed<'a> {
    fn of(rotation: &'a Rotation, place: &'a RotationPlace) -> Self {
        let moment = |local| first_shown(local, rotation.timezone);
        let each = rotation.overrides.iter().zip(&place.overrides);
        let mut overrides: Vec<_> =
            each.map(|(over, place)| (moment(over.from), moment(over.until), &over.contact, place)).collect();
        overrides.sort_by_key(|(from, ..)| *from);
        Self { members: &place.members, overrides }
    }
}

/// A shift of a rotation, with where to point at what is wrong with it.
struct Looked<'a> {
    rotation: &'a Rotation,
    row: OnCall<'a>,
    /// The part of it that is looked at.
    from: Moment,
    until: Moment,
    place: Range<usize>,
}

/// Looks through the rota from `today` on.
pub(super) fn look_through(root: &Table<'_>, contacts: &Contacts, places: &Places, today: NaiveDate) {
    let courses = Course::all(contacts);
    let mut shifts = Vec::new();
    for ((rotation, course), place) in contacts.rotations.iter().zip(&courses).zip(&places.rotations) {
        let (from, until) = window(today, rotation.timezone);
        let placed = Placed::of(rotation, place);
        say_overlaps(root, rotation, &placed, (from, until));
        let rows = rows::between(std::slice::from_ref(course), contacts, from, until);
        shifts.extend(rows.into_iter().map(|row| looked(rotation, &placed, row, (from, until))));
        if shifts.len() > MOST_SHIFTS {
            let what = "more shifts than can be looked through";
            root.reader().say(Mistake::new(Weight::Nag, place.members.clone(), what, "looked at up to this rotation"));
            break;
        }
    }
    say_absences(root, &shifts);
    say_holidays(root, contacts, places, &shifts);
    say_doubles(root, &shifts);
}

/// From the beginning of a day on, by the clocks of a zone.
fn window(today: NaiveDate, zone: Tz) -> (Moment, Moment) {
    let midnight = |day: NaiveDate| first_shown(day.and_time(NaiveTime::MIN), zone);
    (midnight(today), midnight(today.checked_add_days(Days::new(AHEAD)).unwrap_or(today)))
}

fn looked<'a>(rotation: &'a Rotation, places: &Placed<'_>, row: OnCall<'a>, (from, until): (Moment, Moment)) -> Looked<'a> {
    let (from, until) =
        (row.shift.from.map_or(from, |begins| begins.max(from)), row.shift.until.map_or(until, |ends| ends.min(until)));
    let is_it = |over: &&(Moment, Moment, &PersonId, &Range<usize>)| {
        let (begins, ends, who, _) = **over;
        Some(who) == row.shift.who.as_ref() && Some(begins) <= row.shift.from && from < ends
    };
    let covering = places.overrides.iter().rev().find(is_it).filter(|_| row.shift.by == By::Override);
    let place = covering.map_or(places.members, |(.., place)| place).clone();
    Looked { rotation, row, from, until, place }
}

/// Whoever is on call while away, once for each absence.
fn say_absences(root: &Table<'_>, shifts: &[Looked<'_>]) {
    let mut said = BTreeSet::new();
    for shift in shifts {
        let (Some(who), Some(away)) = (&shift.row.shift.who, shift.row.away) else { continue };
        if said.insert((&shift.rotation.id, who, away.from)) {
            let what = format!("`{who}` is on call in `{}` while away", shift.rotation.id);
            let expected = format!("on call {}, away {} through {}", stretch(shift), away.from, away.until);
            let next = shift.row.next.map(|next| format!("let somebody cover with an `override`; next is `{next}`"));
            root.warn(shift.place.clone(), what, expected, next);
        }
    }
}

/// Whoever is on call on a public holiday: no mistake, and good to know.
fn say_holidays(root: &Table<'_>, contacts: &Contacts, places: &Places, shifts: &[Looked<'_>]) {
    let mut said = BTreeSet::new();
    for shift in shifts {
        let Some(who) = &shift.row.shift.who else { continue };
        for holiday in &shift.row.holidays {
            let Some(at) = contacts.holidays.iter().position(|known| std::ptr::eq(known, *holiday)) else { continue };
            if said.insert((at, &shift.rotation.id, who)) {
                let what = format!("`{who}` is on call in `{}` on a public holiday", shift.rotation.id);
                let place = places.holidays.get(at).cloned().unwrap_or_default();
                root.reader().say(Mistake::new(Weight::Nag, place, what, format!("on call {}", stretch(shift))));
            }
        }
    }
}

/// Whoever is on call in two rotations at once, once for each pair.
fn say_doubles(root: &Table<'_>, shifts: &[Looked<'_>]) {
    let mut manned: Vec<(&PersonId, &Looked<'_>)> =
        shifts.iter().filter_map(|shift| Some((shift.row.shift.who.as_ref()?, shift))).collect();
    manned.sort_by_key(|(who, shift)| (*who, shift.from));
    let (mut said, mut before): (_, Option<(&PersonId, &Looked<'_>)>) = (BTreeSet::new(), None);
    for (who, shift) in manned {
        let last = before.filter(|(whose, _)| *whose == who).map(|(_, last)| last);
        if let Some(last) = last.filter(|last| shift.from < last.until && last.rotation.id != shift.rotation.id) {
            let (one, other) = (&last.rotation.id, &shift.rotation.id);
            if said.insert((who, one.min(other), one.max(other))) {
                let what = format!("`{who}` is on call in `{one}` and `{other}` at once");
                let both = local(shift.from, shift.until.min(last.until), shift.rotation.timezone);
                root.warn(shift.place.clone(), what, format!("the first time {both}"), None);
            }
        }
        if last.is_none_or(|last| last.until < shift.until) {
            before = Some((who, shift));
        }
    }
}

/// Overrides of different people that hold at once.
fn say_overlaps(root: &Table<'_>, rotation: &Rotation, placed: &Placed<'_>, (begin, end): (Moment, Moment)) {
    let overrides = placed.overrides.iter().copied().filter(|(from, until, ..)| *from < end && begin < *until);
    let mut before: Option<(Moment, &PersonId)> = None;
    for (from, until, who, place) in overrides {
        if let Some((ends, other)) = before.filter(|(ends, other)| from < *ends && *other != who) {
            let what = format!("`{other}` and `{who}` cover in `{}` at once", rotation.id);
            let both = local(from, until.min(ends), rotation.timezone);
            root.warn(place.clone(), what, format!("both {both}; `{who}` is on call, as the override that begins last"), None);
        }
        if before.is_none_or(|(ends, _)| ends < until) {
            before = Some((until, who));
        }
    }
}

/// When a shift is, as far as it is looked at.
fn stretch(shift: &Looked<'_>) -> String {
    local(shift.from, shift.until, shift.rotation.timezone)
}

/// A stretch of time by the clocks of a zone.
fn local(from: Moment, until: Moment, zone: Tz) -> String {
    let time = |moment: Moment| shown_at(moment, zone).format("%Y-%m-%d %H:%M").to_string();
    format!("{} to {}", time(from), time(until))
}
