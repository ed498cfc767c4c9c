//! The words that somebody wrote into a fact: what a correction of the text puts right.

use crate::domain::amend::facts::AmendFact;
use crate::domain::data::facts::DataFact;
use crate::domain::event::Fact;
use crate::domain::inbox::facts::InboxFact;
use crate::domain::lifecycle::facts::LifecycleFact;
use crate::domain::people::facts::PeopleFact;
use crate::domain::record::Evidence;
use crate::domain::sending::facts::SendingFact;
use crate::domain::steps::facts::StepsFact;

/// Where a fact has room for words.
enum Room<'a> {
    Words(&'a mut String),
    Maybe(&'a mut Option<String>),
    Evidence(&'a mut Option<Evidence>),
}

/// What a fact says in words of somebody's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// These words; none where it has room for some and holds none.
    Words(Option<String>),
    /// It points at a file, which no words can take the place of.
    File,
    /// It has no room for words.
    Nothing,
}

/// What a fact says in words of somebody's own.
#[must_use]
pub fn said(fact: &Fact) -> Said {
    // It is large, and has none.
    if matches!(fact, Fact::Lifecycle(LifecycleFact::IncidentDeclared(_))) {
        return Said::Nothing;
    }
    match room(&mut fact.clone()) {
        Some(Room::Words(words) | Room::Evidence(Some(Evidence::Text(words)))) => Said::Words(Some(words.clone())),
        Some(Room::Maybe(words)) => Said::Words(words.clone()),
        Some(Room::Evidence(Some(Evidence::File { .. }))) => Said::File,
        Some(Room::Evidence(None)) => Said::Words(None),
        None => Said::Nothing,
    }
}

/// Puts other words into a fact, where it has room for words.
pub(super) fn put_right(fact: &mut Fact, text: &str) {
    match room(fact) {
        Some(Room::Words(words)) => text.clone_into(words),
        Some(Room::Maybe(words)) => *words = Some(text.to_owned()),
        Some(Room::Evidence(Some(Evidence::File { .. }))) | None => {}
        Some(Room::Evidence(evidence)) => *evidence = Some(Evidence::Text(text.to_owned())),
    }
}

fn room(fact: &mut Fact) -> Option<Room<'_>> {
    match fact {
        Fact::People(fact) => of_people(fact),
        Fact::Inbox(fact) => of_inbox(fact),
        Fact::Lifecycle(fact) => of_lifecycle(fact),
        Fact::Data(fact) => of_data(fact),
        Fact::Steps(fact) => of_steps(fact),
        Fact::Amend(AmendFact::EntryCorrected(fact)) => Some(Room::Maybe(&mut fact.text)),
        Fact::Amend(AmendFact::EntryStruck(fact)) => Some(Room::Words(&mut fact.why)),
        // What went out stands as it went out.
        Fact::Sending(
            SendingFact::SendingClaimed(_)
            | SendingFact::SendingStarted(_)
            | SendingFact::SendingEnded(_)
            | SendingFact::SendingSettled(_),
        )
        | Fact::Unknown(_) => None,
    }
}

fn of_people(fact: &mut PeopleFact) -> Option<Room<'_>> {
    match fact {
        PeopleFact::RoleAssigned(fact) => Some(Room::Maybe(&mut fact.duty)),
        PeopleFact::Dialled(fact) => Some(Room::Maybe(&mut fact.said)),
        PeopleFact::HandoverOffered(fact) => Some(Room::Maybe(&mut fact.why)),
        PeopleFact::HandoverDeclined(fact) => Some(Room::Maybe(&mut fact.why)),
        PeopleFact::ResponderCalled(fact) => Some(Room::Maybe(&mut fact.said)),
        PeopleFact::ResponderAcknowledged(_)
        | PeopleFact::ResponderReleased(_)
        | PeopleFact::ResponderWoke(_)
        | PeopleFact::HandoverAccepted(_) => None,
    }
}

fn of_inbox(fact: &mut InboxFact) -> Option<Room<'_>> {
    match fact {
        InboxFact::ReportHeard(fact) => Some(Room::Words(&mut fact.what)),
        InboxFact::ReportDismissed(fact) => Some(Room::Words(&mut fact.why)),
        // What monitoring said is not in words of anybody here.
        InboxFact::ReportReproduced(_) | InboxFact::ReportsJoined(_) | InboxFact::AlertReceived(_) | InboxFact::InboxTaken(_) => {
            None
        }
    }
}

fn of_lifecycle(fact: &mut LifecycleFact) -> Option<Room<'_>> {
    match fact {
        LifecycleFact::NoteTaken(fact) => Some(Room::Words(&mut fact.text)),
        LifecycleFact::DecisionTaken(fact) => Some(Room::Words(&mut fact.text)),
        LifecycleFact::IncidentResolved(fact) => Some(Room::Maybe(&mut fact.why)),
        LifecycleFact::IncidentClosed(fact) => Some(Room::Maybe(&mut fact.why)),
        LifecycleFact::ClockSettled(fact) => Some(Room::Words(&mut fact.why)),
        LifecycleFact::TitleChanged(fact) => Some(Room::Words(&mut fact.title)),
        // It has several texts, or none, or words that are compared with those on paper.
        LifecycleFact::IncidentDeclared(_)
        | LifecycleFact::LineTranscribed(_)
        | LifecycleFact::ScopeChanged(_)
        | LifecycleFact::SeverityChanged(_)
        | LifecycleFact::ClockDoubted(_) => None,
    }
}

fn of_data(fact: &mut DataFact) -> Option<Room<'_>> {
    match fact {
        DataFact::VerdictGiven(fact) => Some(Room::Evidence(&mut fact.evidence)),
        DataFact::ServiceSet(fact) => Some(Room::Maybe(&mut fact.why)),
        DataFact::ComponentLeftOut(fact) => Some(Room::Words(&mut fact.why)),
        DataFact::VerdictOverridden(fact) => Some(Room::Words(&mut fact.why)),
        DataFact::VerdictDoubted(fact) => Some(Room::Words(&mut fact.why)),
        DataFact::ComponentAdded(_) | DataFact::ComponentChanged(_) | DataFact::VerdictConfirmed(_) => None,
    }
}

fn of_steps(fact: &mut StepsFact) -> Option<Room<'_>> {
    match fact {
        StepsFact::StepDone(fact) => Some(Room::Evidence(&mut fact.evidence)),
        StepsFact::StepSkipped(fact) => Some(Room::Words(&mut fact.why)),
        StepsFact::StepNotApplicable(fact) => Some(Room::Words(&mut fact.why)),
        StepsFact::StepFailed(fact) => Some(Room::Words(&mut fact.why)),
        StepsFact::StepReopened(fact) => Some(Room::Words(&mut fact.why)),
        StepsFact::GateOverridden(fact) => Some(Room::Words(&mut fact.why)),
        StepsFact::StepAdded(fact) => Some(Room::Words(&mut fact.step.title)),
        StepsFact::PathChosen(fact) => Some(Room::Words(&mut fact.why)),
        StepsFact::StepStarted(_) | StepsFact::StepConfirmed(_) | StepsFact::StepDelegated(_) => None,
    }
}
