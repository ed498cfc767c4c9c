//! What cannot wait: the late, and what is wrong.

use crate::domain::advice::{Advice, Opens};
use crate::domain::data::rows::ComponentRow;
use crate::domain::data::state::ComponentState;
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::left::Left;
use crate::domain::lifecycle::state::Status;
use crate::domain::notices::rows::all_told;
use crate::domain::reckoning::Reckoning;
use crate::domain::runbook::Priority;
use crate::domain::runbook::Role;
use crate::domain::sending::rows::named;
use crate::domain::sending::state::{Sending, Stage};
use crate::domain::speech::{Ask, Sentence, Titled, say};
use crate::domain::stamp::Moment;
use crate::domain::steps::held;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::rules::counts_as_done;
use crate::domain::steps::state::StepState;
use crate::domain::time_text::day_and_clock;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Trusted, Verdict};
use crate::domain::{gate, hints};

use super::clocks::{self, Clock};
use super::rows::{Alarm, Kind, PriorityRow, Weight};

/// The deadlines that have passed: they come before all else. That oneself was called is the first of them,
/// what customers were promised the second. Those that may have passed say so, as far as anybody can tell
/// from clocks that disagree.
pub(super) fn late(clocks: &[Clock], now: Moment, me: Option<&PersonId>) -> impl Iterator<Item = Alarm> {
    let is_own = move |clock: &&Clock| clock.kind == clocks::Kind::CallOut && me.is_some_and(|me| clock.about.is_person(me));
    let is_promise = |clock: &&Clock| clock.kind == clocks::Kind::Promise;
    let late = move || clocks.iter().filter(|clock| clock.overdue);
    let promised = late().filter(is_promise);
    // That somebody has been up for long is no work that waits.
    let is_awake = |clock: &&Clock| clock.kind == clocks::Kind::Awake;
    let rest = late().filter(move |clock| !is_own(clock) && !is_promise(clock) && !is_awake(clock));
    late().filter(is_own).chain(promised).chain(rest).chain(late().filter(is_awake)).map(move |clock| {
        let say = if now < clock.due { say!("rules-late-in-doubt", what = &clock.say) } else { clock.say.clone() };
        Alarm {
            kind: Kind::Late(clock.kind),
            about: Some(clock.about.as_str().to_owned()),
            who: clock.who.clone(),
            since: Some(clock.due),
            say,
            hint: clock.hint.clone(),
            weight: Weight::Late,
            is_begun: clock.begun,
        }
    })
}

/// What comes before all else until it is settled: customers use
/// what is known to be wrong, or what nobody has confirmed.
pub(super) fn loudest(incident: &Incident, components: &[ComponentRow]) -> impl Iterator<Item = Alarm> {
    let is_over = incident.lifecycle.status == Status::Closed;
    components.iter().filter(move |_| !is_over).filter_map(serves)
}

/// The clock of this machine and the log disagree: both are named until the commander says which is right.
pub(super) fn clock(incident: &Incident, told: &Reckoning, me: Option<&PersonId>) -> Option<Alarm> {
    let doubt = told.open_doubt().filter(|_| incident.lifecycle.status != Status::Closed)?;
    let shown = |moment: Moment| day_and_clock(moment, doubt.zone);
    let say = say!("rules-alarm-clock", machine = shown(doubt.machine.wall), log = shown(doubt.log));
    let settle = |word: &'static str| hints::because(Ask::to(Verb::Clock).with(word));
    let (log, machine) = (settle(Trusted::Log.word()), settle(Trusted::Machine.word()));
    let commander = incident.people.post.as_ref().map(|post| &post.commander).filter(|commander| me != Some(*commander));
    let hint = match commander {
        None => say!("rules-settle-clock", ask = log, other = machine).into(),
        Some(id) => {
            let name = incident.people.called(id);
            Advice::from(say!("rules-ask-about-clock", name = name, ask = log, other = machine)).ask(id)
        }
    };
    let who = commander.or(me).cloned();
    Some(Alarm { weight: Weight::Clock, who, ..alarm(Kind::Clock, say, hint) })
}

