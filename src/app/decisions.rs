//! What was decided last: decisions stand in the log alone, so whoever wants them reads it. What was struck
//! is left out, and words and times are as they were put right.

use std::ops::ControlFlow;

use crate::domain::board::brief::Decision;
use crate::domain::stamp::Moment;
use crate::store::{Cursor, LogError, Order};

use super::session::Session;

/// The newest decisions of an incident, at most so many, the newest first.
///
/// # Errors
/// When the log cannot be read.
pub fn newest(session: &mut Session, most: usize) -> Result<Vec<Decision>, LogError> {
    let (incident, id) = (session.incident().clone(), session.id().clone());
    let mut decisions: Vec<Decision> = Vec::new();
    let newest = |decision: &Decision| std::cmp::Reverse::<Moment>(decision.at);
    session.log().read(&id, Cursor::default(), Order::Position, &mut |entry| {
        if entry.kind == Decision::KIND {
            decisions.extend(Decision::of(&incident, &entry.event()));
            if decisions.len() >= 2 * most {
                decisions.sort_by_key(newest);
                decisions.truncate(most);
            }
        }
        ControlFlow::Continue(())
    })?;
    decisions.sort_by_key(newest);
    decisions.truncate(most);
    session.check(&[])?;
    Ok(decisions)
}
