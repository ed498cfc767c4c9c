//! How one gets to what a verb is about, from where the cursor stands:
//! a key that is named beside a step must not be pressed on another.

use crate::domain::speech::{Ask, Sentence};
use crate::domain::text::line;
use crate::domain::verb::Verb;
use crate::tui::action::Action;
use crate::tui::say;
use crate::tui::spot::Focus;

use super::target::component_here;
use super::{Model, Open};

impl Model {
    /// A sentence of the rules in the language of whoever sits
    /// here: with keys in place of verbs, and safe to draw.
    #[must_use]
    pub fn said(&self, sentence: &Sentence) -> String {
        let (keys, language) = (&self.given.keys, self.given.language);
        let said = language.say_with(sentence, &|ask| say::by_key(keys, ask, &self.route_of(ask), language));
        line(&keys.spell(&said)).into_owned()
    }

    /// The keys alone for what a sentence of the rules tells somebody to ask for.
    #[must_use]
    pub fn keys_of(&self, sentence: &Sentence) -> String {
        let asks = sentence.asks().into_iter();
        let keys = asks.filter_map(|ask| Some(format!("{}{}", self.route_of(ask), say::key(&self.given.keys, ask)?)));
        keys.collect::<Vec<_>>().join(", ")
    }

    /// What one presses to get to a step: nothing where the cursor stands there.
    #[must_use]
    pub fn route_to(&self, code: &str) -> String {
        self.open.as_ref().map_or_else(String::new, |open| self.route(step(open, code).as_ref(), code))
    }

    /// What one presses to get to what is to be asked for.
    fn route_of(&self, ask: &Ask) -> String {
        let (Some(open), Some(about)) = (&self.open, ask.about()) else { return String::new() };
        let there = match ask.verb() {
            Verb::Verdict | Verb::Service => component(open, about),
            _ => step(open, about),
        };
        self.route(there.as_ref(), about)
    }

    /// What one presses: nothing where the cursor stands there already, the
    /// key of what is next where it is that, else its name in the palette.
    fn route(&self, there: Option<&There>, about: &str) -> String {
        let key = |action| self.given.keys.key(action);
        match there {
            Some(There::Here) | None => String::new(),
            Some(There::Next) => format!("{} ", key(Action::GoToNext)),
            Some(There::Elsewhere) => format!("{}{about} ", key(Action::ShowPalette)),
        }
    }
}

enum There {
    Here,
    Next,
    Elsewhere,
}

fn step(open: &Open, code: &str) -> Option<There> {
    let step = &open.board.coded(code)?.reference;
    let here = open.step_here().filter(|_| open.focus == Focus::Steps);
    Some(match here {
        Some(row) if row.reference == *step => There::Here,
        _ if open.board.next_step() == Some(step) => There::Next,
        _ => There::Elsewhere,
    })
}

fn component(open: &Open, id: &str) -> Option<There> {
    open.board.components.iter().find(|row| *row.id == *id)?;
    Some(if component_here(open).is_some_and(|here| here.as_str() == id) { There::Here } else { There::Elsewhere })
}
