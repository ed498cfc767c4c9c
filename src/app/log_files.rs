//! Which files are a log's own, by whatever name somebody reaches them: nothing else is ever written there.
//!
//! A name tells, because a file that is not there yet may not be made under it either; the file itself tells,
//! because links and other paths lead to the same one; and so does what it begins with, for a second name of
//! a log that lies somewhere else. Opens no file of a log that this process may hold: closing it would drop
//! SQLite's locks.

use std::fs::{self, Metadata};
use std::io::Read as _;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::store::own_file;
use crate::store::sqlite::marks::{MARKED, are_of_a_log};
use crate::store::sqlite::{BELL, FILE};

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
    if ours(&name_of(path)) && are_same(home, folder_of(path)) {
        return true;
    }
    let Some(same) = identity(path) else { return false };
    let mut items = fs::read_dir(home).into_iter().flatten().flatten();
    items.any(|item| ours(&item.file_name().to_string_lossy()) && identity(&item.path()) == Some(same))
}

/// In lower case: some file systems know no other.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

/// The folder in which something stands.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|about: Metadata| (about.dev(), about.ino()))
}

fn begins_as_one(path: &Path) -> bool {
    if !fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return false;
    }
    // What was a file a moment ago may be a pipe now.
    let Ok(file) = own_file::open_at_once(path) else { return false };
    let length = file.metadata().map_or(0, |about| about.len());
    let mut bytes = Vec::new();
    file.take(MARKED as u64).read_to_end(&mut bytes).is_ok() && are_of_a_log(&bytes, length)
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
        let mut other = b"SQLite format 3\0".to_vec();
        other.resize(8192, 1);
        for (name, bytes) in [("empty", &b""[..]), ("short", b"SQLite"), ("report.json", b"{}"), ("other.sqlite", &other)] {
            fs::write(path(name), bytes).unwrap();
            assert!(!is_of_any(&path(name)), "{name}");
        }
        other.splice(68..72, *b"CRIS");
        fs::write(path("a-log-of-another-name"), &other).unwrap();
        assert!(is_of_any(&path("a-log-of-another-name")));
        fs::write(path("log.sqlite"), "").unwrap();
        for (name, is_one) in [("log.sqlite", true), ("LOG.sqlite-old", true), ("bell", true), ("report.json", false)] {
            assert_eq!((is_of_any(&path(name)), is_of(folder.path(), &path(name))), (is_one, is_one), "{name}");
        }
    }
}
