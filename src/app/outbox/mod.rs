//! What was claimed goes out: a sending is started in the log, sent over its channel, and what came of it is
//! written down. Claim, start, outcome: the start is on disk before the first byte leaves, and is decided
//! under the log's lock, so nothing goes out that lapsed, was claimed anew or belongs to somebody else.
//!
//! It takes what is handed to it and nothing else: what another program began, or this one before it ended,
//! is never touched. So nothing is sent twice, whenever a program is killed: what was claimed lapses, and
//! what was started is in doubt until a person decides.
//!
//! A thread of its own waits for the disk; each sending is a task of the works, with a limit on its time. At
//! most `AT_ONCE` are under way. Whoever hands something over never waits.

pub mod checked;
mod envelope;

use std::collections::VecDeque;
use std::collections::btree_map::{BTreeMap, Entry};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::channel::ready::ready;
use crate::channel::{LIMIT, Outcome};
use crate::domain::advice::Asking;
use crate::domain::entry_ref::EntryRef;
use crate::domain::event::Fact;
use crate::domain::id::{ChannelId, IncidentId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::record::Person;
use crate::domain::sending::decide::start;
use crate::domain::sending::facts::{SendingEnded, SendingFact};
use crate::domain::stamp::Moment;

use super::clock::Clock;
use super::library::Directory;
use super::open::LogFolder;
use super::session::{LogError, Session};
use super::works::{Starter, Task, Works, within};

/// Under which name it writes.
pub const OUTBOX: &str = "crisis";

/// How many sendings are under way at once.
const AT_ONCE: usize = 4;
/// How often it is tried to write down what came of a sending, and how long in between.
const TRIES: usize = 5;
const PAUSE: Duration = Duration::from_secs(1);

/// What became of a sending that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It is over, and what came of it is in the log.
    Ended(Outcome),
    /// Nothing was sent: it had lapsed, or somebody else has it.
    NotBegun,
    /// The log failed before anything was sent.
    Unsent(LogError),
    /// The log failed afterwards: what came of it is not in the log.
    Unwritten(Outcome, LogError),
}

/// Where things are that an outbox needs.
#[derive(Clone, Debug)]
pub struct Place {
    /// The log.
    pub log: LogFolder,
    /// The folder of the settings, from which files are seen.
    pub settings: PathBuf,
    /// Who can be reached how, and over which channels.
    pub directory: Directory,
    /// What time it is.
    pub clock: Clock,
}

/// An outbox at work; with it goes what it has not begun, and what it has begun stays in doubt.
#[derive(Debug)]
pub struct Outbox {
    requests: Sender<Request>,
    under_way: Arc<UnderWay>,
}

/// How many are not over yet, and what tells that one is.
type UnderWay = (Mutex<usize>, Condvar);

impl Drop for Outbox {
    fn drop(&mut self) {
        // One that is gone already has stopped.
        let _ = self.requests.send(Request::Stop);
    }
}

enum Request {
    Send(IncidentId, EntryRef),
    Stop,
    Ended(Going, Outcome),
}

/// A sending in hand: of which incident, by which entry, to whom and over which channel.
#[derive(Clone)]
struct Going {
    incident: IncidentId,
    entry: EntryRef,
    who: PersonId,
    channel: ChannelId,
}

impl Outbox {
    /// Opens an outbox; what becomes of each sending is handed to `tell`, which must not block.
    pub fn open(works: &Works, place: Place, tell: impl Fn(EntryRef, Became) + Send + 'static) -> Self {
        let (requests, incoming) = channel();
        let under_way = Arc::<UnderWay>::default();
        let (back, left, starter) = (requests.clone(), Arc::clone(&under_way), works.starter());
        thread::spawn(move || {
            let tell = Box::new(tell);
            let (sessions, queue, tasks) = (BTreeMap::new(), VecDeque::new(), BTreeMap::new());
            Clerk { place, back, left, starter, tell, sessions, queue, tasks }.work(&incoming);
        });
        Self { requests, under_way }
    }

    /// Hands over what was claimed just now, by its entry.
    pub fn send(&self, incident: &IncidentId, entry: EntryRef) {
        *self.under_way.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        // An outbox that is gone sends nothing: what was claimed lapses.
        let _ = self.requests.send(Request::Send(incident.clone(), entry));
    }

