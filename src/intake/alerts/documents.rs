//! Takes apart what was sent: one JSON object, a list of them, one on each line, or lines of `NAME=value` as
//! an environment has them. One that is damaged among others is left out; what ends in the middle is refused
//! whole.

use serde_json::{Map, Value};

use crate::domain::speech::{Sentence, say};

/// One thing that was sent, by what its sender calls its parts.
pub(super) type Document = Map<String, Value>;

/// Why nothing of what was sent can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread(pub Sentence);

/// What was sent, each with its place, from 1 on.
#[derive(Debug, Default)]
pub(super) struct Documents {
    /// What can be read.
    pub documents: Vec<(usize, Document)>,
    /// What cannot, and why.
    pub left_out: Vec<(usize, Sentence)>,
}

impl Documents {
    fn take(&mut self, place: usize, value: Value) {
        match value {
            Value::Object(document) => self.documents.push((place, document)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                self.left_out.push((place, say!("rules-intake-no-object")));
            }
        }
    }
}

/// Takes bytes apart. Bytes that are no text are replaced: they make no alert unreadable.
pub(super) fn read(bytes: &[u8]) -> Result<Documents, Unread> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Unread(say!("rules-intake-empty")));
    }
    if !text.starts_with(['{', '[']) {
        return environment(text);
    }
    let mut found = Documents::default();
    match serde_json::from_str(text) {
        Ok(Value::Array(items)) => (1..).zip(items).for_each(|(place, item)| found.take(place, item)),
        Ok(value) => found.take(1, value),
        Err(error) => return lines(text).ok_or_else(|| unread(&error)),
    }
    Ok(found)
}

/// An object on each line, where the first line is a whole one.
fn lines(text: &str) -> Option<Documents> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = serde_json::from_str::<Document>(lines.next()?).ok()?;
    let mut found = Documents { documents: vec![(1, first)], left_out: Vec::new() };
    for (place, line) in (2..).zip(lines) {
        match serde_json::from_str(line) {
            Ok(value) => found.take(place, value),
            Err(error) => found.left_out.push((place, unread(&error).0)),
        }
    }
    Some(found)
}

fn unread(error: &serde_json::Error) -> Unread {
    let (line, column) = (error.line(), error.column());
    Unread(if error.is_eof() {
        say!("rules-intake-truncated", line = line, column = column)
    } else {
        say!("rules-intake-no-json", line = line, column = column)
    })
}

/// Lines of `NAME=value`; a blank line ends one alert. What stands in other lines belongs to the value above.
fn environment(text: &str) -> Result<Documents, Unread> {
    let mut found = Documents::default();
    for (place, block) in (1..).zip(text.split("\n\n").filter(|block| !block.trim().is_empty())) {
        let named = |line: &str| line.trim_end().split_once('=').map(|(name, value)| (name.trim().to_owned(), value.into()));
        let document: Document = block.lines().filter_map(named).filter(|(name, _)| is_name(name)).collect();
        if document.is_empty() {
            found.left_out.push((place, say!("rules-intake-no-lines")));
        } else {
            found.documents.push((place, document));
        }
    }
    if found.documents.is_empty() { Err(Unread(say!("rules-intake-no-form"))) } else { Ok(found) }
}

/// Whether it can be the name of a variable.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A text under a key, where one stands there that says something; a number as it is written.
pub(super) fn text(document: &Document, key: &str) -> Option<String> {
    let text = match document.get(key)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}
