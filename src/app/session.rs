//! One incident, open: its log and its fold.
//!
//! A command is decided under the log's lock, on everything that is in the log by then; what it becomes is
//! shown only once it was kept and read back by the same door as everybody's entries. A long log is opened
//! from its checkpoint: see [`super::checkpoint`].

use std::ops::ControlFlow;
use std::sync::Arc;

use super::checkpoint;
use super::fold::{Fold, ReadOn, ends, fold_all, fold_on, fold_with};
use super::pages::{self, Page, Wanted};
use crate::domain::advice::{Asking, Decision, Refusal};
use crate::domain::amended::{Amended, Amendment};
use crate::domain::ask::table::Command;
use crate::domain::decide::amend::decide as decide_amendment;
use crate::domain::decide::decide_all;
use crate::domain::decide::line::decide as decide_line;
use crate::domain::entry::{Chains, Entry, Flaw, Head};
use crate::domain::entry_ref::EntryRef;
use crate::domain::event::{Event, Fact};
use crate::domain::id::IncidentId;
use crate::domain::inbox::recorded::joined;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::declare;
use crate::domain::lifecycle::declare::Declaring;
use crate::domain::lifecycle::facts::LineTranscribed;
use crate::domain::lifecycle::timekeeping;
use crate::domain::reckoning::{Reading, Reckoning};
use crate::domain::sending::facts::SendingFact;
use crate::domain::short_id::ShortIds;
use crate::domain::speech::Sentence;
use crate::domain::stamp::{Moment, Origin};
use crate::domain::tell::tell;
pub use crate::store::LogError;
use crate::store::{Checkpoint, Cursor, Draft, Log, Order, Turn};

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
    pub written: Vec<Sentence>,
    /// What the person should know.
    pub remarks: Vec<Sentence>,
    /// What was claimed, to be sent by whoever asked: each by its entry.
    pub claimed: Vec<EntryRef>,
}

/// An open incident: its log, and what its entries add up to.
pub struct Session {
    log: Box<dyn Log>,
    id: IncidentId,
    display_id: String,
    fold: Fold,
    /// Up to which entry a checkpoint was believed.
    believed: u64,
    /// How many entries the last checkpoint counts.
    left: u64,
    /// Whether a checkpoint was met that lies.
    unvouched: bool,
    /// A checkpoint that an entry vouches for by now, and that is still to be left.
    made: Option<Checkpoint>,
    /// That the log no longer holds what was read from it, once that was met: from then on nothing
    /// more is read or written here, whatever it holds later.
    put_back: Option<LogError>,
}

impl Session {
    /// Opens an incident: believes its checkpoint, and reads and checks
    /// what came after. [`Self::believed`] says how much was not read.
    ///
    /// # Errors
    /// When the log cannot be read. Entries that were tampered with do not fail it: they are [`Fold::flaws`].
    pub fn open(mut log: Box<dyn Log>, id: IncidentId) -> Result<Self, LogError> {
        let Some((before, seal)) = checkpoint::load(log.as_mut(), &id) else { return Self::open_whole(log, id) };
        let believed = before.incident.entries;
        match fold_on(before, seal, log.as_mut(), &id)? {
            ReadOn::Sound(fold) => Ok(Self::of(log, id, *fold, believed)),
            ReadOn::Otherwise => Self::open_whole(log, id),
            ReadOn::Unvouched => {
                let mut session = Self::open_whole(log, id)?;
                session.disown_checkpoint();
                Ok(session)
            }
        }
    }

