//! Who is on call as a person sees it: the shift, the contact, the absence or public holiday that falls into
//! it, and who is next. Numbers and addresses are left to those who show contacts.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::domain::contacts::{Away, Contact, Contacts, Holiday};
use crate::domain::id::PersonId;
use crate::domain::stamp::Moment;

use super::course::{Course, Shift};
use super::handover::shown_at;

/// Who is on call in a rotation, and what there is to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnCall<'a> {
    /// The course of the rotation.
    pub course: &'a Course,
    /// The shift.
    pub shift: Shift,
    /// Who has it; none where nobody does, or no contact has that id.
    pub contact: Option<&'a Contact>,
    /// When they are not there while on call.
    pub away: Option<&'a Away>,
    /// The next of the rotation: whoever takes over after them and is there.
    pub next: Option<&'a PersonId>,
    /// The public holidays that fall into it where they live.
    pub holidays: Vec<&'a Holiday>,
}

/// Who is on call at a moment, for each rotation.
#[must_use]
pub fn at<'a>(courses: &'a [Course], contacts: &'a Contacts, moment: Moment) -> Vec<OnCall<'a>> {
    courses.iter().map(|course| row(course, contacts, course.at(moment), (moment, moment))).collect()
}

/// Who is on call between two moments, shift by shift, for each rotation.
#[must_use]
pub fn between<'a>(courses: &'a [Course], contacts: &'a Contacts, from: Moment, until: Moment) -> Vec<OnCall<'a>> {
    let shifts = |course: &'a Course| course.between(from, until).into_iter().map(move |shift| (course, shift));
    let within = |shift: &Shift| {
        let begins = shift.from.map_or(from, |begins| begins.max(from));
        let last = shift.until.map_or(until, |ends| ends.min(until)).millis() - 1;
        (begins, begins.max(Moment::from_millis(last)))
    };
    let rows = courses.iter().flat_map(shifts).map(|(course, shift)| {
        let within = within(&shift);
        row(course, contacts, shift, within)
    });
    rows.collect()
}

/// What there is to know about a shift, as far as it lies between two moments, both included.
fn row<'a>(course: &'a Course, contacts: &'a Contacts, shift: Shift, within: (Moment, Moment)) -> OnCall<'a> {
    let contact = shift.who.as_ref().and_then(|who| contacts.person(who));
    let away = contact.and_then(|contact| absence(contact, days(contact, course.zone, within)));
    let is_there = |id: &&PersonId| {
        let member = contacts.person(id);
        member.is_some_and(|member| absence(member, days(member, course.zone, within)).is_none())
    };
    let next = course.after(within.0).filter(|id| Some(*id) != shift.who.as_ref()).find(is_there);
    let holidays = contact.map_or_else(Vec::new, |contact| {
        let days = days(contact, course.zone, within);
        contacts.holidays.iter().filter(|holiday| holiday.is_for(contact) && holiday.falls_into(days)).collect()
    });
    OnCall { course, shift, contact, away, next, holidays }
}

/// The days between two moments where somebody lives; where nobody said where, in the zone of the rotation.
fn days(contact: &Contact, zone: Tz, within: (Moment, Moment)) -> (NaiveDate, NaiveDate) {
    let zone = contact.timezone.unwrap_or(zone);
    (shown_at(within.0, zone).date(), shown_at(within.1, zone).date())
}

/// The first absence that falls into a stretch of days.
fn absence(contact: &Contact, (first, last): (NaiveDate, NaiveDate)) -> Option<&Away> {
    contact.away.iter().filter(|away| away.from <= last && first <= away.until).min_by_key(|away| away.from)
}
