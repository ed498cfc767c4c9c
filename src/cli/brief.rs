//! `brief`: the briefing for whoever joins late, as lines of at most 80 columns, in whole lines, or as JSON.
//! Whoever offers or accepts command gets the same, as the commander sees it.

use std::io::Write;

use serde_json::{Value, json};

use crate::app::decisions;
use crate::app::session::Session;
use crate::domain::board::brief::{Brief, DECISIONS, Decision, Part};
use crate::domain::board::{Board, board};
use crate::domain::speech::say;
use crate::domain::text::wrapped;
use crate::domain::time_text::{clock, clock_beside, rfc3339, zone_name};
use crate::domain::witness::Witness;
use crate::export::{english, json as shapes};

use super::context::Context;
use super::failure::Failure;
use super::show::seen_by_me;

/// How wide a line is at most.
const COLUMNS: usize = 80;

/// Prints the briefing.
///
/// # Errors
/// When there is no such incident, or the log cannot be read.
pub fn brief(context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let mut session = context.session_to_read()?;
    let decisions = decisions::newest(&mut session, DECISIONS)?;
    let board = seen_by_me(context, &session)?;
    if context.common.json {
        writeln!(out, "{}", shapes::harmless(&document(context, &session, &board, &decisions).to_string()))?;
        return Ok(());
    }
    tell(context, &session, &board, &decisions, out)
}

/// The same as whoever is in command sees it.
///
/// # Errors
/// When the log cannot be read, or the output cannot be written.
pub fn for_the_commander(context: &Context, session: &mut Session, out: &mut dyn Write) -> Result<(), Failure> {
    let decisions = decisions::newest(session, DECISIONS)?;
    let commander = session.incident().people.post.as_ref().map(|post| post.commander.clone());
    let board = board(session.incident(), context.reckoned(), commander.as_ref());
    writeln!(out)?;
    tell(context, session, &board, &decisions, out)
}

fn tell(context: &Context, session: &Session, board: &Board, decisions: &[Decision], out: &mut dyn Write) -> Result<(), Failure> {
    let (now, zone) = (context.now(), context.zone);
    let at = format!("{} {}", clock(now, zone), zone_name(now, zone));
    writeln!(out, "{}", context.say(&say!("verbs-briefing", incident = session.display_id(), at = at)))?;
    for part in parts(context, board, decisions) {
        writeln!(out, "{}", context.say(&part.title))?;
        for line in &part.lines {
            let line = context.say(line);
            // Who reads sentences has a line for each.
            let lines = if context.common.plain { vec![line] } else { wrapped(&line, COLUMNS - 4) };
            for (at, line) in lines.iter().enumerate() {
                writeln!(out, "{}{line}", if at == 0 { "  " } else { "    " })?;
            }
        }
    }
    let heads = context.say(&say!("verbs-log-ends-at", heads = Witness::line(&session.fold().chains)));
    wrapped(&heads, COLUMNS).iter().try_for_each(|line| Ok(writeln!(out, "{line}")?))
}

fn parts(context: &Context, board: &Board, decisions: &[Decision]) -> Vec<Part> {
    let now = context.now();
    let hour = |moment| clock_beside(moment, now, context.zone);
    Brief { board, decisions, next: &board.next, now, hour: &hour }.parts()
}

/// The briefing for programs: what the board has, the decisions, and the lines in English.
fn document(context: &Context, session: &Session, board: &Board, decisions: &[Decision]) -> Value {
    let mut document = shapes::status(board, context.zone, Some(&session.fold().chains));
    let decided = decisions
        .iter()
        .map(|decision| json!({ "at": rfc3339(decision.at, context.zone), "by": decision.by, "text": decision.text }));
    let lines = |part: &Part| part.lines.iter().map(english).collect::<Vec<_>>();
    let parts = parts(context, board, decisions);
    let parts = parts.iter().map(|part| json!({ "title": english(&part.title), "lines": lines(part) }));
    if let Some(document) = document.as_object_mut() {
        document.insert("decisions".to_owned(), decided.collect());
        document.insert("parts".to_owned(), parts.collect());
    }
    document
}
