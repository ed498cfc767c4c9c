//! A log in memory, for tests and drills: keeps the same contract, forgets everything when it is dropped.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::domain::entry::{Entry, Flaw, Hash, Head};
use crate::domain::id::IncidentId;
use crate::domain::stamp::{Moment, Origin, Stamp};

use super::chain_end::{End, body};
use super::{Checkpoint, Cursor, Draft, Listed, Log, LogError, Order, Turn, closes};

/// A log in memory.
#[derive(Clone, Debug)]
pub struct MemoryLog {
    origin: Origin,
    incidents: Vec<(IncidentId, Kept)>,
}

impl MemoryLog {
    /// An empty log that numbers under `origin`.
    #[must_use]
    pub fn new(origin: Origin) -> Self {
        Self { origin, incidents: Vec::new() }
    }

    fn kept(&self, incident: &IncidentId) -> Option<&Kept> {
        self.incidents.iter().find(|(id, _)| id == incident).map(|(_, kept)| kept)
    }

    fn take(&mut self, incident: &IncidentId) -> Kept {
        self.incidents.iter_mut().find(|(id, _)| id == incident).map(|(_, kept)| std::mem::take(kept)).unwrap_or_default()
    }

    fn put(&mut self, incident: &IncidentId, now: Kept) {
        match self.incidents.iter_mut().find(|(id, _)| id == incident) {
            Some((_, kept)) => *kept = now,
            None if now.entries.is_empty() => {}
            None => self.incidents.push((incident.clone(), now)),
        }
    }
}

/// The entries of one incident as they arrived, and what can be found without walking over them.
#[derive(Clone, Debug, Default)]
struct Kept {
    entries: Vec<Owned>,
    heads: BTreeMap<Origin, Head>,
    places: BTreeMap<(Origin, u64), usize>,
    seen: Stamp,
    checkpoint: Option<Checkpoint>,
}

/// An entry that owns its texts.
#[derive(Clone, Debug)]
struct Owned {
    origin: Origin,
    number: u64,
    stamp: Stamp,
    at: Moment,
    recorded_at: Moment,
    hash: Hash,
    by: Box<str>,
    kind: Box<str>,
    body: Box<str>,
}

impl Owned {
    fn new(entry: &Entry<'_>) -> Self {
        let Entry { origin, number, stamp, at, recorded_at, hash, by, kind, body } = *entry;
        Self { origin, number, stamp, at, recorded_at, hash, by: by.into(), kind: kind.into(), body: body.into() }
    }

    fn entry(&self) -> Entry<'_> {
        let Self { origin, number, stamp, at, recorded_at, hash, by, kind, body } = self;
        Entry { origin: *origin, number: *number, stamp: *stamp, at: *at, recorded_at: *recorded_at, by, kind, body, hash: *hash }
    }
}

impl Kept {
    /// Adds an entry unless it is here already; says whether it was new.
    fn add(&mut self, entry: &Entry<'_>) -> bool {
        let place = self.entries.len();
        if *self.places.entry((entry.origin, entry.number)).or_insert(place) != place {
            return false;
        }
        let head = self.heads.entry(entry.origin).or_default();
        if entry.number > head.number {
            *head = Head { number: entry.number, hash: entry.hash };
        }
        self.seen = self.seen.max(entry.stamp.min(Stamp::LAST));
        self.entries.push(Owned::new(entry));
        true
    }

    /// Cuts back to so many entries, with the end that was loose then.
    fn take_back(&mut self, count: usize, end: End) {
        for gone in self.entries.drain(count..) {
            self.places.remove(&(gone.origin, gone.number));
        }
        self.seen = end.seen;
        match end.head.number {
            0 => drop(self.heads.remove(&end.origin)),
            _ => drop(self.heads.insert(end.origin, end.head)),
        }
    }

    fn holds(&self, origin: Origin, head: Head) -> bool {
        let place = self.places.get(&(origin, head.number));
        place.and_then(|place| self.entries.get(*place)).is_some_and(|entry| entry.hash == head.hash)
    }

