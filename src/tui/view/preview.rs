//! A whole runbook as it will run, on a screen that scrolls. The same rows are what `crisis show` prints.

use ratatui::layout::Rect;

use crate::domain::preview::Preview;
use crate::domain::preview::line::Line;
use crate::domain::preview::page::page;
use crate::domain::speech::{Sentence, say};
use crate::domain::text;
use crate::tui::model::Model;
use crate::tui::model::home::looked_at;
use crate::tui::theme::Look;

use super::list::{before, beyond, clean, paragraph, wrap};
use super::pen::{Pen, Row};
use super::{markdown, scrolled};

/// Lines that are too long are hard to read.
const WIDEST: usize = 100;

/// Draws the runbook that is looked at, scrolled as far as whoever looks went.
pub fn draw(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    scrolled::draw(model, pen, area, &lines(model, area), |above, below| match beyond(above, below) {
        there if there.is_empty() => say!("screens-runbook"),
        there => say!("screens-runbook-goes-on", there = there),
    });
}

/// How far it can be scrolled.
pub(super) fn most_scroll(model: &Model, area: Rect) -> usize {
    scrolled::most(&lines(model, area), area)
}

fn lines(model: &Model, area: Rect) -> Vec<Row> {
    let Some(runbook) = looked_at(model) else { return Vec::new() };
    let columns = usize::from(area.width).saturating_sub(2).min(WIDEST);
    drawn(&page(&Preview::of(runbook)), columns, &|sentence| model.say(sentence))
}

/// The lines of a page as rows of at most so many columns, said by whoever knows the language.
#[must_use]
pub fn drawn(page: &[Line], columns: usize, say: &dyn Fn(&Sentence) -> String) -> Vec<Row> {
    page.iter().flat_map(|line| one(line, columns, say)).collect()
}

fn one(line: &Line, columns: usize, say: &dyn Fn(&Sentence) -> String) -> Vec<Row> {
    match line {
        Line::Title(title) => paragraph(title, columns, Look::Title),
        Line::Heading(heading) => vec![Row::default(), heading_row(&clean(&say(heading)), columns)],
        Line::Part(name, title) => {
            let called = paragraph(&format!("{name}  {}", say(title)), columns, Look::Title);
            std::iter::once(Row::default()).chain(called).collect()
        }
        Line::Fact(fact) => led("  - ", &say(fact), columns, Look::Plain),
        Line::Warning(warning) => led("  ! ", &say(warning), columns, Look::Alert),
        Line::Detail(detail) => {
            let detail = markdown::rows(detail, columns.saturating_sub(4)).into_iter().map(|row| before("    ", row));
            std::iter::once(Row::default()).chain(detail).collect()
        }
        Line::Words(words) => {
            let room = columns.saturating_sub(6);
            let lines = words.lines().flat_map(|line| wrap(line, room));
            lines.map(|line| Row::new("    │ ", Look::Muted).and(line, Look::Plain)).collect()
        }
    }
}

/// A heading in a rule, so that it is one without colour too.
fn heading_row(heading: &str, columns: usize) -> Row {
    let heading = text::cut(heading, columns.saturating_sub(6)).into_owned();
    let rest = "─".repeat(columns.saturating_sub(text::width(&heading) + 4));
    Row::new("── ", Look::Muted).and(heading, Look::Title).and(format!(" {rest}"), Look::Muted)
}

/// A text with something before its first line, and as many blanks before the others.
fn led(lead: &'static str, text: &str, columns: usize, look: Look) -> Vec<Row> {
    let lines = paragraph(text, columns.saturating_sub(lead.len()), look).into_iter();
    let leads = std::iter::once(lead).chain(std::iter::repeat("    "));
    lines.zip(leads).map(|(row, lead)| before(lead, row)).collect()
}
