//! Reading entries in the three orders, with a memory that does not
//! grow with the log where entries lie (nearly) in the order wanted.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, ErrorCode, OptionalExtension, Result, Row, params};

use crate::domain::entry::{Entry, Flaw, Hash, Head};
use crate::domain::id::IncidentId;
use crate::domain::stamp::{Moment, Origin, Position, Stamp};
use crate::store::{CLOSED, Cursor, Order, closes};

/// How many bits of a `seq` count arrivals; the bits above are the incident's key.
const ARRIVALS: u32 = 40;

/// The last key that an incident may have: with more, `seq` would have no room.
pub(super) const KEYS_UNTIL: i64 = 1 << 22;

const COLUMNS: &str = "SELECT seq, origin, number, wall, tick, at, recorded_at, hash, by, kind, body FROM event";
/// The same without texts that are longer than any that this program writes.
const SHORT: &str = "SELECT seq, origin, number, wall, tick, at, recorded_at, CASE WHEN octet_length(hash) = 32 THEN hash END, \
                     CASE WHEN octet_length(by) < 4096 THEN by END, CASE WHEN octet_length(kind) < 4096 THEN kind END, \
                     CASE WHEN octet_length(body) < 2097152 THEN body END FROM event";
/// So many bytes at most has what an entry says; by whom and of which kind it is at most [`SHORTEST`].
const LONGEST: usize = 2 << 20;
const SHORTEST: usize = 4096;
/// The first of them: what orders need to know.
const KEYS: &str = "SELECT seq, origin, number, wall, tick, at FROM event";

/// No row of an incident lies so far behind the one before: they are written one behind the other.
const APART: i64 = 1 << 20;

/// Takes an entry, says whether it wants another.
pub(super) type Each<'a> = dyn FnMut(&Entry<'_>) -> ControlFlow<()> + 'a;

/// The `seq`s of an incident: after the first, up to the last. Some are spared behind it: a row that was
/// planted at the very end is read by nobody, and takes no place away.
pub(super) fn span(key: i64) -> (i64, i64) {
    (key << ARRIVALS, ((key + 1) << ARRIVALS) - 1 - (1 << 20))
}

