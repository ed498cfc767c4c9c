//! A log in one SQLite file, which several processes of one machine may hold at once.
//!
//! What was acknowledged is on disk, in the file that its name leads to: write-ahead log,
//! a sync at each commit, and a look whether the log still stands. Reading never writes:
//! a log may lie in a read-only folder or on a full disk, and is then still read. SQLite
//! is named nowhere but here. The form of the file is described in `schema.sql`.

mod checkpoint;
mod companions;
mod folder;
pub mod marks;
mod open;
mod read;
mod schema;
mod still_there;
mod trouble;
mod wal;
mod wal_pairing;
mod write;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use crate::domain::entry::{Entry, Flaw, Head};
use crate::domain::id::IncidentId;
use crate::domain::stamp::Origin;

pub use self::folder::{BELL, FILE, is_own_name};
use self::open::Opened;
use self::still_there::Standing;
use self::trouble::{found, trouble};
use self::write::{SqliteTurn, Writing};
use super::{Checkpoint, Cursor, Listed, Log, LogError, Order, Trouble, Turn, own_file};

/// Up to this many pages a check of the whole file, its indexes
/// included, takes no longer than a person likes to wait: some 100 MB.
const WHOLE: i64 = 25_000;

/// What opening a log needs to be told.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Under which name the log numbers where it has none yet; by chance, so that no two are alike.
    pub fresh_origin: u64,
    /// What names this machine.
    pub machine: String,
    /// How long to wait for others who write.
    pub patience: Duration,
}

/// A log in a folder.
pub struct SqliteLog {
    conn: Connection,
    path: PathBuf,
    standing: Standing,
    opening: Opening,
    /// Where the file lies, as far as numbering goes.
    place: String,
    origin: Origin,
    barred: Option<LogError>,
    alone: bool,
    /// What is wrong with the files themselves.
    flaws: Vec<Flaw>,
    /// Whether entries may be taken to lie in the order that the file says they have.
    sure: bool,
    /// What SQLite counts up when others write, as last seen.
    version: i64,
    /// The same when SQLite found nothing damaged.
    whole: Option<i64>,
}

impl fmt::Debug for SqliteLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteLog")
            .field("path", &self.path)
            .field("origin", &self.origin)
            .field("barred", &self.barred)
            .finish_non_exhaustive()
    }
}

impl SqliteLog {
    /// Opens the log of a folder; makes both where they are not there yet.
    ///
    /// # Errors
    /// When there is none and none can be made, or what is there is no log.
    pub fn open(folder: &Path, opening: &Opening) -> Result<Self, LogError> {
        let path = folder::find_or_make(folder)?;
        match open::open(&path, true, opening.patience)? {
            Some(opened) => Self::new(path, opened, opening),
            None => Err(found(&path, Trouble::ReadOnly, "the file is empty and may only be read")),
        }
    }

    /// Opens the log of a folder if there is one; makes nothing.
    ///
    /// # Errors
    /// When what is there cannot be read, or is no log.
    pub fn open_existing(folder: &Path, opening: &Opening) -> Result<Option<Self>, LogError> {
        let Some(path) = folder::find(folder)? else { return Ok(None) };
        let opened = open::open(&path, false, opening.patience)?;
        opened.map(|opened| Self::new(path, opened, opening)).transpose()
    }

    fn new(path: PathBuf, opened: Opened, opening: &Opening) -> Result<Self, LogError> {
        let Opened { conn, standing, barred, alone, flaws } = opened;
        let place = folder::place(&path, &opening.machine)?;
        let known = write::known_origin(&conn, &place).map_err(|error| trouble(&path, &error))?;
        let origin = known.unwrap_or(Origin(opening.fresh_origin));
        let mut log = Self {
            conn,
            path,
            standing,
            opening: opening.clone(),
            place,
            origin,
            barred,
            alone,
            flaws,
            sure: true,
            version: 0,
            whole: None,
        };
        log.changed()?;
        Ok(log)
    }

