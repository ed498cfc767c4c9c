//! Answers to what somebody asks: a decision, a refusal with its cause and what to do next, and why something is locked.

use super::fact::OfTopic;
use super::record::Person;
use super::speech::Sentence;
use super::stamp::Moment;

/// Who asks, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// Who.
    pub by: Person,
    /// Now.
    pub now: Moment,
    /// When it happened, where that was earlier.
    pub at: Option<Moment>,
}

/// What is to be put on record, and what to tell the person who asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision<F> {
    /// The facts; none when it is so already.
    pub facts: Vec<F>,
    /// What the person should know: a warning, or that something stays open.
    pub remarks: Vec<Sentence>,
}

impl<F> Decision<F> {
    /// It is so already: nothing is put on record.
    pub fn already(remark: impl Into<Sentence>) -> Self {
        Self { facts: Vec::new(), remarks: vec![remark.into()] }
    }

    /// The same with each fact as one of a larger kind.
    pub fn widen<G: From<F>>(self) -> Decision<G> {
        Decision { facts: self.facts.into_iter().map(G::from).collect(), remarks: self.remarks }
    }
}

/// One fact, and nothing to say about it.
impl<F: OfTopic> From<F> for Decision<F::Topic> {
    fn from(fact: F) -> Self {
        Self { facts: vec![fact.of_topic()], remarks: Vec::new() }
    }
}

/// A "no", with its cause and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is refused.
    pub error: Sentence,
    /// Because of what.
    pub because: Sentence,
    /// What to do next.
    pub hint: Sentence,
}

/// Refuses.
///
/// # Errors
/// Always: that is its purpose.
pub fn refuse<T>(error: impl Into<Sentence>, because: impl Into<Sentence>, hint: impl Into<Sentence>) -> Result<T, Refusal> {
    Err(Refusal { error: error.into(), because: because.into(), hint: hint.into() })
}

/// Why something may not be touched, and what opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Why, as the second part of a refusal: "the data of db-1 is not confirmed".
    pub because: Sentence,
    /// The same in two or three words, for a narrow column: "data unknown".
    pub short: Sentence,
    /// What opens it.
    pub hint: Sentence,
}
