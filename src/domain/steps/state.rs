//! How far each step has come, which locks were overridden, and which path was chosen. What facts change of
//! it is in `take`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::advice::Opens;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::reckoning::Setback;
use crate::domain::record::{Deed, Evidence};
use crate::domain::runbook::Step;
use crate::domain::speech::{Sentence, say, speaks};

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
    /// The components whose gates were passed with it; none where it is its own, or where nobody said which.
    pub passes: Option<Vec<ComponentId>>,
    /// Who was asked to do it, by whom and when.
    pub delegated: Option<(PersonId, Deed)>,
    /// It was settled because another path was chosen.
    pub other_path: bool,
    /// Work was done while its gate was shut, as can happen on a machine that was cut off.
    pub while_locked: bool,
    /// All that kept it shut then was that its wait was not over.
    pub too_early: bool,
}

static NOTHING_YET: Progress = Progress {
    state: StepState::Open,
    last: None,
    started: None,
    finished: None,
    confirmed: None,
    evidence: None,
    overridden: None,
    passes: None,
    delegated: None,
    other_path: false,
    while_locked: false,
    too_early: false,
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
    /// The path that was chosen, by whom and why.
    pub path: Option<(String, Deed)>,
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
    /// How it would have opened, where it was locked.
    pub locked: Option<Opens>,
}

impl Steps {
    /// Whether a step belongs to a path that was not chosen, where one was.
    #[must_use]
    pub fn is_of_another_path(&self, step: &Step) -> bool {
        let (Some(own), Some((chosen, _))) = (&step.path, &self.path) else { return false };
        own != chosen
    }

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

    /// Wherever something was said of the step at a place of the runbook.
    pub(super) fn begun(&mut self, place: usize) -> impl Iterator<Item = &mut Progress> {
        let row = self.rows.get_mut(place).map(Arc::make_mut);
        row.into_iter().flat_map(|row| row.0.iter_mut().flatten()).map(Arc::make_mut)
    }

    /// The entry of a step, made where there is none.
    pub(super) fn entry(&mut self, step: &StepRef, slot: Option<Slot>) -> &mut Progress {
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

impl Steps {
    /// Puts right what was told by a clock that was ahead.
    pub fn put_right(&mut self, setback: Setback) {
        let placed = self.rows.iter_mut().flat_map(|row| Arc::make_mut(row).0.iter_mut().flatten()).map(Arc::make_mut);
        placed.chain(self.unplaced.values_mut()).for_each(|progress| progress.put_right(setback));
        let path = self.path.iter_mut().map(|(_, deed)| &mut deed.at);
        setback.put_right(self.overrides.iter_mut().map(|(_, deed)| &mut deed.at).chain(path));
    }
}

impl Progress {
    fn put_right(&mut self, setback: Setback) {
        let Self {
            state: _,
            last,
            started,
            finished,
            confirmed,
            evidence: _,
            overridden,
            passes: _,
            delegated,
            other_path: _,
            while_locked: _,
            too_early: _,
        } = self;
        let deeds = [last, started, finished, confirmed, overridden].into_iter().flatten();
        let delegated = delegated.iter_mut().map(|(_, deed)| deed);
        setback.put_right(deeds.chain(delegated).map(|deed| &mut deed.at));
    }
}

/// Whether a step counts only with a second name. The commander
/// may pass this too, except where something is destroyed.
#[must_use]
pub fn wants_second_name(step: Option<&Step>, progress: &Progress) -> bool {
    step.is_some_and(|step| step.two_names && (step.destroys.is_some() || progress.overridden.is_none()))
}
