//! Technical or communication: who is proposed for which, and
//! on which grounds. Proposes only; a person assigns.

use std::collections::BTreeSet;

use crate::domain::alike::same;
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::people::state::Responder;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::plan::Instance;

/// A role proposed for a responder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The person who has no role yet, or should change theirs.
    pub who: PersonId,
    /// The role that suits best.
    pub role: Role,
    /// On which grounds: "D3 and R1 want storage".
    pub because: Sentence,
}

/// A role for everyone who is there without one. From two people on, at least one is proposed to communicate.
///
/// A commander of three or more is left with free hands.
#[must_use]
pub fn proposals(incident: &Incident) -> Vec<Proposal> {
    let here: Vec<&Responder> = incident.people.here().collect();
    let waiting = here.iter().filter(|responder| responder.role.is_none());
    let mut waiting: Vec<&Responder> =
        waiting.copied().filter(|responder| !incident.people.keeps_hands_free(&responder.person.id)).collect();
    let wanted = Wanted::of(incident);
    let mut proposals = Vec::new();
    if here.len() >= 2 && incident.people.nobody_communicates() {
        let speaker = waiting
            .iter()
            .enumerate()
            .min_by_key(|(_, responder)| (wanted.count(responder), !incident.people.is_commander(&responder.person.id)));
        if let Some((at, _)) = speaker {
            let responder = waiting.remove(at);
            let because = match wanted.count(responder) {
                0 => say!("rules-propose-nobody-speaks"),
                _ => say!("rules-propose-needed-least"),
            };
            proposals.push(Proposal { who: responder.person.id.clone(), role: Role::Communication, because });
        }
    }
    proposals.extend(waiting.into_iter().map(|responder| proposal(&wanted, responder)));
    proposals.extend(here.iter().filter_map(|responder| switch(incident, &wanted, responder)));
    proposals
}

/// Communication for whoever was wanted technically and no
/// longer is: every step that wants what they can is settled.
fn switch(incident: &Incident, wanted: &Wanted<'_>, responder: &Responder) -> Option<Proposal> {
    let skills = &responder.person.skills;
    let was_wanted = incident
        .lifecycle
        .runbook()?
        .steps
        .iter()
        .any(|step| step.role == Role::Technical && step.skills.iter().any(|skill| skills.contains(skill)));
    let is_done = responder.role == Some(Role::Technical) && was_wanted && wanted.count(responder) == 0;
    let communicating = || {
        let mut instances = incident.plan().instances();
        instances.any(|instance| instance.step.role == Role::Communication && is_open(&instance))
    };
    (is_done && communicating()).then(|| Proposal {
        who: responder.person.id.clone(),
        role: Role::Communication,
        because: say!("rules-propose-settled"),
    })
}

fn proposal(wanted: &Wanted<'_>, responder: &Responder) -> Proposal {
    let who = responder.person.id.clone();
    if wanted.count(responder) == 0 {
        let because = if responder.person.skills.is_empty() {
            say!("rules-propose-no-skill")
        } else {
            say!("rules-propose-not-wanted", skills = responder.person.skills.join(", "))
        };
        return Proposal { who, role: Role::Communication, because };
    }
    let skills: BTreeSet<&str> = wanted.from(responder).map(|(_, skill, _)| skill).collect();
    let each = wanted.from(responder).flat_map(|(instance, _, places)| std::iter::repeat_n(instance, places));
    let codes: BTreeSet<String> = each.take(3).map(Instance::short_code).collect();
    let codes: Vec<String> = codes.into_iter().collect();
    let skills = skills.into_iter().collect::<Vec<_>>().join(", ");
    let because = say!("rules-propose-wanted", steps = codes.len(), codes = codes.join(", "), skills = skills);
    Proposal { who, role: Role::Technical, because }
}

/// The technical steps that are open, and whether one of them names a skill.
struct Wanted<'a> {
    /// Each step of the runbook with its number, and at how many places it is open.
    steps: Vec<(Instance<'a>, usize)>,
    names_none: bool,
}

impl<'a> Wanted<'a> {
    fn of(incident: &'a Incident) -> Self {
        let mut steps: Vec<(Instance<'a>, usize)> = Vec::new();
        let open = incident.plan().instances().filter(|instance| instance.step.role == Role::Technical && is_open(instance));
        for instance in open {
            match steps.last_mut().filter(|(last, _)| std::ptr::eq(last.step, instance.step)) {
                Some((_, places)) => *places += 1,
                None => steps.push((instance, 1)),
            }
        }
        let names_none = !steps.iter().any(|(instance, _)| !instance.step.skills.is_empty());
        Self { steps, names_none }
    }

    /// Those that want a skill of this responder, each with the skill and at how many places. Where no open
    /// step names any skill, every technical step wants whoever has one.
    fn from<'r>(&'r self, responder: &'r Responder) -> impl Iterator<Item = (&'r Instance<'a>, &'r str, usize)> {
        self.steps.iter().filter_map(move |(instance, places)| {
            let wants = |skill: &&String| instance.step.skills.iter().any(|wanted| same(wanted, skill));
            let skill = responder.person.skills.iter().find(|skill| self.names_none || wants(skill))?;
            Some((instance, skill.as_str(), *places))
        })
    }

    /// How many steps want a skill of this responder.
    fn count(&self, responder: &Responder) -> usize {
        self.from(responder).map(|(_, _, places)| places).sum()
    }
}

fn is_open(instance: &Instance<'_>) -> bool {
    !instance.progress.state.is_settled()
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
    use crate::domain::runbook::{Priority, Runbook, Step};
    use crate::domain::stamp::{Moment, Origin, Stamp};
    use crate::domain::steps::facts::StepDone;

    fn step(id: &str, priority: Priority, role: Role, skills: &[&str]) -> Step {
        Step {
            id: id.parse::<StepId>().unwrap(),
            priority,
            role,
            title: id.to_owned(),
            detail: String::new(),
            per_component: false,
            only: Vec::new(),
            except: Vec::new(),
            when: Vec::new(),
            skills: skills.iter().map(|skill| (*skill).to_owned()).collect(),
            needs: Vec::new(),
            time_box: None,
            after: None,
            evidence_required: false,
            two_names: false,
            verdict: false,
            run: Vec::new(),
            destroys: None,
        }
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
        proposals(incident).into_iter().map(|proposal| (proposal.who.to_string(), proposal.role)).collect()
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
