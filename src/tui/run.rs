//! The one place with a terminal, threads and tasks. One thread tells what the terminal sends, one what the
//! desk answers, and tasks of the works tell of signals and of words that a desktop did not take. This loop
//! sleeps until something comes, takes all there is, and draws once.
//!
//! It never waits for the terminal: a picture that is not taken yet keeps the next one waiting, and nothing
//! else. Each of those who tell it something may have so much waiting for it and no more; what comes faster
//! waits where it comes from.
//!
//! How the terminal is taken and given back stands in [`super::terminal`].

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;
use std::{fmt, io, thread};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::tcgetattr;

use crate::app::clock::{Clock, until_next_minute, until_next_second};
use crate::app::desk::{Answer, Desk, Request};
use crate::app::desktop::{Delivery, Words};
use crate::app::open::LogFolder;
use crate::app::outbox::Outbox;
use crate::app::paper::{Paper, Scribe, Written};
use crate::app::works::Works;
use crate::app::works::progress::{Progress, Report};
use crate::app::works::room::{Brought, Room};
use crate::app::works::signals::{self, Signal};
use crate::domain::id::IncidentId;
use crate::domain::lifecycle::state::Status;
use crate::domain::record::Person;
use crate::domain::stamp::Moment;

use super::announce::Passage;
use super::bursts::Bursts;
use super::input::Input;
use super::model::{Given, Model};
use super::notify::Notifier;
use super::terminal::{GONE, Screen, end_by_signal, end_on_panic, end_when_the_terminal_vanishes, restore, restore_unread};
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
    /// The clock that every moment on the screen and in the log comes from.
    pub clock: Clock,
    /// How somebody is notified who does not look.
    pub delivery: Delivery,
    /// How words get through the terminal.
    pub passage: Passage,
    /// Who writes files for whoever looks.
    pub scribe: Scribe,
    /// What sends what was claimed here.
    pub outbox: Arc<Outbox>,
    /// What the model is given.
    pub given: Given,
}

/// How the screen was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// What ended the screen; it becomes the exit code.
    pub why: Why,
    /// The incident that was open, its id as people read it, and where it stands.
    pub incident: Option<(String, Status)>,
    /// The file of its report, where it was written here and holds all that the log does.
    pub report: Option<String>,
    /// What was typed and not written down.
    pub unwritten: Vec<String>,
}

/// Why the screen was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody left by a key.
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

/// The desk behind the screen: started before anything else, so that the log is read while the terminal is
/// set up.
#[derive(Debug)]
pub struct Backstage {
    desk: Desk,
    tell: Sender<Incoming>,
    incoming: Receiver<Incoming>,
}

impl Backstage {
    /// Opens the desk. From here on a panic anywhere ends the program.
    pub fn open(folder: LogFolder) -> Self {
        end_on_panic();
        let (tell, incoming) = channel();
        let (answers, room) = (tell.clone(), Room::for_most(ANSWERS));
        let desk = Desk::open(folder, move |answer| answers.send(Incoming::Answer(room.bring(answer))).is_ok());
        Self { desk, tell, incoming }
    }
}

/// Everything that wakes the loop.
#[derive(Debug)]
enum Incoming {
    Input(Brought<Input>),
    Answer(Brought<Answer>),
    Signal(Report<Signal>),
    Resized(Report<()>),
    Undelivered(Report<Words>),
    Written(Paper, Written),
    TerminalGone,
}

/// How many keys and the like may wait for the screen: with that many, the terminal is not read any further.
const INPUTS: usize = 256;
/// How many answers of the desk may; with that many, the desk waits.
const ANSWERS: usize = 8;
/// How many notifications that the desktop did not take may wait for the screen; with that many, the next
/// waits too.
const UNDELIVERED: usize = 4;

/// Runs the screen until somebody leaves it. For as long as the works stay open after that, a signal still
/// ends the program.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(works: &Works, start: Start) -> Result<Leaving, NoTerminal> {
    // One waits at most: to be woken twice is to be woken, and of two sizes the last one counts.
    let (tell, sizes) = (start.backstage.tell.clone(), start.backstage.tell.clone());
    let screen = Progress::new(1, move |signal| drop(tell.send(Incoming::Signal(signal))));
    let resized = Progress::new(1, move |size| drop(sizes.send(Incoming::Resized(size))));
    signals::listen(works, screen, resized, end_by_signal)?;
    let screen = Screen::enter()?;
    end_when_the_terminal_vanishes();
    read_keys(start.backstage.tell.clone());
    let left = work(works, start, screen);
    match left {
        Ok(Leaving { why: Why::Signal(_), .. }) => restore_unread(),
        _ => restore(),
    }
    Ok(left?)
}

