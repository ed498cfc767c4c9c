//! Finds what somebody means by a few typed characters: a step
//! by its spoken code or id, a person, an incident.

use super::advice::{Advice, Refusal};
use super::alike::{alike, same};
use super::component::Component;
use super::contacts::{Contacts, Dial};
use super::entry_ref::EntryRef;
use super::field::FieldName;
use super::hints;
use super::id::{ComponentId, IncidentId, NotAnId, StepRef};
use super::incident::Incident;
use super::numbering::NoEntry;
use super::short_id::{ShortIds, has_part, short};
use super::speech::{Ask, Sentence, say};
use super::steps::plan::Instance;
use super::steps::state::Progress;
use super::verb::Verb;

/// The step that somebody means: `D3`, `d3@db-1`, `verify-data@db-1`;
/// the component may be left out where it is the only one.
///
/// # Errors
/// When there is none, or more than one.
pub fn step(incident: &Incident, typed: &str) -> Result<StepRef, Refusal> {
    let typed = typed.trim();
    let (name, component) = typed.split_once('@').map_or((typed, None), |(name, component)| (name, Some(component)));
    let named = |instance: &Instance<'_>| same(&instance.step.id, name) || same(&instance.short_code(), name);
    let found: Vec<Instance<'_>> = incident.plan().instances().filter(named).collect();
    let there = |instance: &&Instance<'_>| match (component, instance.component) {
        (Some(typed), Some(state)) => same(&state.component.id, typed),
        (typed, _) => typed.is_none(),
    };
    let matching: Vec<&Instance<'_>> = found.iter().filter(there).collect();
    match (matching.as_slice(), found.first()) {
        ([only], _) => Ok(only.reference()),
        ([], None) => Err(Refusal {
            error: say!("rules-no-step", typed = typed),
            because: say!("rules-no-such-code"),
            hint: match nearest(incident, name) {
                Some(near) => say!("rules-did-you-mean-step", near = near, ask = Ask::to(Verb::Status)),
                None => say!("rules-status-lists-steps", ask = Ask::to(Verb::Status)),
            }
            .into(),
        }),
        ([], Some(other)) => Err(Refusal {
            error: say!("rules-no-step", typed = typed),
            because: match other.component {
                Some(_) => {
                    let places = places(&found.iter().collect::<Vec<_>>());
                    say!("rules-step-is-for", code = other.short_code(), components = places)
                }
                None => say!("rules-step-is-for-none", code = other.short_code()),
            },
            hint: say!("rules-say-step", code = other.code()).into(),
        }),
        (several, _) => Err(Refusal {
            error: say!("rules-several-steps", typed = typed),
            because: say!("rules-it-is-for", components = places(several)),
            hint: say!("rules-say-which", code = several.first().map(|first| first.code())).into(),
        }),
    }
}

/// The steps that somebody means: one, one for each of several components
/// (`D4@network,web`), or that of every component for which it `fits`.
///
/// # Errors
/// When there is none, or one is not clear.
pub fn steps(incident: &Incident, typed: &str, fits: Option<&dyn Fn(&Progress) -> bool>) -> Result<Vec<StepRef>, Refusal> {
    if let Some(fits) = fits {
        return everywhere(incident, typed.trim(), fits);
    }
    let Some((name, components)) = typed.split_once('@').filter(|(_, components)| components.contains(',')) else {
        return Ok(vec![step(incident, typed)?]);
    };
    let each = components.split(',').map(str::trim).filter(|component| !component.is_empty());
    let mut steps: Vec<StepRef> = Vec::new();
    for component in each {
        let reference = step(incident, &format!("{name}@{component}"))?;
        if !steps.contains(&reference) {
            steps.push(reference);
        }
    }
    Ok(steps)
}

/// A step wherever it fits.
fn everywhere(incident: &Incident, typed: &str, fits: &dyn Fn(&Progress) -> bool) -> Result<Vec<StepRef>, Refusal> {
    let named = |instance: &Instance<'_>| same(&instance.step.id, typed) || same(&instance.short_code(), typed);
    let found: Vec<Instance<'_>> = incident.plan().instances().filter(named).collect();
    let Some(first) = found.first() else { return step(incident, typed).map(|step| vec![step]) };
    let fitting: Vec<StepRef> = found.iter().filter(|one| fits(one.progress)).map(Instance::reference).collect();
    if fitting.is_empty() {
        let code = first.short_code();
        let hint = say!("rules-status-lists-steps", ask = Ask::to(Verb::Status));
        return Err(Refusal::new(say!("rules-none-of-them", code = &code), say!("rules-nowhere-left", code = &code), hint));
    }
    Ok(fitting)
}

