//! Who may give which verdict on data, and when it counts. Up is harder than
//! down: anyone may lower a verdict at once; what opens the gate wants
//! evidence, the role or the post, sound ground, and sometimes a second name.

use crate::domain::advice::{Advice, Decision, Refusal, refuse};
use crate::domain::ask::asked::Judgement;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::people::rules::{ask_another, not_the_second};
use crate::domain::people::state::Responder;
use crate::domain::record::Evidence;
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, Part, Sentence, say};
use crate::domain::verb::Verb;

use super::case::Case;
use super::facts::{DataFact, VerdictConfirmed, VerdictGiven, VerdictOverridden};
use super::rules::{broken_grounds, second_name, verdict_lock};
use super::state::ComponentState;

/// Gives a verdict on a component's data.
///
/// # Errors
/// When it carries none, or when one that opens the gate lacks what such a one wants.
pub fn give(
    case: Case<'_>,
    state: &ComponentState,
    judgement: &Judgement,
    evidence: Option<&Evidence>,
) -> Result<Decision<DataFact>, Refusal> {
    let refused = || say!("rules-not-called", component = &state.component.id, verdict = judgement.verdict);
    check_words(state, judgement, evidence, refused())?;
    let mut given = VerdictGiven {
        component: state.component.id.clone(),
        verdict: judgement.verdict,
        evidence: evidence.cloned(),
        extent: judgement.extent.clone(),
        as_of: judgement.as_of,
        second_name: false,
        said_by: case.asking.said_by(),
    };
    if !judgement.verdict.opens_the_gate() {
        return Ok(given.into());
    }
    check_who(case, refused())?;
    check_ground(case, state, refused())?;
    let broken = broken_grounds(case.data, state);
    given.second_name = state.harmed.is_some() || !broken.is_empty();
    let remarks = remarks(case, state, &broken, given.second_name);
    Ok(Decision { remarks, ..given.into() })
}

/// What a verdict has to say for itself.
fn check_words(
    state: &ComponentState,
    judgement: &Judgement,
    evidence: Option<&Evidence>,
    refused: Sentence,
) -> Result<(), Refusal> {
    let (id, verdict) = (&state.component.id, judgement.verdict);
    if !state.component.data {
        return refuse(refused, say!("rules-carries-no-data", component = id), say!("rules-nothing-to-judge"));
    }
    if verdict.opens_the_gate() && evidence.is_none() {
        let hint = Advice::from(hints::verdict(id, verdict.word())).on(FieldName::Evidence);
        return refuse(refused, say!("rules-verdict-wants-evidence"), hint);
    }
    if verdict.has_age() && judgement.as_of.is_none() {
        let hint = Advice::from(hints::recovered(id, Part::Word("03:00".into()))).on(FieldName::AsOf);
        return refuse(refused, say!("rules-backup-has-an-age"), hint);
    }
    Ok(())
}

/// What whoever gives a verdict that opens the gate should know.
fn remarks(case: Case<'_>, state: &ComponentState, broken: &[&ComponentState], second_name: bool) -> Vec<Sentence> {
    let id = &state.component.id;
    let commands = case.people.keeps_hands_free(&case.asking.by.id);
    let one = commands.then(|| say!("rules-leave-verdict-to-one", names = case.people.to_leave_to()));
    let named: Vec<&str> = broken.iter().map(|ground| ground.component.id.as_str()).collect();
    let marked = (!named.is_empty()).then(|| say!("rules-stored-on-broken", component = id, ground = named.join(", ")));
    let second = second_name.then(|| {
        let confirm = say!("rules-counts-once-confirmed");
        ask_another(case.people, case.asking, confirm.into(), Some(hints::with_reason(Verb::Override, id))).say
    });
    one.into_iter().chain(marked).chain(second).collect()
}

