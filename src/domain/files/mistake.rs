//! What is wrong with a file, and exactly where: told, not printed.

use std::ops::Range;

/// What a mistake does when the file is needed in a crisis. `lint` refuses all but [`Weight::Nag`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Sound, but should be looked at: `lint` says it and does not fail for it.
    Nag,
    /// A warning that stays in view; the file is used.
    Warns,
    /// The one entry (a contact, a rotation) is left out and named; the others are used.
    LeavesOut,
    /// The file is refused whole.
    Refuses,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What it does in a crisis.
    pub weight: Weight,
    /// Where, as byte offsets into the text.
    pub place: Range<usize>,
    /// What is wrong, one line: "unknown key `minuts`".
    pub what: String,
    /// What was expected, said beside the caret: "not a key of a step".
    pub expected: String,
    /// What to do: "did you mean `minutes`?".
    pub help: Option<String>,
}

impl Mistake {
    /// A mistake without help.
    #[must_use]
    pub fn new(weight: Weight, place: Range<usize>, what: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { weight, place, what: what.into(), expected: expected.into(), help: None }
    }

    /// The same mistake, with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Line and column, both from 1 and the column in characters,
    /// of the place in the text that it was found in.
    #[must_use]
    pub fn line_and_column(&self, text: &str) -> (usize, usize) {
        let start = self.place.start.min(text.len());
        let before = text.get(..start).unwrap_or(text);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).map_or(0, |text| text.chars().count()) + 1;
        (line, column)
    }
}

/// "did you mean …?", where one of the candidates comes close.
#[must_use]
pub fn did_you_mean<'c>(written: &str, candidates: impl Iterator<Item = &'c str>) -> Option<String> {
    if written.len() > 64 {
        return None;
    }
    let written = written.to_lowercase();
    let close = candidates.map(|candidate| (strsim::jaro_winkler(&written, &candidate.to_lowercase()), candidate));
    let (near, best) = close.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    (near > 0.78).then(|| format!("did you mean `{best}`?"))
}

/// The nearest place, at or before a byte, where a character of the text begins or the text ends.
#[must_use]
pub fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What could be read of a file, and all that is wrong with it.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    /// The contents; none when the file is refused whole.
    pub value: Option<T>,
    /// Everything wrong with it, in the order of the text.
    pub mistakes: Vec<Mistake>,
}
