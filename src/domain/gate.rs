//! May this step be worked on now; if not, because of what, and what opens it.
//!
//! The gate of the product: nothing under `restore` starts or finishes on a component unless its data is confirmed and its integrity
//! steps are done. A restore step of no component waits for all in scope. An integrity step of no component counts for each of them.

use chrono::SecondsFormat;

use super::id::ComponentId;
use super::incident::{ComponentState, Incident, Instance, StepState};
use super::length::lasting;
use super::runbook::Priority;
use super::speech::{Sentence, say};
use super::stamp::Moment;
use super::vocabulary::Verdict;

/// What a lock is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The data is not confirmed.
    Verdict,
    /// Integrity steps are not done.
    Integrity,
    /// Earlier steps are not done.
    Needs,
    /// The hold time is not over.
    Hold,
}

/// One reason why a step may not be worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// What it is made of.
    pub kind: Kind,
    /// Why, as the second part of a refusal: "the data of db-1 is not confirmed".
    pub because: Sentence,
    /// The same in two or three words, for a narrow column: "data unknown".
    pub short: Sentence,
    /// What opens it.
    pub hint: Sentence,
    /// When it opens by itself, where it does.
    pub opens: Option<Moment>,
}

/// Everything that locks a step, worst first; nothing when it may be worked on or the commander passed its gates.
#[must_use]
pub fn locks(incident: &Incident, instance: &Instance<'_>, now: Moment) -> Vec<Lock> {
    if incident.progress(&instance.reference()).overridden.is_some() {
        return Vec::new();
    }
    let mut locks = Vec::new();
    if instance.step.priority == Priority::Restore {
        for state in concerned(incident, instance) {
            locks.extend(verdict_lock(state));
        }
        locks.extend(integrity_lock(incident, instance));
    }
    let needs = needs_lock(incident, instance);
    if needs.is_none() {
        locks.extend(hold_lock(incident, instance, now));
    }
    locks.extend(needs);
    locks.sort_by_key(|lock| lock.kind);
    locks
}

/// The worst of what locks a step: the first of [`locks`], without looking for the others.
#[must_use]
pub fn worst_lock(incident: &Incident, instance: &Instance<'_>, now: Moment) -> Option<Lock> {
    if incident.progress(&instance.reference()).overridden.is_some() {
        return None;
    }
    let confirm =
        || concerned(incident, instance).into_iter().find_map(verdict_lock).or_else(|| integrity_lock(incident, instance));
    let first = if instance.step.priority == Priority::Restore { confirm() } else { None };
    first.or_else(|| needs_lock(incident, instance)).or_else(|| hold_lock(incident, instance, now))
}

/// The components whose data a step touches.
fn concerned<'a>(incident: &'a Incident, instance: &Instance<'a>) -> Vec<&'a ComponentState> {
    match instance.component {
        Some(state) => vec![state],
        None => incident.components.iter().collect(),
    }
}

/// What keeps a component's data from counting as confirmed.
#[must_use]
pub fn verdict_lock(state: &ComponentState) -> Option<Lock> {
    if state.is_confirmed() {
        return None;
    }
    let id = &state.component.id;
    let (because, short, hint) = match (state.verdict, &state.stale) {
        (verdict, Some(stale)) => (
            say!("rules-verdict-is-stale", component = id, verdict = verdict, why = stale.cause.spoken()),
            say!("rules-lock-stale"),
            match (verdict, state.given.as_ref().and_then(|given| given.as_of)) {
                (Verdict::Recovered, Some(as_of)) => {
                    let time = as_of.to_rfc3339_opts(SecondsFormat::Secs, true);
                    say!("rules-check-again-recovered", component = id, time = time)
                }
                (Verdict::Damaged | Verdict::Lost, _) => bring_it_back(id),
                _ => say!("rules-check-again", component = id),
            },
        ),
        (Verdict::Unknown, None) => (
            say!("rules-data-not-confirmed", component = id),
            say!("rules-lock-data", verdict = Verdict::Unknown),
            say!("rules-check-data", component = id),
        ),
        (verdict, None) => (
            say!("rules-data-is", component = id, verdict = verdict),
            say!("rules-lock-data", verdict = verdict),
            bring_it_back(id),
        ),
    };
    Some(Lock { kind: Kind::Verdict, because, short, hint, opens: None })
}

