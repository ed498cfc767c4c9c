//! What the options of a choice are called, and what taking them means, in a word or a line.

use crate::domain::event::{CallOutcome, Line, Service, Verdict};
use crate::domain::filter::Kind;
use crate::domain::runbook::{Role, Trigger};
use crate::domain::speech::{Sentence, say};

/// What a verdict is called.
#[must_use]
pub fn verdict(verdict: Verdict) -> Sentence {
    match verdict {
        Verdict::Unknown => say!("forms-verdict-unknown"),
        Verdict::Intact => say!("forms-verdict-intact"),
        Verdict::Damaged => say!("forms-verdict-damaged"),
        Verdict::Lost => say!("forms-verdict-lost"),
        Verdict::Recovered => say!("forms-verdict-recovered"),
    }
}

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

/// What a state of service is called.
#[must_use]
pub fn service(service: Service) -> Sentence {
    match service {
        Service::Down => say!("forms-service-down"),
        Service::Restoring => say!("forms-service-restoring"),
        Service::Degraded => say!("forms-service-degraded"),
        Service::Up => say!("forms-service-up"),
    }
}

/// What a role is called.
#[must_use]
pub fn role(role: Role) -> Sentence {
    match role {
        Role::Technical => say!("forms-role-technical"),
        Role::Communication => say!("forms-role-communication"),
    }
}

/// Which of two numbers.
#[must_use]
pub fn line(line: Line) -> Sentence {
    match line {
        Line::Primary => say!("forms-line-primary"),
        Line::Secondary => say!("forms-line-secondary"),
    }
}

/// What came of a call; nothing while it rings.
#[must_use]
pub fn outcome(outcome: Option<CallOutcome>) -> Sentence {
    match outcome {
        None => say!("forms-call-ringing"),
        Some(CallOutcome::Answered) => say!("forms-call-answered"),
        Some(CallOutcome::Voicemail) => say!("forms-call-voicemail"),
        Some(CallOutcome::NoAnswer) => say!("forms-call-no-answer"),
        Some(CallOutcome::WrongNumber) => say!("forms-call-wrong-number"),
        Some(CallOutcome::Busy) => say!("forms-call-busy"),
    }
}

/// What made people declare.
#[must_use]
pub fn trigger(trigger: Trigger) -> Sentence {
    match trigger {
        Trigger::Monitoring => say!("forms-seen-by-monitoring"),
        Trigger::Reports => say!("forms-seen-by-reports"),
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
