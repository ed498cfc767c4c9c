//! Finds a text by a few of its letters, the same way everywhere: in choices, among people, in the palette.
//!
//! It never decides: whoever asks shows what was found, and a person takes it or does not.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place among those that were asked.
    pub place: usize,
    /// Which of its characters were found, as people see them (grapheme clusters), ascending.
    pub letters: Vec<usize>,
}

/// The texts that hold all typed letters in their order, the best first;
/// words may stand in any order. With nothing typed, all as they are.
pub fn find<'a>(typed: &str, texts: impl IntoIterator<Item = &'a str>) -> Vec<Found> {
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    let mut matcher = Matcher::new(config);
    let (mut chars, mut letters) = (Vec::new(), Vec::new());
    let mut found: Vec<(u32, Found)> = Vec::new();
    for (place, text) in texts.into_iter().enumerate() {
        letters.clear();
        if let Some(score) = pattern.indices(Utf32Str::new(text, &mut chars), &mut matcher, &mut letters) {
            letters.sort_unstable();
            letters.dedup();
            let letters = letters.iter().filter_map(|at| usize::try_from(*at).ok()).collect();
            found.push((score, Found { place, letters }));
        }
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
        for (typed, first) in [("koe", 2), ("DEVOS", 2), ("bb", 1), ("chloe", 3), ("vries ana", 0), ("pet", 4)] {
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
        assert_eq!(find("b", ["👩‍🚒 b"]), [Found { place: 0, letters: vec![2] }]);
    }
}
