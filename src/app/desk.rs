//! The desk of a screen: a thread that owns the log. Requests
//! come in, what was kept and what was refused goes out.
//!
//! Nothing on the key path waits for the disk. While nothing happens the thread sleeps;
//! it wakes for a request, or when the bell rings because another terminal wrote.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use crate::domain::advice::Asking;
use crate::domain::ask::table::Command;
use crate::domain::entry::{Chains, Flaw};
use crate::domain::event::Event;
use crate::domain::id::IncidentId;
use crate::domain::inbox::stream::Month;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::declare::Declaring;
use crate::domain::stamp::{Moment, Origin};
use crate::domain::witness::Witness;
pub use crate::store::Listed;
use crate::store::{Log, LogError};

use super::audit::{self, Audit};
use super::follow::{Bell, pauses};
use super::inbox::{self, Came};
use super::open::LogFolder;
use super::pages::{Page, TimelineRow, Wanted, timeline_row};
use super::session::{Failure, Receipt, Session};

/// What a screen asks of its desk.
#[derive(Debug)]
pub enum Request {
    /// Which incidents there are.
    List,
    /// Open an incident and publish it, and from then on whatever is written to it.
    Open(IncidentId),
    /// Put the incident away; it goes on.
    Leave,
    /// Declare an incident and open it.
    Declare(Box<Declaring>, Moment),
    /// Do something in the open incident.
    Do(Box<(Vec<Command>, Asking)>),
    /// Put something into the inbox of a month, where no incident is open.
    Hear(Month, Box<(Vec<Command>, Asking)>),
    /// A page of the open incident's timeline.
    Page(Wanted),
    /// Something may have changed.
    Look,
    /// Every entry of the open incident was read, as far as its checkpoint was believed.
    Audited(IncidentId, Box<Result<Audit, LogError>>),
    /// No more requests will come.
    Stop,
}

/// What the desk answers.
#[derive(Debug)]
pub enum Answer {
    /// What came in and belongs to no incident.
    Came(Box<Came>),
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
    /// Its id as people read it.
    pub display_id: String,
    /// Under which name its log numbers entries.
    pub origin: Origin,
    /// What the facts add up to.
    pub incident: Arc<Incident>,
    /// The place of the newest entry: more than there are, where some are missing.
    pub newest: i64,
    /// The last entries, newest last.
    pub tail: Vec<Arc<Event>>,
    /// What is wrong with the log.
    pub flaws: Vec<Flaw>,
    /// The ends of its chains, short.
    pub heads: Vec<Witness>,
    /// The last entries in words, newest first: as many as were asked for first.
    pub told: OnceLock<Vec<TimelineRow>>,
}

impl Published {
    /// What a session knows of its incident.
    pub fn of(session: &Session) -> Self {
        let fold = session.fold();
        Self {
            display_id: session.display_id().to_owned(),
            origin: session.origin(),
            incident: fold.incident.clone(),
            newest: fold.cursor.0,
            tail: fold.tail(),
            flaws: session.flaws(),
            heads: Witness::all(&fold.chains),
            told: OnceLock::new(),
        }
    }

    /// So many of the last entries as a timeline shows them, newest first: put into words once, however often
    /// they are drawn.
    pub fn newest_rows(&self, most: usize) -> Cow<'_, [TimelineRow]> {
        let most = most.min(self.tail.len());
        let rows = || self.rows().rev().take(most).collect::<Vec<_>>();
        let told = self.told.get_or_init(rows);
        told.get(..most).map_or_else(|| Cow::Owned(rows()), Cow::Borrowed)
    }

    /// The last entries as a timeline shows them, newest last.
    /// Whoever shows few of them has few put into words.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = TimelineRow> + ExactSizeIterator {
        self.tail.iter().map(|event| timeline_row(&self.incident, event))
    }
}

/// A desk at work.
#[derive(Clone, Debug)]
pub struct Desk {
    requests: Sender<Request>,
}

