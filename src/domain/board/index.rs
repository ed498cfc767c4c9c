//! Where the row of a step stands, found by its name or by its code without looking through all rows.

use std::collections::BTreeMap;

use crate::domain::id::{ComponentId, StepId, StepRef};
use crate::domain::runbook::Priority;
use crate::domain::steps::rows::StepRow;

use super::passing::Place;

/// Where each step of the runbook begins, and the order in which it is repeated for the components.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    steps: BTreeMap<StepId, Place>,
    /// For each priority where the first, second, third of its steps begins.
    numbers: Vec<Vec<usize>>,
    components: BTreeMap<ComponentId, usize>,
}

impl Index {
    /// The index of rows that stand in the order of the screen: those of one step beside each other, in the
    /// order of the components.
    pub(super) fn of<'a>(
        rows: impl Iterator<Item = (Place, &'a StepRow)>,
        components: impl Iterator<Item = &'a ComponentId>,
    ) -> Self {
        let mut index = Self { components: components.cloned().zip(0..).collect(), ..Self::default() };
        let mut before = None;
        for (place, row) in rows {
            let this = (place.0, &*row.short_code);
            if before.replace(this) == Some(this) {
                continue;
            }
            index.numbers.resize(place.0 + 1, Vec::new());
            index.numbers.iter_mut().skip(place.0).for_each(|begins| begins.push(place.1));
            index.steps.entry(row.reference.step.clone()).or_insert(place);
        }
        index
    }

    /// Where a step would stand, if there is such a row.
    pub(super) fn step(&self, step: &StepRef) -> Option<Place> {
        let (priority, first) = *self.steps.get(&step.step)?;
        Some((priority, first + self.beside(step.component.as_deref())?))
    }

    /// Where the step of that code would stand, if there is such a row.
    pub(super) fn code(&self, code: &str) -> Option<Place> {
        let (short, component) = code.split_once('@').map_or((code, None), |(short, id)| (short, Some(id)));
        let mut letters = short.chars();
        let letter = letters.next()?;
        let priority = Priority::ALL.iter().position(|priority| priority.letter() == letter)?;
        let number: usize = letters.as_str().parse().ok()?;
        let first = *self.numbers.get(priority)?.get(number.checked_sub(1)?)?;
        Some((priority, first + self.beside(component)?))
    }

    fn beside(&self, component: Option<&str>) -> Option<usize> {
        component.map_or(Some(0), |id| self.components.get(id).copied())
    }
}
