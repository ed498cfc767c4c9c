//! Facts about components in words.

use crate::domain::record::{say_age, say_evidence};
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::Service;

use super::facts::{DataFact, ServiceSet, VerdictGiven};

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(fact: &DataFact) -> Sentence {
    match fact {
        DataFact::ComponentAdded(fact) => say!("log-component", component = &fact.component.id),
        DataFact::VerdictGiven(fact) => verdict(fact),
        DataFact::VerdictDoubted(fact) => say!("log-stale", component = &fact.component, why = &fact.why),
        DataFact::ServiceSet(fact) => service(fact),
    }
}

fn verdict(fact: &VerdictGiven) -> Sentence {
    let led = |said: Sentence| Sentence::joined(" ", vec![Sentence::default(), said]);
    say!(
        "log-verdict",
        component = &fact.component,
        verdict = fact.verdict,
        age = fact.as_of.map(|as_of| led(say_age(as_of))),
        extent = fact.extent.as_ref().map(|extent| format!(" ({extent})")),
        shown = fact.evidence.as_ref().map(say_evidence).map(Sentence::behind_a_colon)
    )
}

fn service(fact: &ServiceSet) -> Sentence {
    match (fact.service, fact.percent) {
        (Service::Degraded, Some(percent)) => say!("log-service-percent", component = &fact.component, percent = percent),
        (service, _) => say!("log-service", component = &fact.component, service = service),
    }
}
