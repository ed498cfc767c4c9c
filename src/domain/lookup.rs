//! Finds what somebody means by a few typed characters: a step by its spoken code or id, a person, an incident.

use super::command::Refusal;
use super::id::{IncidentId, StepRef};
use super::incident::{Incident, Instance};

/// The step that somebody means: `D3`, `d3@db-1`, `verify-data@db-1`; the component may be left out where it is the only one.
///
/// # Errors
/// When there is none, or more than one.
pub fn step(incident: &Incident, typed: &str) -> Result<StepRef, Refusal> {
    let typed = typed.trim();
    let (name, component) = typed.split_once('@').map_or((typed, None), |(name, component)| (name, Some(component)));
    let named = |instance: &Instance<'_>| instance.step.id.as_str() == name || instance.short_code().eq_ignore_ascii_case(name);
    let found: Vec<Instance<'_>> = incident.instances().filter(named).collect();
    let there = |instance: &&Instance<'_>| match (component, instance.component) {
        (Some(typed), Some(state)) => state.component.id.as_str() == typed,
        (typed, here) => typed.is_none() || here.is_some(),
    };
    let matching: Vec<&Instance<'_>> = found.iter().filter(there).collect();
    match (matching.as_slice(), found.first()) {
        ([only], _) => Ok(only.reference()),
        ([], None) => Err(Refusal {
            error: format!("there is no step `{typed}` in this incident"),
            because: "no step has that code or id".to_owned(),
            hint: match nearest(incident, name) {
                Some(near) => format!("did you mean `{near}`? `crisis status` lists all steps with their codes"),
                None => "`crisis status` lists all steps with their codes".to_owned(),
            },
        }),
        ([], Some(other)) => Err(Refusal {
            error: format!("there is no step `{typed}` in this incident"),
            because: match other.component {
                Some(_) => format!("{} is done for {}", other.short_code(), places(&found.iter().collect::<Vec<_>>())),
                None => format!("{} is done once, for no component", other.short_code()),
            },
            hint: format!("say `{}`", other.code()),
        }),
        (several, _) => Err(Refusal {
            error: format!("`{typed}` is more than one step"),
            because: format!("it is done for {}", places(several)),
            hint: format!("say which: `{}`", several.first().map_or_else(String::new, |first| first.code())),
        }),
    }
}

fn places(instances: &[&Instance<'_>]) -> String {
    let places: Vec<&str> = instances.iter().filter_map(|instance| Some(instance.component?.component.id.as_str())).collect();
    places.join(", ")
}

fn nearest(incident: &Incident, typed: &str) -> Option<String> {
    let ids: Vec<&str> = incident.runbook()?.steps.iter().map(|step| step.id.as_str()).collect();
    near(typed, &ids).map(str::to_owned)
}

/// The one of several names that comes nearest to what was typed, where one comes near enough (Jaro-Winkler similarity above 0.8).
#[must_use]
pub fn near<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
    let rated = names.iter().map(|name| (strsim::jaro_winkler(&typed.to_lowercase(), &name.to_lowercase()), *name));
    rated.filter(|(likeness, _)| *likeness > 0.8).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// The incident that somebody means by any part of its id that no other has; by nothing at all, the only one that is open.
///
/// # Errors
/// When there is none, or more than one.
pub fn incident(listed: &[(IncidentId, bool)], typed: Option<&str>) -> Result<IncidentId, Refusal> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else {
        let open: Vec<&IncidentId> = listed.iter().filter(|(_, closed)| !closed).map(|(id, _)| id).collect();
        return one_of(&open, listed, "incident is open", "name one with --incident, or set CRISIS_INCIDENT");
    };
    if let Some((exact, _)) = listed.iter().find(|(id, _)| id.as_str() == typed) {
        return Ok(exact.clone());
    }
    let matching: Vec<&IncidentId> =
        listed.iter().map(|(id, _)| id).filter(|id| id.as_str().contains(&typed.to_lowercase())).collect();
    one_of(&matching, listed, &format!("incident has `{typed}` in its id"), "type more of the id")
}

/// How many ids a refusal names.
const NAMED: usize = 5;

fn one_of(found: &[&IncidentId], listed: &[(IncidentId, bool)], which: &str, several: &str) -> Result<IncidentId, Refusal> {
    match found {
        [only] => Ok((*only).clone()),
        [] => Err(Refusal {
            error: format!("no {which}"),
            because: match listed {
                [] => "the log is empty".to_owned(),
                [(only, closed)] => format!("there is one, {}: {only}", if *closed { "closed" } else { "open" }),
                several => format!("there are {}: {}", several.len(), named(several.iter().map(|(id, _)| id).rev())),
            },
            hint: match listed.last() {
                Some((last, _)) => {
                    format!("name one: --incident {last}; a new one is declared with `crisis declare technical-crisis`")
                }
                None => "`crisis declare technical-crisis` declares one, `crisis` opens the screen".to_owned(),
            },
        }),
        more => Err(Refusal {
            error: format!("more than one {which}"),
            because: named(more.iter().copied()),
            hint: several.to_owned(),
        }),
    }
}

fn named<'a>(ids: impl ExactSizeIterator<Item = &'a IncidentId>) -> String {
    let rest = ids.len().saturating_sub(NAMED);
    let first: Vec<&str> = ids.take(NAMED).map(IncidentId::as_str).collect();
    let rest = if rest == 0 { String::new() } else { format!(", and {rest} more") };
    format!("{}{rest}", first.join(", "))
}
