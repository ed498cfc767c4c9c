//! The components: the verdict on the data of each, and what customers have of it.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::domain::component::Component;
use crate::domain::entry_ref::EntryRef;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::reckoning::Setback;
use crate::domain::record::{Deed, Evidence};
use crate::domain::stamp::Moment;
use crate::domain::vocabulary::{Service, Verdict};

use super::doubt::{Cause, Doubt};
use super::facts::{ComponentChanged, ComponentLeftOut, DataFact, ServiceSet, VerdictConfirmed, VerdictGiven, VerdictOverridden};
use super::index::Index;
use super::outage::Outage;

/// A component and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentState {
    /// What it is, what it needs and where its data is stored.
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
    /// When it came into scope.
    pub since: Option<Moment>,
    /// Every verdict that was ever given on it, and when that was first.
    pub said: Vec<(Verdict, Moment)>,
    /// Who said that it was damaged or lost, since a second person last confirmed its data.
    pub harmed: Option<Deed>,
    /// It was down, restoring or of unknown service here at some time.
    pub was_out: bool,
    /// Somebody set its service down at some time.
    pub said_down: bool,
    /// Somebody doubted its data at some time.
    pub was_doubted: bool,
    /// Who took it out of scope, and why.
    pub out: Option<Deed>,
    /// On what its data would be stored if that were no circle.
    pub circles: Vec<ComponentId>,
}

/// The giving of a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Who gave the verdict.
    pub by: PersonId,
    /// Who put it on record, where that was somebody else.
    pub typed_by: Option<PersonId>,
    /// When they gave it, as told: it cannot vouch for what happened later.
    pub at: Moment,
    /// The evidence, where any was given; a verdict that unlocks is refused without it.
    pub evidence: Option<Evidence>,
    /// How much is damaged, lost or missing.
    pub extent: Option<String>,
    /// The age of data from a backup.
    pub as_of: Option<DateTime<FixedOffset>>,
    /// It counts only with a second name.
    pub second_name: bool,
    /// Who stands for it as the second name.
    pub confirmed: Option<Deed>,
    /// Who let it count without one, and why.
    pub overridden: Option<Deed>,
    /// The entry that gave it.
    pub entry: EntryRef,
}

impl Given {
    /// Whether it waits for a second name.
    #[must_use]
    pub fn waits_for_second_name(&self) -> bool {
        self.second_name && self.confirmed.is_none() && self.overridden.is_none()
    }

    /// Whether it is the one that whoever speaks of it has read; an older fact speaks of whatever stands.
    #[must_use]
    pub fn is_meant(&self, read: Option<EntryRef>) -> bool {
        read.is_none_or(|read| read == self.entry)
    }

    /// Who typed the words of both persons, where it was one.
    #[must_use]
    pub fn one_typist(&self) -> Option<&PersonId> {
        let typist = self.typed_by.as_ref().unwrap_or(&self.by);
        self.confirmed.as_ref().map(Deed::typist).filter(|second| *second == typist)
    }
}

impl ComponentState {
    fn put_right(&mut self, setback: Setback) {
        for Given { at, confirmed, overridden, .. } in self.given.iter_mut().chain(&mut self.verdict_before.1) {
            setback.put_right(confirmed.iter_mut().chain(overridden).map(|deed| &mut deed.at).chain([at]));
        }
        setback.put_right(self.stale.iter_mut().chain(&mut self.touched).map(|doubt| &mut doubt.at));
        let deeds = [&mut self.service_set, &mut self.harmed, &mut self.out];
        setback.put_right(deeds.into_iter().flatten().map(|deed| &mut deed.at));
        setback.put_right(self.said.iter_mut().map(|(_, at)| at).chain(&mut self.since));
        self.outage.put_right(setback);
    }

    fn new(component: Component, number: usize) -> Self {
        let service = component.service;
        Self {
            component,
            number,
            verdict: Verdict::Unknown,
            given: None,
            verdict_before: (Verdict::Unknown, None),
            stale: None,
            service,
            percent: None,
            service_before: (service, None),
            service_set: None,
            outage: Outage::default(),
            touched: None,
            since: None,
            said: Vec::new(),
            harmed: None,
            was_out: !service.serves(),
            said_down: false,
            was_doubted: false,
            out: None,
            circles: Vec::new(),
        }
    }

