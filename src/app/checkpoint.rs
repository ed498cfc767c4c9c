//! Checkpoints of the fold: what a log added up to when somebody last
//! looked, so that a log of a million entries opens like one of a hundred.
//!
//! Derived and never the truth. One that cannot be read, was made by another version, stands on entries that
//! the log does not hold, or whose bytes were changed is as good as none: then the log is read from its first
//! entry on. Only a fold without a flaw leaves one.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::entry::{Chains, Entry, Hash, Head};
use crate::domain::event::Event;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::stamp::{Moment, Origin, Stamp};
use crate::store::{Checkpoint, Cursor, Log, LogError};

use super::fold::Fold;

/// A checkpoint is left behind when so many entries were folded
/// since the last one: they are read in a millisecond or two.
pub const EVERY: u64 = 1000;

/// What the state of a fold is, and how facts add up to it: the version of the program, and the digest that
/// the build took of all sources that decide it. So no version ever takes over what another made of the log.
const FORM: (&str, &str) = (env!("CARGO_PKG_VERSION"), env!("CRISIS_FOLD"));

/// What is written, in JSON, behind the digest of its bytes.
#[derive(Serialize, Deserialize)]
struct State<I> {
    version: String,
    form: String,
    cursor: i64,
    incident: I,
    tail: Vec<Row>,
}

/// An event of the tail: origin, number, wall clock, tick, at, recorded at, by, kind, body.
type Row = (u64, u64, i64, u32, i64, i64, PersonId, String, String);

fn row(event: &Event) -> Row {
    let Event { origin, number, stamp, at, recorded_at, by, fact } = event;
    let (at, recorded_at) = (at.millis(), recorded_at.millis());
    (origin.0, *number, stamp.wall.millis(), stamp.tick, at, recorded_at, by.clone(), fact.kind().to_owned(), fact.body())
}

fn event(row: &Row) -> Event {
    let (origin, number, wall, tick, at, recorded_at, by, kind, body) = row;
    let stamp = Stamp { wall: Moment::from_millis(*wall), tick: *tick };
    let (at, recorded_at) = (Moment::from_millis(*at), Moment::from_millis(*recorded_at));
    Entry { origin: Origin(*origin), number: *number, stamp, at, recorded_at, by: by.as_str(), kind, body, hash: Hash::default() }
        .event()
}

/// The checkpoint of a fold; none of one that has a flaw, or that cannot be told from its ends alone.
pub fn of(fold: &Fold) -> Option<Checkpoint> {
    let heads: Vec<(Origin, Head)> = fold.chains.heads().collect();
    let counted = heads.iter().map(|(_, head)| head.number).fold(0, u64::saturating_add);
    let whole = fold.incident.entries == counted && u64::try_from(fold.cursor.0) == Ok(counted);
    if !fold.flaws.is_empty() || !whole || counted == 0 {
        return None;
    }
    let state = State {
        version: FORM.0.to_owned(),
        form: FORM.1.to_owned(),
        cursor: fold.cursor.0,
        incident: &*fold.incident,
        tail: fold.tail.iter().map(|event| row(event)).collect(),
    };
    let said = serde_json::to_vec(&state).ok()?;
    Some(Checkpoint { state: [&Hash::of(&said).0[..], &said].concat(), heads })
}

/// The fold that a checkpoint tells of; none where this version
/// cannot be sure that it would have made the same.
pub fn fold_of(checkpoint: &Checkpoint) -> Option<Fold> {
    let (digest, said) = checkpoint.state.split_first_chunk::<32>()?;
    if Hash::of(said).0 != *digest {
        return None;
    }
    let state: State<Incident> = serde_json::from_slice(said).ok()?;
    let counted = checkpoint.heads.iter().map(|(_, head)| head.number).fold(0, u64::saturating_add);
    let same = (state.version.as_str(), state.form.as_str()) == FORM && u64::try_from(state.cursor) == Ok(counted);
    let same = same && state.incident.entries == counted;
    let tail: VecDeque<Arc<Event>> = state.tail.iter().map(event).map(Arc::new).collect();
    let chains = Chains::walked(checkpoint.heads.iter().copied());
    same.then(|| Fold { incident: state.incident.into(), chains, tail, cursor: Cursor(state.cursor), ..Fold::default() })
}

/// The fold of a log's checkpoint, if it has one that can be relied on.
/// One that cannot be read is none: the entries tell what is the matter.
pub fn load(log: &mut dyn Log, id: &IncidentId) -> Option<Fold> {
    let fold = fold_of(&log.checkpoint(id).ok()??)?;
    fold.incident.lifecycle.id().is_none_or(|known| known == id).then_some(fold)
}

/// Leaves the checkpoint of a fold in the log, where it has one.
///
/// # Errors
/// When the log cannot be written: nothing is lost by it.
pub fn leave(log: &mut dyn Log, id: &IncidentId, fold: &Fold) -> Result<(), LogError> {
    of(fold).map_or(Ok(()), |checkpoint| log.leave_checkpoint(id, &checkpoint))
}
