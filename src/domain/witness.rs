//! Witnesses: ends of chains, short enough to be printed and typed, that are kept where the log is not.
//!
//! The chain is bound by nothing but itself: whoever rewrites all of it binds it anew. Only an end that left
//! the machine tells then. It speaks for one chain: entries of an origin that no witness names can be put in
//! front of it afterwards, by whoever forges and by a machine that joins late. So these are counted.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::entry::{Chains, Entry, Hash, Head};
use super::speech::{Sentence, say};
use super::stamp::Origin;

/// How many digits of a hash are printed: 128 bits. With half of them somebody who writes both texts could
/// find two of one beginning in minutes (van Oorschot and Wiener, "Parallel Collision Search", 1999).
pub const PRINTED: usize = 32;

/// The fewest that are taken: 64 bits, as many as nobody meets by trying who did not write the text.
pub const SHORTEST: usize = 16;

/// An end of a chain as people copy it: `12:` and 32 digits, with its origin before it where there are
/// several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The log that numbered the entry, where it is named.
    pub origin: Option<Origin>,
    /// The entry's number.
    pub number: u64,
    /// How its hash begins, in small hexadecimal digits.
    pub hash: String,
}

/// Why a text is no witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAWitness {
    /// It is not written as one.
    Unreadable,
    /// Numbers of entries begin at one.
    NoNumber,
    /// So many digits of a hash would fit to many an entry.
    TooShort(usize),
}

impl NotAWitness {
    /// The reason in a sentence.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Unreadable => say!("rules-head-unreadable"),
            Self::NoNumber => say!("rules-head-no-number"),
            Self::TooShort(digits) => say!("rules-head-too-short", digits = digits, shortest = SHORTEST),
        }
    }
}

impl FromStr for Witness {
    type Err = NotAWitness;

    fn from_str(text: &str) -> Result<Self, NotAWitness> {
        let (rest, hash) = text.trim().rsplit_once(':').ok_or(NotAWitness::Unreadable)?;
        let (origin, number) = match rest.rsplit_once(':') {
            Some((origin, number)) => (Some(read_origin(origin).ok_or(NotAWitness::Unreadable)?), number),
            None => (None, rest),
        };
        let digits = number.bytes().all(|byte| byte.is_ascii_digit());
        let number: u64 = number.parse().ok().filter(|_| digits).ok_or(NotAWitness::Unreadable)?;
        if !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) || hash.len() > 64 {
            return Err(NotAWitness::Unreadable);
        }
        match (number, hash.len()) {
            (0, _) => Err(NotAWitness::NoNumber),
            (_, digits) if digits < SHORTEST => Err(NotAWitness::TooShort(digits)),
            _ => Ok(Self { origin, number, hash: hash.to_ascii_lowercase() }),
        }
    }
}

/// An origin as it is shown: sixteen digits, no more and no fewer.
fn read_origin(text: &str) -> Option<Origin> {
    let whole = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.parse().ok().filter(|_| whole)
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(origin) = self.origin {
            write!(f, "{origin}:")?;
        }
        write!(f, "{}:{}", self.number, self.hash)
    }
}

impl Witness {
    /// The end of a chain, short.
    #[must_use]
    pub fn of(origin: Option<Origin>, head: &Head) -> Self {
        let mut hash = head.hash.to_string();
        hash.truncate(PRINTED);
        Self { origin, number: head.number, hash }
    }

    /// The ends of all chains, short; with their origins where there are several.
    #[must_use]
    pub fn all(chains: &Chains) -> Vec<Self> {
        let several = chains.heads().nth(1).is_some();
        chains.heads().map(|(origin, head)| Self::of(several.then_some(origin), &head)).collect()
    }

    /// The ends of all chains on one line, as `crisis verify --head` takes them.
    #[must_use]
    pub fn line(chains: &Chains) -> String {
        let all: Vec<String> = Self::all(chains).iter().map(ToString::to_string).collect();
        all.join(",")
    }

    /// Whether it may be about that chain.
    fn is_of(&self, origin: Origin) -> bool {
        self.origin.is_none_or(|named| named == origin)
    }

    fn fits(&self, hash: &Hash) -> bool {
        let digits = hash.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        self.hash.chars().zip(digits).all(|(c, digit)| c.to_digit(16) == Some(digit.into()))
    }
}

/// How a log stands to what a witness has of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// Both end with the same entry.
    Same,
    /// The log passes the witness and goes on.
    Longer,
    /// The log ends before the witness does.
    Shorter,
    /// The log passes the witness, and entries of an origin that no witness names stand before it.
    Mixed,
    /// The log has other entries than the witness.
    Forked,
    /// There is nothing here to compare with.
    Unknown,
}

impl Comparison {
    /// Its word for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Longer => "longer",
            Self::Shorter => "shorter",
            Self::Mixed => "mixed",
            Self::Forked => "forked",
            Self::Unknown => "unknown",
        }
    }

    /// Its word for people.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Same => say!("rules-log-is-same"),
            Self::Longer => say!("rules-log-is-longer"),
            Self::Shorter => say!("rules-log-is-shorter"),
            Self::Mixed => say!("rules-log-is-mixed"),
            Self::Forked => say!("rules-log-is-forked"),
            Self::Unknown => say!("rules-log-is-unknown"),
        }
    }

    /// Whether the log holds all that the witness has.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Same | Self::Longer)
    }

    /// What several chains come to: one that forked goes before one that is cut, and that before all others.
    #[must_use]
    pub fn of_all(all: impl IntoIterator<Item = Self>) -> Self {
        let rank = |one: &Self| match one {
            Self::Same => 0,
            Self::Longer => 1,
            Self::Unknown => 2,
            Self::Mixed => 3,
            Self::Shorter => 4,
            Self::Forked => 5,
        };
        all.into_iter().max_by_key(rank).unwrap_or(Self::Unknown)
    }
}

