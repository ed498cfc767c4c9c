//! What the options of a choice are called, and what taking them means, in a word or a line.

use crate::domain::filter::Kind;
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::{CallOutcome, Verdict};

/// What a verdict means, and what it asks.
#[must_use]
pub fn meaning(verdict: Verdict) -> Sentence {
    match verdict {
        Verdict::Unknown => say!("forms-means-unknown"),
        Verdict::Intact => say!("forms-means-intact"),
        Verdict::Damaged => say!("forms-means-damaged"),
        Verdict::Lost => say!("forms-means-lost"),
        Verdict::Recovered => say!("forms-means-recovered"),
    }
}

/// What came of a call; nothing while it rings.
#[must_use]
pub fn outcome(outcome: Option<CallOutcome>) -> Sentence {
    match outcome {
        None => say!("forms-call-ringing"),
        Some(outcome) => outcome.spoken(),
    }
}

/// A kind of entries of the timeline.
#[must_use]
pub fn kind(kind: Kind) -> Sentence {
    match kind {
        Kind::Steps => say!("forms-kind-steps"),
        Kind::Data => say!("forms-kind-data"),
        Kind::Service => say!("forms-kind-service"),
        Kind::People => say!("forms-kind-people"),
        Kind::Words => say!("forms-kind-words"),
        Kind::Passed => say!("forms-kind-passed"),
    }
}
