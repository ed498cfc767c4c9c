//! The one place with a terminal, threads and signals. One thread tells what the terminal sends, one the signals, one what the desk answers; this
//! loop sleeps until something comes, takes all there is, and draws once.
//!
//! How the terminal is taken and given back stands in [`super::terminal`].

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;
use std::{fmt, io, thread};

use chrono_tz::Tz;
use crossterm::event;

use crate::app::clock::Clock;
use crate::app::desk::{Answer, Desk, Request};
use crate::app::library::{Directory, Shelf};
use crate::app::open::LogFolder;
use crate::domain::event::Person;
use crate::domain::id::IncidentId;
use crate::domain::incident::Status;
use crate::domain::speech::Language;

use super::input::{Input, from_terminal};
use super::keys::Keys;
use super::model::{Given, Model};
use super::signals::{Told, listen};
use super::terminal::{GONE, Screen, end_on_panic, end_when_the_terminal_vanishes, restore};
use super::update::{Effect, Message, begin, update};
use super::view;

/// What the screen starts with.
#[derive(Debug)]
pub struct Start {
    /// What works behind the screen.
    pub backstage: Backstage,
    /// The incident to open at once.
    pub incident: Option<IncidentId>,
    /// Who sits here; asked where nobody knows.
    pub me: Option<Person>,
    /// Who can be reached how.
    pub directory: Directory,
    /// The runbooks.
    pub shelf: Shelf,
    /// Lines that stay in view.
    pub warnings: Vec<String>,
    /// The clock.
    pub clock: Clock,
    /// The local time zone.
    pub zone: Tz,
    /// The language in which it speaks.
    pub language: Language,
    /// What every key does.
    pub keys: Keys,
    /// Whether colours may be used.
    pub colour: bool,
    /// Only a contact may say who sits here, unless the contacts are the example ones.
    pub strict_ids: bool,
}

/// How the screen was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Why.
    pub why: Why,
    /// The incident that was open, and where it stands.
    pub incident: Option<(IncidentId, Status)>,
}

/// Why the screen was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A person left.
    Asked,
    /// A signal came, of that number.
    Signal(i32),
    /// The terminal is gone.
    TerminalGone,
}

impl Why {
    /// The exit code that shells expect.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Asked => 0,
            Self::Signal(number) => u8::try_from(128 + number).unwrap_or(u8::MAX),
            Self::TerminalGone => GONE,
        }
    }
}

/// A terminal that cannot be used.
#[derive(Debug)]
pub struct NoTerminal(io::Error);

impl fmt::Display for NoTerminal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the terminal cannot be used: {}", self.0)
    }
}

impl std::error::Error for NoTerminal {}

impl From<io::Error> for NoTerminal {
    fn from(error: io::Error) -> Self {
        Self(error)
    }
}

/// What works for a screen behind it: begun before anything else, so that the log is at hand when the terminal is.
#[derive(Debug)]
pub struct Backstage {
    desk: Desk,
    tell: Sender<Heard>,
    heard: Receiver<Heard>,
}

impl Backstage {
    /// Opens the desk. From here on a panic anywhere ends the program.
    pub fn open(folder: LogFolder) -> Self {
        end_on_panic();
        let (tell, heard) = channel();
        let answers = tell.clone();
        let desk = Desk::open(folder, move |answer| answers.send(Heard::Answer(answer)).is_ok());
        Self { desk, tell, heard }
    }
}

/// Everything that wakes the loop.
#[derive(Debug)]
enum Heard {
    Input(Input),
    Answer(Answer),
    Signal(Told),
    TerminalGone,
}

/// Runs the screen until somebody leaves it.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(start: Start) -> Result<Leaving, NoTerminal> {
    let tell = start.backstage.tell.clone();
    listen(move |told| tell.send(Heard::Signal(told)).is_ok())?;
    let screen = Screen::enter()?;
    end_when_the_terminal_vanishes();
    read_keys(start.backstage.tell.clone());
    let left = work(start, screen);
    restore();
    Ok(left?)
}

