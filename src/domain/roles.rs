//! Technical or communication: who is proposed for which, and on which grounds. Proposes only; a person assigns.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::event::words;
use super::id::PersonId;
use super::incident::{Incident, Responder};

words! {
    /// What a responder does in an incident.
    Role {
        /// Works on data and service.
        Technical = "technical",
        /// Works with customers.
        Communication = "communication",
    }
}

/// From this many people on, a commander who does technical work is warned.
pub const COMMANDER_KEEPS_HANDS_FREE_FROM: usize = 3;

/// A role proposed for a responder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// For whom.
    pub who: PersonId,
    /// Which.
    pub role: Role,
    /// On which grounds: "D3 and R1 want storage".
    pub because: String,
}

/// A role for everyone who is there without one. From two people on, at least one is proposed to communicate.
///
/// A commander of three or more is left with free hands.
#[must_use]
pub fn proposals(incident: &Incident) -> Vec<Proposal> {
    let here: Vec<&Responder> = incident.responders.iter().filter(|responder| responder.is_here()).collect();
    let free_hands = here.len() >= COMMANDER_KEEPS_HANDS_FREE_FROM;
    let waiting = here.iter().filter(|responder| responder.role.is_none());
    let mut waiting: Vec<&Responder> =
        waiting.copied().filter(|responder| !(free_hands && incident.is_commander(&responder.person.id))).collect();
    let mut proposals = Vec::new();
    if here.len() >= 2 && nobody_communicates(incident) {
        let speaker = waiting
            .iter()
            .enumerate()
            .min_by_key(|(_, responder)| (wanting(incident, responder).len(), !incident.is_commander(&responder.person.id)));
        if let Some((at, _)) = speaker {
            let responder = waiting.remove(at);
            let because = match wanting(incident, responder).len() {
                0 => "nobody speaks with customers yet, and no open technical step wants what they can".to_owned(),
                _ => "nobody speaks with customers yet, and they are needed least elsewhere".to_owned(),
            };
            proposals.push(Proposal { who: responder.person.id.clone(), role: Role::Communication, because });
        }
    }
    proposals.extend(waiting.into_iter().map(|responder| proposal(incident, responder)));
    proposals
}

/// Whether at least two people are there and none of them has the communication role.
#[must_use]
pub fn nobody_communicates(incident: &Incident) -> bool {
    let mut here = incident.responders.iter().filter(|responder| responder.is_here());
    !here.any(|responder| responder.role == Some(Role::Communication))
}

fn proposal(incident: &Incident, responder: &Responder) -> Proposal {
    let wanting = wanting(incident, responder);
    let who = responder.person.id.clone();
    if wanting.is_empty() {
        let because = if responder.person.skills.is_empty() {
            "the log knows no technical skill of theirs".to_owned()
        } else {
            format!("no open technical step wants {}", responder.person.skills.join(", "))
        };
        return Proposal { who, role: Role::Communication, because };
    }
    let skills: BTreeSet<&str> = wanting.iter().map(|(_, skill)| *skill).collect();
    let codes: BTreeSet<&str> = wanting.iter().map(|(code, _)| code.as_str()).take(3).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let verb = if codes.len() == 1 { "wants" } else { "want" };
    let because = format!("{} {verb} {}", codes.join(", "), skills.into_iter().collect::<Vec<_>>().join(", "));
    Proposal { who, role: Role::Technical, because }
}

/// The open technical steps that want a skill of this responder, each with the skill. Where no open step names any skill, every
/// technical step wants whoever has one.
fn wanting<'a>(incident: &'a Incident, responder: &'a Responder) -> Vec<(String, &'a str)> {
    let open = |instance: &super::incident::Instance<'_>| {
        instance.step.role == Role::Technical && !incident.progress(&instance.reference()).state.is_settled()
    };
    let names_none = !incident.instances().filter(open).any(|instance| !instance.step.skills.is_empty());
    let mut wanting = Vec::new();
    for instance in incident.instances().filter(open) {
        let matching =
            |skill: &&String| names_none || instance.step.skills.iter().any(|wanted| wanted.eq_ignore_ascii_case(skill));
        if let Some(skill) = responder.person.skills.iter().find(matching) {
            wanting.push((instance.short_code(), skill.as_str()));
        }
    }
    wanting
}
