//! What keys do in a form. A text takes every key that is not one of the
//! form's own; a choice takes arrows, and letters that find an option.
//!
//! What letters find is only shown. It is chosen when somebody takes it with Enter or Tab, and
//! that Enter sends nothing: so words typed on a choice by mistake are never written down.
//!
//! People are chosen by name and without looking, so there letters go on where the name ends. Once somebody
//! is chosen, by an arrow or by a word of their name that nobody else has, the first letter that no name goes
//! on with is the first of the next field. No letter is lost: it is one of the name or one of that field.

use ratatui_textarea::CursorMove;

use crate::domain::alike::alike;
use crate::domain::field::FieldName;
use crate::domain::limits::LONGEST_TEXT;
use crate::domain::text::{is_hostile, line, on_one_line};
use crate::tui::action::{Action, Screen};
use crate::tui::fuzzy;
use crate::tui::input::Key;
use crate::tui::keys::Keys;

use super::{Ahead, Choice, Field, Form, Value};

/// The action that a key means in the form; none where the field took the key.
pub fn press(form: &mut Form, keys: &Keys, key: Key) -> Option<Action> {
    let at = form.at;
    match form.fields.get(at).map(|field| &field.value) {
        Some(Value::Choice { .. }) => return press_choice(form, keys, key),
        Some(Value::Ticks { .. }) => return press_ticks(form, keys, key),
        Some(Value::Line(_) | Value::Text(_)) | None => {}
    }
    let action = keys.action(Screen::Form, key);
    let (area, long) = match form.fields.get_mut(at).map(|field| &mut field.value) {
        Some(Value::Line(area)) => (area, false),
        Some(Value::Text(area)) => (area, true),
        Some(Value::Choice { .. } | Value::Ticks { .. }) | None => return action,
    };
    match action {
        Some(Action::NewLine) if long => area.insert_newline(),
        Some(Action::NewLine) => {}
        Some(Action::UndoTyping) => _ = area.undo(),
        Some(Action::RedoTyping) => _ = area.redo(),
        Some(Action::NextOption | Action::PreviousOption) | None => _ = area.input(key.for_text()),
        Some(Action::NextField | Action::PreviousField) if long && key.moves_inside(area.lines().len(), area.cursor().0) => {
            area.input(key.for_text());
        }
        action => return action,
    }
    None
}

/// Does in the text under the cursor what an action means there.
pub fn in_text(form: &mut Form, action: Action) {
    if let Some(Value::Line(area) | Value::Text(area)) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        match action {
            Action::NewLine => area.insert_newline(),
            Action::UndoTyping => _ = area.undo(),
            _ => _ = area.redo(),
        }
    }
}

/// The letter that ticks all options, or none where all are ticked.
pub const ALL: char = 'a';

/// Keys on options of which any number can be ticked.
fn press_ticks(form: &mut Form, keys: &Keys, key: Key) -> Option<Action> {
    let at = form.at;
    let action = keys.action(Screen::Form, key);
    match key.typed() {
        Some(' ') => tick(form, at, None),
        Some(ALL) => tick_all(form),
        Some(_) if !action.is_some_and(|action| matches!(action, Action::NextOption | Action::PreviousOption)) => {}
        _ => return action,
    }
    None
}

/// Ticks an option of the field at a place, or takes the tick away: that of its place, else the one that the
/// cursor stands on.
pub fn tick(form: &mut Form, place: usize, option: Option<usize>) {
    if let Some(Value::Ticks { ticked, at, .. }) = form.fields.get_mut(place).map(|field| &mut field.value) {
        *at = option.unwrap_or(*at);
        if let Some(ticked) = ticked.get_mut(*at) {
            *ticked = !*ticked;
        }
    }
}

fn tick_all(form: &mut Form) {
    if let Some(Value::Ticks { ticked, .. }) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        let all = !ticked.iter().all(|ticked| *ticked);
        ticked.fill(all);
    }
}

