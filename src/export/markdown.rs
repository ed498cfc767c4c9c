//! The report as Markdown (`CommonMark` with tables), for a post-mortem that lives in Git. Whatever people typed stands as text: it cannot open
//! a table cell, a link, a heading or a tag.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::domain::board::{ComponentRow, PriorityRow, ResponderRow, StepRow};
use crate::domain::entry::Entry;
use crate::domain::event::{Event, lateness};
use crate::domain::length::stretch;
use crate::domain::stamp::Moment;
use crate::domain::tell::tell;
use crate::domain::text;
use crate::domain::time_text::{Dates, day_and_clock, zone_name};

use super::{Format, Report};

/// Writes Markdown.
#[derive(Default)]
pub struct Markdown {
    dates: Dates,
}

impl Format for Markdown {
    fn begin(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        head(report, out)?;
        components(report, out)?;
        people(report, out)?;
        for row in &report.board.priorities {
            steps(report, row, out)?;
        }
        attention(report, out)?;
        writeln!(out, "\n## Timeline\n\n| at | by | what | late |\n| --- | --- | --- | --- |")
    }

    fn entry(&mut self, report: &Report<'_>, _: &Entry<'_>, event: &Event, out: &mut dyn Write) -> io::Result<()> {
        let at = self.dates.rfc3339(event.at, report.zone);
        let late = lateness(event.at, event.recorded_at)
            .map_or_else(String::new, |seconds| format!("written {} later", stretch(seconds)));
        let told = tell(report.incident, event);
        writeln!(out, "| {at} | {} | {} | {late} |", plain(report.incident.name_of(&event.by)), plain(&told))
    }

    fn end(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "\n## The log\n\n{} entries. Each is bound to the one before by its hash; the chains end at:\n",
            report.board.entries
        )?;
        for (origin, number, hash) in report.heads {
            writeln!(out, "- origin `{origin}`, entry {number}, `{hash}`")?;
        }
        for flaw in report.flaws {
            writeln!(out, "- **{}**", plain(flaw))?;
        }
        Ok(())
    }
}

fn head(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let board = report.board;
    let exercise = if board.drill { "EXERCISE: " } else { "" };
    writeln!(out, "# {exercise}{}\n", plain(&board.title))?;
    let zone = zone_name(report.now, report.zone);
    let mut row = |name: &str, value: &str| writeln!(out, "- {name}: {value}");
    row("Incident", &format!("`{}`", board.id))?;
    row("Status", board.status)?;
    row("Severity", &board.severity.to_string())?;
    row("Declared", &format!("{} {zone}, by {}", day_and_clock(board.declared_at, report.zone), declarer(report)))?;
    if let Some(ended) = &report.incident.ended {
        let took = stretch(ended.at.seconds_since(board.declared_at));
        let why = ended.why.as_ref().map(|why| format!(": {}", plain(why))).unwrap_or_default();
        let name = if board.status == "closed" { "Closed" } else { "Resolved" };
        row(
            name,
            &format!(
                "{} {zone}, after {took}, by {}{why}",
                day_and_clock(ended.at, report.zone),
                plain(report.incident.name_of(&ended.by))
            ),
        )?;
    }
    row("Commander", &plain(&board.commander_name))?;
    if let Some(declared) = &report.incident.declared {
        let fact = &declared.fact;
        let sources: Vec<&str> = fact.sources.iter().map(|source| source.word()).collect();
        row("Runbook", &plain(&fact.runbook.title))?;
        let said = [
            ("Declared on", (!sources.is_empty()).then(|| sources.join(" and "))),
            ("Reported by", fact.reporter.clone()),
            ("Affected", fact.affected.clone()),
            ("Not affected", fact.not_affected.clone()),
            ("Unknown", fact.unknown.clone()),
        ];
        for (name, value) in said.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            row(name, &plain(&value))?;
        }
    }
    row("Report made", &format!("{} {zone}", day_and_clock(report.now, report.zone)))
}

fn declarer(report: &Report<'_>) -> String {
    report
        .incident
        .declared
        .as_ref()
        .map(|declared| plain(report.incident.name_of(&declared.by)).into_owned())
        .unwrap_or_default()
}

