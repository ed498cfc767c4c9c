//! Where facts lie. A floor's promise: what was acknowledged is on disk and stays readable.
//!
//! [`Log`] is the contract that every log keeps and one run of tests holds
//! each to it. Logs store entries and give them back; they do not know what
//! the entries mean, except that they can say which incidents were closed, and which of
//! these as false alarms.

pub mod account;
mod chain_end;
pub mod memory;
pub mod own_file;
pub mod sqlite;

use std::fmt;
use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::domain::entry::{Entry, Flaw, Hash, Head};
use crate::domain::event::Fact;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::inbox::stream::is_inbox;
use crate::domain::lifecycle::facts::LifecycleFact;
use crate::domain::speech::{Language, Sentence, say};
use crate::domain::stamp::{Moment, Origin, Stamp};
use crate::domain::witness::Witness;

/// How far a log was read: everything that had arrived until then. Zero is before the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor(pub i64);

/// In which order entries are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As they arrived here: what is new stands at the end.
    Arrival,
    /// The one order of all machines, in which facts are folded.
    Position,
    /// As things happened: the order of a report. Ties stand in the order of all machines.
    Happened,
}

/// An entry to be written: everything but number, stamp and hash, which the log adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// When it happened, as told; the log adds when it was recorded.
    pub at: Moment,
    /// Who put it on record.
    pub by: PersonId,
    /// What happened, as it will stand in the log.
    pub fact: Fact,
}

/// The kind of the entry that closes an incident.
pub const CLOSED: &str = "incident_closed";

/// Whether an entry closes its incident, as whoever folds it has it; and if so, whether as a false alarm.
#[must_use]
pub fn closes(entry: &Entry<'_>) -> Option<bool> {
    let Fact::Lifecycle(LifecycleFact::IncidentClosed(closed)) = Fact::from_log(entry.kind, entry.body) else { return None };
    (entry.stamp <= Stamp::LAST).then_some(closed.false_alarm)
}

/// An incident as the log lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The id under which it was declared.
    pub incident: IncidentId,
    /// Whether it was closed.
    pub closed: bool,
    /// Whether it was closed as a false alarm.
    pub false_alarm: bool,
}

/// The state that an incident's entries added up to, left by whoever folded them. The log stores it without
/// reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    /// The ends of the chains that it stands on.
    pub heads: Vec<(Origin, Head)>,
    /// The state in bytes, which only whoever left it can read.
    pub state: Vec<u8>,
}

/// A log of incidents. Several processes may hold the same one at once.
pub trait Log: Send {
    /// Under which name this log numbers its entries. Certain only once
    /// a turn has begun: before, another process may name it first.
    fn origin(&self) -> Origin;

    /// All that has entries here, in the order in which it came into this log: the incidents, and the months
    /// of what came in before any of them.
    ///
    /// # Errors
    /// When the log cannot be read.
    fn listed(&mut self) -> Result<Vec<Listed>, LogError>;

    /// All incidents, in the order in which they came into this log.
    ///
    /// # Errors
    /// When the log cannot be read.
    fn incidents(&mut self) -> Result<Vec<Listed>, LogError> {
        Ok(self.listed()?.into_iter().filter(|listed| !is_inbox(&listed.incident)).collect())
    }

