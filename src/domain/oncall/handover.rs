//! When turns begin and whose each is: local time of a zone on one side, moments on the other.
//!
//! The turn of a moment is reckoned from the local time that it is then, never by counting turns up to it.

use chrono::{DateTime, LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};

use crate::domain::contacts::Rotation;
use crate::domain::id::PersonId;
use crate::domain::stamp::Moment;

/// The moment at which clocks of a zone first show a local time; where they skip it, the first one after.
#[must_use]
pub fn first_shown(local: NaiveDateTime, zone: Tz) -> Moment {
    Moment::from_millis(seconds_of(local, zone).saturating_mul(1000))
}

/// The moment of a local time as calendars mean it (RFC 5545, 3.3.5): one that clocks skip is reckoned as if
/// they had not.
#[must_use]
pub fn meant(local: NaiveDateTime, zone: Tz) -> Moment {
    let before =
        GapInfo::new(&local, &zone).and_then(|gap| gap.begin).filter(|_| zone.from_local_datetime(&local).earliest().is_none());
    before.map_or_else(
        || first_shown(local, zone),
        |(_, offset)| Moment::from(local.and_utc()).plus_seconds(-i64::from(offset.fix().local_minus_utc())),
    )
}

/// When clocks first show a local time, in seconds since the epoch, also beyond the years of a [`Moment`].
fn seconds_of(local: NaiveDateTime, zone: Tz) -> i64 {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => time.timestamp(),
        LocalResult::None => {
            // Clocks leave the time before the gap at the moment at which they show its beginning.
            let begin = GapInfo::new(&local, &zone).and_then(|gap| gap.begin);
            begin.map_or_else(
                || local.and_utc().timestamp(),
                |(begin, offset)| begin.and_utc().timestamp() - i64::from(offset.fix().local_minus_utc()),
            )
        }
    }
}

/// What clocks of a zone show at a moment.
#[must_use]
pub fn shown_at(moment: Moment, zone: Tz) -> NaiveDateTime {
    moment.utc().with_timezone(&zone).naive_local()
}

/// The turns of a rotation, without overrides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turns {
    members: Vec<PersonId>,
    starts: NaiveDateTime,
    every: i64,
    zone: Tz,
}

/// One turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Which one it is: 0 for the first.
    pub number: i64,
    /// When it begins.
    pub from: Moment,
    /// When the next one begins.
    pub until: Moment,
}

impl Turns {
    /// The turns of a rotation; none where nobody takes any.
    #[must_use]
    pub fn of(rotation: &Rotation) -> Option<Self> {
        let every = rotation.every.seconds();
        let whole = !rotation.members.is_empty() && every > 0;
        whole.then(|| Self { members: rotation.members.clone(), starts: rotation.starts, every, zone: rotation.timezone })
    }

    /// When the first turn begins.
    #[must_use]
    pub fn begin(&self) -> Moment {
        first_shown(self.starts, self.zone)
    }

    /// The turn that it is at a moment; none before the first.
    #[must_use]
    pub fn at(&self, moment: Moment) -> Option<Turn> {
        let (now, local) = (moment.millis().div_euclid(1000), shown_at(moment, self.zone));
        let mut number = local.signed_duration_since(self.starts).num_seconds().div_euclid(self.every);
        // While an hour is shown a second time, a later turn may have begun when it was shown first.
        while self.seconds(number + 1).is_some_and(|begins| begins <= now) {
            number += 1;
        }
        let whole = |seconds: i64| Moment::from_millis(seconds.saturating_mul(1000));
        let from = self.seconds(number).filter(|from| number >= 0 && *from <= now)?;
        let until = self.seconds(number + 1).unwrap_or(DateTime::<Utc>::MAX_UTC.timestamp());
        Some(Turn { number, from: whole(from), until: whole(until) })
    }

    /// Whose turn one is.
    #[must_use]
    pub fn whose(&self, turn: i64) -> Option<&PersonId> {
        let count = i64::try_from(self.members.len()).ok()?;
        self.members.get(usize::try_from(turn.checked_rem_euclid(count)?).ok()?)
    }

    /// Those who take the turns after one, in their order: everybody once, at last whose turn it is.
    pub fn after(&self, turn: i64) -> impl Iterator<Item = &PersonId> {
        (1..).zip(&self.members).filter_map(move |(ahead, _)| self.whose(turn.saturating_add(ahead)))
    }

    /// When a turn begins, in seconds since the epoch; none beyond what a calendar can say.
    fn seconds(&self, turn: i64) -> Option<i64> {
        let after = TimeDelta::try_seconds(turn.checked_mul(self.every)?)?;
        Some(seconds_of(self.starts.checked_add_signed(after)?, self.zone))
    }
}
