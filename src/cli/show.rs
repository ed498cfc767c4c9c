//! The board and what is next, as plain lines: for people, pipes and screen readers.

use std::io::Write;

use crate::app::session::Session;
use crate::domain::board::{Alarm, Board, board};
use crate::domain::data::rows::ComponentRow;
use crate::domain::id::PersonId;
use crate::domain::length::lasting;
use crate::domain::people::rows::ResponderRow;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;
use crate::domain::text::{self, filled, fit};
use crate::domain::time_text::{clock, clock_beside, zone_name};
use crate::export::json;

use super::context::{Context, login_name};
use super::failure::Failure;
use super::plain;

/// Prints the board of `crisis status`: as text, as plain sentences, or as JSON.
///
/// # Errors
/// When there is no such incident, or the log cannot be read.
pub fn status(context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let session = context.session_to_read()?;
    let board = seen_by_me(context, &session)?;
    if context.common.json {
        let mut status = json::status(&board, context.zone, Some(&session.fold().chains));
        if let Some(name) = context.quiet_folder()?.network() {
            let log = status.get_mut("log").and_then(serde_json::Value::as_object_mut);
            log.map(|log| log.insert("network".to_owned(), name.into()));
        }
        writeln!(out, "{}", json::harmless(&status.to_string()))?;
        return Ok(());
    }
    if context.common.plain {
        return plain::status(context, &board, out);
    }
    head(context, &session, &board, out)?;
    for row in &board.priorities {
        let which = row.priority as usize + 1;
        writeln!(out, "\n{which} {}  {}/{}", context.say(&row.priority.spoken()), row.settled, row.steps.len())?;
        for step in &row.steps {
            writeln!(out, "  {}", step_line(context, &board, step))?;
        }
    }
    writeln!(out, "\n{}", context.say(&say!("verbs-components")))?;
    for row in &board.components {
        writeln!(out, "  {}", component_line(context, row))?;
    }
    held(context, &board, out)?;
    came_in(context, &board, out)?;
    writeln!(out, "\n{}", context.say(&say!("verbs-people")))?;
    for row in &board.responders {
        writeln!(out, "  {}", person_line(context, row))?;
    }
    what_is_next(context, &board, out)
}

/// What was stopped and is not released yet; nothing where nothing is.
fn held(context: &Context, board: &Board, out: &mut dyn Write) -> Result<(), Failure> {
    if !board.held.is_empty() {
        writeln!(out, "\n{}", context.say(&say!("verbs-held")))?;
    }
    board.held.iter().try_for_each(|row| {
        Ok(writeln!(out, "  {}", context.say(&row.say(clock_beside(row.since, context.now(), context.zone))))?)
    })
}

/// What came in since the incident was declared; nothing where nothing did.
fn came_in(context: &Context, board: &Board, out: &mut dyn Write) -> Result<(), Failure> {
    let lines = board.came_since();
    if !lines.is_empty() {
        writeln!(out, "\n{}", context.say(&say!("verbs-came-in")))?;
    }
    lines.iter().try_for_each(|line| {
        let at = clock_beside(line.at, context.now(), context.zone);
        Ok(writeln!(out, "  {at}  {}", context.say(&line.say))?)
    })
}

/// The board as whoever asks sees it; a board is shown to strangers too.
pub(super) fn seen_by_me(context: &Context, session: &Session) -> Result<Board, Failure> {
    let named = match context.named()? {
        Some(named) => Some(named),
        None => login_name(&context.directory()?),
    };
    let me: Option<PersonId> = named.and_then(|named| named.parse().ok());
    let mut board = board(session.incident(), context.reckoned(), me.as_ref());
    // Its declaration says it, where that can be read.
    board.id.get_or_insert_with(|| session.id().clone());
    Ok(board)
}

fn head(context: &Context, session: &Session, board: &Board, out: &mut dyn Write) -> Result<(), Failure> {
    let now = context.now();
    let head = say!(
        "verbs-head",
        drill = board.drill,
        title = &board.title,
        severity = board.severity,
        status = session.incident().lifecycle.status,
        since = lasting(now.seconds_since(board.began_at)),
        entries = board.entries,
        clock = clock(now, context.zone),
        zone = zone_name(now, context.zone)
    );
    writeln!(out, "{}", context.say(&head))?;
    writeln!(out, "{}", context.say(&say!("verbs-commander", incident = session.display_id(), name = board.commander.as_ref())))?;
    plain::clock_trusted(context, board).map_or(Ok(()), |trusted| writeln!(out, "{}", context.say(&trusted)))?;
    board.scope.spoken().iter().try_for_each(|said| writeln!(out, "{}", context.say(said)))?;
    board.alarms.iter().try_for_each(|alarm| writeln!(out, "{}", alarm_line(context, alarm)))?;
    Ok(())
}

