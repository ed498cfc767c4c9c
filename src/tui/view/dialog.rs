//! Forms, drawn over the screen but never over its head or its reply.

use ratatui::layout::Rect;
use ratatui_textarea::TextArea;

use crate::domain::id::ComponentId;
use crate::domain::runbook::Priority;
use crate::domain::speech::say;
use crate::domain::steps::rows::StepRow;
use crate::domain::text::{self, cut};
use crate::domain::verb::Verb;
use crate::tui::action::{Action, Screen};
use crate::tui::form::{Choice, Field, Form, Value, background};
use crate::tui::fuzzy::Found;
use crate::tui::input::Key;
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::form_keys;
use super::list::{cell, clean, paragraph, window, wrap};
use super::pen::{Pen, Row, rows};
use super::steps::mark;
use super::ticks;

/// The widest that a form is drawn.
const WIDEST: u16 = 96;
/// The columns of a form that has something beside it, at least: nothing in it is cut then.
const WHOLE: u16 = 80;
/// Columns before a field, for its label: more where a label is longer, fewer where there is little room.
const LABEL: u16 = 17;
/// The columns around a label: where the cursor points, that it is needed, and a gap.
const AROUND: usize = 4;
/// How many options of a list are seen at once.
const OPTIONS: usize = 7;
/// The most rows of words that go out.
const LETTER: u16 = 14;
/// From this width on the evidence stands beside the form that judges.
const BESIDE: u16 = 116;

/// Draws a form; one that judges data has the evidence beside it where there is room, else in it.
pub fn draw(model: &Model, form: &Form, pen: &mut Pen<'_>, area: Rect) {
    let judged = model.open.as_ref().and_then(|open| form.judged(open.published.incident.plan()));
    let evidence = judged.map(|id| (evidence_rows(model, &id, usize::from(area.width.min(WIDEST)).saturating_sub(4)), id));
    match evidence {
        Some((_, id)) if area.width >= BESIDE => {
            let width = (area.width * 3 / 5).clamp(WHOLE, WIDEST);
            let height = draw_form(model, form, pen, Rect { width, ..area }, &[]);
            let beside = Rect { x: area.x + width, width: area.width - width, ..rows(area, 0, height) };
            let inner = beside.width.saturating_sub(4);
            let lines = evidence_rows(model, &id, usize::from(inner));
            let tall = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).clamp(height, area.height.max(height));
            let beside = rows(Rect { height: area.height, ..beside }, 0, tall);
            frame(pen, beside, &model.say(&say!("forms-evidence-of", component = &id)));
            pen.rows(Rect { x: beside.x + 2, width: inner, y: beside.y + 1, height: beside.height.saturating_sub(2) }, &lines);
        }
        evidence => {
            let width = area.width.min(WIDEST);
            let place = Rect { x: area.x + (area.width - width) / 2, width, ..area };
            let lines = evidence.map(|(lines, _)| lines).unwrap_or_default();
            draw_form(model, form, pen, place, &lines);
        }
    }
}

/// Draws a form at the top of an area, with lines that stand in
/// it only where there is room. Says how tall it became.
fn draw_form(model: &Model, form: &Form, pen: &mut Pen<'_>, area: Rect, extra: &[Row]) -> u16 {
    let inner_width = area.width.saturating_sub(4);
    let widest = form.shown().map(|(_, field)| text::width(&field.label) + AROUND).max().unwrap_or(0);
    let label = count(widest).max(LABEL).min(inner_width / 3);
    let columns = usize::from(inner_width - label);
    let mut about = about_rows(model, form, usize::from(inner_width));
    let hints = form_keys::rows(model, form, usize::from(inner_width), if area.height < 14 { 1 } else { 2 });
    let fields: u16 = form.shown().map(|(at, field)| height(form, at, field, columns)).sum();
    let fixed = fields + count(hints.len()) + 3;
    let room = usize::from(area.height.saturating_sub(fixed + 1)).saturating_sub(about.len());
    about.extend(within(model, extra, room));
    let height = (count(about.len()) + u16::from(!about.is_empty()) + fixed).min(area.height);
    let place = rows(area, 0, height);
    frame(pen, place, &form.heading());
    let inner = Rect { x: place.x + 2, width: inner_width, y: place.y + 1, height: height.saturating_sub(2) };
    let foot = count(hints.len()).min(inner.height);
    // Where there is no room, the fields matter more than what is known about them.
    // A verdict or a service says first what holds now, so that a wrong component is noticed.
    let judges = matches!(form.purpose.asks(), Some((Verb::Verdict | Verb::Service, _)));
    let room = inner.height.saturating_sub(fields + foot).max(u16::from(judges && inner.height > 3));
    let for_about = count(about.len()).min(room);
    let ends = matches!(form.purpose.asks(), Some((Verb::Resolve | Verb::Close, _)));
    cut_about(model, &mut about, usize::from(for_about), ends);
    pen.rows(rows(inner, 0, for_about), &about);
    let gap = u16::from(for_about > 0 && room > for_about);
    let space = rows(inner, for_about + gap, inner.height.saturating_sub(foot + for_about + gap));
    draw_fields(model, form, pen, space, label);
    pen.rows(rows(inner, inner.height - foot, foot), &hints);
    height
}

