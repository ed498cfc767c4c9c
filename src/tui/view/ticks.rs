//! Options of a form of which any number can be ticked, beside each other on a few lines.

use crate::domain::text;
use crate::tui::form::Choice;
use crate::tui::spot::Spot;
use crate::tui::theme::Look;

use super::list::clean;
use super::pen::Row;

/// On how many lines they stand at most.
const LINES: usize = 3;

/// The options, each with its mark; where there is no room for all, those around the one that the cursor
/// stands on. The last line then says how many are ticked, and of how many.
#[must_use]
pub fn rows(number: usize, options: &[Choice], ticked: &[bool], at: Option<usize>, columns: usize) -> Vec<Row> {
    let lines = flow(number, options, ticked, at, columns);
    if lines.len() <= LINES {
        return lines.into_iter().map(|(row, _)| row).collect();
    }
    let here = lines.iter().position(|(_, places)| at.is_some_and(|at| places.contains(&at))).unwrap_or(0);
    let from = here.saturating_sub(1).min(lines.len() - (LINES - 1));
    let count = format!("{}/{}", ticked.iter().filter(|ticked| **ticked).count(), options.len());
    let shown = lines.into_iter().skip(from).take(LINES - 1).map(|(row, _)| row);
    shown.chain(std::iter::once(Row::new(count, Look::Muted))).collect()
}

/// All lines, each with the places of the options on it.
fn flow(number: usize, options: &[Choice], ticked: &[bool], at: Option<usize>, columns: usize) -> Vec<(Row, Vec<usize>)> {
    let mut lines = vec![(Row::default(), Vec::new())];
    let mut used = 0;
    for (place, option) in options.iter().enumerate() {
        let is_ticked = ticked.get(place).is_some_and(|ticked| *ticked);
        let shown = format!("{} {}", if is_ticked { "✔" } else { "☐" }, clean(&option.shown));
        let wide = text::width(&shown) + 2;
        if used + wide > columns + 2 && used > 0 {
            lines.push((Row::default(), Vec::new()));
            used = 0;
        }
        used += wide;
        let look = match (at == Some(place), is_ticked) {
            (true, _) => Look::Cursor,
            (_, true) => Look::Title,
            _ => Look::Plain,
        };
        if let Some((row, places)) = lines.last_mut() {
            *row = std::mem::take(row).part(shown, look, Spot::Choice(number, place)).and("  ", Look::Plain);
            places.push(place);
        }
    }
    lines
}
