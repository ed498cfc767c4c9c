//! What is put on record of what came in: what somebody reported, what became of that, and what monitoring
//! sent.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::domain::alert::Alert;
use crate::domain::entry_ref::EntryRef;
use crate::domain::fact::facts;
use crate::domain::id::{ComponentId, IncidentId, PersonId};

/// An alert by what names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AlertRef {
    /// Which monitoring sends it.
    pub source: String,
    /// Which alert it is there.
    pub key: String,
}

facts! {
    /// Facts about what came in.
    InboxFact
    /// Somebody said what they see: a customer on the phone, a colleague, anybody.
    "report_heard" ReportHeard: Reports [among: component] {
        /// Who says so, in the words of whoever entered it.
        pub who: String,
        /// What they see.
        pub what: String,
        /// The component that it is about, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub component: Option<ComponentId>,
        /// Since when they see it, in the zone in which it was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub since: Option<DateTime<FixedOffset>>,
        /// Who saw the same; none where nobody has yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reproduced_by: Option<PersonId>,
        /// When they were promised a call, in the zone in which it was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub callback: Option<DateTime<FixedOffset>>,
    }
    /// Somebody saw what a report says.
    "report_reproduced" ReportReproduced: Reports [] {
        /// The entry of the report.
        pub report: EntryRef,
    }
    /// Two reports are of one thing.
    "reports_joined" ReportsJoined: Reports [] {
        /// The entry of the one.
        pub report: EntryRef,
        /// The entry of the other.
        pub with: EntryRef,
    }
    /// A report leads nowhere.
    "report_dismissed" ReportDismissed: Reports [] {
        /// The entry of the report.
        pub report: EntryRef,
        /// Why, in the words of whoever looked at it.
        pub why: String,
    }
    /// Monitoring said that something fires, or is resolved.
    "alert_received" AlertReceived: Reports [among: alert.component] {
        /// What it said.
        pub alert: Alert,
    }
    /// An incident was declared and took along what had come in; it is waited for there.
    "inbox_taken" InboxTaken: Reports [] {
        /// The incident.
        pub incident: IncidentId,
        /// The entries of the reports.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub reports: Vec<EntryRef>,
        /// The alerts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub alerts: Vec<AlertRef>,
    }
}
