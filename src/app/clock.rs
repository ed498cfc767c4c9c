//! The one door to the clock and to the local time zone. Everyone else gets moments as values.

use std::time::Duration;

use chrono_tz::Tz;

use crate::domain::stamp::Moment;

/// Tells the time: the system's, or one that stands still for tests.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The system's.
    System,
    /// Always the same.
    Fixed(Moment),
}

impl Clock {
    /// Now.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub fn now(self) -> Moment {
        match self {
            Self::System => chrono::Utc::now().into(),
            Self::Fixed(moment) => moment,
        }
    }

    /// How long until the wall clock's next full second: when a clock on screen changes.
    pub fn until_next_second(self) -> Duration {
        let millis = self.now().millis().rem_euclid(1000);
        Duration::from_millis(u64::try_from(1000 - millis).unwrap_or(1000))
    }
}

/// The local time zone: `TZ` where it names one, else the system's, else UTC.
pub fn local_zone() -> Tz {
    let named = std::env::var("TZ").ok().map(|zone| zone.trim_start_matches(':').to_owned()).filter(|zone| !zone.is_empty());
    named.or_else(|| iana_time_zone::get_timezone().ok()).and_then(|zone| zone.parse().ok()).unwrap_or(Tz::UTC)
}
