//! Moves the cursor: in the lists of the board, at home, in the palette, through whatever is longer than the screen.

use crate::domain::runbook::Priority;
use crate::domain::speech::say;
use crate::tui::action::{Action, Screen};
use crate::tui::model::{Focus, Model, Open};
use crate::tui::view;

use super::{Effect, home, palette, people, tell, timeline};

/// Moves the cursor of whatever is on the screen.
pub fn go(model: &mut Model, action: Action) -> Vec<Effect> {
    match model.screen() {
        Screen::Step if !matches!(action, Action::PageUp | Action::PageDown) => {
            go_to_step(model, action);
            Vec::new()
        }
        _ => scroll(model, action),
    }
}

/// The same, but that a step is scrolled and not left.
pub fn scroll(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = usize::from(model.size.1).saturating_sub(14).max(3);
    match model.screen() {
        Screen::Palette => {
            let count = palette::found(model).len();
            if let Some(palette) = &mut model.palette {
                palette.at = moved(palette.at, count, action, page);
            }
        }
        Screen::Help => {
            let most = view::most_scroll(model);
            model.help = model.help.map(|at| moved(at.min(most), most + 1, action, page));
        }
        Screen::Who => model.who.at = moved(model.who.at, home::candidates(model).len(), action, page),
        Screen::Home => model.home_at = moved(model.home_at, home::rows(model).len(), action, page),
        Screen::Timeline => return timeline::go(model, action, page),
        Screen::People => people::go(model, action, page),
        Screen::Briefing | Screen::Notices | Screen::Step => {
            let most = view::most_scroll(model);
            model.scroll = moved(model.scroll.min(most), most + 1, action, page);
        }
        Screen::Board | Screen::Search | Screen::Form => {
            model.scroll = 0;
            if let Some(open) = &mut model.open {
                go_in_list(open, action, page);
            }
        }
    }
    Vec::new()
}

fn go_to_step(model: &mut Model, action: Action) {
    model.scroll = 0;
    if let Some(open) = &mut model.open {
        open.focus = Focus::Steps;
        go_in_list(open, action, 0);
    }
}

/// Nothing is scrolled further than its end, also where there is more room now.
pub fn stay_in_sight(model: &mut Model) {
    let most = view::most_scroll(model);
    match model.screen() {
        Screen::Help => model.help = model.help.map(|at| at.min(most)),
        Screen::Briefing | Screen::Notices | Screen::Step => model.scroll = model.scroll.min(most),
        _ => {}
    }
}

/// Takes the cursor of the list that fills the screen to a row of it.
pub fn stand(model: &mut Model, at: usize) {
    match model.screen() {
        Screen::Palette => model.palette.iter_mut().for_each(|palette| palette.at = at),
        Screen::Who => model.who.at = at,
        Screen::Home => model.home_at = at,
        _ => {}
    }
}

/// Takes the cursor to the next list, or to what an action names.
pub fn jump(model: &mut Model, action: Action) {
    match action {
        Action::NextPane => change_list(model, 1),
        Action::PreviousPane => change_list(model, -1),
        Action::GoToIntegrity => go_to_priority(model, Priority::Integrity),
        Action::GoToRestore => go_to_priority(model, Priority::Restore),
        Action::GoToCommunicate => go_to_priority(model, Priority::Communicate),
        _ => go_to_next(model),
    }
}

/// Takes the cursor to the first step of a priority that is not settled; to its first where all are.
fn go_to_priority(model: &mut Model, priority: Priority) {
    let Some(open) = &mut model.open else { return };
    let steps = || open.board.priorities.iter().filter(|row| row.priority == priority).flat_map(|row| &row.steps);
    let step = steps().find(|row| !row.state.is_settled()).or_else(|| steps().next()).map(|row| row.reference.clone());
    match step {
        Some(step) => {
            (open.step, open.focus, model.scroll) = (Some(step), Focus::Steps, 0);
            model.look();
        }
        None => tell(model, &say!("keys-no-step-there")),
    }
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
fn change_list(model: &mut Model, by: i8) {
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
fn go_to_next(model: &mut Model) {
    let Some(open) = &mut model.open else { return };
    let steps: Vec<_> = open.board.next.iter().filter_map(|next| next.step.clone()).collect();
    // Pressed again, it goes on to the one after; from anywhere else, to the first, which the board names.
    let again = open.focus == Focus::Steps && (open.step == open.taken_to || open.step.as_ref() == steps.first());
    let here = steps.iter().position(|step| again && Some(step) == open.step.as_ref());
    match here.map_or(steps.first(), |here| steps.get(here + 1).or(steps.first())) {
        Some(step) => {
            open.step = Some(step.clone());
            open.taken_to.clone_from(&open.step);
            open.focus = Focus::Steps;
            model.look();
        }
        None => tell(model, &say!("keys-nothing-next")),
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
