//! Rotations from TOML text: who takes turns, since when, how long, and who covers for whom. One that cannot
//! be read is left out and named; the contacts stay.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::contacts::{Contacts, Rotation, Substitute};
use crate::domain::id::PersonId;
use crate::domain::runbook::Span;

use super::ids::{named, once};
use super::mistake::{Mistake, Weight};
use super::toml_text::{At, Table};
use super::toml_values::ZONES;

const HOUR: i64 = 3600;

/// Where a rotation stands in the text.
pub(super) struct RotationPlace {
    /// Where its members stand.
    pub members: Range<usize>,
    /// Where the contact of each of its overrides stands, in their order.
    pub overrides: Vec<Range<usize>>,
}

/// Reads the rotations; says where each of those stands that could be read.
pub(super) fn read_all(root: &Table<'_>, contacts: &mut Contacts, today: NaiveDate) -> Vec<RotationPlace> {
    let (mut seen, mut places) = (BTreeMap::new(), Vec::new());
    let mut left_out = root.reader().made_out("rotation", "id");
    for table in root.tables("rotation", "a rotation", Weight::LeavesOut) {
        match rotation(&table, &mut seen, contacts, today) {
            Some((rotation, place)) => {
                contacts.rotations.push(rotation);
                places.push(place);
            }
            None => left_out.extend(table.written("id")),
        }
    }
    contacts.rotations_left_out = named(&left_out);
    places
}

fn rotation(
    table: &Table<'_>,
    seen: &mut BTreeMap<String, usize>,
    contacts: &Contacts,
    today: NaiveDate,
) -> Option<(Rotation, RotationPlace)> {
    let faults = table.reader().faults();
    table.require(&["id", "members", "starts", "every", "timezone"]);
    let id = table.id::<PersonId>("id");
    if let Some(id) = &id {
        once(table, seen, "rotation", id.value.as_str(), id.place.clone());
    }
    let members = table.ids::<PersonId>("members");
    if members.is_empty() && table.reader().faults() == faults && !table.is_damaged() {
        table.wrong(table.place_of("members"), "a rotation of nobody", "expected the ids of contacts");
    }
    warn_of_strangers(table, &members, contacts);
    let starts = table.local_time("starts");
    if let Some(starts) = starts.as_ref().filter(|starts| starts.value.date() > today) {
        let what = format!("nobody is on call before {}", starts.value);
        table.reader().say(Mistake::new(Weight::Nag, starts.place.clone(), what, "this rotation is yet to begin"));
    }
    let every = every(table);
    let timezone = table.timezone("timezone").unwrap_or_else(|unknown| {
        table.wrong_with(unknown.place, unknown.what, ZONES, unknown.help);
        None
    });
    let overrides = table.tables("override", "an override", Weight::LeavesOut);
    let (overrides, places) = overrides.iter().filter_map(|table| substitute(table, contacts)).unzip();
    table.finish();
    if table.reader().faults() > faults || table.is_damaged() {
        return None;
    }
    let id = id?.value.to_string();
    let (members, starts) = (At::values(members), starts?.value);
    let rotation = Rotation { id, members, starts, every: every?, timezone: timezone?, overrides };
    Some((rotation, RotationPlace { members: table.place_of("members"), overrides: places }))
}

fn every(table: &Table<'_>) -> Option<Span> {
    let every = table.span("every")?;
    if every.value.seconds() < HOUR {
        table.wrong(every.place, "turns shorter than an hour", "expected an hour or more, such as `12h` or `1w`");
        return None;
    }
    Some(every.value)
}

fn substitute(table: &Table<'_>, contacts: &Contacts) -> Option<(Substitute, Range<usize>)> {
    table.require(&["from", "until", "contact"]);
    let (from, until) = (table.local_time("from"), table.local_time("until"));
    let contact = table.id::<PersonId>("contact");
    table.finish();
    let (from, until, contact) = (from?, until?, contact?);
    warn_of_strangers(table, std::slice::from_ref(&contact), contacts);
    if until.value <= from.value {
        table.warn(until.place, "an override that ends before it begins", format!("expected later than {}", from.value), None);
        return None;
    }
    Some((Substitute { from: from.value, until: until.value, contact: contact.value }, contact.place))
}

/// Warns of members whom nobody can look up. They stay, for without them the turns of the others would shift.
fn warn_of_strangers(table: &Table<'_>, members: &[At<PersonId>], contacts: &Contacts) {
    if table.reader().is_damaged() {
        return;
    }
    let known = |id: &PersonId| contacts.person(id).is_some() || contacts.left_out.iter().any(|left_out| left_out == id.as_str());
    for member in members.iter().filter(|member| !known(&member.value)) {
        let help = table
            .reader()
            .did_you_mean(member.value.as_str(), contacts.people.iter().take(1000).map(|person| person.id.as_str()));
        table.warn(
            member.place.clone(),
            format!("`{}` is nobody", member.value),
            "expected the id of a contact in this file",
            help,
        );
    }
}