fn alarm_line(context: &Context, alarm: &Alarm) -> String {
    let line = if alarm.is_late() {
        say!("verbs-alarm-late", what = &alarm.say, hint = &alarm.hint.say)
    } else {
        Sentence::joined("  -  ", vec![Sentence::joined(" ", vec!["!".into(), (&alarm.say).into()]), (&alarm.hint.say).into()])
    };
    context.say(&line)
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

fn step_line(context: &Context, board: &Board, row: &StepRow) -> String {
    let who = row
        .by
        .as_ref()
        .zip(row.at)
        .map(|(by, at)| format!("  {} {}", context.called(by), clock_beside(at, context.now(), context.zone)));
    let why = row.why.as_ref().map(|why| format!(": {}", text::line(why)));
    let marks = [
        row.is_late(context.reckoned().latest()).then(|| say!("verbs-late")),
        row.delegated.as_ref().map(|to| say!("rules-delegated-to", who = to)),
        board
            .next_update_of(row)
            .map(|update| say!("verbs-next-update", at = clock_beside(update.due(), context.now(), context.zone))),
        row.wants_second_name.then(|| say!("rules-waits-for-second-name")),
        row.overridden.as_ref().map(|why| say!("verbs-override", why = why)),
        row.while_locked.then(|| say!("verbs-done-while-locked")),
        row.one_typist.as_ref().map(|who| say!("rules-one-typist", who = who)),
        board.lock(row).map(|locked| say!("verbs-locked-because", short = &locked.short)),
    ];
    format!(
        "{} {} {} {}{}{}{}",
        mark(row),
        filled(&row.code(), 12),
        fit(&text::line(&row.title), 44),
        context.say(&row.state.spoken()),
        who.unwrap_or_default(),
        why.unwrap_or_default(),
        behind(context, marks)
    )
}

/// Marks behind a line, each led by two blanks.
fn behind<const N: usize>(context: &Context, marks: [Option<Sentence>; N]) -> String {
    let marks = std::iter::once(Sentence::default()).chain(marks.into_iter().flatten()).collect();
    context.say(&Sentence::joined("  ", marks))
}

fn component_line(context: &Context, row: &ComponentRow) -> String {
    let verdict = if row.carries_data { row.verdict_in_short() } else { say!("board-none-carried") };
    let state = say!(
        "verbs-component",
        verdict = filled(&context.say(&verdict), 10),
        service = row.service,
        percent = row.percent.map(|percent| format!(" {percent}%"))
    );
    let marks = [
        row.locked.is_some().then(|| say!("verbs-locked")),
        row.judged.as_ref().map(|(by, at)| format!("{by} {}", clock_beside(*at, context.now(), context.zone)).into()),
        row.is_unconfirmed().then(|| say!("rules-waits-for-second-name")),
        row.stale.as_ref().map(|(why, _)| say!("verbs-stale", why = why)),
        row.grounds.as_ref().map(|grounds| format!("({})", context.say(grounds)).into()),
    ];
    format!("{} {}{}", filled(&row.id, 16), context.say(&state), behind(context, marks))
}

fn person_line(context: &Context, row: &ResponderRow) -> String {
    let post = if row.commands { context.say(&say!("verbs-post-commander")) + " " } else { String::new() };
    let role = context.say(&row.role.map_or_else(|| row.state.spoken(), Role::spoken));
    let duty = row.duty.as_ref().map(|duty| format!(", {}", context.say(&say!("board-duty", duty = duty)))).unwrap_or_default();
    let marks = [
        row.took_over.clone(),
        (!row.at_work.is_empty()).then(|| say!("verbs-at-work", codes = row.at_work.join(", "))),
        row.called_last(context.now()).filter(|_| row.role.is_none() && !row.commands),
        row.expected.map(|at| say!("board-expected", at = clock_beside(at, context.now(), context.zone))),
        row.proposed.as_ref().map(|(role, because)| say!("verbs-proposed", role = *role, because = because)),
    ];
    format!("{} {} {post}{role}{duty}{}", filled(&row.id, 10), fit(&text::line(&row.name), 24), behind(context, marks))
}

/// Prints what whoever asks does next.
///
/// # Errors
/// When there is no such incident, or the log cannot be read.
pub fn next(context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let session = context.session()?;
    let board = seen_by_me(context, &session)?;
    if context.common.json {
        writeln!(out, "{}", json::harmless(&json::next(&board).to_string()))?;
        return Ok(());
    }
    if context.common.plain {
        return plain::next(context, &board, out);
    }
    for alarm in board.alarms.iter().filter(|alarm| alarm.is_of_time()) {
        writeln!(out, "{}", alarm_line(context, alarm))?;
    }
    what_is_next(context, &board, out)
}

fn what_is_next(context: &Context, board: &Board, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "\n{}", context.say(&say!("verbs-next-for-you")))?;
    if board.next.is_empty() {
        writeln!(out, "  {}", context.say(&say!("verbs-nothing-free")))?;
    }
    for next in &board.next {
        writeln!(out, "  {}  -  {}", context.say(&next.in_full()), context.say(&next.hint.say))?;
    }
    Ok(())
}
