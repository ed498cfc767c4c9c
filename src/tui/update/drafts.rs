//! Forms that are opened and put away: what was typed in one stays as a draft, until it is opened again.

use crate::domain::speech::say;
use crate::tui::form::{Form, Purpose, about};
use crate::tui::model::Model;

use super::effect::tell;

/// Opens a form, or the draft that was kept of it.
pub fn open(model: &mut Model, fresh: Form) {
    let draft = model.drafts.iter().position(|draft| draft.purpose == fresh.purpose).map(|place| model.drafts.remove(place));
    model.form = Some(match draft {
        Some(mut draft) => {
            tell(model, &say!("forms-this-is-the-draft"));
            about::keep_to_what_there_is(&mut draft, &fresh);
            draft
        }
        None => fresh,
    });
}

/// Puts the form away. What was typed or chosen is kept as a draft.
pub(super) fn put_away(model: &mut Model) {
    let Some(form) = model.form.take() else { return };
    if form.is_touched() && form.purpose != Purpose::Filter {
        tell(model, &say!("forms-draft-kept"));
        model.drafts.push(form);
    }
}
