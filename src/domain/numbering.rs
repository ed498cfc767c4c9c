//! How people read and type the number of an entry: `37`; where several machines wrote, with the shortest
//! prefix of the origin that tells them apart, `k3:37`.
//!
//! The prefix is that of the suffix that the incidents of that log have ([`super::short_id`]). Where two
//! origins share even that, it is the origin in full. The origin in full, or the beginning of it, can be
//! typed for any entry.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry_ref::EntryRef;
use super::short_id::suffix;
use super::stamp::Origin;

/// Who numbered the entries of an incident, and how far each has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbering {
    last: BTreeMap<Origin, u64>,
}

/// Why what was typed names no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoEntry {
    /// It is no number, with or without an origin before it.
    NotANumber,
    /// No origin begins so: those that there are.
    NoOrigin(Vec<String>),
    /// Several machines wrote: the names that entries of that number would have.
    Several(Vec<String>),
    /// Nobody has come so far: the name of the last entry there is.
    TooHigh(String),
}

impl Numbering {
    /// Takes note of an entry.
    pub fn take(&mut self, entry: EntryRef) {
        let last = self.last.entry(entry.origin).or_default();
        *last = entry.number.max(*last);
    }

    /// The number that an origin gives its next entry.
    #[must_use]
    pub fn next(&self, origin: Origin) -> u64 {
        self.last.get(&origin).map_or(1, |last| last.saturating_add(1))
    }

    /// How many machines wrote.
    #[must_use]
    pub fn origins(&self) -> usize {
        self.last.len()
    }

    /// An entry as people read and type it.
    #[must_use]
    pub fn name(&self, entry: EntryRef) -> String {
        let alone = self.last.keys().all(|origin| *origin == entry.origin);
        if alone { entry.number.to_string() } else { format!("{}:{}", self.prefix(entry.origin), entry.number) }
    }

    /// The shortest text that tells an origin from the others.
    fn prefix(&self, origin: Origin) -> String {
        let own = suffix(origin);
        let others: Vec<String> = self.last.keys().filter(|other| **other != origin).map(|other| suffix(*other)).collect();
        let ends = own.char_indices().map(|(at, c)| at + c.len_utf8());
        let tells = |prefix: &&str| others.iter().all(|other| !other.starts_with(*prefix));
        let shortest = ends.filter_map(|end| own.get(..end)).find(tells);
        shortest.map_or_else(|| origin.to_string(), str::to_owned)
    }

    /// The entry that somebody means.
    ///
    /// # Errors
    /// Why there is none, or which there are.
    pub fn find(&self, typed: &str) -> Result<EntryRef, NoEntry> {
        let typed = typed.trim().trim_start_matches('#').to_ascii_lowercase();
        let (prefix, number) = typed.split_once(':').map_or(("", typed.as_str()), |(prefix, number)| (prefix.trim(), number));
        let number: u64 = number.trim().parse().map_err(|_| NoEntry::NotANumber)?;
        let origin = self.origin(prefix, number)?;
        let last = self.last.get(&origin).copied().unwrap_or_default();
        if number == 0 || number > last {
            return Err(NoEntry::TooHigh(self.name(EntryRef { origin, number: last })));
        }
        Ok(EntryRef { origin, number })
    }

    fn origin(&self, prefix: &str, number: u64) -> Result<Origin, NoEntry> {
        let begins = |origin: &&Origin| suffix(**origin).starts_with(prefix) || origin.to_string().starts_with(prefix);
        let short: Vec<Origin> = self.last.keys().filter(|origin| suffix(**origin).starts_with(prefix)).copied().collect();
        let found: Vec<Origin> = match short.as_slice() {
            [_] => short,
            _ => self.last.keys().filter(begins).copied().collect(),
        };
        let named = |origins: &[Origin]| origins.iter().map(|origin| self.name(EntryRef { origin: *origin, number })).collect();
        match found.as_slice() {
            [only] => Ok(*only),
            [] => Err(NoEntry::NoOrigin(named(&self.last.keys().copied().collect::<Vec<_>>()))),
            several => Err(NoEntry::Several(named(several))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbering(origins: &[u64]) -> Numbering {
        let mut numbering = Numbering::default();
        for origin in origins {
            numbering.take(EntryRef { origin: Origin(*origin), number: 40 });
        }
        numbering
    }

    fn entry(origin: u64) -> EntryRef {
        EntryRef { origin: Origin(origin), number: 37 }
    }

    #[test]
    fn where_one_machine_wrote_the_number_is_enough_and_else_a_prefix_tells() {
        assert_eq!(numbering(&[7]).name(entry(7)), "37");
        let two = numbering(&[7, 8]);
        assert_eq!((two.name(entry(7)), two.name(entry(8))), ("9:37".to_owned(), "a:37".to_owned()));
        // The lowest digit is the same; the next one tells.
        let alike = numbering(&[7, 7 + 31]);
        assert_eq!((alike.name(entry(7)), alike.name(entry(38))), ("92:37".to_owned(), "93:37".to_owned()));
        // Both have the same suffix.
        let twins = numbering(&[7, 7 + 923_521]);
        assert_eq!(twins.name(entry(7)), "0000000000000007:37");
    }

    #[test]
    fn every_name_is_read_back_and_anything_else_is_told_apart() {
        for origins in [vec![7], vec![7, 8], vec![7, 38, 7 + 923_521], vec![1, 2, u64::MAX]] {
            let numbering = numbering(&origins);
            for origin in origins {
                assert_eq!(
                    numbering.find(&numbering.name(entry(origin))),
                    Ok(entry(origin)),
                    "{}",
                    numbering.name(entry(origin))
                );
                assert_eq!(numbering.find(&entry(origin).to_string()), Ok(entry(origin)));
            }
        }
        let two = numbering(&[7, 8]);
        assert_eq!(two.find("37"), Err(NoEntry::Several(vec!["9:37".to_owned(), "a:37".to_owned()])));
        assert_eq!(two.find("q:37"), Err(NoEntry::NoOrigin(vec!["9:37".to_owned(), "a:37".to_owned()])));
        assert_eq!(two.find("a:41"), Err(NoEntry::TooHigh("a:40".to_owned())));
        assert_eq!(two.find("a:0"), Err(NoEntry::TooHigh("a:40".to_owned())));
        assert_eq!([two.find("x"), two.find("a:"), two.find("-1")], [const { Err(NoEntry::NotANumber) }; 3]);
    }
}
