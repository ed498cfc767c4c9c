//! What facts change of how far the steps have come.

use crate::domain::advice::Opens;
use crate::domain::id::StepRef;
use crate::domain::record::Deed;

use super::facts::{GateOverridden, PathChosen, StepConfirmed, StepDone, StepsFact};
use super::state::{Known, Progress, Slot, StepState, Steps, wants_second_name};

impl Steps {
    /// Takes a fact about a step. Says why the step no longer stands,
    /// where it does not, so that what rested on it is in doubt.
    pub fn take<'a>(&mut self, fact: &'a StepsFact, deed: &Deed, known: Known<'_>) -> Option<&'a str> {
        match fact {
            StepsFact::StepStarted(fact) => self.take_start(&fact.step, deed, known),
            StepsFact::StepDone(fact) => self.take_done(fact, deed, known),
            StepsFact::StepConfirmed(fact) => self.take_confirmation(fact, deed, known),
            StepsFact::StepSkipped(fact) => return self.set_aside(&fact.step, StepState::Skipped, &fact.why, deed, known.slot),
            StepsFact::StepNotApplicable(fact) => {
                return self.set_aside(&fact.step, StepState::NotApplicable, &fact.why, deed, known.slot);
            }
            StepsFact::StepFailed(fact) => return self.set_aside(&fact.step, StepState::Failed, &fact.why, deed, known.slot),
            StepsFact::StepReopened(fact) => {
                self.reopen(&fact.step, &fact.why, deed, known.slot);
                return Some(&fact.why);
            }
            StepsFact::GateOverridden(fact) => self.take_override(fact, deed, known),
            StepsFact::StepDelegated(fact) => {
                self.entry(&fact.step, known.slot).delegated = Some((fact.to.clone(), deed.clone()));
            }
            // They change which steps there are.
            StepsFact::StepAdded(_) | StepsFact::PathChosen(_) => {}
        }
        None
    }

    fn take_start(&mut self, step: &StepRef, deed: &Deed, known: Known<'_>) {
        let progress = self.progress(step, known.slot);
        if progress.state.is_settled() || progress.finished.is_some() {
            return;
        }
        let progress = self.entry(step, known.slot);
        progress.state = StepState::Started;
        progress.started = Some(deed.clone());
        progress.last.clone_from(&progress.started);
        progress.pass(known.locked);
    }

    fn take_done(&mut self, StepDone { step, evidence, .. }: &StepDone, deed: &Deed, known: Known<'_>) {
        let wants_two = wants_second_name(known.step, self.progress(step, known.slot));
        let progress = self.entry(step, known.slot);
        match &progress.finished {
            Some(first) if wants_two && progress.state == StepState::Started => {
                if first.by != deed.by {
                    progress.confirm(deed);
                }
            }
            Some(_) if progress.state == StepState::Done => {}
            _ => {
                progress.state = if wants_two { StepState::Started } else { StepState::Done };
                progress.other_path = false;
                progress.finished = Some(deed.clone());
                progress.last.clone_from(&progress.finished);
            }
        }
        if let Some(evidence) = evidence {
            progress.evidence.get_or_insert_with(|| evidence.clone());
        }
        progress.pass(known.locked);
    }

    /// A second person speaks of what they read: it does nothing to a step that was finished anew meanwhile.
    fn take_confirmation(&mut self, fact: &StepConfirmed, deed: &Deed, known: Known<'_>) {
        let progress = self.entry(&fact.step, known.slot);
        let meant = |first: &Deed| first.by != deed.by && fact.of.is_none_or(|read| read == first.entry);
        if progress.state == StepState::Started && progress.finished.as_ref().is_some_and(meant) {
            progress.confirm(deed);
        }
    }

    fn take_override(&mut self, GateOverridden { step, why, passes }: &GateOverridden, deed: &Deed, known: Known<'_>) {
        let overridden = deed.because(Some(why));
        self.overrides.push((step.clone(), overridden.clone()));
        let progress = self.entry(step, known.slot);
        progress.overridden = Some(overridden.clone());
        progress.passes.clone_from(passes);
        if progress.waits_for_second_name() && !wants_second_name(known.step, progress) {
            progress.state = StepState::Done;
            progress.last = Some(overridden);
        }
    }

    /// Goes one of several paths; `rows` are the steps that belong to one, each
    /// with its place in the runbook.
    /// Work that was begun on another one is settled with the reason, and is there again once that is chosen.
    pub fn take_path<'a>(&mut self, fact: &PathChosen, deed: &Deed, rows: impl Iterator<Item = (usize, &'a str)>) {
        for (row, path) in rows {
            for progress in self.begun(row) {
                if path == fact.path && progress.other_path {
                    progress.open_again(&fact.why, deed);
                } else if path != fact.path && !progress.state.is_settled() && progress.state != StepState::Open {
                    progress.state = StepState::NotApplicable;
                    progress.finished = None;
                    progress.other_path = true;
                    progress.last = Some(deed.because(Some(&fact.why)));
                }
            }
        }
        self.path = Some((fact.path.clone(), deed.because(Some(&fact.why))));
    }

    /// Hands the reason back where the step was done until now.
    fn set_aside<'a>(
        &mut self,
        step: &StepRef,
        state: StepState,
        why: &'a str,
        deed: &Deed,
        slot: Option<Slot>,
    ) -> Option<&'a str> {
        let progress = self.entry(step, slot);
        let was_done = progress.state == StepState::Done;
        progress.state = state;
        // Whoever says so has looked at it themselves: no choice of a path takes that back.
        progress.other_path = false;
        progress.finished = None;
        progress.confirmed = None;
        progress.last = Some(deed.because(Some(why)));
        was_done.then_some(why)
    }

    fn reopen(&mut self, step: &StepRef, why: &str, deed: &Deed, slot: Option<Slot>) {
        let progress = self.entry(step, slot);
        progress.open_again(why, deed);
    }
}

impl Progress {
    /// It is as if nothing had been done, but for what must not be forgotten.
    fn open_again(&mut self, why: &str, deed: &Deed) {
        let (while_locked, too_early, delegated) = (self.while_locked, self.too_early, self.delegated.take());
        *self = Self { last: Some(deed.because(Some(why))), while_locked, too_early, delegated, ..Self::default() };
    }

    /// Work was done on it; `locked` says how it would have opened, where it was not open then.
    fn pass(&mut self, locked: Option<Opens>) {
        let Some(opens) = locked else { return };
        self.too_early = matches!(opens, Opens::At(_)) && (self.too_early || !self.while_locked);
        self.while_locked = true;
    }

    fn confirm(&mut self, deed: &Deed) {
        self.state = StepState::Done;
        self.confirmed = Some(deed.clone());
        self.last.clone_from(&self.confirmed);
    }
}
