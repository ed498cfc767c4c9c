//! Opens the log: names the machine, brings the chance, makes the folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::store::sqlite::{FILE, Opening, SqliteLog};
use crate::store::{Log, LogError};

use super::file_system::{self, FileSystem};
use super::found::{self, Doubt};

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where a log lies; opened when it is needed.
#[derive(Clone, Debug)]
pub struct LogFolder(pub PathBuf);

impl LogFolder {
    /// Opens the log, and makes it where there is none.
    ///
    /// # Errors
    /// When it can be neither opened nor made.
    pub fn open(&self) -> Result<Box<dyn Log>, LogError> {
        Ok(Box::new(SqliteLog::open(&self.0, &opening())?))
    }

    /// Opens the log where there is one; makes nothing.
    ///
    /// # Errors
    /// When there is one and it cannot be opened.
    pub fn open_existing(&self) -> Result<Option<Box<dyn Log>>, LogError> {
        let log = SqliteLog::open_existing(&self.0, &opening())?;
        Ok(log.map(|log| Box::new(log) as Box<dyn Log>))
    }

    /// What kind of file system the log lies on, or would lie on.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn file_system(&self) -> std::io::Result<FileSystem> {
        file_system::of(&self.file())
    }

    /// What the log's file system is called, where locks may not hold there.
    pub fn network(&self) -> Option<String> {
        file_system::network(&self.file())
    }

    /// Why somebody else may replace the log, or change what lies beside it.
    pub fn doubt(&self) -> Option<Doubt> {
        found::doubt(&self.0).or_else(|| found::doubt(&self.file())).or_else(|| found::doubt_around(&self.0))
    }

    /// What the log is called in its folder: a link leads to where it lies.
    fn file(&self) -> PathBuf {
        self.0.join(FILE)
    }

    /// The folder as people read it.
    pub fn shown(&self) -> String {
        self.0.display().to_string()
    }

    /// The path of the folder, which need not exist yet.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

fn opening() -> Opening {
    Opening { fresh_origin: chance(), machine: machine(), patience: PATIENCE }
}

/// Sixty-four random bits.
fn chance() -> u64 {
    // Without the system's chance the process's own number and address layout still tell two logs apart.
    getrandom::u64().unwrap_or_else(|_| std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), std::process::id()))
}

/// What names this machine; the empty text where nothing does.
fn machine() -> String {
    ["/etc/machine-id", "/etc/hostname"]
        .iter()
        .find_map(|path| fs::read_to_string(path).ok())
        .map(|id| id.trim().to_owned())
        .unwrap_or_default()
}
