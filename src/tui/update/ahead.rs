//! What was typed ahead. A key means what it means on the screen that it was typed for: as long as something that was asked is not answered,
//! nobody knows which screen that is, so keys wait in their order. Those that only look around do not wait, nor does what ends the program.

use crate::tui::action::Action;
use crate::tui::input::Input;
use crate::tui::model::{Asked, Errand, Model};

/// Holds an input back where it has to wait; gives it on where it has not.
pub fn hold(model: &mut Model, input: Input) -> Option<Input> {
    if !waits(model) || passes(model, &input) {
        return Some(input);
    }
    // A click was meant for what is seen, which may be gone by then.
    if !matches!(input, Input::Mouse(_)) {
        model.held.push_back(input);
    }
    None
}

/// The next input that was held and has not to wait any longer.
pub fn next(model: &mut Model) -> Option<Input> {
    if waits(model) { None } else { model.held.pop_front() }
}

fn waits(model: &Model) -> bool {
    !model.asked.is_empty() || model.form.as_ref().is_some_and(|form| form.sent)
}

fn passes(model: &Model, input: &Input) -> bool {
    let Input::Key(key) = input else { return matches!(input, Input::Resize(..)) };
    let Some(action) = model.given.keys.action(model.screen(), *key) else { return false };
    let ends = matches!(action, Action::Interrupt | Action::Suspend);
    ends || (only_looks(action) && model.held.is_empty() && stays_here(model))
}

fn only_looks(action: Action) -> bool {
    action.moves() || matches!(action, Action::NextPane | Action::PreviousPane)
}

/// Whatever the answers are, the same screen is there afterwards, with its cursor where it is.
fn stays_here(model: &Model) -> bool {
    let stays = |asked: &Asked| asked.errand == Errand::Do && !asked.takes_command && asked.finishes.is_none();
    model.form.is_none() && model.asked.iter().all(stays)
}