/// Reads the terminal for as long as anybody wants to know, on a thread of its own: half an escape sequence holds up nothing else. That thread may
/// sleep for ever; it is not waited for.
fn read_keys(tell: Sender<Heard>) {
    thread::spawn(move || {
        while let Ok(event) = event::read() {
            if let Some(input) = from_terminal(event)
                && tell.send(Heard::Input(input)).is_err()
            {
                return;
            }
        }
        let _ = tell.send(Heard::TerminalGone);
    });
}

fn work(start: Start, mut screen: Screen) -> io::Result<Leaving> {
    let Start { backstage, incident, me, directory, shelf, warnings, clock, zone, language, keys, colour, strict_ids } = start;
    let Backstage { desk, heard, .. } = backstage;
    let given = Given { directory, shelf, warnings, zone, language, keys, colour, strict_ids };
    let mut model = Model::new(given, me, incident, clock.now());
    model.size = screen.size();
    for effect in begin(&mut model) {
        carry_out(effect, &desk, &mut screen)?;
    }
    let why = follow(&mut model, &mut screen, &desk, clock, &heard)?;
    desk.ask(Request::Stop);
    let open = model.open.as_ref();
    let incident = open.and_then(|open| Some((open.published.incident.id()?.clone(), open.published.incident.status)));
    Ok(Leaving { why, incident })
}

/// So long the first picture waits for what the desk has at hand in no time: it is then the only one.
const FIRST: Duration = Duration::from_millis(50);
/// A clock on screen is drawn so much after the full second, so that it is never woken a moment too early and then again.
const SURELY: Duration = Duration::from_millis(2);

fn follow(model: &mut Model, screen: &mut Screen, desk: &Desk, clock: Clock, heard: &Receiver<Heard>) -> io::Result<Why> {
    let mut first = true;
    loop {
        first &= !model.asked.is_empty();
        if !first {
            screen.draw(|frame| view::draw(model, frame))?;
        }
        let tick = model.counts().then(|| clock.until_next_second() + SURELY);
        let mut next = match wait(heard, if first { Some(FIRST) } else { tick }) {
            Ok(heard) => Some(heard),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(Why::Asked),
        };
        first &= next.is_some();
        if next.is_none() {
            take(Message::Tick, model, screen, desk, clock)?;
        }
        while let Some(heard_now) = next {
            let message = match heard_now {
                Heard::Input(input) => Message::Input(input),
                Heard::Answer(answer) => Message::Answer(answer),
                Heard::Signal(Told::End(number)) => return Ok(Why::Signal(number)),
                Heard::TerminalGone => return Ok(Why::TerminalGone),
                Heard::Signal(Told::Wake) => {
                    *screen = Screen::enter()?;
                    model.size = screen.size();
                    Message::Tick
                }
            };
            if take(message, model, screen, desk, clock)? {
                return Ok(Why::Asked);
            }
            next = heard.try_recv().ok();
        }
    }
}

fn wait(heard: &Receiver<Heard>, patience: Option<Duration>) -> Result<Heard, RecvTimeoutError> {
    match patience {
        Some(patience) => heard.recv_timeout(patience),
        None => heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

/// Takes one message, and does what follows from it. Says whether to leave.
fn take(message: Message, model: &mut Model, screen: &mut Screen, desk: &Desk, clock: Clock) -> io::Result<bool> {
    if let Message::Input(Input::Resize(..)) = message {
        resize(screen, model)?;
    }
    for effect in update(model, message, clock.now()) {
        if carry_out(effect, desk, screen)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A new size is measured anew: of many resizes in a row only the last one counts. Everything is drawn again, even where the size is what it was:
/// a terminal that was small for a moment has forgotten the rest.
fn resize(screen: &mut Screen, model: &mut Model) -> io::Result<()> {
    screen.clear()?;
    model.size = screen.size();
    Ok(())
}

/// Does what the update asked for. Says whether to leave.
fn carry_out(effect: Effect, desk: &Desk, screen: &mut Screen) -> io::Result<bool> {
    match effect {
        Effect::Ask(request) => desk.ask(request),
        Effect::Ring => screen.ring(),
        Effect::Leave => return Ok(true),
        Effect::Suspend => screen.suspend()?,
        Effect::Redraw => screen.clear()?,
    }
    Ok(false)
}
