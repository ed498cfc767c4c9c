//! The palette: everything that can be done here, and everything that one can go to, found by a few letters. It decides nothing itself:
//! what is chosen is what its key would do.

use crate::domain::id::StepRef;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::line;
use crate::tui::action::{Action, Screen};
use crate::tui::fuzzy;
use crate::tui::keys::Bound;
use crate::tui::model::{Focus, Model, Reply};

use super::{Effect, act, home, wish};

/// What an entry of the palette leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Do something.
    Do(Action),
    /// Go to a step.
    Step(StepRef),
    /// Go to a component.
    Component(String),
    /// Go to a responder.
    Person(String),
    /// The row of home: open an incident, or declare from a runbook.
    Home(usize),
}

/// An entry of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it leads to.
    pub goal: Goal,
    /// The key that does the same; none for what one only goes to.
    pub key: String,
    /// In a word or two.
    pub name: String,
    /// In a sentence.
    pub sentence: String,
}

/// What was found by the letters typed, the best first; with nothing typed, all that can be done; of the many steps of an incident none.
#[must_use]
pub fn found(model: &Model) -> Vec<Entry> {
    let Some(palette) = &model.palette else { return Vec::new() };
    let typed = palette.typed.trim();
    let mut all = actions(model);
    if !typed.is_empty() || model.open.is_none() {
        all.extend(goals(model));
    }
    if typed.is_empty() {
        return all;
    }
    let texts: Vec<String> = all.iter().map(|entry| format!("{} {}", entry.name, entry.sentence)).collect();
    let mut places: Vec<usize> =
        fuzzy::find(typed, texts.iter().map(String::as_str)).into_iter().map(|found| found.place).collect();
    // What begins with just these letters is what was meant, a code or a name.
    let begins =
        |place: &usize| all.get(*place).is_some_and(|entry| entry.name.to_lowercase().starts_with(&typed.to_lowercase()));
    places.sort_by_key(|place| !begins(place));
    places.into_iter().filter_map(|place| all.get(place).cloned()).collect()
}

/// All that can be done on the screen below: what only moves the cursor is left out.
fn actions(model: &Model) -> Vec<Entry> {
    let offered = |bound: &&Bound| {
        let action = bound.row.action;
        !(action.moves() || action.changes_list() || matches!(action, Action::ShowPalette | Action::Choose))
    };
    let entry = |bound: &Bound| Entry {
        goal: Goal::Do(bound.row.action),
        key: bound.key_text(),
        name: model.say(&(bound.row.name)()),
        sentence: model.say(&(bound.row.sentence)()),
    };
    model.given.keys.on(model.base).filter(offered).map(entry).collect()
}

/// All that one can go to.
fn goals(model: &Model) -> Vec<Entry> {
    let go = |goal: Goal, name: &str, sentence: Sentence| Entry {
        goal,
        key: String::new(),
        name: line(name).into_owned(),
        sentence: line(&model.say(&sentence)).into_owned(),
    };
    let Some(open) = &model.open else {
        let rows = home::rows(model).into_iter().enumerate();
        return rows.filter_map(|(at, row)| home::named(model, row).map(|(name, say)| go(Goal::Home(at), &name, say))).collect();
    };
    let step = |row: &crate::domain::board::StepRow| {
        go(Goal::Step(row.reference.clone()), &row.code, say!("keys-go-to-step", title = &row.title))
    };
    let component = |row: &crate::domain::board::ComponentRow| {
        go(Goal::Component(row.id.clone()), &row.id, say!("keys-go-to-component", title = &row.title))
    };
    let person = |row: &crate::domain::board::ResponderRow| {
        go(Goal::Person(row.id.clone()), &row.id, say!("keys-go-to-person", name = &row.name))
    };
    let steps = open.steps().map(step);
    let components = open.board.components.iter().map(component);
    steps.chain(components).chain(open.board.responders.iter().map(person)).collect()
}

/// Takes typed text into the letters.
pub(super) fn type_letters(model: &mut Model, text: &str) {
    model.reply = None;
    if let Some(palette) = &mut model.palette {
        palette.typed.push_str(&line(&text.replace(['\r', '\n'], " ")));
        palette.at = 0;
    }
}

/// Takes the last letter back.
pub(super) fn take_back(model: &mut Model) {
    model.reply = None;
    if let Some(palette) = &mut model.palette {
        palette.typed.pop();
        palette.at = 0;
    }
}

/// Does what the cursor stands on. What cannot be done now says why, and the palette stays.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let mut found = found(model);
    let at = model.palette.as_ref().map_or(0, |palette| palette.at).min(found.len().saturating_sub(1));
    if found.is_empty() {
        super::tell(model, &say!("keys-palette-nothing"));
        return Vec::new();
    }
    let goal = found.swap_remove(at).goal;
    if let Goal::Do(action) = goal
        && let Some(refusal) = wish::refused(model, action)
    {
        model.reply = Some(Reply::Refused(refusal));
        return Vec::new();
    }
    model.palette = None;
    go(model, goal)
}

fn go(model: &mut Model, goal: Goal) -> Vec<Effect> {
    let focus = match &goal {
        Goal::Do(action) => return act(model, *action),
        Goal::Home(at) => {
            model.home_at = *at;
            return home::choose(model);
        }
        Goal::Step(_) => Focus::Steps,
        Goal::Component(_) => Focus::Components,
        Goal::Person(_) => Focus::People,
    };
    // On the screen of a step, another step comes there too.
    if !(focus == Focus::Steps && model.base == Screen::Step) {
        model.base = Screen::Board;
    }
    model.scroll = 0;
    stand(model, goal, focus);
    Vec::new()
}

/// Takes the cursor of the board to something on it.
pub(super) fn stand(model: &mut Model, goal: Goal, focus: Focus) {
    if let Some(open) = &mut model.open {
        open.focus = focus;
        match goal {
            Goal::Step(step) => open.step = Some(step),
            Goal::Component(id) => open.component = Some(id),
            Goal::Person(id) => open.responder = Some(id),
            Goal::Do(_) | Goal::Home(_) => {}
        }
    }
    model.look();
}
