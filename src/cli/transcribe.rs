//! `transcribe`: enters what was written by pen, line by line, each as if whoever did it had typed it then.
//! What is refused is said with its line and its reason; the other lines are kept. A line that was taken
//! before is not taken twice, so a sheet can be mended and fed again.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::json;

use crate::app::library::Directory;
use crate::app::session::{Receipt, Session};
use crate::domain::advice::{Asking, Refusal};
use crate::domain::lifecycle::facts::LineTranscribed;
use crate::domain::record::Person;
use crate::domain::sheet::{self, Line, Written};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Origin;
use crate::export::{english, json};
use crate::store::memory::MemoryLog;
use crate::store::{Cursor, Log, Order};

use super::ascii;
use super::context::{Context, known};
use super::failure::{Failure, wrong};
use super::typed::Meant;
use super::verb_arguments::Typed;

/// The longest sheet, in bytes: more lines than an incident remembers.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// What became of a line.
enum Became {
    /// It is in the log now, or would be.
    Taken(Receipt),
    /// It was taken before, or nothing had to be written.
    Known(Vec<Sentence>),
    /// A rule refuses it, or it cannot be read.
    Refused(Refusal),
}

/// Enters the lines of a file, or of standard input; with `dry_run` only says what would become of them.
///
/// # Errors
/// Exit code 1 where a line was refused, 2 where nothing can be read, 3 where the log fails: what was said
/// to be taken by then is kept.
pub fn transcribe(context: &Context, file: Option<&Path>, dry_run: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let text = text(file)?;
    let mut session = context.session()?;
    if dry_run {
        session = rehearsal(session)?;
    }
    let directory = context.directory()?;
    let asking = context.asking(&directory, Some(session.incident()))?;
    let from = session.incident().lifecycle.declared.as_ref().map_or(asking.now, |declared| declared.at);
    let clerk = Clerk { context, directory, asking, dry_run };
    let mut counts = [0_usize; 3];
    for line in sheet::read(&text, from, context.zone) {
        let became = clerk.take(&mut session, &line)?;
        let place = match became {
            Became::Taken(_) => 0,
            Became::Known(_) => 1,
            Became::Refused(_) => 2,
        };
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
        clerk.tell(&line, &became, out)?;
    }
    session.rest();
    let [taken, known, refused] = counts;
    if !context.common.json {
        let sum = say!("verbs-transcribed", taken = taken, known = known, refused = refused, dry = dry_run);
        writeln!(out, "{}", context.say(&sum))?;
    }
    if refused > 0 { Err(Failure::Printed(1)) } else { Ok(()) }
}

/// Whoever types the lines.
struct Clerk<'a> {
    context: &'a Context,
    directory: Directory,
    asking: Asking,
    dry_run: bool,
}

