//! The keys of a form, on its last line: only those that do something in the field that the cursor is in.

use crate::domain::speech::say;
use crate::domain::text;
use crate::tui::action::{Action, Screen};
use crate::tui::form::{Form, Purpose, Value};
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::list::Row;

/// The line of keys, for so many columns: where there is less room, how to send and how to go back stay.
#[must_use]
pub fn row(model: &Model, form: &Form, columns: usize) -> Row {
    let all = [Action::Submit, Action::NextOption, Action::NewLine, Action::NextField, Action::Cancel];
    let mut shown: Vec<(Action, String)> =
        all.into_iter().filter_map(|action| Some((action, told(model, form, action)?))).collect();
    for action in [Action::NewLine, Action::NextField, Action::NextOption] {
        let wide: usize = shown.iter().map(|(_, told)| text::width(told) + 3).sum();
        if wide > columns + 3 {
            shown.retain(|(other, _)| *other != action);
        }
    }
    let mut row = Row::default();
    for (action, told) in shown {
        if !row.pieces.is_empty() {
            row = row.and(" · ", Look::Muted);
        }
        row = row.part(told, Look::Muted, Spot::Key(action));
    }
    row
}

/// A key and what it does here; nothing where it does nothing.
fn told(model: &Model, form: &Form, action: Action) -> Option<String> {
    let key = key(model, action);
    (!key.is_empty() && is_of_use(form, action)).then(|| format!("{key} {}", name(model, form, action)))
}

/// Both arrows choose.
fn key(model: &Model, action: Action) -> String {
    let keys = &model.given.keys;
    match action {
        Action::NextOption => [Action::PreviousOption, action].map(|action| keys.key(action)).join(" ").trim().to_owned(),
        _ => keys.key(action),
    }
}

fn name(model: &Model, form: &Form, action: Action) -> String {
    if action == Action::Submit && matches!(form.purpose, Purpose::Declare(_)) {
        return model.say(&say!("keys-declares"));
    }
    let bound = model.given.keys.on(Screen::Form).find(|bound| bound.row.action == action);
    bound.map(|bound| model.say(&(bound.row.name)())).unwrap_or_default()
}

fn is_of_use(form: &Form, action: Action) -> bool {
    let here = form.fields.get(form.at).map(|field| &field.value);
    match action {
        Action::NextOption => matches!(here, Some(Value::Choice { .. })),
        Action::NewLine => matches!(here, Some(Value::Text(_))),
        Action::NextField => form.shown().count() > 1,
        _ => true,
    }
}
