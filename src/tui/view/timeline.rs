//! The last entries in full, the newest at the foot.

use ratatui::layout::Rect;

use crate::app::session::{TAIL, TimelineRow};
use crate::domain::length::stretch;
use crate::domain::text;
use crate::domain::time_text::clock;
use crate::tui::model::Model;
use crate::tui::theme::Look;

use super::list::{Pen, Row, cell, wrap};
use super::rows;

/// Draws the timeline.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let tail = &open.published.tail;
    let back = model.scroll.min(tail.len().saturating_sub(1));
    let older = open.board.entries.saturating_sub(u64::try_from(tail.len()).unwrap_or(0));
    let mut title = format!("timeline, {} entries", open.board.entries);
    if back > 0 {
        title.push_str(&format!("; {back} newer below"));
    }
    if older > 0 {
        title.push_str(&format!("; {TAIL} last ones here, `crisis log` has all"));
    }
    pen.rule(rows(area, 0, 1), &title);
    let inner = rows(area, 1, area.height);
    let names = tail.iter().map(|entry| text::width(&entry.by)).max().unwrap_or(0).min(20).min(usize::from(area.width) / 5);
    let mut lines: Vec<Row> = Vec::new();
    for entry in tail.iter().rev().skip(back) {
        let drawn = entry_rows(model, entry, names, usize::from(inner.width));
        // An entry is drawn whole, unless it alone is too long.
        if !lines.is_empty() && lines.len() + drawn.len() > usize::from(inner.height) {
            break;
        }
        lines.extend(drawn.into_iter().rev());
    }
    lines.truncate(usize::from(inner.height));
    lines.reverse();
    pen.rows(inner, &lines);
}

fn entry_rows(model: &Model, entry: &TimelineRow, names: usize, width: usize) -> Vec<Row> {
    let late = entry.late.map(|seconds| format!(" (written down {} later)", stretch(seconds))).unwrap_or_default();
    let when = clock(entry.at, model.given.zone);
    let lines = wrap(&format!("{}{late}", model.say(&entry.text)), width.saturating_sub(names + 11));
    let leads =
        std::iter::once(format!(" {when}  {}  ", cell(&entry.by, names))).chain(std::iter::repeat(" ".repeat(names + 10)));
    lines.into_iter().zip(leads).map(|(line, lead)| Row::new(lead, Look::Muted).and(line, Look::Plain)).collect()
}
