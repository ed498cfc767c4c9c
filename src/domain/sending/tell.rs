//! Facts about sendings in words.

use crate::domain::entry_ref::EntryRef;
use crate::domain::id::{ChannelId, PersonId};
use crate::domain::people::state::People;
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::SendingOutcome;

use super::facts::{SendingEnded, SendingFact};
use super::rows::named;
use super::state::Sendings;

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(sendings: &Sendings, people: &People, fact: &SendingFact) -> Sentence {
    let page = |entry: EntryRef, who: &PersonId, channel: &ChannelId| {
        let known = sendings.claimed_by(entry).map(|sending| named(people, &sending.to));
        say!("log-page-to", name = known.unwrap_or_else(|| people.called(who)), channel = channel)
    };
    match fact {
        SendingFact::SendingClaimed(fact) => {
            say!("log-page-claimed", name = &fact.to, channel = &fact.channel, subject = &fact.subject)
        }
        SendingFact::SendingStarted(fact) => say!("log-page-started", page = page(fact.sending, &fact.who, &fact.channel)),
        SendingFact::SendingEnded(fact) => ended(fact, page(fact.sending, &fact.who, &fact.channel)),
        SendingFact::SendingSettled(fact) => {
            let page = page(fact.sending, &fact.who, &fact.channel);
            if fact.arrived { say!("log-page-arrived", page = page) } else { say!("log-page-not-arrived", page = page) }
        }
    }
}

/// What came of a page.
fn ended(fact: &SendingEnded, page: Sentence) -> Sentence {
    let why = fact.why.as_ref().map(Sentence::behind_a_colon);
    match fact.outcome {
        SendingOutcome::Sent => say!("log-page-sent", page = page, why = why),
        SendingOutcome::Failed => say!("log-page-failed", page = page, why = why),
        SendingOutcome::Uncertain => say!("log-page-uncertain", page = page, why = why),
    }
}
