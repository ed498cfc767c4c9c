//! What a decision about an entry is made from, and why some entries stand for good.

use crate::domain::advice::{Advice, Asking, Refusal, refuse};
use crate::domain::amended::for_good::{ForGood, for_good};
use crate::domain::amended::{Amendment, Standing};
use crate::domain::data::facts::DataFact;
use crate::domain::event::{Event, Fact};
use crate::domain::hints;
use crate::domain::incident::Incident;
use crate::domain::runbook::Priority;
use crate::domain::speech::{Ask, Blank, Sentence, say};
use crate::domain::steps::facts::StepsFact;
use crate::domain::verb::Verb;

/// What a decision about an entry is made from.
pub(super) struct Case<'a> {
    pub(super) incident: &'a Incident,
    pub(super) asking: &'a Asking,
    /// The entry as it was written.
    pub(super) entry: &'a Event,
    /// The same as it stands.
    pub(super) standing: Standing<'a>,
    /// What it is called.
    pub(super) name: String,
    /// That nothing was done, and with what.
    pub(super) refused: Sentence,
}

impl Case<'_> {
    /// Refuses it.
    ///
    /// # Errors
    /// Always.
    pub(super) fn refuse<T>(&self, because: Sentence, hint: impl Into<Advice>) -> Result<T, Refusal> {
        refuse(self.refused.clone(), because, hint)
    }

    /// The amendment that a fact would be, were it the next entry.
    pub(super) fn amendment(&self, fact: &Fact) -> Option<Amendment> {
        Amendment::of(&Event { fact: fact.clone(), ..self.entry.clone() })
    }

    /// Why the entry cannot be struck, and what can be done instead.
    pub(super) fn stands_for_good(&self) -> Option<(Sentence, Sentence)> {
        let correct = hints::correct_time(&self.name);
        if let Some(ever) = for_good(&self.entry.fact) {
            return Some(match ever {
                ForGood::Declaration => (say!("rules-began-with-it"), say!("rules-correct-instead", ask = correct)),
                ForGood::End => {
                    let runbook = self.incident.lifecycle.runbook().map_or("technical-crisis", |runbook| runbook.id.as_str());
                    let declare = hints::about(Verb::Declare, runbook);
                    (say!("rules-closed-stays-closed"), say!("rules-declare-anew", ask = declare))
                }
                ForGood::Acceptance => {
                    (say!("rules-command-passed-with-it"), say!("rules-hand-over-instead", ask = hints::somebody(Verb::Handover)))
                }
                ForGood::Clock => {
                    let clock = hints::because(Ask::to(Verb::Clock).with("machine"));
                    (say!("rules-time-was-reckoned-from-it"), say!("rules-settle-the-clock-anew", ask = clock))
                }
                ForGood::Sending => {
                    let note = Ask::to(Verb::Note).blank(Blank::WhatHappened);
                    (say!("rules-words-left-with-it"), say!("rules-note-instead", ask = note))
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
            Fact::Steps(_)
            | Fact::People(_)
            | Fact::Inbox(_)
            | Fact::Lifecycle(_)
            | Fact::Data(_)
            | Fact::Sending(_)
            | Fact::Amend(_) => None,
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
            Fact::Steps(_)
            | Fact::Data(_)
            | Fact::People(_)
            | Fact::Inbox(_)
            | Fact::Lifecycle(_)
            | Fact::Sending(_)
            | Fact::Amend(_)
            | Fact::Unknown(_) => {
                say!("rules-correct-instead", ask = hints::correct_time(&self.name))
            }
        }
    }
}
