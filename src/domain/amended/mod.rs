//! What amendments come to: which entries were struck, and what corrected ones say now.
//!
//! A pure function of the set of entries, whatever the order in which they arrive. An amendment is about an
//! entry of the kind that it names, and only about one that stands before it in the one order of all
//! machines. It stands unless a later one strikes it that stands itself: so the last word wins, and striking
//! a strike lets the entry stand again. Of several corrections the last one counts, of the words and of the
//! time each. What stands for good ([`for_good`]) cannot be struck, whoever says so.
//!
//! A fold has to know all amendments before it begins, for they change what it reads first.

pub mod for_good;
pub mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::amend::facts::AmendFact;
use super::entry_ref::EntryRef;
use super::event::{Event, Fact};
use super::id::PersonId;
use super::stamp::{Moment, Position};

/// The kinds of facts that are words and nothing else: what is made of them changes no board.
const WORDS_ALONE: [&str; 2] = ["note_taken", "decision_taken"];

/// An entry that strikes or corrects another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Where it stands itself.
    pub position: Position,
    /// Who put it on record.
    pub by: PersonId,
    /// When that was, as told.
    pub at: Moment,
    /// The entry that it is about.
    pub of: EntryRef,
    /// The kind of fact that this one holds.
    pub kind: String,
    /// What it makes of it.
    pub change: Change,
}

/// What an amendment makes of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// It counts as if nobody had written it, for this reason.
    Struck(String),
    /// It says something else.
    Corrected {
        /// Its words, where these were put right.
        text: Option<String>,
        /// When it happened, where that was put right.
        to: Option<Moment>,
    },
}

impl Amendment {
    /// The amendment that an event is; none where it is something else.
    #[must_use]
    pub fn of(event: &Event) -> Option<Self> {
        let Fact::Amend(fact) = &event.fact else { return None };
        let (of, kind, change) = match fact {
            AmendFact::EntryStruck(fact) => (fact.entry, &fact.kind, Change::Struck(fact.why.clone())),
            AmendFact::EntryCorrected(fact) => {
                let to = fact.to.map(|to| to.to_utc().into());
                (fact.entry, &fact.kind, Change::Corrected { text: fact.text.clone(), to })
            }
        };
        Some(Self { position: event.position(), by: event.by.clone(), at: event.at, of, kind: kind.clone(), change })
    }

    /// Which entry it is itself.
    #[must_use]
    pub fn entry(&self) -> EntryRef {
        EntryRef { origin: self.position.origin, number: self.position.number }
    }

    fn own_kind(&self) -> &'static str {
        match self.change {
            Change::Struck(_) => "entry_struck",
            Change::Corrected { .. } => "entry_corrected",
        }
    }

    /// Whether it can change anything but what a timeline shows.
    #[must_use]
    pub fn changes_a_board(&self) -> bool {
        !WORDS_ALONE.contains(&self.kind.as_str()) || self.moves()
    }

    /// Whether it says when something happened.
    fn moves(&self) -> bool {
        matches!(self.change, Change::Corrected { to: Some(_), .. })
    }

    /// The same as later amendments would have it.
    fn put_right(&mut self, text: Option<&str>, to: Option<Moment>) {
        self.at = to.unwrap_or(self.at);
        if let Some(new) = text {
            match &mut self.change {
                Change::Struck(why) => new.clone_into(why),
                Change::Corrected { text, .. } => *text = Some(new.to_owned()),
            }
        }
    }
}

/// All amendments of an incident, and what they come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amended {
    /// Every one of them as it was written, in the one order of all machines.
    all: Vec<Amendment>,
    /// Those that stand, as they stand, by the entry that they are about; the last one first.
    standing: BTreeMap<EntryRef, Vec<Amendment>>,
}

/// An entry as it stands: with what was corrected in it, and marked where it was struck.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// What it says now; of one that was struck, what it said.
    pub event: Cow<'a, Event>,
    /// What struck it; none where it stands.
    pub struck: Option<&'a Amendment>,
    /// What corrected it last; none where it is as it was written.
    pub corrected: Option<&'a Amendment>,
}

impl Standing<'_> {
    /// What a correction changed: whether the words, and when it happened as it was written.
    #[must_use]
    pub fn was(&self, event: &Event) -> (bool, Option<Moment>) {
        (self.event.fact != event.fact, (self.event.at != event.at).then_some(event.at))
    }
}

