//! A field of a form: words that are typed, or one of several options.

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::domain::field::FieldName;
use crate::domain::id::PersonId;
use crate::tui::theme::{Look, style};

/// One thing to fill in.
#[derive(Clone, Debug)]
pub struct Field {
    /// What is asked for, under the name that verbs and forms share.
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
        /// What there is to choose from, in the order in which it is shown.
        options: Vec<Choice>,
        /// Which one is chosen; none before somebody chose.
        at: Option<usize>,
        /// They stand below each other, each with what it means.
        listed: bool,
    },
    /// Any number of several options.
    Ticks {
        /// What there is to tick, in the order in which it is shown.
        options: Vec<Choice>,
        /// Which of them are ticked.
        ticked: Vec<bool>,
        /// Which one the cursor stands on.
        at: usize,
    },
}

/// One option of a [`Value::Choice`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for: a word or an id.
    pub word: String,
    /// What it is called on the screen, in the language of the form.
    pub shown: String,
    /// Its whole name, where less is shown.
    pub whole: String,
    /// What it means, where that is worth a line.
    pub note: String,
    /// The field that it is the answer to, where that is not the one it stands in.
    pub answers: Option<FieldName>,
}

impl Choice {
    /// An option that stands for a word, and what it is called.
    #[must_use]
    pub fn new(word: &str, shown: impl Into<String>) -> Self {
        Self { word: word.to_owned(), shown: shown.into(), whole: String::new(), note: String::new(), answers: None }
    }

    /// Somebody, by what people call them; found by their whole name too.
    #[must_use]
    pub fn person(id: &PersonId, called: String, whole: &str) -> Self {
        Self { whole: whole.to_owned(), ..Self::new(id.as_str(), called) }
    }

    /// The same option as the answer to another field.
    #[must_use]
    pub fn answering(mut self, field: FieldName) -> Self {
        self.answers = Some(field);
        self
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
        let word = if self.shown.to_lowercase() == self.word { "" } else { &self.word };
        [&self.shown, word, &self.whole].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Field {
    fn of(name: FieldName, label: String, value: Value) -> Self {
        Self { name, label, value, required: false, hint: None, was: String::new() }
    }

    /// A field for words on one line, empty at first.
    #[must_use]
    pub fn line(name: FieldName, label: String) -> Self {
        Self::of(name, label, Value::Line(Box::new(text_area(""))))
    }

    /// A field for words on several lines, empty at first.
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

    /// Several options beside each other, none of them ticked.
    #[must_use]
    pub fn ticks(name: FieldName, label: String, options: Vec<Choice>) -> Self {
        Self::of(name, label, Value::Ticks { ticked: vec![false; options.len()], options, at: 0 })
    }

    /// The same choice with its options below each other.
    #[must_use]
    pub fn listed(mut self) -> Self {
        if let Value::Choice { listed, .. } = &mut self.value {
            *listed = true;
        }
        self
    }

    /// The same text, filled in; typing replaces it whole. Of a choice the option of that word.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        match &mut self.value {
            Value::Line(area) | Value::Text(area) => {
                area.select_all();
                area.insert_str(text);
                area.select_all();
            }
            Value::Choice { options, at, .. } => *at = options.iter().position(|choice| choice.word == text).or(*at),
            Value::Ticks { options, ticked, .. } => {
                let words: Vec<&str> = text.split(',').collect();
                let chosen = |choice: &Choice| words.contains(&choice.word.as_str());
                ticked.iter_mut().zip(options.iter()).for_each(|(ticked, choice)| *ticked = chosen(choice));
            }
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

    /// The same field, as if nobody had touched it yet.
    #[must_use]
    pub fn as_given(mut self) -> Self {
        self.was = self.filled();
        self
    }

    /// Lets typing go on behind what is filled in, in place of it.
    pub fn go_on_behind(&mut self) {
        if let Value::Line(area) | Value::Text(area) = &mut self.value {
            area.cancel_selection();
            area.move_cursor(CursorMove::Bottom);
            area.move_cursor(CursorMove::End);
        }
    }

    /// What was typed, without the space around it; for a choice, the word of the option.
    #[must_use]
    pub fn filled(&self) -> String {
        match &self.value {
            Value::Line(area) | Value::Text(area) => area.lines().join("\n").trim().to_owned(),
            Value::Choice { options, at, .. } => {
                at.and_then(|at| options.get(at)).map(|choice| choice.word.clone()).unwrap_or_default()
            }
            Value::Ticks { options, ticked, .. } => {
                let words = options.iter().zip(ticked).filter(|(_, ticked)| **ticked).map(|(choice, _)| choice.word.as_str());
                words.collect::<Vec<_>>().join(",")
            }
        }
    }

    /// The field that what is chosen in it is the answer to: itself, unless the option says otherwise.
    #[must_use]
    pub fn answers(&self) -> FieldName {
        let chosen = match &self.value {
            Value::Choice { options, at, .. } => at.and_then(|at| options.get(at)),
            Value::Line(_) | Value::Text(_) | Value::Ticks { .. } => None,
        };
        chosen.and_then(|choice| choice.answers).unwrap_or(self.name)
    }

    /// Whether one of its options is the answer to another field.
    #[must_use]
    pub fn may_answer(&self, name: FieldName) -> bool {
        match &self.value {
            Value::Choice { options, .. } => options.iter().any(|choice| choice.answers == Some(name)),
            Value::Line(_) | Value::Text(_) | Value::Ticks { .. } => false,
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
