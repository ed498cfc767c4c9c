//! Components: their scope, the verdict on their data, and what customers have of them.

use crate::domain::command::{Decision, Judgement, Refusal, already, refuse};
use crate::domain::event::{ComponentAdded, ServiceSet, VerdictDoubted, VerdictGiven};
use crate::domain::gate;
use crate::domain::id::ComponentId;
use crate::domain::incident::{ComponentState, Incident, Status};
use crate::domain::record::Evidence;
use crate::domain::runbook::Component;
use crate::domain::speech::say;
use crate::domain::vocabulary::{Service, Verdict};

pub(super) fn in_scope<'a>(incident: &'a Incident, id: &ComponentId) -> Result<&'a ComponentState, Refusal> {
    incident.component(id).map_or_else(
        || {
            let known: Vec<&str> = incident.components.iter().map(|state| state.component.id.as_str()).collect();
            refuse(
                say!("rules-no-component", component = id),
                say!("rules-its-components", components = known.join(", ")),
                say!("rules-bring-into-scope", component = id),
            )
        },
        Ok,
    )
}

pub(super) fn add_component(incident: &Incident, component: &Component) -> Result<Decision, Refusal> {
    if incident.component(&component.id).is_some() {
        return Ok(already(say!("rules-in-scope-already", component = &component.id)));
    }
    if let Some(missing) = component.needs.iter().find(|id| incident.component(id).is_none()) {
        return refuse(
            say!("rules-not-added", component = &component.id),
            say!("rules-needs-not-in-scope", missing = missing),
            say!("rules-add-first", missing = missing),
        );
    }
    Ok(ComponentAdded { component: component.clone() }.into())
}
pub(super) fn give_verdict(
    state: &ComponentState,
    judgement: &Judgement,
    evidence: Option<&Evidence>,
) -> Result<VerdictGiven, Refusal> {
    let (id, verdict) = (&state.component.id, judgement.verdict);
    if verdict.opens_the_gate() && evidence.is_none() {
        return refuse(
            say!("rules-not-called", component = id, verdict = verdict),
            say!("rules-verdict-wants-evidence"),
            say!("rules-give-verdict", component = id, word = verdict.word()),
        );
    }
    if verdict == Verdict::Recovered && judgement.as_of.is_none() {
        return refuse(
            say!("rules-not-called", component = id, verdict = verdict),
            say!("rules-backup-has-an-age"),
            say!("rules-give-recovered", component = id),
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

pub(super) fn doubt(state: &ComponentState, why: &str) -> Decision {
    let id = &state.component.id;
    if state.verdict == Verdict::Unknown {
        return already(say!("rules-no-verdict-to-doubt", component = id));
    }
    VerdictDoubted { component: id.clone(), why: why.to_owned() }.into()
}

pub(super) fn set_service(
    incident: &Incident,
    state: &ComponentState,
    service: Service,
    percent: Option<u8>,
) -> Result<Decision, Refusal> {
    let id = &state.component.id;
    if percent.is_some_and(|percent| percent > 100) || (percent.is_some() && service != Service::Degraded) {
        return refuse(
            say!("rules-service-not-changed", component = id),
            say!("rules-percent-of-degraded"),
            say!("rules-service-or", component = id, word = service.word()),
        );
    }
    if state.service == service && state.percent == percent && state.service_set.is_some() {
        return Ok(already(say!("rules-service-already", component = id, service = service)));
    }
    let mut decision = Decision::from(ServiceSet { component: id.clone(), service, percent });
    if service != Service::Down && !state.is_confirmed() {
        let lock = gate::verdict_lock(state).map(|lock| lock.because);
        decision.remarks.push(say!("rules-service-while", component = id, service = service, lock = lock));
    }
    if service == Service::Down && state.service != Service::Down && state.is_confirmed() {
        decision.remarks.push(say!("rules-verdict-stale-now", component = id, verdict = state.verdict));
    }
    if incident.status == Status::Resolved && service != Service::Up {
        decision.remarks.push(say!("rules-open-again"));
    }
    Ok(decision)
}
