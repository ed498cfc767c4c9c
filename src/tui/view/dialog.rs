//! Forms, drawn over the screen but never over its head or its reply.

use ratatui::layout::Rect;
use ratatui_textarea::TextArea;

use crate::domain::text::{self, cut};
use crate::tui::form::{Choice, Field, Form, Purpose, Value, about};
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::board::paragraph;
use super::list::{Pen, Row, cell, clean};
use super::{form_keys, rows};

/// The widest that a form is drawn.
const WIDEST: u16 = 96;
/// Columns before a field, for its label; fewer where there is little room.
const LABEL: u16 = 17;

/// Draws a form.
pub fn draw(model: &Model, form: &Form, pen: &mut Pen<'_>, area: Rect) {
    let width = area.width.min(WIDEST);
    let inner_width = width.saturating_sub(4);
    let label = LABEL.min(inner_width / 3);
    let columns = usize::from(inner_width - label);
    let about = about_rows(model, form, usize::from(inner_width));
    let fields: u16 = form.shown().map(|(_, field)| height(field, columns)).sum();
    let height = (count(about.len()) + u16::from(!about.is_empty()) + fields + 4).min(area.height);
    let place = Rect { x: area.x + (area.width - width) / 2, width, ..rows(area, 0, height) };
    frame(pen, place, &form.heading());
    let inner = Rect { x: place.x + 2, width: inner_width, y: place.y + 1, height: height.saturating_sub(2) };
    // Where there is no room, the fields matter more than what is known about them.
    // A verdict or a service says first what holds now, so that a wrong component is noticed.
    let judges = matches!(form.purpose, Purpose::Verdict(_) | Purpose::Service(_));
    let room = inner.height.saturating_sub(fields + 1).max(u16::from(judges && inner.height > 3));
    let for_about = count(about.len()).min(room);
    pen.rows(rows(inner, 0, for_about), &about);
    let gap = u16::from(for_about > 0 && room > for_about);
    let space = rows(inner, for_about + gap, inner.height.saturating_sub(1 + for_about + gap));
    draw_fields(form, pen, space, label);
    let hint = rows(inner, inner.height.saturating_sub(1), 1);
    pen.row(hint, &form_keys::row(model, form, usize::from(inner_width)));
}

/// Draws the fields from the first on, or from so far down that the one with the cursor is in view.
fn draw_fields(form: &Form, pen: &mut Pen<'_>, area: Rect, label: u16) {
    let columns = usize::from(area.width - label);
    let tall: Vec<(usize, &Field, u16)> = form.shown().map(|(at, field)| (at, field, height(field, columns))).collect();
    let here = tall.iter().position(|(at, ..)| *at == form.at).unwrap_or(0);
    let up_to = |from: usize| tall.iter().take(here + 1).skip(from).map(|(.., height)| *height).sum::<u16>();
    let from = (0..=here).find(|from| up_to(*from) <= area.height).unwrap_or(here);
    let mut below = area;
    for (at, field, height) in tall.into_iter().skip(from) {
        let here = at == form.at;
        draw_label(pen, rows(below, 0, 1), field, (here, form.needs(field)), label);
        pen.mark(rows(below, 0, height), Spot::Field(at));
        draw_value(pen, rows(below, 0, height), (at, field), here, label);
        below = rows(below, height, below.height);
    }
}

fn count(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn about_rows(model: &Model, form: &Form, columns: usize) -> Vec<Row> {
    let lines = model.known().map_or_else(|| form.about.clone(), |known| about::about(form, known));
    lines.iter().filter(|line| !line.is_empty()).flat_map(|line| paragraph(line, columns, Look::Plain)).collect()
}

fn height(field: &Field, columns: usize) -> u16 {
    match &field.value {
        Value::Line(_) => 1 + u16::from(field.hint.is_some()),
        Value::Text(area) => count(area.lines().len()).clamp(3, 6),
        Value::Choice { options, at } => count(choice(0, options, *at, columns, false).len()),
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

fn draw_label(pen: &mut Pen<'_>, area: Rect, field: &Field, (here, needed): (bool, bool), label: u16) {
    let pointer = if here { "›" } else { " " };
    let look = if here { Look::Title } else { Look::Plain };
    let needed = if needed { "*" } else { "" };
    let room = usize::from(label).saturating_sub(3 + needed.len());
    let named = format!("{pointer} {}{needed}", cut(field.label, room));
    pen.row(Rect { width: label, ..area }, &Row::new(named, look));
}

fn draw_value(pen: &mut Pen<'_>, area: Rect, (at, field): (usize, &Field), here: bool, label: u16) {
    let all = Rect { x: area.x + label, width: area.width - label, ..area };
    let hint = u16::from(field.hint.is_some());
    if let Some(hint) = field.hint {
        pen.row(rows(all, 1, 1), &Row::new(hint, Look::Muted));
    }
    let area = rows(area, 0, area.height.saturating_sub(hint).max(1));
    let place = Rect { x: area.x + label, width: area.width - label, ..area };
    match &field.value {
        Value::Line(text) | Value::Text(text) if here => pen.widget(&**text, place),
        Value::Line(text) | Value::Text(text) => pen.rows(place, &at_rest(text, place)),
        Value::Choice { options, at: chosen } => {
            pen.rows(place, &choice(at, options, *chosen, usize::from(place.width), here));
        }
    }
}

/// A text without the cursor in it; as long as it is empty, its example.
fn at_rest(text: &TextArea<'_>, place: Rect) -> Vec<Row> {
    let columns = usize::from(place.width);
    let empty = || Row::new(cell("", columns), Look::Field);
    let mut typed: Vec<Row> = text.lines().iter().map(|line| Row::new(cell(line, columns), Look::Field)).collect();
    if text.is_empty() {
        typed = vec![Row::new(cell(text.placeholder_text(), columns), Look::Muted)];
    }
    typed.resize_with(usize::from(place.height).max(1), empty);
    typed
}

/// All options with the chosen one in brackets, on two lines at most; where there is no room, the chosen one and how many there are.
fn choice(field: usize, options: &[Choice], at: usize, columns: usize, here: bool) -> Vec<Row> {
    let look = |chosen: bool| match (chosen, here) {
        (true, true) => Look::Cursor,
        (true, false) => Look::Title,
        _ => Look::Muted,
    };
    let mut lines = vec![Row::default()];
    let mut used = 0;
    for (place, option) in options.iter().enumerate() {
        let shown = clean(&option.shown);
        let text = if place == at { format!("[{shown}]") } else { format!(" {shown} ") };
        let wide = text::width(&text) + 1;
        if used + wide > columns + 1 && used > 0 {
            lines.push(Row::default());
            used = 0;
        }
        used += wide;
        let line = lines.pop().unwrap_or_default();
        lines.push(line.part(text, look(place == at), Spot::Choice(field, place)).and(" ", Look::Plain));
    }
    if lines.len() <= 2 {
        return lines;
    }
    let shown = options.get(at).map(|option| clean(&option.shown)).unwrap_or_default();
    vec![Row::new(format!("← {shown} →"), look(true)).and(format!("  {} of {}", at + 1, options.len()), Look::Muted)]
}
