//! Components, people and steps as tables: a row each, and what people typed stays within its cell.

use std::io::{self, Write};

use crate::domain::board::PriorityRow;
use crate::domain::data::rows::ComponentRow;
use crate::domain::data::state::ComponentState;
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rows::ResponderRow;
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::Progress;
use crate::domain::time_text::day_and_clock;
use crate::domain::vocabulary::Line;
use crate::export::{Report, english};

use super::plain::plain;

/// Writes `## Components`: data, who judged it and why, and service.
pub(super) fn components(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## Components\n\n| component | data | verdict by | because | service |\n| --- | --- | --- | --- | --- |")?;
    for row in &report.board.components {
        let state = report.incident.data.components.iter().find(|state| state.component.id == row.id);
        component(report, row, state, out)?;
    }
    Ok(())
}

fn component(report: &Report<'_>, row: &ComponentRow, state: Option<&ComponentState>, out: &mut dyn Write) -> io::Result<()> {
    let stale = row
        .stale
        .as_ref()
        .map(|(why, at)| format!(" (stale since {}: {})", day_and_clock(*at, report.zone), plain(&english(why))));
    let given = state.and_then(|state| state.given.as_ref());
    let judged = given
        .map(|given| format!("{}, {}", plain(report.incident.people.name_of(&given.by)), day_and_clock(given.at, report.zone)));
    let percent = row.percent.map(|percent| format!(" {percent}%")).unwrap_or_default();
    writeln!(
        out,
        "| {} | {}{}{} | {} | {} | {}{percent} |",
        plain(&row.id),
        if row.carries_data { row.verdict.word() } else { "none" },
        if row.is_unconfirmed() { ", not confirmed by a second person" } else { "" },
        stale.unwrap_or_default(),
        judged.unwrap_or_default(),
        plain(&row.grounds.as_ref().map(english).unwrap_or_default()),
        row.service
    )
}

/// Writes `## People`: name, role, duty and state.
pub(super) fn people(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## People\n\n| name | role | duty | state |\n| --- | --- | --- | --- |")?;
    report.board.responders.iter().try_for_each(|row| person(row, out))
}

fn person(row: &ResponderRow, out: &mut dyn Write) -> io::Result<()> {
    let role = row.role.map_or("", |role| role.word());
    let role = match (row.commands, role) {
        (true, "") => "commander".to_owned(),
        (true, role) => format!("commander, {role}"),
        (false, role) => role.to_owned(),
    };
    let duty = plain(row.duty.as_deref().unwrap_or_default());
    writeln!(out, "| {} | {role} | {duty} | {} |", plain(&row.name), row.state.word())
}

/// Writes `## Dialled`: who of the dial list was, by whom and what they said; nothing where nobody was.
pub(super) fn dialled(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut dialled = report.board.dialled().peekable();
    if dialled.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "\n## Dialled\n\n| name | calls | last | by | outcome | they said |\n| --- | --- | --- | --- | --- | --- |")?;
    dialled.try_for_each(|one| {
        let (at, by) = (day_and_clock(one.last.at, report.zone), plain(report.incident.people.name_of(&one.last.by)));
        let outcome = one.outcome.map_or_else(|| "none was logged".to_owned(), |outcome| english(&outcome.spoken()));
        let said = plain(one.said.as_deref().unwrap_or_default());
        writeln!(out, "| {} | {} | {at} | {by} | {outcome} | {said} |", plain(&one.name), one.times)
    })
}

/// Writes `## Contacts to put right`: which numbers belong to somebody else, never the number; nothing where
/// none does.
pub(super) fn wrong_numbers(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut wrong = report.board.wrong_numbers().peekable();
    if wrong.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "\n## Contacts to put right\n\n| name | wrong number | found by | at |\n| --- | --- | --- | --- |")?;
    wrong.try_for_each(|one| {
        let (at, by) = (day_and_clock(one.deed.at, report.zone), plain(report.incident.people.name_of(&one.deed.by)));
        writeln!(out, "| {} | {} | {by} | {at} |", plain(&one.name), one.line.map_or("dial list", Line::word))
    })
}

/// The steps of one priority.
pub(super) fn steps(report: &Report<'_>, row: &PriorityRow, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## {} ({} of {} handled)\n", row.priority.title(), row.settled, row.steps.len())?;
    writeln!(out, "| step | what | state | by | at | remarks |\n| --- | --- | --- | --- | --- | --- |")?;
    row.steps.iter().try_for_each(|step| self::step(report, step, out))
}

fn step(report: &Report<'_>, row: &StepRow, out: &mut dyn Write) -> io::Result<()> {
    let at = row.at.map(|at| day_and_clock(at, report.zone)).unwrap_or_default();
    // Once an incident is over, what still holds a step back is no news.
    let is_open = report.board.status == Status::Open && !row.wants_second_name;
    let locked = report.board.lock(row).filter(|_| is_open);
    let remarks = [
        row.overridden.as_ref().map(|why| format!("**OVERRIDE**: {}", plain(why))),
        row.while_locked.then(|| "**done while locked**".to_owned()),
        report.board.one_typist(row).map(|who| format!("**{} typed the entries of both people**", plain(who))),
        row.wants_second_name.then(|| "**not confirmed by a second person**".to_owned()),
        row.why.as_ref().filter(|_| row.why != row.overridden).map(|why| plain(why).into_owned()),
        report.board.evidence(row).map(|evidence| format!("evidence: {}", plain(&english(&evidence)))),
        locked.map(|locked| format!("locked: {}", plain(&english(&locked.because)))),
    ];
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    writeln!(
        out,
        "| {} | {} | {} | {} | {at} | {} |",
        plain(&row.code()),
        plain(&row.title),
        row.state.word().replace('_', " "),
        names(report, row),
        remarks.join("; ")
    )
}

/// Who stands for a step: both names where two were wanted and given.
fn names(report: &Report<'_>, row: &StepRow) -> String {
    if let Progress { finished: Some(first), confirmed: Some(second), .. } = report.incident.plan().progress(&row.reference) {
        let name = |id| plain(report.incident.people.name_of(id));
        return format!("{} and {}", name(&first.by), name(&second.by));
    }
    plain(report.board.doer(row).unwrap_or_default()).into_owned()
}
