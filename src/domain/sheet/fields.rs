//! What stands behind the verb of a line, by the fields that the verb takes: first what it is about, then the
//! words of a list that it needs, then words of one's own.

use crate::domain::advice::Refusal;
use crate::domain::ask::single::SEVERITIES;
use crate::domain::ask::table::STALE;
use crate::domain::ask::{Need, Row};
use crate::domain::field::FieldName;
use crate::domain::speech::say;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Priority, Role, Service, Verdict};

use super::line::{Given, not_taken};

/// What stands in the place of a step where there is none.
const NONE: &str = "-";

/// The fields of a verb, from the words behind it.
pub(super) fn fields(row: &'static Row, words: &[&str]) -> Result<Given, Refusal> {
    let (mut given, mut words) = (Given::new(), words);
    let verb = row.verb.word();
    let about = about(row);
    match (words, about) {
        ([first, rest @ ..], Some(field)) if *first != NONE => {
            given.insert(field, vec![of_list(field, first)?]);
            words = rest;
        }
        ([first, rest @ ..], _) if *first == NONE => words = rest,
        _ => {}
    }
    if let Some(field) = about.filter(|field| *field != FieldName::Concerned && !given.contains_key(field)) {
        let codes = matches!(field, FieldName::Step);
        return not_taken(say!("rules-line-about-nothing", verb = verb, step = codes), say!("rules-line-form"));
    }
    for need in row.fields().filter(|need| is_of_list(*need) && Some(need.field) != about) {
        match words {
            [first, rest @ ..] if need.required || of_list(need.field, first).is_ok() => {
                given.insert(need.field, vec![of_list(need.field, first)?]);
                words = rest;
            }
            [] if need.required => {
                let words = listed(need.field).join(", ");
                return not_taken(say!("rules-line-lacks-word", verb = verb, words = words), say!("rules-line-form"));
            }
            _ => {}
        }
        let percent = words.first().and_then(|word| word.strip_suffix('%'));
        if let Some(percent) = percent.filter(|_| need.field == FieldName::Service) {
            given.insert(FieldName::Percent, vec![percent.to_owned()]);
            words = words.get(1..).unwrap_or_default();
        }
    }
    own_words(row, &mut given, &words.join(" "))?;
    Ok(given)
}

/// Which field stands in the place of a step.
fn about(row: &Row) -> Option<FieldName> {
    if row.verb == Verb::Heard {
        return Some(FieldName::Concerned);
    }
    let words = [FieldName::Text, FieldName::Why];
    row.fields().find(|need| need.required && !words.contains(&need.field)).map(|need| need.field)
}

/// Whether a field behind what a verb is about takes one word.
fn is_of_list(need: Need) -> bool {
    let takes_word = matches!(need.field, FieldName::Verdict | FieldName::Service | FieldName::Role | FieldName::Outcome);
    need.option.is_none() && (takes_word || need.field == FieldName::Who)
}

/// The words that a field may hold; none where it may hold any.
fn listed(field: FieldName) -> Vec<&'static str> {
    match field {
        FieldName::Verdict => Verdict::ALL.iter().map(|one| one.word()).chain([STALE]).collect(),
        FieldName::Service => Service::SAID.iter().map(|one| one.word()).collect(),
        FieldName::Role => Role::ALL.iter().map(|one| one.word()).collect(),
        FieldName::Outcome => CallOutcome::ALL.iter().map(|one| one.word()).collect(),
        FieldName::Priority => Priority::ALL.iter().map(|one| one.word()).collect(),
        FieldName::Severity => SEVERITIES.to_vec(),
        _ => Vec::new(),
    }
}

/// A word as the list of its field has it: `no-answer` and `Communications` are read as people say them.
fn of_list(field: FieldName, typed: &str) -> Result<String, Refusal> {
    let words = listed(field);
    if words.is_empty() {
        return Ok(typed.to_owned());
    }
    let small = typed.trim_end_matches([':', ',']).to_lowercase().replace('-', "_");
    let found = words.iter().find(|word| small == **word || small.strip_suffix('s') == Some(**word));
    match found {
        Some(word) => Ok((*word).to_owned()),
        None => not_taken(say!("rules-line-no-word", word = typed, words = words.join(", ")), say!("rules-line-form")),
    }
}

/// The rest are words of one's own: in the field that the verb has for them.
fn own_words(row: &Row, given: &mut Given, words: &str) -> Result<(), Refusal> {
    if row.verb == Verb::Heard {
        let Some((who, what)) = words.split_once(':') else {
            return not_taken(say!("rules-line-nobody-says-so"), say!("rules-line-heard-form"));
        };
        let said = [(FieldName::Caller, who), (FieldName::Text, what)];
        given.extend(said.map(|(field, text)| (field, vec![text.trim().to_owned()])));
        return Ok(());
    }
    if words.is_empty() {
        return Ok(());
    }
    let own = [FieldName::Text, FieldName::Evidence, FieldName::Why, FieldName::Duty, FieldName::Said, FieldName::Title];
    let is_stale = given.get(&FieldName::Verdict).is_some_and(|verdict| *verdict == [STALE]);
    let field = row.all_fields().into_iter().map(|(need, _)| need.field).find(|field| own.contains(field));
    if let Some(field) = if is_stale { Some(FieldName::Why) } else { field } {
        given.insert(field, vec![words.to_owned()]);
        return Ok(());
    }
    not_taken(say!("rules-line-no-room", verb = row.verb.word(), words = words), say!("rules-line-make-a-note"))
}
