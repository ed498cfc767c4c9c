//! Which files a report was written into, and what it was, so that one that somebody changed since is never
//! overwritten.
//!
//! Beside the log lies a list of digests: of a file's path, and of what was written there last. It holds no
//! name and no word of a report. Where it is lost, a file counts as somebody else's: overwriting is then
//! asked for, never done by itself.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::domain::entry::Hash;

use crate::store::own_file;

use super::digest::of_file;

/// The list, beside the log's own files.
const FILE: &str = "log.sqlite-exports";

/// A list that is longer than so many bytes is made anew with what was written last.
const LONGEST: u64 = 256 * 1024;

/// How many lines are kept then.
const KEPT: usize = 500;

/// How a file stands to what was written into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not there, or holds nothing.
    Free,
    /// It is just as it was written.
    Unchanged,
    /// It was changed since it was written.
    Changed,
    /// Nothing is known of it: somebody else wrote it.
    Strange,
}

/// The list of a log's folder.
#[derive(Clone, Debug)]
pub struct Written(PathBuf);

impl Written {
    /// The list in a folder, which need not be there yet.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self(folder.join(FILE))
    }

    /// How a file stands to what was written into it.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn standing(&self, path: &Path) -> io::Result<Standing> {
        match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Free),
            Err(error) => return Err(error),
            Ok(about) if about.len() == 0 => return Ok(Standing::Free),
            Ok(_) => {}
        }
        // A list that cannot be read knows nothing.
        let list = own_file::read(&self.0).unwrap_or_default();
        let (name, now) = (name_of(path)?, digest(path)?);
        let last = list.lines().filter_map(|line| line.split_once(' ')).rfind(|(other, _)| *other == name);
        Ok(match last {
            None => Standing::Strange,
            Some((_, written)) if written == now => Standing::Unchanged,
            Some(_) => Standing::Changed,
        })
    }

    /// Remembers what a file holds, which was just written.
    ///
    /// # Errors
    /// When the file cannot be read again, or the list cannot be written.
    pub fn remember(&self, path: &Path) -> io::Result<()> {
        let line = format!("{} {}\n", name_of(path)?, digest(path)?);
        self.shorten()?;
        own_file::append(&self.0, &line)
    }

    fn shorten(&self) -> io::Result<()> {
        if fs::metadata(&self.0).map_or(0, |about| about.len()) <= LONGEST {
            return Ok(());
        }
        let list = own_file::read(&self.0).unwrap_or_default();
        let lines: Vec<&str> = list.lines().collect();
        let kept = lines.get(lines.len().saturating_sub(KEPT)..).unwrap_or_default();
        own_file::replace(&self.0, &(kept.join("\n") + "\n"))
    }
}

/// What stands for a path in the list: the digest of its full name.
fn name_of(path: &Path) -> io::Result<String> {
    let full = fs::canonicalize(path)?;
    Ok(Hash::of(full.as_os_str().as_bytes()).to_string())
}

fn digest(path: &Path) -> io::Result<String> {
    Ok(of_file(path)?.0.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_as_it_was_written_last_and_by_every_name() {
        let folder = tempfile::tempdir().unwrap();
        let (written, path) = (Written::in_folder(folder.path()), folder.path().join("report"));
        assert_eq!(written.standing(&path).unwrap(), Standing::Free);
        fs::write(&path, "one").unwrap();
        assert_eq!(written.standing(&path).unwrap(), Standing::Strange);
        written.remember(&path).unwrap();
        assert_eq!(written.standing(&folder.path().join("./report")).unwrap(), Standing::Unchanged);
        fs::write(&path, "two").unwrap();
        assert_eq!(written.standing(&path).unwrap(), Standing::Changed);
        written.remember(&path).unwrap();
        fs::write(&path, "one").unwrap();
        assert_eq!(written.standing(&path).unwrap(), Standing::Changed, "an older report is none that was written last");
        fs::write(&path, "").unwrap();
        assert_eq!(written.standing(&path).unwrap(), Standing::Free);
    }

    #[test]
    fn a_long_list_keeps_what_was_written_last() {
        let folder = tempfile::tempdir().unwrap();
        let (written, path) = (Written::in_folder(folder.path()), folder.path().join("report"));
        fs::write(&path, "one").unwrap();
        written.remember(&path).unwrap();
        let own = fs::read_to_string(&written.0).unwrap();
        fs::write(&written.0, format!("{}{own}", "a b\n".repeat(100_000))).unwrap();
        assert_eq!(written.standing(&path).unwrap(), Standing::Unchanged);
        fs::write(&path, "two").unwrap();
        written.remember(&path).unwrap();
        assert!(fs::metadata(&written.0).unwrap().len() < 4096);
        assert_eq!(written.standing(&path).unwrap(), Standing::Unchanged);
    }
}
