//! What is next for whoever looks.

use crate::domain::advice::Advice;
use crate::domain::alike::{alike, same};
use crate::domain::data::state::ComponentState;
use crate::domain::gate::holds::{Holds, Kept};
use crate::domain::gate::{Block, still_open};
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rules::{is_alone, may_be_second};
use crate::domain::people::state::Responder;
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, Blank, say};
use crate::domain::stamp::Moment;
use crate::domain::step::Doer;
use crate::domain::steps::course;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::rules::{ask_the_commander_for, leave_or_change_role, wanted_skills};
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;
use crate::domain::{gate, hints};

use super::roles::Proposal;
use super::rows::{Next, PriorityRow, lock};

/// How many things to do next are listed.
const NEXT: usize = 5;

/// What to do next: what one is at, then what is free for one's role and duty. For a commander with enough
/// people first what only they can settle, then what holds most back. What is late comes before its like.
pub(super) fn next(
    incident: &Incident,
    now: Moment,
    me: Option<&PersonId>,
    priorities: &[PriorityRow],
    proposals: &[Proposal],
    holds: &Kept,
) -> Vec<Next> {
    if incident.lifecycle.status == Status::Closed {
        return Vec::new();
    }
    let seat = Seat::of(incident, me, now);
    let mut next: Vec<Next> = seat.offered().into_iter().chain(seat.second_names()).collect();
    // Once service is back, who does what no longer has to be settled first.
    if seat.commands && incident.lifecycle.status == Status::Open {
        next.extend(fork(incident));
        next.extend(decisions(incident, proposals).into_iter().take(DECISIONS));
    }
    let steps: Vec<&StepRow> = priorities.iter().flat_map(|row| &row.steps).collect();
    let at_it = steps.iter().filter(|row| row.state == StepState::Started && !row.wants_second_name);
    next.extend(at_it.filter(|row| seat.did(row)).map(|row| seat.go_on(row)));
    let mut work = seat.work(&steps, priorities, holds);
    // What holds nothing more back than others is weighed by its deadline.
    work.sort_by_key(|work| (std::cmp::Reverse(work.holds), work.row.due.is_none_or(|due| due > now)));
    next.extend(work.into_iter().take(NEXT).map(|work| Next { holds: work.holds, ..(work.say)(work.row) }));
    if next.is_empty() && seat.commands {
        next.extend(ending(incident));
    }
    next.truncate(NEXT);
    next
}

/// A step that waits to be done, and how that is said; only of the first few it is.
struct Work<'r> {
    row: &'r StepRow,
    say: fn(&StepRow) -> Next,
    /// How many steps it holds back.
    holds: usize,
}

impl<'r> Work<'r> {
    fn of(row: &'r StepRow, say: fn(&StepRow) -> Next) -> Self {
        Self { row, say, holds: 0 }
    }
}

/// What somebody can do about what waits for a second person.
enum Part {
    /// Be that person.
    Second,
    /// They did it first, command, and nobody else is there.
    Alone,
}

/// Whoever looks, and what they are in the incident.
struct Seat<'a> {
    incident: &'a Incident,
    me: Option<&'a PersonId>,
    now: Moment,
    responder: Option<&'a Responder>,
    commands: bool,
    /// They command, and have people enough to leave the work to.
    hands_free: bool,
}

impl<'a> Seat<'a> {
    fn of(incident: &'a Incident, me: Option<&'a PersonId>, now: Moment) -> Self {
        let commands = me.is_some_and(|me| incident.people.is_commander(me));
        let hands_free = me.is_some_and(|me| incident.people.keeps_hands_free(me));
        Self { incident, me, now, responder: me.and_then(|me| incident.people.responder(me)), commands, hands_free }
    }

    /// The command, where it is offered to them.
    fn offered(&self) -> Option<Next> {
        let (to, _) = self.incident.people.post.as_ref()?.offered.as_ref()?;
        let accept = || Next { step: None, say: say!("rules-next-accept"), hint: Ask::to(Verb::Accept).into(), holds: 0 };
        (self.me == Some(to)).then(accept)
    }

    /// The verdicts that wait for a second name which could be theirs; and where
    /// the commander has nobody to ask, how those count all the same.
    fn second_names(&self) -> Vec<Next> {
        let next = |state: &ComponentState| {
            let (id, verdict) = (&state.component.id, state.verdict);
            let given = state.given.as_ref().filter(|_| state.waits_for_second_name())?;
            let (say, hint): (_, Advice) = match self.part(Some(Role::Technical), &given.by)? {
                Part::Second => {
                    (say!("rules-next-second-name", component = id, verdict = verdict), hints::about(Verb::Confirm, id).into())
                }
                Part::Alone => {
                    (say!("rules-next-alone", component = id, verdict = verdict), hints::with_reason(Verb::Override, id).into())
                }
            };
            Some(Next { step: None, say, hint, holds: 0 })
        };
        self.incident.data.in_scope().filter_map(next).collect()
    }

