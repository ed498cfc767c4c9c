//! For how long a component was not up.

use serde::{Deserialize, Serialize};

use crate::domain::reckoning::Setback;
use crate::domain::stamp::Moment;

/// The time for which a component was not up: down, restoring or degraded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outage {
    /// Since when it is not up; none while it is.
    pub since: Option<Moment>,
    /// When it was first not up.
    pub first: Option<Moment>,
    /// When it was last up again.
    pub until: Option<Moment>,
    /// How many times it came up again.
    pub times: u32,
    /// How long it was not up, those times together.
    pub seconds: i64,
}

impl Outage {
    /// Puts right what was told by a clock that was ahead.
    pub(super) fn put_right(&mut self, setback: Setback) {
        setback.put_right([&mut self.since, &mut self.first, &mut self.until].into_iter().flatten());
    }

    /// It is not up at that moment, as far as anybody says.
    pub(super) fn begin(&mut self, at: Moment) {
        self.since = Some(self.since.map_or(at, |since| since.min(at)));
        self.first = Some(self.first.map_or(at, |first| first.min(at)));
    }

    /// It is up again; or, where that was so before it began, it was never down.
    pub(super) fn end(&mut self, at: Moment) {
        let Some(since) = self.since.take() else { return };
        if at > since {
            self.times += 1;
            self.seconds += at.seconds_since(since);
            self.until = self.until.max(Some(at));
        } else if self.times == 0 {
            self.first = None;
        }
    }
}
