//! How one gets to what a verb is about, from where the cursor stands:
//! a key that is named beside a step must not be pressed on another.
//!
//! A route is data: the strokes, one by one. The prose of the screen is made from them.

use chrono::{DateTime, FixedOffset};

use crate::domain::entry_ref::EntryRef;
use crate::domain::field::FieldName;
use crate::domain::id::{ComponentId, StepRef};
use crate::domain::speech::{Ask, Face, Sentence};
use crate::domain::text::line;
use crate::domain::verb::Verb;
use crate::tui::action::{Action, Screen};
use crate::tui::form::About;
use crate::tui::keys::Bound;
use crate::tui::say::{self, Stroke};
use crate::tui::spot::{Focus, Spot};

use super::target::{component_here, dial_here, entry_here, person_on, step_here};
use super::{Model, Open, palette};

impl Model {
    /// A sentence of the rules in the language of whoever sits here: with keys in place of verbs,
    /// and safe to draw. The keys are those of the screen that lies below help, palette and form.
    #[must_use]
    pub fn said(&self, sentence: &Sentence) -> String {
        self.said_by(sentence, false, |ask| self.route(ask))
    }

    /// The same without the titles of steps.
    #[must_use]
    pub fn said_briefly(&self, sentence: &Sentence) -> String {
        self.said_by(sentence, true, |ask| self.route(ask))
    }

    /// The same with the keys as they are now, whatever lies over the screen: what the foot says.
    #[must_use]
    pub fn answered(&self, sentence: &Sentence) -> String {
        self.said_by(sentence, false, |ask| self.route_from_top(ask))
    }

    fn said_by(&self, sentence: &Sentence, briefly: bool, route: impl Fn(&Ask) -> Option<Vec<Stroke>>) -> String {
        let (keys, language) = (&self.given.keys, self.given.language);
        let wording = |ask: &Ask| say::by_key(keys, route(ask).as_deref(), ask, language);
        let naming = |id: &str| self.aloud(id);
        let timing = |when: DateTime<FixedOffset>| Some(self.hour(when.to_utc().into()));
        let said = language.say_as(sentence, Face { wording: &wording, naming: &naming, timing: &timing, briefly });
        line(&keys.spell(&said, language)).into_owned()
    }

    /// The keys alone for what a sentence of the rules tells somebody to ask for.
    #[must_use]
    pub fn keys_of(&self, sentence: &Sentence) -> String {
        let routes = sentence.asks().into_iter().filter_map(|ask| self.route(ask));
        routes.map(|route| say::strokes(&route, self.given.language)).collect::<Vec<_>>().join(", ")
    }

    /// What one presses to ask for something on the screen that lies
    /// below help, palette and form; none for what no key does.
    #[must_use]
    pub fn route(&self, ask: &Ask) -> Option<Vec<Stroke>> {
        // What is next is one key away, wherever the cursor stands.
        let next = self.open.as_ref().and_then(|open| open.board.next.first()?.ask()).filter(|next| *next == ask);
        if let Some(does_it) = next.and_then(|_| self.stroke(self.base, Action::DoNext)) {
            return Some(vec![does_it]);
        }
        let bound = self.given.keys.of_verb(ask.verb())?;
        let mut route = self.way(ask, bound)?;
        route.extend(say::keys(&self.given.keys, ask, self.given.language)?);
        Some(route)
    }

    /// The same from whatever lies on top: that is closed first, but for the form that asks for just this.
    #[must_use]
    pub fn route_from_top(&self, ask: &Ask) -> Option<Vec<Stroke>> {
        let route = self.route(ask)?;
        let screen = self.screen();
        let first = match screen {
            Screen::Form if self.fills_in(ask) => return Some(self.stroke(screen, Action::Submit).into_iter().collect()),
            Screen::Form => self.stroke(screen, Action::Cancel),
            Screen::Palette | Screen::Help | Screen::Search => self.stroke(screen, Action::Back),
            _ => None,
        };
        Some(first.into_iter().chain(route).collect())
    }

    /// Whether the form that is open asks for just this.
    fn fills_in(&self, ask: &Ask) -> bool {
        let Some(form) = &self.form else { return false };
        let Some((verb, about)) = form.purpose.asks() else { return false };
        let goal = self.open.as_ref().and_then(|open| goal(open, ask));
        let same = match (about, goal) {
            (About::Step(step), Some(Goal::Step(other, _))) => step == other,
            (About::Component(id), Some(Goal::Component(other))) => id == other,
            (About::Person(id), Some(Goal::Person(other))) => **id == *other,
            (About::Step(_), _) => false,
            (About::Entry(entry), _) => self.entry_named(ask).is_some_and(|named| named == *entry),
            // One that is to come into scope is typed.
            (About::Nothing, None) if verb == Verb::Component => form.filled(FieldName::Component).as_deref() == ask.about(),
            _ => true,
        };
        verb == ask.verb() && same
    }

    /// The entry that something to ask for names.
    fn entry_named(&self, ask: &Ask) -> Option<EntryRef> {
        self.open.as_ref()?.published.incident.numbering.find(ask.about()?).ok()
    }

