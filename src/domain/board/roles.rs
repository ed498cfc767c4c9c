//! Technical or communication: who is proposed for which, and
//! on which grounds. Proposes only; a person assigns.
//!
//! A reason is true when it is given: what is wanted now are the steps that can be begun now. A step that
//! names no skill is no reason.

use crate::domain::gate::confirmed::is_sure;
use crate::domain::hands::only_theirs;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::people::state::Responder;
use crate::domain::runbook::{Priority, Role};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;

use super::changes::change;
use super::wanted::Wanted;

/// A role proposed for a responder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The person who has no role yet, or should change theirs.
    pub who: PersonId,
    /// The role that suits best.
    pub role: Role,
    /// On which grounds: "D3, R1 want storage".
    pub because: Sentence,
}

impl Proposal {
    fn of(responder: &Responder, role: Role, because: Sentence) -> Self {
        Self { who: responder.person.id.clone(), role, because }
    }
}

/// A role for everyone who is there without one, and another for those whose work has changed. From two
/// people on, at least one communicates or is proposed to.
///
/// A commander of three or more is left with free hands.
#[must_use]
pub fn proposals(incident: &Incident, now: Moment) -> Vec<Proposal> {
    let people = &incident.people;
    let mut waiting: Vec<&Responder> = people.here().filter(|responder| responder.role.is_none()).collect();
    waiting.retain(|responder| !people.keeps_hands_free(&responder.person.id));
    let wanted = Wanted::of(incident, now);
    let mut proposals: Vec<Proposal> = speaker(incident, &wanted, &mut waiting).into_iter().collect();
    let (skilled, others): (Vec<&Responder>, Vec<&Responder>) =
        waiting.into_iter().partition(|responder| wanted.now(responder) > 0);
    proposals.extend(skilled.into_iter().map(|responder| Proposal::of(responder, Role::Technical, wanted.because(responder))));
    let works = people.here().any(|responder| responder.role == Some(Role::Technical));
    let mut works = works || proposals.iter().any(|proposal| proposal.role == Role::Technical);
    let mut free = wanted.of_anybody().into_iter();
    for responder in others {
        // Somebody has to begin, and what waits for a skill of theirs will need them soon.
        let first = if works && wanted.later(responder) == 0 { None } else { free.next() };
        let first = first.or(wanted.now.first().filter(|_| !works));
        let because = match (first, unjudged(incident).filter(|_| !works)) {
            (Some(step), _) => Some(say!("rules-propose-nobody-works", code = step.code())),
            (None, Some(component)) => Some(say!("rules-propose-nobody-judges", component = component)),
            (None, None) => None,
        };
        works |= because.is_some();
        proposals.push(match because {
            Some(because) => Proposal::of(responder, Role::Technical, because),
            None => Proposal::of(responder, Role::Communication, not_wanted(&wanted, responder)),
        });
    }
    switches(incident, &wanted, &mut proposals);
    proposals
}

/// A component whose data waits for a verdict, be no step left to do about it.
fn unjudged(incident: &Incident) -> Option<&ComponentId> {
    let plan = incident.plan();
    incident.data.in_scope().find(|state| !is_sure(plan, state)).map(|state| &state.component.id)
}

/// Whoever is needed least elsewhere speaks with customers, from two people on, as long as nobody does.
fn speaker(incident: &Incident, wanted: &Wanted<'_>, waiting: &mut Vec<&Responder>) -> Option<Proposal> {
    let people = &incident.people;
    if people.count_here() < 2 || !people.nobody_communicates() {
        return None;
    }
    let leads = |responder: &Responder| people.is_commander(&responder.person.id);
    let speaks = |responder: &Responder| std::cmp::Reverse(wanted.speaks(responder));
    let least = |responder: &Responder| (wanted.now(responder), speaks(responder), wanted.later(responder), !leads(responder));
    let Some((at, _)) = waiting.iter().enumerate().min_by_key(|(_, responder)| least(responder)) else {
        return drawn_in(incident, wanted, |responder| least(responder).0);
    };
    let responder = waiting.remove(at);
    let because = match wanted.now(responder) {
        0 if responder.person.skills.is_empty() => say!("rules-propose-nobody-speaks-yet"),
        0 if wanted.is_open(responder) => say!("rules-propose-nobody-speaks-now"),
        0 => say!("rules-propose-nobody-speaks"),
        count if waiting.iter().any(|other| wanted.now(other) > count) => say!("rules-propose-needed-least"),
        _ => say!("rules-propose-nobody-speaks-yet"),
    };
    Some(Proposal::of(responder, Role::Communication, because))
}

/// Whoever is drawn from the work to speak with customers, where everybody has a role: of those whom no step
/// of data integrity waits for alone, the one who is needed least; else that step is named.
fn drawn_in(incident: &Incident, wanted: &Wanted<'_>, needed: impl Fn(&Responder) -> usize) -> Option<Proposal> {
    let people = &incident.people;
    let starves = |responder: &Responder| {
        let mut integrity = wanted.now.iter().filter(|instance| instance.step.priority == Priority::Integrity);
        integrity.find_map(|instance| Some((instance, only_theirs(people, responder, instance)?)))
    };
    let key =
        |responder: &&Responder| (people.keeps_hands_free(&responder.person.id), starves(responder).is_some(), needed(responder));
    let responder = people.here().min_by_key(key)?;
    let because = match starves(responder) {
        Some((instance, skill)) => say!("rules-propose-speaks-but-starves", code = instance.code(), skill = skill),
        None => say!("rules-propose-nobody-speaks-yet"),
    };
    Some(Proposal::of(responder, Role::Communication, because))
}

