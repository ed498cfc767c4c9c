//! The call that was made last, where it reached nobody: the other number, then the next person. Said at
//! once, to whoever called and to the commander; once five minutes are over the alarm of that call says it.

use crate::domain::board::clocks::CALL_OUT;
use crate::domain::board::rows::Next;
use crate::domain::hints;
use crate::domain::people::state::ResponderState;
use crate::domain::speech::say;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Line;

use super::seat::Seat;

/// What to do about the last call, where nobody was reached and nobody has called anybody since.
pub(super) fn redial(seat: &Seat<'_>) -> Option<Next> {
    let called = seat.incident.people.responders.iter().filter_map(|one| Some((one, one.call.as_ref()?)));
    let (responder, call) = called.max_by_key(|(_, call)| call.at)?;
    let is_theirs = seat.commands || seat.me == Some(&call.by);
    let waits = responder.state() == ResponderState::Called && seat.me != Some(&responder.person.id);
    if !is_theirs || !waits || !call.is_unreached() || call.at.plus_seconds(CALL_OUT) <= seat.now {
        return None;
    }
    let outcome = call.outcome?;
    Some(match call.line {
        Line::Primary => {
            let ask = hints::on_line(hints::about(Verb::Call, &responder.person.id), responder.next_line());
            seat.next(ask).because(say!("rules-callout-unreached", line = call.line, outcome = outcome))
        }
        Line::Secondary => {
            let name = seat.incident.people.called(&responder.person.id);
            seat.next(hints::somebody(Verb::Call)).because(say!("rules-next-not-reached", name = name))
        }
    })
}