    /// What they can do about something that one of a role did first and that waits for a second person.
    fn part(&self, role: Option<Role>, first: &PersonId) -> Option<Part> {
        let (me, people) = (self.me?, &self.incident.people);
        if may_be_second(people, me, role, first) {
            return Some(Part::Second);
        }
        (me == first && is_alone(people, me)).then_some(Part::Alone)
    }

    /// A finished step that waits for a second person, where that could be them; and where the commander has
    /// nobody to ask, how it counts all the same.
    fn half_done<'r>(&self, row: &'r StepRow) -> Option<Work<'r>> {
        let plan = self.incident.plan();
        let first = plan.progress(&row.reference).finished.as_ref().filter(|_| row.wants_second_name)?;
        // As long as the step is locked nobody can stand for it.
        if gate::is_locked(plan, &plan.instance(&row.reference)?, self.now) {
            return None;
        }
        Some(match self.part(row.role.role(), &first.by)? {
            Part::Second => Work::of(row, |row| step_next(row, Verb::Confirm)),
            Part::Alone if row.destroys.is_some() => Work::of(row, call_somebody),
            Part::Alone => Work::of(row, count_all_the_same),
        })
    }

    /// Whether they were the last to do something to a step.
    fn did(&self, row: &StepRow) -> bool {
        self.me.is_some() && row.by.as_ref() == self.me
    }

    /// Whether they were asked to do a step.
    fn has(&self, row: &StepRow) -> bool {
        self.me.is_some() && row.delegated.as_ref() == self.me
    }

    /// Whether somebody else who is there was asked to do it.
    fn another_has(&self, row: &StepRow) -> bool {
        let other = row.delegated.as_ref().filter(|other| Some(*other) != self.me);
        other.and_then(|other| self.incident.people.responder(other)).is_some_and(Responder::is_here)
    }

    /// Whether their role lets them do a step.
    fn may(&self, row: &StepRow) -> bool {
        let role = self.responder.and_then(|responder| responder.role);
        self.has(row)
            || match row.role.role() {
                Some(wanted) => role.is_none_or(|role| role == wanted),
                None => self.commands,
            }
    }

    /// How to go on with a step that they are at: what opens it, where
    /// it is locked by now; where it is no longer for their role, that.
    fn go_on(&self, row: &StepRow) -> Next {
        let next = step_next(row, Verb::Done);
        let passes = self.commands || row.overridden.is_some() || self.may(row);
        match (lock(self.incident.plan(), row, self.now), self.me) {
            (Some(locked), _) => Next { hint: locked.hint, ..next },
            (None, Some(me)) if !passes => match (row.role.role(), &self.incident.people.post) {
                (Some(wanted), _) => Next { hint: leave_or_change_role(me, wanted).into(), ..next },
                (None, Some(post)) => Next { hint: ask_the_commander_for(&self.incident.people, post, &row.code(), me), ..next },
                (None, None) => next,
            },
            _ => next,
        }
    }

    /// The work that waits: for a second name, free for them, and
    /// of a commander what others are to do and what failed.
    fn work<'r>(&self, steps: &[&'r StepRow], priorities: &'r [PriorityRow], holds: &Kept) -> Vec<Work<'r>> {
        let mut work: Vec<Work<'_>> = steps.iter().filter_map(|row| self.half_done(row)).collect();
        let (mine, others): (Vec<&StepRow>, Vec<&StepRow>) =
            self.free(steps, priorities).into_iter().partition(|row| self.suits(row));
        work.extend(mine.into_iter().map(|row| Work::of(row, |row| step_next(row, Verb::Start))));
        if self.hands_free {
            work.extend(others.into_iter().map(|row| Work::of(row, delegate)));
            let failed = steps.iter().filter(|row| row.state == StepState::Failed);
            work.extend(failed.map(|row| Work::of(row, |row| step_next(row, Verb::Reopen))));
            weigh(holds.of(self.incident.plan()), &mut work);
        }
        work
    }

    /// The steps that can be begun now, those that suit them best first.
    fn free<'r>(&self, steps: &[&'r StepRow], priorities: &'r [PriorityRow]) -> Vec<&'r StepRow> {
        let open = steps.iter().filter(|row| row.state == StepState::Open && row.locked.is_none() && !self.another_has(row));
        let mut free: Vec<&StepRow> = open.copied().collect();
        self.stay_with_one_thing(&mut free, priorities);
        // Whoever is alone does everything, in its order.
        if self.incident.people.count_here() > 1 {
            free.sort_by_cached_key(|row| self.responder.map_or(0, |responder| fit(self.incident, row, responder)));
        }
        free
    }

    /// Whether a step is for their role.
    fn suits(&self, row: &StepRow) -> bool {
        let others_speak = || self.hands_free && !self.incident.people.nobody_communicates();
        match (self.responder.and_then(|responder| responder.role), row.role) {
            _ if self.has(row) => true,
            (_, Doer::Commander) => self.commands,
            (_, Doer::Technical) if self.hands_free => false,
            (None, Doer::Communication) => !others_speak(),
            (role, wanted) => role.is_none_or(|role| Some(role) == wanted.role()),
        }
    }

    /// Within a priority the steps of the component that somebody
    /// worked on last come first: one thing is brought to its end.
    fn stay_with_one_thing<'r>(&self, free: &mut Vec<&'r StepRow>, priorities: &'r [PriorityRow]) {
        let last = priorities.iter().flat_map(|row| row.steps.iter().map(move |step| (row, step)));
        let last = last.filter(|(_, step)| self.did(step)).max_by_key(|(_, step)| step.at);
        let Some((priority, StepRow { component: Some(component), .. })) = last else { return };
        let beside = |row: &&StepRow| row.short_code.starts_with(priority.priority.letter());
        let Some(at) = free.iter().position(beside) else { return };
        let here = |row: &&StepRow| row.component.as_ref() == Some(component) && beside(row);
        let (same, others): (Vec<&StepRow>, Vec<&StepRow>) = free.iter().copied().partition(here);
        *free = others;
        free.splice(at..at, same);
    }
}

