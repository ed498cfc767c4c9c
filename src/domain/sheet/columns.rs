//! The columns of a line: when, who, what, and the rest for the fields of that.

use chrono::NaiveDate;

use crate::domain::advice::Refusal;
use crate::domain::ask::table::ASKS;
use crate::domain::speech::say;
use crate::domain::stamp::Moment;
use crate::domain::time_text::{NotATime, parse_near};
use crate::domain::verb::Verb;
use crate::domain::zone::Zone;

use super::fields::fields;
use super::line::{LONGEST_LINE, Written, not_taken};

/// What nobody writes on paper: it sends something, is about entries by their numbers, or about this machine.
const NOT_ON_PAPER: [Verb; 8] =
    [Verb::Page, Verb::Correct, Verb::Strike, Verb::Clock, Verb::Scope, Verb::Reproduced, Verb::Join, Verb::Dismiss];

/// Noon of a day that stands alone on a line: every time of that day is nearer to it than any other day's. A
/// second before, so that midnight is the one with which the day begins.
pub(super) fn noon_of(day: &str, zone: Zone) -> Option<Moment> {
    let day: NaiveDate = day.parse().ok()?;
    parse_near(&format!("{day} 11:59:59"), Moment::default(), zone).ok()
}

/// Reads the words of a line of so many `bytes`, which happened near some time.
pub(super) fn read(words: &[&str], bytes: usize, near: Moment, zone: Zone) -> Result<Written, Refusal> {
    if bytes > LONGEST_LINE {
        return not_taken(say!("rules-line-too-long", bytes = bytes, longest = LONGEST_LINE), say!("rules-line-cut-it"));
    }
    let (time, words) = words.split_at(words_of_time(words));
    let time = time.join(" ");
    let read =
        if time.starts_with(|c: char| c.is_ascii_digit()) { parse_near(&time, near, zone) } else { Err(NotATime::Unreadable) };
    let at = read.or_else(|why| {
        let because = why.spoken().unwrap_or_else(|| say!("rules-line-no-time", word = &time));
        not_taken(because, say!("rules-line-time-form"))
    })?;
    let [who, verb, rest @ ..] = words else { return not_taken(say!("rules-line-too-short"), say!("rules-line-form")) };
    let row = ASKS.iter().find(|row| verb.eq_ignore_ascii_case(row.verb.word()));
    let Some(row) = row.filter(|row| !NOT_ON_PAPER.contains(&row.verb)) else {
        let because = match row {
            Some(row) => say!("rules-line-not-on-paper", verb = row.verb.word()),
            None => say!("rules-line-no-verb", word = *verb),
        };
        let verbs = ASKS.iter().map(|row| row.verb).filter(|verb| !NOT_ON_PAPER.contains(verb));
        let verbs: Vec<&str> = verbs.map(Verb::word).collect();
        return not_taken(because, say!("rules-line-verbs", verbs = verbs.join(", ")));
    };
    let given = fields(row, rest)?;
    let words = std::iter::once(row.verb.word()).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ");
    Ok(Written { at, who: (*who).to_owned(), verb: row.verb, given, words })
}

/// How many words say the time: `14:05`, `14:05 UTC`, `2026-11-21 14:05`.
fn words_of_time(words: &[&str]) -> usize {
    let has_day = words.first().is_some_and(|first| first.parse::<NaiveDate>().is_ok());
    let clock = usize::from(has_day) + 1;
    let has_zone = words.get(clock).is_some_and(|zone| ["utc", "gmt"].contains(&zone.to_ascii_lowercase().as_str()));
    (clock + usize::from(has_zone)).min(words.len())
}