/// Why somebody is not proposed for technical work.
fn not_wanted(wanted: &Wanted<'_>, responder: &Responder) -> Sentence {
    let skills = responder.person.skills.join(", ");
    match wanted.is_open(responder) {
        _ if skills.is_empty() => say!("rules-propose-no-skill"),
        true => say!("rules-propose-not-wanted-now", skills = skills),
        false => say!("rules-propose-not-wanted", skills = skills),
    }
}

/// Another role for those whose work has changed; as long as there is technical work somebody stays at it.
fn switches(incident: &Incident, wanted: &Wanted<'_>, proposals: &mut Vec<Proposal>) {
    let technical = |responder: &&Responder| responder.role == Some(Role::Technical);
    let mut left = incident.people.here().filter(technical).count();
    for responder in incident.people.here() {
        let is_proposed = proposals.iter().any(|proposal| proposal.who == responder.person.id);
        let Some((role, because)) = change(incident, wanted, responder).filter(|_| !is_proposed) else { continue };
        if role == Role::Communication && wanted.is_any() {
            if left < 2 {
                continue;
            }
            left -= 1;
        }
        proposals.push(Proposal::of(responder, role, because));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::component::Component;
    use crate::domain::event::{Event, Fact};
    use crate::domain::fold::fold;
    use crate::domain::id::{IncidentId, StepId};
    use crate::domain::lifecycle::facts::IncidentDeclared;
    use crate::domain::people::facts::{ResponderAcknowledged, RoleAssigned};
    use crate::domain::record::Person;
    use crate::domain::runbook::{Runbook, Step};
    use crate::domain::stamp::{Moment, Origin, Stamp};
    use crate::domain::steps::facts::StepDone;

    fn step(id: &str, priority: Priority, role: Role, skills: &[&str]) -> Step {
        let skills = skills.iter().map(|skill| (*skill).to_owned()).collect();
        Step { role: role.into(), skills, ..Step::titled(id.parse::<StepId>().unwrap(), priority, id.to_owned()) }
    }

    fn person(id: &str, skills: &[&str]) -> Person {
        let skills = skills.iter().map(|skill| (*skill).to_owned()).collect();
        Person { id: id.parse().unwrap(), name: id.to_owned(), skills, languages: Vec::new() }
    }

    fn incident(facts: Vec<Fact>) -> Incident {
        let declared = IncidentDeclared {
            incident: "2026-11-21-x".parse::<IncidentId>().unwrap(),
            title: "x".to_owned(),
            runbook: Runbook {
                id: "x".parse().unwrap(),
                title: "x".to_owned(),
                summary: String::new(),
                language: "en".to_owned(),
                reviewed: None,
                severity: 1,
                sources: Vec::new(),
                components: Vec::new(),
                steps: vec![
                    step("check", Priority::Integrity, Role::Technical, &["storage"]),
                    step("tell", Priority::Communicate, Role::Communication, &[]),
                ],
                notices: Vec::new(),
            },
            components: vec![Component::named("db".parse().unwrap())],
            sources: Vec::new(),
            reporter: None,
            affected: None,
            not_affected: None,
            unknown: None,
            began_at: None,
            drill: false,
            declarer: Some(person("ana", &["storage"])),
        };
        let facts = std::iter::once(Fact::from(declared)).chain(facts);
        fold(facts.zip(1_u32..).map(|(fact, tick)| Event {
            origin: Origin(1),
            number: u64::from(tick),
            stamp: Stamp { wall: Moment::from_millis(1), tick },
            at: Moment::from_millis(1),
            recorded_at: Moment::from_millis(1),
            by: "ana".parse().unwrap(),
            fact,
        }))
    }

    fn here(id: &str, skills: &[&str]) -> Fact {
        ResponderAcknowledged { who: person(id, skills) }.into()
    }

    fn proposed(incident: &Incident) -> Vec<(String, Role)> {
        proposals(incident, Moment::from_millis(1))
            .into_iter()
            .map(|proposal| (proposal.who.to_string(), proposal.role))
            .collect()
    }

    #[test]
    fn whoever_is_alone_is_proposed_what_they_can() {
        assert_eq!(proposed(&incident(vec![])), [("ana".to_owned(), Role::Technical)]);
    }

    #[test]
    fn as_soon_as_there_are_two_the_one_who_is_needed_least_communicates() {
        let two = incident(vec![here("bram", &["billing"])]);
        assert_eq!(proposed(&two), [("bram".to_owned(), Role::Communication), ("ana".to_owned(), Role::Technical)]);
    }

    #[test]
    fn from_three_people_on_the_commander_is_left_with_free_hands() {
        let three = incident(vec![here("bram", &["storage"]), here("chloe", &[])]);
        assert_eq!(proposed(&three), [("chloe".to_owned(), Role::Communication), ("bram".to_owned(), Role::Technical)]);
    }

    #[test]
    fn whose_help_has_no_added_value_any_more_communicates() {
        let technical = RoleAssigned { who: "bram".parse().unwrap(), role: Role::Technical, duty: None };
        let done = StepDone { step: "check".parse().unwrap(), evidence: None, said_by: None };
        let before = incident(vec![here("bram", &["storage"]), here("chloe", &[]), technical.clone().into()]);
        assert_eq!(proposed(&before), [("chloe".to_owned(), Role::Communication)]);
        let after = incident(vec![here("bram", &["storage"]), here("chloe", &[]), technical.into(), done.into()]);
        assert!(proposed(&after).contains(&("bram".to_owned(), Role::Communication)));
    }
}
