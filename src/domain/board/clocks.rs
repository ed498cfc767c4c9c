//! Everything that has a deadline, nearest first. A clock is
//! derived from the incident at a moment; none is kept.

use crate::domain::advice::Advice;
use crate::domain::id::{PersonId, StepRef};
use crate::domain::inbox::state::Report;
use crate::domain::incident::Incident;
use crate::domain::length::lasting;
use crate::domain::lifecycle::state::Status;
use crate::domain::notices::rows::NextUpdate;
use crate::domain::people::state::Responder;
use crate::domain::reckoning::Reckoning;
use crate::domain::runbook::{Priority, Runbook, Span};
use crate::domain::speech::{Ask, Sentence, Titled, say};
use crate::domain::stamp::Moment;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::rules::runs_since;
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Line;
use crate::domain::{gate, hints};

/// Seconds without an answer after which the next number is due.
/// The response documentation of `PagerDuty` recommends 5 minutes.
pub const CALL_OUT: i64 = 5 * 60;
/// Seconds after which an acknowledgement without a role or a sign of life is stale.
pub const ACKNOWLEDGEMENT: i64 = 15 * 60;
/// Seconds of command after which to hand over. The incident
/// response course of `PagerDuty` names 3 hours as the limit.
pub const COMMAND: i64 = 3 * 60 * 60;
/// Seconds awake after which to rest: after 17 hours people
/// work as if they had drunk (Williamson and Feyer, 2000).
pub const AWAKE: i64 = 17 * 60 * 60;
/// Seconds in which an offered command should be accepted: an offer that nobody took is nobody's command.
pub const HANDOVER: i64 = 5 * 60;

/// What a clock watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A step has its time.
    TimeBox,
    /// Somebody was called.
    CallOut,
    /// Somebody answered and said when they will be there.
    Expected,
    /// Somebody acknowledged and was not heard of since.
    Acknowledgement,
    /// The command was offered.
    Handover,
    /// Somebody has commanded for long.
    Command,
    /// A step waits for an hour, from which on it can be begun.
    Hold,
    /// Somebody has been awake for long.
    Awake,
    /// Customers wait for the next word.
    Promise,
    /// Somebody who reported something was promised a call.
    Callback,
}

impl Kind {
    /// The word for it, in `crisis status --json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::TimeBox => "time_box",
            Self::CallOut => "acknowledge",
            Self::Expected => "expected",
            Self::Acknowledgement => "stale_acknowledgement",
            Self::Handover => "handover",
            Self::Command => "command",
            Self::Awake => "awake",
            Self::Hold => "hold",
            Self::Promise => "promise",
            Self::Callback => "callback",
        }
    }
}

/// What a deadline is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A step, with its code.
    Step(StepRef, String),
    /// The person who was called, has no role or was offered the command.
    Person(PersonId),
    /// Whoever reported something, in words.
    Caller(String),
}

impl About {
    /// The step's code or the person's id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Step(_, code) => code,
            Self::Person(id) => id,
            Self::Caller(who) => who,
        }
    }

    /// Whether it is that person.
    #[must_use]
    pub fn is_person(&self, id: &PersonId) -> bool {
        matches!(self, Self::Person(person) if person == id)
    }

    /// Whether it is that step.
    #[must_use]
    pub fn is_step(&self, step: &StepRef) -> bool {
        matches!(self, Self::Step(reference, _) if reference == step)
    }
}

/// A deadline, derived from the facts: it ends when what it watches is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Which promise or rule it stands for.
    pub kind: Kind,
    /// From when on it runs.
    pub since: Moment,
    /// When it runs out.
    pub due: Moment,
    /// Whether that moment has come.
    pub overdue: bool,
    /// The step or the person that it waits for.
    pub about: About,
    /// Whether somebody is at it, where it is a step.
    pub begun: bool,
    /// Who is on it: whoever began the step or was asked to do it, or whom the command is offered; else none.
    pub who: Option<PersonId>,
    /// What to say when it has run out: "Bram was called in 6m ago and has not acknowledged".
    pub say: Sentence,
    /// What to do then.
    pub hint: Advice,
}

