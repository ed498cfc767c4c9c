//! Holds this log against an export, chain by chain.

use std::collections::{BTreeMap, BTreeSet};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::domain::entry::{Chains, Entry};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::{Origin, Position};
use crate::domain::witness::Comparison;
use crate::export::reread::Exported;

use super::log::walk;

/// How this log stands to an export.
pub(super) struct Against {
    /// What all chains come to.
    pub(super) how: Comparison,
    /// Each chain of either.
    pub(super) chains: Vec<ChainAgainst>,
    /// How many flaws the log has itself.
    pub(super) flaws: usize,
    /// Why there is nothing to compare with, or not enough, where it is so.
    pub(super) nothing: Option<Sentence>,
}

/// How one chain of the log stands to that of an export.
pub(super) struct ChainAgainst {
    /// Whose chain it is.
    pub(super) origin: Origin,
    /// How the log's stands to that of the export.
    pub(super) how: Comparison,
    /// The last number here.
    pub(super) here: u64,
    /// The last number there.
    pub(super) there: u64,
    /// The first number that is not the same in both, where it ought to be.
    pub(super) from: u64,
    /// How many entries of it are only here.
    pub(super) more: u64,
    /// How many of these stand before the end of an export that knows nothing of that origin.
    pub(super) earlier: u64,
}

impl ChainAgainst {
    /// What is wrong with it; none where the log holds all of it.
    pub(super) fn spoken(&self) -> Option<Sentence> {
        let (origin, from) = (self.origin.to_string(), self.from);
        match self.how {
            Comparison::Shorter => Some(say!("verbs-log-lacks", from = from, until = self.there, origin = origin)),
            Comparison::Forked => Some(say!("verbs-log-forks", from = from, origin = origin)),
            Comparison::Mixed => Some(say!("verbs-log-mixes", count = self.earlier, origin = origin)),
            Comparison::Same | Comparison::Longer | Comparison::Unknown => None,
        }
    }
}

/// What an export holds, and what was found of it in a log.
struct Held<'a> {
    /// What the log was not found to hold so far.
    missing: BTreeMap<(Origin, u64), Entry<'a>>,
    /// The first number of each origin under which both hold something else.
    forked: BTreeMap<Origin, u64>,
    /// How many entries of each origin only the log holds.
    more: BTreeMap<Origin, u64>,
    /// How many of these stand before the last entry of the export, where that has none of that origin.
    earlier: BTreeMap<Origin, u64>,
    /// Whose entries the export has, and where the last of them stands.
    origins: BTreeSet<Origin>,
    last: Option<Position>,
}

impl<'a> Held<'a> {
    fn of(entries: &[Entry<'a>]) -> Self {
        let mut held = Self {
            missing: BTreeMap::new(),
            forked: BTreeMap::new(),
            more: BTreeMap::new(),
            earlier: BTreeMap::new(),
            origins: entries.iter().map(|entry| entry.origin).collect(),
            last: entries.iter().map(Entry::position).max(),
        };
        for entry in entries {
            // Of two that bear one number a log holds one at most.
            if held.missing.insert((entry.origin, entry.number), *entry).is_some_and(|other| other != *entry) {
                held.fork(entry);
            }
        }
        held
    }

    /// Looks at an entry of the log: all of it, for an entry that was changed may still bear its old hash.
    fn take(&mut self, entry: &Entry<'_>) {
        match self.missing.remove(&(entry.origin, entry.number)) {
            Some(kept) if kept != *entry => self.fork(entry),
            Some(_) => {}
            None => {
                *self.more.entry(entry.origin).or_default() += 1;
                if Some(entry.position()) < self.last && !self.origins.contains(&entry.origin) {
                    *self.earlier.entry(entry.origin).or_default() += 1;
                }
            }
        }
    }

    fn fork(&mut self, entry: &Entry<'_>) {
        let first = self.forked.entry(entry.origin).or_insert(entry.number);
        *first = entry.number.min(*first);
    }

    /// How the log's chain of an origin, which ends `here`, stands to the one that ends `there`.
    fn chain(&self, origin: Origin, here: u64, there: u64) -> ChainAgainst {
        let lacking = self.missing.keys().find(|(of, _)| *of == origin).map(|(_, number)| *number);
        let counted = |of: &BTreeMap<Origin, u64>| of.get(&origin).copied().unwrap_or_default();
        let (more, earlier) = (counted(&self.more), counted(&self.earlier));
        let (how, from) = match (self.forked.get(&origin), lacking) {
            (Some(from), _) => (Comparison::Forked, *from),
            (None, Some(from)) => (Comparison::Shorter, from),
            (None, None) if earlier > 0 => (Comparison::Mixed, 0),
            (None, None) => (if more > 0 { Comparison::Longer } else { Comparison::Same }, 0),
        };
        ChainAgainst { origin, how, here, there, from, more, earlier }
    }
}

impl Against {
    fn nothing(why: Sentence) -> Self {
        Self { how: Comparison::Unknown, chains: Vec::new(), flaws: 0, nothing: Some(why) }
    }

    /// Reads the log of an incident beside an export and what its chains come to.
    pub(super) fn log(context: &Context, exported: &Exported<'_>, chains: &Chains) -> Result<Self, Failure> {
        let id = &exported.id;
        let Ok(folder) = context.folder() else { return Ok(Self::nothing(say!("verbs-no-log-folder"))) };
        let Some(mut log) = folder.open_existing()? else {
            return Ok(Self::nothing(say!("verbs-holds-no-log", folder = folder.shown())));
        };
        if !log.incidents()?.iter().any(|listed| listed.incident == *id) {
            return Ok(Self::nothing(say!("verbs-log-without", folder = folder.shown(), incident = id.as_str())));
        }
        let mut held = Held::of(&exported.entries());
        let walked = walk(log.as_mut(), id, &mut |entry| held.take(entry))?;
        let origins = || chains.heads().chain(walked.chains.heads()).map(|(origin, _)| origin);
        let mut origins: Vec<Origin> = origins().collect();
        origins.sort_unstable();
        origins.dedup();
        let chain = |origin: &Origin| held.chain(*origin, walked.chains.head(*origin).number, chains.head(*origin).number);
        let all: Vec<ChainAgainst> = origins.iter().map(chain).collect();
        let how = Comparison::of_all(all.iter().map(|chain| chain.how));
        // What nobody can read may say anything.
        let nothing = (exported.unreadable > 0 && how.holds()).then(|| say!("verbs-log-not-compared"));
        let how = if nothing.is_some() { Comparison::Unknown } else { how };
        Ok(Self { how, chains: all, flaws: walked.flaws.len() + log.beside().len(), nothing })
    }
}
