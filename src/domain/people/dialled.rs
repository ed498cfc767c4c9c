//! Who of the dial list was dialled: the site's hands, suppliers, a lawyer. They are no responders: no clock
//! runs for them, and they have no role and are not here. The contacts have their numbers.

use serde::{Deserialize, Serialize};

use crate::domain::id::DialId;
use crate::domain::reckoning::Setback;
use crate::domain::record::Deed;
use crate::domain::vocabulary::CallOutcome;

use super::facts::Dialled;
use super::ringing::Ringing;

/// Everybody of the dial list who was dialled, in the order in which they first were.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialledList(Vec<Dialling>);

/// Somebody of the dial list, and the last call to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialling {
    /// Their id in the dial list.
    pub id: DialId,
    /// Their name, as it was at the last call.
    pub name: String,
    /// What came of the last call; none while it rings.
    pub outcome: Option<CallOutcome>,
    /// What they said last.
    pub said: Option<String>,
    /// How many calls there were: what came of one that rings is no other call.
    pub times: u64,
    /// Who dialled last, and when.
    pub last: Deed,
    /// Who is dialling, as long as it rings.
    pub rings: Option<Ringing>,
}

impl DialledList {
    /// All of them, in the order in which they were first dialled.
    pub fn iter(&self) -> impl Iterator<Item = &Dialling> {
        self.0.iter()
    }

    /// The calls to somebody; none where nobody dialled them.
    #[must_use]
    pub fn of(&self, id: &DialId) -> Option<&Dialling> {
        self.0.iter().find(|one| one.id == *id)
    }

    /// Takes a call to somebody, or what came of it.
    pub(super) fn take(&mut self, fact: &Dialled, deed: &Deed) {
        let Dialled { id, name, outcome, said } = fact;
        let Some(one) = self.0.iter_mut().find(|one| one.id == *id) else {
            let (name, said, last) = (name.clone(), said.clone(), deed.clone());
            let rings = outcome.is_none().then(|| Ringing::of(deed, None));
            self.0.push(Dialling { id: id.clone(), name, outcome: *outcome, said, times: 1, last, rings });
            return;
        };
        // What is told of a call before leaves the one that rings.
        if one.rings.as_ref().is_some_and(|rings| rings.is_later_than(deed.at)) {
            one.times += 1;
            one.said = one.said.take().or(said.clone());
            return;
        }
        let before = one.rings.take();
        one.rings = outcome.is_none().then(|| Ringing::of(deed, before));
        let rang = one.outcome.is_none() && outcome.is_some();
        one.times += u64::from(!rang);
        one.name.clone_from(name);
        one.outcome = *outcome;
        one.said = said.clone().or(one.said.take());
        one.last = deed.clone();
    }

    /// Puts right what was told by a clock that was ahead.
    pub(super) fn put_right(&mut self, setback: Setback) {
        setback.put_right(self.0.iter_mut().map(|one| &mut one.last.at));
        self.0.iter_mut().filter_map(|one| one.rings.as_mut()).for_each(|rings| rings.put_right(setback));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry_ref::EntryRef;
    use crate::domain::stamp::{Moment, Origin};

    #[test]
    fn what_came_of_a_call_that_rings_is_no_other_call_and_the_last_words_stay() {
        let mut list = DialledList::default();
        let mut dial = |outcome, said: Option<&str>, at| {
            let id: DialId = "ams1-hands".parse().unwrap();
            let entry = EntryRef { origin: Origin(1), number: 1 };
            let at = Moment::from_millis(at);
            let deed = Deed { by: "ana".parse().unwrap(), at, why: None, entry, typed_by: None };
            list.take(&Dialled { id: id.clone(), name: "AMS1".to_owned(), outcome, said: said.map(str::to_owned) }, &deed);
            let one = list.of(&id).unwrap();
            (one.times, one.outcome, one.said.clone(), one.last.at.millis())
        };
        let (answered, busy) = (Some(CallOutcome::Answered), Some(CallOutcome::Busy));
        let said = Some("at the rack by 15:10".to_owned());
        assert_eq!(dial(None, None, 1), (1, None, None, 1));
        assert_eq!(dial(answered, Some("at the rack by 15:10"), 2), (1, answered, said.clone(), 2));
        assert_eq!(dial(busy, None, 3), (2, busy, said.clone(), 3));
        assert_eq!(dial(None, None, 4), (3, None, said.clone(), 4));
        assert_eq!(dial(None, None, 5), (4, None, said, 5), "and ringing again is another");
    }
}
