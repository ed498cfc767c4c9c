//! What the palette has: everything that can be done here, and everything that one can go to,
//! found by a few letters. It decides nothing itself: what is chosen is what its key would do.

use crate::domain::alike::{self, alike};
use crate::domain::data::rows::ComponentRow;
use crate::domain::people::rows::ResponderRow;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::rows::StepRow;
use crate::domain::text::line;
use crate::domain::verb::Verb;
use crate::tui::action::Action;
use crate::tui::fuzzy;
use crate::tui::keys::Bound;
use crate::tui::spot::Spot;

use super::{Model, Open, home};

/// An entry of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it leads to: a key to press, something on the board, or a row of home.
    pub goal: Spot,
    /// The key that does the same; none for what one only goes to.
    pub key: String,
    /// What it is called in a word or two: a step's code, an id, the name of an action.
    pub name: String,
    /// What it does or what it is, in a sentence; searched as well as the name.
    pub sentence: String,
    /// Other words that people try for it; searched, not shown.
    pub also: String,
    /// The word of its verb, by which runbooks and the command line name it; searched, not shown.
    pub verb: Option<Verb>,
}

/// What was found by the letters typed, the best first; with nothing
/// typed, all that can be done; of the many steps of an incident none.
#[must_use]
pub fn found(model: &Model) -> Vec<Entry> {
    let Some(palette) = &model.palette else { return Vec::new() };
    let typed = palette.typed.trim();
    let mut all: Vec<Entry> = offered(model).map(|bound| action(model, bound)).collect();
    if !typed.is_empty() || model.open.is_none() {
        all.extend(goals(model));
    }
    if typed.is_empty() {
        return all;
    }
    best_first(&all, typed)
}

/// How many rows below the first something stands where its name is typed: what can be done, a step, a
/// component and a person may be called the same.
#[must_use]
pub fn below_the_first(model: &Model, open: &Open, name: &str, goal: &Spot) -> Option<usize> {
    let name_here = line(name);
    let same = |other: &str| alike::same(&line(other), &name_here);
    let by_verb = |bound: &Bound| verb(bound.row.action).is_some_and(|verb| same(verb.word()));
    let named = |bound: &&Bound| by_verb(bound) || same(&model.say(&bound.row.name()));
    let mut called: Vec<Entry> = offered(model).filter(named).map(|bound| action(model, bound)).collect();
    // No two steps have one code, and it begins with a capital.
    let step = open.board.coded(name).or_else(|| open.board.coded(&name.to_uppercase()));
    called.extend(step.map(|row| step_entry(model, row)));
    called.extend(open.board.components.iter().filter(|row| same(&row.id)).map(|row| component_entry(model, row)));
    called.extend(open.board.responders.iter().filter(|row| same(&model.called(&row.id))).map(|row| person_entry(model, row)));
    // Mostly nothing else is called so.
    if let [only] = called.as_slice() {
        return (only.goal == *goal).then_some(0);
    }
    best_first(&called, &line(name)).iter().position(|entry| entry.goal == *goal)
}

/// Of some entries those that hold the letters typed, the best first.
fn best_first(all: &[Entry], typed: &str) -> Vec<Entry> {
    let word = |entry: &Entry| entry.verb.map_or("", Verb::word);
    let texts: Vec<String> =
        all.iter().map(|entry| format!("{} {} {} {}", entry.name, entry.sentence, entry.also, word(entry))).collect();
    let mut places: Vec<usize> =
        fuzzy::find(typed, texts.iter().map(String::as_str)).into_iter().map(|found| found.place).collect();
    // What is called just so is what was meant, a code, a name or a verb; then what begins so.
    let typed = alike(typed);
    let unlike = |place: &usize| {
        let name = alike(all.get(*place).map_or("", |entry| &entry.name));
        let verb = all.get(*place).map_or("", word);
        (name != typed, *verb != *typed, !name.starts_with(&*typed))
    };
    places.sort_by_key(unlike);
    places.into_iter().filter_map(|place| all.get(place).cloned()).collect()
}

/// All that can be done on the screen below: what only moves the cursor is left out.
fn offered(model: &Model) -> impl Iterator<Item = &Bound> {
    model.given.keys.on(model.base).filter(|bound| {
        let action = bound.row.action;
        !(action.moves() || action.changes_list() || matches!(action, Action::ShowPalette | Action::Choose))
    })
}

fn action(model: &Model, bound: &Bound) -> Entry {
    Entry {
        goal: Spot::Key(bound.row.action),
        key: bound.key_text(model.given.language),
        name: model.say(&bound.row.name()),
        sentence: model.say(&bound.row.sentence()),
        also: also(bound.row.action).map(|words| model.say(&words)).unwrap_or_default(),
        verb: verb(bound.row.action),
    }
}

/// The verb of what can be done.
fn verb(action: Action) -> Option<Verb> {
    if let Action::Ask(verb) = action { Some(verb) } else { None }
}

/// Other words that people try for what can be done.
fn also(action: Action) -> Option<Sentence> {
    match action {
        Action::UndoLast => Some(say!("keys-also-undo")),
        Action::WriteReport => Some(say!("keys-also-report")),
        Action::CopyWords => Some(say!("keys-also-copy")),
        Action::Ask(Verb::Correct) => Some(say!("keys-also-correct")),
        Action::Ask(Verb::Strike) => Some(say!("keys-also-strike")),
        Action::Ask(Verb::Note) => Some(say!("keys-also-note")),
        _ => None,
    }
}

fn go(model: &Model, goal: Spot, name: &str, sentence: &Sentence) -> Entry {
    let (name, sentence) = (line(name).into_owned(), line(&model.say(sentence)).into_owned());
    Entry { goal, key: String::new(), name, sentence, also: String::new(), verb: None }
}

fn step_entry(model: &Model, row: &StepRow) -> Entry {
    go(model, Spot::Step(row.reference.clone()), &row.code(), &say!("keys-go-to-step", title = &row.title))
}

fn component_entry(model: &Model, row: &ComponentRow) -> Entry {
    go(model, Spot::Component(row.id.clone()), &row.id, &say!("keys-go-to-component", title = &row.title))
}

fn person_entry(model: &Model, row: &ResponderRow) -> Entry {
    let entry = go(model, Spot::Person(row.id.clone()), &model.called(&row.id), &say!("keys-go-to-person", name = &row.name));
    Entry { also: row.id.to_string(), ..entry }
}

/// All that one can go to.
fn goals(model: &Model) -> Vec<Entry> {
    let Some(open) = &model.open else {
        let (places, ids) = (home::places(model).into_iter().enumerate(), home::short_ids(model));
        return places
            .filter_map(|(at, place)| home::named(model, &ids, place).map(|(name, say)| go(model, Spot::Row(at), &name, &say)))
            .collect();
    };
    // A step that is not shown, for it is somebody else's, is gone to all the same.
    let steps = open.board.steps().map(|row| step_entry(model, row));
    let components = open.board.components.iter().map(|row| component_entry(model, row));
    steps.chain(components).chain(open.board.responders.iter().map(|row| person_entry(model, row))).collect()
}
