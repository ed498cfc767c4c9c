//! A text that may be longer than the screen, below a rule that says how much more there is.

use ratatui::layout::Rect;

use crate::domain::speech::Sentence;
use crate::tui::model::Model;

use super::pen::{Pen, Row, rows};

/// Draws lines as far as they were scrolled; the title is told how many stand above and below.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect, lines: &[Row], title: impl Fn(usize, usize) -> Sentence) {
    draw_from(model, pen, area, lines, 0, title);
}

/// The same, of which this is the first line where nobody scrolled.
pub fn draw_from(
    model: &Model,
    pen: &mut Pen<'_>,
    area: Rect,
    lines: &[Row],
    from: usize,
    title: impl Fn(usize, usize) -> Sentence,
) {
    let above = (from + model.scroll).min(most(lines, area));
    let below = lines.len().saturating_sub(above + room(area));
    pen.rule(rows(area, 0, 1), &model.say(&title(above, below)));
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..rows(area, 1, area.height) };
    pen.rows(inner, lines.get(above..).unwrap_or_default());
}

/// Draws so many lines of which only those in view are made.
pub fn draw_some(
    model: &Model,
    pen: &mut Pen<'_>,
    area: Rect,
    count: usize,
    line: impl Fn(usize) -> Row,
    title: impl Fn(usize, usize) -> Sentence,
) {
    let above = model.scroll.min(count.saturating_sub(room(area)));
    let below = count.saturating_sub(above + room(area));
    pen.rule(rows(area, 0, 1), &model.say(&title(above, below)));
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..rows(area, 1, area.height) };
    let shown: Vec<Row> = (above..count - below).map(line).collect();
    pen.rows(inner, &shown);
}

/// How far lines can be scrolled.
#[must_use]
pub fn most(lines: &[Row], area: Rect) -> usize {
    lines.len().saturating_sub(room(area))
}

/// How many lines are seen at once.
#[must_use]
pub fn room(area: Rect) -> usize {
    usize::from(area.height).saturating_sub(1)
}
