//! What a person may ask of an incident; [`super::decide`] answers with facts, or with a refusal that says what to do next.
//!
//! No command toggles: each says the wished end, and one that is already so adds nothing. Nothing here is stored or sent.

use super::field::FieldName;
use chrono::{DateTime, FixedOffset};

use super::id::{ComponentId, PersonId, StepRef};
use super::record::{Evidence, Person};
use super::runbook::{Component, Role};
use super::vocabulary::{CallOutcome, Line, Service, Verdict};

/// What a person asks.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the facts of the same name")]
pub enum Command {
    /// Bring a component into scope.
    AddComponent(Component),
    /// Begin a step.
    StartStep { step: StepRef },
    /// Finish a step, with a verdict where it asks for one.
    FinishStep { step: StepRef, evidence: Option<Evidence>, verdict: Option<Judgement> },
    /// Stand for a finished step as the second name.
    ConfirmStep { step: StepRef },
    /// Leave a step out.
    SkipStep { step: StepRef, why: String },
    /// Say that a step was tried in vain.
    FailStep { step: StepRef, why: String },
    /// Say that a step does not apply.
    RuleOutStep { step: StepRef, why: String },
    /// Open a step again.
    ReopenStep { step: StepRef, why: String },
    /// Pass the gates of a step.
    OverrideGate { step: StepRef, why: String },
    /// Judge the data of a component.
    GiveVerdict { component: ComponentId, judgement: Judgement, evidence: Option<Evidence> },
    /// Doubt a verdict.
    DoubtVerdict { component: ComponentId, why: String },
    /// Say what customers have of a component.
    SetService { component: ComponentId, service: Service, percent: Option<u8> },
    /// Call somebody, or say what came of the call.
    CallResponder { who: Person, line: Line, outcome: Option<CallOutcome> },
    /// Say that one is there.
    Acknowledge,
    /// Give somebody a role.
    AssignRole { who: PersonId, role: Role, duty: Option<String> },
    /// Let somebody rest.
    ReleaseResponder { who: PersonId },
    /// Offer the command.
    OfferCommand { to: PersonId, why: Option<String> },
    /// Take the command that was offered.
    AcceptCommand,
    /// Write something down.
    TakeNote { text: String },
    /// Write down what was decided.
    TakeDecision { text: String },
    /// Say that service is back.
    ResolveIncident { why: Option<String> },
    /// Say that it is over.
    CloseIncident { why: Option<String> },
}

/// A judgement of a component's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// How much is damaged, lost or missing.
    pub extent: Option<String>,
    /// The age of data from a backup.
    pub as_of: Option<DateTime<FixedOffset>>,
}

/// Reading what was asked.
impl Command {
    /// Whether it is work: what shows that somebody is there. A note or a call about somebody else does not.
    #[must_use]
    pub fn is_work(&self) -> bool {
        match self {
            Self::AddComponent(_)
            | Self::StartStep { .. }
            | Self::FinishStep { .. }
            | Self::ConfirmStep { .. }
            | Self::SkipStep { .. }
            | Self::FailStep { .. }
            | Self::RuleOutStep { .. }
            | Self::ReopenStep { .. }
            | Self::OverrideGate { .. }
            | Self::GiveVerdict { .. }
            | Self::DoubtVerdict { .. }
            | Self::SetService { .. }
            | Self::AssignRole { .. }
            | Self::ReleaseResponder { .. }
            | Self::OfferCommand { .. }
            | Self::ResolveIncident { .. }
            | Self::CloseIncident { .. } => true,
            Self::CallResponder { .. }
            | Self::Acknowledge
            | Self::AcceptCommand
            | Self::TakeNote { .. }
            | Self::TakeDecision { .. } => false,
        }
    }

    /// Whether it only adds words to the log, as one may even when all is over.
    #[must_use]
    pub fn is_words(&self) -> bool {
        matches!(self, Self::TakeNote { .. } | Self::TakeDecision { .. })
    }

    /// What it says in words, each with the option that it was given with.
    #[must_use]
    pub fn words(&self) -> Vec<(FieldName, &str)> {
        let words = match self {
            Self::SkipStep { why, .. }
            | Self::FailStep { why, .. }
            | Self::RuleOutStep { why, .. }
            | Self::ReopenStep { why, .. }
            | Self::OverrideGate { why, .. }
            | Self::DoubtVerdict { why, .. } => [Some((FieldName::Why, why.as_str())), None],
            Self::OfferCommand { why, .. } | Self::ResolveIncident { why } | Self::CloseIncident { why } => {
                [optional(FieldName::Why, why.as_ref()), None]
            }
            Self::TakeNote { text } | Self::TakeDecision { text } => [Some((FieldName::Text, text.as_str())), None],
            Self::FinishStep { evidence, verdict, .. } => [
                in_words(evidence.as_ref()),
                optional(FieldName::Extent, verdict.as_ref().and_then(|verdict| verdict.extent.as_ref())),
            ],
            Self::GiveVerdict { evidence, judgement, .. } => {
                [in_words(evidence.as_ref()), optional(FieldName::Extent, judgement.extent.as_ref())]
            }
            Self::AssignRole { duty, .. } => [optional(FieldName::Duty, duty.as_ref()), None],
            Self::AddComponent(component) => [Some((FieldName::Title, component.title.as_str())), None],
            Self::StartStep { .. }
            | Self::ConfirmStep { .. }
            | Self::SetService { .. }
            | Self::CallResponder { .. }
            | Self::Acknowledge
            | Self::ReleaseResponder { .. }
            | Self::AcceptCommand => [None, None],
        };
        words.into_iter().flatten().collect()
    }

    /// The verdict that it gives.
    #[must_use]
    pub fn judgement(&self) -> Option<&Judgement> {
        match self {
            Self::FinishStep { verdict, .. } => verdict.as_ref(),
            Self::GiveVerdict { judgement, .. } => Some(judgement),
            Self::AddComponent(_)
            | Self::StartStep { .. }
            | Self::ConfirmStep { .. }
            | Self::SkipStep { .. }
            | Self::FailStep { .. }
            | Self::RuleOutStep { .. }
            | Self::ReopenStep { .. }
            | Self::OverrideGate { .. }
            | Self::DoubtVerdict { .. }
            | Self::SetService { .. }
            | Self::CallResponder { .. }
            | Self::Acknowledge
            | Self::AssignRole { .. }
            | Self::ReleaseResponder { .. }
            | Self::OfferCommand { .. }
            | Self::AcceptCommand
            | Self::TakeNote { .. }
            | Self::TakeDecision { .. }
            | Self::ResolveIncident { .. }
            | Self::CloseIncident { .. } => None,
        }
    }
}

fn in_words(evidence: Option<&Evidence>) -> Option<(FieldName, &str)> {
    match evidence {
        Some(Evidence::Text(text)) => Some((FieldName::Evidence, text)),
        Some(Evidence::File { .. }) | None => None,
    }
}

fn optional(field: FieldName, text: Option<&String>) -> Option<(FieldName, &str)> {
    text.map(|text| (field, text.as_str()))
}
