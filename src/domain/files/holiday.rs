//! Public holidays from TOML text: one day or several, for those who live in a zone or for everybody. One
//! that cannot be read is left out.

use std::ops::Range;

use crate::domain::contacts::{Contacts, Holiday};

use super::mistake::Weight;
use super::toml_text::Table;
use super::toml_values::ZONES;

/// Reads the holidays; says where each of those stands that could be read.
pub(super) fn read_all(root: &Table<'_>, contacts: &mut Contacts) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for table in root.tables("holiday", "a holiday", Weight::LeavesOut) {
        if let Some(holiday) = holiday(&table) {
            contacts.holidays.push(holiday);
            places.push(table.place_of("name"));
        }
    }
    places
}

fn holiday(table: &Table<'_>) -> Option<Holiday> {
    let faults = table.reader().faults();
    let is_one_day = table.has("date");
    table.require(if is_one_day { &["name"] } else { &["name", "from", "until"] });
    let name = table.text("name");
    let (date, from, until) = (table.day("date"), table.day("from"), table.day("until"));
    if let Some(both) = [&from, &until].into_iter().flatten().next().filter(|_| is_one_day) {
        table.wrong(both.place.clone(), "a holiday with a date and a beginning or end", "expected `date`, or `from` and `until`");
    }
    let timezone = table.timezone("timezone").unwrap_or_else(|unknown| {
        table.wrong_with(unknown.place, unknown.what, ZONES, unknown.help);
        None
    });
    table.finish();
    if table.reader().faults() > faults || table.is_damaged() {
        return None;
    }
    let from = date.clone().or(from)?;
    let until = date.or(until)?;
    if until.value < from.value {
        table.warn(until.place, "a holiday that ends before it begins", format!("expected {} or later", from.value), None);
        return None;
    }
    Some(Holiday { name: name?.value, from: from.value, until: until.value, timezone })
}
