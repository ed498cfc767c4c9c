//! What is left open when an incident ends, as a value that comes in, and how all of it is said. Of many
//! steps the first are named and the rest is counted: whoever is asked for a reason has to read it.

use crate::domain::advice::Lock;
use crate::domain::id::ComponentId;
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::Service;

use super::state::Status;

/// So many steps of a kind are named.
const NAMED: usize = 12;
/// So many steps are named with their titles.
const WITH_TITLES: usize = 3;

/// What is still open at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The components that are not up, each with its service.
    pub services: Vec<(ComponentId, Service)>,
    /// The components whose data does not count as confirmed, each with what keeps it from that.
    pub data: Vec<(ComponentId, Lock)>,
    /// What customers have not heard: the steps that would have told them.
    pub unheard: Left,
    /// What has happened since customers were told last.
    pub news: Vec<Sentence>,
    /// What was stopped and not released: code and title of the step, and the code of what releases it.
    pub held: Vec<(String, Option<String>)>,
    /// Steps on data and service that somebody is at.
    pub begun: Left,
    /// Steps that one person finished and no second one confirmed.
    pub half_done: Left,
    /// Steps on data and service that failed.
    pub failed: Left,
    /// Steps on data and service that nobody has begun.
    pub undone: Left,
    /// What customers were told: codes of the steps.
    pub told: Vec<String>,
    /// What says that it was no false alarm: each with its component.
    pub harm: Vec<(ComponentId, Sentence)>,
}

/// Steps of one kind that are left: the first by code and title, and how many others there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    first: Vec<String>,
    more: usize,
}

impl Left {
    /// Adds one; its name is made where it is among the first.
    pub fn add(&mut self, named: impl FnOnce() -> String) {
        if self.first.len() < NAMED { self.first.push(named()) } else { self.more += 1 }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// All of them in words: the titles are left out where that would be much to read.
    #[must_use]
    pub fn listed(&self) -> Sentence {
        and_more(&listed(&self.first), self.more)
    }
}

impl Open {
    /// Whether not everything is named.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        let steps = [&self.unheard, &self.begun, &self.half_done, &self.failed, &self.undone];
        steps.iter().any(|left| left.more > 0)
            || [self.held.len(), self.services.len(), self.data.len()].iter().max() > Some(&NAMED)
    }

    /// What is in the way of saying that service is back.
    #[must_use]
    pub fn against_resolving(&self) -> Vec<Sentence> {
        self.unconfirmed().into_iter().chain(self.not_up()).collect()
    }

    /// What else is open then.
    #[must_use]
    pub fn beside_resolving(&self) -> Vec<Sentence> {
        self.for_customers().into_iter().chain(self.still_held()).chain(self.work()).collect()
    }

    /// What is in the way of closing, from where the incident stands.
    #[must_use]
    pub fn against_closing(&self, status: Status) -> Vec<Sentence> {
        let unresolved = (status != Status::Resolved).then(|| say!("rules-it-is-not-resolved"));
        unresolved.into_iter().chain(self.for_customers()).chain(self.still_held()).collect()
    }

    /// What else is open then.
    #[must_use]
    pub fn beside_closing(&self) -> Vec<Sentence> {
        self.not_up().into_iter().chain(self.unconfirmed()).chain(self.work()).collect()
    }

    /// What customers were not told.
    fn for_customers(&self) -> Vec<Sentence> {
        let unheard = (!self.unheard.is_empty()).then(|| say!("rules-customers-not-heard", steps = self.unheard.listed()));
        let news = (!self.news.is_empty()).then(|| {
            let first = Sentence::joined(", ", self.news.iter().take(NAMED).cloned().collect());
            say!("rules-customers-do-not-know", news = first)
        });
        unheard.into_iter().chain(news).collect()
    }

    /// What is still held, and by which steps.
    fn still_held(&self) -> Option<Sentence> {
        let mut held = Left::default();
        for (step, _) in &self.held {
            held.add(|| step.clone());
        }
        (!held.is_empty()).then(|| say!("rules-still-held", steps = held.listed()))
    }

    /// Which components are not up.
    fn not_up(&self) -> Option<Sentence> {
        match self.services.as_slice() {
            [] => None,
            [(id, service)] => Some(say!("rules-component-is", component = id, service = *service)),
            several => {
                let first = Sentence::joined(", ", several.iter().take(NAMED).map(component_left).collect());
                Some(and_more(&first, several.len().saturating_sub(NAMED)))
            }
        }
    }

    /// Whose data is not confirmed: of one component why, of several which.
    fn unconfirmed(&self) -> Option<Sentence> {
        match self.data.as_slice() {
            [] => None,
            [(_, lock)] => Some(lock.because.clone()),
            several => {
                let ids: Vec<&str> = several.iter().take(NAMED).map(|(id, _)| id.as_str()).collect();
                let all = and_more(&ids.join(", ").into(), several.len().saturating_sub(NAMED));
                Some(say!("rules-data-of-several", components = all))
            }
        }
    }

    /// Which work on data and service was not brought to its end.
    fn work(&self) -> Vec<Sentence> {
        let mut said = Vec::new();
        if !self.half_done.is_empty() {
            said.push(say!("rules-steps-not-confirmed", steps = self.half_done.listed()));
        }
        if !self.begun.is_empty() {
            said.push(say!("rules-steps-not-finished", steps = self.begun.listed()));
        }
        if !self.failed.is_empty() {
            said.push(say!("rules-steps-failed", steps = self.failed.listed()));
        }
        if !self.undone.is_empty() {
            said.push(say!("rules-steps-not-done", steps = self.undone.listed()));
        }
        said
    }

    /// The same as a remark on what has just ended: services and customers in a few words, then the rest.
    #[must_use]
    pub fn left(&self) -> Option<Sentence> {
        let services = self.services.iter().map(component_left).collect::<Vec<_>>();
        let services = (!services.is_empty()).then(|| {
            let more = services.len().saturating_sub(NAMED);
            and_more(&Sentence::joined(", ", services.into_iter().take(NAMED).collect()), more)
        });
        let steps = (!self.unheard.is_empty()).then(|| say!("rules-steps-left", steps = self.unheard.listed()));
        let short: Vec<Sentence> = services.into_iter().chain(steps).collect();
        let short = (!short.is_empty()).then(|| Sentence::joined(", ", short));
        let rest = self.still_held().into_iter().chain(self.unconfirmed()).chain(self.work());
        let all: Vec<Sentence> = short.into_iter().chain(rest).collect();
        (!all.is_empty()).then(|| Sentence::joined("; ", all))
    }
}

/// A component that is not up, in two words.
fn component_left((id, service): &(ComponentId, Service)) -> Sentence {
    say!("rules-component-left", component = id, service = *service)
}

/// The first of many, and how many others there are.
fn and_more(first: &Sentence, more: usize) -> Sentence {
    if more == 0 { first.clone() } else { say!("rules-and-more", first = first, more = more) }
}

fn listed(steps: &[String]) -> Sentence {
    if steps.len() <= WITH_TITLES {
        return steps.join(", ").into();
    }
    let codes: Vec<&str> = steps.iter().map(|step| step.split(' ').next().unwrap_or_default()).collect();
    codes.join(", ").into()
}
