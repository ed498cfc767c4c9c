//! Forms: what a person types before something is asked of the desk. A form is a value; it asks for nothing itself.
//!
//! [`make`] makes each form with what is known already, [`send`] turns a filled one into a request, [`edit`] is what keys do in it.

pub mod about;
pub mod edit;
pub mod make;
pub mod send;
pub mod words;

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::domain::field::FieldName;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::vocabulary::Verdict;
use crate::tui::fuzzy::Found;
use crate::tui::theme::{Look, style};

/// The word of the option that doubts a verdict instead of giving one.
pub const DOUBTED: &str = "in doubt";

/// What a form is for. Drafts are kept under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Declare a crisis from the runbook at that place of the shelf.
    Declare(usize),
    /// Begin a step that destroys something.
    Start(StepRef),
    /// Finish a step.
    Finish(StepRef),
    /// Leave a step out.
    Skip(StepRef),
    /// Say that a step was tried in vain.
    Fail(StepRef),
    /// Say that a step does not apply.
    RuleOut(StepRef),
    /// Open a step again.
    Reopen(StepRef),
    /// Pass a step's gates.
    Override(StepRef),
    /// Judge a component's data.
    Verdict(Option<ComponentId>),
    /// Say what customers have of a component.
    Service(Option<ComponentId>),
    /// Bring a component into scope.
    AddComponent,
    /// Give somebody a role.
    Assign(Option<PersonId>),
    /// Call somebody.
    Call(Option<PersonId>),
    /// Let somebody rest.
    Release(Option<PersonId>),
    /// Offer the command.
    Handover(Option<PersonId>),
    /// Write something down.
    Note,
    /// Write a decision down.
    Decide,
    /// Say that service is back.
    Resolve,
    /// Say that it is over.
    Close,
    /// Choose which entries of the timeline are shown; asks nothing of the desk.
    Filter,
}

/// A form as it stands.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// Its title.
    pub title: String,
    /// What one should know before filling it in.
    pub about: Vec<String>,
    /// What to fill in.
    pub fields: Vec<Field>,
    /// Which field the cursor is in.
    pub at: usize,
    /// It was sent and is not answered yet.
    pub sent: bool,
    /// The letters typed on the choice that the cursor is in.
    pub ahead: Ahead,
}

/// Letters typed on a choice, and the options that they find. None of these is chosen before somebody takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// The letters.
    pub typed: String,
    /// What they find, the best first.
    pub found: Vec<Found>,
    /// Which of those the cursor stands on.
    pub at: usize,
}

impl Ahead {
    /// Whether letters were typed that no option holds.
    #[must_use]
    pub fn is_astray(&self) -> bool {
        !self.typed.is_empty() && self.found.is_empty()
    }
}

/// One thing to fill in.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which.
    pub name: FieldName,
    /// What stands before it.
    pub label: String,
    /// What is in it.
    pub value: Value,
    /// Nothing is sent as long as it is empty.
    pub required: bool,
    /// What stands below it, whatever was typed.
    pub hint: Option<String>,
    /// What was in it before anybody touched it.
    pub was: String,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum Value {
    /// Words on one line.
    Line(Box<TextArea<'static>>),
    /// Words on several lines.
    Text(Box<TextArea<'static>>),
    /// One of several options.
    Choice {
        /// The options.
        options: Vec<Choice>,
        /// Which one is chosen; none before somebody chose.
        at: Option<usize>,
        /// They stand below each other, each with what it means.
        listed: bool,
    },
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for: a word or an id.
    pub word: String,
    /// What is shown.
    pub shown: String,
    /// What it means, where that is worth a line.
    pub note: String,
}

impl Choice {
    /// An option that stands for a word, and what it is called.
    #[must_use]
    pub fn new(word: &str, shown: impl Into<String>) -> Self {
        Self { word: word.to_owned(), shown: shown.into(), note: String::new() }
    }

    /// The same option with what it means.
    #[must_use]
    pub fn meaning(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// All the words under which somebody may look for it; what is shown comes first.
    #[must_use]
    pub fn searched(&self) -> String {
        if self.shown.to_lowercase() == self.word { self.shown.clone() } else { format!("{} {}", self.shown, self.word) }
    }
}

impl Field {
    fn of(name: FieldName, label: String, value: Value) -> Self {
        Self { name, label, value, required: false, hint: None, was: String::new() }
    }

    /// An empty line.
    #[must_use]
    pub fn line(name: FieldName, label: String) -> Self {
        Self::of(name, label, Value::Line(Box::new(text_area(""))))
    }

    /// A text of several lines.
    #[must_use]
    pub fn text(name: FieldName, label: String) -> Self {
        let mut area = text_area("");
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        Self::of(name, label, Value::Text(Box::new(area)))
    }

    /// One of several options beside each other, the one at `at` chosen.
    #[must_use]
    pub fn choice(name: FieldName, label: String, options: Vec<Choice>, at: usize) -> Self {
        Self::of(name, label, Value::Choice { options, at: Some(at), listed: false })
    }

    /// One of several options below each other. None is chosen, unless there is only one.
    #[must_use]
    pub fn open_choice(name: FieldName, label: String, options: Vec<Choice>) -> Self {
        let at = (options.len() == 1).then_some(0);
        Self::of(name, label, Value::Choice { options, at, listed: true }).needed()
    }

    /// The same choice with its options below each other.
    #[must_use]
    pub fn listed(mut self) -> Self {
        if let Value::Choice { listed, .. } = &mut self.value {
            *listed = true;
        }
        self
    }

    /// The same text, filled in; typing replaces it whole.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        if let Value::Line(area) | Value::Text(area) = &mut self.value {
            area.select_all();
            area.insert_str(text);
            area.select_all();
        }
        self
    }

    /// The same field, with an example that stands in it as long as it is empty.
    #[must_use]
    pub fn such_as(mut self, example: impl Into<String>) -> Self {
        if let Value::Line(area) | Value::Text(area) = &mut self.value {
            area.set_placeholder_text(example);
            area.set_placeholder_style(style(Look::Muted, false));
        }
        self
    }

    /// The same field with a line below it.
    #[must_use]
    pub fn hinted(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same field, which has to be filled in.
    #[must_use]
    pub fn needed(mut self) -> Self {
        self.required = true;
        self
    }

    /// What was typed, without the space around it; for a choice, the word of the option.
    #[must_use]
    pub fn filled(&self) -> String {
        match &self.value {
            Value::Line(area) | Value::Text(area) => area.lines().join("\n").trim().to_owned(),
            Value::Choice { options, at, .. } => {
                at.and_then(|at| options.get(at)).map(|choice| choice.word.clone()).unwrap_or_default()
            }
        }
    }

    /// Whether something is in it: a word, or an option that was chosen, even one that stands for nothing.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        match &self.value {
            Value::Choice { at, .. } => at.is_some(),
            _ => !self.filled().is_empty(),
        }
    }

    /// Whether somebody changed it.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.filled() != self.was
    }
}

