//! TOML text to tables, also where the text is broken: every mistake of syntax, and all that stands apart from them.
//!
//! The parser loses its way behind some mistakes, so what is broken is blanked out, place for place, and the rest parsed again:
//! first the lines with mistakes, and where that is not enough, the tables they stand in. Nothing is guessed into the text.

use std::ops::Range;

use toml::de::{DeTable, Error};

/// A mistake of syntax.
#[derive(Debug)]
pub(super) struct Flaw {
    /// Where, in the text as it was given.
    pub place: Range<usize>,
    /// What the parser says of it.
    pub message: String,
}

/// What is broken in a text.
#[derive(Debug, Default)]
pub(super) struct Damage {
    /// The mistakes, one a line.
    pub flaws: Vec<Flaw>,
    /// The stretches from a table's header to the next in which they stand.
    pub tables: Vec<Range<usize>>,
    /// Nothing could be saved: what is read is empty.
    pub total: bool,
}

impl Damage {
    /// Whether the table whose header stands there was read in part only.
    pub fn touches(&self, header: usize) -> bool {
        let next = self.tables.partition_point(|table| table.end <= header);
        self.tables.get(next).is_some_and(|table| table.contains(&header))
    }
}

/// Parses a text as far as it goes and hands on what it holds. Offsets are those of the text as given.
pub(super) fn with_tables<T>(text: &str, then: impl FnOnce(&DeTable<'_>, Damage) -> T) -> T {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return then(table.get_ref(), Damage::default());
    }
    let flaws = flaws(text, &errors);
    let chunks = chunks(text);
    let lines = lines_around(text, &chunks, &flaws);
    let tables = chunks_around(&chunks, flaws.iter().map(|flaw| flaw.place.start));
    let damage = Damage { flaws, tables, total: false };

    let mended = blanked(text, &lines);
    let (table, errors) = DeTable::parse_recoverable(&mended);
    if errors.is_empty() {
        return then(table.get_ref(), damage);
    }
    let more = errors.iter().map(|error| place_of(text, error).start);
    let tables = chunks_around(&chunks, damage.flaws.iter().map(|flaw| flaw.place.start).chain(more));
    let mended = blanked(text, &tables);
    let (table, errors) = DeTable::parse_recoverable(&mended);
    let total = !errors.is_empty();
    let damage = Damage { tables, total, ..damage };
    if total { then(&DeTable::new(), damage) } else { then(table.get_ref(), damage) }
}

/// One mistake a line: what the parser says after the first is mostly about the first.
fn flaws(text: &str, errors: &[Error]) -> Vec<Flaw> {
    let mut flaws: Vec<_> =
        errors.iter().map(|error| Flaw { place: place_of(text, error), message: error.message().to_owned() }).collect();
    flaws.sort_by_key(|flaw| flaw.place.start);
    let mut line_end = 0;
    flaws.retain(|flaw| {
        let first = line_end == 0 || flaw.place.start >= line_end;
        if first {
            line_end = line_around(text, flaw.place.start).end.max(1);
        }
        first
    });
    flaws
}

/// Where the parser stumbled; what it says of the end of a line or of the text is put onto the last thing there.
fn place_of(text: &str, error: &Error) -> Range<usize> {
    let Some(place) = error.span() else { return 0..0 };
    let start = place.start.min(text.len());
    let at_line_end = text.get(start..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']));
    if !at_line_end {
        return start..place.end.clamp(start, text.len());
    }
    let before = text.get(..start).map_or(0, |before| before.trim_end().len());
    let last = text.get(..before).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
    before - last..before
}

/// The lines of the mistakes; where one of them is a table's header, all that stands below it, for it belongs to no other table.
fn lines_around(text: &str, chunks: &[Range<usize>], flaws: &[Flaw]) -> Vec<Range<usize>> {
    let stretch = |flaw: &Flaw| {
        let line = line_around(text, flaw.place.start);
        let next = chunks.partition_point(|chunk| chunk.end <= line.start);
        chunks
            .get(next)
            .filter(|chunk| chunk.start == line.start && text.get(line.clone()).is_some_and(is_header))
            .cloned()
            .unwrap_or(line)
    };
    flaws.iter().map(stretch).collect()
}

/// The line around a byte, its line break included.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |after| at + after + 1);
    start..end
}

