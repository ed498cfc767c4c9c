//! Holds this log against an export, chain by chain.

use std::collections::BTreeMap;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::domain::entry::{Chains, Entry};
use crate::domain::id::IncidentId;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Origin;
use crate::domain::witness::Comparison;

use super::log::walk;

/// How this log stands to an export.
pub(super) struct Against {
    /// What all chains come to.
    pub(super) how: Comparison,
    /// Each chain of either.
    pub(super) chains: Vec<ChainAgainst>,
    /// How many flaws the log has itself.
    pub(super) flaws: usize,
    /// Why there is nothing to compare with, where there is nothing.
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
}

impl ChainAgainst {
    /// What is wrong with it; none where the log holds all of it.
    pub(super) fn spoken(&self) -> Option<Sentence> {
        let (origin, from) = (self.origin.to_string(), self.from);
        match self.how {
            Comparison::Shorter => Some(say!("verbs-log-lacks", from = from, until = self.there, origin = origin)),
            Comparison::Forked => Some(say!("verbs-log-forks", from = from, origin = origin)),
            Comparison::Same | Comparison::Longer | Comparison::Mixed | Comparison::Unknown => None,
        }
    }
}

impl Against {
    fn nothing(why: Sentence) -> Self {
        Self { how: Comparison::Unknown, chains: Vec::new(), flaws: 0, nothing: Some(why) }
    }

    /// Reads the log of an incident beside the entries and chains of an export.
    pub(super) fn log(context: &Context, id: &IncidentId, entries: &[Entry<'_>], chains: &Chains) -> Result<Self, Failure> {
        let Ok(folder) = context.folder() else { return Ok(Self::nothing(say!("verbs-no-log-folder"))) };
        let Some(mut log) = folder.open_existing()? else {
            return Ok(Self::nothing(say!("verbs-holds-no-log", folder = folder.shown())));
        };
        if !log.incidents()?.iter().any(|listed| listed.incident == *id) {
            return Ok(Self::nothing(say!("verbs-log-without", folder = folder.shown(), incident = id.as_str())));
        }
        let mut missing: BTreeMap<_, _> = entries.iter().map(|entry| ((entry.origin, entry.number), entry.hash)).collect();
        let mut forked: BTreeMap<Origin, u64> = BTreeMap::new();
        let walked = walk(log.as_mut(), id, &mut |entry| {
            let kept = missing.remove(&(entry.origin, entry.number));
            if kept.is_some_and(|hash| hash != entry.hash) {
                let first = forked.entry(entry.origin).or_insert(entry.number);
                *first = entry.number.min(*first);
            }
        })?;
        let origins = || chains.heads().chain(walked.chains.heads()).map(|(origin, _)| origin);
        let mut origins: Vec<Origin> = origins().collect();
        origins.sort_unstable();
        origins.dedup();
        let chain = |origin: &Origin| {
            let (here, there) = (walked.chains.head(*origin).number, chains.head(*origin).number);
            let lacking = missing.keys().find(|(of, _)| of == origin).map(|(_, number)| *number);
            let (how, from) = match (forked.get(origin), lacking) {
                (Some(from), _) => (Comparison::Forked, *from),
                (None, Some(from)) => (Comparison::Shorter, from),
                (None, None) => (if here > there { Comparison::Longer } else { Comparison::Same }, 0),
            };
            ChainAgainst { origin: *origin, how, here, there, from }
        };
        let all: Vec<ChainAgainst> = origins.iter().map(chain).collect();
        let how = Comparison::of_all(all.iter().map(|chain| chain.how));
        Ok(Self { how, chains: all, flaws: walked.flaws.len() + log.beside().len(), nothing: None })
    }
}
