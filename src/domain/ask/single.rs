//! The kinds of things that are typed or chosen in one field.

use chrono::{DateTime, FixedOffset};

use crate::domain::entry_ref::EntryRef;
use crate::domain::field::{FieldName, Special};
use crate::domain::id::{ChannelId, ComponentId, PersonId, StepRef};
use crate::domain::record;
use crate::domain::runbook;
use crate::domain::vocabulary::{self, CallOutcome};

use super::Need;
use super::answers::Answers;
use super::kind::Kind;

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

/// Channels of the settings, by id; none where nobody said which.
#[derive(Clone, Copy, Debug)]
pub struct Channels;

impl Kind for Channels {
    type Value = Vec<ChannelId>;
    const NEEDS: &'static [Need] = &[Need::maybe(FieldName::Channel)];
    fn read<A: Answers>(answers: &A) -> Result<Vec<ChannelId>, A::Error> {
        let given = answers.given(FieldName::Channel).unwrap_or_default();
        Ok(given.split([',', ' ']).filter(|id| !id.is_empty()).map(ChannelId::from_log).collect())
    }
    fn words(_: &Vec<ChannelId>) -> Vec<(FieldName, &str)> {
        Vec::new()
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
    /// A report, by the number of its entry.
    Report: EntryRef = [Need::of(FieldName::Report)], entry;
    /// Another report.
    OtherReport: EntryRef = [Need::of(FieldName::With)], other_entry;
    /// When an entry happened, where that is put right.
    MayTo: Option<DateTime<FixedOffset>> = [Need::maybe(FieldName::To)], to;
    /// When somebody who answered will be there.
    Expected: DateTime<FixedOffset> = [Need::maybe(FieldName::Expected)], expected;
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
    /// What somebody said on the phone.
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
    /// Whether words arrived, by its word: `yes` or `no`.
    Arrived: vocabulary::Arrival = Arrived;
}

/// Since when somebody is awake.
#[derive(Clone, Copy, Debug)]
pub struct AwakeSince;

impl Kind for AwakeSince {
    type Value = DateTime<FixedOffset>;
    const NEEDS: &'static [Need] = &[Need { field: FieldName::Special(Special::Since), required: true, option: None }];
    fn read<A: Answers>(answers: &A) -> Result<Self::Value, A::Error> {
        answers.since()?.ok_or_else(|| answers.unknown_word(FieldName::Special(Special::Since)))
    }
    fn words(_: &Self::Value) -> Vec<(FieldName, &str)> {
        Vec::new()
    }
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
