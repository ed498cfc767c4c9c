//! The palette: what was typed, and what was found by it, each
//! with its key and, where it cannot be done now, why.

use ratatui::layout::Rect;

use crate::domain::advice::Refusal;
use crate::domain::speech::say;
use crate::domain::text;
use crate::tui::model::Model;
use crate::tui::model::available::refused;
use crate::tui::model::palette::{Entry, found};
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::list::{cell, clean, window};
use super::pen::{Pen, Row, rows};

/// Draws what was typed, and below it what that finds, the best first.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(palette) = &model.palette else { return };
    let found = found(model);
    let at = palette.at.min(found.len().saturating_sub(1));
    let list = rows(area, 2, area.height);
    let room = usize::from(list.height);
    let from = window(at, found.len(), room);
    let more = found.len().saturating_sub(from + room);
    let more = if more > 0 { model.say(&say!("keys-more-below", count = more)) } else { String::new() };
    pen.rule(rows(area, 0, 1), &format!("{}{more}", model.say(&say!("keys-palette-title"))));
    let mut ask = Row::new(" : ", Look::Title).and(format!("{}▏", clean(&palette.typed)), Look::Plain);
    if palette.typed.is_empty() {
        ask = ask.and(model.say(&say!("keys-palette-hint")), Look::Muted);
    }
    pen.row(rows(area, 1, 1), &ask);
    let columns = Columns::of(&found, usize::from(area.width));
    let entries = found.iter().enumerate().skip(from).take(room);
    let lines: Vec<Row> =
        entries.map(|(place, entry)| columns.row(model, entry, place == at).cursor(place == at).spot(Spot::Row(place))).collect();
    pen.rows(list, &lines);
    if found.is_empty() {
        pen.row(list, &Row::new(format!("   {}", model.say(&say!("keys-palette-nothing"))), Look::Muted));
    }
}

/// As wide as what stands in them.
struct Columns {
    key: usize,
    name: usize,
    rest: usize,
}

impl Columns {
    fn of(found: &[Entry], width: usize) -> Self {
        let widest = |of: fn(&Entry) -> &String| found.iter().map(|entry| text::width(of(entry))).max().unwrap_or(0);
        let key = widest(|entry| &entry.key).min(8);
        let name = widest(|entry| &entry.name).min(width * 2 / 5);
        Self { key, name, rest: width.saturating_sub(key + name + 7) }
    }

    fn row(&self, model: &Model, entry: &Entry, here: bool) -> Row {
        let refusal = refusal(model, entry);
        let look = if refusal.is_some() { Look::Muted } else { Look::Plain };
        let pointer = if here { " › " } else { "   " };
        let key = if refusal.is_some() { Look::Muted } else { Look::Key };
        let sentence = refusal.map_or_else(|| entry.sentence.clone(), |refusal| self.not_now(model, entry, &refusal));
        let row =
            Row::plain(pointer).and(cell(&entry.key, self.key), key).and("  ", look).and(cell(&entry.name, self.name), look);
        row.and("  ", look).and(text::cut(&sentence, self.rest).into_owned(), look)
    }
}

impl Columns {
    /// Why it cannot be done now; where there is room, behind what it would do.
    fn not_now(&self, model: &Model, entry: &Entry, refusal: &Refusal) -> String {
        let not_now = model.say(&say!("keys-not-now", because = model.said(&refusal.because)));
        let whole = format!("{} · {not_now}", entry.sentence);
        if text::width(&whole) > self.rest { not_now } else { whole }
    }
}

fn refusal(model: &Model, entry: &Entry) -> Option<Refusal> {
    match entry.goal {
        Spot::Key(action) => refused(model, action),
        _ => None,
    }
}
