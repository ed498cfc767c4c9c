//! How one gets to what a verb is about, from where the cursor stands: a key that is named beside a step must not be pressed on another.

use crate::domain::speech::Sentence;
use crate::tui::action::Action;
use crate::tui::say;
use crate::tui::spot::Focus;

use super::wish::component_here;
use super::{Model, Open};

impl Model {
    /// A sentence of the rules in the language of whoever sits here: with keys in place of verbs, and safe to draw.
    #[must_use]
    pub fn said(&self, sentence: &Sentence) -> String {
        say::for_screen(&self.given.keys, |words| way(self, words), &self.say(sentence))
    }

    /// The keys alone for what a sentence of the rules names.
    #[must_use]
    pub fn keys_of(&self, sentence: &Sentence) -> String {
        say::keys_of(&self.given.keys, |words| way(self, words), &self.say(sentence))
    }

    /// What one presses to get to a step: nothing where the cursor stands there.
    #[must_use]
    pub fn way_to(&self, code: &str) -> String {
        way(self, &["start", code])
    }
}

/// What one presses before the key of a verb, given its words: nothing where the cursor stands there already, the key of what is next where it
/// is that, else its name in the palette.
fn way(model: &Model, words: &[&str]) -> String {
    let (Some(open), Some(about)) = (&model.open, words.get(1)) else { return String::new() };
    let there = match words.first() {
        Some(&("verdict" | "service")) => component(open, about),
        _ => step(open, about),
    };
    let key = |action| model.given.keys.key(action);
    match there {
        Some(There::Here) | None => String::new(),
        Some(There::Next) => format!("{} ", key(Action::GoToNext)),
        Some(There::Elsewhere) => format!("{}{about} ", key(Action::ShowPalette)),
    }
}

enum There {
    Here,
    Next,
    Elsewhere,
}

fn step(open: &Open, code: &str) -> Option<There> {
    let step = &open.board.steps().find(|row| row.code == code)?.reference;
    let here = open.step_here().filter(|_| open.focus == Focus::Steps);
    Some(match here {
        Some(row) if row.reference == *step => There::Here,
        _ if open.board.next_step() == Some(step) => There::Next,
        _ => There::Elsewhere,
    })
}

fn component(open: &Open, id: &str) -> Option<There> {
    open.board.components.iter().find(|row| row.id == id)?;
    Some(if component_here(open).is_some_and(|here| here.as_str() == id) { There::Here } else { There::Elsewhere })
}
