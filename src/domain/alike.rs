//! What is alike for somebody who looks for it: case, accents, how these are encoded (composed or decomposed)
//! and `ß` make no difference. The one door to Unicode's normal forms.
//!
//! For finding only: what was found is shown, kept and compared as it is.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A text as it is looked for: two that are alike become one.
#[must_use]
pub fn alike(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        let small = !text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if small { Cow::Borrowed(text) } else { Cow::Owned(text.to_ascii_lowercase()) };
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase) {
        match spelt(c) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

/// Whether two texts are alike.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    one == other || alike(one) == alike(other)
}

/// Whether a text holds words that somebody looks for; nothing is held by nothing.
#[must_use]
pub fn holds(text: &str, words: &str) -> bool {
    !words.is_empty() && alike(text).contains(&*alike(words))
}

/// The bytes of a text at which it holds words that somebody looks for, in whole characters.
#[must_use]
pub fn places(text: &str, words: &str) -> Vec<Range<usize>> {
    let (mut plain, mut seen) = (String::with_capacity(text.len()), Vec::new());
    for (at, grapheme) in text.grapheme_indices(true) {
        seen.push((plain.len(), at..at + grapheme.len()));
        plain.push_str(&alike(grapheme));
    }
    let character = |byte: usize| {
        let behind = seen.partition_point(|(begin, _)| *begin <= byte);
        seen.get(behind.checked_sub(1)?).map(|(_, place)| place.clone())
    };
    let words = alike(words);
    let hits = plain.match_indices(&*words).filter(|(_, hit)| !hit.is_empty());
    hits.filter_map(|(at, hit)| Some(character(at)?.start..character(at + hit.len() - 1)?.end)).collect()
}

/// A mark upon a letter that people leave out where they type in a hurry. Vowels of other writings are none.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Small letters and signs that no normal form takes apart, as they are typed without them.
fn spelt(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' => "'",
        '‐'..='―' | '−' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_read_as_the_same_is_alike() {
        for (one, other) in [
            ("Chlo\u{e9}", "chloe\u{301}"),
            ("Chlo\u{e9}", "CHLOE"),
            ("Stra\u{df}e", "STRASSE"),
            ("STRA\u{1e9e}E", "strasse"),
            ("\u{d8}ystein", "oystein"),
            ("\u{130}stanbul", "istanbul"),
            ("\u{41b}\u{438}\u{439}", "\u{43b}\u{438}\u{438}\u{306}"),
            ("\u{39f}\u{3b4}\u{3cc}\u{3c2}", "\u{39f}\u{394}\u{39f}\u{3a3}"),
            ("O\u{2019}Brien", "o'brien"),
            ("\u{fb01}le", "FILE"),
            ("\u{ff21}", "a"),
            ("\u{304b}\u{3099}", "\u{304c}"),
        ] {
            assert!(same(one, other), "{one} {other}: {} {}", alike(one), alike(other));
        }
        assert!(!same("a", "b") && !same("\u{304b}", "\u{304c}") && !same("", "a"));
    }

    #[test]
    fn words_are_found_where_they_stand_whatever_their_encoding() {
        let hits = |text: &str, words: &str| {
            places(text, words).into_iter().map(|place| text.get(place).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(hits("Caf\u{e9}, cafe\u{301}, CAFE", "cafe\u{301}"), ["Caf\u{e9}", "cafe\u{301}", "CAFE"]);
        assert_eq!(hits("Gro\u{df}e Stra\u{df}e", "sse"), ["\u{df}e", "\u{df}e"]);
        assert_eq!(hits("\u{130}\u{130}x", "x"), ["x"]);
        assert_eq!(hits("abc", ""), Vec::<String>::new());
        assert!(holds("Br\u{f6}tchen", "brot") && !holds("abc", "") && !holds("abc", "d"));
    }
}
