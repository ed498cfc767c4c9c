//! What is put on record about steps: who began, finished,
//! confirmed or gave up which, and which locks were overridden.

use crate::domain::entry_ref::EntryRef;
use crate::domain::fact::facts;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::record::Evidence;
use crate::domain::step::Step;

facts! {
    /// Facts about steps.
    StepsFact
    /// Somebody began a step.
    "step_started" StepStarted: Steps [step: step] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
    }
    /// Somebody finished a step; with two names wanted, it counts once the second is there.
    "step_done" StepDone: Steps [step: step, said_by: said_by] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
        /// What shows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub evidence: Option<Evidence>,
        /// Whose word it is, where somebody else typed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub said_by: Option<PersonId>,
    }
    /// A second person stands for a finished step.
    "step_confirmed" StepConfirmed: Steps [step: step, said_by: said_by] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
        /// Whose word it is, where somebody else typed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub said_by: Option<PersonId>,
        /// The entry that finished the step, as the second person read it: another one still waits.
        /// Left out by older versions: whatever stood then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub of: Option<EntryRef>,
    }
    /// A step was left out.
    "step_skipped" StepSkipped: Steps [step: step] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
        /// The reason, in the words of whoever gave it.
        pub why: String,
    }
    /// A step does not apply here.
    "step_not_applicable" StepNotApplicable: Steps [step: step] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
        /// The reason, in the words of whoever gave it.
        pub why: String,
    }
    /// A step was tried and did not work.
    "step_failed" StepFailed: Steps [step: step] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
        /// The reason, in the words of whoever gave it.
        pub why: String,
    }
    /// A step is open again; what was said of it before stays in the log.
    "step_reopened" StepReopened: Steps [step: step] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
        /// The reason, in the words of whoever gave it.
        pub why: String,
    }
    /// The commander passed the gates of a step.
    "gate_overridden" GateOverridden: Steps [step: step] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
        /// The reason, in the words of whoever gave it.
        pub why: String,
        /// Of a step that is done once for all: the components whose gates were shut, which it passes and no
        /// others.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub passes: Option<Vec<ComponentId>>,
    }
    /// Somebody was asked to do a step, whatever their role.
    "step_delegated" StepDelegated: Steps [step: step, person: to] {
        /// The step, with its component where it repeats.
        pub step: StepRef,
        /// Who is to do it from then on.
        pub to: PersonId,
    }
    /// A step that the runbook does not have turned out to be needed.
    "step_added" StepAdded: Steps [] {
        /// The step, behind all others.
        pub step: Step,
    }
    /// One of several paths was chosen: the steps of the others fall away.
    "path_chosen" PathChosen: Steps [] {
        /// The path, as the runbook names it.
        pub path: String,
        /// The reason, in the words of whoever gave it.
        pub why: String,
    }
}
