//! Every list of the board that may be cut, whole: what cannot wait, what is
//! next, components, people, deadlines.

use ratatui::layout::Rect;

use crate::domain::speech::{Sentence, say};
use crate::tui::model::{Model, Open};

use super::list::{clean, part};
use super::pen::{Pen, Row, rows};
use super::{briefing, chrome, clocks, side};

/// Draws the lists, scrolled down by so many lines.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let lines = lines(model, open, usize::from(area.width).saturating_sub(5));
    let room = usize::from(area.height).saturating_sub(1);
    let from = model.scroll.min(lines.len().saturating_sub(room));
    let below = lines.len().saturating_sub(from + room);
    pen.rule(rows(area, 0, 1), &model.say(&say!("screens-whole", below = below)));
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
    let alarm = |alarm| {
        let who = chrome::on_it(model, alarm).map(|who| format!(" · {}", clean(&model.say(&who)))).unwrap_or_default();
        format!("{}{who}", clean(&model.say(&alarm.say)))
    };
    let parts: [(Sentence, Vec<String>); 5] = [
        (say!("screens-whole-alarms"), board.alarms.iter().map(alarm).collect()),
        (say!("screens-brief-next"), board.next.iter().map(|next| model.said(&next.in_full())).collect()),
        (say!("screens-brief-components"), board.components.iter().map(|row| side::component_in_words(model, row)).collect()),
        (say!("screens-brief-people"), board.responders.iter().map(|row| briefing::person(model, row)).collect()),
        (say!("screens-whole-clocks"), board.clocks.iter().map(|clock| clocks::in_words(model, clock)).collect()),
    ];
    let filled = parts.into_iter().filter(|(_, texts)| !texts.is_empty());
    filled.flat_map(|(title, texts)| part(model.say(&title), &texts, columns)).collect()
}
