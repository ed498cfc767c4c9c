//! A call that rings: a claim on whoever is dialled, so that two people never dial the same person at once.
//! It ends with what came of the call, whoever says so, and lapses otherwise. Takes no number and dials none.

use serde::{Deserialize, Serialize};

use crate::domain::claim::{Claim, LAPSES, Progress};
use crate::domain::reckoning::Setback;
use crate::domain::record::Deed;
use crate::domain::stamp::Moment;

/// Seconds by which a call must be earlier than one that rings to be another call: times are typed in whole
/// minutes.
const EARLIER: i64 = 60;

/// Somebody is dialling: it rings, and nobody has said what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ringing {
    /// Who dials, since when.
    pub claim: Claim,
    /// Who else dialled while a claim of theirs stood: the two did not see each other's entries.
    pub beside: Option<Deed>,
}

impl Ringing {
    /// Somebody dials, where a call may ring already. Theirs is the claim from then on; whoever renews their
    /// own keeps whom it stood beside.
    pub(super) fn of(deed: &Deed, before: Option<Self>) -> Self {
        let stands = |claim: &Deed| claim.by != deed.by && Claim::of(claim).progress(deed.at, 0) == Progress::Claimed;
        let others = before.into_iter().flat_map(|before| [Some(before.claim.deed), before.beside]);
        let beside = others.flatten().find(stands);
        Self { claim: Claim::of(deed), beside }
    }

    /// Whether something that is put on record of a call at a moment is of an earlier one.
    #[must_use]
    pub fn is_later_than(&self, at: Moment) -> bool {
        at.plus_seconds(EARLIER) <= self.claim.deed.at
    }

    /// Whether the claim stands at a moment: nobody else dials then.
    #[must_use]
    pub fn stands(&self, now: Moment) -> bool {
        self.claim.progress(now, 0) == Progress::Claimed
    }

    /// When the claim lapses.
    #[must_use]
    pub fn lapses(&self) -> Moment {
        self.claim.deed.at.plus_seconds(LAPSES)
    }

    /// Who else is dialling as well at a moment.
    #[must_use]
    pub fn beside(&self, now: Moment) -> Option<&Deed> {
        self.beside.as_ref().filter(|deed| Claim::of(deed).progress(now, 0) == Progress::Claimed)
    }

    /// Puts right what was told by a clock that was ahead.
    pub(super) fn put_right(&mut self, setback: Setback) {
        self.claim.put_right(setback);
        setback.put_right(self.beside.iter_mut().map(|deed| &mut deed.at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry_ref::EntryRef;
    use crate::domain::stamp::Origin;

    fn deed(by: &str, seconds: i64) -> Deed {
        let entry = EntryRef { origin: Origin(1), number: 1 };
        Deed { by: by.parse().unwrap(), at: Moment::from_millis(seconds * 1000), why: None, entry, typed_by: None }
    }

    fn both(ringing: &Ringing, seconds: i64) -> (String, Option<String>) {
        let beside = ringing.beside(Moment::from_millis(seconds * 1000));
        (ringing.claim.deed.by.to_string(), beside.map(|deed| deed.by.to_string()))
    }

    #[test]
    fn of_two_who_dial_at_once_the_later_has_the_claim_and_the_other_is_named_until_theirs_lapses() {
        let ringing = Ringing::of(&deed("ben", 60), Some(Ringing::of(&deed("ana", 0), None)));
        assert_eq!(both(&ringing, 61), ("ben".to_owned(), Some("ana".to_owned())));
        assert_eq!(both(&ringing, LAPSES), ("ben".to_owned(), None));
        let renewed = Ringing::of(&deed("ben", 90), Some(ringing.clone()));
        assert_eq!(both(&renewed, 91), ("ben".to_owned(), Some("ana".to_owned())), "renewing hides nobody");
        let again = Ringing::of(&deed("ana", 100), Some(renewed));
        assert_eq!(both(&again, 101), ("ana".to_owned(), Some("ben".to_owned())));
        let alone = Ringing::of(&deed("ben", 60 + LAPSES), Some(Ringing::of(&deed("ana", 60), None)));
        assert_eq!(both(&alone, 61 + LAPSES), ("ben".to_owned(), None), "what lapsed is no claim");
    }

    #[test]
    fn what_is_put_on_record_of_a_call_a_minute_before_is_of_an_earlier_one() {
        let ringing = Ringing::of(&deed("ana", 300), None);
        let is_later = [0, 240, 241, 300, 400].map(|seconds| ringing.is_later_than(Moment::from_millis(seconds * 1000)));
        assert_eq!(is_later, [true, true, false, false, false]);
    }
}
