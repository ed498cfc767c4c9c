//! The mouse: a click takes the cursor there or presses a key that is shown, a
//! second one on the same place is Enter, the wheel scrolls what is under it.
//! Where what stands is asked of the picture itself. Nothing needs the mouse.

use crate::tui::action::{Action, Screen};
use crate::tui::form::edit;
use crate::tui::input::{Did, Mouse};
use crate::tui::model::{Clicked, Model};
use crate::tui::spot::{Focus, Spot};
use crate::tui::view;

use super::effect::Effect;
use super::press::{act, choose};
use super::{filling, motion};

/// Two clicks within so many milliseconds are one double click.
const TWICE: i64 = 400;

/// How far a turn of the wheel goes in a list of the board or a text.
const NOTCH: usize = 3;

/// Takes what the mouse did.
pub(super) fn take(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    // Beside a form nothing is clicked but the form, and beside what is held but its keys.
    let form = matches!(model.screen(), Screen::Form | Screen::Burst);
    let spot = view::spot_at(model, mouse.column, mouse.row).filter(|spot| !form || is_of_a_form(spot));
    match mouse.did {
        Did::Click => click(model, (mouse.column, mouse.row), spot),
        Did::WheelUp => wheel(model, spot.as_ref(), Action::Up),
        Did::WheelDown => wheel(model, spot.as_ref(), Action::Down),
    }
}

fn click(model: &mut Model, cell: (u16, u16), spot: Option<Spot>) -> Vec<Effect> {
    // The list may have moved under the first click: the second one means the same thing.
    let before = model.clicked.take().filter(|before| before.cell == cell && model.now.millis_since(before.at) <= TWICE);
    if let Some(before) = before {
        return if opens(&before.spot) { choose(model) } else { Vec::new() };
    }
    let Some(spot) = spot else { return Vec::new() };
    if let Spot::Key(action) = spot {
        return press(model, action);
    }
    point(model, &spot);
    model.clicked = Some(Clicked { at: model.now, cell, spot });
    Vec::new()
}

/// Presses a key that is shown.
fn press(model: &mut Model, action: Action) -> Vec<Effect> {
    if model.screen() == Screen::Form && !action.is_of_the_program() {
        return filling::act(model, action);
    }
    act(model, action)
}

fn is_of_a_form(spot: &Spot) -> bool {
    matches!(spot, Spot::Field(_) | Spot::Choice(..) | Spot::Key(_))
}

/// Whether Enter does something with it.
fn opens(spot: &Spot) -> bool {
    matches!(spot, Spot::Step(_) | Spot::Component(_) | Spot::Person(_) | Spot::Row(_))
}

/// Takes the cursor there.
fn point(model: &mut Model, spot: &Spot) {
    model.reply = None;
    match spot {
        Spot::Step(_) | Spot::Component(_) | Spot::Person(_) | Spot::List(_) => model.stand(spot),
        Spot::Row(at) => motion::stand(model, *at),
        Spot::Field(place) => {
            if let Some(form) = &mut model.form {
                edit::stand(form, *place);
            }
        }
        Spot::Choice(place, option) => filling::pick(model, *place, *option),
        Spot::Key(_) => {}
    }
}

fn wheel(model: &mut Model, spot: Option<&Spot>, action: Action) -> Vec<Effect> {
    let focus = match spot {
        Some(Spot::Step(_)) => Some(Focus::Steps),
        Some(Spot::Component(_)) => Some(Focus::Components),
        Some(Spot::Person(_)) => Some(Focus::People),
        Some(Spot::List(focus)) => Some(*focus),
        _ => None,
    };
    let notch = match model.screen() {
        Screen::Form | Screen::Burst => return Vec::new(),
        Screen::Who | Screen::Home | Screen::Palette => 1,
        Screen::Board => {
            // Beside the lists there is nothing that could be scrolled.
            let Some(focus) = focus else { return Vec::new() };
            model.stand(&Spot::List(focus));
            NOTCH
        }
        _ => NOTCH,
    };
    model.reply = None;
    (0..notch).flat_map(|_| motion::scroll(model, action)).collect()
}
