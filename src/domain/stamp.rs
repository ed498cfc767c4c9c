//! When something happened, who numbered it, and the one order in which all machines agree.
//!
//! The order is that of a hybrid logical clock (Kulkarni, Demirbas and others,
//! "Logical Physical Clocks", 2014): the wall clock where clocks agree, a count
//! where they do not, then the origin and its number. Nothing here reads a clock.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, TimeZone, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// 1970-01-01T00:00:00Z, from which moments are counted.
    pub const EPOCH: Self = Self(0);

    /// The moment so many milliseconds after the epoch; what chrono
    /// cannot show is drawn to the nearest it can.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        // 0001-01-01 to 9999-12-31: years that every reader of RFC 3339 understands.
        Self(millis.clamp(-62_135_596_800_000, 253_402_300_799_999))
    }

    /// Milliseconds since the epoch.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The moment as chrono has it.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        Utc.timestamp_millis_opt(self.0).single().unwrap_or_default()
    }

    /// The moment as RFC 3339 in UTC, to the millisecond: `2026-11-21T13:05:00.000Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The moment as a person reads it where no zone is known: `2026-11-21 13:05 UTC`.
    #[must_use]
    pub fn in_words(self) -> String {
        self.utc().format("%Y-%m-%d %H:%M UTC").to_string()
    }

    /// Seconds from `earlier` until this moment; negative when it lies before.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).div_euclid(1000)
    }

    /// Milliseconds from `earlier` until this moment; negative when it lies before.
    #[must_use]
    pub fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The moment so many seconds later.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_millis(self.0.saturating_add(seconds.saturating_mul(1000)))
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(time: DateTime<Utc>) -> Self {
        Self::from_millis(time.timestamp_millis())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        DateTime::parse_from_rfc3339(&text).map(|time| Self::from(time.to_utc())).map_err(serde::de::Error::custom)
    }
}

/// A reading of the hybrid logical clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// The furthest wall clock seen so far.
    pub wall: Moment,
    /// Counts on while the wall clock does not move, or runs behind.
    pub tick: u32,
}

impl Stamp {
    /// The last of all: in the year 8999, beyond every clock. What bears a later one was not written by this
    /// program, and is left out of the fold: nothing could ever come after it.
    pub const LAST: Self = Self { wall: Moment(221_845_391_999_999), tick: u32::MAX };

    /// The next reading: after everything seen, and not before the wall clock.
    #[must_use]
    pub fn next(self, now: Moment) -> Self {
        let next = match self.tick.checked_add(1) {
            _ if now > self.wall => Self { wall: now, tick: 0 },
            Some(tick) => Self { wall: self.wall, tick },
            None => Self { wall: Moment::from_millis(self.wall.millis() + 1), tick: 0 },
        };
        next.min(Self::LAST)
    }
}

/// Who numbers entries: one log folder on one machine. Shown as sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin(pub u64);

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Origin {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

/// Where an entry stands in the one order of all machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The hybrid clock's reading.
    pub stamp: Stamp,
    /// The log that numbered it: the tie-break where two machines have the same stamp.
    pub origin: Origin,
    /// Its number there, from 1 on.
    pub number: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_never_goes_back_even_when_the_clock_does() {
        let seen = Stamp { wall: Moment::from_millis(1000), tick: 7 };
        assert!(seen.next(Moment::from_millis(500)) > seen);
        assert!(seen.next(Moment::from_millis(1000)) > seen);
        assert_eq!(seen.next(Moment::from_millis(1001)), Stamp { wall: Moment::from_millis(1001), tick: 0 });
        let full = Stamp { wall: Moment::from_millis(1000), tick: u32::MAX };
        assert!(full.next(Moment::from_millis(0)) > full);
    }

    #[test]
    fn a_moment_is_read_as_it_was_written() {
        let moment = Moment::from_millis(1_763_730_300_123);
        let text = serde_json::to_string(&moment).unwrap();
        assert_eq!(serde_json::from_str::<Moment>(&text).unwrap(), moment);
    }
}
