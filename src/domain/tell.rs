//! A fact as one sentence: the words of the timeline on every screen,
//! in every export and on every terminal. Each topic tells its own.
//!
//! The sentence holds what people typed as they typed it; whoever shows it makes it safe ([`super::text`]).

use super::event::{Event, Fact};
use super::incident::Incident;
use super::speech::{Sentence, say};
use super::{data, lifecycle, people, steps};

/// What happened, in a few words, beginning with a verb.
#[must_use]
pub fn tell(incident: &Incident, event: &Event) -> Sentence {
    let told = fact(incident, &event.fact);
    match event.fact.about().quoted() {
        Some(who) if *who != event.by => say!("log-typed-by", told = told, name = incident.people.name_of(&event.by)),
        _ => told,
    }
}

fn fact(incident: &Incident, fact: &Fact) -> Sentence {
    match fact {
        Fact::People(fact) => people::tell::tell(&incident.people, fact),
        Fact::Lifecycle(fact) => lifecycle::tell::tell(fact),
        Fact::Data(fact) => data::tell::tell(fact),
        Fact::Steps(fact) => steps::tell::tell(incident.plan(), fact),
        Fact::Unknown(unknown) => say!("log-unknown", kind = &unknown.kind, body = &unknown.body),
    }
}
