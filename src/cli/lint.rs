//! Mistakes in files as a person reads them: the place, the line itself with a caret, what was expected, what to do.
//!
//! Nothing of the file reaches the terminal raw, and no line is shown longer than a person can take in.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::domain::mistake::{Mistake, Weight, boundary};
use crate::domain::text;

/// The most characters that are shown of a line.
const SHOWN: usize = 200;

/// How many characters are shown before the place in a line that is longer.
const BEFORE: usize = 60;

/// One mistake in the text of a file, over several lines and ending in a line break.
#[must_use]
pub fn render(name: &str, text: &str, mistake: &Mistake, colour: bool) -> String {
    let level = if mistake.weight >= Weight::LeavesOut { Level::ERROR } else { Level::WARNING };
    let (line, column) = mistake.line_and_column(text);
    let shown = Shown::of(text, &mistake.place);
    let place = AnnotationKind::Primary.span(shown.place).label(text::line(&mistake.expected));
    let help = mistake.help.as_deref().map(|help| Level::HELP.message(text::line(help)));
    let snippet = Snippet::source(shown.line).line_start(line).fold(false).annotation(place);
    let title = level.primary_title(text::line(&mistake.what));
    // The column of a line that is shown whole is counted by the snippet.
    let report = if shown.whole {
        title.element(snippet.path(text::line(name)))
    } else {
        title.element(Origin::path(text::line(name)).line(line).char_column(column)).element(snippet)
    };
    let report = report.elements(help);
    let style = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut rendered = style.term_width(SHOWN * 2).render(&[report]);
    rendered.push('\n');
    rendered
}

/// The line of a place as it may be shown, and where in it the place lies.
struct Shown {
    line: String,
    place: Range<usize>,
    /// Nothing was left out of it.
    whole: bool,
}

impl Shown {
    fn of(text: &str, place: &Range<usize>) -> Self {
        let at = boundary(text, place.start);
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let marked = after.get(..boundary(after, place.end.saturating_sub(at))).unwrap_or_default();
        let rest = after.get(marked.len()..).unwrap_or_default();

        let mut line = String::new();
        let left = before.chars().count();
        let kept = if left + after.chars().take(SHOWN).count() > SHOWN { left.min(BEFORE) } else { left };
        if kept < left {
            line.push('…');
        }
        line.extend(before.chars().skip(left - kept).map(harmless));
        let start = line.len();
        let room = SHOWN - kept;
        line.extend(marked.chars().take(room).map(harmless));
        let end = line.len();
        let room = room.saturating_sub(marked.chars().take(room).count());
        line.extend(rest.chars().take(room).map(harmless));
        let more = after.chars().nth(SHOWN - kept).is_some();
        if more {
            line.push('…');
        }
        Self { line, place: start..end, whole: kept == left && !more }
    }
}

/// A character that stands for one that may not reach a terminal.
fn harmless(c: char) -> char {
    match c {
        '\t' => ' ',
        c if text::is_hostile(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_where_a_person_counts_it() {
        let text = "漢字 = \"é\u{301}\" x\n";
        let mistake = Mistake::new(Weight::Warns, 15..16, "what", "expected");
        let rendered = render("x.toml", text, &mistake, false);
        assert!(rendered.starts_with("warning: what\n --> x.toml:1:"), "{rendered}");
        let (_, column) = mistake.line_and_column(text);
        assert!(rendered.contains(&format!("x.toml:1:{column}\n")), "{rendered}");
    }

    #[test]
    fn nothing_of_a_file_or_of_its_name_acts_on_the_terminal() {
        let mistake = Mistake::new(Weight::Refuses, 0..1, "a\u{1b}[2J", "b\u{202e}").help("c\u{7}");
        let rendered = render("\u{1b}]0;x\u{7}.toml", "a\u{1b}[31m\u{202e}\u{9b}2J\tb", &mistake, false);
        assert!(!rendered.contains(|c: char| c != '\n' && text::is_hostile(c)), "{rendered:?}");
    }

    #[test]
    fn a_place_at_the_end_or_beyond_it_is_no_trouble() {
        for place in [0..0, 3..3, 9..99, 1..3] {
            assert!(render("x", "a\r\n", &Mistake::new(Weight::Nag, place, "w", "e"), true).contains("warning"));
        }
        assert!(render("x", "", &Mistake::new(Weight::Nag, 0..0, "w", "e"), false).contains("x:1:1"));
    }
}
