//! An incident as JSON: the board as `crisis status --json` prints it,
//! and entries as `crisis log --json` does. These shapes only grow.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::domain::advice::{Lock, Whom};
use crate::domain::amended::words::{Said, said};
use crate::domain::amended::{Amendment, Change, Standing};
use crate::domain::board::{Board, Next, Object};
use crate::domain::data::rows::ComponentRow;
use crate::domain::entry::{Chains, Entry};
use crate::domain::event::{Event, lateness};
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::people::dialled::Dialling;
use crate::domain::people::rows::DiallingRow;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::wrong::WrongNumber;
use crate::domain::runbook::Role;
use crate::domain::sending::rows::SendingRow;
use crate::domain::speech::Language;
use crate::domain::stamp::Moment;
use crate::domain::steps::rows::StepRow;
use crate::domain::tell::tell;
use crate::domain::text;
use crate::domain::time_text::{Dates, rfc3339};
use crate::domain::vocabulary::{CallOutcome, Line, Trusted};
use crate::domain::witness::Witness;
use crate::domain::zone::Zone;

use super::{Format, Report, english};

/// The shape of an export. It only grows; another one would be for other readers.
pub(super) const SCHEMA: u64 = 1;

/// Which program makes the words: another version may have better ones.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes one JSON document: `report`, the board's keys, and `entries`, one on each line.
#[derive(Default)]
pub struct Json {
    dates: Dates,
    lines: usize,
}

impl Format for Json {
    fn begin(&mut self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut head = harmless(&self::head(report).to_string());
        head.pop();
        write!(out, "{head},\"entries\":[")
    }

    fn entry(&mut self, report: &Report<'_>, entry: &Entry<'_>, event: &Event, out: &mut dyn Write) -> io::Result<()> {
        let comma = if self.lines == 0 { "\n" } else { ",\n" };
        self.lines += 1;
        write!(out, "{comma}{}", self::entry(report.incident, entry, event, report.zone, &mut self.dates))
    }

    fn end(&mut self, _: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"\n]}\n")
    }
}

/// What stands before the entries: the board, and from what and by which program it was made.
pub(super) fn head(report: &Report<'_>) -> Value {
    let mut head = status(report.board, report.zone, Some(report.chains));
    let chains = report
        .chains
        .heads()
        .map(|(origin, head)| json!({ "origin": origin.to_string(), "number": head.number, "hash": head.hash.to_string() }));
    let mut about = json!({
        "schema": SCHEMA, "version": VERSION, "made_at": rfc3339(report.now, report.zone), "zone": report.zone.written(),
        "flaws": report.flaws, "chains": chains.collect::<Vec<_>>(),
    });
    if let (Some(doubt), Some(about)) = (&report.board.doubt, about.as_object_mut()) {
        about.insert("slack_ms".to_owned(), doubt.slack.into());
    }
    if let Some(head) = head.as_object_mut() {
        head.insert("report".to_owned(), about);
    }
    head
}

