//! Who is where, in which role, and for how long; who was called and has not answered.

use crate::domain::length::lasting;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::ResponderState;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};

use super::{Brief, Part, cut};

/// How many people are told.
const PEOPLE: usize = 10;

impl Brief<'_> {
    pub(super) fn people(&self) -> Part {
        let (gone, here): (Vec<&ResponderRow>, Vec<&ResponderRow>) =
            self.board.responders.iter().partition(|row| row.state == ResponderState::Released && !row.commands);
        let mut part = cut(say!("rules-brief-people"), here.into_iter().map(|row| self.person(row)).collect(), PEOPLE);
        if !gone.is_empty() {
            let names = gone.iter().map(|row| self.board.incident.people.called(&row.id).into()).collect();
            part.lines.push(say!("rules-brief-released", names = Sentence::joined(", ", names)));
        }
        part
    }

    /// What is to be put right in the contacts.
    pub(super) fn wrong_numbers(&self) -> Part {
        let lines = self
            .board
            .wrong_numbers()
            .map(|wrong| say!("rules-brief-entry", at = self.hour(wrong.deed.at), who = &wrong.deed.by, what = wrong.say()));
        cut(say!("rules-brief-contacts"), lines.collect(), PEOPLE)
    }

    fn person(&self, row: &ResponderRow) -> Sentence {
        if let Some(called) = row.unanswered.filter(|_| !row.commands) {
            let ago = lasting(self.now.seconds_since(called));
            let said = say!("rules-brief-called", at = self.hour(called), ago = ago);
            let expected = row.expected.map(|at| say!("rules-brief-expected", at = self.hour(at)));
            let words = row.said.as_ref().map(Sentence::from).filter(|_| expected.is_some());
            let said = std::iter::once(said).chain(row.called_last(self.now)).chain(expected).chain(words).collect();
            return say!("rules-brief-person", who = &row.id, what = Sentence::joined(", ", said));
        }
        let post = if row.commands { Some(say!("rules-brief-commander")) } else { None };
        let role = row.role.map(Role::spoken).or_else(|| post.is_none().then(|| say!("rules-brief-no-role")));
        let at_work = (!row.at_work.is_empty()).then(|| say!("rules-brief-at-work", steps = row.at_work.join(", ")));
        let duty = row.duty.as_ref().map(|duty| say!("rules-brief-duty", duty = duty));
        let responder = self.board.incident.people.responder(&row.id);
        let here = responder.and_then(|responder| responder.acknowledged).filter(|_| self.board.status != Status::Closed);
        let here = here.and_then(|since| self.length(since)).map(|length| say!("rules-brief-here", length = length));
        let awake = row.awake.filter(|_| self.board.status != Status::Closed).and_then(|since| self.length(since));
        let awake = awake.map(|length| say!("rules-brief-awake", length = length));
        let more = [post, role, at_work, duty, here, awake];
        say!("rules-brief-person", who = &row.id, what = Sentence::joined(", ", more.into_iter().flatten().collect()))
    }
}
