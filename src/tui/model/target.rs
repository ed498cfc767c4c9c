//! What the cursor is about: the step, the component or the person that a key means.

use crate::app::pages::TimelineRow;
use crate::domain::advice::Refusal;
use crate::domain::ask::Row;
use crate::domain::entry_ref::EntryRef;
use crate::domain::field::FieldName;
use crate::domain::id::{ComponentId, DialId, PersonId, StepRef};
use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;
use crate::tui::action::Screen;
use crate::tui::form::About;
use crate::tui::spot::Focus;

use super::{Model, Open, notices, people};

/// Nothing was asked, because of where the cursor stands.
pub(super) fn nothing_here(because: Sentence, hint: Sentence) -> Refusal {
    Refusal::new(say!("forms-nothing-asked"), because, hint)
}

/// The step under the cursor of a screen.
pub(super) fn step_here(open: &Open, screen: Screen) -> Result<StepRef, Refusal> {
    if screen == Screen::Notices {
        let nothing = || nothing_here(say!("forms-no-step-here"), say!("forms-runbook-has-none"));
        return notices::here(open).map(|row| row.reference.clone()).ok_or_else(nothing);
    }
    // A key for a step means no step where the cursor is in another list.
    match open.focus {
        Focus::Steps => {}
        Focus::Components => return Err(nothing_here(say!("forms-no-step-here"), say!("forms-steps-before"))),
        Focus::People => return Err(nothing_here(say!("forms-no-step-here"), say!("forms-steps-behind"))),
    }
    let nothing = || nothing_here(say!("forms-no-step-here"), say!("forms-runbook-has-none"));
    open.step_here().map(|row| row.reference.clone()).ok_or_else(nothing)
}

/// The step under the cursor of the screen that lies below help and form.
#[must_use]
pub fn step_below(model: &Model) -> Option<StepRef> {
    step_here(model.open.as_ref()?, model.base).ok()
}

/// What a key would be done to where the cursor of a screen stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Under {
    /// A step.
    Step(StepRef),
    /// An entry of the timeline.
    Entry(EntryRef),
}

/// What the cursor of the screen that lies below help and form stands on, where that is a step or an entry.
#[must_use]
pub fn under_cursor(model: &Model) -> Option<Under> {
    if model.base == Screen::Timeline {
        return entry_here(model.open.as_ref()?, model.base).map(|row| Under::Entry(row.written.entry()));
    }
    step_below(model).map(Under::Step)
}

/// The component that the cursor is about: the one it stands
/// on, or that of the step; none where it must be chosen.
pub(super) fn component_here(open: &Open) -> Option<ComponentId> {
    match (open.focus, open.board.components.as_slice()) {
        (_, [only]) => Some(only.id.clone()),
        (Focus::Components, _) => open.component_here().map(|row| row.id.clone()),
        (Focus::Steps, _) => open.step_here().and_then(|row| row.component.clone()),
        (Focus::People, _) => None,
    }
}

/// The person that the cursor stands on, while it is in a list of people.
pub(super) fn person_here(model: &Model, open: &Open) -> Option<PersonId> {
    person_on(model, open, model.base)
}

/// The person that the cursor of a screen stands on.
pub(super) fn person_on(model: &Model, open: &Open, screen: Screen) -> Option<PersonId> {
    if screen == Screen::People {
        return people::here(model)?.somebody().map(|somebody| somebody.id.clone());
    }
    let row = open.responder_here().filter(|_| open.focus == Focus::People)?;
    Some(row.id.clone())
}

/// Whom of the dial list the cursor of a screen stands on.
pub(super) fn dial_here(model: &Model, screen: Screen) -> Option<DialId> {
    let here = (screen == Screen::People).then(|| people::here(model)).flatten();
    here?.outsider().map(|outsider| outsider.id.clone())
}

/// The entry of the timeline under the cursor.
pub(super) fn entry_here(open: &Open, screen: Screen) -> Option<&TimelineRow> {
    open.timeline.row_here().filter(|_| screen == Screen::Timeline)
}

/// What somebody on the phone most likely says of what the cursor stands on: that a step is done, or
/// confirmed where one has finished it; a verdict on a component, or that it holds.
pub(super) fn word_of(open: &Open, screen: Screen) -> Result<(Verb, About), Refusal> {
    let component = component_here(open).filter(|_| open.focus == Focus::Components);
    if let Some(row) = component.and_then(|id| open.board.components.iter().find(|row| row.id == id)) {
        let verb = if row.wants_second_name { Verb::Confirm } else { Verb::Verdict };
        return Ok((verb, About::Component(row.id.clone())));
    }
    let step = step_here(open, screen)?;
    let waits = open.board.step(&step).is_some_and(|row| row.wants_second_name);
    Ok((if waits { Verb::Confirm } else { Verb::Done }, About::Step(step)))
}

/// What a verb is about where the cursor stands; none for a verb about a step where there is no step.
#[must_use]
pub fn about(model: &Model, open: &Open, verb: Verb) -> Option<About> {
    // What comes into scope is not there yet, and what a new step is for is seen in its form.
    let needs = |field| !matches!(verb, Verb::Component | Verb::Add) && verb.takes(field);
    // One does not call oneself.
    let callable = |id: &PersonId| verb != Verb::Call || model.me.as_ref().is_none_or(|me| me.id != *id);
    let either = verb.row().is_some_and(Row::is_about_either);
    if either
        && open.focus == Focus::Components
        && let Some(component) = component_here(open)
    {
        return Some(About::Component(component));
    }
    if needs(FieldName::Entry) {
        return Some(entry_here(open, model.base).map_or(About::Nothing, |row| About::Entry(row.written.entry())));
    }
    if needs(FieldName::Step) {
        return Some(About::Step(step_here(open, model.base).ok()?));
    }
    let component = component_here(open).filter(|_| needs(FieldName::Component)).map(About::Component);
    let person = || person_here(model, open).filter(|id| needs(FieldName::Who) && callable(id)).map(About::Person);
    let dial = || dial_here(model, model.base).filter(|_| verb == Verb::Call).map(About::Dial);
    Some(component.or_else(person).or_else(dial).unwrap_or(About::Nothing))
}
