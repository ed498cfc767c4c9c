//! The desk of a screen: a thread that owns the log. Requests come in, what was kept and what was refused goes out.
//!
//! Nothing on the key path waits for the disk. While nothing happens the thread sleeps; it wakes for a request, or when the bell rings because
//! another terminal wrote.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedSender;

use crate::domain::command::{Asking, Command};
use crate::domain::declare::Declaring;
use crate::domain::entry::Flaw;
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::stamp::Moment;
pub use crate::store::Listed;
use crate::store::{Log, LogError};

use super::follow::{Bell, pauses};
use super::open::LogFolder;
use super::pages::{Page, Wanted};
use super::session::{Failure, Receipt, Session, TimelineRow};

/// What a screen asks of its desk.
#[derive(Debug)]
pub enum Request {
    /// Which incidents there are.
    List,
    /// Open an incident.
    Open(IncidentId),
    /// Put the incident away; it goes on.
    Leave,
    /// Declare an incident and open it.
    Declare(Box<Declaring>, Moment),
    /// Do something in the open incident.
    Do(Box<(Command, Asking)>),
    /// A page of the open incident's timeline.
    Page(Wanted),
    /// Something may have changed.
    Look,
    /// No more requests will come.
    Stop,
}

/// What the desk answers.
#[derive(Debug)]
pub enum Answer {
    /// The incidents there are.
    Listed(Vec<Listed>),
    /// The open incident as it stands in the log.
    Published(Box<Published>),
    /// A page of its timeline.
    Page(Page),
    /// What was asked for is kept.
    Done(Receipt),
    /// What was asked for did not happen.
    Failed(Failure),
    /// The log could not be read although nobody asked for anything: what was published before may be old.
    Unreadable(LogError),
}

/// The open incident as it stands in the log.
#[derive(Clone, Debug)]
pub struct Published {
    /// What the facts add up to.
    pub incident: Incident,
    /// The last entries, newest last.
    pub tail: Vec<TimelineRow>,
    /// What is wrong with the log.
    pub flaws: Vec<Flaw>,
}

/// A desk at work.
#[derive(Clone)]
pub struct Desk {
    requests: Sender<Request>,
}

impl Desk {
    /// Opens a desk on a thread of its own. Answers come over `answers`; the thread ends when told to, or when nobody listens.
    pub fn open(folder: LogFolder, answers: UnboundedSender<Answer>) -> Self {
        let (requests, incoming) = channel();
        let bell = requests.clone();
        thread::spawn(move || Clerk { folder, place: Place::Nowhere, answers, bell: None, ring: bell }.work(&incoming));
        Self { requests }
    }

    /// Hands a request to the desk. Never waits.
    pub fn ask(&self, request: Request) {
        // A desk that is gone has said why before it went.
        let _ = self.requests.send(request);
    }
}

struct Clerk {
    folder: LogFolder,
    place: Place,
    answers: UnboundedSender<Answer>,
    /// The bell, and the folder that it hangs in.
    bell: Option<(Bell, PathBuf)>,
    ring: Sender<Request>,
}

/// What lies on the desk.
enum Place {
    /// Nothing.
    Nowhere,
    /// The list of incidents, and the log that it was read from where there is one.
    List(Option<Box<dyn Log>>),
    /// An open incident.
    Incident(Box<Session>),
}

