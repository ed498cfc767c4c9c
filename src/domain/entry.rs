//! An entry as it lies in a log, and the chain that binds each to the one before it.
//!
//! Each origin numbers its entries of an incident from 1 and binds each to the one before: the hash of an
//! entry is SHA-256 (FIPS 180-4) over the hash before it and everything the entry says. So a changed, removed
//! or re-ordered entry shows. What a chain alone cannot show is an end that was cut off: logs keep each
//! chain's head beside it, and an export of the incident serves as witness.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use super::entry_ref::EntryRef;
use super::event::{Event, Fact};
use super::id::{IncidentId, PersonId};
use super::speech::{Sentence, say};
use super::stamp::{Moment, Origin, Position, Stamp};

/// A SHA-256 digest; shown as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The digest of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Hash {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut hash = Self::default();
        if text.len() != 64 || !text.is_ascii() {
            return Err(());
        }
        for (byte, at) in hash.0.iter_mut().zip((0..64).step_by(2)) {
            *byte = text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or(())?;
        }
        Ok(hash)
    }
}

/// An entry as it lies in a log, borrowed from wherever it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The log that numbered it.
    pub origin: Origin,
    /// Its number there, from 1 on.
    pub number: u64,
    /// Its place in the one order of all machines.
    pub stamp: Stamp,
    /// When it happened, as told.
    pub at: Moment,
    /// When it was entered into the log.
    pub recorded_at: Moment,
    /// The id of the person who put it on record.
    pub by: &'a str,
    /// The kind of fact.
    pub kind: &'a str,
    /// The fact's contents, a JSON object, byte for byte as it was written.
    pub body: &'a str,
    /// What binds it to the entry before.
    pub hash: Hash,
}

/// What leads to the seal that stands at the end of some bodies: before it a brace or a comma, behind it 64
/// digits, a quotation mark and a brace. In words that somebody typed each mark is led by a backslash.
const SEAL: &str = "\"vouches\":\"";

/// The body of a fact that also vouches for what its log added up to before it: one more key at its end.
#[must_use]
pub fn vouching(body: &str, seal: Hash) -> String {
    let fact = body.strip_suffix('}').unwrap_or(body);
    let comma = if fact.ends_with('{') { "" } else { "," };
    format!("{fact}{comma}{SEAL}{seal}\"}}")
}

impl Entry<'_> {
    /// The seal of the state that the log added up to before this entry, if it carries one.
    #[must_use]
    pub fn vouches(&self) -> Option<Hash> {
        let body = self.body.strip_suffix("\"}")?;
        let (lead, seal) = body.split_at_checked(body.len().checked_sub(64)?)?;
        let fact = lead.strip_suffix(SEAL)?;
        fact.ends_with(['{', ',']).then(|| seal.parse().ok())?
    }

    /// Where the entry stands in the one order of all machines.
    #[must_use]
    pub fn position(&self) -> Position {
        Position { stamp: self.stamp, origin: self.origin, number: self.number }
    }

    /// Which entry it is.
    #[must_use]
    pub fn entry(&self) -> EntryRef {
        EntryRef { origin: self.origin, number: self.number }
    }

    /// What the entry says.
    #[must_use]
    pub fn event(&self) -> Event {
        Event {
            origin: self.origin,
            number: self.number,
            stamp: self.stamp,
            at: self.at,
            recorded_at: self.recorded_at,
            by: PersonId::from_log(self.by),
            fact: Fact::from_log(self.kind, self.body),
        }
    }

    /// What its hash must be, after an entry of the hash `before` (zeros before the first).
    ///
    /// SHA-256 over: `before`; then origin, number, wall clock, tick, `at` and
    /// `recorded_at`, each as eight bytes, most significant first; then incident,
    /// by, kind and body, each after its length in bytes as eight such bytes.
    #[must_use]
    pub fn hash_after(&self, before: &Hash, incident: &IncidentId) -> Hash {
        let mut head = [0_u8; 80];
        let numbers = [
            self.origin.0,
            self.number,
            self.stamp.wall.millis().cast_unsigned(),
            u64::from(self.stamp.tick),
            self.at.millis().cast_unsigned(),
            self.recorded_at.millis().cast_unsigned(),
        ];
        let (hash, rest) = head.split_at_mut(32);
        hash.copy_from_slice(&before.0);
        for (place, number) in rest.chunks_exact_mut(8).zip(numbers) {
            place.copy_from_slice(&number.to_be_bytes());
        }
        let mut digest = Sha256::new();
        digest.update(head);
        for text in [incident.as_str(), self.by, self.kind, self.body] {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        }
        Hash(digest.finalize().into())
    }
}

