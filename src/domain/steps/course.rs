//! How the runbook is followed here: which of its paths is gone, and what is done beside it.

use std::collections::BTreeSet;

use crate::domain::advice::{Advice, Decision, Lock, Refusal, refuse};
use crate::domain::ask::asked::OwnStep;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::id::{StepId, slug};
use crate::domain::limits::check_size;
use crate::domain::speech::{Ask, Blank, say};
use crate::domain::step::{Doer, Step};
use crate::domain::verb::Verb;

use super::facts::{PathChosen, StepAdded, StepsFact};
use super::plan::Plan;

/// The paths of a runbook, in the order in which they are first named.
#[must_use]
pub fn paths<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    let named = steps.into_iter().filter_map(|step| step.path.as_deref());
    named.filter(|path| seen.insert(*path)).collect()
}

/// The paths of the runbook that is followed.
#[must_use]
pub fn known(plan: Plan<'_>) -> Vec<&str> {
    paths(plan.lifecycle.runbook().into_iter().flat_map(|runbook| &runbook.steps))
}

/// Chooses one of the paths.
///
/// # Errors
/// When the runbook has no such path.
pub fn choose(plan: Plan<'_>, path: &str, why: &str) -> Result<Decision<StepsFact>, Refusal> {
    let known = known(plan);
    if !known.contains(&path) {
        let refused = say!("rules-path-not-chosen", path = path);
        let Some(first) = known.first() else {
            return refuse(refused, say!("rules-runbook-without-paths"), say!("rules-rule-out-what-does-not-apply"));
        };
        let hint = Advice::from(say!("rules-choose-one-of", paths = known.join(", "), ask = choose_ask(first)));
        return refuse(refused, say!("rules-no-such-path"), hint.on(FieldName::Path));
    }
    if plan.steps.path.as_ref().is_some_and(|(chosen, _)| chosen == path) {
        return Ok(Decision::already(say!("rules-path-chosen-already", path = path)));
    }
    Ok(PathChosen { path: path.to_owned(), why: why.to_owned() }.into())
}

/// The command that chooses a path.
#[must_use]
pub fn choose_ask(path: &str) -> Ask {
    hints::with_reason(Verb::Choose, path)
}

/// Adds a step that the runbook does not have.
///
/// # Errors
/// When it would be done for what is not in scope, when there is one of that name, or too many already.
pub fn add(plan: Plan<'_>, new: &OwnStep) -> Result<Decision<StepsFact>, Refusal> {
    let refused = || say!("rules-step-not-added", title = &new.title);
    if let Some(missing) = new.components.iter().find(|id| plan.data.component(id).is_none()) {
        return refuse(
            refused(),
            say!("rules-needs-not-in-scope", missing = missing),
            Advice::from(say!("rules-add-first", missing = missing, ask = hints::about(Verb::Component, missing)))
                .on(FieldName::Component),
        );
    }
    let id = StepId::from_log(&slug(&new.title, 40));
    if let Some((known, _)) = plan.lifecycle.step(&id) {
        let code = code(plan, &id);
        let hint = Advice::from(say!("rules-another-title", code = &code)).on(FieldName::Text);
        return refuse(refused(), say!("rules-step-is-there", code = &code, title = &known.title), hint);
    }
    let step = Step {
        role: new.role.map_or_else(|| Doer::of(new.priority), Doer::from),
        per_component: !new.components.is_empty(),
        only: new.components.iter().map(ToString::to_string).collect(),
        ..Step::titled(id, new.priority, new.title.clone())
    };
    check_size(&refused(), plan.size().and(&step), || {
        say!("rules-note-or-detail", ask = Ask::to(Verb::Note).blank(Blank::WhatHappened)).into()
    })?;
    Ok(StepAdded { step }.into())
}

/// The code of a step without a component.
fn code(plan: Plan<'_>, id: &StepId) -> String {
    plan.lifecycle.step(id).map_or_else(|| id.to_string(), |(step, at)| format!("{}{}", step.priority.letter(), at.number))
}

/// Whether a step belongs to one of several paths, of which none is chosen.
#[must_use]
pub fn is_open(plan: Plan<'_>, step: &Step) -> bool {
    step.path.is_some() && plan.steps.path.is_none() && known(plan).len() > 1
}

/// What keeps a step locked of whose path nobody has said whether it is gone.
#[must_use]
pub fn fork(plan: Plan<'_>, step: &Step) -> Lock {
    let own = step.path.as_deref().unwrap_or_default();
    Lock::new(
        say!("rules-no-path-chosen", paths = known(plan).join(", ")),
        say!("rules-lock-path"),
        say!("rules-choose-it", ask = choose_ask(own)),
    )
}
