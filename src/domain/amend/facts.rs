//! What is put on record about other entries: that one was corrected, or struck.

use chrono::{DateTime, FixedOffset};

use crate::domain::entry_ref::EntryRef;
use crate::domain::fact::facts;

facts! {
    /// Facts about other entries.
    AmendFact
    /// The words or the time of an entry were put right.
    "entry_corrected" EntryCorrected: Words [] {
        /// The entry that was corrected.
        pub entry: EntryRef,
        /// The kind of fact that it holds: it is about no entry of another kind.
        pub kind: String,
        /// Its words from then on; none where they stay as they were.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<String>,
        /// When it happened, in the zone in which it was said; none where that stays as it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<DateTime<FixedOffset>>,
    }
    /// An entry was struck: it counts as if nobody had written it.
    "entry_struck" EntryStruck: Words [] {
        /// The entry that was struck.
        pub entry: EntryRef,
        /// The kind of fact that it holds: it is about no entry of another kind.
        pub kind: String,
        /// The reason, in the words of whoever gave it.
        pub why: String,
    }
}