/// Of what is still open where an incident ends nothing is cut unsaid: the last line says how much more there
/// is, and which key shows all of it.
fn cut_about(model: &Model, about: &mut Vec<Row>, room: usize, ends: bool) {
    let key = model.given.keys.key_on(Screen::Form, Action::ShowWhole).map(Key::name);
    if let (true, Some(key)) = (ends && room > 0 && about.len() > room, key) {
        let more = about.len() - room + 1;
        about.truncate(room - 1);
        about.push(Row::new(model.say(&say!("forms-about-goes-on", more = more, key = key)), Look::Title));
    }
}

/// As many of some lines as there is room for, the last of them saying how many are left out.
fn within(model: &Model, lines: &[Row], room: usize) -> Vec<Row> {
    if lines.len() <= room {
        return lines.to_vec();
    }
    let shown = room.saturating_sub(1);
    let more = model.say(&say!("forms-more", count = lines.len() - shown));
    let more = (room > 0).then(|| Row::new(more, Look::Muted));
    lines.iter().take(shown).cloned().chain(more).collect()
}

/// What the integrity steps of a component show, or that they are not done.
fn evidence_rows(model: &Model, component: &ComponentId, columns: usize) -> Vec<Row> {
    let Some(open) = &model.open else { return Vec::new() };
    let concerns = |id: &Option<ComponentId>| id.as_ref().is_none_or(|id| id == component);
    let integrity = open.board.steps_of(Priority::Integrity);
    let mut steps: Vec<&StepRow> = integrity.filter(|step| concerns(&step.component) && !step.wants_verdict).collect();
    // What was seen comes first, and what was seen of this component before what was done for all.
    steps.sort_by_key(|step| (!step.has_evidence, step.component.is_none()));
    let line = |step: &StepRow| {
        let StepRow { short_code, title, at, .. } = step;
        let (mark, look) = mark(model, open, step);
        let by = step.by.as_ref().zip(*at).map(|(by, at)| format!(" · {} {}", model.called(by), model.hours().short_hour(at)));
        let evidence = open.board.evidence(step);
        let shown = evidence.map(|evidence| format!(": {}", clean(&model.say(&evidence))));
        let text = format!("{short_code} {}{}{}", clean(title), shown.unwrap_or_default(), by.unwrap_or_default());
        Row::new(format!("{mark} "), look).and(cut(&text, columns.saturating_sub(2)).into_owned(), Look::Muted)
    };
    steps.into_iter().map(line).collect()
}

/// Draws the fields from the first on, or from so far down that the one with the cursor is in view.
fn draw_fields(model: &Model, form: &Form, pen: &mut Pen<'_>, area: Rect, label: u16) {
    let columns = usize::from(area.width - label);
    let tall: Vec<(usize, &Field, u16)> = form.shown().map(|(at, field)| (at, field, height(form, at, field, columns))).collect();
    let here = tall.iter().position(|(at, ..)| *at == form.at).unwrap_or(0);
    let up_to = |from: usize| tall.iter().take(here + 1).skip(from).map(|(.., height)| *height).sum::<u16>();
    let from = (0..=here).find(|from| up_to(*from) <= area.height).unwrap_or(here);
    let mut below = area;
    for (at, field, height) in tall.into_iter().skip(from) {
        let here = at == form.at;
        draw_label(pen, rows(below, 0, 1), field, (here, form.needs(field)), label);
        pen.mark(rows(below, 0, height), Spot::Field(at));
        draw_value(model, form, pen, rows(below, 0, height), (at, here), label);
        below = rows(below, height, below.height);
    }
}

