//! Facts about components in words.

use crate::domain::id::{ComponentId, listed as names};
use crate::domain::record::{say_age, say_evidence};
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::Service;

use super::facts::{ComponentChanged, DataFact, ServiceSet, VerdictGiven};

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(fact: &DataFact) -> Sentence {
    match fact {
        DataFact::ComponentAdded(fact) => say!("log-component", component = &fact.component.id),
        DataFact::ComponentChanged(fact) => change(fact),
        DataFact::ComponentLeftOut(fact) => say!("log-left-out", component = &fact.component, why = &fact.why),
        DataFact::VerdictConfirmed(fact) => say!("log-verdict-confirmed", component = &fact.component),
        DataFact::VerdictOverridden(fact) => say!("log-verdict-overridden", component = &fact.component, why = &fact.why),
        DataFact::VerdictGiven(fact) => verdict(fact),
        DataFact::VerdictDoubted(fact) => say!("log-stale", component = &fact.component, why = &fact.why),
        DataFact::ServiceSet(fact) => service(fact),
    }
}

fn change(fact: &ComponentChanged) -> Sentence {
    let listed = |ids: &Vec<ComponentId>| match ids.as_slice() {
        [] => say!("log-nothing"),
        ids => names(ids).into(),
    };
    let title = fact.title.as_ref().map(|title| say!("log-titled", title = title));
    let needs = fact.needs.as_ref().map(|needs| say!("log-needs", components = listed(needs)));
    let stored_on = fact.stored_on.as_ref().map(|ids| say!("log-stored-on", components = listed(ids)));
    let changed = [title, needs, stored_on].into_iter().flatten().collect();
    say!("log-component-changed", component = &fact.component, changed = Sentence::joined("; ", changed))
}

fn verdict(fact: &VerdictGiven) -> Sentence {
    let led = |said: Sentence| Sentence::joined(" ", vec![Sentence::default(), said]);
    say!(
        "log-verdict",
        component = &fact.component,
        verdict = fact.verdict,
        age = fact.as_of.map(|as_of| led(say_age(as_of))),
        extent = fact.extent.as_ref().map(|extent| format!(" ({extent})")),
        two = fact.second_name,
        shown = fact.evidence.as_ref().map(say_evidence).map(Sentence::behind_a_colon)
    )
}

fn service(fact: &ServiceSet) -> Sentence {
    let said = match (fact.service, fact.percent) {
        (Service::Degraded, Some(percent)) => say!("log-service-percent", component = &fact.component, percent = percent),
        (service, _) => say!("log-service", component = &fact.component, service = service),
    };
    match &fact.why {
        Some(why) => Sentence::joined("", vec![said, Sentence::behind_a_colon(why)]),
        None => said,
    }
}
