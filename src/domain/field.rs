//! The fields that commands and forms are made of: each is one thing that
//! a person types or chooses, under the option that a verb has for it.

/// A thing to type or to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldName {
    /// The words of a note or a decision.
    Text,
    /// The entry that a command is about, by its number: `37`.
    Entry,
    /// When an entry happened, as it should have said.
    To,
    /// The step that a command is about, by code or id: `D3@db-1`.
    Step,
    /// That a step is meant for every component for which it is still open.
    All,
    /// The component that a command is about, by id.
    Component,
    /// The person that a command is about.
    Who,
    /// Who says what they see: anybody, in words.
    Caller,
    /// The component that a report is about.
    Concerned,
    /// A report, by the number of its entry.
    Report,
    /// Another report, which is of the same thing.
    With,
    /// That what somebody reports was seen here too.
    Reproduced,
    /// When somebody was promised a call.
    Callback,
    /// Somebody of the dial list, where a person could stand as well.
    Dial,
    /// What somebody said on the phone.
    Said,
    /// When somebody who answered will be there.
    Expected,
    /// The reason given: for skipping, failing, overriding and the like.
    Why,
    /// What shows it, in words.
    Evidence,
    /// What shows it, as a file.
    EvidenceFile,
    /// The verdict on data.
    Verdict,
    /// How much is damaged, lost or missing.
    Extent,
    /// The age of data from a backup.
    AsOf,
    /// What customers have of a component.
    Service,
    /// How much of a degraded service works.
    Percent,
    /// What a component or an incident is called.
    Title,
    /// What a component depends on.
    Needs,
    /// On what a component's data is stored.
    StoredOn,
    /// That a component is not in scope.
    Out,
    /// What came of a call.
    Outcome,
    /// Which of two numbers.
    Line,
    /// The role that somebody gets: `technical` or `communication`.
    Role,
    /// What exactly somebody with a role is to do, in words.
    Duty,
    /// Which of the three priorities a step serves.
    Priority,
    /// One of the paths of the runbook.
    Path,
    /// Which of two clocks is right: `log` or `machine`.
    Trusted,
    /// How bad an incident is, 1 the worst.
    Severity,
    /// Over which channels something goes.
    Channel,
    /// That something is sent although nobody knows whether it was before.
    Again,
    /// Whether something arrived: `yes` or `no`.
    Arrived,
    /// Why an incident was none.
    FalseAlarm,
    /// Whose word it is, where they have only a phone and somebody else types.
    For,
    /// What no verb about an incident takes, but a form of its own, or `declare`.
    Special(Special),
}

impl FieldName {
    /// The option of a verb that takes it; none for what a verb takes without one.
    #[must_use]
    pub const fn option(self) -> Option<&'static str> {
        Some(match self {
            Self::Why => "--why",
            Self::Evidence => "--evidence",
            Self::EvidenceFile => "--evidence-file",
            Self::Extent => "--extent",
            Self::AsOf => "--as-of",
            Self::Percent => "--percent",
            Self::Title => "--title",
            Self::Needs => "--needs",
            Self::StoredOn => "--stored-on",
            Self::Out => "--out",
            Self::Duty => "--duty",
            Self::All => "--all",
            Self::Priority => "--priority",
            Self::To => "--to",
            Self::FalseAlarm => "--false-alarm",
            Self::For => "--for",
            Self::Said => "--said",
            Self::Expected => "--expected",
            Self::Concerned => "--component",
            Self::Reproduced => "--reproduced",
            Self::Callback => "--callback",
            Self::Channel => "--channel",
            Self::Again => "--again",
            Self::Arrived => "--arrived",
            Self::Text
            | Self::Entry
            | Self::Step
            | Self::Component
            | Self::Who
            | Self::Caller
            | Self::Report
            | Self::With
            | Self::Dial
            | Self::Verdict
            | Self::Service
            | Self::Outcome
            | Self::Severity
            | Self::Line
            | Self::Role
            | Self::Path
            | Self::Trusted => return None,
            Self::Special(field) => return field.option(),
        })
    }
}

/// A field that only forms of their own and `declare` have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Special {
    /// The components in scope.
    Components,
    /// What made people declare.
    Source,
    /// Who reported it first.
    Reporter,
    /// What is affected, in words, when declaring.
    Affected,
    /// What is not affected, in words, when declaring.
    NotAffected,
    /// What nobody knows yet.
    Unknown,
    /// Whether the incident is only an exercise: nothing goes out.
    Drill,
    /// When an incident began, where that was before it is declared.
    Since,
    /// When something happened, where that was before it is entered.
    At,
    /// What is destroyed, typed as a precaution.
    Target,
    /// A kind of entries.
    Kind,
}

impl Special {
    const fn option(self) -> Option<&'static str> {
        Some(match self {
            Self::Components => "--component",
            Self::Source => "--source",
            Self::Reporter => "--reporter",
            Self::Affected => "--affected",
            Self::NotAffected => "--not-affected",
            Self::Unknown => "--unknown",
            Self::Drill => "--drill",
            Self::Since => "--since",
            Self::At => "--at",
            Self::Target | Self::Kind => return None,
        })
    }
}