impl Clerk<'_> {
    fn take(&self, session: &mut Session, line: &Line) -> Result<Became, Failure> {
        let taken = match &line.read {
            Err(refusal) => return Ok(Became::Refused(refusal.clone())),
            Ok(written) => self.ask(session, written),
        };
        self.context.knows(session.incident());
        match taken {
            Ok(receipt) if receipt.written.is_empty() => Ok(Became::Known(receipt.remarks)),
            Ok(receipt) => Ok(Became::Taken(receipt)),
            Err(Failure::Refused(refusal) | Failure::Wrong(refusal)) => Ok(Became::Refused(refusal)),
            Err(failure) => Err(failure),
        }
    }

    /// Asks for what a line says, in the name of whoever did it.
    fn ask(&self, session: &mut Session, written: &Written) -> Result<Receipt, Failure> {
        let incident = session.incident();
        let who = self.person(session, &written.who)?;
        let typed = Typed { verb: written.verb, given: written.given.clone(), file: None };
        let (context, directory) = (self.context, &self.directory);
        let meant = Meant { typed: &typed, context, directory, incident, by: &who, step: None, who: None };
        let commands = meant.commands()?;
        let line = format!("{} {}", who.id, written.words);
        let line = LineTranscribed { happened: written.at, line, typed_by: self.asking.by.id.clone() };
        // What takes the word of others keeps both names; all else reads as if they had typed it.
        let asking = Asking { at: Some(written.at), now: context.now(), ..self.asking.clone() };
        let quotes = written.verb.row().is_some_and(|row| row.quotes);
        let asking = if quotes { asking.quoting(who) } else { Asking { by: who, ..asking } };
        Ok(session.ask_line(&line, &commands, &asking)?)
    }

    /// Whoever is meant by a name on paper: an id, or what people call them.
    fn person(&self, session: &Session, named: &str) -> Result<Person, Failure> {
        let aloud = session.incident().people.known_as(named).cloned();
        aloud.map_or_else(|| known(named, &self.directory, Some(session.incident())), Ok)
    }

    fn tell(&self, line: &Line, became: &Became, out: &mut dyn Write) -> Result<(), Failure> {
        if self.context.common.json {
            return Ok(writeln!(out, "{}", json::harmless(&self.document(line, became).to_string()))?);
        }
        let mut said = |sentence: &Sentence| writeln!(out, "{}", self.context.say(sentence));
        let (number, context) = (line.number, self.context);
        match became {
            Became::Taken(receipt) => {
                // The first that was written is the line itself.
                let told = receipt.written.iter().skip(1).cloned().collect();
                said(&say!("verbs-line-taken", line = number, told = Sentence::joined("; ", told)))?;
                receipt.remarks.iter().for_each(|remark| context.note(remark));
            }
            Became::Known(remarks) => {
                said(&say!("verbs-line-taken", line = number, told = Sentence::joined("; ", remarks.clone())))?;
            }
            Became::Refused(refusal) => {
                out.flush()?;
                let error = say!("verbs-line-refused", line = number, typed = &line.typed, error = &refusal.error);
                let refused = Failure::Refused(Refusal { error, ..refusal.clone() });
                refused.tell(&|sentence| context.words(sentence), &mut ascii::errors());
            }
        }
        Ok(())
    }

    /// What became of a line, for programs.
    fn document(&self, line: &Line, became: &Became) -> serde_json::Value {
        let all = |sentences: &[Sentence]| sentences.iter().map(english).collect::<Vec<_>>();
        let of = |state: &str, told: Vec<String>, remarks: Vec<String>, refusal: Option<&Refusal>| {
            let part = |part: fn(&Refusal) -> &Sentence| refusal.map(|refusal| english(part(refusal)));
            json!({
                "line": line.number, "typed": line.typed, "state": state, "kept": state == "taken" && !self.dry_run,
                "told": told, "remarks": remarks, "error": part(|it| &it.error), "because": part(|it| &it.because),
                "hint": part(|it| &it.hint.say),
            })
        };
        match became {
            Became::Taken(receipt) => of("taken", all(&receipt.written), all(&receipt.remarks), None),
            Became::Known(remarks) => of("known", Vec::new(), all(remarks), None),
            Became::Refused(refusal) => of("refused", Vec::new(), Vec::new(), Some(refusal)),
        }
    }
}

/// The incident as it is, in a log that is forgotten afterwards.
fn rehearsal(mut session: Session) -> Result<Session, Failure> {
    let id = session.id().clone();
    let mut copy = MemoryLog::new(Origin(u64::MAX));
    let mut failed = None;
    session.log().read(&id, Cursor::default(), Order::Arrival, &mut |entry| {
        failed = copy.merge(&id, std::slice::from_ref(entry)).err();
        if failed.is_some() { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    })?;
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(Session::open_whole(Box::new(copy), id)?),
    }
}

/// The sheet; what is no text in it is shown as such, so that its line is refused and no other.
fn text(file: Option<&Path>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let path = file.filter(|path| *path != Path::new("-"));
    let read = match path {
        Some(path) => File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes)),
        None => io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes),
    };
    let unread = || match path {
        Some(path) => say!("verbs-file-unreadable", path = path.display().to_string()),
        None => say!("verbs-input-unreadable"),
    };
    read.map_err(|error| wrong(unread(), error.to_string(), say!("verbs-name-another-file")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(wrong(unread(), say!("verbs-sheet-too-long", most = MOST_BYTES), say!("verbs-sheet-in-parts")));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
