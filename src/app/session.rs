//! One incident, open: its log, its fold, and how far the log was read.
//!
//! A command is decided under the log's lock, on everything that is in the log by then; what it becomes is shown only once it was kept and
//! read back by the same door as everybody's entries.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use super::ahead;
use crate::domain::command::{Asking, Command, Refusal};
use crate::domain::decide::decide;
use crate::domain::declare::{self, Declaring};
use crate::domain::entry::{Chains, Entry, Flaw};
use crate::domain::event::{Event, lateness};
use crate::domain::fold::Applied;
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::speech::Sentence;
use crate::domain::stamp::{Moment, Origin};
use crate::domain::tell::tell;
pub use crate::store::LogError;
use crate::store::{Cursor, Draft, Log, Order};

/// Why something asked for did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A rule forbids it.
    Refused(Refusal),
    /// The log failed; nothing was kept.
    Log(LogError),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

/// What became of a command: it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// What was written down, as sentences; none when it was so already.
    pub told: Vec<Sentence>,
    /// What the person should know.
    pub remarks: Vec<Sentence>,
}

/// One entry as a timeline shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// Who numbered it.
    pub origin: Origin,
    /// Its number there.
    pub number: u64,
    /// When it happened.
    pub at: Moment,
    /// How many seconds later it was written down, where that is worth saying.
    pub late: Option<i64>,
    /// The name of whoever says so.
    pub by: String,
    /// What happened.
    pub text: Sentence,
}

/// How many of the last entries a session keeps at hand.
pub const TAIL: usize = 200;

/// One incident, open.
pub struct Session {
    log: Box<dyn Log>,
    id: IncidentId,
    fold: Fold,
}

/// The fold of a log's entries, and how far it goes.
#[derive(Clone, Debug, Default)]
pub struct Fold {
    /// What the facts add up to.
    pub incident: Incident,
    /// The ends of the chains.
    pub chains: Chains,
    /// What is wrong with the log.
    pub flaws: Vec<Flaw>,
    tail: VecDeque<Event>,
    cursor: Cursor,
    out_of_order: bool,
}

impl Fold {
    fn take(&mut self, entry: &Entry<'_>, id: &IncidentId) {
        self.flaws.extend(self.chains.take(entry, id));
        let event = entry.event();
        self.out_of_order |= self.incident.apply(&event) == Applied::OutOfOrder;
        if self.tail.len() == TAIL {
            self.tail.pop_front();
        }
        self.tail.push_back(event);
    }

    /// The last entries, newest last.
    pub fn tail(&self) -> Vec<TimelineRow> {
        self.tail.iter().map(|event| timeline_row(&self.incident, event)).collect()
    }
}

/// An event as a timeline shows it.
pub fn timeline_row(incident: &Incident, event: &Event) -> TimelineRow {
    TimelineRow {
        origin: event.origin,
        number: event.number,
        at: event.at,
        late: lateness(event.at, event.recorded_at),
        by: incident.name_of(&event.by).to_owned(),
        text: tell(incident, event),
    }
}

impl Session {
    /// Opens an incident: reads all of its log and checks every hash on the way.
    ///
    /// # Errors
    /// When the log cannot be read. Entries that were tampered with do not fail it: they are [`Fold::flaws`].
    pub fn open(mut log: Box<dyn Log>, id: IncidentId) -> Result<Self, LogError> {
        let fold = fold_all(log.as_mut(), &id)?;
        Ok(Self { log, id, fold })
    }

    /// Declares an incident, and opens it.
    ///
    /// # Errors
    /// A refusal, or the log's failure; then nothing was declared.
    pub fn declare(mut log: Box<dyn Log>, declaring: &Declaring, at: Option<Moment>, now: Moment) -> Result<Self, Failure> {
        let mut taken: Vec<IncidentId> = log.incidents()?.into_iter().map(|listed| listed.incident).collect();
        loop {
            let fact = declare::declare(declaring, at, now, &taken)?;
            let id = fact.incident.clone();
            let draft = Draft { at: at.unwrap_or(now), by: declaring.declarer.id.clone(), fact: fact.into() };
            let mut turn = log.begin(&id)?;
            let mut free = true;
            turn.read(Cursor::default(), Order::Arrival, &mut |_| {
                free = false;
                ControlFlow::Break(())
            })?;
            if free {
                turn.add(&draft, now)?;
                turn.keep()?;
                return Ok(Self::open(log, id)?);
            }
            // Somebody else declared under that name in the same moment.
            taken.push(id);
        }
    }

    /// The incident's id.
    pub fn id(&self) -> &IncidentId {
        &self.id
    }

    /// The fold as far as it was read.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// What the facts add up to.
    pub fn incident(&self) -> &Incident {
        &self.fold.incident
    }

    /// The log, for those who read entries themselves.
    pub fn log(&mut self) -> &mut dyn Log {
        self.log.as_mut()
    }

    /// Gives the log back.
    pub fn into_log(self) -> Box<dyn Log> {
        self.log
    }

    /// Reads what is new in the log. Says whether anything was.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn refresh(&mut self) -> Result<bool, LogError> {
        let before = self.fold.cursor;
        let Self { log, id, fold } = self;
        fold.cursor = log.read(id, before, Order::Arrival, &mut |entry| {
            fold.take(entry, id);
            ControlFlow::Continue(())
        })?;
        if self.fold.out_of_order {
            self.fold = fold_all(self.log.as_mut(), &self.id)?;
        }
        Ok(self.fold.cursor != before)
    }

    /// Asks for something: decides, keeps what it becomes, and reads it back.
    ///
    /// # Errors
    /// A refusal, or the log's failure; then nothing was kept.
    pub fn ask(&mut self, command: &Command, asking: &Asking) -> Result<Receipt, Failure> {
        let Self { log, id, fold } = self;
        let mut turn = log.begin(id)?;
        fold.cursor = turn.read(fold.cursor, Order::Arrival, &mut |entry| {
            fold.take(entry, id);
            ControlFlow::Continue(())
        })?;
        if fold.out_of_order {
            *fold = Fold::default();
            fold.cursor = turn.read(Cursor::default(), Order::Position, &mut |entry| {
                fold.take(entry, id);
                ControlFlow::Continue(())
            })?;
        }
        let decision = decide(&fold.incident, command, asking)?;
        let mut numbers = Vec::new();
        for fact in &decision.facts {
            let draft = Draft { at: asking.at.unwrap_or(asking.now), by: asking.by.id.clone(), fact: fact.clone() };
            numbers.push(turn.add(&draft, asking.now)?);
        }
        if numbers.is_empty() {
            drop(turn);
        } else {
            turn.keep()?;
            self.refresh()?;
        }
        let origin = self.log.origin();
        let own = |event: &&Event| event.origin == origin && numbers.contains(&event.number);
        let told = self.fold.tail.iter().filter(own).map(|event| tell(&self.fold.incident, event)).collect();
        Ok(Receipt { told, remarks: decision.remarks })
    }
}

/// Reads a whole log in the order in which facts are folded, and holds its ends against those that the log kept of them.
fn fold_all(log: &mut dyn Log, id: &IncidentId) -> Result<Fold, LogError> {
    let before = log.heads(id)?;
    let entries = before.iter().map(|(_, head)| head.number).fold(0, u64::saturating_add);
    let mut fold = Fold::default();
    fold.cursor = ahead::read(log, id, entries, Order::Position, &mut |entry| {
        fold.take(entry, id);
        ControlFlow::Continue(())
    })?;
    let after = log.heads(id)?;
    fold.flaws.extend(fold.chains.against(&before, &after));
    Ok(fold)
}
