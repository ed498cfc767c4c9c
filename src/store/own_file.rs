//! The small files that the program keeps beside a log, in a folder that others may be able to write to.
//!
//! Only regular files, never through a link, never more than the longest
//! that such a file can be: what somebody else put there under its name,
//! a pipe, a device, a link to another file, is neither read nor written;
//! nor is a file of another account, except where it only has to be looked at.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use rustix::process::geteuid;

/// No such file is longer than so many bytes.
pub const LONGEST: u64 = 512 * 1024;

/// What stands in it.
///
/// # Errors
/// When it is not there, cannot be read, is no regular file or another account's, or is too long.
pub fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    ours(open(path)?)?.take(LONGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LONGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(text) }
}

/// Opens it to be read.
///
/// # Errors
/// When it is not there, cannot be read, or is no regular file.
pub fn open(path: &Path) -> io::Result<File> {
    opened(OpenOptions::new().read(true), path)
}

/// Opens whatever lies under a path to be read, and waits for nothing: not for whoever writes into a pipe.
///
/// # Errors
/// When it is not there, or cannot be read.
pub fn open_at_once(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).custom_flags(flags(OFlags::NONBLOCK | OFlags::NOCTTY)).open(path)
}

/// Puts a text into it, whole or not at all: whoever reads it meanwhile reads what was there before.
///
/// # Errors
/// When it cannot be written; then it is as it was.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let beside = beside(path);
    let mut file = fresh(&beside)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Puts a text at its end in one write, so that several processes may do so at once.
///
/// # Errors
/// When it cannot be written, is no regular file, or is another account's.
pub fn append(path: &Path, text: &str) -> io::Result<()> {
    ours(opened(OpenOptions::new().append(true).create(true).mode(0o600), path)?)?.write_all(text.as_bytes())
}

/// Whether a file is this account's own. Beside a log of somebody else nothing
/// is put: whoever may write there may only be looking.
#[must_use]
pub fn is_ours(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| is_own(&about))
}

fn opened(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    // A pipe that nobody has at its other end would be waited for.
    let flags = flags(OFlags::NOFOLLOW | OFlags::NONBLOCK);
    let file = options.custom_flags(flags).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("this is not a regular file")) }
}

/// What another account put there says nothing, and is told nothing.
fn ours(file: File) -> io::Result<File> {
    if is_own(&file.metadata()?) { Ok(file) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

fn is_own(about: &fs::Metadata) -> bool {
    about.uid() == geteuid().as_raw()
}

/// Flags of the system as the standard library takes them.
#[must_use]
pub fn flags(flags: OFlags) -> i32 {
    i32::try_from(flags.bits()).unwrap_or_default()
}

/// A file that was not there before; one that a process of the same number left behind is taken away.
fn fresh(path: &Path) -> io::Result<File> {
    let make = || OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    make().or_else(|error| {
        let left_behind = |about: fs::Metadata| about.is_file() && is_own(&about);
        if error.kind() != io::ErrorKind::AlreadyExists || !fs::symlink_metadata(path).is_ok_and(left_behind) {
            return Err(error);
        }
        fs::remove_file(path)?;
        make()
    })
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", std::process::id()));
    name.into()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn it_is_replaced_whole_and_added_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own");
        assert_eq!(read(&path).unwrap_err().kind(), io::ErrorKind::NotFound);
        append(&path, "one\n").unwrap();
        append(&path, "two\n").unwrap();
        assert_eq!(read(&path).unwrap(), "one\ntwo\n");
        fs::write(beside(&path), "left behind by one that was killed").unwrap();
        replace(&path, "three").unwrap();
        assert_eq!(read(&path).unwrap(), "three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_somebody_put_in_its_place_is_neither_read_nor_written() {
        let folder = tempfile::tempdir().unwrap();
        let (path, elsewhere) = (folder.path().join("own"), folder.path().join("precious"));
        fs::write(&elsewhere, "precious").unwrap();
        for put in ["link", "pipe", "device", "folder"] {
            match put {
                "link" => symlink(&elsewhere, &path).unwrap(),
                "device" => symlink("/dev/zero", &path).unwrap(),
                "folder" => fs::create_dir(&path).unwrap(),
                _ => assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success()),
            }
            assert!(read(&path).is_err(), "{put}");
            assert!(append(&path, "x").is_err(), "{put}");
            if put == "folder" {
                assert!(replace(&path, "x").is_err());
                fs::remove_dir(&path).unwrap();
            } else {
                replace(&path, "x").unwrap();
                assert_eq!(read(&path).unwrap(), "x", "{put}");
                fs::remove_file(&path).unwrap();
            }
        }
        symlink(&elsewhere, beside(&path)).unwrap();
        assert!(replace(&path, "x").is_err());
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "precious");
        fs::write(&path, "x".repeat(usize::try_from(LONGEST).unwrap() + 1)).unwrap();
        assert_eq!(read(&path).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }
}
