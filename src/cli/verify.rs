//! `verify`: looks for entries that were changed, removed or
//! moved: in the log, in another log file, or in a JSON export.

use std::fs;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use serde::Deserialize;

use crate::app::checkpoint;
use crate::app::open::LogFolder;
use crate::domain::entry::{Chains, Entry, Flaw, Hash};
use crate::domain::id::{IncidentId, NotAnId};
use crate::domain::lookup;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::{Moment, Origin, Stamp};
use crate::export::english;
use crate::store::{Cursor, Log, Order};

use super::context::Context;
use super::failure::{Failure, wrong};

/// Checks what was named: an incident, a file, or every incident of the log.
///
/// # Errors
/// Exit code 3 when an entry was tampered with; the flaws are printed.
pub fn verify(context: &Context, what: Option<&str>, out: &mut dyn Write) -> Result<(), Failure> {
    let what = what.filter(|what| !what.trim().is_empty());
    let path = what.map(Path::new).filter(|path| path.exists());
    let sound = match path {
        Some(path) if path.is_dir() => log_in(context, &LogFolder(path.to_owned()), None, out)?,
        Some(path) if path.extension().is_some_and(|extension| extension == "sqlite") => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            log_in(context, &LogFolder(folder.to_owned()), None, out)?
        }
        Some(path) => export(context, path, out)?,
        None => log_in(context, &context.folder()?, what.or(context.common.incident.as_deref()), out)?,
    };
    if sound { Ok(()) } else { Err(Failure::Printed(3)) }
}

fn log_in(context: &Context, folder: &LogFolder, what: Option<&str>, out: &mut dyn Write) -> Result<bool, Failure> {
    let Some(mut log) = folder.open_existing()? else {
        let because = say!("verbs-holds-no-log", folder = folder.path().display().to_string());
        return Err(wrong(say!("verbs-nothing-to-verify"), because, say!("verbs-name-a-log")));
    };
    let listed: Vec<(IncidentId, bool)> = log.incidents()?.into_iter().map(|listed| (listed.incident, listed.closed)).collect();
    let ids = match what {
        Some(what) => vec![lookup::incident(&listed, Some(what), &folder.shown())?],
        None => listed.into_iter().map(|(id, _)| id).collect(),
    };
    let mut sound = true;
    for id in &ids {
        sound &= incident(context, log.as_mut(), id, out)?;
    }
    let hidden = log.hidden()?;
    let hidden = (hidden > 0).then_some(Flaw::Hidden { rows: hidden });
    let beside: Vec<Flaw> = log.beside().iter().cloned().chain(hidden).collect();
    if !beside.is_empty() {
        sound &= tell(context, &folder.path().display().to_string(), 0, &Chains::default(), &beside, out)?;
    }
    if sound && ids.is_empty() && !context.common.json {
        writeln!(out, "{}", context.language.say(&say!("rules-log-empty", folder = folder.shown())))?;
    }
    Ok(sound)
}

fn incident(context: &Context, log: &mut dyn Log, id: &IncidentId, out: &mut dyn Write) -> Result<bool, Failure> {
    let mut flaws = log.inspect(id)?;
    let before = log.heads(id)?;
    let mut chains = Chains::default();
    let mut entries = 0_u64;
    log.read(id, Cursor::default(), Order::Position, &mut |entry| {
        flaws.extend(chains.take(entry, id));
        entries += 1;
        ControlFlow::Continue(())
    })?;
    let after = log.heads(id)?;
    flaws.extend(chains.against(&before, &after));
    if flaws.is_empty() && checkpoint::lies(log, id)? {
        // Where it cannot be removed, nobody believes it either.
        let _ = log.forget_checkpoint(id);
        flaws.push(Flaw::Unvouched);
    }
    if entries == 0 && flaws.is_empty() {
        flaws.push(Flaw::Emptied);
    }
    tell(context, id.as_str(), entries, &chains, &flaws, out)
}

fn tell(
    context: &Context,
    what: &str,
    entries: u64,
    chains: &Chains,
    flaws: &[Flaw],
    out: &mut dyn Write,
) -> Result<bool, Failure> {
    let head = chains.digest();
    if context.common.json {
        let said: Vec<String> = flaws.iter().map(|flaw| english(&flaw.spoken())).collect();
        let line = serde_json::json!({ "incident": what, "entries": entries, "head": head.to_string(), "sound": said.is_empty(), "flaws": said });
        writeln!(out, "{}", crate::export::json::harmless(&line.to_string()))?;
        return Ok(flaws.is_empty());
    }
    let (entries, flawed) = (say!("verbs-entries", count = entries), say!("verbs-flaws", count = flaws.len()));
    let told = say!("verbs-verified", what = what, entries = entries, flaws = flawed, head = head.to_string());
    writeln!(out, "{}", context.say(&told))?;
    for flaw in flaws {
        writeln!(out, "  {}", context.say(&flaw.spoken()))?;
    }
    Ok(flaws.is_empty())
}

