//! Fills forms: hands them keys, sends them off.

use crate::app::desk::Request;
use crate::domain::advice::Refusal;
use crate::domain::field::FieldName;
use crate::domain::speech::say;
use crate::domain::text::line;
use crate::tui::action::Action;
use crate::tui::form::{Field, Form, Purpose, Value, background, declare, edit, filter};
use crate::tui::input::Key;
use crate::tui::model::available::none_open;
use crate::tui::model::{Errand, Model, Reason, Reply, forms};

use super::effect::{self, Effect, tell};
use super::{ask, drafts, outdated, screens, timeline};

/// Hands a key to the form.
pub fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(form) = &mut model.form else { return Vec::new() };
    model.reply = None;
    let before = chosen(form);
    let action = edit::press(form, &model.given.keys, key);
    follow(model, &before);
    if let Some(action) = action {
        return act(model, action);
    }
    say_astray(model);
    Vec::new()
}

/// Does what a key of the form means.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    model.reply = None;
    match action {
        Action::Submit => return submit(model),
        Action::Cancel => drafts::put_away(model),
        Action::DropDraft => drafts::throw_away(model),
        Action::ShowWhole => {
            drafts::put_away(model);
            screens::go(model, action);
        }
        Action::NextField => go(model, 1),
        Action::PreviousField => go(model, -1),
        Action::NextOption => choose(model, |form| edit::choose(form, 1)),
        Action::PreviousOption => choose(model, |form| edit::choose(form, -1)),
        // Clicked; a key reaches the text itself.
        Action::NewLine | Action::UndoTyping | Action::RedoTyping => {
            if let Some(form) = &mut model.form {
                edit::in_text(form, action);
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Takes an option of a choice.
pub fn pick(model: &mut Model, place: usize, option: usize) {
    choose(model, |form| edit::pick(form, place, option));
}

fn go(model: &mut Model, by: isize) {
    if let Some(form) = &mut model.form {
        edit::go(form, by);
    }
}

/// Whom a form is about as far as it was chosen in it, and their role.
fn chosen(form: &Form) -> [Option<String>; 4] {
    [FieldName::Who, FieldName::Dial, FieldName::Component, FieldName::Role].map(|name| form.filled(name))
}

/// Letters on a choice that find nothing are answered, calmly.
fn say_astray(model: &mut Model) {
    if let Some(form) = model.form.as_ref().filter(|form| form.ahead.is_astray()) {
        let typed = line(&form.ahead.typed).into_owned();
        tell(model, &say!("forms-finds-nothing", typed = typed));
    }
}

/// Takes the cursor to the field that a refusal is about, where it is about one.
pub fn go_to_what_is_missing(form: &mut Form, refusal: &Refusal) {
    let wanted = || form.shown().find(|(_, field)| Some(field.name) == refusal.hint.field);
    if let Some((place, _)) = form.gap().or_else(wanted) {
        edit::stand(form, place);
    }
}

/// So many bytes pasted onto a choice may be the name of one.
const LONGEST_NAME: usize = 100;

/// Puts pasted text into the form.
pub fn paste(model: &mut Model, text: &str) {
    let takes = |field: &Field| match field.value {
        Value::Line(_) | Value::Text(_) => true,
        // Letters that look for a choice; what is longer is none of its names.
        Value::Choice { .. } => text.len() <= LONGEST_NAME,
        Value::Ticks { .. } => false,
    };
    if !model.form.as_ref().and_then(Form::here).is_some_and(takes) {
        tell(model, &say!("forms-no-paste-here"));
        return;
    }
    let whole = model.form.as_mut().is_none_or(|form| edit::paste(form, text));
    if !whole {
        tell(model, &say!("forms-paste-too-long"));
    } else if text.ends_with(['\n', '\r']) {
        tell(model, &say!("forms-paste-sends-nothing"));
    }
    say_astray(model);
}

/// Chooses in the form. Of another person something else is likely.
fn choose<T>(model: &mut Model, how: impl FnOnce(&mut Form) -> T) {
    let Some(form) = &mut model.form else { return };
    let before = chosen(form);
    how(form);
    follow(model, &before);
}

/// Sets what is most likely of the person and the role that are chosen now, where others were before.
fn follow(model: &mut Model, before: &[Option<String>; 4]) {
    let Some(mut form) = model.form.take_if(|form| chosen(form) != *before) else { return };
    if let (Some(known), Some(open)) = (model.known(), &model.open) {
        if chosen(&form)[..3] != before[..3] {
            background::follow(&mut form, known);
        }
        forms::propose_duty(&mut form, known, model, open);
    }
    model.form = Some(form);
}

fn submit(model: &mut Model) -> Vec<Effect> {
    if outdated::is_news(model) {
        return Vec::new();
    }
    let Some(form) = &model.form else { return Vec::new() };
    let asked = match form.purpose {
        Purpose::Filter => {
            let filter = filter::chosen(form);
            model.form = None;
            return timeline::filter(model, filter);
        }
        Purpose::Declare(place) => declaration(model, form, place),
        Purpose::Ask(..) | Purpose::Undo(..) => ask::request(model, form).map(|request| (request, Errand::Do)),
    };
    match asked {
        Ok((request, errand)) => {
            let what = format!("{}: {}", form.heading(), form.typed());
            effect::ask(model, request, errand, what)
        }
        Err(refusal) => {
            if let Some(form) = &mut model.form {
                go_to_what_is_missing(form, &refusal);
            }
            let asks = model.form.as_ref().is_some_and(|form| form.purpose.asks().is_some());
            effect::reply(model, Reply::Refused(refusal), asks.then_some(Reason::Form));
            Vec::new()
        }
    }
}

fn declaration(model: &Model, form: &Form, place: usize) -> Result<(Request, Errand), Refusal> {
    let runbook = model.given.shelf.runbooks().get(place).and_then(|shelved| shelved.runbook.as_ref());
    let (Some(runbook), Some(me)) = (runbook, &model.me) else { return Err(none_open()) };
    let declaring = declare::declaring(form, runbook, me, (model.now, model.given.zone))?;
    Ok((Request::Declare(Box::new(declaring), model.now), Errand::Declare))
}
