//! The keys of a form, on its last lines: only those that do something in the field that the cursor is in.

use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::tui::action::Action;
use crate::tui::form::edit::ALL;
use crate::tui::form::{Form, Purpose, Value};
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::pen::Row;

/// The lines of keys, so many at most, the most important first:
/// where there is less room, how to send and how to go back stay.
#[must_use]
pub fn rows(model: &Model, form: &Form, columns: usize, most: usize) -> Vec<Row> {
    let (mut lines, mut is_cut): (Vec<(usize, Row)>, bool) = (Vec::new(), false);
    for (action, hint) in hints(model, form) {
        let hint = model.say(&hint);
        let wide = text::width(&hint);
        let full = lines.len() == most;
        match lines.last_mut().filter(|(used, _)| used + 3 + wide <= columns) {
            Some((used, row)) => {
                *used += 3 + wide;
                *row = std::mem::take(row).and(" · ", Look::Muted).part(hint, Look::Muted, Spot::Key(action));
            }
            None if full => {
                is_cut = true;
                break;
            }
            None => lines.push((wide, Row::default().part(hint, Look::Muted, Spot::Key(action)))),
        }
    }
    // What one hardly ever wants takes no line of its own.
    if let Some((action, hint)) = drops(model, form).filter(|_| !form.resumed && !is_cut)
        && let hint = model.say(&hint)
        && let Some((_, row)) = lines.last_mut().filter(|(used, _)| used + 3 + text::width(&hint) <= columns)
    {
        *row = std::mem::take(row).and(" · ", Look::Muted).part(hint, Look::Muted, Spot::Key(action));
    }
    lines.into_iter().map(|(_, row)| row).collect()
}

/// The key that throws away what was typed, where something was.
fn drops(model: &Model, form: &Form) -> Option<(Action, Sentence)> {
    let drops =
        (Action::DropDraft, say!("forms-hint-drop", key = model.given.keys.key_in(Action::DropDraft, model.given.language)));
    (form.purpose != Purpose::Filter && form.is_touched() && form.ahead.typed.is_empty()).then_some(drops)
}

/// The keys and what they do here.
fn hints(model: &Model, form: &Form) -> Vec<(Action, Sentence)> {
    let key = |action| model.given.keys.key_in(action, model.given.language);
    let (submit, cancel) = (key(Action::Submit), key(Action::Cancel));
    if !form.ahead.typed.is_empty() {
        return vec![
            (Action::Submit, say!("forms-hint-take", key = submit)),
            (Action::NextOption, say!("forms-hint-list")),
            (Action::Cancel, say!("forms-hint-letters-away", key = cancel)),
        ];
    }
    let filter = form.purpose == Purpose::Filter;
    let sends = match form.purpose {
        Purpose::Declare(_) => say!("forms-hint-declare", key = submit),
        Purpose::Filter => say!("forms-hint-filter", key = submit),
        Purpose::Ask(..) | Purpose::Undo(..) => say!("forms-hint-write", key = submit),
    };
    let leaves = if filter { say!("forms-hint-back", key = cancel) } else { say!("forms-hint-draft", key = cancel) };
    let mut hints = vec![(Action::Submit, sends), (Action::Cancel, leaves)];
    hints.extend(drops(model, form).filter(|_| form.resumed));
    let here = form.here().map(|field| &field.value);
    match here {
        Some(Value::Choice { .. }) if form.chose_somebody() => hints.push((Action::NextField, say!("forms-hint-type-on"))),
        Some(Value::Choice { listed: true, .. }) => hints.push((Action::NextOption, say!("forms-hint-list-or-letters"))),
        Some(Value::Choice { .. }) => hints.push((Action::NextOption, say!("forms-hint-choose-or-letters"))),
        Some(Value::Ticks { .. }) => hints.push((Action::NextOption, say!("forms-hint-tick", all = ALL.to_string()))),
        Some(Value::Text(_)) => hints.push((Action::NewLine, say!("forms-hint-new-line", key = key(Action::NewLine)))),
        _ => {}
    }
    if form.shown().count() > 1 {
        hints.push((Action::NextField, say!("forms-hint-next", key = key(Action::NextField))));
    }
    if matches!(here, Some(Value::Text(_) | Value::Line(_))) {
        hints.push((Action::UndoTyping, say!("forms-hint-undo", key = key(Action::UndoTyping))));
    }
    hints
}
