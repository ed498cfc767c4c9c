//! Leaves the program, or puts it to sleep. The incident goes on; what was typed and not sent is named first.

use crate::domain::speech::say;
use crate::tui::action::Action;
use crate::tui::form::Form;
use crate::tui::model::{Model, Reply};

use super::drafts;
use super::effect::{Effect, tell};

/// Does what concerns the program, not the incident.
pub(super) fn act(model: &mut Model, action: Action, warned: bool) -> Vec<Effect> {
    match action {
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        _ => interrupt(model, warned),
    }
}

/// Leaves from anywhere. A form is put away first: what was typed in it is a draft then, and is named.
fn interrupt(model: &mut Model, warned: bool) -> Vec<Effect> {
    if model.form.is_some() && !model.form_is_sent() {
        drafts::put_away(model);
    }
    if warned || !unwritten(model) {
        return leave(model);
    }
    warn(model);
    Vec::new()
}

/// Leaves what lies over the screen, else the program; where
/// something typed would be lost, it is named the first time.
pub(super) fn leave_screen(model: &mut Model, warned: bool) -> Vec<Effect> {
    if model.help.take().is_some() {
        return Vec::new();
    }
    if !warned && unwritten(model) {
        warn(model);
        return Vec::new();
    }
    leave(model)
}

/// Whether something that was typed would be lost by leaving.
fn unwritten(model: &Model) -> bool {
    !model.drafts.is_empty() || model.trouble.as_ref().is_some_and(|trouble| trouble.not_kept.is_some())
}

fn warn(model: &mut Model) {
    let titles: Vec<String> = model.drafts.iter().map(Form::heading).collect();
    let what = if titles.is_empty() { say!("keys-loses-unkept") } else { say!("keys-loses-draft", titles = titles.join(", ")) };
    tell(model, &say!("keys-leaving-loses", what = what));
    model.warned = true;
}

/// Leaves once everything that was asked is answered; asked again, at once.
fn leave(model: &mut Model) -> Vec<Effect> {
    if model.leaving || !model.writes() {
        return vec![Effect::Leave];
    }
    model.leaving = true;
    model.reply = Some(Reply::Waiting);
    Vec::new()
}
