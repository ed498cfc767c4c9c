//! On what data is stored: what happens to a component's data happens to all that is stored on it.

use std::collections::BTreeSet;

use crate::domain::hints;
use crate::domain::id::ComponentId;
use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;

use super::state::{ComponentState, Data};

impl Data {
    /// All components that are stored on one, directly or through others; not itself.
    #[must_use]
    pub fn stored_on(&self, id: &ComponentId) -> Vec<ComponentId> {
        let (mut found, mut seen) = (vec![id], BTreeSet::from([id]));
        let mut next = 0;
        while let Some(ground) = found.get(next).copied() {
            let above = self.stored_right_on(ground).map(|state| &state.component.id);
            found.extend(above.filter(|above| seen.insert(*above)).collect::<Vec<_>>());
            next += 1;
        }
        found.into_iter().skip(1).cloned().collect()
    }

    /// Those in scope on which the data of a component is stored, each the nearest that carries data itself.
    #[must_use]
    pub fn grounds<'a>(&'a self, component: &'a ComponentState) -> Vec<&'a ComponentState> {
        let (mut found, mut next) = (Vec::<&ComponentState>::new(), vec![component]);
        let mut seen = BTreeSet::from([component.number]);
        while let Some(above) = next.pop() {
            for ground in above.component.stored_on.iter().filter_map(|id| self.component(id)) {
                if !seen.insert(ground.number) {
                    continue;
                }
                if ground.component.data { &mut found } else { &mut next }.push(ground);
            }
        }
        found
    }

    /// What data is stored on that is not in scope, each with the question whether it should be.
    pub fn grounds_out_of_scope(&self) -> impl Iterator<Item = Sentence> {
        let links = self.in_scope().map(|state| &state.component).flat_map(|component| {
            component
                .stored_on
                .iter()
                .filter(|ground| self.component(ground).is_none())
                .map(move |ground| (&component.id, ground))
        });
        links.map(|(id, ground)| {
            say!("rules-ground-not-in-scope", component = id, ground = ground, ask = hints::about(Verb::Component, ground))
        })
    }

    /// Whether the data of a component cannot be stored on another, for that one's is stored on its own.
    #[must_use]
    pub fn is_circle(&self, id: &ComponentId, ground: &ComponentId) -> bool {
        // Of most that come into scope at least one of both is new: then nothing has to be walked.
        let nothing_below = || self.known(ground).is_none_or(|state| state.component.stored_on.is_empty());
        let nothing_above = || self.stored_right_on(id).next().is_none();
        ground == id || (!nothing_below() && !nothing_above() && self.stored_on(id).contains(ground))
    }
}
