//! Everybody who is there or could be: responders first by what
//! needs attention, then the contacts that nobody has called.

use crate::domain::contacts::Contact;
use crate::domain::id::PersonId;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::ResponderState;
use crate::domain::verb::Verb;
use crate::tui::action::Action;

use super::Model;

/// Somebody who is there or could be.
#[derive(Clone, Copy, Debug)]
pub struct Somebody<'a> {
    /// Their id, the same in the contacts and in the log.
    pub id: &'a PersonId,
    /// Their name: as the log has it, else as the contacts have it.
    pub name: &'a str,
    /// Where they stand in the incident; none where nobody called them.
    pub responder: Option<&'a ResponderRow>,
    /// How they can be reached; none where no contact has their id.
    pub contact: Option<&'a Contact>,
}

/// All of them: who has not answered, who commands, who waits for
/// a role, the others; then who was not called, and who may rest.
#[must_use]
pub fn everybody(model: &Model) -> Vec<Somebody<'_>> {
    let Some(open) = &model.open else { return Vec::new() };
    let contacts = model.given.directory.contacts();
    let contact = |id: &PersonId| contacts.person(id);
    let responders = open.board.responders.iter();
    let mut rows: Vec<Somebody<'_>> = responders
        .map(|row| Somebody { id: &row.id, name: &row.name, responder: Some(row), contact: contact(&row.id) })
        .collect();
    let uncalled = contacts.people.iter().filter(|contact| open.board.responders.iter().all(|row| row.id != contact.id));
    rows.extend(uncalled.map(|contact| Somebody {
        id: &contact.id,
        name: &contact.name,
        responder: None,
        contact: Some(contact),
    }));
    rows.sort_by_key(|somebody| rank(somebody.responder));
    rows
}

fn rank(responder: Option<&ResponderRow>) -> u8 {
    match responder {
        None => 4,
        Some(row) => match row.state {
            ResponderState::Called => 0,
            ResponderState::Released => 5,
            _ if row.commands => 1,
            ResponderState::Acknowledged => 2,
            ResponderState::Assigned => 3,
        },
    }
}

/// Which of the rows the cursor stands on; the first where whoever it was is gone.
#[must_use]
pub fn place(model: &Model, rows: &[Somebody<'_>]) -> usize {
    let wanted = model.open.as_ref().and_then(|open| open.person.as_ref());
    rows.iter().position(|somebody| Some(somebody.id) == wanted).unwrap_or(0)
}

/// Whom the cursor stands on.
#[must_use]
pub fn here(model: &Model) -> Option<Somebody<'_>> {
    let rows = everybody(model);
    let place = place(model, &rows);
    rows.into_iter().nth(place)
}

/// What one most likely wants of somebody: to give them the
/// role that is proposed for them, else to call them.
#[must_use]
pub fn likely(responder: Option<&ResponderRow>) -> Action {
    if responder.is_some_and(|row| row.proposed.is_some()) { Action::Ask(Verb::Assign) } else { Action::Ask(Verb::Call) }
}
