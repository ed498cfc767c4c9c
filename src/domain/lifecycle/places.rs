//! Where each step of a runbook stands: derived from the runbook, and never written.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::id::StepId;
use crate::domain::runbook::{Priority, Step};

/// Where each step of a runbook stands among all, and its number within its priority. Derived when first asked for, and kept: a board asks for it
/// some hundred thousand times where a runbook is long. It is no part of what is compared or written.
#[derive(Clone, Debug, Default)]
pub struct Places(OnceLock<BTreeMap<StepId, (usize, usize)>>);

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Places {
    /// Where the first step of that id stands in these steps, which are always the same ones.
    #[must_use]
    pub fn of(&self, steps: &[Step], id: &StepId) -> Option<(usize, usize)> {
        let count = || {
            let mut places = BTreeMap::new();
            for priority in Priority::ALL {
                let of_priority = steps.iter().enumerate().filter(|(_, step)| step.priority == *priority);
                for (number, (place, step)) in (1..).zip(of_priority) {
                    let first = places.entry(step.id.clone()).or_insert((place, number));
                    *first = (*first).min((place, number));
                }
            }
            places
        };
        self.0.get_or_init(count).get(id).copied()
    }
}
