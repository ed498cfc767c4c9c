//! Words of several looks in rows, as [`super::list::wrap`] does it with words of one.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::grapheme::is_simple;
use crate::domain::text::width;
use crate::tui::theme::Look;

/// A line in rows of at most so many columns, broken anywhere but in a character.
pub(super) fn broken(line: &str, columns: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    let mut used = 0;
    for grapheme in line.graphemes(true) {
        let wide = width(grapheme);
        if used + wide > columns && used > 0 {
            rows.push(String::new());
            used = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push_str(grapheme);
        }
        used += wide;
    }
    rows
}

/// A row, or a word, that is being put together.
#[derive(Default)]
struct Line {
    pieces: Vec<(String, Look)>,
    wide: usize,
}

impl Line {
    fn push(&mut self, text: &str, look: Look) {
        self.wide += width(text);
        match self.pieces.last_mut() {
            Some((last, of)) if *of == look => last.push_str(text),
            _ => self.pieces.push((text.to_owned(), look)),
        }
    }
}

/// Words of several looks in rows of at most so many columns, broken between
/// words where it can be. What has the look `verbatim` keeps its spaces.
pub(super) fn flow(spans: &[(String, Look)], columns: usize, verbatim: Look) -> Vec<Vec<(String, Look)>> {
    let mut rows = Vec::new();
    let (mut row, mut word) = (Line::default(), Line::default());
    for (text, look) in spans {
        for bit in bits(text) {
            match bit {
                " " if word.wide > 0 || *look != verbatim => place(&mut rows, &mut row, &mut word, columns),
                "\n" => {
                    place(&mut rows, &mut row, &mut word, columns);
                    rows.push(std::mem::take(&mut row).pieces);
                }
                bit => word.push(bit, *look),
            }
        }
    }
    place(&mut rows, &mut row, &mut word, columns);
    if row.wide > 0 {
        rows.push(row.pieces);
    }
    rows
}

/// A text in bits: spaces, line breaks, and what lies between; in characters where it is not simple.
fn bits(text: &str) -> Vec<&str> {
    let ends = |c: char| matches!(c, ' ' | '\n');
    if !text.chars().all(|c| is_simple(c) || ends(c)) {
        return text.graphemes(true).collect();
    }
    let parts = text.split_inclusive(ends).flat_map(|part| match part.strip_suffix(ends) {
        Some(word) => [word, part.get(word.len()..).unwrap_or_default()],
        None => [part, ""],
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// Puts a word into the row, or into the next one where it does
/// not fit; one that is wider than a row is broken.
fn place(rows: &mut Vec<Vec<(String, Look)>>, row: &mut Line, word: &mut Line, columns: usize) {
    let word = std::mem::take(word);
    if word.wide == 0 {
        return;
    }
    if row.wide > 0 && row.wide + 1 + word.wide > columns {
        rows.push(std::mem::take(row).pieces);
    }
    if row.wide > 0 {
        row.push(" ", Look::Plain);
    }
    if row.wide + word.wide <= columns {
        for (text, look) in &word.pieces {
            row.push(text, *look);
        }
        return;
    }
    for (text, look) in &word.pieces {
        for grapheme in text.graphemes(true) {
            if row.wide > 0 && row.wide + width(grapheme) > columns {
                rows.push(std::mem::take(row).pieces);
            }
            row.push(grapheme, *look);
        }
    }
}
