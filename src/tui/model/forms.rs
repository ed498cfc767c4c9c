//! The form of an action where the cursor stands, filled in with what is most likely.

use crate::domain::ask::table::{Command, LifecycleCommand};
use crate::domain::board::roles;
use crate::domain::decide::decide;
use crate::domain::field::FieldName;
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;
use crate::tui::action::Action;
use crate::tui::form::known::Known;
use crate::tui::form::{About, Form, make};
use crate::tui::spot::Focus;

use super::{Model, Open, target, undo};

/// The form of an action; none for one that asks nothing of an incident. A form with nothing to fill in or to
/// read is sent at once.
#[must_use]
pub fn form(model: &Model, action: Action) -> Option<Form> {
    let (open, known) = (model.open.as_ref()?, model.known()?);
    let verb = match action {
        Action::Ask(verb) => verb,
        Action::UndoLast => return undo::form(known, model),
        _ => return None,
    };
    let mut form = make::form(known, verb, &target::about(model, open, verb)?)?;
    match verb {
        Verb::Assign => propose_duty(&mut form, known, open),
        Verb::Resolve => say_what_is_open(&mut form, known, model, LifecycleCommand::ResolveIncident { why: None }),
        Verb::Close => say_what_is_open(&mut form, known, model, LifecycleCommand::CloseIncident { why: None }),
        _ => {}
    }
    Some(form)
}

/// The form that writes a note.
#[must_use]
pub fn note(known: Known<'_>) -> Option<Form> {
    make::form(known, Verb::Note, &About::Nothing)
}

/// A commander who has people enough gives the step under the cursor as a duty, once all have a role.
fn propose_duty(form: &mut Form, known: Known<'_>, open: &Open) {
    let hands_free = known.me.is_some_and(|me| known.incident.people.keeps_hands_free(me));
    let settled = roles::proposals(known.incident).is_empty();
    let step = open.step_here().filter(|row| open.focus == Focus::Steps && row.state == StepState::Open && row.locked.is_none());
    if let Some(step) = step.filter(|_| hands_free && settled) {
        form.write(FieldName::Duty, &step.code());
    }
}

/// Ending says what is still open.
fn say_what_is_open(form: &mut Form, known: Known<'_>, model: &Model, end: LifecycleCommand) {
    let Some(asking) = model.asking() else { return };
    let open = decide(known.incident, &Command::Lifecycle(end), &asking).err();
    make::say_what_is_open(form, known, open);
}
