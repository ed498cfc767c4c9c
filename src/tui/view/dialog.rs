//! Forms, drawn over the screen but never over its head or its reply.

use ratatui::layout::Rect;

use crate::domain::text::{self, cut};
use crate::tui::form::{Choice, Field, Form, Value, about};
use crate::tui::model::Model;
use crate::tui::theme::Look;

use super::board::paragraph;
use super::list::{Pen, Row, clean};
use super::rows;

/// The widest that a form is drawn.
const WIDEST: u16 = 96;
/// Columns before a field: its label.
const LABEL: u16 = 20;

/// Draws a form.
pub fn draw(model: &Model, form: &Form, pen: &mut Pen<'_>, area: Rect) {
    let width = area.width.min(WIDEST);
    let inner_width = width.saturating_sub(4);
    let about = about_rows(model, form, usize::from(inner_width));
    let fields: u16 = form.shown().map(|(_, field)| height(field)).sum();
    let wanted = count(about.len()) + u16::from(!about.is_empty()) + fields + 4;
    let height = wanted.min(area.height);
    let place = Rect { x: area.x + (area.width - width) / 2, width, ..rows(area, 0, height) };
    frame(pen, place, &form.title);
    let inner = Rect { x: place.x + 2, width: inner_width, y: place.y + 1, height: height.saturating_sub(2) };
    // Where there is no room, the fields matter more than what is known about them.
    let room = inner.height.saturating_sub(fields + 1);
    let for_about = count(about.len()).min(room);
    pen.rows(rows(inner, 0, for_about), &about);
    let gap = u16::from(for_about > 0 && room > for_about);
    let mut below = rows(inner, for_about + gap, inner.height.saturating_sub(1 + for_about + gap));
    for (at, field) in form.shown() {
        let tall = self::height(field);
        draw_field(pen, rows(below, 0, tall), field, at == form.at);
        below = rows(below, tall, below.height);
    }
    let hint = rows(inner, inner.height.saturating_sub(1), 1);
    pen.row(hint, &Row::new(hint_of(form), Look::Muted));
}

fn count(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn about_rows(model: &Model, form: &Form, columns: usize) -> Vec<Row> {
    let lines = model.known().map_or_else(|| form.about.clone(), |known| about::about(form, known));
    lines.iter().filter(|line| !line.is_empty()).flat_map(|line| paragraph(line, columns, Look::Plain)).collect()
}

fn height(field: &Field) -> u16 {
    match &field.value {
        Value::Text(area) => count(area.lines().len()).clamp(3, 6),
        _ => 1,
    }
}

fn frame(pen: &mut Pen<'_>, area: Rect, title: &str) {
    pen.clear(area);
    let inside = usize::from(area.width).saturating_sub(2);
    let title = format!("─ {} ", cut(&clean(title), inside.saturating_sub(4)));
    let rest = "─".repeat(inside.saturating_sub(text::width(&title)));
    let muted = Look::Muted;
    let mut lines = vec![Row::new("┌", muted).and(title, Look::Title).and(format!("{rest}┐"), muted)];
    for _ in 2..area.height {
        lines.push(Row::new("│", muted).and(" ".repeat(inside), Look::Plain).and("│", muted));
    }
    lines.push(Row::new(format!("└{}┘", "─".repeat(inside)), muted));
    pen.rows(area, &lines);
}

fn draw_field(pen: &mut Pen<'_>, area: Rect, field: &Field, here: bool) {
    let pointer = if here { "›" } else { " " };
    let look = if here { Look::Title } else { Look::Plain };
    let needed = if field.required { "*" } else { "" };
    pen.row(area, &Row::new(format!("{pointer} {}{needed}", field.label), look));
    let place = Rect { x: area.x + LABEL.min(area.width), width: area.width.saturating_sub(LABEL), ..area };
    match &field.value {
        Value::Line(text) | Value::Text(text) if here => pen.widget(&**text, place),
        Value::Line(text) | Value::Text(text) => {
            let lines: Vec<Row> = text.lines().iter().map(|line| Row::plain(clean(line))).collect();
            pen.rows(place, &lines);
        }
        Value::Choice { options, at } => pen.row(place, &choice(options, *at, usize::from(place.width), here)),
    }
}

/// All options with the chosen one in brackets where there is room, else the chosen one and how many there are.
fn choice(options: &[Choice], at: usize, columns: usize, here: bool) -> Row {
    let wide: usize = options.iter().map(|option| text::width(&option.shown) + 3).sum();
    let look = |chosen: bool| {
        if chosen && here {
            Look::Cursor
        } else if chosen {
            Look::Title
        } else {
            Look::Muted
        }
    };
    if wide > columns {
        let shown = options.get(at).map(|option| clean(&option.shown)).unwrap_or_default();
        return Row::new(format!("← {shown} →"), look(true)).and(format!("  {} of {}", at + 1, options.len()), Look::Muted);
    }
    let mut row = Row::default();
    for (place, option) in options.iter().enumerate() {
        let shown = clean(&option.shown);
        let text = if place == at { format!("[{shown}]") } else { format!(" {shown} ") };
        row = row.and(text, look(place == at)).and(" ", Look::Plain);
    }
    row
}

fn hint_of(form: &Form) -> String {
    let many = form.shown().count() > 1;
    let choice = form.fields.get(form.at).is_some_and(|field| matches!(field.value, Value::Choice { .. }));
    let text = form.fields.get(form.at).is_some_and(|field| matches!(field.value, Value::Text(_)));
    let verb =
        if matches!(form.purpose, crate::tui::form::Purpose::Declare(_)) { "Enter declares" } else { "Enter writes it down" };
    let mut hints = vec![verb];
    if choice {
        hints.push("← → choose");
    }
    if text {
        hints.push("Alt-Enter new line");
    }
    if many {
        hints.push("Tab next field");
    }
    hints.push("Esc back, draft kept");
    hints.join(" · ")
}
