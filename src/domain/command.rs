//! What a person may ask of an incident, and what the answer may be. [`super::decide`] answers with facts, or with a refusal that says what to do next.
//!
//! No command toggles: each says the wished end, and one that is already so adds nothing. Nothing here is stored or sent.

use chrono::{DateTime, FixedOffset};

use super::event::Fact;
use super::id::{ComponentId, PersonId, StepRef};
use super::record::{Evidence, Person};
use super::runbook::{Component, Role};
use super::speech::Sentence;
use super::stamp::Moment;
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

/// Who asks, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// Who.
    pub by: Person,
    /// Now.
    pub now: Moment,
    /// When it happened, where that was earlier.
    pub at: Option<Moment>,
}

/// What is to be written down, and what to tell the person who asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// The facts; none when it is so already.
    pub facts: Vec<Fact>,
    /// What the person should know: a warning, or that something stays open.
    pub remarks: Vec<Sentence>,
}

/// A "no", with its cause and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is refused.
    pub error: Sentence,
    /// Because of what.
    pub because: Sentence,
    /// What to do next.
    pub hint: Sentence,
}

pub(super) fn refuse<T>(
    error: impl Into<Sentence>,
    because: impl Into<Sentence>,
    hint: impl Into<Sentence>,
) -> Result<T, Refusal> {
    Err(Refusal { error: error.into(), because: because.into(), hint: hint.into() })
}

pub(super) fn already(remark: impl Into<Sentence>) -> Decision {
    Decision { facts: Vec::new(), remarks: vec![remark.into()] }
}

impl<F: Into<Fact>> From<F> for Decision {
    fn from(fact: F) -> Self {
        Self { facts: vec![fact.into()], remarks: Vec::new() }
    }
}
