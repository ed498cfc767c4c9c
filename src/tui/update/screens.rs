//! From screen to screen: what lies over the board, and the way back.

use crate::domain::speech::say;
use crate::tui::action::{Action, Screen};
use crate::tui::model::{Model, Palette};
use crate::tui::spot::Spot;

use super::effect::{Effect, tell};
use super::timeline;

/// The screen that an action leads to.
fn screen(action: Action) -> Option<Screen> {
    match action {
        Action::ShowPeople => Some(Screen::People),
        Action::ShowNotices => Some(Screen::Notices),
        Action::ShowBriefing => Some(Screen::Briefing),
        Action::ShowWhole => Some(Screen::Whole),
        _ => None,
    }
}

/// Whether an action leads to another screen.
pub(super) fn leads_somewhere(action: Action) -> bool {
    screen(action).is_some() || matches!(action, Action::ShowHelp | Action::ShowPalette)
}

/// Goes to the screen that an action leads to.
pub(super) fn go(model: &mut Model, action: Action) {
    let had_help = model.help.take().is_some();
    match action {
        Action::ShowHelp => model.help = if had_help { None } else { Some(0) },
        Action::ShowPalette => model.palette = Some(Palette::default()),
        _ => {
            if let Some(screen) = screen(action) {
                (model.base, model.scroll) = (screen, 0);
                model.open.iter_mut().for_each(|open| open.notice = None);
            }
        }
    }
}

/// Goes to something on the board.
pub(super) fn go_to(model: &mut Model, spot: &Spot) {
    // On the screen of a step, another step comes there too.
    if !(matches!(spot, Spot::Step(_)) && model.base == Screen::Step) {
        model.base = Screen::Board;
    }
    model.scroll = 0;
    model.stand(spot);
}

/// Goes one screen back: from what lies on top first.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if model.palette.take().is_some() || model.help.take().is_some() {
        return Vec::new();
    }
    if timeline::back(model) {
        return Vec::new();
    }
    // At home there is nothing behind. From the board one goes
    // home on purpose only: Esc is pressed without looking.
    if model.open.is_some() {
        model.base = Screen::Board;
    } else if model.base == Screen::Runbook {
        model.base = Screen::Home;
    }
    Vec::new()
}

/// Shows only the steps of whoever looks, or all again.
pub(super) fn show_own(model: &mut Model) {
    model.own_only = !model.own_only;
    model.look();
    let said = if model.own_only { say!("keys-own-only") } else { say!("keys-own-all") };
    tell(model, &said);
}