impl Clerk {
    fn work(mut self, incoming: &Receiver<Request>) {
        let mut looks = Vec::new();
        loop {
            let patience = looks.pop().or_else(|| self.bell.as_ref().and_then(|(bell, _)| bell.patience()));
            match next(incoming, patience) {
                Ok(Request::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                // Every ring begins the short pauses anew: the one that matters may come during a long one.
                Ok(Request::Look) => {
                    looks = if self.look() { Vec::new() } else { pauses().collect::<Vec<_>>().into_iter().rev().collect() };
                }
                Err(RecvTimeoutError::Timeout) => {
                    if self.look() {
                        looks.clear();
                    }
                }
                Ok(request) => {
                    if let Err(failure) = self.serve(request) {
                        self.answer(Answer::Failed(failure));
                    }
                }
            }
        }
    }

    fn answer(&self, answer: Answer) {
        // The screen may be closing; nobody is left to tell.
        let _ = self.answers.send(answer);
    }

    fn serve(&mut self, request: Request) -> Result<(), Failure> {
        match request {
            Request::List => {
                self.watch();
                let log = self.take_log()?;
                self.list(log)?;
            }
            Request::Open(id) => {
                let log = match self.take_log()? {
                    Some(log) => log,
                    None => self.folder.open()?,
                };
                self.begin(Session::open(log, id)?);
            }
            Request::Declare(declaring, now) => {
                let session = Session::declare(self.folder.open()?, &declaring, None, now)?;
                self.begin(session);
            }
            Request::Leave => {
                let log = self.take_log()?;
                self.place = Place::List(log);
            }
            Request::Do(asked) => {
                let (command, asking) = *asked;
                if let Place::Incident(session) = &mut self.place {
                    let receipt = session.ask(&command, &asking);
                    // Others' entries may have been read on the way, even to a refusal.
                    self.publish();
                    self.answer(Answer::Done(receipt?));
                }
            }
            Request::Page(wanted) => self.turn_to(wanted),
            Request::Look | Request::Stop => {}
        }
        Ok(())
    }

    fn turn_to(&mut self, wanted: Wanted) {
        if let Place::Incident(session) = &mut self.place {
            let page = session.page(wanted);
            self.answer(page.map_or_else(Answer::Unreadable, Answer::Page));
        }
    }

    /// The log on the desk, or the one in the folder where there is one.
    fn take_log(&mut self) -> Result<Option<Box<dyn Log>>, LogError> {
        // Whatever fails from here on, the list is tried again when the bell rings.
        match std::mem::replace(&mut self.place, Place::List(None)) {
            Place::Incident(session) => Ok(Some(session.into_log())),
            Place::List(Some(log)) => Ok(Some(log)),
            Place::List(None) | Place::Nowhere => self.folder.open_existing(),
        }
    }

    fn list(&mut self, mut log: Option<Box<dyn Log>>) -> Result<(), LogError> {
        let listed = log.as_mut().map_or_else(|| Ok(Vec::new()), |log| log.incidents());
        self.place = Place::List(log);
        self.answer(Answer::Listed(listed?));
        Ok(())
    }

    fn begin(&mut self, session: Session) {
        self.place = Place::Incident(Box::new(session));
        self.watch();
        self.publish();
        // Something may have come between the reading and the hanging of the bell.
        self.look();
    }

    /// Hangs the bell in the log's folder; as long as there is none, in the nearest one above where it will appear. Looks again once it hangs:
    /// the folder may have come in between, and nothing would ring for it.
    fn watch(&mut self) {
        let folder = self.folder.path();
        loop {
            let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder);
            if self.bell.as_ref().is_some_and(|(_, hangs)| hangs == there) {
                return;
            }
            let ring = self.ring.clone();
            self.bell = Some((Bell::hang(there, move || drop(ring.send(Request::Look))), there.to_owned()));
        }
    }

    /// Reads what is new. Says whether anything was.
    fn look(&mut self) -> bool {
        self.read_on().unwrap_or_else(|error| {
            self.answer(Answer::Unreadable(error));
            true
        })
    }

    fn read_on(&mut self) -> Result<bool, LogError> {
        match &mut self.place {
            Place::Nowhere => Ok(true),
            Place::Incident(session) => {
                let new = session.log().changed()? && session.refresh()?;
                if new {
                    self.publish();
                }
                Ok(new)
            }
            Place::List(Some(log)) => {
                let new = log.changed()?;
                if new {
                    let log = self.take_log()?;
                    self.list(log)?;
                }
                Ok(new)
            }
            Place::List(None) => {
                self.watch();
                let log = self.folder.open_existing()?;
                let new = log.is_some();
                if new {
                    self.list(log)?;
                }
                Ok(new)
            }
        }
    }

    fn publish(&self) {
        if let Place::Incident(session) = &self.place {
            let fold = session.fold();
            let published = Published { incident: fold.incident.clone(), tail: fold.tail(), flaws: fold.flaws.clone() };
            self.answer(Answer::Published(Box::new(published)));
        }
    }
}

fn next(incoming: &Receiver<Request>, patience: Option<Duration>) -> Result<Request, RecvTimeoutError> {
    match patience {
        Some(patience) => incoming.recv_timeout(patience),
        None => incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}
