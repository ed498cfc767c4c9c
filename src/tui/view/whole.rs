//! Every list of the board that may be cut, whole: what cannot wait, what is
//! next, components, people, deadlines.

use ratatui::layout::Rect;

use crate::domain::speech::{Sentence, say};
use crate::tui::model::Model;

use super::list::{clean, parts};
use super::pen::{Pen, Row};
use super::{briefing, chrome, clocks, scrolled, side};

/// Draws the lists, scrolled as far as whoever looks went.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    scrolled::draw(model, pen, area, &lines(model, area), |_, below| say!("screens-whole", below = below));
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    scrolled::most(&lines(model, area), area)
}

fn lines(model: &Model, area: Rect) -> Vec<Row> {
    let Some(open) = &model.open else { return Vec::new() };
    let board = &open.board;
    let alarm = |alarm| {
        let who = chrome::on_it(model, alarm).map(|who| format!(" · {}", clean(&model.say(&who)))).unwrap_or_default();
        format!("{}{who}", clean(&model.say(&alarm.say)))
    };
    let lists: [(Sentence, Vec<String>); 5] = [
        (say!("screens-whole-alarms"), board.alarms.iter().map(alarm).collect()),
        (say!("screens-brief-next"), board.next.iter().map(|next| model.said(&next.in_full())).collect()),
        (say!("screens-brief-components"), board.components.iter().map(|row| side::component_in_words(model, row)).collect()),
        (say!("screens-brief-people"), board.responders.iter().map(|row| briefing::person(model, row)).collect()),
        (say!("screens-whole-clocks"), board.moments().into_iter().map(|clock| clocks::in_words(model, clock)).collect()),
    ];
    parts(model, lists, usize::from(area.width).saturating_sub(5))
}
