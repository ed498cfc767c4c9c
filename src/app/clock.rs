//! The one door to the clock and to the local time zone. Everyone else gets moments as values.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use chrono::DateTime;

use crate::domain::reckoning::{Reading, Up};
use crate::domain::stamp::Moment;
use crate::domain::zone::Zone;

/// The variable that names a file which tests keep in place of the clocks: the time and date in RFC 3339,
/// for how many milliseconds the machine has been running, and the number of its start.
const OF_TESTS: &str = "CRISIS_TEST_CLOCK";

/// Tells the time: the system's, or one for tests, which stands still or jumps.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The system's clocks.
    System,
    /// A clock that stands still at that moment.
    Fixed(Moment),
    /// What stands in a file of a test, whenever it is asked.
    Told(&'static Path),
}

impl Clock {
    /// The system's; that of a test where the environment names one.
    pub fn find() -> Self {
        match std::env::var_os(OF_TESTS).filter(|path| !path.is_empty()) {
            Some(path) => Self::Told(Box::leak(PathBuf::from(path).into_boxed_path())),
            None => Self::System,
        }
    }

    /// What the clocks say now.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub fn read(self) -> Reading {
        match self {
            Self::System => Reading { wall: chrono::Utc::now().into(), up: up() },
            Self::Fixed(moment) => moment.into(),
            Self::Told(path) => fs::read_to_string(path).ok().and_then(|text| told(&text)).unwrap_or_default(),
        }
    }

    /// The moment that it is by the wall clock.
    pub fn now(self) -> Moment {
        self.read().wall
    }
}

/// How long until a clock that shows this moment shows the next full second.
pub fn until_next_second(shown: Moment) -> Duration {
    until_next_full(shown, Duration::from_secs(1))
}

/// How long until its next full minute: when a clock that shows no seconds changes.
pub fn until_next_minute(shown: Moment) -> Duration {
    until_next_full(shown, Duration::from_mins(1))
}

fn until_next_full(shown: Moment, span: Duration) -> Duration {
    let millis = i64::try_from(span.as_millis()).unwrap_or(1000);
    u64::try_from(millis - shown.millis().rem_euclid(millis)).map_or(span, Duration::from_millis)
}

/// For how long the machine has been running, sleep and all, where the system says so.
fn up() -> Option<Up> {
    let boot = (*BOOT.get_or_init(boot))?;
    let since = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Some(Up { boot, millis: since.tv_sec.checked_mul(1000)?.checked_add(since.tv_nsec / 1_000_000)? })
}

/// Which start of the machine this is; it cannot change while the program runs.
static BOOT: OnceLock<Option<u32>> = OnceLock::new();

/// The first eight digits of what Linux calls each start of the machine.
fn boot() -> Option<u32> {
    let id = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    u32::from_str_radix(id.get(..8)?, 16).ok()
}

/// What stands in the file of a test.
fn told(text: &str) -> Option<Reading> {
    let mut words = text.split_whitespace();
    let wall = DateTime::parse_from_rfc3339(words.next()?).ok()?.to_utc().into();
    let up = words.next().and_then(|millis| Some(Up { millis: millis.parse().ok()?, boot: words.next()?.parse().ok()? }));
    Some(Reading { wall, up })
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
        let shown = Moment::from_millis(1_795_266_312_250);
        assert_eq!(until_next_second(shown), Duration::from_millis(750));
        assert_eq!(until_next_minute(shown), Duration::from_millis(47_750));
    }

    #[test]
    fn this_machine_knows_for_how_long_it_has_been_running() {
        let (before, after) = (Clock::System.read(), Clock::System.read());
        assert!(after.elapsed_since(before).is_some_and(|millis| millis < 60_000), "{before:?} {after:?}");
    }
}
