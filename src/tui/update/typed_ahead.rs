//! What was typed ahead. A key means what it means on the screen that it was typed for: as long as something
//! that was asked is not answered, nobody knows which screen that is, so keys wait in their order. Those that
//! only look around do not wait, nor does what ends the program.
//!
//! A page of the timeline is asked for too. Keys wait for it only where it
//! decides what they mean: where the cursor will stand, what lies beyond the
//! edge of the rows at hand. What is merely read ahead holds nothing up.

use crate::domain::speech::say;
use crate::tui::action::{Action, Screen};
use crate::tui::input::Input;
use crate::tui::model::{Asked, Errand, Model};

use super::{effect, motion};

/// Holds an input back where it has to wait; gives it on where it has not.
pub fn hold(model: &mut Model, input: Input) -> Option<Input> {
    if passes(model, &input) {
        return Some(input);
    }
    model.held_enough &= !model.held.is_empty();
    model.held_enough |= is_too_much(model, &input);
    // A click was meant for what is seen, which may be gone by then.
    if matches!(input, Input::Mouse(_)) {
        return None;
    }
    if model.held_enough {
        // Nothing is left out in the middle: the rest is dropped until nothing waits any more.
        effect::tell(model, &say!("keys-too-much-ahead"));
    } else {
        model.held.push_back(input);
    }
    None
}

/// Whether an input has not to wait.
pub fn passes(model: &Model, input: &Input) -> bool {
    passes_everything(model, input) || (model.held.is_empty() && !waits(model, input, false))
}

/// So much may be typed ahead, and pasted.
const MOST: usize = 4096;
const MOST_PASTED: usize = 4;

fn is_too_much(model: &Model, input: &Input) -> bool {
    let is_pasted = |input: &Input| matches!(input, Input::Paste(_));
    let pasted = || model.held.iter().filter(|held| is_pasted(held)).count();
    model.held.len() >= MOST || (is_pasted(input) && pasted() >= MOST_PASTED)
}

/// The next input that was held and has not to wait any longer.
pub fn next(model: &mut Model) -> Option<Input> {
    let input = model.held.front()?;
    if waits(model, input, true) { None } else { model.held.pop_front() }
}

fn passes_everything(model: &Model, input: &Input) -> bool {
    matches!(input, Input::Resize(..)) || matches!(meant(model, input), Some(Action::Interrupt | Action::Suspend))
}

fn meant(model: &Model, input: &Input) -> Option<Action> {
    let Input::Key(key) = input else { return None };
    model.given.keys.action(model.screen(), *key)
}

/// Whether an answer that has not come may change what an input means; `ahead` says that it was held already.
fn waits(model: &Model, input: &Input, ahead: bool) -> bool {
    let action = meant(model, input);
    if !model.asked.is_empty() {
        return ahead || !(action.is_some_and(only_looks) && stays_here(model));
    }
    waits_for_page(model, action, ahead)
}

fn only_looks(action: Action) -> bool {
    action.moves() || matches!(action, Action::NextPane | Action::PreviousPane)
}

/// Whatever the answers are, the same screen is there afterwards, with
/// its cursor where it is. The timeline goes on with what is written.
fn stays_here(model: &Model) -> bool {
    let stays = |asked: &Asked| asked.errand == Errand::Do && !asked.takes_command && asked.finishes.is_none();
    model.form.is_none() && model.screen() != Screen::Timeline && model.asked.iter().all(stays)
}

/// Where words are looked for, everything waits: what is found or not is said for the screen that is there.
fn waits_for_page(model: &Model, action: Option<Action>, ahead: bool) -> bool {
    let Some(open) = model.open.as_ref().filter(|_| model.base == Screen::Timeline) else { return false };
    let reads = matches!(model.screen(), Screen::Timeline | Screen::Search);
    let hangs = |action| open.timeline.hangs(action, motion::page(model), ahead);
    open.timeline.looks() || (reads && action.is_some_and(hangs))
}
