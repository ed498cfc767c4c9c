//! What a place on the screen stands for, and what the palette leads to. Drawing says
//! it, piece by piece, so that a click finds what was drawn there and nothing else.

use crate::domain::id::{ComponentId, DialId, PersonId, StepRef};

use super::action::Action;

/// The lists of the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The steps, under their three priorities.
    #[default]
    Steps,
    /// The components in scope, each with its verdict and service state.
    Components,
    /// The responders.
    People,
}

/// Whom a row of the list of all people is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// A responder or a contact.
    Person(PersonId),
    /// Somebody of the dial list.
    Dial(DialId),
}

/// What a place on the screen stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A step, on the board or found in the palette.
    Step(StepRef),
    /// A component, on the board or found in the palette.
    Component(ComponentId),
    /// A person, in the list of people, on the board or found in the palette.
    Person(PersonId),
    /// A list of the board, where none of its rows is.
    List(Focus),
    /// A row of the list that is on the screen: at home, among those who may sit here, in the palette.
    Row(usize),
    /// A field of the form, by its place in it.
    Field(usize),
    /// An option of a choice: the field's place, and its own.
    Choice(usize, usize),
    /// A key with its name: a click presses it.
    Key(Action),
}
