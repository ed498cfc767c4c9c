//! What is on its way to whom, and what came of it: the last sending to each person over each channel, and
//! every earlier one of which nobody knows what came of it.
//!
//! The words themselves stand in the log alone.

use serde::{Deserialize, Serialize};

use crate::domain::claim::{Claim, LAPSES, Progress};
use crate::domain::entry_ref::EntryRef;
use crate::domain::id::{ChannelId, PersonId};
use crate::domain::reckoning::Setback;
use crate::domain::record::{Deed, Person};
use crate::domain::stamp::Moment;
use crate::domain::vocabulary::{ChannelKind, SendingOutcome};

use super::facts::{SendingClaimed, SendingEnded, SendingFact};

/// Seconds from its start after which a sending should have ended. Every channel gives up before.
pub const OVERDUE: i64 = 90;

/// How many sendings one incident keeps apart.
pub const MOST: usize = 10_000;

/// Words on their way to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// To whom.
    pub to: Person,
    /// Over which channel.
    pub channel: ChannelId,
    /// What kind of channel that is.
    pub kind: ChannelKind,
    /// Who had it sent, and whether it was started.
    pub claim: Claim,
    /// What came of it, as far as the channel knows.
    pub ended: Option<Ended>,
    /// Whether it arrived, as somebody found out, and who.
    pub settled: Option<(bool, Deed)>,
}

/// What came of a sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Whether it was sent, or nobody knows.
    pub outcome: SendingOutcome,
    /// Why it failed, or why nobody knows.
    pub why: Option<String>,
    /// Whether the other side asks to try again later.
    pub later: bool,
    /// When that was known.
    pub at: Moment,
}

/// Where a sending stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Somebody has it; nothing has left.
    Claimed,
    /// It was never started: nothing has left.
    Lapsed,
    /// It is under way.
    Started,
    /// The channel has taken it.
    Sent,
    /// The channel did not take it.
    Failed,
    /// Nobody knows whether it arrived.
    Uncertain,
    /// Somebody found out that it arrived.
    Arrived,
    /// Somebody found out that it did not.
    NotArrived,
}

impl Sending {
    /// The entry that claimed it, by which it is called.
    #[must_use]
    pub fn entry(&self) -> EntryRef {
        self.claim.deed.entry
    }

    /// Where it stands at a moment.
    #[must_use]
    pub fn stage(&self, now: Moment) -> Stage {
        match (&self.settled, &self.ended, self.claim.progress(now, OVERDUE)) {
            (Some((true, _)), ..) => Stage::Arrived,
            (Some((false, _)), ..) => Stage::NotArrived,
            (None, Some(ended), _) => match ended.outcome {
                SendingOutcome::Sent => Stage::Sent,
                SendingOutcome::Failed => Stage::Failed,
                SendingOutcome::Uncertain => Stage::Uncertain,
            },
            (None, None, Progress::Claimed) => Stage::Claimed,
            (None, None, Progress::Lapsed) => Stage::Lapsed,
            (None, None, Progress::Started) => Stage::Started,
            (None, None, Progress::Overdue) => Stage::Uncertain,
        }
    }

    /// When it comes to stand elsewhere by time alone: it lapses, or nobody knows any more what came of it.
    #[must_use]
    pub fn turns_at(&self) -> Option<Moment> {
        let lapses = || self.claim.deed.at.plus_seconds(LAPSES);
        let turns = self.claim.overdue_from(OVERDUE).unwrap_or_else(lapses);
        (self.ended.is_none() && self.settled.is_none()).then_some(turns)
    }

    /// Whether something may have left of which nobody knows yet what came of it.
    fn is_unknown(&self) -> bool {
        let unknown = self.ended.as_ref().is_none_or(|ended| ended.outcome == SendingOutcome::Uncertain);
        self.claim.started.is_some() && unknown && self.settled.is_none()
    }

    /// Whether it is worth keeping beside a later one to the same person over the same channel.
    fn outlives(&self, later: Moment) -> bool {
        let waits = self.claim.started.is_none() && self.ended.is_none() && self.claim.deed.at.plus_seconds(LAPSES) > later;
        self.is_unknown() || waits
    }
}

/// All sendings of an incident that may still matter, in the order in which they were claimed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sendings(Vec<Sending>);

impl Sendings {
    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Sending> {
        self.0.iter()
    }

    /// Those to somebody.
    pub fn to<'a>(&'a self, who: &'a PersonId) -> impl DoubleEndedIterator<Item = &'a Sending> {
        self.0.iter().filter(move |sending| sending.to.id == *who)
    }

    /// The sending that an entry claimed.
    #[must_use]
    pub fn claimed_by(&self, entry: EntryRef) -> Option<&Sending> {
        self.0.iter().find(|sending| sending.entry() == entry)
    }

    /// Whether there is room for what a fact brings.
    #[must_use]
    pub fn has_room_for(&self, fact: &SendingFact) -> bool {
        match fact {
            SendingFact::SendingClaimed(_) => self.0.len() < MOST,
            SendingFact::SendingStarted(_) | SendingFact::SendingEnded(_) | SendingFact::SendingSettled(_) => true,
        }
    }

    /// Takes a fact about a sending; one about none that is known changes nothing.
    pub fn take(&mut self, fact: &SendingFact, deed: &Deed) {
        match fact {
            SendingFact::SendingClaimed(fact) => self.take_claim(fact, deed),
            SendingFact::SendingStarted(fact) => {
                if let Some(sending) = self.known(fact.sending) {
                    sending.claim.started.get_or_insert(deed.at);
                }
            }
            SendingFact::SendingEnded(fact) => self.take_end(fact, deed),
            SendingFact::SendingSettled(fact) => {
                if let Some(sending) = self.known(fact.sending) {
                    sending.settled = Some((fact.arrived, deed.clone()));
                }
            }
        }
    }

    /// Puts right what was told by a clock that was ahead.
    pub fn put_right(&mut self, setback: Setback) {
        for Sending { to: _, channel: _, kind: _, claim, ended, settled } in &mut self.0 {
            claim.put_right(setback);
            setback.put_right(ended.iter_mut().map(|ended| &mut ended.at));
            setback.put_right(settled.iter_mut().map(|(_, deed)| &mut deed.at));
        }
    }

    fn known(&mut self, entry: EntryRef) -> Option<&mut Sending> {
        self.0.iter_mut().find(|sending| sending.entry() == entry)
    }

    fn take_claim(&mut self, fact: &SendingClaimed, deed: &Deed) {
        let SendingClaimed { to, channel, kind, subject: _, body: _, repeats } = fact;
        let is_other = |sending: &Sending| sending.to.id != to.id || sending.channel != *channel;
        self.0.retain(|sending| is_other(sending) || (*repeats != Some(sending.entry()) && sending.outlives(deed.at)));
        let (to, channel, claim) = (to.clone(), channel.clone(), Claim::of(deed));
        self.0.push(Sending { to, channel, kind: *kind, claim, ended: None, settled: None });
    }

    /// What is known takes the place of what was not; what came of it is said once.
    fn take_end(&mut self, fact: &SendingEnded, deed: &Deed) {
        let Some(sending) = self.known(fact.sending) else { return };
        if sending.ended.as_ref().is_none_or(|ended| ended.outcome == SendingOutcome::Uncertain) {
            let SendingEnded { sending: _, who: _, channel: _, outcome, why, later } = fact;
            sending.ended = Some(Ended { outcome: *outcome, why: why.clone(), later: *later, at: deed.at });
        }
    }
}
