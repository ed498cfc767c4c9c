//! Text from elsewhere, made safe to show: it can never move a
//! cursor, set a title, turn the direction of reading or hide.
//!
//! Nothing is altered in the log: this is done at every door out, to what is shown.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;

use super::grapheme::{all_simple, columns, steady};

/// Whether a character may act on a terminal or on the direction of reading, or cannot be seen.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' // direction and lines
            | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{34f}' // no width
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{17b4}' | '\u{17b5}' // letters that are blank
            | '\u{ad}' | '\u{180e}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}') // selectors of letters' shapes, which no terminal knows
}

/// A text on one line with everything hostile spelt out: a line
/// break becomes `⏎`, an escape `\u{1b}`, a tab a space.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if all_simple(text) || !text.contains(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut rest = text.trim_end_matches(['\n', '\r']).chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' => shown.push_str(" ⏎ "),
            '\t' => shown.push(' '),
            c if is_hostile(c) => {
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// A text made safe by [`line()`], with a space for each line break: for where what is typed has one line.
#[must_use]
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim_end_matches(['\n', '\r']);
    if text.contains(['\n', '\r']) {
        return Cow::Owned(line(&text.replace("\r\n", " ").replace(['\n', '\r'], " ")).into_owned());
    }
    line(text)
}

/// A sentence with a capital letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A text of several lines, each made safe by [`line()`].
pub fn lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.lines().map(line)
}

/// A text on one line, harmless and with a width on which every terminal agrees: what may stand in a column.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    match line(text) {
        Cow::Borrowed(text) => steady(text),
        Cow::Owned(text) => Cow::Owned(steady(&text).into_owned()),
    }
}

/// How many columns a text takes on a terminal, once it is [`shown`].
#[must_use]
pub fn width(text: &str) -> usize {
    columns(&steady(text))
}

/// A text cut to so many columns, never through a character; where something was cut it ends in `…`.
#[must_use]
pub fn cut(text: &str, wide: usize) -> Cow<'_, str> {
    let text = steady(text);
    if columns(&text) <= wide {
        return text;
    }
    if all_simple(&text) {
        let kept = text.chars().take(wide.saturating_sub(1));
        return Cow::Owned(kept.chain((wide > 0).then_some('…')).collect());
    }
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += columns(grapheme);
        if used + 1 > wide {
            break;
        }
        kept.push_str(grapheme);
    }
    if wide > 0 {
        kept.push('…');
    }
    Cow::Owned(kept)
}

/// A text in lines of at most so many columns, broken between words where it can be. It is [`shown`] already.
#[must_use]
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        let wide = width(word);
        if !current.is_empty() && used + 1 + wide > columns {
            lines.push(std::mem::take(&mut current));
            used = 0;
        }
        if !current.is_empty() {
            current.push(' ');
            used += 1;
        }
        if wide <= columns {
            current.push_str(word);
            used += wide;
            continue;
        }
        for grapheme in word.graphemes(true) {
            let wide = width(grapheme);
            if used + wide > columns && used > 0 {
                lines.push(std::mem::take(&mut current));
                used = 0;
            }
            current.push_str(grapheme);
            used += wide;
        }
    }
    lines.push(current);
    lines
}

/// A text filled up with spaces to at least so many columns, and never cut: for what somebody types or dials.
#[must_use]
pub fn filled(text: &str, columns: usize) -> String {
    fit(text, columns.max(width(text)))
}

/// A text cut or filled up with spaces to exactly so many columns.
#[must_use]
pub fn fit(text: &str, wide: usize) -> String {
    let mut filled = cut(text, wide).into_owned();
    filled.extend(std::iter::repeat_n(' ', wide.saturating_sub(columns(&filled))));
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_spelt_out_on_one_line() {
        assert_eq!(line("plain"), "plain");
        assert_eq!(line("a\u{1b}]0;x\u{7}b"), "a\\u{1b}]0;x\\u{7}b");
        assert_eq!(line("one\r\ntwo\n"), "one ⏎ two");
        assert_eq!(line("\u{202e}gnp.exe"), "\\u{202e}gnp.exe");
    }

    #[test]
    fn what_somebody_types_is_never_cut() {
        assert_eq!(filled("D3@application", 12), "D3@application");
        assert_eq!(filled("D3", 4), "D3  ");
    }

    #[test]
    fn a_column_keeps_its_width_whatever_stands_in_it() {
        for text in ["plain", "漢字かな", "שלום", "لا لا", "é\u{301}", "👩‍🚒👩‍🚒", "🇳🇱🇳🇱", "❤\u{fe0f}❤\u{fe0f}", ""]
        {
            for columns in 0..8 {
                assert_eq!(width(&fit(text, columns)), columns, "{text:?} in {columns}");
            }
        }
    }
}
