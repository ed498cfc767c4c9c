//! The board: steps by priority, components, people, what is next, the end of the log. What there is no room for is named.

use ratatui::layout::Rect;

use crate::domain::time_text::clock;
use crate::tui::model::{Focus, Model, Open};
use crate::tui::say;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::list::{Pen, Row, cell, clean, wrap, wrap_to};
use super::{chrome, rows, side, step, steps};

/// From this width on the components and people stand beside the steps.
const SIDE: u16 = 70;
/// From this width on the detail of the step stands beside the steps too.
const DETAIL: u16 = 120;

/// How the height is shared out.
#[derive(Clone, Copy, Debug)]
struct Plan {
    next: u16,
    log: u16,
    rules: bool,
}

impl Plan {
    fn of(height: u16) -> Self {
        // The three head lines and the foot are not counted here.
        let log = match height {
            20.. => 3 + ((height - 20) / 5).min(9),
            14..20 => 2,
            _ => 0,
        };
        let next = match height {
            16.. => 3,
            10..16 => 2,
            _ => 1,
        };
        Self { next, log, rules: height >= 12 }
    }
}

/// Draws the board.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let plan = Plan::of(area.height);
    let below = plan.next + plan.log + if plan.rules { 1 + u16::from(plan.log > 0) } else { 0 };
    let body = rows(area, 1, area.height.saturating_sub(below + 1));
    pen.rule(rows(area, 0, 1), &left_out(area, plan));
    let mut under = Rect { y: body.bottom(), height: area.bottom() - body.bottom(), ..area };
    if plan.rules {
        pen.rule(rows(under, 0, 1), "");
        under = rows(under, 1, under.height);
    }
    draw_body(model, open, pen, body, plan.rules);
    pen.rows(rows(under, 0, plan.next), &next(model, open, area.width, plan.next));
    let mut log = rows(under, plan.next, under.height);
    if plan.rules && plan.log > 0 {
        pen.rule(rows(log, 0, 1), &chrome::warning(model).map(|warning| format!("! {warning}")).unwrap_or_default());
        log = rows(log, 1, log.height);
    }
    pen.rows(log, &tail(model, open, log));
}

fn left_out(area: Rect, plan: Plan) -> String {
    let mut left_out = Vec::new();
    if area.width < SIDE {
        left_out.extend(["components", "people"]);
    }
    if plan.log == 0 {
        left_out.push("log");
    }
    if left_out.is_empty() { String::new() } else { format!("not shown: {}", left_out.join(", ")) }
}

fn draw_body(model: &Model, open: &Open, pen: &mut Pen<'_>, body: Rect, joined: bool) {
    if body.width < SIDE {
        pen.mark(body, Spot::List(Focus::Steps));
        pen.rows(body, &steps::rows(model, open, body.width, body.height));
        return;
    }
    let side = match body.width {
        160.. => 46,
        120..160 => 35,
        _ => 31,
    };
    let left = match body.width {
        DETAIL.. => ((body.width - side) * 3 / 5).min(86),
        width => width - side - 1,
    };
    let detail = body.width - side - 1 - left;
    let split = |x: u16, width: u16| Rect { x: body.x + x, width, ..body };
    pen.mark(split(0, left), Spot::List(Focus::Steps));
    pen.rows(split(0, left), &steps::rows(model, open, left, body.height));
    if detail > 0 {
        let area = split(left, detail);
        pen.divide(area, true, joined);
        let inner = Rect { x: area.x + 2, width: area.width - 3, ..area };
        pen.rows(inner, &step::beside(model, open, usize::from(inner.width)));
    }
    let edge = split(left + detail, side + 1);
    pen.divide(edge, true, joined);
    side::draw(model, open, pen, Rect { x: edge.x + 1, width: side, ..body });
}

/// What is next for whoever looks, and what the cursor stands on.
fn next(model: &Model, open: &Open, width: u16, height: u16) -> Vec<Row> {
    let columns = usize::from(width).saturating_sub(8);
    let labelled = |label: &str, lines: Vec<String>| -> Vec<Row> {
        let labels = std::iter::once(label.to_owned()).chain(std::iter::repeat(String::new()));
        lines
            .into_iter()
            .zip(labels)
            .map(|(line, label)| Row::new(format!(" {label:<6}"), Look::Title).and(line, Look::Plain))
            .collect()
    };
    let mut nexts = open.board.next.iter().map(|next| {
        format!(
            "{} → {}",
            say::for_screen(&model.given.keys, &model.say(&next.say)),
            say::for_screen(&model.given.keys, &model.say(&next.hint))
        )
    });
    let height = usize::from(height);
    let first = nexts.next().unwrap_or_else(|| "nothing waits for you".to_owned());
    let mut lines = labelled("NEXT", wrap_to(&first, columns, 2.min(height)));
    let here = wrap_to(&here(model, open), columns, height.saturating_sub(lines.len()).min(2));
    for then in nexts {
        if lines.len() + here.len() >= height {
            break;
        }
        lines.extend(labelled("then", wrap_to(&then, columns, 1)));
    }
    lines.extend(labelled("HERE", here));
    lines.truncate(height);
    lines
}

/// What the cursor stands on, in full.
fn here(model: &Model, open: &Open) -> String {
    match open.focus {
        Focus::Steps => open.step_here().map(|row| step::in_words(model, row)),
        Focus::Components => open.component_here().map(|row| side::component_in_words(model, row)),
        Focus::People => open.responder_here().map(|row| side::person_in_words(model, row)),
    }
    .unwrap_or_default()
}

/// The end of the log, the newest first.
fn tail(model: &Model, open: &Open, area: Rect) -> Vec<Row> {
    let room = usize::from(area.height);
    let names = open
        .published
        .tail
        .iter()
        .rev()
        .take(room)
        .map(|row| crate::domain::text::width(&row.by))
        .max()
        .unwrap_or(0)
        .min(16)
        .min(usize::from(area.width) / 5);
    let entries = open.published.tail.iter().rev().take(room);
    let row = |entry: &crate::app::session::TimelineRow| {
        let late = entry.late.map(|_| "late: ").unwrap_or_default();
        let when = clock(entry.at, model.given.zone);
        Row::new(format!(" {when}  {}  ", cell(&entry.by, names)), Look::Muted)
            .and(format!("{late}{}", clean(&model.say(&entry.text))), Look::Plain)
    };
    entries.map(row).collect()
}

/// Lines of a paragraph as rows.
pub(crate) fn paragraph(text: &str, columns: usize, look: Look) -> Vec<Row> {
    wrap(text, columns).into_iter().map(|line| Row::new(line, look)).collect()
}
