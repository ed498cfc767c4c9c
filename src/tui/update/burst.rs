//! What becomes of characters that came at once, where they would be keys: they are held and shown until they
//! are made a note or dropped. And what a key does that may be the first of them.

use crate::domain::speech::say;
use crate::domain::verb::Verb;
use crate::tui::action::{Action, Screen};
use crate::tui::form::{Value, edit};
use crate::tui::input::{Input, Key};
use crate::tui::model::available::refused;
use crate::tui::model::burst::Burst;
use crate::tui::model::{Model, Reason, Reply, forms};

use super::effect::tell;
use super::{ask, drafts, effect, typed_ahead};

/// Holds characters, with those that are held already.
pub(super) fn hold(model: &mut Model, text: &str) {
    if !text.is_empty() {
        model.reply = None;
        model.burst.get_or_insert_with(Burst::default).add(text);
    }
}

/// Opens the form of a note with what is held behind whatever is in it already.
pub(super) fn make_note(model: &mut Model) {
    if let Some(refusal) = refused(model, Action::NoteBurst) {
        effect::reply(model, Reply::Refused(refusal), Some(Reason::Refused(Action::NoteBurst)));
        return;
    }
    let Some(fresh) = model.known().and_then(forms::note) else { return };
    let Some(burst) = model.burst.take() else { return };
    model.help = None;
    drafts::open(model, fresh);
    let whole = model.form.as_mut().is_none_or(|form| edit::append(form, &burst.text));
    if !whole || burst.lost > 0 {
        tell(model, &say!("forms-paste-too-long"));
    }
}

/// Lets what is held go.
pub(super) fn drop_it(model: &mut Model) {
    if let Some(burst) = model.burst.take() {
        tell(model, &say!("keys-burst-dropped", count = burst.count()));
    }
}

/// The key that may be the first of a burst, where it can be obeyed at once.
pub(super) fn take_early(model: &mut Model, key: Key) -> Option<Input> {
    let input = Input::Key(key);
    let obeyed = model.early.is_none() && harms_nothing(model, key) && typed_ahead::passes(model, &input);
    obeyed.then(|| {
        model.early = Some(key);
        input
    })
}

/// What is left of an input that begins with the key that was obeyed already.
pub(super) fn without_early(model: &mut Model, input: Input) -> Option<Input> {
    match (model.early, input) {
        (Some(early), Input::Key(key)) => {
            model.early = None;
            (early != key).then_some(Input::Key(key))
        }
        (Some(early), Input::Paste(text)) => {
            model.early = None;
            let typed = early.typed().filter(|_| model.screen().is_typed_on());
            let rest = typed.and_then(|c| text.strip_prefix(c)).map(str::to_owned);
            Some(Input::Paste(rest.unwrap_or(text)))
        }
        (_, input) => Some(input),
    }
}

/// Whether a key may be obeyed although a burst may follow it. A letter in a text does: the burst goes there
/// too. So does what only moves the cursor. And so does a step that is ticked off at once, because it is
/// pressed all night long and must be seen at once; a burst that begins with its key, alone, on a terminal
/// that is no slow line, is the one way to do something by accident, and it is taken back by a key.
fn harms_nothing(model: &Model, key: Key) -> bool {
    let screen = model.screen();
    let action = model.given.keys.action(screen, key);
    if screen.is_typed_on() {
        let text = || {
            model.form.as_ref().and_then(|form| form.here()).is_some_and(|field| match field.value {
                Value::Line(_) | Value::Text(_) => true,
                Value::Choice { .. } | Value::Ticks { .. } => false,
            })
        };
        return key.typed().is_some() && if screen == Screen::Form { text() } else { action.is_none() };
    }
    let ticks = |action| action == Action::Ask(Verb::Done) && ask::asks_at_once(model, action);
    action.is_some_and(|action| action.moves() || action.changes_list() || ticks(action))
}
