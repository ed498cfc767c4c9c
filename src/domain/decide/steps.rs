//! Steps: who may begin, finish and confirm which, and when.

use crate::domain::command::{Asking, Decision, Judgement, Refusal, already, refuse};
use crate::domain::event::{
    Evidence, Fact, GateOverridden, Service, StepConfirmed, StepDone, StepFailed, StepNotApplicable, StepReopened, StepSkipped,
    StepStarted,
};
use crate::domain::gate;
use crate::domain::id::StepRef;
use crate::domain::incident::{ComponentState, Incident, Instance, Progress, StepState};
use crate::domain::roles::COMMANDER_KEEPS_HANDS_FREE_FROM;
use crate::domain::runbook::{Priority, Role};

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
                format!("there is no step {step} in this incident"),
                "the runbook has none of that name for the components in scope",
                "`crisis status` lists them with their codes",
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
        if let Some(lock) = gate::locks(self.incident, &self.instance, self.asking.now).into_iter().next() {
            return refuse(format!("{} stays locked", self.named()), lock.because, lock.hint);
        }
        if self.progress.overridden.is_some() {
            return Ok(());
        }
        let wanted = self.instance.step.role;
        let held = self.incident.responder(&self.asking.by.id).and_then(|responder| responder.role);
        match held.filter(|held| *held != wanted && !self.incident.is_commander(&self.asking.by.id)) {
            None => Ok(()),
            Some(held) => refuse(
                format!("{} is not yours to do", self.named()),
                format!("it wants the {wanted} role and {} has the {held} one", self.asking.by.id),
                format!("leave it to them, or change roles: `crisis assign {} {wanted}`", self.asking.by.id),
            ),
        }
    }

    /// What to tell a commander who does technical work with enough others there, and somebody without a role.
    fn remarks(&self) -> Vec<String> {
        let technical = self.instance.step.role == Role::Technical;
        let commands = self.incident.is_commander(&self.asking.by.id);
        let mut remarks = Vec::new();
        if technical && commands && self.incident.people_here() >= COMMANDER_KEEPS_HANDS_FREE_FROM {
            remarks.push(format!(
                "you command {} people: leave {} to one of them if you can",
                self.incident.people_here(),
                self.code
            ));
        }
        if let Some(state) = self.instance.component.filter(|_| self.instance.step.priority == Priority::Restore) {
            let ground = state.component.needs.iter().filter_map(|id| self.incident.component(id));
            let down: Vec<&str> =
                ground.filter(|ground| ground.service == Service::Down).map(|ground| ground.component.id.as_str()).collect();
            if !down.is_empty() {
                remarks.push(format!("{} stands on {}, still down", state.component.id, down.join(", ")));
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
            return Ok(already(format!("{} is finished and waits for a second name", work.code)));
        }
        StepState::Started if work.progress.started.as_ref().is_some_and(|deed| deed.by == *by) => {
            return Ok(already(format!("you are at {} already", work.code)));
        }
        state if state.is_settled() => return settled(work, "started"),
        _ => {}
    }
    work.pass_gates()?;
    let mut decision = work.with_remarks(StepStarted { step: work.reference.clone() });
    if let Some(other) = &work.progress.started {
        decision.remarks.push(format!("{} was at it; it is yours now", work.incident.name_of(&other.by)));
    }
    Ok(decision)
}

pub(super) fn settled(work: &Work<'_>, wish: &str) -> Result<Decision, Refusal> {
    refuse(
        format!("{} cannot be {wish}", work.named()),
        format!("it is {} already", work.progress.state.word().replace('_', " ")),
        format!("if that no longer stands: `crisis reopen {} --why …`", work.code),
    )
}