/// Keys on a choice. While letters are typed, a space is one of them, and nothing is sent before they are
/// taken or deleted.
fn press_choice(form: &mut Form, keys: &Keys, key: Key) -> Option<Action> {
    let typing = !form.ahead.typed.is_empty();
    let arrow = key.moves_inside(usize::MAX, 1);
    match (keys.action(Screen::Form, key), key.typed()) {
        (Some(Action::NextOption | Action::PreviousOption), Some(c)) if typing => return type_letter(form, keys, key, c),
        (None, Some(c)) => return type_letter(form, keys, key, c),
        (None, None) if typing && key.takes_back() => look_up(form, |typed| {
            typed.pop();
        }),
        (Some(Action::Cancel), _) if typing => form.ahead = Ahead::default(),
        (Some(Action::NextField), _) if arrow && (typing || is_listed(form)) => step(form, 1),
        (Some(Action::PreviousField), _) if arrow && (typing || is_listed(form)) => step(form, -1),
        (Some(Action::Submit | Action::NextField), _) if typing && !form.ahead.is_astray() => take(form),
        (Some(Action::Submit), _) if typing => {}
        (action, _) => return action,
    }
    None
}

/// Types a letter on a choice: it looks for an option, or is the first of the next field.
fn type_letter(form: &mut Form, keys: &Keys, key: Key, letter: char) -> Option<Action> {
    let Some(place) = settled(form, letter) else {
        look_up(form, |typed| typed.push(letter));
        return None;
    };
    form.ahead = Ahead::default();
    if let Some(Value::Choice { at, .. }) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        *at = Some(place);
    }
    go(form, 1);
    // The space between a name and what follows is part of neither.
    if letter == ' ' { None } else { press(form, keys, key) }
}

/// Which option is chosen among people, where a letter does not go on with a name and there is a next field.
fn settled(form: &Form, letter: char) -> Option<usize> {
    let Some(Field { name: FieldName::Who | FieldName::For, value: Value::Choice { options, at, .. }, .. }) = form.here() else {
        return None;
    };
    let Ahead { typed, found, at: pointed, by_arrow } = &form.ahead;
    match (form.is_at_last(), by_arrow, typed.is_empty()) {
        (true, ..) | (false, false, true) => None,
        (false, true, true) => *at,
        (false, true, false) => found.get(*pointed).map(|found| found.place),
        (false, false, false) => {
            let longer = format!("{typed}{letter}");
            let goes_on = options.iter().any(|option| begins(&option.searched(), &longer, |_| true));
            if goes_on { None } else { named(options, typed.trim()) }
        }
    }
}

/// The one option that has a word, or several in a row, in its name.
fn named(options: &[Choice], typed: &str) -> Option<usize> {
    let ends = |behind: &str| !behind.starts_with(char::is_alphanumeric);
    let mut named = options.iter().enumerate().filter(|(_, option)| begins(&option.searched(), typed, ends));
    let (place, _) = named.next()?;
    named.next().is_none().then_some(place)
}

/// Whether a word of a name begins with letters, and what is behind them is as it should be.
fn begins(name: &str, letters: &str, behind: impl Fn(&str) -> bool) -> bool {
    let (name, letters) = (alike(name), alike(letters));
    let mut places = name.match_indices(&*letters).filter(|(_, hit)| !hit.is_empty());
    places.any(|(at, hit)| {
        let (before, rest) = name.split_at(at);
        !before.ends_with(char::is_alphanumeric) && behind(rest.get(hit.len()..).unwrap_or_default())
    })
}

fn is_listed(form: &Form) -> bool {
    form.here().is_some_and(|field| matches!(field.value, Value::Choice { listed: true, .. }))
}

/// Finds the options that hold the letters typed.
fn look_up(form: &mut Form, change: impl FnOnce(&mut String)) {
    let Some(Field { value: Value::Choice { options, .. }, .. }) = form.fields.get(form.at) else { return };
    change(&mut form.ahead.typed);
    (form.ahead.at, form.ahead.by_arrow) = (0, false);
    form.ahead.found = if form.ahead.typed.is_empty() {
        Vec::new()
    } else {
        let texts: Vec<String> = options.iter().map(Choice::searched).collect();
        fuzzy::find(&form.ahead.typed, texts.iter().map(String::as_str))
    };
}

