//! Heads that were kept elsewhere, held against a log: given one by one, or as a report in Markdown has them.

use std::io::Write;
use std::path::Path;

use serde_json::json;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, wrong};
use crate::domain::entry::{Chains, Entry};
use crate::domain::id::IncidentId;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Origin;
use crate::domain::witness::{Comparison, Found, NotAWitness, Search, Witness};
use crate::export::english;
use crate::export::json::harmless;
use crate::store::Log;

use super::log::{tell, walk};
use super::outcome::Outcome;

/// Heads as they were typed.
///
/// # Errors
/// When one is none; the first is told.
pub(super) fn read(typed: &[String]) -> Result<Vec<Witness>, Failure> {
    let read = |typed: &String| {
        let not_one = |why: NotAWitness| wrong(say!("verbs-no-head", typed = typed), why.spoken(), say!("verbs-write-head"));
        typed.parse().map_err(not_one)
    };
    typed.iter().map(read).collect()
}

/// What is looked for, and what was found of it in each incident.
pub(super) struct Heads {
    heads: Vec<Witness>,
    found: Vec<(IncidentId, Vec<Found>)>,
    /// Whether they are certain to be of that incident: then a chain that is not here is gone.
    certain: bool,
}

/// A search for all heads at once.
pub(super) struct Searches(Vec<Search>);

impl Searches {
    /// Looks at the next entry.
    pub(super) fn take(&mut self, entry: &Entry<'_>) {
        self.0.iter_mut().for_each(|search| search.take(entry));
    }

    fn found(&self, chains: &Chains) -> Vec<Found> {
        let named: Vec<Origin> = self.0.iter().filter_map(Search::passes).collect();
        self.0.iter().map(|search| search.found(chains, &named)).collect()
    }
}

impl Heads {
    /// Heads to be looked for.
    pub(super) fn of(heads: &[Witness]) -> Self {
        Self { heads: heads.to_vec(), found: Vec::new(), certain: false }
    }

    /// Begins to look.
    pub(super) fn search(&self) -> Searches {
        Searches(self.heads.iter().map(Search::of).collect())
    }

    /// Keeps what was found in an incident.
    pub(super) fn keep(&mut self, id: &IncidentId, search: &Searches, chains: &Chains) {
        self.found.push((id.clone(), search.found(chains)));
    }

    /// Says of each head how the log stands to it; `others` are the incidents that nobody asked about.
    pub(super) fn tell<'a>(
        &self,
        context: &Context,
        log: &mut dyn Log,
        others: impl Iterator<Item = &'a IncidentId>,
        out: &mut dyn Write,
    ) -> Result<Outcome, Failure> {
        let answers: Vec<Option<Answer>> = (0..self.heads.len()).map(|at| self.answer(at)).collect();
        let mut strange = Vec::new();
        if answers.iter().any(|answer| !answer.as_ref().is_some_and(Answer::passed)) {
            for id in others {
                let mut search = self.search();
                let walked = walk(log, id, &mut |entry| search.take(entry))?;
                strange.push((id, search.found(&walked.chains)));
            }
        }
        let mut outcome = Outcome::Sound;
        for (at, (head, answer)) in self.heads.iter().zip(answers).enumerate() {
            let passes = |found: &Vec<Found>| found.get(at).is_some_and(Found::passed);
            let elsewhere = strange.iter().find(|(_, found)| passes(found));
            if let Some((id, _)) = elsewhere.filter(|_| !answer.as_ref().is_some_and(Answer::passed)) {
                let because = say!("verbs-head-of-another", incident = id.as_str());
                return Err(wrong(say!("verbs-no-such-head", head = head.to_string()), because, say!("verbs-verify-that-one")));
            }
            outcome = outcome.max(told(context, head, answer.as_ref(), out)?);
        }
        Ok(outcome)
    }

    /// The same where there is nothing but what was looked at: an export.
    pub(super) fn tell_alone(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let mut worst = Outcome::Sound;
        for (at, head) in self.heads.iter().enumerate() {
            worst = worst.max(told(context, head, self.answer(at).as_ref(), out)?);
        }
        Ok(worst)
    }

    /// The answer for one head: of the incident that passes it, else of the only one that was asked about.
    fn answer(&self, at: usize) -> Option<Answer> {
        let found = || {
            self.found
                .iter()
                .filter_map(|(id, found)| Some(Answer { id: id.clone(), found: *found.get(at)?, certain: self.certain }))
        };
        let told = |wanted: fn(&Answer) -> bool| found().find(wanted);
        let only = || found().next().filter(|_| self.found.len() == 1);
        told(Answer::passed).or_else(|| told(|answer| matches!(answer.found, Found::Misnumbered(_)))).or_else(only)
    }
}

/// What was found of one head, and where.
struct Answer {
    id: IncidentId,
    found: Found,
    certain: bool,
}

