//! TOML text to tables, also where the text is broken: every
//! mistake of syntax, and all that stands apart from them.
//!
//! The parser loses its way behind some mistakes (a list that is never closed swallows the
//! file). So a broken text is parsed table by table, what is broken is blanked out place for
//! place, and the rest parsed again: first without the lines that hold mistakes, and where
//! that is not enough, without the tables they stand in. Nothing is guessed into the text.

use std::ops::Range;

use toml::de::{DeTable, Error};

/// How often what was found broken is blanked out anew before the text is given up.
const ATTEMPTS: usize = 3;

/// A mistake of syntax.
#[derive(Debug)]
pub(super) struct Flaw {
    /// Where, in the text as it was given.
    pub place: Range<usize>,
    /// What is wrong, in one line.
    pub what: String,
    /// What was expected, said beside the caret.
    pub expected: String,
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
    /// The texts under `key` in the broken tables of a list, as far as they can still be made out.
    pub fn made_out(&self, text: &str, list: &str, key: &str) -> Vec<String> {
        let made_out = |table: &Range<usize>| {
            let (table, _) = DeTable::parse_recoverable(text.get(table.clone())?);
            let table = table.get_ref().get(list)?.get_ref().get(0)?;
            table.get_ref().get(key)?.get_ref().as_str().map(str::to_owned)
        };
        self.tables.iter().filter_map(made_out).collect()
    }

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
    let chunks = chunks(text);
    let mut flaws: Vec<Flaw> = chunks.iter().flat_map(|chunk| flaws_of_chunk(text, chunk)).collect();
    if flaws.is_empty() {
        // Each table is sound by itself, so they do not go together.
        flaws = flaws_of(text, &(0..text.len()), &errors);
    }
    for _ in 0..ATTEMPTS {
        let tables = chunks_around(&chunks, &flaws);
        let mended = blanked(text, &lines_around(text, &chunks, &flaws));
        let (table, errors) = DeTable::parse_recoverable(&mended);
        if errors.is_empty() {
            return then(table.get_ref(), Damage { flaws, tables, total: false });
        }
        let mended = blanked(text, &tables);
        let (table, errors) = DeTable::parse_recoverable(&mended);
        if errors.is_empty() {
            return then(table.get_ref(), Damage { flaws, tables, total: false });
        }
        // What is still wrong lies between tables that are sound by themselves.
        flaws.extend(flaws_of(text, &(0..text.len()), &errors));
        flaws.sort_by_key(|flaw| flaw.place.start);
    }
    then(&DeTable::new(), Damage { flaws, tables: Vec::new(), total: true })
}

fn flaws_of_chunk(text: &str, chunk: &Range<usize>) -> Vec<Flaw> {
    let own = text.get(chunk.clone()).unwrap_or_default();
    let (_, errors) = DeTable::parse_recoverable(own);
    let mut flaws = flaws_of(text, chunk, &errors);
    // Behind a key without `=`, the parser does not look at values any more.
    if errors.iter().any(|error| error.message().starts_with("key with no value")) {
        let lines: Vec<_> = flaws.iter().map(|flaw| line_around(text, flaw.place.start)).collect();
        let lines: Vec<_> = lines.iter().map(|line| line.start - chunk.start..line.end - chunk.start).collect();
        let mended = blanked(own, &lines);
        let (_, errors) = DeTable::parse_recoverable(&mended);
        flaws.extend(flaws_of(text, chunk, &errors));
        flaws.sort_by_key(|flaw| flaw.place.start);
    }
    flaws
}

/// One mistake a line, and one of a kind in a row: what the
/// parser says after the first is mostly about the first.
fn flaws_of(text: &str, within: &Range<usize>, errors: &[Error]) -> Vec<Flaw> {
    let mut found: Vec<_> = errors.iter().map(|error| (place_of(text, within, error), error.message())).collect();
    found.sort_by_key(|(place, _)| place.start);
    let mut flaws = Vec::new();
    let (mut line_end, mut before) = (0, "");
    for (place, message) in found {
        let cascades = message == before && message.starts_with("missing comma between");
        before = message;
        if cascades || (place.start < line_end && !flaws.is_empty()) {
            continue;
        }
        line_end = line_around(text, place.start).end;
        let (what, expected) = worded(message, text.get(place.clone()).unwrap_or_default());
        flaws.push(Flaw { place, what, expected });
    }
    flaws
}

/// What the parser says, in the words of this house.
fn worded(message: &str, at: &str) -> (String, String) {
    let (what, expected) = match message.split_once(", expected ").unwrap_or((message, "")) {
        ("string values must be quoted", _) if at == "=" => ("a key without a value", "a value after the `=`"),
        ("string values must be quoted" | "invalid value", _) => {
            ("no value of TOML", "a text in quotes, a number, a date, true or false")
        }
        ("invalid basic string", "`\"`") => ("a text that is never closed", "`\"` at its end"),
        ("invalid literal string", "`'`") => ("a text that is never closed", "`'` at its end"),
        ("invalid multi-line basic string", "`\"`") => ("a text that is never closed", "`\"\"\"` at its end"),
        ("missing comma between array elements", _) => ("a list that lacks a comma or its end", "`,` or `]` before this"),
        ("missing comma between key-value pairs", _) => ("a table that lacks a comma or its end", "`,` or `}` before this"),
        ("unclosed array", _) => ("a list that is never closed", "`]`"),
        ("key with no value", _) => ("a key without a value", "`=` and a value"),
        ("duplicate key", _) => ("given twice", "each key and each `[table]` once"),
        ("cannot recurse further; max recursion depth met" | "recursion limit", _) => ("nested too deeply", "fewer levels"),
        (what, "") => (what, "TOML"),
        (what, "nothing") => return (what.to_owned(), "not expected here".to_owned()),
        (what, expected) => (what, expected),
    };
    (what.to_owned(), format!("expected {expected}"))
}

