//! The fold of one incident's log: what its entries add up to, what
//! is wrong with them, the last of them, and how far it was read.
//!
//! How facts add up is the domain's ([`crate::domain::fold`]); here it is read off a log. Nothing is written.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::domain::amended::{Amended, Amendment};
use crate::domain::entry::{Chains, Entry, Flaw, Hash, Head};
use crate::domain::event::Event;
use crate::domain::fold::Applied;
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::stamp::{Origin, Stamp};
use crate::store::{Cursor, Log, LogError, Order};

use super::read_ahead;

/// How many of the last entries a fold keeps at hand.
pub const TAIL: usize = 200;

/// The fold of a log's entries, and how far it goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fold {
    /// What the facts add up to.
    pub incident: Arc<Incident>,
    /// The ends of the chains.
    pub chains: Chains,
    /// What is wrong with the log.
    pub flaws: Vec<Flaw>,
    pub(super) tail: VecDeque<Arc<Event>>,
    pub(super) cursor: Cursor,
    pub(super) out_of_order: bool,
    /// Amendments that were met although what they change had been folded without them.
    pub(super) unknown: Vec<Amendment>,
}

impl Fold {
    /// A fold of nothing yet, which knows of amendments.
    fn knowing(amended: Amended) -> Self {
        Self { incident: Arc::new(Incident::knowing(amended)), ..Self::default() }
    }

    /// All amendments that it knows, and those that it met.
    pub(super) fn amended(&self) -> Amended {
        self.incident.amended.and(self.unknown.iter().cloned())
    }

    /// Takes the next entry.
    pub(super) fn take(&mut self, entry: &Entry<'_>, id: &IncidentId) {
        self.flaws.extend(self.chains.take(entry, id).into_iter().chain(Flaw::timeless(entry)));
        let event = entry.event();
        if entry.stamp > Stamp::LAST {
            return;
        }
        // What is folded anew is only searched for amendments.
        if self.out_of_order || Arc::make_mut(&mut self.incident).apply(&event) == Applied::OutOfOrder {
            self.out_of_order = true;
            self.unknown.extend(Amendment::of(&event).filter(|amendment| !self.incident.amended.knows(amendment)));
        }
        if self.tail.len() == TAIL {
            self.tail.pop_front();
        }
        self.tail.push_back(Arc::new(event));
    }

    /// Holds the ends against those that the log kept of them, before and after the entries were read.
    fn hold_against(&mut self, before: &[(Origin, Head)], after: &[(Origin, Head)]) {
        self.flaws.extend(self.chains.against(before, after));
    }

    /// The last entries, newest last.
    pub fn tail(&self) -> Vec<Arc<Event>> {
        self.tail.iter().cloned().collect()
    }
}

/// The ends of chains that were read: as long as a log is what it was, it holds these entries.
pub(super) fn ends(chains: &Chains) -> Vec<(Origin, Head)> {
    chains.heads().filter(|(_, head)| head.number > 0).collect()
}

/// What became of reading on from a checkpoint.
pub(super) enum ReadOn {
    /// The fold of the whole log.
    Sound(Box<Fold>),
    /// The log is not as the checkpoint has it: only all of it can tell.
    Otherwise,
    /// The entry after the checkpoint does not vouch for it.
    Unvouched,
}

/// Reads on from the fold of a checkpoint, in the order in which entries
/// arrived; the first of them has to carry the checkpoint's seal.
pub(super) fn fold_on(mut fold: Fold, seal: Hash, log: &mut dyn Log, id: &IncidentId) -> Result<ReadOn, LogError> {
    let before = log.heads(id)?;
    let mut vouched = None;
    fold.cursor = log.read(id, fold.cursor, Order::Arrival, &mut |entry| {
        if *vouched.get_or_insert(entry.vouches()) != Some(seal) {
            return ControlFlow::Break(());
        }
        fold.take(entry, id);
        if fold.out_of_order { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if vouched.flatten() != Some(seal) {
        return Ok(ReadOn::Unvouched);
    }
    fold.hold_against(&before, &log.heads(id)?);
    Ok(if fold.flaws.is_empty() && !fold.out_of_order { ReadOn::Sound(Box::new(fold)) } else { ReadOn::Otherwise })
}

/// Reads a whole log, with a second thread that reads ahead. It is read again where amendments are found that
/// `known` does not hold: they change what was read before them.
pub(super) fn fold_all(log: &mut dyn Log, id: &IncidentId, known: Amended) -> Result<Fold, LogError> {
    whole(log, id, known, |log, entries, each| read_ahead::read(log, id, entries, Order::Position, each))
}

/// The same without that thread: slower, and in nobody's way.
pub(super) fn fold_alone(log: &mut dyn Log, id: &IncidentId) -> Result<Fold, LogError> {
    whole(log, id, Amended::default(), |log, _, each| log.read(id, Cursor::default(), Order::Position, each))
}

/// Whoever takes entries one by one.
type Each<'a> = &'a mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>;

/// How often a log is read at most until no amendment is met that was not known: the first time finds them
/// all, and people write no faster than it is read again.
const PASSES: usize = 8;

/// Folds what is read, in the order in which facts are folded,
/// and holds the log's ends against those that it kept of them.
fn whole(
    log: &mut dyn Log,
    id: &IncidentId,
    known: Amended,
    read: impl Fn(&mut dyn Log, u64, Each<'_>) -> Result<Cursor, LogError>,
) -> Result<Fold, LogError> {
    until_known(known, |known| {
        let before = log.heads(id)?;
        let entries = before.iter().map(|(_, head)| head.number).fold(0, u64::saturating_add);
        let mut fold = folded(known.clone(), id, |each| read(log, entries, each))?;
        if fold.out_of_order {
            // It does not lie in the order that the file claims: from now on that is not relied on.
            log.inspect(id)?;
            fold = folded(known, id, |each| read(log, entries, each))?;
        }
        fold.hold_against(&before, &log.heads(id)?);
        Ok(fold)
    })
}

/// Folds what is read from the first entry on, knowing of amendments.
pub(super) fn fold_with(
    known: Amended,
    id: &IncidentId,
    mut read: impl FnMut(Each<'_>) -> Result<Cursor, LogError>,
) -> Result<Fold, LogError> {
    until_known(known, |known| folded(known, id, &mut read))
}

/// Folds again, as long as amendments are met that were not known.
fn until_known(known: Amended, mut fold: impl FnMut(Amended) -> Result<Fold, LogError>) -> Result<Fold, LogError> {
    let mut folded = fold(known)?;
    for _ in 1..PASSES {
        if folded.unknown.is_empty() {
            break;
        }
        folded = fold(folded.amended())?;
    }
    Ok(folded)
}

fn folded(known: Amended, id: &IncidentId, read: impl FnOnce(Each<'_>) -> Result<Cursor, LogError>) -> Result<Fold, LogError> {
    let mut fold = Fold::knowing(known);
    fold.cursor = read(&mut |entry| {
        fold.take(entry, id);
        ControlFlow::Continue(())
    })?;
    Ok(fold)
}
