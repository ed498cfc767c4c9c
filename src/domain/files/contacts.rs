//! Contacts and the dial list from TOML text, with the rotations and public holidays beside them: whoever can
//! be read is there, whoever cannot is left out and named.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::alike::alike;
use crate::domain::contacts::{Away, Contact, Contacts, Dial, Phone};
use crate::domain::id::{DialId, PersonId};
use crate::domain::text;

use super::ids::{named, once};
use super::mistake::{Parsed, Weight};
use super::rota::{self, Places};
use super::toml_reader::quoted;
use super::toml_text::{self, At, Table};
use super::toml_values::ZONES;
use super::{holiday, rotation};

/// The longest e-mail address, in characters (RFC 5321, 4.5.3.1.3, without its brackets).
const LONGEST_ADDRESS: usize = 254;

/// The longest name or number, in characters: as long as an id twice over.
const LONGEST_SHOWN: usize = 128;

/// Reads the text of a contacts file; `today` tells whether a rotation has begun.
#[must_use]
pub fn parse(text: &str, today: NaiveDate) -> Parsed<Contacts> {
    read(text, |root| contacts(root, today).0)
}

/// Reads it and looks through its rota too, from `today` on: what makes work before a crisis, and none in it.
#[must_use]
pub fn lint(text: &str, today: NaiveDate) -> Parsed<Contacts> {
    read(text, |root| {
        let (contacts, places) = contacts(root, today);
        rota::look_through(root, &contacts, &places, today);
        contacts
    })
}

