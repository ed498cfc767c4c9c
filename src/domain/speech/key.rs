//! The keys of sentences: found in the catalogue when the program is built, so that
//! one which is not there does not compile, and nothing is looked up by its name later.

use std::cmp::Ordering;
use std::fmt;

/// Every key, in the order of bytes. The texts of each language stand in the same order.
const NAMES: &[&str] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// The place of a sentence in the catalogue.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key(usize);

impl Key {
    /// The key of that name. Write `say!` instead: it asks while the program is compiled.
    ///
    /// # Panics
    ///
    /// Where the catalogue has no such sentence.
    #[must_use]
    #[expect(clippy::panic, reason = "the compiler's answer to a sentence that nobody has written")]
    pub const fn named(name: &str) -> Self {
        let (mut from, mut names) = (0, NAMES);
        loop {
            let (before, rest) = names.split_at(names.len() / 2);
            let [here, behind @ ..] = rest else { panic!("texts/ has no such sentence") };
            match order(name.as_bytes(), here.as_bytes()) {
                Ordering::Less => names = before,
                Ordering::Equal => return Self(from + before.len()),
                Ordering::Greater => (from, names) = (from + before.len() + 1, behind),
            }
        }
    }

    /// As the texts call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.get(self.0).copied().unwrap_or_default()
    }

    /// Where each language has its text.
    pub(super) fn place(self) -> usize {
        self.0
    }

    #[cfg(test)]
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..NAMES.len()).map(Self)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name().fmt(f)
    }
}

const fn order(mut one: &[u8], mut other: &[u8]) -> Ordering {
    loop {
        match (one, other) {
            ([], []) => return Ordering::Equal,
            ([], _) => return Ordering::Less,
            (_, []) => return Ordering::Greater,
            ([a, one_rest @ ..], [b, other_rest @ ..]) => {
                if *a != *b {
                    return if *a < *b { Ordering::Less } else { Ordering::Greater };
                }
                (one, other) = (one_rest, other_rest);
            }
        }
    }
}
