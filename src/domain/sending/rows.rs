//! A sending as a person sees it.

use crate::domain::id::{ChannelId, PersonId};
use crate::domain::people::state::People;
use crate::domain::record::Person;
use crate::domain::speech::{Sentence, Somebody, say};
use crate::domain::stamp::Moment;

use super::state::{Sending, Sendings, Stage};

/// A sending, ready to be drawn or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendingRow {
    /// To whom.
    pub to: PersonId,
    /// What they are called, as the log has it.
    pub name: String,
    /// Over which channel.
    pub channel: ChannelId,
    /// Where it stands.
    pub stage: Stage,
    /// Since when.
    pub since: Moment,
    /// Why it failed, or why nobody knows.
    pub why: Option<String>,
}

/// All sendings that may still matter, in their order: what lapsed never left.
#[must_use]
pub fn rows(sendings: &Sendings, now: Moment) -> Vec<SendingRow> {
    sendings.iter().map(|sending| row(sending, now)).collect()
}

/// A sending as a person sees it at a moment.
#[must_use]
pub fn row(sending: &Sending, now: Moment) -> SendingRow {
    let Sending { to, channel, claim, ended, settled, .. } = sending;
    let known = settled.as_ref().map(|(_, deed)| deed.at).or(ended.as_ref().map(|ended| ended.at));
    SendingRow {
        to: to.id.clone(),
        name: to.name.clone(),
        channel: channel.clone(),
        stage: sending.stage(now),
        since: known.or(claim.started).unwrap_or(claim.deed.at),
        why: ended.as_ref().and_then(|ended| ended.why.clone()).filter(|_| settled.is_none()),
    }
}

impl Stage {
    /// The word for it, in what programs read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Lapsed => "lapsed",
            Self::Started => "started",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Uncertain => "uncertain",
            Self::Arrived => "arrived",
            Self::NotArrived => "not_arrived",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Claimed => say!("rules-sending-claimed"),
            Self::Lapsed => say!("rules-sending-lapsed"),
            Self::Started => say!("rules-sending-started"),
            Self::Sent => say!("rules-sending-sent"),
            Self::Failed => say!("rules-sending-failed"),
            Self::Uncertain => say!("rules-sending-uncertain"),
            Self::Arrived => say!("rules-sending-arrived"),
            Self::NotArrived => say!("rules-sending-not-arrived"),
        }
    }
}

/// Whoever a sending is for, as a sentence names them: nobody may have called them in.
#[must_use]
pub fn named(people: &People, to: &Person) -> Somebody {
    match people.responder(&to.id) {
        Some(_) => people.called(&to.id),
        None => Somebody::called(&to.id, &to.name),
    }
}
