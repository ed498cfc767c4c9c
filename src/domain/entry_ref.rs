//! Which entry is meant: the log that numbered it, and its number there.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::stamp::Origin;

/// One entry of a log. Written `00000000000000c1:37` in the log; people read and type less: see
/// [`super::numbering`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntryRef {
    /// The log that numbered it.
    pub origin: Origin,
    /// Its number there, from 1 on.
    pub number: u64,
}

/// A text that names no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnEntry;

/// In English, for whoever debugs.
impl fmt::Display for NotAnEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an origin and a number")
    }
}

impl FromStr for EntryRef {
    type Err = NotAnEntry;
    fn from_str(text: &str) -> Result<Self, NotAnEntry> {
        let (origin, number) = text.split_once(':').ok_or(NotAnEntry)?;
        Ok(Self { origin: origin.parse().map_err(|_| NotAnEntry)?, number: number.parse().map_err(|_| NotAnEntry)? })
    }
}

impl TryFrom<String> for EntryRef {
    type Error = NotAnEntry;
    fn try_from(text: String) -> Result<Self, NotAnEntry> {
        text.parse()
    }
}

impl From<EntryRef> for String {
    fn from(entry: EntryRef) -> Self {
        entry.to_string()
    }
}

impl fmt::Display for EntryRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.origin, self.number)
    }
}
