//! Opening a log's file: as one of several processes where that works,
//! alone and for reading only where the disk leaves no other way.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::sleep;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB, OpenFlags, TransactionBehavior};

use crate::domain::entry::Flaw;
use crate::store::{LogError, Trouble, own_file};

use super::schema::{CHECKPOINTS, SCHEMA, Strange, strange};
use super::still_there::{Identity, Standing, beside, named};
use super::trouble::{found, has_given_up, is_busy, trouble};
use super::{companions, wal, wal_pairing};

const APPLICATION: i64 = 0x4352_4953;
/// The version of the schema that this program writes.
const VERSION: i64 = 1;

/// The write-ahead log is moved into the file when it has so many pages.
const CHECKPOINT: u32 = 192;
/// The same for one that is left behind, in bytes: whoever opens
/// a log first reads all of this, and verbs are short-lived.
const LEFT_BEHIND: u64 = 96 * 4096;
/// So many KiB of the file are held in memory: a log is read from front to end, and written at its end.
const CACHE: u32 = 512;
/// No text or blob of a log is longer: what a hand put there must not fill the memory.
const LONGEST: i32 = 64 << 20;
/// No statement that made a table of a log is longer.
const LONGEST_STATEMENT: i32 = 100_000;
/// SQLite takes no more memory than so many bytes.
const HEAP: u32 = 128 << 20;
/// After so many steps of SQLite's machine it is asked whether a query may go on.
const STEPS: i32 = 100_000;
/// So many times it may go on in the smallest file, and once more for so many pages of it: of an
/// entry it takes some dozens of steps, and a page has some dozens of entries.
const PATIENCE: u64 = 30;
const PAGES: u64 = 4;
/// Two processes that make a log at once may find it locked for a moment, and SQLite does not wait then.
const OPENING: Duration = Duration::from_secs(1);
const BREATH: Duration = Duration::from_millis(5);

/// An open file and what it allows.
pub(super) struct Opened {
    pub(super) conn: Connection,
    /// Which files it holds.
    pub(super) standing: Standing,
    /// Why it cannot be written, where it cannot.
    pub(super) barred: Option<LogError>,
    /// Opened without the files that processes share: nothing that others write will show.
    pub(super) alone: bool,
    /// What is wrong with the files themselves.
    pub(super) flaws: Vec<Flaw>,
}

/// Opens a log that is there; none while it holds no schema and is not to be given one.
pub(super) fn open(path: &Path, make: bool, patience: Duration) -> Result<Option<Opened>, LogError> {
    if !make && !own_file::is_ours(path) {
        return looked_at(path, patience).map(Some).or_else(|error| match by_itself(path, &error) {
            Some(opened) => Ok(Some(opened)),
            None => Err(error),
        });
    }
    match shared(path, make, patience) {
        Err(error) if matches!(error.trouble, Trouble::Full | Trouble::ReadOnly | Trouble::Unreachable) => {
            by_itself(path, &error).map(Some).ok_or(error)
        }
        opened => opened,
    }
}

/// Opens a log for reading alone, where it could not be opened as usual.
fn by_itself(path: &Path, error: &LogError) -> Option<Opened> {
    let (conn, standing, flaws) = alone(path).ok()?;
    // It can be read, so what cannot be opened is the file that SQLite would have to make beside it.
    let trouble = if error.trouble == Trouble::Full { Trouble::Full } else { Trouble::ReadOnly };
    Some(Opened { conn, standing, barred: Some(found(path, trouble, &error.said)), alone: true, flaws })
}

