//! The token of whoever may bring something: from the environment, or from a file that only its owner reads.
//! It is kept as a digest, is never shown, and is compared in the same time whatever was sent.

use std::fmt;
use std::io::Read as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::app::found;
use crate::domain::speech::{Sentence, say};
use crate::store::own_file;

/// The shortest token: who guesses has no use for shorter ones.
const SHORTEST: usize = 16;

/// The longest token.
const LONGEST: usize = 1024;

/// Anybody but its owner may do something with the file.
const BY_OTHERS: u32 = 0o077;

/// A token.
#[derive(Clone)]
pub struct Token([u8; 32]);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    /// Takes a token, as a file or the environment holds it.
    ///
    /// # Errors
    /// When it can be guessed, or cannot stand in a header.
    pub fn of(text: &str) -> Result<Self, Sentence> {
        let text = text.trim();
        if text.len() < SHORTEST {
            return Err(say!("verbs-intake-token-short", least = SHORTEST));
        }
        if text.len() > LONGEST || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(say!("verbs-intake-token-odd", most = LONGEST));
        }
        Ok(Self(Sha256::digest(text).into()))
    }

    /// Reads it from a file.
    ///
    /// # Errors
    /// When the file is not there, is not this account's alone, or holds no token.
    pub fn read(path: &Path) -> Result<Self, Sentence> {
        let unread = |error: std::io::Error| Sentence::from(error.to_string());
        // A pipe is not waited for.
        let file = own_file::open_at_once(path).map_err(unread)?;
        let about = file.metadata().map_err(unread)?;
        if !about.is_file() {
            return Err(say!("verbs-intake-token-no-file"));
        }
        if let Some(doubt) = found::owned(path, &about) {
            return Err(doubt.spoken());
        }
        if about.mode() & BY_OTHERS != 0 {
            return Err(say!("verbs-intake-token-open", mode = format!("{:03o}", about.mode() & 0o777)));
        }
        let mut text = String::new();
        file.take(LONGEST as u64 + 2).read_to_string(&mut text).map_err(unread)?;
        Self::of(&text)
    }

    /// Whether the value of a header `Authorization` shows it.
    #[must_use]
    pub fn is_shown_by(&self, header: &[u8]) -> bool {
        let Some((scheme, shown)) = header.split_at_checked("Bearer ".len()) else { return false };
        if !scheme.eq_ignore_ascii_case(b"Bearer ") {
            return false;
        }
        let shown: [u8; 32] = Sha256::digest(shown.trim_ascii()).into();
        // Every byte is looked at, and of digests: how long it takes says nothing of the token.
        self.0.iter().zip(shown).fold(0, |differs, (own, other)| differs | (own ^ other)) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_shown_whole_as_a_bearer_or_not_at_all() {
        let token = Token::of("0123456789abcdef0123\n").unwrap();
        for shown in ["Bearer 0123456789abcdef0123", "bearer  0123456789abcdef0123 "] {
            assert!(token.is_shown_by(shown.as_bytes()), "{shown}");
        }
        for shown in
            ["", "Bearer", "Bearer ", "Bearer 0123456789abcdef012", "Bearer 0123456789abcdef01234", "Basic 0123456789abcdef0123"]
        {
            assert!(!token.is_shown_by(shown.as_bytes()), "{shown}");
        }
        assert_eq!(format!("{token:?}"), "Token");
    }

    #[test]
    fn what_can_be_guessed_or_sent_by_no_header_is_no_token() {
        for text in ["", "short", "0123456789abcde", "0123456789 abcdef", "0123456789abcdé0123"] {
            assert!(Token::of(text).is_err(), "{text}");
        }
        assert!(Token::of(&"x".repeat(LONGEST)).is_ok() && Token::of(&"x".repeat(LONGEST + 1)).is_err());
    }
}
