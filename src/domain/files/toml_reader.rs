//! The text under the walk of [`super::toml_text`], and all that was
//! found wrong with it: kept with its place, in bounds whatever the text.

use std::cell::Cell;
use std::ops::Range;

use crate::domain::text;

use super::mistake::{Mistake, Parsed, Weight, boundary, did_you_mean};
use super::toml_syntax::Damage;

/// Mistakes beyond so many are counted, not told.
const MOST: usize = 1000;

/// Mistakes beyond so many are told without a guess at what was meant.
const MOST_HELPED: usize = 200;

/// The text under the walk, and all that was found wrong with it.
pub(super) struct Reader<'d> {
    text: &'d str,
    damage: Damage,
    lines: Vec<usize>,
    mistakes: Cell<Vec<Mistake>>,
    noted: Cell<usize>,
    untold: Cell<usize>,
    heaviest: Cell<Weight>,
    faults: Cell<usize>,
    unused: Cell<Vec<(&'static str, Range<usize>)>>,
}

impl<'d> Reader<'d> {
    /// Begins with what syntax broke.
    pub fn new(text: &'d str, damage: Damage) -> Self {
        let lines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        Self {
            text,
            damage,
            lines,
            mistakes: Cell::default(),
            noted: Cell::default(),
            untold: Cell::default(),
            heaviest: Cell::new(Weight::Nag),
            faults: Cell::default(),
            unused: Cell::default(),
        }
    }

    /// Notes a mistake. Its place is drawn to whole characters of the text.
    pub fn say(&self, mut mistake: Mistake) {
        if mistake.weight >= Weight::LeavesOut {
            self.faults.set(self.faults.get() + 1);
        }
        let heavier = mistake.weight > self.heaviest.get();
        if self.is_full() && !heavier {
            self.untold.set(self.untold.get() + 1);
            return;
        }
        self.heaviest.set(mistake.weight.max(self.heaviest.get()));
        self.noted.set(self.noted.get() + 1);
        mistake.place = whole(self.text, mistake.place);
        let mut mistakes = self.mistakes.take();
        mistakes.push(mistake);
        self.mistakes.set(mistakes);
    }

    /// Notes that nothing uses a key which stands there: said of the whole file at its end.
    pub fn say_unused(&self, key: &'static str, place: Range<usize>) {
        let mut unused = self.unused.take();
        unused.push((key, place));
        self.unused.set(unused);
    }

    /// Says once what nothing of this version uses.
    fn end_unused(&self) {
        let mut unused = self.unused.take();
        unused.sort_by_key(|(_, place)| place.start);
        let Some((_, first)) = unused.first().cloned() else { return };
        let mut keys: Vec<String> = Vec::new();
        for key in unused.iter().map(|(key, _)| format!("`{key}`")) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let what = format!("nothing uses {} yet", listed(&keys, "or"));
        self.say(Mistake::new(Weight::Nag, first, what, "checked, and without effect in this version"));
    }

    /// How many mistakes so far leave out an entry or refuse the file.
    pub fn faults(&self) -> usize {
        self.faults.get()
    }

    /// Whether syntax is so broken that nothing could be saved.
    pub fn is_lost(&self) -> bool {
        self.damage.total
    }

    /// Whether syntax broke the table whose header stands there.
    pub fn is_damaged_at(&self, header: usize) -> bool {
        self.damage.touches(header)
    }

    /// Whether syntax is broken anywhere, so that what is missing may only be unreadable.
    pub fn is_damaged(&self) -> bool {
        !self.damage.flaws.is_empty()
    }

    /// The texts under `key` in the tables of a list that syntax broke, as far as they can still be made out.
    pub fn made_out(&self, list: &str, key: &str) -> Vec<String> {
        self.damage.made_out(self.text, list, key)
    }

    /// The line, from 1 on, in which a byte stands.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|line| *line < at) + 1
    }

    /// Whether a character stands in a stretch of the text as itself, not as an escape.
    pub fn stands_raw(&self, c: char, place: &Range<usize>) -> bool {
        self.text.get(place.clone()).is_some_and(|text| text.contains(c))
    }

    /// "did you mean …?", where one of the candidates comes close.
    pub fn did_you_mean<'c>(&self, written: &str, candidates: impl Iterator<Item = &'c str>) -> Option<String> {
        if self.noted.get() >= MOST_HELPED {
            return None;
        }
        did_you_mean(written, candidates)
    }

    fn is_full(&self) -> bool {
        self.noted.get() >= MOST
    }

    /// Notes what syntax broke; `broken` is what that weighs where the rest could be saved.
    pub fn say_flaws(&self, broken: Weight) {
        let weight = if self.damage.total { Weight::Refuses } else { broken };
        for flaw in &self.damage.flaws {
            self.say(Mistake::new(weight, flaw.place.clone(), flaw.what.clone(), flaw.expected.clone()));
        }
    }

    /// Notes characters that hide or turn the text around them, in values, keys
    /// and comments alike. Control characters of ASCII are refused by TOML itself.
    pub fn say_hidden(&self) {
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let skipped = self.text.len() - text.len();
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii() && text::is_hostile(*c)) {
            let place = skipped + at..skipped + at + c.len_utf8();
            self.say(hidden(c, place, "this cannot be seen, or turns the text around it").help("delete it"));
        }
    }

    /// Ends the walk: what was made of the text, unless something refuses it, and all mistakes in its order.
    pub fn end<T>(self, value: Option<T>) -> Parsed<T> {
        self.end_unused();
        if self.untold.get() > 0 {
            let what = format!("{} more mistakes, not shown", self.untold.get());
            self.untold.set(0);
            let mut mistakes = self.mistakes.take();
            mistakes.push(Mistake::new(Weight::Warns, self.text.len()..self.text.len(), what, "mend those above first"));
            self.mistakes.set(mistakes);
        }
        let mut mistakes = self.mistakes.take();
        mistakes.sort_by_key(|mistake| mistake.place.start);
        Parsed { value: value.filter(|_| self.heaviest.get() < Weight::Refuses), mistakes }
    }
}

/// `a`, `b` and `c`.
pub(super) fn listed(items: &[String], last_word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {last_word} {last}", rest.join(", ")),
    }
}

/// A mistake about one character, which it names by its code point.
pub(super) fn hidden(c: char, place: Range<usize>, expected: &str) -> Mistake {
    let kind = if c.is_control() { "control" } else { "hidden" };
    Mistake::new(Weight::Warns, place, format!("{kind} character U+{:04X}", u32::from(c)), expected)
}

fn whole(text: &str, place: Range<usize>) -> Range<usize> {
    let start = boundary(text, place.start);
    start..boundary(text, place.end).max(start)
}

/// Text from the file as a message shows it: on one line, harmless, not long.
pub(super) fn quoted(written: &str) -> String {
    let start = written.get(..boundary(written, 200)).unwrap_or(written);
    format!("`{}`", text::cut(&text::line(start), 60))
}
