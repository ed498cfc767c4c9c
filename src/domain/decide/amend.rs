//! Whether an entry may be corrected or struck. Anyone may put right what changes words alone, or lowers
//! what is known. The rest is decided like its effect: what raises a verdict or opens a lock needs what that
//! needs. So the incident as it would be then comes in as a value, and the two are compared.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use crate::domain::advice::{Advice, Asking, Decision, Refusal, refuse};
use crate::domain::amend::facts::{EntryCorrected, EntryStruck};
use crate::domain::amended::Amended;
use crate::domain::amended::words::{Said, said};
use crate::domain::ask::table::AmendCommand;
use crate::domain::entry_ref::EntryRef;
use crate::domain::event::{Event, Fact};
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::incident::Incident;
use crate::domain::limits::lies_ahead;
use crate::domain::speech::{Ask, Blank, say};
use crate::domain::stamp::Moment;
use crate::domain::verb::Verb;

mod case;
mod weigh;

use case::Case;

impl AmendCommand {
    /// The entry that it is about.
    #[must_use]
    pub fn entry(&self) -> EntryRef {
        match self {
            Self::CorrectEntry { entry, .. } | Self::StrikeEntry { entry, .. } => *entry,
        }
    }
}

/// Decides what is asked about an entry, as the log has it. `with` makes the incident as it would be with the
/// fact that this becomes; it is asked only where that can be another one.
///
/// # Errors
/// A refusal, when a rule forbids it now; or whatever `with` fails with.
pub fn decide<E: From<Refusal>>(
    incident: &Incident,
    command: &AmendCommand,
    asking: &Asking,
    entry: Option<&Event>,
    with: impl FnOnce(&Fact) -> Result<Arc<Incident>, E>,
) -> Result<Decision<Fact>, E> {
    super::check(incident, &command.clone().into(), asking)?;
    let name = incident.numbering.name(command.entry());
    let refused = match command {
        AmendCommand::StrikeEntry { .. } => say!("rules-not-struck", entry = &name),
        AmendCommand::CorrectEntry { .. } => say!("rules-not-corrected", entry = &name),
    };
    let Some(entry) = entry else {
        let hint = say!("rules-log-has-numbers", ask = Ask::to(Verb::Log));
        return Ok(refuse(refused, say!("rules-entry-not-there", entry = name), hint)?);
    };
    let amended: &Amended = &incident.amended;
    let case = Case { incident, asking, entry, standing: amended.stands(entry), name, refused };
    let decision = match command {
        AmendCommand::StrikeEntry { why, .. } => strike(&case, why)?,
        AmendCommand::CorrectEntry { text, to, .. } => correct(&case, text.as_ref(), *to)?,
    };
    let changes = |fact: &&Fact| case.amendment(fact).is_some_and(|amendment| amendment.changes_a_board());
    if let Some(fact) = decision.facts.first().filter(changes) {
        let then = with(fact)?;
        weigh::weigh(&case, &then)?;
    }
    Ok(decision)
}

/// Why what is asked about an entry will be refused, as far as the incident as it is says so: what it would
/// be without the entry is known only when it is asked.
#[must_use]
pub fn foreseen(incident: &Incident, command: &AmendCommand, asking: &Asking, entry: &Event) -> Option<Refusal> {
    /// What can be said beforehand.
    enum Foreseen {
        Refused(Refusal),
        NotYet,
    }
    impl From<Refusal> for Foreseen {
        fn from(refusal: Refusal) -> Self {
            Self::Refused(refusal)
        }
    }
    match decide(incident, command, asking, Some(entry), |_| Err(Foreseen::NotYet)) {
        Err(Foreseen::Refused(refusal)) => Some(refusal),
        Err(Foreseen::NotYet) | Ok(_) => None,
    }
}

/// Strikes an entry.
fn strike(case: &Case<'_>, why: &str) -> Result<Decision<Fact>, Refusal> {
    if let Some(struck) = case.standing.struck {
        let by = case.incident.people.called(&struck.by);
        return Ok(Decision::already(say!("rules-struck-already", entry = &case.name, by = by)));
    }
    if let Some((because, hint)) = case.stands_for_good() {
        return case.refuse(because, hint);
    }
    let kind = case.entry.fact.kind().to_owned();
    Ok(Decision::from(EntryStruck { entry: case.entry.entry(), kind, why: why.to_owned() }).widen())
}

/// Corrects an entry.
fn correct(case: &Case<'_>, text: Option<&String>, to: Option<DateTime<FixedOffset>>) -> Result<Decision<Fact>, Refusal> {
    if let Some(struck) = case.standing.struck {
        let (by, strike) = (case.incident.people.called(&struck.by), case.incident.numbering.name(struck.entry()));
        let hint = say!("rules-strike-the-strike", ask = hints::with_reason(Verb::Strike, &strike));
        return case.refuse(say!("rules-entry-is-struck", by = by), hint);
    }
    if let (None, None) = (text, to) {
        let time = hints::correct_time(&case.name);
        let hint = match said(&case.entry.fact) {
            Said::Words(_) => {
                let words = hints::about(Verb::Correct, &case.name).blank(Blank::WhatHappened);
                say!("rules-correct-words-or-time", ask = words, other = time)
            }
            Said::File | Said::Nothing => say!("rules-correct-instead", ask = time),
        };
        return case.refuse(say!("rules-nothing-to-correct"), Advice::from(hint).on(FieldName::Text));
    }
    check_text(case, text)?;
    if let Some(ahead) = to.map(|to| Moment::from(to.to_utc())).filter(|to| lies_ahead(*to, case.asking.now)) {
        let hint = Advice::from(say!("rules-at-takes")).on(FieldName::To);
        return case.refuse(say!("rules-has-not-come", time = ahead.in_words()), hint);
    }
    let now = &case.standing.event;
    let words = said(&now.fact);
    let text = text.filter(|text| words != Said::Words(Some((*text).clone()))).cloned();
    let to = to.filter(|to| Moment::from(to.to_utc()) != now.at);
    if text.is_none() && to.is_none() {
        return Ok(Decision::already(say!("rules-says-so-already", entry = &case.name)));
    }
    let kind = case.entry.fact.kind().to_owned();
    Ok(Decision::from(EntryCorrected { entry: case.entry.entry(), kind, text, to }).widen())
}

/// Refuses words for an entry that has no room for any.
fn check_text(case: &Case<'_>, text: Option<&String>) -> Result<(), Refusal> {
    let because = match text.map(|_| said(&case.entry.fact)) {
        Some(Said::Nothing) => say!("rules-entry-has-no-words"),
        Some(Said::File) => say!("rules-entry-names-a-file"),
        Some(Said::Words(_)) | None => return Ok(()),
    };
    let note = Ask::to(Verb::Note).blank(Blank::WhatHappened);
    let hint = say!("rules-note-it-or-correct-time", ask = note, other = hints::correct_time(&case.name));
    case.refuse(because, Advice::from(hint).on(FieldName::Text))
}
