//! Which entries of a timeline somebody wants to read: those of a person, of a component, of a kind, or all three at once.

use serde::{Deserialize, Serialize};

use super::event::{Event, Fact};
use super::id::{ComponentId, PersonId, StepRef};
use super::incident::Incident;
use super::vocabulary::words;

words! {
    /// A kind of entries.
    Kind {
        /// What was done of the runbook.
        Steps = "steps",
        /// What is known of the data.
        Data = "data",
        /// What customers have.
        Service = "service",
        /// Who was called, who came, who does what, who commands.
        People = "people",
        /// What somebody wrote down in their own words.
        Words = "words",
        /// What was done although it was locked.
        Passed = "passed",
    }
}

/// Which entries are wanted; what is none asks nothing.
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
        self.person.as_ref().is_none_or(|who| event.by == *who || person(&event.fact) == Some(who))
            && self.component.as_ref().is_none_or(|id| is_about(&event.fact, id))
            && self.kind.is_none_or(|kind| is_of(incident, &event.fact, kind))
    }
}

/// Whom a fact is about.
fn person(fact: &Fact) -> Option<&PersonId> {
    Some(match fact {
        Fact::ResponderCalled(fact) => &fact.who.id,
        Fact::ResponderAcknowledged(fact) => &fact.who.id,
        Fact::RoleAssigned(fact) => &fact.who,
        Fact::ResponderReleased(fact) => &fact.who,
        Fact::HandoverOffered(fact) => &fact.to,
        Fact::HandoverAccepted(fact) => &fact.who,
        _ => return None,
    })
}

/// Which step a fact is about.
fn step(fact: &Fact) -> Option<&StepRef> {
    Some(match fact {
        Fact::StepStarted(fact) => &fact.step,
        Fact::StepDone(fact) => &fact.step,
        Fact::StepConfirmed(fact) => &fact.step,
        Fact::StepSkipped(fact) => &fact.step,
        Fact::StepNotApplicable(fact) => &fact.step,
        Fact::StepFailed(fact) => &fact.step,
        Fact::StepReopened(fact) => &fact.step,
        Fact::GateOverridden(fact) => &fact.step,
        _ => return None,
    })
}

fn is_about(fact: &Fact, id: &ComponentId) -> bool {
    match fact {
        Fact::VerdictGiven(fact) => fact.component == *id,
        Fact::VerdictDoubted(fact) => fact.component == *id,
        Fact::ServiceSet(fact) => fact.component == *id,
        Fact::ComponentAdded(fact) => fact.component.id == *id,
        Fact::IncidentDeclared(fact) => fact.components.iter().any(|component| component.id == *id),
        fact => step(fact).is_some_and(|step| step.component.as_ref() == Some(id)),
    }
}

fn is_of(incident: &Incident, fact: &Fact, kind: Kind) -> bool {
    match kind {
        Kind::Steps => step(fact).is_some(),
        Kind::Data => matches!(fact, Fact::VerdictGiven(_) | Fact::VerdictDoubted(_)),
        Kind::Service => matches!(
            fact,
            Fact::ServiceSet(_)
                | Fact::ComponentAdded(_)
                | Fact::IncidentDeclared(_)
                | Fact::IncidentResolved(_)
                | Fact::IncidentClosed(_)
        ),
        Kind::People => person(fact).is_some(),
        Kind::Words => matches!(fact, Fact::NoteTaken(_) | Fact::DecisionTaken(_)),
        Kind::Passed => step(fact).is_some_and(|step| passed(incident, fact, step)),
    }
}

/// A lock that was passed, and what was done of a step behind it.
fn passed(incident: &Incident, fact: &Fact, step: &StepRef) -> bool {
    let progress = incident.progress(step);
    let work = matches!(fact, Fact::StepStarted(_) | Fact::StepDone(_) | Fact::StepConfirmed(_));
    matches!(fact, Fact::GateOverridden(_))
        || (work && (progress.while_locked || incident.overrides.iter().any(|(passed, _)| passed == step)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{NoteTaken, RoleAssigned, StepDone, VerdictDoubted};
    use crate::domain::runbook::Role;
    use crate::domain::stamp::{Moment, Origin, Stamp};

    fn event(by: &str, fact: impl Into<Fact>) -> Event {
        let at = Moment::from_millis(1);
        let stamp = Stamp { wall: at, tick: 0 };
        Event { origin: Origin(1), number: 1, stamp, at, recorded_at: at, by: by.parse().unwrap(), fact: fact.into() }
    }

    fn events() -> [Event; 4] {
        [
            event("ana", NoteTaken { text: "x".to_owned() }),
            event("ana", RoleAssigned { who: "bram".parse().unwrap(), role: Role::Technical, duty: None }),
            event("bram", StepDone { step: "verify@db-1".parse().unwrap(), evidence: None }),
            event("ana", VerdictDoubted { component: "db-1".parse().unwrap(), why: "x".to_owned() }),
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
        assert_eq!(taken(&Filter::default()), [0, 1, 2, 3]);
        assert_eq!(taken(&person("bram")), [1, 2], "by a person, and about them");
        assert_eq!(taken(&component), [2, 3]);
        assert_eq!(taken(&kind(Kind::Words)), [0]);
        assert_eq!(taken(&kind(Kind::People)), [1]);
        assert_eq!(taken(&kind(Kind::Data)), [3]);
        assert_eq!(taken(&kind(Kind::Passed)), Vec::<usize>::new());
        assert_eq!(taken(&Filter { kind: Some(Kind::Steps), ..person("bram") }), [2]);
        assert_eq!(taken(&Filter { kind: Some(Kind::Steps), ..person("ana") }), Vec::<usize>::new());
    }
}
