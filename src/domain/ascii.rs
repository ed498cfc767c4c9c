//! The ASCII form of what is shown, for terminals that have no other characters: as many columns, letters
//! without their accents, and one character for each mark and line. What has no form in ASCII becomes `?`,
//! once for each column. Says nothing about which terminals those are.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::grapheme::{columns, steady};

/// The form of each character from U+00A0 on.
const LATIN: &str = " !cL?Y|S\"ca<--r-o?23'uP-,1o>????AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
    AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSs\
    SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzsbB????O??DD????EE?f?G??IKkl??NnOOo??Pp?????tTtTUu?VYyZz?????????\
    ????DDdLLlNNnAaIiOoUuUuUuUuUueAaAaAaGgGgKkOoOo??jDDdGg??NnAaAaOoAaAaEeEeIiIiOoOoRrRrUuUuSsTt??Hh\
    ????ZzAaEeOoOoOoOoYy???j??ACcLT????BU?EeJj??RrYy";
/// The form of each character from U+1E00 on.
const LATIN_ADDITIONAL: &str = "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRr\
    SsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy?s??S?AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
    EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????";

/// A text in ASCII, as wide as it was.
#[must_use]
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for grapheme in steady(text).graphemes(true) {
        shown.push_str(&of_grapheme(grapheme));
    }
    Cow::Owned(shown)
}

/// One character as it is seen, in ASCII: its letter without the marks, filled to its width.
#[must_use]
pub fn of_grapheme(grapheme: &str) -> Cow<'_, str> {
    if grapheme.is_ascii() {
        return Cow::Borrowed(grapheme);
    }
    let mut letters = grapheme.chars().filter(|c| columns(c.encode_utf8(&mut [0; 4])) > 0);
    let mut shown: String = letters.by_ref().map(|c| form(c).unwrap_or('?')).collect();
    let wide = columns(grapheme);
    let filling = if shown.ends_with('?') { '?' } else { ' ' };
    shown.extend(std::iter::repeat_n(filling, wide.saturating_sub(shown.len())));
    shown.truncate(wide);
    Cow::Owned(shown)
}

/// The character of ASCII that stands for another one.
fn form(c: char) -> Option<char> {
    Some(match c {
        ' '..='~' => c,
        '\u{a0}'..'\u{250}' => nth(LATIN, u32::from(c) - 0xa0)?,
        '\u{1e00}'..'\u{1f00}' => nth(LATIN_ADDITIONAL, u32::from(c) - 0x1e00)?,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        _ => return mark(c),
    })
}

fn nth(table: &str, at: u32) -> Option<char> {
    let at = usize::try_from(at).ok()?;
    table.as_bytes().get(at).map(|byte| char::from(*byte)).filter(|c| *c != '?')
}

/// The marks, arrows and lines that the program draws with, and those
/// that people type. Every mark of a state has a character of its own.
#[expect(clippy::match_same_arms, reason = "a table, in the order of what is drawn")]
fn mark(c: char) -> Option<char> {
    Some(match c {
        '✔' | '✓' => 'x',
        '✖' | '✗' | '✘' => '!',
        '☐' => '.',
        '▸' | '▶' | '→' | '⇒' => '>',
        '⊘' => '#',
        '‐'..='―' | '−' => '-',
        '›' | '•' | '●' => '*',
        '…' => '~',
        '←' | '◂' | '≤' => '<',
        '≥' => '>',
        '↑' | '▴' | '▲' => '^',
        '↓' | '▾' | '▼' => 'v',
        '⇧' => 'S',
        '⏎' | '↵' => '/',
        '▏' | '▁' => '_',
        '“'..='‟' => '"',
        '‘'..='‛' | '′' => '\'',
        '€' => 'E',
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '═' | '╌' | '╍' | '╴' | '╶' | '╸' | '╺' => '-',
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '║' | '╎' | '╏' | '╵' | '╷' | '╹' | '╻' => '|',
        '\u{2500}'..='\u{257f}' => '+',
        '░' | '▒' => ':',
        '\u{2580}'..='\u{259f}' => '#',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ascii_form_is_as_wide_and_keeps_what_can_be_read() {
        for (text, shown) in [
            ("plain", "plain"),
            ("Zoë Müller-Łoś", "Zoe Muller-Los"),
            ("e\u{301}te\u{301}", "ete"),
            ("Đặng Ümit ß", "Dang Umit s"),
            ("✔ D1 … 14:05 → db-1", "x D1 ~ 14:05 > db-1"),
            ("┌─┬─┐", "+-+-+"),
            ("“So”, she said – ‘no’", "\"So\", she said - 'no'"),
            ("Ａ1", "A 1"),
            ("漢字", "????"),
            ("Анна", "????"),
            ("👩\u{200d}🚒 ok", "???? ok"),
            ("🇳🇱", "NL"),
        ] {
            assert_eq!(ascii(text), shown);
            assert_eq!(shown.len(), columns(&steady(text)), "{text}");
        }
    }

    #[test]
    fn the_marks_of_the_states_stay_apart() {
        let marks = ["✔", "▸", "☐", "⊘", "✖", "–"].map(|mark| ascii(mark).into_owned());
        assert_eq!(marks, ["x", ">", ".", "#", "!", "-"]);
    }

    #[test]
    fn the_tables_have_a_form_for_each_place() {
        assert_eq!((LATIN.len(), LATIN_ADDITIONAL.len()), (0x250 - 0xa0, 0x100));
        assert!(LATIN.is_ascii() && LATIN_ADDITIONAL.is_ascii());
    }
}
