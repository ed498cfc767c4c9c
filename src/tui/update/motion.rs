//! Moves the cursor: in the lists of the board, at home, through help and the timeline.

use crate::tui::action::{Action, Screen};
use crate::tui::model::{Focus, Model, Open, Reply};

use super::{Effect, home, people, timeline};

/// Moves the cursor of whatever is on the screen.
pub fn go(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = usize::from(model.size.1).saturating_sub(14).max(3);
    if let Some(scroll) = &mut model.help {
        *scroll = moved(*scroll, usize::MAX, action, page);
        return Vec::new();
    }
    match model.base {
        Screen::Who => model.who.at = moved(model.who.at, home::candidates(model).len(), action, page),
        Screen::Home => model.home_at = moved(model.home_at, home::rows(model).len(), action, page),
        Screen::Timeline => return timeline::go(model, action, page),
        Screen::People => people::go(model, action, page),
        Screen::Briefing | Screen::Notices => model.scroll = moved(model.scroll, usize::MAX, action, page),
        Screen::Step if matches!(action, Action::PageUp | Action::PageDown) => {
            model.scroll = moved(model.scroll, usize::MAX, action, page);
        }
        _ => {
            model.scroll = 0;
            if let Some(open) = &mut model.open {
                go_in_list(open, action, page);
            }
        }
    }
    Vec::new()
}

/// Where a cursor goes in a list of so many rows.
pub(super) fn moved(at: usize, count: usize, action: Action, page: usize) -> usize {
    let to = match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => at.saturating_add(1),
        Action::PageUp => at.saturating_sub(page),
        Action::PageDown => at.saturating_add(page),
        Action::First => 0,
        _ => usize::MAX,
    };
    to.min(count.saturating_sub(1))
}

fn go_in_list(open: &mut Open, action: Action, page: usize) {
    match open.focus {
        Focus::Steps => {
            let rows: Vec<_> = open.steps().map(|row| row.reference.clone()).collect();
            let here = open.step_here().and_then(|here| rows.iter().position(|row| *row == here.reference));
            open.step = rows.get(moved(here.unwrap_or(0), rows.len(), action, page)).cloned();
        }
        Focus::Components => {
            let rows: Vec<_> = open.board.components.iter().map(|row| row.id.clone()).collect();
            let here = open.component_here().and_then(|here| rows.iter().position(|row| *row == here.id));
            open.component = rows.get(moved(here.unwrap_or(0), rows.len(), action, page)).cloned();
        }
        Focus::People => {
            let rows: Vec<_> = open.board.responders.iter().map(|row| row.id.clone()).collect();
            let here = open.responder_here().and_then(|here| rows.iter().position(|row| *row == here.id));
            open.responder = rows.get(moved(here.unwrap_or(0), rows.len(), action, page)).cloned();
        }
    }
}

/// Takes the cursor to the next list of the board, or with `-1` to the one before.
pub fn change_list(model: &mut Model, by: i8) {
    if let Some(open) = &mut model.open {
        open.focus = match (open.focus, by > 0) {
            (Focus::Steps, true) | (Focus::People, false) => Focus::Components,
            (Focus::Components, true) | (Focus::Steps, false) => Focus::People,
            (Focus::People, true) | (Focus::Components, false) => Focus::Steps,
        };
    }
    model.look();
}

/// Takes the cursor to the step that is next for whoever looks.
pub fn go_to_next(model: &mut Model) {
    let Some(open) = &mut model.open else { return };
    let steps: Vec<_> = open.board.next.iter().filter_map(|next| next.step.clone()).collect();
    // Pressed again, it goes on to the one after.
    let here = steps.iter().position(|step| Some(step) == open.step.as_ref() && open.focus == Focus::Steps);
    match here.map_or(steps.first(), |here| steps.get(here + 1).or(steps.first())) {
        Some(step) => {
            open.step = Some(step.clone());
            open.focus = Focus::Steps;
            model.look();
        }
        None => model.reply = Some(Reply::Said("no step is next for you".to_owned())),
    }
}

/// Looks closer at what the cursor stands on: a step opens, for a component or a person the action is returned that one most likely wants.
pub fn look_closer(model: &mut Model) -> Option<Action> {
    let open = model.open.as_ref()?;
    match open.focus {
        Focus::Steps => {
            (model.base, model.scroll) = (Screen::Step, 0);
            None
        }
        Focus::Components => Some(Action::GiveVerdict),
        Focus::People => {
            let here = open.responder_here()?;
            Some(if here.proposed.is_some() { Action::AssignRole } else { Action::CallResponder })
        }
    }
}
