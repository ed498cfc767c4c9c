//! What the screen has written: the report or words, in the folder that the program was started in, else
//! beside the log. A file that somebody changed is never overwritten: the paper goes
//! beside it, under the next name.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::app::paper::{Paper, Scribe};
use crate::app::session::Session;
use crate::app::target::Target;
use crate::app::written::{Standing, Written};
use crate::domain::advice::Refusal;
use crate::domain::id::IncidentId;
use crate::domain::speech::say;

use super::context::{Context, nothing_declared};
use super::failure::{Failure, wrong};
use super::output::{self, shown, unwritable};
use super::report;

/// So many names are tried.
const NAMES: usize = 99;

/// Whoever writes for a screen that was opened with these options.
pub fn scribe(context: &Context) -> Scribe {
    let context = context.apart();
    Scribe::new(move |paper| write(&context, paper).map_err(|failure| told(&failure)))
}

fn told(failure: &Failure) -> Refusal {
    failure.parts().unwrap_or_else(|| Refusal::new(say!("verbs-output-failed"), "", say!("verbs-name-output")))
}

fn write(context: &Context, paper: &Paper) -> Result<String, Failure> {
    match paper {
        Paper::Report(id) => {
            let mut session = session(context, id)?;
            let name = session.display_id().to_owned();
            put(context, &name, "md", &mut |out| report::write(context, &mut session, "markdown", out))
        }
        Paper::Words { of, name, text } => {
            put(context, &format!("{of}-{name}"), "txt", &mut |out| Ok(out.write_all(text.as_bytes())?))
        }
    }
}

/// The incident with every entry read, as it stands now.
fn session(context: &Context, id: &IncidentId) -> Result<Session, Failure> {
    let folder = context.quiet_folder()?;
    let log = folder.open_existing()?.ok_or_else(|| nothing_declared(&folder, Some(id)))?;
    let session = Session::open_whole(log, id.clone())?;
    context.reckon_by(&session);
    Ok(session)
}

/// Puts a text where it can be: here, else beside the log. Says where.
fn put(
    context: &Context,
    name: &str,
    ending: &str,
    write: &mut dyn FnMut(&mut dyn Write) -> Result<(), Failure>,
) -> Result<String, Failure> {
    let log = context.quiet_folder()?;
    let written = Written::in_folder(log.path());
    let mut put_in = |folder: &Path| {
        let (path, target) = free(context, &written, folder, name, ending)?;
        let file = output::replace(&path, &target, &mut *write)?;
        // Where it is not remembered, the next one goes beside it.
        let _ = written.remember(&target, &file);
        Ok(shown(&path))
    };
    put_in(Path::new(".")).or_else(|failure: Failure| put_in(log.path()).map_err(|_| failure))
}

/// The first of the names in a folder under which nobody wrote anything else.
fn free(context: &Context, written: &Written, folder: &Path, name: &str, ending: &str) -> Result<(PathBuf, Target), Failure> {
    let numbered = |number: usize| if number == 1 { String::new() } else { format!("-{number}") };
    for number in 1..=NAMES {
        let path = folder.join(format!("{name}{}.{ending}", numbered(number)));
        let target = output::target(&path)?;
        let standing = written.standing(&target).map_err(unwritable(&path))?;
        if matches!(standing, Standing::Free | Standing::Unchanged) {
            output::check_is_free(context, &path, &target.path())?;
            return Ok((path, target));
        }
    }
    let path = folder.join(format!("{name}.{ending}"));
    Err(wrong(say!("verbs-not-overwritten", path = shown(&path)), say!("verbs-changed-since"), say!("verbs-name-output")))
}
