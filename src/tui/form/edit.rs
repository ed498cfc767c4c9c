//! What keys do in a form. A text takes every key that is not one of the form's own; a choice takes arrows, and letters:
//! all those typed one after the other are what its option begins with.

use crate::domain::decide::LONGEST_TEXT;
use crate::domain::text::{is_hostile, line};
use crate::tui::action::{Action, Screen};
use crate::tui::input::Key;
use crate::tui::keys::Keys;

use super::{Ahead, Choice, Field, Form, Name, Value};

/// The action that a key means in the form; none where the field took the key.
pub fn press(form: &mut Form, keys: &Keys, key: Key) -> Option<Action> {
    let at = form.at;
    if matches!(form.fields.get(at), Some(Field { value: Value::Choice { .. }, .. })) {
        return press_choice(form, keys, key);
    }
    let action = keys.action(Screen::Form, key);
    match form.fields.get_mut(at).map(|field| &mut field.value) {
        Some(Value::Line(area)) => match action {
            Some(Action::NewLine) => {}
            Some(Action::NextOption | Action::PreviousOption) | None => {
                area.input(key.for_text());
            }
            action => return action,
        },
        Some(Value::Text(area)) => match action {
            Some(Action::NewLine) => area.insert_newline(),
            Some(Action::NextOption | Action::PreviousOption) | None => {
                area.input(key.for_text());
            }
            Some(Action::NextField | Action::PreviousField) if key.moves_inside(area.lines().len(), area.cursor().0) => {
                area.input(key.for_text());
            }
            action => return action,
        },
        Some(Value::Choice { .. }) | None => return action,
    }
    None
}

/// On a choice. Within letters that were typed a space is one of them, and as long as they lead nowhere nothing is sent.
fn press_choice(form: &mut Form, keys: &Keys, key: Key) -> Option<Action> {
    let typing = !form.ahead.typed.is_empty();
    match (keys.action(Screen::Form, key), key.typed()) {
        (Some(Action::NextOption | Action::PreviousOption), Some(c)) if typing => look_up(form, |typed| typed.push(c)),
        (None, Some(c)) => look_up(form, |typed| typed.push(c)),
        (None, None) if typing && key.takes_back() => {
            look_up(form, |typed| {
                typed.pop();
            });
        }
        (Some(Action::Cancel), _) if form.ahead.astray => form.ahead = Ahead::default(),
        (Some(Action::Submit), _) if form.ahead.astray => {}
        (action, _) => return action,
    }
    None
}

/// Takes the option that begins with the letters typed; where there is none, what was chosen before them stays chosen.
fn look_up(form: &mut Form, change: impl FnOnce(&mut String)) {
    let Some(Field { name, value: Value::Choice { options, at }, .. }) = form.fields.get_mut(form.at) else { return };
    if form.ahead.typed.is_empty() {
        form.ahead.from = *at;
    }
    change(&mut form.ahead.typed);
    let (from, wanted) = (form.ahead.from, form.ahead.typed.to_lowercase());
    let found = |by: &dyn Fn(&Choice) -> bool| {
        let here = options.get(from).is_some_and(by).then_some(from);
        here.or_else(|| options.iter().position(by))
    };
    let begins = |text: &str| text.to_lowercase().starts_with(&wanted);
    let whole = |option: &Choice| begins(&option.shown) || begins(&option.word);
    let in_name = |option: &Choice| *name == Name::Who && option.shown.split([' ', '-']).any(begins);
    let place = found(&whole).or_else(|| found(&in_name));
    form.ahead.astray = place.is_none();
    *at = if wanted.is_empty() { from } else { place.unwrap_or(from) };
    if wanted.is_empty() {
        form.ahead = Ahead::default();
    }
}

/// Puts pasted text into the field; what could act on a terminal is spelt out, and a line keeps to one line. Says whether all of it was taken.
pub fn paste(form: &mut Form, text: &str) -> bool {
    let Some(Field { value, .. }) = form.fields.get_mut(form.at) else { return true };
    let most = text.char_indices().map(|(at, _)| at).take_while(|at| *at < LONGEST_TEXT).last().unwrap_or(0);
    let kept = if text.len() > LONGEST_TEXT { text.get(..most).unwrap_or_default() } else { text };
    let whole = kept.len() == text.len();
    let text = kept;
    match value {
        Value::Line(area) => {
            area.insert_str(line(text));
        }
        Value::Text(area) => {
            let safe = if text.contains(is_hostile) {
                text.replace("\r\n", "\n")
                    .replace('\r', "\n")
                    .split('\n')
                    .map(|text| line(text).into_owned())
                    .collect::<Vec<_>>()
                    .join("\n")
            } else {
                text.to_owned()
            };
            area.insert_str(safe);
        }
        Value::Choice { .. } => {}
    }
    whole
}

/// Goes to the next field that is asked for, or with `-1` to the one before; round at the ends.
pub fn go(form: &mut Form, by: isize) {
    let places: Vec<usize> = form.shown().map(|(place, _)| place).collect();
    let here = places.iter().position(|place| *place == form.at).unwrap_or(0);
    let count = places.len().max(1);
    let next = here.saturating_add(count).saturating_add_signed(by) % count;
    if let Some(place) = places.get(next) {
        stand(form, *place);
    }
}

/// Takes the cursor to the field at that place.
pub fn stand(form: &mut Form, place: usize) {
    form.at = place;
    form.ahead = Ahead::default();
}

/// Takes the next option of the choice, or with `-1` the one before; round at the ends.
pub fn choose(form: &mut Form, by: isize) {
    form.ahead = Ahead::default();
    if let Some(Value::Choice { options, at }) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        let count = options.len().max(1);
        *at = at.saturating_add(count).saturating_add_signed(by) % count;
    }
}

/// Takes the option of that place, of the choice at that place.
pub fn pick(form: &mut Form, place: usize, option: usize) {
    stand(form, place);
    if let Some(Value::Choice { options, at }) = form.fields.get_mut(place).map(|field| &mut field.value) {
        *at = option.min(options.len().saturating_sub(1));
    }
}