/// An entry as an export has it.
#[derive(Deserialize)]
struct Line {
    origin: String,
    number: u64,
    stamp: LineStamp,
    at: Moment,
    recorded_at: Moment,
    by: String,
    fact: String,
    body: String,
    hash: String,
}

#[derive(Deserialize)]
struct LineStamp {
    wall: i64,
    tick: u32,
}

#[derive(Deserialize)]
struct Document {
    incident: Named,
    entries: Vec<Line>,
    report: Option<Ends>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct Ends {
    #[serde(default)]
    chains: Vec<End>,
}

#[derive(Deserialize)]
struct End {
    origin: String,
    number: u64,
    hash: String,
}

impl Line {
    fn entry(&self) -> Option<Entry<'_>> {
        Some(Entry {
            origin: self.origin.parse().ok()?,
            number: self.number,
            stamp: Stamp { wall: Moment::from_millis(self.stamp.wall), tick: self.stamp.tick },
            at: self.at,
            recorded_at: self.recorded_at,
            by: &self.by,
            kind: &self.fact,
            body: &self.body,
            hash: self.hash.parse().ok()?,
        })
    }
}

/// Checks a JSON export by itself; and the log against it, where the
/// log has that incident: an export is a witness of the log's end.
fn export(context: &Context, path: &Path, out: &mut dyn Write) -> Result<bool, Failure> {
    let not_one = |because: Sentence| {
        wrong(say!("verbs-cannot-verify", path = path.display().to_string()), because, say!("verbs-name-what-to-verify"))
    };
    let meta = fs::metadata(path).map_err(|error| not_one(error.to_string().into()))?;
    if !meta.is_file() {
        return Err(not_one(say!("rules-file-not-ordinary")));
    }
    let text = fs::read_to_string(path).map_err(|error| not_one(error.to_string().into()))?;
    let document: Document = serde_json::from_str(&text).map_err(|error| not_one(error.to_string().into()))?;
    let id: IncidentId = document.incident.id.parse().map_err(|error: NotAnId| not_one(error.spoken()))?;
    let mut entries: Vec<Entry<'_>> = document.entries.iter().filter_map(Line::entry).collect();
    let unreadable = document.entries.len() - entries.len();
    entries.sort_by_key(|entry| (entry.origin, entry.number));
    let mut chains = Chains::default();
    let mut flaws: Vec<Flaw> = entries.iter().filter_map(|entry| chains.take(entry, &id)).collect();
    if let Some(ends) = &document.report {
        let kept: Vec<_> = ends.chains.iter().filter_map(End::head).collect();
        flaws.extend(chains.against(&kept, &kept));
    }
    flaws.extend(missing_in_log(context, &id, &entries)?);
    let mut sound = tell(context, &path.display().to_string(), entries.len() as u64, &chains, &flaws, out)?;
    if unreadable > 0 {
        writeln!(out, "  {}", context.say(&say!("verbs-entries-unreadable", count = unreadable)))?;
        sound = false;
    }
    Ok(sound)
}

impl End {
    fn head(&self) -> Option<(Origin, crate::domain::entry::Head)> {
        let hash: Hash = self.hash.parse().ok()?;
        Some((self.origin.parse().ok()?, crate::domain::entry::Head { number: self.number, hash }))
    }
}

/// Entries that an export has and the log, which knows the incident, has not or has otherwise.
fn missing_in_log(context: &Context, id: &IncidentId, exported: &[Entry<'_>]) -> Result<Vec<Flaw>, Failure> {
    // An export is checked by itself where there is no place for a log.
    let Ok(folder) = context.folder() else { return Ok(Vec::new()) };
    let Some(mut log) = folder.open_existing()? else { return Ok(Vec::new()) };
    if !log.incidents()?.iter().any(|listed| listed.incident == *id) {
        return Ok(Vec::new());
    }
    let mut here = std::collections::BTreeMap::new();
    log.read(id, Cursor::default(), Order::Position, &mut |entry| {
        here.insert((entry.origin, entry.number), entry.hash);
        ControlFlow::Continue(())
    })?;
    let flaw = |entry: &Entry<'_>| match here.get(&(entry.origin, entry.number)) {
        Some(hash) if *hash == entry.hash => None,
        Some(_) => Some(Flaw::Changed { origin: entry.origin, number: entry.number }),
        None => Some(Flaw::Missing { origin: entry.origin, from: entry.number, until: entry.number }),
    };
    Ok(exported.iter().filter_map(flaw).collect())
}
