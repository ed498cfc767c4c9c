//! Checkpoints in the file: one row for each incident, written over a connection of their own.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Result, params};

use crate::domain::entry::{Hash, Head};
use crate::domain::id::IncidentId;
use crate::domain::stamp::Origin;
use crate::store::{Checkpoint, LogError};

use super::trouble::trouble;
use super::write::Writing;
use super::{open, read, schema};

/// The checkpoint of an incident, if the file has one that still stands. To be called within a transaction.
pub(super) fn read(conn: &Connection, id: &IncidentId) -> Result<Option<Checkpoint>> {
    let Some((key, _)) = read::incident(conn, id)? else { return Ok(None) };
    // A log from before there were checkpoints has no table for them.
    if !conn.table_exists(Some("main"), "checkpoint")? {
        return Ok(None);
    }
    let mut find = conn.prepare_cached("SELECT heads, state FROM checkpoint WHERE incident = ?")?;
    let found = find.query_row([key], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?))).optional()?;
    let Some((heads, state)) = found else { return Ok(None) };
    let heads = unpacked(&heads);
    for (origin, head) in &heads {
        if !holds(conn, key, *origin, *head)? {
            return Ok(None);
        }
    }
    Ok((!heads.is_empty()).then_some(Checkpoint { heads, state }))
}

fn holds(conn: &Connection, key: i64, origin: Origin, head: Head) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM event WHERE incident = ?1 AND origin = ?2 AND number = ?3 AND hash = ?4)";
    conn.prepare_cached(sql)?
        .query_row(params![key, origin.0.cast_signed(), head.number.cast_signed(), head.hash.0], |row| row.get(0))
}

/// Writes a checkpoint in place of the one before.
pub(super) fn write(path: &Path, patience: Duration, id: &IncidentId, checkpoint: &Checkpoint) -> Result<(), LogError> {
    aside(path, patience, |conn| put(conn, id, checkpoint))
}

/// Removes a checkpoint.
pub(super) fn forget(path: &Path, patience: Duration, id: &IncidentId) -> Result<(), LogError> {
    aside(path, patience, |conn| {
        let Some((key, _)) = read::incident(conn, id)? else { return Ok(()) };
        conn.execute("DELETE FROM checkpoint WHERE incident = ?", [key]).map(drop)
    })
}

/// Changes what is derived. It is synced like every entry, so that of
/// a write-ahead log only the last transaction may ever be in doubt.
fn aside(path: &Path, patience: Duration, change: impl FnOnce(&Connection) -> Result<()>) -> Result<(), LogError> {
    let Some(opened) = open::shared(path, false, patience)? else { return Ok(()) };
    let said = |error| trouble(path, &error);
    let mut conn = opened.conn;
    let writing = Writing::begin(&mut conn, &opened.standing, patience)?;
    change(writing.conn()).map_err(said)?;
    writing.commit()
}

fn put(conn: &Connection, id: &IncidentId, checkpoint: &Checkpoint) -> Result<()> {
    let Some((key, _)) = read::incident(conn, id)? else { return Ok(()) };
    conn.execute_batch(schema::CHECKPOINTS)?;
    let sql = "REPLACE INTO checkpoint (incident, heads, state) VALUES (?1, ?2, ?3)";
    conn.execute(sql, params![key, packed(&checkpoint.heads), checkpoint.state]).map(drop)
}

fn packed(heads: &[(Origin, Head)]) -> Vec<u8> {
    let pack = |(origin, head): &(Origin, Head)| [&origin.0.to_be_bytes()[..], &head.number.to_be_bytes(), &head.hash.0].concat();
    heads.iter().flat_map(pack).collect()
}

/// As far as they are whole.
fn unpacked(mut bytes: &[u8]) -> Vec<(Origin, Head)> {
    let mut heads = Vec::new();
    while let (Some((origin, rest)), true) = (bytes.split_first_chunk::<8>(), bytes.len() >= 48) {
        let Some((number, rest)) = rest.split_first_chunk::<8>() else { break };
        let Some((hash, rest)) = rest.split_first_chunk::<32>() else { break };
        heads.push((Origin(u64::from_be_bytes(*origin)), Head { number: u64::from_be_bytes(*number), hash: Hash(*hash) }));
        bytes = rest;
    }
    heads
}
