//! The one place with a terminal, tasks and signals. One task forwards what the terminal sends; this loop sleeps until something comes, takes all
//! there is, and draws once.
//!
//! How the terminal is taken and given back stands in [`super::terminal`].

use std::{fmt, io};

use chrono_tz::Tz;
use crossterm::event::EventStream;
use rustix::process::Signal;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_stream::StreamExt;

use crate::app::clock::Clock;
use crate::app::desk::{Answer, Desk, Request};
use crate::app::desktop::{Desktop, Way, Words};
use crate::app::library::{Directory, Shelf};
use crate::app::open::LogFolder;
use crate::domain::event::Person;
use crate::domain::id::IncidentId;
use crate::domain::incident::Status;
use crate::domain::speech::Language;

use super::announce::{self, Passage};
use super::input::{Input, from_terminal};
use super::keys::Keys;
use super::model::{Given, Model};
use super::terminal::{GONE, Screen, end_on_panic, end_when_the_terminal_vanishes, restore};
use super::update::{Effect, Message, begin, update};
use super::view;

/// What the screen starts with.
#[derive(Clone, Debug)]
pub struct Start {
    /// Where the log lies.
    pub folder: LogFolder,
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
    /// Whether nothing but ASCII may be drawn.
    pub ascii: bool,
    /// The way to whoever is wanted and does not look.
    pub way: Way,
    /// How words get through the terminal.
    pub passage: Passage,
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

/// Runs the screen until somebody leaves it.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(start: Start) -> Result<Leaving, NoTerminal> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    end_on_panic();
    let screen = Screen::enter()?;
    end_when_the_terminal_vanishes();
    let left = runtime.block_on(work(start, screen));
    restore();
    // The thread that reads the terminal may sleep for ever; it is not waited for.
    runtime.shutdown_background();
    Ok(left?)
}

/// Reads the terminal for as long as anybody wants to know. The only task that ever polls the stream: it keeps the first waker it is given.
async fn forward(inputs: UnboundedSender<Input>) {
    let mut events = EventStream::new();
    while let Some(Ok(event)) = events.next().await {
        if let Some(input) = from_terminal(event)
            && inputs.send(input).is_err()
        {
            return;
        }
    }
}

/// Everything that wakes the loop.
struct Wakers {
    inputs: UnboundedReceiver<Input>,
    answers: UnboundedReceiver<Answer>,
    unheard: UnboundedReceiver<Words>,
}

/// How a person is reached who does not look.
struct Reach {
    way: Way,
    passage: Passage,
    ascii: bool,
    desktop: Option<Desktop>,
}

impl Reach {
    /// To the desktop where there is one; what it cannot take, and everything else, through the terminal.
    fn tell(&mut self, words: Words, screen: &mut Screen) {
        let left = match &self.desktop {
            Some(desktop) => desktop.tell(words).err(),
            None => Some(words),
        };
        if let Some(words) = left.filter(|_| self.way != Way::None) {
            self.through_the_terminal(&words, screen);
        }
    }

    fn through_the_terminal(&self, words: &Words, screen: &mut Screen) {
        screen.announce(&announce::bytes(words, self.passage, self.ascii));
    }
}

async fn work(start: Start, mut screen: Screen) -> io::Result<Leaving> {
    let Start {
        folder,
        incident,
        me,
        directory,
        shelf,
        warnings,
        clock,
        zone,
        language,
        keys,
        colour,
        ascii,
        way,
        passage,
        strict_ids,
    } = start;
    let (sender, answers) = unbounded_channel();
    let desk = Desk::open(folder, sender);
    let (sender, inputs) = unbounded_channel();
    tokio::spawn(forward(sender));
    let given = Given { directory, shelf, warnings, zone, language, keys, colour, ascii, strict_ids };
    let mut model = Model::new(given, me, incident, clock.now());
    model.size = screen.size();
    let (sender, unheard) = unbounded_channel();
    let desktop = (way == Way::Desktop).then(|| Desktop::open(move |words| drop(sender.send(words))));
    let mut reach = Reach { way, passage, ascii, desktop };
    for effect in begin(&mut model) {
        carry_out(effect, &desk, &mut screen, &mut reach)?;
    }
    let why = follow(&mut model, &mut screen, &desk, &mut reach, clock, Wakers { inputs, answers, unheard }).await?;
    desk.ask(Request::Stop);
    let open = model.open.as_ref();
    let incident = open.and_then(|open| Some((open.published.incident.id()?.clone(), open.published.incident.status)));
    Ok(Leaving { why, incident })
}

