//! What whoever takes the command must know: the data, the steps under way and those that went wrong, the people, what is next.

use ratatui::layout::Rect;

use crate::domain::board::{ResponderRow, StepRow};
use crate::domain::incident::StepState;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::board::paragraph;
use super::list::{Pen, Row, clean};
use super::{rows, side, step};

/// Draws the briefing, scrolled down by so many lines.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let lines = lines(model, open, usize::from(area.width).saturating_sub(5));
    let room = usize::from(area.height).saturating_sub(1);
    let from = model.scroll.min(lines.len().saturating_sub(room));
    let below = lines.len().saturating_sub(from + room);
    let more = if below > 0 { format!("; ↓ {below} more") } else { String::new() };
    pen.rule(rows(area, 0, 1), &format!("briefing{more}"));
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..rows(area, 1, area.height) };
    pen.rows(inner, lines.get(from..).unwrap_or_default());
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    let lines = model.open.as_ref().map_or(0, |open| lines(model, open, usize::from(area.width).saturating_sub(5)).len());
    lines.saturating_sub(usize::from(area.height).saturating_sub(1))
}

fn lines(model: &Model, open: &Open, columns: usize) -> Vec<Row> {
    let board = &open.board;
    let steps = |which: fn(&StepRow) -> bool| -> Vec<String> {
        open.steps().filter(|row| which(row)).map(|row| step::in_words(model, row)).collect()
    };
    let nexts = board.next.iter().map(|next| format!("{} → {}", model.said(&next.say), model.said(&next.hint)));
    let parts: [(&str, Vec<String>); 7] = [
        ("Cannot wait", board.alarms.iter().map(|alarm| clean(&model.say(&alarm.say))).collect()),
        ("Components", board.components.iter().map(|row| side::component_in_words(model, row)).collect()),
        ("Under way", steps(|row| row.state == StepState::Started)),
        ("Failed", steps(|row| row.state == StepState::Failed)),
        ("Passed although locked", open.steps().filter_map(|row| passed(model, row)).collect()),
        ("People", board.responders.iter().map(|row| person(model, row)).collect()),
        ("Next", nexts.collect()),
    ];
    let filled = parts.into_iter().filter(|(_, texts)| !texts.is_empty());
    filled.flat_map(|(title, texts)| part(title, &texts, columns)).collect()
}

/// A step that was passed or worked on although it was locked, and why.
fn passed(model: &Model, row: &StepRow) -> Option<String> {
    let why = row.overridden.as_deref().or(row.while_locked.then_some("worked on while locked"))?;
    Some(format!("{} · {}", step::in_words(model, row), clean(why)))
}

fn person(model: &Model, row: &ResponderRow) -> String {
    format!("{}: {}", side::post(model, row).0, side::person_in_words(model, row))
}

fn part(title: &str, texts: &[String], columns: usize) -> Vec<Row> {
    let mut part = vec![Row::new(title, Look::Title)];
    for text in texts {
        let leads = std::iter::once("- ").chain(std::iter::repeat("  "));
        for (line, lead) in paragraph(text, columns, Look::Plain).into_iter().zip(leads) {
            part.push(Row { pieces: [vec![(lead.to_owned(), Look::Muted)], line.pieces].concat(), ..Row::default() });
        }
    }
    part
}