fn components(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## Components\n\n| component | data | because | service |\n| --- | --- | --- | --- |")?;
    report.board.components.iter().try_for_each(|row| component(report, row, out))
}

fn component(report: &Report<'_>, row: &ComponentRow, out: &mut dyn Write) -> io::Result<()> {
    let stale = row.stale.as_ref().map(|(why, at)| format!(" (stale since {}: {})", day_and_clock(*at, report.zone), plain(why)));
    let judged = row.judged.as_ref().map(|(by, at)| format!("{by}, {}", day_and_clock(*at, report.zone))).unwrap_or_default();
    let grounds = row.grounds.as_ref().map(|grounds| format!(": {}", plain(grounds))).unwrap_or_default();
    let percent = row.percent.map(|percent| format!(" {percent}%")).unwrap_or_default();
    writeln!(
        out,
        "| {} | {}{} | {judged}{grounds} | {}{percent} |",
        plain(&row.id),
        row.verdict,
        stale.unwrap_or_default(),
        row.service
    )
}

fn people(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## People\n\n| name | role | duty | state |\n| --- | --- | --- | --- |")?;
    report.board.responders.iter().try_for_each(|row| person(row, out))
}

fn person(row: &ResponderRow, out: &mut dyn Write) -> io::Result<()> {
    let role = row.role.map_or("", |role| role.word());
    let role = if row.commands { format!("commander {role}") } else { role.to_owned() };
    writeln!(
        out,
        "| {} | {} | {} | {} |",
        plain(&row.name),
        role.trim_end(),
        plain(row.duty.as_deref().unwrap_or_default()),
        row.state.word()
    )
}

fn steps(report: &Report<'_>, row: &PriorityRow, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## {} ({} of {} settled)\n", row.priority.title(), row.settled, row.steps.len())?;
    writeln!(out, "| step | what | state | by | at | remarks |\n| --- | --- | --- | --- | --- | --- |")?;
    row.steps.iter().try_for_each(|step| self::step(report, step, out))
}

fn step(report: &Report<'_>, row: &StepRow, out: &mut dyn Write) -> io::Result<()> {
    let at = row.at.map(|at: Moment| day_and_clock(at, report.zone)).unwrap_or_default();
    let remarks = [
        row.overridden.as_ref().map(|why| format!("**OVERRIDE**: {}", plain(why))),
        row.while_locked.then(|| "**done while locked**".to_owned()),
        row.why.as_ref().map(|why| plain(why).into_owned()),
        row.evidence.as_ref().map(|evidence| format!("evidence: {}", plain(evidence))),
        row.locked.as_ref().map(|locked| format!("locked: {}", plain(&locked.because))),
    ];
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    writeln!(
        out,
        "| {} | {} | {} | {} | {at} | {} |",
        plain(&row.code),
        plain(&row.title),
        row.state.word().replace('_', " "),
        plain(row.by_name.as_deref().unwrap_or_default()),
        remarks.join("; ")
    )
}

fn attention(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    if report.board.alarms.is_empty() || report.board.status == "closed" {
        return Ok(());
    }
    writeln!(out, "\n## Needs attention\n")?;
    report.board.alarms.iter().try_for_each(|alarm| writeln!(out, "- {}", plain(&alarm.say)))
}

/// Text on one line in which nothing is Markdown or HTML.
fn plain(told: &str) -> Cow<'_, str> {
    const ACTIVE: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '#', '&', '$', '!'];
    let shown = text::line(told);
    let leads = shown.starts_with(['-', '+', '=', ':']);
    if !leads && !shown.contains(ACTIVE) && !shown.contains("://") && !shown.contains("www.") {
        return shown;
    }
    let mut escaped = String::with_capacity(shown.len() + 8);
    if leads {
        escaped.push('\\');
    }
    for c in shown.chars() {
        if ACTIVE.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // A bare address would become a link of its own accord.
    Cow::Owned(escaped.replace("://", ":\\/\\/").replace("www.", "www\\."))
}
