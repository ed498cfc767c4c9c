//! Whose skills a step wants, and who alone can do it: nobody else who is here has a skill that it needs.
//! Proposes nothing and forbids nothing; whoever gives somebody another role is told what waits for them.

use super::alike::same;
use super::gate;
use super::id::PersonId;
use super::incident::Incident;
use super::people::state::{People, Responder};
use super::runbook::{Priority, Role};
use super::stamp::Moment;
use super::step::Doer;
use super::steps::plan::Instance;
use super::steps::rules::wanted_skills;
use super::steps::state::StepState;

/// A skill of somebody's that a step wants.
#[must_use]
pub fn wants<'r>(instance: &Instance<'_>, responder: &'r Responder) -> Option<&'r String> {
    let is_wanted = |skill: &&String| wanted_skills(instance).any(|wanted| same(wanted, skill));
    responder.person.skills.iter().find(is_wanted)
}

/// The skill of somebody's that a step needs, where nobody else who is here has any that it needs.
#[must_use]
pub fn only_theirs<'a>(people: &People, responder: &Responder, instance: &Instance<'a>) -> Option<&'a String> {
    let skill = wanted_skills(instance).find(|wanted| responder.person.skills.iter().any(|own| same(own, wanted)))?;
    let mut others = people.here().filter(|other| other.person.id != responder.person.id);
    let another = others.any(|other| wants(instance, other).is_some());
    (!another).then_some(skill)
}

/// The step of data integrity that can be begun now and waits for somebody who speaks with customers instead:
/// its code, and the skill of theirs that it needs.
#[must_use]
pub fn starved_without(incident: &Incident, who: &PersonId, now: Moment) -> Option<(String, String)> {
    let (plan, people) = (incident.plan(), &incident.people);
    let responder = people.responder(who)?;
    let is_open = |instance: &Instance<'_>| instance.step.role == Doer::Technical && instance.progress.state == StepState::Open;
    let starved = plan.instances_of(Priority::Integrity).filter(is_open).find_map(|instance| {
        let skill = only_theirs(people, responder, &instance)?.clone();
        (!gate::is_locked(plan, &instance, now)).then(|| (instance.code(), skill))
    });
    starved.filter(|_| responder.role != Some(Role::Communication))
}
