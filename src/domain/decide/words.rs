//! What was typed and when it is to have happened: something must be said, it must fit into an entry, and it must not lie ahead.

use crate::domain::command::{Asking, Command, Refusal, refuse};
use crate::domain::record::{Evidence, say_age};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;

/// The longest text that one entry takes, in bytes: a long page. What is longer belongs into a file, as evidence.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// What stands for the words of a note, which have no option.
const THE_TEXT: &str = "";

/// An option as it is typed; the words of a note as they are called.
fn named(option: &str) -> Sentence {
    if option == THE_TEXT { say!("rules-the-text") } else { option.into() }
}

/// What a command says in words, each with the option that it was given with.
fn words(command: &Command) -> Vec<(&'static str, &str)> {
    fn optional<'a>(option: &'static str, text: Option<&'a String>) -> Option<(&'static str, &'a str)> {
        text.map(|text| (option, text.as_str()))
    }
    fn shown(evidence: Option<&Evidence>) -> Option<(&'static str, &str)> {
        match evidence {
            Some(Evidence::Text(text)) => Some(("--evidence", text)),
            _ => None,
        }
    }
    let words = match command {
        Command::SkipStep { why, .. }
        | Command::FailStep { why, .. }
        | Command::RuleOutStep { why, .. }
        | Command::ReopenStep { why, .. }
        | Command::OverrideGate { why, .. }
        | Command::DoubtVerdict { why, .. } => [Some(("--why", why.as_str())), None],
        Command::OfferCommand { why, .. } | Command::ResolveIncident { why } | Command::CloseIncident { why } => {
            [optional("--why", why.as_ref()), None]
        }
        Command::TakeNote { text } | Command::TakeDecision { text } => [Some((THE_TEXT, text.as_str())), None],
        Command::FinishStep { evidence, verdict, .. } => {
            [shown(evidence.as_ref()), optional("--extent", verdict.as_ref().and_then(|judgement| judgement.extent.as_ref()))]
        }
        Command::GiveVerdict { evidence, judgement, .. } => {
            [shown(evidence.as_ref()), optional("--extent", judgement.extent.as_ref())]
        }
        Command::AssignRole { duty, .. } => [optional("--duty", duty.as_ref()), None],
        Command::AddComponent(component) => [Some(("--title", component.title.as_str())), None],
        _ => [None, None],
    };
    words.into_iter().flatten().collect()
}

pub(super) fn check_words(command: &Command) -> Result<(), Refusal> {
    words(command).into_iter().try_for_each(|(option, text)| check_text(&say!("rules-nothing-written"), option, text))
}

/// Whether a text says something, and fits into an entry. The dots that stand for it in a hint say nothing.
pub(in crate::domain) fn check_text(error: &Sentence, option: &str, text: &str) -> Result<(), Refusal> {
    let because = match text.trim() {
        "" => say!("rules-is-empty", option = named(option)),
        "…" | "..." => say!("rules-dots-stand", option = named(option)),
        _ if text.len() > LONGEST_TEXT => {
            return refuse(
                error.clone(),
                say!("rules-too-long", option = named(option), bytes = text.len(), longest = LONGEST_TEXT),
                say!("rules-keep-in-a-file"),
            );
        }
        _ => return Ok(()),
    };
    refuse(error.clone(), because, say!("rules-say-in-a-few-words"))
}

pub(super) fn check_times(command: &Command, asking: &Asking) -> Result<(), Refusal> {
    check_time(&say!("rules-nothing-written"), asking.at, asking.now)?;
    let judgement = match command {
        Command::FinishStep { verdict, .. } => verdict.as_ref(),
        Command::GiveVerdict { judgement, .. } => Some(judgement),
        _ => None,
    };
    match judgement.and_then(|judgement| judgement.as_of).filter(|as_of| lies_ahead(as_of.to_utc().into(), asking.now)) {
        Some(as_of) => {
            refuse(say!("rules-nothing-written"), say!("rules-data-ahead", age = say_age(as_of)), say!("rules-as-of-takes"))
        }
        None => Ok(()),
    }
}

/// A minute of grace: the clocks of two machines are never quite the same.
fn lies_ahead(moment: Moment, now: Moment) -> bool {
    moment.seconds_since(now) > 60
}

pub(in crate::domain) fn check_time(error: &Sentence, at: Option<Moment>, now: Moment) -> Result<(), Refusal> {
    match at.filter(|at| lies_ahead(*at, now)) {
        Some(at) => refuse(error.clone(), say!("rules-has-not-come", time = at.in_words()), say!("rules-at-takes")),
        None => Ok(()),
    }
}