/// The row of an incident: its key, and whether arrivals lie in the order of all machines.
pub(super) fn incident(conn: &Connection, incident: &IncidentId) -> Result<Option<(i64, bool)>> {
    let mut find = conn.prepare_cached("SELECT key, sorted FROM incident WHERE id = ?1 AND key BETWEEN 1 AND ?2")?;
    find.query_row(params![incident.as_str(), KEYS_UNTIL], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

/// The id in a row that begins with an incident's key and id; none where no incident has such a one.
pub(super) fn named(row: &Row<'_>) -> Result<Option<IncidentId>> {
    let key = signed(row, 0)?;
    Ok(text(row, 1, SHORTEST)?.parse().ok().filter(|_| (1..=KEYS_UNTIL).contains(&key)))
}

/// Every time that an incident was closed: whether as a false alarm.
pub(super) fn closed(conn: &Connection, key: i64) -> Result<Vec<bool>> {
    let mut find = conn.prepare_cached(&format!("{SHORT} WHERE incident = ?1 AND kind = '{CLOSED}'"))?;
    let mut rows = find.query([key])?;
    let mut closed = Vec::new();
    while let Some(row) = rows.next()? {
        let _ = hand_over(row, &mut |entry| {
            closed.extend(closes(entry));
            ControlFlow::Continue(())
        })?;
    }
    Ok(closed)
}

/// Every chain of an incident with its end and the furthest stamp seen in it.
pub(super) fn heads(conn: &Connection, key: i64) -> Result<Vec<(Origin, Head, Stamp)>> {
    let mut find = conn.prepare_cached("SELECT origin, number, hash, wall, tick FROM head WHERE incident = ?")?;
    let mut rows = find.query([key])?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        let head = Head { number: unsigned(row, 1)?, hash: hash(row, 2)? };
        heads.push((Origin(unsigned(row, 0)?), head, stamp(row, 3)?));
    }
    heads.sort_by_key(|(origin, ..)| *origin);
    Ok(heads)
}

/// The last entry of an origin that is there, and the furthest stamp that counts among its own.
pub(super) fn last(conn: &Connection, key: i64, origin: Origin) -> Result<Option<(Head, Stamp)>> {
    let sql = "SELECT number, hash, wall, tick FROM event WHERE incident = ?1 AND origin = ?2 ORDER BY number DESC LIMIT 1";
    let mut find = conn.prepare_cached(sql)?;
    let head = |row: &Row<'_>| Ok((Head { number: unsigned(row, 0)?, hash: hash(row, 1)? }, stamp(row, 2)?));
    let Some((head, seen)) = find.query_row([key, origin.0.cast_signed()], head).optional()? else { return Ok(None) };
    let seen = if seen.wall <= Stamp::LAST.wall { seen } else { furthest(conn, key, origin)?.unwrap_or_default() };
    Ok(Some((head, seen)))
}

/// The stamp of the last entry of an origin whose stamp counts.
pub(super) fn furthest(conn: &Connection, key: i64, origin: Origin) -> Result<Option<Stamp>> {
    let sql = "SELECT wall, tick FROM event WHERE incident = ?1 AND origin = ?2 AND wall <= ?3 ORDER BY number DESC LIMIT 1";
    let mut find = conn.prepare_cached(sql)?;
    find.query_row([key, origin.0.cast_signed(), Stamp::LAST.wall.millis()], |row| stamp(row, 0)).optional()
}

/// Hands over an incident's entries. To be called within a transaction, so that all of it is of one moment.
///
/// `sure` says that nobody found entries out of the order in which the incident's row has them.
pub(super) fn read(
    conn: &Connection,
    id: &IncidentId,
    after: Cursor,
    order: Order,
    sure: bool,
    each: &mut Each<'_>,
) -> Result<Cursor> {
    let Some((key, sorted)) = incident(conn, id)? else { return Ok(after) };
    let (first, last) = span(key);
    let range = Range { key, after: first.saturating_add(after.0.max(0)).min(last), last };
    let end = match order {
        Order::Arrival => range.stream(conn, each)?,
        Order::Position if sorted && sure => range.whole(conn, each)?,
        Order::Position => range.sorted(conn, each, |row| Ok((Moment::default(), position(row)?)))?,
        Order::Happened if sorted && sure => range.sorted(conn, each, |row| Ok((happened(row)?, FIRST)))?,
        Order::Happened => range.sorted(conn, each, |row| Ok((happened(row)?, position(row)?)))?,
    };
    Ok(Cursor(end - first))
}

/// Hands over, as they lie, the entries of the incident with that key that lie behind a place.
pub(super) fn behind(conn: &Connection, key: i64, after: i64, each: &mut Each<'_>) -> Result<()> {
    Range { key, after, last: span(key).1 }.stream(conn, each).map(drop)
}

/// The first of some ends of an incident's chains that is no longer an entry of it, as it was.
pub(super) fn lost(conn: &Connection, id: &IncidentId, known: &[(Origin, Head)]) -> Result<Option<(Origin, Head)>> {
    let Some((key, _)) = incident(conn, id)? else { return Ok(known.first().copied()) };
    let (first, last) = span(key);
    let mut find = conn.prepare_cached(
        "SELECT CASE WHEN octet_length(hash) = 32 THEN hash END FROM event \
         WHERE incident = ?1 AND origin = ?2 AND number = ?3 AND seq > ?4 AND seq <= ?5",
    )?;
    for (origin, head) in known {
        let place = params![key, origin.0.cast_signed(), head.number.cast_signed(), first, last];
        if find.query_row(place, |row| hash(row, 0)).optional()? != Some(head.hash) {
            return Ok(Some((*origin, *head)));
        }
    }
    Ok(None)
}

/// Hands over what arrived after `after` in an incident that holds all of `known`; else says which it lacks.
pub(super) fn read_on(
    conn: &Connection,
    id: &IncidentId,
    known: &[(Origin, Head)],
    after: Cursor,
    each: &mut Each<'_>,
) -> Result<std::result::Result<Cursor, (Origin, Head)>> {
    match lost(conn, id, known)? {
        Some(lost) => Ok(Err(lost)),
        None => read(conn, id, after, Order::Arrival, true, each).map(Ok),
    }
}

/// How many rows of entries and of their ends belong to no incident whose
/// id can be read, or lie where none of its entries can.
pub(super) fn hidden(conn: &Connection) -> Result<u64> {
    let mut ids = conn.prepare("SELECT key, id FROM incident")?;
    let mut rows = ids.query(())?;
    let mut known = BTreeSet::new();
    while let Some(row) = rows.next()? {
        if named(row)?.is_some() {
            known.insert(signed(row, 0)?);
        }
    }
    // Entries by the index: the rows themselves are long.
    let mut counts = conn.prepare(
        "SELECT incident, count(*), count(*) FILTER (WHERE seq >> ?1 = incident AND seq & ?2 BETWEEN 1 AND ?3) FROM event GROUP BY incident \
         UNION ALL SELECT incident, count(*), count(*) FROM head GROUP BY incident",
    )?;
    let (first, last) = span(0);
    let mut rows = counts.query(params![ARRIVALS, (1_i64 << ARRIVALS) - 1, last - first])?;
    let mut hidden = 0;
    while let Some(row) = rows.next()? {
        let seen = if known.contains(&signed(row, 0)?) { unsigned(row, 2)? } else { 0 };
        hidden += unsigned(row, 1)?.saturating_sub(seen);
    }
    Ok(hidden)
}

/// The entries numbered here that lie behind one of a higher
/// number; and whether arrivals lie as the incident's row says.
pub(super) fn out_of_order(conn: &Connection, id: &IncidentId) -> Result<(Vec<Flaw>, bool)> {
    let Some((key, sorted)) = incident(conn, id)? else { return Ok((Vec::new(), true)) };
    let own: BTreeSet<u64> =
        conn.prepare("SELECT number FROM origin")?.query_map((), |row| unsigned(row, 0))?.collect::<Result<_>>()?;
    let (after, last) = span(key);
    let mut statement = Range { key, after, last }.rows(conn, KEYS)?;
    let mut rows = statement.raw_query();
    let (mut numbers, mut flaws, mut highest, mut ascending) = (BTreeMap::new(), Vec::new(), None, true);
    let mut before_it = None;
    while let Some(row) = rows.next()? {
        let position = position(row)?;
        let Position { origin, number, .. } = position;
        // Behind a wide gap there may be no room left for another.
        let seq = signed(row, 0)?;
        if before_it.replace(seq).is_some_and(|before| seq - before > APART) {
            flaws.push(Flaw::Apart { origin, number });
        }
        let before = numbers.entry(origin).or_insert(0);
        if number < *before && own.contains(&origin.0) {
            flaws.push(Flaw::Reordered { origin, number });
        }
        *before = number.max(*before);
        ascending &= highest < Some(position);
        highest = highest.max(Some(position));
    }
    Ok((flaws, ascending || !sorted))
}

/// When something happened, and its place in the one order of all machines.
type Rank = (Moment, Position);
/// What of it an order goes by: no more is read than that.
type RankOf = fn(&Row<'_>) -> Result<Rank>;
/// Stands for every place where entries lie in the order of all machines anyway.
const FIRST: Position = Position { stamp: Stamp { wall: Moment::EPOCH, tick: 0 }, origin: Origin(0), number: 0 };

/// Part of one incident.
struct Range {
    key: i64,
    after: i64,
    last: i64,
}

impl Range {
    /// `NOT INDEXED`, or SQLite takes the index by incident and sorts what it finds there.
    fn rows<'c>(&self, conn: &'c Connection, columns: &str) -> Result<CachedStatement<'c>> {
        let mut rows =
            conn.prepare_cached(&format!("{columns} NOT INDEXED WHERE seq > ?1 AND seq <= ?2 AND incident = ?3 ORDER BY seq"))?;
        for (at, value) in [self.after, self.last, self.key].into_iter().enumerate() {
            rows.raw_bind_parameter(at + 1, value)?;
        }
        Ok(rows)
    }

    /// Every row of the range as it lies, until told to stop; where that was. One that is longer
    /// than this program writes any is read without its texts: it blocks nothing but itself.
    fn each_row(&self, conn: &Connection, take: &mut dyn FnMut(&Row<'_>) -> Result<ControlFlow<()>>) -> Result<i64> {
        let mut range = Self { ..*self };
        let mut columns = COLUMNS;
        loop {
            let mut statement = range.rows(conn, columns)?;
            let mut rows = statement.raw_query();
            loop {
                match rows.next() {
                    Ok(Some(row)) => {
                        range.after = signed(row, 0)?;
                        if take(row)?.is_break() {
                            return Ok(range.after);
                        }
                    }
                    Ok(None) => return Ok(range.after),
                    Err(error) if error.sqlite_error_code() == Some(ErrorCode::TooBig) && columns != SHORT => break,
                    Err(error) => return Err(error),
                }
            }
            columns = SHORT;
        }
    }

    /// Entries as they lie; where the reading ended.
    fn stream(&self, conn: &Connection, each: &mut Each<'_>) -> Result<i64> {
        self.each_row(conn, &mut |row| hand_over(row, each))
    }

    /// Entries as they lie; where the last of them is, even if the reading ended before.
    fn whole(&self, conn: &Connection, each: &mut Each<'_>) -> Result<i64> {
        self.stream(conn, each)?;
        self.end(conn)
    }

    fn end(&self, conn: &Connection) -> Result<i64> {
        let mut last = conn.prepare_cached("SELECT max(seq) FROM event WHERE seq > ?1 AND seq <= ?2")?;
        last.query_row([self.after, self.last], |row| row.get::<_, Option<i64>>(0)).map(|last| last.unwrap_or(self.after))
    }

    /// Entries in an order in which they need not lie: those that
    /// lie too late are looked up where they belong.
    fn sorted(&self, conn: &Connection, each: &mut Each<'_>, rank_of: RankOf) -> Result<i64> {
        let late = self.late(conn, rank_of)?;
        if late.is_empty() {
            return self.whole(conn, each);
        }
        let mut late = late.into_iter().peekable();
        let mut one = conn.prepare_cached(&format!("{SHORT} WHERE seq = ?"))?;
        let mut pick = |seq: i64, each: &mut Each<'_>| one.query_row([seq], |row| hand_over(row, each));
        let (mut highest, mut enough) = (None, false);
        self.each_row(conn, &mut |row| {
            let rank = rank_of(row)?;
            if highest.is_some_and(|highest| rank < highest) {
                return Ok(ControlFlow::Continue(()));
            }
            highest = Some(rank);
            while let Some((_, seq)) = late.next_if(|(late, _)| *late < rank) {
                if pick(seq, each)?.is_break() {
                    enough = true;
                    return Ok(ControlFlow::Break(()));
                }
            }
            let next = hand_over(row, each)?;
            enough = next.is_break();
            Ok(next)
        })?;
        for (_, seq) in late.take_while(|_| !enough) {
            if pick(seq, each)?.is_break() {
                break;
            }
        }
        self.end(conn)
    }

    /// The entries that lie behind one which they belong before, in the order wanted.
    fn late(&self, conn: &Connection, rank_of: RankOf) -> Result<Vec<(Rank, i64)>> {
        let mut statement = self.rows(conn, KEYS)?;
        let mut rows = statement.raw_query();
        let mut late = Vec::new();
        let mut highest = None;
        while let Some(row) = rows.next()? {
            let rank = rank_of(row)?;
            match highest {
                Some(highest) if rank < highest => late.push((rank, signed(row, 0)?)),
                _ => highest = Some(rank),
            }
        }
        late.sort_unstable();
        Ok(late)
    }
}

/// Reads a row as it stands: what is not of the right form must
/// show in the entry's hash, not end the reading.
fn hand_over(row: &Row<'_>, each: &mut Each<'_>) -> Result<ControlFlow<()>> {
    let (by, kind, body) = (text(row, 8, SHORTEST)?, text(row, 9, SHORTEST)?, text(row, 10, LONGEST)?);
    // What is no text cannot be bound as if it had been written with the sign that stands for it.
    let is_text = [&by, &kind, &body].iter().all(|text| matches!(text, Cow::Borrowed(_)));
    Ok(each(&Entry {
        origin: Origin(unsigned(row, 1)?),
        number: unsigned(row, 2)?,
        stamp: stamp(row, 3)?,
        at: happened(row)?,
        recorded_at: Moment::from_millis(signed(row, 6)?),
        by: &by,
        kind: &kind,
        body: &body,
        hash: if is_text { hash(row, 7)? } else { Hash::default() },
    }))
}

fn happened(row: &Row<'_>) -> Result<Moment> {
    signed(row, 5).map(Moment::from_millis)
}

fn position(row: &Row<'_>) -> Result<Position> {
    Ok(Position { stamp: stamp(row, 3)?, origin: Origin(unsigned(row, 1)?), number: unsigned(row, 2)? })
}

fn signed(row: &Row<'_>, column: usize) -> Result<i64> {
    Ok(row.get_ref(column)?.as_i64().unwrap_or_default())
}

fn unsigned(row: &Row<'_>, column: usize) -> Result<u64> {
    signed(row, column).map(i64::cast_unsigned)
}

fn stamp(row: &Row<'_>, wall: usize) -> Result<Stamp> {
    let tick = u32::try_from(signed(row, wall + 1)?).unwrap_or(u32::MAX);
    Ok(Stamp { wall: Moment::from_millis(signed(row, wall)?), tick })
}

fn hash(row: &Row<'_>, column: usize) -> Result<Hash> {
    let bytes = match row.get_ref(column)? {
        ValueRef::Blob(bytes) => bytes.try_into().unwrap_or_default(),
        _ => <[u8; 32]>::default(),
    };
    Ok(Hash(bytes))
}

fn text<'r>(row: &'r Row<'_>, column: usize, longest: usize) -> Result<Cow<'r, str>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) if bytes.len() >= longest => Cow::Borrowed(""),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(bytes), // by itself it takes four times as long over sound text
        },
        _ => Cow::Borrowed(""),
    })
}
