//! Which files a report was written into, and what it was, so that one that somebody changed since is never
//! overwritten.
//!
//! Beside the log lies a list of digests: of a file's path, and of what was written there last. It holds no
//! name and no word of a report. Where it is lost, or another account's, a file counts as somebody else's:
//! overwriting is then asked for, never done by itself.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read as _, Seek as _};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use crate::domain::entry::Hash;

use crate::store::own_file;

use super::digest;
use super::target::Target;

/// The list, beside the log's own files.
const FILE: &str = "log.sqlite-exports";

/// A list that is longer than so many bytes is made anew with what was written last.
const LONGEST: u64 = 256 * 1024;

/// No file is read that is longer than this, where the list does not say how long it was.
const UNTOLD: u64 = 256 * 1024 * 1024;

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
    pub fn standing(&self, target: &Target) -> io::Result<Standing> {
        let length = match fs::symlink_metadata(target.path()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Free),
            Err(error) => return Err(error),
            Ok(about) if about.len() == 0 => return Ok(Standing::Free),
            Ok(about) => about.len(),
        };
        // A list that cannot be read knows nothing.
        let list = own_file::read(&self.0).unwrap_or_default();
        let name = name_of(target);
        let last = list.lines().filter_map(|line| line.split_once(' ')).rfind(|(other, _)| *other == name);
        let Some((_, written)) = last else { return Ok(Standing::Strange) };
        let told = written.split_once(' ').and_then(|(_, bytes)| bytes.parse().ok());
        if told.map_or(length > UNTOLD, |told: u64| told != length) {
            return Ok(Standing::Changed);
        }
        // And it may grow while it is read.
        let (digest, bytes) = digest::of(own_file::open(&target.path())?.take(length.saturating_add(1)))?;
        let is_same = match told {
            Some(told) => bytes == told && written == line(digest, bytes),
            None => written == digest.to_string(),
        };
        Ok(if is_same { Standing::Unchanged } else { Standing::Changed })
    }

    /// Remembers what was just written into a file: that very file, whatever may stand in its place by now.
    ///
    /// # Errors
    /// When the file cannot be read again, or the list cannot be written.
    pub fn remember(&self, target: &Target, mut file: &File) -> io::Result<()> {
        file.rewind()?;
        let (digest, bytes) = digest::of(file)?;
        // There may be no log yet: a pack is written before the first incident.
        if let Some(folder) = self.0.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        self.shorten()?;
        own_file::append(&self.0, &format!("{} {}\n", name_of(target), line(digest, bytes)))
    }

    fn shorten(&self) -> io::Result<()> {
        if fs::symlink_metadata(&self.0).map_or(0, |about| about.len()) <= LONGEST {
            return Ok(());
        }
        let list = match own_file::read(&self.0) {
            // It is another account's, and stays so.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Err(error),
            list => list.unwrap_or_default(),
        };
        let lines: Vec<&str> = list.lines().collect();
        let kept = lines.get(lines.len().saturating_sub(KEPT)..).unwrap_or_default();
        own_file::replace(&self.0, &(kept.join("\n") + "\n"))
    }
}

/// What stands for a path in the list: the digest of its full name.
fn name_of(target: &Target) -> String {
    Hash::of(target.full().as_os_str().as_bytes()).to_string()
}

/// What stands for a content in the list. Lists of older versions have no lengths.
fn line(digest: Hash, bytes: u64) -> String {
    format!("{digest} {bytes}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that holds a text, as it is written and remembered.
    fn write(written: &Written, path: &Path, text: &str) {
        fs::write(path, text).unwrap();
        written.remember(&Target::of(path).unwrap(), &File::open(path).unwrap()).unwrap();
    }

    fn standing(written: &Written, path: &Path) -> Standing {
        written.standing(&Target::of(path).unwrap()).unwrap()
    }

    #[test]
    fn a_file_is_known_as_it_was_written_last_and_by_every_name() {
        let folder = tempfile::tempdir().unwrap();
        let (written, path) = (Written::in_folder(folder.path()), folder.path().join("report"));
        assert_eq!(standing(&written, &path), Standing::Free);
        fs::write(&path, "one").unwrap();
        assert_eq!(standing(&written, &path), Standing::Strange);
        write(&written, &path, "one");
        assert_eq!(standing(&written, &folder.path().join("./report")), Standing::Unchanged);
        for changed in ["two", "longer"] {
            fs::write(&path, changed).unwrap();
            assert_eq!(standing(&written, &path), Standing::Changed);
        }
        write(&written, &path, "two");
        fs::write(&path, "one").unwrap();
        assert_eq!(standing(&written, &path), Standing::Changed, "an older report is none that was written last");
        fs::write(&path, "").unwrap();
        assert_eq!(standing(&written, &path), Standing::Free);
    }

    #[test]
    fn a_long_list_keeps_what_was_written_last() {
        let folder = tempfile::tempdir().unwrap();
        let (written, path) = (Written::in_folder(folder.path()), folder.path().join("report"));
        write(&written, &path, "one");
        let own = fs::read_to_string(&written.0).unwrap();
        fs::write(&written.0, format!("{}{own}", "a b\n".repeat(100_000))).unwrap();
        assert_eq!(standing(&written, &path), Standing::Unchanged);
        write(&written, &path, "two");
        assert!(fs::metadata(&written.0).unwrap().len() < 4096);
        assert_eq!(standing(&written, &path), Standing::Unchanged);
    }

    #[test]
    fn a_file_is_not_read_where_its_length_tells_or_the_list_does_not_know_it() {
        let folder = tempfile::tempdir().unwrap();
        let (written, path) = (Written::in_folder(folder.path()), folder.path().join("report"));
        let swell = || File::options().write(true).create(true).truncate(false).open(&path).unwrap().set_len(1 << 40).unwrap();
        swell();
        // To read all of it would take longer than any test.
        assert_eq!(standing(&written, &path), Standing::Strange);
        fs::remove_file(&path).unwrap();
        write(&written, &path, "one");
        let list = fs::read_to_string(&written.0).unwrap();
        swell();
        assert_eq!(standing(&written, &path), Standing::Changed);
        // As older versions wrote it.
        let old = list.rsplit_once(' ').unwrap().0;
        fs::write(&written.0, format!("{old}\n")).unwrap();
        assert_eq!(standing(&written, &path), Standing::Changed);
        fs::write(&path, "one").unwrap();
        assert_eq!(standing(&written, &path), Standing::Unchanged);
    }
}
