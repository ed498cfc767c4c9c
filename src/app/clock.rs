//! The one door to the clock and to the local time zone. Everyone else gets moments as values.

use std::time::Duration;

use crate::domain::stamp::Moment;
use crate::domain::zone::Zone;

/// Tells the time: the system's, or one that stands still for tests.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The system's wall clock.
    System,
    /// A clock that stands still at that moment.
    Fixed(Moment),
}

impl Clock {
    /// The moment that it is by this clock.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub fn now(self) -> Moment {
        match self {
            Self::System => chrono::Utc::now().into(),
            Self::Fixed(moment) => moment,
        }
    }

    /// How long until the wall clock's next full second: when a clock on screen changes.
    pub fn until_next_second(self) -> Duration {
        self.until_next_full(Duration::from_secs(1))
    }

    /// How long until its next full minute: when a clock that shows no seconds changes.
    pub fn until_next_minute(self) -> Duration {
        self.until_next_full(Duration::from_mins(1))
    }

    fn until_next_full(self, span: Duration) -> Duration {
        let millis = i64::try_from(span.as_millis()).unwrap_or(1000);
        u64::try_from(millis - self.now().millis().rem_euclid(millis)).map_or(span, Duration::from_millis)
    }
}

/// The local time zone: that of `TZ`, by name or as a POSIX rule, else the system's, else UTC. Where `TZ` is
/// neither it is UTC, and what `TZ` holds comes along to be told.
pub fn local_zone() -> (Zone, Option<String>) {
    match std::env::var_os("TZ").map(|zone| zone.to_string_lossy().into_owned()).filter(|zone| !zone.is_empty()) {
        Some(named) => match Zone::read(&named) {
            Some(zone) => (zone, None),
            None => (Zone::UTC, Some(named)),
        },
        None => (iana_time_zone::get_timezone().ok().and_then(|zone| Zone::read(&zone)).unwrap_or(Zone::UTC), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_drawn_anew_at_the_full_second_and_minute() {
        let clock = Clock::Fixed(Moment::from_millis(1_795_266_312_250));
        assert_eq!(clock.until_next_second(), Duration::from_millis(750));
        assert_eq!(clock.until_next_minute(), Duration::from_millis(47_750));
    }
}