async fn follow(
    model: &mut Model,
    screen: &mut Screen,
    desk: &Desk,
    reach: &mut Reach,
    clock: Clock,
    mut wakers: Wakers,
) -> io::Result<Why> {
    let mut ends = [
        signal(SignalKind::terminate())?,
        signal(SignalKind::hangup())?,
        signal(SignalKind::interrupt())?,
        signal(SignalKind::quit())?,
    ];
    let mut woken = signal(SignalKind::from_raw(Signal::CONT.as_raw()))?;
    let [terminate, hang_up, interrupt, quit] = &mut ends;
    loop {
        screen.draw(|frame| view::draw(model, frame))?;
        let message = tokio::select! {
            biased;
            _ = terminate.recv() => return Ok(Why::Signal(SignalKind::terminate().as_raw_value())),
            _ = hang_up.recv() => return Ok(Why::Signal(SignalKind::hangup().as_raw_value())),
            _ = interrupt.recv() => return Ok(Why::Signal(SignalKind::interrupt().as_raw_value())),
            _ = quit.recv() => return Ok(Why::Signal(SignalKind::quit().as_raw_value())),
            _ = woken.recv() => {
                *screen = Screen::enter()?;
                model.size = screen.size();
                Message::Tick
            }
            input = wakers.inputs.recv() => match input {
                Some(input) => Message::Input(input),
                None => return Ok(Why::TerminalGone),
            },
            answer = wakers.answers.recv() => match answer {
                Some(answer) => Message::Answer(answer),
                // The desk never ends before it is told to, unless it panicked, and then so did we.
                None => return Ok(Why::Asked),
            },
            Some(words) = wakers.unheard.recv() => {
                reach.through_the_terminal(&words, screen);
                continue;
            }
            () = tokio::time::sleep(clock.until_next_second()), if model.counts() => Message::Tick,
        };
        let mut next = Some(message);
        while let Some(message) = next {
            if let Message::Input(Input::Resize(columns, rows)) = message {
                resize(screen, model, columns, rows)?;
            }
            for effect in update(model, message, clock.now()) {
                if carry_out(effect, desk, screen, reach)? {
                    return Ok(Why::Asked);
                }
            }
            let input = wakers.inputs.try_recv().map(Message::Input);
            next = input.or_else(|_| wakers.answers.try_recv().map(Message::Answer)).ok();
        }
    }
}

/// A new size is measured anew: of many resizes in a row only the last one counts.
fn resize(screen: &mut Screen, model: &mut Model, columns: u16, rows: u16) -> io::Result<()> {
    if (columns, rows) != screen.size() {
        screen.clear()?;
    }
    model.size = screen.size();
    Ok(())
}

/// Does what the update asked for. Says whether to leave.
fn carry_out(effect: Effect, desk: &Desk, screen: &mut Screen, reach: &mut Reach) -> io::Result<bool> {
    match effect {
        Effect::Ask(request) => desk.ask(request),
        Effect::Ring => screen.ring(),
        Effect::Reach(words) => reach.tell(words, screen),
        Effect::Leave => return Ok(true),
        Effect::Suspend => screen.suspend()?,
        Effect::Redraw => screen.clear()?,
    }
    Ok(false)
}
