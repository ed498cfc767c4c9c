//! What is stored, and the only thing ever stored: who says that what happened, and when.
//!
//! Facts are in the past tense, added, never altered or removed. New ones may come and old ones may gain optional fields; none is ever
//! renamed or taken away (`tests/past` holds this). A fact that this version does not know is kept as it is and handed on.

use super::record::{Evidence, Person};
use super::vocabulary::{CallOutcome, Line, Service, Verdict};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::id::{ComponentId, IncidentId, PersonId, StepRef};
use super::runbook::{Component, Role, Runbook, Trigger};
use super::stamp::{Moment, Origin, Position, Stamp};

/// Something that happened, as one person or machine put it on record.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Who numbered it.
    pub origin: Origin,
    /// Its number there, from 1 on.
    pub number: u64,
    /// Its place in the one order of all machines.
    pub stamp: Stamp,
    /// When it happened.
    pub at: Moment,
    /// When it was written down.
    pub recorded_at: Moment,
    /// Who says so.
    pub by: PersonId,
    /// What happened.
    pub fact: Fact,
}

impl Event {
    /// Where the event stands in the one order of all machines.
    #[must_use]
    pub fn position(&self) -> Position {
        Position { stamp: self.stamp, origin: self.origin, number: self.number }
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

/// A fact of a kind, or with contents, that this version does not know: kept word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The kind that it calls itself.
    pub kind: String,
    /// Its contents, JSON as received.
    pub body: String,
}

macro_rules! facts {
    ($($(#[$doc:meta])* $kind:literal $name:ident $body:tt)*) => {
        $($(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct $name $body)*

        /// What happened: one variant for each kind of fact.
        #[derive(Clone, Debug, PartialEq)]
        #[expect(missing_docs, reason = "each variant is the struct of its name, which says what it is")]
        pub enum Fact {
            $($name(Box<$name>),)*
            Unknown(Unknown),
        }

        /// Every kind of fact that this version knows, as the log writes it.
        pub const KINDS: &[&str] = &[$($kind),*];

        impl Fact {
            /// The kind, as the log writes it.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$name(_) => $kind,)*
                    Self::Unknown(unknown) => &unknown.kind,
                }
            }

            /// The contents, as the log writes them: a JSON object.
            #[must_use]
            pub fn body(&self) -> String {
                match self {
                    $(Self::$name(fact) => serde_json::to_string(fact).unwrap_or_default(),)*
                    Self::Unknown(unknown) => unknown.body.clone(),
                }
            }

            /// Reads a fact back. Never fails: what cannot be understood is kept as it is.
            #[must_use]
            pub fn from_log(kind: &str, body: &str) -> Self {
                let known = match kind {
                    $($kind => serde_json::from_str(body).map(|fact| Self::$name(Box::new(fact))).ok(),)*
                    _ => None,
                };
                known.unwrap_or_else(|| Self::Unknown(Unknown { kind: kind.to_owned(), body: body.to_owned() }))
            }
        }

        $(impl From<$name> for Fact {
            fn from(fact: $name) -> Self {
                Self::$name(Box::new(fact))
            }
        })*
    };
}

facts! {
    /// A technical crisis was declared; carries the runbook as it was then, so that no file is needed to read the log.
    "incident_declared" IncidentDeclared {
        /// The incident's id.
        pub incident: IncidentId,
        /// What it is called.
        pub title: String,
        /// The runbook as it was at that moment.
        pub runbook: Runbook,
        /// The components in scope.
        pub components: Vec<Component>,
        /// What made people declare it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sources: Vec<Trigger>,
        /// Who reported it first, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reporter: Option<String>,
        /// What is affected, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub affected: Option<String>,
        /// What is not affected, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub not_affected: Option<String>,
        /// What nobody knows yet, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unknown: Option<String>,
        /// Only an exercise: nothing goes out.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub drill: bool,
        /// The declarer's own contact, so that the roster can name the commander.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub declarer: Option<Person>,
    }
    /// A component turned out to be concerned as well.
    "component_added" ComponentAdded {
        /// The component.
        pub component: Component,
    }
    /// Somebody began a step.
    "step_started" StepStarted {
        /// The step.
        pub step: StepRef,
    }
    /// Somebody finished a step; with two names wanted, it counts once the second is there.
    "step_done" StepDone {
        /// The step.
        pub step: StepRef,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub evidence: Option<Evidence>,
    }
    /// A second person stands for a finished step.
    "step_confirmed" StepConfirmed {
        /// The step.
        pub step: StepRef,
    }
    /// A step was left out.
    "step_skipped" StepSkipped {
        /// The step.
        pub step: StepRef,
        /// Why.
        pub why: String,
    }
    /// A step does not apply here.
    "step_not_applicable" StepNotApplicable {
        /// The step.
        pub step: StepRef,
        /// Why.
        pub why: String,
    }
    /// A step was tried and did not work.
    "step_failed" StepFailed {
        /// The step.
        pub step: StepRef,
        /// Why.
        pub why: String,
    }
    /// A step is open again; what was said of it before stays in the log.
    "step_reopened" StepReopened {
        /// The step.
        pub step: StepRef,
        /// Why.
        pub why: String,
    }
    /// The commander passed the gates of a step.
    "gate_overridden" GateOverridden {
        /// The step.
        pub step: StepRef,
        /// Why.
        pub why: String,
    }
    /// Somebody judged the data of a component.
    "verdict_given" VerdictGiven {
        /// The component.
        pub component: ComponentId,
        /// The judgement.
        pub verdict: Verdict,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub evidence: Option<Evidence>,
        /// How much is damaged, lost or missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub extent: Option<String>,
        /// The age of data from a backup, in the zone in which it was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub as_of: Option<DateTime<FixedOffset>>,
    }
    /// Somebody doubts a verdict; it is stale until given anew.
    "verdict_doubted" VerdictDoubted {
        /// The component.
        pub component: ComponentId,
        /// Why.
        pub why: String,
    }
    /// The service of a component changed.
    "service_set" ServiceSet {
        /// The component.
        pub component: ComponentId,
        /// Its state from then on.
        pub service: Service,
        /// How much of it works, 0 to 100, where it is degraded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub percent: Option<u8>,
    }
    /// Somebody was called.
    "responder_called" ResponderCalled {
        /// Whom.
        pub who: Person,
        /// On which number.
        pub line: Line,
        /// What came of it; none while it rings.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub outcome: Option<CallOutcome>,
    }
    /// A responder is there.
    "responder_acknowledged" ResponderAcknowledged {
        /// Who.
        pub who: Person,
    }
    /// A responder got a role.
    "role_assigned" RoleAssigned {
        /// Who.
        pub who: PersonId,
        /// Which.
        pub role: Role,
        /// The duty in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub duty: Option<String>,
    }
    /// A responder may rest.
    "responder_released" ResponderReleased {
        /// Who.
        pub who: PersonId,
    }
    /// The command was offered to somebody.
    "handover_offered" HandoverOffered {
        /// To whom.
        pub to: PersonId,
        /// Why, where it is not the commander who offers it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
    }
    /// Whoever is named here took the command that was offered.
    "handover_accepted" HandoverAccepted {
        /// Who commands from then on.
        pub who: PersonId,
    }
    /// Something worth knowing.
    "note_taken" NoteTaken {
        /// What.
        pub text: String,
    }
    /// Something was decided.
    "decision_taken" DecisionTaken {
        /// What.
        pub text: String,
    }
    /// Service is back.
    "incident_resolved" IncidentResolved {
        /// Why it counts although something is still open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
    }
    /// The incident is over.
    "incident_closed" IncidentClosed {
        /// Why it counts although something is still open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Evidence;

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
        let fact =
            Fact::from(StepDone { step: "verify@db-1".parse().unwrap(), evidence: Some(Evidence::Text("fsck clean".into())) });
        assert_eq!(Fact::from_log(fact.kind(), &fact.body()), fact);
    }
}
