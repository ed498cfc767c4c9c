//! Writing entries: a turn of one's own, and what comes in from other
//! machines. Always one transaction that waits for its turn first.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Result, ffi, params};

use crate::domain::entry::{Entry, Hash, Head};
use crate::domain::id::IncidentId;
use crate::domain::stamp::{Moment, Origin, Position, Stamp};
use crate::store::chain_end::{End, body};
use crate::store::{Cursor, Draft, LogError, Order, Trouble, Turn};

use super::open::{self, Patience};
use super::still_there::Standing;
use super::trouble::{found, is_busy, trouble};
use super::{read, wal};

/// Between two attempts at getting a turn: short and always the
/// same, so that nobody who waits falls behind those who just came.
const BREATH: Duration = Duration::from_millis(1);
/// How often a write-ahead log is looked at until it counts as damaged.
const LOOKS: usize = 5;

/// A transaction in which nobody else writes; rolled back when dropped.
pub(super) struct Writing<'a> {
    conn: &'a Connection,
    standing: &'a Standing,
    queries: Patience,
}

impl<'a> Writing<'a> {
    /// Waits for a turn, in the log that lies where it was opened.
    pub(super) fn begin(conn: &'a mut Connection, standing: &'a Standing, patience: Duration) -> Result<Self, LogError> {
        let said = |error| standing.or(trouble(standing.path(), &error));
        let queries = open::bound(conn, standing.size()).map_err(said)?;
        let conn: &Connection = conn;
        check_wal(conn, standing)?;
        conn.busy_timeout(Duration::ZERO).map_err(said)?;
        let mut left = patience;
        let begun = loop {
            match run(conn, "BEGIN IMMEDIATE") {
                Err(error) if is_busy(&error) && !left.is_zero() => {
                    sleep(BREATH);
                    left = left.saturating_sub(BREATH);
                }
                other => break other,
            }
        };
        conn.busy_timeout(patience).map_err(said)?;
        begun.map_err(said)?;
        Ok(Self { conn, standing, queries })
    }

    /// The connection whose turn it is.
    pub(super) fn conn(&self) -> &'a Connection {
        self.conn
    }

    /// Puts everything on disk, where its name leads: before, so that nothing is written into
    /// what was replaced; and after, so that nothing is acknowledged that went there meanwhile.
    pub(super) fn commit(self) -> Result<(), LogError> {
        self.standing.check()?;
        run(self.conn, "COMMIT").map_err(|error| self.standing.or(trouble(self.standing.path(), &error)))?;
        check_wal(self.conn, self.standing)
    }
}

/// An error unless the files are where they were, and the write-ahead log's is as SQLite believes it
/// to be: what is written behind a hole in it would be gone with the last process that has it open.
fn check_wal(conn: &Connection, standing: &Standing) -> Result<(), LogError> {
    let Some((path, state)) = standing.changed_wal()? else { return Ok(()) };
    // In between others may begin it anew.
    for _ in 0..LOOKS {
        let mut ask = conn.prepare_cached("PRAGMA wal_checkpoint = NOOP").map_err(|error| trouble(standing.path(), &error))?;
        let frames: i64 = ask.query_row((), |row| row.get(1)).map_err(|error| standing.or(trouble(standing.path(), &error)))?;
        if standing.open_wal(path).is_some_and(|wal| wal::holds(wal, u64::try_from(frames).unwrap_or_default())) {
            standing.note_whole(state);
            return Ok(());
        }
    }
    standing.check()?;
    Err(found(path, Trouble::Damaged, "it was cut or changed while it was open"))
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if !self.conn.is_autocommit() {
            let _ = run(self.conn, "ROLLBACK");
        }
    }
}

fn run(conn: &Connection, sql: &str) -> Result<()> {
    conn.prepare_cached(sql)?.execute(()).map(drop)
}

/// Under which name this file numbers where it lies now; a fresh one where it has none yet.
pub(super) fn settle_origin(conn: &Connection, place: &str, fresh: u64) -> Result<Origin> {
    if let Some(origin) = known_origin(conn, place)? {
        return Ok(origin);
    }
    let mut number = fresh.cast_signed();
    while conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM origin WHERE number = ?1) OR EXISTS (SELECT 1 FROM head WHERE origin = ?1)",
        [number],
        |row| row.get(0),
    )? {
        number = number.wrapping_add(1);
    }
    conn.execute("INSERT INTO origin (number, place) VALUES (?1, ?2)", params![number, place])?;
    Ok(Origin(number.cast_unsigned()))
}

/// Under which name this file numbers where it lies now, if it has one.
pub(super) fn known_origin(conn: &Connection, place: &str) -> Result<Option<Origin>> {
    let mut find = conn.prepare_cached("SELECT number FROM origin WHERE place = ?")?;
    find.query_row([place], |row| row.get::<_, i64>(0)).optional().map(|found| found.map(|number| Origin(number.cast_unsigned())))
}

