//! The steps that somebody could do next, weighed by what they hold back and when they are due.

use crate::domain::alike::{alike, same};
use crate::domain::board::rows::{Next, lock};
use crate::domain::gate;
use crate::domain::gate::holds::Holds;
use crate::domain::hints;
use crate::domain::incident::Incident;
use crate::domain::length::Span;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::state::Responder;
use crate::domain::speech::{Blank, say};
use crate::domain::step::Doer;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::rules::{ask_the_commander_for, leave_or_change_role, wanted_skills};
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;

use super::seat::{Part, Seat};

/// How many things to do next are listed.
pub(super) const NEXT: usize = 5;

/// A step that waits to be done, and how that is said; only of the first few it is.
struct Work<'r> {
    row: &'r StepRow,
    say: Say,
    /// How many steps it holds back.
    holds: usize,
}

type Say = fn(&Seat<'_>, &StepRow) -> Next;

impl<'r> Work<'r> {
    fn of(row: &'r StepRow, say: Say) -> Self {
        Self { row, say, holds: 0 }
    }

    fn said(self, seat: &Seat<'_>) -> Next {
        let next = (self.say)(seat, self.row);
        let late = self.row.is_late(seat.now).then(|| say!("rules-next-late"));
        let waited = || self.row.waits_until.map(|_| say!("rules-next-wait-is-over"));
        Next { holds: self.holds, why: late.or(next.why).or_else(waited), ..next }
    }
}

/// The work that waits: for a second name, free for them, and of a commander what others are to do. First the
/// all-clear that is owed once service is back, and what is late, the longest first; then the rest: what
/// holds most back before what does not. Of each as much as is listed.
pub(super) fn work(seat: &Seat<'_>) -> (Vec<Next>, Vec<Next>) {
    let mut work: Vec<Work<'_>> = seat.board.half_done().filter_map(|row| half_done(seat, row)).collect();
    let (mine, others): (Vec<&StepRow>, Vec<&StepRow>) = free(seat).into_iter().partition(|row| seat.suits(row));
    work.extend(mine.into_iter().map(|row| Work::of(row, |seat, row| seat.next(hints::about(Verb::Start, &row.code())))));
    if seat.hands_free {
        work.extend(others.into_iter().map(|row| Work::of(row, delegate)));
        weigh(seat.board.holds(), &mut work);
    }
    work.sort_by_key(|work| std::cmp::Reverse(work.holds));
    let presses = |work: &Work<'_>| work.row.is_late(seat.now) || owes_all_clear(seat, work.row);
    let (mut late, rest): (Vec<Work<'_>>, Vec<Work<'_>>) = work.into_iter().partition(presses);
    // What is late longest stands first wherever it is told.
    late.sort_by_key(|work| (!owes_all_clear(seat, work.row), work.row.due));
    let said = |work: Vec<Work<'_>>| work.into_iter().take(NEXT).map(|work| work.said(seat)).collect();
    (said(late), said(rest))
}

/// Whether a step is the all-clear, which customers wait for once service is back.
fn owes_all_clear(seat: &Seat<'_>, row: &StepRow) -> bool {
    let plan = seat.incident.plan();
    seat.board.status == Status::Resolved && plan.step(&row.reference).is_some_and(|step| plan.says_all_clear(step))
}

/// The steps that they are at and did not hand to somebody else.
pub(super) fn at_it<'a>(seat: &Seat<'a>) -> impl Iterator<Item = &'a StepRow> {
    let started = seat.board.steps().filter(|row| row.state == StepState::Started && !row.wants_second_name);
    started.filter(|row| seat.did(row) && !(seat.another_has(row) && seat.board.was_handed_on(row)))
}

/// So long or longer is the time limit of what is done again and again, in seconds.
const AGAIN_AND_AGAIN: i64 = 60 * 60;

/// Whether a step lasts as long as the incident, or for hours, as answering callers does: nobody waits for
/// it, it asks for nothing when it ends, and it is no notice that is sent once.
pub(super) fn lasts(seat: &Seat<'_>, row: &StepRow) -> bool {
    let plan = seat.incident.plan();
    let Some(step) = plan.step(&row.reference) else { return false };
    let once = step.evidence_required || step.two_names || step.verdict || step.service.is_some() || step.holds;
    let limit = step.time_box.map(Span::seconds);
    step.role == Doer::Communication
        && !once
        && step.releases.is_empty()
        && step.destroys.is_none()
        && (step.notice.is_none() || plan.is_update(step))
        && limit.is_none_or(|limit| limit >= AGAIN_AND_AGAIN)
        && seat.board.holds().counts(std::iter::once(&row.reference)).iter().all(|count| *count == 0)
}

/// How to go on with a step that they are at: what opens it, where
/// it is locked by now; where it is no longer for their role, that.
pub(super) fn go_on(seat: &Seat<'_>, row: &StepRow) -> Next {
    let incident = seat.incident;
    if let Some(locked) = lock(incident.plan(), row, seat.now) {
        let why = say!("rules-next-locked", code = &row.code(), because = &locked.because);
        if seat.can(&locked.hint) {
            return seat.advised(&locked.hint, why);
        }
        // Somebody else opens it.
        let next = seat.next(hints::about(Verb::Done, &row.code())).because(why);
        return Next { hint: locked.because.into(), ..next };
    }
    let done = hints::about(Verb::Done, &row.code());
    let next = seat.next(if row.wants_evidence { hints::with_evidence(done) } else { done });
    let next = Next { why: row.is_late(seat.now).then(|| say!("rules-next-late")), ..next };
    let passes = seat.commands || row.overridden.is_some() || seat.may(row);
    match (seat.me.filter(|_| !passes), row.role.role(), &incident.people.post) {
        (Some(me), Some(wanted), _) => seat.by_way_of(next, leave_or_change_role(me, wanted).into()),
        (Some(me), None, Some(post)) => seat.by_way_of(next, ask_the_commander_for(&incident.people, post, &row.code(), me)),
        _ => next,
    }
}

