//! What is drawn. Every picture is a function of the model; drawing changes nothing.
//!
//! [`chrome`] draws what frames every screen, then there is a file for each screen,
//! [`dialog`] for forms, [`pen`] for what they all draw with and [`list`] for how they lay
//! it out. Nothing here knows how a key changes the model: what would be refused, the model
//! says itself. Text from elsewhere passes through [`list::clean`] before it is drawn.

pub mod board;
pub mod briefing;
pub mod chrome;
pub mod clocks;
pub mod dialog;
pub mod flow;
mod foot;
pub mod form_keys;
pub mod help;
pub mod home;
pub mod list;
pub mod markdown;
pub mod next;
pub mod notices;
pub mod oncall;
pub mod palette;
pub mod pen;
pub mod people;
pub mod preview;
pub mod running;
pub mod scrolled;
pub mod side;
pub mod step;
pub mod steps;
mod ticks;
pub mod timeline;
pub mod who;
pub mod whole;
pub use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::Screen;
use super::model::Model;
use super::spot::Spot;
use pen::Pen;

/// Draws everything, from the head lines to the keys on the foot line.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut pen = Pen::new(frame.buffer_mut(), model.given.colour);
    picture(model, &mut pen, area);
    pen.finish(model.given.ascii);
}

/// What is drawn at a place, for whoever clicks it.
#[must_use]
pub fn spot_at(model: &Model, column: u16, row: u16) -> Option<Spot> {
    let area = whole(model);
    let mut buffer = Buffer::empty(area);
    let mut pen = Pen::new(&mut buffer, false);
    picture(model, &mut pen, area);
    pen.spot_at(column, row)
}

/// How far what is on the screen can be scrolled: until its end is in view.
#[must_use]
pub fn most_scroll(model: &Model) -> usize {
    let area = chrome::Frame::of(model, whole(model)).inside;
    match model.screen() {
        Screen::Help => help::most_scroll(model, area),
        Screen::Briefing => briefing::most_scroll(model, area),
        Screen::Whole => whole::most_scroll(model, area),
        Screen::Notices => notices::most_scroll(model, area),
        Screen::Runbook => preview::most_scroll(model, area),
        Screen::Step => step::most_scroll(model, area),
        _ => 0,
    }
}

/// The screen, in the size that the terminal said, in bounds.
fn whole(model: &Model) -> Rect {
    Rect::new(0, 0, model.size.0.clamp(2, 1000), model.size.1.clamp(2, 500))
}

fn picture(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let frame = chrome::Frame::of(model, area);
    chrome::head(model, pen, frame.head);
    match model.base {
        _ if model.palette.is_some() => palette::draw(model, pen, frame.inside),
        _ if model.help.is_some() => help::draw(model, pen, frame.inside),
        Screen::Who => who::draw(model, pen, frame.inside),
        // Its newest entry stands at the foot.
        Screen::Timeline => timeline::draw(model, pen, frame.uncovered()),
        Screen::People => people::draw(model, pen, frame.inside),
        Screen::Notices => notices::draw(model, pen, frame.inside),
        Screen::Briefing => briefing::draw(model, pen, frame.inside),
        Screen::Whole => whole::draw(model, pen, frame.inside),
        Screen::Step => step::draw(model, pen, frame.inside),
        Screen::Board => board::draw(model, pen, frame.inside, frame.covered()),
        Screen::Runbook => preview::draw(model, pen, frame.inside),
        _ => home::draw(model, pen, frame.inside),
    }
    let mut below = frame.inside;
    if let Some(trouble) = &model.trouble {
        below = chrome::banner(trouble, model, pen, below);
    }
    if let Some(form) = model.form.as_ref().filter(|_| model.screen() == Screen::Form) {
        dialog::draw(model, form, pen, below);
    }
    chrome::foot(model, pen, frame.foot);
}
