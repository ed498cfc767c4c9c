//! What keeps a component's data from counting as confirmed, and who can stand for a verdict.

use chrono::SecondsFormat;

use crate::domain::advice::{Advice, Lock};
use crate::domain::hints;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::speech::{Part, Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Verdict;

use super::state::{ComponentState, Data};

/// What keeps a component's data from counting as confirmed; nothing where it carries none, or is given up.
#[must_use]
pub fn verdict_lock(state: &ComponentState) -> Option<Lock> {
    if state.is_confirmed() || !state.component.data || !state.is_wanted() {
        return None;
    }
    let id = &state.component.id;
    if let (true, Some(given)) = (state.waits_for_second_name(), &state.given) {
        let because = say!("rules-verdict-wants-two-names", component = id, verdict = state.verdict, first = &given.by);
        return Some(Lock::new(because, say!("rules-lock-second-name"), second_name(id, &given.by)));
    }
    let (because, short, hint) = match (state.verdict, &state.stale) {
        (verdict, Some(stale)) => (
            say!("rules-verdict-is-stale", component = id, verdict = verdict, why = stale.cause.spoken()),
            say!("rules-lock-stale"),
            match (verdict, state.given.as_ref().and_then(|given| given.as_of)) {
                (Verdict::Recovered, Some(as_of)) => {
                    let time = as_of.to_rfc3339_opts(SecondsFormat::Secs, true);
                    say!("rules-check-again-recovered", ask = hints::recovered(id, Part::Word(time.into())))
                }
                (Verdict::Damaged | Verdict::Lost, _) => bring_it_back(id),
                _ => say!("rules-check-again", ask = hints::verdict(id, "intact")),
            },
        ),
        (Verdict::Unknown, None) => (
            say!("rules-data-not-confirmed", component = id),
            say!("rules-lock-data", verdict = Verdict::Unknown),
            say!("rules-check-data", ask = hints::verdict(id, "intact")),
        ),
        (verdict, None) => (
            say!("rules-data-is", component = id, verdict = verdict),
            say!("rules-lock-data", verdict = verdict),
            bring_it_back(id),
        ),
    };
    Some(Lock::new(because, short, hint))
}

fn bring_it_back(id: &ComponentId) -> Sentence {
    say!("rules-bring-it-back", ask = hints::recovered(id, hints::some_time()))
}

/// What makes a verdict count that waits for a second name.
#[must_use]
pub fn second_name(component: &ComponentId, first: &PersonId) -> Advice {
    Advice::from(say!("rules-ask-to-confirm", ask = hints::about(Verb::Confirm, component))).ask_another_than(first)
}

/// Those on which the data of a component is stored and that are damaged, lost or given up: a verdict on it
/// wants a second name, and stays marked.
pub fn broken_grounds<'a>(data: &'a Data, state: &'a ComponentState) -> Vec<&'a ComponentState> {
    let broken = |ground: &&ComponentState| !ground.is_wanted() || matches!(ground.verdict, Verdict::Damaged | Verdict::Lost);
    data.grounds(state).into_iter().filter(broken).collect()
}
