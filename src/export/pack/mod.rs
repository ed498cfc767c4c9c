//! The pack as text and as a page to print. A floor's promise holds here too: no name and no number acts as
//! code in it, and nothing is loaded from anywhere.
//!
//! [`Printed`] is the pack with its sentences said in somebody's language and made safe; both forms are made
//! of it.

pub mod html;
pub mod text;

use serde::Serialize;

use crate::domain::pack::{Block, Pack, Section, Step, Table};
use crate::domain::speech::Sentence;
use crate::domain::text::{line, lines};

/// A pack in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Printed {
    title: String,
    about: Vec<String>,
    sections: Vec<PrintedSection>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct PrintedSection {
    own_page: bool,
    title: String,
    blocks: Vec<PrintedBlock>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum PrintedBlock {
    Heading { text: String },
    Line { text: String },
    Table { head: Vec<String>, rows: Vec<Vec<Cell>>, blank: Vec<()>, is_form: bool },
    Step { code: String, title: String, facts: Vec<String>, detail: Vec<String>, ticks: Vec<String> },
    Words { lines: Vec<String> },
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Cell {
    text: String,
    whole: bool,
}

/// How a pack is put into words.
pub struct Words<'a> {
    /// Says a sentence.
    pub say: &'a dyn Fn(&Sentence) -> String,
    /// Makes plain sentences of Markdown.
    pub plain: &'a dyn Fn(&str) -> Vec<String>,
}

impl Words<'_> {
    /// Puts a pack into words.
    #[must_use]
    pub fn print(&self, pack: &Pack) -> Printed {
        let section = |section: &Section| PrintedSection {
            own_page: section.own_page,
            title: self.say(&section.title),
            blocks: section.blocks.iter().map(|block| self.block(block)).collect(),
        };
        Printed {
            title: self.say(&pack.title),
            about: self.all(&pack.about),
            sections: pack.sections.iter().map(section).collect(),
        }
    }

    fn say(&self, sentence: &Sentence) -> String {
        line(&(self.say)(sentence)).into_owned()
    }

    fn all(&self, sentences: &[Sentence]) -> Vec<String> {
        sentences.iter().map(|sentence| self.say(sentence)).collect()
    }

    fn block(&self, block: &Block) -> PrintedBlock {
        match block {
            Block::Heading(said) => PrintedBlock::Heading { text: self.say(said) },
            Block::Line(said) => PrintedBlock::Line { text: self.say(said) },
            Block::Table(table) => self.table(table),
            Block::Step(Step { code, title, facts, detail, ticks }) => PrintedBlock::Step {
                code: line(code).into_owned(),
                title: line(title).into_owned(),
                facts: self.all(facts),
                detail: (self.plain)(detail).iter().map(|said| line(said).into_owned()).collect(),
                ticks: ticks.iter().map(|tick| line(tick).into_owned()).collect(),
            },
            Block::Words(words) => PrintedBlock::Words { lines: lines(words).map(std::borrow::Cow::into_owned).collect() },
        }
    }

    fn table(&self, Table { head, rows, blank, whole }: &Table) -> PrintedBlock {
        let cell = |(at, said): (usize, &Sentence)| Cell { text: self.say(said), whole: whole.contains(&at) };
        PrintedBlock::Table {
            head: self.all(head),
            rows: rows.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect(),
            blank: vec![(); *blank],
            // More is written there by pen than stands there.
            is_form: *blank > rows.len(),
        }
    }
}