/// All clocks of an incident at a moment, nearest deadline first; none once it is closed. `running` are the
/// steps whose time runs; whoever looks is told what they can do.
#[must_use]
pub fn clocks(incident: &Incident, running: &[&StepRef], told: Reckoning, me: Option<&PersonId>) -> Vec<Clock> {
    if incident.lifecycle.status == Status::Closed {
        return Vec::new();
    }
    let mut clocks: Vec<Clock> = running.iter().filter_map(|step| time_box(incident, step, told)).collect();
    let people = || incident.people.responders.iter();
    clocks
        .extend(people().filter_map(|responder| call_out(responder, told, me)).filter(|clock| is_still_wanted(incident, clock)));
    let awaited = people().filter_map(|responder| expected(responder, told, me));
    clocks.extend(awaited.filter(|clock| is_still_wanted(incident, clock)));
    let idle = people().filter_map(|responder| acknowledgement(incident, responder, told, me));
    clocks.extend(idle.filter(|clock| is_still_wanted(incident, clock)));
    clocks.extend(command(incident, told, me));
    clocks.extend(people().filter_map(|responder| awake(incident, responder, told)));
    clocks.extend(incident.inbox.reports.iter().filter_map(|report| callback(report, told)));
    clocks.sort_by_key(|clock| clock.due);
    clocks
}

/// Whether somebody is still waited for. Once service is back, whoever was called before that is not: what is
/// owed then is owed to customers. Whoever is called later is called for that.
fn is_still_wanted(incident: &Incident, clock: &Clock) -> bool {
    let resolved = incident.lifecycle.resolved.as_ref().filter(|_| incident.lifecycle.status == Status::Resolved);
    resolved.is_none_or(|resolved| resolved.at <= clock.since)
}

/// A clock of so many seconds from a moment on.
fn clock(
    kind: Kind,
    (since, time): (Moment, i64),
    told: Reckoning,
    about: About,
    say: Sentence,
    hint: impl Into<Advice>,
) -> Clock {
    let due = since.plus_seconds(time);
    Clock { kind, since, due, overdue: told.latest() >= due, about, begun: false, who: None, say, hint: hint.into() }
}

/// How late it is after so many seconds, behind what is late; nothing within the first minute.
fn late_by(seconds: i64) -> Option<Sentence> {
    (seconds >= 60).then(|| say!("rules-late-by", late = lasting(seconds)))
}

fn time_box(incident: &Incident, step: &StepRef, told: Reckoning) -> Option<Clock> {
    let now = told.now;
    let instance = incident.plan().instance(step)?;
    let time_box = instance.step.time_box?;
    let (since, started) = runs_since(incident.plan(), &instance)?;
    let (code, title) = (instance.code(), &instance.step.title);
    let (taken, of) = (now.seconds_since(since), time_box.seconds());
    let say = match taken - of {
        ahead if ahead < 0 => say!("rules-step-is-due", code = &code, title = title, ahead = lasting(-ahead)),
        0..60 => say!("rules-step-is-due-now", code = &code, title = title),
        late => say!("rules-step-was-due", code = &code, title = title, late = lasting(late)),
    };
    let hint = match started {
        Some(by) => Advice::from(say!(
            "rules-ask-whoever-is-at-it",
            name = incident.people.called(by),
            ask = hints::about(Verb::Done, &code),
            other = hints::with_reason(Verb::Fail, &code)
        ))
        .ask(by),
        None => held_by_time(incident, &instance, now)
            .unwrap_or_else(|| Advice::from(say!("rules-do-it-now", ask = hints::about(Verb::Done, &code)))),
    };
    let about = About::Step(step.clone(), code);
    let clock = clock(Kind::TimeBox, (since, time_box.seconds()), told, about, say, hint);
    let asked = instance.progress.delegated.as_ref().map(|(to, ..)| to);
    let here = |id: &&PersonId| incident.people.responder(id).is_some_and(Responder::is_here);
    Some(Clock { begun: started.is_some(), who: started.or_else(|| asked.filter(here)).cloned(), ..clock })
}

/// That customers wait for the next word, after the update that was the last.
#[must_use]
pub fn promise(incident: &Incident, update: &NextUpdate, told: Reckoning) -> Option<Clock> {
    let instance = incident.plan().instance(&update.step)?;
    let code = instance.code();
    let late = told.now.seconds_since(update.due());
    let say = match late {
        ahead if ahead < 0 => say!("rules-update-is-due", ahead = lasting(-ahead)),
        0..60 => say!("rules-update-is-due-now"),
        late => say!("rules-update-was-due", late = lasting(late)),
    };
    let hint = match open_update(incident, told.now) {
        Some(next) => say!("rules-start-the-next", ask = hints::about(Verb::Start, &next)),
        None => say!("rules-reopen-for-the-next", ask = hints::with_reason(Verb::Reopen, &code)),
    };
    let about = About::Step(update.step.clone(), code);
    Some(clock(Kind::Promise, (update.last, update.every.seconds()), told, about, say, hint))
}

