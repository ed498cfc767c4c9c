//! Whether a log still lies where it was opened: the names of
//! its files must lead to the very files that SQLite holds.
//!
//! A file that is deleted, moved or replaced stays open for whoever had it open, who could go on writing into
//! what nobody will ever find; and two files under one name would share a write-ahead log and ruin each
//! other. Asked before and after each commit and before each reading: it opens nothing, because closing a
//! descriptor of the file would drop the locks that SQLite holds on it in this process.

use std::cell::{Cell, OnceCell};
use std::fs::{self, File, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::domain::entry::Head;
use crate::domain::stamp::Origin;
use crate::store::{LogError, Trouble, own_file};

use super::trouble::{found, system};

/// What tells one file from every other that exists at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    /// Of the file that a name leads to now.
    pub(super) fn of(path: &Path) -> Result<Self, LogError> {
        fs::metadata(path).map(|about| Self::from(&about)).map_err(|error| system(path, &error))
    }
}

impl From<&Metadata> for Identity {
    fn from(about: &Metadata) -> Self {
        Self { device: about.dev(), inode: about.ino() }
    }
}

/// The files that a connection holds, and their names.
#[derive(Debug)]
pub(super) struct Standing {
    path: PathBuf,
    file: Identity,
    /// How long it was when last seen: a log's file never becomes shorter.
    size: Cell<u64>,
    /// The files beside it that processes share, and how long each was when last seen.
    shared: Vec<(PathBuf, Identity, Cell<u64>)>,
    /// The write-ahead log when it was last found whole.
    whole: Cell<Option<State>>,
    /// The same, open to be looked into from the first time that somebody wants to: it stays the one held.
    wal: OnceCell<File>,
}

/// What changes about a file when somebody writes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl From<&Metadata> for State {
    fn from(about: &Metadata) -> Self {
        let (modified, changed) = ((about.mtime(), about.mtime_nsec()), (about.ctime(), about.ctime_nsec()));
        Self { size: about.len(), modified, changed }
    }
}

impl Standing {
    /// What a connection holds that was just opened and has read;
    /// `before` is what the name led to before it was opened.
    pub(super) fn of(conn: &Connection, path: &Path, before: Identity, shares: bool) -> Result<Self, LogError> {
        let mut standing = Self {
            path: path.to_owned(),
            file: before,
            size: Cell::new(0),
            shared: Vec::new(),
            whole: Cell::new(None),
            wal: OnceCell::new(),
        };
        for ending in ["-wal", "-shm"].iter().filter(|_| shares) {
            let path = beside(conn, path, ending);
            let about = fs::metadata(&path).map_err(|_| moved(&path, "is gone"))?;
            standing.shared.push((path, Identity::from(&about), Cell::new(0)));
        }
        standing.check()?;
        Ok(standing)
    }

    /// The name of the log's file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// How long the file was when it was last seen.
    pub(super) fn size(&self) -> u64 {
        self.size.get()
    }

    /// [`Self::check`], and the name of the write-ahead log that processes share with what it is like
    /// now; none where nobody wrote to it since it was [found whole](Self::note_whole).
    pub(super) fn changed_wal(&self) -> Result<Option<(&Path, State)>, LogError> {
        Ok(self.look_at_all()?.filter(|(_, state)| self.whole.get() != Some(*state)))
    }

    /// Notes that the write-ahead log was found whole, as it was before it was looked into.
    pub(super) fn note_whole(&self, state: State) {
        self.whole.set(Some(state));
    }

    /// The write-ahead log of that name, to be looked into; none where it cannot be opened, or is another
    /// file. No lock of SQLite's lies on it.
    pub(super) fn open_wal(&self, path: &Path) -> Option<&File> {
        if self.wal.get().is_none() {
            let file = own_file::open(path).ok()?;
            let held = self.shared.iter().find(|(shared, ..)| shared == path).map(|(_, identity, _)| *identity);
            let same = file.metadata().is_ok_and(|about| Some(Identity::from(&about)) == held);
            let _ = same.then(|| self.wal.set(file));
        }
        self.wal.get()
    }

    /// Whether it is the same file as another connection's.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.file == other.file
    }

    /// An error unless each name leads to the file that is held.
    pub(super) fn check(&self) -> Result<(), LogError> {
        self.look_at_all().map(drop)
    }

    /// The same; what the write-ahead log is like now, where processes share one.
    fn look_at_all(&self) -> Result<Option<(&Path, State)>, LogError> {
        let size = look(&self.path, self.file)?.len();
        if size < self.size.replace(size.max(self.size.get())) {
            return Err(moved(&self.path, "was cut short"));
        }
        let mut wal = None;
        for (path, file, size) in &self.shared {
            let about = look(path, *file)?;
            let now = about.len();
            if !path.as_os_str().as_encoded_bytes().ends_with(b"-shm") {
                wal = Some((path.as_path(), State::from(&about)));
            } else if now < size.replace(now.max(size.get())) {
                // SQLite has this one mapped: behind its end there would be no
                // error but the end of the process.
                return Err(moved(path, "was cut short"));
            }
        }
        Ok(wal)
    }

    /// What went wrong: that the log moved, where it did; any other trouble is only what came of it.
    pub(super) fn or(&self, error: LogError) -> LogError {
        self.check().err().unwrap_or(error)
    }

    /// That the file lacks one of the ends by which it was known: because it is
    /// another one by now, or was put back or rewritten as it lies.
    pub(super) fn lost(&self, lost: &(Origin, Head), known: &[(Origin, Head)]) -> LogError {
        self.or(LogError::lost(self.path.clone(), lost, known))
    }
}

fn look(path: &Path, file: Identity) -> Result<Metadata, LogError> {
    let about = fs::metadata(path).map_err(|_| moved(path, "is gone"))?;
    if Identity::from(&about) == file { Ok(about) } else { Err(moved(path, "is another file now")) }
}

fn moved(path: &Path, what: &str) -> LogError {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    found(path, Trouble::Moved, &format!("{name} {what}"))
}

/// The name of a file beside the log's: SQLite keeps them where
/// the file itself lies, whatever link led to it.
pub(super) fn beside(conn: &Connection, path: &Path, ending: &str) -> PathBuf {
    named(conn.path().filter(|path| !path.is_empty()).map_or(path, Path::new), ending)
}

/// A name with something behind it.
pub(super) fn named(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