impl Answer {
    fn passed(&self) -> bool {
        self.found.passed()
    }

    /// How the log stands to the head, and that as a sentence.
    fn spoken(&self, head: &Witness) -> (Comparison, Sentence) {
        let incident = self.id.as_str();
        match self.found {
            Found::Passed(Comparison::Same, _) => (Comparison::Same, say!("verbs-head-same", incident = incident)),
            Found::Passed(how, last) => (how, say!("verbs-head-longer", incident = incident, last = last)),
            Found::Joined(count) => (Comparison::Longer, say!("verbs-head-joined", incident = incident, count = count)),
            Found::Mixed(origin, count) => {
                let said = say!("verbs-head-mixed", incident = incident, count = count, origin = origin.to_string());
                (Comparison::Mixed, said)
            }
            Found::Ahead(last) => (Comparison::Shorter, say!("verbs-head-shorter", incident = incident, last = last)),
            Found::Otherwise(hash) => {
                let hash = hash.to_string();
                let number = head.number;
                (Comparison::Forked, say!("verbs-head-forked", incident = incident, number = number, hash = hash))
            }
            Found::NoChain => {
                let how = if self.certain { Comparison::Shorter } else { Comparison::Unknown };
                (how, say!("verbs-head-no-chain", incident = incident))
            }
            Found::Misnumbered(number) => (Comparison::Unknown, say!("verbs-head-misnumbered", number = number)),
        }
    }
}

/// Says how the log stands to one head.
fn told(context: &Context, head: &Witness, answer: Option<&Answer>, out: &mut dyn Write) -> Result<Outcome, Failure> {
    if let Some(Answer { found: Found::Misnumbered(number), .. }) = answer {
        let because = say!("verbs-head-misnumbered", number = *number);
        return Err(wrong(say!("verbs-no-such-head", head = head.to_string()), because, say!("verbs-write-head")));
    }
    let (how, say) = match answer {
        Some(answer) => answer.spoken(head),
        None => (Comparison::Unknown, say!("verbs-head-unknown")),
    };
    if context.common.json {
        let incident = answer.map(|answer| answer.id.as_str());
        let line = json!({ "head": head.to_string(), "incident": incident, "log": how.word(), "text": english(&say) });
        writeln!(out, "{}", harmless(&line.to_string()))?;
    } else {
        let line = Sentence::joined(": ", vec![head.to_string().into(), Sentence::joined(", ", vec![how.spoken(), say])]);
        writeln!(out, "{}", context.say(&line))?;
    }
    Ok(how.into())
}

/// The incident and the heads that a report in Markdown ends with; none where it is no report.
pub(super) fn in_markdown(text: &str) -> Option<(String, Vec<Witness>)> {
    let incident = text.lines().find_map(|line| line.strip_prefix("- Incident: `")?.strip_suffix('`'))?;
    let head = |line: &str| {
        let (origin, rest) = line.strip_prefix("- origin `")?.split_once("`, entry ")?;
        let (number, hash) = rest.strip_suffix('`')?.split_once(", `")?;
        format!("{origin}:{number}:{hash}").parse().ok()
    };
    let behind = text.rsplit_once("\n## The log\n").map_or("", |(_, behind)| behind);
    Some((incident.to_owned(), behind.lines().filter_map(head).collect()))
}

/// Holds the heads of a report in Markdown against the log. Its words are not checked, and that is said.
pub(super) fn report(
    context: &Context,
    path: &Path,
    incident: &str,
    heads: &[Witness],
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    if heads.is_empty() {
        let cannot = say!("verbs-cannot-verify", path = path.display().to_string());
        return Err(wrong(cannot, say!("verbs-report-without-heads"), say!("verbs-name-what-to-verify")));
    }
    if !context.common.json {
        writeln!(out, "{}", context.say(&say!("verbs-only-heads", path = path.display().to_string())))?;
    }
    let folder = context.folder()?;
    let unknown = |out: &mut dyn Write| {
        heads.iter().try_fold(Outcome::Untold, |worst, head| Ok(worst.max(told(context, head, None, out)?)))
    };
    let Some(mut log) = folder.open_existing()? else { return unknown(out) };
    let listed: Vec<IncidentId> = log.incidents()?.into_iter().map(|listed| listed.incident).collect();
    let Some(id) = listed.iter().find(|id| id.as_str() == incident) else { return unknown(out) };
    let mut found = Heads { certain: true, ..Heads::of(heads) };
    let mut search = found.search();
    let walked = walk(log.as_mut(), id, &mut |entry| search.take(entry))?;
    found.keep(id, &search, &walked.chains);
    let sound = tell(context, id.as_str(), walked.entries, &walked.chains, &walked.flaws, out)?;
    Ok(Outcome::of(sound).max(found.tell(context, log.as_mut(), std::iter::empty(), out)?))
}
