//! Whether an entry may be corrected or struck. Anyone may put right what changes nothing but words, or lowers
//! what is known. The rest is decided like its effect: what raises a verdict or opens a lock needs what that
//! needs. So the incident as it would be then comes in as a value, and the two are compared.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use crate::domain::advice::{Advice, Asking, Decision, Refusal, refuse};
use crate::domain::amend::facts::{EntryCorrected, EntryStruck};
use crate::domain::amended::for_good::{ForGood, for_good};
use crate::domain::amended::words::{Said, said};
use crate::domain::amended::{Amended, Standing};
use crate::domain::ask::table::AmendCommand;
use crate::domain::data::facts::DataFact;
use crate::domain::entry_ref::EntryRef;
use crate::domain::event::{Event, Fact};
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::incident::Incident;
use crate::domain::limits::lies_ahead;
use crate::domain::runbook::Priority;
use crate::domain::speech::{Ask, Blank, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::steps::facts::StepsFact;
use crate::domain::verb::Verb;

mod weigh;

/// What a decision about an entry is made from.
pub(super) struct Case<'a> {
    incident: &'a Incident,
    asking: &'a Asking,
    /// The entry as it was written.
    entry: &'a Event,
    /// The same as it stands.
    standing: Standing<'a>,
    /// What it is called.
    name: String,
}

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
    let case = Case { incident, asking, entry, standing: amended.stands(entry), name };
    let decision = match command {
        AmendCommand::StrikeEntry { why, .. } => strike(&case, why, refused.clone())?,
        AmendCommand::CorrectEntry { text, to, .. } => correct(&case, text.as_ref(), *to, refused.clone())?,
    };
    let changes = |fact: &&Fact| case.amendment(fact).is_some_and(|amendment| amendment.changes_a_board());
    if let Some(fact) = decision.facts.first().filter(changes) {
        let then = with(fact)?;
        weigh::weigh(&case, &then, &refused)?;
    }
    Ok(decision)
}

/// Strikes an entry.
fn strike(case: &Case<'_>, why: &str, refused: Sentence) -> Result<Decision<Fact>, Refusal> {
    if let Some(struck) = case.standing.struck {
        let by = case.incident.people.name_of(&struck.by);
        return Ok(Decision::already(say!("rules-struck-already", entry = &case.name, by = by)));
    }
    if let Some((because, hint)) = case.stands_for_good() {
        return refuse(refused, because, hint);
    }
    let kind = case.entry.fact.kind().to_owned();
    Ok(Decision::from(EntryStruck { entry: case.entry.entry(), kind, why: why.to_owned() }).widen())
}

/// Corrects an entry.
fn correct(
    case: &Case<'_>,
    text: Option<&String>,
    to: Option<DateTime<FixedOffset>>,
    refused: Sentence,
) -> Result<Decision<Fact>, Refusal> {
    if let Some(struck) = case.standing.struck {
        let (by, strike) = (case.incident.people.name_of(&struck.by), case.incident.numbering.name(struck.entry()));
        let hint = say!("rules-strike-the-strike", ask = hints::with_reason(Verb::Strike, &strike));
        return refuse(refused, say!("rules-entry-is-struck", by = by), hint);
    }
    if let (None, None) = (text, to) {
        let words = hints::about(Verb::Correct, &case.name).blank(Blank::WhatHappened);
        let hint = say!("rules-correct-words-or-time", ask = words, other = hints::correct_time(&case.name));
        return refuse(refused, say!("rules-nothing-to-correct"), Advice::from(hint).on(FieldName::Text));
    }
    check_text(case, text, &refused)?;
    if let Some(ahead) = to.map(|to| Moment::from(to.to_utc())).filter(|to| lies_ahead(*to, case.asking.now)) {
        let hint = Advice::from(say!("rules-at-takes")).on(FieldName::To);
        return refuse(refused, say!("rules-has-not-come", time = ahead.in_words()), hint);
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
fn check_text(case: &Case<'_>, text: Option<&String>, refused: &Sentence) -> Result<(), Refusal> {
    let because = match text.map(|_| said(&case.entry.fact)) {
        Some(Said::Nothing) => say!("rules-entry-has-no-words"),
        Some(Said::File) => say!("rules-entry-names-a-file"),
        Some(Said::Words(_)) | None => return Ok(()),
    };
    let note = Ask::to(Verb::Note).blank(Blank::WhatHappened);
    let hint = say!("rules-note-it-or-correct-time", ask = note, other = hints::correct_time(&case.name));
    refuse(refused.clone(), because, Advice::from(hint).on(FieldName::Text))
}

impl Case<'_> {
    /// The amendment that a fact would be, were it the next entry.
    fn amendment(&self, fact: &Fact) -> Option<crate::domain::amended::Amendment> {
        crate::domain::amended::Amendment::of(&Event { fact: fact.clone(), ..self.entry.clone() })
    }

    /// Why the entry cannot be struck, and what can be done instead.
    fn stands_for_good(&self) -> Option<(Sentence, Sentence)> {
        let correct = hints::correct_time(&self.name);
        if let Some(ever) = for_good(&self.entry.fact) {
            return Some(match ever {
                ForGood::Declaration => (say!("rules-began-with-it"), say!("rules-correct-instead", ask = correct)),
                ForGood::Acceptance => {
                    (say!("rules-command-passed-with-it"), say!("rules-hand-over-instead", ask = hints::somebody(Verb::Handover)))
                }
                ForGood::Confirmation => (say!("rules-somebody-stands-for-it"), self.instead_of_a_confirmation()),
            });
        }
        match &self.entry.fact {
            Fact::Steps(StepsFact::StepDone(done)) if done.evidence.is_some() => {
                let plan = self.incident.plan();
                plan.step(&done.step).filter(|step| step.priority == Priority::Communicate)?;
                let reopen = hints::with_reason(Verb::Reopen, &plan.code(&done.step));
                Some((say!("rules-it-was-said"), say!("rules-correct-or-reopen", ask = correct, other = reopen)))
            }
            Fact::Unknown(_) => Some((say!("rules-of-a-newer-version"), say!("rules-strike-it-there"))),
            Fact::Steps(_) | Fact::People(_) | Fact::Lifecycle(_) | Fact::Data(_) | Fact::Amend(_) => None,
        }
    }

    fn instead_of_a_confirmation(&self) -> Sentence {
        match &self.entry.fact {
            Fact::Steps(StepsFact::StepConfirmed(fact)) => {
                let code = self.incident.plan().code(&fact.step);
                say!("rules-open-again-instead", ask = hints::with_reason(Verb::Reopen, &code))
            }
            Fact::Data(DataFact::VerdictConfirmed(fact)) => {
                let stale = hints::about(Verb::Verdict, &fact.component).with("stale");
                say!("rules-doubt-instead", ask = hints::because(stale))
            }
            Fact::Steps(_) | Fact::Data(_) | Fact::People(_) | Fact::Lifecycle(_) | Fact::Amend(_) | Fact::Unknown(_) => {
                say!("rules-correct-instead", ask = hints::correct_time(&self.name))
            }
        }
    }
}
