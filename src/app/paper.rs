//! What the screen has written into files for whoever goes on without it: the report of an incident, or words
//! to be copied. Whoever opens the screen says how that is done: reports are made on another floor.

use std::fmt;

use crate::domain::advice::Refusal;
use crate::domain::id::IncidentId;

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The report of an incident.
    Report(IncidentId),
    /// Words, into a file whose name begins with that of the incident.
    Words {
        /// The incident that they belong to, as people read its id.
        of: String,
        /// What they are for, such as the code of a step.
        name: String,
        /// The words.
        text: String,
    },
}

/// What became of it: the file that was written, or why none was.
pub type Written = Result<String, Refusal>;

/// Writes papers, on whatever thread asks for them.
pub struct Scribe(Box<dyn FnMut(&Paper) -> Written + Send>);

impl Scribe {
    /// Writes in that way.
    pub fn new(write: impl FnMut(&Paper) -> Written + Send + 'static) -> Self {
        Self(Box::new(write))
    }

    /// Writes it, and says into which file.
    ///
    /// # Errors
    /// When nothing was written, in three parts.
    pub fn write(&mut self, paper: &Paper) -> Written {
        (self.0)(paper)
    }
}

impl fmt::Debug for Scribe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scribe")
    }
}