/// The stretches of a text from one table's header to the next.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if at > start && is_header(line) {
            chunks.push(start..at);
            start = at;
        }
        at += line.len();
    }
    chunks.push(start..at);
    chunks
}

/// Whether a line looks like a table's header, be it a broken one; `[a link](…)` and `["an array"],` do not.
fn is_header(line: &str) -> bool {
    let Some(rest) = line.trim().strip_prefix('[') else { return false };
    let name = rest.trim_start_matches('[').trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_-. \"'".contains(c));
    let rest = name.trim_start_matches(']').trim();
    rest.is_empty() || rest.starts_with('#')
}

fn chunks_around(chunks: &[Range<usize>], places: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut hit: Vec<_> = places
        .filter_map(|at| {
            let next = chunks.partition_point(|chunk| chunk.end <= at);
            chunks.get(next).or(chunks.last()).cloned()
        })
        .collect();
    hit.sort_by_key(|chunk| chunk.start);
    hit.dedup();
    hit
}

/// The text with spaces in place of all that stands in the given stretches; line breaks stay.
fn blanked(text: &str, stretches: &[Range<usize>]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut kept = 0;
    for stretch in stretches {
        mended.push_str(text.get(kept..stretch.start).unwrap_or_default());
        let broken = text.get(stretch.start.max(kept)..stretch.end).unwrap_or_default();
        mended.extend(broken.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        kept = stretch.end.max(kept);
    }
    mended.push_str(text.get(kept..).unwrap_or_default());
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<usize>, bool) {
        with_tables(text, |table, damage| {
            let keys = table.iter().map(|(key, _)| key.get_ref().to_string()).collect();
            (keys, damage.flaws.iter().map(|flaw| flaw.place.start).collect(), damage.total)
        })
    }

    #[test]
    fn every_mistake_of_syntax_is_found_and_the_rest_is_read() {
        let text = "a = 1\nb = = 2\nc = 3\n[d]\nx = \"open\ny = 1\n[[e]\nz = 1\n[f]\nw = 1\n";
        let (keys, flaws, total) = read(text);
        assert_eq!((keys, total), (["a", "c", "d", "f"].map(str::to_owned).to_vec(), false));
        let lines: Vec<_> = flaws.iter().map(|at| text[..*at].lines().count()).collect();
        assert_eq!(lines, [2, 5, 7]);
    }

    #[test]
    fn what_stands_below_a_broken_header_belongs_to_no_other_table() {
        with_tables("[a]\nx = 1\n[[b]\ny = 2\n[c]\n", |table, damage| {
            assert_eq!(table.get("a").unwrap().get_ref().as_table().unwrap().len(), 1);
            assert!(!damage.touches(0) && damage.touches(10) && !damage.touches(23));
        });
    }

    #[test]
    fn a_line_that_is_broken_costs_no_more_than_the_line() {
        let (keys, _, _) = read("a = 1\nb = what\nc = 3\nd 4\ne = 5\n");
        assert_eq!(keys, ["a", "c", "e"]);
    }

    #[test]
    fn offsets_stay_whatever_is_blanked() {
        let text = "a = \"é\"\nb = é\nc = 1\n";
        assert_eq!(blanked(text, &[9..16]).len(), text.len());
        with_tables(text, |table, _| assert_eq!(table.get_key_value("c").unwrap().0.span(), 16..17));
    }

    #[test]
    fn a_link_and_an_array_are_no_header() {
        for (line, header) in [
            ("[a]", true),
            (" [[step]] # x", true),
            ("[[step", true),
            ("[a.\"b c\"]\r", true),
            ("[x](http://y)", false),
            ("[\"a\"],", false),
        ] {
            assert_eq!(is_header(line), header, "{line}");
        }
    }
}
