//! Mistakes in files as a person reads them: the place, the line itself with a caret, what was expected, what to do.
//!
//! Nothing of the file reaches the terminal raw, and no line is shown longer than a person can take in.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::domain::mistake::{Mistake, Weight};
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
    let report = level
        .primary_title(text::line(&mistake.what))
        .element(Origin::path(text::line(name)).line(line).char_column(column))
        .element(Snippet::source(shown.line).line_start(line).fold(false).annotation(place))
        .elements(help);
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut rendered = renderer.term_width(SHOWN * 2).render(&[report]);
    rendered.push('\n');
    rendered
}

/// The line of a place as it may be shown, and where in it the place lies.
struct Shown {
    line: String,
    place: Range<usize>,
}

impl Shown {
    fn of(text: &str, place: &Range<usize>) -> Self {
        let at = text.floor_char_boundary(place.start.min(text.len()));
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let marked = after.get(..after.floor_char_boundary(place.end.saturating_sub(at).min(after.len()))).unwrap_or_default();
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
        if after.chars().nth(SHOWN - kept).is_some() {
            line.push('…');
        }
        Self { line, place: start..end }
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
