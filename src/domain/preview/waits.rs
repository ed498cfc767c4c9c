//! What keeps a step locked, seen in the runbook alone. What the gate asks of an incident
//! ([`super::super::gate::blocks`]) is named here before there is one; a test holds the two together.

use crate::domain::id::StepId;
use crate::domain::length::Span;
use crate::domain::lifecycle::places::Earlier;
use crate::domain::runbook::Stage;
use crate::domain::step::Step;
use crate::domain::steps::plan::is_for;
use crate::domain::vocabulary::{Priority, Verdict};

use super::known::Known;

/// One thing that a step waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait<'a> {
    /// It is not there before one of these verdicts is given, on its component or on any.
    Verdict(&'a [Verdict]),
    /// The commander chooses its path; where another is chosen, it falls away.
    Path(&'a str),
    /// The data of its component, or of all, is confirmed.
    Data,
    /// These integrity steps, by their codes, are done or ruled out.
    Integrity(Vec<String>),
    /// Every component is up.
    Service,
    /// A step is handled.
    Step {
        /// Its code, without a component.
        code: String,
        /// What it is called.
        title: &'a str,
        /// On which components.
        on: On,
    },
    /// Time passes.
    Time(Span, Since),
}

/// From when a wait counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The declaration, or when its component came into scope.
    Declaration,
    /// The verdict or the path that it waits for.
    Choice,
    /// The last of the steps that it comes after.
    Steps,
}

/// On which components an earlier step is handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// It is done once.
    Once,
    /// On the same component.
    Same,
    /// On every component that it is for.
    Every,
}

/// What a step waits for, in the order in which that is looked at.
pub(super) fn waits<'a>(known: &Known<'a, '_>, place: usize, step: &'a Step) -> Vec<Wait<'a>> {
    let mut waits = Vec::new();
    if !step.when.is_empty() {
        waits.push(Wait::Verdict(&step.when));
    }
    waits.extend(step.path.as_deref().filter(|_| !known.paths.is_empty()).map(Wait::Path));
    let earlier = earlier(known, place, step);
    let since = match (earlier.is_empty(), waits.is_empty()) {
        (false, _) => Since::Steps,
        (true, false) => Since::Choice,
        (true, true) => Since::Declaration,
    };
    waits.extend(gate(known, step));
    waits.extend(earlier);
    waits.extend(step.after.map(|span| Wait::Time(span, since)));
    waits
}

/// What stands before a restore step, and before the all-clear.
fn gate<'a>(known: &Known<'a, '_>, step: &Step) -> Vec<Wait<'a>> {
    let all_clear = says_all_clear(known, step);
    let mut gate = Vec::new();
    if step.priority != Priority::Restore && !all_clear {
        return gate;
    }
    if known.concerned(step).any(|component| component.data) {
        gate.push(Wait::Data);
    }
    if all_clear {
        gate.push(Wait::Service);
        return gate;
    }
    let matters = |check: &Step| {
        let here = |check: &Step| known.concerned(step).any(|component| is_for(check, component));
        check.priority == Priority::Integrity && (!check.per_component || here(check))
    };
    let checks = known.runbook.steps.iter().enumerate().filter(|(_, check)| matters(check));
    let codes: Vec<String> = checks.map(|(place, _)| known.code(place)).collect();
    if !codes.is_empty() {
        gate.push(Wait::Integrity(codes));
    }
    gate
}

fn says_all_clear(known: &Known<'_, '_>, step: &Step) -> bool {
    let is_it = |notice: &StepId| known.runbook.notices.iter().any(|other| other.id == *notice && other.stage == Stage::AllClear);
    step.notice.as_ref().is_some_and(is_it)
}

/// The steps that it names as those that come first.
fn earlier<'a>(known: &Known<'a, '_>, place: usize, step: &Step) -> Vec<Wait<'a>> {
    let steps = &known.runbook.steps;
    let needs = known.places.at(steps, place).map_or(&[][..], |standing| &standing.needs);
    let wait = |need: &Earlier| {
        let earlier = steps.get(need.place)?;
        let on = match (earlier.per_component, need.is_for_all(step.per_component)) {
            (false, _) => On::Once,
            (true, true) => On::Every,
            (true, false) => On::Same,
        };
        Some(Wait::Step { code: known.code(need.place), title: &earlier.title, on })
    };
    needs.iter().filter_map(wait).collect()
}
