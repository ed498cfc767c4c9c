//! Answers to what somebody asks: a decision, a refusal with
//! its cause and what to do next, and why something is locked.

use super::entry_ref::EntryRef;
use super::fact::OfTopic;
use super::field::FieldName;
use super::id::PersonId;
use super::reckoning::Reckoning;
use super::record::Person;
use super::speech::Sentence;
use super::stamp::Moment;
use super::verb::Verb;

/// Who asks, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// The person whose word it is.
    pub by: Person,
    /// The moment of asking, which becomes the time of entry.
    pub now: Moment,
    /// When it happened, where somebody says it was earlier: `--at`; none means now.
    pub at: Option<Moment>,
    /// How that moment was reckoned from what the clocks of the machine say; none where it was only told.
    pub clock: Option<Reckoning>,
    /// Who types it, where somebody else has only a phone: the entry is theirs.
    pub typed_by: Option<Person>,
    /// The entry that they had read when they asked, where they speak of one: they confirm that and no other.
    pub read: Option<EntryRef>,
}

impl Asking {
    /// The same as the word of somebody else, for whom whoever asks types it.
    #[must_use]
    pub fn quoting(self, who: Person) -> Self {
        if who.id == self.by.id {
            return self;
        }
        Self { typed_by: Some(self.by), by: who, ..self }
    }

    /// Whose word it is, where somebody else types it.
    #[must_use]
    pub fn said_by(&self) -> Option<PersonId> {
        self.typed_by.as_ref().map(|_| self.by.id.clone())
    }

    /// Who puts it on record.
    #[must_use]
    pub fn typist(&self) -> &Person {
        self.typed_by.as_ref().unwrap_or(&self.by)
    }
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

    /// Puts what another decision says behind it.
    pub fn join(&mut self, other: Self) {
        self.facts.extend(other.facts);
        self.remarks.extend(other.remarks);
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

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// This person.
    Person(PersonId),
    /// Somebody else than this person, who may not do it.
    AnybodyBut(PersonId),
}

/// What to do about something: words that carry what to ask for, and what else a program needs to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What to do. Its [`Sentence::asks`] are the commands, each with what it is about.
    pub say: Sentence,
    /// The field of what was asked that is missing or cannot be right.
    pub field: Option<FieldName>,
    /// Who can help: the commander, or anybody but one; none where no one in particular can.
    pub whom: Option<Whom>,
    /// The moment until which to wait; none where waiting does not help.
    pub until: Option<Moment>,
}

impl Advice {
    /// Whether it says to ask for something of that verb.
    #[must_use]
    pub fn asks_for(&self, verb: Verb) -> bool {
        self.say.asks().iter().any(|ask| ask.verb() == verb)
    }

    /// The same about a field of what was asked.
    #[must_use]
    pub fn on(self, field: FieldName) -> Self {
        Self { field: Some(field), ..self }
    }

    /// The same with somebody to ask.
    #[must_use]
    pub fn ask(self, whom: &PersonId) -> Self {
        Self { whom: Some(Whom::Person(whom.clone())), ..self }
    }

    /// The same for somebody else than a person, who may not do it.
    #[must_use]
    pub fn ask_another_than(self, whom: &PersonId) -> Self {
        Self { whom: Some(Whom::AnybodyBut(whom.clone())), ..self }
    }

    /// The same with a moment until which to wait.
    #[must_use]
    pub fn until(self, until: Moment) -> Self {
        Self { until: Some(until), ..self }
    }
}

impl<S: Into<Sentence>> From<S> for Advice {
    fn from(say: S) -> Self {
        Self { say: say.into(), field: None, whom: None, until: None }
    }
}

/// A "no", with its cause and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is refused, after `error:`: `R1@db-2 is locked`.
    pub error: Sentence,
    /// The cause, after `because:`, without a full stop.
    pub because: Sentence,
    /// What to do next, after `hint:`.
    pub hint: Advice,
}

impl Refusal {
    /// Refuses something, because of something, with what to do next.
    pub fn new(error: impl Into<Sentence>, because: impl Into<Sentence>, hint: impl Into<Advice>) -> Self {
        Self { error: error.into(), because: because.into(), hint: hint.into() }
    }
}

/// Makes a refusal and returns it as an `Err`.
///
/// # Errors
/// Always: that is its purpose.
pub fn refuse<T>(error: impl Into<Sentence>, because: impl Into<Sentence>, hint: impl Into<Advice>) -> Result<T, Refusal> {
    Err(Refusal::new(error, because, hint))
}

/// How something that is locked opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// At that moment, by itself.
    At(Moment),
    /// When somebody has done what is missing.
    ByWork,
}

/// Why something may not be touched, and what opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Why, as the second part of a refusal: "the data of db-1 is not confirmed".
    pub because: Sentence,
    /// The same in two or three words, for a narrow column: "data unknown".
    pub short: Sentence,
    /// What has to be done so that it opens.
    pub hint: Advice,
}

impl Lock {
    /// Locks something, with the reason in full and in short, and what opens it.
    pub fn new(because: Sentence, short: Sentence, hint: impl Into<Advice>) -> Self {
        Self { because, short, hint: hint.into() }
    }
}
