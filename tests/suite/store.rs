//! Logs: one contract for each of them, and for the one on disk
//! everything that happens to files in the worst hour.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crisis::domain::entry::{Chains, Entry, Flaw, Hash, Head};
use crisis::domain::event::Fact;
use crisis::domain::fact::Unknown;
use crisis::domain::id::IncidentId;
use crisis::domain::lifecycle::facts::{IncidentClosed, NoteTaken};
use crisis::domain::speech::Language;
use crisis::domain::stamp::{Moment, Origin, Stamp};
use crisis::store::memory::MemoryLog;
use crisis::store::sqlite::{Opening, SqliteLog};
use crisis::store::{Checkpoint, Cursor, Draft, Log, LogError, Order, Trouble};

mod contract;
mod disks;
mod file;
mod processes;
mod standing;
mod tampering;
mod wal;

const NOON: i64 = 1_795_348_800_000;

fn id() -> IncidentId {
    "2026-11-21-ams1".parse().unwrap()
}

fn moment(after_noon: i64) -> Moment {
    Moment::from_millis(NOON + after_noon)
}

fn opening(fresh_origin: u64) -> Opening {
    Opening { fresh_origin, machine: "m1".to_owned(), patience: Duration::from_secs(20) }
}

fn open(folder: &Path) -> SqliteLog {
    SqliteLog::open(folder, &opening(7)).unwrap()
}

fn note(text: &str, at: i64) -> Draft {
    Draft { at: moment(at), by: "ana".parse().unwrap(), fact: NoteTaken { text: text.to_owned() }.into() }
}

fn try_add(log: &mut dyn Log, drafts: &[Draft], now: i64) -> Result<Vec<u64>, LogError> {
    let mut turn = log.begin(&id())?;
    let numbers = drafts.iter().map(|draft| Ok(turn.add(draft, moment(now))?.number)).collect::<Result<_, _>>()?;
    turn.keep()?;
    Ok(numbers)
}

fn add(log: &mut dyn Log, text: &str, now: i64) -> u64 {
    try_add(log, &[note(text, now)], now).unwrap()[0]
}

/// An entry that owns what it says.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    origin: u64,
    number: u64,
    stamp: Stamp,
    at: Moment,
    recorded_at: Moment,
    by: String,
    kind: String,
    body: String,
    hash: Hash,
}

impl Line {
    fn new(entry: &Entry<'_>) -> Self {
        let Entry { origin, number, stamp, at, recorded_at, by, kind, body, hash } = *entry;
        Self {
            origin: origin.0,
            number,
            stamp,
            at,
            recorded_at,
            by: by.to_owned(),
            kind: kind.to_owned(),
            body: body.to_owned(),
            hash,
        }
    }

    fn entry(&self) -> Entry<'_> {
        let Self { origin, number, stamp, at, recorded_at, by, kind, body, hash } = self;
        Entry {
            origin: Origin(*origin),
            number: *number,
            stamp: *stamp,
            at: *at,
            recorded_at: *recorded_at,
            by,
            kind,
            body,
            hash: *hash,
        }
    }
}

fn read_from(log: &mut dyn Log, after: Cursor, order: Order) -> Result<(Vec<Line>, Cursor), LogError> {
    let mut lines = Vec::new();
    let end = log.read(&id(), after, order, &mut |entry| {
        lines.push(Line::new(entry));
        ControlFlow::Continue(())
    })?;
    Ok((lines, end))
}

fn read(log: &mut dyn Log, order: Order) -> Vec<Line> {
    read_from(log, Cursor::default(), order).unwrap().0
}

fn merge(log: &mut dyn Log, lines: &[Line]) -> usize {
    log.merge(&id(), &lines.iter().map(Line::entry).collect::<Vec<_>>()).unwrap()
}

/// All that `crisis verify` would find.
fn flaws(log: &mut dyn Log) -> Result<Vec<Flaw>, LogError> {
    let mut flaws = log.inspect(&id())?;
    let mut chains = Chains::default();
    log.read(&id(), Cursor::default(), Order::Position, &mut |entry| {
        flaws.extend(chains.take(entry, &id()));
        ControlFlow::Continue(())
    })?;
    let heads = log.heads(&id())?;
    flaws.extend(chains.against(&heads, &heads));
    Ok(flaws)
}

/// A chain that another machine made; its clock is `ahead` of ours,
/// and one entry in three happened earlier than it was written.
fn foreign(origin: u64, count: i64, ahead: i64) -> Vec<Line> {
    let mut log = MemoryLog::new(Origin(origin));
    for n in 0..count {
        try_add(&mut log, &[note(&format!("{origin:x}-{n}"), 10 * n - 25 * (n % 3))], ahead + 10 * n).unwrap();
    }
    read(&mut log, Order::Arrival)
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.body.split('"').nth(3).unwrap_or_default()).collect()
}

fn shuffled<T>(mut items: Vec<T>, seed: u64) -> Vec<T> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for at in (1..items.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        items.swap(at, usize::try_from(state % (at as u64 + 1)).unwrap());
    }
    items
}

#[test]
fn as_many_entries_as_anybody_wants_are_kept_in_one_turn() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = open(folder.path());
    let drafts: Vec<Draft> = (0..60_000).map(|number| note("so many were typed in one night", number)).collect();
    let numbers = try_add(&mut log, &drafts, 60_000).unwrap();
    assert_eq!((numbers.len(), numbers.last()), (60_000, Some(&60_000)));
}
