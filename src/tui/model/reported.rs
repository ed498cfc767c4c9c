//! The report that was asked for in this seat, and the file that it went into.

use crate::domain::id::IncidentId;

/// A report that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// Of which incident.
    pub incident: IncidentId,
    /// How many entries the log had when it was asked for: it holds these at least.
    pub entries: u64,
    /// The file that was written; none as long as it is being written.
    pub path: Option<String>,
}
