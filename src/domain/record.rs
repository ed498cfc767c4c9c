//! What every topic puts on record: who somebody is, who did something when and why, and what shows it.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::entry_ref::EntryRef;
use super::id::{DialId, PersonId};
use super::speech::{Arg, Sentence, Somebody, say};
use super::stamp::Moment;
use super::vocabulary::Trigger;

/// What of a contact belongs into the log: who they are and what they can do. Never a number or an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id, as `--as` takes it.
    pub id: PersonId,
    /// Their name as people read it; the id where nothing more is known.
    pub name: String,
    /// What they can do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// The languages they speak, as BCP 47 tags: `en`, `pt-BR`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
}

/// Somebody, as a sentence names them.
impl From<&Person> for Arg {
    fn from(person: &Person) -> Self {
        Somebody::called(&person.id, &person.name).into()
    }
}

impl Person {
    /// Somebody of whom no more than the id is known.
    #[must_use]
    pub fn stranger(id: &PersonId) -> Self {
        Self { id: id.clone(), name: id.to_string(), skills: Vec::new(), languages: Vec::new() }
    }
}

/// What of the dial list belongs into the log: whom one dialled. Never a number or a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outsider {
    /// Their id in the dial list.
    pub id: DialId,
    /// Their name as people read it; the id where nothing more is known.
    pub name: String,
}

/// What shows that something was done: words, or a file by its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// What somebody saw, in their own words.
    Text(String),
    /// A file; the log keeps what identifies it, not its contents.
    File {
        /// Its name, without folders.
        name: String,
        /// Its SHA-256, in hexadecimal digits.
        sha256: String,
        /// Its length in bytes.
        bytes: u64,
    },
}

/// Somebody did something at some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// Who did it, as told.
    pub by: PersonId,
    /// When it was done, as told; the entry has when it was recorded.
    pub at: Moment,
    /// Why, where a reason was given.
    pub why: Option<String>,
    /// The entry that says so.
    pub entry: EntryRef,
    /// Who put it on record, where that was somebody else.
    pub typed_by: Option<PersonId>,
}

impl Deed {
    /// Who put it on record.
    #[must_use]
    pub fn typist(&self) -> &PersonId {
        self.typed_by.as_ref().unwrap_or(&self.by)
    }

    /// The same with a reason, where one was given.
    #[must_use]
    pub fn because(&self, why: Option<&str>) -> Self {
        Self { why: why.map(str::to_owned), ..self.clone() }
    }
}

/// What is affected, in words, as far as anybody said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// What is affected.
    pub affected: Option<String>,
    /// What is not affected.
    pub not_affected: Option<String>,
    /// What nobody knows yet.
    pub unknown: Option<String>,
    /// What made people declare it; nothing as long as nobody said.
    pub sources: Vec<Trigger>,
}

impl Scope {
    /// What is said of it, each in a sentence.
    #[must_use]
    pub fn spoken(&self) -> Vec<Sentence> {
        let said = [
            self.affected.as_ref().map(|what| say!("log-affected", what = what)),
            self.not_affected.as_ref().map(|what| say!("log-not-affected", what = what)),
            self.unknown.as_ref().map(|what| say!("log-not-known", what = what)),
        ];
        said.into_iter().flatten().collect()
    }

    /// Takes over what was said anew; what is left out is as it was.
    pub(in crate::domain) fn take(&mut self, [affected, not_affected, unknown]: [Option<&String>; 3], sources: &[Trigger]) {
        let said = [(&mut self.affected, affected), (&mut self.not_affected, not_affected), (&mut self.unknown, unknown)];
        if !sources.is_empty() {
            self.sources = sources.to_vec();
        }
        for (known, new) in said {
            *known = new.cloned().or(known.take());
        }
    }
}

/// Evidence in words: what was typed, or a file's name, length and the beginning of its digest.
#[must_use]
pub fn say_evidence(evidence: &Evidence) -> Sentence {
    match evidence {
        Evidence::Text(text) => text.into(),
        Evidence::File { name, sha256, bytes } => {
            say!("rules-evidence-file", name = name, bytes = *bytes, digest = sha256.get(..16).unwrap_or(sha256))
        }
    }
}

/// The age of data from a backup, in words: `as of 2026-11-21 03:00 +01:00`.
#[must_use]
pub fn say_age(as_of: DateTime<FixedOffset>) -> Sentence {
    say!("rules-as-of", time = as_of)
}
