//! How words leave. A channel takes a letter to one person and says what came of it: that it was taken, that
//! it was not, or that nobody knows. It sends once and never again by itself, and it always answers: whatever
//! it waits for has a limit, all of them together less than [`LIMIT`].
//!
//! [`mail`] speaks SMTP, [`shell`] runs a command of one's own; [`ready`] makes them of the settings. Nothing
//! here knows the log: that a person asked, and that it was written down before the first byte left, is the
//! outbox's to see to. Secrets come through [`secret`]; what servers and commands answer goes through
//! [`private`] before anybody reads it.

pub mod mail;
pub mod private;
pub mod ready;
pub mod secret;
pub mod shell;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use crate::domain::entry_ref::EntryRef;
use crate::domain::stamp::Origin;
use crate::domain::vocabulary::SendingOutcome;

/// The longest that a channel takes for one letter.
pub const LIMIT: Duration = Duration::from_secs(75);

/// Words to one person, with how they can be reached. Never in a fact, a `Debug` or an error.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The entry that claimed it: no two letters have the same.
    pub entry: EntryRef,
    /// Whoever it is for, by name.
    pub name: String,
    /// Their e-mail address, where they have one.
    pub email: Option<String>,
    /// Their telephone number, where it can be one.
    pub phone: Option<String>,
    /// What it is about, on one line.
    pub subject: String,
    /// The words.
    pub body: String,
}

impl Letter {
    /// A letter to nobody, for what is told of no letter.
    fn to_nobody() -> Self {
        let (entry, none) = (EntryRef { origin: Origin(0), number: 0 }, String::new());
        Self { entry, name: none.clone(), email: None, phone: None, subject: none.clone(), body: none }
    }
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({:?} to {})", self.entry, self.name)
    }
}

/// What came of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether it was sent, or nobody knows.
    pub outcome: SendingOutcome,
    /// Why it failed, or why nobody knows, in English and without addresses and numbers.
    pub why: Option<String>,
    /// Whether the other side asks to try again later.
    pub later: bool,
}

impl Outcome {
    /// The channel took it.
    pub fn sent() -> Self {
        Self { outcome: SendingOutcome::Sent, why: None, later: false }
    }

    /// The channel did not take it: nothing was sent.
    pub fn failed(why: impl Into<String>) -> Self {
        Self { outcome: SendingOutcome::Failed, why: Some(why.into()), later: false }
    }

    /// Nobody knows whether the channel took it.
    pub fn uncertain(why: impl Into<String>) -> Self {
        Self { outcome: SendingOutcome::Uncertain, why: Some(why.into()), later: false }
    }
}

/// Work of a channel, as a task of the works runs it.
pub type Work<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A way in which words leave.
pub trait Sends: Send + Sync {
    /// Sends a letter, once, and says what came of it.
    fn send<'a>(&'a self, letter: &'a Letter) -> Work<'a, Outcome>;

    /// Whether it answers, without sending anything; else what it said.
    fn check(&self) -> Work<'_, Result<(), String>>;
}