/// The board as `crisis status --json` prints it; `chains` are those of the log that it was made from.
pub fn status(board: &Board, zone: Zone, chains: Option<&Chains>) -> Value {
    let time = |moment: Moment| rfc3339(moment, zone);
    let mut status = json!({
        "incident": {
            "id": board.id.as_deref().unwrap_or_default(), "title": board.title, "severity": board.severity, "affected": board.scope.affected,
            "not_affected": board.scope.not_affected, "unknown": board.scope.unknown, "status": board.status.word(), "drill": board.drill, "false_alarm": board.false_alarm,
            "declared_at": time(board.declared_at), "began_at": time(board.began_at), "commander": board.commander.as_deref().unwrap_or_default(),
        },
        "priorities": board.priorities.iter().map(|row| json!({
            "id": row.priority.word(), "title": row.priority.title(), "settled": row.settled, "total": row.steps.len(),
            "steps": row.steps.iter().map(|step| self::step(board, step, zone)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "components": board.components.iter().map(|row| component(board, row, zone)).collect::<Vec<_>>(),
        "responders": board.responders.iter().map(|row| responder(board, row, zone)).collect::<Vec<_>>(),
        "clocks": board.clocks.iter().map(|clock| json!({
            "kind": clock.kind.word(), "due": time(clock.due), "overdue": clock.overdue, "about": clock.about.as_str(), "text": english(&clock.say),
        })).collect::<Vec<_>>(),
        "alarms": board.alarms.iter().map(|alarm| json!({
            "kind": alarm.kind.word(), "what": alarm.about, "since": alarm.since.map(time), "who": alarm.who,
            "text": english(&alarm.say), "hint": english(&alarm.hint.say), "late": alarm.is_late(),
        })).collect::<Vec<_>>(),
        "next": next(board),
        "told": board.told.last().map(|told| json!({
            "text": told.words.as_ref().map(english), "step": told.code, "title": told.title, "at": time(told.at), "by": told.by,
            "channels": [], "outdated_by": board.news.iter().map(|news| json!({
                "at": time(news.at), "component": news.component, "text": english(&news.say),
            })).collect::<Vec<_>>(),
        })),
        "held": board.held.iter().map(|row| json!({
            "step": row.step.to_string(), "component": row.component, "since": time(row.since), "by": row.by, "released_by": row.released_by,
        })).collect::<Vec<_>>(),
        "path": board.path,
        "inbox": { "reports": board.came().0, "alerts": board.came().1 },
        "proposals": board.responders.iter().filter_map(proposal).collect::<Vec<_>>(),
        "log": {
            "entries": board.entries, "head": chains.map(|chains| chains.digest().to_string()),
            "heads": chains.map(|chains| Witness::all(chains).iter().map(ToString::to_string).collect::<Vec<_>>()),
        },
    });
    if let (Some(doubt), Some(object)) = (&board.doubt, status.as_object_mut()) {
        let clock = json!({
            "machine": time(doubt.machine.wall), "log": time(doubt.log), "differ_s": doubt.ahead(), "trusted": doubt.trusted.map(Trusted::word),
        });
        object.insert("clock".to_owned(), clock);
    }
    let dialled: Vec<Value> = board.dialled().map(|one| self::dialled(board, one, zone)).collect();
    if let Some(object) = status.as_object_mut().filter(|_| !dialled.is_empty()) {
        object.insert("dialled".to_owned(), Value::Array(dialled));
    }
    let wrong: Vec<Value> = board.wrong_numbers().map(|one| wrong_number(one, zone)).collect();
    if let Some(object) = status.as_object_mut().filter(|_| !wrong.is_empty()) {
        object.insert("wrong_numbers".to_owned(), Value::Array(wrong));
    }
    let pages: Vec<Value> = board.pages().iter().map(|row| page(row, zone)).collect();
    if let Some(object) = status.as_object_mut().filter(|_| !pages.is_empty()) {
        object.insert("pages".to_owned(), Value::Array(pages));
    }
    status
}

/// A page to somebody, and where it stands.
fn page(row: &SendingRow, zone: Zone) -> Value {
    json!({
        "to": row.to.as_str(), "name": row.name, "channel": row.channel.as_str(), "state": row.stage.word(),
        "since": rfc3339(row.since, zone), "why": row.why,
    })
}

/// A number that belongs to somebody else: whose it should be, and which of the two.
fn wrong_number(one: &WrongNumber, zone: Zone) -> Value {
    json!({
        "who": one.who, "name": one.name, "line": one.line.map(Line::word), "by": one.deed.by.as_str(), "at": rfc3339(one.deed.at, zone),
    })
}

/// Somebody of the dial list who was dialled.
fn dialled(board: &Board, one: &Dialling, zone: Zone) -> Value {
    json!({
        "id": one.id.as_str(), "name": one.name, "at": rfc3339(one.last.at, zone), "by": one.last.by.as_str(),
        "outcome": one.outcome.map(CallOutcome::word), "said": one.said, "times": one.times,
        "dialling": board.dialling_outside(one).map(|row| dialling(&row, zone)),
    })
}

/// What to do next, as `crisis next --json` prints it.
pub fn next(board: &Board) -> Value {
    let rows = board
        .next
        .iter()
        .map(|next| json!({
            "step": next.step().map(ToString::to_string), "what": english(&next.say), "why": next.why.as_ref().map(english), "on": on(board, next),
            "who": who(next), "command": next.ask().map(|ask| Language::English.to_type(ask)), "holds_back": next.holds,
            "text": english(&next.in_full()), "hint": english(&next.hint.say),
        }));
    Value::Array(rows.collect())
}

/// The code of the step, the component or the person that something to do is about.
fn on(board: &Board, next: &Next) -> Option<String> {
    match next.on.as_ref()? {
        Object::Step(step) => board.step(step).map(StepRow::code),
        Object::Component(id) => Some(id.to_string()),
        Object::Person(id) => Some(id.to_string()),
    }
}

/// The person whom something to do concerns: it is about them, or they are to be asked.
fn who(next: &Next) -> Option<&PersonId> {
    match (&next.on, &next.hint.whom) {
        (Some(Object::Person(id)), _) | (_, Some(Whom::Person(id))) => Some(id),
        _ => None,
    }
}

fn step(board: &Board, row: &StepRow, zone: Zone) -> Value {
    let mut step = json!({
        "code": row.code(), "id": row.reference.to_string(), "title": row.title, "component": row.component, "state": row.state.word(),
        "role": row.role.word(), "by": row.by, "at": row.at.map(|at| rfc3339(at, zone)), "why": row.why, "evidence": board.evidence(row).as_ref().map(english),
        "delegated_to": row.delegated, "due": row.due.map(|due| rfc3339(due, zone)), "overridden": row.overridden, "while_locked": row.while_locked,
        "one_typist": row.one_typist,
        "locked": board.lock(row).as_ref().map(locked),
    });
    if let (Some(update), Some(object)) = (board.next_update_of(row), step.as_object_mut()) {
        let next = json!({
            "last": rfc3339(update.last, zone), "every_s": update.every.seconds(), "due": rfc3339(update.due(), zone),
        });
        object.insert("next_update".to_owned(), next);
    }
    step
}

fn component(board: &Board, row: &ComponentRow, zone: Zone) -> Value {
    let known = board.component(row);
    json!({
        "id": row.id, "title": row.title, "verdict": row.verdict.word(), "stale": row.stale.is_some(),
        "stale_because": row.stale.as_ref().map(|(why, _)| english(why)), "judged_by": row.judged.as_ref().map(|(by, _)| by),
        "judged_at": row.judged.as_ref().map(|(_, at)| rfc3339(*at, zone)), "grounds": row.grounds.as_ref().map(english),
        "service": row.service.word(), "percent": row.percent, "locked": row.locked.as_ref().map(locked),
        "wants_second_name": row.wants_second_name, "data": row.carries_data, "needs": known.map(|known| &known.needs), "stored_on": known.map(|known| &known.stored_on),
    })
}

fn responder(board: &Board, row: &ResponderRow, zone: Zone) -> Value {
    let time = |moment: Option<Moment>| moment.map(|moment| rfc3339(moment, zone));
    json!({
        "id": row.id, "name": row.name, "role": row.role.map(Role::word), "duty": row.duty, "state": row.state.word(),
        "commander": row.commands, "at_work": row.at_work, "call": row.call.as_ref().map(english), "said": row.said, "expected": time(row.expected),
        "dialling": board.dialling(row).map(|row| dialling(row, zone)),
        "took_over": row.took_over.as_ref().map(english),
        "here_since": time(row.here_since), "awake_since": time(row.awake),
        "proposed": row.proposed.as_ref().map(|(role, because)| json!({ "role": role.word(), "because": english(because) })),
    })
}

/// Who is dialling, and when their claim lapses.
fn dialling(row: &DiallingRow, zone: Zone) -> Value {
    json!({ "by": row.who, "lapses": rfc3339(row.lapses, zone) })
}

fn proposal(row: &ResponderRow) -> Option<Value> {
    let (role, because) = row.proposed.as_ref()?;
    Some(json!({ "who": row.id, "role": role.word(), "because": [english(because)] }))
}

fn locked(locked: &Lock) -> Value {
    json!({ "because": english(&locked.because), "hint": english(&locked.hint.say) })
}

/// An entry as `crisis log --json` prints it: one line, and all that is needed to check its hash.
pub fn entry(incident: &Incident, entry: &Entry<'_>, event: &Event, zone: Zone, dates: &mut Dates) -> String {
    let mut line = String::with_capacity(320 + entry.body.len());
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let standing = incident.amended.stands(event);
    let (now, written) = (&*standing.event, event);
    let told = english(&tell(incident, now));
    let late = lateness(now.at, now.recorded_at).map_or_else(|| "null".to_owned(), |seconds| seconds.to_string());
    let _ = write!(
        line,
        r#"{{"origin":"{}","number":{},"at":"{}","recorded_at":"{}","late_seconds":{late},"by":{},"name":{},"fact":{},"text":{}"#,
        entry.origin,
        entry.number,
        dates.rfc3339(now.at, zone),
        dates.rfc3339(now.recorded_at, zone),
        quoted(entry.by),
        quoted(incident.people.name_of(&now.by)),
        quoted(entry.kind),
        quoted(&text::line(&told)),
    );
    line.push_str(&marks(&standing, written, zone));
    if let Some(who) = event.fact.about().quoted() {
        let _ = write!(line, r#","said_by":{}"#, quoted(who));
    }
    let id = incident.lifecycle.id().map_or("", IncidentId::as_str);
    let _ = write!(
        line,
        r#","incident":{},"stamp":{{"wall":{},"tick":{}}},"body":{},"hash":"{}"}}"#,
        quoted(id),
        entry.stamp.wall.millis(),
        entry.stamp.tick,
        quoted(entry.body),
        entry.hash,
    );
    harmless(&line)
}

/// Who struck or corrected an entry, as more keys; nothing where nobody did.
fn marks(standing: &Standing<'_>, written: &Event, zone: Zone) -> String {
    let mut marks = String::new();
    if let Some(Amendment { by, at, change: Change::Struck(why), .. }) = standing.struck {
        let struck = json!({ "by": by.as_str(), "at": rfc3339(*at, zone), "why": why });
        let _ = write!(marks, ",\"struck\":{struck}");
    }
    if let Some(Amendment { by, at, .. }) = standing.corrected {
        let (reworded, at_was) = standing.was(written);
        let text = match said(&standing.event.fact) {
            Said::Words(text) => text.filter(|_| reworded),
            Said::File | Said::Nothing => None,
        };
        let known = [
            ("by", Some(by.to_string())),
            ("at", Some(rfc3339(*at, zone))),
            ("text", text),
            ("at_was", at_was.map(|was| rfc3339(was, zone))),
        ];
        let known = known.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::String(value?))));
        let _ = write!(marks, ",\"corrected\":{}", Value::Object(known.collect()));
    }
    marks
}

/// JSON in which characters that act on a terminal or turn the direction
/// of reading stand as escapes: they can only be inside strings.
pub fn harmless(json: &str) -> String {
    if !json.contains(text::is_hostile) {
        return json.to_owned();
    }
    let mut escaped = String::with_capacity(json.len() + 32);
    for c in json.chars() {
        if text::is_hostile(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}
