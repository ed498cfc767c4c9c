//! The palette: what is typed in it, and what is chosen.

use crate::domain::speech::say;
use crate::domain::text::on_one_line;
use crate::tui::model::available::refused;
use crate::tui::model::palette::found;
use crate::tui::model::{Model, Reply};
use crate::tui::spot::Spot;

use super::effect::tell;

/// Takes typed text into the letters.
pub(super) fn type_letters(model: &mut Model, text: &str) {
    model.reply = None;
    if let Some(palette) = &mut model.palette {
        palette.typed.push_str(&on_one_line(text));
        palette.at = 0;
    }
}

/// Takes the last letter back.
pub(super) fn take_back(model: &mut Model) {
    model.reply = None;
    if let Some(palette) = &mut model.palette {
        palette.typed.pop();
        palette.at = 0;
    }
}

/// Chooses what the cursor stands on, and closes the palette.
/// What cannot be done now says why, and the palette stays.
pub(super) fn choose(model: &mut Model) -> Option<Spot> {
    let mut found = found(model);
    let at = model.palette.as_ref().map_or(0, |palette| palette.at).min(found.len().saturating_sub(1));
    if found.is_empty() {
        tell(model, &say!("keys-palette-nothing"));
        return None;
    }
    let goal = found.swap_remove(at).goal;
    if let Spot::Key(action) = goal
        && let Some(refusal) = refused(model, action)
    {
        model.reply = Some(Reply::Refused(refusal));
        return None;
    }
    model.palette = None;
    Some(goal)
}
