//! What keys do in a form. A text takes every key that is not one of the form's own; a choice takes arrows and the first letter of an option.

use crate::domain::decide::LONGEST_TEXT;
use crate::domain::text::{is_hostile, line};
use crate::tui::action::{Action, Screen};
use crate::tui::input::{Code, Key};
use crate::tui::keymap;

use super::{Field, Form, Value};

/// The action that a key means in the form; none where the field took the key.
pub fn press(form: &mut Form, key: Key) -> Option<Action> {
    let at = form.at;
    let action = keymap::action(Screen::Form, key);
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
            Some(Action::NextField | Action::PreviousField) if moves_inside(area.lines().len(), area.cursor().0, key) => {
                area.input(key.for_text());
            }
            action => return action,
        },
        Some(Value::Choice { options, at }) => match (action, key.code) {
            (None, Code::Char(c)) => {
                let begins = |place: &usize| options.get(*place).is_some_and(|option| begins_with(&option.shown, c));
                let behind = (*at + 1..options.len()).chain(0..=*at);
                *at = behind.into_iter().find(begins).unwrap_or(*at);
            }
            _ => return action,
        },
        None => return action,
    }
    None
}

fn begins_with(text: &str, c: char) -> bool {
    text.chars().next().is_some_and(|first| first.to_lowercase().eq(c.to_lowercase()))
}

/// An arrow moves within a text of several lines until it stands on the first or the last.
fn moves_inside(lines: usize, row: usize, key: Key) -> bool {
    match key.code {
        Code::Up => row > 0,
        Code::Down => row + 1 < lines,
        _ => false,
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
        form.at = *place;
    }
}

/// Takes the next option of the choice, or with `-1` the one before; round at the ends.
pub fn choose(form: &mut Form, by: isize) {
    if let Some(Value::Choice { options, at }) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        let count = options.len().max(1);
        *at = at.saturating_add(count).saturating_add_signed(by) % count;
    }
}