fn read(text: &str, read: impl FnOnce(&Table<'_>) -> Contacts) -> Parsed<Contacts> {
    toml_text::read(text, "the contacts", Weight::Refuses, Weight::LeavesOut, |root| Some(read(root)))
}

fn contacts(root: &Table<'_>, today: NaiveDate) -> (Contacts, Places) {
    let mut contacts = Contacts::default();
    let mut seen = BTreeMap::new();
    let tables = root.tables("contact", "a contact", Weight::LeavesOut);
    if tables.is_empty() && !root.reader().is_damaged() {
        root.warn(0..0, "nobody to reach", "expected `[[contact]]` at least once", None);
    }
    let mut left_out = root.reader().made_out("contact", "id");
    for table in &tables {
        let (id, contact) = contact(table, &mut seen);
        match contact {
            Some(contact) => contacts.people.push(contact),
            None => left_out.extend(id),
        }
    }
    contacts.left_out = named(&left_out);
    if contacts.people.is_empty() && root.reader().is_damaged() {
        root.wrong(0..0, "nobody in this file can be read", "expected one contact that is sound");
    }
    dial_list(root, &seen, &mut contacts);
    let rotations = rotation::read_all(root, &mut contacts, today);
    let holidays = holiday::read_all(root, &mut contacts);
    (contacts, Places { rotations, holidays })
}

/// Reads the dial list; `contacts_seen` has the ids of the contacts, each with where it stands.
fn dial_list(root: &Table<'_>, contacts_seen: &BTreeMap<String, usize>, contacts: &mut Contacts) {
    let taken = contacts_seen.iter().map(|(id, place)| (alike(id).into_owned(), ("contact", *place)));
    let mut seen: BTreeMap<String, (&str, usize)> = taken.collect();
    let mut left_out = root.reader().made_out("dial", "id");
    for table in &root.tables("dial", "an entry of the dial list", Weight::LeavesOut) {
        let (id, entry) = dial(table, &mut seen);
        match entry {
            Some(entry) => contacts.dial.push(entry),
            None => left_out.extend(id),
        }
    }
    contacts.dial_left_out = named(&left_out);
}

/// What is written as an id of the dial list, and the entry where all of it could be read.
fn dial(table: &Table<'_>, seen: &mut BTreeMap<String, (&str, usize)>) -> (Option<String>, Option<Dial>) {
    let faults = table.reader().faults();
    table.require(&["id", "name", "phone"]);
    let written = table.written("id");
    let id = table.id::<DialId>("id");
    if let Some(id) = &id {
        nobody_else(table, seen, id);
    }
    let name = table.text("name").map(|name| short(table, "name", name));
    let phone = phone(table, "phone");
    let [reference, hours, note] =
        ["reference", "hours", "note"].map(|key| table.optional_text(key).map(|text| short(table, key, text).value));
    table.finish();
    if table.reader().faults() > faults || table.is_damaged() {
        return (written, None);
    }
    let whole = || Some(Dial { id: id?.value, name: name?.value, phone: phone?, reference, hours, note });
    (written, whole())
}

/// Notes an id that a contact or another entry of the dial list has, whatever its case: `call` finds both by
/// it.
fn nobody_else(table: &Table<'_>, seen: &mut BTreeMap<String, (&str, usize)>, id: &At<DialId>) {
    let (kind, first) = *seen.entry(alike(&id.value).into_owned()).or_insert(("entry", id.place.start));
    if first == id.place.start {
        return;
    }
    let what = if kind == "contact" {
        format!("`{}` of the dial list is a contact too", id.value)
    } else {
        format!("two entries `{}` of the dial list", id.value)
    };
    let expected = format!("already the id of the {kind} in line {}", table.reader().line(first));
    let help = "give one of them another id; this one is left out".to_owned();
    table.wrong_with(id.place.clone(), what, expected, Some(help));
}

/// What is written as a contact's id, and the contact where all of it could be read.
fn contact(table: &Table<'_>, seen: &mut BTreeMap<String, usize>) -> (Option<String>, Option<Contact>) {
    let faults = table.reader().faults();
    table.require(&["id", "name", "email", "primary_phone", "secondary_phone"]);
    let written = table.written("id");
    let id = table.id::<PersonId>("id");
    if let Some(id) = &id {
        once(table, seen, "contact", id.value.as_str(), id.place.clone());
    }
    let name = table.text("name").map(|name| short(table, "name", name));
    let email = email(table, written.as_deref().unwrap_or_default());
    let (primary, secondary) = (phone(table, "primary_phone"), phone(table, "secondary_phone"));
    let skills = table.texts("skills");
    let languages = table.texts("languages");
    table.warn_of_languages(&languages);
    let timezone = table.timezone("timezone").unwrap_or_else(|unknown| {
        table.warn(unknown.place, unknown.what, ZONES, unknown.help);
        None
    });
    let away = table.tables("away", "an absence", Weight::LeavesOut).iter().filter_map(away).collect();
    table.finish();
    if table.reader().faults() > faults || table.is_damaged() {
        return (written, None);
    }
    let whole = || {
        Some(Contact {
            id: id?.value,
            name: name?.value,
            email,
            primary_phone: primary?,
            secondary_phone: secondary?,
            skills: values(skills),
            languages: values(languages),
            timezone,
            away,
        })
    };
    (written, whole())
}

/// The address, also one that only looks wrong; none where it is longer than any, or was not read whole.
fn email(table: &Table<'_>, id: &str) -> Option<String> {
    let email = table.text("email")?;
    let length = email.value.chars().count();
    if length > LONGEST_ADDRESS {
        let expected = format!("expected at most {LONGEST_ADDRESS}; this address is left out");
        table.warn(email.place, format!("the e-mail address of {} has {length} characters", quoted(id)), expected, None);
        return None;
    }
    if email.value.contains(char::REPLACEMENT_CHARACTER) {
        let what = format!("the e-mail address of {} cannot be read", quoted(id));
        table.warn(email.place, what, "expected letters that can be read; this address is left out", None);
        return None;
    }
    if let Some(expected) = not_an_address(&email.value) {
        table.warn(email.place, format!("{} cannot be an e-mail address", quoted(&email.value)), expected, None);
    }
    Some(email.value)
}

/// What an e-mail address lacks, where a text cannot be one.
pub(super) fn not_an_address(text: &str) -> Option<&'static str> {
    if text.contains(|c: char| c.is_whitespace() || text::is_hostile(c) || "<>()[],;:\\\"".contains(c)) {
        return Some("expected an address alone, without spaces, names or brackets");
    }
    let Some((local, domain)) = text.split_once('@') else { return Some("expected one `@`") };
    if domain.contains('@') {
        return Some("expected one `@`, not more");
    }
    if local.is_empty() {
        return Some("expected a name before the `@`");
    }
    let sound = domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    (!sound).then_some("expected a domain after the `@`, such as `example.net`")
}

