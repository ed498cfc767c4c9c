//! What a character takes on a terminal. Some terminals look at whole clusters (a flag, a family, a letter
//! with its marks), others add up code points: only clusters on which both agree are shown as they are, so
//! that no column breaks on either. The log keeps what was typed.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many marks over and under one letter are shown; no writing
/// needs more, and a heap of them covers the lines around it.
const MARKS: usize = 4;

/// Whether a character takes one column on every terminal and joins no neighbour: Latin letters, lines,
/// arrows and the marks that the screens draw. Most texts have nothing else, and need no closer look.
#[must_use]
pub fn is_simple(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '\u{2500}'..='\u{257f}' | '←'..='↓')
        || matches!(
            c,
            '–' | '—'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '…'
                | '‹'
                | '›'
                | '⇧'
                | '⊘'
                | '⏎'
                | '▏'
                | '▸'
                | '☐'
                | '✔'
                | '✖'
        )
}

/// Whether a text has nothing but simple characters, each of which takes
/// a column. Most texts are plain ASCII, and that is quickly seen.
#[must_use]
pub fn all_simple(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~')) || text.chars().all(is_simple)
}

/// A text in which every terminal gives every character the same columns: sequences
/// of emoji fall into their parts, a flag becomes its two letters, a mark without a
/// letter gets a circle to stand on, and what takes no column at all is spelt out.
#[must_use]
pub fn steady(text: &str) -> Cow<'_, str> {
    if all_simple(text) || text.graphemes(true).all(is_steady) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        if is_steady(grapheme) {
            shown.push_str(grapheme);
        } else {
            settle(grapheme, &mut shown);
        }
    }
    Cow::Owned(shown)
}

/// The columns of a text that is [`steady`].
#[must_use]
pub fn columns(steady: &str) -> usize {
    if steady.is_ascii() { steady.len() } else { steady.chars().map(columns_of).sum() }
}

fn columns_of(c: char) -> usize {
    if is_simple(c) { 1 } else { c.width().unwrap_or(0) }
}

/// Whether every terminal gives a cluster the same columns.
fn is_steady(grapheme: &str) -> bool {
    if grapheme.graphemes(true).nth(1).is_some() {
        return false;
    }
    let marks = grapheme.chars().filter(|c| columns_of(*c) == 0).count();
    let sum = columns(grapheme);
    sum > 0 && marks <= MARKS && sum == grapheme.width() && !grapheme.contains(is_restless) && !joins_for_nothing(grapheme)
}

/// Characters that some terminals draw wider than others, alone or with their neighbours.
fn is_restless(c: char) -> bool {
    c.is_control()
        || columns_of(c) > 2
        || is_selector(c)
        || matches!(c, '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{ff9e}' | '\u{ff9f}')
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Joiners belong into the writings that have joined letters; elsewhere they only hide.
fn joins_for_nothing(grapheme: &str) -> bool {
    grapheme.contains(is_joiner) && grapheme.chars().next().is_none_or(|first| !('\u{600}'..'\u{2000}').contains(&first))
}

/// Takes a cluster apart into what every terminal shows alike.
fn settle(grapheme: &str, shown: &mut String) {
    let parts: String = grapheme.chars().filter_map(part).collect();
    for part in parts.graphemes(true) {
        let on_a_circle = format!("◌{part}");
        if is_steady(part) {
            shown.push_str(part);
        } else if is_steady(&on_a_circle) && columns(&on_a_circle) == 1 {
            shown.push_str(&on_a_circle);
        } else {
            spell(part, shown);
        }
    }
}

/// What is left of a character that stands in a restless cluster.
fn part(c: char) -> Option<char> {
    match c {
        '\u{1f1e6}'..='\u{1f1ff}' => char::from_u32(u32::from(c) - 0x1_f1e6 + u32::from('A')),
        '\u{ff9e}' => Some('\u{3099}'),
        '\u{ff9f}' => Some('\u{309a}'),
        '\u{1f3fb}'..='\u{1f3ff}' => None,
        c if is_joiner(c) || is_selector(c) => None,
        c => Some(c),
    }
}

/// A heap of marks is cut down to what one letter bears; anything else is written as its numbers.
fn spell(grapheme: &str, shown: &mut String) {
    let bearable: String = grapheme.chars().take(1 + MARKS).collect();
    if is_steady(&bearable) {
        shown.push_str(&bearable);
        return;
    }
    for c in grapheme.chars().take(1 + MARKS) {
        let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_terminal_shows_alike_stays_as_it_is() {
        for text in [
            "plain",
            "Zoë",
            "e\u{301}",
            "漢字かな",
            "שלום",
            "مرحبا",
            "لا",
            "नमस्ते",
            "한국어",
            "ไทย",
            "👩 at work",
            "می\u{200c}خواهم",
        ] {
            assert!(matches!(steady(text), Cow::Borrowed(_)), "{text:?} {:?}", steady(text));
        }
    }

    #[test]
    fn what_is_simple_is_steady_takes_one_column_and_joins_nothing() {
        for c in (0..0x11_0000).filter_map(char::from_u32).filter(|c| is_simple(*c)) {
            let text = c.to_string();
            assert!(is_steady(&text) && c.width() == Some(1) && !crate::domain::text::is_hostile(c), "{c:?}");
            for other in ['a', '─', 'ÿ', '✔'] {
                assert_eq!(format!("{other}{c}{other}").graphemes(true).count(), 3, "{c:?}");
            }
        }
    }

    #[test]
    fn what_terminals_disagree_about_falls_into_its_parts() {
        for (text, shown) in [
            ("👩\u{200d}🚒", "👩🚒"),
            ("🇳🇱", "NL"),
            ("👍🏽", "👍"),
            ("❤\u{fe0f}", "❤"),
            ("1\u{fe0f}\u{20e3}", "1\u{20e3}"),
            ("\u{301}x", "◌\u{301}x"),
            ("pay\u{200d}pal", "paypal"),
            ("ｶﾞ", "ｶ\u{3099}"),
            ("\u{1161}", "\\u{1161}"),
            ("\u{17d8}", "\\u{17d8}"),
        ] {
            assert_eq!(steady(text), shown);
        }
        let heap = format!("e{}", "\u{301}".repeat(500));
        assert_eq!(steady(&heap).chars().count(), 1 + MARKS);
    }

    #[test]
    fn whatever_was_typed_the_columns_are_those_of_its_code_points_and_of_its_clusters() {
        use proptest::prelude::*;
        let any = prop::collection::vec(
            prop_oneof![
                any::<char>(),
                prop::sample::select(
                    &[
                        '\u{200d}',
                        '\u{fe0f}',
                        '\u{1f3fd}',
                        '\u{1f1f3}',
                        '\u{301}',
                        '👩',
                        '🚒',
                        'ل',
                        'ا',
                        '\u{94d}',
                        'क',
                        '\u{ff9e}',
                        'a',
                        ' ',
                        '\u{1100}',
                        '\u{1161}',
                        '\u{600}'
                    ][..]
                )
            ],
            0..12,
        );
        proptest!(|(typed in any)| {
            let typed: String = typed.into_iter().collect();
            let shown = steady(&typed);
            let clusters: usize = shown.graphemes(true).map(UnicodeWidthStr::width).sum();
            prop_assert_eq!(columns(&shown), clusters);
            prop_assert!(shown.graphemes(true).all(|grapheme| grapheme.width() > 0));
            prop_assert!(!shown.contains(char::is_control));
            let once_more = steady(&shown);
            prop_assert_eq!(once_more.as_ref(), shown.as_ref());
        });
    }
}
