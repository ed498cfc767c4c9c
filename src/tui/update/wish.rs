//! Asks for what an action means: at once, or after a form.

use crate::app::desk::Request;
use crate::tui::action::Action;
use crate::tui::model::wish::{form, plain, refused};
use crate::tui::model::{Errand, Model, Open, Reply};

use super::drafts;
use super::effect::{self, Effect};

/// Asks for what the action means, or opens the form that it needs.
pub fn ask(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(refusal) = refused(model, action) {
        model.reply = Some(Reply::Refused(refusal));
        return Vec::new();
    }
    if let Some(form) = form(model, action) {
        drafts::open(model, form);
        return Vec::new();
    }
    let (Some(open), Some(asking)) = (&model.open, model.asking()) else { return Vec::new() };
    let Some(Ok(command)) = plain(open, action) else { return Vec::new() };
    let what = named(model, open, action);
    effect::ask(model, Request::Do(Box::new((command, asking))), Errand::Do, what)
}

/// Whether an action asks for something without a form that says first what it is.
pub fn asks_at_once(model: &Model, action: Action) -> bool {
    form(model, action).is_none() && model.open.as_ref().is_some_and(|open| plain(open, action).is_some())
}

/// What an action without a form is called, in case it is not kept.
fn named(model: &Model, open: &Open, action: Action) -> String {
    let name = model.given.keys.of(action).map(|bound| model.say(&(bound.row.name)())).unwrap_or_default();
    let about_a_step = matches!(action, Action::StartStep | Action::FinishStep | Action::ConfirmStep);
    match open.step_here().filter(|_| about_a_step) {
        Some(step) => format!("{name} {} {}", step.code(), step.title),
        None => name,
    }
}