    /// How many were handed over and are not over yet.
    pub fn under_way(&self) -> usize {
        *self.under_way.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until all that was handed over is over: each has its limit.
    pub fn finish(&self) {
        let (left, over) = &*self.under_way;
        let left = left.lock().unwrap_or_else(PoisonError::into_inner);
        drop(over.wait_while(left, |left| *left > 0));
    }
}

struct Clerk {
    place: Place,
    back: Sender<Request>,
    left: Arc<UnderWay>,
    starter: Starter,
    tell: Box<dyn Fn(EntryRef, Became) + Send>,
    sessions: BTreeMap<IncidentId, Session>,
    queue: VecDeque<(IncidentId, EntryRef)>,
    tasks: BTreeMap<EntryRef, Task>,
}

impl Clerk {
    fn work(mut self, incoming: &Receiver<Request>) {
        while let Ok(request) = incoming.recv() {
            match request {
                Request::Stop => return,
                Request::Send(incident, entry) => self.queue.push_back((incident, entry)),
                Request::Ended(going, outcome) => {
                    drop(self.tasks.remove(&going.entry));
                    let became = self.end(&going, outcome);
                    self.told(going.entry, became);
                }
            }
            while self.tasks.len() < AT_ONCE {
                let Some((incident, entry)) = self.queue.pop_front() else { break };
                if let Err(became) = self.begin(&incident, entry) {
                    self.told(entry, became);
                }
            }
        }
    }

    fn told(&self, entry: EntryRef, became: Became) {
        (self.tell)(entry, became);
        let (left, over) = &*self.left;
        let mut left = left.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.saturating_sub(1);
        over.notify_all();
    }

    /// Starts a sending: in the log first, then over its channel.
    fn begin(&mut self, incident: &IncidentId, entry: EntryRef) -> Result<(), Became> {
        let session = self.session(incident).map_err(Became::Unsent)?;
        // What was claimed just now was written by somebody else than this session.
        session.refresh().map_err(Became::Unsent)?;
        let Some(claimed) = envelope::claimed(session, entry) else { return Err(Became::NotBegun) };
        let (who, over) = (claimed.to.id.clone(), claimed.channel.clone());
        let going = Going { incident: incident.clone(), entry, who, channel: over };
        let settings = &self.place.directory.channels;
        let opened = match settings.of(&claimed.channel) {
            Some(means) => ready(means, settings, &self.place.settings),
            None => Err(format!("the settings have no channel {}", claimed.channel)),
        };
        let letter = envelope::letter(&claimed, entry, &self.place.directory);
        let (channel, letter) = match opened.and_then(|channel| Ok((channel, letter?))) {
            Ok(ready) => ready,
            // Nothing can leave: that is known before anything starts.
            Err(why) => return Err(self.end(&going, Outcome::failed(why))),
        };
        let begun = self.write(incident, |incident, now| start(&incident.sendings, entry, now).map(Into::into));
        match begun {
            Ok(0) => return Err(Became::NotBegun),
            Ok(_) => {}
            Err(error) => return Err(Became::Unsent(error)),
        }
        let back = self.back.clone();
        let task = self.starter.start(async move {
            let sent = within(LIMIT, channel.send(&letter)).await;
            let late = || Outcome::uncertain(format!("the channel did not answer within {}s", LIMIT.as_secs()));
            // An outbox that is gone writes nothing: it stays in doubt.
            let _ = back.send(Request::Ended(going, sent.unwrap_or_else(late)));
        });
        self.tasks.insert(entry, task);
        Ok(())
    }

    /// Writes down what came of a sending, and tries again where the log fails.
    fn end(&mut self, going: &Going, outcome: Outcome) -> Became {
        let (Going { incident, entry, who, channel }, Outcome { outcome: how, why, later }) = (going, outcome.clone());
        let ended = SendingEnded { sending: *entry, who: who.clone(), channel: channel.clone(), outcome: how, why, later };
        let mut tries = TRIES;
        loop {
            let written = self.write(incident, |_, _| Some(ended.clone().into()));
            tries -= 1;
            match written {
                Ok(_) => return Became::Ended(outcome),
                Err(error) if tries == 0 => return Became::Unwritten(outcome, error),
                Err(_) => {
                    // It may be another log by now, or one that can be written again.
                    self.sessions.remove(incident);
                    thread::sleep(PAUSE);
                }
            }
        }
    }

    fn write(
        &mut self,
        incident: &IncidentId,
        make: impl FnOnce(&Incident, Moment) -> Option<SendingFact>,
    ) -> Result<usize, LogError> {
        let clock = self.place.clock;
        let session = self.session(incident)?;
        let told = session.reckon(clock.read());
        let by = Person::stranger(&PersonId::from_log(OUTBOX));
        let asking = Asking { by, now: told.now, at: None, clock: Some(told), typed_by: None, read: None };
        let written = session.write(&asking, |incident| make(incident, told.now).map(Fact::from).into_iter().collect())?;
        session.rest();
        Ok(written)
    }

    fn session(&mut self, incident: &IncidentId) -> Result<&mut Session, LogError> {
        match self.sessions.entry(incident.clone()) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(free) => {
                let log = self.place.log.open()?;
                Ok(free.insert(Session::open(log, incident.clone())?))
            }
        }
    }
}
