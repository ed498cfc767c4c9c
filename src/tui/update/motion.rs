//! Moves the cursor: in the lists of the board, at home, in the
//! palette, through whatever is longer than the screen.

use crate::domain::field::FieldName;
use crate::domain::runbook::Priority;
use crate::domain::speech::say;
use crate::domain::stamp::Moment;
use crate::domain::verb::Verb;
use crate::tui::action::{Action, Screen};
use crate::tui::model::home::places;
use crate::tui::model::notices;
use crate::tui::model::palette::found;
use crate::tui::model::people::{self, Listed, listed};
use crate::tui::model::target::{Under, under_cursor};
use crate::tui::model::who::candidates;
use crate::tui::model::{Model, Open};
use crate::tui::spot::Focus;
use crate::tui::spot::Whom;
use crate::tui::view;

use super::effect::{Effect, tell};
use super::{ask, screens, timeline};

/// Moves the cursor of whatever is on the screen.
pub fn go(model: &mut Model, action: Action) -> Vec<Effect> {
    match model.screen() {
        Screen::Step if !matches!(action, Action::PageUp | Action::PageDown) => {
            go_to_step(model, action);
            Vec::new()
        }
        Screen::Notices if !matches!(action, Action::PageUp | Action::PageDown) => {
            go_among_notices(model, action);
            Vec::new()
        }
        _ => scroll(model, action),
    }
}

/// The same, but that a step is scrolled and not left.
pub fn scroll(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = page(model);
    match model.screen() {
        Screen::Palette => {
            let count = found(model).len();
            if let Some(palette) = &mut model.palette {
                palette.at = action.moved(palette.at, count, page);
            }
        }
        Screen::Help => {
            let most = view::most_scroll(model);
            model.help = model.help.map(|at| action.moved(at.min(most), most + 1, page));
        }
        Screen::Who => model.who.at = action.moved(model.who.at, candidates(model).len(), page),
        Screen::Home => model.home_at = action.moved(model.home_at, places(model).len(), page),
        Screen::Timeline => return timeline::go(model, action, page),
        Screen::People => go_among_people(model, action, page),
        Screen::Runbook | Screen::Briefing | Screen::Whole | Screen::Notices | Screen::Step => {
            let most = view::most_scroll(model);
            model.scroll = action.moved(model.scroll.min(most), most + 1, page);
        }
        Screen::Board | Screen::Search | Screen::Form | Screen::Burst => {
            model.scroll = 0;
            if let Some(open) = &mut model.open {
                go_in_list(open, action, page);
            }
        }
    }
    Vec::new()
}

/// For how many milliseconds after what a key means became something else by itself the key is not obeyed:
/// whoever presses it then means what stood there before.
const TOO_SOON: i64 = 700;

/// Whether that moment is so short ago that nobody can have read yet what stands there now.
pub(super) fn too_soon(model: &Model, changed: Option<Moment>) -> bool {
    changed.is_some_and(|changed| (0..TOO_SOON).contains(&(model.now.millis() - changed.millis())))
}

/// Notes when the cursor came to another step or entry by itself.
pub(super) fn watch(model: &mut Model, stood: Option<&Under>) {
    if stood.is_some() && under_cursor(model).as_ref() != stood {
        model.led = Some(model.now);
    }
}

/// Whether an action would be done at once to a step that the cursor came to by itself just now, or is about
/// the entry that came under it.
pub(super) fn is_unread(model: &mut Model, action: Action) -> bool {
    let led = model.led.take();
    let Action::Ask(verb) = action else { return false };
    let of_entry = model.base == Screen::Timeline && verb.takes(FieldName::Entry);
    too_soon(model, led) && (of_entry || (verb.takes(FieldName::Step) && ask::asks_at_once(model, action)))
}

/// How many rows a page up or down goes over.
pub fn page(model: &Model) -> usize {
    // A runbook fills the screen but for head, rule and foot, and is long; one row is seen twice.
    let beside = if model.screen() == Screen::Runbook { 6 } else { 14 };
    usize::from(model.size.1).saturating_sub(beside).max(3)
}

fn go_to_step(model: &mut Model, action: Action) {
    model.scroll = 0;
    if let Some(open) = &mut model.open {
        open.focus = Focus::Steps;
        go_in_list(open, action, 0);
    }
}

