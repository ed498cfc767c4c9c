//! Where the row of a step stands, found by its name or by its code without looking through all rows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::id::{ComponentId, StepId, StepRef};
use crate::domain::steps::rows::StepRow;

use super::passing::Place;

/// Where the rows of each step of the runbook stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    steps: BTreeMap<StepId, Rows>,
    /// The steps by their codes without a component.
    codes: BTreeMap<Arc<str>, StepId>,
}

/// The rows of one step: where the first stands, and for which component each is.
#[derive(Clone, Debug, PartialEq)]
struct Rows {
    first: Place,
    components: Vec<ComponentId>,
}

impl Index {
    /// The index of rows that stand in the order of the screen: those of one step beside each other.
    pub(super) fn of<'a>(rows: impl Iterator<Item = (Place, &'a StepRow)>) -> Self {
        let mut index = Self::default();
        let mut before: Option<(StepId, Rows)> = None;
        for (place, row) in rows {
            let step = &row.reference.step;
            if before.as_ref().is_none_or(|(known, _)| known != step) {
                index.take(before.take());
                index.codes.insert(Arc::clone(&row.short_code), step.clone());
                before = Some((step.clone(), Rows { first: place, components: Vec::new() }));
            }
            if let Some((_, rows)) = &mut before {
                rows.components.extend(row.component.clone());
            }
        }
        index.take(before);
        index
    }

    fn take(&mut self, rows: Option<(StepId, Rows)>) {
        if let Some((step, rows)) = rows {
            self.steps.entry(step).or_insert(rows);
        }
    }

    /// Where a step stands, if there is such a row.
    pub(super) fn step(&self, step: &StepRef) -> Option<Place> {
        self.steps.get(&step.step)?.at(step.component.as_deref())
    }

    /// Where the step of that code stands, if there is such a row.
    pub(super) fn code(&self, code: &str) -> Option<Place> {
        let (short, component) = code.split_once('@').map_or((code, None), |(short, id)| (short, Some(id)));
        self.steps.get(self.codes.get(short)?)?.at(component)
    }
}

impl Rows {
    fn at(&self, component: Option<&str>) -> Option<Place> {
        let (priority, first) = self.first;
        let beside = match component {
            Some(id) => self.components.iter().position(|component| **component == *id)?,
            None if self.components.is_empty() => 0,
            None => return None,
        };
        Some((priority, first + beside))
    }
}
