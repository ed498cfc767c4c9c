//! Asks for what an action means: at once, or after a form.

use crate::app::desk::Request;
use crate::domain::advice::{Asking, Refusal};
use crate::domain::board::Object;
use crate::domain::field::{FieldName, Special};
use crate::domain::speech::{Ask, say};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::CallOutcome;
use crate::tui::action::Action;
use crate::tui::form::{About, Form, send};
use crate::tui::model::available::{none_open, refused};
use crate::tui::model::calling;
use crate::tui::model::forms::{asked, form, is_read_first};
use crate::tui::model::hear::is_about_reports;
use crate::tui::model::{Errand, Model, Reason, Reply};

use super::effect::{self, Effect};
use super::{drafts, screens};

/// Asks for what the action means, or opens the form that it needs: filled in with what was just told to ask,
/// where that is what the action asks.
pub fn ask(model: &mut Model, action: Action, hinted: Option<&Ask>) -> Vec<Effect> {
    let hinted = hinted.filter(|ask| Action::Ask(ask.verb()) == action);
    let whom = || hinted.and_then(Ask::about).and_then(|id| id.parse().ok()).map(Object::Person);
    if let Some(form) = hinted.and_then(|ask| asked(model, ask, whom().as_ref())) {
        return send(model, form);
    }
    if let Some(refusal) = refused(model, action) {
        let over = refusal.hint.asks_for(Verb::Note);
        let late = form(model, action).filter(|form| over || drafts::is_over(model, form));
        if !late.is_some_and(|late| drafts::rescue(model, &late)) {
            effect::reply(model, Reply::Refused(refusal), Some(Reason::Refused(action)));
        }
        return Vec::new();
    }
    if let Some(outcome) = action.of_call() {
        return call(model, outcome);
    }
    let Some(form) = form(model, action) else { return Vec::new() };
    send(model, form)
}

/// Asks for a call to whoever the cursor stands on, or says what came of it.
fn call(model: &mut Model, outcome: Option<CallOutcome>) -> Vec<Effect> {
    let command = model.open.as_ref().and_then(|open| calling::command(model, open, outcome).ok());
    let Some((command, asking)) = command.zip(model.asking()) else { return Vec::new() };
    let what = Verb::Call.row().map(|row| model.say(&(row.name)())).unwrap_or_default();
    effect::ask(model, Request::Do(Box::new((vec![command], asking))), Errand::Do, what)
}

/// Asks for what a form holds, or opens it where there is something to fill in or to read.
pub(super) fn send(model: &mut Model, form: Form) -> Vec<Effect> {
    if is_read_first(model, &form) {
        screens::go(model, Action::ShowBriefing);
        effect::tell(model, &say!("keys-read-first"));
        return Vec::new();
    }
    if opens(model, &form) {
        drafts::open(model, form);
        return Vec::new();
    }
    match request(model, &form) {
        Ok(request) => {
            let what = named(model, &form);
            effect::ask(model, request, Errand::Do, what)
        }
        Err(refusal) => {
            model.reply = Some(Reply::Refused(refusal));
            Vec::new()
        }
    }
}

/// What a form asks of the open incident.
///
/// # Errors
/// When no incident is open, or something in the form is missing or cannot be understood.
pub fn request(model: &Model, form: &Form) -> Result<Request, Refusal> {
    let Some(asking) = model.asking() else { return Err(none_open()) };
    let verb = form.purpose.asks().map(|(verb, _)| verb).filter(|verb| is_about_reports(*verb));
    let at_home = || verb.map(|_| model.known_at_home());
    let known = model.known().or_else(at_home).ok_or_else(none_open)?;
    let commands = send::commands(form, known, model.now, model.given.zone)?;
    let at = send::time(form, FieldName::Special(Special::At), model.now, model.given.zone)?;
    let asking = Asking { at: at.map(|at| at.to_utc().into()), read: form.read, ..asking };
    let asking = match send::quoted(form, known)? {
        Some(who) => asking.quoting(who),
        None => asking,
    };
    let asked = Box::new((commands, asking));
    Ok(match verb.filter(|_| model.open.is_none()) {
        Some(verb) => Request::Hear(model.month_of(verb), asked),
        None => Request::Do(asked),
    })
}

/// Whether an action asks for something without a form that says first what it is.
pub fn asks_at_once(model: &Model, action: Action) -> bool {
    form(model, action).is_some_and(|form| !opens(model, &form))
}

/// Whether a form is shown before it is sent: words that wait in a draft are.
fn opens(model: &Model, form: &Form) -> bool {
    form.wants_a_look() || model.draft_of(form).is_some()
}

/// What is asked without a form is called, in case it is not kept.
fn named(model: &Model, form: &Form) -> String {
    let Some((verb, about)) = form.purpose.asks() else { return String::new() };
    let Some(row) = verb.row() else { return String::new() };
    let name = model.say(&(row.name)());
    let About::Step(step) = about else { return name };
    match model.open.as_ref().and_then(|open| open.board.step(step)) {
        Some(step) => format!("{name} {} {}", step.code(), step.title),
        None => name,
    }
}
