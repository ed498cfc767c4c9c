//! The report as Markdown (`CommonMark` with tables), for a post-mortem that lives in Git.
//! Whatever people typed stands as text: it cannot open a table cell, a link, a heading or a tag.

mod amended;
mod plain;
pub mod preview;
mod summary;
mod tables;

use std::io::{self, Write};

use crate::domain::entry::Entry;
use crate::domain::event::{Event, Fact, lateness};
use crate::domain::id::PersonId;
use crate::domain::length::stretch;
use crate::domain::lifecycle::facts::LifecycleFact;
use crate::domain::lifecycle::state::Status;
use crate::domain::record::Deed;
use crate::domain::stamp::Moment;
use crate::domain::tell::tell;
use crate::domain::time_text::{Dates, clock_beside, day_and_clock};
use crate::domain::witness::Witness;

use super::{Format, Report, english};
use plain::plain;

/// Writes Markdown. Holds no entries but the decisions and what was struck
/// or corrected, which have sections of their own behind the timeline.
#[derive(Default)]
pub struct Markdown {
    dates: Dates,
    decisions: Vec<String>,
    amended: Vec<String>,
}

impl Format for Markdown {
    fn begin(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        head(report, out)?;
        summary::write(report, out)?;
        tables::components(report, out)?;
        summary::lost(report, out)?;
        tables::people(report, out)?;
        tables::dialled(report, out)?;
        tables::wrong_numbers(report, out)?;
        for row in &report.board.priorities {
            tables::steps(report, row, out)?;
        }
        held(report, out)?;
        attention(report, out)?;
        overrides(report, out)?;
        writeln!(out, "\n## Timeline\n\n| at | by | what |\n| --- | --- | --- |")
    }

    fn entry(&mut self, report: &Report<'_>, _: &Entry<'_>, event: &Event, out: &mut dyn Write) -> io::Result<()> {
        let standing = report.incident.amended.stands(event);
        self.amended.extend(amended::row(report, &standing, event));
        // What was struck is no part of the story, nor is the striking itself.
        if standing.struck.is_some() || matches!(event.fact, Fact::Amend(_)) {
            return Ok(());
        }
        let event = &*standing.event;
        let at = to_the_second(&self.dates.rfc3339(event.at, report.zone));
        // Set in italics, which nothing that was typed can be.
        let logged = lateness(event.at, event.recorded_at)
            .map_or_else(String::new, |_| format!("*(logged {})* ", clock_beside(event.recorded_at, event.at, report.zone)));
        let by = plain(report.incident.people.name_of(event.speaker()));
        if let Fact::Lifecycle(LifecycleFact::DecisionTaken(fact)) = &event.fact {
            self.decisions.push(format!("- {}, {by}: {}", day_and_clock(event.at, report.zone), plain(&fact.text)));
        }
        writeln!(out, "| {at} | {by} | {logged}{} |", plain(&english(&tell(report.incident, event))))
    }

    fn end(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n## Decisions\n")?;
        if self.decisions.is_empty() {
            writeln!(out, "None was logged.")?;
        }
        self.decisions.iter().try_for_each(|decision| writeln!(out, "{decision}"))?;
        amended::write(&self.amended, out)?;
        log(report, out)
    }
}

/// A time without its thousandths, which no reader of a report wants.
fn to_the_second(time: &str) -> String {
    let shorter = time.split_once('.').and_then(|(second, rest)| Some(format!("{second}{}", rest.get(3..)?)));
    shorter.unwrap_or_else(|| time.to_owned())
}

fn head(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (board, incident) = (report.board, report.incident);
    let exercise = if board.drill { "EXERCISE: " } else { "" };
    writeln!(out, "# {exercise}{}\n", plain(&board.title))?;
    let mut row = |name: &str, value: &str| writeln!(out, "- {name}: {value}");
    row("Incident", &format!("`{}`", board.id.as_deref().unwrap_or_default()))?;
    row("Status", if board.false_alarm { "closed, **false alarm**" } else { board.status.word() })?;
    row("Severity", &board.severity.to_string())?;
    if let Some(declared) = &incident.lifecycle.declared {
        if declared.fact.began_at.is_some() {
            row("Began", &day_and_clock(declared.began_at(), report.zone))?;
        }
        row("Declared", &by_whom(report, declared.at, &declared.by))?;
    }
    let closed = incident.lifecycle.ended.as_ref().filter(|_| incident.lifecycle.status == Status::Closed);
    for (name, deed) in [("Resolved", &incident.lifecycle.resolved), ("Closed", &closed.cloned())] {
        if let Some(deed) = deed {
            row(name, &ended(report, deed))?;
        }
    }
    if let Some(post) = &incident.people.post {
        let all = post.before.iter().map(|(who, since)| (who, *since)).chain([(&post.commander, post.since)]);
        let names: Vec<String> = all
            .map(|(who, since)| format!("{} from {}", plain(incident.people.name_of(who)), day_and_clock(since, report.zone)))
            .collect();
        row(if names.len() == 1 { "Commander" } else { "Commanders" }, &names.join(", then "))?;
        for taken in &post.takeovers {
            let (by, why) = (plain(incident.people.name_of(&taken.offer.by)), taken.offer.why.as_deref().unwrap_or_default());
            let (to, from) = (plain(incident.people.name_of(&taken.to)), plain(incident.people.name_of(&taken.from)));
            let at = day_and_clock(taken.at, report.zone);
            row("**Command was taken**", &format!("{at}, {to} from {from}, on the word of {by}: {}", plain(why)))?;
        }
    }
    if let Some(declared) = &incident.lifecycle.declared {
        let fact = &declared.fact;
        let sources: Vec<&str> = report.board.scope.sources.iter().map(|source| source.word()).collect();
        row("Runbook", &plain(&fact.runbook.title))?;
        let said = [
            ("Triggered by", (!sources.is_empty()).then(|| sources.join(" and "))),
            ("Reported by", fact.reporter.clone()),
            ("Affected", report.board.scope.affected.clone()),
            ("Not affected", report.board.scope.not_affected.clone()),
            ("Unknown", report.board.scope.unknown.clone()),
        ];
        for (name, value) in said.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            row(name, &plain(&value))?;
        }
    }
    row("Report made", &day_and_clock(report.now, report.zone))?;
    row("Times", &format!("as clocks in the zone {} show them", plain(report.zone.name())))
}

