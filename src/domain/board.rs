//! What a person sees now, as plain rows: the one source of every face. Screens draw it, `crisis status` prints it, reports begin with it.
//!
//! A view of the incident at a moment, for one person. It holds text from elsewhere as it is; whoever shows it makes it safe.

use super::clocks::{self, Clock};
use super::event::{Service, Verdict};
use super::gate;
use super::holds::Holds;
use super::id::{PersonId, StepRef};
use super::incident::{ComponentState, Incident, Instance, Progress, Responder, ResponderState, Status, StepState};
use super::roles::{self, Proposal};
use super::runbook::{Priority, Role, Step};
use super::speech::{Sentence, say};
use super::stamp::Moment;
use super::tell::{say_age, say_evidence};
use super::told::{Told, told};

/// All that one person sees of an incident at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// The incident's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How bad it is, 1 the worst.
    pub severity: u8,
    /// `open`, `resolved` or `closed`.
    pub status: &'static str,
    /// Only an exercise.
    pub drill: bool,
    /// When it was declared.
    pub declared_at: Moment,
    /// Who commands.
    pub commander: String,
    /// The name of whoever commands.
    pub commander_name: String,
    /// Whether the person who looks is the commander.
    pub commanding: bool,
    /// The three priorities with their steps.
    pub priorities: Vec<PriorityRow>,
    /// The components, worst first.
    pub components: Vec<ComponentRow>,
    /// The people: whoever commands first, then who has not answered, who has no role, who has one; last who may rest.
    pub responders: Vec<ResponderRow>,
    /// All clocks, nearest first.
    pub clocks: Vec<Clock>,
    /// What needs somebody's attention now, worst first.
    pub alarms: Vec<Alarm>,
    /// What whoever looks should do next.
    pub next: Vec<Next>,
    /// What customers were told last.
    pub told: Option<Told>,
    /// How many entries the log has.
    pub entries: u64,
    /// How many of them this version does not understand.
    pub not_understood: u64,
}

/// A priority and its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityRow {
    /// Which.
    pub priority: Priority,
    /// How many steps are settled: done, skipped or not applicable.
    pub settled: usize,
    /// The steps in the runbook's order.
    pub steps: Vec<StepRow>,
}

/// A step as it is ticked off.
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no that a row shows")]
#[derive(Clone, Debug, PartialEq)]
pub struct StepRow {
    /// The code under which people speak of it, with its component: `D3@db-1`.
    pub code: String,
    /// The code without the component.
    pub short_code: String,
    /// The name under which the log knows it.
    pub reference: StepRef,
    /// What to do.
    pub title: String,
    /// How, in Markdown.
    pub detail: String,
    /// Its component.
    pub component: Option<String>,
    /// Its state.
    pub state: StepState,
    /// Who changed it last.
    pub by: Option<String>,
    /// That person's name.
    pub by_name: Option<String>,
    /// When.
    pub at: Option<Moment>,
    /// Why, where a reason was given.
    pub why: Option<String>,
    /// What shows it.
    pub evidence: Option<Sentence>,
    /// Who does it.
    pub role: Role,
    /// What it wants: evidence, a verdict.
    pub wants_evidence: bool,
    /// Whether finishing it asks for a verdict.
    pub wants_verdict: bool,
    /// What is gone afterwards.
    pub destroys: Option<String>,
    /// Finished, and waiting for a second name.
    pub wants_second_name: bool,
    /// When it should be done, while somebody is at it.
    pub due: Option<Moment>,
    /// Why its gates were passed.
    pub overridden: Option<String>,
    /// Work was done on it while its gate was shut.
    pub while_locked: bool,
    /// Why it may not be worked on.
    pub locked: Option<Locked>,
}

/// Why something may not be touched, and what opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Because of what.
    pub because: Sentence,
    /// The same in two or three words.
    pub short: Sentence,
    /// What to do.
    pub hint: Sentence,
}

