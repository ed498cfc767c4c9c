//! The kinds of things that one types or chooses: what each
//! becomes, under which fields it is asked for, and how it is read.

use chrono::{DateTime, FixedOffset};

use crate::domain::entry_ref::EntryRef;
use crate::domain::field::{FieldName, Special};
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::record::{self, Evidence, Scope};
use crate::domain::runbook;
use crate::domain::vocabulary::{self, CallOutcome, Priority, Verdict};

use super::Need;

/// What somebody typed or chose, on a command line or in a form.
pub trait Answers {
    /// Why something cannot be understood.
    type Error;
    /// What a field holds, as it was typed or as the word of what was chosen; nothing where it is empty.
    fn given(&self, field: FieldName) -> Option<String>;
    /// The error for a field that holds none of its words.
    fn unknown_word(&self, field: FieldName) -> Self::Error;
    /// The step that is meant.
    ///
    /// # Errors
    /// When there is none, or more than one.
    fn step(&self) -> Result<StepRef, Self::Error>;
    /// The component that is meant.
    ///
    /// # Errors
    /// When it can be none.
    fn component(&self) -> Result<ComponentId, Self::Error>;
    /// The components that something is for; none where nobody said.
    ///
    /// # Errors
    /// When one can be none.
    fn components(&self) -> Result<Vec<ComponentId>, Self::Error>;
    /// A component that is to come into scope, or of which something is put right.
    ///
    /// # Errors
    /// When it can be none.
    fn described(&self) -> Result<Described, Self::Error>;
    /// The person who is meant.
    ///
    /// # Errors
    /// When it can be none.
    fn person(&self) -> Result<PersonId, Self::Error>;
    /// The person who is called, with all that the contacts know.
    ///
    /// # Errors
    /// When nobody has a number of them.
    fn callee(&self) -> Result<record::Person, Self::Error>;
    /// Somebody of the dial list who is dialled.
    ///
    /// # Errors
    /// When nobody there is called so.
    fn outsider(&self) -> Result<record::Outsider, Self::Error>;
    /// On which number they are called.
    ///
    /// # Errors
    /// When it is none.
    fn line(&self) -> Result<vocabulary::Line, Self::Error>;
    /// The entry that is meant.
    ///
    /// # Errors
    /// When there is none, or more than one.
    fn entry(&self) -> Result<EntryRef, Self::Error>;
    /// When an entry happened, where that is put right.
    ///
    /// # Errors
    /// When it is no time.
    fn to(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error>;
    /// The evidence, in words or as a file; none where none was given.
    ///
    /// # Errors
    /// When a file cannot be read.
    fn evidence(&self) -> Result<Option<Evidence>, Self::Error>;
    /// The age of data from a backup.
    ///
    /// # Errors
    /// When it is no time.
    fn as_of(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error>;
    /// How much of something works, in percent.
    ///
    /// # Errors
    /// When it is no number; the rules refuse more than 100.
    fn percent(&self) -> Result<Option<u8>, Self::Error>;
}

/// A kind of thing that one types or chooses.
pub trait Kind {
    /// The type that a command holds it as.
    type Value;
    /// Under which fields it is asked for.
    const NEEDS: &'static [Need];
    /// Makes the value of what was typed or chosen.
    ///
    /// # Errors
    /// When it cannot be understood.
    fn read<A: Answers>(answers: &A) -> Result<Self::Value, A::Error>;
    /// The free text that it holds, by field: each must say something and fit
    /// into an entry. Without a default, so that no kind forgets its own.
    fn words(value: &Self::Value) -> Vec<(FieldName, &str)>;
    /// The step that it is.
    fn step(_: &Self::Value) -> Option<&StepRef> {
        None
    }
    /// The verdict that it is.
    fn judgement(_: &Self::Value) -> Option<&Judgement> {
        None
    }
}

/// A verdict on a component's data, as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What is now held to be true of the data.
    pub verdict: Verdict,
    /// How much is damaged, lost or missing.
    pub extent: Option<String>,
    /// The age of data from a backup.
    pub as_of: Option<DateTime<FixedOffset>>,
}

impl Judgement {
    fn of<A: Answers>(verdict: Verdict, answers: &A) -> Result<Self, A::Error> {
        Ok(Self { verdict, extent: answers.given(FieldName::Extent), as_of: answers.as_of()? })
    }

