//! The file that a report goes into, held by its folder.
//!
//! Whoever owns a folder on the way to it may put another one in its place at any moment. So the folder is
//! opened once: what is asked about the file and what is done to it leads through that, and can be no other
//! folder's. Whoever owns the folder itself may do with its files what they like, and reach no other ones.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::os::fd::{AsRawFd as _, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;

/// So many links are followed, as the system does.
const LINKS: usize = 40;

/// A file, which need not be there yet, in a folder that is.
#[derive(Debug)]
pub struct Target {
    /// Keeps the folder what it is.
    _held: OwnedFd,
    /// Leads into the folder that is held.
    folder: PathBuf,
    name: OsString,
    linked: bool,
}

impl Target {
    /// The file under a path; of a symbolic link the one that it leads to, so that the link stays one.
    ///
    /// # Errors
    /// When the folder is not there, or a folder, a pipe or a device has that name.
    pub fn of(path: &Path) -> io::Result<Self> {
        let mut target = Self::in_folder(path)?;
        for _ in 0..LINKS {
            let Ok(next) = fs::read_link(target.path()) else { return target.checked() };
            target = Self { linked: true, ..Self::in_folder(&target.folder.join(next))? };
        }
        Err(Errno::LOOP.into())
    }

    fn in_folder(path: &Path) -> io::Result<Self> {
        let bytes = path.as_os_str().as_bytes();
        let (folder, name) = match bytes.iter().rposition(|byte| *byte == b'/') {
            Some(at) => bytes.split_at(at + 1),
            None => (&b"."[..], bytes),
        };
        if matches!(name, b"" | b"." | b"..") {
            return Err(if path.exists() { Errno::ISDIR } else { Errno::NOENT }.into());
        }
        let folder = Path::new(OsStr::from_bytes(folder));
        let held = open(folder, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
        let through = PathBuf::from(format!("/proc/self/fd/{}", held.as_raw_fd()));
        // Where the system shows no such thing, nothing is left but the name.
        let folder = if through.is_dir() { through } else { fs::canonicalize(folder)? };
        Ok(Self { _held: held, folder, name: OsStr::from_bytes(name).to_owned(), linked: false })
    }

    fn checked(self) -> io::Result<Self> {
        match fs::symlink_metadata(self.path()) {
            Ok(about) if about.is_dir() => Err(Errno::ISDIR.into()),
            Ok(about) if !about.is_file() => Err(io::Error::other("this is not a regular file")),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(_) | Err(_) => Ok(self),
        }
    }

    /// Leads to the file through the folder that is held.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// The same of another file in that folder, whose name ends in more.
    #[must_use]
    pub fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.name.clone();
        name.push(ending);
        self.folder.join(name)
    }

    /// What the file is called now, from the root on.
    #[must_use]
    pub fn full(&self) -> PathBuf {
        // What the system says of the folder itself: to look the name up again could lead into another one.
        fs::read_link(&self.folder).unwrap_or_else(|_| self.folder.clone()).join(&self.name)
    }

    /// Whether a symbolic link led to it.
    #[must_use]
    pub fn is_linked(&self) -> bool {
        self.linked
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use rustix::fs::{CWD, RenameFlags, renameat_with};

    use super::*;

    #[test]
    fn a_folder_that_is_exchanged_later_stays_the_one_that_was_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["drop", "pub"] {
            fs::create_dir(path(name)).unwrap();
        }
        fs::write(path("pub/post.md"), "precious").unwrap();
        symlink(path("pub"), path("lure")).unwrap();
        let target = Target::of(&path("drop/post.md")).unwrap();
        renameat_with(CWD, path("drop"), CWD, path("lure"), RenameFlags::EXCHANGE).unwrap();
        assert_eq!(fs::read_to_string(path("drop/post.md")).unwrap(), "precious");
        assert!(!target.path().exists());
        fs::write(target.beside(".part"), "report").unwrap();
        fs::rename(target.beside(".part"), target.path()).unwrap();
        assert_eq!(fs::read_to_string(path("drop/post.md")).unwrap(), "precious");
        assert_eq!(fs::read_to_string(path("lure/post.md")).unwrap(), "report");
        assert_eq!(target.full(), fs::canonicalize(path("lure/post.md")).unwrap());
    }

    #[test]
    fn links_are_followed_to_where_a_file_may_be_and_nothing_else_is_a_target() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir_all(path("a/b")).unwrap();
        symlink("b/../../report", path("a/two")).unwrap();
        symlink(path("a/two"), path("one")).unwrap();
        symlink("round", path("round")).unwrap();
        symlink("a", path("to-folder")).unwrap();
        let whole = fs::canonicalize(folder.path()).unwrap();
        let target = Target::of(&path("one")).unwrap();
        assert_eq!((target.full(), target.is_linked()), (whole.join("report"), true));
        let target = Target::of(&path("to-folder/b/report")).unwrap();
        assert_eq!((target.full(), target.is_linked()), (whole.join("a/b/report"), false));
        for name in ["", "a", "a/", "a/.", "a/..", "to-folder", "round", "none/", "none/report", "/dev/null"] {
            assert!(Target::of(&path(name)).is_err(), "{name}");
        }
        assert!(Target::of(Path::new("")).is_err());
    }
}
