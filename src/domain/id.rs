//! Names that a person types and a log keeps: people, components, steps, runbooks, incidents.
//!
//! An id is short, speakable and safe everywhere: in a file name, a shell, a URL, a CSV cell. It never holds
//! a space, an `@` (which joins a step to its component) or a character that a terminal could act upon. A
//! copy shares the text.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::alike::alike;
use super::speech::{Arg, Language, Sentence, Somebody, say};

/// The longest id, in bytes.
pub const LONGEST: usize = 64;

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnId {
    /// The text is empty.
    Empty,
    /// Longer than [`LONGEST`].
    TooLong,
    /// Holds something other than letters, digits, `-`, `_` and `.`, or begins with one of the last three.
    BadCharacter(char),
}

impl NotAnId {
    /// The reason in a sentence.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Empty => say!("rules-id-empty"),
            Self::TooLong => say!("rules-id-too-long", longest = LONGEST),
            Self::BadCharacter(c) => say!("rules-id-bad-character", character = c.escape_default().to_string()),
        }
    }
}

/// In English, for mistakes in files.
impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Language::English.say(&self.spoken()))
    }
}

impl std::error::Error for NotAnId {}

/// Says whether a text may be an id, and if not, why.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(text: &str) -> Result<(), NotAnId> {
    if text.len() > LONGEST {
        return Err(NotAnId::TooLong);
    }
    let first = text.chars().next().ok_or(NotAnId::Empty)?;
    if !first.is_ascii_alphanumeric() {
        return Err(NotAnId::BadCharacter(first));
    }
    match text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))) {
        Some(c) => Err(NotAnId::BadCharacter(c)),
        None => Ok(()),
    }
}

/// Makes an id out of free text: `AMS1 power loss` becomes
/// `ams1-power-loss`. Never empty, never longer than `longest`.
#[must_use]
pub fn slug(text: &str, longest: usize) -> String {
    let mut slug = String::new();
    for c in alike(text).chars() {
        if slug.len() >= longest {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "x".to_owned() } else { slug.to_owned() }
}

/// Several ids behind each other, as a sentence names them.
#[must_use]
pub fn listed<I: Deref<Target = str>>(ids: &[I]) -> String {
    ids.iter().map(Deref::deref).collect::<Vec<&str>>().join(", ")
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Takes an id from a log as it stands; what no id may hold
            /// becomes `_`, for a log is never refused.
            #[must_use]
            pub fn from_log(text: &str) -> Self {
                if check(text).is_ok() {
                    return Self(text.into());
                }
                let kept: String = text.chars().take(LONGEST)
                    .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' })
                    .collect();
                Self(if kept.is_empty() { "_".into() } else { kept.into() })
            }
        }

        /// As text, for whoever compares or shows it.
        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        /// As text, so that it is found by what somebody typed.
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                check(text).map(|()| Self(text.into()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                check(&text).map(|()| Self(text.into()))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                (*id.0).into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )*};
}

ids! {
    /// A person: a contact's id.
    PersonId;
    /// Somebody of the dial list, such as `ams1-hands`: whom one dials, and who is no responder.
    DialId;
    /// A part that can be restored on its own.
    ComponentId;
    /// A way in which words leave, as the settings call it: `email`.
    ChannelId;
    /// A step of a runbook, without its component.
    StepId;
    /// A runbook: `technical-crisis`, as `crisis declare` takes it.
    RunbookId;
    /// An incident: its day, the first words of its title and, but for older ones, the suffix of its log.
    IncidentId;
}

macro_rules! as_they_are {
    ($($name:ident),*) => {$(
        impl From<&$name> for Arg {
            fn from(id: &$name) -> Self {
                id.as_str().into()
            }
        }
    )*};
}
as_they_are!(DialId, ChannelId, ComponentId, StepId, RunbookId, IncidentId);

/// Somebody, whom a face that knows them calls by their name.
impl From<&PersonId> for Arg {
    fn from(id: &PersonId) -> Self {
        Somebody::called(id, id).into()
    }
}

/// One step as it is ticked off: the runbook's step, and the component where it repeats per component.
///
/// Written `freeze-writes` or `verify-data@db-1`, in the log too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StepRef {
    /// The step in the runbook.
    pub step: StepId,
    /// Where it is done, for a step that repeats per component.
    pub component: Option<ComponentId>,
}

impl FromStr for StepRef {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (step, component) = match text.split_once('@') {
            Some((step, component)) => (step, Some(component.parse()?)),
            None => (text, None),
        };
        Ok(Self { step: step.parse()?, component })
    }
}

impl TryFrom<String> for StepRef {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<StepRef> for String {
    fn from(step: StepRef) -> Self {
        step.to_string()
    }
}

impl From<&StepRef> for Arg {
    fn from(step: &StepRef) -> Self {
        step.to_string().into()
    }
}

impl fmt::Display for StepRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.component {
            Some(component) => write!(f, "{}@{component}", self.step),
            None => f.pad(self.step.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_holds_nothing_that_a_shell_or_a_terminal_could_act_upon() {
        for bad in ["", "-x", ".x", "a b", "a@b", "a/b", "a\u{1b}[31m", "a\u{202e}b", "é"] {
            assert!(bad.parse::<PersonId>().is_err(), "{bad:?}");
        }
        for good in ["a", "db-1", "DB_1.eu", "7"] {
            assert_eq!(good.parse::<PersonId>().unwrap().as_str(), good);
        }
    }

    #[test]
    fn a_step_is_written_with_its_component_and_read_back() {
        let step: StepRef = "verify-data@db-1".parse().unwrap();
        assert_eq!(step.component.as_ref().unwrap().as_str(), "db-1");
        assert_eq!(step.to_string(), "verify-data@db-1");
    }

    #[test]
    fn a_slug_is_always_an_id() {
        for text in ["AMS1 power loss", "  ", "Ünïcode – outage!", "a".repeat(500).as_str()] {
            assert!(check(&slug(text, 40)).is_ok(), "{text}");
        }
        assert_eq!(slug("AMS1 power loss", 40), "ams1-power-loss");
    }
}
