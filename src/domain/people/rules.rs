//! What only some people may do.

use crate::domain::advice::{Advice, Asking, Refusal};
use crate::domain::hints;
use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;

use super::state::People;

/// Refuses what only the commander may do, where somebody else asks.
#[must_use]
pub fn only_the_commander(people: &People, asking: &Asking, error: &Sentence) -> Option<Refusal> {
    let post = people.post.as_ref().filter(|post| post.commander != asking.by.id)?;
    Some(Refusal {
        error: error.clone(),
        because: say!("rules-only-the-commander", name = people.name_of(&post.commander)),
        hint: Advice::from(say!(
            "rules-ask-or-take-command",
            name = people.name_of(&post.commander),
            ask = hints::with_reason(Verb::Handover, &asking.by.id)
        ))
        .ask(&post.commander),
    })
}
