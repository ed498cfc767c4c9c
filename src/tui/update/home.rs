//! The way in: who sits here, which incidents there are, which runbooks one can declare from.

use crate::app::desk::Listed;
use crate::app::desk::Request;
use crate::domain::event::Person;
use crate::domain::id::{PersonId, slug};
use crate::domain::speech::{Sentence, say};
use crate::domain::text::line;
use crate::tui::action::Screen;
use crate::tui::form::make;
use crate::tui::fuzzy;
use crate::tui::model::{Errand, Model, Who};

use super::{Effect, ask, filling};

/// A row of home that the cursor can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The incident at that place of the list.
    Incident(usize),
    /// The runbook at that place of the shelf.
    Runbook(usize),
}

/// The rows of home: open incidents first, then the runbooks, then incidents that are over, the latest first.
#[must_use]
pub fn rows(model: &Model) -> Vec<Row> {
    let listed = model.listed.as_deref().unwrap_or_default();
    let places =
        |closed: bool| listed.iter().enumerate().filter(move |(_, listed)| listed.closed == closed).map(|(place, _)| place).rev();
    let open = places(false).map(Row::Incident);
    open.chain(runbooks(model)).chain(places(true).map(Row::Incident)).collect()
}

/// What a row of home is called, and what choosing it does; nothing for one that cannot be chosen.
#[must_use]
pub fn named(model: &Model, row: Row) -> Option<(String, Sentence)> {
    match row {
        Row::Incident(place) => {
            let listed = model.listed.as_ref()?.get(place)?;
            Some((listed.incident.to_string(), say!("keys-go-to-incident")))
        }
        Row::Runbook(place) => {
            let runbook = model.given.shelf.runbooks.get(place)?.runbook.as_ref()?;
            Some((runbook.id.to_string(), say!("keys-go-to-runbook", title = &runbook.title)))
        }
    }
}

/// The runbooks, for the worst trouble first and of those the most thorough one; last those that are refused.
fn runbooks(model: &Model) -> impl Iterator<Item = Row> {
    let mut ranked: Vec<_> = model.given.shelf.runbooks.iter().enumerate().collect();
    ranked.sort_by_key(|(_, shelved)| {
        shelved.runbook.as_ref().map_or((u8::MAX, 0), |runbook| (runbook.severity, usize::MAX - runbook.steps.len()))
    });
    ranked.into_iter().map(|(place, _)| Row::Runbook(place)).collect::<Vec<_>>().into_iter()
}

/// A row of the choice of who sits here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who it would be.
    pub person: Person,
    /// Not a contact: a name as it was typed.
    pub typed: bool,
}

/// Those whose name or id is found by what was typed, the best first; what was typed itself, where that is allowed, comes last, or first where no contact is
/// called so.
#[must_use]
pub fn candidates(model: &Model) -> Vec<Candidate> {
    let typed = model.who.typed.trim();
    let people = &model.given.directory.contacts.people;
    let texts: Vec<String> = people.iter().map(|contact| format!("{} {}", contact.name, contact.id)).collect();
    let matching = fuzzy::find(typed, texts.iter().map(String::as_str)).into_iter().filter_map(|found| people.get(found.place));
    let mut found: Vec<Candidate> = matching.map(|contact| Candidate { person: contact.for_the_log(), typed: false }).collect();
    let free = !model.given.strict_ids || model.given.directory.file.is_none();
    if free && !typed.is_empty() {
        let id = PersonId::from_log(&slug(typed, 24));
        let person = Person { id, name: typed.to_owned(), skills: Vec::new(), languages: Vec::new() };
        let small = typed.to_lowercase();
        let named = texts.iter().any(|text| text.to_lowercase().contains(&small));
        // Letters that are merely found in a contact's name make nobody that contact.
        found.insert(if named { found.len() } else { 0 }, Candidate { person, typed: true });
    }
    found
}

/// Takes typed text into the name.
pub fn type_name(model: &mut Model, text: &str) {
    model.who.typed.push_str(&line(text));
    model.who.at = 0;
}

