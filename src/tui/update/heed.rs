//! What time, or a change, brings to a person's ears: the bell once for each deadline that passes while the screen is open, and what should
//! reach them wherever they look, once each. What stood already when the incident was opened is on the screen, and is not told again.

use crate::app::desktop::Words;
use crate::domain::board::Board;
use crate::domain::clocks::Kind;
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::stamp::Moment;
use crate::domain::summons::{self, Summons};
use crate::domain::text;
use crate::tui::model::Model;

use super::Effect;

/// What was brought to a person's ears already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    late: Vec<(Kind, String, Moment)>,
    summons: Vec<Summons>,
}

impl Heard {
    /// All that stands at a moment, as if it had been heard.
    #[must_use]
    pub fn all(incident: &Incident, board: &Board, me: Option<&PersonId>, now: Moment) -> Self {
        let summons = me.map(|me| summons::standing(incident, board, me, now)).unwrap_or_default();
        Self { late: late(board).collect(), summons }
    }
}

/// The deadlines that have passed. One that moves is another one: a step that was begun again has its time again.
fn late(board: &Board) -> impl Iterator<Item = (Kind, String, Moment)> {
    board.clocks.iter().filter(|clock| clock.overdue).map(|clock| (clock.kind, clock.about.clone(), clock.due))
}

/// Brings to a person's ears what is new. What was heard stays heard, even where late entries make it vanish and come back.
pub fn heed(model: &mut Model) -> Vec<Effect> {
    let (me, now, language) = (model.me.as_ref().map(|me| me.id.clone()), model.now, model.given.language);
    let Some(open) = &mut model.open else { return Vec::new() };
    let mut all = Heard::all(&open.published.incident, &open.board, me.as_ref(), now);
    all.late.retain(|late| !open.heard.late.contains(late));
    all.summons.retain(|summons| !open.heard.summons.contains(summons));
    let mut effects: Vec<Effect> = (!all.late.is_empty()).then_some(Effect::Ring).into_iter().collect();
    let heading = summons::heading(&open.board);
    effects.extend(all.summons.iter().map(|summons| {
        Effect::Reach(Words {
            heading: text::shown(&language.say(&heading)).into_owned(),
            body: text::shown(&language.say(&summons.say())).into_owned(),
        })
    }));
    open.heard.late.append(&mut all.late);
    open.heard.summons.append(&mut all.summons);
    effects
}