    /// Opens an incident: reads all of its log and checks every hash on the way.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_whole(mut log: Box<dyn Log>, id: IncidentId) -> Result<Self, LogError> {
        let fold = fold_all(log.as_mut(), &id, Amended::default())?;
        Ok(Self::of(log, id, fold, 0))
    }

    fn of(mut log: Box<dyn Log>, id: IncidentId, fold: Fold, believed: u64) -> Self {
        Self {
            display_id: display(log.as_mut(), &id),
            log,
            id,
            fold,
            believed,
            left: believed,
            unvouched: false,
            made: None,
            put_back: None,
        }
    }

    /// Removes a checkpoint that lies, and has it known.
    fn disown_checkpoint(&mut self) {
        // Where it cannot be removed, it is not believed the next time either.
        let _ = self.log.forget_checkpoint(&self.id);
        self.unvouched = true;
    }

    /// Up to which entry a checkpoint was believed; none where every entry was read.
    pub fn believed(&self) -> Option<u64> {
        (self.believed > 0).then_some(self.believed)
    }

    /// Takes the fold of the whole log in place of one that began at a checkpoint, and says
    /// whether that changed anything that is seen. A checkpoint that `lies` is removed.
    ///
    /// # Errors
    /// When the log cannot be read on.
    pub fn adopt(&mut self, whole: Fold, lies: bool) -> Result<bool, LogError> {
        let all: Vec<_> = ends(&self.fold.chains).into_iter().chain(ends(&whole.chains)).collect();
        if !self.still_holds(&all)? {
            return Ok(true);
        }
        let believed = std::mem::replace(&mut self.fold, whole);
        self.believed = 0;
        self.refresh()?;
        let seen = lies || believed != self.fold;
        if lies {
            self.made = None;
            self.disown_checkpoint();
        }
        Ok(seen)
    }

    /// The checkpoint that an entry of this session vouches for, once: to be left in the log.
    pub fn take_checkpoint(&mut self) -> Option<Checkpoint> {
        self.made.take()
    }

    /// Leaves a checkpoint where one was made. Whoever waits for an answer has it by then.
    pub fn rest(&mut self) {
        if let Some(made) = self.take_checkpoint() {
            // Without it the next one only has more to read.
            let _ = self.log.leave_checkpoint(&self.id, &made);
        }
    }

    /// Declares an incident, and opens it.
    ///
    /// # Errors
    /// A refusal, or the log's failure; then nothing was declared.
    pub fn declare(mut log: Box<dyn Log>, declaring: &Declaring, at: Option<Moment>, now: Moment) -> Result<Self, Failure> {
        loop {
            let (origin, listed) = (log.origin(), log.incidents()?);
            let taken: Vec<IncidentId> = listed.into_iter().map(|listed| listed.incident).collect();
            let fact = declare::declare(declaring, at, now, origin, &taken)?;
            let id = fact.incident.clone();
            let draft = Draft { at: at.unwrap_or(now), by: declaring.declarer.id.clone(), fact: fact.into() };
            let mut turn = log.begin(&id)?;
            // Until then another process may have named a new log.
            let mut free = turn.origin() == origin;
            turn.read(Cursor::default(), Order::Arrival, &mut |_| {
                free = false;
                ControlFlow::Break(())
            })?;
            if free {
                let written = turn.add(&draft, now)?;
                take_along(turn.as_mut(), declaring, draft.at, now)?;
                turn.keep()?;
                let mut session = Self::open(log, id)?;
                session.check(&[(origin, written)])?;
                return Ok(session);
            }
            // Somebody else declared under that name, or named the log, in the same moment.
        }
    }

    /// The incident's full id, as the log has it.
    pub fn id(&self) -> &IncidentId {
        &self.id
    }

    /// The incident's id as people read it: short, unless another had the same short form when it was opened.
    pub fn display_id(&self) -> &str {
        &self.display_id
    }

    /// What time it is for the incident, where the clocks of this machine say so.
    pub fn reckon(&self, machine: Reading) -> Reckoning {
        self.fold.incident.time.reckon(self.log.origin(), machine)
    }

    /// Under which name its log numbers entries.
    pub fn origin(&self) -> Origin {
        self.log.origin()
    }

    /// The fold as far as it was read.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// What is wrong with the log: with its entries, and beside them.
    pub fn flaws(&self) -> Vec<Flaw> {
        let beside = self.log.beside().iter().cloned().chain(self.unvouched.then_some(Flaw::Unvouched));
        let put_back = self.put_back.iter().map(|error| Flaw::PutBack { head: error.said.clone() });
        self.fold.flaws.iter().cloned().chain(beside).chain(put_back).collect()
    }

    /// What the facts add up to.
    pub fn incident(&self) -> &Incident {
        &self.fold.incident
    }

    /// The log, for those who read entries themselves.
    pub fn log(&mut self) -> &mut dyn Log {
        self.log.as_mut()
    }

    /// Whether its log is still the one that lies where it was opened.
    pub fn stands(&self) -> bool {
        self.log.stands().is_ok()
    }

    /// Gives the log back.
    pub fn into_log(self) -> Box<dyn Log> {
        self.log
    }

    /// A page of the timeline, as far as the log was read.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn page(&mut self, wanted: Wanted) -> Result<Page, LogError> {
        self.check_not_put_back()?;
        let page = pages::page(self.log.as_mut(), &self.id, &self.fold.incident, self.fold.cursor, wanted)?;
        self.check(&[])?;
        Ok(page)
    }

    /// Reads what is new in the log. Says whether anything was, or whether what was read before is gone:
    /// then nothing more is read, and [`Self::flaws`] names it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn refresh(&mut self) -> Result<bool, LogError> {
        self.read_on(&ends(&self.fold.chains))
    }

    /// Reads what is new in a log that holds what is `known`.
    fn read_on(&mut self, known: &[(Origin, Head)]) -> Result<bool, LogError> {
        if self.put_back.is_some() {
            return Ok(false);
        }
        let before = self.fold.cursor;
        let Self { log, id, fold, .. } = self;
        let read = log.read_on(id, known, before, &mut |entry| {
            fold.take(entry, id);
            ControlFlow::Continue(())
        });
        match read {
            Ok(cursor) => fold.cursor = cursor,
            Err(error) => return self.note(error).map(|()| true),
        }
        if self.fold.out_of_order {
            let anew = fold_all(self.log.as_mut(), &self.id, self.fold.amended())?;
            // It was read at a later moment: what was known by then must be part of it.
            let all: Vec<_> = ends(&self.fold.chains).into_iter().chain(ends(&anew.chains)).collect();
            if !self.still_holds(&all)? {
                return Ok(true);
            }
            self.fold = anew;
            // Whoever opens it from the checkpoint would have to do the same.
            (self.believed, self.left) = (0, 0);
        }
        Ok(self.fold.cursor != before)
    }

    /// Notes that the log no longer holds what was read from it.
    ///
    /// # Errors
    /// The error, where it says anything else.
    fn note(&mut self, error: LogError) -> Result<(), LogError> {
        if !error.put_back() {
            return Err(error);
        }
        self.put_back.get_or_insert(error);
        Ok(())
    }

    /// Whether the log still holds these entries, as they were; notes it where it does not.
    fn still_holds(&mut self, known: &[(Origin, Head)]) -> Result<bool, LogError> {
        if self.put_back.is_none() {
            let held = self.log.read_on(&self.id, known, self.fold.cursor, &mut |_| ControlFlow::Break(()));
            held.map(drop).or_else(|error| self.note(error))?;
        }
        Ok(self.put_back.is_none())
    }

    /// Notes where the log does not hold what this program had read of the incident when it was open before.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn hold_against(&mut self, before: &Chains) -> Result<(), LogError> {
        self.still_holds(&ends(before)).map(drop)
    }

    /// Makes sure that the log still holds what was read from it, and these entries.
    ///
    /// # Errors
    /// When it does not, now or ever since it was opened; or when it cannot be read.
    pub fn check(&mut self, more: &[(Origin, Head)]) -> Result<(), LogError> {
        let all: Vec<_> = ends(&self.fold.chains).into_iter().chain(more.iter().copied()).collect();
        self.still_holds(&all)?;
        self.check_not_put_back()
    }

    /// Hands over every entry that arrived after a place, from a log that still holds what was read from it.
    ///
    /// # Errors
    /// When it does not, now or ever since it was opened; or when it cannot be read.
    pub fn read_after(&mut self, after: Cursor, each: &mut dyn FnMut(&Entry<'_>) -> ControlFlow<()>) -> Result<Cursor, LogError> {
        self.check_not_put_back()?;
        self.log.read_on(&self.id, &ends(&self.fold.chains), after, each)
    }

    fn check_not_put_back(&self) -> Result<(), LogError> {
        self.put_back.clone().map_or(Ok(()), Err)
    }

    /// Whether it was met that the log no longer holds what was read from it.
    pub fn is_put_back(&self) -> bool {
        self.put_back.is_some()
    }

    /// Asks for something: decides, keeps what it becomes, and reads it back.
    ///
    /// # Errors
    /// A refusal, or the log's failure; then nothing was kept.
    pub fn ask(&mut self, command: &Command, asking: &Asking) -> Result<Receipt, Failure> {
        self.ask_all(std::slice::from_ref(command), asking)
    }

    /// Asks for several things that are one act: all of them are kept, or none.
    ///
    /// # Errors
    /// The first refusal, or the log's failure; then nothing was kept.
    pub fn ask_all(&mut self, commands: &[Command], asking: &Asking) -> Result<Receipt, Failure> {
        self.ask_for(commands, None, asking)
    }

    /// Asks for what a line says that was written by pen; one that was taken before is not taken twice.
    ///
    /// # Errors
    /// As [`Self::ask_all`].
    pub fn ask_line(&mut self, line: &LineTranscribed, commands: &[Command], asking: &Asking) -> Result<Receipt, Failure> {
        self.ask_for(commands, Some(line), asking)
    }

    fn ask_for(&mut self, commands: &[Command], line: Option<&LineTranscribed>, asking: &Asking) -> Result<Receipt, Failure> {
        self.check_not_put_back()?;
        let Self { log, id, fold, left, put_back, .. } = self;
        let mut turn = log.begin(id)?;
        catch_up(turn.as_mut(), fold, id).inspect_err(|error| *put_back = Some(error.clone()).filter(LogError::put_back))?;
        let asking = &fold.incident.time.by_now(turn.origin(), asking);
        let (decision, foreseen) = match line {
            Some(line) => (decide_line(&fold.incident, line, commands, asking)?, None),
            None => decide_on(turn.as_mut(), fold, id, commands, asking)?,
        };
        let made = if foreseen.is_none() { vouched(turn.as_mut(), fold, *left, &decision.facts) } else { None };
        let written = add_all(turn.as_mut(), &decision.facts, asking)?;
        if written.is_empty() {
            drop(turn);
        } else {
            let counted = fold.incident.entries;
            turn.keep()?;
            if made.is_some() {
                (self.left, self.made) = (counted, made);
            }
            if let Some(foreseen) = foreseen {
                self.take_foreseen(foreseen);
            }
            self.read_back(&written)?;
        }
        let own =
            |event: &&Arc<Event>| written.iter().any(|(origin, head)| (event.origin, event.number) == (*origin, head.number));
        let told = self.fold.tail.iter().filter(own).map(|event| tell(&self.fold.incident, event)).collect();
        let claims = |event: &&Arc<Event>| matches!(event.fact, Fact::Sending(SendingFact::SendingClaimed(_)));
        let claimed = self.fold.tail.iter().filter(own).filter(claims).map(|event| event.entry()).collect();
        Ok(Receipt { written: told, remarks: decision.remarks, claimed })
    }

    /// Writes what `make` makes of what is in the log by then: many facts at once, about which no rule
    /// decides. All of them are kept, or none. Says how many there were.
    ///
    /// # Errors
    /// The log's failure; then nothing was kept.
    pub fn write(&mut self, asking: &Asking, make: impl FnOnce(&Incident) -> Vec<Fact>) -> Result<usize, LogError> {
        self.check_not_put_back()?;
        let Self { log, id, fold, left, put_back, .. } = self;
        let mut turn = log.begin(id)?;
        catch_up(turn.as_mut(), fold, id).inspect_err(|error| *put_back = Some(error.clone()).filter(LogError::put_back))?;
        let asking = &fold.incident.time.by_now(turn.origin(), asking);
        let facts = make(&fold.incident);
        let made = vouched(turn.as_mut(), fold, *left, &facts);
        let written = add_all(turn.as_mut(), &facts, asking)?;
        if !written.is_empty() {
            let counted = fold.incident.entries;
            turn.keep()?;
            if made.is_some() {
                (self.left, self.made) = (counted, made);
            }
            self.read_back(&written)?;
        }
        Ok(written.len())
    }

    /// Reads on in a log that holds what was known and what was written just now: only that is acknowledged.
    fn read_back(&mut self, written: &[(Origin, Head)]) -> Result<(), LogError> {
        let all: Vec<_> = ends(&self.fold.chains).into_iter().chain(written.last().copied()).collect();
        self.read_on(&all)?;
        self.check_not_put_back()
    }
}