/// The code of the update that can be begun now; none where each has gone out, or is locked.
fn open_update(incident: &Incident, now: Moment) -> Option<String> {
    let plan = incident.plan();
    let is_open = |instance: &Instance<'_>| {
        plan.is_update(instance.step) && instance.progress.state == StepState::Open && !gate::is_locked(plan, instance, now)
    };
    plan.instances_of(Priority::Communicate).find(is_open).map(|instance| instance.code())
}

/// That a step waits for an hour; nothing once that has come.
#[must_use]
pub fn hold(incident: &Incident, step: &StepRef, until: Moment, told: Reckoning) -> Option<Clock> {
    let instance = incident.plan().instance(step)?;
    let left = Some(until.seconds_since(told.now)).filter(|left| *left > 0)?;
    let code = instance.code();
    let say = say!("rules-opens-later", step = Titled::of(&code, &instance.step.title), left = lasting(left));
    let since = until.plus_seconds(-instance.step.after.map_or(0, Span::seconds));
    let about = About::Step(step.clone(), code.clone());
    let hint = held_by_time(incident, &instance, told.now)?;
    let asked = instance.progress.delegated.as_ref().map(|(to, ..)| to);
    let time = (since, until.seconds_since(since));
    Some(Clock { who: asked.cloned(), ..clock(Kind::Hold, time, told, about, say, hint) })
}

/// That a step has to wait, where time alone holds it.
fn held_by_time(incident: &Incident, instance: &Instance<'_>, now: Moment) -> Option<Advice> {
    gate::lock(incident.plan(), instance, now).map(|lock| lock.hint).filter(|hint| hint.until.is_some())
}

fn call_out(responder: &Responder, told: Reckoning, me: Option<&PersonId>) -> Option<Clock> {
    let now = told.now;
    let call = responder.call.as_ref().filter(|_| responder.acknowledged.is_none() && responder.released.is_none())?;
    let call = Some(call).filter(|_| responder.expected().is_none())?;
    let id = &responder.person.id;
    let ago = lasting(now.seconds_since(call.at));
    let late = late_by(now.seconds_since(call.at) - CALL_OUT);
    let say = match me {
        Some(me) if me == id => say!("rules-you-were-called", ago = ago, late = late),
        _ => say!("rules-called-no-answer", name = &responder.person, ago = ago, late = late),
    };
    let hint = match call.line {
        _ if me == Some(id) => say!("rules-say-you-are-there", ask = Ask::to(Verb::Ack)),
        Line::Primary => say!("rules-call-secondary", ask = hints::on_line(hints::about(Verb::Call, id), Line::Secondary)),
        Line::Secondary => say!(
            "rules-call-next-person",
            ask = hints::somebody(Verb::Call),
            other = hints::on_line(hints::about(Verb::Call, id), Line::Primary)
        ),
    };
    Some(clock(Kind::CallOut, (call.at, CALL_OUT), told, About::Person(id.clone()), say, hint))
}

/// That somebody answered and said when they will be there: until they are, or are called again.
fn expected(responder: &Responder, told: Reckoning, me: Option<&PersonId>) -> Option<Clock> {
    let (call, due) = (responder.call.as_ref()?, responder.expected()?);
    let (id, name) = (&responder.person.id, &responder.person);
    let say = match told.now.seconds_since(due) {
        ahead if ahead < 0 => say!("rules-is-expected", name = name, ahead = lasting(-ahead)),
        0..60 => say!("rules-is-expected-now", name = name),
        late => say!("rules-was-expected", name = name, late = lasting(late)),
    };
    let hint = if me == Some(id) {
        say!("rules-say-you-are-there", ask = Ask::to(Verb::Ack))
    } else {
        say!("rules-call-again", ask = hints::about(Verb::Call, id))
    };
    let time = (call.at, due.seconds_since(call.at));
    let clock = clock(Kind::Expected, time, told, About::Person(id.clone()), say, hint);
    Some(Clock { due, overdue: told.latest() >= due, ..clock })
}

