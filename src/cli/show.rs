//! The board, what is next, and the briefing, as plain lines: for people, pipes and screen readers.

use std::io::Write;

use crate::app::session::Session;
use crate::domain::board::{Board, ComponentRow, ResponderRow, StepRow, board};
use crate::domain::id::PersonId;
use crate::domain::incident::StepState;
use crate::domain::length::stretch;
use crate::domain::text::{self, filled, fit};
use crate::domain::time_text::{clock, zone_name};
use crate::export::json;

use super::asked::{Asked, login_name};
use super::failure::Failure;
use super::plain;

/// Prints the board.
///
/// # Errors
/// When there is no such incident, or the log cannot be read.
pub fn status(asked: &Asked, out: &mut dyn Write) -> Result<(), Failure> {
    let session = asked.session()?;
    let board = seen_by_me(asked, &session)?;
    if asked.common.json {
        let status = json::status(&board, asked.zone, Some(session.fold().chains.digest()));
        writeln!(out, "{}", json::harmless(&status.to_string()))?;
        return Ok(());
    }
    if asked.common.plain {
        return plain::status(asked, &board, out);
    }
    head(asked, &board, out)?;
    for row in &board.priorities {
        let which = row.priority as usize + 1;
        writeln!(out, "\n{which} {}  {}/{}", row.priority.title(), row.settled, row.steps.len())?;
        for step in &row.steps {
            writeln!(out, "  {}", step_line(asked, step))?;
        }
    }
    writeln!(out, "\nComponents")?;
    for row in &board.components {
        writeln!(out, "  {}", component_line(asked, row))?;
    }
    writeln!(out, "\nPeople")?;
    for row in &board.responders {
        writeln!(out, "  {}", person_line(row))?;
    }
    what_is_next(&board, out)
}

/// The board as whoever asks sees it; a board is shown to strangers too.
fn seen_by_me(asked: &Asked, session: &Session) -> Result<Board, Failure> {
    let named = match asked.named()? {
        Some(named) => Some(named),
        None => login_name(&asked.directory()?),
    };
    let me: Option<PersonId> = named.and_then(|named| named.parse().ok());
    Ok(board(session.incident(), asked.now(), me.as_ref()))
}

fn head(asked: &Asked, board: &Board, out: &mut dyn Write) -> Result<(), Failure> {
    let now = asked.now();
    let exercise = if board.drill { "EXERCISE  " } else { "" };
    writeln!(
        out,
        "{exercise}{}  SEV{}  {}  T+{}  log {} kept  {} {}",
        text::line(&board.title),
        board.severity,
        board.status,
        stretch(now.seconds_since(board.declared_at)),
        board.entries,
        clock(now, asked.zone),
        zone_name(now, asked.zone)
    )?;
    writeln!(out, "{}  commander {}", board.id, text::line(&board.commander_name))?;
    for alarm in &board.alarms {
        let late = if alarm.late { "! LATE" } else { "!" };
        writeln!(out, "{late} {}  -  {}", text::line(&alarm.say), text::line(&alarm.hint))?;
    }
    Ok(())
}

fn mark(row: &StepRow) -> char {
    match row.state {
        StepState::Done => '✔',
        StepState::Failed => '✖',
        StepState::Skipped | StepState::NotApplicable => '–',
        _ if row.locked.is_some() => '⊘',
        StepState::Started => '▸',
        StepState::Open => '☐',
    }
}

fn step_line(asked: &Asked, row: &StepRow) -> String {
    let who = row.by_name.as_deref().zip(row.at).map(|(name, at)| format!("  {} {}", text::line(name), clock(at, asked.zone)));
    let why = row.why.as_ref().map(|why| format!(": {}", text::line(why)));
    let late = row.due.filter(|due| *due <= asked.now()).map(|_| "  LATE");
    let overridden = row.overridden.as_ref().map(|why| format!("  OVERRIDE: {}", text::line(why)));
    let while_locked = row.while_locked.then_some("  DONE WHILE LOCKED");
    let locked = row.locked.as_ref().map(|locked| format!("  locked: {}", text::line(&locked.short)));
    let two = row.wants_second_name.then_some("  waits for a second name");
    format!(
        "{} {} {} {}{}{}{}{}{}{}{}",
        mark(row),
        filled(&row.code, 12),
        fit(&text::shown(&row.title), 44),
        row.state.word().replace('_', " "),
        who.unwrap_or_default(),
        why.unwrap_or_default(),
        late.unwrap_or_default(),
        two.unwrap_or_default(),
        overridden.unwrap_or_default(),
        while_locked.unwrap_or_default(),
        locked.unwrap_or_default(),
    )
}

