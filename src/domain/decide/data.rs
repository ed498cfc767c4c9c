//! Components: their scope, the verdict on their data, and what customers have of them.

use crate::domain::command::{Decision, Judgement, Refusal, already, refuse};
use crate::domain::event::{ComponentAdded, Evidence, Service, ServiceSet, Verdict, VerdictDoubted, VerdictGiven};
use crate::domain::gate;
use crate::domain::id::ComponentId;
use crate::domain::incident::{ComponentState, Incident, Status};
use crate::domain::runbook::Component;

pub(super) fn in_scope<'a>(incident: &'a Incident, id: &ComponentId) -> Result<&'a ComponentState, Refusal> {
    incident.component(id).map_or_else(
        || {
            let known: Vec<&str> = incident.components.iter().map(|state| state.component.id.as_str()).collect();
            refuse(
                format!("there is no component {id} in this incident"),
                format!("its components are {}", known.join(", ")),
                format!("one of those, or bring it into scope: `crisis component {id}`"),
            )
        },
        Ok,
    )
}

pub(super) fn add_component(incident: &Incident, component: &Component) -> Result<Decision, Refusal> {
    if incident.component(&component.id).is_some() {
        return Ok(already(format!("{} is in scope already", component.id)));
    }
    if let Some(missing) = component.needs.iter().find(|id| incident.component(id).is_none()) {
        return refuse(
            format!("{} was not added", component.id),
            format!("it needs {missing}, which is not in scope"),
            format!("add {missing} first: `crisis component {missing}`"),
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
            format!("{id} was not called {verdict}"),
            "a verdict that opens the gate says what it rests on",
            format!("`crisis verdict {id} {verdict} --evidence \"what you saw\"`"),
        );
    }
    if verdict == Verdict::Recovered && judgement.as_of.is_none() {
        return refuse(
            format!("{id} was not called recovered"),
            "data from a backup has an age, and it was not said",
            format!("`crisis verdict {id} recovered --as-of 03:00 --evidence \"what you saw\"`"),
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
        return already(format!("there is no verdict on {id} to doubt"));
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
            format!("the service of {id} was not changed"),
            "--percent says how much of a degraded service works, 0 to 100",
            format!("`crisis service {id} degraded --percent 60`, or `crisis service {id} {service}`"),
        );
    }
    if state.service == service && state.percent == percent && state.service_set.is_some() {
        return Ok(already(format!("{id} is {service} already")));
    }
    let mut decision = Decision::from(ServiceSet { component: id.clone(), service, percent });
    if service != Service::Down && !state.is_confirmed() {
        let lock = gate::verdict_lock(state).map_or_else(String::new, |lock| lock.because);
        decision.remarks.push(format!("{id} is {service} while {lock}"));
    }
    if service == Service::Down && state.service != Service::Down && state.is_confirmed() {
        decision.remarks.push(format!("its verdict ({}) is stale now: check the data of {id} again", state.verdict));
    }
    if incident.status == Status::Resolved && service != Service::Up {
        decision.remarks.push("the incident is open again".to_owned());
    }
    Ok(decision)
}
