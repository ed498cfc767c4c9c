//! The arguments of the verbs that ask something of an incident, made from the
//! table of what can be asked; and what was typed for them, as it was typed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::domain::ask::single::SEVERITIES;
use crate::domain::ask::table::STALE;
use crate::domain::ask::{Need, Row, Shape};
use crate::domain::field::{FieldName, Special};
use crate::domain::runbook::{Role, Trigger};
use crate::domain::speech::{Language, Sentence, say};
use crate::domain::text::capital;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{Arrival, CallOutcome, Line, Priority, Service, Trusted, Verdict};

use super::dashes::unshielded;

/// What was typed for a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The verb, as in `crisis done`.
    pub verb: Verb,
    /// What each field was given, in words.
    pub given: BTreeMap<FieldName, Vec<String>>,
    /// The file that shows something.
    pub file: Option<PathBuf>,
}

impl Typed {
    /// What was typed for a row of the table.
    #[must_use]
    pub fn of(row: &Row, matches: &ArgMatches) -> Self {
        let mut typed = Self { verb: row.verb, given: BTreeMap::new(), file: None };
        for (need, _) in row.all_fields() {
            match need.field {
                FieldName::Component if row.is_about_either() => {}
                FieldName::Out | FieldName::All | FieldName::Reproduced | FieldName::Again => {
                    let said = matches.get_flag(id(need.field));
                    typed.given.extend(said.then(|| (need.field, vec![YES.to_owned()])));
                }
                FieldName::EvidenceFile => typed.file = matches.get_one::<PathBuf>(id(need.field)).cloned(),
                FieldName::Line => {
                    let line = Line::ALL.iter().find(|line| matches.get_flag(line.word()));
                    typed.given.extend(line.map(|line| (need.field, vec![line.word().to_owned()])));
                }
                field => {
                    let given = matches.get_many::<String>(id(field)).map(|given| given.map(|word| unshielded(word)).collect());
                    typed.given.extend(given.map(|given| (field, given)));
                }
            }
        }
        typed
    }

    /// Whether a field was given, be it by its option alone.
    #[must_use]
    pub fn says(&self, field: FieldName) -> bool {
        self.given.contains_key(&field)
    }

    /// What a field was given, as one text.
    #[must_use]
    pub fn text(&self, field: FieldName) -> Option<String> {
        self.given.get(&field).map(|given| given.join(" "))
    }
}

/// What stands in a field that is given by its option alone.
const YES: &str = "yes";

/// The name of an argument.
fn id(field: FieldName) -> &'static str {
    match field {
        FieldName::Text => "text",
        FieldName::Entry => "entry",
        FieldName::Step => "step",
        FieldName::Component => "component",
        FieldName::Who | FieldName::Caller => "who",
        FieldName::Report => "report",
        FieldName::With => "other",
        FieldName::Verdict => "verdict",
        FieldName::Service => "service",
        FieldName::Outcome => "outcome",
        FieldName::Severity => "severity",
        FieldName::Role => "role",
        FieldName::Path => "path",
        FieldName::Trusted => "clock",
        field => field.option().map_or("", |option| option.trim_start_matches('-')),
    }
}

/// A verb with its arguments.
pub(super) fn verb(row: &Row) -> Command {
    let english = |sentence: &Sentence| Language::English.say(sentence);
    let does = english(&(row.does)());
    let mut command = Command::new(row.verb.word()).about(capital(&does));
    // What is about a step or a component takes either in one place.
    let stands_by_itself = |need: Need| !row.is_about_either() || need.field != FieldName::Component;
    for (need, shape) in row.all_fields().into_iter().filter(|(need, _)| stands_by_itself(*need)) {
        command = command.args(arguments(need, shape));
    }
    if row.is_about_either() {
        let help = Language::English.say(&say!("verbs-field-step-or-component"));
        command = command.mut_arg(id(FieldName::Step), |arg| arg.value_name("STEP|COMPONENT").help(help));
    }
    command
}