/// What else cannot wait, and stays so however late it is: what broke, then what is missing.
pub(super) fn not_late(
    incident: &Incident,
    me: Option<&PersonId>,
    components: &[ComponentRow],
    priorities: &[PriorityRow],
) -> Vec<Alarm> {
    let steps = || priorities.iter().flat_map(|row| &row.steps);
    // Of what is closed nothing can be put right any more: what went wrong stands in the report.
    if incident.lifecycle.status == Status::Closed {
        return not_understood(incident).into_iter().collect();
    }
    let command = [offered(incident, me), relieved(incident, me)].into_iter().flatten();
    command
        .chain(components.iter().filter(|row| !row.service.serves()).filter_map(stale))
        .chain(steps().filter_map(failed))
        .chain(steps().filter_map(worked_on_while_locked))
        .chain(incident.data.in_scope().filter_map(ignored_link))
        .chain(nobody_speaks(incident))
        .chain(after_service(incident, priorities))
        .chain(not_understood(incident))
        .collect()
}

fn alarm(kind: Kind, say: Sentence, hint: impl Into<Advice>) -> Alarm {
    Alarm { kind, about: None, who: None, since: None, say, hint: hint.into(), weight: Weight::Wrong, is_begun: false }
}

/// The same about a step, a component or somebody.
fn of(about: &impl ToString, since: Option<Moment>, alarm: Alarm) -> Alarm {
    Alarm { about: Some(about.to_string()), since, ..alarm }
}

/// The command is offered and not taken: whoever it is offered to takes it.
fn offered(incident: &Incident, me: Option<&PersonId>) -> Option<Alarm> {
    let post = incident.people.post.as_ref()?;
    let (to, offer) = post.offered.as_ref()?;
    let (name, why) = (incident.people.called(to), offer.why.as_ref().map(Sentence::behind_a_colon));
    let say = if offer.by == *to {
        say!("rules-alarm-takes", to = &name, why = why)
    } else {
        say!("rules-alarm-offered", to = &name, by = incident.people.called(&offer.by), why = why)
    };
    let accept = Ask::to(Verb::Accept);
    let hint = if me == Some(to) {
        Advice::from(accept)
    } else {
        let name = incident.people.called(&post.commander);
        Advice::from(say!("rules-still-commands", name = name, who = to, ask = accept)).ask(to)
    };
    Some(Alarm { who: Some(to.clone()), ..of(to, Some(offer.at), alarm(Kind::Offered, say, hint)) })
}

/// Whoever was in command and comes back is told who took command meanwhile, and why.
fn relieved(incident: &Incident, me: Option<&PersonId>) -> Option<Alarm> {
    let taken = incident.people.post.as_ref()?.taken().filter(|taken| me == Some(&taken.from))?;
    let seen = incident.people.responder(&taken.from).is_some_and(|one| one.last_sign > Some(taken.at));
    let name = incident.people.called(&taken.to);
    let say = || say!("rules-alarm-relieved", name = &name, why = taken.offer.why.as_ref().map(Sentence::behind_a_colon));
    let hint = || Advice::from(say!("rules-ask-for-command-back", name = &name, ask = hints::about(Verb::Handover, &taken.from)));
    (!seen).then(|| of(&taken.to, Some(taken.at), alarm(Kind::Relieved, say(), hint().ask(&taken.to))))
}

