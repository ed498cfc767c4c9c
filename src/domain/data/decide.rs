//! What may be said of components: their scope, the verdict on their data, and what customers have of them.

use crate::domain::advice::{Advice, Decision, Refusal, refuse};
use crate::domain::ask::table::DataCommand;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::id::ComponentId;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rules::only_the_commander;
use crate::domain::speech::{Part, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Service, Verdict};

use super::case::Case;
use super::facts::{DataFact, ServiceSet, VerdictDoubted};
use super::rules::verdict_lock;
use super::state::{ComponentState, Data};
use super::{scope, verdict};

/// Decides what is asked about components.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(case: Case<'_>, command: &DataCommand) -> Result<Decision<DataFact>, Refusal> {
    let data = case.data;
    match command {
        DataCommand::AddComponent { component } => scope::describe(case, component),
        DataCommand::LeaveOutComponent { component, why, .. } => match data.component(component) {
            Some(state) => scope::leave_out(case, state, why),
            None => Ok(Decision::already(say!("rules-not-in-scope", component = component))),
        },
        DataCommand::GiveVerdict { component, judgement, evidence } => {
            verdict::give(case, in_scope(data, component)?, judgement, evidence.as_ref())
        }
        DataCommand::DoubtVerdict { component, why } => Ok(doubt(case, in_scope(data, component)?, why)),
        DataCommand::SetService { component, service, percent, why } => {
            let asked = Asked { service: *service, percent: *percent, why: why.as_ref() };
            let mut decision = set_service(case, in_scope(data, component)?, &asked)?;
            // With nothing else to say: whoever sets a state must not wait for something to be switched.
            if !decision.facts.is_empty() && decision.remarks.is_empty() {
                decision.remarks.push(say!("rules-service-only-logged"));
            }
            Ok(decision)
        }
    }
}

/// The component of that id.
///
/// # Errors
/// When none in scope has it.
pub fn in_scope<'a>(data: &'a Data, id: &ComponentId) -> Result<&'a ComponentState, Refusal> {
    data.component(id).map_or_else(
        || {
            let known: Vec<&str> = data.in_scope().map(|state| state.component.id.as_str()).collect();
            refuse(
                say!("rules-no-component", component = id),
                say!("rules-its-components", components = known.join(", ")),
                say!("rules-bring-into-scope", ask = hints::about(Verb::Component, id)),
            )
        },
        Ok,
    )
}

/// Marks the verdict on a component's data as stale.
fn doubt(case: Case<'_>, state: &ComponentState, why: &str) -> Decision<DataFact> {
    let id = &state.component.id;
    if state.verdict == Verdict::Unknown {
        return Decision::already(say!("rules-no-verdict-to-doubt", component = id));
    }
    VerdictDoubted { component: id.clone(), why: why.to_owned(), said_by: case.asking.said_by() }.into()
}

/// What somebody says that customers have of a component.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What they have of it.
    pub service: Service,
    /// How much of it works, where it is degraded.
    pub percent: Option<u8>,
    /// The reason, where one is given.
    pub why: Option<&'a String>,
}

/// Sets what customers have of a component.
///
/// # Errors
/// When it cannot be so, or is the commander's alone.
pub fn set_service(case: Case<'_>, state: &ComponentState, asked: &Asked<'_>) -> Result<Decision<DataFact>, Refusal> {
    let Asked { service, percent, why } = *asked;
    let id = &state.component.id;
    if percent.is_some_and(|percent| percent > 100) || (percent.is_some() && !service.takes_percent()) {
        return refuse(
            say!("rules-service-not-changed", component = id),
            say!("rules-percent-of-degraded"),
            Advice::from(say!(
                "rules-service-or",
                ask =
                    hints::option(hints::about(Verb::Service, id).with("degraded"), FieldName::Percent, Part::Word("60".into())),
                other = hints::about(Verb::Service, id).with(service.word())
            ))
            .on(FieldName::Percent),
        );
    }
    check_giving_up(case, state, asked)?;
    if state.service == service && state.percent == percent && state.service_set.is_some() {
        return Ok(Decision::already(say!("rules-service-already", component = id, service = service)));
    }
    let mut decision =
        Decision::from(ServiceSet { component: id.clone(), service, percent, why: why.cloned(), said_by: case.asking.said_by() });
    if service.serves() || service == Service::Restoring {
        let lock = verdict_lock(state).map(|lock| lock.because);
        decision.remarks.extend(lock.map(|lock| say!("rules-service-while", component = id, service = service, lock = lock)));
    }
    if service == Service::Down && state.service != Service::Down && state.is_confirmed() {
        decision.remarks.push(say!("rules-verdict-stale-now", component = id, verdict = state.verdict));
    }
    if case.lifecycle.status == Status::Resolved && !matches!(service, Service::Up | Service::Retired) {
        decision.remarks.push(say!("rules-open-again"));
    }
    Ok(decision)
}

/// To give a component up is the commander's alone, and wants a reason.
fn check_giving_up(case: Case<'_>, state: &ComponentState, asked: &Asked<'_>) -> Result<(), Refusal> {
    if asked.service != Service::Retired {
        return Ok(());
    }
    let id = &state.component.id;
    let refused = say!("rules-not-retired", component = id);
    if let Some(refusal) = only_the_commander(case.people, case.asking, &refused) {
        return Err(refusal);
    }
    if asked.why.is_none() {
        let ask = hints::because(hints::about(Verb::Service, id).with(Service::Retired.word()));
        return refuse(refused, say!("rules-retired-wants-why"), Advice::from(ask).on(FieldName::Why));
    }
    Ok(())
}
