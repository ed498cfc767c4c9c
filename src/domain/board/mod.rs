//! What a person sees now, as plain rows: the one source of every face.
//! Screens draw it, `crisis status` prints it, reports begin with it.
//!
//! A view of the incident at a moment, for one person. It holds text from elsewhere as it is; whoever shows
//! it makes it safe. Here a row is made of each thing; `alarms` says what cannot wait, `next` what is next
//! for whoever looks, `later` what moves with time alone, [`brief`] what whoever joins late must know.

pub mod brief;
pub mod callout;
pub mod clocks;
pub mod roles;
pub mod summons;

mod alarms;
mod changes;
mod index;
mod later;
mod next;
mod passing;
mod rows;
mod wanted;

use std::collections::BTreeMap;

pub use super::data::rows::ComponentRow;
pub use super::people::rows::ResponderRow;
pub use super::steps::rows::StepRow;
pub use rows::{Alarm, Board, Kind, Next, Object, PriorityRow, Weight};

use super::data::state::ComponentState;
use super::gate::footing::Footing;
use super::gate::holds::Kept;
use super::gate::locks::Locks;
use super::id::PersonId;
use super::incident::Incident;
use super::lifecycle::state::Status;
use super::notices::rows::{all_told, next_update, since};
use super::people::state::ResponderState;
use super::reckoning::Reckoning;
use super::runbook::Priority;
use super::stamp::Moment;
use super::steps::rows::Common;
use super::steps::state::StepState;
use super::vocabulary::{Service, Verdict};
use super::{data, people, steps};

use index::Index;
use passing::Passing;
use roles::Proposal;

/// The board as `me` sees it, at a moment that was told or reckoned.
#[must_use]
pub fn board(incident: &Incident, now: impl Into<Reckoning>, me: Option<&PersonId>) -> Board {
    let told = now.into();
    let now = told.now;
    let declared = incident.lifecycle.declared.as_ref();
    let commander = incident.people.post.as_ref().map(|post| &post.commander);
    let proposals = proposed(incident, now);
    let words = all_told(incident.plan());
    let priorities: Vec<PriorityRow> = priority_rows(incident, now);
    let components = components(incident);
    let responders = responder_rows(incident, &proposals);
    let commanding = commander.is_some() && commander == me;
    let mut board = Board {
        id: incident.lifecycle.id().cloned(),
        title: incident.lifecycle.title.clone(),
        severity: incident.lifecycle.severity,
        scope: incident.lifecycle.scope.clone(),
        status: incident.lifecycle.status,
        false_alarm: incident.lifecycle.false_alarm,
        drill: declared.is_some_and(|declared| declared.fact.drill),
        declared_at: declared.map(|declared| declared.at).unwrap_or_default(),
        began_at: declared.map(|declared| declared.began_at()).unwrap_or_default(),
        commander: commander.cloned(),
        commander_name: commander.map(|id| incident.people.name_of(id).to_owned()).unwrap_or_default(),
        commanding,
        alarms: alarms::loudest(incident, &components).chain(alarms::not_late(incident, me, &components, &priorities)).collect(),
        next: Vec::new(),
        held: steps::held::rows(incident.plan()),
        path: incident.steps.path.as_ref().map(|(path, _)| path.clone()),
        news: words.last().map_or_else(Vec::new, |last| since(incident.plan(), last.at)),
        next_update: next_update(incident.plan(), &words),
        told: words,
        priorities,
        components,
        responders,
        clocks: Vec::new(),
        waits: Vec::new(),
        doubt: told.doubt,
        entries: incident.entries,
        not_understood: incident.not_understood,
        passing: Passing::default(),
        index: Index::default(),
        holds: Kept::default(),
        incident: incident.clone(),
    };
    board.index = Index::of(board.placed());
    board.passing = Passing::of(board.placed(), incident.reading(), now, me);
    board.tell_the_time(incident, told, me);
    board.next = next::next(&board, now, me, &proposals);
    board
}

