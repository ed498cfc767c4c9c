//! Where what came in lies as long as there is no incident: one stream a month, under an id that no incident
//! can have. An incident's id begins with its day.

use chrono::{Datelike, NaiveDate};

use crate::domain::id::IncidentId;
use crate::domain::stamp::Moment;

/// What the id of each stream begins with.
const RESERVED: &str = "inbox-";

/// A month of what came in, in UTC, so that every machine means the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month of a moment.
    #[must_use]
    pub fn of(moment: Moment) -> Self {
        let day = moment.utc();
        Self { year: day.year(), month: day.month() }
    }

    /// The month before.
    #[must_use]
    pub fn before(self) -> Self {
        match self.month {
            1 => Self { year: self.year - 1, month: 12 },
            month => Self { month: month - 1, ..self },
        }
    }

    /// The id of its stream: `inbox-2026-11`.
    #[must_use]
    pub fn stream(self) -> IncidentId {
        IncidentId::from_log(&format!("{RESERVED}{:04}-{:02}", self.year, self.month))
    }

    /// The month of a stream; none where the id is that of an incident.
    #[must_use]
    pub fn of_stream(id: &IncidentId) -> Option<Self> {
        let (year, month) = id.strip_prefix(RESERVED)?.split_once('-')?;
        let month = Self { year: year.parse().ok()?, month: month.parse().ok()? };
        NaiveDate::from_ymd_opt(month.year, month.month, 1)?;
        (month.stream() == *id).then_some(month)
    }

    /// An entry of its stream as people read and type it: `11-3`.
    #[must_use]
    pub fn names(self, entry: &str) -> String {
        format!("{}-{entry}", self.month)
    }

    /// The entry of its stream that somebody means: `3` of `11-3`; none where it is of another month.
    #[must_use]
    pub fn entry(self, typed: &str) -> Option<&str> {
        let (month, entry) = typed.trim().split_once('-')?;
        (month.trim().parse() == Ok(self.month)).then_some(entry)
    }
}

/// Whether an id is that of a stream of what came in.
#[must_use]
pub fn is_inbox(id: &IncidentId) -> bool {
    Month::of_stream(id).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_stream_is_read_back_and_no_incident_has_one() {
        let november = Month { year: 2026, month: 11 };
        assert_eq!(november.stream().as_str(), "inbox-2026-11");
        assert_eq!(Month::of_stream(&november.stream()), Some(november));
        let january = Month { year: 2026, month: 1 };
        assert_eq!(january.before(), Month { year: 2025, month: 12 });
        for other in ["2026-11-21-inbox", "inbox-2026-13", "inbox-2026-1", "inbox-x-11", "inbox"] {
            assert!(!is_inbox(&IncidentId::from_log(other)), "{other}");
        }
    }

    #[test]
    fn an_entry_is_called_by_its_month_and_number() {
        let november = Month { year: 2026, month: 11 };
        assert_eq!(november.names("3"), "11-3");
        assert_eq!(november.names("k3:3"), "11-k3:3");
        assert_eq!([november.entry("11-3"), november.entry("10-3"), november.entry("3")], [Some("3"), None, None]);
        assert_eq!(november.entry(" 11-k3:3"), Some("k3:3"));
    }
}
