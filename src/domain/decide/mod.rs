//! Decides what a command becomes: facts, or a refusal that says what to do next. Pure: stores and sends nothing.

mod data;
mod ending;
mod people;
mod steps;
mod words;

pub use words::LONGEST_TEXT;
pub(super) use words::{check_text, check_time};
use words::{check_times, check_words};

use super::command::{Asking, Command, Decision, Refusal, refuse};
use super::event::{DecisionTaken, NoteTaken, ResponderAcknowledged, ResponderCalled};
use super::incident::{Incident, Status, StepState};
use super::speech::say;
use steps::Work;

/// Decides what a command becomes.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision, Refusal> {
    check_words(command)?;
    check_times(command, asking)?;
    check_open(incident, command)?;
    let mut decision = answer(incident, command, asking)?;
    if !decision.facts.is_empty()
        && is_work(command)
        && incident.responder(&asking.by.id).is_none_or(|responder| !responder.is_here())
    {
        decision.facts.insert(0, ResponderAcknowledged { who: asking.by.clone() }.into());
    }
    Ok(decision)
}

fn answer(incident: &Incident, command: &Command, asking: &Asking) -> Result<Decision, Refusal> {
    match command {
        Command::AddComponent(component) => data::add_component(incident, component),
        Command::StartStep { step } => steps::start(&Work::new(incident, step, asking)?),
        Command::FinishStep { step, evidence, verdict } => {
            steps::finish(&Work::new(incident, step, asking)?, evidence.as_ref(), verdict.as_ref())
        }
        Command::ConfirmStep { step } => steps::confirm(&Work::new(incident, step, asking)?),
        Command::SkipStep { step, why } => steps::set_aside(&Work::new(incident, step, asking)?, StepState::Skipped, why),
        Command::FailStep { step, why } => steps::set_aside(&Work::new(incident, step, asking)?, StepState::Failed, why),
        Command::RuleOutStep { step, why } => {
            steps::set_aside(&Work::new(incident, step, asking)?, StepState::NotApplicable, why)
        }
        Command::ReopenStep { step, why } => Ok(steps::reopen(&Work::new(incident, step, asking)?, why)),
        Command::OverrideGate { step, why } => steps::override_gate(&Work::new(incident, step, asking)?, why),
        Command::GiveVerdict { component, judgement, evidence } => {
            data::give_verdict(data::in_scope(incident, component)?, judgement, evidence.as_ref()).map(Decision::from)
        }
        Command::DoubtVerdict { component, why } => Ok(data::doubt(data::in_scope(incident, component)?, why)),
        Command::SetService { component, service, percent } => {
            data::set_service(incident, data::in_scope(incident, component)?, *service, *percent)
        }
        Command::CallResponder { who, line, outcome } => {
            Ok(ResponderCalled { who: who.clone(), line: *line, outcome: *outcome }.into())
        }
        Command::Acknowledge => Ok(ResponderAcknowledged { who: asking.by.clone() }.into()),
        Command::AssignRole { who, role, duty } => people::assign(incident, who, *role, duty.as_ref()),
        Command::ReleaseResponder { who } => people::release(incident, who),
        Command::OfferCommand { to, why } => people::offer_command(incident, to, why.as_ref(), asking),
        Command::AcceptCommand => people::accept_command(incident, asking),
        Command::TakeNote { text } => Ok(NoteTaken { text: text.clone() }.into()),
        Command::TakeDecision { text } => Ok(DecisionTaken { text: text.clone() }.into()),
        Command::ResolveIncident { why } => ending::resolve(incident, why.as_ref()),
        Command::CloseIncident { why } => ending::close(incident, why.as_ref(), asking),
    }
}

/// Work is what shows that somebody is there; a note or a call about somebody else does not.
fn is_work(command: &Command) -> bool {
    !matches!(
        command,
        Command::TakeNote { .. }
            | Command::TakeDecision { .. }
            | Command::Acknowledge
            | Command::CallResponder { .. }
            | Command::AcceptCommand
    )
}
fn check_open(incident: &Incident, command: &Command) -> Result<(), Refusal> {
    if incident.status == Status::Closed && !matches!(command, Command::TakeNote { .. } | Command::TakeDecision { .. }) {
        return refuse(
            say!("rules-incident-is-closed"),
            say!("rules-what-was-done-stands"),
            say!("rules-note-or-declare", runbook = incident.runbook().map_or("technical-crisis", |runbook| runbook.id.as_str())),
        );
    }
    Ok(())
}
