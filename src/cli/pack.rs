//! `pack`: what is printed before the night without a laptop, as text or as a page of HTML. It says nothing
//! of a log. The file is its owner's alone, for it has everybody's numbers.

use std::io::Write;
use std::path::Path;

use crate::app::library;
use crate::domain::oncall::rows;
use crate::domain::pack::{DAYS, Packing};
use crate::domain::runbook::Runbook;
use crate::domain::speech::say;
use crate::domain::verb::Verb;
use crate::export::pack::{Printed, Words, html, text};
use crate::tui::view::markdown::plain;

use super::contacts::check_read;
use super::context::Context;
use super::failure::Failure;
use super::{report, runbook};

/// Prints the pack, or writes it into a file, which is overwritten with force.
///
/// # Errors
/// When a runbook or the contacts cannot be read, or the file cannot or must not be written.
pub fn pack(
    context: &Context,
    named: &[String],
    format: Option<&str>,
    output: Option<(&Path, bool)>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let printed = printed(context, named)?;
    let (path, force) = output.map_or((None, false), |(path, force)| (Some(path), force));
    let is_page = |path: &Path| path.extension().is_some_and(|extension| ["html", "htm"].iter().any(|page| extension == *page));
    let page = format.map_or_else(|| path.is_some_and(is_page), |format| format == "html");
    report::deliver(context, path, force, out, &mut |out| {
        let written = if page { html::write(&printed, context.language.code(), out) } else { text::write(&printed, out) };
        Ok(written?)
    })?;
    if let Some(path) = path.filter(|path| path.is_file()) {
        context.note(&say!("verbs-pack-has-numbers", path = path.display().to_string()));
    }
    Ok(())
}

/// The pack in words.
fn printed(context: &Context, named: &[String]) -> Result<Printed, Failure> {
    let settings = context.settings()?;
    let now = context.now();
    let directory = context.rota(now)?;
    check_read(&directory)?;
    if directory.file.is_none() {
        context.warn(&say!("verbs-these-are-examples"));
    }
    context.invented(&directory).iter().for_each(|what| context.warn(what));
    let (runbooks, contacts) = (runbooks(context, named)?, directory.contacts());
    let week = rows::between(directory.courses(), contacts, now, now.plus_seconds(DAYS * 86_400));
    let organisation = settings.organisation.as_deref();
    let packing = Packing { organisation, contacts, week: &week, runbooks: &runbooks, now, zone: context.zone };
    Ok(Words { say: &|sentence| context.words(sentence), plain: &plain }.print(&packing.pack()))
}

/// The runbooks that are named, else all that there are. One that is refused is told and left out.
fn runbooks(context: &Context, named: &[String]) -> Result<Vec<Runbook>, Failure> {
    if !named.is_empty() {
        return named.iter().map(|named| runbook::named(context, Some(named), Verb::Show)).collect();
    }
    let shelf = library::shelf(&context.places, context.today())?;
    for shelved in shelf.runbooks() {
        context.warn_of(&shelved.findings);
    }
    Ok(shelf.runbooks().iter().filter_map(|shelved| shelved.runbook.clone()).collect())
}
