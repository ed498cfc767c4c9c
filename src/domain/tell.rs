//! A fact as one sentence: the words of the timeline on every screen, in every export and on every terminal.
//!
//! The sentence holds what people typed as they typed it; whoever shows it makes it safe ([`super::text`]).

use super::event::{Event, Fact, IncidentDeclared, ServiceSet, VerdictGiven};
use super::id::StepRef;
use super::incident::Incident;
use super::record::{say_age, say_evidence};
use super::speech::{Sentence, say};
use super::vocabulary::Service;

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(incident: &Incident, event: &Event) -> Sentence {
    let step = |reference: &StepRef| step(incident, reference);
    match &event.fact {
        // Said to be a note, so that no note reads as a fact.
        Fact::NoteTaken(fact) => say!("rules-told-note", text = &fact.text),
        Fact::DecisionTaken(fact) => say!("rules-told-decision", text = &fact.text),
        Fact::IncidentDeclared(fact) => declared(fact),
        Fact::ComponentAdded(fact) => say!("rules-told-component", component = &fact.component.id),
        Fact::StepStarted(fact) => say!("rules-told-started", step = step(&fact.step)),
        Fact::StepDone(fact) => say!(
            "rules-told-done",
            step = step(&fact.step),
            two = incident.wants_second_name(&fact.step),
            shown = behind(fact.evidence.as_ref().map(say_evidence))
        ),
        Fact::StepConfirmed(fact) => say!("rules-told-confirmed", step = step(&fact.step)),
        Fact::StepSkipped(fact) => say!("rules-told-skipped", step = step(&fact.step), why = &fact.why),
        Fact::StepNotApplicable(fact) => say!("rules-told-not-applicable", step = step(&fact.step), why = &fact.why),
        Fact::StepFailed(fact) => say!("rules-told-failed", step = step(&fact.step), why = &fact.why),
        Fact::StepReopened(fact) => say!("rules-told-reopened", step = step(&fact.step), why = &fact.why),
        Fact::GateOverridden(fact) => say!("rules-told-override", step = step(&fact.step), why = &fact.why),
        Fact::VerdictGiven(fact) => verdict(fact),
        Fact::VerdictDoubted(fact) => say!("rules-told-stale", component = &fact.component, why = &fact.why),
        Fact::ServiceSet(fact) => service(fact),
        Fact::ResponderCalled(fact) => match fact.outcome {
            Some(outcome) => say!("rules-told-called-and", name = &fact.who.name, line = fact.line, outcome = outcome),
            None => say!("rules-told-called", name = &fact.who.name, line = fact.line),
        },
        Fact::ResponderAcknowledged(fact) => say!("rules-told-here", name = &fact.who.name),
        Fact::RoleAssigned(fact) => {
            say!("rules-told-role", name = incident.name_of(&fact.who), role = fact.role, duty = behind(fact.duty.as_ref()))
        }
        Fact::ResponderReleased(fact) => say!("rules-told-released", name = incident.name_of(&fact.who)),
        Fact::HandoverOffered(fact) => {
            say!("rules-told-offered", name = incident.name_of(&fact.to), why = behind(fact.why.as_ref()))
        }
        Fact::HandoverAccepted(fact) => say!("rules-told-commands", name = incident.name_of(&fact.who)),
        Fact::IncidentResolved(fact) => say!("rules-told-resolved", why = behind(fact.why.as_ref())),
        Fact::IncidentClosed(fact) => say!("rules-told-closed", why = behind(fact.why.as_ref())),
        Fact::Unknown(unknown) => say!("rules-told-unknown", kind = &unknown.kind, body = &unknown.body),
    }
}

fn step(incident: &Incident, reference: &StepRef) -> String {
    let code = incident.code(reference);
    match incident.step(reference) {
        Some(step) => format!("{code} {}", step.title),
        None => code,
    }
}

/// What stands behind a colon, where there is anything.
fn behind(said: Option<impl Into<Sentence>>) -> Option<Sentence> {
    said.map(|said| Sentence::joined(": ", vec![Sentence::default(), said.into()]))
}

fn declared(fact: &IncidentDeclared) -> Sentence {
    let components: Vec<&str> = fact.components.iter().map(|component| component.id.as_str()).collect();
    let told = say!(
        "rules-told-declared",
        drill = fact.drill,
        runbook = &fact.runbook.title,
        title = &fact.title,
        components = components.join(", ")
    );
    let sources = fact.sources.iter().map(|source| source.spoken()).reduce(|one, more| say!("rules-and", one = one, more = more));
    let said = [
        sources.map(|sources| say!("rules-told-declared-on", sources = sources)),
        fact.reporter.as_ref().map(|who| say!("rules-told-reporter", who = who)),
        fact.affected.as_ref().map(|what| say!("rules-told-affected", what = what)),
        fact.not_affected.as_ref().map(|what| say!("rules-told-not-affected", what = what)),
        fact.unknown.as_ref().map(|what| say!("rules-told-not-known", what = what)),
    ];
    Sentence::joined("; ", std::iter::once(told).chain(said.into_iter().flatten()).collect())
}

fn verdict(fact: &VerdictGiven) -> Sentence {
    let led = |said: Sentence| Sentence::joined(" ", vec![Sentence::default(), said]);
    say!(
        "rules-told-verdict",
        component = &fact.component,
        verdict = fact.verdict,
        age = fact.as_of.map(|as_of| led(say_age(as_of))),
        extent = fact.extent.as_ref().map(|extent| format!(" ({extent})")),
        shown = behind(fact.evidence.as_ref().map(say_evidence))
    )
}

fn service(fact: &ServiceSet) -> Sentence {
    match (fact.service, fact.percent) {
        (Service::Degraded, Some(percent)) => say!("rules-told-service-percent", component = &fact.component, percent = percent),
        (service, _) => say!("rules-told-service", component = &fact.component, service = service),
    }
}
