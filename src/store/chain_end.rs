//! Where a log's next own entry is tied on: numbered, stamped and bound in one place for every kind of log.

use crate::domain::entry::{Entry, Hash, Head, vouching};
use crate::domain::id::IncidentId;
use crate::domain::stamp::{Moment, Origin, Stamp};

use super::Draft;

/// The end of a log's own chain of an incident, to which the next entry is bound.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// The log's own origin, under which the next entry is numbered.
    pub(super) origin: Origin,
    /// The last entry of that origin.
    pub(super) head: Head,
    /// The furthest clock reading that the log has of the incident, whoever made it.
    pub(super) seen: Stamp,
}

/// A draft's fact as the log writes it, with the seal that its entry is to carry.
pub(super) fn body(draft: &Draft, seal: Option<Hash>) -> String {
    let body = draft.fact.body();
    match seal {
        Some(seal) => vouching(&body, seal),
        None => body,
    }
}

impl End {
    /// Makes the next entry out of a draft, and ties it on. `body` is what [`body`] made of it.
    pub(super) fn tie<'a>(&mut self, draft: &'a Draft, body: &'a str, incident: &IncidentId, now: Moment) -> Entry<'a> {
        self.seen = self.seen.next(now);
        let mut entry = Entry {
            origin: self.origin,
            number: self.head.number.saturating_add(1),
            stamp: self.seen,
            at: draft.at,
            recorded_at: now,
            by: draft.by.as_str(),
            kind: draft.fact.kind(),
            body,
            hash: Hash::default(),
        };
        entry.hash = entry.hash_after(&self.head.hash, incident);
        self.head = Head { number: entry.number, hash: entry.hash };
        entry
    }
}
