//! Verbs that tell: the board, what is next, the timeline, the contacts, the briefing. Plain lines, for people, pipes and screen readers.

use std::io::Write;
use std::ops::ControlFlow;
use std::sync::mpsc::{RecvTimeoutError, Sender};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use crate::app::follow::{Bell, pauses};
use crate::app::session::Session;
use crate::domain::board::{Board, ComponentRow, ResponderRow, StepRow, board};
use crate::domain::contacts::Contact;
use crate::domain::entry::Entry;
use crate::domain::event::{Event, Line, lateness};
use crate::domain::id::PersonId;
use crate::domain::incident::{Incident, StepState};
use crate::domain::length::stretch;
use crate::domain::tell::tell;
use crate::domain::text::{self, filled, fit};
use crate::domain::time_text::{self, Dates, clock, zone_name};
use crate::export::json;
use crate::store::{Cursor, Order};

use super::asked::{Asked, login_name};
use super::failure::Failure;

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
        fit(&text::line(&row.title), 44),
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
    format!("{} {} {post}{role}{duty}{work}{call}{proposed}", filled(&row.id, 10), fit(&text::line(&row.name), 24))
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

/// Prints the timeline as things happened; with `follow` goes on with what is new.
///
/// # Errors
/// When there is no such incident, or the log cannot be read.
pub fn log(asked: &Asked, follow: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let mut session = asked.session()?;
    let mut printer = Printer { json: asked.common.json, zone: asked.zone, dates: Dates::default(), day: String::new() };
    let mut seen = print_entries(&mut session, Cursor::default(), Order::Happened, &mut printer, out)?;
    out.flush()?;
    if !follow {
        return Ok(());
    }
    let (ring, rings) = std::sync::mpsc::channel();
    end_with_the_reader(ring.clone());
    let bell = Bell::hang(asked.folder().path(), move || {
        // Nobody listens any more when the verb ends.
        let _ = ring.send(Ring::Changed);
    });
    // Look first: something may have come before the bell hung.
    let mut looks = Some(pauses());
    loop {
        if session.refresh()? {
            let before = seen;
            seen = print_entries(&mut session, seen, Order::Arrival, &mut printer, out)?;
            if seen != before {
                out.flush()?;
                looks = None;
            }
        }
        let patience = looks.as_mut().and_then(Iterator::next).or(bell.patience());
        match patience.map_or_else(|| rings.recv().map_err(|_| RecvTimeoutError::Disconnected), |pause| rings.recv_timeout(pause))
        {
            Ok(Ring::Changed) => looks = Some(pauses()),
            Ok(Ring::NobodyReads) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// Why whoever follows the log wakes up.
#[derive(Clone, Copy)]
enum Ring {
    Changed,
    NobodyReads,
}

/// Rings when whoever reads standard output goes away: `crisis log --follow | grep -m1 …` ends without waiting for one more entry.
fn end_with_the_reader(ring: Sender<Ring>) {
    std::thread::spawn(move || {
        let stdout = std::io::stdout();
        let mut polled = [PollFd::new(&stdout, PollFlags::empty())];
        loop {
            match poll(&mut polled, None) {
                Ok(_) => break,
                Err(Errno::INTR) => {}
                // Where this cannot be known, the next entry that cannot be printed tells.
                Err(_) => return,
            }
        }
        // The verb may have ended before its reader did.
        let _ = ring.send(Ring::NobodyReads);
    });
}

/// Hands every entry after a cursor to the printer, in an order.
fn print_entries(
    session: &mut Session,
    after: Cursor,
    order: Order,
    printer: &mut Printer,
    out: &mut dyn Write,
) -> Result<Cursor, Failure> {
    let incident = session.incident().clone();
    let id = session.id().clone();
    let mut broke = None;
    let cursor = session.log().read(&id, after, order, &mut |entry| match printer.print(&incident, entry, out) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            broke = Some(error);
            ControlFlow::Break(())
        }
    })?;
    match broke {
        Some(error) => Err(error.into()),
        None => Ok(cursor),
    }
}

struct Printer {
    json: bool,
    zone: chrono_tz::Tz,
    dates: Dates,
    day: String,
}

impl Printer {
    fn print(&mut self, incident: &Incident, entry: &Entry<'_>, out: &mut dyn Write) -> std::io::Result<()> {
        let event = entry.event();
        if self.json {
            return writeln!(out, "{}", json::entry(incident, entry, &event, self.zone, &mut self.dates));
        }
        let day = time_text::day(event.at, self.zone);
        if day != self.day {
            writeln!(out, "{day} {}", zone_name(event.at, self.zone))?;
            self.day = day;
        }
        let by = fit(&text::line(incident.name_of(&event.by)), 16);
        writeln!(out, "{}  {by}  {}{}", clock(event.at, self.zone), text::line(&tell(incident, &event)), late(&event))
    }
}

fn late(event: &Event) -> String {
    lateness(event.at, event.recorded_at)
        .map(|seconds| format!("  (written down {} later)", stretch(seconds)))
        .unwrap_or_default()
}

/// Prints who can be reached how.
///
/// # Errors
/// When the contacts cannot be read.
pub fn contacts(asked: &Asked, who: Option<&str>, out: &mut dyn Write) -> Result<(), Failure> {
    let directory = asked.directory()?;
    let wanted = |contact: &&Contact| {
        who.is_none_or(|who| contact.id.as_str() == who || contact.name.to_lowercase().contains(&who.to_lowercase()))
    };
    let found: Vec<&Contact> = directory.contacts.people.iter().filter(wanted).collect();
    if let Some(file) = directory.file.as_ref().filter(|_| directory.refused) {
        return Err(super::failure::wrong(
            format!("nobody can be looked up in {}", file.display()),
            "the file is refused",
            format!("`crisis lint {}` shows every mistake", file.display()),
        ));
    }
    if let (true, Some(who)) = (found.is_empty(), who) {
        return Err(super::failure::wrong(
            format!("nobody is called `{who}`"),
            "no contact has that id or name",
            "`crisis contacts` lists them all",
        ));
    }
    if asked.common.json {
        let rows: Vec<_> = found.iter().map(|contact| contact_json(contact, asked)).collect();
        writeln!(out, "{}", json::harmless(&serde_json::Value::Array(rows).to_string()))?;
        return Ok(());
    }
    if directory.file.is_none() {
        super::asked::warn("no contacts.toml was found: these are the example contacts");
    }
    for contact in &found {
        writeln!(out, "{}", contact_line(contact, asked))?;
    }
    for left_out in &directory.contacts.left_out {
        writeln!(out, "{} could not be read: see `crisis lint`", text::line(left_out))?;
    }
    Ok(())
}

fn contact_line(contact: &Contact, asked: &Asked) -> String {
    let away = contact.away_on(asked.today());
    let away = away.map(|away| format!("  AWAY until {} {}", away.until, text::line(away.why.as_deref().unwrap_or_default())));
    let there = contact.timezone.map(|zone| format!("  {} there", clock(asked.now(), zone))).unwrap_or_default();
    format!(
        "{} {} {}  {}  {}  {}{there}{}",
        filled(contact.id.as_str(), 10),
        fit(&text::line(&contact.name), 22),
        filled(&text::line(&contact.primary_phone.typed), 20),
        filled(&text::line(&contact.secondary_phone.typed), 20),
        filled(&text::line(&contact.email), 28),
        text::line(&contact.skills.join(", ")),
        away.unwrap_or_default()
    )
}

fn contact_json(contact: &Contact, asked: &Asked) -> serde_json::Value {
    let phone = |line: Line| serde_json::json!({ "typed": contact.phone(line).typed, "e164": contact.phone(line).e164 });
    serde_json::json!({
        "id": contact.id.as_str(), "name": contact.name, "email": contact.email,
        "primary_phone": phone(Line::Primary), "secondary_phone": phone(Line::Secondary),
        "skills": contact.skills, "languages": contact.languages, "timezone": contact.timezone.map(chrono_tz::Tz::name),
        "away_until": contact.away_on(asked.today()).map(|away| away.until.to_string()),
    })
}
