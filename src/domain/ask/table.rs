//! The table of what can be asked. A row has the verb, what it is called and does, whether it is work and
//! when it may be asked; behind it the command that it becomes, with the kind of each part. From it come the
//! commands by topic, the verbs, and the reading of what was typed.
//!
//! No command toggles: each says the wished end, and one that is already so adds nothing.

use crate::domain::field::FieldName;
use crate::domain::id::StepRef;
use crate::domain::speech::say;
use crate::domain::verb::Verb;

use super::Who::{Anybody, Commander};
use super::answers::Answers;
use super::asked::Judgement;
use super::kind::Kind;
use super::{Row, Shape, When, holds};

/// The kinds of all parts, by name.
mod kinds {
    pub use crate::domain::ask::several::*;
    pub use crate::domain::ask::single::*;
}

/// The word that marks a verdict as stale, typed in place of a verdict.
pub const STALE: &str = "stale";

/// The word that a field must hold; none where any will do.
macro_rules! only {
    () => {
        None
    };
    ($word:ident) => {
        Some($word)
    };
}

/// Whether a row says that it takes the word of somebody who has only a phone.
macro_rules! quotes {
    () => {
        false
    };
    (quotes) => {
        true
    };
}

/// Makes verbs, table, commands and their reading out of the rows. A verb with several commands becomes the
/// first whose field holds the word after `where`, or any at all.
/// One with `quotes` before its commands takes the word of somebody who has only a phone, with `--for`.
macro_rules! asks {
    ($($(#[$topic_doc:meta])* $topic:ident($of:ident) {
        $($verb:ident = $word:literal ($name:expr, $does:expr, $who:expr, $work:literal, $when:ident) $($quotes:ident)?:
            $($(#[$doc:meta])* $command:ident { $($part:ident: $kind:ident),* } $(where $field:ident $(is $is:ident)?)?)|+;)*
    })*) => {
        #[expect(non_upper_case_globals, reason = "verbs are told apart like the variants of an enum, though each stands in its row")]
        impl Verb {
            $($(#[doc = concat!("`crisis ", $word, "`")] pub const $verb: Self = Self::named($word);)*)*
        }

        /// What can be asked of an incident, in the order of the table.
        pub const ASKS: &[Row] = &[$($(Row {
            verb: Verb::$verb,
            name: $name,
            does: $does,
            shapes: &[$(Shape {
                command: stringify!($command),
                needs: &[$(<kinds::$kind as Kind>::NEEDS),*],
                only: &[$((FieldName::$field, only!($($is)?)))?],
            }),+],
            who: $who,
            work: $work,
            when: When::$when,
            quotes: quotes!($($quotes)?),
        },)*)*];

        $($(#[$topic_doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[expect(missing_docs, reason = "the parts are those of the facts of the same name")]
        pub enum $of {
            $($($(#[$doc])* $command { $($part: <kinds::$kind as Kind>::Value),* },)+)*
        }

        impl $of {
            /// The verb that asks for it.
            #[must_use]
            pub fn verb(&self) -> Verb {
                match self { $($(Self::$command { .. } => Verb::$verb,)+)* }
            }

            fn read<A: Answers>(verb: Verb, answers: &A) -> Result<Option<Self>, A::Error> {
                $($(if verb == Verb::$verb $(&& holds(answers.given(FieldName::$field).as_deref(), only!($($is)?)))? {
                    return Ok(Some(Self::$command { $($part: kinds::$kind::read(answers)?),* }));
                })+)*
                Ok(None)
            }

            fn words(&self) -> Vec<(FieldName, &str)> {
                match self { $($(Self::$command { $($part),* } => {
                    #[allow(unused_mut, reason = "a command may hold nothing")]
                    let mut words = Vec::new();
                    $(words.extend(kinds::$kind::words($part));)*
                    words
                })+)* }
            }

            /// The step that it is about.
            #[must_use]
            pub fn step(&self) -> Option<&StepRef> {
                match self { $($(Self::$command { $($part),* } => None$(.or(kinds::$kind::step($part)))*,)+)* }
            }

            fn judgement(&self) -> Option<&Judgement> {
                match self { $($(Self::$command { $($part),* } => None$(.or(kinds::$kind::judgement($part)))*,)+)* }
            }
        })*

        /// What a person asks.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Command {
            $($(#[$topic_doc])* $topic($of),)*
        }

        impl Command {
            /// The verb that asks for it.
            #[must_use]
            pub fn verb(&self) -> Verb {
                match self { $(Self::$topic(command) => command.verb(),)* }
            }

            /// What was asked with a verb; none where it asks nothing of an incident.
            ///
            /// # Errors
            /// When something of it cannot be understood.
            pub fn read<A: Answers>(verb: Verb, answers: &A) -> Result<Option<Self>, A::Error> {
                $(if let Some(command) = $of::read(verb, answers)? {
                    return Ok(Some(Self::$topic(command)));
                })*
                Ok(None)
            }

            /// What it says in words of one's own, each with its field.
            #[must_use]
            pub fn words(&self) -> Vec<(FieldName, &str)> {
                match self { $(Self::$topic(command) => command.words(),)* }
            }

            /// The verdict that it gives.
            #[must_use]
            pub fn judgement(&self) -> Option<&Judgement> {
                match self { $(Self::$topic(command) => command.judgement(),)* }
            }
        }

        $(impl From<$of> for Command {
            fn from(command: $of) -> Self {
                Self::$topic(command)
            }
        })*
    };
}

asks! {
    /// What may be asked about steps.
    Steps(StepsCommand) {
        Start = "start" (|| say!("keys-start"), || say!("keys-start-does"), Anybody, true, Open):
            /// Begin a step: from then on it is somebody's.
            StartStep { step: Step };
        Done = "done" (|| say!("keys-done"), || say!("keys-done-does"), Anybody, true, Open) quotes:
            /// Finish a step, with a verdict where it asks for one.
            FinishStep { step: Step, evidence: MayEvidence, verdict: MayJudged, service: MayService, percent: MayPercent };
        Confirm = "confirm" (|| say!("keys-confirm"), || say!("keys-confirm-does"), Anybody, true, Open) quotes:
            /// Confirm a verdict, as the second name that it needs.
            ConfirmVerdict { component: Component } where Component
            | /// Confirm a finished step, as the second name that it needs.
            ConfirmStep { step: Step };
        Skip = "skip" (|| say!("keys-skip"), || say!("keys-skip-does"), Anybody, true, Open):
            /// Leave a step out.
            SkipStep { step: Step, why: Why };
        Fail = "fail" (|| say!("keys-fail"), || say!("keys-fail-does"), Anybody, true, Open):
            /// Record that a step was tried and failed.
            FailStep { step: Step, why: Why };
        Na = "na" (|| say!("keys-na"), || say!("keys-na-does"), Anybody, true, Open):
            /// Say that a step does not apply.
            RuleOutStep { step: Step, why: Why };
        Reopen = "reopen" (|| say!("keys-reopen"), || say!("keys-reopen-does"), Anybody, true, Open):
            /// Open a step again.
            ReopenStep { step: Step, why: Why };
        Override = "override" (|| say!("keys-override"), || say!("keys-override-does"), Commander(|step| say!("rules-gate-not-passed", step = step)), true, Open):
            /// Let a verdict count without a second name.
            OverrideVerdict { component: Component, why: Why } where Component
            | /// Override the lock of a step.
            OverrideGate { step: OneStep, why: Why };
        Delegate = "delegate" (|| say!("keys-delegate"), || say!("keys-delegate-does"), Anybody, true, Open):
            /// Ask somebody to do a step, whatever their role.
            DelegateStep { step: OneStep, to: Who };
    }
    /// What may be asked about how the runbook is followed.
    Course(CourseCommand) {
        Add = "add" (|| say!("keys-add-step"), || say!("keys-add-step-does"), Anybody, true, Open):
            /// Add a step that the runbook does not have.
            AddStep { new: NewStep };
        Choose = "choose" (|| say!("keys-choose-path"), || say!("keys-choose-path-does"), Commander(|_| say!("rules-no-path-chosen-yet")), true, Open):
            /// Choose one of the paths of the runbook.
            ChoosePath { path: Path, why: Why };
    }
    /// What may be asked about components.
    Data(DataCommand) {
        Component = "component" (|| say!("keys-add"), || say!("keys-add-does"), Anybody, true, Open):
            /// Take a component out of scope.
            LeaveOutComponent { component: Component, out: Out, why: Why } where Out
            | /// Bring a component into scope, or put right what is known of it.
            AddComponent { component: NewComponent };
        Verdict = "verdict" (|| say!("keys-verdict"), || say!("keys-verdict-does"), Anybody, true, Open) quotes:
            /// Mark a verdict as stale, until one is given anew.
            DoubtVerdict { component: Component, why: Why } where Verdict is STALE
            | /// Give a verdict on the data of a component.
            GiveVerdict { component: Component, judgement: Judged, evidence: MayEvidence };
        Service = "service" (|| say!("keys-service"), || say!("keys-service-does"), Anybody, true, Open) quotes:
            /// Say what customers have of a component.
            SetService { component: Component, service: Service, percent: MayPercent, why: MayWhy };
    }
    /// What may be asked about people.
    People(PeopleCommand) {
        Call = "call" (|| say!("keys-call"), || say!("keys-call-does"), Anybody, false, Open):
            /// Dial somebody of the dial list, or say what came of it: they never become a responder.
            DialOutsider { who: Outsider, outcome: MayOutcome, said: MaySaid } where Dial
            | /// Say that somebody answered and is on their way: when they will be there, and what they said.
            ExpectResponder { who: Callee, line: Line, outcome: MayOutcome, said: MaySaid, expected: Expected } where Expected
            | /// Call somebody, or say what came of the call.
            CallResponder { who: Callee, line: Line, outcome: MayOutcome };
        Ack = "ack" (|| say!("keys-ack"), || say!("keys-ack-does"), Anybody, false, Open):
            /// Acknowledge: say that one is there.
            Acknowledge {};
        Assign = "assign" (|| say!("keys-assign"), || say!("keys-assign-does"), Anybody, true, Open):
            /// Give somebody a role.
            AssignRole { who: Who, role: Role, duty: MayDuty };
        Awake = "awake" (|| say!("keys-awake"), || say!("keys-awake-does"), Anybody, true, Open):
            /// Say since when one is awake.
            SayAwake { since: AwakeSince };
        Release = "release" (|| say!("keys-release"), || say!("keys-release-does"), Anybody, true, Open):
            /// Let somebody go, which takes their role from them.
            ReleaseResponder { who: Who };
        Handover = "handover" (|| say!("keys-handover"), || say!("keys-handover-does"), Anybody, true, Open):
            /// Offer the command to somebody; it passes once they accept.
            OfferCommand { to: Who, why: MayWhy };
        Accept = "accept" (|| say!("keys-accept"), || say!("keys-accept-does"), Anybody, false, Open):
            /// Take the command that was offered.
            AcceptCommand {};
        Decline = "decline" (|| say!("keys-decline"), || say!("keys-decline-does"), Anybody, false, Open):
            /// Refuse the command that was offered.
            DeclineCommand { why: MayWhy };
    }
    /// What may be asked about words that leave.
    Sending(SendingCommand) {
        Page = "page" (|| say!("keys-page"), || say!("keys-page-does"), Anybody, false, Open):
            /// Say whether a page arrived of which nobody knows it.
            SettlePage { who: Who, channels: Channels, arrived: Arrived } where Arrived
            | /// Send somebody a page.
            PageResponder { page: NewPage };
    }
    /// What may be asked about what came in.
    Inbox(InboxCommand) {
        Heard = "heard" (|| say!("keys-heard"), || say!("keys-heard-does"), Anybody, false, Open):
            /// Put a report on record: who says so, and what they see.
            HearReport { report: NewReport };
        Reproduced = "reproduced" (|| say!("keys-reproduced"), || say!("keys-reproduced-does"), Anybody, false, Open):
            /// Say that one saw what a report says.
            ReproduceReport { report: Report };
        Join = "join" (|| say!("keys-join"), || say!("keys-join-does"), Anybody, false, Open):
            /// Say that two reports are of one thing.
            JoinReports { report: Report, with: OtherReport };
        Dismiss = "dismiss" (|| say!("keys-dismiss"), || say!("keys-dismiss-does"), Anybody, false, Open):
            /// Say that a report leads nowhere.
            DismissReport { report: Report, why: Why };
    }
    /// What may be asked about the incident as a whole.
    Lifecycle(LifecycleCommand) {
        Note = "note" (|| say!("keys-note"), || say!("keys-note-does"), Anybody, false, Always):
            /// Write a note into the log; nothing else changes.
            TakeNote { text: Text };
        Decide = "decide" (|| say!("keys-decide"), || say!("keys-decide-does"), Anybody, false, Always):
            /// Write down what was decided.
            TakeDecision { text: Text };
        Clock = "clock" (|| say!("keys-clock"), || say!("keys-clock-does"), Commander(|_| say!("rules-clock-not-settled")), true, Open):
            /// Say which clock is right, where this machine's and the log disagree.
            SettleClock { trusted: Trusted, why: Why };
        Scope = "scope" (|| say!("keys-scope"), || say!("keys-scope-does"), Anybody, true, Open):
            /// Say anew what is affected.
            ChangeScope { scope: Scoped };
        Title = "title" (|| say!("keys-title"), || say!("keys-title-does"), Anybody, true, Open):
            /// Call the incident otherwise.
            ChangeTitle { text: Text };
        Severity = "severity" (|| say!("keys-severity"), || say!("keys-severity-does"), Anybody, true, Open):
            /// Say how bad it is.
            ChangeSeverity { severity: Severity };
        Resolve = "resolve" (|| say!("keys-resolve"), || say!("keys-resolve-does"), Anybody, true, Open):
            /// Say that service is back.
            ResolveIncident { why: MayWhy };
        Close = "close" (|| say!("keys-close"), || say!("keys-close-does"), Commander(|_| say!("rules-not-closed")), true, Open):
            /// Close an incident that was none.
            CloseFalseAlarm { why: FalseAlarm } where FalseAlarm
            | /// Close the incident.
            CloseIncident { why: MayWhy };
    }
    /// What may be asked about entries of the log.
    Amend(AmendCommand) {
        Correct = "correct" (|| say!("keys-correct"), || say!("keys-correct-does"), Anybody, false, Always):
            /// Put the words or the time of an entry right.
            CorrectEntry { entry: Entry, text: MayText, to: MayTo };
        Strike = "strike" (|| say!("keys-strike"), || say!("keys-strike-does"), Anybody, false, Always):
            /// Strike an entry: from then on it counts as if nobody had written it.
            StrikeEntry { entry: Entry, why: Why };
    }
}

/// Lists the verbs that only show something, or are about files.
macro_rules! shows {
    ($($verb:ident = $word:literal,)*) => {
        #[expect(non_upper_case_globals, reason = "as above")]
        impl Verb {
            $(#[doc = concat!("`crisis ", $word, "`")] pub const $verb: Self = Self::named($word);)*
        }

        /// The verbs that ask nothing of an incident.
        pub const SHOWS: &[Verb] = &[$(Verb::$verb),*];
    };
}

shows! {
    Declare = "declare",
    Open = "open",
    Show = "show",
    New = "new",
    Status = "status",
    Next = "next",
    Brief = "brief",
    Log = "log",
    Alert = "alert",
    Intake = "intake",
    Inbox = "inbox",
    Transcribe = "transcribe",
    Contacts = "contacts",
    Oncall = "oncall",
    Pack = "pack",
    Export = "export",
    Verify = "verify",
    Lint = "lint",
    Doctor = "doctor",
    Completions = "completions",
    Man = "man",
}

impl Verb {
    /// Its row of the table; none where it asks nothing of an incident.
    #[must_use]
    pub fn row(self) -> Option<&'static Row> {
        ASKS.iter().find(|row| row.verb == self)
    }

    /// Whether it ordinarily takes a field.
    #[must_use]
    pub fn takes(self, field: FieldName) -> bool {
        self.row().is_some_and(|row| row.fields().any(|need| need.field == field))
    }
}

impl Command {
    /// Its row of the table.
    #[must_use]
    pub fn row(&self) -> Option<&'static Row> {
        self.verb().row()
    }
}