/// How many roles to give are listed before anything else.
const DECISIONS: usize = 3;

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

fn step_next(row: &StepRow, verb: Verb) -> Next {
    let hint = match (verb, row.wants_evidence) {
        (Verb::Done, true) => hints::with_evidence(hints::about(Verb::Done, &row.code())),
        (Verb::Reopen, _) => hints::with_reason(verb, &row.code()),
        _ => hints::about(verb, &row.code()),
    };
    Next { step: Some(row.reference.clone()), say: format!("{} {}", row.code(), row.title).into(), hint: hint.into(), holds: 0 }
}

/// A commander who is alone lets a finished step count without a second person.
fn count_all_the_same(row: &StepRow) -> Next {
    let say = say!("rules-next-alone-step", code = &row.code(), title = &row.title);
    let hint = hints::with_reason(Verb::Override, &row.code());
    Next { step: Some(row.reference.clone()), say, hint: hint.into(), holds: 0 }
}

/// What destroys something counts with two names only: somebody has to come.
fn call_somebody(row: &StepRow) -> Next {
    let say = say!("rules-next-alone-step", code = &row.code(), title = &row.title);
    Next { step: Some(row.reference.clone()), say, hint: hints::somebody(Verb::Call).into(), holds: 0 }
}

/// What a commander with enough people leaves to one of them.
fn delegate(row: &StepRow) -> Next {
    Next {
        step: Some(row.reference.clone()),
        say: say!("rules-next-delegate", code = &row.code(), title = &row.title),
        hint: hints::about(Verb::Delegate, &row.code()).blank(Blank::Who).into(),
        holds: 0,
    }
}

/// What only the commander can settle: which path is gone, once the first step of one could be begun.
fn fork(incident: &Incident) -> Option<Next> {
    let plan = incident.plan();
    let known = course::known(plan);
    let first = known.first().filter(|_| plan.steps.path.is_none())?;
    let waits = |instance: &Instance<'_>| {
        instance.step.path.is_some() && matches!(gate::blocks(plan, instance).next(), Some(Block::Path))
    };
    plan.instances().any(|instance| waits(&instance)).then(|| Next {
        step: None,
        say: say!("rules-next-choose-path", paths = known.join(", ")),
        hint: course::choose_ask(first).into(),
        holds: 0,
    })
}

/// What only the commander can settle: roles that are proposed.
fn decisions(incident: &Incident, proposals: &[Proposal]) -> Vec<Next> {
    let assign = |proposal: &Proposal| Next {
        step: None,
        say: say!(
            "rules-next-assign",
            name = incident.people.name_of(&proposal.who),
            role = proposal.role,
            because = &proposal.because
        ),
        hint: hints::about(Verb::Assign, &proposal.who).with(proposal.role.word()).into(),
        holds: 0,
    };
    let others = proposals.iter().filter(|proposal| !incident.people.is_commander(&proposal.who));
    others.map(assign).collect()
}

/// When nothing is left to do.
fn ending(incident: &Incident) -> Option<Next> {
    let open = still_open::open(incident.plan());
    if let Some((_, lock)) = open.data.first() {
        return Some(Next { step: None, say: lock.because.clone(), hint: lock.hint.clone(), holds: 0 });
    }
    if let Some((id, service)) = open.services.first() {
        let say = say!("rules-component-is", component = id, service = *service);
        let hint = say!("rules-up-once-it-is", ask = hints::about(Verb::Service, id).with("up"));
        return Some(Next { step: None, say, hint: hint.into(), holds: 0 });
    }
    let (say, verb) = match incident.lifecycle.status {
        Status::Open => (say!("rules-next-resolve"), Verb::Resolve),
        Status::Resolved => (say!("rules-next-close"), Verb::Close),
        Status::Closed => return None,
    };
    Some(Next { step: None, say, hint: Ask::to(verb).into(), holds: 0 })
}
