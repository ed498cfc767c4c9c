//! Shifts as a calendar lists them, and whose they are: people are found by their e-mail address, then by
//! their exact name. Whoever is not found, or could be two, is told and never guessed.

use std::collections::BTreeMap;

use crate::domain::alike::same;
use crate::domain::contacts::{Contact, Contacts};
use crate::domain::stamp::Moment;
use crate::domain::text;

use super::course::{By, Cover};

/// The most columns of a title that is told.
const LONGEST: usize = 60;

/// A shift as a calendar lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// When it begins.
    pub from: Moment,
    /// When it ends.
    pub until: Moment,
    /// What the event is called.
    pub title: String,
    /// Addresses of those who take part, then those that stand in the words of the event.
    pub addresses: Vec<String>,
    /// Names of those who take part.
    pub names: Vec<String>,
    /// The address of whoever made the event: often of somebody who plans, and is asked last.
    pub organiser: Option<String>,
}

/// Shifts of a calendar that are nobody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// What they are called, without numbers and addresses.
    pub title: String,
    /// When the first of them begins.
    pub first: Moment,
    /// How many there are.
    pub shifts: usize,
    /// Whether they name several contacts, and not none.
    pub ambiguous: bool,
}

/// Makes covers of what a calendar lists, and tells which shifts are nobody's.
#[must_use]
pub fn matched(listed: &[Listed], contacts: &Contacts) -> (Vec<Cover>, Vec<Unmatched>) {
    let (mut covers, mut unmatched) = (Vec::new(), BTreeMap::<(String, bool), Unmatched>::new());
    for shift in listed {
        let found = found(shift, contacts);
        if let [contact] = found[..] {
            covers.push(Cover { who: contact.id.clone(), from: shift.from, until: shift.until, by: By::Calendar });
            continue;
        }
        let (title, ambiguous) = (harmless(&shift.title), !found.is_empty());
        let new = || Unmatched { title: title.clone(), first: shift.from, shifts: 0, ambiguous };
        let entry = unmatched.entry((title.clone(), ambiguous)).or_insert_with(new);
        entry.first = entry.first.min(shift.from);
        entry.shifts += 1;
    }
    (covers, unmatched.into_values().collect())
}

/// The contacts that a shift names, by the first of the ways in which it names any.
fn found<'a>(shift: &Listed, contacts: &'a Contacts) -> Vec<&'a Contact> {
    let by_address = |address: &str| {
        let is = |contact: &&Contact| contact.email.as_deref().is_some_and(|email| same(email, address));
        contacts.people.iter().filter(is).collect::<Vec<_>>()
    };
    let candidates: Vec<&str> = shift.names.iter().map(String::as_str).chain(parts(&shift.title)).collect();
    let is_named = |contact: &&Contact| candidates.iter().any(|name| same(&contact.name, name) || same(&contact.id, name));
    let mut ways = [
        shift.addresses.iter().flat_map(|address| by_address(address)).collect(),
        contacts.people.iter().filter(is_named).collect(),
        shift.organiser.as_deref().map(by_address).unwrap_or_default(),
    ];
    let first = ways.iter_mut().find(|way| !way.is_empty());
    let mut found = first.map(std::mem::take).unwrap_or_default();
    found.sort_by_key(|contact| contact.id.clone());
    found.dedup_by_key(|contact| contact.id.clone());
    found
}

/// What of a title may be a name: `On Call - Ana de Vries - Primary`, `[L1] ana`, `Ana de Vries (primary)`.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    let behind = title.rsplit_once(']').map_or(title, |(_, behind)| behind);
    let before = behind.split_once('(').map_or(behind, |(before, _)| before);
    [title, behind, before].into_iter().chain(before.split(" - ")).chain(before.split([':', ',', '|', '/'])).map(str::trim)
}

/// A title without what may be a number or an address.
fn harmless(title: &str) -> String {
    let is_word = |word: &&str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        !word.contains('@') && digits < 4 && (digits == 0 || word.chars().any(char::is_alphabetic))
    };
    let words: Vec<&str> = title.split_whitespace().filter(is_word).take(12).collect();
    text::cut(&words.join(" "), LONGEST).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_told_has_no_number_and_no_address() {
        for (title, told) in [
            ("On call: Jo +44 20 7946 0801", "On call: Jo"),
            ("jo@example.net (L1)", "(L1)"),
            ("0201234567 Jo 020-1234567", "Jo"),
        ] {
            assert_eq!(harmless(title), told);
        }
    }
}