/// What is wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The entry does not say what it said when it was bound.
    Changed {
        /// The origin that numbered it.
        origin: Origin,
        /// The entry's number.
        number: u64,
    },
    /// Entries are gone between two others.
    Missing {
        /// The origin that numbered it.
        origin: Origin,
        /// The first that is gone.
        from: u64,
        /// The last that is gone.
        until: u64,
    },
    /// The entry stands after one of a higher number.
    Reordered {
        /// The origin that numbered it.
        origin: Origin,
        /// The entry's number.
        number: u64,
    },
    /// The end of the chain is not the head that was kept of it.
    EndCut {
        /// The origin that numbered it.
        origin: Origin,
        /// The last number that is there.
        number: u64,
        /// The last number that was kept.
        kept: u64,
    },
    /// An incident without a single entry: none is ever kept so.
    Emptied,
    /// Entries that were kept lie behind a damaged place of the log's files.
    Torn,
    /// Tables, indexes, views or triggers in the log's file that are not as this program makes them.
    Foreign {
        /// What kind of thing each is, and its name.
        names: Vec<String>,
    },
    /// The entry bears a time behind all times: it is not folded, or no later fact would count.
    Timeless {
        /// The origin that numbered it.
        origin: Origin,
        /// The entry's number.
        number: u64,
    },
    /// A checkpoint that no entry vouches for, or that is not what the entries before it add up to.
    Unvouched,
    /// The entry lies far from the one before it in the file.
    Apart {
        /// The origin that numbered it.
        origin: Origin,
        /// The entry's number.
        number: u64,
    },
    /// What was read from the log is no longer in it: it was put back to an earlier state, or
    /// rewritten, while this program had it open.
    PutBack {
        /// The end that was read and is gone, as `crisis verify --head` takes it.
        head: String,
    },
    /// Entries and kept ends that belong to no incident that can be named, so that nobody would read them.
    Hidden {
        /// How many entries and kept ends there are.
        rows: u64,
    },
}

impl Flaw {
    /// What is wrong with an entry whose stamp lies at the end of all times.
    #[must_use]
    pub fn timeless(entry: &Entry<'_>) -> Option<Self> {
        (entry.stamp > Stamp::LAST).then_some(Self::Timeless { origin: entry.origin, number: entry.number })
    }