/// Reads the terminal for as long as anybody wants to know, on a thread of its own. That thread may sleep for
/// ever; it is not waited for.
fn read_keys(tell: Sender<Incoming>) {
    thread::spawn(move || {
        let speed = tcgetattr(rustix::stdio::stdin()).map_or(0, |line| line.output_speed());
        let (mut bursts, room) = (Bursts::at_speed(speed), Room::for_most(INPUTS));
        while let Ok(inputs) = read_on(&mut bursts) {
            for input in inputs {
                if tell.send(Incoming::Input(room.bring(input))).is_err() {
                    return;
                }
            }
        }
        let _ = tell.send(Incoming::TerminalGone);
    });
}

/// Writes papers one after the other, on a thread of its own: a long report takes a moment.
fn write_papers(mut scribe: Scribe, tell: Sender<Incoming>) -> Sender<Paper> {
    let (papers, wanted) = channel::<Paper>();
    thread::spawn(move || {
        while let Ok(paper) = wanted.recv() {
            let written = scribe.write(&paper);
            if tell.send(Incoming::Written(paper, written)).is_err() {
                return;
            }
        }
    });
    papers
}

/// So many bytes of the terminal are read at once: it has no more.
const READ: usize = 4096;

/// Waits for what the terminal sends, as long as it is worth waiting.
fn read_on(bursts: &mut Bursts) -> io::Result<Vec<Input>> {
    let terminal = rustix::stdio::stdin();
    let patience = bursts.patience().and_then(|patience| Timespec::try_from(patience).ok());
    let mut bytes = [0; READ];
    let came = poll(&mut [PollFd::new(&terminal, PollFlags::IN)], patience.as_ref());
    let read = match came {
        Ok(0) => return Ok(bursts.nothing_came()),
        Ok(_) => rustix::io::read(terminal, &mut bytes),
        Err(error) => Err(error),
    };
    match read {
        Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(count) => Ok(bursts.take(bytes.get(..count).unwrap_or_default())),
        Err(Errno::INTR | Errno::AGAIN) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

fn work(works: &Works, start: Start, screen: Screen) -> io::Result<Leaving> {
    let Start { backstage, incident, me, clock, delivery, passage, scribe, outbox, given } = start;
    let Backstage { desk, tell, incoming } = backstage;
    let papers = write_papers(scribe, tell.clone());
    let undelivered = Progress::new(UNDELIVERED, move |words| drop(tell.send(Incoming::Undelivered(words))));
    let notifier = Notifier::open(works, delivery, passage, given.ascii, undelivered);
    let mut model = Model::new(given, me, incident, clock.now());
    model.size = screen.size();
    let mut outside = Outside { screen, desk, notifier, clock, papers, outbox };
    for effect in begin(&mut model) {
        outside.carry_out(effect)?;
    }
    let why = follow(&mut model, &mut outside, &incoming)?;
    outside.desk.ask(Request::Stop);
    let published = model.open.as_ref().map(|open| &open.published);
    let incident = published.map(|published| (published.display_id.clone(), published.incident.lifecycle.status));
    let report = model.open.as_ref().and_then(|open| model.report_of(open)).map(str::to_owned);
    Ok(Leaving { why, incident, report, unwritten: model.unwritten() })
}

/// How long the first frame waits for the desk's answer, so that mostly one frame is drawn instead of two.
const FIRST: Duration = Duration::from_millis(50);
/// How long a frame is put off that would only say that something is being written: mostly it is done by
/// then.
const SOON: Duration = Duration::from_millis(8);
/// How long after the full second clocks are drawn, so that waking a moment too early never costs a second
/// frame.
const SURELY: Duration = Duration::from_millis(2);
/// How soon a terminal that did not take a picture is tried again.
const AGAIN: Duration = Duration::from_millis(20);
/// How much is taken in before the next picture at most.
const AT_ONCE: usize = 1000;

fn follow(model: &mut Model, outside: &mut Outside, incoming: &Receiver<Incoming>) -> io::Result<Why> {
    let (mut first, mut patient) = (true, true);
    loop {
        first &= !model.asked.is_empty();
        let waits = first || (patient && model.writes());
        let stuck = !outside.screen.has_caught_up()?;
        if !waits && !stuck {
            outside.screen.draw(|frame| view::draw(model, frame))?;
        }
        // Where nothing counts, the hour in the head of an incident still goes on.
        let tick = match (model.counts(), &model.open) {
            (true, _) => SURELY + until_next_second(outside.shown(model)),
            (false, Some(_)) => SURELY + until_next_minute(outside.shown(model)),
            (false, None) => Duration::MAX,
        };
        let patience = match (first, waits) {
            (true, _) => FIRST,
            (false, true) => SOON,
            (false, false) => tick,
        };
        let patience = if stuck { patience.min(AGAIN) } else { patience };
        let mut next = match incoming.recv_timeout(patience) {
            Ok(incoming) => Some(incoming),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(Why::Asked),
        };
        (first, patient) = (first && next.is_some(), next.is_some());
        if next.is_none() && !waits {
            outside.pass_on(model, Message::Tick)?;
        }
        // What comes without end is drawn all the same.
        for _ in 0..AT_ONCE {
            let Some(heard_now) = next else { break };
            if let Some(why) = outside.take(model, heard_now)? {
                return Ok(why);
            }
            next = incoming.try_recv().ok();
        }
    }
}

/// Everything outside of the model.
struct Outside {
    screen: Screen,
    desk: Desk,
    notifier: Notifier,
    clock: Clock,
    papers: Sender<Paper>,
    outbox: Arc<Outbox>,
}

impl Outside {
    /// What a clock on the screen would show now: it may differ from the machine's.
    fn shown(&self, model: &Model) -> Moment {
        let elapsed = self.clock.read().elapsed_since(model.reckoned.machine).unwrap_or_default();
        Moment::from_millis(model.now.millis().saturating_add(elapsed))
    }

    /// Takes what came in. Says why to leave, where it does.
    fn take(&mut self, model: &mut Model, incoming: Incoming) -> io::Result<Option<Why>> {
        let message = match incoming {
            Incoming::Input(input) => Message::Input(input.take()),
            Incoming::Answer(answer) => Message::Answer(answer.take()),
            Incoming::Written(paper, written) => Message::Written(paper, written),
            Incoming::Resized(size) => {
                size.take();
                let (columns, rows) = self.screen.measure()?;
                Message::Input(Input::Resize(columns, rows))
            }
            Incoming::TerminalGone => return Ok(Some(Why::TerminalGone)),
            Incoming::Undelivered(words) => {
                self.notifier.through_the_terminal(&words.take(), &self.screen);
                return Ok(None);
            }
            Incoming::Signal(signal) => match signal.take() {
                Signal::End(number) => return Ok(Some(Why::Signal(number))),
                Signal::Wake => {
                    self.screen = Screen::enter()?;
                    model.size = self.screen.size();
                    Message::Tick
                }
            },
        };
        Ok(self.pass_on(model, message)?.then_some(Why::Asked))
    }

    /// Passes one message on to the model, and does what follows from it. Says whether to leave.
    fn pass_on(&mut self, model: &mut Model, message: Message) -> io::Result<bool> {
        for effect in update(model, message, self.clock.read()) {
            if self.carry_out(effect)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Does what the update asked for. Says whether to leave.
    fn carry_out(&mut self, effect: Effect) -> io::Result<bool> {
        match effect {
            Effect::Ask(request) => self.desk.ask(request),
            Effect::Send(incident, claimed) => claimed.iter().for_each(|entry| self.outbox.send(&incident, *entry)),
            Effect::Ring => self.screen.ring(),
            Effect::Notify(words) => self.notifier.tell(words, &self.screen),
            Effect::Leave => return Ok(true),
            Effect::Suspend => self.screen.suspend()?,
            // Whoever wrote them is gone only with the screen.
            Effect::Write(paper) => drop(self.papers.send(paper)),
            Effect::Copy(text) => self.notifier.copy(&text, &self.screen),
            Effect::Redraw => drop(self.screen.measure()?),
        }
        Ok(false)
    }
}
