//! From what SQLite and the system say to the kinds of trouble that a person can do something about.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::{fs, io};

use rusqlite::{Error, ErrorCode, ffi};
use rustix::fs::{Access, access};
use rustix::io::Errno;

use crate::store::{LogError, Owner, Trouble, account};

/// What SQLite said of a log, sorted by what can be done about it.
pub(super) fn trouble(path: &Path, error: &Error) -> LogError {
    let (trouble, said) = match error {
        Error::SqliteFailure(failure, said) => {
            let words = said.clone().unwrap_or_else(|| ffi::code_to_str(failure.extended_code).to_owned());
            (kind(*failure), format!("{words} (SQLite {})", failure.extended_code))
        }
        other => (Trouble::Other, other.to_string()),
    };
    let unreadable = trouble == Trouble::Unreachable && is_closed(path);
    found(path, if unreadable { Trouble::Forbidden } else { trouble }, &said)
}

fn kind(failure: ffi::Error) -> Trouble {
    match (failure.code, failure.extended_code) {
        (ErrorCode::DiskFull, _) | (_, ffi::SQLITE_IOERR_SHMSIZE) => Trouble::Full,
        (ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _) => Trouble::ReadOnly,
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed, _) => Trouble::Locked,
        // The last, a plain error: a table or a column is missing. The file holds something, but not what
        // this version wrote; so it does where a rule of the schema is broken, which nothing here breaks.
        (
            ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::ConstraintViolation
            | ErrorCode::OperationInterrupted
            | ErrorCode::TooBig,
            _,
        )
        | (_, ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS | ffi::SQLITE_IOERR_DATA | ffi::SQLITE_ERROR) => {
            Trouble::Damaged
        }
        (ErrorCode::CannotOpen, _) => Trouble::Unreachable,
        _ => Trouble::Other,
    }
}

/// Whether somebody else holds what was asked for.
pub(super) fn is_busy(error: &Error) -> bool {
    matches!(error, Error::SqliteFailure(failure, _) if kind(*failure) == Trouble::Locked)
}

/// Whether SQLite waited for shared memory as long as it ever does.
pub(super) fn has_given_up(error: &Error) -> bool {
    matches!(error, Error::SqliteFailure(failure, _) if failure.code == ErrorCode::FileLockingProtocolFailed)
}

/// What the system said of a file or folder.
pub(super) fn system(path: &Path, error: &io::Error) -> LogError {
    let trouble = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Trouble::Full,
        io::ErrorKind::PermissionDenied if is_closed(path) => Trouble::Forbidden,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnly,
        _ => Trouble::Unreachable,
    };
    found(path, trouble, &error.to_string())
}

/// Whether this account may not read one of a log's files, or not even look whether they are there. Opens
/// none: that would cost SQLite its locks.
fn is_closed(path: &Path) -> bool {
    let closed = |path: &Path| access(path, Access::READ_OK).is_err_and(|error| error == Errno::ACCESS);
    let beside = |ending: &&str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        closed(Path::new(&name))
    };
    closed(path) || ["-wal", "-shm"].iter().any(beside)
}

/// Whom a file belongs to, or the nearest folder around it that can be looked at; none where that is this
/// account.
fn owner(path: &Path) -> Option<Owner> {
    let looked_at = |place: &Path| fs::metadata(place).ok().map(|about| (place.to_owned(), about.uid()));
    let (place, owner) = path.ancestors().find_map(looked_at)?;
    let account = rustix::process::geteuid().as_raw();
    (owner != account).then(|| Owner { place, name: account::name(owner), account: account::name(account) })
}

/// Trouble that this floor found itself.
pub(super) fn found(path: &Path, trouble: Trouble, said: &str) -> LogError {
    let owner = if matches!(trouble, Trouble::ReadOnly | Trouble::Forbidden) { owner(path) } else { None };
    LogError { trouble, path: path.to_owned(), said: said.to_owned(), owner: owner.map(Box::new) }
}
