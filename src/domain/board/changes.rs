//! Whose role no longer suits what there is to do: technical people of whose steps none can be begun, and
//! those who speak with customers while a step waits for them alone. A person assigns.

use crate::domain::hands::{only_theirs, wants};
use crate::domain::incident::Incident;
use crate::domain::people::state::Responder;
use crate::domain::runbook::{Priority, Role};
use crate::domain::speech::{Sentence, say};
use crate::domain::step::Doer;
use crate::domain::steps::plan::Instance;

use super::wanted::Wanted;

/// The other role for somebody whose work has changed, and why.
pub(super) fn change(incident: &Incident, wanted: &Wanted<'_>, responder: &Responder) -> Option<(Role, Sentence)> {
    Some(match responder.role? {
        Role::Technical => (Role::Communication, not_wanted_any_more(incident, wanted, responder)?),
        Role::Communication => (Role::Technical, wanted_again(incident, wanted, responder)?),
    })
}

/// Why somebody technical has nothing to do that they can: every step that wants their skills is settled, or
/// none can be begun now.
fn not_wanted_any_more(incident: &Incident, wanted: &Wanted<'_>, responder: &Responder) -> Option<Sentence> {
    let open = |instance: &Instance<'_>| !instance.progress.state.is_settled();
    let mut instances = incident.plan().instances();
    let speaks = |instance: &Instance<'_>| instance.step.role == Doer::Communication && open(instance);
    let theirs = |instance: &Instance<'_>| instance.step.role == Doer::Technical && wants(instance, responder).is_some();
    let at_work = wanted.begun.iter().any(|instance| theirs(instance) || is_at(instance, responder));
    if at_work || wanted.now(responder) > 0 || !incident.plan().instances().any(|one| theirs(&one)) {
        return None;
    }
    let skills = || responder.person.skills.join(", ");
    instances.any(|instance| speaks(&instance)).then(|| match wanted.later(responder) {
        0 => say!("rules-propose-settled"),
        _ => say!("rules-propose-not-wanted-now", skills = skills()),
    })
}

/// Why somebody who speaks with customers is needed at the work again: a step of data integrity waits for
/// them alone, or, where another speaks too, any step that can be begun now.
fn wanted_again(incident: &Incident, wanted: &Wanted<'_>, responder: &Responder) -> Option<Sentence> {
    let people = &incident.people;
    let mut others = people.here().filter(|other| other.person.id != responder.person.id);
    let another_speaks = others.any(|other| other.role == Some(Role::Communication));
    let counts = |instance: &&Instance<'_>| another_speaks || instance.step.priority == Priority::Integrity;
    let starved = wanted.now.iter().filter(counts);
    let mut starved = starved.filter_map(|instance| Some((instance, only_theirs(people, responder, instance)?)));
    let (instance, skill) = starved.next()?;
    Some(say!("rules-propose-only-they", skill = skill, code = instance.code()))
}

/// Whether somebody is at a step.
fn is_at(instance: &Instance<'_>, responder: &Responder) -> bool {
    instance.progress.started.as_ref().is_some_and(|deed| deed.by == responder.person.id)
}
