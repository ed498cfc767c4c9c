//! Ids within one file: each given once, and those named whose entry cannot be read.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::domain::id;
use crate::domain::text;

use super::toml_text::Table;

/// Ids as they may be shown, each once.
pub(super) fn named(ids: &[String]) -> Vec<String> {
    let mut named: Vec<String> = ids.iter().map(|id| text::cut(&text::line(id), id::LONGEST).into_owned()).collect();
    named.sort();
    named.dedup();
    named
}

/// Notes an id that was given before.
pub(super) fn once(table: &Table<'_>, seen: &mut BTreeMap<String, usize>, kind: &str, id: &str, place: Range<usize>) {
    let first = *seen.entry(id.to_owned()).or_insert(place.start);
    if first != place.start {
        let expected = format!("already the id of the {kind} in line {}", table.reader().line(first));
        table.wrong_with(
            place,
            format!("two {kind}s `{id}`"),
            expected,
            Some("give one of them another id; this one is left out".to_owned()),
        );
    }
}
