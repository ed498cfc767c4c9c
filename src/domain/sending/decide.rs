//! What may be asked of sendings: to page somebody, and to say what came of a page. And whether one that was
//! claimed may begin now, which is asked under the log's lock by whoever has it in hand.

use crate::domain::advice::{Advice, Asking, Decision, Refusal, refuse};
use crate::domain::ask::asked::Paging;
use crate::domain::ask::table::SendingCommand;
use crate::domain::entry_ref::EntryRef;
use crate::domain::field::{FieldName, Special};
use crate::domain::hints;
use crate::domain::id::{ChannelId, PersonId};
use crate::domain::people::state::People;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Arrival;

use super::facts::{SendingClaimed, SendingFact, SendingSettled, SendingStarted};
use super::rows::named;
use super::state::{Sending, Sendings, Stage};

/// What a decision about sendings is made from.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The sendings of the incident.
    pub sendings: &'a Sendings,
    /// Its people, by whose names refusals speak.
    pub people: &'a People,
    /// Whether it is an exercise, in which nothing leaves.
    pub drill: bool,
    /// Who asks, and when.
    pub asking: &'a Asking,
}

/// Decides what is asked of sendings.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(case: Case<'_>, command: &SendingCommand) -> Result<Decision<SendingFact>, Refusal> {
    match command {
        SendingCommand::PageResponder { page } => self::page(case, page),
        SendingCommand::SettlePage { who, channels, arrived } => settle(case, who, channels, *arrived),
    }
}

/// Claims a page to somebody, over each channel.
fn page(case: Case<'_>, page: &Paging) -> Result<Decision<SendingFact>, Refusal> {
    let who = &page.to.id;
    let refused = || say!("rules-not-paged", who = named(case.people, &page.to));
    if case.drill {
        return refuse(refused(), say!("rules-nothing-leaves-a-drill"), say!("rules-phone-instead"));
    }
    if case.asking.at.is_some() {
        let hint = Advice::from(say!("rules-page-goes-now")).on(FieldName::Special(Special::At));
        return refuse(refused(), say!("rules-page-not-earlier"), hint);
    }
    if page.over.is_empty() {
        return refuse(refused(), say!("rules-no-channel"), say!("rules-phone-or-configure"));
    }
    let mut facts = Vec::new();
    for (channel, kind) in &page.over {
        let open = case.sendings.to(who).rev().filter(|sending| sending.channel == *channel).collect::<Vec<_>>();
        for sending in &open {
            check(case, sending, page.again, &refused())?;
        }
        let unknown = open.into_iter().find(|sending| sending.stage(case.asking.now) == Stage::Uncertain);
        let repeats = unknown.map(Sending::entry);
        let (to, subject, body) = (page.to.clone(), page.subject.clone(), page.body.clone());
        facts.push(SendingClaimed { to, channel: channel.clone(), kind: *kind, subject, body, repeats }.into());
    }
    Ok(Decision { facts, remarks: Vec::new() })
}

/// Refuses what would make two of one page: somebody has one in hand, or nobody knows what came of the last.
fn check(case: Case<'_>, sending: &Sending, again: bool, refused: &Sentence) -> Result<(), Refusal> {
    let who = &sending.to.id;
    match sending.stage(case.asking.now) {
        Stage::Claimed | Stage::Started => {
            let by = case.people.called(&sending.claim.deed.by);
            let because = say!("rules-page-in-hand", by = by, channel = &sending.channel);
            refuse(refused.clone(), because, say!("rules-wait-for-the-page"))
        }
        Stage::Uncertain if !again => {
            let because = say!("rules-page-uncertain", name = named(case.people, &sending.to), channel = &sending.channel);
            let hint = say!("rules-settle-page", ask = hints::arrived(who), other = hints::page_again(who));
            refuse(refused.clone(), because, Advice::from(hint).on(FieldName::Arrived))
        }
        Stage::Uncertain | Stage::Lapsed | Stage::Sent | Stage::Failed | Stage::Arrived | Stage::NotArrived => Ok(()),
    }
}

/// Says whether the pages to somebody arrived of which nobody knows it, or that failed.
fn settle(case: Case<'_>, who: &PersonId, channels: &[ChannelId], arrived: Arrival) -> Result<Decision<SendingFact>, Refusal> {
    let is_meant = |sending: &&Sending| {
        let open = matches!(sending.stage(case.asking.now), Stage::Uncertain | Stage::Failed | Stage::Lapsed);
        open && (channels.is_empty() || channels.contains(&sending.channel))
    };
    let settled = |sending: &Sending| {
        let (who, channel) = (sending.to.id.clone(), sending.channel.clone());
        SendingSettled { sending: sending.entry(), who, channel, arrived: arrived == Arrival::Yes }.into()
    };
    let facts: Vec<SendingFact> = case.sendings.to(who).filter(is_meant).map(settled).collect();
    if facts.is_empty() {
        let name = case.people.called(who);
        let because = say!("rules-no-page-in-doubt", name = name);
        return refuse(say!("rules-page-not-settled"), because, say!("rules-page-first", ask = hints::about(Verb::Page, who)));
    }
    Ok(Decision { facts, remarks: Vec::new() })
}

/// That a sending begins: none where it does not stand as claimed any more.
#[must_use]
pub fn start(sendings: &Sendings, entry: EntryRef, now: Moment) -> Option<SendingStarted> {
    let sending = sendings.claimed_by(entry)?;
    let newest = sendings.to(&sending.to.id).rev().find(|other| other.channel == sending.channel)?;
    (newest.entry() == entry && sending.stage(now) == Stage::Claimed).then(|| {
        let (who, channel) = (sending.to.id.clone(), sending.channel.clone());
        SendingStarted { sending: entry, who, channel }
    })
}
