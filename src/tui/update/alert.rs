//! What time, or a change, brings to a person's ears: the bell once for each deadline that passes while the
//! screen is open, and what should reach them wherever they look, once each. What stood already when the
//! incident was opened is on the screen, and is not told again.

use crate::app::desktop::Words;
use crate::domain::board::summons;
use crate::domain::speech::Sentence;
use crate::domain::text;
use crate::tui::model::Model;
use crate::tui::model::alerts::Alerts;

use super::effect::Effect;

/// Brings to a person's ears what is new. What was heard stays
/// heard, even where late entries make it vanish and come back.
pub fn alert(model: &mut Model) -> Vec<Effect> {
    let (me, now, language) = (model.me.as_ref().map(|me| me.id.clone()), model.now, model.given.language);
    let Some(open) = &mut model.open else { return Vec::new() };
    let mut all = Alerts::all(&open.published.incident, &open.board, me.as_ref(), now);
    all.late.retain(|late| !open.alerted.late.contains(late));
    all.summons.retain(|summons| !open.alerted.summons.contains(summons));
    let disagree = !std::mem::replace(&mut open.alerted.clocks, all.clocks) && all.clocks;
    let mut effects: Vec<Effect> = (disagree || !all.late.is_empty()).then_some(Effect::Ring).into_iter().collect();
    let heading = summons::heading(&open.board);
    let people = &open.published.incident.people;
    let naming = |id: &str| people.aloud(id).map(str::to_owned);
    let said = |sentence: &Sentence| text::shown(&language.say_naming(sentence, &naming)).into_owned();
    effects
        .extend(all.summons.iter().map(|summons| Effect::Notify(Words { heading: said(&heading), body: said(&summons.say()) })));
    open.alerted.late.append(&mut all.late);
    open.alerted.summons.append(&mut all.summons);
    effects
}