/// Opens a log of another account without changing anything beside it, together with whoever has it open.
/// Whoever writes to it after all opens it anew.
fn looked_at(path: &Path, patience: Duration) -> Result<Opened, LogError> {
    let look = || {
        let before = Identity::of(path)?;
        companions::check(path)?;
        let torn = wal::look(path);
        // SQLite would make them, also for somebody who only reads.
        if let Some(absent) = ["-wal", "-shm"].iter().map(|ending| named(path, ending)).find(|path| !path.exists()) {
            return Err(
                found(&absent, Trouble::ReadOnly, "it is not there, and nothing is made in a folder of somebody else").into()
            );
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let mut conn = Connection::open_with_flags(uri(path, "readonly_shm=1"), flags)?;
        conn.busy_timeout(patience)?;
        settle(&mut conn, path)?;
        let (_, flaws) = look_over(&conn, path, torn)?;
        let standing = Standing::of(&conn, path, before, true)?;
        let barred = Some(found(path, Trouble::ReadOnly, "it was only opened to be read"));
        Ok(Opened { conn, standing, barred, alone: false, flaws })
    };
    look().map_err(|failure| match failure {
        Failure::Sqlite(error) => trouble(path, &error),
        Failure::Found(error) => error,
    })
}

/// Opens a log together with whoever else has it open.
pub(super) fn shared(path: &Path, make: bool, patience: Duration) -> Result<Option<Opened>, LogError> {
    let mut left = patience.max(OPENING);
    loop {
        match once(path, make) {
            // Where SQLite has itself given up waiting for shared memory, more of the same takes minutes.
            Err(Failure::Sqlite(error)) if is_busy(&error) && !has_given_up(&error) && !left.is_zero() => {
                sleep(BREATH);
                left = left.saturating_sub(BREATH);
            }
            // It was replaced in the moment of opening: what lies there now is opened.
            Err(Failure::Found(error)) if error.trouble == Trouble::Moved && !left.is_zero() => {
                sleep(BREATH);
                left = left.saturating_sub(BREATH);
            }
            Err(Failure::Sqlite(error)) => return Err(trouble(path, &error)),
            Err(Failure::Found(error)) => return Err(error),
            Ok(None) => return Ok(None),
            Ok(Some(opened)) => {
                opened.conn.busy_timeout(patience).map_err(|error| trouble(path, &error))?;
                return Ok(Some(opened));
            }
        }
    }
}

enum Failure {
    Sqlite(rusqlite::Error),
    Found(LogError),
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Found(error)
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn once(path: &Path, make: bool) -> Result<Option<Opened>, Failure> {
    let before = Identity::of(path)?;
    companions::check(path)?;
    wal_pairing::check(path)?;
    let torn = wal::look(path);
    let mut conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(Duration::ZERO)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    settle(&mut conn, path)?;
    let read_only = conn.is_readonly(MAIN_DB)?;
    if !holds_a_log(&conn, path)? {
        if !make || read_only {
            return Ok(None);
        }
        write_ahead(&conn)?;
        build(&mut conn)?;
    } else if !read_only {
        write_ahead(&conn)?;
    }
    let barred = read_only.then(|| found(path, Trouble::ReadOnly, "the file may only be read"));
    let (closed, flaws) = look_over(&conn, path, torn)?;
    let barred = barred.or(closed);
    let standing = Standing::of(&conn, path, before, true)?;
    companions::check(path)?;
    if !read_only {
        wal_pairing::note(path, &standing);
    }
    Ok(Some(Opened { conn, standing, barred, alone: false, flaws }))
}

/// How much longer what is asked of a file may take.
pub(super) struct Patience {
    left: Arc<AtomicU64>,
    whole: u64,
}

impl Patience {
    /// What comes next may take as long as what came before.
    pub(super) fn renew(&self) {
        self.left.store(self.whole, Ordering::Relaxed);
    }
}

/// Ends whatever is asked next once it takes far longer than anything that
/// this program asks of a file of that size: it would hold the lock for ever.
pub(super) fn bound(conn: &mut Connection, size: u64) -> rusqlite::Result<Patience> {
    let whole = PATIENCE + size / (4096 * PAGES);
    let left = Arc::new(AtomicU64::new(whole));
    let counted = Arc::clone(&left);
    // It runs on the thread that asks: nobody else counts meanwhile.
    conn.progress_handler(
        STEPS,
        Some(move || {
            let left = counted.load(Ordering::Relaxed).saturating_sub(1);
            counted.store(left, Ordering::Relaxed);
            left == 0
        }),
    )?;
    Ok(Patience { left, whole })
}

fn settle(conn: &mut Connection, path: &Path) -> rusqlite::Result<()> {
    bound(conn, std::fs::metadata(path).map_or(0, |about| about.len()))?;
    conn.set_prepared_statement_cache_capacity(32);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // The program uses none: whoever put one there wants something done behind its back.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    conn.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT)?;
    // Without it a statement is prepared anew for every range of entries that it is asked for.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.execute_batch(&format!(
        "PRAGMA hard_heap_limit = {HEAP}; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {CHECKPOINT}; \
         PRAGMA cache_size = -{CACHE}"
    ))
}

/// Asks first: setting it takes a lock for which SQLite does not wait.
fn write_ahead(conn: &Connection) -> rusqlite::Result<()> {
    let mode: String = conn.query_row("PRAGMA journal_mode", (), |row| row.get(0))?;
    match mode.as_str() {
        "wal" => Ok(()),
        _ => conn.query_row("PRAGMA journal_mode = WAL", (), |_| Ok(())),
    }
}

fn number(conn: &Connection, sql: &str) -> rusqlite::Result<i64> {
    conn.query_row(sql, (), |row| row.get(0))
}

