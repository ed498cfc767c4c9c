//! The work: how far each priority is and what is next in it, what was done last, what went wrong, what is
//! locked or on hold and why, and what whoever looks does next.

use crate::domain::board::rows::{Next, PriorityRow};
use crate::domain::lifecycle::state::Status;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;

use super::{Brief, Part, TOLD, cut, part};

/// How many steps that were done last are told.
const DONE: usize = 4;

/// How many steps of a priority are told that somebody is at, and that are free.
const OF_PRIORITY: (usize, usize) = (4, 1);

/// How many things to do next are told.
const NEXT: usize = 3;

impl Brief<'_> {
    pub(super) fn objectives(&self) -> Part {
        let lines = (1..).zip(&self.board.priorities).filter(|(_, row)| !row.steps.is_empty());
        part(say!("rules-brief-objectives"), lines.map(|(number, row)| self.objective(number, row)))
    }

    fn objective(&self, number: usize, row: &PriorityRow) -> Sentence {
        let (at_it, free) = OF_PRIORITY;
        let done =
            say!("rules-brief-objective", number = number, priority = row.priority, settled = row.settled, of = row.steps.len());
        let is_over = self.board.status == Status::Closed;
        let steps = |which: fn(&StepRow) -> bool| row.steps.iter().filter(move |step| !is_over && which(step));
        let named = |step: &StepRow| say!("rules-brief-at-it", code = step.code(), who = step.by.as_ref());
        let started: Vec<Sentence> =
            steps(|step| step.state == StepState::Started && !step.wants_second_name).map(named).collect();
        let half: Vec<Sentence> = steps(|step| step.wants_second_name).map(|step| step.code().into()).collect();
        let open: Vec<Sentence> =
            steps(|step| step.state == StepState::Open && step.locked.is_none()).map(|step| step.titled().into()).collect();
        let locked = steps(|step| step.state == StepState::Open && step.locked.is_some()).count();
        let listed = |list: Vec<Sentence>, most: usize| {
            let more = list.len().saturating_sub(most);
            let all = list.into_iter().take(most).chain((more > 0).then(|| format!("+{more}").into()));
            Some(Sentence::joined(", ", all.collect())).filter(|_| most > 0)
        };
        let some = |list: &Vec<Sentence>| !list.is_empty();
        let more = [
            Some(started)
                .filter(some)
                .and_then(|list| listed(list, at_it))
                .map(|list| say!("rules-brief-under-way", steps = list)),
            Some(half).filter(some).and_then(|list| listed(list, at_it)).map(|list| say!("rules-brief-half-done", steps = list)),
            Some(open).filter(some).and_then(|list| listed(list, free)).map(|list| say!("rules-brief-free", steps = list)),
            (locked > 0).then(|| say!("rules-brief-count-locked", count = locked)),
        ];
        Sentence::joined("; ", std::iter::once(done).chain(more.into_iter().flatten()).collect())
    }

    /// What was done last, the newest first.
    pub(super) fn done(&self) -> Part {
        let mut done: Vec<&StepRow> = self.board.steps().filter(|row| row.state == StepState::Done && row.at.is_some()).collect();
        done.sort_by_key(|row| std::cmp::Reverse(row.at));
        let told = |row: &StepRow| {
            let at = row.at.map(|at| self.hour(at)).unwrap_or_default();
            say!("rules-brief-entry", at = at, who = row.by.as_ref(), what = row.titled())
        };
        part(say!("rules-brief-done"), done.into_iter().take(DONE).map(told))
    }

    /// What failed, was skipped, overridden, or done although it was locked.
    pub(super) fn wrong(&self) -> Part {
        let told = |row: &StepRow| {
            let why = |why: &String| Sentence::from(why);
            let marks = [
                matches!(row.state, StepState::Failed | StepState::Skipped).then(|| {
                    say!("rules-brief-ended-so", state = row.state, why = row.why.as_deref().map(Sentence::behind_a_colon))
                }),
                row.overridden.as_ref().map(|said| say!("rules-brief-overridden", why = why(said))),
                row.while_locked.then(|| say!("rules-brief-while-locked")),
                row.one_typist.as_ref().map(|who| say!("rules-one-typist", who = who)),
            ];
            let marks: Vec<Sentence> = marks.into_iter().flatten().collect();
            (!marks.is_empty()).then(|| say!("rules-brief-of-step", step = row.titled(), what = Sentence::joined("; ", marks)))
        };
        cut(say!("rules-brief-wrong"), self.board.steps().filter_map(told).collect(), TOLD)
    }

    /// What is locked and why, where it is not the data of its component alone, which stands there.
    pub(super) fn locked(&self) -> Part {
        let locked_by_data = |row: &StepRow| {
            let of = row.component.as_ref().and_then(|id| self.board.components.iter().find(|known| known.id == *id));
            of.is_some_and(|known| known.locked.is_some())
        };
        let locks = self.board.steps().filter(|row| row.state == StepState::Open && row.locked.is_some() && !locked_by_data(row));
        let told = |row: &StepRow| {
            let lock = self.board.lock(row)?;
            Some(say!("rules-brief-of-step", step = row.titled(), what = &lock.short))
        };
        cut(say!("rules-brief-locked"), locks.filter_map(told).collect(), TOLD - 3)
    }

    pub(super) fn held(&self) -> Part {
        let lines = self.board.held.iter().map(|row| row.say(self.hour(row.since)));
        part(say!("rules-brief-held"), lines)
    }

    pub(super) fn first(&self) -> Part {
        part(say!("rules-brief-next"), self.next.iter().take(NEXT).map(Next::in_full))
    }
}
