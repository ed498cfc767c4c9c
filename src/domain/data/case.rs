//! What a decision about a component is made from.

use crate::domain::advice::Asking;
use crate::domain::lifecycle::state::Lifecycle;
use crate::domain::people::state::People;

use super::state::Data;

/// What a decision about a component is made from.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The incident as a whole.
    pub lifecycle: &'a Lifecycle,
    /// The people.
    pub people: &'a People,
    /// The components.
    pub data: &'a Data,
    /// The numbers of the components that need no verdict, as the gate says.
    pub spared: &'a [usize],
    /// Who asks, and when.
    pub asking: &'a Asking,
}