fn text_area(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(vec![text.to_owned()]);
    area.set_style(style(Look::Field, false));
    area.set_cursor_line_style(style(Look::Field, false));
    area.set_selection_style(style(Look::Cursor, false));
    area.move_cursor(CursorMove::End);
    area
}

impl Form {
    /// A form with its fields.
    #[must_use]
    pub fn new(purpose: Purpose, title: impl Into<String>, about: Vec<String>, fields: Vec<Field>) -> Self {
        Self { purpose, title: title.into(), about, fields, at: 0, sent: false, ahead: Ahead::default() }.as_given()
    }

    /// The same form, as if nobody had touched it yet.
    #[must_use]
    pub fn as_given(mut self) -> Self {
        for field in &mut self.fields {
            field.was = field.filled();
        }
        self
    }

    /// What a field holds; nothing where the form has none of that name, or does not ask for it now.
    #[must_use]
    pub fn filled(&self, name: FieldName) -> Option<String> {
        let field = self.fields.iter().find(|field| field.name == name && self.asks_for(field))?;
        Some(field.filled()).filter(|text| !text.is_empty())
    }

    /// Writes a text into a field, as if it had been there from the beginning.
    pub fn write(&mut self, name: FieldName, text: &str) {
        let written = |field: Field| if field.name == name && !text.is_empty() { field.with(text) } else { field };
        self.fields = std::mem::take(&mut self.fields).into_iter().map(written).collect();
    }

    /// What was chosen in a field, or would be with Enter: what the letters typed in it found.
    #[must_use]
    pub fn pointed(&self, name: FieldName) -> Option<String> {
        let field = self.here().filter(|field| field.name == name);
        match field.map(|field| &field.value) {
            Some(Value::Choice { options, .. }) if !self.ahead.typed.is_empty() => {
                let found = self.ahead.found.get(self.ahead.at)?;
                options.get(found.place).map(|choice| choice.word.clone())
            }
            _ => self.filled(name),
        }
    }

    /// Whether a field has a meaning with what was chosen in the others.
    #[must_use]
    pub fn asks_for(&self, field: &Field) -> bool {
        let chosen = |name| self.fields.iter().find(|other| other.name == name).map(Field::filled).unwrap_or_default();
        let verdict = || chosen(FieldName::Verdict);
        match field.name {
            FieldName::Extent => matches!(verdict().as_str(), "damaged" | "lost" | "recovered"),
            FieldName::AsOf => verdict() == "recovered",
            FieldName::Why if self.fields.iter().any(|other| other.name == FieldName::Verdict) => verdict() == DOUBTED,
            FieldName::Evidence if matches!(self.purpose, Purpose::Verdict(_)) => verdict() != DOUBTED,
            FieldName::Percent => chosen(FieldName::Service) == "degraded",
            _ => true,
        }
    }

    /// Its title; what is chosen in it is named.
    #[must_use]
    pub fn heading(&self) -> String {
        match (&self.purpose, self.filled(FieldName::Component)) {
            (Purpose::Verdict(None) | Purpose::Service(None), Some(component)) => format!("{}: {component}", self.title),
            _ => self.title.clone(),
        }
    }

    /// The component whose data is judged with it.
    #[must_use]
    pub fn judged(&self) -> Option<ComponentId> {
        let chosen = || self.filled(FieldName::Component).and_then(|id| id.parse().ok());
        match &self.purpose {
            Purpose::Verdict(component) => component.clone().or_else(chosen),
            Purpose::Finish(step) if self.fields.iter().any(|field| field.name == FieldName::Verdict) => step.component.clone(),
            _ => None,
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
