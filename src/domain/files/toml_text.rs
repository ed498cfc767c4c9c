//! The one walker over TOML text. It is asked for keys and types;
//! it notes every mistake with its place, and never stops at one.
//!
//! A `Table` knows the keys that it was asked for, so whatever else stands in it is
//! unknown, and no second list of keys exists. Mistakes are kept by
//! [`super::toml_reader`]; what values must be like is asked in [`super::toml_values`].

use std::cell::Cell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::{Mistake, Parsed, Weight};
use super::toml_reader::{Reader, listed, quoted};
use super::toml_syntax;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct At<T> {
    /// What was read.
    pub value: T,
    /// Its bytes in the text.
    pub place: Range<usize>,
}

impl<T> At<T> {
    /// What was read, without its places.
    pub fn values(items: Vec<Self>) -> Vec<T> {
        items.into_iter().map(|item| item.value).collect()
    }
}

/// Reads a text: parses it, hands its root table to `read`, and
/// keeps what that makes of it unless something refuses the file.
///
/// `kind` says what the text is ("a runbook"), `root` what a mistake in the root table weighs,
/// and `broken` what a mistake of syntax weighs as long as the tables without one can be read.
pub(super) fn read<T>(
    text: &str,
    kind: &'static str,
    root: Weight,
    broken: Weight,
    read: impl FnOnce(&Table<'_>) -> Option<T>,
) -> Parsed<T> {
    toml_syntax::with_tables(text, |entries, damage| {
        let reader = Reader::new(text, damage);
        reader.say_flaws(broken);
        reader.say_hidden();
        let value = if reader.is_lost() {
            None
        } else {
            let root = Table::new(&reader, entries, 0..0, kind, root);
            let value = read(&root);
            root.finish();
            value
        };
        reader.end(value)
    })
}

/// One table of the text.
pub(super) struct Table<'d> {
    reader: &'d Reader<'d>,
    entries: &'d DeTable<'d>,
    place: Range<usize>,
    kind: &'static str,
    weight: Weight,
    known: Cell<Vec<&'static str>>,
}

impl<'d> Table<'d> {
    fn new(reader: &'d Reader<'d>, entries: &'d DeTable<'d>, place: Range<usize>, kind: &'static str, weight: Weight) -> Self {
        Self { reader, entries, place, kind, weight, known: Cell::default() }
    }

    /// The reader of the whole text, which keeps every mistake.
    pub fn reader(&self) -> &'d Reader<'d> {
        self.reader
    }

    /// Where its header stands.
    pub fn place(&self) -> Range<usize> {
        self.place.clone()
    }

    /// Whether some of it could not be read for mistakes of syntax.
    pub fn is_damaged(&self) -> bool {
        self.reader.is_damaged_at(self.place.start)
    }

    /// Notes something wrong at a place, as heavy as whatever is wrong with this table.
    pub fn wrong(&self, place: Range<usize>, what: impl Into<String>, expected: impl Into<String>) {
        self.reader.say(Mistake::new(self.weight, place, what, expected));
    }

    /// The same, with what to do about it.
    pub fn wrong_with(&self, place: Range<usize>, what: impl Into<String>, expected: impl Into<String>, help: Option<String>) {
        self.reader.say(Mistake { help, ..Mistake::new(self.weight, place, what, expected) });
    }

    /// Notes something at a place that only warns.
    pub fn warn(&self, place: Range<usize>, what: impl Into<String>, expected: impl Into<String>, help: Option<String>) {
        self.reader.say(Mistake { help, ..Mistake::new(Weight::Warns, place, what, expected) });
    }