/// Takes the option that the letters found, and goes on to the next field where there is one.
fn take(form: &mut Form) {
    let place = form.ahead.found.get(form.ahead.at).map(|found| found.place);
    form.ahead = Ahead::default();
    if let Some(Value::Choice { at, .. }) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        *at = place.or(*at);
    }
    let last = form.shown().last().is_none_or(|(place, _)| place == form.at);
    if !last {
        go(form, 1);
    }
}

/// One option up or down, among all or among those that were found; stays at the ends.
fn step(form: &mut Form, by: isize) {
    form.ahead.by_arrow = true;
    if !form.ahead.typed.is_empty() {
        form.ahead.at = form.ahead.at.saturating_add_signed(by).min(form.ahead.found.len().saturating_sub(1));
    } else if let Some(Value::Choice { options, at, .. }) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        let last = options.len().saturating_sub(1);
        *at = Some(at.map_or(if by > 0 { 0 } else { last }, |at| at.saturating_add_signed(by).min(last)));
    }
}

/// Puts pasted text into the field; what could act on a terminal is spelt
/// out, and a line keeps to one line. Says whether all of it was taken.
pub fn paste(form: &mut Form, text: &str) -> bool {
    if let Some(Value::Choice { .. }) = form.here().map(|field| &field.value) {
        look_up(form, |typed| typed.push_str(&on_one_line(text)));
        return true;
    }
    let Some(Field { value, .. }) = form.fields.get_mut(form.at) else { return true };
    let most = text.char_indices().map(|(at, _)| at).take_while(|at| *at < LONGEST_TEXT).last().unwrap_or(0);
    let kept = if text.len() > LONGEST_TEXT { text.get(..most).unwrap_or_default() } else { text };
    let whole = kept.len() == text.len();
    let text = kept;
    match value {
        Value::Line(area) => {
            area.insert_str(on_one_line(text));
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
        Value::Choice { .. } | Value::Ticks { .. } => {}
    }
    whole
}

/// Puts text behind what is in the words of a form, on a line of its own. Says whether all of it was taken.
pub fn append(form: &mut Form, text: &str) -> bool {
    let words = form.fields.iter().position(|field| field.name == FieldName::Text);
    stand(form, words.unwrap_or(form.at));
    if let Some(Value::Line(area) | Value::Text(area)) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        area.cancel_selection();
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        if area.cursor() != (0, 0) {
            area.insert_newline();
        }
    }
    paste(form, text)
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

/// Takes the next option of the choice, or with `-1` the one before;
/// round at the ends. Where none was chosen, the first or the last.
pub fn choose(form: &mut Form, by: isize) {
    if !form.ahead.typed.is_empty() {
        step(form, by);
        return;
    }
    form.ahead.by_arrow = true;
    if let Some(Value::Choice { options, at, .. }) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        let count = options.len().max(1);
        let before = at.unwrap_or(if by > 0 { count - 1 } else { 0 });
        *at = Some(before.saturating_add(count).saturating_add_signed(by) % count);
    }
    if let Some(Value::Ticks { options, at, .. }) = form.fields.get_mut(form.at).map(|field| &mut field.value) {
        let count = options.len().max(1);
        *at = at.saturating_add(count).saturating_add_signed(by) % count;
    }
}

/// Takes the option of that place, of the choice at that place.
pub fn pick(form: &mut Form, place: usize, option: usize) {
    stand(form, place);
    form.ahead.by_arrow = true;
    tick(form, place, Some(option));
    if let Some(Value::Choice { options, at, .. }) = form.fields.get_mut(place).map(|field| &mut field.value) {
        *at = Some(option.min(options.len().saturating_sub(1)));
    }
}