    fn said(&self) -> impl Fn(rusqlite::Error) -> LogError + use<> {
        let path = self.path.clone();
        move |error| trouble(&path, &error)
    }

    /// One moment of the file: what `look` sees does not change under it.
    fn at_once<T>(&mut self, look: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, LogError> {
        self.stands()?;
        let Self { conn, standing, .. } = self;
        let said = |error| standing.or(trouble(standing.path(), &error));
        open::bound(conn, standing.size()).map_err(said)?;
        let moment = conn.transaction().map_err(said)?;
        let seen = look(&moment).map_err(said)?;
        moment.commit().map_err(said)?;
        Ok(seen)
    }

    /// Tries anew to open the file like everybody else, where that was not possible
    /// before. One of another account is only looked at, unless it is to be written.
    fn open_anew(&mut self, to_write: bool) -> bool {
        if own_file::is_ours(&self.path) {
            let opened = open::shared(&self.path, false, Duration::ZERO);
            return self.takes(opened);
        }
        if to_write {
            // A door that is only for looking keeps all others of this process from writing.
            let Ok(none) = Connection::open_in_memory() else { return false };
            self.conn = none;
            let opened = open::shared(&self.path, false, Duration::ZERO);
            if self.takes(opened) {
                return true;
            }
        }
        let opened = open::open(&self.path, false, Duration::ZERO);
        self.takes(opened) && !to_write
    }

    /// Takes another connection to the same file.
    fn takes(&mut self, opened: Result<Option<Opened>, LogError>) -> bool {
        match opened {
            Ok(Some(Opened { conn, standing, barred, alone, flaws })) if standing.is_same_as(&self.standing) => {
                (self.conn, self.standing, self.barred, self.alone, self.flaws) = (conn, standing, barred, alone, flaws);
                true
            }
            _ => false,
        }
    }

    /// An error where SQLite finds the file damaged; looked at once for all incidents, until somebody writes.
    fn look_whole(&mut self) -> Result<(), LogError> {
        self.stands()?;
        let version = version(&self.conn).map_err(self.said())?;
        if self.whole != Some(version) {
            if let Some(damage) = self.at_once(damage)? {
                return Err(found(&self.path, Trouble::Damaged, &damage));
            }
            self.whole = Some(version);
        }
        Ok(())
    }

    /// Makes sure that there is no known reason against writing.
    fn unbar(&mut self) -> Result<(), LogError> {
        if self.barred.is_some() {
            self.open_anew(true);
        }
        self.barred.clone().map_or(Ok(()), Err)
    }
}

impl Drop for SqliteLog {
    fn drop(&mut self) {
        if self.barred.is_none() {
            open::leave(&self.conn, &self.standing);
        }
    }
}

impl Log for SqliteLog {
    fn origin(&self) -> Origin {
        self.origin
    }

    fn listed(&mut self) -> Result<Vec<Listed>, LogError> {
        self.at_once(|conn| {
            let mut list = conn.prepare_cached("SELECT key, id FROM incident ORDER BY key")?;
            let listed = list.query_map((), |row| {
                let Some(incident) = read::named(row)? else { return Ok(None) };
                let closed = read::closed(conn, row.get(0)?)?;
                Ok(Some(Listed { incident, closed: !closed.is_empty(), false_alarm: closed.contains(&true) }))
            })?;
            listed.filter_map(Result::transpose).collect()
        })
    }

    fn read(
        &mut self,
        incident: &IncidentId,
        after: Cursor,
        order: Order,
        each: &mut read::Each<'_>,
    ) -> Result<Cursor, LogError> {
        let sure = self.sure;
        self.at_once(|conn| read::read(conn, incident, after, order, sure, each))
    }

    fn read_on(
        &mut self,
        incident: &IncidentId,
        known: &[(Origin, Head)],
        after: Cursor,
        each: &mut read::Each<'_>,
    ) -> Result<Cursor, LogError> {
        let read = self.at_once(|conn| read::read_on(conn, incident, known, after, each))?;
        read.map_err(|lost| self.standing.lost(&lost, known))
    }

