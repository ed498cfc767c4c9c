//! What must hold between the parts of a runbook: each id once, needs that can be met, data before service.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Range;

use crate::domain::id::{ComponentId, StepId};
use crate::domain::runbook::{Priority, Step};

use super::circles::{self, Walk};
use super::mistake::{Mistake, Weight};
use super::toml_reader::Reader;
use super::toml_text::At;

/// Something with an id that needs others of its kind.
#[derive(Debug)]
pub(super) struct Node<I> {
    /// Its id, and where it stands.
    pub id: At<I>,
    /// The ids that it needs, in the order in which they are listed.
    pub needs: Vec<At<I>>,
}

/// A step as far as it could be read.
pub(super) struct ReadStep {
    /// Its id and needs.
    pub node: Node<StepId>,
    /// The priority that it serves; none where that could not be read.
    pub priority: Option<Priority>,
    /// What comes of it once it is done.
    pub effect: Effect,
    /// The whole step, where all of it could be read.
    pub step: Option<Step>,
}

/// What comes of a step once it is done, as far as other things have to fit.
#[derive(Debug, Default)]
pub(super) struct Effect {
    /// It asks for a verdict.
    pub verdict: bool,
    /// It stops something.
    pub holds: bool,
    /// The steps that stopped what it releases.
    pub releases: Vec<At<StepId>>,
    /// The notice that it is.
    pub notice: Option<At<StepId>>,
    /// The path that it belongs to.
    pub path: Option<At<String>>,
}

/// Looks for components named twice, for unknown ones among those that they need or are stored on, and for
/// circles of either. `complete` says that every component could be read.
pub(super) fn check_components(
    reader: &Reader<'_>,
    needs: &[Node<ComponentId>],
    stored_on: &[Node<ComponentId>],
    complete: bool,
) {
    check_twice(reader, "component", needs);
    for links in [needs, stored_on] {
        let nodes: Vec<_> = links.iter().collect();
        let links = Needs::of(&nodes);
        links.say_unknown(reader, "component", complete);
        links.say_circles(reader, &links.walk());
    }
}

/// Looks at all that must hold between steps. `complete` says that every step could be read.
pub(super) fn check_steps(reader: &Reader<'_>, steps: &[ReadStep], complete: bool) {
    let nodes: Vec<_> = steps.iter().map(|step| &step.node).collect();
    check_twice(reader, "step", nodes.iter().copied());
    let needs = Needs::of(&nodes);
    let walk = needs.walk();
    needs.say_unknown(reader, "step", complete);
    needs.say_circles(reader, &walk);
    say_restoring_first(reader, steps, &needs, &walk);
    if complete {
        say_unprotected(reader, steps, &needs, &walk);
    }
}

/// Notes every id that was given before.
pub(super) fn check_twice<'n, I: Ord + Display + 'n>(
    reader: &Reader<'_>,
    kind: &str,
    nodes: impl IntoIterator<Item = &'n Node<I>>,
) {
    let mut seen: BTreeMap<&I, usize> = BTreeMap::new();
    for node in nodes {
        let first = *seen.entry(&node.id.value).or_insert(node.id.place.start);
        if first != node.id.place.start {
            let expected = format!("already the id of the {kind} in line {}", reader.line(first));
            reader.say(
                refusal(&node.id.place, format!("two {kind}s `{}`", node.id.value), expected).help("give one of them another id"),
            );
        }
    }
}

pub(super) fn refusal(place: &Range<usize>, what: String, expected: impl Into<String>) -> Mistake {
    Mistake::new(Weight::Refuses, place.clone(), what, expected)
}

/// The needs of things of one kind, by number.
struct Needs<'n, I> {
    nodes: &'n [&'n Node<I>],
    by_id: BTreeMap<&'n I, usize>,
    /// For each thing, the numbers of those it needs, as far as these exist, and where it says so.
    edges: Vec<Vec<(usize, &'n Range<usize>)>>,
}

