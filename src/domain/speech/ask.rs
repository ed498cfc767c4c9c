//! Something to ask for, as a value: a hint says "finish it with this",
//! and each face words it in its own way: a verb to type, a key to press.

use std::borrow::Cow;
use std::sync::Arc;

use crate::domain::field::FieldName;
use crate::domain::verb::Verb;

/// A verb and what it is asked of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask(Arc<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    verb: Verb,
    words: Vec<Part>,
    options: Vec<(&'static str, Option<Part>)>,
}

/// A word of an [`Ask`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Typed as it is.
    Word(Cow<'static, str>),
    /// To be filled in.
    Blank(Blank),
}

/// What whoever asks has to fill in, as it is called in their language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// A person: `WHO`.
    Who,
    /// A step: `STEP`.
    Step,
    /// A component: `COMPONENT`.
    Component,
    /// A file: `FILE`.
    File,
    /// A time: `TIME`.
    Time,
    /// Words of one's own: `"reason"`.
    Reason,
    /// Words of one's own: `"what you saw"`.
    WhatYouSaw,
    /// Words of one's own: `"what happened"`.
    WhatHappened,
    /// Words of one's own: `"no answer for 10 minutes"`.
    NoAnswer,
}

impl Blank {
    /// Whether words of one's own stand there, which are typed in quotes.
    const fn is_words(self) -> bool {
        match self {
            Self::Reason | Self::WhatYouSaw | Self::WhatHappened | Self::NoAnswer => true,
            Self::Who | Self::Step | Self::Component | Self::File | Self::Time => false,
        }
    }
}

impl Ask {
    /// A verb with nothing behind it.
    #[must_use]
    pub fn to(verb: Verb) -> Self {
        Self(Arc::new(Parts { verb, words: Vec::new(), options: Vec::new() }))
    }

    /// The same with one more word: what it is about, or what to make of it.
    #[must_use]
    pub fn with(self, word: impl Into<Cow<'static, str>>) -> Self {
        self.and(|parts| parts.words.push(Part::Word(word.into())))
    }

    /// The same with a word to be filled in.
    #[must_use]
    pub fn blank(self, blank: Blank) -> Self {
        self.and(|parts| parts.words.push(Part::Blank(blank)))
    }

    /// The same with an option.
    #[must_use]
    pub fn option(self, option: &'static str, value: Option<Part>) -> Self {
        self.and(|parts| parts.options.push((option, value)))
    }

    fn and(mut self, change: impl FnOnce(&mut Parts)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// The verb to ask with.
    #[must_use]
    pub fn verb(&self) -> Verb {
        self.0.verb
    }

    /// The step's code, the component or the person that it is about, where it names one.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        self.given().next()
    }

    /// The words that are given, up to the first that is to be filled in.
    pub fn given(&self) -> impl Iterator<Item = &str> {
        self.0.words.iter().map_while(|part| match part {
            Part::Word(word) => Some(word.as_ref()),
            Part::Blank(_) => None,
        })
    }

    /// All words that it has, also behind what is to be filled in.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.words.iter().filter_map(|part| match part {
            Part::Word(word) => Some(word.as_ref()),
            Part::Blank(_) => None,
        })
    }

    /// Whether it has an option.
    #[must_use]
    pub fn has(&self, option: &str) -> bool {
        self.0.options.iter().any(|(own, _)| *own == option)
    }

    /// Whether it has the option of a field.
    #[must_use]
    pub fn takes(&self, field: FieldName) -> bool {
        field.option().is_some_and(|option| self.has(option))
    }

    /// The word that is given for a field that has an option.
    #[must_use]
    pub fn value(&self, field: FieldName) -> Option<&str> {
        let option = self.0.options.iter().find(|(option, _)| Some(*option) == field.option())?;
        match &option.1 {
            Some(Part::Word(word)) => Some(word),
            Some(Part::Blank(_)) | None => None,
        }
    }

    /// It as one types it, with each blank called as `named` says.
    #[must_use]
    pub fn typed(&self, named: impl Fn(Blank) -> String) -> String {
        let word = |part: &Part| match part {
            Part::Word(word) => word.to_string(),
            Part::Blank(blank) if blank.is_words() => format!("\"{}\"", named(*blank)),
            Part::Blank(blank) => named(*blank),
        };
        let words = self.0.words.iter().map(word);
        let options = self
            .0
            .options
            .iter()
            .flat_map(|(option, value)| std::iter::once((*option).to_owned()).chain(value.as_ref().map(word)));
        let verb = ["crisis".to_owned(), self.0.verb.to_string()];
        verb.into_iter().chain(words).chain(options).collect::<Vec<_>>().join(" ")
    }
}
