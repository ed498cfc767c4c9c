//! Forms: what a person types before something is asked of the
//! desk. A form is a value; it asks for nothing itself.
//!
//! [`make`] makes the form of a verb from its row of the table of what can be asked:
//! [`prefill`] has a field for each thing to type or choose, [`wording`] what is said
//! around them. [`send`] reads a filled form by the same table, [`edit`] is what keys
//! do in it. [`declare`] and [`filter`] are forms that ask nothing of an open incident.

pub mod background;
pub mod declare;
pub mod edit;
pub mod field;
pub mod filter;
pub mod known;
pub mod make;
pub mod page;
pub mod prefill;
pub mod send;
pub mod wording;

use crate::domain::ask::Row;
use crate::domain::entry_ref::EntryRef;
use crate::domain::field::FieldName;
use crate::domain::id::{ComponentId, DialId, IncidentId, PersonId, StepRef};
use crate::domain::stamp::Moment;
use crate::domain::steps::plan::Plan;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Service, Verdict};
use crate::tui::fuzzy::Found;

pub use field::{Choice, Field, Value};

/// What a form is for. Drafts are kept under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Declare a crisis from the runbook at that place of the shelf.
    Declare(usize),
    /// Ask for something about something.
    Ask(Verb, About),
    /// Take back what was done last, with a verb about something.
    Undo(Verb, About),
    /// Choose which entries of the timeline are shown; asks nothing of the desk.
    Filter,
}

impl Purpose {
    /// The verb that is asked, and about what; none where nothing is asked of an open incident.
    #[must_use]
    pub const fn asks(&self) -> Option<(Verb, &About)> {
        match self {
            Self::Ask(verb, about) | Self::Undo(verb, about) => Some((*verb, about)),
            Self::Declare(_) | Self::Filter => None,
        }
    }
}

/// What is settled before a form opens, because the cursor stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing: what it is about is chosen in the form, or it is about the incident as a whole.
    Nothing,
    /// A step of the board, to be finished, failed or the like.
    Step(StepRef),
    /// A component of the board, for a verdict or its service state.
    Component(ComponentId),
    /// A responder or a contact, to be called or given a role.
    Person(PersonId),
    /// Somebody of the dial list, to be dialled.
    Dial(DialId),
    /// An entry of the timeline, to be corrected or struck.
    Entry(EntryRef),
}

/// A form as it stands.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// What stands in its frame, such as `Finish D3@db-1`.
    pub title: String,
    /// What one should know before filling it in.
    pub about: Vec<String>,
    /// What to fill in.
    pub fields: Vec<Field>,
    /// Which field the cursor is in.
    pub at: usize,
    /// The letters typed on the choice that the cursor is in.
    pub ahead: Ahead,
    /// It was closed before with something typed in it, and is open again.
    pub resumed: bool,
    /// The entry that it tells of, for whoever reads it and then stands for that.
    pub read: Option<EntryRef>,
    /// When what it tells became something else while it was open.
    pub changed: Option<Moment>,
    /// The incident in which it was closed, of a draft; none for one that was closed at home.
    pub kept_in: Option<IncidentId>,
}

/// Letters typed on a choice, and the options that they find.
/// None of these is chosen before somebody takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// The letters typed so far; empty while nobody narrows the options down.
    pub typed: String,
    /// What they find, the best first.
    pub found: Vec<Found>,
    /// Which of those the cursor stands on.
    pub at: usize,
    /// What the cursor stands on was chosen, with an arrow or the mouse, since the last letter.
    pub by_arrow: bool,
}

impl Ahead {
    /// Whether letters were typed that no option holds.
    #[must_use]
    pub fn is_astray(&self) -> bool {
        !self.typed.is_empty() && self.found.is_empty()
    }
}

impl Form {
    /// A form with its fields.
    #[must_use]
    pub fn new(purpose: Purpose, title: impl Into<String>, about: Vec<String>, fields: Vec<Field>) -> Self {
        let title = title.into();
        let (ahead, read) = (Ahead::default(), None);
        let form = Self { purpose, title, about, fields, at: 0, ahead, resumed: false, read, changed: None, kept_in: None };
        form.as_given()
    }

    /// The same form, as if nobody had touched it yet.
    #[must_use]
    pub fn as_given(mut self) -> Self {
        self.fields = self.fields.into_iter().map(Field::as_given).collect();
        self
    }

    /// What a field holds; nothing where the form has none of that name, or does not ask for it now.
    #[must_use]
    pub fn filled(&self, name: FieldName) -> Option<String> {
        if let (FieldName::Dial, Some((_, About::Dial(id)))) = (name, self.purpose.asks()) {
            return Some(id.to_string());
        }
        let field = self.fields.iter().find(|field| field.answers() == name && self.asks_for(field))?;
        Some(field.filled()).filter(|text| !text.is_empty())
    }

    /// Writes a text into a field, as if it had been there from the beginning.
    pub fn write(&mut self, name: FieldName, text: &str) {
        let written = |field: Field| if field.name == name { field.with(text).as_given() } else { field };
        self.fields = std::mem::take(&mut self.fields).into_iter().map(written).collect();
    }

