//! What was typed, when it is to have happened, and how much there would be of it: something must be said, it
//! must fit into an entry, it must not lie ahead, and an incident must be able to hold it.

use super::advice::{Advice, Refusal, refuse};
use super::field::{FieldName, Special};
use super::hints;
use super::size::{Excess, MOST_COMPONENTS, MOST_STEPS, MOST_TICKS, Size};
use super::speech::{Ask, Blank, Part, Sentence, say};
use super::stamp::Moment;
use super::verb::Verb;

/// The longest text that one entry takes, in bytes: a long
/// page. What is longer belongs into a file, as evidence.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// The longest text of an alert, in bytes, as long as Events API v2 takes; what is longer is cut.
pub const LONGEST_ALERT_TEXT: usize = 1024;

/// The longest key of an alert, in bytes: one that is made of component and summary fits. None is cut.
pub const LONGEST_ALERT_KEY: usize = 2 * LONGEST_ALERT_TEXT;

/// The longest name or value of a label of an alert, in bytes; what is longer is cut.
pub const LONGEST_LABEL: usize = 512;

/// How many labels of an alert are kept.
pub const MOST_LABELS: usize = 64;

/// A field as a verb takes it: its option; the words of a note as they are called.
fn named(field: FieldName) -> Sentence {
    field.option().map_or_else(|| say!("rules-the-text"), Sentence::from)
}

/// Says whether a text says something and fits into an entry.
/// The dots that stand for it in a hint say nothing.
///
/// # Errors
/// When it says nothing, or is too long.
pub fn check_text(error: &Sentence, field: FieldName, text: &str) -> Result<(), Refusal> {
    let because = match text.trim() {
        "" => say!("rules-is-empty", option = named(field)),
        "…" | "..." => say!("rules-dots-stand", option = named(field)),
        _ if text.len() > LONGEST_TEXT => {
            return refuse(
                error.clone(),
                say!("rules-too-long", option = named(field), bytes = text.len(), longest = LONGEST_TEXT),
                Advice::from(say!(
                    "rules-keep-in-a-file",
                    ask =
                        hints::option(Ask::to(Verb::Done).blank(Blank::Step), FieldName::EvidenceFile, Part::Blank(Blank::File))
                ))
                .on(field),
            );
        }
        _ => return Ok(()),
    };
    refuse(error.clone(), because, Advice::from(say!("rules-say-in-a-few-words")).on(field))
}

/// Whether a moment has not come yet. A minute of grace: the clocks of two machines are never quite the same.
#[must_use]
pub fn lies_ahead(moment: Moment, now: Moment) -> bool {
    moment.seconds_since(now) > 60
}

/// Says whether something can have happened at a moment.
///
/// # Errors
/// When the moment has not come yet.
pub fn check_time(error: &Sentence, at: Option<Moment>, now: Moment) -> Result<(), Refusal> {
    match at.filter(|at| lies_ahead(*at, now)) {
        Some(at) => refuse(
            error.clone(),
            say!("rules-has-not-come", time = at.in_words()),
            Advice::from(say!("rules-at-takes")).on(FieldName::Special(Special::At)),
        ),
        None => Ok(()),
    }
}

/// Says whether an incident can hold so much.
///
/// # Errors
/// When there would be too much of something.
pub fn check_size(error: &Sentence, size: Size, hint: impl FnOnce() -> Advice) -> Result<(), Refusal> {
    let because = match size.excess() {
        None => return Ok(()),
        Some(Excess::Components(count)) => say!("rules-too-many-components", most = MOST_COMPONENTS, count = count),
        Some(Excess::Steps(count)) => say!("rules-too-many-steps", most = MOST_STEPS, count = count),
        Some(Excess::Ticks(count)) => say!("rules-too-many-ticks", most = MOST_TICKS, count = count),
    };
    refuse(error.clone(), because, hint())
}