/// Takes the last character of the name back.
pub fn take_back(model: &mut Model) {
    model.who.typed.pop();
    model.who.at = 0;
}

/// Says who sits here, and goes on.
pub fn choose_person(model: &mut Model) -> Vec<Effect> {
    let mut candidates = candidates(model);
    if candidates.is_empty() {
        super::tell(model, &say!("screens-who-nobody"));
        return Vec::new();
    }
    let at = model.who.at.min(candidates.len() - 1);
    model.me = Some(candidates.swap_remove(at).person);
    model.who = Who::default();
    enter(model)
}

/// Opens the incident that was asked for, or asks which there are.
pub fn enter(model: &mut Model) -> Vec<Effect> {
    model.base = Screen::Home;
    match model.wanted.take() {
        Some(id) => ask(model, Request::Open(id), Errand::Open, String::new()),
        None => ask(model, Request::List, Errand::List, String::new()),
    }
}

/// Shows the incidents there are. The first time, the only open one is opened at once.
pub fn show(model: &mut Model, listed: Vec<Listed>) -> Vec<Effect> {
    let first = model.listed.is_none();
    let arrives = !std::mem::replace(&mut model.arrived, true);
    let mut open = listed.iter().filter(|listed| !listed.closed).map(|listed| listed.incident.clone());
    let only = open.next().filter(|_| open.next().is_none() && arrives);
    let grown = listed.iter().filter(|listed| !listed.closed).count() > listed_open(model).count();
    let under_cursor = rows(model).get(model.home_at).copied();
    let moved_by = listed.len() != model.listed.as_ref().map_or(listed.len(), Vec::len);
    model.listed = Some(listed);
    if first {
        model.home_at = first_sound(model);
    } else if grown {
        // What was declared just now is what matters.
        model.home_at = 0;
    } else if let Some(row) = under_cursor.filter(|_| moved_by) {
        model.home_at = rows(model).iter().position(|other| *other == row).unwrap_or(0);
    }
    match only {
        Some(id) => ask(model, Request::Open(id), Errand::Open, String::new()),
        None => Vec::new(),
    }
}

/// The incidents that are open.
fn listed_open(model: &Model) -> impl Iterator<Item = &Listed> {
    model.listed.iter().flatten().filter(|listed| !listed.closed)
}

/// The first row that can be chosen: a runbook that is refused is passed over.
fn first_sound(model: &Model) -> usize {
    let sound = |row: &Row| match row {
        Row::Incident(_) => true,
        Row::Runbook(place) => model.given.shelf.runbooks.get(*place).is_some_and(|shelved| shelved.runbook.is_some()),
    };
    rows(model).iter().position(sound).unwrap_or(0)
}

/// Puts the open incident away and goes home; it goes on.
pub fn come_back(model: &mut Model) -> Vec<Effect> {
    model.base = Screen::Home;
    model.open = None;
    model.listed = None;
    model.arrived = true;
    let mut effects = vec![Effect::Ask(Request::Leave)];
    effects.extend(ask(model, Request::List, Errand::List, String::new()));
    effects
}

/// Opens the incident under the cursor, or the form that declares one from the runbook under it.
pub fn choose(model: &mut Model) -> Vec<Effect> {
    match rows(model).get(model.home_at) {
        Some(Row::Incident(place)) => {
            let incident = model.listed.as_ref().and_then(|listed| listed.get(*place)).map(|listed| listed.incident.clone());
            incident.map(|id| ask(model, Request::Open(id), Errand::Open, String::new())).unwrap_or_default()
        }
        Some(Row::Runbook(place)) => {
            declare(model, *place);
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn declare(model: &mut Model, place: usize) {
    let Some(shelved) = model.given.shelf.runbooks.get(place) else { return };
    if let Some(runbook) = &shelved.runbook {
        let mut form = make::declare(place, runbook, model.given.language);
        if let Some(open) = listed_open(model).next() {
            form.about.insert(0, model.say(&say!("screens-home-another", incident = &open.incident)));
        }
        filling::open(model, form);
    } else {
        super::tell(model, &say!("screens-home-refused", file = &shelved.file));
    }
}
