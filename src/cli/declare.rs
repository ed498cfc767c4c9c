//! `declare`: finds the runbook, keeps the declaration, and prints the incident's id.

use std::io::Write;
use std::path::Path;

use crate::app::found;
use crate::app::library;
use crate::app::session::Session;
use crate::domain::alike::same;
use crate::domain::lifecycle::declare::{Declaring, named, services};
use crate::domain::runbook::{Runbook, Trigger};
use crate::domain::speech::say;
use crate::domain::{lookup, time_text};

use super::act::{entered_for, hand_back};
use super::arguments::Declare;
use super::context::{Context, people_read};
use super::failure::{Failure, wrong};
use super::typed::no_component;

/// Declares an incident and prints its id: alone where a
/// program reads, with what comes next where a person does.
///
/// # Errors
/// When the runbook cannot be had, a rule refuses it, or the log fails.
pub fn declare(context: &Context, declare: Declare, out: &mut dyn Write) -> Result<(), Failure> {
    let runbook = runbook(context, declare.runbook.as_deref())?;
    let directory = context.directory()?;
    let asking = context.asking(&directory, None)?;
    let mut components = Vec::new();
    for typed in &declare.components {
        let (typed, service) = named(typed).map_err(no_service)?;
        let id = lookup::component_id(typed, lookup::component(typed, runbook.components.iter()));
        components.push((id.map_err(|error| no_component(typed, error))?, service));
    }
    let began_at = declare.since.map(|typed| context.time("--since", &typed)).transpose()?;
    let declaring = Declaring {
        runbook,
        title: declare.title,
        components,
        sources: declare.sources.iter().filter_map(|word| Trigger::from_word(word)).collect(),
        reporter: declare.reporter,
        affected: declare.affected,
        not_affected: declare.not_affected,
        unknown: declare.unknown,
        began_at: began_at.map(|began| time_text::as_said(began, context.zone)),
        drill: declare.drill,
        declarer: asking.by.clone(),
    };
    let log = context.folder()?.open()?;
    let session = Session::declare(log, &declaring, asking.at, asking.now).map_err(|failure| hand_back(failure.into(), None))?;
    let id = session.id();
    if let Some(at) = asking.at {
        context.note(&entered_for(context, at));
    }
    session.incident().data.grounds_out_of_scope().for_each(|question| context.note(&question));
    if context.common.json {
        writeln!(out, "{}", serde_json::json!({ "incident": id.as_str() }))?;
    } else if people_read() {
        writeln!(out, "{}", context.say(&say!("verbs-declared", incident = session.display_id())))?;
        writeln!(out, "{}", context.say(&say!("verbs-you-command")))?;
    } else {
        writeln!(out, "{id}")?;
    }
    if directory.file.is_none() {
        context.warn(&say!("verbs-example-contacts"));
    }
    out.flush().map_err(|error| Failure::from(error).after_it_was_kept())
}

/// A component was declared with something behind its `=` that no service can be.
fn no_service(word: &str) -> Failure {
    let because = say!("verbs-service-words", words = services());
    wrong(say!("verbs-no-service", word = word), because, say!("verbs-for-example-web"))
}

/// A runbook by its file or its id.
fn runbook(context: &Context, named: Option<&str>) -> Result<Runbook, Failure> {
    match named {
        Some(named) => runbook_named(context, named),
        None => Err(which_runbook(context)?),
    }
}

/// What there is to declare, for whoever named nothing.
fn which_runbook(context: &Context) -> Result<Failure, Failure> {
    let shelf = library::shelf(&context.places, context.today())?;
    let runbooks = shelf.runbooks().iter().filter_map(|shelved| shelved.runbook.as_ref());
    let listed: Vec<String> = runbooks.map(|runbook| format!("{} ({})", runbook.id, runbook.title)).collect();
    let because = say!("verbs-declared-from-runbook", runbooks = listed.join(", "));
    Ok(wrong(say!("verbs-nothing-declared"), because, say!("verbs-declare-with-title")))
}

fn runbook_named(context: &Context, named: &str) -> Result<Runbook, Failure> {
    let path = Path::new(named);
    if is_meant(context, named, path) {
        let shelved = library::shelved(path, is_spelt_out(named, path), context.today());
        if let Some(unreadable) = shelved.unreadable {
            let error = say!("verbs-file-unreadable", path = unreadable.path.display().to_string());
            return Err(wrong(error, unreadable.because, say!("verbs-name-file-or-runbook")));
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
    let runbooks = shelf.runbooks().iter().chain(shipped.iter().filter(|_| shelf.folder.is_some()));
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
    Err(wrong(say!("verbs-no-runbook", named = named), say!("verbs-there-are", names = ids.join(", ")), hint))
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
