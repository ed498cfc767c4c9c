//! Entries in the order in which things happened, as people know it now: one whose time was corrected stands
//! where it happened, not where it was first said to have.
//!
//! A log sorts entries by the time that was written with them. Those few that were corrected are read first,
//! and put between the others.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::ops::ControlFlow;
use std::vec::IntoIter;

use crate::domain::amended::Amended;
use crate::domain::entry::Entry;
use crate::domain::entry_ref::EntryRef;
use crate::domain::stamp::{Moment, Position};
use crate::store::{Cursor, LogError, Order};

/// Whoever takes entries one by one.
pub type Each<'a> = &'a mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>;

/// Reads a log as things happened. `read` reads it in an order that the log knows.
///
/// # Errors
/// When the log cannot be read.
pub fn read(
    amended: &Amended,
    mut read: impl FnMut(Order, Each<'_>) -> Result<Cursor, LogError>,
    each: Each<'_>,
) -> Result<Cursor, LogError> {
    let corrected: BTreeSet<EntryRef> = amended.moved().collect();
    if corrected.is_empty() {
        return read(Order::Happened, each);
    }
    let is_moved = |entry: &Entry<'_>| corrected.contains(&entry.entry());
    let mut moved = Vec::new();
    read(Order::Arrival, &mut |entry| {
        moved.extend(is_moved(entry).then(|| Moved::of(amended, entry)));
        ControlFlow::Continue(())
    })?;
    moved.sort_by_key(|moved| moved.place);
    let mut moved = moved.into_iter().peekable();
    let mut flow = ControlFlow::Continue(());
    let end = read(Order::Happened, &mut |entry| {
        if !is_moved(entry) {
            flow = up_to(&mut moved, Some((entry.at, entry.position())), each);
            if flow.is_continue() {
                flow = each(entry);
            }
        }
        flow
    })?;
    if flow.is_continue() {
        // Whoever has enough of the last ones gets no more anyway.
        let _ = up_to(&mut moved, None, each);
    }
    Ok(end)
}

/// Hands over the corrected ones that happened before something, or all that are left.
fn up_to(moved: &mut Peekable<IntoIter<Moved>>, before: Option<(Moment, Position)>, each: Each<'_>) -> ControlFlow<()> {
    while let Some(next) = moved.next_if(|moved| before.is_none_or(|before| moved.place < before)) {
        each(&next.entry())?;
    }
    ControlFlow::Continue(())
}

/// An entry whose time was corrected, with its texts.
struct Moved {
    place: (Moment, Position),
    rest: Entry<'static>,
    by: String,
    kind: String,
    body: String,
}

impl Moved {
    fn of(amended: &Amended, entry: &Entry<'_>) -> Self {
        let Entry { origin, number, stamp, at, recorded_at, by, kind, body, hash } = *entry;
        let rest = Entry { origin, number, stamp, at, recorded_at, by: "", kind: "", body: "", hash };
        let happened = amended.stands(&entry.event()).event.at;
        let place = (happened, entry.position());
        Self { place, rest, by: by.to_owned(), kind: kind.to_owned(), body: body.to_owned() }
    }

    fn entry(&self) -> Entry<'_> {
        Entry { by: &self.by, kind: &self.kind, body: &self.body, ..self.rest }
    }
}
