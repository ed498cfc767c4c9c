//! What a person sees now, as plain rows: the one source of every face. Screens draw it, `crisis status` prints it, reports begin with it.
//!
//! A view of the incident at a moment, for one person. It holds text from elsewhere as it is; whoever shows it makes it safe.
//! Here a row is made of each thing; `alarms` says what cannot wait, `next` what is next for whoever looks.

mod alarms;
mod next;
mod rows;

pub use rows::{Alarm, Board, ComponentRow, Locked, Next, PriorityRow, ResponderRow, StepRow};

use super::record::{say_age, say_evidence};
use super::vocabulary::{Service, Verdict};
use crate::domain::id::PersonId;
use crate::domain::incident::{ComponentState, Incident, Instance, Progress, Responder, ResponderState, Status, StepState};
use crate::domain::roles::{self, Proposal};
use crate::domain::runbook::{Priority, Step};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::told::told;
use crate::domain::{clocks, gate};

/// The board as `me` sees it.
#[must_use]
pub fn board(incident: &Incident, now: Moment, me: Option<&PersonId>) -> Board {
    let declared = incident.declared.as_ref();
    let commander = incident.post.as_ref().map(|post| &post.commander);
    let clocks = clocks::clocks(incident, now);
    let proposals = roles::proposals(incident);
    let priorities: Vec<PriorityRow> = Priority::ALL.iter().map(|priority| priority_row(incident, *priority, now)).collect();
    let mut components: Vec<ComponentRow> = incident.components.iter().map(component_row).collect();
    components.sort_by_key(|row| (row.locked.is_none(), severity(row)));
    let mut responders: Vec<ResponderRow> =
        incident.responders.iter().map(|responder| responder_row(incident, responder, &proposals)).collect();
    responders.sort_by_key(standing);
    let commanding = commander.is_some() && commander == me;
    Board {
        id: incident.id().map(ToString::to_string).unwrap_or_default(),
        title: declared.map(|declared| declared.fact.title.clone()).unwrap_or_default(),
        severity: incident.runbook().map_or(0, |runbook| runbook.severity),
        status: incident.status.word(),
        drill: declared.is_some_and(|declared| declared.fact.drill),
        declared_at: declared.map(|declared| declared.at).unwrap_or_default(),
        commander: commander.map(ToString::to_string).unwrap_or_default(),
        commander_name: commander.map(|id| incident.name_of(id).to_owned()).unwrap_or_default(),
        commanding,
        alarms: alarms::alarms(incident, &clocks, &components, &priorities),
        next: next::next(incident, now, me, &priorities, &proposals),
        told: told(incident),
        priorities,
        components,
        responders,
        clocks,
        entries: incident.entries,
        not_understood: incident.not_understood,
    }
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
        (Verdict::Lost, ..) => 0,
        (Verdict::Damaged, ..) => 1,
        (_, Some(_), _) => 2,
        (Verdict::Unknown, ..) => 3,
        (_, _, Service::Down) => 4,
        (_, _, Service::Restoring) => 5,
        (_, _, Service::Degraded) => 6,
        (_, _, Service::Up) => 7,
    }
}

fn priority_row(incident: &Incident, priority: Priority, now: Moment) -> PriorityRow {
    let steps: Vec<StepRow> = incident.instances_of(priority).map(|instance| step_row(incident, &instance, now)).collect();
    let settled = steps.iter().filter(|row| row.state.is_settled()).count();
    PriorityRow { priority, settled, steps }
}