/// A turn of writing to one incident, inside one SQLite transaction.
pub(super) struct SqliteTurn<'a> {
    writing: Writing<'a>,
    incident: IncidentId,
    /// Where in the file to write; none before the incident's first entry.
    place: Option<Place>,
    end: End,
    /// What was added: the hash of the entry before each, its number and its hash.
    added: Vec<(Hash, Head)>,
    /// What the next entry vouches for.
    seal: Option<Hash>,
}

impl<'a> SqliteTurn<'a> {
    pub(super) fn new(writing: Writing<'a>, incident: &IncidentId, origin: Origin) -> Result<Self> {
        let place = Place::find(writing.conn, incident)?;
        let end = match &place {
            Some(place) => end_of(writing.conn, place.key, origin)?,
            None => End { origin, head: Head::default(), seen: Stamp::default() },
        };
        Ok(Self { writing, incident: incident.clone(), place, end, added: Vec::new(), seal: None })
    }

    /// The number and the hash of the entry that a draft became.
    fn put(&mut self, draft: &Draft, now: Moment) -> Result<Head> {
        let conn = self.writing.conn;
        let place = match &mut self.place {
            Some(place) => place,
            none => none.insert(Place::make(conn, &self.incident)?),
        };
        let body = body(draft, self.seal.take());
        // However many entries one turn adds, each may take as long as the first.
        self.writing.queries.renew();
        let mut end = self.end;
        let entry = end.tie(draft, &body, &self.incident, now);
        place.insert(conn, &entry)?;
        self.end = end;
        Ok(end.head)
    }

    /// Whether what was added is what a reader who comes now finds behind
    /// what was there, bound as it was written. Whoever else can write into
    /// the file may have put an entry of the same number there, or worse.
    fn stands(&self) -> Result<bool> {
        let (Some(place), false) = (&self.place, self.added.is_empty()) else { return Ok(self.added.is_empty()) };
        let conn = self.writing.conn;
        let mut wanted = self.added.iter();
        let mut as_written = true;
        read::behind(conn, place.key, place.first - 1, &mut |entry| {
            self.writing.queries.renew();
            as_written &= wanted.next().is_some_and(|(before, head)| {
                let same = (entry.origin, entry.number, entry.hash) == (self.end.origin, head.number, head.hash);
                same && entry.hash_after(before, &self.incident) == head.hash
            });
            ControlFlow::Continue(())
        })?;
        let heads = read::heads(conn, place.key)?;
        Ok(as_written && wanted.next().is_none() && heads.contains(&(self.end.origin, self.end.head, self.end.seen)))
    }

    fn put_head(&self) -> Result<()> {
        match &self.place {
            Some(place) if !self.added.is_empty() => {
                put_head(self.writing.conn, place.key, self.end.origin, self.end.head, self.end.seen)
            }
            _ => Ok(()),
        }
    }

    fn said(&self) -> impl Fn(rusqlite::Error) -> LogError + use<'a> {
        let standing = self.writing.standing;
        move |error| standing.or(trouble(standing.path(), &error))
    }
}

impl Turn for SqliteTurn<'_> {
    fn origin(&self) -> Origin {
        self.end.origin
    }

    fn read(&mut self, after: Cursor, order: Order, each: &mut read::Each<'_>) -> Result<Cursor, LogError> {
        read::read(self.writing.conn, &self.incident, after, order, true, each).map_err(self.said())
    }

    fn read_on(&mut self, known: &[(Origin, Head)], after: Cursor, each: &mut read::Each<'_>) -> Result<Cursor, LogError> {
        let read = read::read_on(self.writing.conn, &self.incident, known, after, each).map_err(self.said())?;
        read.map_err(|lost| self.writing.standing.lost(&lost, known))
    }

    fn vouch(&mut self, seal: Hash) {
        self.seal = Some(seal);
    }

    fn add(&mut self, draft: &Draft, now: Moment) -> Result<Head, LogError> {
        let before = self.end.head.hash;
        let head = self.put(draft, now).map_err(self.said())?;
        self.added.push((before, head));
        Ok(head)
    }

    fn keep(self: Box<Self>) -> Result<(), LogError> {
        self.put_head().map_err(self.said())?;
        if !self.stands().map_err(self.said())? {
            return Err(found(self.writing.standing.path(), Trouble::Damaged, "what was written does not stand in the file"));
        }
        self.writing.commit()
    }
}

/// No log numbers so many entries: an end of that number was written by hand.
const MANY: u64 = 1 << 40;

/// Where an own entry is tied on: behind the last one that is there, of whatever origin. What the file notes
/// of the own end counts where it is further: entries that were cut off had their numbers, and no other may
/// have them again. What it notes of times is bound to nothing.
fn end_of(conn: &Connection, key: i64, origin: Origin) -> Result<End> {
    let mut end = End { origin, head: Head::default(), seen: Stamp::default() };
    let heads = read::heads(conn, key)?;
    for other in heads.iter().map(|(other, ..)| *other).filter(|other| *other != origin) {
        end.seen = end.seen.max(read::furthest(conn, key, other)?.unwrap_or_default());
    }
    if let Some((_, head, _)) = heads.iter().find(|(other, head, _)| *other == origin && head.number < MANY) {
        end.head = *head;
    }
    if let Some((last, seen)) = read::last(conn, key, origin)? {
        end.seen = end.seen.max(seen);
        end.head = if last.number >= end.head.number { last } else { end.head };
    }
    Ok(end)
}

