//! Technical or communication: who is proposed for which, and on which grounds. Proposes only; a person assigns.

use serde::{Deserialize, Serialize};

use super::event::words;

words! {
    /// What a responder does in an incident.
    Role {
        /// Works on data and service.
        Technical = "technical",
        /// Works with customers.
        Communication = "communication",
    }
}
