//! A fact as one sentence: the words of the timeline on every screen,
//! in every export and on every terminal. Each topic tells its own.
//!
//! The sentence holds what people typed as they typed it; whoever shows it makes it safe ([`super::text`]).

use super::amended::Standing;
use super::event::{Event, Fact};
use super::incident::Incident;
use super::speech::{Sentence, say};
use super::{amend, data, inbox, lifecycle, people, sending, steps};

/// An entry as it stands, marked where it was struck or corrected, for whoever reads it beside a name.
#[must_use]
pub fn tell_standing(incident: &Incident, standing: &Standing<'_>) -> Sentence {
    let told = tell_beside(incident, &standing.event);
    match (standing.struck, standing.corrected) {
        (Some(_), _) => say!("log-is-struck", told = told),
        (None, Some(_)) => say!("log-is-corrected", told = told),
        (None, None) => told,
    }
}

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(incident: &Incident, event: &Event) -> Sentence {
    around(incident, event, fact(incident, &event.fact))
}

/// The same beside the name of whoever did it, which it then does not say again.
#[must_use]
pub fn tell_beside(incident: &Incident, event: &Event) -> Sentence {
    let told = match &event.fact {
        Fact::People(fact) => people::tell::beside(&incident.people, fact, event.speaker()),
        Fact::Inbox(_)
        | Fact::Lifecycle(_)
        | Fact::Data(_)
        | Fact::Steps(_)
        | Fact::Sending(_)
        | Fact::Amend(_)
        | Fact::Unknown(_) => fact(incident, &event.fact),
    };
    around(incident, event, told)
}

/// What was told, with who typed it and what was wrong with the clock.
fn around(incident: &Incident, event: &Event, told: Sentence) -> Sentence {
    let told = match event.fact.about().quoted() {
        Some(who) if *who != event.by => say!("log-typed-by", told = told, name = incident.people.called(&event.by)),
        _ => told,
    };
    let ahead = incident.time.was_ahead(event.position(), event.recorded_at);
    if ahead { say!("log-clock-ahead", told = told) } else { told }
}

fn fact(incident: &Incident, fact: &Fact) -> Sentence {
    match fact {
        Fact::People(fact) => people::tell::tell(&incident.people, fact),
        Fact::Inbox(fact) => inbox::tell::tell(&incident.inbox, &incident.numbering, fact),
        Fact::Lifecycle(fact) => lifecycle::tell::tell(fact),
        Fact::Data(fact) => data::tell::tell(fact),
        Fact::Steps(fact) => steps::tell::tell(incident.plan(), fact),
        Fact::Sending(fact) => sending::tell::tell(&incident.sendings, &incident.people, fact),
        Fact::Amend(fact) => amend::tell::tell(&incident.numbering, fact),
        Fact::Unknown(unknown) => say!("log-unknown", kind = &unknown.kind, body = &unknown.body),
    }
}