/// The entry that somebody means by its number: `37`, `k3:37`.
///
/// # Errors
/// When there is none, or more than one.
pub fn entry(incident: &Incident, typed: &str) -> Result<EntryRef, Refusal> {
    incident.numbering.find(typed).map_err(|why| {
        let because = match why {
            NoEntry::NotANumber => say!("rules-entries-have-numbers"),
            NoEntry::NoOrigin(names) => say!("rules-no-such-origin", names = names.join(", ")),
            NoEntry::Several(names) => say!("rules-several-origins", names = names.join(", ")),
            NoEntry::TooHigh(last) => say!("rules-last-entry-is", last = last),
        };
        let hint = Advice::from(say!("rules-log-has-numbers", ask = Ask::to(Verb::Log))).on(FieldName::Entry);
        Refusal::new(say!("rules-no-entry", typed = typed.trim()), because, hint)
    })
}

fn places(instances: &[&Instance<'_>]) -> String {
    let places: Vec<&str> = instances.iter().filter_map(|instance| Some(instance.component?.component.id.as_str())).collect();
    places.join(", ")
}

fn nearest(incident: &Incident, typed: &str) -> Option<String> {
    let ids: Vec<&str> = incident.lifecycle.runbook()?.steps.iter().map(|step| step.id.as_str()).collect();
    near(typed, &ids).map(str::to_owned)
}

/// The one of several names that comes nearest to what was typed,
/// where one comes near enough (Jaro-Winkler similarity above 0.8).
#[must_use]
pub fn near<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
    let rated = names.iter().map(|name| (strsim::jaro_winkler(&alike(typed), &alike(name)), *name));
    rated.filter(|(likeness, _)| *likeness > 0.8).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// What somebody means by a name that is alike: the one that is called just so, else the only one that is
/// called alike. Each comes with its id and its name.
#[must_use]
pub fn alike_one<'a, T: 'a>(typed: &str, all: impl Iterator<Item = (&'a T, [&'a str; 2])>) -> Option<&'a T> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let mut found: Vec<(&T, [&str; 2])> = all.filter(|(_, names)| names.iter().any(|name| same(name, typed))).collect();
    if let Some((exact, _)) = found.iter().find(|(_, names)| names.first() == Some(&typed)) {
        return Some(exact);
    }
    // An id goes before a name that somebody else has.
    if found.iter().any(|(_, [id, _])| same(id, typed)) {
        found.retain(|(_, [id, _])| same(id, typed));
    }
    if let [(only, _)] = found.as_slice() { Some(only) } else { None }
}

/// The entry of the dial list that somebody means by its id or name.
#[must_use]
pub fn dial<'a>(contacts: &'a Contacts, typed: &str) -> Option<&'a Dial> {
    alike_one(typed, contacts.dial.iter().map(|dial| (dial, [dial.id.as_str(), dial.name.as_str()])))
}

/// The component that somebody means by its id or title: of the incident, else of its runbook.
#[must_use]
pub fn known_component<'a>(incident: &'a Incident, typed: &str) -> Option<&'a Component> {
    let here = incident.data.components.iter().map(|state| &state.component);
    let runbook = incident.lifecycle.runbook().map_or(&[][..], |runbook| &runbook.components);
    component(typed, here).or_else(|| component(typed, runbook.iter()))
}

/// The id of the component that somebody means, be it of one that nobody knows.
///
/// # Errors
/// When it is called like none that there is, and no id can be like that.
pub fn component_id(typed: &str, known: Option<&Component>) -> Result<ComponentId, NotAnId> {
    known.map_or_else(|| typed.parse(), |known| Ok(known.id.clone()))
}

/// The word for no component at all.
const NONE: &str = "none";

/// The ids of several components of an incident; none for the word that says so.
///
/// # Errors
/// The first that can be none, with why.
pub fn component_ids<'t>(
    incident: &Incident,
    typed: impl Iterator<Item = &'t str>,
) -> Result<Vec<ComponentId>, (&'t str, NotAnId)> {
    let id = |typed| component_id(typed, known_component(incident, typed)).map_err(|error| (typed, error));
    typed.filter(|typed| *typed != NONE).map(id).collect()
}

/// The one of some components that somebody means by its id or title.
#[must_use]
pub fn component<'a>(typed: &str, of: impl Iterator<Item = &'a Component>) -> Option<&'a Component> {
    alike_one(typed, of.map(|component| (component, [component.id.as_str(), component.title.as_str()])))
}

