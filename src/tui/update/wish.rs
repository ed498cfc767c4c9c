//! What an action asks of the open incident, with the cursor where it stands: at once, or after a form. Whether it can be done now is
//! asked of the same function that would refuse it.

use crate::app::desk::Request;
use crate::domain::command::{Asking, Command, Judgement, Refusal};
use crate::domain::decide::decide;
use crate::domain::event::{Evidence, Line, Service, Verdict};
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::incident::StepState;
use crate::domain::runbook::Component;
use crate::domain::runbook::Role;
use crate::tui::action::Action;
use crate::tui::form::make::{self, Known};
use crate::tui::form::{Field, Form, Name, Purpose};
use crate::tui::model::{Errand, Focus, Model, Open, Reply};

use super::{Effect, ask as ask_desk, filling, undo};

/// Who asks, and when.
#[must_use]
pub fn asking(model: &Model) -> Option<Asking> {
    Some(Asking { by: model.me.clone()?, now: model.now, at: None })
}

/// Why an action cannot be done now; nothing when it can, or when it asks nothing of an incident.
#[must_use]
pub fn refused(model: &Model, action: Action) -> Option<Refusal> {
    let open = model.open.as_ref()?;
    let command = match sample(open, model, action)? {
        Ok(command) => command,
        Err(refusal) => return Some(refusal),
    };
    decide(&open.published.incident, &command, &asking(model)?).err()
}

/// Asks for what the action means, or opens the form that it needs.
pub fn ask(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(refusal) = refused(model, action) {
        model.reply = Some(Reply::Refused(refusal));
        return Vec::new();
    }
    let (Some(open), Some(known), Some(asking)) = (&model.open, model.known(), asking(model)) else { return Vec::new() };
    if let Some(form) = form(open, known, &asking, action, model) {
        filling::open(model, form);
        return Vec::new();
    }
    let Some(Ok(command)) = plain(open, action) else { return Vec::new() };
    let what = named(model, open, action);
    ask_desk(model, Request::Do(Box::new((command, asking))), Errand::Do, what)
}

/// What an action without a form is called, in case it is not kept.
fn named(model: &Model, open: &Open, action: Action) -> String {
    let name = model.given.keys.of(action).map(|bound| model.say(&(bound.row.name)())).unwrap_or_default();
    let about_a_step = matches!(action, Action::StartStep | Action::FinishStep | Action::ConfirmStep);
    match open.step_here().filter(|_| about_a_step) {
        Some(step) => format!("{name} {} {}", step.code, step.title),
        None => name,
    }
}

fn nothing_here(what: &str, hint: &str) -> Refusal {
    Refusal {
        error: "nothing was asked".into(),
        because: format!("there is no {what} under the cursor").into(),
        hint: hint.into(),
    }
}

fn step_here(open: &Open) -> Result<StepRef, Refusal> {
    open.step_here().map(|row| row.reference.clone()).ok_or_else(|| nothing_here("step", "the runbook has none"))
}

/// The component that the cursor is about: the one it stands on, or that of the step; none where it must be chosen.
fn component_here(open: &Open) -> Option<ComponentId> {
    let id = match (open.focus, open.board.components.as_slice()) {
        (_, [only]) => Some(&only.id),
        (Focus::Components, _) => open.component_here().map(|row| &row.id),
        (Focus::Steps, _) => open.step_here().and_then(|row| row.component.as_ref()),
        (Focus::People, _) => None,
    };
    id.and_then(|id| id.parse().ok())
}

/// The responder that the cursor stands on, while it is in the list of people.
fn responder_here(open: &Open) -> Option<PersonId> {
    let row = open.responder_here().filter(|_| open.focus == Focus::People)?;
    row.id.parse().ok()
}

/// The command of an action that needs no form.
fn plain(open: &Open, action: Action) -> Option<Result<Command, Refusal>> {
    let step = || step_here(open);
    Some(match action {
        Action::StartStep => step().map(|step| Command::StartStep { step }),
        Action::FinishStep => step().map(|step| Command::FinishStep { step, evidence: None, verdict: None }),
        Action::ConfirmStep => step().map(|step| Command::ConfirmStep { step }),
        Action::Acknowledge => Ok(Command::Acknowledge),
        Action::AcceptCommand => Ok(Command::AcceptCommand),
        _ => return None,
    })
}

/// What stands for words that nobody has typed yet, when it is asked whether an action would be refused.
const SOME_WORDS: &str = "words";

/// The command that an action would come to, with something in place of the words that a form asks for.
fn sample(open: &Open, model: &Model, action: Action) -> Option<Result<Command, Refusal>> {
    let step = || step_here(open);
    let why = || SOME_WORDS.to_owned();
    let evidence = || Some(Evidence::Text(why()));
    Some(match action {
        Action::FinishStep => step().map(|step| Command::FinishStep { step, evidence: evidence(), verdict: None }),
        Action::SkipStep => step().map(|step| Command::SkipStep { step, why: why() }),
        Action::FailStep => step().map(|step| Command::FailStep { step, why: why() }),
        Action::RuleOutStep => step().map(|step| Command::RuleOutStep { step, why: why() }),
        Action::ReopenStep => step().map(|step| Command::ReopenStep { step, why: why() }),
        Action::OverrideGate => step().map(|step| Command::OverrideGate { step, why: why() }),
        Action::UndoLast => undo::sample(open, model),
        Action::TakeNote => Ok(Command::TakeNote { text: why() }),
        Action::TakeDecision => Ok(Command::TakeDecision { text: why() }),
        Action::ResolveIncident => Ok(Command::ResolveIncident { why: Some(why()) }),
        Action::CloseIncident => Ok(Command::CloseIncident { why: Some(why()) }),
        Action::AddComponent => {
            let id = ComponentId::from_log("a-component-that-nobody-has");
            Ok(Command::AddComponent(Component { title: id.to_string(), id, needs: Vec::new() }))
        }
        Action::GiveVerdict | Action::SetService => sample_of_component(open, action)?,
        Action::AssignRole | Action::CallResponder | Action::ReleaseResponder | Action::OfferCommand => {
            sample_of_person(open, model, action)?
        }
        other => return plain(open, other),
    })
}