    /// Whether its data is confirmed: intact or recovered, with all the names that
    /// this wants, and nothing has touched it since.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.verdict.opens_the_gate() && self.stale.is_none() && !self.waits_for_second_name()
    }

    /// When a verdict was first given on it, were it taken back or not.
    #[must_use]
    pub fn said(&self, verdict: Verdict) -> Option<Moment> {
        self.said.iter().find(|(said, _)| *said == verdict).map(|(_, at)| *at)
    }

    /// That its data was harmed or brought back, as it was first said here, were it taken back or not.
    #[must_use]
    pub fn said_harm(&self) -> Option<Verdict> {
        let harm = |verdict: &Verdict| matches!(verdict, Verdict::Damaged | Verdict::Lost | Verdict::Recovered);
        self.said.iter().map(|(verdict, _)| *verdict).find(harm)
    }

    /// Whether nobody has given a verdict on it that stands.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.verdict == Verdict::Unknown
    }

    /// Whether the verdict on it waits for a second name. One that is stale waits to be given again.
    #[must_use]
    pub fn waits_for_second_name(&self) -> bool {
        self.verdict.opens_the_gate() && self.stale.is_none() && self.given.as_ref().is_some_and(Given::waits_for_second_name)
    }

    /// Whether its service is back, or nobody waits for that any more.
    #[must_use]
    pub fn is_back(&self) -> bool {
        matches!(self.service, Service::Up | Service::Retired)
    }

    /// Whether anything waits for it: it is in scope, and not given up.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.out.is_none() && self.service != Service::Retired
    }
}

/// What each component is.
fn each(components: &[ComponentState]) -> impl Iterator<Item = &Component> {
    components.iter().map(|state| &state.component)
}

/// The components in scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Data {
    /// The components, in the order in which they came: those that were taken out of scope as well.
    pub components: Vec<ComponentState>,
    /// The verdicts that the commander let count without a second person, in the order in which they were.
    pub overrides: Vec<(ComponentId, Verdict, Deed)>,
    /// Where each component stands, and which are stored on it.
    #[serde(skip)]
    index: Index,
}

/// What is asked of them.
impl Data {
    /// The component of that id, where it is in scope.
    #[must_use]
    pub fn component(&self, id: &ComponentId) -> Option<&ComponentState> {
        self.known(id).filter(|state| state.out.is_none())
    }

    /// The component of that id, also where it was taken out of scope.
    #[must_use]
    pub fn known(&self, id: &ComponentId) -> Option<&ComponentState> {
        self.components.get(self.index.number(each(&self.components), id)?)
    }

    /// Those whose data is stored on a component itself, in the order in which they came.
    pub(super) fn stored_right_on(&self, id: &ComponentId) -> impl Iterator<Item = &ComponentState> {
        self.index.above(each(&self.components), id).iter().filter_map(|number| self.components.get(*number))
    }

    /// The components in scope, in the order in which they came.
    pub fn in_scope(&self) -> impl Iterator<Item = &ComponentState> + Clone {
        self.components.iter().filter(|state| state.out.is_none())
    }
}

/// How facts change them.
impl Data {
    /// Takes a fact about a component. Says whether it set a service that is not up: a resolved incident is
    /// open again then.
    pub fn take(&mut self, fact: &DataFact, deed: &Deed) -> bool {
        match fact {
            DataFact::ComponentAdded(fact) => self.add(&fact.component, deed.at),
            DataFact::ComponentChanged(fact) => self.take_change(fact, deed),
            DataFact::ComponentLeftOut(fact) => self.take_out(fact, deed),
            DataFact::VerdictGiven(fact) => self.take_verdict(fact, deed),
            DataFact::VerdictConfirmed(fact) => self.take_confirmation(fact, deed),
            DataFact::VerdictOverridden(fact) => self.take_override(fact, deed),
            DataFact::VerdictDoubted(fact) => {
                self.touch(std::slice::from_ref(&fact.component), &Cause::Said(fact.why.clone()), deed);
            }
            DataFact::ServiceSet(fact) => {
                self.take_service(fact, deed);
                return !matches!(fact.service, Service::Up | Service::Retired);
            }
        }
        false
    }

