//! What identifies a file: its SHA-256 and length, read once, however large it is.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::domain::entry::Hash;

/// The digest of what a file holds, and how many bytes that is.
///
/// # Errors
/// When it cannot be read.
pub fn of_file(path: &Path) -> io::Result<(Hash, u64)> {
    of(File::open(path)?)
}

/// The same of whatever is read to its end.
///
/// # Errors
/// When it cannot be read.
pub fn of(mut from: impl Read) -> io::Result<(Hash, u64)> {
    let (mut digest, mut buffer, mut bytes) = (Sha256::new(), vec![0; 64 * 1024], 0_u64);
    loop {
        let read = from.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        digest.update(part);
        bytes += read as u64;
    }
    Ok((Hash(digest.finalize().into()), bytes))
}