/// A verdict that opens the gate is given by those who work on data, or by the commander.
fn check_who(case: Case<'_>, refused: Sentence) -> Result<(), Refusal> {
    let by = &case.asking.by.id;
    if case.people.is_commander(by) || case.people.has_role(by, Role::Technical) {
        return Ok(());
    }
    let technical = Role::Technical;
    let because = say!("rules-verdict-wants-role", wanted = technical, who = by);
    let is_here = case.people.responder(by).is_some_and(Responder::is_here);
    let take = hints::about(Verb::Assign, by).with(technical.word());
    let hint = if is_here {
        say!("rules-tell-them-or-take-role", ask = take)
    } else {
        say!("rules-say-there-then-role", ask = Ask::to(Verb::Ack), role = technical)
    };
    refuse(refused, because, hint)
}

/// What is stored on something unsure is unsure itself.
fn check_ground(case: Case<'_>, state: &ComponentState, refused: Sentence) -> Result<(), Refusal> {
    let Some(first) = (case.first)(state) else { return Ok(()) };
    refuse(refused, say!("rules-ground-unsure", component = &state.component.id, ground = &first.component), first.hint)
}

/// Stands for a verdict as the second person.
///
/// # Errors
/// When none waits for one, or when whoever asks cannot be the second.
pub fn confirm(case: Case<'_>, state: &ComponentState) -> Result<Decision<DataFact>, Refusal> {
    let id = &state.component.id;
    let refused = say!("rules-verdict-not-confirmed", component = id);
    let Some(given) = &state.given else {
        let ask = hints::verdict(id, "intact");
        return refuse(refused, say!("rules-no-verdict-to-confirm"), say!("rules-check-data", ask = ask));
    };
    if !given.second_name {
        let doubt = hints::because(hints::about(Verb::Verdict, id).with("stale"));
        let hint = verdict_lock(state).map_or_else(|| say!("rules-if-no-longer", ask = doubt).into(), |lock| lock.hint);
        return refuse(refused, say!("rules-verdict-wants-no-second"), hint);
    }
    if let Some(lock) = verdict_lock(state).filter(|_| state.stale.is_some()) {
        return refuse(refused, lock.because, lock.hint);
    }
    if !state.waits_for_second_name() {
        return Ok(Decision::already(say!("rules-verdict-confirmed-already", component = id, verdict = state.verdict)));
    }
    if given.by == case.asking.by.id {
        let because = say!("rules-wants-two-names", first = &given.by);
        let counts = Some(hints::with_reason(Verb::Override, id));
        return refuse(refused, because, ask_another(case.people, case.asking, second_name(id, &given.by), counts));
    }
    check_read(case, state, Verb::Confirm, &refused)?;
    if let Some(refusal) = not_the_second(case.people, case.asking, Some(Role::Technical), &given.by, &refused) {
        return Err(refusal);
    }
    Ok(VerdictConfirmed { component: id.clone(), said_by: case.asking.said_by(), of: Some(given.entry) }.into())
}

/// Lets a verdict count without a second person.
///
/// # Errors
/// When none waits for one.
pub fn let_count(case: Case<'_>, state: &ComponentState, why: &str) -> Result<Decision<DataFact>, Refusal> {
    let id = &state.component.id;
    let refused = say!("rules-verdict-not-overridden", component = id);
    if state.waits_for_second_name() {
        check_read(case, state, Verb::Override, &refused)?;
        let of = state.given.as_ref().map(|given| given.entry);
        return Ok(VerdictOverridden { component: id.clone(), why: why.to_owned(), of }.into());
    }
    let hint = match verdict_lock(state) {
        Some(lock) => lock.hint,
        None => say!("rules-nothing-to-override").into(),
    };
    refuse(refused, say!("rules-waits-for-no-second"), hint)
}

/// Whoever speaks of a verdict that they have read speaks of no other.
fn check_read(case: Case<'_>, state: &ComponentState, verb: Verb, refused: &Sentence) -> Result<(), Refusal> {
    let Some(given) = state.given.as_ref().filter(|given| !given.is_meant(case.asking.read)) else { return Ok(()) };
    let because = say!("rules-given-anew", by = case.people.called(&given.by), verdict = state.verdict);
    let id = &state.component.id;
    let ask = if verb == Verb::Override { hints::with_reason(verb, id) } else { hints::about(verb, id) };
    refuse(refused.clone(), because, say!("rules-read-it-first", ask = ask))
}
