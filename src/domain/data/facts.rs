//! What is put on record about components: that they are in scope,
//! what is known of their data, and what customers have of them.

use chrono::{DateTime, FixedOffset};

use crate::domain::fact::facts;
use crate::domain::id::ComponentId;
use crate::domain::record::Evidence;
use crate::domain::runbook::Component;
use crate::domain::vocabulary::{Service, Verdict};

facts! {
    /// Facts about components.
    DataFact
    /// A component turned out to be concerned as well.
    "component_added" ComponentAdded: Service [component: component.id] {
        /// The component with its title and needs.
        pub component: Component,
    }
    /// Somebody gave a verdict on the data of a component.
    "verdict_given" VerdictGiven: Data [component: component] {
        /// The component whose data was judged.
        pub component: ComponentId,
        /// What is held to be true of the data from then on.
        pub verdict: Verdict,
        /// The evidence; `intact` and `recovered` are refused without it.
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
    "verdict_doubted" VerdictDoubted: Data [component: component] {
        /// The component whose verdict is in doubt.
        pub component: ComponentId,
        /// What makes them doubt it, in words.
        pub why: String,
    }
    /// The service of a component changed.
    "service_set" ServiceSet: Service [component: component] {
        /// The component whose service changed.
        pub component: ComponentId,
        /// Its state from then on.
        pub service: Service,
        /// How much of it works, 0 to 100, where it is degraded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub percent: Option<u8>,
    }
}
