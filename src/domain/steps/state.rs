//! How far each step has come, and which locks were overridden.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::id::{PersonId, StepRef};
use crate::domain::record::{Deed, Evidence};
use crate::domain::runbook::Step;
use crate::domain::speech::{Sentence, say, speaks};

use super::facts::{GateOverridden, StepDone, StepsFact};

/// The state of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepState {
    /// Nobody has begun.
    #[default]
    Open,
    /// Somebody is at it, or it waits for its second name.
    Started,
    /// Done, with all the names it wants.
    Done,
    /// Left out with a reason; never counts as done.
    Skipped,
    /// Does not apply here.
    NotApplicable,
    /// Tried in vain; stays in view until it is opened again.
    Failed,
}

impl StepState {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Started => "started",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::NotApplicable => "not_applicable",
            Self::Failed => "failed",
        }
    }

    /// Whether nothing is left to do: done, skipped or not applicable.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Skipped | Self::NotApplicable)
    }
}

impl StepState {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Open => say!("rules-step-open"),
            Self::Started => say!("rules-step-started"),
            Self::Done => say!("rules-step-done"),
            Self::Skipped => say!("rules-step-skipped"),
            Self::NotApplicable => say!("rules-step-not-applicable"),
            Self::Failed => say!("rules-step-failed"),
        }
    }
}

speaks!(StepState);

/// How far a step has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Where it stands between open and settled.
    pub state: StepState,
    /// Who last changed it, when, and why.
    pub last: Option<Deed>,
    /// Who is at it, since when.
    pub started: Option<Deed>,
    /// Who finished it.
    pub finished: Option<Deed>,
    /// Who stands for it as the second name.
    pub confirmed: Option<Deed>,
    /// What shows it.
    pub evidence: Option<Evidence>,
    /// Who passed its gates, and why; until it is reopened.
    pub overridden: Option<Deed>,
    /// Work was done while its gate was shut, as can happen on a machine that was cut off.
    pub while_locked: bool,
}

static NOTHING_YET: Progress = Progress {
    state: StepState::Open,
    last: None,
    started: None,
    finished: None,
    confirmed: None,
    evidence: None,
    overridden: None,
    while_locked: false,
};

impl Progress {
    /// Whether it is finished and waits for a second name.
    #[must_use]
    pub fn waits_for_second_name(&self) -> bool {
        self.state == StepState::Started && self.finished.is_some()
    }

    /// Who typed the words of both persons, where it was one.
    #[must_use]
    pub fn one_typist(&self) -> Option<&PersonId> {
        let (first, second) = (self.finished.as_ref()?, self.confirmed.as_ref()?);
        Some(second.typist()).filter(|typist| *typist == first.typist())
    }
}

/// Where the progress of a step is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The place of the step in the runbook.
    pub row: usize,
    /// Once for all, or behind that the number of the component.
    pub beside: usize,
}

/// How far each step has come. Cheap to copy: what one fact
/// changes is one step of the runbook, the rest is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    /// How far each step of the runbook has come, by its place there.
    rows: Vec<Arc<Row>>,
    /// How far those have come that are no steps here, or not yet.
    unplaced: BTreeMap<StepRef, Progress>,
    /// The locks that were overridden, in the order in which they
    /// were: also those of steps that were reopened since.
    pub overrides: Vec<(StepRef, Deed)>,
}

/// How far one step of the runbook has come: once for all, then for each component by its number; nothing
/// where nothing was said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row(Vec<Option<Arc<Progress>>>);

static NO_ROW: Row = Row(Vec::new());

impl Row {
    /// How far the step has come there.
    #[must_use]
    pub fn at(&self, beside: usize) -> &Progress {
        self.0.get(beside).and_then(Option::as_deref).unwrap_or(&NOTHING_YET)
    }
}

/// What is known of a step at the moment when a fact about it is taken.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What the runbook says of it, where it has such a step.
    pub step: Option<&'a Step>,
    /// Where its progress is kept.
    pub slot: Option<Slot>,
    /// Its gate was shut.
    pub locked: bool,
}

impl Steps {
    /// How far a step has come whose progress is kept there.
    #[must_use]
    pub fn progress(&self, step: &StepRef, slot: Option<Slot>) -> &Progress {
        match slot {
            Some(slot) => self.row(slot.row).at(slot.beside),
            None => self.unplaced.get(step).unwrap_or(&NOTHING_YET),
        }
    }