/// Where the parser stumbled; what it says of the end of a line
/// or of the text is put onto the last thing there.
fn place_of(text: &str, within: &Range<usize>, error: &Error) -> Range<usize> {
    let text = text.get(..within.end).unwrap_or(text);
    let place = error.span().unwrap_or_default();
    let start = (place.start + within.start).min(text.len());
    let at_line_end = text.get(start..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']));
    if !at_line_end {
        return start..(place.end + within.start).clamp(start, text.len());
    }
    let before = text.get(..start).map_or(0, |before| before.trim_end().len());
    let last = text.get(..before).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
    before - last..before
}

/// The lines of the mistakes; where one of them is a table's header,
/// all that stands below it, for it belongs to no other table.
fn lines_around(text: &str, chunks: &[Range<usize>], flaws: &[Flaw]) -> Vec<Range<usize>> {
    let stretch = |flaw: &Flaw| {
        let line = line_around(text, flaw.place.start);
        let chunk = chunk_around(chunks, line.start)?;
        let is_header = chunk.start == line.start && text.get(line.clone()).is_some_and(is_header);
        Some(if is_header { chunk.clone() } else { line })
    };
    flaws.iter().filter_map(stretch).collect()
}

/// The line around a byte, its line break included.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |after| at + after + 1);
    start..end
}

/// The stretches of a text from one table's header to the next. What looks like a
/// header inside a text of several lines is none, unless that text is never closed.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let (mut starts, mut doubtful) = (vec![0], Vec::new());
    let (mut at, mut inside) = (0, None);
    for line in text.split_inclusive('\n') {
        if at > 0 && is_header(line) {
            if inside.is_none() { starts.push(at) } else { doubtful.push(at) }
        }
        for quotes in ["\"\"\"", "'''"] {
            if inside.is_none_or(|open| open == quotes) && line.matches(quotes).count() % 2 == 1 {
                inside = if inside.is_none() { Some(quotes) } else { None };
                doubtful.clear();
            }
        }
        at += line.len();
    }
    starts.append(&mut doubtful);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether a line looks like a table's header, be it a broken one; `[a link](…)` and `["an array"],` do not.
fn is_header(line: &str) -> bool {
    let Some(rest) = line.trim().strip_prefix('[') else { return false };
    let name = rest.trim_start_matches('[');
    let name = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_-. \"'".contains(c));
    let rest = name.trim_start_matches(']').trim();
    rest.is_empty() || rest.starts_with('#')
}

fn chunk_around(chunks: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let next = chunks.partition_point(|chunk| chunk.end <= at);
    chunks.get(next).or(chunks.last())
}

/// The stretches that hold a mistake; mistakes come in the order of the text.
fn chunks_around(chunks: &[Range<usize>], flaws: &[Flaw]) -> Vec<Range<usize>> {
    let mut hit: Vec<_> = flaws.iter().filter_map(|flaw| chunk_around(chunks, flaw.place.start).cloned()).collect();
    hit.dedup();
    hit
}

/// The text with spaces in place of all that stands in the
/// given stretches, which come in its order; line breaks stay.
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
        let lines: Vec<_> = flaws.iter().map(|at| text.get(..*at).unwrap().lines().count()).collect();
        assert_eq!(lines, [2, 5, 7]);
    }

    #[test]
    fn a_list_or_text_that_is_never_closed_costs_its_own_table_only() {
        let text = "[a]\nx = [1,\ny = 2\n[b]\nz = 1\n[c]\nw = [\n\"\"\"\n[link]\n\"\"\"]\n[d]\nv = \"\n[e]\n";
        let (keys, flaws, _) = read(text);
        assert_eq!(keys, ["b", "c", "e"]);
        assert_eq!(flaws.len(), 2);
    }

    #[test]
    fn a_text_of_several_lines_that_is_never_closed_costs_its_own_table_only() {
        let (keys, flaws, total) = read("[a]\nx = 1\n[b]\ny = \"\"\"\n[c]\nz = 1\n[d]\n");
        assert_eq!((keys, total), (["a", "b", "c", "d"].map(str::to_owned).to_vec(), false));
        assert_eq!(flaws.len(), 1);
    }

    #[test]
    fn a_table_that_was_given_before_is_found_beside_other_mistakes() {
        let (keys, flaws, total) = read("[a]\nx = 1\n[b]\ny = \n[a]\nz = 1\n[c]\n");
        assert_eq!((keys, flaws, total), (["a", "b", "c"].map(str::to_owned).to_vec(), vec![16, 20], false));
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
        assert_eq!(blanked(text, std::slice::from_ref(&(9..16))).len(), text.len());
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
