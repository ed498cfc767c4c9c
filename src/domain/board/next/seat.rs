//! Whoever looks, and what suits them.

use crate::domain::advice::Advice;
use crate::domain::board::roles::Proposal;
use crate::domain::board::rows::{Board, Next};
use crate::domain::hints;
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::people::rules::{is_alone, may_be_second};
use crate::domain::people::state::Responder;
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, Sentence};
use crate::domain::stamp::Moment;
use crate::domain::step::Doer;
use crate::domain::steps::rows::StepRow;
use crate::domain::verb::Verb;

use super::wording;

/// What somebody can do about what waits for a second person.
pub(super) enum Part {
    /// Be that person.
    Second,
    /// They did it first, command, and nobody else is there.
    Alone,
}

/// Whoever looks, and what they are in the incident.
pub(super) struct Seat<'a> {
    /// What they look at, all but what is next.
    pub board: &'a Board,
    pub incident: &'a Incident,
    pub me: Option<&'a PersonId>,
    pub now: Moment,
    pub responder: Option<&'a Responder>,
    pub commands: bool,
    /// They command, and have people enough to leave the work to.
    pub hands_free: bool,
}

impl<'a> Seat<'a> {
    pub fn of(board: &'a Board, me: Option<&'a PersonId>, now: Moment) -> Self {
        let incident = &board.incident;
        let commands = me.is_some_and(|me| incident.people.is_commander(me));
        let hands_free = me.is_some_and(|me| incident.people.keeps_hands_free(me));
        Self { board, incident, me, now, responder: me.and_then(|me| incident.people.responder(me)), commands, hands_free }
    }

    /// That something is to be asked next, in words.
    pub fn next(&self, ask: Ask) -> Next {
        Next {
            on: wording::object(self.board, &ask),
            say: wording::said(self.board, &ask),
            why: None,
            hint: ask.into(),
            holds: 0,
        }
    }

    /// That something is advised next, because of something; in its own words where it asks for nothing.
    pub fn advised(&self, hint: &Advice, why: Sentence) -> Next {
        match hint.say.asks().first() {
            Some(ask) => Next { hint: hint.clone(), ..self.next((*ask).clone()) }.because(why),
            None => Next { on: None, say: hint.say.clone(), why: Some(why), hint: hint.clone(), holds: 0 },
        }
    }

    /// The same, for which something else is to be asked first.
    pub fn by_way_of(&self, next: Next, hint: Advice) -> Next {
        let on = hint.say.asks().first().and_then(|ask| wording::object(self.board, ask)).or_else(|| next.on.clone());
        Next { on, hint, ..next }
    }

    /// The roles that are proposed for others than the commander.
    pub fn to_others<'p>(&self, proposals: &'p [Proposal]) -> impl Iterator<Item = &'p Proposal> {
        proposals.iter().filter(|proposal| !self.incident.people.is_commander(&proposal.who))
    }

    /// That a role that is proposed is to be given.
    pub fn assign(&self, proposal: &Proposal) -> Next {
        let ask = hints::about(Verb::Assign, &proposal.who).with(proposal.role.word());
        self.next(ask).because(proposal.because.clone())
    }

    /// Whether what is advised is theirs to do: a step of their role, a verdict for which they can stand.
    pub fn can(&self, hint: &Advice) -> bool {
        let asks = hint.say.asks();
        let Some(ask) = asks.first() else { return true };
        let row = ask.about().and_then(|about| self.board.coded(about));
        match ask.verb() {
            Verb::Override | Verb::Choose => self.commands,
            Verb::Verdict => self.commands || self.judges(),
            Verb::Confirm if row.is_none() => self.can_stand_for(ask),
            _ => row.is_none_or(|row| row.overridden.is_some() || self.may(row)),
        }
    }

    /// Whether they can be the second person for the verdict on a component.
    fn can_stand_for(&self, ask: &Ask) -> bool {
        let mut scope = self.incident.data.in_scope();
        let given = scope.find(|state| Some(state.component.id.as_str()) == ask.about()).and_then(|state| state.given.as_ref());
        let part = given.and_then(|given| self.part(Some(Role::Technical), &given.by));
        matches!(part, Some(Part::Second))
    }

    /// What they can do about something that one of a role did first and that waits for a second person.
    pub fn part(&self, role: Option<Role>, first: &PersonId) -> Option<Part> {
        let (me, people) = (self.me?, &self.incident.people);
        if may_be_second(people, me, role, first) {
            return Some(Part::Second);
        }
        (me == first && is_alone(people, me)).then_some(Part::Alone)
    }

    /// Whether they were the last to do something to a step.
    pub fn did(&self, row: &StepRow) -> bool {
        self.me.is_some() && row.by.as_ref() == self.me
    }

    /// Whether they were asked to do a step.
    pub fn has(&self, row: &StepRow) -> bool {
        self.me.is_some() && row.delegated.as_ref() == self.me
    }

    /// Whether somebody else who is there was asked to do it.
    pub fn another_has(&self, row: &StepRow) -> bool {
        let other = row.delegated.as_ref().filter(|other| Some(*other) != self.me);
        other.and_then(|other| self.incident.people.responder(other)).is_some_and(Responder::is_here)
    }

    /// Whether their role lets them do a step.
    pub fn may(&self, row: &StepRow) -> bool {
        self.has(row)
            || match row.role.role() {
                Some(wanted) => self.role().is_none_or(|role| role == wanted),
                None => self.commands,
            }
    }

    pub fn role(&self) -> Option<Role> {
        self.responder.and_then(|responder| responder.role)
    }

    /// Whether what is to be said of data and service is theirs to say: of the
    /// technical role, or of whoever has no other and does not leave the work to others.
    pub fn judges(&self) -> bool {
        match self.role() {
            Some(role) => role == Role::Technical,
            None => self.me.is_none() || (!self.hands_free && (self.commands || self.responder.is_some())),
        }
    }

    /// Whether a step is for their role.
    pub fn suits(&self, row: &StepRow) -> bool {
        let others_speak = || self.hands_free && !self.incident.people.nobody_communicates();
        match (self.role(), row.role) {
            _ if self.has(row) => true,
            (_, Doer::Commander) => self.commands,
            (_, Doer::Technical) if self.hands_free => false,
            (None, Doer::Communication) => !others_speak(),
            (role, wanted) => role.is_none_or(|role| Some(role) == wanted.role()),
        }
    }
}
