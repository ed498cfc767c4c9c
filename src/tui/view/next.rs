//! What is next for whoever looks, what the cursor stands on, and how it is done.

use crate::domain::board::Next;
use crate::domain::data::rows::ComponentRow;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::{cut, width};
use crate::tui::action::Action;
use crate::tui::model::{Does, Model, Open};
use crate::tui::spot::Focus;
use crate::tui::theme::Look;

use super::list::wrap_to;
use super::pen::Row;
use super::{markdown, side, step};

/// The columns of the labels.
const LABEL: usize = 7;
/// The columns in which one can tell what is meant.
const ENOUGH: usize = 20;

/// So many rows at most, from what is next to how it is done. `detailed`
/// says that the step under the cursor stands beside in full.
#[must_use]
pub fn rows(model: &Model, open: &Open, columns: u16, height: u16, detailed: bool) -> Vec<Row> {
    let columns = usize::from(columns).saturating_sub(LABEL + 1);
    let height = usize::from(height);
    let (label, here) = here(model, open, detailed);
    let kept = if here.is_empty() || height < 2 { 0 } else { wrap_to(&here, columns, 2.min(height - 1)).len() };
    let mut lines = first(model, open, columns, height - kept.min(1));
    for next in open.board.next.iter().skip(1).take(height.saturating_sub(lines.len() + kept)) {
        let said = cut(&in_words(model, next), columns).into_owned();
        lines.extend(labelled(&model.say(&say!("board-then")), vec![said]));
    }
    let left = height.saturating_sub(lines.len());
    if kept > 0 && left > 0 {
        lines.extend(labelled(&model.say(&label), wrap_to(&here, columns, left)));
    }
    lines.truncate(height);
    lines
}

/// The one thing that is next, with its reason whole where two rows are enough; on
/// its right the key that does it, and how many others there are.
fn first(model: &Model, open: &Open, columns: usize, height: usize) -> Vec<Row> {
    let label = model.say(&say!("board-next"));
    let Some((next, others)) = open.board.next.split_first() else {
        return labelled(&label, vec![model.say(&say!("board-nothing-next"))]);
    };
    let key = does_it(model, open).filter(|_| columns >= 2 * ENOUGH);
    let more = match others.len() {
        0 => String::new(),
        more if columns >= 2 * ENOUGH => format!(" {}", model.say(&say!("board-more", more = more))),
        _ => String::new(),
    };
    let taken = key.as_ref().map_or(0, |(key, does)| width(key) + width(does) + 3) + width(&more);
    let room = columns.saturating_sub(taken);
    let said = Some(in_words(model, next)).filter(|said| width(said) <= room).unwrap_or_else(|| model.said(&next.in_full()));
    let mut lines = labelled(&label, wrap_to(&said, room, height.clamp(1, 2)));
    if let Some(row) = lines.first_mut() {
        let bare = std::mem::take(row);
        let bare = match key {
            Some((key, does)) => bare.right(format!(" {key}"), Look::Key).right(format!(" {does} "), Look::Plain),
            None => bare,
        };
        *row = bare.right(more, Look::Muted);
    }
    lines
}

/// The key that does what is next, and what it does: it is done
/// at once, or a form is opened, or one goes there.
fn does_it(model: &Model, open: &Open) -> Option<(String, String)> {
    let bound = model.given.keys.on(model.base).find(|bound| bound.row.action == Action::DoNext && !bound.keys.is_empty())?;
    let does = match open.does? {
        Does::AtOnce => say!("board-does-it"),
        Does::Opens => say!("board-opens-the-form"),
        Does::Goes => say!("board-goes-there"),
    };
    Some((bound.key_text(), model.say(&does)))
}

fn labelled(label: &str, lines: Vec<String>) -> Vec<Row> {
    let labels = std::iter::once(label.to_owned()).chain(std::iter::repeat(String::new()));
    let row = |(line, label): (String, String)| Row::new(format!(" {label:<6}"), Look::Title).and(line, Look::Plain);
    lines.into_iter().zip(labels).map(row).collect()
}

/// Something to do next: what, about what, why, and how much waits for it.
fn in_words(model: &Model, next: &Next) -> String {
    let holds = held(model, next.holds).map(|held| format!(", {held}")).unwrap_or_default();
    format!("{}{holds}", model.said(&next.in_full()))
}

/// How much waits for it.
fn held(model: &Model, steps: usize) -> Option<String> {
    (steps > 0).then(|| model.say(&say!("board-holds", steps = steps)))
}

/// A component in words, with how much waits for its data.
fn component(model: &Model, open: &Open, row: &ComponentRow) -> String {
    let waiting = open.board.holds().behind_data(&row.id).len();
    let words = [Some(side::component_in_words(model, row)), held(model, waiting)];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the cursor stands on, with its label. On the step that
/// is next, and said above, it is how that is done.
fn here(model: &Model, open: &Open, detailed: bool) -> (Sentence, String) {
    let said = match open.focus {
        Focus::Steps if detailed => None,
        Focus::Steps => open.step_here().map(|row| {
            let how = markdown::plain(open.detail(&row.reference)).join(" · ");
            let is_next = open.board.next.first().is_some_and(|next| next.step() == Some(&row.reference));
            match step::in_words(model, open, row) {
                _ if is_next && !how.is_empty() => (say!("board-how"), how),
                words if how.is_empty() || row.locked.is_some() => (say!("board-here"), words),
                words => (say!("board-here"), format!("{words} · {how}")),
            }
        }),
        Focus::Components => open.component_here().map(|row| (say!("board-here"), component(model, open, row))),
        Focus::People => open.responder_here().map(|row| (say!("board-here"), side::person_in_words(model, row))),
    };
    said.unwrap_or((say!("board-here"), String::new()))
}
