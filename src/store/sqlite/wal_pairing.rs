//! Which write-ahead log belongs to which file, as a note beside
//! them: SQLite would take any that lies there under the right name.
//!
//! A log that was restored from a copy while the old write-ahead log was still lying
//! there would be read, and written, with pages of another file in it. The note names
//! the files that were last open together. It is a hint to the reader and never a
//! condition: without it, or where it cannot be written, a log is opened all the same.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::store::own_file::{self, is_ours};
use crate::store::{LogError, Trouble};

use super::companions;
use super::still_there::{Standing, named};
use super::trouble::found;

/// What the names of a log's three files end in.
const ENDINGS: [&str; 3] = ["", "-wal", "-shm"];
const NOTE: &str = "-pair";

/// The file, its write-ahead log and its shared memory: what tells each from
/// every other file, past ones too; the empty text where there is none.
type Three = [String; 3];

/// An error where another file lies under the log's name than
/// the one that the write-ahead log beside it was written for.
///
/// Shared memory of the file before is taken away: it says nothing that the
/// write-ahead log does not, and whoever still holds it finds that out.
pub(super) fn check(path: &Path) -> Result<(), LogError> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Some([file, wal, memory]) = noted(path) else { return Ok(()) };
    let [file_now, wal_now, memory_now] = now(path);
    let left_over = |before: &str, now: &str| !now.is_empty() && before == now;
    if file == file_now {
        return Ok(());
    }
    if left_over(&wal, &wal_now) {
        return Err(found(path, Trouble::Mixed, "log.sqlite-wal was written for another log.sqlite"));
    }
    if left_over(&memory, &memory_now) && is_ours(path) {
        let _ = fs::remove_file(named(path, "-shm"));
    }
    Ok(())
}

/// An error where a write-ahead log lies there without its log: SQLite would throw it away for a new one.
pub(super) fn check_absent(path: &Path) -> Result<(), LogError> {
    companions::check(path)?;
    // Somebody else may have made the log in between, and that with it.
    if named(path, "-wal").exists() && !path.exists() {
        return Err(found(path, Trouble::Mixed, "log.sqlite is gone, and its log.sqlite-wal still lies there"));
    }
    Ok(())
}

/// Notes which files are open together.
pub(super) fn note(path: &Path, standing: &Standing) {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let now = now(path);
    if is_ours(path) && noted(path).as_ref() != Some(&now) && standing.check().is_ok() {
        // Where nothing can be written, nothing can be replaced either.
        let _ = own_file::replace(&named(path, NOTE), &now.join("\n"));
    }
}

fn noted(path: &Path) -> Option<Three> {
    let file = named(path, NOTE);
    let note = companions::is_of_the_log(path, &file).then(|| own_file::read(&file).ok())??;
    let mut lines = note.split('\n').map(str::to_owned);
    Some([lines.next()?, lines.next()?, lines.next()?])
}

fn now(path: &Path) -> Three {
    ENDINGS.map(|ending| fs::metadata(named(path, ending)).map(|about| identity(&about)).unwrap_or_default())
}

/// An inode may be used again, and what comes later was born later.
fn identity(about: &Metadata) -> String {
    let born = about.created().ok().and_then(|born| born.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{} {}", about.ino(), born.as_nanos())
}
