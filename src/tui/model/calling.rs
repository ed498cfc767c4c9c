//! What one key says of a call to whoever the cursor stands on: that one dials, or what came of it. Without a
//! form, for the other hand holds a telephone.

use crate::domain::advice::Refusal;
use crate::domain::ask::table::{Command, PeopleCommand};
use crate::domain::hints;
use crate::domain::people::state::{Call, Responder};
use crate::domain::speech::say;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Line};

use super::people::{Listed, here};
use super::target::nothing_here;
use super::{Model, Open};

/// Seconds within which the same outcome again is a key that was pressed twice: no telephone rings that fast.
const TWICE: i64 = 5;

/// What is asked: a call to whoever the cursor stands on, on the number that is to be dialled next.
///
/// # Errors
/// When the cursor stands on nobody whom one could call, or just that was logged a moment ago.
pub fn command(model: &Model, open: &Open, outcome: Option<CallOutcome>) -> Result<Command, Refusal> {
    let nobody = || nothing_here(say!("forms-nobody"), say!("forms-call-first", ask = hints::somebody(Verb::Call)));
    let (known, here) = (model.known().ok_or_else(nobody)?, here(model).ok_or_else(nobody)?);
    match here {
        Listed::Person(somebody) if model.me.as_ref().is_some_and(|me| me.id == *somebody.id) => {
            Err(nothing_here(say!("forms-oneself"), say!("forms-go-to-another")))
        }
        Listed::Person(somebody) => {
            let responder = open.published.incident.people.responder(somebody.id);
            if let Some(call) = responder.and_then(|one| one.call.as_ref()).filter(|call| is_pressed_twice(model, call, outcome))
            {
                let outcome = call.outcome.map(CallOutcome::spoken);
                return Err(nothing_here(say!("forms-logged-just-now", outcome = outcome), say!("forms-other-call-later")));
            }
            let line = responder.map_or(Line::Primary, Responder::next_line);
            Ok(PeopleCommand::CallResponder { who: known.person(somebody.id), line, outcome }.into())
        }
        Listed::Dial(outside) => Ok(PeopleCommand::DialOutsider { who: known.outsider(outside.id), outcome, said: None }.into()),
    }
}

fn is_pressed_twice(model: &Model, call: &Call, outcome: Option<CallOutcome>) -> bool {
    outcome.is_some() && call.outcome == outcome && model.now.seconds_since(call.at) < TWICE
}