    /// What was chosen in a field, or would be with Enter: what the letters typed in it found.
    #[must_use]
    pub fn pointed(&self, name: FieldName) -> Option<String> {
        let field = self.here().filter(|field| field.name == name || field.may_answer(name));
        match field.map(|field| (&field.value, field.name)) {
            Some((Value::Choice { options, .. }, here)) if !self.ahead.typed.is_empty() => {
                let found = self.ahead.found.get(self.ahead.at)?;
                let choice = options.get(found.place).filter(|choice| choice.answers.unwrap_or(here) == name);
                choice.map(|choice| choice.word.clone())
            }
            _ => self.filled(name),
        }
    }

    /// Whether a field has a meaning with what was chosen in the others.
    #[must_use]
    pub fn asks_for(&self, field: &Field) -> bool {
        let chosen = |name| match (name, self.purpose.asks()) {
            (FieldName::Dial, Some((_, About::Dial(id)))) => Some(id.to_string()),
            _ => self.fields.iter().find(|other| other.answers() == name).map(Field::filled),
        };
        let verdict = || Verdict::from_word(&chosen(FieldName::Verdict)?);
        let service = || Service::from_word(&chosen(FieldName::Service)?);
        match field.name {
            FieldName::Extent => verdict().is_some_and(Verdict::takes_extent),
            FieldName::AsOf => verdict().is_some_and(Verdict::has_age),
            FieldName::Percent => service().is_some_and(Service::takes_percent),
            // What is given up is given up with a reason; for another state nobody is asked for one.
            FieldName::Why if self.purpose.asks().is_some_and(|(verb, _)| verb == Verb::Service) => {
                service() == Some(Service::Retired)
            }
            // Only somebody who answered says when they come; whoever is on the dial list is not waited for.
            FieldName::Expected => {
                let answered = chosen(FieldName::Outcome).as_deref() == Some(CallOutcome::Answered.word());
                answered && chosen(FieldName::Dial).is_none_or(|id| id.is_empty())
            }
            name => self.row().is_none_or(|row| row.takes(name, chosen)),
        }
    }

    /// The row of the table of what can be asked that it asks for.
    fn row(&self) -> Option<&'static Row> {
        self.purpose.asks()?.0.row()
    }

    /// Whether it has something to fill in, or to be read before it
    /// is sent. What has neither is asked at once.
    #[must_use]
    pub fn wants_a_look(&self) -> bool {
        !self.fields.is_empty() || !self.about.is_empty()
    }

    /// Its title; a component that is chosen in it is named.
    #[must_use]
    pub fn heading(&self) -> String {
        let chosen = |field: &&Field| field.name == FieldName::Component && matches!(field.value, Value::Choice { .. });
        let component = self.fields.iter().find(chosen).map(Field::filled).filter(|id| !id.is_empty());
        match (self.purpose.asks(), component) {
            (Some(_), Some(component)) => format!("{}: {component}", self.title),
            _ => self.title.clone(),
        }
    }

    /// The component whose data is judged with it, in an incident with that plan.
    #[must_use]
    pub fn judged(&self, plan: Plan<'_>) -> Option<ComponentId> {
        let (_, about) = self.purpose.asks()?;
        self.fields.iter().find(|field| field.name == FieldName::Verdict)?;
        match about {
            About::Component(component) => Some(component.clone()),
            About::Step(step) => plan.judged(step).map(|state| state.component.id.clone()),
            About::Nothing | About::Person(_) | About::Dial(_) | About::Entry(_) => {
                self.filled(FieldName::Component)?.parse().ok()
            }
        }
    }

    /// Whether a person typed or chose something that would be lost.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.fields.iter().any(Field::is_touched)
    }

    /// The field that the cursor is in.
    #[must_use]
    pub fn here(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// Whether somebody is chosen in the field of the cursor, and letters go on in the next field.
    #[must_use]
    pub fn chose_somebody(&self) -> bool {
        let people = |field: &Field| matches!(field.name, FieldName::Who | FieldName::For);
        !self.is_at_last() && self.ahead.by_arrow && self.ahead.typed.is_empty() && self.here().is_some_and(people)
    }

    /// Whether no field that is shown comes behind that of the cursor.
    #[must_use]
    pub fn is_at_last(&self) -> bool {
        self.shown().last().is_none_or(|(place, _)| place == self.at)
    }

    /// Whether nothing is sent as long as a field is empty, with what was chosen in the others.
    #[must_use]
    pub fn needs(&self, field: &Field) -> bool {
        let verdict = || self.filled(FieldName::Verdict).and_then(|word| Verdict::from_word(&word));
        field.required || (field.name == FieldName::Evidence && verdict().is_some_and(Verdict::opens_the_gate))
    }

    /// The first field that has to be filled in and is not.
    #[must_use]
    pub fn gap(&self) -> Option<(usize, &Field)> {
        self.shown().find(|(_, field)| self.needs(field) && !field.is_filled())
    }

    /// The fields that are asked for now, each with its place in the form.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Field)> {
        self.fields.iter().enumerate().filter(|(_, field)| self.asks_for(field))
    }

    /// Everything that was typed, for whoever must be told that it was not kept.
    #[must_use]
    pub fn typed(&self) -> String {
        let words =
            self.shown().filter(|(_, field)| !matches!(field.value, Value::Choice { .. })).map(|(_, field)| field.filled());
        words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
