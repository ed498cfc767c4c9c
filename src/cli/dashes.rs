//! Texts that begin with a dash. The parser would take them for options, so they are marked before it reads
//! them, and the mark is taken away again from what it gives back.

use std::ffi::OsString;

use clap::{Arg, Command};

use crate::domain::ask::Row;
use crate::domain::ask::table::ASKS;
use crate::domain::field::FieldName;

/// Stands before a word that begins with a dash and is text. No word that anybody types can hold it.
const SHIELD: char = '\0';

/// The words with those shielded that are part of a text although they begin with a dash: what stands behind
/// a verb that takes a text, and is none of its options nor looks like a mistyped one. None where no word
/// begins so.
pub(super) fn shielded(
    words: &[OsString],
    common: impl FnOnce() -> Command,
    verb: impl FnOnce(&Row) -> Command,
) -> Option<Vec<OsString>> {
    let takes_text = |row: &&Row| row.all_fields().iter().any(|(need, _)| need.field == FieldName::Text && need.option.is_none());
    let row = |word: &OsString| ASKS.iter().filter(takes_text).find(|row| word == row.verb.word());
    let (at, row) = words.iter().enumerate().skip(1).find_map(|(at, word)| Some((at, row(word)?)))?;
    let rest = words.get(at + 1..)?;
    if !rest.iter().any(|word| word.as_encoded_bytes().starts_with(b"-")) {
        return None;
    }
    let (common, verb) = (common(), verb(row));
    let options: Vec<&Arg> = common.get_arguments().chain(verb.get_arguments()).collect();
    let mut shielded = words.get(..=at)?.to_vec();
    let (mut takes_next, mut all_text) = (false, false);
    for word in rest {
        let typed = word.to_str().unwrap_or_default();
        all_text |= typed == "--" && !takes_next;
        let text = !all_text && !takes_next && is_text(typed, &options);
        takes_next = !all_text && !takes_next && options.iter().any(|option| takes_a_value(option, typed));
        shielded.push(if text { format!("{SHIELD}{typed}").into() } else { word.clone() });
    }
    Some(shielded)
}

/// A word as it was typed.
pub(super) fn unshielded(word: &str) -> String {
    word.strip_prefix(SHIELD).unwrap_or(word).to_owned()
}

/// Whether a word that begins with a dash is no option, be it an unknown or mistyped one: a text for sure.
fn is_text(typed: &str, options: &[&Arg]) -> bool {
    let Some(behind) = typed.strip_prefix('-').filter(|behind| !behind.is_empty() && typed != "--") else { return false };
    if let Some(long) = behind.strip_prefix('-') {
        let name = long.split('=').next().unwrap_or_default();
        return !(name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    }
    let known = |c: char| "hV".contains(c) || options.iter().any(|option| option.get_short() == Some(c));
    typed.contains(char::is_whitespace) || !behind.starts_with(known)
}

/// Whether a word is an option whose value is the next one.
fn takes_a_value(option: &Arg, typed: &str) -> bool {
    let long = typed.strip_prefix("--").is_some_and(|name| option.get_long() == Some(name));
    let short = typed.strip_prefix('-').is_some_and(|name| option.get_short().is_some_and(|short| name.chars().eq([short])));
    (long || short) && option.get_action().takes_values()
}
