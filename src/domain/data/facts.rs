//! What is put on record about components: that they are in scope,
//! what is known of their data, and what customers have of them.

use chrono::{DateTime, FixedOffset};

use crate::domain::component::Component;
use crate::domain::entry_ref::EntryRef;
use crate::domain::fact::facts;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::record::Evidence;
use crate::domain::vocabulary::{Service, Verdict};

facts! {
    /// Facts about components.
    DataFact
    /// A component turned out to be concerned as well.
    "component_added" ComponentAdded: Service [component: component.id] {
        /// The component as it is known then.
        pub component: Component,
    }
    /// What is known of a component in scope was put right: what it is called, needs, or is stored on.
    "component_changed" ComponentChanged: Service [component: component] {
        /// The component that was changed.
        pub component: ComponentId,
        /// What it is called from then on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// What it needs from then on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub needs: Option<Vec<ComponentId>>,
        /// On what its data is stored from then on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub stored_on: Option<Vec<ComponentId>>,
    }
    /// A component is not concerned after all.
    "component_left_out" ComponentLeftOut: Service [component: component] {
        /// The component that is out of scope from then on.
        pub component: ComponentId,
        /// Why it is not concerned.
        pub why: String,
    }
    /// Somebody gave a verdict on the data of a component.
    "verdict_given" VerdictGiven: Data [component: component, said_by: said_by] {
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
        /// It counts only once a second person has confirmed it.
        #[serde(default)]
        pub second_name: bool,
        /// Whose word it is, where somebody else typed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub said_by: Option<PersonId>,
    }
    /// A second person stands for a verdict.
    "verdict_confirmed" VerdictConfirmed: Data [component: component, said_by: said_by] {
        /// The component on whose data the verdict was given.
        pub component: ComponentId,
        /// Whose word it is, where somebody else typed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub said_by: Option<PersonId>,
        /// The entry that gave the verdict, as the second person read it: another one still waits.
        /// Left out by older versions: whatever stood then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub of: Option<EntryRef>,
    }
    /// The commander let a verdict count without a second person.
    "verdict_overridden" VerdictOverridden: Data [component: component] {
        /// The component on whose data the verdict was given.
        pub component: ComponentId,
        /// Why there is no second person.
        pub why: String,
        /// The entry that gave the verdict, as it was read. Left out by older versions: whatever stood then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub of: Option<EntryRef>,
    }
    /// Somebody doubts a verdict; it is stale until given anew.
    "verdict_doubted" VerdictDoubted: Data [component: component, said_by: said_by] {
        /// The component whose verdict is in doubt.
        pub component: ComponentId,
        /// What makes them doubt it, in words.
        pub why: String,
        /// Whose word it is, where somebody else typed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub said_by: Option<PersonId>,
    }
    /// The service of a component changed.
    "service_set" ServiceSet: Service [component: component, said_by: said_by] {
        /// The component whose service changed.
        pub component: ComponentId,
        /// Its state from then on.
        pub service: Service,
        /// How much of it works, 0 to 100, where it is degraded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub percent: Option<u8>,
        /// Why it was given up, or why it is so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub why: Option<String>,
        /// Whose word it is, where somebody else typed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub said_by: Option<PersonId>,
    }
}
