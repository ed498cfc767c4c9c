//! What is in scope: bringing a component in, putting right what is known of it, taking it out.

use crate::domain::advice::{Advice, Decision, Refusal, refuse};
use crate::domain::ask::asked::Described;
use crate::domain::component::Component;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::id::ComponentId;
use crate::domain::limits::check_size;
use crate::domain::people::rules::only_the_commander;
use crate::domain::size::Size;
use crate::domain::speech::{Ask, Blank, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Service;

use super::case::Case;
use super::facts::{ComponentAdded, ComponentChanged, ComponentLeftOut, DataFact};
use super::state::{ComponentState, Data};

/// Brings a component into scope, or puts right what is known of one that is.
///
/// # Errors
/// When it would need or be stored on what is not in scope, or on what is stored on it; or when there are too
/// many already.
pub fn describe(case: Case<'_>, described: &Described) -> Result<Decision<DataFact>, Refusal> {
    let (data, id) = (case.data, &described.id);
    let known = data.component(id);
    let named = described.needs.iter().chain(&described.stored_on).flatten();
    if let Some(missing) = named.clone().find(|other| *other != id && data.component(other).is_none()) {
        return refuse(
            if known.is_some() { say!("rules-not-changed", component = id) } else { say!("rules-not-added", component = id) },
            say!("rules-needs-not-in-scope", missing = missing),
            say!("rules-add-first", missing = missing, ask = hints::about(Verb::Component, missing)),
        );
    }
    if let Some(ground) = described.stored_on.iter().flatten().find(|ground| data.is_circle(id, ground)) {
        return refuse(
            say!("rules-not-changed", component = id),
            say!("rules-stored-in-a-circle", component = id, ground = ground),
            Advice::from(say!("rules-say-where-stored", ask = hints::stored_elsewhere(ground))).on(FieldName::StoredOn),
        );
    }
    let Some(state) = known else {
        check_room(case, id)?;
        return Ok(ComponentAdded { component: fresh(case, described) }.into());
    };
    Ok(change(state, described))
}

/// Refuses a component for which there is no room; one that was taken out of scope kept its place.
fn check_room(case: Case<'_>, id: &ComponentId) -> Result<(), Refusal> {
    if case.data.known(id).is_some() {
        return Ok(());
    }
    let steps = case.lifecycle.runbook().map_or(&[][..], |runbook| &runbook.steps);
    let note = || say!("rules-group-or-note", ask = Ask::to(Verb::Note).blank(Blank::WhatHappened));
    let size = Size::of(steps, case.data.components.len() + 1);
    check_size(&say!("rules-not-added", component = id), size, || note().into())
}

/// A component that was not in scope: as the runbook has it, with what was said of it.
fn fresh(case: Case<'_>, described: &Described) -> Component {
    let runbook = case.lifecycle.runbook();
    let known = runbook.and_then(|runbook| runbook.components.iter().find(|component| component.id == described.id));
    let mut component = known.cloned().unwrap_or_else(|| Component::named(described.id.clone()));
    component.title = described.title.clone().unwrap_or(component.title);
    component.needs = described.needs.clone().unwrap_or(component.needs);
    component.stored_on = described.stored_on.clone().unwrap_or(component.stored_on);
    component
}

fn change(state: &ComponentState, described: &Described) -> Decision<DataFact> {
    let Component { id, title, needs, stored_on, .. } = &state.component;
    let changed = ComponentChanged {
        component: id.clone(),
        title: described.title.clone().filter(|new| new != title),
        needs: described.needs.clone().filter(|new| new != needs),
        stored_on: described.stored_on.clone().filter(|new| new != stored_on),
    };
    if changed.title.is_none() && changed.needs.is_none() && changed.stored_on.is_none() {
        return Decision::already(say!("rules-in-scope-already", component = id));
    }
    changed.into()
}

/// Takes a component out of scope.
///
/// # Errors
/// When it is not the commander who asks, when its data was harmed here, or when something is stored on it.
pub fn leave_out(case: Case<'_>, state: &ComponentState, why: &str) -> Result<Decision<DataFact>, Refusal> {
    let id = &state.component.id;
    let refused = say!("rules-not-left-out", component = id);
    if let Some(refusal) = only_the_commander(case.people, case.asking, &refused) {
        return Err(refusal);
    }
    let retire = || say!("rules-retire-it", ask = hints::because(hints::about(Verb::Service, id).with(Service::Retired.word())));
    if let Some(said) = state.said_harm() {
        return refuse(refused, say!("rules-was-judged", verdict = said), retire());
    }
    if let Some(above) = first_above(case.data, id) {
        return refuse(refused, say!("rules-is-stored-on-it", above = above), retire());
    }
    if case.data.in_scope().count() == 1 {
        return refuse(refused, say!("rules-the-only-one"), retire());
    }
    Ok(ComponentLeftOut { component: id.clone(), why: why.to_owned() }.into())
}

fn first_above<'a>(data: &'a Data, id: &ComponentId) -> Option<&'a ComponentId> {
    data.in_scope().map(|state| &state.component).find(|other| other.stored_on.contains(id)).map(|other| &other.id)
}
