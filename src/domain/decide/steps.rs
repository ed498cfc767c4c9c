//! Steps: who may begin, finish and confirm which, and when.

use crate::domain::command::{Asking, Decision, Judgement, Refusal, already, refuse};
use crate::domain::event::{
    Fact, GateOverridden, StepConfirmed, StepDone, StepFailed, StepNotApplicable, StepReopened, StepSkipped, StepStarted,
};
use crate::domain::gate;
use crate::domain::id::StepRef;
use crate::domain::incident::{ComponentState, Incident, Instance, Progress, StepState};
use crate::domain::record::Evidence;
use crate::domain::roles::keeps_hands_free;
use crate::domain::runbook::{Priority, Role};
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::Service;

use super::data::give_verdict;
use super::people::only_the_commander;

/// A step, whoever wants to work on it, and all that is known of it.
pub(super) struct Work<'a> {
    incident: &'a Incident,
    instance: Instance<'a>,
    reference: StepRef,
    code: String,
    progress: &'a Progress,
    asking: &'a Asking,
}

impl<'a> Work<'a> {
    pub(super) fn new(incident: &'a Incident, step: &StepRef, asking: &'a Asking) -> Result<Self, Refusal> {
        let Some(instance) = incident.instance(step) else {
            return refuse(
                say!("rules-no-step-named", step = step),
                say!("rules-none-of-that-name"),
                say!("rules-status-lists-steps"),
            );
        };
        let reference = instance.reference();
        let progress = incident.progress(&reference);
        Ok(Self { incident, code: instance.code(), reference, progress, instance, asking })
    }

    fn named(&self) -> String {
        format!("{} \"{}\"", self.code, self.instance.step.title)
    }

    /// The gates: data, earlier steps, hold time and role.
    fn pass_gates(&self) -> Result<(), Refusal> {
        if let Some(lock) = gate::worst_lock(self.incident, &self.instance, self.asking.now) {
            return refuse(say!("rules-stays-locked", step = self.named()), lock.because, lock.hint);
        }
        if self.progress.overridden.is_some() {
            return Ok(());
        }
        let wanted = self.instance.step.role;
        let held = self.incident.responder(&self.asking.by.id).and_then(|responder| responder.role);
        match held.filter(|held| *held != wanted && !self.incident.is_commander(&self.asking.by.id)) {
            None => Ok(()),
            Some(held) => refuse(
                say!("rules-not-yours", step = self.named()),
                say!("rules-wants-role", wanted = wanted, who = &self.asking.by.id, held = held),
                say!("rules-leave-or-change-role", who = &self.asking.by.id, word = wanted.word()),
            ),
        }
    }

    /// What to tell a commander who does technical work with enough others there, and somebody without a role.
    fn remarks(&self) -> Vec<Sentence> {
        let technical = self.instance.step.role == Role::Technical;
        let mut remarks = Vec::new();
        if technical && keeps_hands_free(self.incident, &self.asking.by.id) {
            remarks.push(say!("rules-leave-to-one", people = self.incident.people_here(), code = &self.code));
        }
        if let Some(state) = self.instance.component.filter(|_| self.instance.step.priority == Priority::Restore) {
            let ground = state.component.needs.iter().filter_map(|id| self.incident.component(id));
            let down: Vec<&str> =
                ground.filter(|ground| ground.service == Service::Down).map(|ground| ground.component.id.as_str()).collect();
            if !down.is_empty() {
                remarks.push(say!("rules-stands-on-down", component = &state.component.id, ground = down.join(", ")));
            }
        }
        remarks
    }

    fn with_remarks(&self, fact: impl Into<Fact>) -> Decision {
        Decision { facts: vec![fact.into()], remarks: self.remarks() }
    }
}

pub(super) fn start(work: &Work<'_>) -> Result<Decision, Refusal> {
    let by = &work.asking.by.id;
    match work.progress.state {
        StepState::Started if work.progress.waits_for_second_name() => {
            return Ok(already(say!("rules-finished-and-waits", code = &work.code)));
        }
        StepState::Started if work.progress.started.as_ref().is_some_and(|deed| deed.by == *by) => {
            return Ok(already(say!("rules-at-it-already", code = &work.code)));
        }
        state if state.is_settled() => return settled(work, say!("rules-cannot-be-started", step = work.named())),
        _ => {}
    }
    work.pass_gates()?;
    let mut decision = work.with_remarks(StepStarted { step: work.reference.clone() });
    if let Some(other) = &work.progress.started {
        decision.remarks.push(say!("rules-yours-now", name = work.incident.name_of(&other.by)));
    }
    Ok(decision)
}

fn settled(work: &Work<'_>, error: Sentence) -> Result<Decision, Refusal> {
    refuse(error, say!("rules-it-is-already", state = work.progress.state), say!("rules-if-no-longer", code = &work.code))
}

