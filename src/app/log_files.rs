//! Which files are a log's own, by whatever name somebody reaches them: nothing else is ever written there.
//!
//! A name tells, because a file that is not there yet may not be made under it either; the file itself tells,
//! because links and other paths lead to the same one; and so does what it begins with, for a second name of
//! a log that lies somewhere else. Opens no file of a log that this process may hold: closing it would drop
//! SQLite's locks.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::Read as _;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

/// The log's file; every file that belongs to it has a name that begins so.
const FILE: &str = "log.sqlite";
/// The file that wakes other terminals.
const BELL: &str = "bell";

/// What every SQLite file begins with, and where in it stands which program it belongs to.
const SQLITE: &[u8] = b"SQLite format 3\0";
const PROGRAM: std::ops::Range<usize> = 68..72;
const CRISIS: &[u8] = b"CRIS";
/// Where a file says that it has a write-ahead log, and how long one is that has nothing else to say.
const WRITES_AHEAD: std::ops::Range<usize> = 18..20;
const PAGE: u64 = 4096;
/// What every write-ahead log begins with.
const WRITE_AHEAD: [[u8; 4]; 2] = [[0x37, 0x7f, 0x06, 0x82], [0x37, 0x7f, 0x06, 0x83]];

/// Whether a path leads to a file of the log in `folder`, or would make one.
#[must_use]
pub fn is_of(folder: &Path, path: &Path) -> bool {
    let file = folder.join(FILE);
    let homes = [Some(file.clone()), fs::canonicalize(&file).ok()];
    homes.into_iter().flatten().any(|file| is_beside(&file, path))
}

/// Whether a path leads to a file of any log: by its name beside one, or by what it begins with.
#[must_use]
pub fn is_of_any(path: &Path) -> bool {
    let file = folder_of(path).join(FILE);
    (fs::symlink_metadata(&file).is_ok() && is_beside(&file, path)) || begins_as_one(path)
}

/// Whether two paths lead to the same file, which is there.
#[must_use]
pub fn are_same(one: &Path, other: &Path) -> bool {
    identity(one).is_some_and(|file| identity(other) == Some(file))
}

/// Whether a path has a name that the files of a log have, in its folder; or is another name of one of them.
fn is_beside(file: &Path, path: &Path) -> bool {
    let (home, begins) = (folder_of(file), name_of(file));
    let ours = |name: &str| name == BELL || name.starts_with(&begins);
    if ours(&name_of(path)) && are_same(&home, &folder_of(path)) {
        return true;
    }
    let Some(same) = identity(path) else { return false };
    let mut items = fs::read_dir(&home).into_iter().flatten().flatten();
    items.any(|item| ours(&item.file_name().to_string_lossy()) && identity(&item.path()) == Some(same))
}

/// In lower case: some file systems know no other.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|about: Metadata| (about.dev(), about.ino()))
}

fn begins_as_one(path: &Path) -> bool {
    if !fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return false;
    }
    // What was a file a moment ago may be a pipe now.
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let Ok(file) = OpenOptions::new().read(true).custom_flags(flags).open(path) else { return false };
    let length = file.metadata().map_or(0, |about| about.len());
    beginning(&file).is_some_and(|bytes| {
        let is_ours = bytes.get(PROGRAM) == Some(CRISIS);
        // As long as all of a young log stands in its write-ahead log, the file says whose it is nowhere.
        let is_young = bytes.get(WRITES_AHEAD) == Some(&[2, 2]) && length <= PAGE;
        let is_write_ahead = WRITE_AHEAD.iter().any(|begins| bytes.starts_with(begins));
        (bytes.starts_with(SQLITE) && (is_ours || is_young)) || is_write_ahead
    })
}

fn beginning(file: &File) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(PROGRAM.end as u64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_like_a_log_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["log.sqlite-old", "bell", "report.json"] {
            assert!(!is_of_any(&path(name)), "{name}: there is no log here");
        }
        let mut other = SQLITE.to_vec();
        other.resize(8192, 1);
        for (name, bytes) in [("empty", &b""[..]), ("short", b"SQLite"), ("report.json", b"{}"), ("other.sqlite", &other)] {
            fs::write(path(name), bytes).unwrap();
            assert!(!is_of_any(&path(name)), "{name}");
        }
        other.splice(PROGRAM, CRISIS.iter().copied());
        fs::write(path("a-log-of-another-name"), &other).unwrap();
        assert!(is_of_any(&path("a-log-of-another-name")));
        fs::write(path("log.sqlite"), "").unwrap();
        for (name, is_one) in [("log.sqlite", true), ("LOG.sqlite-old", true), ("bell", true), ("report.json", false)] {
            assert_eq!((is_of_any(&path(name)), is_of(folder.path(), &path(name))), (is_one, is_one), "{name}");
        }
    }
}