/// Looks for a witness among entries as they are read.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is looked for.
    pub witness: Witness,
    passes: Option<Origin>,
    /// How many entries of each origin were read until it was found.
    before: BTreeMap<Origin, u64>,
    /// How many of each were read from then on.
    behind: BTreeMap<Origin, u64>,
    elsewhere: Option<u64>,
    other: Option<Hash>,
}

/// What became of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The chain passes it, or ends there, and its last entry has this number.
    Passed(Comparison, u64),
    /// The chain ends there, and so many entries of other origins come behind it.
    Joined(u64),
    /// The chain passes it, and so many entries of this origin, which nobody asked about, stand before it.
    Mixed(Origin, u64),
    /// Its hash is that of an entry of another number.
    Misnumbered(u64),
    /// The longest chain that it may be about ends before it.
    Ahead(u64),
    /// The entry of that number has another hash.
    Otherwise(Hash),
    /// Nothing is here of the origin that it names.
    NoChain,
}

impl Found {
    /// Whether the entry was found.
    #[must_use]
    pub fn passed(&self) -> bool {
        matches!(self, Self::Passed(..) | Self::Joined(_) | Self::Mixed(..))
    }
}

impl Search {
    /// Begins to look.
    #[must_use]
    pub fn of(witness: &Witness) -> Self {
        Self {
            witness: witness.clone(),
            passes: None,
            before: BTreeMap::new(),
            behind: BTreeMap::new(),
            elsewhere: None,
            other: None,
        }
    }

    /// Looks at the next entry, in the one order of all machines.
    pub fn take(&mut self, entry: &Entry<'_>) {
        let seen = if self.passes.is_none() { &mut self.before } else { &mut self.behind };
        *seen.entry(entry.origin).or_default() += 1;
        if !self.witness.is_of(entry.origin) {
            return;
        }
        let fits = self.witness.fits(&entry.hash);
        match (entry.number == self.witness.number, fits) {
            (true, true) => self.passes = Some(entry.origin),
            (true, false) => self.other = Some(entry.hash),
            (false, true) => self.elsewhere = Some(entry.number),
            (false, false) => {}
        }
    }

    /// The origin of the entry that it was found to be.
    #[must_use]
    pub fn passes(&self) -> Option<Origin> {
        self.passes
    }

    /// What was found, once all entries were read; `chains` is what they came to, and
    /// `named` the origins that one of all witnesses speaks for.
    #[must_use]
    pub fn found(&self, chains: &Chains, named: &[Origin]) -> Found {
        if let Some(origin) = self.passes {
            let nobodys = |(other, _): &(&Origin, &u64)| **other != origin && !named.contains(other);
            if let Some((other, count)) = self.before.iter().find(nobodys) {
                return Found::Mixed(*other, *count);
            }
            let last = chains.head(origin).number;
            let behind: u64 = self.behind.iter().filter(nobodys).map(|(_, count)| count).sum();
            return match (last == self.witness.number, behind) {
                (true, 0) => Found::Passed(Comparison::Same, last),
                (true, behind) => Found::Joined(behind),
                (false, _) => Found::Passed(Comparison::Longer, last),
            };
        }
        if let Some(number) = self.elsewhere {
            return Found::Misnumbered(number);
        }
        let ends = || chains.heads().filter(|(origin, _)| self.witness.is_of(*origin)).map(|(_, head)| head.number);
        match (self.other, ends().max()) {
            (Some(hash), _) => Found::Otherwise(hash),
            (None, Some(last)) => Found::Ahead(last),
            (None, None) => Found::NoChain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_witness_is_read_as_it_is_printed() {
        for text in ["12:0123456789abcdef", "00000000000000ab:3:0123456789abcdef0123", &format!("1:{}", "a".repeat(64))] {
            assert_eq!(text.parse::<Witness>().unwrap().to_string(), text);
        }
        assert_eq!(" 7:0123456789ABCDEF ".parse::<Witness>().unwrap().to_string(), "7:0123456789abcdef");
    }

    #[test]
    fn what_would_fit_to_many_an_entry_is_no_witness() {
        let why = |text: &str| text.parse::<Witness>().unwrap_err();
        assert_eq!(why("12:0123456789abcde"), NotAWitness::TooShort(15));
        assert_eq!(why("12:"), NotAWitness::TooShort(0));
        assert_eq!(why("0:0123456789abcdef"), NotAWitness::NoNumber);
        for text in ["", "12", ":", "x:0123456789abcdef", "+1:0123456789abcdef", "1:0123456789abcdeg", "1:2:0123456789abcdef"] {
            assert_eq!(why(text), NotAWitness::Unreadable, "{text}");
        }
        assert_eq!(why(&format!("1:{}", "a".repeat(65))), NotAWitness::Unreadable);
        assert_eq!(why("99999999999999999999:0123456789abcdef"), NotAWitness::Unreadable);
    }
}
