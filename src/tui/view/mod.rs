//! What is drawn. Every picture is a function of the model; drawing changes nothing.
//!
//! [`chrome`] draws what frames every screen, then there is a file for each screen, [`dialog`] for forms, [`list`] for what they all draw with.
//! Text from elsewhere passes through [`list::clean`] before it is drawn.

pub mod board;
pub mod briefing;
pub mod chrome;
pub mod dialog;
pub mod help;
pub mod home;
pub mod list;
pub mod side;
pub mod step;
pub mod steps;
pub mod timeline;
pub mod who;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::action::Screen;
use super::model::Model;

use list::Pen;

/// Draws the screen.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.width < 2 || area.height < 2 {
        return;
    }
    let mut pen = Pen::new(frame.buffer_mut(), model.given.colour);
    let frame = chrome::Frame::of(model, area);
    chrome::head(model, &mut pen, frame.head);
    match (model.base, &model.help) {
        (_, Some(_)) => help::draw(model, &mut pen, frame.inside),
        (Screen::Who, _) => who::draw(model, &mut pen, frame.inside),
        (Screen::Timeline, _) => timeline::draw(model, &mut pen, frame.inside),
        (Screen::Briefing, _) => briefing::draw(model, &mut pen, frame.inside),
        (Screen::Step, _) => step::draw(model, &mut pen, frame.inside),
        (Screen::Board, _) => board::draw(model, &mut pen, frame.inside),
        _ => home::draw(model, &mut pen, frame.inside),
    }
    let mut below = frame.inside;
    if let Some(trouble) = &model.trouble {
        below = chrome::banner(trouble, model, &mut pen, below);
    }
    if let Some(form) = model.form.as_ref().filter(|_| model.help.is_none()) {
        dialog::draw(model, form, &mut pen, below);
    }
    chrome::foot(model, &mut pen, frame.foot);
    pen.finish(model.given.ascii);
}

/// The rows of an area from one on, at most so many.
pub(crate) fn rows(area: Rect, from: u16, count: u16) -> Rect {
    let from = from.min(area.height);
    Rect { y: area.y + from, height: count.min(area.height - from), ..area }
}
