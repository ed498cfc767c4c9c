//! What a decision about a component is made from.

use crate::domain::advice::{Advice, Asking};
use crate::domain::id::ComponentId;
use crate::domain::lifecycle::state::Lifecycle;
use crate::domain::people::state::People;

use super::state::{ComponentState, Data};

/// Data on which other data is stored, and which has to be confirmed first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The component whose data it is.
    pub component: ComponentId,
    /// What to do about it.
    pub hint: Advice,
}

/// What the gate says comes first where the data of a component is stored on other data.
pub type First<'a> = &'a dyn Fn(&ComponentState) -> Option<Ground>;

/// What a decision about a component is made from.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The incident as a whole.
    pub lifecycle: &'a Lifecycle,
    /// The people.
    pub people: &'a People,
    /// The components.
    pub data: &'a Data,
    /// What the gate says comes before a verdict.
    pub first: First<'a>,
    /// Who asks, and when.
    pub asking: &'a Asking,
}
