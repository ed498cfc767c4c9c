//! The one word that stands for something one can ask of the program,
//! in every language: `crisis done`, and the key that does it.
//!
//! Which verbs there are stands in the table of what can be asked: [`super::ask::table`].

use std::fmt;

/// What one can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Verb(&'static str);

impl Verb {
    /// The verb of that word. Only the table of what can be asked makes one.
    pub(in crate::domain) const fn named(word: &'static str) -> Self {
        Self(word)
    }

    /// The word that is typed: `done`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}
