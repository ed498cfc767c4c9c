//! Lengths of time, as people write them in files and as they read them.

use serde::{Deserialize, Serialize};

use super::speech::{Sentence, say};

/// A stretch of time, in whole seconds; written `90s`, `10m`, `2h`, `8d`, `1w`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span(pub u32);

impl Span {
    /// The length in seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        i64::from(self.0)
    }
}

/// The longest length of time that a file may name, in seconds: a leap year.
const LONGEST: u64 = 366 * 86_400;

/// Why a text is no length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLength {
    /// Not a number and a unit.
    Unreadable,
    /// Nothing at all, or more than 366 days.
    Absurd,
}

/// Reads a length of time: `90s`, `10m`, `2h`, `8d`, `1w`.
///
/// # Errors
/// It is not written like that, is nothing, or is longer than 366 days.
pub fn length(text: &str) -> Result<Span, NoLength> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit: u64 = match text.get(digits.len()..) {
        Some("s") => 1,
        Some("m") => 60,
        Some("h") => 3600,
        Some("d") => 86_400,
        Some("w") => 7 * 86_400,
        _ => return Err(NoLength::Unreadable),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NoLength::Unreadable);
    }
    let number: u64 = digits.parse().map_err(|_| NoLength::Absurd)?;
    let seconds = number.checked_mul(unit).filter(|seconds| (1..=LONGEST).contains(seconds)).ok_or(NoLength::Absurd)?;
    u32::try_from(seconds).map(Span).map_err(|_| NoLength::Absurd)
}

/// What somebody meant who wrote `10 minutes`, `10min` or `2 H`.
pub(super) fn guessed(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (digits, unit) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    let guess = format!("{digits}{}", unit_of(unit)?);
    length(&guess).is_ok().then_some(guess)
}

/// The letter of a unit, however it is written, in English or Dutch.
fn unit_of(word: &str) -> Option<&'static str> {
    match word.trim() {
        "s" | "sec" | "secs" | "second" | "seconds" | "seconde" | "seconden" => Some("s"),
        "m" | "min" | "mins" | "minute" | "minutes" | "minuut" | "minuten" => Some("m"),
        "h" | "hr" | "hrs" | "hour" | "hours" | "u" | "uur" => Some("h"),
        "d" | "day" | "days" | "dag" | "dagen" => Some("d"),
        "w" | "wk" | "wks" | "week" | "weeks" | "weken" => Some("w"),
        _ => None,
    }
}

/// How many seconds ago somebody means who types `10m`, `1h30m`, `1h30`, `1 hour` or `2 days 1 hour`, in
/// small letters and the longest unit first; at most 366 days.
pub(super) fn ago(text: &str) -> Option<i64> {
    let (mut rest, mut seconds, mut before) = (text.trim(), 0_u64, u64::MAX);
    while !rest.is_empty() {
        let (digits, behind) = rest.split_at(rest.bytes().take_while(u8::is_ascii_digit).count());
        let (word, behind) = behind.split_at(behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len()));
        // `1h30`, as people write it too.
        let unit = if word.is_empty() && before == 3600 { "m" } else { unit_of(word)? };
        let one = length(&format!("1{unit}")).ok()?.seconds().unsigned_abs();
        let part = digits.parse::<u64>().ok()?.checked_mul(one).filter(|_| one < before)?;
        (seconds, before, rest) = (seconds.checked_add(part)?, one, behind.trim_start());
    }
    (1..=LONGEST).contains(&seconds).then_some(seconds).and_then(|seconds| i64::try_from(seconds).ok())
}

/// A stretch of time in the two units that matter, for people:
/// `45s`, `6m`, `1h 47m`, `2d 3h`, and in Dutch `1u 47m`: never like the time of a clock.
#[must_use]
pub fn lasting(seconds: i64) -> Sentence {
    let seconds = seconds.max(0);
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    match seconds {
        0..60 => say!("rules-seconds", n = seconds),
        60..3600 => say!("rules-minutes", n = minutes),
        3600..86_400 if minutes % 60 == 0 => say!("rules-hours", n = hours),
        3600..86_400 => say!("rules-hours-and-minutes", n = hours, minutes = minutes % 60),
        _ if hours % 24 == 0 => say!("rules-days", n = days),
        _ => say!("rules-days-and-hours", n = days, hours = hours % 24),
    }
}

/// The same as it is written where no language is meant.
#[must_use]
pub fn stretch(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    match seconds {
        0..60 => format!("{seconds}s"),
        60..3600 => format!("{minutes}m"),
        3600..86_400 if minutes % 60 == 0 => format!("{hours}h"),
        3600..86_400 => format!("{hours}h {}m", minutes % 60),
        _ if hours % 24 == 0 => format!("{days}d"),
        _ => format!("{days}d {}h", hours % 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speech::Language;

    #[test]
    fn a_stretch_is_told_in_the_two_units_that_matter() {
        let told: Vec<String> = [-5, 0, 59, 60, 3599, 3600, 6420, 86_400, 97_200].iter().map(|s| stretch(*s)).collect();
        assert_eq!(told, ["0s", "0s", "59s", "1m", "59m", "1h", "1h 47m", "1d", "1d 3h"]);
        for seconds in [-5, 0, 59, 60, 3599, 3600, 3660, 6420, 86_400, 97_200] {
            assert_eq!(Language::English.say(&lasting(seconds)), stretch(seconds));
        }
        assert_eq!(Language::Dutch.say(&lasting(6420)), "1u 47m");
    }

    #[test]
    fn a_length_of_time_is_a_number_and_a_unit() {
        for (text, seconds) in [("90s", 90), ("10m", 600), ("2h", 7200), ("8d", 691_200), ("1w", 604_800), ("366d", 31_622_400)] {
            assert_eq!(length(text), Ok(Span(seconds)), "{text}");
        }
        for text in ["", "10", "m", "10 m", "10 minutes", "-5m", "1h30m", "٣m", "1.5h", "10M", "5é"] {
            assert_eq!(length(text), Err(NoLength::Unreadable), "{text}");
        }
        for text in ["0s", "367d", "53w", "99999999999999999999999w", "18446744073709551615w"] {
            assert_eq!(length(text), Err(NoLength::Absurd), "{text}");
        }
    }

    #[test]
    fn a_length_that_somebody_wrote_out_is_guessed() {
        assert_eq!(guessed("10 minutes").as_deref(), Some("10m"));
        assert_eq!(guessed("2 H").as_deref(), Some("2h"));
        assert_eq!(guessed("soon"), None);
        assert_eq!(guessed("0 minutes"), None);
    }
}
