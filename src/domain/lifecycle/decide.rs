//! The end of an incident: resolved when service is back, closed when
//! customers have heard it. What is still open comes in as a value.

use crate::domain::advice::{Advice, Decision, Refusal, refuse};
use crate::domain::ask::table::LifecycleCommand;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::id::ComponentId;
use crate::domain::speech::{Ask, Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Service;

use super::facts::{DecisionTaken, IncidentClosed, IncidentResolved, LifecycleFact, NoteTaken};
use super::state::{Lifecycle, Status};

/// What is still open at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The components that are not up, each with its service.
    pub services: Vec<(ComponentId, Service)>,
    /// Why the data of components does not count as confirmed.
    pub data: Vec<Sentence>,
    /// What customers have not heard: codes and titles of the steps.
    pub unheard: Vec<String>,
}

/// Decides what is asked of the incident as a whole; `open` finds what is still open.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(
    lifecycle: &Lifecycle,
    command: &LifecycleCommand,
    open: impl FnOnce() -> Open,
) -> Result<Decision<LifecycleFact>, Refusal> {
    match command {
        LifecycleCommand::TakeNote { text } => Ok(NoteTaken { text: text.clone() }.into()),
        LifecycleCommand::TakeDecision { text } => Ok(DecisionTaken { text: text.clone() }.into()),
        LifecycleCommand::ResolveIncident { why } => resolve(lifecycle, &open(), why.as_ref()),
        LifecycleCommand::CloseIncident { why } => close(lifecycle, &open(), why.as_ref()),
    }
}

/// Says that service is back.
fn resolve(lifecycle: &Lifecycle, open: &Open, why: Option<&String>) -> Result<Decision<LifecycleFact>, Refusal> {
    if lifecycle.status == Status::Resolved {
        return Ok(Decision::already(say!("rules-resolved-already")));
    }
    if let (Some((first, _)), None) = (open.services.first(), why) {
        let hint = Advice::from(say!(
            "rules-up-or-resolve",
            ask = hints::about(Verb::Service, first).with("up"),
            other = hints::because(Ask::to(Verb::Resolve))
        ))
        .on(FieldName::Why);
        return refuse(say!("rules-not-resolved"), Sentence::joined(", ", not_up(open).collect()), hint);
    }
    Ok(IncidentResolved { why: why.cloned() }.into())
}

/// Closes the incident; with something still open only for a reason.
fn close(lifecycle: &Lifecycle, open: &Open, why: Option<&String>) -> Result<Decision<LifecycleFact>, Refusal> {
    if lifecycle.status != Status::Resolved && why.is_none() {
        return refuse(
            say!("rules-not-closed"),
            say!("rules-it-is-not-resolved"),
            Advice::from(say!(
                "rules-resolve-or-close",
                ask = Ask::to(Verb::Resolve),
                other = hints::because(Ask::to(Verb::Close))
            ))
            .on(FieldName::Why),
        );
    }
    if let (Some(first), None) = (open.unheard.first(), why) {
        let unheard = say!("rules-customers-not-heard", first = first, more = open.unheard.len() - 1);
        let because = std::iter::once(unheard).chain(not_up(open)).chain(open.data.iter().cloned()).collect();
        return refuse(
            say!("rules-not-closed"),
            Sentence::joined("; ", because),
            Advice::from(say!("rules-finish-or-close", ask = hints::because(Ask::to(Verb::Close)))).on(FieldName::Why),
        );
    }
    let mut decision = Decision::from(IncidentClosed { why: why.cloned() });
    let services = open.services.iter().map(|(id, service)| say!("rules-component-left", component = id, service = *service));
    let steps = (!open.unheard.is_empty()).then(|| say!("rules-steps-left", count = open.unheard.len()));
    let left: Vec<Sentence> = services.chain(steps).collect();
    if !left.is_empty() {
        decision.remarks.push(say!("rules-closed-with-open", open = Sentence::joined(", ", left)));
    }
    Ok(decision)
}

fn not_up(open: &Open) -> impl Iterator<Item = Sentence> {
    open.services.iter().map(|(id, service)| say!("rules-component-is", component = id, service = *service))
}
