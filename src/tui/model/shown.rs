//! Which steps of a priority are shown, and in what order they matter: found once for a board, so that a
//! picture looks only at what it draws.

use crate::domain::stamp::Moment;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;

/// The steps of a priority that are shown. Numbers are places among all of its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The rows that are shown.
    pub rows: Vec<usize>,
    /// The same rows by importance, whatever the time: failed, begun, free, locked, settled.
    ranks: [Vec<usize>; 5],
    /// Those with a deadline that is running.
    running: Vec<usize>,
    /// The longest code with a component among them, in columns: a code is of letters that are one wide.
    pub widest: usize,
}

impl Shown {
    /// Those of a priority's rows that are not hidden.
    pub(super) fn of(steps: &[StepRow], hides: impl Fn(&StepRow) -> bool) -> Self {
        let mut shown = Self::default();
        for (at, row) in steps.iter().enumerate().filter(|(_, row)| !hides(row)) {
            shown.rows.push(at);
            shown.running.extend(row.due.map(|_| at));
            if let Some(rank) = shown.ranks.get_mut(rank(row)) {
                rank.push(at);
            }
            if let Some(id) = &row.component {
                shown.widest = shown.widest.max(row.short_code.len() + 1 + id.len());
            }
        }
        shown
    }

    /// How many of those that are shown stand before a row; none where that one is hidden.
    #[must_use]
    pub fn before(&self, row: usize) -> Option<usize> {
        self.rows.binary_search(&row).ok()
    }

    /// Those that have failed or are late, in no order.
    #[must_use]
    pub fn bad(&self, steps: &[StepRow], now: Moment) -> Vec<usize> {
        let late = self.running.iter().filter(|at| steps.get(**at).is_some_and(|row| is_late(row, now)));
        self.ranks.iter().take(1).flatten().chain(late).copied().collect()
    }

    /// So many of those that matter most, in the order of the rows.
    #[must_use]
    pub fn worthiest(&self, steps: &[StepRow], now: Moment, room: usize) -> Vec<usize> {
        let mut first = self.bad(steps, now);
        first.sort_unstable();
        first.truncate(room);
        let others = self.ranks.iter().skip(1).flatten().filter(|at| !steps.get(**at).is_some_and(|row| is_late(row, now)));
        let left = room - first.len();
        first.extend(others.take(left));
        first.sort_unstable();
        first
    }
}

/// Late and not failed: a failed step is counted as bad already.
fn is_late(row: &StepRow, now: Moment) -> bool {
    row.is_late(now) && row.state != StepState::Failed
}

fn rank(row: &StepRow) -> usize {
    match row.state {
        StepState::Failed => 0,
        StepState::Started => 1,
        StepState::Open if row.locked.is_none() => 2,
        StepState::Open => 3,
        StepState::Done | StepState::Skipped | StepState::NotApplicable => 4,
    }
}
