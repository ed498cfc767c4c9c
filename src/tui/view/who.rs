//! Who sits here: asked once, where nothing else says it.

use ratatui::layout::Rect;

use crate::domain::speech::say;
use crate::domain::text;
use crate::tui::model::Model;
use crate::tui::model::who::candidates;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::list::{cell, clean, window};
use super::pen::{Pen, Row, rows};

/// Draws the question, what was typed, and the contacts that match.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let candidates = candidates(model);
    let at = model.who.at.min(candidates.len().saturating_sub(1));
    pen.rule(rows(area, 0, 1), "");
    let typed = clean(&model.who.typed);
    let ask = Row::new(format!(" {}  ", model.say(&say!("screens-who"))), Look::Title).and(format!("{typed}▏"), Look::Plain);
    let free = !model.given.strict_ids || model.given.directory.file.is_none();
    let hint = if free { say!("screens-who-free") } else { say!("screens-who-strict") };
    let hint = format!(" {}", model.say(&hint));
    pen.rows(rows(area, 1, 2), &[ask, Row::new(hint, Look::Muted)]);
    let list = rows(area, 4, area.height);
    let column = candidates.iter().map(|candidate| text::width(&candidate.person.name)).max().unwrap_or(0).clamp(12, 30);
    let ids = candidates.iter().map(|candidate| candidate.person.id.as_str().len()).max().unwrap_or(0);
    let from = window(at, candidates.len(), usize::from(list.height));
    let mut lines = Vec::new();
    for (place, candidate) in candidates.iter().enumerate().skip(from) {
        let cursor = place == at;
        let pointer = if cursor { " › " } else { "   " };
        let line = Row::plain(pointer).and(cell(&candidate.person.name, column), Look::Plain).and("  ", Look::Plain);
        let skills = candidate.person.skills.join(", ");
        let about = if candidate.typed {
            model.say(&say!("screens-who-take", id = &candidate.person.id))
        } else {
            format!("{}   {}", cell(candidate.person.id.as_str(), ids), clean(&skills))
        };
        lines.push(line.and(about, Look::Muted).cursor(cursor).spot(Spot::Row(place)));
    }
    pen.rows(list, &lines);
}
