//! What is stored, and the only thing ever stored: who says that what happened, and when.

use super::amend::facts::AmendFact;
use super::data::facts::DataFact;
use super::entry_ref::EntryRef;
use super::fact::{About, OfTopic, Subject, Topic, Unknown};
use super::id::PersonId;
use super::inbox::facts::InboxFact;
use super::lifecycle::facts::LifecycleFact;
use super::people::facts::PeopleFact;
use super::record::Deed;
use super::sending::facts::SendingFact;
use super::stamp::{Moment, Origin, Position, Stamp};
use super::steps::facts::StepsFact;

/// Something that happened, as one person or machine put it on record.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The log that numbered it.
    pub origin: Origin,
    /// Its number there, from 1 on.
    pub number: u64,
    /// Its place in the one order of all machines.
    pub stamp: Stamp,
    /// When it happened, as told: what `--at` said, else the moment of entry.
    pub at: Moment,
    /// When it was entered into the log.
    pub recorded_at: Moment,
    /// Who put it on record.
    pub by: PersonId,
    /// What happened: the content of the event.
    pub fact: Fact,
}

impl Event {
    /// Where the event stands in the one order of all machines.
    #[must_use]
    pub fn position(&self) -> Position {
        Position { stamp: self.stamp, origin: self.origin, number: self.number }
    }

    /// Whose word it is: that of whoever put it on record, or of somebody who only had a phone.
    #[must_use]
    pub fn speaker(&self) -> &PersonId {
        self.fact.about().quoted().unwrap_or(&self.by)
    }

    /// Who did it and when, without a reason.
    #[must_use]
    pub fn deed(&self) -> Deed {
        let by = self.speaker();
        let typed_by = (*by != self.by).then(|| self.by.clone());
        Deed { by: by.clone(), at: self.at, why: None, entry: self.entry(), typed_by }
    }

    /// Which entry it is.
    #[must_use]
    pub fn entry(&self) -> EntryRef {
        EntryRef { origin: self.origin, number: self.number }
    }
}

/// Entries written down more than this many seconds after they happened read as late.
pub const LATE_AFTER: i64 = 60;

/// How much later than it happened something was written down, in seconds, where that is worth saying.
#[must_use]
pub fn lateness(at: Moment, recorded_at: Moment) -> Option<i64> {
    let seconds = recorded_at.seconds_since(at);
    (seconds > LATE_AFTER).then_some(seconds)
}

/// Lists the topics: the one place that knows them all.
macro_rules! topics {
    ($($(#[$doc:meta])* $topic:ident($facts:ident),)*) => {
        /// What happened: one variant for each topic.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Fact {
            $($(#[$doc])* $topic($facts),)*
            /// Of a newer version.
            Unknown(Unknown),
        }

        impl Fact {
            /// Every kind of fact that this version knows, as the log writes it.
            pub fn kinds() -> impl Iterator<Item = &'static str> {
                [$($facts::KINDS),*].into_iter().flatten().copied()
            }

            /// The kind, as the log writes it.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$topic(fact) => fact.kind(),)*
                    Self::Unknown(unknown) => &unknown.kind,
                }
            }

            /// The contents, as the log writes them: a JSON object.
            #[must_use]
            pub fn body(&self) -> String {
                match self {
                    $(Self::$topic(fact) => fact.body(),)*
                    Self::Unknown(unknown) => unknown.body.clone(),
                }
            }

            /// Reads a fact back. Never fails: what cannot be understood is kept as it is.
            #[must_use]
            pub fn from_log(kind: &str, body: &str) -> Self {
                $(if let Some(fact) = $facts::from_log(kind, body) {
                    return Self::$topic(fact);
                })*
                Self::Unknown(Unknown { kind: kind.to_owned(), body: body.to_owned() })
            }

            /// What it is about; nothing where that is not known.
            #[must_use]
            pub fn about(&self) -> About<'_> {
                match self {
                    $(Self::$topic(fact) => fact.about(),)*
                    Self::Unknown(_) => About::default(),
                }
            }

            /// Which kind of thing it tells, where that is known.
            #[must_use]
            pub fn subject(&self) -> Option<Subject> {
                match self {
                    $(Self::$topic(fact) => Some(fact.subject()),)*
                    Self::Unknown(_) => None,
                }
            }
        }

        $(impl From<$facts> for Fact {
            fn from(fact: $facts) -> Self {
                Self::$topic(fact)
            }
        })*
    };
}

topics! {
    /// Who was called, came, does what, is in command.
    People(PeopleFact),
    /// What came in: reports of people and alerts of monitoring.
    Inbox(InboxFact),
    /// The incident as a whole, and what people write in their own words.
    Lifecycle(LifecycleFact),
    /// Components: their data and their service.
    Data(DataFact),
    /// What was done of the runbook.
    Steps(StepsFact),
    /// Words that leave, and what came of them.
    Sending(SendingFact),
    /// Other entries: what was corrected, and what was struck.
    Amend(AmendFact),
}

impl<F: OfTopic> From<F> for Fact
where
    F::Topic: Into<Fact>,
{
    fn from(fact: F) -> Self {
        fact.of_topic().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Evidence;
    use crate::domain::steps::facts::StepDone;

    #[test]
    fn a_fact_of_a_newer_version_is_kept_word_for_word() {
        let body = r#"{"moon":"full","n":1}"#;
        let fact = Fact::from_log("tide_turned", body);
        assert_eq!(fact.kind(), "tide_turned");
        assert_eq!(fact.body(), body);
        let odd = r#"{"step":"no such/step"}"#;
        assert_eq!(Fact::from_log("step_started", odd).body(), odd);
    }

    #[test]
    fn a_fact_is_read_back_as_it_was_written() {
        let fact = Fact::from(StepDone {
            step: "verify@db-1".parse().unwrap(),
            evidence: Some(Evidence::Text("fsck clean".into())),
            said_by: None,
        });
        assert_eq!(Fact::from_log(fact.kind(), &fact.body()), fact);
    }
}
