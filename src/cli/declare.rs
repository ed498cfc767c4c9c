//! `declare`: finds the runbook, keeps the declaration, and prints the incident's id.

use std::io::Write;
use std::path::Path;

use crate::app::library;
use crate::app::session::Session;
use crate::domain::declare::Declaring;
use crate::domain::lookup;
use crate::domain::runbook::{Runbook, Trigger};

use super::act::{entered_for, hand_back};
use super::arguments::{Declare, Verb};
use super::asked::{Asked, note, people_read, warn, warn_of};
use super::failure::{Failure, wrong};
use super::typed::component_id;

/// Declares an incident and prints its id: alone where a program reads, with what comes next where a person does.
///
/// # Errors
/// When the runbook cannot be had, a rule refuses it, or the log fails.
pub fn declare(asked: &Asked, declare: Declare, out: &mut dyn Write) -> Result<(), Failure> {
    let runbook = runbook(asked, declare.runbook.as_deref())?;
    let directory = asked.directory()?;
    let asking = asked.asking(&directory, None)?;
    let mut components = Vec::new();
    for typed in &declare.components {
        components.push(component_id(typed)?);
    }
    let declaring = Declaring {
        runbook,
        title: declare.title,
        components,
        sources: declare.sources.iter().filter_map(|word| Trigger::from_word(word)).collect(),
        reporter: declare.reporter,
        affected: declare.affected,
        not_affected: declare.not_affected,
        unknown: declare.unknown,
        drill: declare.drill,
        declarer: asking.by.clone(),
    };
    let log = asked.folder().open()?;
    let session =
        Session::declare(log, &declaring, asking.at, asking.now).map_err(|failure| hand_back(failure.into(), &Verb::Ack))?;
    let id = session.id();
    if let Some(at) = asking.at {
        note(&entered_for(asked, at));
    }
    if asked.common.json {
        writeln!(out, "{}", serde_json::json!({ "incident": id.as_str() }))?;
    } else if people_read() {
        writeln!(out, "declared {id}")?;
        writeln!(
            out,
            "you command. `crisis` opens the screen; `crisis next` says what to do first; `crisis call WHO` calls somebody in"
        )?;
    } else {
        writeln!(out, "{id}")?;
    }
    if directory.file.is_none() {
        warn("no contacts.toml was found: the example contacts are in use");
    }
    out.flush().map_err(|error| Failure::from(error).after_it_was_kept())
}

/// A runbook by its file or its id.
fn runbook(asked: &Asked, named: Option<&str>) -> Result<Runbook, Failure> {
    match named {
        Some(named) => runbook_named(asked, named),
        None => Err(which_runbook(asked)?),
    }
}

/// What there is to declare, for whoever named nothing.
fn which_runbook(asked: &Asked) -> Result<Failure, Failure> {
    let shelf = library::shelf(&asked.places, asked.today())?;
    let runbooks = shelf.runbooks.iter().filter_map(|shelved| shelved.runbook.as_ref());
    let listed: Vec<String> = runbooks.map(|runbook| format!("{} ({})", runbook.id, runbook.title)).collect();
    let because = format!("a crisis is declared from a runbook; there are: {}", listed.join(", "));
    Ok(wrong("nothing was declared", because, "`crisis declare technical-crisis --title \"what happened\"`"))
}

fn runbook_named(asked: &Asked, named: &str) -> Result<Runbook, Failure> {
    let path = Path::new(named);
    if named.contains('/') || path.extension().is_some_and(|extension| extension == "toml") || path.is_file() {
        let shelved = library::shelved(path, asked.today());
        if let Some(unreadable) = shelved.unreadable {
            let error = format!("{} cannot be read", unreadable.path.display());
            return Err(wrong(
                error,
                unreadable.because,
                "name another file, or a runbook's id: `crisis declare technical-crisis`",
            ));
        }
        warn_of(&shelved.findings);
        return shelved.runbook.ok_or_else(|| refused(named));
    }
    let shelf = library::shelf(&asked.places, asked.today())?;
    let found =
        shelf.runbooks.iter().find(|shelved| shelved.runbook.as_ref().is_some_and(|runbook| runbook.id.as_str() == named));
    if let Some(shelved) = found {
        warn_of(&shelved.findings);
        return shelved.runbook.clone().ok_or_else(|| refused(named));
    }
    let stem = |file: &str| Path::new(file).file_stem().is_some_and(|stem| stem == named);
    if let Some(shelved) = shelf.runbooks.iter().find(|shelved| shelved.runbook.is_none() && stem(&shelved.file)) {
        warn_of(&shelved.findings);
        return Err(refused(&shelved.file));
    }
    let shipped = library::shipped_shelf(asked.today());
    if let (Some(folder), Some(ready)) = (
        &shelf.folder,
        shipped.iter().find_map(|shelved| shelved.runbook.as_ref().filter(|runbook| runbook.id.as_str() == named)),
    ) {
        warn(&format!("{} has no runbook `{named}`: the shipped one is used", folder.display()));
        return Ok(ready.clone());
    }
    let runbooks = shelf.runbooks.iter().chain(shipped.iter().filter(|_| shelf.folder.is_some()));
    let mut ids: Vec<&str> = runbooks.filter_map(|shelved| Some(shelved.runbook.as_ref()?.id.as_str())).collect();
    ids.dedup();
    let hint = match lookup::near(named, &ids) {
        Some(near) => format!("did you mean `{near}`? A file of your own is named by its path: ./my-runbook.toml"),
        None => "name one of these, or a file of your own by its path: ./my-runbook.toml".to_owned(),
    };
    Err(wrong(format!("there is no runbook `{named}`"), format!("there are: {}", ids.join(", ")), hint))
}

fn refused(file: &str) -> Failure {
    wrong(
        format!("{file} is refused"),
        "a runbook that is half understood is worse than none",
        format!("`crisis lint {file}` shows every mistake; others can be declared"),
    )
}
