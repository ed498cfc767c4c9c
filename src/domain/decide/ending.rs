//! The end: resolved when service is back, closed when customers have heard it.

use crate::domain::command::{Decision, Refusal, already, refuse};
use crate::domain::event::{IncidentClosed, IncidentResolved, Service};
use crate::domain::incident::{Incident, Status};
use crate::domain::runbook::Priority;

pub(super) fn resolve(incident: &Incident, why: Option<&String>) -> Result<Decision, Refusal> {
    if incident.status == Status::Resolved {
        return Ok(already("it is resolved already"));
    }
    let missing: Vec<String> = incident
        .components
        .iter()
        .filter(|state| state.service != Service::Up)
        .map(|state| format!("{} is {}", state.component.id, state.service))
        .collect();
    if let (Some(first), None) = (incident.components.iter().find(|state| state.service != Service::Up), why) {
        return refuse(
            "the incident is not resolved",
            missing.join(", "),
            format!("`crisis service {} up` once it is, or `crisis resolve --why …`", first.component.id),
        );
    }
    Ok(IncidentResolved { why: why.cloned() }.into())
}

pub(super) fn close(incident: &Incident, why: Option<&String>) -> Result<Decision, Refusal> {
    if incident.status != Status::Resolved && why.is_none() {
        return refuse("the incident is not closed", "it is not resolved", "`crisis resolve` first, or `crisis close --why …`");
    }
    let open: Vec<String> = incident
        .instances_of(Priority::Communicate)
        .filter(|instance| !incident.progress(&instance.reference()).state.is_settled())
        .map(|instance| format!("{} \"{}\"", instance.code(), instance.step.title))
        .collect();
    if let (Some(first), None) = (open.first(), why) {
        let more = if open.len() > 1 { format!(", and {} more", open.len() - 1) } else { String::new() };
        return refuse(
            "the incident is not closed",
            format!("customers have not heard all: {first} is open{more}"),
            "finish or skip them with a reason, or `crisis close --why …`",
        );
    }
    let mut decision = Decision::from(IncidentClosed { why: why.cloned() });
    decision.remarks.extend(left_open(incident, &open));
    Ok(decision)
}

/// What is still open when an incident is closed all the same.
fn left_open(incident: &Incident, communicate: &[String]) -> Option<String> {
    let not_up = incident.components.iter().filter(|state| state.service != Service::Up);
    let components = not_up.map(|state| format!("{} {}", state.component.id, state.service));
    let steps = (!communicate.is_empty()).then(|| format!("{} steps towards customers", communicate.len()));
    let open: Vec<String> = components.chain(steps).collect();
    (!open.is_empty()).then(|| format!("it is closed with this still open: {}", open.join(", ")))
}