/// Customers use what is known to be wrong, or what nobody has confirmed.
fn serves(row: &ComponentRow) -> Option<Alarm> {
    let locked = row.locked.as_ref().filter(|_| row.service.serves() && !row.serves_as_before)?;
    let alarm = match row.verdict {
        Verdict::Damaged | Verdict::Lost => alarm(
            Kind::Serves,
            say!("rules-alarm-serves", component = &row.id, verdict = row.verdict),
            say!("rules-stop-it", ask = hints::about(Verb::Service, &row.id).with("down")),
        ),
        Verdict::Unknown => alarm(Kind::Serves, say!("rules-alarm-serves-unknown", component = &row.id), locked.hint.clone()),
        Verdict::Intact | Verdict::Recovered => {
            let say = say!("rules-alarm-serves-unsure", component = &row.id, because = &locked.because);
            alarm(Kind::Serves, say, locked.hint.clone())
        }
    };
    Some(Alarm { weight: Weight::Loudest, ..of(&row.id, None, alarm) })
}

/// What was known of the data no longer holds.
fn stale(row: &ComponentRow) -> Option<Alarm> {
    let ((why, since), locked) = row.stale.as_ref().zip(row.locked.as_ref())?;
    let say = say!("rules-verdict-is-stale", component = &row.id, verdict = row.verdict, why = why);
    Some(of(&row.id, Some(*since), alarm(Kind::Stale, say, locked.hint.clone())))
}

fn failed(row: &StepRow) -> Option<Alarm> {
    let why = row.why.as_deref().unwrap_or_default();
    let say = || say!("rules-alarm-failed", step = row.titled(), why = why);
    let alarm = || alarm(Kind::Failed, say(), hints::with_reason(Verb::Reopen, &row.code()));
    (row.state == StepState::Failed).then(|| of(&row.code(), row.at, alarm()))
}

fn worked_on_while_locked(row: &StepRow) -> Option<Alarm> {
    let say = || match row.state {
        _ if row.too_early => say!("rules-alarm-done-too-early", step = row.titled()),
        StepState::Done => say!("rules-alarm-done-while-locked", step = row.titled()),
        _ => say!("rules-alarm-begun-while-locked", step = row.titled()),
    };
    let hint = || match &row.component {
        Some(id) if !row.too_early => say!("rules-check-data-of", component = id),
        Some(_) | None => say!("rules-check-what-it-touched"),
    };
    row.while_locked.then(|| of(&row.code(), row.at, alarm(Kind::WhileLocked, say(), hint())))
}

/// Two people said at once that each of two components is stored on the other: the later link is ignored.
fn ignored_link(state: &ComponentState) -> Option<Alarm> {
    let ground = state.circles.first()?;
    let id = &state.component.id;
    let say = say!("rules-alarm-circle", component = id, ground = ground);
    let hint = say!("rules-say-where-it-is-stored", ask = hints::stored_elsewhere(id));
    Some(of(id, None, alarm(Kind::Circle, say, hint)))
}

/// The pages of which something is to be done: those that were not sent, until they are sent anew or somebody
/// says what came of them; and those of which nobody knows whether they arrived, for the channel lost them,
/// or the program that sent them ended before it said what came of them. A person decides.
pub(super) fn pages(incident: &Incident, now: Moment) -> impl Iterator<Item = Alarm> {
    let is_over = incident.lifecycle.status == Status::Closed;
    let sendings = incident.sendings.iter().filter(move |_| !is_over);
    sendings.filter_map(move |sending| match sending.stage(now) {
        Stage::Failed | Stage::Lapsed => Some(page_failed(incident, sending)),
        Stage::Uncertain => Some(page_uncertain(incident, sending)),
        Stage::Claimed | Stage::Started | Stage::Sent | Stage::Arrived | Stage::NotArrived => None,
    })
}

fn page_failed(incident: &Incident, sending: &Sending) -> Alarm {
    let (who, name) = (&sending.to.id, named(&incident.people, &sending.to));
    let why = match &sending.ended {
        Some(ended) => ended.why.as_ref().map(Sentence::behind_a_colon),
        None => Some(Sentence::behind_a_colon(say!("rules-sending-lapsed"))),
    };
    let since = sending.ended.as_ref().map_or(sending.claim.deed.at, |ended| ended.at);
    let say = say!("rules-alarm-page-failed", name = name, channel = &sending.channel, why = why);
    let hint = say!("rules-page-again-or-phone", ask = hints::about(Verb::Page, who));
    of(who, Some(since), alarm(Kind::PageFailed, say, hint))
}