/// The incident that somebody means by its id, its short form, or any
/// part of it that no other has; by nothing, the only one that is open. `folder` is where the log lies.
///
/// # Errors
/// When there is none, or more than one.
pub fn incident(listed: &[(IncidentId, bool)], typed: Option<&str>, folder: &str) -> Result<IncidentId, Refusal> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else {
        let open: Vec<&IncidentId> = listed.iter().filter(|(_, closed)| !closed).map(|(id, _)| id).collect();
        let which =
            Which { none: say!("rules-none-open"), several: say!("rules-several-open"), hint: say!("rules-name-incident") };
        return one_of(&open, listed, folder, which);
    };
    let which = Which {
        none: say!("rules-none-with-id", typed = typed),
        several: say!("rules-several-with-id", typed = typed),
        hint: say!("rules-type-more"),
    };
    one_of(&meant(listed, typed), listed, folder, which)
}

/// Whether something typed may mean an incident, be it one of several.
#[must_use]
pub fn is_known(listed: &[(IncidentId, bool)], typed: &str) -> bool {
    !meant(listed, typed.trim()).is_empty()
}

/// The incidents that something typed may mean: that of exactly this id, else those of this short form, else
/// those of which it is a part. So `2026-11-21-x` is never `2026-11-21-x-2`.
fn meant<'a>(listed: &'a [(IncidentId, bool)], typed: &str) -> Vec<&'a IncidentId> {
    let part = alike(typed);
    let readings: [&dyn Fn(&IncidentId) -> bool; 3] =
        [&|id| id.as_str() == typed, &|id| same(short(id), typed), &|id| has_part(id, &part)];
    let found = |fits: &dyn Fn(&IncidentId) -> bool| listed.iter().map(|(id, _)| id).filter(|id| fits(id)).collect();
    readings.into_iter().map(found).find(|found: &Vec<_>| !found.is_empty()).unwrap_or_default()
}

/// How many ids a refusal names.
const NAMED: usize = 5;

/// What to say where there is not exactly one.
struct Which {
    none: Sentence,
    several: Sentence,
    hint: Sentence,
}

fn one_of(found: &[&IncidentId], listed: &[(IncidentId, bool)], folder: &str, which: Which) -> Result<IncidentId, Refusal> {
    let ids = ShortIds::of(listed.iter().map(|(id, _)| id));
    let known: Vec<&str> = listed.iter().map(|(id, _)| ids.display(id)).collect();
    match found {
        [only] => Ok((*only).clone()),
        [] => Err(Refusal {
            error: which.none,
            because: match (listed, known.as_slice()) {
                ([(_, true)], [only]) => say!("rules-there-is-one-closed", incident = *only),
                ([(_, false)], [only]) => say!("rules-there-is-one-open", incident = *only),
                (_, []) => say!("rules-log-empty", folder = folder),
                (_, several) => {
                    say!("rules-there-are", count = several.len(), incidents = named(several.iter().rev().copied()))
                }
            },
            hint: match known.last() {
                Some(last) => say!("rules-name-one", incident = *last, ask = hints::about(Verb::Declare, "technical-crisis")),
                None => say!("rules-declare-one", ask = hints::about(Verb::Declare, "technical-crisis")),
            }
            .into(),
        }),
        more => Err(Refusal::new(which.several, named(more.iter().map(|id| ids.display(id))), which.hint)),
    }
}

fn named<'a>(ids: impl ExactSizeIterator<Item = &'a str>) -> Sentence {
    let rest = ids.len().saturating_sub(NAMED);
    let first: Vec<&str> = ids.take(NAMED).collect();
    match rest {
        0 => first.join(", ").into(),
        more => say!("rules-and-more", first = first.join(", "), more = more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_goes_before_a_name_and_what_is_exact_before_what_is_alike() {
        let all = [("ana", "Bram"), ("Ana", "Zo\u{eb}"), ("bram", "Ana"), ("zoe", "X"), ("y", "X")];
        let meant = |typed: &str| alike_one(typed, all.iter().map(|one| (one, [one.0, one.1]))).map(|(id, _)| *id);
        let found =
            [("ana", Some("ana")), ("Ana", Some("Ana")), ("ANA", None), ("BRAM", Some("bram")), ("zo\u{eb}", Some("zoe"))];
        for (typed, id) in found {
            assert_eq!(meant(typed), id, "{typed}");
        }
        assert_eq!([meant("x"), meant(""), meant(" ")], [None, None, None]);
    }
}
