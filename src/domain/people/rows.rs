//! A responder as a person sees them, and who is dialling somebody.

use crate::domain::claim::LAPSES;
use crate::domain::id::PersonId;
use crate::domain::record::Deed;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, Somebody, say};
use crate::domain::stamp::Moment;

use super::ringing::Ringing;
use super::state::{People, Post, Responder, ResponderState, Takeover};

/// That somebody is being dialled, ready to be drawn or written.
#[derive(Clone, Debug, PartialEq)]
pub struct DiallingRow {
    /// Who dials, by id.
    pub who: PersonId,
    /// Who dials, as people call them.
    pub by: Somebody,
    /// When their claim lapses; from then on anybody may dial.
    pub lapses: Moment,
    /// Who else dials as well, and when that lapses: the two did not see each other's entries.
    pub beside: Option<(Somebody, Moment)>,
}

impl DiallingRow {
    /// A call that rings as a person sees it.
    #[must_use]
    pub fn of(people: &People, ringing: &Ringing) -> Self {
        let called = |deed: &Deed| people.called(&deed.by);
        let beside = ringing.beside.as_ref().map(|deed| (called(deed), deed.at.plus_seconds(LAPSES)));
        let deed = &ringing.claim.deed;
        Self { who: deed.by.clone(), by: called(deed), lapses: ringing.lapses(), beside }
    }

    /// A call that rings, as long as the claim stands at a moment.
    #[must_use]
    pub fn standing(people: &People, ringing: Option<&Ringing>, now: Moment) -> Option<Self> {
        ringing.filter(|ringing| ringing.stands(now)).map(|ringing| Self::of(people, ringing))
    }

    /// Whether it stands at a moment.
    #[must_use]
    pub fn stands(&self, now: Moment) -> bool {
        now < self.lapses
    }

    /// Who else dials as well at a moment.
    fn other(&self, now: Moment) -> Option<&Somebody> {
        self.beside.as_ref().filter(|(_, lapses)| now < *lapses).map(|(other, _)| other)
    }

    /// Who dials; where two do, both are named.
    #[must_use]
    pub fn say(&self, now: Moment) -> Sentence {
        match self.other(now) {
            Some(other) => say!("rules-both-dial", by = &self.by, other = other),
            None => say!("rules-is-dialling", by = &self.by),
        }
    }

    /// The same in two words, for a narrow column.
    #[must_use]
    pub fn in_short(&self, now: Moment) -> Sentence {
        if self.other(now).is_some() { say!("rules-two-dial") } else { say!("rules-dials", by = &self.by) }
    }
}

/// A responder, ready to be drawn or written.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponderRow {
    /// Their id, which verbs take.
    pub id: PersonId,
    /// Their name; the id where the log has none.
    pub name: String,
    /// What people call them.
    pub called: String,
    /// Their role; none while they wait for one, and once they are released.
    pub role: Option<Role>,
    /// Their duty in words.
    pub duty: Option<String>,
    /// Whether they are called, there, in a role or released.
    pub state: ResponderState,
    /// Whether they are in command now.
    pub commands: bool,
    /// How they took command from somebody who could not be reached, in words.
    pub took_over: Option<Sentence>,
    /// The codes of the steps that they are at.
    pub at_work: Vec<String>,
    /// What came of the last call to them, in words.
    pub call: Option<Sentence>,
    /// Who is dialling them, as long as nobody has said what came of it.
    pub dialling: Option<DiallingRow>,
    /// What they said at the last call.
    pub said: Option<String>,
    /// When they will be there, as they said, while they are not.
    pub expected: Option<Moment>,
    /// When they were called, while they have not answered.
    pub unanswered: Option<Moment>,
    /// Since when they are here, while they are.
    pub here_since: Option<Moment>,
    /// Since when they are awake, where they said so.
    pub awake: Option<Moment>,
    /// The role that is proposed for them, and why.
    pub proposed: Option<(Role, Sentence)>,
}

/// A responder as a person sees them: the steps that they are at,
/// and the role that is proposed for them, come from elsewhere.
#[must_use]
pub fn row(people: &People, responder: &Responder, at_work: Vec<String>, proposed: Option<(Role, Sentence)>) -> ResponderRow {
    let id = &responder.person.id;
    let call = responder.call.as_ref();
    ResponderRow {
        id: id.clone(),
        name: responder.person.name.clone(),
        called: people.aloud(id).unwrap_or(id).to_owned(),
        role: responder.role,
        duty: responder.duty.clone(),
        state: responder.state(),
        commands: people.is_commander(id),
        took_over: people
            .post
            .as_ref()
            .and_then(Post::taken)
            .filter(|taken| taken.to == *id)
            .map(|taken| took_over(people, taken)),
        at_work,
        call: call.map(|call| match call.outcome {
            Some(outcome) => say!("rules-call", line = call.line, outcome = outcome),
            None => say!("rules-call-rings", line = call.line),
        }),
        said: call.and_then(|call| call.said.clone()),
        expected: responder.expected(),
        dialling: responder.rings().map(|rings| DiallingRow::of(people, rings)),
        unanswered: call.filter(|_| responder.state() == ResponderState::Called).map(|call| call.at),
        here_since: responder.acknowledged.filter(|_| responder.is_here()),
        awake: responder.awake,
        proposed,
    }
}

impl ResponderRow {
    /// Who is dialling them at a moment, as long as that claim stands.
    #[must_use]
    pub fn dialled(&self, now: Moment) -> Option<&DiallingRow> {
        self.dialling.as_ref().filter(|dialling| dialling.stands(now))
    }

    /// What came of the last call to them, or who is dialling them, in words.
    #[must_use]
    pub fn called_last(&self, now: Moment) -> Option<Sentence> {
        self.dialled(now).map(|dialling| dialling.say(now)).or_else(|| self.call.clone())
    }
}

/// That somebody took command from somebody who could not be reached, and why.
#[must_use]
pub fn took_over(people: &People, taken: &Takeover) -> Sentence {
    let why = taken.offer.why.as_ref().map(Sentence::behind_a_colon);
    say!("rules-took-over", from = people.called(&taken.from), why = why)
}
