//! What is next in the words of what is to be asked, and what that is about.

use crate::domain::ask::Row;
use crate::domain::board::rows::{Board, Object};
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, Sentence, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Line, Service};

/// What an ask is about: a step, a component or somebody; nothing where it is about the incident.
pub(super) fn object(board: &Board, ask: &Ask) -> Option<Object> {
    let about = ask.about()?;
    let takes = |field| ask.verb().takes(field);
    let step = || board.coded(about).map(|row| Object::Step(row.reference.clone()));
    let component = || board.incident.data.in_scope().map(|state| &state.component.id).find(|id| ***id == *about).cloned();
    if takes(FieldName::Step) || takes(FieldName::Component) {
        return step().or_else(|| component().map(Object::Component));
    }
    about.parse().ok().filter(|_| takes(FieldName::Who)).map(Object::Person)
}

/// An ask as something to do: a verb, what it is about, and to whom.
pub(super) fn said(board: &Board, ask: &Ask) -> Sentence {
    let about = ask.about().unwrap_or_default();
    let object = object(board, ask);
    let named = || match &object {
        Some(Object::Step(step)) => board.step(step).map_or_else(|| about.into(), |row| row.titled().into()),
        Some(Object::Person(id)) => board.incident.people.called(id).into(),
        Some(Object::Component(_)) | None => about.into(),
    };
    let is_component = matches!(object, Some(Object::Component(_)));
    let role = |at: usize| ask.given().nth(at).and_then(Role::from_word);
    match ask.verb() {
        Verb::Start => say!("rules-next-start", step = named()),
        Verb::Done => say!("rules-next-finish", step = named()),
        Verb::Confirm if is_component => say!("rules-next-confirm-verdict", component = about),
        Verb::Confirm => say!("rules-next-confirm", step = named()),
        Verb::Override if is_component => say!("rules-next-alone-verdict", component = about),
        Verb::Override => say!("rules-next-alone", step = named()),
        Verb::Reopen => say!("rules-next-reopen", step = named()),
        Verb::Delegate => say!("rules-next-delegate", step = named()),
        Verb::Assign if ask.about().is_none() => say!("rules-next-assign-somebody"),
        Verb::Assign => match role(1) {
            Some(role) => say!("rules-next-assign", name = named(), role = role),
            None => say!("rules-next-assign-some-role", name = named()),
        },
        Verb::Call if ask.about().is_none() => say!("rules-next-call-somebody"),
        Verb::Call if hints::line_of(ask) == Some(Line::Secondary) => say!("rules-next-call-secondary", name = named()),
        Verb::Call => say!("rules-next-call", name = named()),
        Verb::Ack => say!("rules-next-ack"),
        Verb::Accept => say!("rules-next-accept"),
        Verb::Handover => say!("rules-next-handover"),
        Verb::Verdict => say!("rules-next-verdict", component = about),
        Verb::Service if ask.given().nth(1) == Some(Service::Up.word()) => say!("rules-next-service-up", component = about),
        Verb::Service => say!("rules-next-service", component = about, service = ask.given().nth(1).unwrap_or_default()),
        Verb::Clock => say!("rules-next-clock"),
        Verb::Resolve => say!("rules-next-resolve"),
        Verb::Close => say!("rules-next-close"),
        Verb::Export => say!("rules-next-report"),
        verb => Sentence::joined(" ", vec![verb.row().map(name).unwrap_or_default(), named()]),
    }
}

fn name(row: &Row) -> Sentence {
    (row.name)()
}
