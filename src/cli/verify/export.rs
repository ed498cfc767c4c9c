//! A JSON export, checked against itself, against what its entries say, and against this log.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::domain::entry::{Chains, Flaw};
use crate::domain::speech::{Sentence, say};
use crate::domain::text::filled;
use crate::domain::witness::{Comparison, Witness};
use crate::export::english;
use crate::export::json::harmless;
use crate::export::reread::{Difference, Exported};

use super::against::{Against, ChainAgainst};
use super::heads::Heads;
use super::outcome::Outcome;

/// Whether an export says what its entries make it say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// All of it.
    Same,
    /// Not this.
    Differ,
    /// Another version made it, whose words may be others.
    Untold,
}

impl Words {
    fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differ => "differ",
            Self::Untold => "unknown",
        }
    }
}

/// What was found in an export.
struct Checked<'a> {
    exported: &'a Exported<'a>,
    chains: Chains,
    /// Whether its chains are whole, each entry bound to the one before.
    bound: bool,
    words: Words,
    difference: Option<Difference>,
    against: Against,
    flaws: Vec<Sentence>,
}

/// Checks an export, and tells what was compared.
pub(super) fn verify(
    context: &Context,
    path: &Path,
    text: &str,
    heads: &[Witness],
    not_one: &dyn Fn(Sentence) -> Failure,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let exported = Exported::read(text).map_err(|error| not_one(error.spoken()))?;
    let checked = check(context, &exported)?;
    let outcome = checked.outcome();
    let what = path.display().to_string();
    if context.common.json {
        writeln!(out, "{}", harmless(&checked.line(&what).to_string()))?;
    } else {
        checked.table(context, &what, out)?;
    }
    let mut found = Heads::of(heads);
    let mut search = found.search();
    exported.bound_anew().iter().for_each(|entry| search.take(entry));
    found.keep(&exported.id, &search, &checked.chains);
    Ok(outcome.max(found.tell_alone(context, out)?))
}

fn check<'a>(context: &Context, exported: &'a Exported<'a>) -> Result<Checked<'a>, Failure> {
    let (chains, broken) = exported.walk();
    let bound = broken.is_empty() && exported.unreadable == 0;
    let mut flaws: Vec<Sentence> = broken.iter().map(Flaw::spoken).collect();
    if let Some(place) = exported.first_unreadable {
        flaws.push(say!("verbs-entries-unreadable", count = exported.unreadable));
        flaws.push(say!("verbs-first-unreadable", place = format!("entries[{place}]")));
    }
    flaws.extend(exported.flaws().into_iter().map(|flaw| say!("verbs-export-was-flawed", flaw = flaw)));
    let difference = exported.difference(&chains);
    let words = match &difference {
        None => Words::Same,
        Some(_) if exported.is_of_this_version() => Words::Differ,
        Some(_) => Words::Untold,
    };
    flaws.extend(difference.as_ref().filter(|_| words == Words::Differ).map(Difference::spoken));
    let against = Against::log(context, exported, &chains)?;
    flaws.extend(against.chains.iter().filter_map(ChainAgainst::spoken));
    if against.flaws > 0 {
        flaws.push(say!("verbs-log-flawed", count = against.flaws));
    }
    Ok(Checked { exported, chains, bound, words, difference, against, flaws })
}

/// How many flaws are told to people; programs get all.
const TOLD: usize = 20;

impl Checked<'_> {
    fn outcome(&self) -> Outcome {
        let words = if self.words == Words::Untold { Outcome::Untold } else { Outcome::Sound };
        Outcome::of(self.flaws.is_empty()).max(words).max(self.against.how.into())
    }

    /// One object for programs.
    fn line(&self, what: &str) -> Value {
        let flaws: Vec<String> = self.flaws.iter().map(english).collect();
        let chains: Vec<Value> = self
            .against
            .chains
            .iter()
            .map(|chain| {
                json!({ "origin": chain.origin.to_string(), "export": chain.there, "log": chain.here, "how": chain.how.word() })
            })
            .collect();
        json!({
            "incident": what, "entries": self.entries(), "head": self.chains.digest().to_string(),
            "sound": self.outcome() == Outcome::Sound, "flaws": flaws,
            "words": self.words.word(), "differs_at": self.difference.as_ref().map(|difference| difference.place.as_str()),
            "version": self.exported.version(), "made_at": self.exported.made_at(),
            "log": self.against.how.word(), "chains": chains,
        })
    }

    fn entries(&self) -> usize {
        self.exported.count()
    }

    /// What was compared, a line each; then what it comes to, and what is wrong.
    fn table(&self, context: &Context, what: &str, out: &mut dyn Write) -> Result<(), Failure> {
        let rows = [
            (say!("verbs-row-made"), self.made()),
            (say!("verbs-row-chains"), self.bound()),
            (say!("verbs-row-words"), self.said()),
            (say!("verbs-row-log"), self.log()),
        ];
        for (name, value) in &rows {
            writeln!(out, "{}  {}", filled(&context.say(name), 10), context.say(value))?;
        }
        let state = match self.outcome() {
            Outcome::Untold => say!("verbs-not-all-compared"),
            Outcome::Sound | Outcome::Flawed => say!("verbs-flaws", count = self.flaws.len()),
        };
        let (entries, head) = (say!("verbs-entries", count = self.entries()), self.chains.digest().to_string());
        let told = say!("verbs-verified", what = what, entries = entries, flaws = state, head = head);
        writeln!(out, "{}", context.say(&told))?;
        for flaw in self.flaws.iter().take(TOLD) {
            writeln!(out, "  {}", context.say(flaw))?;
        }
        if self.flaws.len() > TOLD {
            writeln!(out, "  {}", context.say(&say!("verbs-more-flaws", count = self.flaws.len() - TOLD)))?;
        }
        Ok(())
    }

    fn made(&self) -> Sentence {
        let at = self.exported.made_at().unwrap_or("?");
        match self.exported.version() {
            Some(version) => say!("verbs-made-by", at = at, version = version),
            None => say!("verbs-made-by-older", at = at),
        }
    }

    fn bound(&self) -> Sentence {
        let (entries, chains) = (say!("verbs-entries", count = self.entries()), self.chains.heads().count());
        if self.bound { say!("verbs-bound", entries = entries, count = chains) } else { say!("verbs-unbound", entries = entries) }
    }

    fn said(&self) -> Sentence {
        match (&self.difference, self.words) {
            (Some(difference), Words::Untold) => {
                let by = self.exported.version().map_or_else(|| say!("verbs-an-older-version"), Into::into);
                say!("verbs-words-of-other-version", by = by, place = difference.place.as_str())
            }
            (Some(_), _) => say!("verbs-words-not-same"),
            (None, _) => say!("verbs-words-same"),
        }
    }

    fn log(&self) -> Sentence {
        let how = self.against.how;
        let what: Sentence = match (&self.against.nothing, how) {
            (Some(why), _) => why.clone(),
            (None, Comparison::Same) => say!("verbs-log-same"),
            (None, Comparison::Longer) => {
                say!("verbs-log-longer", count = self.against.chains.iter().map(|chain| chain.more).sum::<u64>())
            }
            (None, Comparison::Shorter) => say!("verbs-log-shorter"),
            (None, Comparison::Mixed) => say!("verbs-log-mixed"),
            (None, Comparison::Forked | Comparison::Unknown) => say!("verbs-log-forked"),
        };
        Sentence::joined(": ", vec![how.spoken(), what])
    }
}
