//! What whoever takes the command must know: the data, the steps
//! under way and those that went wrong, the people, what is next.

use ratatui::layout::Rect;

use crate::domain::people::rows::ResponderRow;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;
use crate::domain::time_text::clock;
use crate::tui::model::{Model, Open};

use super::list::{clean, part};
use super::pen::{Pen, Row, rows};
use super::{side, step};

/// Draws the briefing, scrolled down by so many lines.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let lines = lines(model, open, usize::from(area.width).saturating_sub(5));
    let room = usize::from(area.height).saturating_sub(1);
    let from = model.scroll.min(lines.len().saturating_sub(room));
    let below = lines.len().saturating_sub(from + room);
    pen.rule(rows(area, 0, 1), &model.say(&say!("screens-briefing", below = below)));
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
        open.steps().filter(|row| which(row)).map(|row| step::in_words(model, open, row)).collect()
    };
    let nexts = board.next.iter().map(|next| model.said(&next.in_full()));
    let held = board.held.iter().map(|row| clean(&model.say(&row.say(clock(row.since, model.given.zone)))));
    let heads = open.published.heads.iter().map(|head| format!("`crisis verify --head {head}`"));
    let parts: [(Sentence, Vec<String>); 10] = [
        (say!("screens-brief-scope"), board.scope.spoken().iter().map(|said| clean(&model.say(said))).collect()),
        (say!("screens-brief-alarms"), board.alarms.iter().map(|alarm| clean(&model.say(&alarm.say))).collect()),
        (say!("screens-brief-components"), board.components.iter().map(|row| side::component_in_words(model, row)).collect()),
        (say!("screens-brief-under-way"), steps(|row| row.state == StepState::Started)),
        (say!("screens-brief-failed"), steps(|row| row.state == StepState::Failed)),
        (say!("screens-brief-passed"), open.steps().filter_map(|row| passed(model, open, row)).collect()),
        (say!("screens-brief-held"), held.collect()),
        (say!("screens-brief-people"), board.responders.iter().map(|row| person(model, row)).collect()),
        (say!("screens-brief-next"), nexts.collect()),
        (say!("screens-brief-log"), heads.collect()),
    ];
    let filled = parts.into_iter().filter(|(_, texts)| !texts.is_empty());
    filled.flat_map(|(title, texts)| part(model.say(&title), &texts, columns)).collect()
}

/// A step that was passed or worked on although it was locked, and why.
fn passed(model: &Model, open: &Open, row: &StepRow) -> Option<String> {
    let while_locked = || row.while_locked.then(|| model.say(&say!("screens-brief-while-locked")));
    let one_typist = || open.board.one_typist(row).map(|who| model.say(&say!("rules-one-typist", who = clean(who))));
    let why = row.overridden.as_deref().map(clean).or_else(while_locked).or_else(one_typist)?;
    Some(format!("{} · {why}", step::in_words(model, open, row)))
}

/// Somebody with their post, and what they are at.
pub(super) fn person(model: &Model, row: &ResponderRow) -> String {
    format!("{}: {}", side::post(model, row).0, side::person_in_words(model, row))
}
