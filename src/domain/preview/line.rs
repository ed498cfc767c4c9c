//! The lines that a page about a runbook is made of.

use crate::domain::speech::Sentence;

/// A line of the page. What is a text and no sentence comes from the runbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What the runbook is called.
    Title(String),
    /// What the lines below it are about.
    Heading(Sentence),
    /// A step, a component or a notice: the name by which it is spoken of, and what it is called.
    Part(String, Sentence),
    /// Something to know of what stands above.
    Fact(Sentence),
    /// Something to know that can do harm.
    Warning(Sentence),
    /// How a step is done, in Markdown.
    Detail(String),
    /// The words of a notice, with its line breaks.
    Words(String),
}
