//! What is next for whoever looks: one thing first, with what it is about and why, and what to ask for.
//!
//! [`urgent`] makes it of the alarms that are theirs, [`redial`] of the last call, [`seat`] says what suits
//! whoever looks, [`work`] weighs the steps, [`wording`] says it: every one in the words of what is to be
//! asked.

mod redial;
mod seat;
mod urgent;
mod wording;
mod work;

use std::collections::BTreeSet;

use crate::domain::data::rows::ComponentRow;
use crate::domain::data::state::ComponentState;
use crate::domain::gate::{self, Block, still_open};
use crate::domain::hints;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::lifecycle::state::Status;
use crate::domain::runbook::{Priority, Role};
use crate::domain::speech::{Ask, say};
use crate::domain::stamp::Moment;
use crate::domain::steps::course;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::rows::StepRow;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Service, Verdict};

use super::roles::Proposal;
use super::rows::{Board, Next};

use seat::{Part, Seat};

/// How many roles to give are listed before anything else.
const DECISIONS: usize = 3;

/// How many roles to change are listed.
const CHANGES: usize = 1;

/// What to do next: what was asked of whoever looks, what is wrong and theirs to put right, what only
/// they can settle, what they are at, then what is free for their role and duty and holds most back. What
/// they are at that lasts as long as the incident comes last: it is never what is next to be ended.
pub(super) fn next(board: &Board, now: Moment, me: Option<&PersonId>, proposals: &[Proposal]) -> Vec<Next> {
    let seat = Seat::of(board, me, now);
    if board.status == Status::Closed {
        return vec![seat.next(hints::report())];
    }
    let mut next: Vec<Next> = called(&seat).into_iter().chain(offered(&seat)).collect();
    next.extend(urgent::first(&seat, proposals));
    next.extend(redial::redial(&seat).filter(|_| board.status == Status::Open));
    let (late, at_it): (Vec<&StepRow>, Vec<&StepRow>) = work::at_it(&seat).partition(|row| row.is_late(now));
    let (lasting, at_it): (Vec<&StepRow>, Vec<&StepRow>) = at_it.into_iter().partition(|row| work::lasts(&seat, row));
    next.extend(late.into_iter().map(|row| work::go_on(&seat, row)));
    let (late, work) = work::work(&seat);
    next.extend(late);
    next.extend(second_names(&seat));
    // Once service is back, who does what no longer has to be settled first.
    if seat.commands && board.status == Status::Open {
        next.extend(fork(&seat));
        let has_role = |proposal: &&Proposal| seat.incident.people.responder(&proposal.who).is_some_and(|one| one.role.is_some());
        let (changed, new): (Vec<&Proposal>, Vec<&Proposal>) = seat.to_others(proposals).partition(has_role);
        let roles = new.into_iter().take(DECISIONS).chain(changed.into_iter().take(CHANGES));
        next.extend(roles.map(|proposal| seat.assign(proposal)));
    }
    next.extend(urgent::then(&seat));
    next.extend(at_it.into_iter().map(|row| work::go_on(&seat, row)));
    next.extend(concluding(&seat));
    next.extend(work);
    // Before all is closed it is ended too.
    let ends = board.status == Status::Open || lasting.is_empty();
    if next.is_empty() && seat.commands && ends {
        next.extend(ending(&seat));
    }
    next.extend(lasting.into_iter().map(|row| work::go_on(&seat, row)));
    let mut next = once(next);
    next.truncate(work::NEXT);
    next
}

/// The same thing is said once, where it comes first.
fn once(all: Vec<Next>) -> Vec<Next> {
    let mut next: Vec<Next> = Vec::new();
    for one in all {
        if !next.iter().any(|before| one.is_same_as(before)) {
            next.push(one);
        }
    }
    next
}

/// They were called and have not answered.
fn called(seat: &Seat<'_>) -> Option<Next> {
    let responder = seat.responder.filter(|responder| responder.acknowledged.is_none() && responder.released.is_none())?;
    responder.call.as_ref()?;
    Some(Next { say: say!("rules-next-you-were-called"), ..seat.next(Ask::to(Verb::Ack)) })
}

