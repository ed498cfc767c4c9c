//! The course of a rotation: its turns, and over them whoever covers for somebody. It answers who is on call
//! at a moment and for how long; it does not know who can be reached or is away.

use chrono_tz::Tz;

use crate::domain::contacts::{Contacts, Rotation, Substitute};
use crate::domain::id::PersonId;
use crate::domain::stamp::Moment;

use super::handover::{Turn, Turns, first_shown};

/// By what somebody is on call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// It is their turn.
    Turn,
    /// A calendar lists them.
    Calendar,
    /// They take over for a while.
    Override,
}

impl By {
    /// The word for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Turn => "turn",
            Self::Calendar => "calendar",
            Self::Override => "override",
        }
    }
}

/// A stretch of time in which somebody covers, whoever's turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Who covers.
    pub who: PersonId,
    /// Since when.
    pub from: Moment,
    /// Until when.
    pub until: Moment,
    /// By what; what stands higher wins.
    pub by: By,
}

impl Cover {
    /// An override as the contacts have it; none where clocks skip all of it.
    fn of(substitute: &Substitute, zone: Tz) -> Option<Self> {
        let (from, until) = (first_shown(substitute.from, zone), first_shown(substitute.until, zone));
        (from < until).then(|| Self { who: substitute.contact.clone(), from, until, by: By::Override })
    }

    fn holds(&self, moment: Moment) -> bool {
        self.from <= moment && moment < self.until
    }

    fn shift(&self) -> Shift {
        Shift { who: Some(self.who.clone()), from: Some(self.from), until: Some(self.until), by: self.by }
    }
}

/// A stretch of time in which one and the same person is on call, or nobody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Who is on call; none where nobody is.
    pub who: Option<PersonId>,
    /// Since when; none where there is no beginning, as before a rotation starts.
    pub from: Option<Moment>,
    /// Until when; none where there is no end.
    pub until: Option<Moment>,
    /// By what.
    pub by: By,
}

/// The course of one rotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The id of the rotation.
    pub rotation: String,
    /// The zone in which its turns change.
    pub zone: Tz,
    turns: Option<Turns>,
    /// Each wins over those before it.
    covers: Vec<Cover>,
}

impl Course {
    /// The course of a rotation as the contacts have it.
    #[must_use]
    pub fn of(rotation: &Rotation) -> Self {
        let covers = rotation.overrides.iter().filter_map(|substitute| Cover::of(substitute, rotation.timezone));
        Self::with(rotation.id.clone(), rotation.timezone, Turns::of(rotation), covers.collect())
    }

    /// The course of a rotation that only calendars have; nobody is on call where they list nobody.
    #[must_use]
    pub fn listed(rotation: String, zone: Tz) -> Self {
        Self::with(rotation, zone, None, Vec::new())
    }

    /// The same with more that covers.
    #[must_use]
    pub fn covered(mut self, covers: Vec<Cover>) -> Self {
        self.covers.extend(covers);
        Self::with(self.rotation, self.zone, self.turns, self.covers)
    }

    /// The courses of all rotations, in the order of the contacts.
    #[must_use]
    pub fn all(contacts: &Contacts) -> Vec<Self> {
        contacts.rotations.iter().map(Self::of).collect()
    }

    fn with(rotation: String, zone: Tz, turns: Option<Turns>, mut covers: Vec<Cover>) -> Self {
        covers.sort_by_key(|cover| (cover.by, cover.from));
        Self { rotation, zone, turns, covers }
    }

    /// Who is on call at a moment, and for how long.
    #[must_use]
    pub fn at(&self, moment: Moment) -> Shift {
        let covering = self.covers.iter().rposition(|cover| cover.holds(moment));
        let cover = covering.and_then(|place| self.covers.get(place));
        let mut shift = cover.map_or_else(|| self.turn_at(moment), Cover::shift);
        // Whoever wins over it ends it early, or went before it.
        for above in self.covers.iter().skip(covering.map_or(0, |place| place + 1)) {
            if above.from > moment {
                shift.until = Some(shift.until.map_or(above.from, |until| until.min(above.from)));
            } else {
                shift.from = Some(shift.from.map_or(above.until, |from| from.max(above.until)));
            }
        }
        shift.until = shift.until.filter(|until| *until > moment);
        shift
    }

    /// Whose turn it is at a moment, whoever covers.
    fn turn_at(&self, moment: Moment) -> Shift {
        let turn = self.turns.as_ref().and_then(|turns| Some((turns, turns.at(moment)?)));
        let Some((turns, turn)) = turn else {
            return Shift { who: None, from: None, until: self.turns.as_ref().map(Turns::begin), by: By::Turn };
        };
        Shift { who: turns.whose(turn.number).cloned(), from: Some(turn.from), until: Some(turn.until), by: By::Turn }
    }

    /// The shifts that hold at any time between two moments, each with its own beginning and end.
    #[must_use]
    pub fn between(&self, from: Moment, until: Moment) -> Vec<Shift> {
        let mut shifts = vec![self.at(from)];
        while let Some(next) = shifts.last().and_then(|shift| shift.until).filter(|next| *next < until) {
            shifts.push(self.at(next));
        }
        shifts
    }

    /// Who comes after in a rotation, in their order, at a moment: those who take turns, else those listed.
    pub fn after(&self, moment: Moment) -> impl Iterator<Item = &PersonId> {
        let turn = self.turns.as_ref().and_then(|turns| Some((turns, turns.at(moment)?)));
        let listed = self.covers.iter().filter(move |cover| self.turns.is_none() && cover.from > moment).map(|cover| &cover.who);
        turn.into_iter().flat_map(|(turns, Turn { number, .. })| turns.after(number)).chain(listed)
    }
}
