//! Colours and weights by meaning. Only the terminal's own sixteen colours, and of those the ones that can be
//! read on a light and on a dark ground; without colour the words and marks still say everything. The last
//! hand on a picture, [`settle`], keeps every cell to its columns.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::grapheme::is_simple;
use crate::domain::{ascii, text};

/// The marks of the states with their words, in the order of a step's life; what each
/// becomes on a terminal with ASCII only stands in [`ascii`]. For whoever explains them.
pub const MARKS: &[(&str, &str)] =
    &[("☐", "open"), ("⊘", "locked"), ("▸", "begun"), ("✔", "done"), ("✖", "failed"), ("–", "left out"), ("›", "the cursor")];

/// What a piece of text means, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Ordinary text, in the terminal's own colours.
    Plain,
    /// A heading, or the prompt before what is typed.
    Title,
    /// Nothing to do here now.
    Muted,
    /// Finished, confirmed or up.
    Good,
    /// Somebody is at it.
    Working,
    /// Something needs attention: a failed step, a stale verdict, a refusal.
    Alert,
    /// A deadline has passed.
    Late,
    /// Where the cursor stands.
    Cursor,
    /// A key on the foot line.
    Key,
    /// Where something can be typed.
    Field,
}

impl Look {
    /// Every look there is.
    pub const ALL: &[Self] = &[
        Self::Plain,
        Self::Title,
        Self::Muted,
        Self::Good,
        Self::Working,
        Self::Alert,
        Self::Late,
        Self::Cursor,
        Self::Key,
        Self::Field,
    ];
}

/// The style of a look, with or without colour.
#[must_use]
pub fn style(look: Look, colour: bool) -> Style {
    let plain = Style::new();
    let tint = |tint: Color| if colour { plain.fg(tint) } else { plain };
    match look {
        Look::Plain => plain,
        Look::Title | Look::Key => plain.add_modifier(Modifier::BOLD),
        Look::Muted => plain.add_modifier(Modifier::DIM),
        Look::Good => tint(Color::Green),
        // Blue cannot be read on black, cyan and yellow not on white.
        Look::Working => tint(Color::Magenta).add_modifier(Modifier::BOLD),
        Look::Alert => tint(Color::Red).add_modifier(Modifier::BOLD),
        Look::Late => tint(Color::Red).add_modifier(Modifier::BOLD | Modifier::REVERSED),
        Look::Field => plain.add_modifier(Modifier::UNDERLINED),
        Look::Cursor => plain.add_modifier(Modifier::REVERSED),
    }
}

/// Sees to it that every cell holds what all terminals draw in
/// the same columns; and ASCII only, where that was asked for.
pub fn settle(buffer: &mut Buffer, ascii: bool) {
    for at in 0..buffer.content.len() {
        if buffer.content.get(at).is_some_and(|cell| is_plain(cell.symbol(), ascii)) {
            continue;
        }
        uncover(buffer, at);
        let Some(cell) = buffer.content.get(at).filter(|cell| !is_plain(cell.symbol(), ascii)) else { continue };
        let shown = text::shown(cell.symbol());
        let shown = if ascii { ascii::ascii(&shown).into_owned() } else { shown.into_owned() };
        if shown != cell.symbol() {
            let (room, style) = (usize::from(cell.cell_width()).max(1), cell.style());
            spread(buffer, at, room, &shown, style);
        }
    }
}

/// A wide character that something was drawn over in part is
/// gone: a terminal would draw it whole, over what came later.
fn uncover(buffer: &mut Buffer, at: usize) {
    let Some(cell) = buffer.content.get(at).filter(|cell| !is_plain(cell.symbol(), false)) else { return };
    let covered = buffer.content.iter().skip(at + 1).take(usize::from(cell.cell_width()).saturating_sub(1));
    if covered.clone().any(|cell| cell.symbol() != " ")
        && let Some(cell) = buffer.content.get_mut(at)
    {
        cell.set_symbol(" ");
    }
}

fn is_plain(symbol: &str, ascii: bool) -> bool {
    if ascii {
        return matches!(symbol.as_bytes(), [b' '..=b'~']);
    }
    let mut chars = symbol.chars();
    chars.next().is_some_and(is_simple) && chars.next().is_none()
}

/// Puts a text into so many cells: what has no room in them is left out, what is left of them is blank.
fn spread(buffer: &mut Buffer, at: usize, room: usize, shown: &str, style: Style) {
    let mut used = 0;
    let mut graphemes = shown.graphemes(true);
    while used < room {
        let fits = |grapheme: &&str| used + text::width(grapheme) <= room;
        let grapheme = graphemes.next().filter(fits).unwrap_or(" ");
        if let Some(cell) = buffer.content.get_mut(at + used) {
            cell.set_symbol(grapheme).set_style(style);
        }
        used += text::width(grapheme).max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(symbols: &[&str], ascii: bool) -> Vec<String> {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 6, 1));
        for (cell, symbol) in buffer.content.iter_mut().zip(symbols) {
            cell.set_symbol(symbol);
        }
        settle(&mut buffer, ascii);
        buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect()
    }

    #[test]
    fn what_is_drawn_over_half_of_a_wide_character_stands_alone() {
        assert_eq!(settled(&["漢", "│", "漢", " ", "字", "x"], false), [" ", "│", "漢", " ", " ", "x"]);
    }

    #[test]
    fn a_cell_is_never_wider_than_it_was() {
        assert_eq!(settled(&["a", "漢", " ", "👩\u{200d}🚒", " ", "│"], false), ["a", "漢", " ", "👩", " ", "│"]);
        assert_eq!(settled(&["a", "漢", " ", "👩\u{200d}🚒", " ", "│"], true), ["a", "?", "?", "?", "?", "|"]);
        assert_eq!(settled(&["🇳🇱", " ", "é", "✔", "\u{301}", "x"], true), ["N", "L", "e", "x", "?", "x"]);
    }
}
