//! From the bytes of a file to its text, or what is wrong with them: told at once, whatever the bytes are.
//!
//! Of a runbook one such byte refuses the whole; contacts and settings are read as far as they are text.

use std::borrow::Cow;

use super::mistake::{Mistake, Weight};

/// The largest file of settings, contacts or steps that is read, in bytes.
pub const LARGEST: usize = 1_000_000;

/// In so many lines a text may hold bytes that are none; a file with more of them is no text at all.
const MOST_LINES: usize = 1000;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text that the bytes of a file are, without the mark that some editors put before it.
///
/// # Errors
/// The file is too large, holds a NUL, or is not UTF-8. The place counts in [`shown`] of the same bytes.
pub fn text_of(bytes: &[u8]) -> Result<&str, Mistake> {
    let rest = eight_bits(bytes)?;
    let text = std::str::from_utf8(rest).map_err(|error| first_of(rest, error.valid_up_to()))?;
    match text.find('\0') {
        Some(at) => Err(nul(rest, at)),
        None => Ok(text),
    }
}

/// The same of a file whose rest is of use without some bytes: each stretch of bytes that are no text becomes
/// U+FFFD, and is a mistake that warns, one a line. The places count in the text that is given.
///
/// # Errors
/// The file is too large, or nothing of it looks like text.
pub fn text_with_gaps(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Mistake>), Mistake> {
    let rest = eight_bits(bytes)?;
    match std::str::from_utf8(rest) {
        Ok(text) if !text.contains('\0') => Ok((Cow::Borrowed(text), Vec::new())),
        _ => with_gaps(rest).map(|(text, mistakes)| (Cow::Owned(text), mistakes)),
    }
}

fn with_gaps(bytes: &[u8]) -> Result<(String, Vec<Mistake>), Mistake> {
    let mut gaps = Gaps { text: String::with_capacity(bytes.len() + 16), mistakes: Vec::new(), told: false };
    for chunk in bytes.utf8_chunks() {
        for (place, part) in chunk.valid().split('\0').enumerate() {
            if place > 0 {
                gaps.gap(0);
            }
            gaps.told &= !part.contains('\n');
            gaps.text.push_str(part);
        }
        if let Some(byte) = chunk.invalid().first() {
            gaps.gap(*byte);
        }
    }
    if gaps.mistakes.len() > MOST_LINES {
        return text_of(bytes).map(|text| (text.to_owned(), Vec::new()));
    }
    Ok((gaps.text, gaps.mistakes))
}

/// A text as far as it goes.
struct Gaps {
    text: String,
    mistakes: Vec<Mistake>,
    /// Whether a mistake of the line at its end was told.
    told: bool,
}

impl Gaps {
    /// Puts U+FFFD in place of a byte, or of several in a row, and says so of the first in a line.
    fn gap(&mut self, byte: u8) {
        let at = self.text.len();
        if !self.told || !self.text.ends_with(char::REPLACEMENT_CHARACTER) {
            self.text.push(char::REPLACEMENT_CHARACTER);
        }
        if !self.told {
            let what = if byte == 0 { "a NUL byte".to_owned() } else { format!("byte 0x{byte:02X} is not UTF-8 text") };
            let mistake = Mistake::new(Weight::Warns, at..self.text.len(), what, "read as `\u{fffd}`");
            self.mistakes.push(mistake.help("save the file as UTF-8"));
            self.told = true;
        }
    }
}

/// The bytes without the mark, where there are not too many of them and each letter may be one.
fn eight_bits(bytes: &[u8]) -> Result<&[u8], Mistake> {
    if let Some(mistake) = too_large(bytes.len() as u64) {
        return Err(mistake);
    }
    let rest = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if rest.starts_with(b"\xFF\xFE") || rest.starts_with(b"\xFE\xFF") {
        return Err(not_utf8(rest, 0).help("this looks like UTF-16: save it as UTF-8"));
    }
    Ok(rest)
}

/// Says that a file of so many bytes is too large, where it is:
/// for those who know the size and need not read.
#[must_use]
pub fn too_large(size: u64) -> Option<Mistake> {
    (size > LARGEST as u64).then(|| {
        let tenths = size.saturating_mul(10).div_ceil(1_000_000);
        let what = format!("a file has at most 1 MB here; this has {}.{} MB", tenths / 10, tenths % 10);
        Mistake::new(Weight::Refuses, 0..0, what, "was not read").help("is this the right file?")
    })
}

