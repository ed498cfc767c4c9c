//! The desk of a screen: a thread that owns the log. Requests come in, what was kept and what was refused goes out.
//!
//! Nothing on the key path waits for the disk. While nothing happens the thread sleeps; it wakes for a request, or when the bell rings because
//! another terminal wrote.

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
use crate::store::Listed;

use super::follow::{Bell, pauses};
use super::open::LogFolder;
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
    /// What was asked for is kept.
    Done(Receipt),
    /// What was asked for did not happen.
    Failed(Failure),
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
        thread::spawn(move || Clerk { folder, session: None, answers, bell: None, ring: bell }.work(&incoming));
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
    session: Option<Session>,
    answers: UnboundedSender<Answer>,
    bell: Option<Bell>,
    ring: Sender<Request>,
}

impl Clerk {
    fn work(mut self, incoming: &Receiver<Request>) {
        let mut looks = Vec::new();
        loop {
            let patience = looks.pop().or_else(|| self.bell.as_ref().and_then(Bell::patience));
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
                let listed = match self.folder.open_existing()? {
                    Some(mut log) => log.incidents()?,
                    None => Vec::new(),
                };
                self.answer(Answer::Listed(listed));
            }
            Request::Open(id) => {
                if let Some(log) = self.folder.open_existing()? {
                    self.begin(Session::open(log, id)?);
                }
            }
            Request::Declare(declaring, now) => {
                let session = Session::declare(self.folder.open()?, &declaring, None, now)?;
                self.begin(session);
            }
            Request::Leave => self.session = None,
            Request::Do(asked) => {
                let (command, asking) = *asked;
                if let Some(session) = &mut self.session {
                    let receipt = session.ask(&command, &asking);
                    // Others' entries may have been read on the way, even to a refusal.
                    self.publish();
                    self.answer(Answer::Done(receipt?));
                }
            }
            Request::Look | Request::Stop => {}
        }
        Ok(())
    }

    fn begin(&mut self, session: Session) {
        self.session = Some(session);
        if self.bell.is_none() {
            let ring = self.ring.clone();
            self.bell = Some(Bell::hang(self.folder.path(), move || drop(ring.send(Request::Look))));
        }
        self.publish();
    }

    /// Reads what is new. Says whether anything was.
    fn look(&mut self) -> bool {
        let Some(session) = &mut self.session else { return true };
        let read = session.log().changed().and_then(|changed| if changed { session.refresh() } else { Ok(false) });
        match read {
            Ok(new) => {
                if new {
                    self.publish();
                }
                new
            }
            Err(error) => {
                self.answer(Answer::Failed(Failure::Log(error)));
                true
            }
        }
    }

    fn publish(&self) {
        if let Some(session) = &self.session {
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
