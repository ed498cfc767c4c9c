//! A component as a person sees it.

use crate::domain::advice::Lock;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::record::{say_age, say_evidence};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::vocabulary::{Service, Verdict};

use super::rules::broken_grounds;
use super::state::{ComponentState, Data, Given};

/// A component in scope, ready to be drawn or written.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentRow {
    /// Its id, such as `db-1`, which verbs and step codes use.
    pub id: ComponentId,
    /// What it is called.
    pub title: String,
    /// The verdict on its data.
    pub verdict: Verdict,
    /// Why the verdict no longer holds, and since when.
    pub stale: Option<(Sentence, Moment)>,
    /// Who gave it and when.
    pub judged: Option<(PersonId, Moment)>,
    /// What it rests on, how much is damaged, how old the data is: in words.
    pub grounds: Option<Sentence>,
    /// What customers have of it.
    pub service: Service,
    /// How much of it works.
    pub percent: Option<u8>,
    /// Whether the verdict waits for a second name.
    pub wants_second_name: bool,
    /// Whether it carries data, on which there can be a verdict.
    pub carries_data: bool,
    /// Whether restoring it is locked, and why.
    pub locked: Option<Lock>,
    /// Customers have of it what they had before, and nothing happened here that could have touched its data.
    pub serves_as_before: bool,
}

impl ComponentRow {
    /// Whether the verdict does not count before a second person has confirmed it.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        self.wants_second_name && self.stale.is_none()
    }

    /// The verdict in a word: with a question mark as long as it does not count.
    #[must_use]
    pub fn verdict_in_short(&self) -> Sentence {
        let verdict = self.verdict.spoken();
        if self.is_unconfirmed() { say!("rules-verdict-in-question", verdict = verdict) } else { verdict }
    }

    /// The verdict, and that it needs a second person as long as it does not count.
    #[must_use]
    pub fn verdict_in_full(&self) -> Sentence {
        let verdict = self.verdict.spoken();
        if self.is_unconfirmed() { say!("rules-verdict-unconfirmed", verdict = verdict) } else { verdict }
    }

    /// Whether it is its data that keeps it from serving.
    #[must_use]
    pub fn is_held_back(&self) -> bool {
        self.locked.is_some() && !self.service.serves()
    }
}

/// A component as a person sees it; the gate says what locks it, and whether it serves as it did before.
#[must_use]
pub fn row(data: &Data, state: &ComponentState, locked: Option<Lock>, serves_as_before: bool) -> ComponentRow {
    let given = state.given.as_ref();
    let grounds: Vec<Sentence> = given.map_or_else(Vec::new, |given| {
        let as_of = given.as_of.map(say_age);
        let evidence = given.evidence.as_ref().map(say_evidence);
        let marks = marks(data, state, given);
        [as_of, given.extent.as_ref().map(Sentence::from), evidence].into_iter().flatten().chain(marks).collect()
    });
    ComponentRow {
        id: state.component.id.clone(),
        title: state.component.title.clone(),
        verdict: state.verdict,
        stale: state.stale.as_ref().map(|stale| (stale.cause.spoken(), stale.at)),
        judged: given.map(|given| (given.by.clone(), given.at)),
        grounds: (!grounds.is_empty()).then(|| Sentence::joined("; ", grounds)),
        service: state.service,
        percent: state.percent,
        wants_second_name: state.waits_for_second_name(),
        carries_data: state.component.data,
        locked,
        serves_as_before,
    }
}

/// What stays marked on a verdict that opens the gate: that one person vouches for it, and that its ground is
/// broken.
fn marks(data: &Data, state: &ComponentState, given: &Given) -> Vec<Sentence> {
    if !state.verdict.opens_the_gate() {
        return Vec::new();
    }
    let alone = given
        .overridden
        .as_ref()
        .map(|deed| say!("rules-second-name-overridden", who = &deed.by, why = deed.why.as_deref().unwrap_or_default()));
    let typist = given.one_typist().map(|who| say!("rules-one-typist", who = who));
    let broken: Vec<&str> = broken_grounds(data, state).iter().map(|ground| ground.component.id.as_str()).collect();
    let ground = (!broken.is_empty()).then(|| say!("rules-ground-is-broken", ground = broken.join(", ")));
    alone.into_iter().chain(typist).chain(ground).collect()
}
