//! What whoever takes the command must know: the data, the steps
//! under way and those that went wrong, the people, what is next.

use ratatui::layout::Rect;

use crate::domain::people::rows::ResponderRow;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;
use crate::tui::model::{Model, Open};

use super::list::{clean, parts};
use super::pen::{Pen, Row};
use super::{scrolled, side, step};

/// Draws the briefing, scrolled as far as whoever looks went.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    scrolled::draw(model, pen, area, &lines(model, area), |_, below| say!("screens-briefing", below = below));
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    scrolled::most(&lines(model, area), area)
}

fn lines(model: &Model, area: Rect) -> Vec<Row> {
    let Some(open) = &model.open else { return Vec::new() };
    let board = &open.board;
    let steps = |which: fn(&StepRow) -> bool| -> Vec<String> {
        open.steps().filter(|row| which(row)).map(|row| step::in_words(model, open, row)).collect()
    };
    let nexts = model.next_of(open).iter().map(|next| model.said(&next.in_full()));
    let held = board.held.iter().map(|row| clean(&model.say(&row.say(model.hour(row.since)))));
    let heads = open.published.heads.iter().map(|head| format!("`crisis verify --head {head}`"));
    let lists: [(Sentence, Vec<String>); 10] = [
        (say!("screens-brief-scope"), board.scope.spoken().iter().map(|said| clean(&model.say(said))).collect()),
        (say!("screens-brief-alarms"), board.alarms.iter().map(|alarm| clean(&model.say(&alarm.say))).collect()),
        (
            say!("screens-brief-components"),
            board.components.iter().map(|row| side::component_in_words(model, open, row)).collect(),
        ),
        (say!("screens-brief-under-way"), steps(|row| row.state == StepState::Started)),
        (say!("screens-brief-failed"), steps(|row| row.state == StepState::Failed)),
        (say!("screens-brief-passed"), open.steps().filter_map(|row| passed(model, open, row)).collect()),
        (say!("screens-brief-held"), held.collect()),
        (say!("screens-brief-people"), board.responders.iter().map(|row| person(model, row)).collect()),
        (say!("screens-brief-next"), nexts.collect()),
        (say!("screens-brief-log"), heads.collect()),
    ];
    parts(model, lists, usize::from(area.width).saturating_sub(5))
}

/// A step that was passed or worked on although it was locked, and why.
fn passed(model: &Model, open: &Open, row: &StepRow) -> Option<String> {
    let while_locked = || row.while_locked.then(|| model.say(&say!("screens-brief-while-locked")));
    let one_typist = || row.one_typist.as_ref().map(|who| model.say(&say!("rules-one-typist", who = who)));
    let why = row.overridden.as_deref().map(clean).or_else(while_locked).or_else(one_typist)?;
    Some(format!("{} · {why}", step::in_words(model, open, row)))
}

/// Somebody with their post, and what they are at.
pub(super) fn person(model: &Model, row: &ResponderRow) -> String {
    format!("{}: {}", side::post(model, row).0, side::person_in_words(model, row))
}