    fn read_on(
        &self,
        known: &[(Origin, Head)],
        after: Cursor,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError> {
        match known.iter().find(|(origin, head)| !self.holds(*origin, *head)) {
            Some(lost) => Err(LogError::lost(PathBuf::new(), lost, known)),
            None => Ok(self.read(after, Order::Arrival, each)),
        }
    }

    fn read(&self, after: Cursor, order: Order, each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>) -> Cursor {
        let new = usize::try_from(after.0).unwrap_or_default();
        let mut wanted: Vec<(i64, Entry<'_>)> =
            (1..).zip(&self.entries).skip(new).map(|(at, owned)| (at, owned.entry())).collect();
        let last = wanted.last().map_or(after, |(at, _)| Cursor(*at));
        wanted.sort_by(|(_, a), (_, b)| compare(order, a, b));
        for (at, entry) in wanted {
            if each(&entry).is_break() {
                return if order == Order::Arrival { Cursor(at) } else { last };
            }
        }
        last
    }
}

fn compare(order: Order, a: &Entry<'_>, b: &Entry<'_>) -> Ordering {
    match order {
        Order::Arrival => Ordering::Equal,
        Order::Position => a.position().cmp(&b.position()),
        Order::Happened => a.at.cmp(&b.at).then_with(|| a.position().cmp(&b.position())),
    }
}

impl Log for MemoryLog {
    fn origin(&self) -> Origin {
        self.origin
    }

    fn listed(&mut self) -> Result<Vec<Listed>, LogError> {
        let listed = self.incidents.iter().map(|(id, kept)| {
            let closed: Vec<bool> = kept.entries.iter().filter_map(|entry| closes(&entry.entry())).collect();
            Listed { incident: id.clone(), closed: !closed.is_empty(), false_alarm: closed.contains(&true) }
        });
        Ok(listed.collect())
    }

    fn read(
        &mut self,
        incident: &IncidentId,
        after: Cursor,
        order: Order,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError> {
        Ok(self.kept(incident).map_or(after, |kept| kept.read(after, order, each)))
    }

    fn read_on(
        &mut self,
        incident: &IncidentId,
        known: &[(Origin, Head)],
        after: Cursor,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError> {
        self.kept(incident).unwrap_or(&Kept::default()).read_on(known, after, each)
    }

    fn heads(&mut self, incident: &IncidentId) -> Result<Vec<(Origin, Head)>, LogError> {
        Ok(self.kept(incident).map(|kept| kept.heads.iter().map(|(origin, head)| (*origin, *head)).collect()).unwrap_or_default())
    }

    fn changed(&mut self) -> Result<bool, LogError> {
        Ok(false)
    }

    fn stands(&self) -> Result<(), LogError> {
        Ok(())
    }

    fn beside(&self) -> &[Flaw] {
        &[]
    }

    fn barred(&self) -> Option<&LogError> {
        None
    }

    fn begin<'a>(&'a mut self, incident: &IncidentId) -> Result<Box<dyn Turn + 'a>, LogError> {
        let kept = self.take(incident);
        let head = kept.heads.get(&self.origin).copied().unwrap_or_default();
        let end = End { origin: self.origin, head, seen: kept.seen };
        Ok(Box::new(MemoryTurn {
            log: self,
            incident: incident.clone(),
            before: (kept.entries.len(), end),
            kept,
            end,
            seal: None,
        }))
    }

    fn merge(&mut self, incident: &IncidentId, entries: &[Entry<'_>]) -> Result<usize, LogError> {
        let mut kept = self.take(incident);
        let new = entries.iter().filter(|entry| kept.add(entry)).count();
        self.put(incident, kept);
        Ok(new)
    }

    fn inspect(&mut self, _: &IncidentId) -> Result<Vec<Flaw>, LogError> {
        Ok(Vec::new())
    }

    fn hidden(&mut self) -> Result<u64, LogError> {
        Ok(0)
    }

    fn checkpoint(&mut self, incident: &IncidentId) -> Result<Option<Checkpoint>, LogError> {
        let Some(kept) = self.kept(incident) else { return Ok(None) };
        let stands = |checkpoint: &&Checkpoint| checkpoint.heads.iter().all(|(origin, head)| kept.holds(*origin, *head));
        Ok(kept.checkpoint.as_ref().filter(stands).cloned())
    }

    fn forget_checkpoint(&mut self, incident: &IncidentId) -> Result<(), LogError> {
        if let Some((_, kept)) = self.incidents.iter_mut().find(|(id, _)| id == incident) {
            kept.checkpoint = None;
        }
        Ok(())
    }

    fn leave_checkpoint(&mut self, incident: &IncidentId, checkpoint: &Checkpoint) -> Result<(), LogError> {
        if let Some((_, kept)) = self.incidents.iter_mut().find(|(id, _)| id == incident) {
            kept.checkpoint = Some(checkpoint.clone());
        }
        Ok(())
    }
}

/// A turn, which takes back what it added unless it is kept.
struct MemoryTurn<'a> {
    log: &'a mut MemoryLog,
    incident: IncidentId,
    kept: Kept,
    end: End,
    before: (usize, End),
    seal: Option<Hash>,
}

impl Turn for MemoryTurn<'_> {
    fn origin(&self) -> Origin {
        self.end.origin
    }

    fn read(
        &mut self,
        after: Cursor,
        order: Order,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError> {
        Ok(self.kept.read(after, order, each))
    }

    fn read_on(
        &mut self,
        known: &[(Origin, Head)],
        after: Cursor,
        each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
    ) -> Result<Cursor, LogError> {
        self.kept.read_on(known, after, each)
    }

    fn vouch(&mut self, seal: Hash) {
        self.seal = Some(seal);
    }

    fn add(&mut self, draft: &Draft, now: Moment) -> Result<Head, LogError> {
        let body = body(draft, self.seal.take());
        let entry = self.end.tie(draft, &body, &self.incident, now);
        self.kept.add(&entry);
        Ok(Head { number: entry.number, hash: entry.hash })
    }

    fn keep(mut self: Box<Self>) -> Result<(), LogError> {
        self.before = (self.kept.entries.len(), self.end);
        Ok(())
    }
}

impl Drop for MemoryTurn<'_> {
    fn drop(&mut self) {
        let mut kept = std::mem::take(&mut self.kept);
        let (count, end) = self.before;
        if kept.entries.len() > count {
            kept.take_back(count, end);
        }
        self.log.put(&self.incident, kept);
    }
}