fn page_uncertain(incident: &Incident, sending: &Sending) -> Alarm {
    let (who, name) = (&sending.to.id, named(&incident.people, &sending.to));
    let say = say!("rules-alarm-page-uncertain", name = name, channel = &sending.channel);
    let hint = say!("rules-settle-page", ask = hints::arrived(who), other = hints::page_again(who));
    let since = sending.claim.started.unwrap_or(sending.claim.deed.at);
    of(who, Some(since), alarm(Kind::PageUncertain, say, hint))
}

fn nobody_speaks(incident: &Incident) -> Option<Alarm> {
    let silent =
        incident.people.count_here() >= 2 && incident.people.nobody_communicates() && incident.lifecycle.status == Status::Open;
    silent.then(|| {
        alarm(Kind::Silence, say!("rules-alarm-nobody-speaks"), hints::somebody(Verb::Assign).with(Role::Communication.word()))
    })
}

/// What is still owed once service is back and has no deadline: the all-clear, and what is on hold.
fn after_service(incident: &Incident, priorities: &[PriorityRow]) -> Vec<Alarm> {
    if incident.lifecycle.status != Status::Resolved {
        return Vec::new();
    }
    all_clear(incident, priorities).into_iter().chain(held(incident)).collect()
}

/// Customers were told that something is wrong, and not yet that it is over.
fn all_clear(incident: &Incident, priorities: &[PriorityRow]) -> Option<Alarm> {
    let plan = incident.plan();
    let since = incident.lifecycle.resolved.as_ref().map(|deed| deed.at);
    let owed = |instance: &Instance<'_>| plan.says_all_clear(instance.step) && instance.step.time_box.is_none();
    let instance = plan.instances_of(Priority::Communicate).filter(owed).find(|instance| !counts_as_done(instance))?;
    all_told(plan).last()?;
    let code = instance.code();
    let say = say!("rules-alarm-no-all-clear", step = Titled::of(&code, &instance.step.title));
    let reference = instance.reference();
    let row = priorities.iter().flat_map(|row| &row.steps).find(|row| row.reference == reference)?;
    let hint = match row.locked {
        None => hints::about(Verb::Done, &code).into(),
        // How long that is changes with every minute.
        Some(Opens::At(_)) => say!("rules-opens-by-itself").into(),
        Some(Opens::ByWork) => gate::lock(plan, &instance, Moment::default())?.hint,
    };
    Some(of(&code, since, alarm(Kind::Owed, say, hint)))
}

/// What was stopped and is not released.
fn held(incident: &Incident) -> Option<Alarm> {
    let rows = held::rows(incident.plan());
    let first = rows.first()?;
    let mut steps = Left::default();
    for row in &rows {
        steps.add(|| format!("{} \"{}\"", row.code, row.title));
    }
    let release = rows.iter().find_map(|row| row.released_by.as_ref());
    let hint: Advice = match release {
        Some(code) => say!("rules-resume", ask = hints::about(Verb::Done, code)).into(),
        None => say!("rules-nothing-resumes").into(),
    };
    Some(of(&first.code, Some(first.since), alarm(Kind::Held, say!("rules-still-held", steps = steps.listed()), hint)))
}

/// Entries of a newer version, or for which there was no room.
fn not_understood(incident: &Incident) -> Option<Alarm> {
    let say = || say!("rules-alarm-not-understood", count = incident.not_understood);
    (incident.not_understood > 0).then(|| alarm(Kind::NotUnderstood, say(), say!("rules-update-crisis")))
}
