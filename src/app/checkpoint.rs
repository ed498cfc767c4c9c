//! Checkpoints of the fold: what a log added up to when somebody last
//! looked, so that a log of a million entries opens like one of a hundred.
//!
//! Derived and never the truth. It is made under the log's lock by whoever writes the next
//! entry, and that entry carries its digest (RFC 6234) as a seal: whoever believes it has read
//! that entry, bound into the chain like every other. So it cannot be changed by hand without
//! an entry that shows it, and [`lies`] finds out by adding up anew. One that cannot be read,
//! was made by another version, or stands on entries that the log does not hold is as good as
//! none: then the log is read from its first entry on. Only a fold without a flaw leaves one.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::amended::Amended;
use crate::domain::entry::{Chains, Entry, Hash, Head};
use crate::domain::event::Event;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::stamp::{Moment, Origin, Stamp};
use crate::store::{Checkpoint, Cursor, Log, LogError, Order};

use super::fold::{Fold, fold_with};

/// A checkpoint is left behind when so many entries were folded
/// since the last one: they are read in a millisecond or two.
pub const EVERY: u64 = 1000;

/// What the state of a fold is, and how facts add up to it: the version of the program, and the digest that
/// the build took of all sources that decide it. So no version ever takes over what another made of the log.
const FORM: (&str, &str) = (env!("CARGO_PKG_VERSION"), env!("CRISIS_FOLD"));

/// What is written, in JSON.
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
    Some(Checkpoint { state: said, heads })
}

/// The digest by which an entry vouches for a checkpoint: SHA-256 over origin, number and
/// hash of each end that it stands on, in the order of origins, and then its state.
pub fn seal(checkpoint: &Checkpoint) -> Hash {
    let ends = Chains::walked(checkpoint.heads.iter().copied()).digest();
    Hash::of(&[&ends.0[..], &checkpoint.state].concat())
}

/// The fold that a checkpoint tells of; none where this version
/// cannot be sure that it would have made the same.
pub fn fold_of(checkpoint: &Checkpoint) -> Option<Fold> {
    let state: State<Incident> = serde_json::from_slice(&checkpoint.state).ok()?;
    let counted = checkpoint.heads.iter().map(|(_, head)| head.number).fold(0, u64::saturating_add);
    let same = (state.version.as_str(), state.form.as_str()) == FORM && u64::try_from(state.cursor) == Ok(counted);
    // No fold adds up to more than an incident can hold.
    let same = same && state.incident.entries == counted && state.incident.plan().size().excess().is_none();
    let tail: VecDeque<Arc<Event>> = state.tail.iter().map(event).map(Arc::new).collect();
    let chains = Chains::walked(checkpoint.heads.iter().copied());
    same.then(|| Fold { incident: state.incident.into(), chains, tail, cursor: Cursor(state.cursor), ..Fold::default() })
}

/// The fold of a log's checkpoint, and the seal that the entry after it has to
/// carry. One that cannot be read is none: the entries tell what is the matter.
pub fn load(log: &mut dyn Log, id: &IncidentId) -> Option<(Fold, Hash)> {
    let checkpoint = log.checkpoint(id).ok()??;
    let fold = fold_of(&checkpoint)?;
    fold.incident.lifecycle.id().is_none_or(|known| known == id).then(|| (fold, seal(&checkpoint)))
}

/// Whether the log has a checkpoint that this version would believe, and that the entry
/// after it does not vouch for or that is not what the entries before that add up to.
/// One that stands on entries with a flaw is taken away.
///
/// # Errors
/// When the log cannot be read.
pub fn lies(log: &mut dyn Log, id: &IncidentId) -> Result<bool, LogError> {
    let Some((believed, seal)) = load(log, id) else { return Ok(false) };
    let mut vouched = None;
    log.read(id, believed.cursor, Order::Arrival, &mut |entry| {
        vouched = entry.vouches();
        ControlFlow::Break(())
    })?;
    let mut whole = fold_with(Amended::default(), id, |each| {
        log.read(id, Cursor::default(), Order::Position, &mut |entry| {
            let within = entry.number <= believed.chains.head(entry.origin).number;
            if within { each(entry) } else { ControlFlow::Continue(()) }
        })
    })?;
    whole.cursor = believed.cursor;
    if !whole.flaws.is_empty() {
        // The entries themselves say what is wrong; nothing that stands on such is ever left behind.
        let _ = log.forget_checkpoint(id);
        return Ok(false);
    }
    Ok(vouched != Some(seal) || whole != believed)
}
