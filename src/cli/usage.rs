//! What was typed and is no call of the program: told in three parts, in the language of whoever typed it, as
//! every other refusal. The parser says as data what it does not understand; its own prose is the last
//! resort.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::domain::advice::Refusal;
use crate::domain::ask::table::{ASKS, SHOWS};
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::domain::verb::Verb;

use super::arguments::{Common, table};
use super::context::Context;
use super::dashes::unshielded;
use super::failure::Failure;

/// What is known of whoever typed it, as far as words tell that the parser refused.
pub fn context(words: &[OsString]) -> Context {
    let is = |option: &str| words.iter().any(|word| word == option);
    Context::new(Common { ascii: is("--ascii"), config: config(words), ..Common::default() })
}

/// The settings that were named: they have the language.
fn config(words: &[OsString]) -> Option<PathBuf> {
    let beside = words.iter().filter_map(|word| word.to_str()?.strip_prefix("--config=")).next_back();
    let behind = || words.iter().skip_while(|word| *word != "--config").nth(1).map(OsString::as_os_str);
    beside.map(OsStr::new).or_else(behind).map(PathBuf::from)
}

/// What the parser refused, in three parts.
pub fn refusal(error: &clap::Error, words: &[OsString]) -> Failure {
    let misread = Misread { error, verb: words.iter().skip(1).find_map(verb_of) };
    let (because, hint) = misread.told();
    let error = match misread.verb {
        Some(verb) => say!("verbs-not-run", verb = verb.word()),
        None => say!("verbs-nothing-run"),
    };
    Failure::Wrong(Refusal::new(error, because, hint))
}

fn verb_of(word: &OsString) -> Option<Verb> {
    let verbs = ASKS.iter().map(|row| row.verb).chain(SHOWS.iter().copied());
    verbs.into_iter().find(|verb| word == verb.word())
}

/// What the parser says of it.
struct Misread<'a> {
    error: &'a clap::Error,
    verb: Option<Verb>,
}

impl Misread<'_> {
    /// What stands in the way, and what to do.
    fn told(&self) -> (Sentence, Sentence) {
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => self.no_verb(),
            ErrorKind::UnknownArgument => self.unknown(),
            ErrorKind::MissingRequiredArgument => self.missing(),
            ErrorKind::InvalidValue => self.wrong_word(),
            ErrorKind::ValueValidation => (self.not_valid(), self.see_help()),
            ErrorKind::ArgumentConflict => self.conflict(),
            _ => (self.as_the_parser_says(), self.see_help()),
        }
    }

    fn no_verb(&self) -> (Sentence, Sentence) {
        let because = say!("verbs-no-verb", verb = self.one(ContextKind::InvalidSubcommand));
        let near = self.nearest(ContextKind::SuggestedSubcommand);
        (
            because,
            near.map_or_else(|| say!("verbs-help-lists"), |near| say!("verbs-did-you-mean", typed = format!("crisis {near}"))),
        )
    }

    fn unknown(&self) -> (Sentence, Sentence) {
        let typed = self.one(ContextKind::InvalidArg);
        let because = match self.verb {
            Some(_) if typed.starts_with('-') => say!("verbs-no-such-option", option = typed),
            Some(_) => say!("verbs-takes-no-more", typed = typed),
            None => say!("verbs-not-known-here", typed = typed),
        };
        let near = self.nearest(ContextKind::SuggestedArg);
        (because, near.map_or_else(|| self.see_help(), |near| say!("verbs-did-you-mean", typed = near)))
    }

    fn missing(&self) -> (Sentence, Sentence) {
        let missing = self.all(ContextKind::InvalidArg);
        let mut call = self.verb.map(required).unwrap_or_default();
        let others: Vec<String> = missing.iter().filter(|one| !call.contains(one)).cloned().collect();
        call.extend(others);
        let what: Vec<&str> = call.iter().filter(|one| missing.contains(one)).map(String::as_str).collect();
        let because = say!("verbs-is-missing", count = what.len(), what = what.join(", "));
        let Some(verb) = self.verb else { return (because, self.see_help()) };
        (because, say!("verbs-write-call", call = format!("crisis {verb} {}", call.join(" "))))
    }

    fn wrong_word(&self) -> (Sentence, Sentence) {
        let (option, typed) = (self.one(ContextKind::InvalidArg), self.one(ContextKind::InvalidValue));
        let words = self.all(ContextKind::ValidValue).join(", ");
        let because = match typed.as_str() {
            "" => say!("verbs-needs-a-value", option = &option),
            _ => say!("verbs-no-such-value", typed = typed, option = &option),
        };
        let near = self.nearest(ContextKind::SuggestedValue);
        let hint = match (near, words.is_empty()) {
            (Some(near), _) => say!("verbs-did-you-mean-of", typed = near, words = words),
            (None, false) => say!("verbs-use-one-of", words = words),
            (None, true) => self.see_help(),
        };
        (because, hint)
    }

    /// Only a share in percent is looked at by more than a list of words.
    fn not_valid(&self) -> Sentence {
        say!("verbs-no-percentage", typed = self.one(ContextKind::InvalidValue))
    }

    fn conflict(&self) -> (Sentence, Sentence) {
        let (option, others) = (self.one(ContextKind::InvalidArg), self.all(ContextKind::PriorArg));
        if others.is_empty() || others == [option.as_str()] {
            return (say!("verbs-given-twice", option = &option), say!("verbs-give-once", option = option));
        }
        (say!("verbs-not-together", option = option, others = others.join(", ")), say!("verbs-leave-one-out"))
    }

    /// The first line of what it says itself, in English.
    fn as_the_parser_says(&self) -> Sentence {
        let said = self.error.render().to_string();
        let first = text::lines(&said).next().unwrap_or_default().into_owned();
        first.strip_prefix("error: ").map_or_else(|| first.clone(), str::to_owned).into()
    }

    fn see_help(&self) -> Sentence {
        match self.verb {
            Some(verb) => say!("verbs-help-of", verb = verb.word()),
            None => say!("verbs-help-lists"),
        }
    }

    /// Of several that are near the parser names the nearest last.
    fn nearest(&self, kind: ContextKind) -> Option<String> {
        self.all(kind).pop()
    }

    fn one(&self, kind: ContextKind) -> String {
        self.all(kind).into_iter().next().unwrap_or_default()
    }

    /// Words that the parser names; a placeholder without its brackets, which mean something to a shell.
    fn all(&self, kind: ContextKind) -> Vec<String> {
        let bare = |word: &String| unshielded(word).replace(['<', '>'], "").replace("...", "");
        match self.error.get(kind) {
            Some(ContextValue::String(word)) => vec![bare(word)],
            Some(ContextValue::Strings(words)) => words.iter().map(bare).collect(),
            _ => Vec::new(),
        }
    }
}

/// What a verb cannot do without, as it is typed: `STEP`, `--why WHY`.
fn required(verb: Verb) -> Vec<String> {
    let table = table();
    let arguments = table.find_subcommand(verb.word()).into_iter().flat_map(Command::get_arguments);
    arguments.filter(|argument| argument.is_required_set()).map(placeholder).collect()
}

fn placeholder(argument: &Arg) -> String {
    let name = argument.get_value_names().and_then(<[_]>::first).map_or("", |name| name.as_str());
    match argument.get_long() {
        Some(long) => format!("--{long} {name}"),
        None => name.to_owned(),
    }
}
