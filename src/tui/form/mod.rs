//! Forms: what a person types before something is asked of the desk. A form is a value; it asks for nothing itself.
//!
//! [`make`] makes each form with what is known already, [`send`] turns a filled one into a request, [`edit`] is what keys do in it.

pub mod about;
pub mod edit;
pub mod make;
pub mod send;

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::domain::event::Verdict;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::tui::theme::{Look, style};

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
    /// The words that it was made with.
    pub given: Vec<String>,
}

/// Letters typed on a choice: they stand for the option that begins with all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// The letters.
    pub typed: String,
    /// Which option was chosen before the first of them.
    pub from: usize,
    /// No option begins with them.
    pub astray: bool,
}

/// The fields that forms are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is explained by its label")]
pub enum Name {
    Title,
    Components,
    Trigger,
    Affected,
    Exercise,
    Verdict,
    Extent,
    AsOf,
    Evidence,
    Target,
    Why,
    Component,
    Service,
    Percent,
    Who,
    Role,
    Duty,
    Line,
    Outcome,
    Text,
}

/// One thing to fill in.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which.
    pub name: Name,
    /// What stands before it.
    pub label: &'static str,
    /// What is in it.
    pub value: Value,
    /// Nothing is sent as long as it is empty.
    pub required: bool,
    /// What stands below it, whatever was typed.
    pub hint: Option<&'static str>,
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
        /// Which one is chosen.
        at: usize,
    },
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for: a word or an id.
    pub word: String,
    /// What is shown.
    pub shown: String,
}

impl Choice {
    /// An option that is shown as the word it stands for.
    #[must_use]
    pub fn plain(word: &str) -> Self {
        Self { word: word.to_owned(), shown: word.replace('_', " ") }
    }
}

impl Field {
    /// An empty line.
    #[must_use]
    pub fn line(name: Name, label: &'static str) -> Self {
        Self { name, label, value: Value::Line(Box::new(text_area(""))), required: false, hint: None }
    }

    /// A text of several lines.
    #[must_use]
    pub fn text(name: Name, label: &'static str) -> Self {
        let mut area = text_area("");
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        Self { name, label, value: Value::Text(Box::new(area)), required: false, hint: None }
    }

    /// One of several options, the one at `at` first.
    #[must_use]
    pub fn choice(name: Name, label: &'static str, options: Vec<Choice>, at: usize) -> Self {
        Self { name, label, value: Value::Choice { options, at }, required: false, hint: None }
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
    pub fn such_as(mut self, example: &str) -> Self {
        if let Value::Line(area) | Value::Text(area) = &mut self.value {
            area.set_placeholder_text(example);
            area.set_placeholder_style(style(Look::Muted, false));
        }
        self
    }

    /// The same field with a line below it.
    #[must_use]
    pub fn hinted(mut self, hint: &'static str) -> Self {
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
            Value::Choice { options, at } => options.get(*at).map(|choice| choice.word.clone()).unwrap_or_default(),
        }
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
        let mut form =
            Self { purpose, title: title.into(), about, fields, at: 0, sent: false, ahead: Ahead::default(), given: vec![] };
        form.given = form.words();
        form
    }

    /// The words of all its texts.
    fn words(&self) -> Vec<String> {
        self.fields.iter().filter(|field| !matches!(field.value, Value::Choice { .. })).map(Field::filled).collect()
    }

    /// The same form, as if nobody had typed into it yet.
    #[must_use]
    pub fn as_given(mut self) -> Self {
        self.given = self.words();
        self
    }

    /// Whether a person typed something that would be lost.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.words() != self.given
    }

    /// What a field holds; nothing where the form has none of that name, or does not ask for it now.
    #[must_use]
    pub fn filled(&self, name: Name) -> Option<String> {
        let field = self.fields.iter().find(|field| field.name == name && self.asks_for(field))?;
        Some(field.filled()).filter(|text| !text.is_empty())
    }

    /// Whether a field has a meaning with what was chosen in the others.
    #[must_use]
    pub fn asks_for(&self, field: &Field) -> bool {
        let chosen = |name| self.fields.iter().find(|other| other.name == name).map(Field::filled).unwrap_or_default();
        let verdict = || chosen(Name::Verdict);
        match field.name {
            Name::Extent => matches!(verdict().as_str(), "damaged" | "lost" | "recovered"),
            Name::AsOf => verdict() == "recovered",
            Name::Why if self.fields.iter().any(|other| other.name == Name::Verdict) => verdict() == make::DOUBTED,
            Name::Evidence if matches!(self.purpose, Purpose::Verdict(_)) => verdict() != make::DOUBTED,
            Name::Percent => chosen(Name::Service) == "degraded",
            _ => true,
        }
    }

    /// Its title; what is chosen in it is named.
    #[must_use]
    pub fn heading(&self) -> String {
        let named = |title: &str| format!("{title} of {}", self.filled(Name::Component).unwrap_or_default());
        match self.purpose {
            Purpose::Verdict(None) => named("The data"),
            Purpose::Service(None) => named("The service"),
            _ => self.title.clone(),
        }
    }

    /// The field that the cursor is in.
    #[must_use]
    pub fn here(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// Whether nothing is sent as long as a field is empty, with what was chosen in the others.
    #[must_use]
    pub fn needs(&self, field: &Field) -> bool {
        let verdict = || self.filled(Name::Verdict).and_then(|word| Verdict::from_word(&word));
        field.required || (field.name == Name::Evidence && verdict().is_some_and(Verdict::opens_the_gate))
    }

    /// The first field that has to be filled in and is not.
    #[must_use]
    pub fn gap(&self) -> Option<(usize, &Field)> {
        self.shown().find(|(_, field)| self.needs(field) && field.filled().is_empty())
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
