//! The alarms as something to do: of those that are whoever's who looks, what they do about it.

use crate::domain::board::clocks;
use crate::domain::board::roles::Proposal;
use crate::domain::board::rows::{Alarm, Kind, Next};
use crate::domain::hints;
use crate::domain::runbook::Role;
use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;

use super::seat::Seat;
use super::work;

/// What comes before all work: customers use what is wrong, clocks disagree, somebody's time is over.
pub(super) fn first(seat: &Seat<'_>, proposals: &[Proposal]) -> Vec<Next> {
    let urgent = |alarm: &Alarm| match &alarm.kind {
        Kind::Serves => about(seat, alarm).filter(|_| seat.commands || seat.judges()),
        Kind::Clock => about(seat, alarm).filter(|_| seat.commands).map(|next| next.because(say!("rules-next-clocks-disagree"))),
        Kind::Silence => speaker(seat, proposals).or_else(|| about(seat, alarm)).filter(|_| seat.commands),
        Kind::Late(kind) => late(seat, proposals, alarm, *kind),
        Kind::Offered
        | Kind::Relieved
        | Kind::Stale
        | Kind::Failed
        | Kind::WhileLocked
        | Kind::Circle
        | Kind::Held
        | Kind::Owed
        | Kind::PageFailed
        | Kind::PageUncertain
        | Kind::NotUnderstood => None,
    };
    seat.board.alarms.iter().filter_map(urgent).collect()
}

/// What comes before new work: what broke.
pub(super) fn then(seat: &Seat<'_>) -> Vec<Next> {
    let broken = |alarm: &Alarm| match &alarm.kind {
        Kind::Stale => about(seat, alarm).filter(|_| seat.judges()),
        Kind::Failed => about(seat, alarm).filter(|_| seat.commands).map(|next| next.because(failed(seat, alarm))),
        Kind::Circle => about(seat, alarm).filter(|_| seat.commands),
        Kind::Serves
        | Kind::Clock
        | Kind::Silence
        | Kind::Late(_)
        | Kind::Offered
        | Kind::Relieved
        | Kind::WhileLocked
        | Kind::Held
        | Kind::Owed
        | Kind::PageFailed
        | Kind::PageUncertain
        | Kind::NotUnderstood => None,
    };
    seat.board.alarms.iter().filter_map(broken).collect()
}

/// Why it failed: what did is named before it.
fn failed(seat: &Seat<'_>, alarm: &Alarm) -> Sentence {
    let row = alarm.about.as_deref().and_then(|code| seat.board.coded(code));
    say!("rules-next-failed", why = row.and_then(|row| row.why.as_deref()).unwrap_or_default())
}

/// Who is to speak with customers, where somebody is proposed.
fn speaker(seat: &Seat<'_>, proposals: &[Proposal]) -> Option<Next> {
    let speaker = seat.to_others(proposals).find(|proposal| proposal.role == Role::Communication);
    speaker.map(|proposal| seat.assign(proposal))
}

/// What is to be done about it. Where that is to work on a step, or to be a second
/// person, it stands among the work of those who may.
fn about(seat: &Seat<'_>, alarm: &Alarm) -> Option<Next> {
    let next = seat.advised(&alarm.hint, alarm.say.clone());
    let work = [Verb::Start, Verb::Done, Verb::Confirm, Verb::Override, Verb::Delegate];
    next.ask().is_some_and(|ask| !work.contains(&ask.verb())).then_some(next)
}

/// A deadline that has passed: what whoever looks does about it. A step that is late, or has waited,
/// stands among their work, if it is theirs, and an offer before everything of whom it is made to: whoever
/// made it asks them.
fn late(seat: &Seat<'_>, proposals: &[Proposal], alarm: &Alarm, kind: clocks::Kind) -> Option<Next> {
    let because = |why| about(seat, alarm).filter(|_| seat.commands).map(|next| next.because(why));
    let speaks = || seat.responder.is_some_and(|responder| responder.role == Some(Role::Communication));
    match kind {
        // Who rests when is a person's to weigh, not the next thing to be done.
        clocks::Kind::TimeBox | clocks::Kind::Hold | clocks::Kind::Awake => None,
        clocks::Kind::Handover => about(seat, alarm)
            .filter(|next| seat.commands && next.ask().is_some_and(|ask| ask.verb() == Verb::Call))
            .map(|next| next.because(say!("rules-next-offer-open"))),
        clocks::Kind::CallOut => because(say!("rules-next-no-answer")),
        clocks::Kind::Expected => because(say!("rules-next-not-come")),
        clocks::Kind::Acknowledgement => {
            let who = alarm.about.as_ref().and_then(|id| id.parse().ok()).filter(|_| seat.commands)?;
            let role = proposals.iter().find(|proposal| proposal.who == who).map_or(Role::Technical, |proposal| proposal.role);
            let ask = hints::about(Verb::Assign, &who).with(role.word());
            Some(seat.next(ask).because(say!("rules-next-no-role")))
        }
        clocks::Kind::Callback => {
            let next = about(seat, alarm).filter(|_| seat.commands || speaks())?;
            Some(next.because(say!("rules-next-call-back")))
        }
        clocks::Kind::Promise => {
            let next = Some(seat.advised(&alarm.hint, alarm.say.clone())).filter(|_| seat.commands || speaks())?;
            let begins = next.ask().is_some_and(|ask| ask.verb() == Verb::Start);
            let row = next.step().filter(|_| begins).and_then(|step| seat.board.step(step));
            let next = row.map(|row| work::begin(seat, row)).unwrap_or(next);
            Some(next.because(say!("rules-next-update-late")))
        }
        clocks::Kind::Command => because(say!("rules-next-long-command")),
    }
}
