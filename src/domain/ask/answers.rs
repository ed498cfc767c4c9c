//! What somebody typed or chose, wherever it was: the command line and the forms answer the same questions.

use chrono::{DateTime, FixedOffset};

use crate::domain::entry_ref::EntryRef;
use crate::domain::field::FieldName;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::record::{self, Evidence};
use crate::domain::vocabulary;

use super::asked::{Described, Paging};

/// What somebody typed or chose, on a command line or in a form.
pub trait Answers {
    /// Why something cannot be understood.
    type Error;
    /// What a field holds, as it was typed or as the word of what was chosen; nothing where it is empty.
    fn given(&self, field: FieldName) -> Option<String>;
    /// The error for a field that holds none of its words.
    fn unknown_word(&self, field: FieldName) -> Self::Error;
    /// The step that is meant.
    ///
    /// # Errors
    /// When there is none, or more than one.
    fn step(&self) -> Result<StepRef, Self::Error>;
    /// The component that is meant.
    ///
    /// # Errors
    /// When it can be none.
    fn component(&self) -> Result<ComponentId, Self::Error>;
    /// The components that something is for; none where nobody said.
    ///
    /// # Errors
    /// When one can be none.
    fn components(&self) -> Result<Vec<ComponentId>, Self::Error>;
    /// A component that is to come into scope, or of which something is put right.
    ///
    /// # Errors
    /// When it can be none.
    fn described(&self) -> Result<Described, Self::Error>;
    /// The person who is meant.
    ///
    /// # Errors
    /// When it can be none.
    fn person(&self) -> Result<PersonId, Self::Error>;
    /// The person who is called, with all that the contacts know.
    ///
    /// # Errors
    /// When nobody has a number of them.
    fn callee(&self) -> Result<record::Person, Self::Error>;
    /// Somebody of the dial list who is dialled.
    ///
    /// # Errors
    /// When nobody there is called so.
    fn outsider(&self) -> Result<record::Outsider, Self::Error>;
    /// A page to whoever is meant, as it goes out: its words, and over which channels.
    ///
    /// # Errors
    /// When nobody knows them, or a channel is none.
    fn paging(&self) -> Result<Paging, Self::Error>;
    /// On which number they are called.
    ///
    /// # Errors
    /// When it is none.
    fn line(&self) -> Result<vocabulary::Line, Self::Error>;
    /// The entry that is meant.
    ///
    /// # Errors
    /// When there is none, or more than one.
    fn entry(&self) -> Result<EntryRef, Self::Error>;
    /// When an entry happened, where that is put right.
    ///
    /// # Errors
    /// When it is no time.
    fn to(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error>;
    /// Another entry, to which the one that is meant is joined.
    ///
    /// # Errors
    /// When there is none, or more than one.
    fn other_entry(&self) -> Result<EntryRef, Self::Error>;
    /// The component that a report is about, where that is said.
    ///
    /// # Errors
    /// When it can be none.
    fn reported(&self) -> Result<Option<ComponentId>, Self::Error>;
    /// Since when somebody sees what they report, where they say so.
    ///
    /// # Errors
    /// When it is no time.
    fn since(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error>;
    /// When somebody was promised a call, where they were.
    ///
    /// # Errors
    /// When it is no time.
    fn callback(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error>;
    /// When somebody who answered will be there: a time, or how long from now.
    ///
    /// # Errors
    /// When it is neither.
    fn expected(&self) -> Result<DateTime<FixedOffset>, Self::Error>;
    /// The evidence, in words or as a file; none where none was given.
    ///
    /// # Errors
    /// When a file cannot be read.
    fn evidence(&self) -> Result<Option<Evidence>, Self::Error>;
    /// The age of data from a backup.
    ///
    /// # Errors
    /// When it is no time.
    fn as_of(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error>;
    /// How much of something works, in percent.
    ///
    /// # Errors
    /// When it is no number; the rules refuse more than 100.
    fn percent(&self) -> Result<Option<u8>, Self::Error>;
}