/// Whether the file holds a log; an error where it holds something else.
fn holds_a_log(conn: &Connection, path: &Path) -> Result<bool, Failure> {
    if number(conn, "PRAGMA application_id")? == APPLICATION {
        return Ok(true);
    }
    // In this order: whoever makes a log at this moment writes both at once, so with tables there is the id.
    let tables = number(conn, "SELECT count(*) FROM sqlite_schema")?;
    match number(conn, "PRAGMA application_id")? {
        APPLICATION => Ok(true),
        0 if tables == 0 => Ok(false),
        other => Err(Failure::Found(found(
            path,
            Trouble::Damaged,
            &format!("this is a database, but not a log of crisis (application id {other})"),
        ))),
    }
}

fn newer(conn: &Connection, path: &Path) -> rusqlite::Result<Option<LogError>> {
    let version = number(conn, "PRAGMA user_version")?;
    Ok((version > VERSION)
        .then(|| found(path, Trouble::TooNew, &format!("its form is {version}, this version writes {VERSION}"))))
}

/// Looks at what the file is made of: why it cannot be written, if that is so, and
/// what is wrong with it. An error where it cannot even be read as a log.
fn look_over(conn: &Connection, path: &Path, torn: bool) -> Result<(Option<LogError>, Vec<Flaw>), Failure> {
    let torn = torn.then_some(Flaw::Torn);
    if let Some(newer) = newer(conn, path)? {
        // Only that version knows what it makes.
        return Ok((Some(newer), torn.into_iter().collect()));
    }
    let Strange { unreadable, unwritable, foreign } = strange(conn)?;
    let not_ours =
        |names: &[String]| found(path, Trouble::Damaged, &format!("not as this program makes it: {}", names.join(", ")));
    if !unreadable.is_empty() {
        return Err(not_ours(&unreadable).into());
    }
    let barred = (!unwritable.is_empty()).then(|| not_ours(&unwritable));
    let foreign = (!foreign.is_empty()).then_some(Flaw::Foreign { names: foreign });
    Ok((barred, torn.into_iter().chain(foreign).collect()))
}

fn build(conn: &mut Connection) -> rusqlite::Result<()> {
    let turn = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if number(&turn, "PRAGMA application_id")? == 0 {
        turn.execute_batch(SCHEMA)?;
        turn.execute_batch(CHECKPOINTS)?;
    }
    turn.commit()
}

/// Leaves a log behind that is quickly opened again.
///
/// How much of a write-ahead log was moved is known only while somebody has it
/// open. Where nobody stays, SQLite never begins it anew, and it grows without
/// end: so it is cut off here. Does nothing while somebody else reads or writes.
pub(super) fn leave(conn: &Connection, standing: &Standing) {
    let wal = beside(conn, standing.path(), "-wal");
    let long = std::fs::metadata(wal).is_ok_and(|about| about.len() > LEFT_BEHIND);
    // What was replaced shares that file with somebody else now.
    if long && standing.check().is_ok() && conn.is_autocommit() && conn.busy_timeout(Duration::ZERO).is_ok() {
        let _ = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()));
    }
}

/// Opens a log for reading without making or locking a file: on a
/// full disk or a read-only one whose shared files are missing.
///
/// Nobody else can be writing there either. The index of the write-ahead log is then built in memory,
/// so that nothing in it is missed; only where there is no write-ahead log is the file taken as it is.
fn alone(path: &Path) -> Result<(Connection, Standing, Vec<Flaw>), Failure> {
    let before = Identity::of(path)?;
    companions::check(path)?;
    let torn = wal::look(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = if std::fs::metadata(named(path, "-wal")).is_ok_and(|about| about.len() > 0) {
        Connection::open_with_flags_and_vfs(path, flags, "unix-none")?
    } else {
        Connection::open_with_flags(uri(path, "immutable=1"), flags | OpenFlags::SQLITE_OPEN_URI)?
    };
    // Whoever only looks leaves the write-ahead log where it lies.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    settle(&mut conn, path)?;
    number(&conn, "SELECT count(*) FROM event WHERE seq < 0")?;
    let standing = Standing::of(&conn, path, before, false)?;
    let (_, flaws) = look_over(&conn, path, torn)?;
    Ok((conn, standing, flaws))
}

/// The file's name as SQLite takes it together with a wish.
fn uri(path: &Path, wish: &str) -> String {
    let mut name = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => name.push(char::from(*byte)),
            _ => drop(write!(name, "%{byte:02x}")),
        }
    }
    format!("{name}?{wish}")
}
