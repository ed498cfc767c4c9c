//! What the keys do on the screen below, from the table of keys; what cannot be done now is dimmed, with the reason of whoever would refuse it.

use ratatui::layout::Rect;

use crate::tui::keymap::{self, Binding};
use crate::tui::model::Model;
use crate::tui::say;
use crate::tui::theme::Look;
use crate::tui::update::wish::refused;

use super::list::{Pen, Row, cell, wrap_to};
use super::rows;

/// Columns that a list of keys takes at least.
const COLUMN: u16 = 38;
/// Columns of the longest key.
const KEY: usize = 6;

/// Draws help, scrolled down by so many lines.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let beside = (area.width / COLUMN).clamp(1, 5);
    let width = area.width / beside;
    let entries: Vec<Vec<Row>> = keymap::on(model.base).map(|binding| entry(model, binding, usize::from(width))).collect();
    let all: usize = entries.iter().map(Vec::len).sum();
    let room = usize::from(area.height).saturating_sub(1);
    let columns = usize::from(beside);
    // As even as the entries allow; where there is too much for the screen, all columns scroll as one.
    let tall = all.div_ceil(columns);
    let mut filled: Vec<Vec<Row>> = vec![Vec::new(); columns];
    let mut at = 0;
    for entry in entries {
        let full = filled.get(at).is_some_and(|column| column.len() + entry.len() > tall);
        at = if full { (at + 1).min(columns - 1) } else { at };
        if let Some(column) = filled.get_mut(at) {
            column.extend(entry);
        }
    }
    let longest = filled.iter().map(Vec::len).max().unwrap_or(0);
    let from = model.help.unwrap_or(0).min(longest.saturating_sub(room));
    let more = longest.saturating_sub(from + room);
    let more = if more > 0 { format!("; ↓ {more} more") } else { String::new() };
    pen.rule(rows(area, 0, 1), &format!("what the keys do on {}{more}", model.base.title()));
    for (column, x) in filled.iter().zip((area.x..).step_by(usize::from(width.max(1)))) {
        let place = Rect { x, width: width.min(area.right().saturating_sub(x)), ..rows(area, 1, area.height) };
        pen.rows(place, column.get(from..).unwrap_or_default());
    }
}

fn entry(model: &Model, binding: &Binding, width: usize) -> Vec<Row> {
    let key = cell(&binding.key_text(), KEY);
    let columns = width.saturating_sub(KEY + 3);
    let refusal = refused(model, binding.action);
    let look = if refusal.is_some() { Look::Muted } else { Look::Plain };
    let because = refusal.map(|refusal| format!("not now: {}", say::for_screen(&model.say(&refusal.because))));
    let mut lines: Vec<(String, Look)> = wrap_to(binding.sentence, columns, 2).into_iter().map(|line| (line, look)).collect();
    lines.extend(because.into_iter().flat_map(|because| wrap_to(&because, columns, 2)).map(|line| (line, Look::Muted)));
    let keys = std::iter::once(key).chain(std::iter::repeat(" ".repeat(KEY)));
    lines.into_iter().zip(keys).map(|((line, look), key)| Row::new(format!(" {key} "), Look::Key).and(line, look)).collect()
}