impl<'n, I: Ord + Display> Needs<'n, I> {
    fn of(nodes: &'n [&'n Node<I>]) -> Self {
        let mut by_id = BTreeMap::new();
        for (number, node) in nodes.iter().enumerate() {
            by_id.entry(&node.id.value).or_insert(number);
        }
        let edge = |need: &'n At<I>| by_id.get(&need.value).map(|number| (*number, &need.place));
        let edges = nodes.iter().map(|node| node.needs.iter().filter_map(edge).collect()).collect();
        Self { nodes, by_id, edges }
    }

    fn walk(&self) -> Walk {
        let numbers: Vec<Vec<usize>> = self.edges.iter().map(|edges| edges.iter().map(|(to, _)| *to).collect()).collect();
        circles::walk(&numbers)
    }

    fn name(&self, number: usize) -> String {
        self.nodes.get(number).map_or_else(String::new, |node| format!("`{}`", node.id.value))
    }

    fn edges_of(&self, number: usize) -> &[(usize, &'n Range<usize>)] {
        self.edges.get(number).map_or(&[], Vec::as_slice)
    }

    fn place_of_need(&self, from: usize, to: usize) -> Range<usize> {
        self.edges_of(from).iter().find(|(need, _)| *need == to).map_or(0..0, |(_, place)| (*place).clone())
    }

    fn say_unknown(&self, reader: &Reader<'_>, kind: &str, complete: bool) {
        let needs = self.nodes.iter().flat_map(|node| &node.needs);
        for need in needs.filter(|need| complete && !self.by_id.contains_key(&need.value)) {
            let ids: Vec<String> = self.by_id.keys().take(1000).map(ToString::to_string).collect();
            let mistake =
                refusal(&need.place, format!("needs an unknown {kind} `{}`", need.value), format!("not the id of a {kind} here"));
            let help = reader.did_you_mean(&need.value.to_string(), ids.iter().map(String::as_str));
            reader.say(Mistake { help, ..mistake });
        }
    }

    fn say_circles(&self, reader: &Reader<'_>, walk: &Walk) {
        for circle in &walk.circles {
            let (Some(first), Some(last)) = (circle.first(), circle.last()) else { continue };
            let mut path: Vec<_> = circle.iter().take(20).map(|number| self.name(*number)).collect();
            if circle.len() > 20 {
                path.push(format!("({} more)", circle.len() - 20));
            }
            path.push(self.name(*first));
            let what = format!("circle: {}", path.join(" needs "));
            let place = self.place_of_need(*last, *first);
            reader.say(
                refusal(&place, what, "this closes the circle")
                    .help("take out one of these needs: as it is, none of them could ever begin"),
            );
        }
    }
}

/// Notes integrity steps that wait for service to be restored, which in
/// turn waits for them.
fn say_restoring_first(reader: &Reader<'_>, steps: &[ReadStep], needs: &Needs<'_, StepId>, walk: &Walk) {
    // For each step that is not told yet: the restore step it waits for in the end.
    let mut waits: Vec<Option<usize>> = vec![None; steps.len()];
    for (number, step) in in_order(steps, walk) {
        let waiting = |to: &usize| waits.get(*to).copied().flatten();
        let found = needs.edges_of(number).iter().find_map(|(to, place)| Some((waiting(to)?, *to, *place)));
        let found = match (step.priority, found) {
            (Some(Priority::Restore), _) => Some(number),
            (Some(Priority::Integrity), Some((restore, through, place))) => {
                say_one_restoring_first(reader, needs, [number, through, restore], place);
                None
            }
            (_, found) => found.map(|(restore, ..)| restore),
        };
        if let Some(waits) = waits.get_mut(number) {
            *waits = found;
        }
    }
}