fn by_whom(report: &Report<'_>, at: Moment, by: &PersonId) -> String {
    format!("{}, by {}", day_and_clock(at, report.zone), plain(report.incident.people.name_of(by)))
}

fn ended(report: &Report<'_>, deed: &Deed) -> String {
    let took = stretch(deed.at.seconds_since(report.board.began_at));
    let why = deed.why.as_ref().map(|why| format!(": {}", plain(why))).unwrap_or_default();
    format!("{} (after {took}){why}", by_whom(report, deed.at, &deed.by))
}

/// What was stopped and was not released, where there is any.
fn held(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    if !report.board.held.is_empty() {
        writeln!(out, "\n## Still on hold\n")?;
    }
    let mut held = report.board.held.iter();
    held.try_for_each(|row| {
        let by = plain(report.incident.people.name_of(&row.by));
        let (code, since) = (plain(&row.code), day_and_clock(row.since, report.zone));
        let release = row.released_by.as_ref().map(|code| format!("; {} resumes it", plain(code))).unwrap_or_default();
        writeln!(out, "- {code} {}, since {since} by {by}{release}.", plain(&row.title))
    })
}

fn attention(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    if report.board.alarms.is_empty() || report.board.status == Status::Closed {
        return Ok(());
    }
    writeln!(out, "\n## Needs attention\n")?;
    report.board.alarms.iter().try_for_each(|alarm| writeln!(out, "- {}", plain(&english(&alarm.say))))
}

fn overrides(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## Overrides\n")?;
    if report.incident.steps.overrides.is_empty() && report.incident.data.overrides.is_empty() {
        return writeln!(out, "No lock was overridden.");
    }
    for (reference, deed) in &report.incident.steps.overrides {
        let title = report.incident.plan().step(reference).map(|step| format!(" {}", plain(&step.title))).unwrap_or_default();
        let (at, by) = (day_and_clock(deed.at, report.zone), plain(report.incident.people.name_of(&deed.by)));
        let why = plain(deed.why.as_deref().unwrap_or_default());
        let code = report.incident.plan().code(reference);
        writeln!(out, "- {at}, {by} overrode the lock on {}{title}: {why}", plain(&code))?;
    }
    for (component, verdict, deed) in &report.incident.data.overrides {
        let (at, by) = (day_and_clock(deed.at, report.zone), plain(report.incident.people.name_of(&deed.by)));
        let why = plain(deed.why.as_deref().unwrap_or_default());
        let component = plain(component.as_str());
        writeln!(out, "- {at}, {by} let the verdict {verdict} on {component} count without a second person: {why}")?;
    }
    Ok(())
}

fn log(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (entries, chains) = (report.board.entries, report.chains);
    writeln!(out, "\n## The log\n\n{entries} entries, head `{}`, as `crisis verify` prints it.\n", chains.digest())?;
    writeln!(out, "Each entry is bound to the one before by its hash; the chains end at:\n")?;
    for (origin, head) in chains.heads() {
        writeln!(out, "- origin `{origin}`, entry {}, `{}`", head.number, head.hash)?;
    }
    if chains.heads().next().is_some() {
        let heads = Witness::line(chains);
        writeln!(out, "\nWhether a log still passes here: `crisis verify --head {heads}`. Whoever rewrites all of a log is")?;
        writeln!(out, "only found out by an end that was kept elsewhere.")?;
    }
    if !report.flaws.is_empty() {
        writeln!(out)?;
    }
    for flaw in report.flaws {
        writeln!(out, "- **{}**", plain(flaw))?;
    }
    Ok(())
}