fn step_row(incident: &Incident, instance: &Instance<'_>, now: Moment) -> StepRow {
    let reference = instance.reference();
    let progress = incident.progress(&reference);
    let Step { title, detail, role, .. } = instance.step;
    let by = progress.last.as_ref().map(|deed| &deed.by);
    let runs_since = clocks::runs_since(incident, instance).filter(|_| incident.status != Status::Closed);
    StepRow {
        code: instance.code(),
        short_code: instance.short_code(),
        title: title.clone(),
        detail: detail.clone(),
        component: instance.component.map(|state| state.component.id.to_string()),
        state: progress.state,
        by: by.map(ToString::to_string),
        by_name: by.map(|id| incident.name_of(id).to_owned()),
        at: progress.last.as_ref().map(|deed| deed.at),
        why: progress.last.as_ref().and_then(|deed| deed.why.clone()),
        evidence: progress.evidence.as_ref().map(say_evidence),
        role: *role,
        wants_evidence: instance.step.evidence_required,
        wants_verdict: instance.step.verdict,
        destroys: instance.step.destroys.clone(),
        wants_second_name: progress.waits_for_second_name(),
        due: runs_since.zip(instance.step.time_box).map(|((since, _), span)| since.plus_seconds(span.seconds())),
        overridden: incident.overrides.iter().rev().find(|(step, _)| *step == reference).and_then(|(_, deed)| deed.why.clone()),
        while_locked: progress.while_locked,
        locked: locked(incident, instance, progress, now),
        reference,
    }
}

fn locked(incident: &Incident, instance: &Instance<'_>, progress: &Progress, now: Moment) -> Option<Locked> {
    if progress.state.is_settled() {
        return None;
    }
    let lock = gate::worst_lock(incident, instance, now);
    let second = || {
        let first = progress.finished.as_ref().filter(|_| progress.waits_for_second_name())?;
        Some(Locked {
            because: say!("rules-wants-two-names", first = &first.by),
            short: say!("rules-lock-second-name"),
            hint: say!("rules-ask-to-confirm", code = instance.code()),
        })
    };
    lock.map(|lock| Locked { because: lock.because, short: lock.short, hint: lock.hint }).or_else(second)
}

fn component_row(state: &ComponentState) -> ComponentRow {
    let given = state.given.as_ref();
    let grounds: Vec<Sentence> = given.map_or_else(Vec::new, |given| {
        let as_of = given.as_of.map(say_age);
        let evidence = given.evidence.as_ref().map(say_evidence);
        [as_of, given.extent.as_ref().map(Sentence::from), evidence].into_iter().flatten().collect()
    });
    ComponentRow {
        id: state.component.id.to_string(),
        title: state.component.title.clone(),
        verdict: state.verdict,
        stale: state.stale.as_ref().map(|stale| (stale.cause.spoken(), stale.at)),
        judged: given.map(|given| (given.by.to_string(), given.at)),
        grounds: (!grounds.is_empty()).then(|| Sentence::joined("; ", grounds)),
        service: state.service,
        percent: state.percent,
        locked: gate::verdict_lock(state).map(|lock| Locked { because: lock.because, short: lock.short, hint: lock.hint }),
    }
}

fn responder_row(incident: &Incident, responder: &Responder, proposals: &[Proposal]) -> ResponderRow {
    let id = &responder.person.id;
    let at_work = incident.instances().filter(|instance| {
        let progress = incident.progress(&instance.reference());
        progress.state == StepState::Started
            && !progress.waits_for_second_name()
            && progress.started.as_ref().is_some_and(|deed| deed.by == *id)
    });
    ResponderRow {
        id: id.to_string(),
        name: responder.person.name.clone(),
        role: responder.role,
        duty: responder.duty.clone(),
        state: responder.state(),
        commands: incident.is_commander(id),
        at_work: at_work.map(|instance| instance.code()).collect(),
        call: responder.call.as_ref().map(|call| match call.outcome {
            Some(outcome) => say!("rules-call", line = call.line, outcome = outcome),
            None => say!("rules-call-rings", line = call.line),
        }),
        unanswered: responder.call.as_ref().filter(|_| responder.state() == ResponderState::Called).map(|call| call.at),
        proposed: proposals.iter().find(|proposal| proposal.who == *id).map(|proposal| (proposal.role, proposal.because.clone())),
    }
}
