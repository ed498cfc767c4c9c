//! Everybody who is there or could be: responders first by what needs attention, then the
//! contacts that nobody has called; behind them the dial list, whose people never are there.

use crate::domain::board::callout::Candidate;
use crate::domain::contacts::{Contact, Dial};
use crate::domain::id::{DialId, PersonId};
use crate::domain::people::dialled::Dialling;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::ResponderState;
use crate::domain::verb::Verb;
use crate::tui::action::Action;
use crate::tui::spot::Whom;

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

/// Somebody of the dial list.
#[derive(Clone, Copy, Debug)]
pub struct Outside<'a> {
    /// Their id, the same in the dial list and in the log.
    pub id: &'a DialId,
    /// Their name: as the dial list has it, else as the log has it.
    pub name: &'a str,
    /// Their number; none where the dial list does not have their id.
    pub dial: Option<&'a Dial>,
    /// The calls to them; none where nobody dialled them.
    pub calls: Option<&'a Dialling>,
}

/// A row of the list of people.
#[derive(Clone, Copy, Debug)]
pub enum Listed<'a> {
    /// A responder or a contact.
    Person(Somebody<'a>),
    /// Somebody of the dial list.
    Dial(Outside<'a>),
}

impl<'a> Listed<'a> {
    /// Whom it is about.
    #[must_use]
    pub fn whom(&self) -> Whom {
        match self {
            Self::Person(somebody) => Whom::Person(somebody.id.clone()),
            Self::Dial(outside) => Whom::Dial(outside.id.clone()),
        }
    }

    /// The responder or contact that it is about.
    #[must_use]
    pub fn somebody(&self) -> Option<Somebody<'a>> {
        match self {
            Self::Person(somebody) => Some(*somebody),
            Self::Dial(_) => None,
        }
    }

    /// Whom of the dial list it is about.
    #[must_use]
    pub fn outsider(&self) -> Option<Outside<'a>> {
        match self {
            Self::Dial(outside) => Some(*outside),
            Self::Person(_) => None,
        }
    }

    fn is_about(&self, whom: &Whom) -> bool {
        match (self, whom) {
            (Self::Person(somebody), Whom::Person(id)) => somebody.id == id,
            (Self::Dial(outside), Whom::Dial(id)) => outside.id == id,
            (Self::Person(_), Whom::Dial(_)) | (Self::Dial(_), Whom::Person(_)) => false,
        }
    }
}

/// Everybody, and behind them the dial list.
#[must_use]
pub fn listed(model: &Model) -> Vec<Listed<'_>> {
    let people = everybody(model).into_iter().map(Listed::Person);
    people.chain(outside(model).into_iter().map(Listed::Dial)).collect()
}

/// The dial list in its order, then whoever was dialled and is not on it.
fn outside(model: &Model) -> Vec<Outside<'_>> {
    let Some(open) = &model.open else { return Vec::new() };
    let (contacts, dialled) = (model.given.directory.contacts(), &open.published.incident.people.dialled);
    let listed = contacts.dial.iter().map(|dial| {
        let calls = dialled.of(&dial.id);
        Outside { id: &dial.id, name: &dial.name, dial: Some(dial), calls }
    });
    let unlisted = dialled.iter().filter(|one| contacts.dialled(&one.id).is_none());
    listed.chain(unlisted.map(|one| Outside { id: &one.id, name: &one.name, dial: None, calls: Some(one) })).collect()
}

/// All of them: who has not answered, who commands, who waits for a role, the others; then who was not
/// called, in the order in which to call them, and who may rest.
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
    let place = |id: &PersonId| model.to_call().iter().position(|candidate| candidate.who == *id).unwrap_or(usize::MAX);
    rows.sort_by_cached_key(|somebody| {
        let uncalled = somebody.responder.is_none();
        (rank(somebody.responder), if uncalled { place(somebody.id) } else { 0 })
    });
    rows
}

/// Why somebody is to be called now, and on which number; none where they are not.
#[must_use]
pub fn candidate<'a>(model: &'a Model, id: &PersonId) -> Option<&'a Candidate> {
    model.to_call().iter().find(|candidate| candidate.who == *id)
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
pub fn place(model: &Model, rows: &[Listed<'_>]) -> usize {
    let wanted = model.open.as_ref().and_then(|open| open.whom.as_ref());
    wanted.and_then(|whom| rows.iter().position(|row| row.is_about(whom))).unwrap_or(0)
}

/// Whom the cursor stands on.
#[must_use]
pub fn here(model: &Model) -> Option<Listed<'_>> {
    let rows = listed(model);
    let place = place(model, &rows);
    rows.into_iter().nth(place)
}

/// What one most likely wants of somebody: to give them the
/// role that is proposed for them, else to call them.
#[must_use]
pub fn likely(responder: Option<&ResponderRow>) -> Action {
    if responder.is_some_and(|row| row.proposed.is_some()) { Action::Ask(Verb::Assign) } else { Action::Ask(Verb::Call) }
}