impl Session {
    /// Takes the fold of the whole log with an amendment in place of the one without it: what the amendment
    /// comes to was found out already. What is known to be wrong with the log stays known.
    fn take_foreseen(&mut self, foreseen: Fold) {
        let before = std::mem::replace(&mut self.fold, foreseen);
        let lost = before.flaws.into_iter().filter(|flaw| !self.fold.flaws.contains(flaw)).collect::<Vec<_>>();
        self.fold.flaws.extend(lost);
        // Whoever opens it from the checkpoint would have to read all of it.
        (self.believed, self.left) = (0, 0);
    }
}

/// Puts into a new incident's log what came in before.
fn take_along(turn: &mut dyn Turn, declaring: &Declaring, at: Moment, now: Moment) -> Result<(), LogError> {
    let Some(recorded) = declaring.along() else { return Ok(()) };
    let mut entries = Vec::new();
    for carried in &recorded.carried {
        let draft = Draft { at: carried.at, by: carried.by.clone(), fact: carried.fact.clone().into() };
        entries.push(EntryRef { origin: turn.origin(), number: turn.add(&draft, now)?.number });
    }
    for fact in joined(&recorded.carried, &entries) {
        turn.add(&Draft { at, by: declaring.declarer.id.clone(), fact: fact.into() }, now)?;
    }
    Ok(())
}

