//! Who could sit here: the contacts that what was typed finds, and what was typed itself.

use crate::domain::alike;
use crate::domain::id::{PersonId, slug};
use crate::domain::record::Person;
use crate::tui::fuzzy;

use super::Model;

/// A row of the choice of who sits here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who it would be.
    pub person: Person,
    /// Not a contact: a name as it was typed.
    pub typed: bool,
}

/// Those whose name or id is found by what was typed, the best first; what was typed
/// itself, where that is allowed, comes last, or first where no contact is called so.
#[must_use]
pub fn candidates(model: &Model) -> Vec<Candidate> {
    let typed = model.who.typed.trim();
    let people = &model.given.directory.contacts().people;
    let texts: Vec<String> = people.iter().map(|contact| format!("{} {}", contact.name, contact.id)).collect();
    let matching = fuzzy::find(typed, texts.iter().map(String::as_str)).into_iter().filter_map(|found| people.get(found.place));
    let mut found: Vec<Candidate> = matching.map(|contact| Candidate { person: contact.for_the_log(), typed: false }).collect();
    let free = !model.given.strict_ids || model.given.directory.file.is_none();
    if free && !typed.is_empty() {
        let id = PersonId::from_log(&slug(typed, 24));
        let person = Person { id, name: typed.to_owned(), skills: Vec::new(), languages: Vec::new() };
        let named = texts.iter().any(|text| alike::holds(text, typed));
        // Letters that are merely found in a contact's name make nobody that contact.
        found.insert(if named { found.len() } else { 0 }, Candidate { person, typed: true });
    }
    found
}
