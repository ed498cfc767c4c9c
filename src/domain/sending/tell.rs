//! Facts about sendings in words.

use crate::domain::people::state::People;
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::SendingOutcome;

use super::facts::SendingFact;
use super::rows::named;
use super::state::Sendings;

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(sendings: &Sendings, people: &People, fact: &SendingFact) -> Sentence {
    let to = |entry| match sendings.claimed_by(entry) {
        Some(sending) => {
            say!("log-page-to", name = named(people, &sending.to), channel = &sending.channel)
        }
        // A later page took its place.
        None => say!("log-page-earlier"),
    };
    match fact {
        SendingFact::SendingClaimed(fact) => {
            say!("log-page-claimed", name = &fact.to, channel = &fact.channel, subject = &fact.subject)
        }
        SendingFact::SendingStarted(fact) => say!("log-page-started", page = to(fact.sending)),
        SendingFact::SendingEnded(fact) => {
            let (page, why) = (to(fact.sending), fact.why.as_ref().map(Sentence::behind_a_colon));
            match fact.outcome {
                SendingOutcome::Sent => say!("log-page-sent", page = page, why = why),
                SendingOutcome::Failed => say!("log-page-failed", page = page, why = why),
                SendingOutcome::Uncertain => say!("log-page-uncertain", page = page, why = why),
            }
        }
        SendingFact::SendingSettled(fact) if fact.arrived => say!("log-page-arrived", page = to(fact.sending)),
        SendingFact::SendingSettled(fact) => say!("log-page-not-arrived", page = to(fact.sending)),
    }
}