pub(super) fn finish(work: &Work<'_>, evidence: Option<&Evidence>, verdict: Option<&Judgement>) -> Result<Decision, Refusal> {
    match work.progress.state {
        StepState::Done => return Ok(already(format!("{} is done already", work.code))),
        StepState::Started if work.progress.waits_for_second_name() => return confirm(work),
        state if state.is_settled() => return settled(work, "done"),
        _ => {}
    }
    work.pass_gates()?;
    if work.instance.step.evidence_required && evidence.is_none() {
        return refuse(
            format!("{} is not done yet", work.named()),
            "it wants something that shows it",
            format!("`crisis done {} --evidence \"what you saw\"`, or --evidence-file FILE", work.code),
        );
    }
    let judged = judged_component(work, verdict)?;
    let mut decision = work.with_remarks(StepDone { step: work.reference.clone(), evidence: evidence.cloned() });
    if let (Some(state), Some(judgement)) = (judged, verdict) {
        decision.facts.push(give_verdict(state, judgement, evidence)?.into());
    } else if work.instance.step.verdict {
        let of = judged.map_or("COMPONENT", |state| state.component.id.as_str());
        decision.remarks.push(format!(
            "the verdict on {of} stays open: `crisis verdict {of} intact --evidence \"what you saw\"`, or damaged, lost, recovered"
        ));
    }
    if work.incident.wants_second_name(&work.reference) {
        decision.remarks.push(format!("it counts once a second person runs `crisis confirm {}`", work.code));
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
            format!("{} was not finished", work.named()),
            "it is about several components and a verdict is about one",
            format!("finish it without --verdict, then `crisis verdict COMPONENT {}` for each", judgement.verdict),
        ),
        _ => Ok(state),
    }
}

pub(super) fn confirm(work: &Work<'_>) -> Result<Decision, Refusal> {
    let error = format!("{} was not confirmed", work.named());
    let Some(first) = &work.progress.finished else {
        return match work.progress.state {
            _ if !work.instance.step.two_names => {
                refuse(error, "it wants one name only", format!("finish it with `crisis done {}`", work.code))
            }
            _ => refuse(
                error,
                "nobody has finished it yet",
                format!("first `crisis done {}`, then another person confirms", work.code),
            ),
        };
    };
    if work.progress.state == StepState::Done {
        return Ok(already(format!("{} is done already", work.code)));
    }
    if first.by == work.asking.by.id {
        return refuse(
            format!("{} stays locked", work.named()),
            format!("it wants two names and has one ({})", first.by),
            format!("ask another responder to run `crisis confirm {}`", work.code),
        );
    }
    work.pass_gates()?;
    Ok(work.with_remarks(StepConfirmed { step: work.reference.clone() }))
}

pub(super) fn set_aside(work: &Work<'_>, state: StepState, why: &str) -> Result<Decision, Refusal> {
    let word = state.word().replace('_', " ");
    if work.progress.state == state {
        return Ok(already(format!("{} is {word} already", work.code)));
    }
    if work.progress.state == StepState::Done {
        return settled(work, &format!("called {word}"));
    }
    let (step, why) = (work.reference.clone(), why.to_owned());
    Ok(match state {
        StepState::Skipped => {
            let mut decision = Decision::from(StepSkipped { step, why });
            if work.instance.step.priority == Priority::Integrity {
                decision.remarks.push("skipped is not done: what it protects stays locked".to_owned());
            }
            decision
        }
        StepState::NotApplicable => StepNotApplicable { step, why }.into(),
        _ => StepFailed { step, why }.into(),
    })
}

pub(super) fn reopen(work: &Work<'_>, why: &str) -> Decision {
    if work.progress.state == StepState::Open {
        return already(format!("{} is open already", work.code));
    }
    StepReopened { step: work.reference.clone(), why: why.to_owned() }.into()
}

pub(super) fn override_gate(work: &Work<'_>, why: &str) -> Result<Decision, Refusal> {
    if let Some(refusal) = only_the_commander(work.incident, work.asking, &format!("the gate of {} was not passed", work.named()))
    {
        return Err(refusal);
    }
    if work.progress.overridden.is_some() {
        return Ok(already(format!("the gate of {} is passed already", work.code)));
    }
    let mut decision = Decision::from(GateOverridden { step: work.reference.clone(), why: why.to_owned() });
    if work.instance.step.two_names && work.instance.step.destroys.is_some() {
        decision.remarks.push(format!("{} destroys something: it still wants its second name", work.code));
    }
    Ok(decision)
}
