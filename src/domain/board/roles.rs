//! Technical or communication: who is proposed for which, and
//! on which grounds. Proposes only; a person assigns.
//!
//! A reason is true when it is given: what is wanted now are the steps that can be begun now. A step that
//! names no skill is no reason.

use crate::domain::alike::same;
use crate::domain::gate::confirmed::is_sure;
use crate::domain::gate::locks::Locks;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::people::state::Responder;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::step::Doer;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::rules::wanted_skills;
use crate::domain::steps::state::StepState;

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

/// A role for everyone who is there without one. From two people on, at least one is proposed to communicate.
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
    proposals.extend(people.here().filter_map(|responder| switch(incident, responder)));
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
    let (at, _) = waiting.iter().enumerate().min_by_key(|(_, responder)| least(responder))?;
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

/// Why somebody is not proposed for technical work.
fn not_wanted(wanted: &Wanted<'_>, responder: &Responder) -> Sentence {
    let skills = responder.person.skills.join(", ");
    match wanted.is_open(responder) {
        _ if skills.is_empty() => say!("rules-propose-no-skill"),
        true => say!("rules-propose-not-wanted-now", skills = skills),
        false => say!("rules-propose-not-wanted", skills = skills),
    }
}

/// Communication for whoever was wanted technically and no
/// longer is: every step that wants what they can is settled.
fn switch(incident: &Incident, responder: &Responder) -> Option<Proposal> {
    if responder.role != Some(Role::Technical) {
        return None;
    }
    let is_open = |instance: &Instance<'_>| !instance.progress.state.is_settled();
    let theirs = |instance: &Instance<'_>| instance.step.role == Doer::Technical && wants(instance, responder).is_some();
    let mut theirs = incident.plan().instances().filter(theirs).peekable();
    let is_done = theirs.peek().is_some() && !theirs.any(|instance| is_open(&instance));
    let communicating = || {
        let mut instances = incident.plan().instances();
        instances.any(|instance| instance.step.role == Doer::Communication && is_open(&instance))
    };
    (is_done && communicating()).then(|| Proposal::of(responder, Role::Communication, say!("rules-propose-settled")))
}

/// A skill of somebody's that a step wants.
fn wants<'r>(instance: &Instance<'_>, responder: &'r Responder) -> Option<&'r String> {
    let is_wanted = |skill: &&String| wanted_skills(instance).any(|wanted| same(wanted, skill));
    responder.person.skills.iter().find(is_wanted)
}

/// The steps that nobody has begun: of the technical ones those that can be begun now and those that are
/// locked, and those towards customers; and the technical ones that somebody has begun or that failed.
struct Wanted<'a> {
    now: Vec<Instance<'a>>,
    later: Vec<Instance<'a>>,
    words: Vec<Instance<'a>>,
    begun: Vec<Instance<'a>>,
}

impl<'a> Wanted<'a> {
    fn of(incident: &'a Incident, now: Moment) -> Self {
        let plan = incident.plan();
        let open = |role| {
            plan.instances().filter(move |instance| instance.step.role == role && instance.progress.state == StepState::Open)
        };
        let locks = Locks::of(plan, now);
        let (now, later) = open(Doer::Technical).partition(|instance| locks.opens(instance).is_none());
        let begun = plan.instances().filter(|instance| {
            let state = instance.progress.state;
            instance.step.role == Doer::Technical && state != StepState::Open && !state.is_settled()
        });
        Self { now, later, words: open(Doer::Communication).collect(), begun: begun.collect() }
    }

    /// Whether any technical step that is not settled wants a skill of somebody's.
    fn is_open(&self, responder: &Responder) -> bool {
        let mut open = self.now.iter().chain(&self.later).chain(&self.begun);
        open.any(|instance| wants(instance, responder).is_some())
    }

    /// How many steps towards customers want a skill of somebody's.
    fn speaks(&self, responder: &Responder) -> usize {
        self.words.iter().filter(|instance| wants(instance, responder).is_some()).count()
    }

    /// How many steps that can be begun now want a skill of somebody's.
    fn now(&self, responder: &Responder) -> usize {
        self.now.iter().filter(|instance| wants(instance, responder).is_some()).count()
    }

    /// How many steps will that are locked.
    fn later(&self, responder: &Responder) -> usize {
        self.later.iter().filter(|instance| wants(instance, responder).is_some()).count()
    }

    /// The steps that can be begun now and name no skill.
    fn of_anybody(&self) -> Vec<&Instance<'a>> {
        self.now.iter().filter(|instance| wanted_skills(instance).next().is_none()).collect()
    }

    /// The skill of somebody's that most steps want now, and the first of these by their codes: one that can
    /// be begun for several components without them.
    fn because(&self, responder: &Responder) -> Sentence {
        let wanting = |skill: &String| -> Vec<&Instance<'a>> {
            self.now.iter().filter(|instance| wanted_skills(instance).any(|wanted| same(wanted, skill))).collect()
        };
        let most = responder.person.skills.iter().rev().map(|skill| (skill, wanting(skill))).max_by_key(|(_, steps)| steps.len());
        let Some((skill, steps)) = most else { return Sentence::default() };
        let mut codes: Vec<String> = Vec::new();
        for instance in &steps {
            let beside = steps.iter().filter(|other| std::ptr::eq(other.step, instance.step)).count();
            let code = if beside > 1 { instance.short_code() } else { instance.code() };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes.truncate(NAMED);
        say!("rules-propose-wanted", steps = codes.len(), codes = codes.join(", "), skills = skill)
    }
}

/// How many steps are named in a reason.
const NAMED: usize = 3;

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