    /// Hands over every entry of an incident that arrived after
    /// `after`, until told to stop. Says how far the log was read.
    ///
    /// # Errors
    /// When the log cannot be read.
    fn read(
        &mut self,
        incident: &IncidentId,
        after: Cursor,
        order: Order,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError>;

    /// As [`Log::read`] in order of arrival, for whoever read up to `after` before and knows by which ends:
    /// where one of these entries is no longer there as it was, nothing is read. All of it is of one moment.
    ///
    /// # Errors
    /// When the log cannot be read, or no longer holds what was read: [`Trouble::PutBack`].
    fn read_on(
        &mut self,
        incident: &IncidentId,
        known: &[(Origin, Head)],
        after: Cursor,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError>;

    /// The kept ends of an incident's chains, one for each origin.
    ///
    /// # Errors
    /// When the log cannot be read.
    fn heads(&mut self, incident: &IncidentId) -> Result<Vec<(Origin, Head)>, LogError>;

    /// Whether anybody else wrote since this was last asked. Costs next to nothing.
    ///
    /// # Errors
    /// When the log cannot be read.
    fn changed(&mut self) -> Result<bool, LogError>;

    /// Whether this is still the log that lies where it was opened; costs a look at its files' names.
    ///
    /// # Errors
    /// When it was moved, deleted or replaced meanwhile: then
    /// nothing more can be read or written by this door.
    fn stands(&self) -> Result<(), LogError>;

    /// What was found wrong with the log's files themselves when it was opened.
    fn beside(&self) -> &[Flaw];

    /// Why nothing can be written now, where that is known already.
    fn barred(&self) -> Option<&LogError>;

    /// Begins a turn of writing: until it ends nobody else writes.
    ///
    /// # Errors
    /// When the log cannot be written, or somebody else's turn does not end.
    fn begin<'a>(&'a mut self, incident: &IncidentId) -> Result<Box<dyn Turn + 'a>, LogError>;

    /// Keeps entries of other origins as they are; those already
    /// here are passed over. Says how many were new.
    ///
    /// # Errors
    /// When the log cannot be written; then none was kept.
    fn merge(&mut self, incident: &IncidentId, entries: &[Entry<'_>]) -> Result<usize, LogError>;

    /// Looks for what no chain can show: damage of the file itself,
    /// entries out of the order in which they were written here.
    ///
    /// To be asked before the chains are walked: [`Log::read`] then
    /// no longer trusts an order that the file only claims.
    ///
    /// # Errors
    /// When the log cannot be read at all.
    fn inspect(&mut self, incident: &IncidentId) -> Result<Vec<Flaw>, LogError>;

    /// How many entries and kept ends lie here under no incident that can
    /// be named: nobody reads them, and nobody but a forger leaves them so.
    ///
    /// # Errors
    /// When the log cannot be read at all.
    fn hidden(&mut self) -> Result<u64, LogError>;

    /// The checkpoint that was left for an incident, which saves reading its entries again. None where nobody
    /// left one, or where the log no longer holds each of its `heads` under that number and with that hash.
    /// The entries are the truth, never a checkpoint.
    ///
    /// # Errors
    /// When the log cannot be read.
    fn checkpoint(&mut self, incident: &IncidentId) -> Result<Option<Checkpoint>, LogError>;

    /// Removes the checkpoint of an incident, as one that lies.
    ///
    /// # Errors
    /// When the log cannot be written; then it is still there.
    fn forget_checkpoint(&mut self, incident: &IncidentId) -> Result<(), LogError>;

    /// Stores a checkpoint in place of the one before.
    ///
    /// # Errors
    /// When the log cannot be written; then the one before may still be there.
    fn leave_checkpoint(&mut self, incident: &IncidentId, checkpoint: &Checkpoint) -> Result<(), LogError>;
}

/// A turn of writing. Dropped without [`Turn::keep`] it leaves nothing behind.
pub trait Turn {
    /// Under which name it numbers what is added.
    fn origin(&self) -> Origin;

    /// As [`Log::read`], and nothing can come between this and what is added.
    ///
    /// # Errors
    /// When the log cannot be read.
    fn read(
        &mut self,
        after: Cursor,
        order: Order,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError>;

    /// As [`Log::read_on`], and nothing can come between this and what is added.
    ///
    /// # Errors
    /// As there.
    fn read_on(
        &mut self,
        known: &[(Origin, Head)],
        after: Cursor,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError>;

    /// Has the next entry that is added carry the seal of what
    /// the log adds up to without this turn ([`Entry::vouches`]).
    fn vouch(&mut self, seal: Hash);

    /// Adds an entry: numbers, stamps and binds it. Says its number and its hash.
    ///
    /// # Errors
    /// When the log cannot be written.
    fn add(&mut self, draft: &Draft, now: Moment) -> Result<Head, LogError>;

    /// Ends the turn: what was added is on disk when this returns.
    ///
    /// # Errors
    /// When the log cannot be written; then nothing of the turn was kept.
    fn keep(self: Box<Self>) -> Result<(), LogError>;
}

/// Why a log could not be read or written. Whoever meets it says at once that nothing was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogError {
    /// What kind of trouble.
    pub trouble: Trouble,
    /// The file that it happened to.
    pub path: PathBuf,
    /// What the system said.
    pub said: String,
    /// Whom it belongs to, where that keeps this account from it.
    pub owner: Option<Box<Owner>>,
}

/// The account that a file belongs to which another account was kept from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The file, or the folder around it that can be looked at.
    pub place: PathBuf,
    /// The owner's name, or number where it has none.
    pub name: String,
    /// The name or number of the account that was kept from it.
    pub account: String,
}

/// Kinds of trouble with a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk has no space left.
    Full,
    /// The file, its folder or the file system cannot be written to.
    ReadOnly,
    /// This account may not even read it.
    Forbidden,
    /// Somebody else holds it and does not let go.
    Locked,
    /// Not a log, or a damaged one.
    Damaged,
    /// Made by a newer version in a way that this one cannot write.
    TooNew,
    /// Moved, deleted or replaced while it was open.
    Moved,
    /// Put back to an earlier state, or rewritten, in its file while it was open: [`LogError::said`] is the
    /// head that was read and is gone, as `crisis verify --head` takes it.
    PutBack,
    /// Another file lies under the log's name than the one that the files beside it belong to.
    Mixed,
    /// Beside it lies what somebody else may have put there for SQLite to open.
    Planted,
    /// It cannot be opened: a folder or a device stands in its place, or the system refuses.
    Unreachable,
    /// Any other error of SQLite or the system; [`LogError::said`] has its words.
    Other,
}

impl LogError {
    /// Whether the log is no longer where it was opened: it is to be put back, or to be opened anew.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.trouble == Trouble::Moved
    }

    /// Whether the log no longer holds what this program read from it: only a program
    /// that is started anew can go on with what it holds now.
    #[must_use]
    pub fn put_back(&self) -> bool {
        self.trouble == Trouble::PutBack
    }

    /// That a log no longer holds one of the ends by which it was known.
    fn lost(path: PathBuf, (origin, head): &(Origin, Head), known: &[(Origin, Head)]) -> Self {
        let several = known.iter().any(|(other, _)| other != origin);
        let said = Witness::of(several.then_some(*origin), head).to_string();
        Self { trouble: Trouble::PutBack, path, said, owner: None }
    }

    /// Why: whom it belongs to and what may be done with it all the same, else what the system said.
    #[must_use]
    pub fn because(&self) -> Sentence {
        if self.put_back() {
            return say!("rules-log-head-gone", head = &self.said);
        }
        let Some(owner) = &self.owner else { return self.said.as_str().into() };
        let place = owner.place.display().to_string();
        match self.trouble {
            Trouble::Forbidden => say!("rules-log-closed-to", place = place, owner = &owner.name, account = &owner.account),
            _ => say!("rules-log-only-read-by", place = place, owner = &owner.name, account = &owner.account),
        }
    }

    /// What is wrong, in a sentence; what the system said of it stands in [`LogError::said`].
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        let path = self.path.display().to_string();
        match self.trouble {
            Trouble::Full => say!("rules-log-full", path = path),
            Trouble::ReadOnly => say!("rules-log-read-only", path = path),
            Trouble::Forbidden => say!("rules-log-forbidden", path = path),
            Trouble::Locked => say!("rules-log-held", path = path),
            Trouble::Damaged => say!("rules-log-damaged", path = path),
            Trouble::TooNew => say!("rules-log-too-new", path = path),
            Trouble::Moved => say!("rules-log-moved", path = path),
            Trouble::PutBack => say!("rules-log-put-back", path = path),
            Trouble::Mixed => say!("rules-log-mixed", path = path),
            Trouble::Planted => say!("rules-log-planted", path = path),
            Trouble::Unreachable => say!("rules-log-unreachable", path = path),
            Trouble::Other => say!("rules-log-failed", path = path),
        }
    }
}

/// In English, for whoever debugs.
impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Language::English.say(&self.spoken()))
    }
}

impl std::error::Error for LogError {}