impl Desk {
    /// Opens a desk on a thread of its own, which ends when told to. Each
    /// answer is handed to `answer`, which says whether anybody listens.
    pub fn open(folder: LogFolder, answer: impl Fn(Answer) -> bool + Send + 'static) -> Self {
        let (requests, incoming) = channel();
        let ring = Ring { requests: requests.clone(), rung: Arc::default() };
        let clerk = move || {
            let mut clerk = Clerk {
                folder,
                place: Place::Nowhere,
                foreseen: None,
                answers: Box::new(answer),
                bell: None,
                astray: None,
                put_away: BTreeMap::new(),
                ring,
            };
            clerk.foresee();
            clerk.work(&incoming);
        };
        thread::spawn(clerk);
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
    /// The only open incident, opened before anybody asked for it.
    foreseen: Option<Box<Session>>,
    answers: Box<dyn Fn(Answer) -> bool + Send>,
    /// The bell, and the folder that it hangs in: its device and
    /// inode, because another folder may come under the same name.
    bell: Option<(Bell, (u64, u64))>,
    /// The log could not be read when last looked at: what is shown may be old.
    astray: Option<LogError>,
    /// How far incidents of this log were read that were put away: it has to hold that
    /// when they are opened anew.
    put_away: BTreeMap<IncidentId, Chains>,
    ring: Ring,
}

/// The rope of the bell. However often it is pulled while the desk is busy, one request to look waits.
#[derive(Clone)]
struct Ring {
    requests: Sender<Request>,
    /// Whether it was pulled since somebody looked.
    rung: Arc<AtomicBool>,
}

impl Ring {
    fn pull(&self) {
        if !self.rung.swap(true, Ordering::SeqCst) {
            // A desk that is closed looks no more.
            let _ = self.requests.send(Request::Look);
        }
    }
}

/// What lies on the desk.
enum Place {
    Nowhere,
    /// The list of incidents, and the log that it was read from where there is one.
    List(Option<Box<dyn Log>>),
    Incident(Box<Session>),
}

impl Clerk {
    fn work(mut self, incoming: &Receiver<Request>) {
        let mut looks = None;
        loop {
            let patience = looks.as_mut().and_then(Iterator::next);
            let patience = patience.or_else(|| self.bell.as_ref().and_then(|(bell, _)| bell.patience()));
            match next(incoming, patience) {
                Ok(Request::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                // Every ring begins the short pauses anew: the one that matters may come during a long one.
                Ok(Request::Look) => {
                    self.ring.rung.store(false, Ordering::SeqCst);
                    self.look();
                    looks = Some(pauses());
                }
                Err(RecvTimeoutError::Timeout) => self.look(),
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
        let _ = (self.answers)(answer);
    }

    /// Opens what will be asked for first, while the screen is being
    /// made ready. What goes wrong shows when it is asked for.
    fn foresee(&mut self) {
        let Ok(Some(mut log)) = self.folder.open_existing() else { return };
        let listed = log.incidents().unwrap_or_default();
        let mut open = listed.into_iter().filter(|listed| !listed.closed);
        match (open.next(), open.next()) {
            (Some(only), None) => self.foreseen = Session::open(log, only.incident).ok().map(Box::new),
            _ => self.place = Place::List(Some(log)),
        }
    }

    fn serve(&mut self, request: Request) -> Result<(), Failure> {
        match request {
            Request::List => self.list_first_or_anew()?,
            Request::Open(id) => {
                if let Some(session) = self.foreseen.take().filter(|session| *session.id() == id && session.stands()) {
                    let mut session = *session;
                    session.refresh()?;
                    self.begin(session);
                    return Ok(());
                }
                let log = match self.take_log()? {
                    Some(log) => log,
                    None => self.folder.open()?,
                };
                let mut session = Session::open(log, id)?;
                if let Some(chains) = self.put_away.get(session.id()) {
                    session.hold_against(chains)?;
                }
                self.begin(session);
            }
            Request::Declare(declaring, now) => {
                let session = inbox::declare(self.folder.open()?, *declaring, None, now)?;
                self.begin(session);
            }
            Request::Leave => {
                let log = self.take_log()?;
                self.place = Place::List(log);
            }
            Request::Do(asked) => {
                let (commands, asking) = *asked;
                if let Place::Incident(session) = &mut self.place {
                    let receipt = session.ask_all(&commands, &asking);
                    // Others' entries may have been read on the way, even to a refusal.
                    self.publish();
                    self.answer(Answer::Done(receipt?));
                    self.leave_checkpoint();
                }
            }
            Request::Hear(month, asked) => self.hear(month, &asked)?,
            Request::Audited(id, whole) => self.take_audit(&id, *whole),
            Request::Page(wanted) => self.turn_to(wanted),
            Request::Look | Request::Stop => {}
        }
        Ok(())
    }

    /// Writes into the inbox of a month, and lists anew what there is.
    fn hear(&mut self, month: Month, (commands, asking): &(Vec<Command>, Asking)) -> Result<(), Failure> {
        let log = match self.take_log()? {
            Some(log) => log,
            None => self.folder.open()?,
        };
        let mut session = Session::open(log, month.stream())?;
        let receipt = session.ask_all(commands, asking);
        session.rest();
        self.watch();
        self.list(Some(session.into_log()))?;
        self.answer(Answer::Done(receipt?));
        Ok(())
    }

    /// Says what came in. What cannot be read of it keeps nobody from the incidents.
    fn tell_what_came(&self, log: &mut dyn Log) {
        let came = Came::newest_two(log).unwrap_or_default();
        self.answer(Answer::Came(Box::new(came)));
    }

    fn turn_to(&mut self, wanted: Wanted) {
        if let Place::Incident(session) = &mut self.place {
            let before = session.is_put_back();
            let page = session.page(wanted);
            if session.is_put_back() != before {
                self.publish();
            }
            self.answer(page.map_or_else(Answer::Unreadable, Answer::Page));
        }
    }

    /// The log on the desk, or the one in the folder where there is
    /// one: the one on the desk may have been replaced by it.
    fn take_log(&mut self) -> Result<Option<Box<dyn Log>>, LogError> {
        // Whatever fails from here on, the list is tried again when the bell rings.
        let at_hand = match (self.foreseen.take(), std::mem::replace(&mut self.place, Place::List(None))) {
            (Some(session), _) | (None, Place::Incident(session)) => Some(self.put_away(*session)),
            (None, Place::List(log)) => log,
            (None, Place::Nowhere) => None,
        };
        self.astray = None;
        match at_hand {
            Some(log) if log.stands().is_ok() => return Ok(Some(log)),
            // What lies there now is another log, and was never read.
            Some(_) => self.put_away.clear(),
            None => {}
        }
        self.folder.open_existing()
    }

    /// Takes the log from an incident, and remembers how far that was read. Of one whose
    /// log was put back stays remembered what is gone.
    fn put_away(&mut self, session: Session) -> Box<dyn Log> {
        if !session.is_put_back() || !self.put_away.contains_key(session.id()) {
            self.put_away.insert(session.id().clone(), session.fold().chains.clone());
        }
        session.into_log()
    }

    /// Lists the incidents; what was foreseen stays at hand as long as it is still what will be asked for.
    fn list_first_or_anew(&mut self) -> Result<(), LogError> {
        if let Some(session) = self.foreseen.as_mut().filter(|session| session.stands()) {
            let listed = session.log().incidents()?;
            let mut open = listed.iter().filter(|listed| !listed.closed);
            if open.next().is_some_and(|only| only.incident == *session.id()) && open.next().is_none() {
                let came = Came::newest_two(session.log()).unwrap_or_default();
                self.answer(Answer::Came(Box::new(came)));
                self.answer(Answer::Listed(listed));
                return Ok(());
            }
        }
        self.watch();
        let log = self.take_log()?;
        self.list(log)
    }

    fn list(&mut self, mut log: Option<Box<dyn Log>>) -> Result<(), LogError> {
        if let Some(log) = &mut log {
            self.tell_what_came(log.as_mut());
        }
        let listed = log.as_mut().map_or_else(|| Ok(Vec::new()), |log| log.incidents());
        self.place = Place::List(log);
        self.answer(Answer::Listed(listed?));
        Ok(())
    }

    fn begin(&mut self, session: Session) {
        let before = std::mem::replace(&mut self.place, Place::Incident(Box::new(session)));
        if let Place::Incident(before) = before
            && before.stands()
        {
            self.put_away(*before);
        }
        self.publish();
        self.watch();
        // Something may have come between the reading and the hanging of the bell.
        self.look();
        self.have_it_audited();
    }

    /// Has every entry read that a checkpoint was believed for.
    fn have_it_audited(&mut self) {
        let Place::Incident(session) = &self.place else { return };
        if session.believed().is_some() {
            let (id, ring) = (session.id().clone(), self.ring.requests.clone());
            // A desk that is closed needs no audit any more.
            audit::verify(self.folder.clone(), id.clone(), move |whole| drop(ring.send(Request::Audited(id, Box::new(whole)))));
        }
    }

    /// What all entries add up to takes the place of what was
    /// believed; it is told where that makes a difference.
    fn take_audit(&mut self, id: &IncidentId, whole: Result<Audit, LogError>) {
        let Place::Incident(session) = &mut self.place else { return };
        if session.id() != id || session.believed().is_none() {
            return;
        }
        match whole.and_then(|(whole, lies)| session.adopt(whole, lies)) {
            Ok(true) => self.publish(),
            Ok(false) => {}
            Err(error) => self.answer(Answer::Unreadable(error)),
        }
    }

    /// Has a checkpoint left where one was made.
    fn leave_checkpoint(&mut self) {
        let Place::Incident(session) = &mut self.place else { return };
        if let Some(made) = session.take_checkpoint() {
            audit::leave(self.folder.clone(), session.id().clone(), made);
        }
    }

    /// Hangs the bell in the log's folder; as long as there is none, in the nearest one above where it will
    /// appear. Looks again once it hangs: the folder may have come in between, and nothing would ring for it.
    ///
    /// A bell that was hung is rung once: what others wrote just before may be
    /// readable only some moments later, and nothing would ring for that either.
    fn watch(&mut self) {
        let folder = self.folder.path();
        let known =
            |folder: &Path| fs::metadata(folder).ok().filter(fs::Metadata::is_dir).map(|about| (about.dev(), about.ino()));
        loop {
            let mut above = folder.ancestors().map(|above| if above == Path::new("") { Path::new(".") } else { above });
            let (there, known) = above.find_map(|above| Some((above, known(above)?))).unwrap_or((folder, (0, 0)));
            if self.bell.as_ref().is_some_and(|(_, hangs)| *hangs == known) {
                return;
            }
            let ring = self.ring.clone();
            self.bell = Some((Bell::hang(there, move || ring.pull()), known));
            self.ring.pull();
        }
    }

    /// Reads what is new.
    fn look(&mut self) {
        match self.read_on() {
            Ok(()) => self.astray = None,
            Err(error) => {
                // The folder may be another one by now, or be gone: whoever puts it back must be heard.
                self.watch();
                if self.astray.replace(error.clone()).as_ref() != Some(&error) {
                    self.answer(Answer::Unreadable(error));
                }
            }
        }
    }

    fn read_on(&mut self) -> Result<(), LogError> {
        match &mut self.place {
            Place::Nowhere => {}
            Place::Incident(session) => {
                let new = session.log().changed()? && session.refresh()?;
                // What was put back is shown again.
                if new || self.astray.is_some() {
                    self.publish();
                }
            }
            Place::List(Some(log)) => {
                if log.stands().is_err() || log.changed()? {
                    let log = self.take_log()?;
                    self.list(log)?;
                }
            }
            Place::List(None) => {
                self.watch();
                if let Some(log) = self.folder.open_existing()? {
                    self.list(Some(log))?;
                }
            }
        }
        Ok(())
    }

    fn publish(&self) {
        if let Place::Incident(session) = &self.place {
            self.answer(Answer::Published(Box::new(Published::of(session))));
        }
    }
}

fn next(incoming: &Receiver<Request>, patience: Option<Duration>) -> Result<Request, RecvTimeoutError> {
    match patience {
        Some(patience) => incoming.recv_timeout(patience),
        None => incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}