fn bring_it_back(id: &ComponentId) -> Sentence {
    say!("rules-bring-it-back", component = id)
}

/// The integrity steps that must be done before a restore step is touched.
fn integrity_lock(incident: &Incident, instance: &Instance<'_>) -> Option<Lock> {
    let missing = incident
        .instances_beside(Priority::Integrity, instance.component)
        .filter(|step| !matches!(incident.progress(&step.reference()).state, StepState::Done | StepState::NotApplicable));
    unfinished(incident, Kind::Integrity, missing)
}

/// The earlier steps that come first. One that was skipped with a reason does not hold the next one up, unless that one destroys something.
fn needs_lock(incident: &Incident, instance: &Instance<'_>) -> Option<Lock> {
    let holds_up = |state: StepState| !state.is_settled() || (instance.step.destroys.is_some() && state == StepState::Skipped);
    let missing = needed(incident, instance).filter(|step| holds_up(incident.progress(&step.reference()).state));
    unfinished(incident, Kind::Needs, missing)
}

/// The instances of the earlier steps that a step names: those of its own component where both repeat.
pub(super) fn needed<'a>(incident: &'a Incident, instance: &Instance<'a>) -> impl Iterator<Item = Instance<'a>> {
    let component = instance.component;
    instance.step.needs.iter().flat_map(move |id| incident.instances_of_step(id, component))
}

fn unfinished<'a>(incident: &Incident, kind: Kind, mut missing: impl Iterator<Item = Instance<'a>>) -> Option<Lock> {
    let first = &missing.next()?;
    let code = first.code();
    let progress = incident.progress(&first.reference());
    let title = &first.step.title;
    let how = match progress.state {
        StepState::Skipped => say!("rules-was-skipped"),
        StepState::Failed => say!("rules-has-failed"),
        _ if progress.waits_for_second_name() => say!("rules-waits-for-second-name"),
        _ => say!("rules-is-not-done"),
    };
    Some(Lock {
        kind,
        because: say!("rules-unfinished", code = code, title = title, how = how, more = missing.count()),
        short: say!("rules-lock-after", code = first.short_code()),
        hint: first_thing_to_do(incident, first),
        opens: None,
    })
}

/// How many earlier steps are looked through for the one that can be done now: more than any runbook has in a row.
const DEEPEST: usize = 64;

/// What to do about a step that is not done: that step, or the first of those before it that waits for none.
fn first_thing_to_do(incident: &Incident, missing: &Instance<'_>) -> Sentence {
    let mut first = missing.clone();
    for _ in 0..DEEPEST {
        let earlier = needed(incident, &first).find(|step| !incident.progress(&step.reference()).state.is_settled());
        match earlier {
            Some(earlier) => first = earlier,
            None => break,
        }
    }
    let code = first.code();
    let progress = incident.progress(&first.reference());
    match progress.state {
        StepState::Skipped | StepState::Failed => {
            say!("rules-reopen-or-rule-out", code = code)
        }
        _ if progress.waits_for_second_name() => say!("rules-ask-to-confirm", code = code),
        _ if first.reference() == missing.reference() => say!("rules-finish-it", code = code),
        _ => say!("rules-first-comes", code = code, title = &first.step.title),
    }
}

/// Since when the needs of a step are met: when the last of them was settled, or since the declaration where it needs nothing.
#[must_use]
pub fn free_since(incident: &Incident, instance: &Instance<'_>) -> Option<Moment> {
    let mut since = incident.declared.as_ref()?.at;
    for step in needed(incident, instance) {
        let reference = step.reference();
        let progress = incident.progress(&reference);
        since = since.max(progress.last.as_ref().filter(|_| progress.state.is_settled())?.at);
    }
    Some(since)
}

/// The hold time, counted from the moment the needs were met.
fn hold_lock(incident: &Incident, instance: &Instance<'_>, now: Moment) -> Option<Lock> {
    let hold = instance.step.after?;
    let opens = free_since(incident, instance)?.plus_seconds(hold.seconds());
    (now < opens).then(|| Lock {
        kind: Kind::Hold,
        because: say!("rules-holds", span = lasting(hold.seconds())),
        short: say!("rules-lock-holding"),
        hint: say!("rules-opens-in", span = lasting(opens.seconds_since(now))),
        opens: Some(opens),
    })
}
