//! Facts about the incident as a whole in words.

use crate::domain::record::Scope;
use crate::domain::runbook::Trigger;
use crate::domain::speech::{Sentence, say};

use super::facts::{IncidentDeclared, LifecycleFact, ScopeChanged};

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(fact: &LifecycleFact) -> Sentence {
    match fact {
        // Said to be a note, so that no note reads as a fact.
        LifecycleFact::NoteTaken(fact) => say!("log-note", text = &fact.text),
        LifecycleFact::LineTranscribed(fact) => say!("log-transcribed", line = &fact.line, name = &fact.typed_by),
        LifecycleFact::ScopeChanged(fact) => {
            let ScopeChanged { affected, not_affected, unknown, sources } = &**fact;
            let [affected, not_affected, unknown] = [affected, not_affected, unknown].map(Clone::clone);
            let scope = Scope { affected, not_affected, unknown, sources: Vec::new() };
            say!("log-scope", scope = Sentence::joined("; ", scope.spoken().into_iter().chain(declared_on(sources)).collect()))
        }
        LifecycleFact::TitleChanged(fact) => say!("log-title", title = &fact.title),
        LifecycleFact::SeverityChanged(fact) => say!("log-severity", severity = fact.severity),
        LifecycleFact::DecisionTaken(fact) => say!("log-decision", text = &fact.text),
        LifecycleFact::IncidentDeclared(fact) => declared(fact),
        LifecycleFact::ClockDoubted(fact) => {
            say!("log-clock-doubted", machine = fact.machine.in_words(), log = fact.log.in_words())
        }
        LifecycleFact::ClockSettled(fact) => {
            let (machine, log) = (fact.machine.in_words(), fact.log.in_words());
            say!("log-clock-settled", clock = fact.trusted, machine = machine, log = log, why = &fact.why)
        }
        LifecycleFact::IncidentResolved(fact) => {
            say!("log-resolved", why = fact.why.as_ref().map(Sentence::behind_a_colon))
        }
        LifecycleFact::IncidentClosed(fact) if fact.false_alarm => {
            say!("log-false-alarm", why = fact.why.as_ref().map(Sentence::behind_a_colon))
        }
        LifecycleFact::IncidentClosed(fact) => {
            say!("log-closed", why = fact.why.as_ref().map(Sentence::behind_a_colon))
        }
    }
}

/// What made people declare it, where that is known.
fn declared_on(sources: &[Trigger]) -> Option<Sentence> {
    let sources = sources.iter().map(|source| source.spoken()).reduce(|one, more| say!("rules-and", one = one, more = more));
    sources.map(|sources| say!("log-declared-on", sources = sources))
}

fn declared(fact: &IncidentDeclared) -> Sentence {
    let components: Vec<&str> = fact.components.iter().map(|component| component.id.as_str()).collect();
    let declared = say!(
        "log-declared",
        drill = fact.drill,
        runbook = &fact.runbook.title,
        title = &fact.title,
        components = components.join(", ")
    );
    let said = [
        fact.began_at.map(|began| say!("log-began", time = began)),
        declared_on(&fact.sources),
        fact.reporter.as_ref().map(|who| say!("log-reporter", who = who)),
        fact.affected.as_ref().map(|what| say!("log-affected", what = what)),
        fact.not_affected.as_ref().map(|what| say!("log-not-affected", what = what)),
        fact.unknown.as_ref().map(|what| say!("log-not-known", what = what)),
    ];
    Sentence::joined("; ", std::iter::once(declared).chain(said.into_iter().flatten()).collect())
}