fn component_line(asked: &Asked, row: &ComponentRow) -> String {
    let percent = row.percent.map(|percent| format!(" {percent}%")).unwrap_or_default();
    let judged = row.judged.as_ref().map(|(by, at)| format!("  {by} {}", clock(*at, asked.zone))).unwrap_or_default();
    let stale = row.stale.as_ref().map(|(why, _)| format!("  STALE: {}", text::line(why))).unwrap_or_default();
    let grounds = row.grounds.as_ref().map(|grounds| format!("  ({})", text::line(grounds))).unwrap_or_default();
    let locked = if row.locked.is_some() { "  locked" } else { "" };
    format!(
        "{} data {} service {}{percent}{locked}{judged}{stale}{grounds}",
        filled(&row.id, 16),
        fit(row.verdict.word(), 10),
        row.service
    )
}

fn person_line(row: &ResponderRow) -> String {
    let post = if row.commands { "commander " } else { "" };
    let role = row.role.map_or_else(|| row.state.word().to_owned(), |role| role.to_string());
    let duty = row.duty.as_ref().map(|duty| format!(", {}", text::line(duty))).unwrap_or_default();
    let call =
        row.call.as_ref().filter(|_| row.role.is_none() && !row.commands).map(|call| format!("  {call}")).unwrap_or_default();
    let work = if row.at_work.is_empty() { String::new() } else { format!("  at {}", row.at_work.join(", ")) };
    let proposed =
        row.proposed.as_ref().map(|(role, because)| format!("  proposed: {role}, {}", text::line(because))).unwrap_or_default();
    format!("{} {} {post}{role}{duty}{work}{call}{proposed}", filled(&row.id, 10), fit(&text::shown(&row.name), 24))
}

/// Prints what whoever asks does next.
///
/// # Errors
/// When there is no such incident, or the log cannot be read.
pub fn next(asked: &Asked, out: &mut dyn Write) -> Result<(), Failure> {
    let session = asked.session()?;
    let board = seen_by_me(asked, &session)?;
    if asked.common.json {
        writeln!(out, "{}", json::harmless(&json::next(&board).to_string()))?;
        return Ok(());
    }
    if asked.common.plain {
        return plain::next(asked, &board, out);
    }
    for alarm in board.alarms.iter().filter(|alarm| alarm.late) {
        writeln!(out, "! LATE {}  -  {}", text::line(&alarm.say), text::line(&alarm.hint))?;
    }
    what_is_next(&board, out)
}

fn what_is_next(board: &Board, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "\nNext for you")?;
    if board.next.is_empty() {
        writeln!(out, "  nothing is free for you now")?;
    }
    for next in &board.next {
        writeln!(out, "  {}  -  {}", text::line(&next.say), text::line(&next.hint))?;
    }
    Ok(())
}

/// Prints the briefing for whoever takes the command: situation, what is being done, who is there, what comes next.
///
/// # Errors
/// When the output cannot be written.
pub fn briefing(asked: &Asked, session: &Session, out: &mut dyn Write) -> Result<(), Failure> {
    let commander = session.incident().post.as_ref().map(|post| post.commander.clone());
    let board = board(session.incident(), asked.now(), commander.as_ref());
    writeln!(out, "\nBRIEFING")?;
    head(asked, &board, out)?;
    writeln!(out, "\nSituation")?;
    for row in &board.components {
        writeln!(out, "  {}", component_line(asked, row))?;
    }
    writeln!(out, "\nUnder way")?;
    let steps = || board.priorities.iter().flat_map(|row| &row.steps);
    for step in steps().filter(|step| matches!(step.state, StepState::Started | StepState::Failed) || step.overridden.is_some()) {
        writeln!(out, "  {}", step_line(asked, step))?;
    }
    for row in &board.priorities {
        writeln!(out, "  {}: {} of {} settled", row.priority.title(), row.settled, row.steps.len())?;
    }
    writeln!(out, "\nPeople")?;
    for row in &board.responders {
        writeln!(out, "  {}", person_line(row))?;
    }
    writeln!(out, "\nNext for the commander")?;
    for next in &board.next {
        writeln!(out, "  {}", text::line(&next.say))?;
    }
    Ok(())
}