    /// How far the step at a place of the runbook has come, wherever it is done.
    #[must_use]
    pub fn row(&self, place: usize) -> &Row {
        self.rows.get(place).map_or(&NO_ROW, |row| row)
    }

    /// Puts what was said of steps before their place was known where it belongs.
    pub fn settle(&mut self, slot: impl Fn(&StepRef) -> Option<Slot>) {
        let placed: Vec<(StepRef, Slot)> = self.unplaced.keys().filter_map(|step| Some((step.clone(), slot(step)?))).collect();
        for (step, slot) in placed {
            if let Some(progress) = self.unplaced.remove(&step) {
                *self.entry(&step, Some(slot)) = progress;
            }
        }
    }

    /// Takes a fact about a step. Says why the step no longer stands,
    /// where it does not, so that what rested on it is in doubt.
    pub fn take<'a>(&mut self, fact: &'a StepsFact, deed: &Deed, known: Known<'_>) -> Option<&'a str> {
        match fact {
            StepsFact::StepStarted(fact) => self.take_start(&fact.step, deed, known),
            StepsFact::StepDone(fact) => self.take_done(fact, deed, known),
            StepsFact::StepConfirmed(fact) => self.take_confirmation(&fact.step, deed, known),
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
        progress.while_locked |= known.locked;
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
                progress.finished = Some(deed.clone());
                progress.last.clone_from(&progress.finished);
            }
        }
        if let Some(evidence) = evidence {
            progress.evidence.get_or_insert_with(|| evidence.clone());
        }
        progress.while_locked |= known.locked;
    }

    fn take_confirmation(&mut self, step: &StepRef, deed: &Deed, known: Known<'_>) {
        let progress = self.entry(step, known.slot);
        let by_another = progress.finished.as_ref().is_some_and(|first| first.by != deed.by);
        if progress.state == StepState::Started && by_another {
            progress.confirm(deed);
        }
    }

    fn take_override(&mut self, GateOverridden { step, why }: &GateOverridden, deed: &Deed, known: Known<'_>) {
        let overridden = deed.because(Some(why));
        self.overrides.push((step.clone(), overridden.clone()));
        let progress = self.entry(step, known.slot);
        progress.overridden = Some(overridden.clone());
        if progress.waits_for_second_name() && !wants_second_name(known.step, progress) {
            progress.state = StepState::Done;
            progress.last = Some(overridden);
        }
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
        progress.finished = None;
        progress.confirmed = None;
        progress.last = Some(deed.because(Some(why)));
        was_done.then_some(why)
    }

    fn reopen(&mut self, step: &StepRef, why: &str, deed: &Deed, slot: Option<Slot>) {
        let progress = self.entry(step, slot);
        let while_locked = progress.while_locked;
        *progress = Progress { last: Some(deed.because(Some(why))), while_locked, ..Progress::default() };
    }

    /// The entry of a step, made where there is none.
    fn entry(&mut self, step: &StepRef, slot: Option<Slot>) -> &mut Progress {
        let Some(Slot { row, beside }) = slot else { return self.unplaced.entry(step.clone()).or_default() };
        Arc::make_mut(grown(&mut Arc::make_mut(grown(&mut self.rows, row)).0, beside).get_or_insert_default())
    }
}

/// The thing at a place of a list, which is made long enough.
fn grown<T: Clone + Default>(list: &mut Vec<T>, place: usize) -> &mut T {
    if list.len() <= place {
        list.resize(place + 1, T::default());
    }
    #[expect(clippy::indexing_slicing, reason = "it was made long enough above")]
    &mut list[place]
}

impl Progress {
    fn confirm(&mut self, deed: &Deed) {
        self.state = StepState::Done;
        self.confirmed = Some(deed.clone());
        self.last.clone_from(&self.confirmed);
    }
}

/// Whether a step counts only with a second name. The commander
/// may pass this too, except where something is destroyed.
#[must_use]
pub fn wants_second_name(step: Option<&Step>, progress: &Progress) -> bool {
    step.is_some_and(|step| step.two_names && (step.destroys.is_some() || progress.overridden.is_none()))
}
