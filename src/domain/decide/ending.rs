//! The end: resolved when service is back, closed when customers have heard it.

use crate::domain::command::{Asking, Decision, Refusal, already, refuse};
use crate::domain::event::{IncidentClosed, IncidentResolved};
use crate::domain::gate::verdict_lock;
use crate::domain::incident::{Incident, Status};
use crate::domain::runbook::Priority;
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::Service;

use super::people::only_the_commander;

pub(super) fn resolve(incident: &Incident, why: Option<&String>) -> Result<Decision, Refusal> {
    if incident.status == Status::Resolved {
        return Ok(already(say!("rules-resolved-already")));
    }
    let missing: Vec<Sentence> = incident
        .components
        .iter()
        .filter(|state| state.service != Service::Up)
        .map(|state| say!("rules-component-is", component = &state.component.id, service = state.service))
        .collect();
    if let (Some(first), None) = (incident.components.iter().find(|state| state.service != Service::Up), why) {
        return refuse(
            say!("rules-not-resolved"),
            Sentence::joined(", ", missing),
            say!("rules-up-or-resolve", component = &first.component.id),
        );
    }
    Ok(IncidentResolved { why: why.cloned() }.into())
}

/// Closing is for good: the commander's alone.
pub(super) fn close(incident: &Incident, why: Option<&String>, asking: &Asking) -> Result<Decision, Refusal> {
    if let Some(refusal) = only_the_commander(incident, asking, &say!("rules-not-closed")) {
        return Err(refusal);
    }
    if incident.status != Status::Resolved && why.is_none() {
        return refuse(say!("rules-not-closed"), say!("rules-it-is-not-resolved"), say!("rules-resolve-or-close"));
    }
    let open: Vec<String> = incident
        .instances_of(Priority::Communicate)
        .filter(|instance| !incident.progress(&instance.reference()).state.is_settled())
        .map(|instance| format!("{} \"{}\"", instance.code(), instance.step.title))
        .collect();
    if let (Some(first), None) = (open.first(), why) {
        return refuse(
            say!("rules-not-closed"),
            Sentence::joined("; ", not_over(incident, say!("rules-customers-not-heard", first = first, more = open.len() - 1))),
            say!("rules-finish-or-close"),
        );
    }
    let mut decision = Decision::from(IncidentClosed { why: why.cloned() });
    decision.remarks.extend(left_open(incident, &open));
    Ok(decision)
}

/// What customers have not heard, and behind it which components are not up or have no confirmed data.
fn not_over(incident: &Incident, unheard: Sentence) -> Vec<Sentence> {
    let components = || incident.components.iter();
    let down = components().filter(|state| state.service != Service::Up);
    let down = down.map(|state| say!("rules-component-is", component = &state.component.id, service = state.service));
    let doubtful = components().filter_map(verdict_lock).map(|lock| lock.because);
    std::iter::once(unheard).chain(down).chain(doubtful).collect()
}

/// What is still open when an incident is closed all the same.
fn left_open(incident: &Incident, communicate: &[String]) -> Option<Sentence> {
    let not_up = incident.components.iter().filter(|state| state.service != Service::Up);
    let components = not_up.map(|state| say!("rules-component-left", component = &state.component.id, service = state.service));
    let steps = (!communicate.is_empty()).then(|| say!("rules-steps-left", count = communicate.len()));
    let open: Vec<Sentence> = components.chain(steps).collect();
    (!open.is_empty()).then(|| say!("rules-closed-with-open", open = Sentence::joined(", ", open)))
}
