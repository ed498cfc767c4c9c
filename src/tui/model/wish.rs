//! What an action comes to in the open incident, with the cursor where it stands: a command, or a form. Whether it can be done now is
//! asked of the same function that would refuse it.

use crate::domain::advice::{Asking, Refusal};
use crate::domain::ask::kind::Judgement;
use crate::domain::ask::table::{Command, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crate::domain::board::roles;
use crate::domain::decide::decide;
use crate::domain::field::FieldName;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::record::Evidence;
use crate::domain::runbook::{Component, Role};
use crate::domain::speech::{Ask, Sentence, say};
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Line, Service, Verdict};
use crate::tui::action::{Action, Screen};
use crate::tui::form::make::{self, Known};
use crate::tui::form::{Form, Purpose};
use crate::tui::spot::Focus;

use super::{Model, Open, people, undo};

/// Why an action cannot be done now; nothing when it can, or when it asks nothing of an incident.
#[must_use]
pub fn refused(model: &Model, action: Action) -> Option<Refusal> {
    let open = model.open.as_ref()?;
    let command = match sample(open, model, action)? {
        Ok(command) => command,
        Err(refusal) => return Some(refusal),
    };
    decide(&open.published.incident, &command, &model.asking()?).err()
}

fn nothing_here(because: Sentence, hint: Sentence) -> Refusal {
    Refusal::new(say!("forms-nothing-asked"), because, hint)
}

fn step_here(open: &Open) -> Result<StepRef, Refusal> {
    // A key for a step means no step where the cursor is in another list.
    if open.focus != Focus::Steps {
        return Err(nothing_here(say!("forms-no-step-here"), say!("forms-back-to-steps")));
    }
    let nothing = || nothing_here(say!("forms-no-step-here"), say!("forms-runbook-has-none"));
    open.step_here().map(|row| row.reference.clone()).ok_or_else(nothing)
}

/// The component that the cursor is about: the one it stands on, or that of the step; none where it must be chosen.
pub(super) fn component_here(open: &Open) -> Option<ComponentId> {
    match (open.focus, open.board.components.as_slice()) {
        (_, [only]) => Some(only.id.clone()),
        (Focus::Components, _) => open.component_here().map(|row| row.id.clone()),
        (Focus::Steps, _) => open.step_here().and_then(|row| row.component.clone()),
        (Focus::People, _) => None,
    }
}

/// The person that the cursor stands on, while it is in a list of people.
fn person_here(model: &Model, open: &Open) -> Option<PersonId> {
    if model.base == Screen::People {
        return people::here(model).map(|somebody| somebody.id.clone());
    }
    let row = open.responder_here().filter(|_| open.focus == Focus::People)?;
    Some(row.id.clone())
}

/// The command of an action that needs no form.
#[must_use]
pub fn plain(open: &Open, action: Action) -> Option<Result<Command, Refusal>> {
    let step = || step_here(open);
    Some(match action {
        Action::StartStep => step().map(|step| Command::Steps(StepsCommand::StartStep { step })),
        Action::FinishStep => step().map(|step| Command::Steps(StepsCommand::FinishStep { step, evidence: None, verdict: None })),
        Action::ConfirmStep => step().map(|step| Command::Steps(StepsCommand::ConfirmStep { step })),
        Action::Acknowledge => Ok(Command::People(PeopleCommand::Acknowledge {})),
        Action::AcceptCommand => Ok(Command::People(PeopleCommand::AcceptCommand {})),
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
        Action::FinishStep => {
            step().map(|step| Command::Steps(StepsCommand::FinishStep { step, evidence: evidence(), verdict: None }))
        }
        Action::SkipStep => step().map(|step| Command::Steps(StepsCommand::SkipStep { step, why: why() })),
        Action::FailStep => step().map(|step| Command::Steps(StepsCommand::FailStep { step, why: why() })),
        Action::RuleOutStep => step().map(|step| Command::Steps(StepsCommand::RuleOutStep { step, why: why() })),
        Action::ReopenStep => step().map(|step| Command::Steps(StepsCommand::ReopenStep { step, why: why() })),
        Action::OverrideGate => step().map(|step| Command::Steps(StepsCommand::OverrideGate { step, why: why() })),
        Action::UndoLast => undo::sample(open, model),
        Action::TakeNote => Ok(Command::Lifecycle(LifecycleCommand::TakeNote { text: why() })),
        Action::TakeDecision => Ok(Command::Lifecycle(LifecycleCommand::TakeDecision { text: why() })),
        Action::ResolveIncident => Ok(Command::Lifecycle(LifecycleCommand::ResolveIncident { why: Some(why()) })),
        Action::CloseIncident => Ok(Command::Lifecycle(LifecycleCommand::CloseIncident { why: Some(why()) })),
        Action::AddComponent => {
            let id = ComponentId::from_log("a-component-that-nobody-has");
            Ok(Command::Data(DataCommand::AddComponent { component: Component { title: id.to_string(), id, needs: Vec::new() } }))
        }
        Action::GiveVerdict | Action::SetService => sample_of_component(open, action)?,
        Action::AssignRole | Action::CallResponder | Action::ReleaseResponder | Action::OfferCommand => {
            sample_of_person(open, model, action)?
        }
        other => return plain(open, other),
    })
}

fn sample_of_component(open: &Open, action: Action) -> Option<Result<Command, Refusal>> {
    let first = || open.board.components.first().map(|row| row.id.clone());
    let component = component_here(open).or_else(first)?;
    let judgement = Judgement { verdict: Verdict::Damaged, extent: None, as_of: None };
    Some(Ok(match action {
        Action::GiveVerdict => Command::Data(DataCommand::GiveVerdict { component, judgement, evidence: None }),
        _ => Command::Data(DataCommand::SetService { component, service: Service::Restoring, percent: None }),
    }))
}