/// Reads what is new in the log before anything is decided on it.
fn catch_up(turn: &mut dyn Turn, fold: &mut Fold, id: &IncidentId) -> Result<(), LogError> {
    fold.cursor = turn.read_on(&ends(&fold.chains), fold.cursor, &mut |entry| {
        fold.take(entry, id);
        ControlFlow::Continue(())
    })?;
    if fold.out_of_order {
        *fold = fold_with(fold.amended(), id, |each| turn.read(Cursor::default(), Order::Position, each))?;
    }
    Ok(())
}

/// The checkpoint that the first of some facts will vouch for, where one is due.
fn vouched(turn: &mut dyn Turn, fold: &Fold, left: u64, facts: &[Fact]) -> Option<Checkpoint> {
    let due = fold.incident.entries >= left.saturating_add(checkpoint::EVERY) && !facts.is_empty();
    let made = if due { checkpoint::of(fold) } else { None };
    if let Some(made) = &made {
        turn.vouch(checkpoint::seal(made));
    }
    made
}

/// Adds facts, one entry each.
fn add_all(turn: &mut dyn Turn, facts: &[Fact], asking: &Asking) -> Result<Vec<(Origin, Head)>, LogError> {
    let mut written = Vec::new();
    for fact in facts {
        let lifecycle = if let Fact::Lifecycle(fact) = fact { Some(fact) } else { None };
        let (at, recorded_at) = timekeeping::times(lifecycle, asking);
        let draft = Draft { at, by: asking.typist().id.clone(), fact: fact.clone() };
        written.push((turn.origin(), turn.add(&draft, recorded_at)?));
    }
    Ok(written)
}

