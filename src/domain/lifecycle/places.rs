//! Where each step of a runbook stands: derived from the runbook, and never written.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::id::StepId;
use crate::domain::runbook::{Priority, Step};

/// Where each step of a runbook stands. Derived when first asked for, and kept: what is asked of many steps
/// goes by numbers and compares no names. It is no part of what is compared or written.
#[derive(Clone, Debug, Default)]
pub struct Places(OnceLock<Known>);

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Where a step stands in its runbook.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The place of the first step of its id: under that its progress is kept.
    pub first: usize,
    /// Its number within its priority, from 1 on.
    pub number: usize,
    /// The places of the earlier steps that it names.
    pub needs: Vec<usize>,
}

#[derive(Clone, Debug, Default)]
struct Known {
    firsts: BTreeMap<StepId, usize>,
    standing: Vec<Standing>,
}

impl Known {
    fn of(steps: &[Step]) -> Self {
        let mut firsts = BTreeMap::new();
        for (place, step) in steps.iter().enumerate() {
            firsts.entry(step.id.clone()).or_insert(place);
        }
        let mut standing: Vec<Standing> = Vec::new();
        for (place, step) in steps.iter().enumerate() {
            let first = firsts.get(&step.id).copied().unwrap_or(place);
            let needs = step.needs.iter().filter_map(|id| firsts.get(id).copied()).collect();
            standing.push(Standing { first, number: 0, needs });
        }
        for priority in Priority::ALL {
            let of_priority = steps.iter().zip(&mut standing).filter(|(step, _)| step.priority == *priority);
            of_priority.zip(1..).for_each(|((_, standing), number)| standing.number = number);
        }
        Self { firsts, standing }
    }
}

impl Places {
    fn known(&self, steps: &[Step]) -> &Known {
        self.0.get_or_init(|| Known::of(steps))
    }

    /// The place of the first step of that id among these steps, which are always the same ones.
    #[must_use]
    pub fn of(&self, steps: &[Step], id: &StepId) -> Option<usize> {
        self.known(steps).firsts.get(id).copied()
    }

    /// Where the step at a place stands among these steps, which are always the same ones.
    #[must_use]
    pub fn at(&self, steps: &[Step], place: usize) -> Option<&Standing> {
        self.known(steps).standing.get(place)
    }
}
