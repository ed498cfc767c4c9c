//! Telling a person through their terminal: the bell, and where the terminal
//! can make a notice of it (OSC 9), the words. The bytes only; who writes
//! them stands in [`super::terminal`]. What is not plain text never gets out.

use crate::app::desktop::Words;
use crate::domain::text;

/// How a notice gets to the terminal that a person looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// The words go to the terminal unwrapped, as OSC 9; the bell follows.
    Open,
    /// Wrapped, through tmux: it hands the words on where `allow-passthrough` is on, and the bell always.
    Tmux,
    /// The bell alone: a console, a serial line, GNU screen would show the words as garbage.
    BellOnly,
}

impl Passage {
    /// The passage that an environment leaves.
    #[must_use]
    pub fn find(of: impl Fn(&str) -> Option<String>) -> Self {
        let said = |variable: &str| of(variable).unwrap_or_default();
        let term = said("TERM");
        if !said("TMUX").is_empty() {
            Self::Tmux
        } else if !said("STY").is_empty()
            || term.is_empty()
            || ["linux", "vt", "dumb", "screen", "ansi"].iter().any(|bell| begins(&term, bell))
        {
            Self::BellOnly
        } else {
            Self::Open
        }
    }
}

/// Whether a terminal is of a kind: `vt220` is a `vt`, `vte-256color` is none.
fn begins(term: &str, kind: &str) -> bool {
    term.strip_prefix(kind).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Columns of a notice at most: more is cut by whoever shows it.
const LONGEST: usize = 200;
/// Columns of the incident in it.
const HEADING: usize = 60;

/// The bytes that ring and tell; in ASCII where nothing else may go out.
#[must_use]
pub fn bytes(words: &Words, passage: Passage, ascii: bool) -> Vec<u8> {
    // However long the name of the incident is, what somebody is wanted for is told.
    let heading = text::cut(&text::shown(&words.heading), HEADING).into_owned();
    let shown = text::shown(&format!("{heading}: {}", words.body)).into_owned();
    let shown = text::cut(&shown, LONGEST);
    let shown = if ascii { crate::domain::ascii::ascii(&shown) } else { shown };
    let notice = match passage {
        Passage::Open => format!("\x1b]9;{shown}\x07"),
        Passage::Tmux => format!("\x1bPtmux;\x1b\x1b]9;{shown}\x07\x1b\\"),
        Passage::BellOnly => String::new(),
    };
    format!("{notice}\x07").into_bytes()
}

/// What a terminal is told otherwise than by a picture, such as what to put into its clipboard; nothing where
/// it would be shown as garbage. Whether it obeys, it does not say.
#[must_use]
pub fn told(bytes: &str, passage: Passage) -> String {
    match passage {
        Passage::Open => bytes.to_owned(),
        // tmux takes it for itself where it may, and hands it on where that is allowed.
        Passage::Tmux => format!("{bytes}\x1bPtmux;{}\x1b\\", bytes.replace('\x1b', "\x1b\x1b")),
        Passage::BellOnly => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(environment: &[(&str, &str)]) -> Passage {
        Passage::find(|wanted| environment.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_words_go_out_only_where_the_terminal_does_not_show_them_as_garbage() {
        assert_eq!(passage(&[("TERM", "xterm-256color")]), Passage::Open);
        assert_eq!(passage(&[("TERM", "vte-256color")]), Passage::Open);
        assert_eq!(passage(&[("TERM", "tmux-256color"), ("TMUX", "/tmp/tmux-0/default,1,0")]), Passage::Tmux);
        for environment in [&[("TERM", "linux")][..], &[("TERM", "vt220")], &[("TERM", "screen-256color")], &[]] {
            assert_eq!(passage(environment), Passage::BellOnly, "{environment:?}");
        }
    }

    #[test]
    fn what_a_terminal_is_told_is_wrapped_for_tmux_and_kept_from_a_console() {
        let bytes = "\u{1b}]52;c;YQ==\u{1b}\\";
        assert_eq!(told(bytes, Passage::Open), bytes);
        let through = "\u{1b}]52;c;YQ==\u{1b}\\\u{1b}Ptmux;\u{1b}\u{1b}]52;c;YQ==\u{1b}\u{1b}\\\u{1b}\\";
        assert_eq!(told(bytes, Passage::Tmux), through);
        assert_eq!(told(bytes, Passage::BellOnly), "");
    }

    #[test]
    fn no_text_gets_out_of_its_notice() {
        let words = Words { heading: "\u{1b}]0;x\u{7}".to_owned(), body: "a\nb\u{9c}\u{1b}\\ Zoë".to_owned() };
        for (passage, acting) in [(Passage::Open, 3), (Passage::Tmux, 6), (Passage::BellOnly, 1)] {
            let bytes = bytes(&words, passage, false);
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.chars().filter(|c| c.is_control()).count(), acting, "{text:?}");
            assert!(text.ends_with('\u{7}'));
        }
        assert!(bytes(&words, Passage::Open, true).is_ascii());
    }
}