/// A component.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentRow {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The verdict on its data.
    pub verdict: Verdict,
    /// Why the verdict no longer holds, and since when.
    pub stale: Option<(Sentence, Moment)>,
    /// Who gave it and when.
    pub judged: Option<(String, Moment)>,
    /// What it rests on, how much is damaged, how old the data is: in words.
    pub grounds: Option<Sentence>,
    /// What customers have of it.
    pub service: Service,
    /// How much of it works.
    pub percent: Option<u8>,
    /// Whether restoring it is locked, and why.
    pub locked: Option<Locked>,
}

/// A responder.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponderRow {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Option<Role>,
    /// Their duty in words.
    pub duty: Option<String>,
    /// Where they stand.
    pub state: ResponderState,
    /// Whether they command.
    pub commands: bool,
    /// The codes of the steps that they are at.
    pub at_work: Vec<String>,
    /// What came of the last call to them, in words.
    pub call: Option<Sentence>,
    /// When they were called, while they have not answered.
    pub unanswered: Option<Moment>,
    /// The role that is proposed for them, and why.
    pub proposed: Option<(Role, Sentence)>,
}

/// Something that cannot wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// What.
    pub say: Sentence,
    /// What to do about it.
    pub hint: Sentence,
    /// Whether a deadline has passed.
    pub late: bool,
}

/// Something to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The step, where it is one.
    pub step: Option<StepRef>,
    /// What: "D4@db-1 Compare row counts".
    pub say: Sentence,
    /// How: the verb to run.
    pub hint: Sentence,
    /// How many steps it holds back; said to whoever commands.
    pub holds: usize,
}

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
        alarms: alarms(incident, &clocks, &components, &priorities),
        next: next(incident, now, me, &priorities, &proposals),
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

/// What cannot wait: deadlines that have passed, then what broke, then what is missing.
fn alarms(incident: &Incident, clocks: &[Clock], components: &[ComponentRow], priorities: &[PriorityRow]) -> Vec<Alarm> {
    let late = clocks.iter().filter(|clock| clock.overdue);
    let mut alarms: Vec<Alarm> =
        late.map(|clock| Alarm { say: clock.say.clone(), hint: clock.hint.clone(), late: true }).collect();
    let calm = |say: Sentence, hint: Sentence| Alarm { say, hint, late: false };
    if let Some((to, offer)) = incident.post.as_ref().and_then(|post| post.offered.as_ref()) {
        let say = say!("rules-alarm-offered", to = incident.name_of(to), by = incident.name_of(&offer.by));
        alarms.push(calm(say, "`crisis accept`".into()));
    }
    for row in components.iter().filter(|row| matches!(row.service, Service::Up | Service::Degraded)) {
        match (row.verdict, &row.locked) {
            (Verdict::Damaged | Verdict::Lost, _) => {
                let say = say!("rules-alarm-serves", component = &row.id, verdict = row.verdict);
                alarms.push(calm(say, say!("rules-stop-it", component = &row.id)));
            }
            (Verdict::Unknown, Some(locked)) => {
                alarms.push(calm(say!("rules-alarm-serves-unknown", component = &row.id), locked.hint.clone()));
            }
            _ => {}
        }
    }
    for row in components {
        if let (Some((why, _)), Some(locked)) = (&row.stale, &row.locked) {
            let say = say!("rules-verdict-is-stale", component = &row.id, verdict = row.verdict, why = why);
            alarms.push(calm(say, locked.hint.clone()));
        }
    }
    let steps = || priorities.iter().flat_map(|row| &row.steps);
    for row in steps().filter(|row| row.state == StepState::Failed) {
        let why = row.why.as_deref().unwrap_or_default();
        let say = say!("rules-alarm-failed", code = &row.code, title = &row.title, why = why);
        alarms.push(calm(say, say!("rules-reopen", code = &row.code)));
    }
    for row in steps().filter(|row| row.while_locked) {
        let say = match row.state {
            StepState::Done => say!("rules-alarm-done-while-locked", code = &row.code, title = &row.title),
            _ => say!("rules-alarm-begun-while-locked", code = &row.code, title = &row.title),
        };
        let hint = match &row.component {
            Some(id) => say!("rules-check-data-of", component = id),
            None => say!("rules-check-what-it-touched"),
        };
        alarms.push(calm(say, hint));
    }
    if incident.people_here() >= 2 && roles::nobody_communicates(incident) && incident.status == Status::Open {
        alarms.push(calm(say!("rules-alarm-nobody-speaks"), say!("rules-assign-communication")));
    }
    if incident.not_understood > 0 {
        let say = say!("rules-alarm-not-understood", count = incident.not_understood);
        alarms.push(calm(say, say!("rules-update-crisis")));
    }
    alarms
}

