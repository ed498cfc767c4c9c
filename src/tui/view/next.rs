//! What is next for whoever looks, what the cursor stands on, and how it is done.

use crate::domain::board::Next;
use crate::domain::data::rows::ComponentRow;
use crate::domain::speech::{Sentence, say};
use crate::domain::text::{cut, width};
use crate::tui::model::{Model, Open};
use crate::tui::spot::Focus;
use crate::tui::theme::Look;

use super::list::wrap_to;
use super::pen::Row;
use super::{markdown, side, step, steps};

/// The columns of the labels.
const LABEL: usize = 7;
/// The columns in which one can tell which step is meant.
const ENOUGH: usize = 20;

/// So many rows at most, from what is next to how it is done. `detailed`
/// says that the step under the cursor stands beside in full.
#[must_use]
pub fn rows(model: &Model, open: &Open, columns: u16, height: u16, detailed: bool) -> Vec<Row> {
    let columns = usize::from(columns).saturating_sub(LABEL + 1);
    let height = usize::from(height);
    let (label, here) = here(model, open, detailed);
    let kept = if here.is_empty() || height < 2 { 0 } else { wrap_to(&here, columns, 2.min(height - 1)).len() };
    let nexts = &open.board.next;
    let listed = nexts.len().min(height - kept);
    let more = match nexts.len() - listed {
        _ if columns < 2 * ENOUGH => String::new(),
        0 => String::new(),
        more => format!(" {} ", model.say(&say!("board-more", more = more))),
    };
    let room = columns.saturating_sub(width(&more));
    let mut lines = match nexts.first() {
        None => labelled(&model.say(&say!("board-next")), vec![model.say(&say!("board-nothing-next"))]),
        Some(next) => labelled(&model.say(&say!("board-next")), vec![named(model, open, next, room)]),
    };
    for next in nexts.iter().take(listed).skip(1) {
        lines.extend(labelled(&model.say(&say!("board-then")), vec![named(model, open, next, columns)]));
    }
    let left = height.saturating_sub(lines.len());
    if kept > 0 {
        lines.extend(labelled(&model.say(&label), wrap_to(&here, columns, left)));
    }
    lines.truncate(height);
    if let Some(row) = lines.first_mut() {
        *row = std::mem::take(row).right(more, Look::Muted);
    }
    lines
}

fn labelled(label: &str, lines: Vec<String>) -> Vec<Row> {
    let labels = std::iter::once(label.to_owned()).chain(std::iter::repeat(String::new()));
    let row = |(line, label): (String, String)| Row::new(format!(" {label:<6}"), Look::Title).and(line, Look::Plain);
    lines.into_iter().zip(labels).map(row).collect()
}

/// Something to do next in one row: the mark of its step, what, how much waits for it, what to do. Where
/// that is too much only the key is named, and of what is to be done as much as there is room for.
fn named(model: &Model, open: &Open, next: &Next, columns: usize) -> String {
    let row = next.step.as_ref().and_then(|step| open.board.step(step).filter(|_| open.shows(step)));
    let mark = row.map(|row| format!("{} ", steps::mark(model, row).0)).unwrap_or_default();
    let holds = held(model, next.holds).map(|held| format!(", {held}")).unwrap_or_default();
    let said = format!("{mark}{}", model.said(&next.say));
    let full = format!("{said}{holds} → {}", model.said(&next.hint.say));
    if width(&full) <= columns {
        return full;
    }
    let keys = model.keys_of(&next.hint.say);
    if keys.is_empty() {
        return full;
    }
    let brief = format!(" → {keys}");
    let end = format!("{holds}{brief}");
    let end = if columns < width(&end) + ENOUGH { brief } else { end };
    format!("{}{end}", cut(&said, columns.saturating_sub(width(&end))))
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
            let is_next = open.board.next.first().is_some_and(|next| next.step.as_ref() == Some(&row.reference));
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