fn count(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn about_rows(model: &Model, form: &Form, columns: usize) -> Vec<Row> {
    let lines = model.known().map_or_else(|| form.about.clone(), |known| background::lines(form, known));
    lines.iter().filter(|line| !line.is_empty()).flat_map(|line| paragraph(line, columns, Look::Plain)).collect()
}

/// The rows of a field. A choice is a list as long as somebody
/// stands on it and it is one, or letters are typed.
fn height(form: &Form, at: usize, field: &Field, columns: usize) -> u16 {
    let here = at == form.at;
    match &field.value {
        Value::Line(_) => 1 + u16::from(field.hint.is_some()),
        // What goes out is read whole before it does.
        Value::Text(area) if matches!(form.purpose.asks(), Some((Verb::Page, _))) => {
            let rows = area.lines().iter().map(|line| wrap(line, columns.saturating_sub(1)).len().max(1)).sum();
            count(rows).clamp(3, LETTER)
        }
        Value::Text(area) => count(area.lines().len()).clamp(3, 6),
        Value::Choice { .. } if here && !form.ahead.typed.is_empty() => 1 + count(form.ahead.found.len().clamp(1, OPTIONS)),
        Value::Choice { options, listed: true, .. } if here => count(options.len().clamp(1, OPTIONS)),
        Value::Choice { listed: true, .. } => 1,
        Value::Choice { options, at, .. } => count(beside(None, options, *at, columns, false).len()),
        Value::Ticks { options, ticked, at } => count(ticks::rows(0, options, ticked, Some(*at), columns).len()),
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
    let named = format!("{pointer} {}{needed}", cut(&field.label, room));
    pen.row(Rect { width: label, ..area }, &Row::new(named, look));
}

fn draw_value(model: &Model, form: &Form, pen: &mut Pen<'_>, area: Rect, (number, here): (usize, bool), label: u16) {
    let Some(field) = form.fields.get(number) else { return };
    let all = Rect { x: area.x + label, width: area.width - label, ..area };
    let hint = u16::from(field.hint.is_some());
    if let Some(hint) = &field.hint {
        pen.row(rows(all, 1, 1), &Row::new(hint.as_str(), Look::Muted));
    }
    let place = rows(all, 0, all.height.saturating_sub(hint).max(1));
    match &field.value {
        Value::Line(text) | Value::Text(text) if here => pen.widget(&**text, place),
        Value::Line(text) | Value::Text(text) => pen.rows(place, &at_rest(text, place)),
        Value::Choice { options, at, listed } => {
            let columns = usize::from(place.width);
            let lines = if here && !form.ahead.typed.is_empty() {
                found(model, form, options, place, number)
            } else if *listed && here {
                below_each_other(number, options, *at, columns, usize::from(place.height))
            } else if at.is_none() {
                vec![Row::new(model.say(&say!("forms-not-chosen")), Look::Muted)]
            } else {
                let options =
                    if *listed { at.and_then(|at| options.get(at)).map(std::slice::from_ref) } else { Some(&options[..]) };
                beside(
                    (!listed).then_some(number),
                    options.unwrap_or_default(),
                    if *listed { Some(0) } else { *at },
                    columns,
                    here,
                )
            };
            pen.rows(place, &lines);
        }
        Value::Ticks { options, ticked, at } => {
            pen.rows(place, &ticks::rows(number, options, ticked, here.then_some(*at), usize::from(place.width)));
        }
    }
}

/// The letters typed, and the options that they find, the best first.
fn found(model: &Model, form: &Form, options: &[Choice], place: Rect, number: usize) -> Vec<Row> {
    let (ahead, columns) = (&form.ahead, usize::from(place.width));
    let count = say!("forms-found", count = ahead.found.len(), all = options.len());
    let typed = Row::new(format!("{}▏", clean(&ahead.typed)), Look::Title).and(format!("  {}", model.say(&count)), Look::Muted);
    let room = usize::from(place.height).saturating_sub(1).max(1);
    let from = window(ahead.at, ahead.found.len(), room);
    let option = |(at, found): (usize, &Found)| {
        let here = at == ahead.at;
        let choice = options.get(found.place)?;
        let row = Row::plain(if here { "› " } else { "  " });
        let row = lettered(&clean(&choice.shown), found).into_iter().fold(row, |row, (piece, look)| row.and(piece, look));
        let note = if choice.note.is_empty() { String::new() } else { format!("  {}", clean(&choice.note)) };
        Some(fitted(row.and(note, Look::Muted), columns).cursor(here).spot(Spot::Choice(number, found.place)))
    };
    let lines = ahead.found.iter().enumerate().skip(from).take(room).filter_map(|(at, found)| option((at, found)));
    std::iter::once(typed).chain(lines).collect()
}

/// A text with the letters marked that were found in it.
fn lettered(shown: &str, found: &Found) -> Vec<(String, Look)> {
    use unicode_segmentation::UnicodeSegmentation;
    let mut pieces: Vec<(String, Look)> = Vec::new();
    for (at, grapheme) in shown.graphemes(true).enumerate() {
        let look = if found.letters.contains(&at) { Look::Field } else { Look::Plain };
        match pieces.last_mut() {
            Some((text, before)) if *before == look => text.push_str(grapheme),
            _ => pieces.push((grapheme.to_owned(), look)),
        }
    }
    pieces
}

/// A row cut to so many columns, so that its end says that something was cut.
fn fitted(mut row: Row, columns: usize) -> Row {
    let mut left = columns;
    for (text, _) in &mut row.pieces {
        *text = cut(text, left).into_owned();
        left = left.saturating_sub(text::width(text));
    }
    row
}

/// The options below each other, each with what it means; as
/// many as there is room for, around the chosen one.
fn below_each_other(number: usize, options: &[Choice], at: Option<usize>, columns: usize, room: usize) -> Vec<Row> {
    let most = if options.iter().all(|option| option.note.is_empty()) { columns.saturating_sub(2) } else { columns / 2 };
    let shown = options.iter().map(|option| text::width(&clean(&option.shown))).max().unwrap_or(0).min(most);
    let from = window(at.unwrap_or(0), options.len(), room);
    let row = |(place, option): (usize, &Choice)| {
        let here = at == Some(place);
        let row = Row::plain(if here { "› " } else { "  " }).and(cell(&option.shown, shown), Look::Plain);
        let note = if option.note.is_empty() { String::new() } else { format!("  {}", clean(&option.note)) };
        fitted(row.and(note, if here { Look::Plain } else { Look::Muted }), columns)
            .cursor(here)
            .spot(Spot::Choice(number, place))
    };
    options.iter().enumerate().skip(from).take(room).map(row).collect()
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

/// All options with the chosen one in brackets, on two lines at most;
/// where there is no room, the chosen one and how many there are.
fn beside(number: Option<usize>, options: &[Choice], at: Option<usize>, columns: usize, here: bool) -> Vec<Row> {
    let look = |chosen: bool| match (chosen, here) {
        (true, true) => Look::Cursor,
        (true, false) => Look::Title,
        _ => Look::Muted,
    };
    let mut lines = vec![Row::default()];
    let mut used = 0;
    for (place, option) in options.iter().enumerate() {
        let (shown, chosen) = (clean(&option.shown), at == Some(place));
        let text = if chosen { format!("[{shown}]") } else { format!(" {shown} ") };
        let wide = text::width(&text) + 1;
        if used + wide > columns + 1 && used > 0 {
            lines.push(Row::default());
            used = 0;
        }
        used += wide;
        let line = lines.pop().unwrap_or_default();
        let line = match number {
            Some(number) => line.part(text, look(chosen), Spot::Choice(number, place)),
            None => line.and(text, look(chosen)),
        };
        lines.push(line.and(" ", Look::Plain));
    }
    if lines.len() <= 2 {
        return lines;
    }
    let place = at.unwrap_or(0);
    let shown = options.get(place).map(|option| clean(&option.shown)).unwrap_or_default();
    vec![Row::new(format!("← {shown} →"), look(true)).and(format!("  {}/{}", place + 1, options.len()), Look::Muted)]
}
