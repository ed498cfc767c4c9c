//! The runbook that somebody names: by its id, or by its file.

use std::path::Path;

use crate::app::found;
use crate::app::library::{self, Shelved};
use crate::domain::alike::same;
use crate::domain::lookup;
use crate::domain::runbook::Runbook;
use crate::domain::speech::{Sentence, say};
use crate::domain::verb::Verb;

use super::context::Context;
use super::failure::{Failure, wrong};

/// A runbook by its file or its id, for the verb that asks for it.
///
/// # Errors
/// When nobody named one, there is none of that name, or its file is refused.
pub fn named(context: &Context, named: Option<&str>, verb: Verb) -> Result<Runbook, Failure> {
    match named {
        Some(named) => by_name(context, named, verb),
        None => Err(which(context, verb)?),
    }
}

/// What is said where a verb is typed without a runbook: what did not happen, why, what to type.
fn without(verb: Verb, runbooks: String) -> (Sentence, Sentence, Sentence) {
    if verb == Verb::Show {
        return (say!("verbs-nothing-shown"), say!("verbs-shows-a-runbook", runbooks = runbooks), say!("verbs-show-for-example"));
    }
    let because = say!("verbs-declared-from-runbook", runbooks = runbooks);
    (say!("verbs-nothing-declared"), because, say!("verbs-declare-with-title"))
}

/// Which runbooks there are, for whoever named none.
fn which(context: &Context, verb: Verb) -> Result<Failure, Failure> {
    let shelf = library::shelf(&context.places, context.today())?;
    let runbooks = shelf.runbooks().iter().filter_map(|shelved| shelved.runbook.as_ref());
    let listed: Vec<String> = runbooks.map(|runbook| format!("{} ({})", runbook.id, runbook.title)).collect();
    let (error, because, hint) = without(verb, listed.join(", "));
    Ok(wrong(error, because, hint))
}

fn by_name(context: &Context, named: &str, verb: Verb) -> Result<Runbook, Failure> {
    let path = Path::new(named);
    if is_meant(context, named, path) {
        let shelved = library::shelved(path, is_spelt_out(named, path), context.today());
        if let Some(unreadable) = shelved.unreadable {
            let error = say!("verbs-file-unreadable", path = unreadable.path.display().to_string());
            return Err(wrong(error, unreadable.because, another(verb)));
        }
        context.warn_of(&shelved.findings);
        return shelved.runbook.ok_or_else(|| refused(named));
    }
    let shelf = library::shelf(&context.places, context.today())?;
    let found = shelf.runbooks().iter().find(|shelved| shelved.runbook.as_ref().is_some_and(|runbook| same(&runbook.id, named)));
    if let Some(shelved) = found {
        context.warn_of(&shelved.findings);
        return shelved.runbook.clone().ok_or_else(|| refused(named));
    }
    let stem = |file: &str| Path::new(file).file_stem().is_some_and(|stem| stem == named);
    if let Some(shelved) = shelf.runbooks().iter().find(|shelved| shelved.runbook.is_none() && stem(&shelved.file)) {
        context.warn_of(&shelved.findings);
        return Err(refused(&shelved.file));
    }
    let shipped = library::shipped_shelf(context.today());
    if let (Some(folder), Some(ready)) =
        (&shelf.folder, shipped.iter().find_map(|shelved| shelved.runbook.as_ref().filter(|runbook| same(&runbook.id, named))))
    {
        context.warn(&say!("verbs-shipped-runbook", folder = folder.display().to_string(), runbook = named));
        return Ok(ready.clone());
    }
    Err(unknown(named, shelf.runbooks().iter().chain(shipped.iter().filter(|_| shelf.folder.is_some()))))
}

/// Another file or id to try with the verb that could not read a file.
fn another(verb: Verb) -> Sentence {
    if verb == Verb::Show { say!("verbs-show-file-or-runbook") } else { say!("verbs-name-file-or-runbook") }
}

/// There is no runbook of that name, but there are others.
fn unknown<'s>(named: &str, runbooks: impl Iterator<Item = &'s Shelved>) -> Failure {
    let mut ids: Vec<&str> = Vec::new();
    for id in runbooks.filter_map(|shelved| Some(shelved.runbook.as_ref()?.id.as_str())) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let hint = match lookup::near(named, &ids) {
        Some(near) => say!("verbs-did-you-mean-runbook", near = near),
        None => say!("verbs-name-a-runbook"),
    };
    wrong(say!("verbs-no-runbook", named = named), say!("verbs-there-are", names = ids.join(", ")), hint)
}

/// Whether it can be nothing but a file.
fn is_spelt_out(named: &str, path: &Path) -> bool {
    named.contains('/') || path.extension().is_some_and(|extension| extension == "toml")
}

/// Whether a file is meant, and no id. One that only has the name of what was asked for is somebody's own.
fn is_meant(context: &Context, named: &str, path: &Path) -> bool {
    if is_spelt_out(named, path) {
        return true;
    }
    if !path.is_file() {
        return false;
    }
    let doubt = found::doubt(path);
    if let Some(doubt) = &doubt {
        context.warn(&say!("verbs-runbook-passed-over", path = named, why = doubt.spoken()));
    }
    doubt.is_none()
}

fn refused(file: &str) -> Failure {
    wrong(say!("verbs-file-refused", file = file), say!("verbs-half-understood"), say!("verbs-lint-shows-others", file = file))
}
