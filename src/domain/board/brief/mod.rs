//! The briefing, for whoever joins late or takes command: what is the case, how far each priority is, what
//! was done, what is locked and on hold, what was decided, who is where, what customers know. One source for
//! every face; each says it in its own layout.
//!
//! Made of the board and of decisions, which stand in the log alone and are handed in. Lists are cut, and say
//! how many more there are.

mod customers;
mod people;
mod situation;
mod work;

use crate::domain::event::{Event, Fact};
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::length::lasting;
use crate::domain::lifecycle::facts::LifecycleFact;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;

use super::rows::{Board, Next};

/// How many lines of a long list are told.
const TOLD: usize = 6;

/// How many decisions are told, the newest.
pub const DECISIONS: usize = 5;

/// A part of the briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is about.
    pub title: Sentence,
    /// A line for each thing.
    pub lines: Vec<Sentence>,
}

/// What somebody decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When, as it is known now.
    pub at: Moment,
    /// Who.
    pub by: PersonId,
    /// What, and why: in their words.
    pub text: String,
}

impl Decision {
    /// The kind of the entries that tell of one.
    pub const KIND: &'static str = "decision_taken";

    /// The decision that an entry tells of, as it stands; none where it tells of none or was struck.
    #[must_use]
    pub fn of(incident: &Incident, event: &Event) -> Option<Self> {
        let Fact::Lifecycle(LifecycleFact::DecisionTaken(_)) = &event.fact else { return None };
        let standing = incident.amended.stands(event);
        if standing.struck.is_some() {
            return None;
        }
        let Fact::Lifecycle(LifecycleFact::DecisionTaken(fact)) = &standing.event.fact else { return None };
        Some(Self { at: standing.event.at, by: standing.event.speaker().clone(), text: fact.text.clone() })
    }
}

/// What a briefing is made from.
pub struct Brief<'a> {
    /// The board, as whoever is briefed sees it.
    pub board: &'a Board,
    /// What was decided.
    pub decisions: &'a [Decision],
    /// What whoever is briefed does next.
    pub next: &'a [Next],
    /// When it is.
    pub now: Moment,
    /// A time as this face tells it.
    pub hour: &'a dyn Fn(Moment) -> String,
}

impl Brief<'_> {
    /// Its parts, in their order; one of which there is nothing to say is left out.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let parts = [
            self.situation(),
            self.components(),
            self.objectives(),
            self.done(),
            self.wrong(),
            self.locked(),
            self.held(),
            self.decided(),
            self.people(),
            self.wrong_numbers(),
            self.customers(),
            self.deadlines(),
            self.first(),
        ];
        parts.into_iter().filter(|part| !part.lines.is_empty()).collect()
    }

    fn hour(&self, moment: Moment) -> String {
        (self.hour)(moment)
    }

    /// How long it is since a moment; nothing in the first minute.
    fn length(&self, since: Moment) -> Option<Sentence> {
        Some(self.now.seconds_since(since)).filter(|seconds| *seconds >= 60).map(lasting)
    }

    fn decided(&self) -> Part {
        let mut decisions: Vec<&Decision> = self.decisions.iter().collect();
        decisions.sort_by_key(|decision| std::cmp::Reverse(decision.at));
        let told = |decision: &Decision| {
            say!("rules-brief-entry", at = self.hour(decision.at), who = &decision.by, what = &decision.text)
        };
        part(say!("rules-brief-decisions"), decisions.iter().take(DECISIONS).map(|decision| told(decision)))
    }
}

fn part(title: Sentence, lines: impl IntoIterator<Item = Sentence>) -> Part {
    Part { title, lines: lines.into_iter().collect() }
}

/// A part with at most so many lines, and how many more there are.
fn cut(title: Sentence, mut lines: Vec<Sentence>, most: usize) -> Part {
    // One line more takes no more room than saying so.
    if lines.len() > most + 1 {
        let more = lines.len() - most;
        lines.truncate(most);
        lines.push(say!("rules-brief-more", more = more));
    }
    Part { title, lines }
}
