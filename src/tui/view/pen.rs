//! What every screen draws with: a pen that stays inside of its area, and rows made of pieces.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::domain::grapheme::all_simple;
use crate::domain::text;
use crate::tui::spot::Spot;
use crate::tui::theme::{Look, settle, style};

/// One row of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its pieces, from left to right.
    pub pieces: Vec<(String, Look)>,
    /// What stands at its right end.
    pub right: Vec<(String, Look)>,
    /// The cursor stands on it.
    pub cursor: bool,
    /// What it stands for, for whoever clicks it.
    pub spot: Option<Spot>,
    /// The pieces that stand for something of their own, by their places.
    pub parts: Vec<(usize, Spot)>,
}

impl Row {
    /// A row of one piece.
    #[must_use]
    pub fn new(text: impl Into<String>, look: Look) -> Self {
        Self::default().and(text, look)
    }

    /// A row of ordinary text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Look::Plain)
    }

    /// The row with one more piece.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>, look: Look) -> Self {
        self.pieces.push((text.into(), look));
        self
    }

    /// The row with a piece at its right end.
    #[must_use]
    pub fn right(mut self, text: impl Into<String>, look: Look) -> Self {
        self.right.push((text.into(), look));
        self
    }

    /// The row, which stands for something.
    #[must_use]
    pub fn spot(mut self, spot: Spot) -> Self {
        self.spot = Some(spot);
        self
    }

    /// The row with one more piece, which stands for something of its own.
    #[must_use]
    pub fn part(mut self, text: impl Into<String>, look: Look, spot: Spot) -> Self {
        self.parts.push((self.pieces.len(), spot));
        self.and(text, look)
    }

    /// The row, with the cursor on it or not.
    #[must_use]
    pub fn cursor(mut self, here: bool) -> Self {
        self.cursor = here;
        self
    }
}

/// Draws into a buffer, never outside of the area it is told.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    colour: bool,
    /// What was drawn where, the last on top; none where something was drawn over that stands for nothing.
    spots: Vec<(Rect, Option<Spot>)>,
    /// So far each cell holds what every terminal draws alike.
    settled: bool,
}

impl<'a> Pen<'a> {
    /// A pen for a buffer, with or without colour.
    pub fn new(buffer: &'a mut Buffer, colour: bool) -> Self {
        Self { buffer, colour, spots: Vec::new(), settled: true }
    }

    /// Says what an area stands for.
    pub fn mark(&mut self, area: Rect, spot: Spot) {
        self.spots.push((area, Some(spot)));
    }

    /// What was drawn at a place.
    #[must_use]
    pub fn spot_at(&self, column: u16, row: u16) -> Option<Spot> {
        let here = |area: &Rect| area.contains(Position::new(column, row));
        self.spots.iter().rev().find(|(area, _)| here(area)).and_then(|(_, spot)| spot.clone())
    }

    /// The style of a look.
    #[must_use]
    pub fn style(&self, look: Look) -> Style {
        style(look, self.colour)
    }

    /// Draws rows from the top of an area on; what does not fit is left out.
    pub fn rows(&mut self, area: Rect, rows: &[Row]) {
        for (row, y) in rows.iter().zip(area.y..area.bottom()) {
            self.row(Rect { y, height: 1, ..area }, row);
        }
    }

    /// Draws one row at the top of an area. The right end is drawn only where it leaves the pieces alone.
    pub fn row(&mut self, area: Rect, row: &Row) {
        if area.is_empty() {
            return;
        }
        if let Some(spot) = &row.spot {
            self.mark(Rect { height: 1, ..area }, spot.clone());
        }
        let end = self.pieces(area.x, area, &row.pieces, &row.parts);
        let wide: usize = row.right.iter().map(|(text, _)| text::width(text)).sum();
        let from = usize::from(area.right()).saturating_sub(wide);
        if wide > 0 && from >= usize::from(end) {
            self.pieces(u16::try_from(from).unwrap_or(area.x), area, &row.right, &[]);
        }
        if row.cursor {
            let style = self.style(Look::Cursor);
            self.buffer.set_style(Rect { height: 1, ..area }, style);
        }
    }

    /// Draws pieces one behind the other; what does not fit ends in `…`. Says where they end.
    fn pieces(&mut self, from: u16, area: Rect, pieces: &[(String, Look)], parts: &[(usize, Spot)]) -> u16 {
        let mut x = from;
        for (place, (text, look)) in pieces.iter().enumerate() {
            let begins = x;
            let room = area.right().saturating_sub(x);
            // Whatever was not cleaned on its way here is harmless in a cell all the same.
            let cut = text::cut(text, usize::from(room));
            let style = style(*look, self.colour);
            x = self.put(x, area.y, &cut, room, style);
            if let Some((_, spot)) = parts.iter().find(|(part, _)| *part == place) {
                self.mark(Rect { x: begins, width: x - begins, height: 1, y: area.y }, spot.clone());
            }
        }
        x
    }

    /// Puts a text into cells. Of simple characters each has a cell of its own, and needs no closer look.
    fn put(&mut self, x: u16, y: u16, text: &str, room: u16, style: Style) -> u16 {
        if !all_simple(text) {
            self.settled = false;
            return self.buffer.set_stringn(x, y, text, usize::from(room), style).0;
        }
        let mut at = x;
        for (c, x) in text.chars().zip(x..x.saturating_add(room)) {
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.set_char(c).set_style(style);
            }
            at = x + 1;
        }
        at
    }

    /// Draws a line across the top of an area, with a title in it where there is one.
    pub fn rule(&mut self, area: Rect, title: &str) {
        let line = "─".repeat(usize::from(area.width));
        let muted = Look::Muted;
        self.row(area, &Row::new(line, muted));
        if !title.is_empty() && area.width > 6 {
            let room = usize::from(area.width) - 4;
            let title = format!(" {} ", text::cut(title, room.saturating_sub(2)));
            self.row(Rect { x: area.x + 2, width: area.width - 2, ..area }, &Row::new(title, Look::Plain));
        }
    }

    /// Draws a line down an area's left edge, joined to the lines above and below it.
    pub fn divide(&mut self, area: Rect, joined_above: bool, joined_below: bool) {
        let style = self.style(Look::Muted);
        for y in area.y..area.bottom() {
            self.buffer.set_stringn(area.x, y, "│", 1, style);
        }
        if joined_above && area.y > 0 {
            self.buffer.set_stringn(area.x, area.y - 1, "┬", 1, style);
        }
        if joined_below && area.bottom() < self.buffer.area.bottom() {
            self.buffer.set_stringn(area.x, area.bottom(), "┴", 1, style);
        }
    }

    /// Ends the picture: each cell holds what every terminal draws
    /// alike, and nothing but ASCII where that was asked for.
    pub fn finish(self, ascii: bool) {
        if ascii || !self.settled {
            settle(self.buffer, ascii);
        }
    }

    /// Blanks an area, and forgets what a click there would have found.
    pub fn clear(&mut self, area: Rect) {
        ratatui::widgets::Clear.render(area, self.buffer);
        self.spots.push((area, None));
    }

    /// Draws one of ratatui's widgets.
    pub fn widget(&mut self, widget: impl Widget, area: Rect) {
        self.settled = false;
        widget.render(area.intersection(self.buffer.area), self.buffer);
    }
}

/// The rows of an area from one on, at most so many.
#[must_use]
pub fn rows(area: Rect, from: u16, count: u16) -> Rect {
    let from = from.min(area.height);
    Rect { y: area.y + from, height: count.min(area.height - from), ..area }
}
