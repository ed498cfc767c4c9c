//! What the report begins with: the incident in a few sentences,
//! each made from what the log says and from nothing else.

use std::io::{self, Write};

use crate::domain::board::PriorityRow;
use crate::domain::data::outage::Outage;
use crate::domain::data::state::{ComponentState, Given};
use crate::domain::id::PersonId;
use crate::domain::length::stretch;
use crate::domain::lifecycle::state::Status;
use crate::domain::reckoning::Doubt;
use crate::domain::record::{Deed, say_age};
use crate::domain::stamp::Moment;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;
use crate::domain::time_text::{clock, day, day_and_clock};
use crate::domain::vocabulary::{Service, Verdict};
use crate::export::{Report, english};

use super::plain::plain;

/// Writes `## Summary`: how the incident went, then data, service and steps in a line each.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## Summary\n\n{}\n", course(report))?;
    if report.board.false_alarm {
        let steps = |row: &PriorityRow| writeln!(out, "- {}", steps(row, report.incident.lifecycle.status));
        report.board.priorities.iter().try_for_each(steps)?;
        return writeln!(out, "- {}", log(report));
    }
    for state in &report.incident.data.components {
        let id = plain(state.component.id.as_str());
        if let Some(out_of_scope) = &state.out {
            let why = plain(out_of_scope.why.as_deref().unwrap_or_default());
            writeln!(out, "- {id} was taken out of scope: {why}.")?;
            continue;
        }
        if state.component.data {
            writeln!(out, "- Data of {id}: {}.", data(report, state))?;
        }
        writeln!(out, "- Service of {id}: {}.", service(report, state))?;
    }
    for row in &report.board.priorities {
        writeln!(out, "- {}", steps(row, report.incident.lifecycle.status))?;
    }
    writeln!(out, "- {}", overrides(report))?;
    let steps = || report.board.steps();
    let locked: Vec<String> = steps().filter(|step| step.while_locked).map(StepRow::code).collect();
    if !locked.is_empty() {
        let were = if locked.len() == 1 { "step was" } else { "steps were" };
        writeln!(out, "- {} {were} worked on while locked: {}.", locked.len(), plain(&locked.join(", ")))?;
    }
    clocks(report, out)?;
    writeln!(out, "- {}", log(report))
}

/// When a clock was in doubt, by how much, and who said which was right; nothing where none was.
fn clocks(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let shown = |moment: Moment| day_and_clock(moment, report.zone);
    for told in &report.incident.time.told {
        let (at, machine, log) = (shown(told.at()), shown(told.machine), shown(told.log));
        let apart = stretch(told.machine.seconds_since(told.log).abs());
        match &told.settled {
            None => {
                writeln!(out, "- {at}: the clocks disagreed: a machine said {machine}, the log {log}, {apart} apart.")?;
            }
            Some((trusted, why)) => {
                let (who, why) = (name(report, &told.by), plain(why));
                writeln!(out, "- {at}: {who} trusted the {trusted} (machine {machine}, log {log}, {apart} apart): {why}")?;
            }
        }
    }
    match report.board.doubt.filter(Doubt::is_open) {
        Some(doubt) => {
            let (machine, log) = (shown(doubt.machine.wall), shown(doubt.log));
            writeln!(out, "- **The clocks disagree**: this machine says {machine}, the log {log}.")
        }
        None => Ok(()),
    }
}

/// From the declaration to the end.
fn course(report: &Report<'_>) -> String {
    let incident = report.incident;
    let Some(declared) = &incident.lifecycle.declared else { return "The log holds no declaration.".to_owned() };
    let exercise = if declared.fact.drill { "This was an exercise. " } else { "" };
    let sources: Vec<&str> = incident.lifecycle.scope.sources.iter().map(|source| source.word()).collect();
    let on = if sources.is_empty() { String::new() } else { format!(", triggered by {}", sources.join(" and ")) };
    let (began, beginning) = (declared.began_at(), declared.fact.began_at.map_or("the declaration", |_| "it began"));
    let after = |deed: &Deed| {
        let took = stretch(deed.at.seconds_since(began));
        format!("{}, {took} after {beginning}", day_and_clock(deed.at, report.zone))
    };
    let declaration = format!("{} by {}{on}", day_and_clock(declared.at, report.zone), name(report, &declared.by));
    let end = match (incident.lifecycle.status, &incident.lifecycle.resolved, &incident.lifecycle.ended) {
        (Status::Closed, _, Some(closed)) if incident.lifecycle.false_alarm => {
            let why = plain(closed.why.as_deref().unwrap_or_default()).into_owned();
            format!("**It was a false alarm**: {why}. Closed {}; it is in no figures.", after(closed))
        }
        (Status::Closed, Some(resolved), Some(closed)) => {
            format!("Resolved {}. Closed {}.", after(resolved), after(closed))
        }
        (Status::Closed, None, Some(closed)) => format!("Closed {}; it was not resolved at that time.", after(closed)),
        (Status::Resolved, Some(resolved), _) => format!("Resolved {}. Not yet closed.", after(resolved)),
        _ => format!("Not yet resolved, {} after {beginning}.", stretch(report.now.seconds_since(began))),
    };
    let first = declared.fact.began_at.map(|_| format!("Began {}. ", day_and_clock(began, report.zone)));
    format!("{exercise}{}Declared {declaration}. {end}", first.unwrap_or_default())
}

