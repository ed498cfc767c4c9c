//! What texts and lists are laid out with: made safe, cut or filled
//! to columns, wrapped into lines, shown from where the cursor is.

use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::tui::model::Model;
use crate::tui::theme::Look;

use super::pen::Row;

/// Text from elsewhere, on one line and safe to show.
#[must_use]
pub fn clean(text: &str) -> String {
    text::shown(text).into_owned()
}

/// Text from elsewhere, on one line, safe, cut or filled to so many columns.
#[must_use]
pub fn cell(text: &str, columns: usize) -> String {
    text::fit(&text::shown(text), columns)
}

/// A text in lines of at most so many columns, broken between words where it can be.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    text::wrapped(&clean(text), columns)
}

/// A text wrapped into at most so many lines; what is left over ends in `…`.
#[must_use]
pub fn wrap_to(text: &str, columns: usize, lines: usize) -> Vec<String> {
    // What lies far behind the last line is not looked at.
    let most = columns.max(2) * (lines + 1);
    let near = text.char_indices().nth(most).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let mut all = wrap(near, columns);
    if all.len() > lines {
        all.truncate(lines);
        if let Some(last) = all.last_mut() {
            *last = text::cut(&format!("{last}…"), columns.max(2)).into_owned();
        }
    }
    all
}

/// Which part of a list is shown: from where, so that `at` is in the middle where it can be.
#[must_use]
pub fn window(at: usize, count: usize, room: usize) -> usize {
    at.saturating_sub(room / 2).min(count.saturating_sub(room))
}

/// Lines of a paragraph as rows.
pub(crate) fn paragraph(text: &str, columns: usize, look: Look) -> Vec<Row> {
    wrap(text, columns).into_iter().map(|line| Row::new(line, look)).collect()
}

/// How much of a list there is no room for, above and below: `↑2 ↓5`; nothing where all of it is shown.
#[must_use]
pub fn beyond(above: usize, below: usize) -> String {
    let said = [(above > 0).then(|| format!("↑{above}")), (below > 0).then(|| format!("↓{below}"))];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// As many names as there is room for, `…` behind them where that is not all; nothing where not even one
/// fits.
#[must_use]
pub fn named_within(names: impl IntoIterator<Item = String>, room: usize) -> String {
    let mut said = String::new();
    let mut names = names.into_iter().peekable();
    while let Some(name) = names.next() {
        let gap = if said.is_empty() { "" } else { ", " };
        let cut = if names.peek().is_some() { " …" } else { "" };
        if text::width(&said) + gap.len() + text::width(&name) + text::width(cut) > room {
            return if said.is_empty() { said } else { format!("{said} …") };
        }
        said = format!("{said}{gap}{name}");
    }
    said
}

/// From where a list is shown, how many rows of it, and what is
/// left out above and below; the last row says how many.
pub fn cut_list(model: &Model, at: usize, count: usize, room: usize) -> (usize, usize, Option<String>) {
    if count <= room {
        return (0, room, None);
    }
    let room = room.saturating_sub(1);
    let above = window(at, count, room);
    let below = count.saturating_sub(above + room);
    (above, room, Some(format!(" {}", model.say(&say!("board-more-there", there = beyond(above, below))))))
}

/// Some lists with their headings, each text of them as a point; of what is empty not even the heading.
#[must_use]
pub fn parts(model: &Model, lists: impl IntoIterator<Item = (Sentence, Vec<String>)>, columns: usize) -> Vec<Row> {
    let filled = lists.into_iter().filter(|(_, texts)| !texts.is_empty());
    filled.flat_map(|(title, texts)| part(model.say(&title), &texts, columns)).collect()
}

/// A heading and below it some texts, each as a point.
fn part(title: String, texts: &[String], columns: usize) -> Vec<Row> {
    let mut part = vec![Row::new(title, Look::Title)];
    for text in texts {
        let leads = std::iter::once("- ").chain(std::iter::repeat("  "));
        for (line, lead) in paragraph(text, columns, Look::Plain).into_iter().zip(leads) {
            part.push(Row { pieces: [vec![(lead.to_owned(), Look::Muted)], line.pieces].concat(), ..Row::default() });
        }
    }
    part
}

/// A line with something before it.
#[must_use]
pub fn before(lead: &'static str, row: Row) -> Row {
    Row { pieces: [vec![(lead.to_owned(), Look::Muted)], row.pieces].concat(), ..row }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_between_words_and_never_wider_than_it_may_be() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("", 7), [""]);
        for columns in 1..20 {
            for line in wrap("a word, averyveryverylongword 漢字かな and more", columns.max(2)) {
                assert!(text::width(&line) <= columns.max(2), "{line:?} in {columns}");
            }
        }
        assert_eq!(wrap_to("one two three four", 7, 2), ["one two", "three…"]);
    }

    #[test]
    fn the_cursor_is_always_inside_of_the_window() {
        for count in 0..12 {
            for at in 0..count {
                for room in 1..12 {
                    let from = window(at, count, room);
                    assert!(from <= at && at < from + room, "{at} of {count} in {room}");
                }
            }
        }
    }
}
