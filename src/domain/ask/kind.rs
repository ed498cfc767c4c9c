//! What a kind of thing that one types or chooses has to say: what
//! it becomes, under which fields it is asked for, and how it is read.

use crate::domain::field::FieldName;
use crate::domain::id::StepRef;

use super::Need;
use super::answers::Answers;
use super::asked::Judgement;

/// A kind of thing that one types or chooses.
pub trait Kind {
    /// The type that a command holds it as.
    type Value;
    /// Under which fields it is asked for.
    const NEEDS: &'static [Need];
    /// Makes the value of what was typed or chosen.
    ///
    /// # Errors
    /// When it cannot be understood.
    fn read<A: Answers>(answers: &A) -> Result<Self::Value, A::Error>;
    /// The free text that it holds, by field: each must say something and fit
    /// into an entry. Without a default, so that no kind forgets its own.
    fn words(value: &Self::Value) -> Vec<(FieldName, &str)>;
    /// The step that it is.
    fn step(_: &Self::Value) -> Option<&StepRef> {
        None
    }
    /// The verdict that it is.
    fn judgement(_: &Self::Value) -> Option<&Judgement> {
        None
    }
}
