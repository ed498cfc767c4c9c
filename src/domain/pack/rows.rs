//! The rows that a pack is made of, of which each form makes its own layout.

use crate::domain::speech::Sentence;

/// A line to write on.
pub(super) const PEN: &str = "____________";

/// All that is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// What it is called.
    pub title: Sentence,
    /// What to know before anything else: how old it is, and that it has numbers.
    pub about: Vec<Sentence>,
    /// Its sections, in the order in which they are needed.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Whether it begins on a page of its own.
    pub own_page: bool,
    /// What it is about.
    pub title: Sentence,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Something that stands in a section, and is kept together on a page where it can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the section.
    Heading(Sentence),
    /// A line of text.
    Line(Sentence),
    /// A table.
    Table(Table),
    /// A step of a runbook.
    Step(Step),
    /// The words of a notice, with their line breaks.
    Words(String),
}

/// A table, of which the head is repeated on every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the columns are.
    pub head: Vec<Sentence>,
    /// Its rows.
    pub rows: Vec<Vec<Sentence>>,
    /// How many empty rows follow, to be filled in by pen.
    pub blank: usize,
    /// The columns of which no cell is broken into lines: numbers, as they are dialled.
    pub whole: &'static [usize],
}

/// A step of a runbook, with what to tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its code: `D4`.
    pub code: String,
    /// What to do.
    pub title: String,
    /// What to know of it.
    pub facts: Vec<Sentence>,
    /// How it is done, in Markdown.
    pub detail: String,
    /// What is ticked: its code, or one for each component.
    pub ticks: Vec<String>,
}

/// The head of a table.
pub(super) fn head<const N: usize>(names: [Sentence; N]) -> Vec<Sentence> {
    names.into()
}
