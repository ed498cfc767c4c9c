//! What nobody can strike, because others have relied on it.

use crate::domain::amend::facts::AmendFact;
use crate::domain::data::facts::DataFact;
use crate::domain::event::Fact;
use crate::domain::inbox::facts::InboxFact;
use crate::domain::lifecycle::facts::LifecycleFact;
use crate::domain::people::facts::PeopleFact;
use crate::domain::sending::facts::SendingFact;
use crate::domain::steps::facts::StepsFact;

/// Why an entry stands for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForGood {
    /// The incident began with it.
    Declaration,
    /// The incident ended with it.
    End,
    /// Somebody took command with it.
    Acceptance,
    /// Somebody stood for what another had done.
    Confirmation,
    /// What time it is was reckoned from it.
    Clock,
    /// Words may have left with it.
    Sending,
}

/// Why a fact can only be corrected; none where it can be struck.
#[must_use]
pub fn for_good(fact: &Fact) -> Option<ForGood> {
    match fact {
        Fact::People(fact) => of_people(fact),
        Fact::Inbox(fact) => match fact {
            InboxFact::ReportHeard(_)
            | InboxFact::ReportReproduced(_)
            | InboxFact::ReportsJoined(_)
            | InboxFact::ReportDismissed(_)
            | InboxFact::AlertReceived(_)
            | InboxFact::InboxTaken(_) => None,
        },
        Fact::Lifecycle(fact) => match fact {
            LifecycleFact::IncidentDeclared(_) => Some(ForGood::Declaration),
            LifecycleFact::IncidentClosed(_) => Some(ForGood::End),
            LifecycleFact::ClockDoubted(_) | LifecycleFact::ClockSettled(_) => Some(ForGood::Clock),
            LifecycleFact::NoteTaken(_)
            | LifecycleFact::DecisionTaken(_)
            | LifecycleFact::LineTranscribed(_)
            | LifecycleFact::ScopeChanged(_)
            | LifecycleFact::TitleChanged(_)
            | LifecycleFact::SeverityChanged(_)
            | LifecycleFact::IncidentResolved(_) => None,
        },
        Fact::Data(fact) => match fact {
            DataFact::VerdictConfirmed(_) => Some(ForGood::Confirmation),
            DataFact::ComponentAdded(_)
            | DataFact::ComponentChanged(_)
            | DataFact::ComponentLeftOut(_)
            | DataFact::VerdictGiven(_)
            | DataFact::VerdictOverridden(_)
            | DataFact::VerdictDoubted(_)
            | DataFact::ServiceSet(_) => None,
        },
        Fact::Steps(fact) => match fact {
            StepsFact::StepConfirmed(_) => Some(ForGood::Confirmation),
            StepsFact::StepStarted(_)
            | StepsFact::StepDone(_)
            | StepsFact::StepSkipped(_)
            | StepsFact::StepNotApplicable(_)
            | StepsFact::StepFailed(_)
            | StepsFact::StepReopened(_)
            | StepsFact::GateOverridden(_)
            | StepsFact::StepDelegated(_)
            | StepsFact::StepAdded(_)
            | StepsFact::PathChosen(_) => None,
        },
        Fact::Sending(fact) => of_sendings(fact),
        Fact::Amend(AmendFact::EntryCorrected(_) | AmendFact::EntryStruck(_)) | Fact::Unknown(_) => None,
    }
}

fn of_sendings(fact: &SendingFact) -> Option<ForGood> {
    match fact {
        SendingFact::SendingClaimed(_) | SendingFact::SendingStarted(_) | SendingFact::SendingEnded(_) => Some(ForGood::Sending),
        SendingFact::SendingSettled(_) => None,
    }
}

fn of_people(fact: &PeopleFact) -> Option<ForGood> {
    match fact {
        PeopleFact::HandoverAccepted(_) => Some(ForGood::Acceptance),
        PeopleFact::ResponderCalled(_)
        | PeopleFact::Dialled(_)
        | PeopleFact::ResponderAcknowledged(_)
        | PeopleFact::RoleAssigned(_)
        | PeopleFact::ResponderReleased(_)
        | PeopleFact::ResponderWoke(_)
        | PeopleFact::HandoverOffered(_)
        | PeopleFact::HandoverDeclined(_) => None,
    }
}