pub(super) fn finish(work: &Work<'_>, evidence: Option<&Evidence>, verdict: Option<&Judgement>) -> Result<Decision, Refusal> {
    match work.progress.state {
        StepState::Done => return Ok(already(say!("rules-is-already", code = &work.code, state = StepState::Done))),
        StepState::Started if work.progress.waits_for_second_name() => return confirm(work),
        state if state.is_settled() => return settled(work, say!("rules-cannot-be-done", step = work.named())),
        _ => {}
    }
    work.pass_gates()?;
    if work.instance.step.evidence_required && evidence.is_none() {
        return refuse(
            say!("rules-not-done-yet", step = work.named()),
            say!("rules-wants-evidence"),
            say!("rules-done-with-evidence-or-file", code = &work.code),
        );
    }
    let judged = judged_component(work, verdict)?;
    let mut decision = work.with_remarks(StepDone { step: work.reference.clone(), evidence: evidence.cloned() });
    if let (Some(state), Some(judgement)) = (judged, verdict) {
        decision.facts.push(give_verdict(state, judgement, evidence)?.into());
    } else if work.instance.step.verdict && !judged.is_some_and(ComponentState::is_confirmed) {
        let of = judged.map_or("COMPONENT", |state| state.component.id.as_str());
        decision.remarks.push(say!("rules-verdict-stays-open", component = of));
    }
    if work.incident.wants_second_name(&work.reference) {
        decision.remarks.push(say!("rules-counts-once-confirmed", code = &work.code));
    }
    Ok(decision)
}

/// The component that a step's verdict is about: its own, or the only one there is.
pub(super) fn judged_component<'a>(work: &Work<'a>, verdict: Option<&Judgement>) -> Result<Option<&'a ComponentState>, Refusal> {
    let state = work.instance.component.or(match work.incident.components.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    match verdict {
        Some(judgement) if state.is_none() => refuse(
            say!("rules-not-finished", step = work.named()),
            say!("rules-about-several"),
            say!("rules-finish-without-verdict", word = judgement.verdict.word()),
        ),
        _ => Ok(state),
    }
}

pub(super) fn confirm(work: &Work<'_>) -> Result<Decision, Refusal> {
    let error = say!("rules-not-confirmed", step = work.named());
    let Some(first) = &work.progress.finished else {
        return match work.progress.state {
            _ if !work.instance.step.two_names => {
                refuse(error, say!("rules-wants-one-name"), say!("rules-finish-it", code = &work.code))
            }
            _ => refuse(error, say!("rules-nobody-finished-it"), say!("rules-done-then-confirm", code = &work.code)),
        };
    };
    if work.progress.state == StepState::Done {
        return Ok(already(say!("rules-is-already", code = &work.code, state = StepState::Done)));
    }
    if first.by == work.asking.by.id {
        return refuse(
            say!("rules-stays-locked", step = work.named()),
            say!("rules-wants-two-names", first = &first.by),
            say!("rules-ask-to-confirm", code = &work.code),
        );
    }
    work.pass_gates()?;
    Ok(work.with_remarks(StepConfirmed { step: work.reference.clone() }))
}

pub(super) fn set_aside(work: &Work<'_>, state: StepState, why: &str) -> Result<Decision, Refusal> {
    if work.progress.state == state {
        return Ok(already(say!("rules-is-already", code = &work.code, state = state)));
    }
    if work.progress.state == StepState::Done {
        return settled(work, say!("rules-cannot-be-called", step = work.named(), state = state));
    }
    let (step, why) = (work.reference.clone(), why.to_owned());
    Ok(match state {
        StepState::Skipped => {
            let mut decision = Decision::from(StepSkipped { step, why });
            if work.instance.step.priority == Priority::Integrity {
                decision.remarks.push(say!("rules-skipped-is-not-done"));
            }
            decision
        }
        StepState::NotApplicable => StepNotApplicable { step, why }.into(),
        _ => StepFailed { step, why }.into(),
    })
}

pub(super) fn reopen(work: &Work<'_>, why: &str) -> Decision {
    if work.progress.state == StepState::Open {
        return already(say!("rules-is-already", code = &work.code, state = StepState::Open));
    }
    StepReopened { step: work.reference.clone(), why: why.to_owned() }.into()
}

pub(super) fn override_gate(work: &Work<'_>, why: &str) -> Result<Decision, Refusal> {
    if let Some(refusal) = only_the_commander(work.incident, work.asking, &say!("rules-gate-not-passed", step = work.named())) {
        return Err(refusal);
    }
    if work.progress.overridden.is_some() {
        return Ok(already(say!("rules-gate-passed-already", code = &work.code)));
    }
    let mut decision = Decision::from(GateOverridden { step: work.reference.clone(), why: why.to_owned() });
    if work.instance.step.two_names && work.instance.step.destroys.is_some() {
        decision.remarks.push(say!("rules-still-wants-second-name", code = &work.code));
    }
    Ok(decision)
}
