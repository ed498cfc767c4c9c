//! What may be said of components: their scope, the verdict on their data, and what customers have of them.

use crate::domain::advice::{Advice, Decision, Refusal, refuse};
use crate::domain::ask::kind::Judgement;
use crate::domain::ask::table::DataCommand;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::id::ComponentId;
use crate::domain::lifecycle::state::{Lifecycle, Status};
use crate::domain::record::Evidence;
use crate::domain::runbook::Component;
use crate::domain::speech::{Part, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Service, Verdict};

use super::facts::{ComponentAdded, DataFact, ServiceSet, VerdictDoubted, VerdictGiven};
use super::rules::verdict_lock;
use super::state::{ComponentState, Data};

/// Decides what is asked about components.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(lifecycle: &Lifecycle, data: &Data, command: &DataCommand) -> Result<Decision<DataFact>, Refusal> {
    match command {
        DataCommand::AddComponent { component } => add(data, component),
        DataCommand::GiveVerdict { component, judgement, evidence } => {
            give_verdict(in_scope(data, component)?, judgement, evidence.as_ref()).map(Decision::from)
        }
        DataCommand::DoubtVerdict { component, why } => Ok(doubt(in_scope(data, component)?, why)),
        DataCommand::SetService { component, service, percent } => {
            set_service(lifecycle, in_scope(data, component)?, *service, *percent)
        }
    }
}

/// The component of that id.
fn in_scope<'a>(data: &'a Data, id: &ComponentId) -> Result<&'a ComponentState, Refusal> {
    data.component(id).map_or_else(
        || {
            let known: Vec<&str> = data.components.iter().map(|state| state.component.id.as_str()).collect();
            refuse(
                say!("rules-no-component", component = id),
                say!("rules-its-components", components = known.join(", ")),
                say!("rules-bring-into-scope", ask = hints::about(Verb::Component, id)),
            )
        },
        Ok,
    )
}

/// Brings another component into scope.
fn add(data: &Data, component: &Component) -> Result<Decision<DataFact>, Refusal> {
    if data.component(&component.id).is_some() {
        return Ok(Decision::already(say!("rules-in-scope-already", component = &component.id)));
    }
    if let Some(missing) = component.needs.iter().find(|id| data.component(id).is_none()) {
        return refuse(
            say!("rules-not-added", component = &component.id),
            say!("rules-needs-not-in-scope", missing = missing),
            say!("rules-add-first", missing = missing, ask = hints::about(Verb::Component, missing)),
        );
    }
    Ok(ComponentAdded { component: component.clone() }.into())
}

/// Gives a verdict on a component's data.
///
/// # Errors
/// When one that unlocks comes without evidence, or one from a backup without the data's age.
pub fn give_verdict(state: &ComponentState, judgement: &Judgement, evidence: Option<&Evidence>) -> Result<VerdictGiven, Refusal> {
    let (id, verdict) = (&state.component.id, judgement.verdict);
    if verdict.opens_the_gate() && evidence.is_none() {
        return refuse(
            say!("rules-not-called", component = id, verdict = verdict),
            say!("rules-verdict-wants-evidence"),
            Advice::from(hints::verdict(id, verdict.word())).on(FieldName::Evidence),
        );
    }
    if verdict.has_age() && judgement.as_of.is_none() {
        return refuse(
            say!("rules-not-called", component = id, verdict = verdict),
            say!("rules-backup-has-an-age"),
            Advice::from(hints::recovered(id, Part::Word("03:00".into()))).on(FieldName::AsOf),
        );
    }
    Ok(VerdictGiven {
        component: id.clone(),
        verdict,
        evidence: evidence.cloned(),
        extent: judgement.extent.clone(),
        as_of: judgement.as_of,
    })
}

/// Marks the verdict on a component's data as stale.
fn doubt(state: &ComponentState, why: &str) -> Decision<DataFact> {
    let id = &state.component.id;
    if state.verdict == Verdict::Unknown {
        return Decision::already(say!("rules-no-verdict-to-doubt", component = id));
    }
    VerdictDoubted { component: id.clone(), why: why.to_owned() }.into()
}

/// Sets what customers have of a component.
fn set_service(
    lifecycle: &Lifecycle,
    state: &ComponentState,
    service: Service,
    percent: Option<u8>,
) -> Result<Decision<DataFact>, Refusal> {
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
    if state.service == service && state.percent == percent && state.service_set.is_some() {
        return Ok(Decision::already(say!("rules-service-already", component = id, service = service)));
    }
    let mut decision = Decision::from(ServiceSet { component: id.clone(), service, percent });
    if service != Service::Down && !state.is_confirmed() {
        let lock = verdict_lock(state).map(|lock| lock.because);
        decision.remarks.push(say!("rules-service-while", component = id, service = service, lock = lock));
    }
    if service == Service::Down && state.service != Service::Down && state.is_confirmed() {
        decision.remarks.push(say!("rules-verdict-stale-now", component = id, verdict = state.verdict));
    }
    if lifecycle.status == Status::Resolved && service != Service::Up {
        decision.remarks.push(say!("rules-open-again"));
    }
    Ok(decision)
}
