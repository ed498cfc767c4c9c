//! What keeps a component's data from counting as confirmed.

use chrono::SecondsFormat;

use crate::domain::advice::Lock;
use crate::domain::hints;
use crate::domain::id::ComponentId;
use crate::domain::speech::{Part, Sentence, say};
use crate::domain::vocabulary::Verdict;

use super::state::ComponentState;

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