fn say_one_restoring_first(
    reader: &Reader<'_>,
    needs: &Needs<'_, StepId>,
    [step, through, restore]: [usize; 3],
    place: &Range<usize>,
) {
    let (name, restores) = (needs.name(step), needs.name(restore));
    let by = if through == restore { String::new() } else { format!(" (by way of {})", needs.name(through)) };
    let what = format!("circle: {name} needs {restores}{by}, and restoring waits for the data that {name} confirms");
    reader.say(
        refusal(place, what, "an integrity step never waits for a restore step")
            .help("take out this need: as it is, neither could ever begin"),
    );
}

/// Notes restore steps that no integrity step stands before,
/// neither by the gate of their component nor by their needs.
fn say_unprotected(reader: &Reader<'_>, steps: &[ReadStep], needs: &Needs<'_, StepId>, walk: &Walk) {
    let is_integrity = |step: &ReadStep| step.priority == Some(Priority::Integrity);
    if steps.iter().any(|step| is_integrity(step) && step.effect.verdict) {
        return;
    }
    let mut protected = vec![false; steps.len()];
    for (number, step) in in_order(steps, walk) {
        let before = needs.edges_of(number).iter().any(|(to, _)| protected.get(*to) == Some(&true));
        if let Some(protected) = protected.get_mut(number) {
            *protected = before || is_integrity(step);
        }
        if step.priority == Some(Priority::Restore) && !before {
            let what = format!("restore step {} is protected by no integrity step", needs.name(number));
            let mistake = Mistake::new(Weight::Warns, step.node.id.place.clone(), what, "could begin before data is confirmed");
            reader.say(mistake.help("add an integrity step with `verdict = true`, or let this one need an integrity step"));
        }
    }
}

/// The steps, each after those it needs.
fn in_order<'s>(steps: &'s [ReadStep], walk: &'s Walk) -> impl Iterator<Item = (usize, &'s ReadStep)> {
    walk.order.iter().filter_map(|number| Some((*number, steps.get(*number)?)))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::runbook::parse;

    fn whats(steps: &[(&str, &str, &str)]) -> Vec<String> {
        let step = |(id, priority, more): &(&str, &str, &str)| {
            format!("[[step]]\nid = \"{id}\"\ntitle = \"T\"\npriority = \"{priority}\"\n{more}\n")
        };
        let steps: String = steps.iter().map(step).collect::<Vec<_>>().concat();
        let text = format!("schema = 1\nid = \"x\"\ntitle = \"X\"\n{steps}");
        parse(&text, NaiveDate::default()).mistakes.into_iter().map(|mistake| mistake.what).collect()
    }

    #[test]
    fn a_restore_step_is_protected_by_a_verdict_or_by_its_needs() {
        let bare = ("up", "restore", "");
        assert_eq!(whats(&[("a", "integrity", ""), bare]), ["restore step `up` is protected by no integrity step"]);
        assert!(whats(&[("a", "integrity", "verdict = true"), bare]).is_empty());
        assert!(
            whats(&[("a", "integrity", ""), ("b", "restore", "needs = [\"a\"]"), ("c", "restore", "needs = [\"b\"]")]).is_empty()
        );
    }

    #[test]
    fn only_the_nearest_integrity_step_is_told_to_wait_for_restoring() {
        let data = "verdict = true\nneeds";
        let noted = whats(&[
            ("up", "restore", ""),
            ("a", "integrity", &format!("{data} = [\"up\"]")),
            ("b", "integrity", &format!("{data} = [\"a\"]")),
        ]);
        assert_eq!(noted, ["circle: `a` needs `up`, and restoring waits for the data that `a` confirms"]);
    }

    #[test]
    fn steps_around_a_circle_are_not_told_to_change_places() {
        let noted = whats(&[("a", "communicate", "needs = [\"b\"]"), ("b", "communicate", "needs = [\"a\"]")]);
        assert_eq!(noted, ["circle: `a` needs `b` needs `a`"]);
    }
}
