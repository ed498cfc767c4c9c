//! Reads a long log on a thread of its own, a little ahead of whoever
//! takes the entries in. Memory stays as small as the batches are.

use std::mem;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::mpsc::{channel, sync_channel};
use std::thread::{self, Builder};

use crate::domain::entry::Entry;
use crate::domain::id::IncidentId;
use crate::store::{Cursor, Log, LogError, Order};

/// How many entries are read in the time that a thread takes to start: a shorter log is read without one.
const MANY: u64 = 2_000;
/// How many bytes of text make a batch.
const BATCH: usize = 256 * 1024;
/// How many batches may wait to be taken.
const AHEAD: usize = 2;

/// As [`Log::read`] from the first entry on; `entries` is about how many there are.
///
/// # Errors
/// When the log cannot be read.
pub fn read(
    log: &mut dyn Log,
    id: &IncidentId,
    entries: u64,
    order: Order,
    take: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
) -> Result<Cursor, LogError> {
    let ahead = if entries < MANY { None } else { read_ahead(log, id, order, take) };
    // Without a second thread it only takes longer.
    ahead.unwrap_or_else(|| log.read(id, Cursor::default(), order, take))
}

/// None where no thread can be had.
fn read_ahead(
    log: &mut dyn Log,
    id: &IncidentId,
    order: Order,
    take: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>,
) -> Option<Result<Cursor, LogError>> {
    thread::scope(|scope| {
        let (full, batches) = sync_channel::<Batch>(AHEAD);
        let (empty, spare) = channel::<Batch>();
        let read = move || {
            let mut batch = Batch::default();
            let end = log.read(id, Cursor::default(), order, &mut |entry| {
                batch.push(entry);
                if batch.texts.len() < BATCH {
                    return ControlFlow::Continue(());
                }
                let next = spare.try_recv().unwrap_or_default();
                // Nobody takes any more: they have enough.
                full.send(mem::replace(&mut batch, next)).map_or(ControlFlow::Break(()), ControlFlow::Continue)
            })?;
            let _ = full.send(batch);
            Ok(end)
        };
        let reader = Builder::new().spawn_scoped(scope, read).ok()?;
        for mut batch in batches {
            if batch.hand_over(take).is_break() {
                break;
            }
            let _ = empty.send(batch);
        }
        Some(reader.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// Entries on their way from one thread to another: their texts one
/// behind the other, the rest of each with the lengths of its texts.
#[derive(Default)]
struct Batch {
    texts: String,
    rest: Vec<(Entry<'static>, [usize; 3])>,
}

impl Batch {
    fn push(&mut self, entry: &Entry<'_>) {
        let Entry { origin, number, stamp, at, recorded_at, by, kind, body, hash } = *entry;
        for text in [by, kind, body] {
            self.texts.push_str(text);
        }
        let rest = Entry { origin, number, stamp, at, recorded_at, by: "", kind: "", body: "", hash };
        self.rest.push((rest, [by.len(), kind.len(), body.len()]));
    }

    /// Hands over its entries until told to stop, and is empty then.
    fn hand_over(&mut self, take: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut texts = self.texts.as_str();
        let mut next = |length| {
            let (text, behind) = texts.split_at_checked(length).unwrap_or_default();
            texts = behind;
            text
        };
        for (rest, lengths) in self.rest.drain(..) {
            let [by, kind, body] = lengths.map(&mut next);
            take(&Entry { by, kind, body, ..rest })?;
        }
        self.texts.clear();
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lifecycle::facts::NoteTaken;
    use crate::domain::stamp::{Moment, Origin};
    use crate::store::Draft;
    use crate::store::memory::MemoryLog;

    /// A log longer than what waits in all batches together.
    fn long() -> (MemoryLog, IncidentId) {
        let (mut log, id) = (MemoryLog::new(Origin(1)), "day-x".parse().unwrap());
        let mut turn = log.begin(&id).unwrap();
        for number in 0..3 * MANY {
            let fact = NoteTaken { text: format!("ü{number}").repeat(50) }.into();
            turn.add(&Draft { at: Moment::default(), by: "ana".parse().unwrap(), fact }, Moment::default()).unwrap();
        }
        turn.keep().unwrap();
        (log, id)
    }

    #[test]
    fn what_is_read_ahead_is_what_the_log_holds() {
        let (mut log, id) = long();
        let mut plain = Vec::new();
        let mut take = |entry: &Entry<'_>| {
            plain.push((entry.event(), entry.hash));
            ControlFlow::Continue(())
        };
        let end = log.read(&id, Cursor::default(), Order::Position, &mut take).unwrap();
        let mut ahead = Vec::new();
        let mut take = |entry: &Entry<'_>| {
            ahead.push((entry.event(), entry.hash));
            ControlFlow::Continue(())
        };
        assert_eq!(read(&mut log, &id, MANY, Order::Position, &mut take), Ok(end));
        assert!(plain == ahead && plain.len() as u64 == 3 * MANY);
    }

    #[test]
    fn whoever_has_enough_gets_no_more() {
        let (mut log, id) = long();
        let mut left = 10;
        let mut take = |_: &Entry<'_>| {
            left -= 1;
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        read(&mut log, &id, MANY, Order::Position, &mut take).unwrap();
        assert_eq!(left, 0);
    }
}