/// The roles that are proposed. Who was wanted when an incident was closed is not changed by the hours since.
fn proposed(incident: &Incident, now: Moment) -> Vec<Proposal> {
    let closed = incident.lifecycle.ended.as_ref().filter(|_| incident.lifecycle.status == Status::Closed);
    roles::proposals(incident, closed.map_or(now, |deed| deed.at))
}

/// The components, worst first.
#[must_use]
pub fn components(incident: &Incident) -> Vec<ComponentRow> {
    let footing = Footing::of(incident.plan());
    let row =
        |state: &ComponentState| data::rows::row(&incident.data, state, footing.lock(state), footing.serves_as_before(state));
    let mut components: Vec<ComponentRow> = incident.data.in_scope().map(row).collect();
    components.sort_by_key(|row| (row.locked.is_none(), severity(row)));
    components
}

/// Where a responder stands in the list.
fn standing(row: &ResponderRow) -> u8 {
    match (row.commands, row.state) {
        (true, _) => 0,
        (_, ResponderState::Called) => 1,
        (_, ResponderState::Acknowledged) => 2,
        (_, ResponderState::Assigned) => 3,
        (_, ResponderState::Released) => 4,
    }
}

fn severity(row: &ComponentRow) -> u8 {
    match (row.verdict, &row.stale, row.service) {
        (_, _, Service::Retired) => 9,
        (Verdict::Lost, ..) => 0,
        (Verdict::Damaged, ..) => 1,
        (_, Some(_), _) => 2,
        (Verdict::Unknown, ..) => 3,
        (_, _, Service::Down) => 4,
        (_, _, Service::Restoring) => 5,
        (_, _, Service::Degraded) => 6,
        (_, _, Service::Unknown) => 7,
        (_, _, Service::Up) => 8,
    }
}

fn priority_rows(incident: &Incident, now: Moment) -> Vec<PriorityRow> {
    let plan = incident.plan();
    let locks = Locks::of(plan, now);
    // What is closed opens for nobody, and nobody waits for it.
    let is_over = incident.lifecycle.status == Status::Closed;
    let mut rows = Vec::new();
    for priority in Priority::ALL {
        let mut common: Option<Common<'_>> = None;
        let mut steps: Vec<StepRow> = Vec::new();
        for instance in plan.instances_of(*priority) {
            let same = common.take().filter(|common| std::ptr::eq(common.step, instance.step));
            let shared = common.insert(same.unwrap_or_else(|| Common::of(&instance)));
            steps.push(steps::rows::row(plan, &instance, shared, locks.opens(&instance).filter(|_| !is_over)));
        }
        steps.shrink_to_fit();
        let settled = steps.iter().filter(|row| row.state.is_settled()).count();
        rows.push(PriorityRow { priority: *priority, settled, steps });
    }
    rows
}

/// The people, each with the steps that they are at and the role that is proposed for them.
fn responder_rows(incident: &Incident, proposals: &[Proposal]) -> Vec<ResponderRow> {
    let mut at_work: BTreeMap<&PersonId, Vec<String>> = BTreeMap::new();
    let is_over = incident.lifecycle.status == Status::Closed;
    for instance in incident.plan().instances().filter(|_| !is_over) {
        let progress = instance.progress;
        if let (StepState::Started, None, Some(deed)) = (progress.state, &progress.finished, &progress.started) {
            at_work.entry(&deed.by).or_default().push(instance.code());
        }
    }
    let mut rows: Vec<ResponderRow> = Vec::new();
    for responder in &incident.people.responders {
        let id = &responder.person.id;
        let proposed = proposals.iter().find(|proposal| proposal.who == *id);
        let proposed = proposed.map(|proposal| (proposal.role, proposal.because.clone()));
        rows.push(people::rows::row(&incident.people, responder, at_work.remove(id).unwrap_or_default(), proposed));
    }
    rows.sort_by_key(standing);
    rows
}
