//! The files that SQLite opens by itself beside a log, and who may have put them there.
//!
//! SQLite takes whatever lies under these names: a rollback journal is played into the log, shared memory
//! of somebody else's decides what is read and where is written next, a pipe is waited for. In a folder that
//! others may write to these would be theirs. So each is looked at before SQLite opens it, and once more when
//! it has: a regular file of the same account as the log or of root, and in a folder that others may write to
//! under this one name: else it could be any file of that account. A journal is none
//! of the program's; one of its own can only be left from the moment in which a log was made.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

use crate::store::{LogError, Trouble, account};

use super::still_there::named;
use super::trouble::{found, system};

/// A log in which nothing was ever written fills no more than one page.
const PAGE: u64 = 4096;

/// An error where one of them may be somebody else's. A log that is not there yet would be this account's.
pub(super) fn check(path: &Path) -> Result<(), LogError> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let log = fs::metadata(path).ok();
    let owner = log.as_ref().map_or_else(|| geteuid().as_raw(), Metadata::uid);
    let others_write = path
        .parent()
        .and_then(|folder| fs::metadata(folder).ok())
        .is_none_or(|folder| folder.mode() & 0o022 != 0 || ![owner, 0].contains(&folder.uid()));
    for ending in ["-wal", "-shm", "-journal"] {
        let file = named(path, ending);
        if let Some(about) = look(&file)? {
            of_the_log(&file, &about, owner)?;
            if others_write && about.nlink() > 1 {
                return Err(planted(&file, "it has a second name elsewhere"));
            }
        }
    }
    let journal = named(path, "-journal");
    let written = log.is_some_and(|log| log.len() > PAGE) || fs::metadata(named(path, "-wal")).is_ok_and(|about| about.len() > 0);
    if written && look(&journal)?.is_some() {
        return Err(planted(&journal, "crisis makes no such file, and SQLite would put what is in it into the log"));
    }
    Ok(())
}

/// Whether a small file beside a log is of the same account as the log: else it is as if it were not there.
pub(super) fn is_of_the_log(path: &Path, file: &Path) -> bool {
    let owner = fs::metadata(path).map(|about| about.uid());
    let about = fs::symlink_metadata(file);
    matches!((owner, about), (Ok(owner), Ok(about)) if about.is_file() && about.uid() == owner)
}

fn look(file: &Path) -> Result<Option<Metadata>, LogError> {
    match fs::symlink_metadata(file) {
        Ok(about) => Ok(Some(about)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(system(file, &error)),
    }
}

fn of_the_log(file: &Path, about: &Metadata, owner: u32) -> Result<(), LogError> {
    if !about.is_file() {
        return Err(planted(file, "it is not a regular file"));
    }
    if about.uid() != owner && about.uid() != 0 {
        return Err(planted(file, &format!("it belongs to {}, not to whom the log belongs", account::name(about.uid()))));
    }
    Ok(())
}

fn planted(file: &Path, said: &str) -> LogError {
    found(&PathBuf::from(file), Trouble::Planted, said)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    use super::*;

    fn refused(path: &Path) -> Option<String> {
        check(path).err().map(|error| {
            assert_eq!(error.trouble, Trouble::Planted);
            error.said
        })
    }

    #[test]
    fn what_sqlite_would_open_is_a_regular_file_with_one_name() {
        let folder = tempfile::tempdir().unwrap();
        let (path, elsewhere) = (folder.path().join("log.sqlite"), folder.path().join("precious"));
        for content in ["", "so long that something was written"] {
            fs::write(&path, content).unwrap();
            for ending in ["-wal", "-shm", "-journal"] {
                let file = named(&path, ending);
                assert_eq!(refused(&path), None);
                symlink(&elsewhere, &file).unwrap();
                assert!(refused(&path).unwrap().contains("not a regular file"));
                fs::remove_file(&file).unwrap();
                assert!(Command::new("mkfifo").arg(&file).status().unwrap().success());
                assert!(refused(&path).unwrap().contains("not a regular file"));
                fs::remove_file(&file).unwrap();
                fs::write(&elsewhere, "precious").unwrap();
                fs::hard_link(&elsewhere, &file).unwrap();
                // One of one's own may be linked, as copies sometimes are;
                // where others write it may be theirs.
                assert_eq!(refused(&path), None);
                fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o770)).unwrap();
                assert!(refused(&path).unwrap().contains("second name"));
                fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
                fs::remove_file(&file).unwrap();
                fs::remove_file(&elsewhere).unwrap();
            }
        }
    }

    #[test]
    fn a_journal_is_only_left_from_the_moment_in_which_a_log_was_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log.sqlite");
        fs::write(named(&path, "-journal"), "anything").unwrap();
        assert_eq!(refused(&path), None);
        fs::write(&path, [0; 4096]).unwrap();
        assert_eq!(refused(&path), None);
        fs::write(named(&path, "-wal"), "entries").unwrap();
        assert!(refused(&path).unwrap().contains("no such file"));
        fs::remove_file(named(&path, "-wal")).unwrap();
        fs::write(&path, [0; 8192]).unwrap();
        assert!(refused(&path).unwrap().contains("no such file"));
    }
}
