//! Whether a runbook asks for more than an incident can hold: said once, where it becomes too much.

use crate::domain::size::{Excess, MOST_COMPONENTS, MOST_STEPS, MOST_TICKS, Size};

use super::runbook_rules::{ReadStep, refusal};
use super::toml_reader::Reader;
use super::toml_text::Table;

/// Looks for more components than there may be.
pub(super) fn check_components(reader: &Reader<'_>, components: &[Table<'_>]) {
    let Some(first) = components.get(MOST_COMPONENTS) else { return };
    let mistake = refusal(&first.place(), format!("{} components", components.len()), at_most(MOST_COMPONENTS));
    reader.say(mistake.help("make one component of each group of what is restored together"));
}

/// Looks for more steps than there may be, and for more to tick off with so many components.
pub(super) fn check_steps(reader: &Reader<'_>, components: usize, steps: &[ReadStep]) {
    // Where there are too many components, that is said already.
    let none = Size { components: components.min(MOST_COMPONENTS), ..Size::default() };
    let grown = |size: &mut Size, read: &ReadStep| read.step.as_ref().map_or(*size, |step| size.and(step));
    let whole = steps.iter().fold(none, |mut size, step| grown(&mut size, step));
    let mut size = none;
    let first = steps.iter().find(|step| {
        size = grown(&mut size, step);
        size.excess().is_some()
    });
    let (Some(first), Some(excess)) = (first, size.excess()) else { return };
    let (what, most, help) = match excess {
        Excess::Components(_) => return,
        Excess::Steps(_) => {
            (format!("{} steps", whole.steps), MOST_STEPS, "put what belongs together into the `detail` of one step")
        }
        Excess::Ticks(_) => (
            format!("{} things to tick off: each step once, or once for every component", whole.ticks()),
            MOST_TICKS,
            "do steps once for all, without `per = \"component\"`, or make one component of what is restored together",
        ),
    };
    reader.say(refusal(&first.node.id.place, what, at_most(most)).help(help));
}

fn at_most(most: usize) -> String {
    format!("an incident holds at most {most}")
}
