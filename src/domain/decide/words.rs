//! What was typed and when it is to have happened: something must be said, it must fit into an entry, and it must not lie ahead.

use crate::domain::command::{Asking, Command, Refusal, refuse};
use crate::domain::event::Evidence;
use crate::domain::stamp::Moment;
use crate::domain::tell::say_age;

/// The longest text that one entry takes, in bytes: a long page. What is longer belongs into a file, as evidence.
pub const LONGEST_TEXT: usize = 64 * 1024;

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
        Command::TakeNote { text } | Command::TakeDecision { text } => [Some(("the text", text.as_str())), None],
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
    words(command).into_iter().try_for_each(|(option, text)| check_text("nothing was written down", option, text))
}

/// Whether a text says something, and fits into an entry. The dots that stand for it in a hint say nothing.
pub(in crate::domain) fn check_text(error: &str, option: &str, text: &str) -> Result<(), Refusal> {
    let because = match text.trim() {
        "" => format!("{option} is empty"),
        "…" | "..." => format!("in {option} the dots stand for your words"),
        _ if text.len() > LONGEST_TEXT => {
            return refuse(
                error,
                format!("{option} has {} bytes, and an entry takes {LONGEST_TEXT}", text.len()),
                "keep it in a file, and say where it lies; `crisis done STEP --evidence-file FILE` keeps what identifies it",
            );
        }
        _ => return Ok(()),
    };
    refuse(error, because, "say it in a few words: those who read the log later were not here")
}

pub(super) fn check_times(command: &Command, asking: &Asking) -> Result<(), Refusal> {
    check_time("nothing was written down", asking.at, asking.now)?;
    let judgement = match command {
        Command::FinishStep { verdict, .. } => verdict.as_ref(),
        Command::GiveVerdict { judgement, .. } => Some(judgement),
        _ => None,
    };
    match judgement.and_then(|judgement| judgement.as_of).filter(|as_of| lies_ahead(as_of.to_utc().into(), asking.now)) {
        Some(as_of) => refuse(
            "nothing was written down",
            format!("data cannot be {}, which has not come yet", say_age(as_of)),
            "--as-of takes the time of the backup: `03:00`, `10m ago`, `2026-11-21 03:00`",
        ),
        None => Ok(()),
    }
}

/// A minute of grace: the clocks of two machines are never quite the same.
fn lies_ahead(moment: Moment, now: Moment) -> bool {
    moment.seconds_since(now) > 60
}

pub(in crate::domain) fn check_time(error: &str, at: Option<Moment>, now: Moment) -> Result<(), Refusal> {
    match at.filter(|at| lies_ahead(*at, now)) {
        Some(at) => refuse(
            error,
            format!("{} has not come yet", at.in_words()),
            "--at takes a time that is past: `14:05`, `10m ago`, `2026-11-21 14:05`",
        ),
        None => Ok(()),
    }
}
