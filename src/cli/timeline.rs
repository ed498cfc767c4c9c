//! `log`: the timeline as plain lines or JSON Lines, and what is new for as long as somebody reads.
//!
//! It has no runtime: one thread waits for the folder, one for the reader to go, and nothing is cancelled.

use std::io::Write;
use std::ops::ControlFlow;
use std::sync::mpsc::{RecvTimeoutError, Sender};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use crate::app::as_happened;
use crate::app::follow::{Bell, pauses};
use crate::app::session::Session;
use crate::domain::entry::Entry;
use crate::domain::event::{Event, lateness};
use crate::domain::incident::Incident;
use crate::domain::speech::say;
use crate::domain::tell::tell_standing;
use crate::domain::text::{self, fit};
use crate::domain::time_text::{self, Dates, clock, zone_name};
use crate::domain::zone::Zone;
use crate::export::json;
use crate::store::{Cursor, LogError};

use super::context::Context;
use super::failure::Failure;
use super::plain;

/// Prints the timeline as things happened; with `follow` goes on with what is new.
///
/// # Errors
/// When there is no such incident, or the log cannot be read.
pub fn log(context: &Context, follow: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let mut session = context.session_to_read()?;
    let mut printer = Printer { context, zone: context.zone, dates: Dates::default(), day: String::new() };
    let mut seen = print_all(&mut session, &mut printer, out)?;
    out.flush()?;
    if !follow {
        return Ok(());
    }
    let (ring, rings) = std::sync::mpsc::channel();
    end_with_the_reader(ring.clone());
    let bell = Bell::hang(context.folder()?.path(), move || {
        // Nobody listens any more when the verb ends.
        let _ = ring.send(Ring::Changed);
    });
    // Look first: something may have come before the bell hung.
    let mut looks = Some(pauses());
    loop {
        if session.refresh()? {
            let before = seen;
            seen = print_new(&mut session, seen, &mut printer, out)?;
            if seen != before {
                out.flush()?;
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

/// Rings when whoever reads standard output goes away: `crisis log
/// --follow | grep -m1 …` ends without waiting for one more entry.
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

/// Prints every entry, as things happened.
fn print_all(session: &mut Session, printer: &mut Printer<'_>, out: &mut dyn Write) -> Result<Cursor, Failure> {
    let (incident, id) = (session.incident().clone(), session.id().clone());
    let mut count = 0;
    let log = session.log();
    let read = |order, each: as_happened::Each<'_>| log.read(&id, Cursor::default(), order, each);
    let cursor = printing(&incident, printer, out, |each| {
        as_happened::read(&incident.amended, read, &mut |entry| {
            count += 1;
            each(entry)
        })
    })?;
    printer.context.all_read(session, count)?;
    Ok(cursor)
}

/// Prints every entry after a cursor, as they arrived.
fn print_new(session: &mut Session, after: Cursor, printer: &mut Printer<'_>, out: &mut dyn Write) -> Result<Cursor, Failure> {
    let incident = session.incident().clone();
    printing(&incident, printer, out, |each| session.read_after(after, each))
}

/// Hands every entry that is read to the printer.
fn printing(
    incident: &Incident,
    printer: &mut Printer<'_>,
    out: &mut dyn Write,
    read: impl FnOnce(as_happened::Each<'_>) -> Result<Cursor, LogError>,
) -> Result<Cursor, Failure> {
    let mut broke = None;
    let cursor = read(&mut |entry| {
        broke = printer.print(incident, entry, out).err();
        if broke.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    broke.map_or(Ok(cursor), |error| Err(error.into()))
}

/// How many columns the number of an entry takes at least.
const NUMBER: usize = 4;

struct Printer<'a> {
    context: &'a Context,
    zone: Zone,
    dates: Dates,
    day: String,
}

impl Printer<'_> {
    fn print(&mut self, incident: &Incident, entry: &Entry<'_>, out: &mut dyn Write) -> std::io::Result<()> {
        let written = entry.event();
        self.context.knows(incident);
        if self.context.common.json {
            return writeln!(out, "{}", json::entry(incident, entry, &written, self.zone, &mut self.dates));
        }
        let standing = incident.amended.stands(&written);
        let event = &*standing.event;
        // The zone changes with the clock, within a day too.
        let day = format!("{} {}", time_text::day(event.at, self.zone), zone_name(event.at, self.zone));
        if day != self.day {
            writeln!(out, "{day}")?;
            self.day = day;
        }
        if self.context.common.plain {
            return writeln!(out, "{}", plain::entry(self.context, incident, &standing));
        }
        let by = fit(&self.context.called(event.speaker()), 16);
        let told = self.context.words(&tell_standing(incident, &standing));
        let number = format!("{:>NUMBER$}", incident.numbering.name(event.entry()));
        writeln!(out, "{}  {number}  {by}  {}{}", clock(event.at, self.zone), self.logged(event), text::line(&told))
    }

    /// When it was logged, where that was after it happened: with the day where that was another.
    fn logged(&self, event: &Event) -> String {
        if lateness(event.at, event.recorded_at).is_none() {
            return String::new();
        }
        let logged = say!("verbs-logged", at = time_text::clock_beside(event.recorded_at, event.at, self.zone));
        format!("({}) ", self.context.language.say(&logged))
    }
}
