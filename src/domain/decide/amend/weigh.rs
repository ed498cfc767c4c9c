//! What an amendment would change on the board, and whether whoever asks may change that. The incident as it
//! is and as it would be are compared; nothing here looks at what was struck, but for who wrote it.

use crate::domain::advice::{Advice, Refusal};
use crate::domain::data::state::ComponentState;
use crate::domain::gate::confirmed::is_sure;
use crate::domain::gate::locks::Locks;
use crate::domain::gate::still_open;
use crate::domain::hints;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rules::{not_the_second, only_the_commander};
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};
use crate::domain::step::Doer;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Service;

use super::case::Case;

/// Refuses what whoever asks may not bring about.
///
/// # Errors
/// When the amendment would change what only others may, or what nobody may.
pub(super) fn weigh(case: &Case<'_>, then: &Incident) -> Result<(), Refusal> {
    check_command(case, then)?;
    if is_the_commanders_alone(case.incident, then)
        && let Some(refusal) = only_the_commander(&case.incident.people, case.asking, &case.refused)
    {
        return Err(refusal);
    }
    for state in then.data.in_scope() {
        check_data(case, then, state)?;
    }
    check_locks(case, then)
}

/// Command passes by handing over, and by nothing else.
fn check_command(case: &Case<'_>, then: &Incident) -> Result<(), Refusal> {
    let commander = |incident: &Incident| incident.people.post.as_ref().map(|post| post.commander.clone());
    let (now, would) = (commander(case.incident), commander(then));
    if now == would {
        return Ok(());
    }
    let name = would.as_ref().map(|who| case.incident.people.called(who));
    let hint = say!("rules-hand-over-instead", ask = hints::somebody(Verb::Handover));
    case.refuse(say!("rules-would-command", name = name), hint)
}

/// Whether it would bring about what only a commander may: an override, a component given up or out of scope,
/// or an end with something still open.
fn is_the_commanders_alone(now: &Incident, then: &Incident) -> bool {
    let given_up = |state: &ComponentState| state.out.is_some() || state.service == Service::Retired;
    let passes = |state: &ComponentState| state.given.as_ref().is_some_and(|given| given.overridden.is_some());
    let components = now.data.components.iter().any(|before| match then.data.known(&before.component.id) {
        Some(after) => (given_up(after) && !given_up(before)) || (passes(after) && !passes(before)),
        None => true,
    });
    let overrides = then.plan().instances().any(|step| {
        let before = now.plan().progress(&step.reference());
        step.progress.overridden.is_some() && before.overridden.is_none()
    });
    let ends = then.lifecycle.status == Status::Resolved && now.lifecycle.status == Status::Open;
    let open = still_open::open(then.plan());
    components || overrides || (ends && !(open.services.is_empty() && open.data.is_empty()))
}

/// What raises a verdict needs the role; where the data was harmed here, another person than who said so.
fn check_data(case: &Case<'_>, then: &Incident, after: &ComponentState) -> Result<(), Refusal> {
    let now = case.incident;
    let Some(before) = now.data.known(&after.component.id) else { return Ok(()) };
    let confirmed = after.is_confirmed() && !before.is_confirmed();
    let sure = is_sure(then.plan(), after) && !is_sure(now.plan(), before);
    let healed = before.harmed.is_some() && (after.harmed.is_none() || confirmed);
    if !confirmed && !sure && !healed {
        return Ok(());
    }
    let id = &after.component.id;
    let because = if after.is_unknown() {
        say!("rules-would-need-no-verdict", component = id)
    } else {
        say!("rules-would-raise", component = id, verdict = after.verdict)
    };
    check_role(case, Doer::Technical, because)?;
    if !healed {
        return Ok(());
    }
    let first = &case.entry.by;
    if *first == case.asking.by.id {
        let because = say!("rules-would-heal", component = id, first = first);
        let hint = say!("rules-another-strikes", entry = &case.name, ask = hints::verdict(id, "intact"));
        return case.refuse(because, Advice::from(hint).ask_another_than(first));
    }
    not_the_second(&now.people, case.asking, Some(Role::Technical), first, &case.refused).map_or(Ok(()), Err)
}

/// What finishes or opens a step needs the role of that step.
fn check_locks(case: &Case<'_>, then: &Incident) -> Result<(), Refusal> {
    let (now, at) = (case.incident.plan(), case.asking.now);
    let (before, after) = (Locks::of(now, at), Locks::of(then.plan(), at));
    let opened = |step: &Instance<'_>| {
        let locked = |step: Instance<'_>| before.opens(&step).is_some();
        after.opens(step).is_none() && !step.progress.state.is_settled() && now.instance(&step.reference()).is_some_and(locked)
    };
    for step in then.plan().instances() {
        let done = |step: &Instance<'_>| step.progress.state == StepState::Done;
        if done(&step) && !now.instance(&step.reference()).is_some_and(|before| done(&before)) {
            check_work(case, &step)?;
        }
    }
    for step in then.plan().instances().filter(opened) {
        check_role(case, step.step.role, say!("rules-would-unlock", code = step.code()))?;
    }
    Ok(())
}

/// What makes a step count as done again is for those who may finish it.
fn check_work(case: &Case<'_>, step: &Instance<'_>) -> Result<(), Refusal> {
    let held = case.incident.people.responder(&case.asking.by.id).and_then(|responder| responder.role);
    held.map_or(Ok(()), |_| check_role(case, step.step.role, say!("rules-would-be-done", code = step.code())))
}

fn check_role(case: &Case<'_>, wanted: Doer, because: Sentence) -> Result<(), Refusal> {
    let people = &case.incident.people;
    let by = &case.asking.by.id;
    let has_it = wanted.role().is_some_and(|wanted| people.has_role(by, wanted));
    if people.is_commander(by) || has_it || people.post.is_none() {
        return Ok(());
    }
    let commander = people.post.as_ref().map(|post| &post.commander);
    let name = commander.map(|who| people.called(who));
    let hint = Advice::from(say!("rules-ask-role-or-commander", wanted = wanted, name = name));
    let hint = commander.into_iter().fold(hint, Advice::ask);
    case.refuse(say!("rules-needs-role-for", because = because, wanted = wanted), hint)
}
