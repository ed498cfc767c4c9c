//! Facts about people in words.

use crate::domain::id::PersonId;
use crate::domain::speech::{Sentence, say};

use super::facts::PeopleFact;
use super::state::People;

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(people: &People, fact: &PeopleFact) -> Sentence {
    match fact {
        PeopleFact::ResponderCalled(fact) => match fact.outcome {
            Some(outcome) => {
                let said = fact.said.as_ref().map(Sentence::behind_a_colon);
                let expected = fact.expected.map(|expected| say!("log-called-expected", at = expected));
                let (name, line) = (&fact.who, fact.line);
                say!("log-called-and", name = name, line = line, outcome = outcome, said = said, expected = expected)
            }
            None => say!("log-called", name = &fact.who, line = fact.line),
        },
        PeopleFact::Dialled(fact) => {
            let said = fact.said.as_ref().map(Sentence::behind_a_colon);
            match fact.outcome {
                Some(outcome) => say!("log-dialled-and", name = &fact.name, outcome = outcome, said = said),
                None => say!("log-dialled", name = &fact.name, said = said),
            }
        }
        PeopleFact::ResponderAcknowledged(fact) => say!("log-here", name = &fact.who),
        PeopleFact::RoleAssigned(fact) => {
            let duty = fact.duty.as_ref().map(Sentence::behind_a_colon);
            say!("log-role", name = people.called(&fact.who), role = fact.role, duty = duty)
        }
        PeopleFact::ResponderReleased(fact) => say!("log-released", name = people.called(&fact.who)),
        PeopleFact::ResponderWoke(fact) => say!("log-awake", name = people.called(&fact.who), since = fact.since),
        PeopleFact::HandoverOffered(fact) => {
            let why = fact.why.as_ref().map(Sentence::behind_a_colon);
            say!("log-offered", name = people.called(&fact.to), why = why)
        }
        PeopleFact::HandoverDeclined(fact) => {
            say!("log-declined", name = people.called(&fact.who), why = fact.why.as_ref().map(Sentence::behind_a_colon))
        }
        PeopleFact::HandoverAccepted(fact) => say!("log-commands", name = people.called(&fact.who)),
    }
}

/// The same beside the name of whoever it is told of: what they did themselves does not name them again.
#[must_use]
pub fn beside(people: &People, fact: &PeopleFact, told_of: &PersonId) -> Sentence {
    match fact {
        PeopleFact::ResponderAcknowledged(fact) if fact.who.id == *told_of => say!("log-here-oneself"),
        PeopleFact::ResponderWoke(fact) if fact.who == *told_of => say!("log-awake-oneself", since = fact.since),
        PeopleFact::HandoverAccepted(fact) if fact.who == *told_of => say!("log-commands-oneself"),
        PeopleFact::HandoverDeclined(fact) if fact.who == *told_of => {
            say!("log-declined-oneself", why = fact.why.as_ref().map(Sentence::behind_a_colon))
        }
        PeopleFact::ResponderCalled(_)
        | PeopleFact::Dialled(_)
        | PeopleFact::ResponderAcknowledged(_)
        | PeopleFact::RoleAssigned(_)
        | PeopleFact::ResponderReleased(_)
        | PeopleFact::ResponderWoke(_)
        | PeopleFact::HandoverOffered(_)
        | PeopleFact::HandoverDeclined(_)
        | PeopleFact::HandoverAccepted(_) => tell(people, fact),
    }
}
