//! What the program says to people: sentences by key, and the
//! catalogue that has each of them in every language.
//!
//! A rule or a view makes a [`Sentence`] with `say!`; a face renders it with [`Language::say`], as late as it
//! can. The texts stand in `texts/en` and `texts/nl`, one file for each part of the house, and are compiled
//! in; a key begins with the name of its file. Words of files, verbs, logs and exports are no sentences and
//! stay as they are. Nothing here reads the environment: which language it is comes in.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

mod ask;
mod catalogue;
mod face;
mod key;
mod language;

pub use ask::{Ask, Blank, Part};
pub use face::Face;
pub use key::Key;
pub use language::Language;

/// Something to say, not yet in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence(Form);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    /// In the catalogue, without gaps.
    Key(Key),
    /// In the catalogue, with what stands in its gaps.
    Filled(Arc<Filled<[(&'static str, Arg)]>>),
    /// Already said: what somebody typed, or what comes from elsewhere.
    Verbatim(Cow<'static, str>),
    /// Several, one after the other with the same text between them.
    Joined(Arc<(&'static str, Vec<Sentence>)>),
}

/// A sentence of the catalogue and its gaps; in one piece, for a board has hundreds of them.
#[derive(Debug, PartialEq, Eq)]
struct Filled<Gaps: ?Sized> {
    key: Key,
    gaps: Gaps,
}

/// What stands in a gap of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A text as it is.
    Text(Cow<'static, str>),
    /// A number; the sentence may choose its words by it.
    Number(i64),
    /// Another sentence, said in the same language as the one around it.
    Sentence(Sentence),
    /// Something to ask for.
    Ask(Ask),
    /// Somebody, whom a face may call otherwise.
    Person(Somebody),
    /// A step, of which a face may leave the title out.
    Step(Titled),
    /// When something was, which a face may say as it says the time.
    When(DateTime<FixedOffset>),
}

/// A step in a sentence, by its code and title: where there is no room for all, a title is worth less than a
/// reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled(Arc<(String, String)>);

impl Titled {
    /// A step by its code and title.
    #[must_use]
    pub fn of(code: &str, title: &str) -> Self {
        Self(Arc::new((code.to_owned(), title.to_owned())))
    }
}

/// Somebody in a sentence: whoever shows it calls them as people do; where it does not know them, and in what
/// is kept, they are called as it stands here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody(Arc<(String, String)>);

impl Somebody {
    /// Somebody by their id, and how they are called where a face knows no better.
    #[must_use]
    pub fn called(id: &str, name: &str) -> Self {
        Self(Arc::new((id.to_owned(), name.to_owned())))
    }
}

impl Arg {
    fn asks(&self) -> Vec<&Ask> {
        match self {
            Self::Text(_) | Self::Number(_) | Self::Person(_) | Self::Step(_) | Self::When(_) => Vec::new(),
            Self::Sentence(sentence) => sentence.asks(),
            Self::Ask(ask) => vec![ask],
        }
    }
}

impl Sentence {
    /// A sentence of the catalogue without gaps. Write `say!` instead: a test looks for the keys there.
    #[must_use]
    pub const fn key(key: Key) -> Self {
        Self(Form::Key(key))
    }

    /// A sentence of the catalogue with its gaps filled. Write `say!`
    /// instead: a test looks for the keys and the names there.
    #[must_use]
    pub fn filled<const N: usize>(key: Key, gaps: [(&'static str, Arg); N]) -> Self {
        Self(Form::Filled(Arc::new(Filled { key, gaps })))
    }

    /// Several sentences with a text between each two.
    #[must_use]
    pub fn joined(between: &'static str, sentences: Vec<Self>) -> Self {
        Self(Form::Joined(Arc::new((between, sentences))))
    }

    /// What stands behind a colon: ": " and the words.
    #[must_use]
    pub fn behind_a_colon(said: impl Into<Self>) -> Self {
        Self::joined(": ", vec![Self::default(), said.into()])
    }

    /// Everything that it tells somebody to ask for, in its order.
    #[must_use]
    pub fn asks(&self) -> Vec<&Ask> {
        match &self.0 {
            Form::Key(_) | Form::Verbatim(_) => Vec::new(),
            Form::Joined(joined) => joined.1.iter().flat_map(Self::asks).collect(),
            Form::Filled(filled) => filled.gaps.iter().flat_map(|(_, arg)| arg.asks()).collect(),
        }
    }

    /// Whether it says the same as another but for what stands in its gaps.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let key = |sentence: &Self| match &sentence.0 {
            Form::Key(key) => Some(*key),
            Form::Filled(filled) => Some(filled.key),
            Form::Verbatim(_) | Form::Joined(_) => None,
        };
        key(self).is_some() && key(self) == key(other)
    }

    /// Whether it says nothing in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Form::Key(_) | Form::Filled(_) => false,
            Form::Verbatim(text) => text.is_empty(),
            Form::Joined(joined) => joined.1.iter().all(Self::is_empty),
        }
    }
}

/// The empty text, which says nothing in any language.
impl Default for Sentence {
    fn default() -> Self {
        Self(Form::Verbatim(Cow::Borrowed("")))
    }
}

/// As it is, in every language.
impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self(Form::Verbatim(Cow::Owned(text)))
    }
}

/// As it is, in every language.
impl From<&str> for Sentence {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// As it is, in every language.
impl From<&String> for Sentence {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

/// As it is, in every language.
impl From<Cow<'_, str>> for Sentence {
    fn from(text: Cow<'_, str>) -> Self {
        text.into_owned().into()
    }
}

impl From<&Sentence> for Sentence {
    fn from(sentence: &Sentence) -> Self {
        sentence.clone()
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&Arc<str>> for Arg {
    fn from(text: &Arc<str>) -> Self {
        (**text).into()
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<Cow<'_, str>> for Arg {
    fn from(text: Cow<'_, str>) -> Self {
        text.into_owned().into()
    }
}

impl From<Sentence> for Arg {
    fn from(sentence: Sentence) -> Self {
        match sentence.0 {
            Form::Verbatim(text) => Self::Text(text),
            _ => Self::Sentence(sentence),
        }
    }
}

impl From<&Sentence> for Arg {
    fn from(sentence: &Sentence) -> Self {
        sentence.clone().into()
    }
}

impl From<Somebody> for Arg {
    fn from(somebody: Somebody) -> Self {
        Self::Person(somebody)
    }
}

impl From<&Somebody> for Arg {
    fn from(somebody: &Somebody) -> Self {
        Self::Person(somebody.clone())
    }
}

impl From<Titled> for Arg {
    fn from(step: Titled) -> Self {
        Self::Step(step)
    }
}

impl From<DateTime<FixedOffset>> for Arg {
    fn from(when: DateTime<FixedOffset>) -> Self {
        Self::When(when)
    }
}

/// A step, alone.
impl From<Titled> for Sentence {
    fn from(step: Titled) -> Self {
        say!("rules-only-a-step", step = step)
    }
}

/// Somebody, alone.
impl From<Somebody> for Sentence {
    fn from(somebody: Somebody) -> Self {
        say!("rules-only-somebody", who = somebody)
    }
}

impl From<Ask> for Arg {
    fn from(ask: Ask) -> Self {
        Self::Ask(ask)
    }
}

/// What to ask for, alone.
impl From<Ask> for Sentence {
    fn from(ask: Ask) -> Self {
        say!("rules-only-an-ask", ask = ask)
    }
}

/// `yes` or `no`: the sentence chooses its words by it.
impl From<bool> for Arg {
    fn from(value: bool) -> Self {
        Self::Text(Cow::Borrowed(if value { "yes" } else { "no" }))
    }
}

/// What is not there is an empty text.
impl<T: Into<Arg>> From<Option<T>> for Arg {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Text(Cow::Borrowed("")), Into::into)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                i64::try_from(number).map_or_else(|_| Self::Text(Cow::Owned(number.to_string())), Self::Number)
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i16, i32, i64);

/// Makes a [`Sentence`] of the catalogue: `say!("rules-none-open")`, `say!("rules-is-here", who = name, hours
/// = 3)`. The names are those of the text's variables; a value is anything that an [`Arg`] is made from:
/// text, a number, a yes or no, an id, another sentence, an option.
macro_rules! say {
    ($key:literal $(,)?) => {
        $crate::domain::speech::Sentence::key(const { $crate::domain::speech::Key::named($key) })
    };
    ($key:literal $(, $name:ident = $value:expr)+ $(,)?) => {
        $crate::domain::speech::Sentence::filled(
            const { $crate::domain::speech::Key::named($key) },
            [$((stringify!($name), $crate::domain::speech::Arg::from($value))),+],
        )
    };
}
pub(crate) use say;

/// Lets words that have a `spoken` stand in the gap of a sentence.
macro_rules! speaks {
    ($($word:ty),*) => {$(
        impl From<$word> for $crate::domain::speech::Arg {
            fn from(word: $word) -> Self {
                word.spoken().into()
            }
        }
    )*};
}
pub(crate) use speaks;