/// Writes `## Lost`: the data that is damaged, lost or was given up unconfirmed; nothing where there is none.
pub(super) fn lost(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let gone = |state: &&ComponentState| {
        let unconfirmed = state.service == Service::Retired && !state.is_confirmed();
        state.component.data && (unconfirmed || matches!(state.verdict, Verdict::Damaged | Verdict::Lost))
    };
    let lost: Vec<&ComponentState> = report.incident.data.in_scope().filter(gone).collect();
    if lost.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Lost\n")?;
    let mut lost = lost.into_iter();
    lost.try_for_each(|state| writeln!(out, "- {}: {}.", plain(state.component.id.as_str()), data(report, state)))
}

/// Who stands for a verdict beside whoever gave it, where it wants a second name.
fn second_name(report: &Report<'_>, given: &Given) -> String {
    match (given.second_name, &given.confirmed, &given.overridden) {
        (false, ..) => String::new(),
        (true, Some(second), _) => {
            let confirmed = format!("; confirmed by {}", name(report, &second.by));
            let typist = given.one_typist().map(|who| format!("; **{} typed the entries of both people**", name(report, who)));
            confirmed + &typist.unwrap_or_default()
        }
        (true, None, Some(deed)) => {
            let why = plain(deed.why.as_deref().unwrap_or_default()).into_owned();
            format!("; **without a second person**, overridden by {}: {why}", name(report, &deed.by))
        }
        (true, None, None) => "; **not confirmed by a second person**".to_owned(),
    }
}

fn data(report: &Report<'_>, state: &ComponentState) -> String {
    let Some(given) = &state.given else {
        let lost = if state.service == Service::Retired { ", so it counts as **lost**" } else { "" };
        return format!("no verdict was given{lost}");
    };
    let mut text = match state.verdict {
        Verdict::Unknown => "unknown".to_owned(),
        verdict => format!("**{verdict}**"),
    };
    if let Some(as_of) = given.as_of {
        text.push_str(&format!(", {}", english(&say_age(as_of))));
    }
    if let Some(extent) = &given.extent {
        text.push_str(&format!(" ({})", plain(extent)));
    }
    text.push_str(&format!("; verdict of {}, {}", name(report, &given.by), day_and_clock(given.at, report.zone)));
    text.push_str(&second_name(report, given));
    if let Some(stale) = &state.stale {
        let why = english(&stale.cause.spoken());
        let why = plain(&why);
        text.push_str(&format!("; **stale** since {}: {why}", day_and_clock(stale.at, report.zone)));
    }
    text
}

fn service(report: &Report<'_>, state: &ComponentState) -> String {
    let time = |moment: Moment| day_and_clock(moment, report.zone);
    let Outage { since, first, until, times, seconds } = state.outage;
    let percent = state.percent.map(|percent| format!(", {percent}% available")).unwrap_or_default();
    let before = match times {
        0 => String::new(),
        1 => format!("; once before for {}", stretch(seconds)),
        _ => format!("; {times} times before for {} together", stretch(seconds)),
    };
    match (since, first, until) {
        (Some(since), ..) if state.service_set.is_none() => {
            format!("down since {}; nobody has said otherwise{before}", time(since))
        }
        (Some(since), ..) => {
            let (state_now, at_end) = (state.service, so_far(report, since));
            format!("**{state_now}**{percent}; not up since {}, {at_end}{before}", time(since))
        }
        (None, Some(first), Some(until)) if times == 1 => {
            format!("up again; not up for {}, from {} to {}", stretch(seconds), time(first), then(report, first, until))
        }
        (None, Some(first), Some(until)) => {
            format!(
                "up again; not up {times} times, {} together, between {} and {}",
                stretch(seconds),
                time(first),
                then(report, first, until)
            )
        }
        _ if state.service == Service::Up => "up".to_owned(),
        _ if state.service == Service::Retired => retired(state),
        _ => "unknown; nobody has said otherwise".to_owned(),
    }
}

