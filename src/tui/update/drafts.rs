//! Forms that are opened and put away: what was typed in one stays as a draft, until it is opened again.

use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;
use crate::tui::form::{About, Form, Purpose, background, edit};
use crate::tui::model::{Model, forms};

use super::effect::tell;

/// Opens a form, or the draft that was kept of it.
pub fn open(model: &mut Model, fresh: Form) {
    let draft = model.draft_of(&fresh).map(|place| model.drafts.remove(place));
    model.form = Some(match draft {
        Some(draft) => {
            tell(model, &say!("forms-this-is-the-draft"));
            background::resumed(draft, fresh)
        }
        None => fresh,
    });
}

/// Offers the words of a form that came too late as a note. Says so; nothing where there are no words.
pub(super) fn offer_as_note(model: &mut Model, late: &Form) -> Option<Sentence> {
    let words = late.typed();
    let mut note = forms::note(model.known()?)?;
    edit::paste(&mut note, &format!("{}: {words}", late.heading()));
    (!words.is_empty()).then(|| {
        model.form = Some(note);
        say!("forms-offered-as-note")
    })
}

/// Puts the form away. What was typed or chosen is kept as a draft.
pub(super) fn put_away(model: &mut Model) {
    let Some(form) = model.form.take() else { return };
    if form.is_touched() && form.purpose != Purpose::Filter {
        tell(model, &say!("forms-draft-kept"));
        let kept_in = model.open.as_ref().and_then(|open| open.published.incident.lifecycle.id()).cloned();
        model.drafts.push(Form { kept_in, ..form });
    }
}

/// Throws the form away, with what was typed in it.
pub(super) fn throw_away(model: &mut Model) {
    if model.form.take().is_some_and(|form| form.is_touched() && form.purpose != Purpose::Filter) {
        tell(model, &say!("forms-draft-dropped"));
    }
}

/// Lets drafts go in which nothing was typed and which nothing takes any more: their step is settled. Words
/// are kept.
pub(super) fn let_go(model: &mut Model) {
    let mut drafts = std::mem::take(&mut model.drafts);
    drafts.retain(|draft| !draft.typed().is_empty() || !model.is_here(draft) || !is_over(model, draft));
    model.drafts = drafts;
}

/// Whether a form asks to work on a step that is settled.
pub(super) fn is_over(model: &Model, form: &Form) -> bool {
    let Some((Verb::Start | Verb::Done | Verb::Delegate, About::Step(step))) = form.purpose.asks() else { return false };
    let row = model.open.as_ref().and_then(|open| open.board.step(step));
    row.is_some_and(|row| row.state.is_settled())
}

/// Offers the draft of a form that nothing takes any more as a note. Says whether there was one.
pub(super) fn rescue(model: &mut Model, form: &Form) -> bool {
    let Some(draft) = model.draft_of(form).map(|place| model.drafts.remove(place)) else { return false };
    let Some(offered) = offer_as_note(model, &draft) else { return false };
    tell(model, &offered);
    true
}
