//! How a report is written. A floor's promise: the same incident gives the
//! same report in every form, and no name or note can act as code in it.
//!
//! A format is told where the report begins, is handed every entry in the order in which things happened,
//! and is told where it ends; so a report of a million entries takes no more memory than one of ten.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod pack;
pub mod preview;
pub mod reread;
mod strict;

use std::io::{self, Write};

use crate::domain::board::Board;
use crate::domain::entry::{Chains, Entry};
use crate::domain::event::Event;
use crate::domain::incident::Incident;
use crate::domain::speech::{Language, Sentence};
use crate::domain::stamp::Moment;
use crate::domain::zone::Zone;

/// What every format knows from the start.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What the facts add up to.
    pub incident: &'a Incident,
    /// The board at the moment of the report, as nobody in particular sees it.
    pub board: &'a Board,
    /// When the report is made.
    pub now: Moment,
    /// In which zone times are told.
    pub zone: Zone,
    /// The log's chains, as far as the report tells of them.
    pub chains: &'a Chains,
    /// What is wrong with the log, as sentences.
    pub flaws: &'a [String],
}

/// What the rules say, in English: a report, and whatever a program reads, is the same in every language.
#[must_use]
pub fn english(sentence: &Sentence) -> String {
    Language::English.say(sentence)
}

/// A form of report.
pub trait Format {
    /// Writes what stands before the entries.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn begin(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes an entry: as it lies in the log, and as it is understood.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn entry(&mut self, report: &Report<'_>, entry: &Entry<'_>, event: &Event, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands behind the entries.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn end(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()>;
}