/// The arguments of a field: one, or for the line of a call one for each.
fn arguments(need: Need, shape: &Shape) -> Vec<Arg> {
    if need.field == FieldName::Line {
        return Line::ALL.iter().map(|line| number(*line)).collect();
    }
    let mut arg = Arg::new(id(need.field)).help(Language::English.say(&help(need))).value_parser(parser(need));
    // Without anybody a call says whom to call next.
    let required = need.required && shape.only.is_empty() && shape.command != "CallResponder";
    arg = arg.value_name(value_name(need)).required(required);
    if let Some(option) = need.option {
        let takes_words = takes_words(need.field) || need.field == FieldName::Text;
        arg = arg.long(option.trim_start_matches('-')).allow_hyphen_values(takes_words);
    }
    for (field, word) in shape.only.iter().filter(|_| need.required) {
        arg = match word {
            Some(word) => arg.required_if_eq(id(*field), *word),
            None => arg,
        };
    }
    vec![match need.field {
        FieldName::Text if need.option.is_none() => arg.action(ArgAction::Append).num_args(1..),
        FieldName::Who if shape.command == "PageResponder" => arg.action(ArgAction::Append).num_args(1..),
        FieldName::Needs | FieldName::StoredOn | FieldName::Channel | FieldName::Special(Special::Source) => {
            arg.action(ArgAction::Append).value_delimiter(',')
        }
        FieldName::Out => arg.action(ArgAction::SetTrue).requires(id(FieldName::Why)),
        FieldName::All | FieldName::Reproduced | FieldName::Again => arg.action(ArgAction::SetTrue),
        FieldName::Component if need.option.is_some() => arg.action(ArgAction::Append).value_delimiter(','),
        FieldName::Evidence => arg.conflicts_with(id(FieldName::EvidenceFile)),
        FieldName::Extent | FieldName::AsOf => arg.requires(id(FieldName::Verdict)),
        FieldName::Percent => arg.requires(id(FieldName::Service)),
        _ => arg,
    }]
}

fn number(line: Line) -> Arg {
    let arg = Arg::new(line.word()).long(line.word()).action(ArgAction::SetTrue);
    match line {
        Line::Primary => arg.help(Language::English.say(&say!("verbs-field-primary"))).conflicts_with(Line::Secondary.word()),
        Line::Secondary => arg.help(Language::English.say(&say!("verbs-field-secondary"))),
    }
}

/// Whether words of one's own stand in it, which may begin with a dash.
fn takes_words(field: FieldName) -> bool {
    matches!(
        field,
        FieldName::Why
            | FieldName::FalseAlarm
            | FieldName::Evidence
            | FieldName::Extent
            | FieldName::Duty
            | FieldName::Said
            | FieldName::Title
            | FieldName::Special(_)
    )
}

fn parser(need: Need) -> ValueParser {
    match need.field {
        FieldName::EvidenceFile => ValueParser::path_buf(),
        FieldName::Out | FieldName::All | FieldName::Reproduced | FieldName::Again => ValueParser::bool(),
        FieldName::Arrived => ValueParser::new(words(Arrival::ALL, Arrival::word)),
        FieldName::Special(Special::Source) => ValueParser::new(words(Trigger::ALL, Trigger::word)),
        FieldName::Priority => ValueParser::new(words(Priority::ALL, Priority::word)),
        FieldName::Service => ValueParser::new(words(Service::SAID, Service::word)),
        FieldName::Role => ValueParser::new(words(Role::ALL, Role::word)),
        FieldName::Trusted => ValueParser::new(words(Trusted::ALL, Trusted::word)),
        FieldName::Outcome => ValueParser::new(words(CallOutcome::ALL, CallOutcome::word)),
        FieldName::Verdict if need.option.is_some() => ValueParser::new(words(Verdict::ALL, Verdict::word)),
        FieldName::Verdict => {
            let words = Verdict::ALL.iter().map(|verdict| verdict.word()).chain([STALE]);
            ValueParser::new(either_spelling(words.collect()))
        }
        FieldName::Severity => PossibleValuesParser::new(SEVERITIES).into(),
        FieldName::Percent => ValueParser::new(percentage),
        _ => ValueParser::string(),
    }
}

fn value_name(need: Need) -> String {
    let name = match need.field {
        FieldName::AsOf | FieldName::To | FieldName::Callback | FieldName::Special(Special::Since) => "time",
        FieldName::Special(Special::Source) => "source",
        FieldName::Evidence | FieldName::Extent | FieldName::Text | FieldName::Said | FieldName::Special(_) => "text",
        FieldName::EvidenceFile => "file",
        FieldName::With => "report",
        FieldName::Percent => "0-100",
        FieldName::Arrived => "yes|no",
        FieldName::Needs | FieldName::StoredOn => "component",
        FieldName::For => "who",
        FieldName::FalseAlarm => "why",
        field => id(field),
    };
    name.to_uppercase()
}

/// What the screen calls otherwise than it is typed, and people type as they read it.
const AS_READ: (&str, &str) = ("communications", "communication");