/// A finished step that waits for a second person, where that could be them; and where the commander has
/// nobody to ask, how it counts all the same.
fn half_done<'r>(seat: &Seat<'_>, row: &'r StepRow) -> Option<Work<'r>> {
    let plan = seat.incident.plan();
    let first = plan.progress(&row.reference).finished.as_ref().filter(|_| row.wants_second_name)?;
    // As long as the step is locked nobody can stand for it.
    if gate::is_locked(plan, &plan.instance(&row.reference)?, seat.now) {
        return None;
    }
    Some(match seat.part(row.role.role(), &first.by)? {
        Part::Second => Work::of(row, confirm),
        Part::Alone if row.destroys.is_some() => Work::of(row, call_somebody),
        Part::Alone => Work::of(row, count_all_the_same),
    })
}

fn confirm(seat: &Seat<'_>, row: &StepRow) -> Next {
    let by = row.by.as_ref().map(|by| seat.incident.people.called(by));
    seat.next(hints::about(Verb::Confirm, &row.code())).because(say!("rules-next-done-by-one", name = by))
}

/// A commander who is alone lets a finished step count without a second person.
fn count_all_the_same(seat: &Seat<'_>, row: &StepRow) -> Next {
    seat.next(hints::with_reason(Verb::Override, &row.code())).because(say!("rules-next-nobody-else-confirms"))
}

/// What destroys something counts with two names only: somebody has to come.
fn call_somebody(seat: &Seat<'_>, row: &StepRow) -> Next {
    seat.next(hints::somebody(Verb::Call)).because(say!("rules-next-second-for", code = &row.code()))
}

/// That a step is to be begun: by whoever looks, where it is for them or they have nobody to leave it to.
pub(super) fn begin(seat: &Seat<'_>, row: &StepRow) -> Next {
    if seat.suits(row) || !seat.hands_free { seat.next(hints::about(Verb::Start, &row.code())) } else { delegate(seat, row) }
}

/// What a commander with enough people leaves to one of them.
fn delegate(seat: &Seat<'_>, row: &StepRow) -> Next {
    seat.next(hints::about(Verb::Delegate, &row.code()).blank(Blank::Who))
}

/// The steps that can be begun now, those that suit them best first.
fn free<'a>(seat: &Seat<'a>) -> Vec<&'a StepRow> {
    let open = seat.board.steps();
    let mut free: Vec<&StepRow> =
        open.filter(|row| is_to_begin(seat, row) && row.locked.is_none() && !seat.another_has(row)).collect();
    stay_with_one_thing(seat, &mut free);
    // Whoever is alone does everything, in its order.
    if seat.incident.people.count_here() > 1 {
        free.sort_by_cached_key(|row| seat.responder.map_or(0, |responder| fit(seat.incident, row, responder)));
    }
    free
}

/// Whether a step is still to be begun by them: nobody has, or they were asked to go on with it since.
fn is_to_begin(seat: &Seat<'_>, row: &StepRow) -> bool {
    let begun = row.state == StepState::Started && !row.wants_second_name && !seat.did(row);
    row.state == StepState::Open || (begun && seat.has(row) && seat.board.was_handed_on(row))
}

/// Within a priority the steps of the component that somebody
/// worked on last come first: one thing is brought to its end.
fn stay_with_one_thing<'a>(seat: &Seat<'a>, free: &mut Vec<&'a StepRow>) {
    let last = seat.board.priorities.iter().flat_map(|row| row.steps.iter().map(move |step| (row, step)));
    let last = last.filter(|(_, step)| seat.did(step)).max_by_key(|(_, step)| step.at);
    let Some((priority, StepRow { component: Some(component), .. })) = last else { return };
    let beside = |row: &&StepRow| row.short_code.starts_with(priority.priority.letter());
    let Some(at) = free.iter().position(beside) else { return };
    let here = |row: &&StepRow| row.component.as_ref() == Some(component) && beside(row);
    let (same, others): (Vec<&StepRow>, Vec<&StepRow>) = free.iter().copied().partition(here);
    *free = others;
    free.splice(at..at, same);
}

/// Says of everything how much it holds back.
fn weigh(holds: &Holds, work: &mut [Work<'_>]) {
    let counts = holds.counts(work.iter().map(|work| &work.row.reference));
    for (work, count) in work.iter_mut().zip(counts) {
        work.holds = count;
    }
}

/// How well a step suits somebody: their duty names it, or what
/// it is about, they can do what it wants, or neither.
fn fit(incident: &Incident, row: &StepRow, responder: &Responder) -> u8 {
    let instance = incident.plan().instance(&row.reference);
    let wanted: Vec<&String> = instance.iter().flat_map(wanted_skills).collect();
    let duty = alike(responder.duty.as_deref().unwrap_or_default());
    let named = |word: &str| duty.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|of_duty| of_duty == word);
    let asked = row.delegated.as_ref() == Some(&responder.person.id);
    if asked || duty.split_whitespace().any(|word| word == alike(&row.code())) {
        return 0;
    }
    if row.component.as_deref().is_some_and(|component| named(&alike(component)))
        || wanted.iter().any(|skill| named(&alike(skill)))
    {
        return 1;
    }
    let can = |who: &Responder| wanted.iter().any(|skill| who.person.skills.iter().any(|own| same(own, skill)));
    // What nobody who is there can do is done by whoever is there.
    let left_to_others = !can(responder) && incident.people.here().any(can);
    if left_to_others { 3 } else { 2 }
}
