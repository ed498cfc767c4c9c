//! A line of a sheet: what was typed, and what it says. Knows nothing of how it is read.

use std::collections::BTreeMap;

use crate::domain::advice::{Refusal, refuse};
use crate::domain::field::FieldName;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::verb::Verb;

/// What each field of a verb is given, in words.
pub type Given = BTreeMap<FieldName, Vec<String>>;

/// The longest line of a sheet, in bytes: many times what fits on paper.
pub const LONGEST_LINE: usize = 2 * 1024;

/// How many lines one incident remembers to have taken from sheets: two hundred sheets full.
pub const MOST_LINES: usize = 5_000;

/// A line that somebody typed from a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which line of the file it is, from 1.
    pub number: usize,
    /// The line as it was typed.
    pub typed: String,
    /// What it says, or why it says nothing.
    pub read: Result<Written, Refusal>,
}

/// What a line of a sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// When it happened.
    pub at: Moment,
    /// Who did it, as it was written.
    pub who: String,
    /// What they did, as the verb that asks for it.
    pub verb: Verb,
    /// What each field of the verb is given.
    pub given: Given,
    /// All that stands behind the name, with one space between the words.
    pub words: String,
}

/// That nothing was made of a line.
pub(super) fn not_taken<T>(because: Sentence, hint: Sentence) -> Result<T, Refusal> {
    refuse(say!("rules-line-not-taken"), because, hint)
}
