//! How much one incident can hold: the one rule of it, which files, commands and the fold all ask.

use super::step::Step;

/// The most components of an incident. A site with a component for each machine has some hundreds; whoever
/// has more restores them in groups, and makes a component of each group.
pub const MOST_COMPONENTS: usize = 2_000;

/// The most steps of a runbook: many times what a team gets through in the longest night.
pub const MOST_STEPS: usize = 2_000;

/// The most things to tick off: each step once, or once for every component where it repeats, however few of
/// these it is for, since each is looked at. A hundred steps for a thousand components are half of it, so
/// there is room for what is added on the way; the board of as many takes about a hundred megabytes.
pub const MOST_TICKS: usize = 200_000;

/// How much an incident holds, or would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Its components: those that were taken out of scope keep their places.
    pub components: usize,
    /// The steps of its runbook.
    pub steps: usize,
    /// Those of them that repeat per component.
    pub per_component: usize,
}

/// Of what there is too much, and how much there would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// More than [`MOST_COMPONENTS`].
    Components(usize),
    /// More than [`MOST_STEPS`].
    Steps(usize),
    /// More than [`MOST_TICKS`].
    Ticks(usize),
}

impl Size {
    /// That of these steps for so many components.
    #[must_use]
    pub fn of(steps: &[Step], components: usize) -> Self {
        Self { components, steps: steps.len(), per_component: steps.iter().filter(|step| step.per_component).count() }
    }

    /// The same with one step more.
    #[must_use]
    pub fn and(self, step: &Step) -> Self {
        Self { steps: self.steps + 1, per_component: self.per_component + usize::from(step.per_component), ..self }
    }

    /// How much there is to tick off.
    #[must_use]
    pub fn ticks(self) -> usize {
        let once = self.steps.saturating_sub(self.per_component);
        self.per_component.saturating_mul(self.components).saturating_add(once)
    }

    /// Of what it is too much; none where an incident can hold it.
    #[must_use]
    pub fn excess(self) -> Option<Excess> {
        let ticks = self.ticks();
        match self {
            Self { components, .. } if components > MOST_COMPONENTS => Some(Excess::Components(components)),
            Self { steps, .. } if steps > MOST_STEPS => Some(Excess::Steps(steps)),
            _ => (ticks > MOST_TICKS).then_some(Excess::Ticks(ticks)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_steps_for_a_thousand_components_fit_and_the_largest_of_each_kind_does() {
        let size = |components, steps, per_component| Size { components, steps, per_component };
        for fits in [size(1_000, 100, 100), size(MOST_COMPONENTS, MOST_STEPS, 99), size(100, MOST_STEPS, MOST_STEPS)] {
            assert_eq!(fits.excess(), None, "{fits:?}");
        }
        assert_eq!(size(MOST_COMPONENTS + 1, 1, 0).excess(), Some(Excess::Components(MOST_COMPONENTS + 1)));
        assert_eq!(size(1, MOST_STEPS + 1, 0).excess(), Some(Excess::Steps(MOST_STEPS + 1)));
        assert_eq!(size(2_000, 101, 101).excess(), Some(Excess::Ticks(202_000)));
        assert_eq!(size(usize::MAX, 1, 1).excess(), Some(Excess::Components(usize::MAX)));
    }
}
