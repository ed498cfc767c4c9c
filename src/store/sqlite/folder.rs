//! The folder and the file in which a log lies: made for their owner alone, and known by where they lie.
//!
//! Never opens a log beside SQLite: closing any descriptor of the
//! file would drop the locks that SQLite holds on it in this process.

use std::fs::{self, DirBuilder, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use rustix::fs::{Mode, OFlags, open};
use rustix::process::geteuid;

use crate::store::{LogError, Trouble};

use super::trouble::{found, system};
use super::wal_pairing;

/// The log's file in its folder.
pub const FILE: &str = "log.sqlite";
/// The file that wakes other processes; it lies beside the log.
pub const BELL: &str = "bell";
const FILES: [&str; 3] = [FILE, "log.sqlite-wal", "log.sqlite-shm"];

/// Held while a log is made, so that no thread of this process has
/// SQLite open the new file before its own descriptor is closed.
static MAKING: Mutex<()> = Mutex::new(());

/// Finds the log of a folder, if there is one, and takes from others the right to look into it.
pub(super) fn find(folder: &Path) -> Result<Option<PathBuf>, LogError> {
    let path = folder.join(FILE);
    match fs::metadata(&path) {
        Ok(about) if about.is_file() => {
            tighten(folder);
            Ok(Some(path))
        }
        Ok(about) if about.is_dir() => Err(found(&path, Trouble::Unreachable, "this is a folder, not a log")),
        Ok(_) => Err(found(&path, Trouble::Unreachable, "this is not a regular file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(system(&path, &error)),
    }
}

/// Finds the log of a folder, or makes both: readable by their owner only from the first moment on.
pub(super) fn find_or_make(folder: &Path) -> Result<PathBuf, LogError> {
    let _making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(path) = find(folder)? {
        return Ok(path);
    }
    let path = folder.join(FILE);
    wal_pairing::check_absent(&path)?;
    make_folder(folder).map_err(|error| system(folder, &error))?;
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(system(&path, &error)),
        _ => Ok(path),
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)?;
    }
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            tighten(folder);
            Ok(())
        }
        made => made,
    }
}

/// Shuts others out of our files, and of the folder where it holds nothing else: somebody
/// may have pointed us at `/tmp`. Where that fails the log is still better read than not.
fn tighten(folder: &Path) {
    let mut names = fs::read_dir(folder).into_iter().flatten();
    if names.all(|name| name.is_ok_and(|name| name.file_name().to_str().is_some_and(is_own_name))) {
        shut(folder);
    }
    for name in FILES {
        shut(&folder.join(name));
    }
}

/// Whether a log gives its files such names.
#[must_use]
pub fn is_own_name(name: &str) -> bool {
    name == BELL || name.starts_with(FILE)
}

/// Takes rights away and never gives any: what was protected from writing stays
/// so. Where somebody put a link in its place, what that leads to stays as it is.
fn shut(path: &Path) {
    // A handle that reads and writes nothing: closing it drops none of SQLite's locks.
    let Ok(handle) = open(path, OFlags::PATH | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty()) else { return };
    let path = PathBuf::from(format!("/proc/self/fd/{}", handle.as_raw_fd()));
    // A file with a second name is also another's, of which nobody spoke.
    let one = |about: &Metadata| about.is_dir() || (about.is_file() && about.nlink() == 1);
    let ours = |about: &Metadata| about.uid() == geteuid().as_raw() && one(about);
    if let Some(about) = fs::metadata(&path).ok().filter(|about| ours(about) && about.mode() & 0o077 != 0) {
        let _ = fs::set_permissions(&path, Permissions::from_mode(about.mode() & 0o7700));
    }
}

/// Names where a log lies: the machine, the file's inode and when
/// that was made. A copy, or one that was put back, lies elsewhere.
pub(super) fn place(path: &Path, machine: &str) -> Result<String, LogError> {
    let about = fs::metadata(path).map_err(|error| system(path, &error))?;
    let born = about.created().ok().and_then(|born| born.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    Ok(format!("{machine} {} {}", about.ino(), born.as_nanos()))
}
