//! `show`: a whole runbook as it will run, for a terminal, as Markdown or as JSON. Nothing is declared.

use std::io::Write;

use crate::domain::preview::Preview;
use crate::domain::preview::line::Line;
use crate::domain::preview::page::page;
use crate::domain::text;
use crate::domain::verb::Verb;
use crate::export::{json, markdown, preview};
use crate::tui::view::markdown::plain;
use crate::tui::view::preview::drawn;

use super::context::Context;
use super::failure::Failure;
use super::runbook;

/// How many columns a line takes at most, as on the smallest screen.
const COLUMNS: usize = 80;

/// Prints a runbook.
///
/// # Errors
/// When there is no such runbook, its file is refused, or the output cannot be written.
pub fn show(context: &Context, named: Option<&str>, format: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let runbook = runbook::named(context, named, Verb::Show)?;
    let looked_at = Preview::of(&runbook);
    if context.common.json || format == "json" {
        return Ok(writeln!(out, "{}", json::harmless(&preview::json(&looked_at).to_string()))?);
    }
    let page = page(&looked_at);
    if format == "markdown" {
        return Ok(markdown::preview::write(&page, out)?);
    }
    if context.common.plain {
        return page.iter().flat_map(|line| sentences(context, line)).try_for_each(|line| Ok(writeln!(out, "{line}")?));
    }
    drawn(&page, COLUMNS, &|sentence| context.language.say(sentence)).into_iter().try_for_each(|row| {
        let line: String = row.pieces.into_iter().map(|(text, _)| text).collect();
        Ok(writeln!(out, "{}", line.trim_end())?)
    })
}

/// A line of the page in sentences, without columns and marks.
fn sentences(context: &Context, line: &Line) -> Vec<String> {
    match line {
        Line::Title(title) => vec![text::line(title).into_owned()],
        Line::Heading(said) | Line::Fact(said) | Line::Warning(said) => vec![context.say(said)],
        Line::Part(name, title) => vec![format!("{}: {}", text::line(name), context.say(title))],
        Line::Detail(detail) => plain(detail),
        Line::Words(words) => text::lines(words).filter(|line| !line.is_empty()).map(std::borrow::Cow::into_owned).collect(),
    }
}