fn acknowledgement(incident: &Incident, responder: &Responder, told: Reckoning, me: Option<&PersonId>) -> Option<Clock> {
    let now = told.now;
    let waits = responder.is_here() && responder.role.is_none() && !incident.people.is_commander(&responder.person.id);
    let since = responder.last_sign.or(responder.acknowledged).filter(|_| waits)?;
    let id = &responder.person.id;
    let idle = now.seconds_since(since);
    let late = late_by(idle - ACKNOWLEDGEMENT);
    let (name, ago) = (&responder.person, lasting(idle));
    let say = if responder.acknowledged == Some(since) {
        say!("rules-did-nothing-since", name = name, ago = ago, late = late)
    } else {
        say!("rules-has-no-role", name = name, ago = ago, late = late)
    };
    let assign = hints::about(Verb::Assign, id).with("technical");
    let hint = if me == Some(id) {
        say!("rules-assign-yourself", ask = assign)
    } else {
        say!("rules-assign-or-call", ask = assign, other = hints::about(Verb::Call, id))
    };
    Some(clock(Kind::Acknowledgement, (since, ACKNOWLEDGEMENT), told, About::Person(id.clone()), say, hint))
}

/// That somebody was promised a call: it ends when a later report of theirs is heard.
fn callback(report: &Report, told: Reckoning) -> Option<Clock> {
    let (due, since) = (report.callback()?, report.deed.at);
    let who = &report.heard.who;
    let say = match told.now.seconds_since(due) {
        ahead if ahead < 0 => say!("rules-callback-is-due", who = who, ahead = lasting(-ahead)),
        0..60 => say!("rules-callback-is-due-now", who = who),
        late => say!("rules-callback-was-due", who = who, late = lasting(late)),
    };
    let hint = say!("rules-call-back", ask = hints::report_of_somebody());
    let time = (since, due.seconds_since(since));
    let clock = clock(Kind::Callback, time, told, About::Caller(who.clone()), say, hint);
    Some(Clock { due, overdue: told.latest() >= due, ..clock })
}

/// That an offer is open, or that somebody has commanded for long: not so in what takes weeks.
fn command(incident: &Incident, told: Reckoning, me: Option<&PersonId>) -> Option<Clock> {
    let now = told.now;
    let post = incident.people.post.as_ref()?;
    let name = incident.people.called(&post.commander);
    if let Some((to, offer)) = &post.offered {
        let open = now.seconds_since(offer.at);
        let late = late_by(open - HANDOVER);
        let say = say!("rules-offer-not-accepted", name = incident.people.called(to), ago = lasting(open), late = late);
        let is_here = incident.people.responder(to).is_some_and(Responder::is_here);
        let hint = if me == Some(&post.commander) && is_here {
            let (call, withdraw) = (hints::about(Verb::Call, to), hints::about(Verb::Handover, &post.commander));
            Advice::from(say!("rules-call-or-withdraw", name = incident.people.called(to), ask = call, other = withdraw))
        } else {
            Advice::from(say!("rules-still-commands", name = name, who = to, ask = Ask::to(Verb::Accept))).ask(to)
        };
        let clock = clock(Kind::Handover, (offer.at, HANDOVER), told, About::Person(to.clone()), say, hint);
        return Some(Clock { who: Some(to.clone()), ..clock });
    }
    if incident.lifecycle.runbook().is_some_and(Runbook::takes_days) {
        return None;
    }
    let span = now.seconds_since(post.since);
    let say = say!("rules-has-commanded", name = name, span = lasting(span), late = late_by(span - COMMAND));
    let hint = say!("rules-hand-over-and-rest", ask = hints::somebody(Verb::Handover));
    Some(clock(Kind::Command, (post.since, COMMAND), told, About::Person(post.commander.clone()), say, hint))
}

/// That somebody who is here has been awake for long: not so in what takes weeks, where people sleep.
fn awake(incident: &Incident, responder: &Responder, told: Reckoning) -> Option<Clock> {
    let takes_days = incident.lifecycle.runbook().is_some_and(Runbook::takes_days);
    let since = responder.awake.filter(|_| responder.is_here() && !takes_days)?;
    let id = &responder.person.id;
    let span = told.now.seconds_since(since);
    let say = say!("rules-has-been-awake", name = &responder.person, span = lasting(span), late = late_by(span - AWAKE));
    let hint = if incident.people.is_commander(id) {
        say!("rules-hand-over-and-rest", ask = hints::somebody(Verb::Handover))
    } else {
        say!("rules-release-to-rest", ask = hints::about(Verb::Release, id))
    };
    Some(clock(Kind::Awake, (since, AWAKE), told, About::Person(id.clone()), say, hint))
}
