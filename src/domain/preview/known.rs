//! What a step is looked at beside: the other steps of its runbook, and the components it may be for.

use crate::domain::component::Component;
use crate::domain::lifecycle::places::Places;
use crate::domain::runbook::Runbook;
use crate::domain::step::Step;
use crate::domain::steps::plan::is_for;

/// What a step is looked at beside.
pub(super) struct Known<'a, 'k> {
    pub(super) runbook: &'a Runbook,
    pub(super) components: &'k [Component],
    pub(super) places: &'k Places,
    /// The paths of which one is chosen; empty where there is nothing to choose.
    pub(super) paths: &'k [&'a str],
}

impl Known<'_, '_> {
    /// The components that a step is for; all, where it is done once.
    pub(super) fn concerned<'s>(&'s self, step: &'s Step) -> impl Iterator<Item = &'s Component> {
        self.components.iter().filter(move |component| !step.per_component || is_for(step, component))
    }

    /// The code of the step at a place, without a component.
    pub(super) fn code(&self, place: usize) -> String {
        let steps = &self.runbook.steps;
        let letter = steps.get(place).map(|step| step.priority.letter());
        let number = self.places.at(steps, place).map(|standing| standing.number);
        letter.zip(number).map_or_else(String::new, |(letter, number)| format!("{letter}{number}"))
    }
}
