//! What the states of an incident are called on a screen, in the language of whoever looks. Logs, verbs and exports have words of their own.

use chrono::{Datelike, NaiveDate};

use crate::domain::clocks::Kind;
use crate::domain::event::{Service, Verdict};
use crate::domain::incident::StepState;
use crate::domain::runbook::{Priority, Role};
use crate::domain::speech::{Sentence, say};

/// A priority, as a heading.
#[must_use]
pub fn priority(priority: Priority) -> Sentence {
    match priority {
        Priority::Integrity => say!("board-priority-integrity"),
        Priority::Restore => say!("board-priority-restore"),
        Priority::Communicate => say!("board-priority-communicate"),
    }
}

/// What is known of data.
#[must_use]
pub fn verdict(verdict: Verdict) -> Sentence {
    match verdict {
        Verdict::Unknown => say!("board-data-unknown"),
        Verdict::Intact => say!("board-data-intact"),
        Verdict::Damaged => say!("board-data-damaged"),
        Verdict::Lost => say!("board-data-lost"),
        Verdict::Recovered => say!("board-data-recovered"),
    }
}

/// What customers have of a component.
#[must_use]
pub fn service(service: Service) -> Sentence {
    match service {
        Service::Down => say!("board-service-down"),
        Service::Restoring => say!("board-service-restoring"),
        Service::Degraded => say!("board-service-degraded"),
        Service::Up => say!("board-service-up"),
    }
}

/// What somebody does.
#[must_use]
pub fn role(role: Role) -> Sentence {
    match role {
        Role::Technical => say!("board-role-technical"),
        Role::Communication => say!("board-role-communication"),
    }
}

/// How far a step has come.
#[must_use]
pub fn state(state: StepState) -> Sentence {
    match state {
        StepState::Open => say!("board-state-open"),
        StepState::Started => say!("board-state-started"),
        StepState::Done => say!("board-state-done"),
        StepState::Skipped => say!("board-state-skipped"),
        StepState::NotApplicable => say!("board-state-na"),
        StepState::Failed => say!("board-state-failed"),
    }
}

/// What a clock watches.
#[must_use]
pub fn clock(kind: Kind) -> Sentence {
    match kind {
        Kind::TimeBox => say!("board-clock-step"),
        Kind::CallOut => say!("board-clock-call"),
        Kind::Acknowledgement => say!("board-clock-role"),
        Kind::Handover => say!("board-clock-offer"),
        Kind::Command => say!("board-clock-command"),
    }
}

/// A day: `Sat 21 Nov 2026`.
#[must_use]
pub fn day(day: NaiveDate) -> Sentence {
    let weekday = day.weekday().number_from_monday();
    say!("board-day", weekday = weekday, day = day.day(), month = day.month(), year = day.year().to_string())
}