    /// Brings a component into scope, or back into it.
    pub fn add(&mut self, component: &Component, at: Moment) {
        let state = self.entry(&component.id);
        // A fact about a component may arrive before the one that names it.
        if state.component == Component::named(component.id.clone()) {
            let said = state.service_set.is_some();
            state.component = Component { stored_on: Vec::new(), ..component.clone() };
            if !said {
                (state.service, state.service_before) = (component.service, (component.service, None));
                state.was_out = !component.service.serves();
            }
            self.link(&component.id, component.stored_on.clone());
        }
        let state = self.entry(&component.id);
        if state.since.is_none() || state.out.take().is_some() {
            state.since = Some(at);
        }
        // What nobody knows yet is no outage.
        if state.service_set.is_none() && !matches!(state.service, Service::Unknown | Service::Up) {
            state.outage.begin(at);
        }
    }

    /// Stores the data of a component on others, but for those that are stored on it.
    fn link(&mut self, id: &ComponentId, stored_on: Vec<ComponentId>) {
        let (circles, stored_on): (Vec<ComponentId>, Vec<ComponentId>) =
            stored_on.into_iter().partition(|ground| self.is_circle(id, ground));
        let state = self.entry(id);
        state.circles = circles;
        let before = std::mem::replace(&mut state.component.stored_on, stored_on.clone());
        let number = state.number;
        self.index.link(number, &before, &stored_on);
    }

    fn take_change(&mut self, fact: &ComponentChanged, deed: &Deed) {
        let state = self.entry(&fact.component);
        if let Some(title) = &fact.title {
            state.component.title.clone_from(title);
        }
        if let Some(needs) = &fact.needs {
            state.component.needs.clone_from(needs);
        }
        let Some(stored_on) = &fact.stored_on else { return };
        self.link(&fact.component, stored_on.clone());
        let Some(state) = self.component(&fact.component) else { return };
        let unsure = self.grounds(state).into_iter().find(|ground| !ground.is_confirmed());
        if let Some(cause) = unsure.map(|ground| Cause::Moved(ground.component.id.clone())) {
            self.touch(std::slice::from_ref(&fact.component), &cause, deed);
        }
    }

    fn take_out(&mut self, fact: &ComponentLeftOut, deed: &Deed) {
        self.entry(&fact.component).out = Some(deed.because(Some(&fact.why)));
    }

    /// Casts doubt on what was known of some components, and of all that is stored on them.
    pub fn touch(&mut self, components: &[ComponentId], cause: &Cause, deed: &Deed) {
        for id in components {
            self.doubt(id, cause, deed);
            self.touch_above(id, &cause.above(id), deed);
        }
    }

    /// Casts doubt on all that is stored on a component.
    fn touch_above(&mut self, id: &ComponentId, cause: &Cause, deed: &Deed) {
        for above in self.stored_on(id) {
            self.doubt(&above, cause, deed);
        }
    }

    /// Puts right what was told by a clock that was ahead.
    pub fn put_right(&mut self, setback: Setback) {
        self.components.iter_mut().for_each(|state| state.put_right(setback));
        setback.put_right(self.overrides.iter_mut().map(|(.., deed)| &mut deed.at));
    }

    fn doubt(&mut self, id: &ComponentId, cause: &Cause, deed: &Deed) {
        let state = self.entry(id);
        let touched = Doubt::of(cause, deed);
        let down = matches!(cause, Cause::WentDown(_));
        state.was_doubted |= !down;
        // What is known to be wrong does not become less so because it is taken away from customers.
        let certain = state.verdict == Verdict::Unknown || (down && matches!(state.verdict, Verdict::Damaged | Verdict::Lost));
        if !certain && state.given.as_ref().is_none_or(|given| given.at <= deed.at) {
            state.stale.get_or_insert_with(|| touched.clone());
        }
        if state.touched.as_ref().is_none_or(|before| before.at <= deed.at) {
            state.touched = Some(touched);
        }
    }