/// How many things to do next are listed.
const NEXT: usize = 5;

/// What to do next: what one is at, then what is free for one's role and duty. For a commander with enough people first what only they can
/// settle, then what holds most back. What is late comes before its like.
fn next(
    incident: &Incident,
    now: Moment,
    me: Option<&PersonId>,
    priorities: &[PriorityRow],
    proposals: &[Proposal],
) -> Vec<Next> {
    if incident.status == Status::Closed {
        return Vec::new();
    }
    let responder = me.and_then(|me| incident.responder(me));
    let commands = me.is_some_and(|me| incident.is_commander(me));
    let role = responder.and_then(|responder| responder.role);
    let mut next = Vec::new();
    if let Some((to, _)) = incident.post.as_ref().and_then(|post| post.offered.as_ref())
        && me == Some(to)
    {
        next.push(Next { step: None, say: say!("rules-next-accept"), hint: "`crisis accept`".into(), holds: 0 });
    }
    if commands {
        next.extend(decisions(incident, proposals).into_iter().take(DECISIONS));
    }
    let steps: Vec<&StepRow> = priorities.iter().flat_map(|row| &row.steps).collect();
    let mine = |row: &&&StepRow| me.is_some_and(|me| row.by.as_deref() == Some(me.as_str()));
    let at_it = steps.iter().filter(|row| row.state == StepState::Started && !row.wants_second_name).filter(mine);
    next.extend(at_it.map(|row| step_next(row, "done")));
    let waiting = steps.iter().filter(|row| row.wants_second_name && !mine(row));
    let waiting: Vec<&StepRow> = waiting.copied().collect();
    let mut free: Vec<&StepRow> =
        steps.iter().filter(|row| row.state == StepState::Open && row.locked.is_none()).copied().collect();
    stay_with(&mut free, priorities, me);
    // Whoever is alone does everything, in its order.
    if incident.people_here() > 1 {
        free.sort_by_key(|row| responder.map_or(0, |responder| fit(incident, row, responder)));
    }
    let hands_free = commands && incident.people_here() >= roles::COMMANDER_KEEPS_HANDS_FREE_FROM;
    let others_speak = hands_free && !roles::nobody_communicates(incident);
    let (mine, others): (Vec<&StepRow>, Vec<&StepRow>) = free.into_iter().partition(|row| match (role, row.role) {
        (_, Role::Technical) if hands_free => false,
        (None, Role::Communication) => !others_speak,
        (role, wanted) => role.is_none_or(|role| role == wanted),
    });
    let mut work: Vec<(&StepRow, Next)> = waiting.into_iter().map(|row| (row, step_next(row, "confirm"))).collect();
    work.extend(mine.into_iter().map(|row| (row, step_next(row, "start"))));
    if hands_free {
        work.extend(others.into_iter().map(|row| (row, delegate(row))));
        let failed = steps.iter().filter(|row| row.state == StepState::Failed);
        work.extend(failed.map(|row| (*row, step_next(row, "reopen"))));
        weigh(&Holds::of(incident), &mut work);
    }
    // What holds nothing more back than others is weighed by its deadline.
    work.sort_by_key(|(row, next)| (std::cmp::Reverse(next.holds), row.due.is_none_or(|due| due > now)));
    next.extend(work.into_iter().map(|(_, next)| next));
    if next.is_empty() && commands {
        next.extend(ending(incident));
    }
    next.truncate(NEXT);
    next
}

