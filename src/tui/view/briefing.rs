//! What whoever joins late or takes command must know, as [`crate::domain::board::brief`] has it.

use ratatui::layout::Rect;

use crate::domain::board::brief::{Brief, Decision, Part};
use crate::domain::people::rows::ResponderRow;
use crate::domain::speech::{Sentence, say};
use crate::tui::model::{Model, forms};

use super::list::{clean, parts};
use super::pen::{Pen, Row};
use super::{scrolled, side};

/// Draws the briefing, scrolled as far as whoever looks went.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    scrolled::draw(model, pen, area, &lines(model, area), |_, below| say!("screens-briefing", below = below));
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    scrolled::most(&lines(model, area), area)
}

fn lines(model: &Model, area: Rect) -> Vec<Row> {
    let Some(open) = &model.open else { return Vec::new() };
    let published = &open.published;
    // What was decided before the last entries stands in the timeline.
    let decisions: Vec<Decision> =
        published.tail.iter().rev().filter_map(|event| Decision::of(&published.incident, event)).collect();
    let hour = |moment| model.hour(moment);
    let brief = Brief { board: &open.board, decisions: &decisions, next: model.next_of(open), now: model.now, hour: &hour };
    let said = |part: Part| (part.title, part.lines.iter().map(|line| clean(&model.said(line))).collect());
    let heads = published.heads.iter().map(|head| format!("`crisis verify --head {head}`")).collect();
    let last = forms::is_offered(model, open).then(|| clean(&model.said(&say!("screens-brief-accept"))));
    let last = (say!("screens-brief-offered"), last.into_iter().collect());
    let lists: Vec<(Sentence, Vec<String>)> =
        brief.parts().into_iter().map(said).chain([(say!("screens-brief-log"), heads), last]).collect();
    parts(model, lists, usize::from(area.width).saturating_sub(5))
}

/// Somebody with their post, and what they are at.
pub(super) fn person(model: &Model, row: &ResponderRow) -> String {
    format!("{}: {}", side::post(model, row).0, side::person_in_words(model, row))
}
