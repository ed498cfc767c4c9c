//! What a place on the screen stands for, and what the palette leads to. Drawing says it, piece by piece, so that a click finds what was drawn
//! there and nothing else.

use crate::domain::id::{ComponentId, PersonId, StepRef};

use super::action::Action;

/// The lists of the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The steps.
    #[default]
    Steps,
    /// The components.
    Components,
    /// The people.
    People,
}

/// What a place on the screen stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A step.
    Step(StepRef),
    /// A component.
    Component(ComponentId),
    /// A responder.
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