fn sample_of_person(open: &Open, model: &Model, action: Action) -> Option<Result<Command, Refusal>> {
    let row = || match action {
        Action::AssignRole => open.board.responders.iter().find(|row| row.proposed.is_some()).or(open.board.responders.first()),
        _ => open.board.responders.iter().find(|row| !row.commands),
    };
    let who = person_here(model, open).or_else(|| row().map(|row| row.id.clone()));
    let Some(who) = who else {
        return (action != Action::CallResponder)
            .then(|| Err(nothing_here(say!("forms-nobody"), say!("forms-call-first", ask = Ask::to(Verb::Call)))));
    };
    Some(Ok(match action {
        Action::AssignRole => Command::People(PeopleCommand::AssignRole { who, role: Role::Technical, duty: None }),
        Action::CallResponder => {
            let person = open.published.incident.people.responder(&who)?.person.clone();
            Command::People(PeopleCommand::CallResponder { who: person, line: Line::Primary, outcome: None })
        }
        Action::ReleaseResponder => Command::People(PeopleCommand::ReleaseResponder { who }),
        _ => {
            let why = (!open.board.commanding).then(|| SOME_WORDS.to_owned());
            let to = if model.me.as_ref().is_some_and(|me| me.id == who) { model.me.clone()?.id } else { who };
            Command::People(PeopleCommand::OfferCommand { to, why })
        }
    }))
}

/// The form of an action; none where it is asked at once.
#[must_use]
pub fn form(model: &Model, action: Action) -> Option<Form> {
    let (open, known, asking) = (model.open.as_ref()?, model.known()?, model.asking()?);
    let component = component_here(open);
    let person = person_here(model, open);
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
        Action::AddComponent => make::component(known),
        Action::AssignRole => give_role(known, open, person.as_ref()),
        Action::CallResponder => make::call(known, person.as_ref().filter(|id| known.me != Some(*id))),
        Action::ReleaseResponder => make::release(known, person.as_ref()),
        Action::OfferCommand => make::hand_over(known, person.as_ref()),
        Action::TakeNote => note(known),
        Action::TakeDecision => make::words(known, Purpose::Decide, &say!("forms-title-decide"), &say!("forms-label-decide")),
        Action::ResolveIncident => resolve(known, &asking),
        Action::CloseIncident => close(known, &asking),
        _ => return None,
    })
}

/// The form that writes a note.
pub fn note(known: Known<'_>) -> Form {
    make::words(known, Purpose::Note, &say!("forms-title-note"), &say!("forms-label-note"))
}

/// Giving a role. A commander who has people enough gives the step under the cursor as a duty, once all have a role.
fn give_role(known: Known<'_>, open: &Open, person: Option<&PersonId>) -> Form {
    let mut form = make::assign(known, person);
    let hands_free = known.me.is_some_and(|me| known.incident.people.keeps_hands_free(me));
    let settled = roles::proposals(known.incident).is_empty();
    let step = open.step_here().filter(|row| open.focus == Focus::Steps && row.state == StepState::Open && row.locked.is_none());
    if let Some(step) = step.filter(|_| hands_free && settled) {
        form.write(FieldName::Duty, &step.code());
    }
    form
}

fn reason(known: Known<'_>, action: Action, step: &StepRef) -> Form {
    let (reference, code) = (step.clone(), known.incident.plan().code(step));
    let (purpose, title, note) = match action {
        Action::SkipStep => (Purpose::Skip(reference), say!("forms-title-skip", code = code), say!("forms-skip-means")),
        Action::FailStep => (Purpose::Fail(reference), say!("forms-title-fail", code = code), say!("forms-fail-means")),
        Action::RuleOutStep => {
            (Purpose::RuleOut(reference), say!("forms-title-rule-out", code = code), say!("forms-rule-out-means"))
        }
        Action::ReopenStep => (Purpose::Reopen(reference), say!("forms-title-reopen", code = code), say!("forms-reopen-means")),
        _ => (Purpose::Override(reference), say!("forms-title-override", code = code), say!("forms-override-means")),
    };
    make::why(known, purpose, step, &title, &note)
}

fn resolve(known: Known<'_>, asking: &Asking) -> Form {
    let open = decide(known.incident, &Command::Lifecycle(LifecycleCommand::ResolveIncident { why: None }), asking).err();
    end(known, Purpose::Resolve, &say!("forms-title-resolve"), say!("forms-resolve-means"), open)
}

fn close(known: Known<'_>, asking: &Asking) -> Form {
    let open = decide(known.incident, &Command::Lifecycle(LifecycleCommand::CloseIncident { why: None }), asking).err();
    let title = known.incident.lifecycle.declared.as_ref().map_or("", |declared| declared.fact.title.as_str());
    end(known, Purpose::Close, &say!("forms-title-close"), say!("forms-close-means", title = title), open)
}

/// Ending says what it does. With something still open it wants a reason, and says what is open.
fn end(known: Known<'_>, purpose: Purpose, title: &Sentence, means: Sentence, open: Option<Refusal>) -> Form {
    let needs_why = open.is_some();
    let about = match open {
        None => vec![means, say!("forms-nothing-in-the-way")],
        Some(refusal) => vec![means, say!("forms-still-open", what = refusal.because), say!("forms-only-with-a-reason")],
    };
    make::end(known, purpose, title, &about, needs_why)
}
