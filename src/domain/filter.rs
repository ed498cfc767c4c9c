//! Which entries of a timeline somebody wants to read: those of
//! a person, of a component, of a kind, or all three at once.

use serde::{Deserialize, Serialize};

use super::data::facts::DataFact;
use super::event::{Event, Fact};
use super::fact::Subject;
use super::id::{ComponentId, PersonId};
use super::incident::Incident;
use super::steps::rules::passes_a_lock;
use super::word_list::words;

words! {
    /// A kind of entries.
    Kind {
        /// What was done of the runbook.
        Steps = "steps",
        /// What is known of the data.
        Data = "data",
        /// What customers have: scope, service, the incident's beginning and end.
        Service = "service",
        /// Who was called, who came, who does what, who commands.
        People = "people",
        /// What somebody wrote down in their own words.
        Words = "words",
        /// What came in: reports and alerts.
        Reports = "reports",
        /// What was done although it was locked.
        Passed = "passed",
    }
}

/// Which entries are wanted: those that meet all three. One that is none is met by every entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those by a person or about them.
    pub person: Option<PersonId>,
    /// Those about a component.
    pub component: Option<ComponentId>,
    /// Those of a kind.
    pub kind: Option<Kind>,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an entry is wanted.
    #[must_use]
    pub fn takes(&self, incident: &Incident, event: &Event) -> bool {
        let about = event.fact.about();
        self.person.as_ref().is_none_or(|who| event.by == *who || about.quoted() == Some(who) || about.person == Some(who))
            && self.component.as_ref().is_none_or(|id| about.concerns(id))
            && self.kind.is_none_or(|kind| is_of(incident, &event.fact, kind))
    }
}

/// Whether a fact is of a kind.
fn is_of(incident: &Incident, fact: &Fact, kind: Kind) -> bool {
    let subject = match kind {
        Kind::Steps => Subject::Steps,
        Kind::Data => Subject::Data,
        Kind::Service => Subject::Service,
        Kind::People => Subject::People,
        Kind::Words => Subject::Words,
        Kind::Reports => Subject::Reports,
        Kind::Passed => {
            let overridden = matches!(fact, Fact::Data(DataFact::VerdictOverridden(_)));
            return overridden || matches!(fact, Fact::Steps(fact) if passes_a_lock(incident.plan(), fact));
        }
    };
    fact.subject() == Some(subject)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::data::facts::VerdictDoubted;
    use crate::domain::lifecycle::facts::NoteTaken;
    use crate::domain::people::facts::RoleAssigned;
    use crate::domain::runbook::Role;
    use crate::domain::stamp::{Moment, Origin, Stamp};
    use crate::domain::steps::facts::StepDone;

    fn event(by: &str, fact: impl Into<Fact>) -> Event {
        let at = Moment::from_millis(1);
        let stamp = Stamp { wall: at, tick: 0 };
        Event { origin: Origin(1), number: 1, stamp, at, recorded_at: at, by: by.parse().unwrap(), fact: fact.into() }
    }

    fn events() -> [Event; 5] {
        [
            event("ana", NoteTaken { text: "x".to_owned() }),
            event("ana", RoleAssigned { who: "bram".parse().unwrap(), role: Role::Technical, duty: None }),
            event("bram", StepDone { step: "verify@db-1".parse().unwrap(), evidence: None, said_by: None }),
            event("ana", VerdictDoubted { component: "db-1".parse().unwrap(), why: "x".to_owned(), said_by: None }),
            event("ana", StepDone { step: "verify".parse().unwrap(), evidence: None, said_by: Some("devos".parse().unwrap()) }),
        ]
    }

    fn taken(filter: &Filter) -> Vec<usize> {
        let incident = Incident::default();
        (0..).zip(events()).filter(|(_, event)| filter.takes(&incident, event)).map(|(at, _)| at).collect()
    }

    #[test]
    fn what_is_asked_of_a_timeline_adds_up() {
        let person = |id: &str| Filter { person: Some(id.parse().unwrap()), ..Filter::default() };
        let component = Filter { component: Some("db-1".parse().unwrap()), ..Filter::default() };
        let kind = |kind| Filter { kind: Some(kind), ..Filter::default() };
        assert_eq!(taken(&Filter::default()), [0, 1, 2, 3, 4]);
        assert_eq!(taken(&person("bram")), [1, 2], "by a person, and about them");
        assert_eq!(taken(&person("devos")), [4], "and in their words");
        assert_eq!(taken(&component), [2, 3]);
        assert_eq!(taken(&kind(Kind::Words)), [0]);
        assert_eq!(taken(&kind(Kind::People)), [1]);
        assert_eq!(taken(&kind(Kind::Data)), [3]);
        assert_eq!(taken(&kind(Kind::Passed)), Vec::<usize>::new());
        assert_eq!(taken(&Filter { kind: Some(Kind::Steps), ..person("bram") }), [2]);
        assert_eq!(taken(&Filter { kind: Some(Kind::Steps), ..person("ana") }), [4], "which somebody typed");
    }
}