/// That a component was given up, and why.
fn retired(state: &ComponentState) -> String {
    match state.service_set.as_ref().and_then(|deed| deed.why.as_deref()) {
        Some(why) => format!("**retired**: {}", plain(why)),
        None => "**retired**".to_owned(),
    }
}

/// How long something has lasted that has not ended: until now, or until the incident was closed.
fn so_far(report: &Report<'_>, since: Moment) -> String {
    match report.incident.lifecycle.ended.as_ref().filter(|_| report.incident.lifecycle.status == Status::Closed) {
        Some(closed) => format!("{} until the incident was closed", stretch(closed.at.seconds_since(since))),
        None => format!("{} so far", stretch(report.now.seconds_since(since))),
    }
}

/// The end of a stretch of time: its day only where that is another.
fn then(report: &Report<'_>, from: Moment, to: Moment) -> String {
    let same = day(from, report.zone) == day(to, report.zone);
    if same { clock(to, report.zone) } else { day_and_clock(to, report.zone) }
}

fn steps(row: &PriorityRow, status: Status) -> String {
    let word = row.priority.word();
    if row.steps.is_empty() {
        return format!("The runbook has no {word} steps.");
    }
    let of = |state: StepState| row.steps.iter().filter(move |step: &&StepRow| step.state == state);
    let done = of(StepState::Done).count();
    let mut text = match (row.steps.len(), done) {
        (1, 1) => format!("The one {word} step was done"),
        (1, _) => format!("The one {word} step was not done"),
        (all, 0) => format!("Of {all} {word} steps none was done"),
        (all, 1) => format!("Of {all} {word} steps 1 was done"),
        (all, done) if all == done => format!("All {all} {word} steps were done"),
        (all, done) => format!("Of {all} {word} steps {done} were done"),
    };
    for (state, say) in [
        (StepState::Skipped, "skipped"),
        (StepState::NotApplicable, "not applicable"),
        (StepState::Failed, "failed"),
        (StepState::Started, "started and not finished"),
        (StepState::Open, if status == Status::Open { "not started yet" } else { "never started" }),
    ] {
        let codes: Vec<String> = of(state).map(StepRow::code).collect();
        match codes.len() {
            0 => {}
            1..=4 => text.push_str(&format!("; {} {say} ({})", codes.len(), plain(&codes.join(", ")))),
            many => text.push_str(&format!("; {many} {say}")),
        }
    }
    text + "."
}

fn overrides(report: &Report<'_>) -> String {
    let alone = match report.incident.data.overrides.as_slice() {
        [] => String::new(),
        [(component, verdict, _)] => {
            format!(" **1 verdict counted without a second person**: {verdict} on {}.", plain(component.as_str()))
        }
        more => format!(" **{} verdicts counted without a second person**: see Overrides.", more.len()),
    };
    let gates = match report.incident.steps.overrides.as_slice() {
        [] => "No lock was overridden.".to_owned(),
        [(step, _)] => format!("**1 lock was overridden**: that of {}.", plain(&report.incident.plan().code(step))),
        more => format!("**Locks were overridden {} times**: see Overrides.", more.len()),
    };
    gates + &alone
}

fn log(report: &Report<'_>) -> String {
    let entries = if report.board.entries == 1 { "1 entry".to_owned() } else { format!("{} entries", report.board.entries) };
    let in_doubt = report.board.doubt.is_some() || !report.incident.time.told.is_empty();
    let late = match report.incident.late {
        0 if in_doubt => "none known to be logged afterwards, while the clocks disagreed".to_owned(),
        0 => "none logged afterwards".to_owned(),
        late => format!("{late} logged more than a minute after it happened"),
    };
    let unknown = match report.board.not_understood {
        0 => String::new(),
        more => format!(", {more} from a newer version or beyond what an incident can hold and **not counted above**"),
    };
    let flaws = match report.flaws.len() {
        0 => "no flaw was found in it".to_owned(),
        1 => "**it has a flaw**: see The log".to_owned(),
        more => format!("**it has {more} flaws**: see The log"),
    };
    format!("The log has {entries}, {late}{unknown}; {flaws}.")
}

/// What somebody is called.
fn name(report: &Report<'_>, id: &PersonId) -> String {
    plain(report.incident.people.name_of(id)).into_owned()
}
