//! What checking comes to, from the best to the worst.

use crate::domain::witness::Comparison;

/// What checking came to, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Everything that was asked holds.
    Sound,
    /// Nothing contradicts, and there was nothing here to compare with.
    Untold,
    /// Something was changed, removed or moved.
    Flawed,
}

impl Outcome {
    /// What was found, where something may have been wrong.
    pub(super) fn of(is_sound: bool) -> Self {
        if is_sound { Self::Sound } else { Self::Flawed }
    }
}

impl From<Comparison> for Outcome {
    fn from(how: Comparison) -> Self {
        match how {
            Comparison::Same | Comparison::Longer => Self::Sound,
            Comparison::Unknown => Self::Untold,
            Comparison::Mixed | Comparison::Shorter | Comparison::Forked => Self::Flawed,
        }
    }
}