    fn heads(&mut self, incident: &IncidentId) -> Result<Vec<(Origin, Head)>, LogError> {
        self.at_once(|conn| {
            let Some((key, _)) = read::incident(conn, incident)? else { return Ok(Vec::new()) };
            Ok(read::heads(conn, key)?.into_iter().map(|(origin, head, _)| (origin, head)).collect())
        })
    }

    fn changed(&mut self) -> Result<bool, LogError> {
        self.stands()?;
        let anew = self.alone && self.open_anew(false);
        let version = version(&self.conn).map_err(self.said())?;
        let before = std::mem::replace(&mut self.version, version);
        Ok(anew || before != version)
    }

    fn stands(&self) -> Result<(), LogError> {
        self.standing.check()
    }

    fn beside(&self) -> &[Flaw] {
        &self.flaws
    }

    fn barred(&self) -> Option<&LogError> {
        self.barred.as_ref()
    }

    fn begin<'a>(&'a mut self, incident: &IncidentId) -> Result<Box<dyn Turn + 'a>, LogError> {
        self.unbar()?;
        let Self { conn, path, standing, opening, place, origin, .. } = self;
        let writing = Writing::begin(conn, standing, opening.patience)?;
        let settled = write::settle_origin(writing.conn(), place, opening.fresh_origin).map_err(|error| trouble(path, &error))?;
        *origin = settled;
        let turn = SqliteTurn::new(writing, incident, settled).map_err(|error| trouble(path, &error))?;
        Ok(Box::new(turn))
    }

    fn merge(&mut self, incident: &IncidentId, entries: &[Entry<'_>]) -> Result<usize, LogError> {
        self.unbar()?;
        let Self { conn, path, standing, opening, place, origin, .. } = self;
        let writing = Writing::begin(conn, standing, opening.patience)?;
        let said = |error| trouble(path, &error);
        let new = write::merge(writing.conn(), incident, entries).map_err(said)?;
        if new > 0 {
            writing.commit()?;
            *origin = write::known_origin(conn, place).map_err(said)?.unwrap_or(Origin(opening.fresh_origin));
        }
        Ok(new)
    }

    fn inspect(&mut self, incident: &IncidentId) -> Result<Vec<Flaw>, LogError> {
        self.look_whole()?;
        let (flaws, as_said) = self.at_once(|conn| read::out_of_order(conn, incident))?;
        self.sure &= as_said;
        Ok(flaws)
    }

    fn hidden(&mut self) -> Result<u64, LogError> {
        self.at_once(read::hidden)
    }

    fn checkpoint(&mut self, incident: &IncidentId) -> Result<Option<Checkpoint>, LogError> {
        self.at_once(|conn| checkpoint::read(conn, incident))
    }

    fn forget_checkpoint(&mut self, incident: &IncidentId) -> Result<(), LogError> {
        self.stands()?;
        if !own_file::is_ours(&self.path) {
            // Whoever met it may only be looking, and believes none of it either.
            return Ok(());
        }
        self.unbar()?;
        checkpoint::forget(&self.path, self.opening.patience, incident)
    }

    fn leave_checkpoint(&mut self, incident: &IncidentId, checkpoint: &Checkpoint) -> Result<(), LogError> {
        self.stands()?;
        self.unbar()?;
        checkpoint::write(&self.path, self.opening.patience, incident, checkpoint)
    }
}

/// What SQLite counts up when others write.
fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.prepare_cached("PRAGMA data_version")?.query_row((), |row| row.get(0))
}

/// What SQLite finds wrong with the file.
fn damage(conn: &Connection) -> rusqlite::Result<Option<String>> {
    let pages: i64 = conn.query_row("PRAGMA page_count", (), |row| row.get(0))?;
    let check = if pages <= WHOLE { "PRAGMA integrity_check(3)" } else { "PRAGMA quick_check(3)" };
    let mut check = conn.prepare(check)?;
    let said: Vec<String> = check.query_map((), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok((said != ["ok"]).then(|| said.join("; ")))
}
