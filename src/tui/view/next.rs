//! What is next for whoever looks, what the cursor stands on, and how it is done.

use crate::domain::board::{ComponentRow, Next};
use crate::domain::holds::Holds;
use crate::tui::model::{Focus, Model, Open};
use crate::tui::say;
use crate::tui::theme::Look;

use super::list::{Row, wrap_to};
use super::{markdown, side, step, steps};

/// The columns of the labels.
const LABEL: usize = 7;

/// So many rows at most, from what is next to how it is done. `detailed` says that the step under the cursor stands beside in full.
#[must_use]
pub fn rows(model: &Model, open: &Open, width: u16, height: u16, detailed: bool) -> Vec<Row> {
    let columns = usize::from(width).saturating_sub(LABEL + 1);
    let height = usize::from(height);
    let nexts = &open.board.next;
    let first = nexts.first().map_or_else(|| "nothing waits for you".to_owned(), |next| named(model, open, next));
    let (label, here) = here(model, open, detailed);
    let kept = usize::from(height > 1 && !here.is_empty());
    let mut lines = labelled("NEXT", wrap_to(&first, columns, 2.min(height - kept)));
    let here = if here.is_empty() { Vec::new() } else { wrap_to(&here, columns, height.saturating_sub(lines.len()).min(2)) };
    let here = if kept == 0 { Vec::new() } else { here };
    let mut listed = 1;
    for next in nexts.iter().skip(1) {
        if lines.len() + here.len() >= height {
            break;
        }
        lines.extend(labelled("then", wrap_to(&named(model, open, next), columns, 1)));
        listed += 1;
    }
    lines.extend(labelled(label, here));
    lines.truncate(height);
    let more = nexts.len().saturating_sub(listed);
    if let Some(row) = lines.first_mut().filter(|_| more > 0) {
        *row = std::mem::take(row).right(format!("+{more} more "), Look::Muted);
    }
    lines
}

fn labelled(label: &str, lines: Vec<String>) -> Vec<Row> {
    let labels = std::iter::once(label.to_owned()).chain(std::iter::repeat(String::new()));
    let row = |(line, label): (String, String)| Row::new(format!(" {label:<6}"), Look::Title).and(line, Look::Plain);
    lines.into_iter().zip(labels).map(row).collect()
}

/// Something to do next: the mark of its step, what, how much waits for it, which key.
fn named(model: &Model, open: &Open, next: &Next) -> String {
    let row = next.step.as_ref().and_then(|step| open.steps().find(|row| row.reference == *step));
    let mark = row.map(|row| format!("{} ", steps::mark(model, row).0)).unwrap_or_default();
    let holds = held(next.holds).map(|held| format!(", {held}")).unwrap_or_default();
    format!("{mark}{}{holds} → {}", say::for_screen(&next.say), say::for_screen(&next.hint))
}

/// How much waits for it.
fn held(steps: usize) -> Option<String> {
    match steps {
        0 => None,
        1 => Some("holds 1 step back".to_owned()),
        steps => Some(format!("holds {steps} steps back")),
    }
}

/// A component in words, with how much waits for its data.
fn component(model: &Model, open: &Open, row: &ComponentRow) -> String {
    let waiting = row.id.parse().map_or(0, |id| Holds::of(&open.published.incident).behind_data(&id).len());
    let words = [Some(side::component_in_words(model, row)), held(waiting)];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the cursor stands on, with its label. On the step that is next, and said above, it is how that is done.
fn here(model: &Model, open: &Open, detailed: bool) -> (&'static str, String) {
    let said = match open.focus {
        Focus::Steps if detailed => None,
        Focus::Steps => open.step_here().map(|row| {
            let how = markdown::plain(&row.detail).join(" · ");
            let is_next = open.board.next.first().is_some_and(|next| next.step.as_ref() == Some(&row.reference));
            match step::in_words(model, row) {
                _ if is_next && !how.is_empty() => ("HOW", how),
                words if how.is_empty() || row.locked.is_some() => ("HERE", words),
                words => ("HERE", format!("{words} · {how}")),
            }
        }),
        Focus::Components => open.component_here().map(|row| ("HERE", component(model, open, row))),
        Focus::People => open.responder_here().map(|row| ("HERE", side::person_in_words(model, row))),
    };
    said.unwrap_or(("HERE", String::new()))
}
