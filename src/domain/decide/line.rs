//! Whether a line that was written by pen is taken: as if it had been typed then, and once. What it comes to
//! stands in the log behind the line itself, so a sheet can be fed again after it was mended.

use crate::domain::advice::{Asking, Decision, Refusal, refuse};
use crate::domain::ask::table::Command;
use crate::domain::event::Fact;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::facts::{LifecycleFact, LineTranscribed};
use crate::domain::people::facts::PeopleFact;
use crate::domain::sheet::MOST_LINES;
use crate::domain::speech::say;

use super::decide_all;

/// Whether a line was taken before.
#[must_use]
pub fn is_known(incident: &Incident, line: &LineTranscribed) -> bool {
    incident.lifecycle.transcribed.contains(&(line.happened, line.line.clone()))
}

/// Decides what a line becomes, of which the commands are known.
///
/// # Errors
/// A refusal, when a rule forbids it now, or the incident remembers no more lines.
pub fn decide(
    incident: &Incident,
    line: &LineTranscribed,
    commands: &[Command],
    asking: &Asking,
) -> Result<Decision<Fact>, Refusal> {
    if is_known(incident, line) {
        return Ok(Decision::already(say!("rules-line-known")));
    }
    let mut decision = decide_all(incident, commands, asking)?;
    // Whoever types what others did was not there by that.
    decision.facts.retain(|fact| !brings(fact, asking));
    if decision.facts.is_empty() {
        return Ok(decision);
    }
    let fact = LifecycleFact::from(line.clone());
    if !incident.lifecycle.has_room_for(&fact) {
        return refuse(say!("rules-line-not-taken"), say!("rules-lines-full", most = MOST_LINES), say!("rules-line-type-it"));
    }
    decision.facts.insert(0, fact.into());
    Ok(decision)
}

/// Whether a fact says that whoever types for somebody else is there.
fn brings(fact: &Fact, asking: &Asking) -> bool {
    let typist = asking.typed_by.as_ref();
    matches!(fact, Fact::People(PeopleFact::ResponderAcknowledged(fact)) if typist == Some(&fact.who))
}
