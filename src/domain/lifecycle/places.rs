//! Where each step of a runbook stands: derived from the runbook, and never written.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::id::StepId;
use crate::domain::step::{Need, Step};
use crate::domain::vocabulary::Priority;

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
    /// The steps that come before it.
    pub needs: Vec<Earlier>,
}

/// A step that comes before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its place in the runbook.
    pub place: usize,
    /// For every component, not only for the same one.
    pub everywhere: bool,
}

impl Earlier {
    /// Whether a step waits for it for every component: it says so, or is itself done once for all.
    #[must_use]
    pub fn is_for_all(self, is_per_component: bool) -> bool {
        self.everywhere || !is_per_component
    }
}

#[derive(Clone, Debug, Default)]
struct Known {
    firsts: BTreeMap<StepId, usize>,
    standing: Vec<Standing>,
    /// The places of the steps that stop something.
    holding: Vec<usize>,
    /// The places of the steps that release something, each with that of what it releases.
    releasing: Vec<(usize, usize)>,
}

impl Known {
    fn of(steps: &[Step]) -> Self {
        let mut firsts = BTreeMap::new();
        for (place, step) in steps.iter().enumerate() {
            firsts.entry(step.id.clone()).or_insert(place);
        }
        let (mut standing, mut releasing): (Vec<Standing>, _) = (Vec::new(), Vec::new());
        for (place, step) in steps.iter().enumerate() {
            let first = firsts.get(&step.id).copied().unwrap_or(place);
            let earlier = |need: &Need| Some(Earlier { place: *firsts.get(&need.step)?, everywhere: need.everywhere });
            let needs = step.needs.iter().filter_map(earlier).collect();
            standing.push(Standing { first, number: 0, needs });
            releasing.extend(step.releases.iter().filter_map(|id| Some((place, *firsts.get(id)?))));
        }
        for priority in Priority::ALL {
            let of_priority = steps.iter().zip(&mut standing).filter(|(step, _)| step.priority == *priority);
            of_priority.zip(1..).for_each(|((_, standing), number)| standing.number = number);
        }
        let holding = steps.iter().zip(0..).filter(|(step, _)| step.holds).map(|(_, place)| place).collect();
        Self { firsts, standing, holding, releasing }
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

    /// The places of the steps that stop something, among these steps, which are always the same ones.
    #[must_use]
    pub fn holding(&self, steps: &[Step]) -> &[usize] {
        &self.known(steps).holding
    }

    /// The places of the steps that release something, each with that of what it releases.
    #[must_use]
    pub fn releasing(&self, steps: &[Step]) -> &[(usize, usize)] {
        &self.known(steps).releasing
    }

    /// Where the step at a place stands among these steps, which are always the same ones.
    #[must_use]
    pub fn at(&self, steps: &[Step], place: usize) -> Option<&Standing> {
        self.known(steps).standing.get(place)
    }
}
