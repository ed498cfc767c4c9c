//! Which rows of a board a second of the clock can touch, and until when it touches nothing else.

use crate::domain::advice::Opens;
use crate::domain::id::PersonId;
use crate::domain::incident::Reading;
use crate::domain::stamp::Moment;
use crate::domain::steps::rows::StepRow;

/// For whom, from what and when a board was made, and which of its rows a second of the clock can touch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passing {
    /// The person the board was made for; none without a name.
    pub(super) me: Option<PersonId>,
    /// What it was made from.
    pub(super) read: Reading,
    /// The moment for which the board holds; time only goes on from there.
    pub(super) from: Moment,
    /// The next moment at which more than words changes by itself.
    pub(super) until: Option<Moment>,
    /// The rows of the steps whose time runs, in the order of the screen.
    pub(super) running: Vec<Place>,
    /// The rows of the steps that wait for no more than an hour, or could be begun since then.
    pub(super) held: Vec<Place>,
    /// The rows of the steps that want a second name.
    pub(super) second: Vec<Place>,
}

/// Where the row of a step stands: in which priority, and where in it.
pub type Place = (usize, usize);

impl Passing {
    /// What of a board will move; its clocks are none yet.
    pub(super) fn of<'a>(
        rows: impl Iterator<Item = (Place, &'a StepRow)>,
        read: Reading,
        now: Moment,
        me: Option<&PersonId>,
    ) -> Self {
        let mut passing = Self { me: me.cloned(), read, from: now, ..Self::default() };
        for (place, row) in rows {
            passing.running.extend(row.due.map(|_| place));
            passing.second.extend(row.wants_second_name.then_some(place));
            passing.held.extend(hour(row).map(|_| place));
        }
        passing
    }
}

/// When a step opens by itself that waits for no more than time, or did that nobody has begun since.
pub(super) fn hour(row: &StepRow) -> Option<Moment> {
    match row.locked {
        Some(Opens::At(moment)) => Some(moment),
        Some(Opens::ByWork) => None,
        None => row.waits_until,
    }
}
