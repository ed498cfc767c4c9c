//! A fact as one sentence: the words of the timeline on every screen, in every export and on every terminal.
//!
//! The sentence holds what people typed as they typed it; whoever shows it makes it safe ([`super::text`]).

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};

use super::event::{Event, Evidence, Fact, IncidentDeclared, Service, ServiceSet, VerdictGiven};
use super::id::StepRef;
use super::incident::Incident;

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(incident: &Incident, event: &Event) -> String {
    match &event.fact {
        // Said to be a note, so that no note reads as a fact.
        Fact::NoteTaken(fact) => format!("note: {}", fact.text),
        Fact::DecisionTaken(fact) => format!("decided: {}", fact.text),
        Fact::IncidentDeclared(fact) => declared(fact),
        Fact::ComponentAdded(fact) => format!("brought {} into scope", fact.component.id),
        Fact::StepStarted(fact) => format!("started {}", step(incident, &fact.step)),
        Fact::StepDone(fact) => {
            let waits = if incident.wants_second_name(&fact.step) { " (two names)" } else { "" };
            format!("done {}{waits}{}", step(incident, &fact.step), shown_by(fact.evidence.as_ref()))
        }
        Fact::StepConfirmed(fact) => format!("confirmed {}", step(incident, &fact.step)),
        Fact::StepSkipped(fact) => format!("skipped {}: {}", step(incident, &fact.step), fact.why),
        Fact::StepNotApplicable(fact) => format!("not applicable {}: {}", step(incident, &fact.step), fact.why),
        Fact::StepFailed(fact) => format!("failed {}: {}", step(incident, &fact.step), fact.why),
        Fact::StepReopened(fact) => format!("reopened {}: {}", step(incident, &fact.step), fact.why),
        Fact::GateOverridden(fact) => format!("OVERRIDE of the gate of {}: {}", step(incident, &fact.step), fact.why),
        Fact::VerdictGiven(fact) => verdict(fact),
        Fact::VerdictDoubted(fact) => format!("stale {}: {}", fact.component, fact.why),
        Fact::ServiceSet(fact) => service(fact),
        Fact::ResponderCalled(fact) => match fact.outcome {
            Some(outcome) => format!("called {} ({}): {}", fact.who.name, fact.line, outcome.word().replace('_', " ")),
            None => format!("called {} ({})", fact.who.name, fact.line),
        },
        Fact::ResponderAcknowledged(fact) => format!("{} is here", fact.who.name),
        Fact::RoleAssigned(fact) => {
            let duty = fact.duty.as_ref().map(|duty| format!(": {duty}")).unwrap_or_default();
            format!("gave {} the {} role{duty}", incident.name_of(&fact.who), fact.role)
        }
        Fact::ResponderReleased(fact) => format!("released {}", incident.name_of(&fact.who)),
        Fact::HandoverOffered(fact) => {
            format!("offered the command to {}{}", incident.name_of(&fact.to), because(fact.why.as_ref()))
        }
        Fact::HandoverAccepted(fact) => format!("{} commands", incident.name_of(&fact.who)),
        Fact::IncidentResolved(fact) => format!("resolved{}", because(fact.why.as_ref())),
        Fact::IncidentClosed(fact) => format!("closed{}", because(fact.why.as_ref())),
        Fact::Unknown(unknown) => format!("something that this version does not know ({}): {}", unknown.kind, unknown.body),
    }
}

fn step(incident: &Incident, reference: &StepRef) -> String {
    let code = incident.code(reference);
    match incident.step(reference) {
        Some(step) => format!("{code} {}", step.title),
        None => code,
    }
}

fn because(why: Option<&String>) -> String {
    why.map(|why| format!(": {why}")).unwrap_or_default()
}

fn shown_by(evidence: Option<&Evidence>) -> String {
    evidence.map(|evidence| format!(": {}", say_evidence(evidence))).unwrap_or_default()
}

/// Evidence in words: what was typed, or a file's name, length and the beginning of its digest.
#[must_use]
pub fn say_evidence(evidence: &Evidence) -> Cow<'_, str> {
    match evidence {
        Evidence::Text(text) => Cow::Borrowed(text),
        Evidence::File { name, sha256, bytes } => {
            Cow::Owned(format!("file {name}, {bytes} bytes, sha256 {}", sha256.get(..16).unwrap_or(sha256)))
        }
    }
}

/// The age of data from a backup, in words: `as of 2026-11-21 03:00 +01:00`.
#[must_use]
pub fn say_age(as_of: DateTime<FixedOffset>) -> String {
    as_of.format("as of %Y-%m-%d %H:%M %:z").to_string()
}

fn declared(fact: &IncidentDeclared) -> String {
    let components: Vec<&str> = fact.components.iter().map(|component| component.id.as_str()).collect();
    let exercise = if fact.drill { "EXERCISE: " } else { "" };
    let mut told = format!("{exercise}declared {}: {}; components {}", fact.runbook.title, fact.title, components.join(", "));
    let sources: Vec<&str> = fact.sources.iter().map(|source| source.word()).collect();
    let said = [
        ("on", (!sources.is_empty()).then(|| sources.join(" and "))),
        ("reported by", fact.reporter.clone()),
        ("affected:", fact.affected.clone()),
        ("not affected:", fact.not_affected.clone()),
        ("unknown:", fact.unknown.clone()),
    ];
    for (before, said) in said.into_iter().filter_map(|(before, said)| Some((before, said?))) {
        told.push_str(&format!("; {before} {said}"));
    }
    told
}

fn verdict(fact: &VerdictGiven) -> String {
    let as_of = fact.as_of.map(|as_of| format!(" {}", say_age(as_of))).unwrap_or_default();
    let extent = fact.extent.as_ref().map(|extent| format!(" ({extent})")).unwrap_or_default();
    format!("verdict {} {}{as_of}{extent}{}", fact.component, fact.verdict, shown_by(fact.evidence.as_ref()))
}

fn service(fact: &ServiceSet) -> String {
    match (fact.service, fact.percent) {
        (Service::Degraded, Some(percent)) => format!("service {} degraded, {percent}% works", fact.component),
        (service, _) => format!("service {} {service}", fact.component),
    }
}
