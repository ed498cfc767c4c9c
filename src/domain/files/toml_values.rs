//! What a value of a table must be like: texts, ids, words, numbers, days, times, lengths of time.
//!
//! Each taker gives the value where it is sound, notes a mistake where it is not, and
//! gives nothing where the key is absent: `Table::require` says which may not be.

use std::ops::{Range, RangeInclusive};
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::{TZ_VARIANTS, Tz};
use toml::Spanned;
use toml::de::DeValue;

use crate::domain::id::NotAnId;
use crate::domain::length::{NoLength, guessed, length};
use crate::domain::runbook::Span;
use crate::domain::text;

use super::toml_reader::{hidden, listed, quoted};
use super::toml_text::{At, Table};

const LENGTHS: &str = "expected a number and a unit, such as `90s`, `10m`, `2h`, `8d`, `1w`";

impl Table<'_> {
    /// A text on one line, not empty.
    pub fn text(&self, key: &'static str) -> Option<At<String>> {
        let text = self.any_text(key, false)?;
        if text.value.trim().is_empty() {
            self.wrong(text.place, format!("`{key}` is empty"), "expected a text");
            return None;
        }
        Some(text)
    }

    /// A text on one line, none when empty.
    pub fn optional_text(&self, key: &'static str) -> Option<At<String>> {
        self.any_text(key, false).filter(|text| !text.value.trim().is_empty())
    }

    /// A text of any number of lines, none when empty.
    pub fn lines(&self, key: &'static str) -> Option<At<String>> {
        self.any_text(key, true).filter(|text| !text.value.trim().is_empty())
    }

    fn any_text(&self, key: &'static str, lines: bool) -> Option<At<String>> {
        let value = self.value(key)?;
        self.text_in(key, value, lines)
    }

    fn text_in(&self, key: &str, value: &Spanned<DeValue<'_>>, lines: bool) -> Option<At<String>> {
        let DeValue::String(text) = value.get_ref() else { return self.unlike(key, value, "a text in quotes") };
        self.check_text(key, text, value.span(), lines);
        Some(At { value: text.to_string(), place: value.span() })
    }

    /// Notes what an escape put into a text, or a line break where
    /// there may be none. What stands in the file as itself was noted.
    fn check_text(&self, key: &str, text: &str, place: Range<usize>, lines: bool) {
        let mut hostile = text.chars().filter(|c| text::is_hostile(*c) && !(lines && matches!(c, '\n' | '\r' | '\t')));
        match hostile.find(|c| c.is_ascii_control() || !self.reader().stands_raw(*c, &place)) {
            None => {}
            Some('\n' | '\r') => self.warn(place, format!("line break in `{key}`"), "expected one line", None),
            Some('\t') => self.warn(place, format!("tab in `{key}`"), "expected one line without tabs", None),
            Some(c) => self.reader().say(hidden(c, place, "a text may not hold this")),
        }
    }

    /// A list of texts, each on one line.
    pub fn texts(&self, key: &'static str) -> Vec<At<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            return self.unlike(key, value, "a list of texts: `[\"…\", \"…\"]`").unwrap_or_default();
        };
        items.iter().filter_map(|item| self.text_in(key, item, false)).collect()
    }

    /// Everything that stands here, under whatever names its author gave
    /// it: each one text or several, and none where a text is empty.
    pub fn named_texts(&self) -> Vec<(At<String>, Vec<At<String>>)> {
        let mut found = Vec::new();
        for (name, value) in self.all() {
            let named = At { value: name.get_ref().to_string(), place: name.span() };
            let texts = match value.get_ref() {
                DeValue::String(_) => self.text_in(name.get_ref(), value, false).map(|text| vec![text]),
                DeValue::Array(items) => items.iter().map(|item| self.text_in(name.get_ref(), item, false)).collect(),
                _ => self.unlike(name.get_ref(), value, "a text, or a list of texts"),
            };
            let texts = texts.map(|texts| texts.into_iter().filter(|text| !text.value.is_empty()).collect());
            found.extend(texts.map(|texts| (named, texts)));
        }
        found.sort_by_key(|(name, _)| name.place.start);
        found
    }

    /// An id, such as `db-1`; what cannot be one is a mistake.
    pub fn id<T: FromStr<Err = NotAnId>>(&self, key: &'static str) -> Option<At<T>> {
        let text = self.any_text(key, true)?;
        self.id_in(key, text)
    }

    /// One id, or a list of them.
    pub fn one_or_more<T: FromStr<Err = NotAnId>>(&self, key: &'static str) -> Vec<At<T>> {
        match self.value(key).map(Spanned::get_ref) {
            Some(DeValue::String(_)) => self.id(key).into_iter().collect(),
            Some(_) => self.ids(key),
            None => Vec::new(),
        }
    }

    /// A list of ids.
    pub fn ids<T: FromStr<Err = NotAnId>>(&self, key: &'static str) -> Vec<At<T>> {
        self.texts(key).into_iter().filter_map(|text| self.id_in(key, text)).collect()
    }

    fn id_in<T: FromStr<Err = NotAnId>>(&self, key: &str, text: At<String>) -> Option<At<T>> {
        match text.value.parse() {
            Ok(value) => Some(At { value, place: text.place }),
            Err(why) => {
                let what = format!("{} in `{key}` is no id", quoted(&text.value));
                self.wrong_with(text.place, what, "expected an id, such as `db-1`", Some(why.to_string()));
                None
            }
        }
    }

    /// One of some words.
    pub fn word<T: Copy>(&self, key: &'static str, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let text = self.any_text(key, true)?;
        self.word_in(key, &text, all, word)
    }

    /// A list of some words.
    pub fn words<T: Copy>(&self, key: &'static str, all: &[T], word: impl Fn(T) -> &'static str) -> Vec<T> {
        self.texts(key).iter().filter_map(|text| self.word_in(key, text, all, &word)).collect()
    }

    fn word_in<T: Copy>(&self, key: &str, text: &At<String>, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let found = all.iter().copied().find(|one| word(*one) == text.value);
        if found.is_none() {
            let words: Vec<_> = all.iter().map(|one| format!("`{}`", word(*one))).collect();
            let what = format!("{} is not a word for `{key}`", quoted(&text.value));
            let help = self.reader().did_you_mean(&text.value, all.iter().map(|one| word(*one)));
            self.wrong_with(text.place.clone(), what, format!("expected {}", listed(&words, "or")), help);
        }
        found
    }

    /// Whether a key that knows one word only holds that word.
    pub fn says(&self, key: &'static str, word: &'static str) -> bool {
        self.word(key, &[word], |word| word).is_some()
    }

    /// Yes or no; no where nothing stands.
    pub fn yes(&self, key: &'static str) -> bool {
        self.yes_or_no(key).unwrap_or_default()
    }

    /// Yes, no, or nothing said.
    pub fn yes_or_no(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(yes) => Some(*yes),
            _ => self.unlike(key, value, "true or false, without quotes"),
        }
    }

    /// A whole number of a range; `unit` says what the range means.
    pub fn number(&self, key: &'static str, range: RangeInclusive<u32>) -> Option<At<u32>> {
        let value = self.value(key)?;
        let (least, most) = (range.start(), range.end());
        let DeValue::Integer(number) = value.get_ref() else {
            return self.unlike(key, value, &format!("a whole number from {least} to {most}"));
        };
        let read = u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| range.contains(number));
        if read.is_none() {
            self.wrong(
                value.span(),
                format!("`{key}` is out of range"),
                format!("expected a whole number from {least} to {most}"),
            );
        }
        Some(At { value: read?, place: value.span() })
    }

    /// A date without quotes, such as `2026-11-21`.
    pub fn day(&self, key: &'static str) -> Option<At<NaiveDate>> {
        let value = self.value(key)?;
        let day = match value.get_ref() {
            DeValue::Datetime(time) if time.time.is_none() && time.offset.is_none() => time.date.and_then(day_of),
            _ => None,
        };
        let Some(day) = day else { return self.unlike(key, value, "a date without quotes, such as 2026-11-21") };
        Some(At { value: day, place: value.span() })
    }

    /// A day and a time of day, without zone.
    pub fn local_time(&self, key: &'static str) -> Option<At<NaiveDateTime>> {
        let value = self.value(key)?;
        let DeValue::Datetime(time) = value.get_ref() else {
            return self.unlike(key, value, "a local time without quotes, such as 2026-11-21T09:00:00");
        };
        if time.offset.is_some() {
            self.wrong(
                value.span(),
                format!("`{key}` has a zone of its own"),
                "expected a local time, such as 2026-11-21T09:00:00",
            );
            return None;
        }
        let day = time.date.and_then(day_of);
        let of_day = time
            .time
            .and_then(|time| NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), time.second.unwrap_or(0).into()));
        let Some((day, of_day)) = day.zip(of_day) else {
            return self.unlike(key, value, "a day and a time, such as 2026-11-21T09:00:00");
        };
        Some(At { value: day.and_time(of_day), place: value.span() })
    }

    /// A length of time.
    pub fn span(&self, key: &'static str) -> Option<At<Span>> {
        let value = self.value(key)?;
        let DeValue::String(text) = value.get_ref() else {
            return self.unlike(key, value, "a length of time in quotes, such as \"10m\"");
        };
        match length(text) {
            Ok(span) => Some(At { value: span, place: value.span() }),
            Err(NoLength::Absurd) => {
                self.wrong(
                    value.span(),
                    format!("`{key}` is absurd: {}", quoted(text)),
                    "expected more than nothing, and at most 366 days",
                );
                None
            }
            Err(NoLength::Unreadable) => {
                let help = guessed(text).map(|guess| format!("write `{guess}`"));
                self.wrong_with(value.span(), format!("{} is no length of time", quoted(text)), LENGTHS, help);
                None
            }
        }
    }

    /// A time zone by its IANA name.
    pub fn timezone(&self, key: &'static str) -> Result<Option<Tz>, ZoneUnknown> {
        let Some(text) = self.any_text(key, true) else { return Ok(None) };
        if let Ok(zone) = text.value.parse() {
            return Ok(Some(zone));
        }
        let help = self.zone_meant(&text.value);
        Err(ZoneUnknown { what: format!("unknown time zone {}", quoted(&text.value)), place: text.place, help })
    }

    /// The zone of the same city, or one that is written much like it.
    fn zone_meant(&self, written: &str) -> Option<String> {
        let city = |name: &str| name.rsplit('/').next().map(str::to_lowercase);
        let same = TZ_VARIANTS
            .iter()
            .find(|zone| city(zone.name()) == city(written))
            .map(|zone| format!("did you mean `{}`?", zone.name()));
        same.or_else(|| self.reader().did_you_mean(written, TZ_VARIANTS.iter().map(|zone| zone.name())))
    }

    /// Warns of texts that can be no language tag (BCP 47).
    pub fn warn_of_languages<'t>(&self, tags: impl IntoIterator<Item = &'t At<String>>) {
        for tag in tags.into_iter().filter(|tag| !is_language(&tag.value)) {
            let what = format!("{} is no language", quoted(&tag.value));
            self.warn(tag.place.clone(), what, "expected a language tag, such as `en` or `pt-BR`", None);
        }
    }

    /// A title: a text that a screen can show whole.
    pub fn title(&self) -> Option<At<String>> {
        let title = self.text("title")?;
        self.warn_of_length(&title);
        Some(title)
    }

    /// Warns of a title that no screen can show whole.
    pub fn warn_of_length(&self, title: &At<String>) {
        let columns = text::width(&title.value);
        if columns > 60 {
            let what = format!("a title of {columns} columns");
            self.warn(title.place.clone(), what, "expected at most 60, which a screen can show", None);
        }
    }
}

/// A time zone that nobody knows; its table says what that weighs.
pub(super) struct ZoneUnknown {
    /// What is wrong, in one line.
    pub what: String,
    /// The bytes of the text where it stands.
    pub place: Range<usize>,
    /// The zone that may be meant.
    pub help: Option<String>,
}

/// What is expected of a time zone.
pub(super) const ZONES: &str = "expected an IANA name, such as `Europe/Amsterdam`";

fn day_of(date: toml::value::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_looks_like_bcp_47() {
        assert!(["en", "pt-BR", "zh-Hant-TW", "nds"].iter().all(|tag| is_language(tag)));
        assert!(!["", "e", "english please", "en_GB", "-en", "en-"].iter().any(|tag| is_language(tag)));
    }
}
