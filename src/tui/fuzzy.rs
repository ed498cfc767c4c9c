//! Finds a text by a few of its letters, the same way everywhere: in choices, among people, in the palette.
//!
//! It never decides: whoever asks shows what was found, and a person takes it or does not.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::alike::alike;

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place among those that were asked.
    pub place: usize,
    /// Which of its characters were found, as people see them (grapheme clusters), ascending.
    pub letters: Vec<usize>,
}

/// The characters by which a text is found, each with its place among those that people see: accents and `ß`
/// are spelt as somebody may type them.
fn letters_of(text: &str) -> (Vec<char>, Vec<usize>) {
    let graphemes = text.graphemes(true).enumerate();
    graphemes.flat_map(|(place, grapheme)| alike(grapheme).chars().map(|c| (c, place)).collect::<Vec<_>>()).unzip()
}

/// The texts that hold all typed letters in their order, the best first;
/// words may stand in any order. With nothing typed, all as they are.
pub fn find<'a>(typed: &str, texts: impl IntoIterator<Item = &'a str>) -> Vec<Found> {
    let pattern = Pattern::new(&alike(typed), CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy);
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, Found)> = Vec::new();
    for (place, text) in texts.into_iter().enumerate() {
        letters.clear();
        let (chars, seen) = if text.is_ascii() { Default::default() } else { letters_of(text) };
        let plain = if text.is_ascii() { Utf32Str::Ascii(text.as_bytes()) } else { Utf32Str::Unicode(&chars) };
        let Some(score) = pattern.indices(plain, &mut matcher, &mut letters) else { continue };
        letters.sort_unstable();
        let places = letters.iter().filter_map(|at| usize::try_from(*at).ok());
        let mut letters: Vec<usize> = places.map(|at| seen.get(at).copied().unwrap_or(at)).collect();
        letters.dedup();
        found.push((score, Found { place, letters }));
    }
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, found)| found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [&str; 5] = ["Ana de Vries", "Bram Bakker", "Koen Devos", "Chloé Janssens", "Emma Peeters"];

    fn places(typed: &str) -> Vec<usize> {
        find(typed, PEOPLE).into_iter().map(|found| found.place).collect()
    }

    #[test]
    fn a_few_letters_find_a_name_whatever_their_case_and_accents() {
        for (typed, first) in [
            ("koe", 2),
            ("DEVOS", 2),
            ("bb", 1),
            ("chloe", 3),
            ("vries ana", 0),
            ("pet", 4),
            ("Chlo\u{e9}", 3),
            ("chloe\u{301} j", 3),
        ] {
            assert_eq!(places(typed).first(), Some(&first), "{typed}");
        }
    }

    #[test]
    fn letters_that_no_text_holds_find_nothing_and_nothing_typed_finds_all_in_order() {
        assert_eq!(places("xyz"), Vec::<usize>::new());
        assert_eq!(places(" "), [0, 1, 2, 3, 4]);
        assert_eq!(places("'^$!"), Vec::<usize>::new(), "no letter has a meaning of its own");
    }

    #[test]
    fn the_letters_that_were_found_are_told() {
        assert_eq!(find("bb", ["Bram Bakker"]), [Found { place: 0, letters: vec![0, 5] }]);
        assert_eq!(find("gross", ["Große"]), [Found { place: 0, letters: vec![0, 1, 2, 3] }]);
        assert_eq!(find("e\u{301}t", ["\u{e9}t\u{e9}"]), [Found { place: 0, letters: vec![0, 1] }]);
        assert_eq!(find("b", ["👩‍🚒 b"]), [Found { place: 0, letters: vec![2] }]);
    }
}
