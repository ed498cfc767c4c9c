//! From what SQLite and the system say to the kinds of trouble that a person can do something about.

use std::io;
use std::path::Path;

use rusqlite::{Error, ErrorCode, ffi};

use crate::store::{LogError, Trouble};

/// What SQLite said of a log, sorted by what can be done about it.
pub(super) fn trouble(path: &Path, error: &Error) -> LogError {
    let (trouble, said) = match error {
        Error::SqliteFailure(failure, said) => {
            let words = said.clone().unwrap_or_else(|| ffi::code_to_str(failure.extended_code).to_owned());
            (kind(*failure), format!("{words} (SQLite {})", failure.extended_code))
        }
        other => (Trouble::Other, other.to_string()),
    };
    LogError { trouble, path: path.to_owned(), said }
}

fn kind(failure: ffi::Error) -> Trouble {
    match (failure.code, failure.extended_code) {
        (ErrorCode::DiskFull, _) | (_, ffi::SQLITE_IOERR_SHMSIZE) => Trouble::Full,
        (ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _) => Trouble::ReadOnly,
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed, _) => Trouble::Locked,
        // The last, a plain error: a table or a column is missing. The
        // file holds something, but not what this version wrote.
        (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _)
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

/// What the system said of a file or folder.
pub(super) fn system(path: &Path, error: &io::Error) -> LogError {
    let trouble = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Trouble::Full,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnly,
        _ => Trouble::Unreachable,
    };
    LogError { trouble, path: path.to_owned(), said: error.to_string() }
}

/// Trouble that this floor found itself.
pub(super) fn found(path: &Path, trouble: Trouble, said: &str) -> LogError {
    LogError { trouble, path: path.to_owned(), said: said.to_owned() }
}