    fn words(&self) -> Option<(FieldName, &str)> {
        self.extent.as_deref().map(|extent| (FieldName::Extent, extent))
    }
}

/// Kinds whose reading is left to [`Answers`].
macro_rules! read_by_whoever_answers {
    ($($(#[$doc:meta])* $kind:ident: $value:ty = $need:expr, $read:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $kind;

        impl Kind for $kind {
            type Value = $value;
            const NEEDS: &'static [Need] = &$need;
            fn read<A: Answers>(answers: &A) -> Result<$value, A::Error> {
                answers.$read()
            }
            fn words(_: &$value) -> Vec<(FieldName, &str)> {
                Vec::new()
            }
        }
    )*};
}

/// Kinds of steps, by code or id.
macro_rules! steps {
    ($($(#[$doc:meta])* $kind:ident = $needs:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $kind;

        impl Kind for $kind {
            type Value = StepRef;
            const NEEDS: &'static [Need] = &$needs;
            fn read<A: Answers>(answers: &A) -> Result<StepRef, A::Error> {
                answers.step()
            }
            fn words(_: &StepRef) -> Vec<(FieldName, &str)> {
                Vec::new()
            }
            fn step(step: &StepRef) -> Option<&StepRef> {
                Some(step)
            }
        }
    )*};
}

steps! {
    /// One step and no other.
    OneStep = [Need::of(FieldName::Step)];
    /// A step, for one component or for several at once: each becomes a command of its own.
    Step = [Need::of(FieldName::Step), Need::maybe(FieldName::All)];
}

/// A step that the runbook does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnStep {
    /// The action, a few words.
    pub title: String,
    /// Which of the three priorities it serves.
    pub priority: Priority,
    /// The components for which it is done; none where it is done once for all.
    pub components: Vec<ComponentId>,
    /// The role whose people do it, where that is said.
    pub role: Option<runbook::Role>,
}

/// A step that the runbook does not have.
#[derive(Clone, Copy, Debug)]
pub struct NewStep;

impl Kind for NewStep {
    type Value = OwnStep;
    const NEEDS: &'static [Need] = &[
        Need::of(FieldName::Text),
        Need::of(FieldName::Priority),
        Need::maybe(FieldName::Component).behind("--component"),
        Need::maybe(FieldName::Role).behind("--role"),
    ];
    fn read<A: Answers>(answers: &A) -> Result<OwnStep, A::Error> {
        let priority = answers.given(FieldName::Priority).and_then(|word| Priority::from_word(&word));
        Ok(OwnStep {
            title: answers.given(FieldName::Text).unwrap_or_default(),
            priority: priority.ok_or_else(|| answers.unknown_word(FieldName::Priority))?,
            components: answers.components()?,
            role: answers.given(FieldName::Role).and_then(|word| runbook::Role::from_word(&word)),
        })
    }
    fn words(own: &OwnStep) -> Vec<(FieldName, &str)> {
        vec![(FieldName::Text, &own.title)]
    }
}

/// One of the paths of the runbook.
#[derive(Clone, Copy, Debug)]
pub struct Path;

impl Kind for Path {
    type Value = String;
    const NEEDS: &'static [Need] = &[Need::of(FieldName::Path)];
    fn read<A: Answers>(answers: &A) -> Result<String, A::Error> {
        Ok(answers.given(FieldName::Path).unwrap_or_default())
    }
    fn words(path: &String) -> Vec<(FieldName, &str)> {
        vec![(FieldName::Path, path)]
    }
}

/// What customers have of a component once a step is done, where that is said.
#[derive(Clone, Copy, Debug)]
pub struct MayService;

impl Kind for MayService {
    type Value = Option<vocabulary::Service>;
    const NEEDS: &'static [Need] = &[Need::maybe(FieldName::Service).behind("--service")];
    fn read<A: Answers>(answers: &A) -> Result<Self::Value, A::Error> {
        Ok(answers.given(FieldName::Service).and_then(|word| vocabulary::Service::from_word(&word)))
    }
    fn words(_: &Self::Value) -> Vec<(FieldName, &str)> {
        Vec::new()
    }
}

read_by_whoever_answers! {
    /// A component in scope.
    Component: ComponentId = [Need::of(FieldName::Component)], component;
    /// A person, by id.
    Who: PersonId = [Need::of(FieldName::Who)], person;
    /// Somebody who is called.
    Callee: record::Person = [Need::of(FieldName::Who)], callee;
    /// Somebody of the dial list, who stands where a person could.
    Outsider: record::Outsider = [Need::of(FieldName::Who)], outsider;
    /// Which of two numbers.
    Line: vocabulary::Line = [Need::maybe(FieldName::Line)], line;
    /// An entry of the log.
    Entry: EntryRef = [Need::of(FieldName::Entry)], entry;
    /// When an entry happened, where that is put right.
    MayTo: Option<DateTime<FixedOffset>> = [Need::maybe(FieldName::To)], to;
    /// How much of something works.
    MayPercent: Option<u8> = [Need::maybe(FieldName::Percent)], percent;
}

/// Free text that must be given.
macro_rules! words_of_ones_own {
    ($($(#[$doc:meta])* $kind:ident = $field:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $kind;

        impl Kind for $kind {
            type Value = String;
            const NEEDS: &'static [Need] = &[Need::of(FieldName::$field)];
            fn read<A: Answers>(answers: &A) -> Result<String, A::Error> {
                Ok(answers.given(FieldName::$field).unwrap_or_default())
            }
            fn words(text: &String) -> Vec<(FieldName, &str)> {
                vec![(FieldName::$field, text)]
            }
        }
    )*};
}

words_of_ones_own! {
    /// The words of a note or a decision.
    Text = Text;
    /// A reason, which must be given.
    Why = Why;
    /// Why an incident was none.
    FalseAlarm = FalseAlarm;
}

/// Free text that may be left out.
macro_rules! words_if_any {
    ($($(#[$doc:meta])* $kind:ident = $field:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $kind;

        impl Kind for $kind {
            type Value = Option<String>;
            const NEEDS: &'static [Need] = &[Need::maybe(FieldName::$field)];
            fn read<A: Answers>(answers: &A) -> Result<Option<String>, A::Error> {
                Ok(answers.given(FieldName::$field))
            }
            fn words(text: &Option<String>) -> Vec<(FieldName, &str)> {
                text.iter().map(|text| (FieldName::$field, text.as_str())).collect()
            }
        }
    )*};
}

words_if_any! {
    /// The words of an entry, where these are put right.
    MayText = Text;
    /// What somebody of the dial list said.
    MaySaid = Said;
    /// A reason, where one is needed.
    MayWhy = Why;
    /// What exactly somebody with a role is to do, where that is said.
    MayDuty = Duty;
}

/// One word of a fixed list.
macro_rules! words_of_a_list {
    ($($(#[$doc:meta])* $kind:ident: $value:ty = $field:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $kind;

        impl Kind for $kind {
            type Value = $value;
            const NEEDS: &'static [Need] = &[Need::of(FieldName::$field)];
            fn read<A: Answers>(answers: &A) -> Result<$value, A::Error> {
                let word = answers.given(FieldName::$field);
                word.and_then(|word| <$value>::from_word(&word)).ok_or_else(|| answers.unknown_word(FieldName::$field))
            }
            fn words(_: &$value) -> Vec<(FieldName, &str)> {
                Vec::new()
            }
        }
    )*};
}

words_of_a_list! {
    /// A role, by its word: `technical` or `communication`.
    Role: runbook::Role = Role;
    /// What customers have of a component.
    Service: vocabulary::Service = Service;
    /// Which clock is right, by its word: `log` or `machine`.
    Trusted: vocabulary::Trusted = Trusted;
}

/// How bad an incident is: 1, the worst, to 5.
#[derive(Clone, Copy, Debug)]
pub struct Severity;

/// The severities there are, the worst first.
pub const SEVERITIES: [&str; 5] = ["1", "2", "3", "4", "5"];

impl Kind for Severity {
    type Value = u8;
    const NEEDS: &'static [Need] = &[Need::of(FieldName::Severity)];
    fn read<A: Answers>(answers: &A) -> Result<u8, A::Error> {
        let typed = answers.given(FieldName::Severity).filter(|word| SEVERITIES.contains(&word.as_str()));
        typed.and_then(|word| word.parse().ok()).ok_or_else(|| answers.unknown_word(FieldName::Severity))
    }
    fn words(_: &u8) -> Vec<(FieldName, &str)> {
        Vec::new()
    }
}

/// What is affected, what is not, and what nobody knows yet; what is left out is as it was.
#[derive(Clone, Copy, Debug)]
pub struct Scoped;

impl Kind for Scoped {
    type Value = Scope;
    const NEEDS: &'static [Need] = &[
        Need::maybe(FieldName::Special(Special::Affected)),
        Need::maybe(FieldName::Special(Special::NotAffected)),
        Need::maybe(FieldName::Special(Special::Unknown)),
    ];
    fn read<A: Answers>(answers: &A) -> Result<Scope, A::Error> {
        let said = |field| answers.given(FieldName::Special(field));
        Ok(Scope { affected: said(Special::Affected), not_affected: said(Special::NotAffected), unknown: said(Special::Unknown) })
    }
    fn words(scope: &Scope) -> Vec<(FieldName, &str)> {
        let said = [
            (Special::Affected, &scope.affected),
            (Special::NotAffected, &scope.not_affected),
            (Special::Unknown, &scope.unknown),
        ];
        said.into_iter().filter_map(|(field, text)| Some((FieldName::Special(field), text.as_deref()?))).collect()
    }
}

/// That it is not in scope.
#[derive(Clone, Copy, Debug)]
pub struct Out;

impl Kind for Out {
    type Value = ();
    const NEEDS: &'static [Need] = &[Need::maybe(FieldName::Out)];
    fn read<A: Answers>(_: &A) -> Result<(), A::Error> {
        Ok(())
    }
    fn words((): &()) -> Vec<(FieldName, &str)> {
        Vec::new()
    }
}

/// What came of a call; nothing while it rings.
#[derive(Clone, Copy, Debug)]
pub struct MayOutcome;

impl Kind for MayOutcome {
    type Value = Option<CallOutcome>;
    const NEEDS: &'static [Need] = &[Need::maybe(FieldName::Outcome)];
    fn read<A: Answers>(answers: &A) -> Result<Option<CallOutcome>, A::Error> {
        Ok(answers.given(FieldName::Outcome).and_then(|word| CallOutcome::from_word(&word)))
    }
    fn words(_: &Option<CallOutcome>) -> Vec<(FieldName, &str)> {
        Vec::new()
    }
}

/// What is said of a component: the rest is as it was, or as the runbook has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Its id.
    pub id: ComponentId,
    /// What it is called.
    pub title: Option<String>,
    /// What it needs.
    pub needs: Option<Vec<ComponentId>>,
    /// On what its data is stored.
    pub stored_on: Option<Vec<ComponentId>>,
}

impl Described {
    /// One of which nothing is said but its id.
    #[must_use]
    pub fn named(id: ComponentId) -> Self {
        Self { id, title: None, needs: None, stored_on: None }
    }
}

/// A component that is to come into scope, or of which something is put right.
#[derive(Clone, Copy, Debug)]
pub struct NewComponent;

impl Kind for NewComponent {
    type Value = Described;
    const NEEDS: &'static [Need] = &[
        Need::of(FieldName::Component),
        Need::maybe(FieldName::Title),
        Need::maybe(FieldName::Needs),
        Need::maybe(FieldName::StoredOn),
    ];
    fn read<A: Answers>(answers: &A) -> Result<Described, A::Error> {
        answers.described()
    }
    fn words(described: &Described) -> Vec<(FieldName, &str)> {
        described.title.iter().map(|title| (FieldName::Title, title.as_str())).collect()
    }
}

/// Evidence, in words or as a file; none where none was given.
#[derive(Clone, Copy, Debug)]
pub struct MayEvidence;

impl Kind for MayEvidence {
    type Value = Option<Evidence>;
    const NEEDS: &'static [Need] = &[Need::maybe(FieldName::Evidence), Need::maybe(FieldName::EvidenceFile)];
    fn read<A: Answers>(answers: &A) -> Result<Option<Evidence>, A::Error> {
        answers.evidence()
    }
    fn words(evidence: &Option<Evidence>) -> Vec<(FieldName, &str)> {
        match evidence {
            Some(Evidence::Text(text)) => vec![(FieldName::Evidence, text)],
            Some(Evidence::File { .. }) | None => Vec::new(),
        }
    }
}

/// A verdict on data, with its extent and age.
#[derive(Clone, Copy, Debug)]
pub struct Judged;

impl Kind for Judged {
    type Value = Judgement;
    const NEEDS: &'static [Need] = &[Need::of(FieldName::Verdict), Need::maybe(FieldName::Extent), Need::maybe(FieldName::AsOf)];
    fn read<A: Answers>(answers: &A) -> Result<Judgement, A::Error> {
        MayJudged::read(answers)?.ok_or_else(|| answers.unknown_word(FieldName::Verdict))
    }
    fn words(judgement: &Judgement) -> Vec<(FieldName, &str)> {
        judgement.words().into_iter().collect()
    }
    fn judgement(judgement: &Judgement) -> Option<&Judgement> {
        Some(judgement)
    }
}

/// A verdict on data, for a step that may give one.
#[derive(Clone, Copy, Debug)]
pub struct MayJudged;

impl Kind for MayJudged {
    type Value = Option<Judgement>;
    const NEEDS: &'static [Need] =
        &[Need::maybe(FieldName::Verdict).behind("--verdict"), Need::maybe(FieldName::Extent), Need::maybe(FieldName::AsOf)];
    fn read<A: Answers>(answers: &A) -> Result<Option<Judgement>, A::Error> {
        let verdict = answers.given(FieldName::Verdict).and_then(|word| Verdict::from_word(&word));
        verdict.map(|verdict| Judgement::of(verdict, answers)).transpose()
    }
    fn words(judgement: &Option<Judgement>) -> Vec<(FieldName, &str)> {
        judgement.iter().filter_map(Judgement::words).collect()
    }
    fn judgement(judgement: &Option<Judgement>) -> Option<&Judgement> {
        judgement.as_ref()
    }
}
