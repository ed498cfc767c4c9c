//! What is one act for a person and two facts in the log: a step that is finished with a verdict or with a
//! service, and a verdict that settles the step which asks for it.

use super::advice::{Decision, Opens, Refusal};
use super::ask::asked::Judgement;
use super::ask::table::StepsCommand;
use super::data::case::Case;
use super::data::decide::{Asked, in_scope, set_service};
use super::data::state::ComponentState;
use super::data::verdict;
use super::event::Fact;
use super::gate;
use super::id::ComponentId;
use super::incident::Incident;
use super::record::Evidence;
use super::runbook::Priority;
use super::stamp::Moment;
use super::steps::decide;
use super::steps::facts::StepsFact;
use super::steps::finish;
use super::steps::plan::{Instance, Plan};
use super::steps::work::{Answer, Work};
use super::vocabulary::Verdict;

/// Decides about a step, with the gate's answer; and about the verdict and the service that come with it.
///
/// # Errors
/// A refusal, when a rule forbids either.
pub fn work_on(incident: &Incident, case: Case<'_>, command: &StepsCommand) -> Result<Decision<Fact>, Refusal> {
    let instance = decide::find(incident.plan(), command)?;
    let work = work(incident, case, instance);
    let decision = decide::decide(&work, command)?;
    let done = matches!(decision.facts.as_slice(), [StepsFact::StepDone(_)]);
    let mut decision: Decision<Fact> = decision.widen();
    let StepsCommand::FinishStep { evidence, verdict, service, percent, .. } = command else { return Ok(decision) };
    let Some(state) = work.judged().filter(|_| done) else { return Ok(decision) };
    if let Some(judgement) = verdict {
        decision.join(verdict::give(case, state, judgement, evidence.as_ref())?.widen());
    }
    if let Some(service) = service {
        let asked = Asked { service: *service, percent: *percent, why: None };
        decision.join(set_service(case, state, &asked)?.widen());
    }
    Ok(decision)
}

/// A step with what the gate says of it.
fn work<'a>(incident: &'a Incident, case: Case<'a>, instance: Instance<'a>) -> Work<'a> {
    let plan = incident.plan();
    let held_then = |at| if let Some(Opens::At(over)) = gate::opens(plan, &instance, at) { Some(over) } else { None };
    let answer = Answer {
        lock: gate::lock(plan, &instance, case.asking.now),
        passes: gate::passed_by(plan, &instance),
        early: case.asking.at.and_then(held_then),
    };
    Work::new(plan, case, instance, answer)
}

/// A verdict as it is given by itself.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The component whose data is judged.
    pub component: &'a ComponentId,
    /// What is held to be true of it.
    pub judgement: &'a Judgement,
    /// The evidence.
    pub evidence: Option<&'a Evidence>,
}

/// Gives a verdict. It settles the first step that asks for one and could be finished
/// with its evidence: nobody types that twice.
///
/// # Errors
/// When the verdict lacks what such a one wants.
pub fn judge(incident: &Incident, case: Case<'_>, given: &Given<'_>) -> Result<Decision<Fact>, Refusal> {
    let state = in_scope(case.data, given.component)?;
    let verdict = verdict::give(case, state, given.judgement, given.evidence)?;
    let mut decision: Decision<Fact> = Decision { facts: Vec::new(), remarks: Vec::new() };
    if given.judgement.verdict != Verdict::Unknown {
        decision.facts.extend(settled(incident, case, state, given).map(Fact::from));
    }
    decision.join(verdict.widen());
    Ok(decision)
}

/// The step that a verdict with evidence finishes too, as far as nothing locks it.
#[must_use]
pub fn finished_by_verdict<'a>(plan: Plan<'a>, component: &ComponentId, now: Moment) -> Option<Instance<'a>> {
    wanting_verdict(plan, component).find(|instance| !gate::is_locked(plan, instance, now))
}

/// The step that a verdict settles.
fn settled(incident: &Incident, case: Case<'_>, state: &ComponentState, given: &Given<'_>) -> Option<StepsFact> {
    wanting_verdict(incident.plan(), &state.component.id)
        .map(|instance| work(incident, case, instance))
        .filter(|work| work.judged().is_some_and(|judged| judged.number == state.number))
        .find_map(|work| finish::finish_with(&work, given.evidence, given.judgement)?.facts.pop())
}

/// The steps that ask for a verdict on a component and that nobody has finished.
fn wanting_verdict<'a>(plan: Plan<'a>, component: &ComponentId) -> impl Iterator<Item = Instance<'a>> + use<'a> {
    let known = plan.data.known(component);
    let beside = known.into_iter().flat_map(move |known| plan.instances_beside(Priority::Integrity, Some(known)));
    let asking = beside.filter(|instance| instance.step.verdict);
    asking.filter(|instance| !instance.progress.state.is_settled() && instance.progress.finished.is_none())
}
