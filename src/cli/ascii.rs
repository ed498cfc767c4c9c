//! Which characters leave for the terminal. With `--ascii` nothing but ASCII goes out; without it, terminals
//! that cannot draw more get ASCII too, and so do those of whoever says so in the settings. What goes into a
//! file or another program is altered only where that was asked for.

use std::io::{self, BufWriter, IsTerminal, StderrLock, StdoutLock, Write};
use std::sync::OnceLock;

use crate::domain::ascii::ascii;

/// One of the two streams that the program writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output: what was asked for.
    Out,
    /// Standard error: warnings, notes and failures.
    Err,
}

/// What was said of ASCII: by the option, by the settings.
static SAID: OnceLock<(bool, Option<bool>)> = OnceLock::new();

/// Keeps what was said; the first time counts.
pub fn decide(option: bool, setting: Option<bool>) {
    let _ = SAID.set((option, setting));
}

/// Whether nothing but ASCII may go there.
#[must_use]
pub fn on(stream: Stream) -> bool {
    let (option, setting) = SAID.get().copied().unwrap_or_default();
    let terminal = match stream {
        Stream::Out => io::stdout().is_terminal(),
        Stream::Err => io::stderr().is_terminal(),
    };
    let of = |variable: &str| std::env::var(variable).unwrap_or_default();
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(of).into_iter().find(|value| !value.is_empty());
    option || (terminal && setting.unwrap_or_else(|| !draws(&locale.unwrap_or_default(), &of("TERM"))))
}

/// Whether a terminal draws marks and lines: its locale has
/// UTF-8, and it is none of those whose fonts lack them.
fn draws(locale: &str, term: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    let numbered = term.strip_prefix("vt").is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    (locale.contains("utf-8") || locale.contains("utf8")) && term != "linux" && !numbered
}

/// Standard output; `json` where what is printed is for programs, and keeps every character, escaped.
#[must_use]
pub fn output(json: bool) -> Writer<BufWriter<StdoutLock<'static>>> {
    let how = match (on(Stream::Out), json) {
        (false, _) => How::AsItIs,
        (true, false) => How::Folded,
        (true, true) => How::Escaped,
    };
    Writer { inner: BufWriter::new(io::stdout().lock()), how, line: Vec::new() }
}

/// Standard error, in ASCII where nothing else may go there.
#[must_use]
pub fn errors() -> Writer<StderrLock<'static>> {
    let how = if on(Stream::Err) { How::Folded } else { How::AsItIs };
    Writer { inner: io::stderr().lock(), how, line: Vec::new() }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    AsItIs,
    Folded,
    Escaped,
}

/// Writes on, as it is or in ASCII; in ASCII a line at a time, so that no character is cut in two.
pub struct Writer<W: Write> {
    inner: W,
    how: How,
    line: Vec<u8>,
}

impl<W: Write> Writer<W> {
    fn pass_on(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let text = String::from_utf8_lossy(&line);
        match self.how {
            How::AsItIs => self.inner.write_all(&line),
            How::Escaped => self.inner.write_all(escaped(&text).as_bytes()),
            How::Folded => folded(&text).try_for_each(|part| self.inner.write_all(part.as_bytes())),
        }
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.how == How::AsItIs {
            return self.inner.write(bytes);
        }
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.pass_on()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on()?;
        self.inner.flush()
    }
}

impl<W: Write> Drop for Writer<W> {
    fn drop(&mut self) {
        // Whoever wants to know whether it arrived flushes.
        let _ = self.flush();
    }
}

/// The parts of a text in ASCII; what acts on a terminal on purpose, as colours do, passes.
fn folded(text: &str) -> impl Iterator<Item = String> {
    text.split_inclusive(|c: char| c.is_ascii_control()).map(|part| match part.strip_suffix(|c: char| c.is_ascii_control()) {
        Some(body) => format!("{}{}", ascii(body), part.get(body.len()..).unwrap_or_default()),
        None => ascii(part).into_owned(),
    })
}

/// JSON with everything that is no ASCII in its own escapes: the same to every reader.
fn escaped(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if c.is_ascii() {
            shown.push(c);
        } else {
            shown.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_draws_marks_where_its_locale_and_its_font_have_them() {
        for (locale, term, draws_them) in [
            ("C.UTF-8", "xterm-256color", true),
            ("nl_NL.utf8", "tmux-256color", true),
            ("en_GB.UTF-8", "", true),
            ("", "xterm", false),
            ("C", "xterm", false),
            ("POSIX", "xterm", false),
            ("en_US.ISO-8859-1", "xterm", false),
            ("C.UTF-8", "linux", false),
            ("C.UTF-8", "vt220", false),
            ("C.UTF-8", "vte-256color", true),
        ] {
            assert_eq!(draws(locale, term), draws_them, "{locale} on {term}");
        }
    }

    fn written(how: How, pieces: &[&str]) -> String {
        let mut bytes = Vec::new();
        let mut writer = Writer { inner: &mut bytes, how, line: Vec::new() };
        pieces.iter().try_for_each(|piece| writer.write_all(piece.as_bytes())).unwrap();
        drop(writer);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_is_written_is_folded_line_by_line_and_json_keeps_every_character() {
        assert_eq!(written(How::AsItIs, &["✔ Zoë", "\n"]), "✔ Zoë\n");
        assert_eq!(written(How::Folded, &["✔ Zoe", "\u{308}\nnex", "t …"]), "x Zoe\nnext ~");
        assert_eq!(written(How::Folded, &["\u{1b}[31m✖\u{1b}[0m\r\n"]), "\u{1b}[31m!\u{1b}[0m\r\n");
        assert_eq!(written(How::Escaped, &["{\"a\":\"é𝄞\"}\n"]), "{\"a\":\"\\u00e9\\ud834\\udd1e\"}\n");
    }
}