/// The bytes of a file as they can be shown beside a mistake of
/// [`text_of`], whatever they are; nothing of a file that is too large.
#[must_use]
pub fn shown(bytes: &[u8]) -> String {
    if bytes.len() > LARGEST {
        return String::new();
    }
    String::from_utf8_lossy(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)).into_owned()
}

/// A NUL before the first bad byte says more than the byte: such a file is no text at all.
fn first_of(bytes: &[u8], bad: usize) -> Mistake {
    match bytes.iter().take(bad).position(|byte| *byte == 0) {
        Some(at) => nul(bytes, at),
        None => not_utf8(bytes, bad),
    }
}

fn nul(bytes: &[u8], at: usize) -> Mistake {
    let what = format!("a NUL byte {}", standing_at(bytes, at));
    Mistake::new(Weight::Refuses, at..at + 1, what, "expected text")
        .help("is this the right file? The disk may have damaged it, too")
}

fn not_utf8(bytes: &[u8], at: usize) -> Mistake {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let what = format!("not UTF-8 text: byte 0x{byte:02X} {}", standing_at(bytes, at));
    // In the text as shown, U+FFFD stands here, which takes three bytes.
    Mistake::new(Weight::Refuses, at..at + 3, what, "expected UTF-8").help("save the file as UTF-8")
}

fn standing_at(bytes: &[u8], at: usize) -> String {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before.get(line_start..).map_or(0, |line| String::from_utf8_lossy(line).chars().count()) + 1;
    format!("in line {line}, column {column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(bytes: &[u8]) -> String {
        let mistake = text_of(bytes).unwrap_err();
        let shown = shown(bytes);
        assert!(shown.is_char_boundary(mistake.place.start) && shown.is_char_boundary(mistake.place.end), "{mistake:?}");
        mistake.what
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(text_of(b"\xEF\xBB\xBFa = 1\r\n").unwrap(), "a = 1\r\n");
        assert_eq!(text_of(b"").unwrap(), "");
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        assert_eq!(what(b"a = 1\nb\xC3\xA9 = \"caf\xE9\"\n"), "not UTF-8 text: byte 0xE9 in line 2, column 10");
        assert_eq!(what(b"a\n\0"), "a NUL byte in line 2, column 1");
        assert_eq!(what(b"a\n\0\xFF"), "a NUL byte in line 2, column 1");
        assert_eq!(what(b"\xFF\xFEa\0"), "not UTF-8 text: byte 0xFF in line 1, column 1");
        assert_eq!(what(b"\xE2\x82"), "not UTF-8 text: byte 0xE2 in line 1, column 1");
    }

    #[test]
    fn a_byte_that_is_no_text_costs_no_more_than_itself() {
        let (text, mistakes) =
            text_with_gaps(b"\xEF\xBB\xBFa = \"caf\xE9\xE8 \xE7\"\nb = \"\0\0\0\"\nc = \"\xC3\xA9\"\n").unwrap();
        assert_eq!(text, "a = \"caf\u{fffd} \u{fffd}\"\nb = \"\u{fffd}\"\nc = \"é\"\n");
        let told: Vec<_> = mistakes.iter().map(|mistake| (mistake.line_and_column(&text), &*mistake.what)).collect();
        assert_eq!(told, [((1, 9), "byte 0xE9 is not UTF-8 text"), ((2, 6), "a NUL byte")]);
        assert!(matches!(text_with_gaps("é".as_bytes()).unwrap(), (Cow::Borrowed("é"), mistakes) if mistakes.is_empty()));
        assert!(text_with_gaps(b"\xFF\xFEa\0").is_err());
        assert!(text_with_gaps(&b"\xE9\n".repeat(MOST_LINES + 1)).is_err());
        // Answered at once, too.
        assert_eq!(text_with_gaps(&b"\xE9a\0".repeat(330_000)).unwrap().1.len(), 1);
    }

    #[test]
    fn a_large_file_is_refused_unread() {
        assert_eq!(what(&vec![b'#'; 10_000_000]), "a file has at most 1 MB here; this has 10.0 MB");
        assert_eq!(what(&vec![b'#'; LARGEST + 1]), "a file has at most 1 MB here; this has 1.1 MB");
        assert!(text_of(&vec![b'#'; LARGEST]).is_ok());
    }
}
