//! One incident of a log, checked entry by entry.

use std::io::Write;
use std::ops::ControlFlow;

use crate::app::checkpoint;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::domain::entry::{Chains, Entry, Flaw};
use crate::domain::id::IncidentId;
use crate::domain::speech::say;
use crate::export::english;
use crate::store::{Cursor, Log, LogError, Order};

/// What a walk over an incident of a log came to.
pub struct Walked {
    /// How many entries it has.
    pub entries: u64,
    /// What its chains come to.
    pub chains: Chains,
    /// What is wrong with it.
    pub flaws: Vec<Flaw>,
}

/// Checks every entry of an incident, and hands each over.
///
/// # Errors
/// When the log cannot be read.
pub fn walk(log: &mut dyn Log, id: &IncidentId, each: &mut dyn FnMut(&Entry<'_>)) -> Result<Walked, LogError> {
    let mut flaws = log.inspect(id)?;
    let before = log.heads(id)?;
    let mut chains = Chains::default();
    let mut entries = 0_u64;
    log.read(id, Cursor::default(), Order::Position, &mut |entry| {
        flaws.extend(chains.take(entry, id).into_iter().chain(Flaw::timeless(entry)));
        each(entry);
        entries += 1;
        ControlFlow::Continue(())
    })?;
    let after = log.heads(id)?;
    flaws.extend(chains.against(&before, &after));
    if checkpoint::lies(log, id)? {
        flaws.push(Flaw::Unvouched);
    }
    if entries == 0 && flaws.is_empty() {
        flaws.push(Flaw::Emptied);
    }
    Ok(Walked { entries, chains, flaws })
}

/// Says what was found: a line for people or an object for programs. Says whether nothing was wrong.
pub(super) fn tell(
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