/// Where the next entry of an incident goes.
struct Place {
    key: i64,
    /// The first place that was free.
    first: i64,
    /// The next one.
    seq: i64,
}

impl Place {
    fn find(conn: &Connection, incident: &IncidentId) -> Result<Option<Self>> {
        let Some((key, _)) = read::incident(conn, incident)? else { return Ok(None) };
        let (first, last) = read::span(key);
        let mut find = conn.prepare_cached("SELECT coalesce(max(seq), ?1) + 1 FROM event WHERE seq > ?1 AND seq <= ?2")?;
        let seq: i64 = find.query_row([first, last], |row| row.get(0))?;
        // Behind the last place nobody would read it.
        if seq <= last { Ok(Some(Self::at(key, seq))) } else { Err(full()) }
    }

    fn at(key: i64, seq: i64) -> Self {
        Self { key, first: seq, seq }
    }

    fn make(conn: &Connection, incident: &IncidentId) -> Result<Self> {
        let next = "INSERT INTO incident (key, id) SELECT coalesce(max(key), 0) + 1, ?1 FROM incident WHERE key BETWEEN 1 AND ?2";
        conn.prepare_cached(next)?.execute(params![incident.as_str(), read::KEYS_UNTIL])?;
        let key = conn.last_insert_rowid();
        if key > read::KEYS_UNTIL {
            return Err(full());
        }
        Ok(Self::at(key, read::span(key).0 + 1))
    }

    /// Writes an entry; says whether it was new.
    fn insert(&mut self, conn: &Connection, entry: &Entry<'_>) -> Result<bool> {
        let sql = "INSERT INTO event (seq, incident, origin, number, wall, tick, at, recorded_at, hash, by, kind, body) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (incident, origin, number) DO NOTHING";
        let new = conn.prepare_cached(sql)?.execute(params![
            self.seq,
            self.key,
            entry.origin.0.cast_signed(),
            entry.number.cast_signed(),
            entry.stamp.wall.millis(),
            entry.stamp.tick,
            entry.at.millis(),
            entry.recorded_at.millis(),
            entry.hash.0,
            entry.by,
            entry.kind,
            entry.body,
        ])? > 0;
        self.seq += i64::from(new);
        Ok(new)
    }
}

/// What is answered where a row planted at the very end leaves no place for another.
fn full() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(
        ffi::Error::new(ffi::SQLITE_CORRUPT),
        Some("there is no place left behind its last row".to_owned()),
    )
}

fn put_head(conn: &Connection, key: i64, origin: Origin, head: Head, seen: Stamp) -> Result<()> {
    let mut put =
        conn.prepare_cached("REPLACE INTO head (incident, origin, number, hash, wall, tick) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    put.execute(params![key, origin.0.cast_signed(), head.number.cast_signed(), head.hash.0, seen.wall.millis(), seen.tick])?;
    Ok(())
}

/// Writes entries of other machines as they are; says how many were new.
pub(super) fn merge(conn: &Connection, incident: &IncidentId, entries: &[Entry<'_>]) -> Result<usize> {
    let mut place = match Place::find(conn, incident)? {
        Some(place) => place,
        None => Place::make(conn, incident)?,
    };
    let mut ends: BTreeMap<Origin, (Head, Stamp)> =
        read::heads(conn, place.key)?.into_iter().map(|(origin, head, seen)| (origin, (head, seen))).collect();
    let mut highest =
        ends.iter().map(|(origin, (head, seen))| Position { stamp: *seen, origin: *origin, number: head.number }).max();
    let (mut new, mut sorted, mut touched) = (0, true, BTreeMap::new());
    for entry in entries {
        if !place.insert(conn, entry)? {
            continue;
        }
        new += 1;
        let position = Some(entry.position());
        sorted &= position > highest;
        highest = highest.max(position);
        let (head, seen) = ends.entry(entry.origin).or_default();
        if entry.number > head.number {
            *head = Head { number: entry.number, hash: entry.hash };
        }
        *seen = entry.stamp.max(*seen);
        touched.insert(entry.origin, (*head, *seen));
    }
    if !sorted {
        conn.execute("UPDATE incident SET sorted = 0 WHERE key = ?", [place.key])?;
    }
    for (origin, (head, seen)) in touched {
        put_head(conn, place.key, origin, head, seen)?;
        // A file that has to learn its own entries from others was put
        // back to an earlier state: it must not count on from there.
        conn.execute("DELETE FROM origin WHERE number = ?", [origin.0.cast_signed()])?;
    }
    Ok(new)
}
