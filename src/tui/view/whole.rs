//! Every list of the board that may be cut, whole: what cannot wait, what is next, what is on hold, what came
//! in, components, people, deadlines, and all steps. Of the steps, of which there can be thousands, only
//! those in view are said.

use ratatui::layout::Rect;

use crate::domain::board::PriorityRow;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::rows::StepRow;
use crate::domain::text;
use crate::tui::model::{Model, Open};
use crate::tui::theme::Look;

use super::list::{clean, parts};
use super::pen::{Pen, Row};
use super::steps::{Pace, mark, standing};
use super::{briefing, chrome, clocks, scrolled, side};

/// Draws the lists, scrolled as far as whoever looks went.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(open) = &model.open else { return };
    let lists = lists(model, open, area);
    let count = lists.len() + tall(open);
    let columns = usize::from(area.width).saturating_sub(1);
    let line = |at: usize| match at.checked_sub(lists.len()) {
        None => lists.get(at).cloned().unwrap_or_default(),
        Some(at) => step_line(model, open, at, columns),
    };
    scrolled::draw_some(model, pen, area, count, line, |_, below| say!("screens-whole", below = below));
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    let count = model.open.as_ref().map_or(0, |open| lists(model, open, area).len() + tall(open));
    count.saturating_sub(scrolled::room(area))
}

/// The lists that stand before the steps.
fn lists(model: &Model, open: &Open, area: Rect) -> Vec<Row> {
    let board = &open.board;
    let alarm = |alarm| {
        let who = chrome::on_it(model, alarm).map(|who| format!(" · {}", clean(&model.say(&who)))).unwrap_or_default();
        format!("{}{who}", clean(&model.say(&alarm.say)))
    };
    let component = |row| side::component_in_words(model, open, row);
    let held = board.held.iter().map(|row| clean(&model.say(&row.say(model.hour(row.since)))));
    let came = open.came.iter().map(|line| format!("{}  {}", model.hour(line.at), clean(&model.say(&line.say))));
    let lists: [(Sentence, Vec<String>); 7] = [
        (say!("screens-whole-alarms"), board.alarms.iter().map(alarm).collect()),
        (say!("screens-brief-next"), model.next_of(open).iter().map(|next| model.said(&next.in_full())).collect()),
        (say!("screens-brief-held"), held.collect()),
        (say!("screens-whole-came"), came.collect()),
        (say!("screens-brief-components"), board.components.iter().map(component).collect()),
        (say!("screens-brief-people"), board.responders.iter().map(|row| briefing::person(model, row)).collect()),
        (say!("screens-whole-clocks"), board.moments().into_iter().map(|clock| clocks::in_words(model, clock)).collect()),
    ];
    parts(model, lists, usize::from(area.width).saturating_sub(5))
}

/// How many lines the steps take: one each, and a heading for each priority that has some.
fn tall(open: &Open) -> usize {
    open.board.priorities.iter().map(height).sum()
}

fn height(row: &PriorityRow) -> usize {
    if row.steps.is_empty() { 0 } else { 1 + row.steps.len() }
}

/// A line of the steps: the heading of a priority, or one of its steps.
fn step_line(model: &Model, open: &Open, mut at: usize, columns: usize) -> Row {
    for row in &open.board.priorities {
        if at < height(row) {
            let heading = || format!("{}  {}/{}", model.say(&row.priority.spoken()), row.settled, row.steps.len());
            let step = at.checked_sub(1).and_then(|at| row.steps.get(at));
            return step.map_or_else(|| Row::new(heading(), Look::Title), |step| step_row(model, open, step, columns));
        }
        at -= height(row);
    }
    Row::default()
}

/// A step in one line: its mark, code and title, then who has it and since when, or why it is locked.
fn step_row(model: &Model, open: &Open, step: &StepRow, columns: usize) -> Row {
    let (mark, look) = mark(model, open, step);
    let standing = standing(model, open, step, true, Pace::Minutes);
    let standing = text::cut(&standing, columns / 2).into_owned();
    let room = columns.saturating_sub(text::width(&standing) + 4);
    let named = format!("{} {}", step.code(), clean(&step.title));
    Row::new(format!("{mark} "), look)
        .and(text::cut(&named, room).into_owned(), Look::Plain)
        .right(format!(" {standing} "), Look::Muted)
}