    /// Asks that keys be there; those that are not are one mistake, at the header.
    pub fn require(&self, keys: &[&'static str]) {
        if self.is_damaged() {
            return;
        }
        let missing: Vec<_> = keys.iter().filter(|key| !self.has(key)).map(|key| format!("`{key}`")).collect();
        if missing.is_empty() {
            return;
        }
        let expected = if missing.len() == 1 { "expected this key here" } else { "expected these keys here" };
        self.wrong(self.place(), format!("{} has no {}", self.kind, listed(&missing, "and")), expected);
    }

    /// Accepts a key, whatever it holds.
    pub fn accept(&self, key: &'static str) {
        let mut known = self.known.take();
        known.push(key);
        self.known.set(known);
    }

    /// Notes those of some keys that stand here: they are read, and nothing in this version uses them.
    pub fn unused(&self, keys: &[&'static str]) {
        for key in keys.iter().filter(|key| self.has(key)) {
            self.reader.say_unused(key, self.place_of(key));
        }
    }

    /// The value of a key, which is known from now on.
    pub fn value(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.accept(key);
        self.entries.get(key)
    }

    /// Whether a key stands here, whatever it holds.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The text that stands under a key, be it of use or not.
    pub fn written(&self, key: &str) -> Option<String> {
        self.entries.get(key).and_then(|value| value.get_ref().as_str()).map(str::to_owned)
    }

    /// Where the value of a key stands; the header, where there is none.
    pub fn place_of(&self, key: &str) -> Range<usize> {
        self.entries.get(key).map_or_else(|| self.place(), Spanned::span)
    }

    /// The one table of that key.
    pub fn table(&self, key: &'static str, kind: &'static str) -> Option<Self> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(entries) => Some(Self::new(self.reader, entries, value.span(), kind, self.weight)),
            _ => self.unlike(key, value, "a table"),
        }
    }

    /// The tables of that key: `[[key]]`, or `key = [{ … }]`. What is wrong with one of them weighs `weight`.
    pub fn tables(&self, key: &'static str, kind: &'static str, weight: Weight) -> Vec<Self> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            let expected =
                if matches!(value.get_ref(), DeValue::Table(_)) { "double brackets: `[[…]]`" } else { "a list of tables" };
            return self.unlike(key, value, expected).unwrap_or_default();
        };
        let table = |item: &'d Spanned<DeValue<'d>>| match item.get_ref() {
            DeValue::Table(entries) => Some(Self::new(self.reader, entries, item.span(), kind, weight)),
            _ => self.unlike(key, item, "a table"),
        };
        items.iter().filter_map(table).collect()
    }

    /// All tables of this table, under whatever names its author gave them.
    pub fn named_tables(&self, kind: &'static str) -> Vec<(At<String>, Self)> {
        let table = |(name, value): (&'d Spanned<toml::de::DeString<'d>>, &'d Spanned<DeValue<'d>>)| match value.get_ref() {
            DeValue::Table(entries) => {
                let name = At { value: name.get_ref().to_string(), place: name.span() };
                Some((name, Self::new(self.reader, entries, value.span(), kind, self.weight)))
            }
            _ => self.unlike(name.get_ref(), value, "a table"),
        };
        self.entries.iter().filter_map(table).collect()
    }

    /// All keys and values that stand here, whatever they are called.
    pub fn all(&self) -> impl Iterator<Item = (&'d Spanned<toml::de::DeString<'d>>, &'d Spanned<DeValue<'d>>)> {
        self.entries.iter()
    }

    /// Notes that a value is not of the type that was expected.
    pub fn unlike<T>(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) -> Option<T> {
        let found = kind_of(value.get_ref());
        self.wrong(value.span(), format!("{} is of the wrong type", quoted(key)), format!("expected {expected}, found {found}"));
        None
    }

    /// Ends the reading of this table: whatever it was not asked for is unknown.
    pub fn finish(&self) {
        let known = self.known.take();
        for (key, _) in self.entries.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            let what = format!("unknown key {}", quoted(key.get_ref()));
            let help = self.reader.did_you_mean(key.get_ref(), known.iter().copied());
            self.warn(key.span(), what, format!("not a key of {}", self.kind), help);
        }
    }
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a decimal point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(time) if time.time.is_none() => "a date",
        DeValue::Datetime(_) => "a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
