//! The components: the verdict on the data of each, and what customers have of it.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::domain::id::{ComponentId, PersonId};
use crate::domain::record::{Deed, Evidence};
use crate::domain::runbook::Component;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::vocabulary::{Service, Verdict};

use super::facts::{DataFact, ServiceSet, VerdictGiven};
use super::outage::Outage;

/// Why the verdict on a component no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Doubt {
    /// Who did what casts doubt on it, or said so.
    pub by: PersonId,
    /// When that happened, as told.
    pub at: Moment,
    /// What happened that casts doubt on it.
    pub cause: Cause,
}

/// What casts doubt on a verdict.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Cause {
    /// Somebody said so, in these words.
    Said(String),
    /// An integrity step of that code no longer stands, for that reason.
    Reopened(String, String),
    /// That component went down again.
    WentDown(ComponentId),
}

impl Cause {
    /// What happened, in a sentence.
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        match self {
            Self::Said(why) => why.into(),
            Self::Reopened(code, why) => say!("rules-was-reopened", code = code, why = why),
            Self::WentDown(component) => say!("rules-went-down", component = component),
        }
    }
}

/// A component and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentState {
    /// Its id, title and needs.
    pub component: Component,
    /// Its number among the components, from 0 on; it keeps it.
    pub number: usize,
    /// The last verdict on its data.
    pub verdict: Verdict,
    /// Who gave it, with what to show for it.
    pub given: Option<Given>,
    /// The verdict before the last one, and who gave it.
    pub verdict_before: (Verdict, Option<Given>),
    /// Why the verdict no longer holds.
    pub stale: Option<Doubt>,
    /// What customers have of it.
    pub service: Service,
    /// How much of it works, where it is degraded.
    pub percent: Option<u8>,
    /// What customers had of it before it was last set, and how much.
    pub service_before: (Service, Option<u8>),
    /// Who set the service state.
    pub service_set: Option<Deed>,
    /// For how long it was not up.
    pub outage: Outage,
    /// When something last happened that casts doubt on any verdict from before.
    pub(in crate::domain) touched: Option<Doubt>,
}

/// The giving of a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Who gave the verdict.
    pub by: PersonId,
    /// When they gave it, as told: it cannot vouch for what happened later.
    pub at: Moment,
    /// The evidence, where any was given; a verdict that unlocks is refused without it.
    pub evidence: Option<Evidence>,
    /// How much is damaged, lost or missing.
    pub extent: Option<String>,
    /// The age of data from a backup.
    pub as_of: Option<DateTime<FixedOffset>>,
}

impl ComponentState {
    fn new(component: Component, number: usize) -> Self {
        Self {
            component,
            number,
            verdict: Verdict::Unknown,
            given: None,
            verdict_before: (Verdict::Unknown, None),
            stale: None,
            service: Service::Down,
            percent: None,
            service_before: (Service::Down, None),
            service_set: None,
            outage: Outage::default(),
            touched: None,
        }
    }

    /// Whether its data is confirmed: intact or recovered, and nothing has touched it since.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.verdict.opens_the_gate() && self.stale.is_none()
    }
}

/// The components in scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Data {
    /// The components, in the order in which they came.
    pub components: Vec<ComponentState>,
}

impl Data {
    /// The component of that id, where it is in scope.
    #[must_use]
    pub fn component(&self, id: &ComponentId) -> Option<&ComponentState> {
        self.components.iter().find(|state| state.component.id == *id)
    }

    /// Takes a fact about a component. Says whether it set a service that is not up: a resolved incident is
    /// open again then.
    pub fn take(&mut self, fact: &DataFact, deed: &Deed) -> bool {
        match fact {
            DataFact::ComponentAdded(fact) => self.add(&fact.component, deed.at),
            DataFact::VerdictGiven(fact) => self.take_verdict(fact, deed),
            DataFact::VerdictDoubted(fact) => {
                self.touch(std::slice::from_ref(&fact.component), &Cause::Said(fact.why.clone()), deed);
            }
            DataFact::ServiceSet(fact) => {
                self.take_service(fact, deed);
                return fact.service != Service::Up;
            }
        }
        false
    }

    /// Brings a component into scope.
    pub fn add(&mut self, component: &Component, at: Moment) {
        let state = self.entry(&component.id);
        // A fact about a component may arrive before the one that names it.
        if state.component.title == state.component.id.as_str() {
            state.component = component.clone();
        }
        // In scope means not up, until somebody says that it is.
        if state.service_set.is_none() {
            state.outage.begin(at);
        }
    }

    /// Casts doubt on what was known of some components.
    pub fn touch(&mut self, components: &[ComponentId], cause: &Cause, deed: &Deed) {
        for id in components {
            let state = self.entry(id);
            let touched = Doubt { by: deed.by.clone(), at: deed.at, cause: cause.clone() };
            if state.verdict != Verdict::Unknown && state.given.as_ref().is_none_or(|given| given.at <= deed.at) {
                state.stale.get_or_insert_with(|| touched.clone());
            }
            if state.touched.as_ref().is_none_or(|before| before.at <= deed.at) {
                state.touched = Some(touched);
            }
        }
    }

    fn take_verdict(&mut self, fact: &VerdictGiven, deed: &Deed) {
        let state = self.entry(&fact.component);
        state.verdict_before = (state.verdict, state.given.take());
        state.verdict = fact.verdict;
        state.given = Some(Given {
            by: deed.by.clone(),
            at: deed.at,
            evidence: fact.evidence.clone(),
            extent: fact.extent.clone(),
            as_of: fact.as_of,
        });
        // A verdict that is entered late cannot vouch for what has happened since it was formed.
        state.stale = state.touched.clone().filter(|touched| touched.at > deed.at && fact.verdict != Verdict::Unknown);
    }

    fn take_service(&mut self, fact: &ServiceSet, deed: &Deed) {
        let state = self.entry(&fact.component);
        let went_down = fact.service == Service::Down && state.service != Service::Down;
        state.service_before = (state.service, state.percent);
        state.service = fact.service;
        state.percent = if fact.service == Service::Degraded { fact.percent } else { None };
        state.service_set = Some(deed.clone());
        match fact.service {
            Service::Up => state.outage.end(deed.at),
            Service::Down | Service::Restoring | Service::Degraded => state.outage.begin(deed.at),
        }
        if went_down {
            let touched = self.standing_on(&fact.component);
            self.touch(&touched, &Cause::WentDown(fact.component.clone()), deed);
        }
    }

    /// A component and all that stand on it, directly or not.
    fn standing_on(&self, id: &ComponentId) -> Vec<ComponentId> {
        let mut found = vec![id.clone()];
        let mut next = 0;
        while let Some(ground) = found.get(next).cloned() {
            let above =
                self.components.iter().map(|state| &state.component).filter(|component| component.needs.contains(&ground));
            let new: Vec<ComponentId> = above.map(|component| component.id.clone()).filter(|id| !found.contains(id)).collect();
            found.extend(new);
            next += 1;
        }
        found
    }

    /// The entry of a component, made where there is none.
    fn entry(&mut self, id: &ComponentId) -> &mut ComponentState {
        let at = self.components.iter().position(|state| state.component.id == *id).unwrap_or_else(|| {
            let component = Component { id: id.clone(), title: id.to_string(), needs: Vec::new() };
            self.components.push(ComponentState::new(component, self.components.len()));
            self.components.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the place was found or made a line above")]
        &mut self.components[at]
    }
}