/// Keeps the cursor of the screen in front on what it stands on, whatever others write meanwhile: what was
/// first in a list need not stay so.
pub(super) fn hold(model: &mut Model) {
    let base = model.base;
    let whom = if base == Screen::People { people::here(model).map(|here| here.whom()) } else { None };
    let Some(open) = &mut model.open else { return };
    match base {
        Screen::People => open.whom = whom.or(open.whom.take()),
        Screen::Notices => open.notice = notices::here(open).map(|row| row.reference.clone()),
        Screen::Timeline => timeline::hold(open),
        _ => {}
    }
}

/// Nothing is scrolled further than its end, also where there is more room now.
pub fn stay_in_sight(model: &mut Model) {
    let most = view::most_scroll(model);
    match model.screen() {
        Screen::Help => model.help = model.help.map(|at| at.min(most)),
        Screen::Runbook | Screen::Briefing | Screen::Whole | Screen::Notices | Screen::Step => {
            model.scroll = model.scroll.min(most);
        }
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
        _ => go_to_cause(model),
    }
}

/// Takes the cursor to the first step of a priority that can be worked on; else to the first that is locked,
/// or to its first where all are settled.
fn go_to_priority(model: &mut Model, priority: Priority) {
    let Some(incident) = &mut model.open else { return };
    let steps = || incident.board.steps_of(priority);
    let open = || steps().filter(|row| !row.state.is_settled());
    let workable = open().find(|row| row.locked.is_none() && !row.wants_second_name);
    let step = workable.or_else(|| open().next()).or_else(|| steps().next()).map(|row| row.reference.clone());
    match step {
        Some(step) => {
            (incident.step, incident.focus, model.scroll) = (Some(step), Focus::Steps, 0);
            model.look();
        }
        None => tell(model, &say!("keys-no-step-there")),
    }
}

/// Takes the cursor to what opens the lock of whatever it stands on.
fn go_to_cause(model: &mut Model) {
    let Some(open) = &model.open else { return };
    match model.cause_here(open) {
        Some(spot) => screens::go_to(model, &spot),
        None => tell(model, &say!("keys-waits-for-nothing")),
    }
}

fn go_among_people(model: &mut Model, action: Action, page: usize) {
    let rows = listed(model);
    let to = action.moved(people::place(model, &rows), rows.len(), page);
    let whom = rows.get(to).map(Listed::whom);
    if let Some(open) = &mut model.open {
        open.whom = whom;
    }
}

/// To another step that tells customers something; what there is to say of it comes into sight.
fn go_among_notices(model: &mut Model, action: Action) {
    let Some(open) = &mut model.open else { return };
    let rows: Vec<_> = notices::listed(open).map(|row| &row.reference).collect();
    let here = notices::here(open).map(|row| &row.reference);
    (open.notice, model.scroll) = (reached(&rows, here, action, 0), 0);
}

fn go_in_list(open: &mut Open, action: Action, page: usize) {
    match open.focus {
        Focus::Steps => {
            let (all, here) = open.count();
            open.step = open.nth(action.moved(here, all, page)).map(|row| row.reference.clone());
        }
        Focus::Components => {
            let rows: Vec<_> = open.board.components.iter().map(|row| &row.id).collect();
            open.component = reached(&rows, open.component_here().map(|row| &row.id), action, page);
        }
        Focus::People => {
            let rows: Vec<_> = open.board.responders.iter().map(|row| &row.id).collect();
            open.responder = reached(&rows, open.responder_here().map(|row| &row.id), action, page);
        }
    }
}

/// What an action reaches in a list, from where the cursor stands.
fn reached<T: Clone + PartialEq>(rows: &[&T], here: Option<&T>, action: Action, page: usize) -> Option<T> {
    let at = rows.iter().position(|row| Some(*row) == here).unwrap_or(0);
    rows.get(action.moved(at, rows.len(), page)).map(|row| (*row).clone())
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

/// Looks closer at what the cursor stands on: a step opens, and all that is known of a person; for a
/// component the action is returned that one most likely wants.
pub fn look_closer(model: &mut Model) -> Option<Action> {
    let open = model.open.as_ref()?;
    match open.focus {
        Focus::Steps => {
            (model.base, model.scroll) = (Screen::Step, 0);
            None
        }
        Focus::Components => Some(Action::Ask(Verb::Verdict)),
        Focus::People => {
            let whom = Whom::Person(open.responder_here()?.id.clone());
            (model.base, model.scroll) = (Screen::People, 0);
            model.open.as_mut()?.whom = Some(whom);
            None
        }
    }
}
