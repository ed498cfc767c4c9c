//! What is left to do once an incident is closed: its report, and nothing as long as the one that was written
//! in this seat holds everything that the log does.

use crate::domain::board::Next;
use crate::domain::lifecycle::state::Status;

use super::reported::Reported;
use super::{Model, Open};

impl Model {
    /// The file of the report on a closed incident, where it holds all that the log does.
    #[must_use]
    pub fn report_of(&self, open: &Open) -> Option<&str> {
        let Reported { incident, entries, path } = self.reported.as_ref()?;
        let same = open.board.id.as_ref() == Some(incident) && open.board.entries == *entries;
        path.as_deref().filter(|_| same && open.board.status == Status::Closed)
    }

    /// What is next for whoever looks: nothing once an incident is closed and its report is written.
    #[must_use]
    pub fn next_of<'a>(&self, open: &'a Open) -> &'a [Next] {
        if self.report_of(open).is_some() { &[] } else { &open.board.next }
    }
}