fn phone(table: &Table<'_>, key: &'static str) -> Option<Phone> {
    let typed = short(table, key, table.text(key)?);
    let phone = Phone::new(&typed.value);
    if phone.e164.is_none() {
        let help =
            typed.value.trim_start().starts_with('0').then(|| "begin with `+` and the country's code, such as `+31`".to_owned());
        let what = format!("{} cannot be a telephone number", quoted(&typed.value));
        table.warn(typed.place, what, "expected `+`, then 7 to 15 digits", help);
    }
    Some(phone)
}

/// A text that is shown on one line; of one that is longer than anybody reads, its beginning.
fn short(table: &Table<'_>, key: &str, text: At<String>) -> At<String> {
    let length = text.value.chars().count();
    if length <= LONGEST_SHOWN {
        return text;
    }
    let what = format!("`{key}` has {length} characters");
    table.warn(text.place.clone(), what, format!("expected at most {LONGEST_SHOWN}; the rest is left out"), None);
    At { value: text::cut(&text.value, LONGEST_SHOWN).into_owned(), place: text.place }
}

fn away(table: &Table<'_>) -> Option<Away> {
    table.require(&["from", "until"]);
    let (from, until, why) = (table.day("from"), table.day("until"), table.optional_text("why"));
    table.finish();
    let (from, until) = (from?, until?);
    if until.value < from.value {
        table.warn(until.place, "an absence that ends before it begins", format!("expected {} or later", from.value), None);
        return None;
    }
    Some(Away { from: from.value, until: until.value, why: why.map(|why| why.value) })
}

fn values<T>(items: Vec<At<T>>) -> Vec<T> {
    items.into_iter().map(|item| item.value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_at_sign_and_a_domain() {
        for good in ["ana@example.net", "a.b+c@sub.example.co.uk", "ana@münchen.example"] {
            assert_eq!(not_an_address(good), None, "{good}");
        }
        for bad in [
            "",
            "ana",
            "ana@",
            "@example.net",
            "a@b@c.net",
            "ana@example",
            "ana@.net",
            "ana@-x.net",
            "ana@[127.0.0.1]",
            "a na@x.net",
        ] {
            assert!(not_an_address(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn an_address_or_number_that_cannot_be_one_leaves_its_contact_usable() {
        let text = "[[contact]]\nid = \"a\"\nname = \"A\"\nemail = \"a\"\nprimary_phone = \"1\"\nsecondary_phone = \"+44 20 7946 0801\"\n";
        let parsed = parse(text, NaiveDate::default());
        assert!(parsed.mistakes.iter().all(|mistake| mistake.weight == Weight::Warns) && parsed.mistakes.len() == 2);
        assert_eq!(parsed.value.unwrap().people.len(), 1);
    }

    #[test]
    fn a_field_that_is_longer_than_any_is_left_out_or_cut_and_its_contact_stays() {
        let long = |what: &str| what.repeat(10_000 / what.len());
        let text = format!(
            "[[contact]]\nid = \"a\"\nname = \"{}\"\nemail = \"{}@example.net\"\nprimary_phone = \"+{}\"\nsecondary_phone = \"+44 20 7946 0801 x12\"\n",
            long("Ana "),
            long("a"),
            long("1")
        );
        let parsed = parse(&text, NaiveDate::default());
        let told: Vec<&str> = parsed.mistakes.iter().map(|mistake| mistake.what.as_str()).collect();
        assert_eq!(told.len(), 4, "{told:?}");
        assert_eq!(told[1], "the e-mail address of `a` has 10012 characters");
        let contacts = parsed.value.unwrap();
        let ana = &contacts.people[0];
        assert_eq!((ana.email.as_deref(), ana.secondary_phone.typed.as_str()), (None, "+44 20 7946 0801 x12"));
        assert!(ana.name.len() < 140 && ana.primary_phone.typed.len() < 140);
    }

    #[test]
    fn a_file_of_which_nothing_can_be_saved_is_refused() {
        assert_eq!(parse("contact = 3\n", NaiveDate::default()).value, None);
        assert_eq!(parse("[[contact]]\nid = \n", NaiveDate::default()).value, None);
    }
}
