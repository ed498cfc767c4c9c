//! Numbers that belong to somebody else, as calls found out: what is to be put right in the contacts once
//! there is time. Which of somebody's numbers it is stands here, the number itself in the contacts alone.

use serde::{Deserialize, Serialize};

use crate::domain::reckoning::Setback;
use crate::domain::record::Deed;
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::{CallOutcome, Line};

/// A number that belongs to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongNumber {
    /// Whose it should be: the id of a contact, or of somebody of the dial list.
    pub who: String,
    /// Their name, as it was then.
    pub name: String,
    /// Which of a contact's two numbers; none for the one of the dial list.
    pub line: Option<Line>,
    /// Who found out, and when.
    pub deed: Deed,
}

impl WrongNumber {
    /// What is to be put right, in words.
    #[must_use]
    pub fn say(&self) -> Sentence {
        match self.line {
            Some(line) => say!("rules-wrong-number", name = &self.name, line = line),
            None => say!("rules-wrong-number-dial", name = &self.name),
        }
    }
}

/// All of them, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongNumbers(Vec<WrongNumber>);

impl WrongNumbers {
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &WrongNumber> {
        self.0.iter()
    }

    /// Takes what came of a call: each number is named once, and no longer once somebody was reached on it.
    pub(super) fn take(&mut self, (who, name): (&str, &str), line: Option<Line>, outcome: Option<CallOutcome>, deed: &Deed) {
        let known = self.0.iter().position(|wrong| wrong.who == who && wrong.line == line);
        match (outcome, known) {
            (Some(CallOutcome::WrongNumber), None) => {
                self.0.push(WrongNumber { who: who.to_owned(), name: name.to_owned(), line, deed: deed.clone() });
            }
            (Some(CallOutcome::Answered), Some(at)) => drop(self.0.remove(at)),
            (
                Some(
                    CallOutcome::WrongNumber
                    | CallOutcome::Answered
                    | CallOutcome::Voicemail
                    | CallOutcome::NoAnswer
                    | CallOutcome::Busy,
                )
                | None,
                _,
            ) => {}
        }
    }

    /// Puts right what was told by a clock that was ahead.
    pub(super) fn put_right(&mut self, setback: Setback) {
        setback.put_right(self.0.iter_mut().map(|wrong| &mut wrong.deed.at));
    }
}
