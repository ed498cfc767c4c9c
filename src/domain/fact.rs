//! How a topic lists its facts: one list gives the structs, the topic's enum,
//! the kinds under which the log knows them, their reading and writing, and
//! what each is about. Which topics there are stands in [`super::event`].
//!
//! Facts are in the past tense, added, never altered or removed. New ones may come and old ones
//! may gain optional fields; none is ever renamed or taken away (`tests/past` holds this).

use super::component::Component;
use super::id::{ComponentId, PersonId, StepRef};

/// A fact of a kind, or with contents, that this version does not know: kept word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The kind that it calls itself.
    pub kind: String,
    /// Its contents, JSON as received.
    pub body: String,
}

/// What a fact is about; nothing where it is about the incident as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// The step, written `verify-data@db-1` in the log.
    pub step: Option<&'a StepRef>,
    /// The component, where it is not the step's.
    pub component: Option<&'a ComponentId>,
    /// The person it is about, who need not be the one who says so.
    pub person: Option<&'a PersonId>,
    /// The components that are in scope from then on.
    pub scope: Option<&'a [Component]>,
    /// The component that it may be about, where that is known.
    pub among: Option<&'a Option<ComponentId>>,
    /// Whose word it may be beside that of whoever typed it.
    pub said_by: Option<&'a Option<PersonId>>,
}

impl<'a> About<'a> {
    /// Whose word it is, where somebody else typed it.
    #[must_use]
    pub fn quoted(&self) -> Option<&'a PersonId> {
        self.said_by?.as_ref()
    }

    /// Whether it concerns a component: itself, through a step of it, or by bringing it into scope.
    #[must_use]
    pub fn concerns(&self, id: &ComponentId) -> bool {
        let of_step = self.step.and_then(|step| step.component.as_ref());
        let among = self.among.and_then(Option::as_ref);
        self.component.or(of_step).or(among) == Some(id)
            || self.scope.unwrap_or_default().iter().any(|component| component.id == *id)
    }
}

/// Which kind of thing a fact tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// What was done of the runbook.
    Steps,
    /// What is known of the data.
    Data,
    /// What customers have: scope, service, and the incident's beginning and end.
    Service,
    /// Who was called, who came, who does what, who is in command.
    People,
    /// What somebody wrote in their own words.
    Words,
    /// What came in: reports and alerts.
    Reports,
}

/// The facts of one topic.
pub trait Topic: Sized {
    /// Every kind that this version knows, as the log writes it.
    const KINDS: &'static [&'static str];
    /// The kind, as the log writes it.
    fn kind(&self) -> &'static str;
    /// The contents, as the log writes them: a JSON object.
    fn body(&self) -> String;
    /// Reads a fact back; none where it is of another topic or cannot be understood.
    fn from_log(kind: &str, body: &str) -> Option<Self>;
    /// What it is about.
    fn about(&self) -> About<'_>;
    /// Which kind of thing it tells.
    fn subject(&self) -> Subject;
}

/// One fact of a topic.
pub trait OfTopic {
    /// The enum of its topic's facts.
    type Topic: Topic;
    /// The fact as one of its topic's.
    fn of_topic(self) -> Self::Topic;
}

/// Lists the facts of a topic: `"kind in the log" Struct: Subject [what it is about] { fields }`.
macro_rules! facts {
    ($(#[$topic_doc:meta])* $topic:ident
     $($(#[$doc:meta])* $kind:literal $name:ident: $subject:ident [$($about:ident: $($path:ident).+),*] $body:tt)*) => {
        $($(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name $body

        impl $crate::domain::fact::OfTopic for $name {
            type Topic = $topic;
            fn of_topic(self) -> $topic {
                $topic::$name(Box::new(self))
            }
        }

        impl From<$name> for $topic {
            fn from(fact: $name) -> Self {
                Self::$name(Box::new(fact))
            }
        })*

        $(#[$topic_doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[expect(missing_docs, reason = "each variant is the struct of its name, which says what it is")]
        pub enum $topic {
            $($name(Box<$name>),)*
        }

        impl $crate::domain::fact::Topic for $topic {
            const KINDS: &'static [&'static str] = &[$($kind),*];

            fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)* }
            }

            fn body(&self) -> String {
                match self { $(Self::$name(fact) => serde_json::to_string(fact).unwrap_or_default(),)* }
            }

            fn from_log(kind: &str, body: &str) -> Option<Self> {
                match kind {
                    $($kind => serde_json::from_str(body).map(|fact| Self::$name(Box::new(fact))).ok(),)*
                    _ => None,
                }
            }

            fn about(&self) -> $crate::domain::fact::About<'_> {
                let nothing = $crate::domain::fact::About::default();
                match self {
                    $(#[allow(unused_variables, clippy::needless_update, reason = "facts are about different things")]
                    Self::$name(fact) => $crate::domain::fact::About { $($about: Some(&fact.$($path).+),)* ..nothing },)*
                }
            }

            fn subject(&self) -> $crate::domain::fact::Subject {
                match self { $(Self::$name(_) => $crate::domain::fact::Subject::$subject,)* }
            }
        }
    };
}
pub(crate) use facts;
