//! What a batch of alerts becomes: facts of those that are news. What the log says already is not said again,
//! so a source that repeats itself for hours fills no log.

use crate::domain::alert::Alert;
use crate::domain::entry_ref::EntryRef;
use crate::domain::id::PersonId;
use crate::domain::record::Deed;
use crate::domain::stamp::{Moment, Origin};

use super::facts::{AlertReceived, InboxFact};
use super::state::Inbox;

/// Under which name monitoring writes.
pub const MONITORING: &str = "monitoring";

/// What became of a batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Received {
    /// What is put on record, in the order in which it came.
    pub facts: Vec<InboxFact>,
    /// How many were known already.
    pub known: usize,
    /// How many there was no room for.
    pub left_out: usize,
}

/// Which of some alerts are news to an inbox, one after the other.
#[must_use]
pub fn receive(inbox: &Inbox, alerts: Vec<Alert>, now: Moment) -> Received {
    let (mut after, mut received) = (inbox.clone(), Received::default());
    let nowhere = EntryRef { origin: Origin(0), number: 0 };
    let deed = Deed { by: PersonId::from_log(MONITORING), at: now, why: None, entry: nowhere, typed_by: None };
    for alert in alerts {
        let is_news = after.alert(&alert.source, &alert.key).is_none_or(|known| known.takes(&alert, now));
        let fact = AlertReceived { alert }.into();
        if !is_news {
            received.known += 1;
        } else if after.has_room_for(&fact) {
            after.take(&fact, &deed);
            received.facts.push(fact);
        } else {
            received.left_out += 1;
        }
    }
    received
}