/// Decides, on what is in the log; of an amendment by what it comes to, for which the whole log is folded as
/// it would be then. Hands back that fold too.
fn decide_on(
    turn: &mut dyn Turn,
    fold: &Fold,
    id: &IncidentId,
    commands: &[Command],
    asking: &Asking,
) -> Result<(Decision<Fact>, Option<Fold>), Failure> {
    let [Command::Amend(amend)] = commands else { return Ok((decide_all(&fold.incident, commands, asking)?, None)) };
    let mut foreseen = None;
    let entry = find(turn, fold, amend.entry())?;
    let decision = decide_amendment(&fold.incident, amend, asking, entry.as_ref(), |fact| {
        let amended = fold.incident.amended.and(Amendment::of(&next(turn, fold, asking, fact)));
        let with = fold_with(amended, id, |each| turn.read(Cursor::default(), Order::Position, each))?;
        Ok::<_, Failure>(foreseen.insert(with).incident.clone())
    })?;
    Ok((decision, foreseen))
}

/// The entry that is meant, as it was written.
fn find(turn: &mut dyn Turn, fold: &Fold, wanted: EntryRef) -> Result<Option<Event>, LogError> {
    let mut found = fold.tail.iter().find(|event| event.entry() == wanted).map(|event| (**event).clone());
    if found.is_none() {
        turn.read(Cursor::default(), Order::Arrival, &mut |entry| {
            let is_it = entry.entry() == wanted;
            found = is_it.then(|| entry.event());
            if is_it { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
    }
    Ok(found)
}

/// The event that a fact becomes, were it kept as the next one.
fn next(turn: &dyn Turn, fold: &Fold, asking: &Asking, fact: &Fact) -> Event {
    let origin = turn.origin();
    Event {
        origin,
        number: fold.incident.numbering.next(origin),
        stamp: fold.incident.stamp().next(asking.now),
        at: asking.at.unwrap_or(asking.now),
        recorded_at: asking.now,
        by: asking.typist().id.clone(),
        fact: fact.clone(),
    }
}

/// An id as people read it; in full where the log cannot tell which others there are.
fn display(log: &mut dyn Log, id: &IncidentId) -> String {
    log.incidents().map_or_else(
        |_| id.to_string(),
        |listed| ShortIds::of(listed.iter().map(|listed| &listed.incident)).display(id).to_owned(),
    )
}
