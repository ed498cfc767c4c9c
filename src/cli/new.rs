//! `new`: writes a commented file to begin with to where the program looks for it, and says what comes next.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::app::library;
use crate::app::starter::{Starter, make_folder};
use crate::domain::id::{NotAnId, RunbookId};
use crate::domain::speech::say;

use super::context::{Context, people_read};
use super::failure::{Failure, wrong};
use super::output::{self, shown};

/// Writes the file, or prints it where `output` is `-`.
///
/// # Errors
/// When something is there already, the name can be no id, or it cannot be written.
pub fn new(
    context: &Context,
    starter: Starter,
    name: Option<&str>,
    output: Option<&Path>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let file = output.map(Path::to_owned).or_else(|| name.filter(|name| is_file(starter, name)).map(PathBuf::from));
    let id = id(starter, name, file.as_deref())?;
    let text = starter.text(id.as_ref());
    if file.as_deref().is_some_and(|file| file.as_os_str() == "-") {
        return Ok(out.write_all(text.as_bytes())?);
    }
    let place = file.or_else(|| starter.place(&context.places, id.as_ref()));
    let Some(path) = place else {
        return Err(wrong(say!("verbs-new-no-place"), say!("verbs-no-home"), say!("verbs-new-name-a-file")));
    };
    if path.symlink_metadata().is_ok() {
        return Err(is_there(&path));
    }
    // Beside what is not there yet nothing can be looked at.
    make_folder(&path).map_err(output::unwritable(&path))?;
    output::check_is_free(context, &path, &path)?;
    let shipped = starter == Starter::Runbook && is_on_an_empty_shelf(context, &path);
    starter.write(&path, &text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => is_there(&path),
        _ => output::unwritable(&path)(error),
    })?;
    if context.common.json {
        writeln!(out, "{}", serde_json::json!({ "file": shown(&path) }))?;
    } else if people_read() {
        writeln!(out, "{}", context.say(&say!("verbs-new-written", path = shown(&path))))?;
    } else {
        writeln!(out, "{}", shown(&path))?;
    }
    let file = quoted(&path);
    context.note(&match starter {
        Starter::Runbook => say!("verbs-new-runbook-next", file = file),
        Starter::Contacts => say!("verbs-new-contacts-next", file = file),
        Starter::Settings => say!("verbs-new-settings-next", file = file),
    });
    if shipped {
        context.note(&say!("verbs-new-hides-shipped"));
    }
    Ok(())
}

/// Whether a name is one of a file, and no id: only runbooks have one.
fn is_file(starter: Starter, name: &str) -> bool {
    starter != Starter::Runbook
        || name == "-"
        || name.contains('/')
        || Path::new(name).extension().is_some_and(|end| end == "toml")
}

/// The id of a runbook: as it is named, or as its file is called; none where the file is called otherwise.
fn id(starter: Starter, name: Option<&str>, file: Option<&Path>) -> Result<Option<RunbookId>, Failure> {
    if starter != Starter::Runbook {
        return Ok(None);
    }
    if let Some(name) = name.filter(|name| !is_file(starter, name)) {
        let no_id = |error: NotAnId| wrong(say!("verbs-new-no-id", name = name), error.spoken(), say!("verbs-new-for-example"));
        return name.parse().map(Some).map_err(no_id);
    }
    Ok(file.and_then(Path::file_stem).and_then(|stem| stem.to_str()?.parse().ok()))
}

fn is_there(path: &Path) -> Failure {
    wrong(say!("verbs-new-not-written", path = shown(path)), say!("verbs-new-is-there"), say!("verbs-new-name-another"))
}

/// Whether the file is the first in the folder of runbooks: up to now the shipped ones are shown.
fn is_on_an_empty_shelf(context: &Context, path: &Path) -> bool {
    let is_shelf = Starter::Runbook.place(&context.places, None).is_some_and(|place| place.parent() == path.parent());
    is_shelf && library::shelf(&context.places, context.today()).is_ok_and(|shelf| shelf.folder.is_none())
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let shown = shown(path);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    if shown.chars().all(is_plain) { shown } else { format!("'{}'", shown.replace('\'', "'\\''")) }
}
