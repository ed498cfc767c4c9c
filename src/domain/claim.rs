//! Claim, start, outcome: what leaves the program is first claimed by somebody under the log's lock, so that
//! two people never do it at once; then it is started; then it has an outcome. Whatever is sent, dialled or
//! run goes by this.
//!
//! What was claimed and never started lapses, for nothing has left. What was started and has no outcome is
//! never begun again by itself: once its time is over nobody knows what came of it, and a person decides.

use serde::{Deserialize, Serialize};

use super::reckoning::Setback;
use super::record::Deed;
use super::stamp::Moment;

/// Seconds after which a claim that was never started lapses.
pub const LAPSES: i64 = 3 * 60;

/// That somebody has something in hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Who has it, since when, and by which entry.
    pub deed: Deed,
    /// When it was started: from then on something may have left.
    pub started: Option<Moment>,
}

/// How far something has come that has no outcome yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Somebody has it; nothing has left.
    Claimed,
    /// It was never started, and counts no more.
    Lapsed,
    /// It is under way.
    Started,
    /// It should have ended by now: nobody knows what came of it.
    Overdue,
}

impl Claim {
    /// Somebody has something in hand, by an entry.
    #[must_use]
    pub fn of(deed: &Deed) -> Self {
        Self { deed: deed.clone(), started: None }
    }

    /// How far it has come, where it takes at most so many seconds from its start.
    #[must_use]
    pub fn progress(&self, now: Moment, most: i64) -> Progress {
        match self.started {
            Some(_) if self.overdue_from(most).is_some_and(|due| due <= now) => Progress::Overdue,
            Some(_) => Progress::Started,
            None if self.deed.at.plus_seconds(LAPSES) <= now => Progress::Lapsed,
            None => Progress::Claimed,
        }
    }

    /// From when on nobody knows what came of it; none where it was not started.
    #[must_use]
    pub fn overdue_from(&self, most: i64) -> Option<Moment> {
        self.started.map(|started| started.plus_seconds(most))
    }

    /// Puts right what was told by a clock that was ahead.
    pub fn put_right(&mut self, setback: Setback) {
        setback.put_right([&mut self.deed.at].into_iter().chain(&mut self.started));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry_ref::EntryRef;
    use crate::domain::stamp::Origin;

    #[test]
    fn a_claim_lapses_unless_it_was_started_and_then_it_never_does() {
        let at = |seconds: i64| Moment::from_millis(seconds * 1000);
        let entry = EntryRef { origin: Origin(1), number: 1 };
        let deed = Deed { by: "ana".parse().unwrap(), at: at(0), why: None, entry, typed_by: None };
        let mut claim = Claim::of(&deed);
        let progress = |claim: &Claim| [0, LAPSES - 1, LAPSES].map(|seconds| claim.progress(at(seconds), 90));
        assert_eq!(progress(&claim), [Progress::Claimed, Progress::Claimed, Progress::Lapsed]);
        claim.started = Some(at(LAPSES - 1));
        let started = [LAPSES, LAPSES + 88, LAPSES + 89, LAPSES * 99].map(|seconds| claim.progress(at(seconds), 90));
        assert_eq!(started, [Progress::Started, Progress::Started, Progress::Overdue, Progress::Overdue]);
    }
}