    fn take_verdict(&mut self, fact: &VerdictGiven, deed: &Deed) {
        let state = self.entry(&fact.component);
        let before = state.verdict;
        state.verdict_before = (before, state.given.take());
        state.verdict = fact.verdict;
        state.given = Some(Given {
            by: deed.by.clone(),
            typed_by: deed.typed_by.clone(),
            at: deed.at,
            evidence: fact.evidence.clone(),
            extent: fact.extent.clone(),
            as_of: fact.as_of,
            second_name: fact.second_name,
            confirmed: None,
            overridden: None,
            entry: deed.entry,
        });
        if state.said(fact.verdict).is_none() {
            state.said.push((fact.verdict, deed.at));
        }
        if matches!(fact.verdict, Verdict::Damaged | Verdict::Lost) {
            state.harmed = Some(deed.clone());
        }
        // A verdict that is entered late cannot vouch for what has happened since it was formed.
        state.stale = state.touched.clone().filter(|touched| touched.at > deed.at && fact.verdict != Verdict::Unknown);
        let lowered = before.opens_the_gate() && !fact.verdict.opens_the_gate();
        if lowered || matches!(fact.verdict, Verdict::Damaged | Verdict::Lost | Verdict::Recovered) {
            self.touch_above(&fact.component, &Cause::Judged(fact.component.clone(), fact.verdict), deed);
        }
    }

    /// A second person speaks of the verdict that they read: it does nothing to one that was given meanwhile,
    /// nor to one that no longer held.
    fn take_confirmation(&mut self, fact: &VerdictConfirmed, deed: &Deed) {
        let state = self.entry(&fact.component);
        if state.stale.is_some() {
            return;
        }
        let meant = |given: &&mut Given| given.is_meant(fact.of) && given.waits_for_second_name() && given.by != deed.by;
        let Some(given) = state.given.as_mut().filter(meant) else {
            return;
        };
        given.confirmed = Some(deed.clone());
        if state.verdict.opens_the_gate() {
            state.harmed = None;
        }
    }

    /// It stands in for the second name on that one verdict: the next one wants its own.
    fn take_override(&mut self, fact: &VerdictOverridden, deed: &Deed) {
        let overridden = deed.because(Some(&fact.why));
        let state = self.entry(&fact.component);
        let verdict = state.verdict;
        let meant = |given: &&mut Given| given.is_meant(fact.of) && given.waits_for_second_name();
        if let Some(given) = state.given.as_mut().filter(meant) {
            given.overridden = Some(overridden.clone());
            self.overrides.push((fact.component.clone(), verdict, overridden));
        }
    }

    fn take_service(&mut self, fact: &ServiceSet, deed: &Deed) {
        let state = self.entry(&fact.component);
        let before = state.service;
        state.service_before = (before, state.percent);
        state.service = fact.service;
        state.percent = if fact.service == Service::Degraded { fact.percent } else { None };
        state.service_set = Some(deed.because(fact.why.as_deref()));
        match fact.service {
            // Nobody waits any longer for what was given up.
            Service::Up | Service::Retired => state.outage.end(deed.at),
            Service::Down | Service::Restoring | Service::Degraded => state.outage.begin(deed.at),
            Service::Unknown => {}
        }
        state.was_out |= !fact.service.serves();
        state.said_down |= fact.service == Service::Down;
        let id = &fact.component;
        match fact.service {
            Service::Down if before != Service::Down => {
                self.touch(std::slice::from_ref(id), &Cause::WentDown(id.clone()), deed);
            }
            Service::Retired if before != Service::Retired => self.touch_above(id, &Cause::GivenUp(id.clone()), deed),
            _ => {}
        }
    }

    /// The entry of a component, made where there is none.
    fn entry(&mut self, id: &ComponentId) -> &mut ComponentState {
        let at = self.index.number(each(&self.components), id).unwrap_or_else(|| {
            let number = self.components.len();
            self.components.push(ComponentState::new(Component::named(id.clone()), number));
            self.index.enter(id, number);
            number
        });
        #[expect(clippy::indexing_slicing, reason = "the place was found or made a line above")]
        &mut self.components[at]
    }
}