    /// The flaw as a sentence without its end: "entry 7 of origin 00… was changed".
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        match self {
            Self::Emptied => say!("rules-flaw-emptied"),
            Self::Torn => say!("rules-flaw-torn"),
            Self::Foreign { names } => say!("rules-flaw-foreign", names = names.join(", ")),
            Self::Timeless { origin, number } => say!("rules-flaw-timeless", number = *number, origin = origin.to_string()),
            Self::Unvouched => say!("rules-flaw-unvouched"),
            Self::Apart { origin, number } => say!("rules-flaw-apart", number = *number, origin = origin.to_string()),
            Self::PutBack { head } => say!("rules-flaw-put-back", head = head),
            Self::Hidden { rows } => say!("rules-flaw-hidden", count = *rows),
            Self::Changed { origin, number } => say!("rules-flaw-changed", number = *number, origin = origin.to_string()),
            Self::Missing { origin, from, until } if from == until => {
                say!("rules-flaw-removed", number = *from, origin = origin.to_string())
            }
            Self::Missing { origin, from, until } => {
                say!("rules-flaw-removed-many", from = *from, until = *until, origin = origin.to_string())
            }
            Self::Reordered { origin, number } => say!("rules-flaw-moved", number = *number, origin = origin.to_string()),
            Self::EndCut { origin, number, kept } if number > kept => {
                say!("rules-flaw-added", number = *number, kept = *kept, origin = origin.to_string())
            }
            Self::EndCut { origin, number, kept } if number == kept => {
                say!("rules-flaw-replaced", number = *number, origin = origin.to_string())
            }
            Self::EndCut { origin, number, kept } => {
                say!("rules-flaw-cut", from = number.saturating_add(1), until = *kept, origin = origin.to_string())
            }
        }
    }
}

/// The end of one origin's chain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The number of the last entry; 0 before the first.
    pub number: u64,
    /// The hash of that entry; zeros before the first.
    pub hash: Hash,
}

/// Walks along all chains of an incident at once, each origin's entries in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chains {
    heads: BTreeMap<Origin, Head>,
}

impl Chains {
    /// Takes the next entry and says what is wrong with it.
    pub fn take(&mut self, entry: &Entry<'_>, incident: &IncidentId) -> Option<Flaw> {
        let Entry { origin, number, hash, .. } = *entry;
        let head = self.heads.entry(origin).or_default();
        let flaw = if number <= head.number {
            return Some(Flaw::Reordered { origin, number });
        } else if number > head.number.saturating_add(1) {
            Some(Flaw::Missing { origin, from: head.number.saturating_add(1), until: number - 1 })
        } else {
            let sound = entry.hash_after(&head.hash, incident) == hash;
            (!sound).then_some(Flaw::Changed { origin, number })
        };
        *head = Head { number, hash };
        flaw
    }

    /// Chains that were walked before, as far as these ends.
    pub fn walked(heads: impl IntoIterator<Item = (Origin, Head)>) -> Self {
        Self { heads: heads.into_iter().collect() }
    }

    /// The ends of all chains.
    pub fn heads(&self) -> impl Iterator<Item = (Origin, Head)> + '_ {
        self.heads.iter().map(|(origin, head)| (*origin, *head))
    }

    /// The end of one origin's chain.
    #[must_use]
    pub fn head(&self, origin: Origin) -> Head {
        self.heads.get(&origin).copied().unwrap_or_default()
    }

    /// Holds the ends against those that the log kept of them, as they were `before` and `after` these
    /// chains were read: others may have written meanwhile, so only an end that stayed the same tells.
    #[must_use]
    pub fn against(&self, before: &[(Origin, Head)], after: &[(Origin, Head)]) -> Vec<Flaw> {
        let cut = |(origin, kept): &(Origin, Head)| {
            let here = self.head(*origin);
            (here != *kept).then_some(Flaw::EndCut { origin: *origin, number: here.number, kept: kept.number })
        };
        let quiet = after.iter().filter(|head| before.contains(head));
        let unknown = self.heads().filter(|(origin, _)| after.iter().all(|(known, _)| known != origin));
        let added = unknown.map(|(origin, head)| Flaw::EndCut { origin, number: head.number, kept: 0 });
        quiet.filter_map(cut).chain(added).collect()
    }

    /// One hash that stands for all chains: SHA-256 over origin,
    /// number and hash of each, in the order of origins.
    #[must_use]
    pub fn digest(&self) -> Hash {
        let mut digest = Sha256::new();
        for (origin, head) in self.heads() {
            digest.update(origin.0.to_be_bytes());
            digest.update(head.number.to_be_bytes());
            digest.update(head.hash.0);
        }
        Hash(digest.finalize().into())
    }
}
