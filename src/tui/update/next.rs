//! Does what is next for whoever looks, wherever the cursor stands: goes to what it
//! is about, and there asks for it, or opens the form for it with all that is known.

use crate::domain::board::{Next, Object};
use crate::domain::speech::say;
use crate::domain::verb::Verb;
use crate::tui::action::Screen;
use crate::tui::model::forms::{self, asked};
use crate::tui::model::{Model, Reason, Reply};
use crate::tui::spot::Spot;

use super::effect::{Effect, reply, tell};
use super::{ask, motion, papers, screens};

/// What is next now.
pub(super) fn first(model: &Model) -> Option<Next> {
    model.open.as_ref()?.board.next.first().cloned()
}

/// Notes when what was next is so no longer, where others or the hour changed it.
pub(super) fn watch(model: &mut Model, before: Option<Next>) {
    let Some(before) = before else { return };
    let now = model.open.as_ref().and_then(|open| open.board.next.first());
    if now.is_none_or(|now| !now.is_same_as(&before)) {
        model.changed = Some(model.now);
    }
}

/// Does it.
pub(super) fn act(model: &mut Model) -> Vec<Effect> {
    let changed = model.changed.take();
    if motion::too_soon(model, changed) {
        tell(model, &say!("keys-next-changed"));
        return Vec::new();
    }
    let Some(next) = model.open.as_ref().and_then(|open| model.next_of(open).first().cloned()) else {
        let path = model.open.as_ref().and_then(|open| model.report_of(open));
        let said = path.map_or_else(|| say!("keys-nothing-next"), |path| say!("board-report-written", path = path));
        let said = Reply::Said(model.say(&said));
        reply(model, said, Some(Reason::NothingNext));
        return Vec::new();
    };
    if let Some(spot) = next.on.as_ref().map(spot) {
        screens::go_to(model, &spot);
    } else if model.base != Screen::Board {
        model.base = Screen::Board;
    }
    model.look();
    if next.hint.asks_for(Verb::Export) {
        return papers::report(model);
    }
    // Somebody else does it, or time: that is all there is to be seen.
    let Some(form) = next.ask().and_then(|ask| asked(model, ask, next.on.as_ref())) else {
        let said = Reply::Said(model.say(&next.hint.say));
        reply(model, said, Some(Reason::Next(Box::new(next))));
        return Vec::new();
    };
    ask::send(model, form)
}

/// Finds out what the key for what is next does, where the board is new: for whoever draws that is too long.
pub(super) fn foresee(model: &mut Model) {
    let Some(open) = model.open.as_ref().filter(|open| open.does.is_none()) else { return };
    let does = open.board.next.first().map(|next| forms::does(model, next));
    model.open.iter_mut().for_each(|open| open.does = does);
}

fn spot(on: &Object) -> Spot {
    match on {
        Object::Step(step) => Spot::Step(step.clone()),
        Object::Component(id) => Spot::Component(id.clone()),
        Object::Person(id) => Spot::Person(id.clone()),
    }
}
