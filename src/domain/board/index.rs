//! Where the row of a step stands, found by its name or by its code without looking through all rows.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::domain::id::StepId;
use crate::domain::steps::rows::StepRow;

use super::passing::Place;

/// Where the rows of each step of the runbook stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    steps: BTreeMap<StepId, Rows>,
    /// The steps by their codes without a component.
    codes: BTreeMap<Arc<str>, StepId>,
}

/// The rows of one step, beside each other: in which priority, and from where to where.
#[derive(Clone, Debug, PartialEq)]
struct Rows {
    priority: usize,
    beside: Range<usize>,
}

impl Index {
    /// The index of rows that stand in the order of the screen: those of one step beside each other.
    pub(super) fn of<'a>(rows: impl Iterator<Item = (Place, &'a StepRow)>) -> Self {
        let mut index = Self::default();
        for ((priority, beside), row) in rows {
            let step = &row.reference.step;
            match index.steps.get_mut(step) {
                Some(rows) if rows.priority == priority && rows.beside.end == beside => rows.beside.end += 1,
                // Of two steps of one name the first has it.
                Some(_) => {}
                None => {
                    index.codes.insert(Arc::clone(&row.short_code), step.clone());
                    index.steps.insert(step.clone(), Rows { priority, beside: beside..beside + 1 });
                }
            }
        }
        index
    }

    /// Where the rows of a step stand; none where there is no such step.
    pub(super) fn step(&self, step: &StepId) -> impl Iterator<Item = Place> + use<> {
        let rows = self.steps.get(step).cloned();
        rows.into_iter().flat_map(|Rows { priority, beside }| beside.map(move |beside| (priority, beside)))
    }

    /// Where the rows of the step of that code stand, which is one without a component.
    pub(super) fn code(&self, short: &str) -> impl Iterator<Item = Place> + use<'_> {
        self.codes.get(short).into_iter().flat_map(|step| self.step(step))
    }
}
