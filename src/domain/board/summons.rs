//! What should reach one person now, wherever they look: they are called, something was given to them, or a
//! promise of theirs is about to lapse. Derived from the incident at a moment; whoever tells them remembers
//! what was told, so that each reaches them once.

use crate::domain::board::{Board, StepRow};
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rules::others_of;
use crate::domain::people::state::{Responder, ResponderState};
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, Somebody, say};
use crate::domain::stamp::Moment;
use crate::domain::step::Doer;
use crate::domain::steps::state::StepState;

/// Seconds before a deadline of one's own at which one is told.
pub const AHEAD: i64 = 60;

/// Something that should reach a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summons {
    /// What is wanted of the person, or about to run out for them.
    pub what: What,
    /// Since when it stands; of a deadline, when it runs out. Another moment is another summons.
    pub at: Moment,
}

/// What somebody is wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// They are called into the incident.
    Called,
    /// They were given a role, and a duty in words.
    Assigned(Role, Option<String>),
    /// The command is offered to them, by whom.
    Offered(Somebody),
    /// The command that they offered was declined, by whom.
    Declined(Somebody),
    /// Somebody took command from them, and why.
    Relieved(Somebody, Option<String>),
    /// A step was done by one and wants a second name: its code and title, and who did it.
    SecondName(String, String, Somebody),
    /// The time of a step of theirs is about to run out: its code and title.
    Lapses(String, String),
    /// The hour has come for which a step of theirs waited: its code and title.
    Opens(String, String),
}

impl Summons {
    /// What to tell them.
    #[must_use]
    pub fn say(&self) -> Sentence {
        match &self.what {
            What::Called => say!("summons-called"),
            What::Assigned(role, duty) => {
                say!(
                    "summons-assigned",
                    role = role.word(),
                    duty = duty.as_ref().map(|duty| say!("summons-assigned-duty", duty = duty))
                )
            }
            What::Offered(by) => say!("summons-offered", by = by),
            What::Declined(by) => say!("summons-declined", by = by),
            What::Relieved(by, why) => say!("summons-relieved", by = by, why = why.as_ref().map(Sentence::behind_a_colon)),
            What::SecondName(code, title, by) => say!("summons-second-name", code = code, title = title, by = by),
            What::Lapses(code, title) => say!("summons-lapses", code = code, title = title),
            What::Opens(code, title) => say!("summons-opens", code = code, title = title),
        }
    }
}

/// The incident in a few words, above what is told.
#[must_use]
pub fn heading(board: &Board) -> Sentence {
    say!("summons-heading", title = &board.title, drill = board.drill)
}

/// All that should reach a person at a moment.
#[must_use]
pub fn standing(incident: &Incident, board: &Board, me: &PersonId, now: Moment) -> Vec<Summons> {
    if incident.lifecycle.status == Status::Closed {
        return Vec::new();
    }
    let post = [offered(incident, me), declined(incident, me), relieved(incident, me)];
    let mine = [called(incident, me), assigned(incident, me)].into_iter().chain(post);
    let second = board.half_done().filter_map(|row| second_name(incident, row, me));
    let lapses = board.running().filter_map(|row| lapses(incident, board, row, me, now));
    let opens = board.waited().filter_map(|row| opens(incident, board, row, me, now));
    mine.flatten().chain(second).chain(lapses).chain(opens).collect()
}

fn called(incident: &Incident, me: &PersonId) -> Option<Summons> {
    let responder = incident.people.responder(me).filter(|responder| responder.state() == ResponderState::Called)?;
    Some(Summons { what: What::Called, at: responder.call.as_ref()?.at })
}

fn assigned(incident: &Incident, me: &PersonId) -> Option<Summons> {
    let responder = incident.people.responder(me)?;
    let deed = responder.assigned.as_ref().filter(|deed| deed.by != *me)?;
    Some(Summons { what: What::Assigned(responder.role?, responder.duty.clone()), at: deed.at })
}

fn offered(incident: &Incident, me: &PersonId) -> Option<Summons> {
    let (to, deed) = incident.people.post.as_ref()?.offered.as_ref()?;
    (to == me && deed.by != *me).then(|| Summons { what: What::Offered(incident.people.called(&deed.by)), at: deed.at })
}

fn declined(incident: &Incident, me: &PersonId) -> Option<Summons> {
    let (deed, offered_by) = incident.people.post.as_ref()?.declined.as_ref()?;
    let what = || What::Declined(incident.people.called(&deed.by));
    (offered_by == me && deed.by != *me).then(|| Summons { what: what(), at: deed.at })
}

fn relieved(incident: &Incident, me: &PersonId) -> Option<Summons> {
    let taken = incident.people.post.as_ref()?.taken().filter(|taken| taken.from == *me)?;
    let what = What::Relieved(incident.people.called(&taken.to), taken.offer.why.clone());
    Some(Summons { what, at: taken.at })
}

/// A second name is asked of those whose role the step is for; where nobody else has that role, of everybody
/// who is there but the first: whoever speaks with customers puts the phone down to check.
fn second_name(incident: &Incident, row: &StepRow, me: &PersonId) -> Option<Summons> {
    let first = incident.plan().progress(&row.reference).finished.as_ref().filter(|_| row.wants_second_name)?;
    let (people, by, at) = (&incident.people, &first.by, first.at);
    let mut others = others_of(people, row.role.role(), by).map(|responder| &responder.person.id).peekable();
    let is_here = || people.responder(me).is_some_and(Responder::is_here);
    let asked = if others.peek().is_some() { others.any(|id| id == me) } else { is_here() };
    (asked && by != me).then(|| Summons { what: What::SecondName(row.code(), row.title.to_string(), people.called(by)), at })
}

fn lapses(incident: &Incident, board: &Board, row: &StepRow, me: &PersonId, now: Moment) -> Option<Summons> {
    let due = row.due.filter(|due| now < *due && *due <= now.plus_seconds(AHEAD))?;
    is_theirs(incident, board, row, me).then(|| Summons { what: What::Lapses(row.code(), row.title.to_string()), at: due })
}

/// The hour for which a step waited has come, and nobody has begun it.
fn opens(incident: &Incident, board: &Board, row: &StepRow, me: &PersonId, now: Moment) -> Option<Summons> {
    let at = row.waits_until.filter(|until| *until <= now && row.locked.is_none())?;
    is_theirs(incident, board, row, me).then(|| Summons { what: What::Opens(row.code(), row.title.to_string()), at })
}

/// A step is one's own when one is at it or was asked to do it; else it is that of its role,
/// and the commander's where nobody who is there has that.
fn is_theirs(incident: &Incident, board: &Board, row: &StepRow, me: &PersonId) -> bool {
    let has_role = |responder: &Responder| responder.role.is_some() && responder.role == row.role.role();
    match row.state {
        StepState::Started => row.by.as_ref() == Some(me),
        _ if row.delegated.is_some() => row.delegated.as_ref() == Some(me),
        _ if row.role == Doer::Commander || !incident.people.here().any(has_role) => board.commanding,
        _ => incident.people.responder(me).is_some_and(has_role),
    }
}
