//! What a person may ask of an incident. [`table`] is the one list of it: verbs, what they take, who is told
//! what they do, when they may be asked. The parser, the forms, the palette, help, the man page and the
//! checks of what was typed come from there.
//!
//! The kinds of things that one types or chooses say how each is read from whoever was answered: [`single`]
//! in one field, [`several`] in more than one.

pub mod answers;
pub mod asked;
pub mod kind;
pub mod several;
pub mod single;
pub mod table;

use super::field::FieldName;
use super::speech::Sentence;
use super::verb::Verb;

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The verb that asks for it, as in `crisis done`.
    pub verb: Verb,
    /// What it is called, in a word or two.
    pub name: fn() -> Sentence,
    /// What it does, in a sentence.
    pub does: fn() -> Sentence,
    /// What it takes, in one shape or several.
    pub shapes: &'static [Shape],
    /// Who may ask it.
    pub who: Who,
    /// Whether it is work: what shows that somebody is there. A note or a call about somebody else does not.
    pub work: bool,
    /// When it may be asked.
    pub when: When,
    /// Whether it takes the word of somebody who has only a phone.
    pub quotes: bool,
}

/// What a verb takes.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The command that it becomes: `FinishStep`.
    pub command: &'static str,
    /// The fields, in the order in which they are typed.
    pub needs: &'static [&'static [Need]],
    /// The words in fields that select this shape, such as `stale` for a verdict, or none where any
    /// word does; nothing for the ordinary shape.
    pub only: &'static [(FieldName, Option<&'static str>)],
}

impl Shape {
    /// The fields, in the order in which they are typed.
    pub fn fields(&self) -> impl Iterator<Item = Need> + use<> {
        self.needs.iter().flat_map(|needs| needs.iter().copied())
    }
}

impl Row {
    /// The fields of its ordinary shape.
    pub fn fields(&self) -> impl Iterator<Item = Need> + use<> {
        self.ordinary().into_iter().flat_map(Shape::fields)
    }

    /// The shape that is not selected by a word in a field.
    #[must_use]
    pub fn ordinary(&self) -> Option<&'static Shape> {
        self.shapes.iter().find(|shape| shape.only.is_empty())
    }

    /// Whether it is about a step or about a component, as it is told.
    #[must_use]
    pub fn is_about_either(&self) -> bool {
        self.shapes.iter().any(|shape| shape.only == [(FieldName::Component, None)])
    }

    /// Whether a field has a meaning with what is in the others: it
    /// belongs to the shape that they ask for, or to none.
    #[must_use]
    pub fn takes(&self, field: FieldName, given: impl Fn(FieldName) -> Option<String>) -> bool {
        let asked = |shape: &&Shape| shape.only.iter().all(|(field, word)| holds(given(*field).as_deref(), *word));
        let chooses = self.shapes.iter().flat_map(|shape| shape.only).any(|(other, _)| *other == field);
        let holds = |shape: &Shape| shape.fields().any(|need| need.field == field);
        chooses || !self.shapes.iter().any(holds) || self.shapes.iter().find(asked).is_some_and(holds)
    }

    /// Every field that any of its shapes takes, once, with the shape that takes it:
    /// those of the ordinary one first; last whose word it is, where that may be somebody else's.
    #[must_use]
    pub fn all_fields(&self) -> Vec<(Need, &'static Shape)> {
        let others = self.shapes.iter().filter(|shape| !shape.only.is_empty());
        let mut all: Vec<(Need, &'static Shape)> = Vec::new();
        for shape in self.ordinary().into_iter().chain(others) {
            for need in shape.fields() {
                if all.iter().all(|(known, _)| known.field != need.field) {
                    all.push((need, shape));
                }
            }
        }
        let quoted = self.ordinary().filter(|_| self.quotes).map(|shape| (Need::maybe(FieldName::For), shape));
        all.extend(quoted);
        all
    }
}

/// Who may ask something of an incident.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    /// Anybody in it.
    Anybody,
    /// The commander alone: passing locks and closing are theirs. Anybody else is refused
    /// in these words, which take the code and title of the step that it is about.
    Commander(fn(&str) -> Sentence),
}

/// When something may be asked of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// As long as it is not closed.
    Open,
    /// Always: it only adds words.
    Always,
}

/// A field that a verb takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// What is to be typed or chosen.
    pub field: FieldName,
    /// Nothing can be asked without it.
    pub required: bool,
    /// The option that takes it; none where it stands by itself.
    pub option: Option<&'static str>,
}

impl Need {
    /// A field that must be filled in.
    #[must_use]
    pub const fn of(field: FieldName) -> Self {
        Self { field, required: true, option: field.option() }
    }

    /// A field that may be left empty.
    #[must_use]
    pub const fn maybe(field: FieldName) -> Self {
        Self { field, required: false, option: field.option() }
    }

    /// The same behind an option of its own.
    #[must_use]
    pub const fn behind(self, option: &'static str) -> Self {
        Self { option: Some(option), ..self }
    }
}

/// Whether a field holds a word, or any at all.
fn holds(given: Option<&str>, word: Option<&str>) -> bool {
    given.is_some_and(|given| word.map_or(!given.is_empty(), |word| word == given))
}