/// How many roles to give are listed before anything else.
const DECISIONS: usize = 3;

/// Says of everything how much it holds back.
fn weigh(holds: &Holds, work: &mut [(&StepRow, Next)]) {
    for (row, next) in work.iter_mut() {
        next.holds = holds.behind(&row.reference).len();
    }
}

/// Within a priority the steps of the component that somebody worked on last come first: one thing is brought to its end.
fn stay_with<'a>(free: &mut Vec<&'a StepRow>, priorities: &'a [PriorityRow], me: Option<&PersonId>) {
    let mine = |row: &&StepRow| me.is_some_and(|me| row.by.as_deref() == Some(me.as_str()));
    let Some(last) = priorities.iter().flat_map(|row| &row.steps).filter(mine).max_by_key(|row| row.at) else { return };
    let Some(beside) = priorities.iter().find(|row| row.steps.iter().any(|step| step.reference == last.reference)) else {
        return;
    };
    let (same, others): (Vec<&StepRow>, Vec<&StepRow>) =
        free.iter().partition(|row| row.component == last.component && beside.steps.iter().any(|step| step.code == row.code));
    let at = others.iter().position(|row| beside.steps.iter().any(|step| step.code == row.code)).unwrap_or(others.len());
    *free = others;
    free.splice(at..at, same);
}

/// How well a step suits somebody: their duty names it, or what it is about, they can do what it wants, or neither.
fn fit(incident: &Incident, row: &StepRow, responder: &Responder) -> u8 {
    let wanted = incident.step(&row.reference).map_or(&[][..], |step| &step.skills);
    let duty = responder.duty.as_deref().unwrap_or_default().to_lowercase();
    let named = |word: &str| duty.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|of_duty| of_duty == word);
    if duty.split_whitespace().any(|word| word == row.code.to_lowercase()) {
        return 0;
    }
    if row.component.as_deref().is_some_and(named) || wanted.iter().any(|skill| named(&skill.to_lowercase())) {
        return 1;
    }
    let can = |skill: &String| responder.person.skills.iter().any(|own| own.eq_ignore_ascii_case(skill));
    if wanted.is_empty() || wanted.iter().any(can) { 2 } else { 3 }
}

fn step_next(row: &StepRow, verb: &str) -> Next {
    let hint = match (verb, row.wants_evidence) {
        ("done", true) => say!("rules-done-with-evidence", code = &row.code),
        _ => format!("`crisis {verb} {}`", row.code).into(),
    };
    Next { step: Some(row.reference.clone()), say: format!("{} {}", row.code, row.title).into(), hint, holds: 0 }
}

/// What a commander with enough people leaves to one of them.
fn delegate(row: &StepRow) -> Next {
    Next {
        step: Some(row.reference.clone()),
        say: say!("rules-next-delegate", code = &row.code, title = &row.title),
        hint: say!("rules-give-as-duty", code = &row.code, role = row.role.word()),
        holds: 0,
    }
}

/// What only the commander can settle: roles that are proposed.
fn decisions(incident: &Incident, proposals: &[Proposal]) -> Vec<Next> {
    let assign = |proposal: &Proposal| Next {
        step: None,
        say: say!("rules-next-assign", name = incident.name_of(&proposal.who), role = proposal.role, because = &proposal.because),
        hint: format!("`crisis assign {} {}`", proposal.who, proposal.role).into(),
        holds: 0,
    };
    let others = proposals.iter().filter(|proposal| !incident.is_commander(&proposal.who));
    others.map(assign).collect()
}

/// When nothing is left to do.
fn ending(incident: &Incident) -> Option<Next> {
    let (say, hint) = match incident.status {
        Status::Open => (say!("rules-next-resolve"), "`crisis resolve`"),
        Status::Resolved => (say!("rules-next-close"), "`crisis close`"),
        Status::Closed => return None,
    };
    Some(Next { step: None, say, hint: hint.into(), holds: 0 })
}
