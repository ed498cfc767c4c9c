//! What is put on record about the incident as a whole: its
//! beginning, its end, and what people write in their own words.

use chrono::{DateTime, FixedOffset};

use crate::domain::component::Component;
use crate::domain::fact::facts;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::reckoning::Up;
use crate::domain::record::Person;
use crate::domain::runbook::{Runbook, Trigger};
use crate::domain::stamp::Moment;
use crate::domain::vocabulary::Trusted;

facts! {
    /// Facts about the incident as a whole.
    LifecycleFact
    /// A technical crisis was declared; carries the runbook as it
    /// was then, so that no file is needed to read the log.
    "incident_declared" IncidentDeclared: Service [scope: components] {
        /// The incident's id, such as `2026-11-21-ams1-power-loss.k3f2`.
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
        /// When it began, in the zone in which it was said; when it was declared, where nobody said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub began_at: Option<DateTime<FixedOffset>>,
        /// Only an exercise: nothing goes out.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub drill: bool,
        /// The declarer's own contact, so that the roster can name the commander.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub declarer: Option<Person>,
    }
    /// What is affected turned out otherwise, or is known better; what is left out is as it was.
    "scope_changed" ScopeChanged: Service [] {
        /// What is affected from then on, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub affected: Option<String>,
        /// What is not affected from then on, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub not_affected: Option<String>,
        /// What nobody knows yet, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unknown: Option<String>,
        /// What made people declare it, where that is said now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sources: Vec<Trigger>,
    }
    /// The incident is called otherwise.
    "title_changed" TitleChanged: Service [] {
        /// What it is called from then on.
        pub title: String,
    }
    /// The incident turned out better or worse.
    "severity_changed" SeverityChanged: Service [] {
        /// How bad it is from then on: 1, the worst, to 5.
        pub severity: u8,
    }
    /// Somebody wrote a note.
    "note_taken" NoteTaken: Words [] {
        /// The note, as it was typed.
        pub text: String,
    }
    /// Somebody wrote down a decision.
    "decision_taken" DecisionTaken: Words [] {
        /// What was decided and why, as it was typed.
        pub text: String,
    }
    /// Somebody typed a line that was written by pen; what it came to was put on record with it.
    "line_transcribed" LineTranscribed: Words [] {
        /// When it happened, by the line.
        pub happened: Moment,
        /// Who did it and what, as the line has it.
        pub line: String,
        /// Who typed it.
        pub typed_by: PersonId,
    }
    /// Somebody said that service is back.
    "incident_resolved" IncidentResolved: Service [] {
        /// Why it counts although something is still open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
    }
    /// Somebody wrote while the clock of their machine and the log disagreed; nobody has to say so.
    "clock_doubted" ClockDoubted: Words [] {
        /// What the machine's clock said.
        pub machine: Moment,
        /// What time it was by the log.
        pub log: Moment,
        /// For how long the machine had been running, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub up: Option<Up>,
        /// By how many milliseconds the log may be behind: nobody knows how long the machine was away.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub slack: Option<i64>,
    }
    /// The commander said which clock is right.
    "clock_settled" ClockSettled: Words [] {
        /// Which one.
        pub trusted: Trusted,
        /// What the machine's clock said.
        pub machine: Moment,
        /// What time it was by the log.
        pub log: Moment,
        /// For how long the machine had been running, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub up: Option<Up>,
        /// How the commander knows.
        pub why: String,
    }
    /// The incident is over.
    "incident_closed" IncidentClosed: Service [] {
        /// Why it counts although something is still open; of a false alarm, why it was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
        /// There was no incident: it stays outside the figures.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub false_alarm: bool,
    }
}