/// The words of a list. One of several parts may be typed with `-` where it has `_`.
pub(super) fn words<T: Copy + 'static>(all: &'static [T], word: fn(T) -> &'static str) -> impl TypedValueParser<Value = String> {
    either_spelling(all.iter().map(|value| word(*value)).collect())
}

fn either_spelling(words: Vec<&'static str>) -> impl TypedValueParser<Value = String> {
    let as_read = |word: &str| if word == AS_READ.1 { AS_READ.0.to_owned() } else { word.replace('_', "-") };
    let values = words.iter().map(|word| PossibleValue::new(*word).alias(as_read(word)));
    PossibleValuesParser::new(values).map(move |typed| {
        let meant = words.iter().find(|word| as_read(word) == typed);
        meant.map_or(typed, |word| (*word).to_owned())
    })
}

/// A share in percent.
fn percentage(typed: &str) -> Result<String, String> {
    match typed.parse::<u8>() {
        Ok(0..=100) => Ok(typed.to_owned()),
        _ => Err(format!("{typed} is not in 0..=100")),
    }
}

/// What is to be typed there.
fn help(need: Need) -> Sentence {
    match need.field {
        FieldName::Entry => say!("verbs-field-entry"),
        FieldName::To => say!("verbs-field-to"),
        FieldName::Text if need.option.is_some() => say!("verbs-field-page-text"),
        FieldName::Text if !need.required => say!("verbs-field-new-text"),
        FieldName::Text => say!("verbs-field-text"),
        FieldName::Step => say!("verbs-field-step"),
        FieldName::Component => say!("verbs-field-component"),
        FieldName::Who => say!("verbs-field-who"),
        FieldName::Why if need.required => say!("verbs-field-why"),
        FieldName::Why => say!("verbs-field-why-if-needed"),
        FieldName::Evidence => say!("verbs-field-evidence"),
        FieldName::EvidenceFile => say!("verbs-field-evidence-file"),
        FieldName::Verdict if need.required => say!("verbs-field-verdict"),
        FieldName::Verdict => say!("verbs-field-verdict-of-step"),
        FieldName::Extent => say!("verbs-field-extent"),
        FieldName::AsOf => say!("verbs-field-as-of"),
        FieldName::Service => say!("verbs-field-service"),
        FieldName::Percent => say!("verbs-field-percent"),
        FieldName::Title => say!("verbs-field-title"),
        FieldName::Needs => say!("verbs-field-needs"),
        FieldName::StoredOn => say!("verbs-field-stored-on"),
        FieldName::Out => say!("verbs-field-out"),
        FieldName::All => say!("verbs-field-all"),
        FieldName::Priority => say!("verbs-field-priority"),
        FieldName::Path => say!("verbs-field-path"),
        FieldName::Outcome => say!("verbs-field-outcome"),
        FieldName::Role => say!("verbs-field-role"),
        FieldName::Trusted => say!("verbs-field-trusted"),
        FieldName::Duty => say!("verbs-field-duty"),
        FieldName::For => say!("verbs-field-for"),
        FieldName::FalseAlarm => say!("verbs-field-false-alarm"),
        FieldName::Severity => say!("verbs-field-severity"),
        FieldName::Concerned => say!("verbs-field-concerned"),
        FieldName::Caller => say!("verbs-field-caller"),
        FieldName::Report => say!("verbs-field-report"),
        FieldName::With => say!("verbs-field-with"),
        FieldName::Reproduced => say!("verbs-field-reproduced"),
        FieldName::Callback => say!("verbs-field-callback"),
        FieldName::Special(Special::Since) if need.required => say!("verbs-field-awake"),
        FieldName::Special(Special::Since) => say!("verbs-field-since"),
        FieldName::Special(Special::Source) => say!("verbs-field-source"),
        FieldName::Special(Special::Affected) => say!("verbs-field-affected"),
        FieldName::Special(Special::NotAffected) => say!("verbs-field-not-affected"),
        FieldName::Special(Special::Unknown) => say!("verbs-field-unknown"),
        FieldName::Channel => say!("verbs-field-channel"),
        FieldName::Again => say!("verbs-field-again"),
        FieldName::Arrived => say!("verbs-field-arrived"),
        FieldName::Said => say!("verbs-field-said"),
        FieldName::Expected => say!("verbs-field-expected"),
        FieldName::Line | FieldName::Dial | FieldName::Special(_) => Sentence::default(),
    }
}
