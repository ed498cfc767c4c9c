//! What the foot says; and on what that rests, where it can cease to be so while nobody presses a key.

use crate::domain::advice::{Asking, Refusal};
use crate::domain::ask::table::Command;
use crate::domain::board::Next;
use crate::domain::speech::Sentence;
use crate::tui::action::Action;

/// What the foot says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It is kept: what was written down, and what one should know.
    Kept(Vec<Sentence>, Vec<Sentence>),
    /// It cannot be done, and why.
    Refused(Refusal),
    /// Asked, not answered yet.
    Waiting,
    /// Something else, in a sentence.
    Said(String),
}

/// What the foot says, and on what that rests.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// What it says; where it says something else by now, this is about nothing.
    pub reply: Reply,
    /// On what that rests.
    pub reason: Reason,
}

/// On what the foot's words rest.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// An action is refused where the cursor stands.
    Refused(Action),
    /// What was asked was refused when it came to the log.
    Asked(Box<(Vec<Command>, Asking)>),
    /// What is in the form cannot be asked.
    Form,
    /// It was kept, and taking back would be just this, where anything can be taken back.
    Kept(Option<Box<Command>>),
    /// This is next for whoever looks, and somebody else's to do or time's.
    Next(Box<Next>),
    /// Nothing is next for whoever looks.
    NothingNext,
    /// An incident was just declared.
    Declared,
}