/// The command, where it is offered to them.
fn offered(seat: &Seat<'_>) -> Option<Next> {
    let (to, offer) = seat.incident.people.post.as_ref()?.offered.as_ref()?;
    let by = seat.incident.people.called(&offer.by);
    let why = if offer.by == *to { None } else { Some(say!("rules-next-offered", name = by)) };
    (seat.me == Some(to)).then(|| Next { why, ..seat.next(Ask::to(Verb::Accept)) })
}

/// The verdicts that wait for a second name which could be theirs; and where
/// the commander has nobody to ask, how those count all the same.
fn second_names(seat: &Seat<'_>) -> Vec<Next> {
    let next = |state: &ComponentState| {
        let (id, verdict) = (&state.component.id, state.verdict);
        let given = state.given.as_ref().filter(|_| state.waits_for_second_name())?;
        let name = seat.incident.people.called(&given.by);
        Some(match seat.part(Some(Role::Technical), &given.by)? {
            Part::Second => {
                let why = say!("rules-next-one-name", name = name, verdict = verdict);
                seat.next(hints::about(Verb::Confirm, id)).because(why)
            }
            Part::Alone => {
                seat.next(hints::with_reason(Verb::Override, id)).because(say!("rules-next-nobody-else", verdict = verdict))
            }
        })
    };
    seat.incident.data.in_scope().filter_map(next).collect()
}

/// What only the commander can settle: which path is gone, once the first step of one could be begun.
fn fork(seat: &Seat<'_>) -> Option<Next> {
    let plan = seat.incident.plan();
    let known = course::known(plan);
    let first = known.first().filter(|_| plan.steps.path.is_none())?;
    let waits = |instance: &Instance<'_>| {
        instance.step.path.is_some() && matches!(gate::blocks(plan, instance).next(), Some(Block::Path))
    };
    let paths = || Next { say: say!("rules-next-choose-path", paths = known.join(", ")), ..seat.next(course::choose_ask(first)) };
    plan.instances().any(|instance| waits(&instance)).then(paths)
}

/// What closes a chapter and is no step: the verdict on a component of which all checks are done,
/// and the service of one of which everything is that brings it back.
fn concluding(seat: &Seat<'_>) -> Vec<Next> {
    if !seat.judges() || seat.board.status != Status::Open {
        return Vec::new();
    }
    let (checked, restored) = (through(seat.board, Priority::Integrity), through(seat.board, Priority::Restore));
    let concluded = |row: &ComponentRow| {
        if row.carries_data && row.verdict == Verdict::Unknown && checked.contains(&row.id) {
            let ask = hints::verdict(&row.id, Verdict::Intact.word());
            return Some(seat.next(ask).because(say!("rules-next-checks-are-done")));
        }
        let is_back = matches!(row.service, Service::Up | Service::Degraded | Service::Retired);
        let due = !is_back && row.locked.is_none() && restored.contains(&row.id);
        let ask = || hints::about(Verb::Service, &row.id).with(Service::Up.word());
        due.then(|| seat.next(ask()).because(say!("rules-next-restored")))
    };
    seat.board.components.iter().filter_map(concluded).collect()
}

/// The components of which every step of a priority is settled, and that have one.
fn through<'a>(board: &'a Board, priority: Priority) -> BTreeSet<&'a ComponentId> {
    let (settled, open): (Vec<&'a StepRow>, Vec<&'a StepRow>) =
        board.steps_of(priority).partition(|row| row.state.is_settled() && !row.wants_second_name);
    let of = |rows: Vec<&'a StepRow>| rows.into_iter().filter_map(|row| row.component.as_ref()).collect::<BTreeSet<_>>();
    of(settled).difference(&of(open)).copied().collect()
}

/// When nothing is left to do.
fn ending(seat: &Seat<'_>) -> Option<Next> {
    let open = still_open::open(seat.incident.plan());
    if let Some((_, lock)) = open.data.first() {
        return Some(seat.advised(&lock.hint, lock.because.clone()));
    }
    if let Some((id, service)) = open.services.first() {
        let why = say!("rules-component-is", component = id, service = *service);
        return Some(seat.next(hints::about(Verb::Service, id).with(Service::Up.word())).because(why));
    }
    let verb = match seat.incident.lifecycle.status {
        Status::Open => Verb::Resolve,
        Status::Resolved => Verb::Close,
        Status::Closed => return None,
    };
    Some(seat.next(Ask::to(verb)))
}
