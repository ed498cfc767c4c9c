//! Somebody's work on a step: who asks, what the gate says, and whose work it is.

use crate::domain::advice::{Advice, Decision, Lock, Refusal, refuse};
use crate::domain::data::case::Case;
use crate::domain::data::state::ComponentState;
use crate::domain::hints;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::length::lasting;
use crate::domain::people::rules::{ask_another, not_the_second};
use crate::domain::runbook::Priority;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::step::Doer;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Service;

use super::facts::StepsFact;
use super::plan::{Instance, Plan};
use super::rules::{ask_the_commander_for, leave_or_change_role};
use super::state::Progress;

/// What the gate says of a step.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Why it is locked, where it is.
    pub lock: Option<Lock>,
    /// The components whose gates would be passed by name, if its lock were overridden.
    pub passes: Option<Vec<ComponentId>>,
    /// When its wait was over, where what is entered late was done before that.
    pub early: Option<Moment>,
}

/// Somebody's work on a step, and all that decides whether it may be done.
pub struct Work<'a> {
    pub(super) plan: Plan<'a>,
    pub(super) case: Case<'a>,
    pub(super) instance: Instance<'a>,
    pub(super) reference: StepRef,
    pub(super) code: String,
    pub(super) progress: &'a Progress,
    /// What the gate says of it.
    pub(super) lock: Option<Lock>,
    /// The components whose gates would be passed by name, if its lock were overridden.
    pub(super) passes: Option<Vec<ComponentId>>,
    /// When its wait was over, where what is entered late was done before that.
    pub(super) early: Option<Moment>,
}

/// A step as refusals name it, with its code and its title.
#[must_use]
pub fn named(instance: &Instance<'_>) -> String {
    format!("{} \"{}\"", instance.code(), instance.step.title)
}

impl<'a> Work<'a> {
    /// Work on a step, with what the gate says of it.
    #[must_use]
    pub fn new(plan: Plan<'a>, case: Case<'a>, instance: Instance<'a>, answer: Answer) -> Self {
        let Answer { lock, passes, early } = answer;
        let reference = instance.reference();
        let (code, progress) = (instance.code(), plan.progress(&reference));
        Self { plan, case, instance, reference, code, progress, lock, passes, early }
    }

    /// The component that the step's verdict is about.
    #[must_use]
    pub fn judged(&self) -> Option<&'a ComponentState> {
        self.plan.judged(&self.reference)
    }

    pub(super) fn named(&self) -> String {
        named(&self.instance)
    }

    /// The lock: data, earlier steps, hold time.
    fn pass_lock(&self) -> Result<(), Refusal> {
        match &self.lock {
            Some(lock) => refuse(say!("rules-stays-locked", step = self.named()), &lock.because, lock.hint.clone()),
            None => Ok(()),
        }
    }

    /// Whoever stands for a finished step beside the first.
    pub(super) fn pass_as_second(&self, first: &PersonId) -> Result<(), Refusal> {
        self.pass_lock()?;
        let (people, error) = (self.case.people, say!("rules-not-confirmed", step = self.named()));
        let role = self.instance.step.role.role();
        not_the_second(people, self.case.asking, role, first, &error).map_or(Ok(()), Err)
    }

    /// What the first is told, who cannot be the second as well.
    pub(super) fn ask_another(&self, confirm: impl Into<Advice>) -> Advice {
        let counts = self.instance.step.destroys.is_none().then(|| hints::with_reason(Verb::Override, &self.code));
        ask_another(self.case.people, self.case.asking, confirm.into(), counts)
    }

    /// The lock, and whose work it is.
    pub(super) fn pass_gates(&self) -> Result<(), Refusal> {
        self.pass_lock()?;
        if self.progress.overridden.is_some() {
            return Ok(());
        }
        let Case { people, asking, .. } = self.case;
        let (by, doer) = (&asking.by.id, self.instance.step.role);
        if people.is_commander(by) || self.progress.delegated.as_ref().is_some_and(|(to, _)| to == by) {
            return Ok(());
        }
        let not_yours = || say!("rules-not-yours", step = self.named());
        let Some(wanted) = doer.role() else {
            let Some(post) = &people.post else { return Ok(()) };
            let because = say!("rules-is-the-commanders", name = people.called(&post.commander));
            return refuse(not_yours(), because, ask_the_commander_for(people, post, &self.code, by));
        };
        let held = people.responder(by).and_then(|responder| responder.role);
        match held.filter(|held| *held != wanted) {
            None => Ok(()),
            Some(held) => refuse(
                not_yours(),
                say!("rules-wants-role", wanted = wanted, who = by, held = held),
                leave_or_change_role(by, wanted),
            ),
        }
    }

    /// What to do about the step; where something is held by time alone, to wait.
    pub(super) fn once_time_allows(&self, hint: Sentence) -> Advice {
        self.waits().map_or_else(|| hint.into(), |lock| lock.hint.clone())
    }

    /// The lock of what is held by time alone.
    pub(super) fn waits(&self) -> Option<&Lock> {
        self.lock.as_ref().filter(|lock| lock.hint.until.is_some())
    }

    /// What to tell a commander who does technical work with enough
    /// others there, and somebody without a role.
    fn remarks(&self) -> Vec<Sentence> {
        let technical = self.instance.step.role == Doer::Technical;
        let mut remarks = Vec::new();
        if let (Some(over), Some(at)) = (self.early, self.case.asking.at) {
            remarks.push(say!("rules-was-too-early", code = &self.code, span = lasting(over.seconds_since(at))));
        }
        if technical && self.case.people.keeps_hands_free(&self.case.asking.by.id) {
            remarks.push(say!("rules-leave-to-one", names = self.case.people.to_leave_to(), code = &self.code));
        }
        if let Some(state) = self.instance.component.filter(|_| self.instance.step.priority == Priority::Restore) {
            let ground = state.component.needs.iter().filter_map(|id| self.plan.data.component(id));
            let down: Vec<&str> =
                ground.filter(|ground| ground.service == Service::Down).map(|ground| ground.component.id.as_str()).collect();
            if !down.is_empty() {
                remarks.push(say!("rules-stands-on-down", component = &state.component.id, ground = down.join(", ")));
            }
        }
        remarks
    }

    pub(super) fn with_remarks(&self, fact: impl Into<StepsFact>) -> Decision<StepsFact> {
        Decision { facts: vec![fact.into()], remarks: self.remarks() }
    }
}

/// Refuses what can no longer be done to a step that is over.
pub(super) fn settled(work: &Work<'_>, error: Sentence) -> Result<Decision<StepsFact>, Refusal> {
    refuse(
        error,
        say!("rules-it-is-already", state = work.progress.state),
        say!("rules-if-no-longer", ask = hints::with_reason(Verb::Reopen, &work.code)),
    )
}
