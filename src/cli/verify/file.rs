//! A file that may hold an export: read as far as an export goes, and never further.

use std::fs;
use std::io::{self, Read as _, Write};
use std::path::Path;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, wrong};
use crate::domain::speech::{Sentence, say};
use crate::domain::witness::Witness;
use crate::store::own_file;
use crate::store::sqlite::marks::{MARKED, are_of_a_log};

use super::outcome::Outcome;
use super::{export, heads};

/// The longest export that is read, in bytes: what is read takes some times as much memory.
const LONGEST: u64 = 64 << 20;

/// Checks an export: of JSON all that it says, of Markdown only the heads in it.
///
/// # Errors
/// When it cannot be read, is too long, or is no export.
pub(super) fn verify(context: &Context, path: &Path, heads: &[Witness], out: &mut dyn Write) -> Result<Outcome, Failure> {
    let not_one = |because: Sentence| {
        wrong(say!("verbs-cannot-verify", path = path.display().to_string()), because, say!("verbs-name-what-to-verify"))
    };
    let text = match read(path).map_err(|error| not_one(error.to_string().into()))? {
        Content::Text(text) => text,
        Content::Strange => return Err(not_one(say!("rules-file-not-ordinary"))),
        Content::TooLong(bytes) => return Err(not_one(say!("verbs-export-too-long", bytes = bytes, longest = LONGEST))),
        Content::Log => {
            let cannot = say!("verbs-cannot-verify", path = path.display().to_string());
            return Err(wrong(cannot, say!("verbs-log-of-other-name"), say!("verbs-give-it-a-folder")));
        }
    };
    if text.starts_with("at,recorded_at,") {
        return Err(not_one(say!("verbs-csv-has-no-heads")));
    }
    match heads::in_markdown(&text) {
        Some((incident, printed)) => heads::report(context, path, &incident, &[printed.as_slice(), heads].concat(), out),
        None => export::verify(context, path, &text, heads, &not_one, out),
    }
}

/// What a file holds.
enum Content {
    /// A text.
    Text(String),
    /// A file of a log.
    Log,
    /// More than any export: so many bytes.
    TooLong(u64),
    /// It is a device, a pipe or the like.
    Strange,
}

fn read(path: &Path) -> io::Result<Content> {
    if !fs::metadata(path)?.is_file() {
        return Ok(Content::Strange);
    }
    // What was a file a moment ago may be a pipe now.
    let file = own_file::open_at_once(path)?;
    if !file.metadata()?.is_file() {
        return Ok(Content::Strange);
    }
    let length = || file.metadata().map(|about| about.len());
    let mut bytes = Vec::new();
    (&file).take(MARKED as u64).read_to_end(&mut bytes)?;
    if are_of_a_log(&bytes, length()?) {
        return Ok(Content::Log);
    }
    if length()? > LONGEST {
        return Ok(Content::TooLong(length()?));
    }
    // And it may grow while it is read.
    (&file).take(LONGEST + 1 - MARKED as u64).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Ok(Content::TooLong(length()?.max(bytes.len() as u64)));
    }
    let text = String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))?;
    Ok(Content::Text(text))
}