fn sample_of_component(open: &Open, action: Action) -> Option<Result<Command, Refusal>> {
    let first = || open.board.components.first().and_then(|row| row.id.parse().ok());
    let component = component_here(open).or_else(first)?;
    let judgement = Judgement { verdict: Verdict::Damaged, extent: None, as_of: None };
    Some(Ok(match action {
        Action::GiveVerdict => Command::GiveVerdict { component, judgement, evidence: None },
        _ => Command::SetService { component, service: Service::Restoring, percent: None },
    }))
}

fn sample_of_person(open: &Open, model: &Model, action: Action) -> Option<Result<Command, Refusal>> {
    let row = || match action {
        Action::AssignRole => open.board.responders.iter().find(|row| row.proposed.is_some()).or(open.board.responders.first()),
        _ => open.board.responders.iter().find(|row| !row.commands),
    };
    let who = responder_here(open).or_else(|| row()?.id.parse().ok());
    let Some(who) = who else {
        return (action != Action::CallResponder)
            .then(|| Err(nothing_here("other person", "call somebody in first: `crisis call`")));
    };
    Some(Ok(match action {
        Action::AssignRole => Command::AssignRole { who, role: Role::Technical, duty: None },
        Action::CallResponder => {
            let person = open.published.incident.responder(&who)?.person.clone();
            Command::CallResponder { who: person, line: Line::Primary, outcome: None }
        }
        Action::ReleaseResponder => Command::ReleaseResponder { who },
        _ => {
            let why = (!open.board.commanding).then(|| SOME_WORDS.to_owned());
            let to = if model.me.as_ref().is_some_and(|me| me.id == who) { model.me.clone()?.id } else { who };
            Command::OfferCommand { to, why }
        }
    }))
}

/// The form of an action; none where it is asked at once.
fn form(open: &Open, known: Known<'_>, asking: &Asking, action: Action, model: &Model) -> Option<Form> {
    let component = component_here(open);
    let person = responder_here(open);
    Some(match action {
        Action::FinishStep => {
            let row = open.step_here()?;
            if matches!(row.state, StepState::Done) || row.wants_second_name {
                return None;
            }
            return make::finish(known, &row.reference, row.state == StepState::Started);
        }
        Action::StartStep => return make::start(known, &open.step_here()?.reference),
        Action::SkipStep | Action::FailStep | Action::RuleOutStep | Action::ReopenStep | Action::OverrideGate => {
            reason(known, action, &open.step_here()?.reference)
        }
        Action::UndoLast => return undo::form(known, model),
        Action::GiveVerdict => make::verdict(known, component.as_ref()),
        Action::SetService => make::service(known, component.as_ref()),
        Action::AddComponent => make::component(),
        Action::AssignRole => make::assign(known, person.as_ref()),
        Action::CallResponder => make::call(known, person.as_ref().filter(|id| known.me != Some(*id))),
        Action::ReleaseResponder => {
            make::about_somebody(known, Purpose::Release(person.clone()), person.as_ref(), "Let rest", Vec::new())
        }
        Action::OfferCommand => {
            let why = vec![Field::line(Name::Why, "why")];
            make::about_somebody(known, Purpose::Handover(person.clone()), person.as_ref(), "Offer the command", why)
        }
        Action::TakeNote => make::words(Purpose::Note, "Note", "what happened"),
        Action::TakeDecision => make::words(Purpose::Decide, "Decision", "decided"),
        Action::ResolveIncident => {
            end(known, asking, Purpose::Resolve, "Service is back", &Command::ResolveIncident { why: None })
        }
        Action::CloseIncident => end(known, asking, Purpose::Close, "It is over", &Command::CloseIncident { why: None }),
        _ => return None,
    })
}

fn reason(known: Known<'_>, action: Action, step: &StepRef) -> Form {
    let reference = step.clone();
    let (purpose, title, note) = match action {
        Action::SkipStep => {
            (Purpose::Skip(reference), "Skip the step", "Skipped never reads as done: what it protects stays locked.")
        }
        Action::FailStep => (Purpose::Fail(reference), "The step failed", "It stays in view until somebody opens it again."),
        Action::RuleOutStep => {
            (Purpose::RuleOut(reference), "The step does not apply", "What waits for it goes on as if it were done.")
        }
        Action::ReopenStep => (
            Purpose::Reopen(reference),
            "Open the step again",
            "What was done stays in the log. A verdict that rests on it turns stale.",
        ),
        _ => (Purpose::Override(reference), "Pass the lock", "It is logged, and stays marked on the board and in the report."),
    };
    make::why(known, purpose, step, title, note)
}

/// Ending with something still open wants a reason, and says what is open.
fn end(known: Known<'_>, asking: &Asking, purpose: Purpose, title: &str, command: &Command) -> Form {
    match decide(known.incident, command, asking) {
        Ok(_) => make::end(
            purpose,
            title,
            vec!["Nothing is in the way. A word for those who read the log is welcome.".to_owned()],
            false,
        ),
        Err(refusal) => make::end(
            purpose,
            title,
            vec![format!("Still open: {}.", known.language.say(&refusal.because)), "Go on only with a reason.".to_owned()],
            true,
        ),
    }
}
