//! Where each component stands among the others, and which are stored on it: derived, and never written.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::component::Component;
use crate::domain::id::ComponentId;

/// Finds components by their ids, and those whose data is stored on one. Derived when first asked for, then
/// kept up with each change: so a thousand components in a chain cost no more than a thousand beside each
/// other. It is no part of what is compared or written.
#[derive(Clone, Debug, Default)]
pub struct Index(OnceLock<Known>);

impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Index {}

#[derive(Clone, Debug, Default)]
struct Known {
    numbers: BTreeMap<ComponentId, usize>,
    /// For each that data is stored on, in scope or not, the numbers of those whose data it is, in order.
    above: BTreeMap<ComponentId, Vec<usize>>,
}

impl Known {
    fn of<'a>(components: impl Iterator<Item = &'a Component>) -> Self {
        let mut known = Self::default();
        for (number, component) in components.enumerate() {
            known.numbers.entry(component.id.clone()).or_insert(number);
            known.store(number, &component.stored_on);
        }
        known
    }

    fn store(&mut self, number: usize, grounds: &[ComponentId]) {
        for ground in grounds {
            let above = self.above.entry(ground.clone()).or_default();
            if let Err(place) = above.binary_search(&number) {
                above.insert(place, number);
            }
        }
    }
}

impl Index {
    fn known<'a>(&self, components: impl Iterator<Item = &'a Component>) -> &Known {
        self.0.get_or_init(|| Known::of(components))
    }

    /// The number of the component of that id among these, which are always the same ones.
    pub(super) fn number<'a>(&self, components: impl Iterator<Item = &'a Component>, id: &ComponentId) -> Option<usize> {
        self.known(components).numbers.get(id).copied()
    }

    /// The numbers of those among these components whose data is stored on one, in their order.
    pub(super) fn above<'a>(&self, components: impl Iterator<Item = &'a Component>, id: &ComponentId) -> &[usize] {
        self.known(components).above.get(id).map_or(&[], Vec::as_slice)
    }

    /// Takes a component that is stored on nothing yet.
    pub(super) fn enter(&mut self, id: &ComponentId, number: usize) {
        if let Some(known) = self.0.get_mut() {
            known.numbers.insert(id.clone(), number);
        }
    }

    /// Takes it that the data of a component moved from some to others.
    pub(super) fn link(&mut self, number: usize, before: &[ComponentId], now: &[ComponentId]) {
        let Some(known) = self.0.get_mut() else { return };
        for ground in before {
            if let Some(above) = known.above.get_mut(ground) {
                above.retain(|other| *other != number);
            }
        }
        known.store(number, now);
    }
}