    /// What one presses before the key of something to ask for:
    /// nothing where the cursor stands on what it is about. None where no key leads there.
    fn way(&self, ask: &Ask, bound: &Bound) -> Option<Vec<Stroke>> {
        let Some(open) = &self.open else { return Some(Vec::new()) };
        // Its key is about the entry under the cursor of the timeline; any other one is named by its number.
        if ask.verb().takes(FieldName::Entry) {
            let here = entry_here(open, self.base).map(|row| row.written.entry());
            return here.filter(|here| self.entry_named(ask) == Some(*here)).map(|_| Vec::new());
        }
        let goal = goal(open, ask);
        // Among the people a key means somebody, whatever step the cursor of the board stands on.
        let elsewhere = self.base == Screen::People && matches!(goal, Some(Goal::Step(..)));
        let stays = bound.row.screens.contains(&self.base) && !elsewhere;
        let screen = if stays { self.base } else { Screen::Board };
        let back = || if stays { Vec::new() } else { self.back_to_the_board(open) };
        let to_step = |step: &StepRef, code: &str| self.to(open, code, &Spot::Step(step.clone()));
        Some(match goal {
            None => back(),
            Some(Goal::Step(step, code)) => match step_here(open, screen) {
                Ok(here) if here == *step => back(),
                _ => to_step(step, code)?,
            },
            // With the cursor on a step, what is about either means that step.
            Some(Goal::Component(id)) => {
                match component_here(open).filter(|_| !ask.verb().takes(FieldName::Step) || open.focus == Focus::Components) {
                    Some(here) if here == *id => back(),
                    _ => self.to(open, id, &Spot::Component(id.clone()))?,
                }
            }
            // Whoever it is about is chosen in the form, where the cursor stands on nobody.
            Some(Goal::Person(id)) => match person_on(self, open, screen) {
                None if dial_here(self, screen).is_none() => back(),
                Some(here) if here.as_str() == id => back(),
                Some(_) | None => match open.board.responders.iter().find(|row| *row.id == *id) {
                    Some(row) => self.by_name(open, &self.called(id), &Spot::Person(row.id.clone()))?,
                    None => self.away_from_people(open),
                },
            },
        })
    }

    /// What opens the lock of whatever the cursor of the board stands on, where that is something there.
    #[must_use]
    pub fn cause_here(&self, open: &Open) -> Option<Spot> {
        let hint = match open.focus {
            Focus::Steps => open.board.lock(open.step_here()?)?.hint,
            Focus::Components => open.component_here()?.locked.as_ref()?.hint.clone(),
            Focus::People => return None,
        };
        hint.say.asks().into_iter().find_map(|ask| match goal(open, ask)? {
            Goal::Step(step, _) => Some(Spot::Step(step.clone())),
            Goal::Component(id) => Some(Spot::Component(id.clone())),
            Goal::Person(_) => None,
        })
    }

    /// How one gets to a spot: by the key for what the thing under the cursor waits for, else by its name.
    fn to(&self, open: &Open, name: &str, spot: &Spot) -> Option<Vec<Stroke>> {
        let goes_there = self.stroke(self.base, Action::GoToCause);
        match goes_there.filter(|_| self.cause_here(open).as_ref() == Some(spot)) {
            Some(goes_there) => Some(vec![goes_there]),
            None => self.by_name(open, name, spot),
        }
    }

    /// Through the palette to something by its name: down to it where others of that name come first.
    fn by_name(&self, open: &Open, name: &str, goal: &Spot) -> Option<Vec<Stroke>> {
        let below = palette::below_the_first(self, open, name, goal)?;
        let mut route = say::through_palette(&self.given.keys, name.to_owned())?;
        let choose = route.pop()?;
        if below > 0 {
            let down = self.stroke(Screen::Palette, Action::Down)?;
            route.extend(std::iter::repeat_n(down, below));
        }
        route.push(choose);
        Some(route)
    }

    /// Back to the board: first out of an entry that is shown whole.
    fn back_to_the_board(&self, open: &Open) -> Vec<Stroke> {
        let whole = self.base == Screen::Timeline && open.timeline.opened.is_some();
        let back = self.stroke(self.base, Action::Back);
        back.into_iter().cycle().take(if whole { 2 } else { 1 }).collect()
    }

    /// To where the cursor of the board stands on nobody.
    fn away_from_people(&self, open: &Open) -> Vec<Stroke> {
        let mut away = if self.base == Screen::Board { Vec::new() } else { self.back_to_the_board(open) };
        away.extend(self.stroke(Screen::Board, Action::NextPane).filter(|_| open.focus == Focus::People));
        away
    }

    fn stroke(&self, screen: Screen, action: Action) -> Option<Stroke> {
        self.given.keys.key_on(screen, action).map(Stroke::Key)
    }
}

/// What the cursor has to stand on for something that is asked.
enum Goal<'a> {
    /// A step, with its code.
    Step(&'a StepRef, &'a str),
    /// A component in scope.
    Component(&'a ComponentId),
    /// Somebody.
    Person(&'a str),
}

/// What the cursor has to stand on; nothing where what it is about is typed or chosen.
fn goal<'a>(open: &'a Open, ask: &'a Ask) -> Option<Goal<'a>> {
    let coded = |code: &'a str| open.board.coded(code).map(|row| Goal::Step(&row.reference, code));
    let component = |about: &str| open.board.components.iter().map(|row| &row.id).find(|id| ***id == *about).map(Goal::Component);
    let takes = |field| ask.verb().takes(field);
    let about = ask.about();
    match about {
        Some(about) if takes(FieldName::Step) => coded(about).or_else(|| component(about)),
        Some(about) if takes(FieldName::Component) && ask.verb() != Verb::Component => component(about),
        Some(about) if takes(FieldName::Who) => Some(Goal::Person(about)),
        // A role is given with the step under the cursor as the duty.
        None if ask.verb() == Verb::Assign => coded(ask.value(FieldName::Duty)?),
        _ => None,
    }
}
