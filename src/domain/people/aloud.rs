//! What people call somebody aloud: the one name that everybody reads on every screen. Derived from the name
//! and the id that the contacts have, so it is the same on every machine; nobody writes it down.

use crate::domain::alike::{alike, same};
use crate::domain::record::Person;

use super::state::People;

/// What people call somebody, as far as their name and id alone tell: the part of the name that the id is
/// made of, `Ana` for `ana`; else the surname with what belongs to it, `de Vries`.
#[must_use]
pub fn short<'a>(id: &str, name: &'a str) -> &'a str {
    let words = words(name);
    let whole = words.len() - usize::from(!words.is_empty());
    let part = |from: usize, to: usize| name.get(words.get(from)?.0..words.get(to)?.1);
    let runs = (0..words.len()).flat_map(|from| (from..words.len()).map(move |to| (from, to)));
    let named = runs.filter(|(from, to)| to - from < whole).filter_map(|(from, to)| part(from, to));
    let mut named = named.filter(|part| are_spelt_alike(part, id));
    named.next().or_else(|| part(surname(name, &words), whole)).unwrap_or(name)
}

/// Where the words of a name begin and end.
fn words(name: &str) -> Vec<(usize, usize)> {
    name.split_whitespace()
        .map(|word| {
            let from = word.as_ptr().addr() - name.as_ptr().addr();
            (from, from + word.len())
        })
        .collect()
}

/// Whether two texts have the same letters and digits, whatever stands between them.
fn are_spelt_alike(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        let one = one.bytes().filter(u8::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
        return one.eq(other.bytes().filter(u8::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
    }
    let letters = |c: &char| c.is_alphanumeric();
    alike(one).chars().filter(letters).eq(alike(other).chars().filter(letters))
}

/// With which word the surname begins: the last one, with the small words before it.
fn surname(name: &str, words: &[(usize, usize)]) -> usize {
    let is_small = |at: &usize| {
        let word = words.get(*at).and_then(|(from, to)| name.get(*from..*to));
        word.is_some_and(|word| word.starts_with(char::is_lowercase))
    };
    let last = words.len().saturating_sub(1);
    last - (1..last).rev().take_while(is_small).count()
}

impl People {
    /// What people call somebody who is in the incident; the whole name where two would be called alike.
    #[must_use]
    pub fn aloud(&self, id: &str) -> Option<&str> {
        let person = &self.responders.iter().find(|responder| *responder.person.id == *id)?.person;
        let called = short(&person.id, &person.name);
        let mut others = self.responders.iter().map(|other| &other.person).filter(|other| *other.id != *id);
        let is_shared = others.any(|other| are_spelt_alike(short(&other.id, &other.name), called));
        Some(if is_shared { person.name.as_str() } else { called })
    }

    /// Whoever is called so aloud, in the incident.
    #[must_use]
    pub fn known_as(&self, typed: &str) -> Option<&Person> {
        let people = self.responders.iter().map(|responder| &responder.person);
        people.into_iter().find(|person| self.aloud(&person.id).is_some_and(|aloud| same(aloud, typed.trim())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_called_by_the_part_of_the_name_that_the_id_is_made_of() {
        for (id, name, called) in [
            ("ana", "Ana de Vries", "Ana"),
            ("devos", "Koen Devos", "Devos"),
            ("de-vries", "Ana de Vries", "de Vries"),
            ("chloe", "Chloé Laurent", "Chloé"),
            ("jan-willem", "Jan-Willem Smit", "Jan-Willem"),
        ] {
            assert_eq!(short(id, name), called, "{id}");
        }
    }

    #[test]
    fn where_the_id_is_no_part_of_it_it_is_the_surname() {
        for (id, name, called) in [
            ("u1042", "Bram Bakker", "Bakker"),
            ("avries", "Ana de Vries", "de Vries"),
            ("jvdb", "Jan van den Berg", "van den Berg"),
            ("x", "ana", "ana"),
            ("x", "de vries", "vries"),
            ("x", "", ""),
            ("koen-devos", "Koen Devos", "Devos"),
        ] {
            assert_eq!(short(id, name), called, "{id}");
        }
    }
}