impl Amended {
    /// What some amendments come to, in whatever order and however often they are named.
    #[must_use]
    pub fn by(amendments: impl IntoIterator<Item = Amendment>) -> Self {
        let mut all: Vec<Amendment> = amendments.into_iter().collect();
        all.sort_by_key(|amendment| amendment.position);
        all.dedup_by_key(|amendment| amendment.position);
        let mut amended = Self { all, standing: BTreeMap::new() };
        amended.settle();
        amended
    }

    /// The same with more of them. Where a log says something else than before in one place, which only
    /// happens to a log that was tampered with, the new one is believed.
    #[must_use]
    pub fn and(&self, more: impl IntoIterator<Item = Amendment>) -> Self {
        Self::by(more.into_iter().chain(self.all.iter().cloned()))
    }

    /// Whether it knows of one, just as it is.
    #[must_use]
    pub fn knows(&self, amendment: &Amendment) -> bool {
        let place = self.all.binary_search_by_key(&amendment.position, |known| known.position);
        place.is_ok_and(|place| self.all.get(place) == Some(amendment))
    }

    /// Whether one more of them can change anything but what a timeline shows: a strike also takes back when
    /// somebody was there, where that was corrected.
    pub(in crate::domain) fn change_a_board_with(&self, amendment: &Amendment) -> bool {
        let mut about = self.standing.get(&amendment.of).into_iter().flatten();
        amendment.changes_a_board() || about.any(Amendment::moves)
    }

    /// Takes one more.
    pub(in crate::domain) fn take(&mut self, amendment: Amendment) {
        let is_last = self.all.last().is_none_or(|last| last.position < amendment.position);
        if self.change_a_board_with(&amendment) || !is_last {
            *self = self.and([amendment]);
            return;
        }
        // It is about no amendment, and no later one is about it.
        self.standing.entry(amendment.of).or_default().insert(0, amendment.clone());
        self.all.push(amendment);
    }

    /// Finds those that stand. The last one stands for sure: whether an
    /// earlier one does is known when its turn comes.
    fn settle(&mut self) {
        for mut amendment in self.all.iter().rev().cloned() {
            let over: Vec<&Change> =
                self.about(amendment.entry(), amendment.own_kind(), amendment.position).map(|over| &over.change).collect();
            if over.iter().any(|change| matches!(change, Change::Struck(_))) {
                continue;
            }
            let (text, to) = corrections(over.into_iter());
            let text = text.map(str::to_owned);
            amendment.put_right(text.as_deref(), to);
            self.standing.entry(amendment.of).or_default().push(amendment);
        }
    }

    /// Those that stand and are about an entry of a kind, the last one first.
    fn about<'a>(&'a self, entry: EntryRef, kind: &'a str, position: Position) -> impl Iterator<Item = &'a Amendment> + Clone {
        let standing = self.standing.get(&entry).into_iter().flatten();
        standing.filter(move |amendment| amendment.kind == kind && amendment.position > position)
    }

    /// An entry as it stands.
    #[must_use]
    pub fn stands<'a>(&'a self, event: &'a Event) -> Standing<'a> {
        let as_written = Standing { event: Cow::Borrowed(event), struck: None, corrected: None };
        if !self.standing.contains_key(&event.entry()) {
            return as_written;
        }
        let about = self.about(event.entry(), event.fact.kind(), event.position());
        let is_strike = |amendment: &&Amendment| matches!(amendment.change, Change::Struck(_));
        let struck = about.clone().find(is_strike).filter(|_| for_good::for_good(&event.fact).is_none());
        let (text, to) = corrections(about.clone().map(|amendment| &amendment.change));
        let mut now = event.clone();
        now.at = to.unwrap_or(event.at);
        if let Some(text) = text {
            words::put_right(&mut now.fact, text);
        }
        let corrected = about.into_iter().find(|amendment| !is_strike(amendment)).filter(|_| now != *event);
        Standing { event: Cow::Owned(now), struck, corrected }
    }

    /// The entries whose time was corrected, or may have been.
    pub fn moved(&self) -> impl Iterator<Item = EntryRef> + '_ {
        self.standing.iter().filter(|(_, about)| about.iter().any(Amendment::moves)).map(|(entry, _)| *entry)
    }
}

/// What the last corrections say, of changes of which the last one comes first.
fn corrections<'a>(changes: impl Iterator<Item = &'a Change>) -> (Option<&'a str>, Option<Moment>) {
    changes.fold((None, None), |(words, moment), change| match change {
        Change::Struck(_) => (words, moment),
        Change::Corrected { text, to } => (words.or(text.as_deref()), moment.or(*to)),
    })
}
