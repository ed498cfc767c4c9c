//! Verbs that change an incident: words become a command, the session decides and keeps, the receipt is printed.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::app::library::{self, Directory};
use crate::app::session::{Receipt, Session};
use crate::domain::command::{Command, Judgement, Refusal};
use crate::domain::contacts::Contact;
use crate::domain::decide::LONGEST_TEXT;
use crate::domain::declare::Declaring;
use crate::domain::event::{CallOutcome, Evidence, Line, Person, Service, Verdict};
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::incident::Incident;
use crate::domain::length::stretch;
use crate::domain::runbook::Role;
use crate::domain::runbook::{Component, Runbook, Trigger};
use crate::domain::stamp::Moment;
use crate::domain::{lookup, text, time_text};
use crate::export::json;

use super::arguments::{Declare, Ending, EvidenceArgs, JudgementArgs, StepOnly, Verb, Words};
use super::asked::{Asked, known, note, people_read, warn, warn_of};
use super::failure::{Failure, wrong};
use super::show;

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

fn component_id(typed: &str) -> Result<ComponentId, Failure> {
    typed.parse().map_err(|error| wrong(format!("`{typed}` is no component's id"), format!("{error}"), "for example db-1"))
}

/// Does what a verb asks.
///
/// # Errors
/// When a rule refuses it, the arguments are wrong, or the log fails; nothing was kept then.
pub fn act(asked: &Asked, verb: Verb, out: &mut dyn Write) -> Result<(), Failure> {
    // Whatever comes to words over a pipe is there only once: it is in hand before anything can fail.
    let verb = in_hand(verb)?;
    let kept = keep(asked, &verb).map_err(|failure| hand_back(failure, &verb))?;
    print_receipt(asked, &kept.receipt, out)
        .and_then(|()| after(asked, &kept, out))
        .and_then(|()| Ok(out.flush()?))
        .map_err(Failure::after_it_was_kept)
}

/// What was kept, and what is needed to tell of it.
struct Kept {
    directory: Directory,
    session: Session,
    command: Command,
    receipt: Receipt,
}

fn keep(asked: &Asked, verb: &Verb) -> Result<Kept, Failure> {
    let directory = asked.directory()?;
    let mut session = asked.session()?;
    let asking = asked.asking(&directory, Some(session.incident()))?;
    let command = Typed { asked, directory: &directory, incident: session.incident() }.command(verb)?;
    let mut receipt = session.ask(&command, &asking)?;
    if let Some(at) = asking.at.filter(|_| !receipt.told.is_empty()) {
        receipt.remarks.push(entered_for(asked, at));
    }
    Ok(Kept { directory, session, command, receipt })
}

/// For when something is entered that happened earlier: `14:05` may be read as another day's than was meant.
fn entered_for(asked: &Asked, at: Moment) -> String {
    let (when, zone) = (time_text::day_and_clock(at, asked.zone), time_text::zone_name(at, asked.zone));
    format!("entered for {when} {zone}, {} ago", stretch(asked.now().seconds_since(at)))
}

/// The verb, with words from standard input in place of the `-` that stands for them.
fn in_hand(verb: Verb) -> Result<Verb, Failure> {
    Ok(match verb {
        Verb::Note(words) => Verb::Note(said(words)?),
        Verb::Decide(words) => Verb::Decide(said(words)?),
        other => other,
    })
}

/// A log that fails hands back what was typed: the words that came over a pipe, else the command line.
fn hand_back(failure: Failure, verb: &Verb) -> Failure {
    let words = match verb {
        Verb::Note(words) | Verb::Decide(words) => Some(words),
        _ => None,
    };
    match failure {
        Failure::Log { error, typed: None } => {
            let typed = words.map_or_else(typed_line, |words| words.text.join(" "));
            Failure::Log { error, typed: Some(typed) }
        }
        other => other,
    }
}

/// The command line as it was typed.
fn typed_line() -> String {
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    format!("crisis {}", words.join(" "))
}

fn print_receipt(asked: &Asked, receipt: &Receipt, out: &mut dyn Write) -> Result<(), Failure> {
    if asked.common.json {
        let said = serde_json::json!({ "told": receipt.told, "remarks": receipt.remarks });
        writeln!(out, "{}", json::harmless(&said.to_string()))?;
        return Ok(());
    }
    for told in &receipt.told {
        writeln!(out, "{}", text::line(told))?;
    }
    out.flush()?;
    receipt.remarks.iter().for_each(|remark| note(remark));
    Ok(())
}

/// What a person needs in hand once it is kept: a number to dial, the briefing.
fn after(asked: &Asked, kept: &Kept, out: &mut dyn Write) -> Result<(), Failure> {
    if asked.common.json {
        return Ok(());
    }
    match &kept.command {
        // It was so already.
        _ if kept.receipt.told.is_empty() => Ok(()),
        Command::CallResponder { who, line, outcome: None } => {
            dial(asked, kept.directory.contacts.person(&who.id), who, *line, out)
        }
        Command::OfferCommand { .. } | Command::AcceptCommand => show::briefing(asked, &kept.session, out),
        _ => Ok(()),
    }
}

fn dial(asked: &Asked, contact: Option<&Contact>, who: &Person, line: Line, out: &mut dyn Write) -> Result<(), Failure> {
    match contact {
        Some(contact) => writeln!(out, "dial {} ({line})", text::line(&contact.phone(line).typed))?,
        None => writeln!(out, "the contacts have no number of {}", text::line(&who.name))?,
    }
    if let Some(away) = contact.and_then(|contact| contact.away_on(asked.today())) {
        let why = away.why.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
        writeln!(out, "away until {}{}", away.until, text::line(&why))?;
    }
    let others: Vec<&str> = CallOutcome::ALL.iter().skip(1).map(|outcome| outcome.word()).collect();
    writeln!(out, "then: `crisis call {} {}`, or {}", who.id, CallOutcome::Answered.word(), others.join(", "))?;
    Ok(())
}

/// A verb as it was typed, and all that is needed to understand it.
struct Typed<'a> {
    asked: &'a Asked,
    directory: &'a Directory,
    incident: &'a Incident,
}

impl Typed<'_> {
    fn command(&self, verb: &Verb) -> Result<Command, Failure> {
        Ok(match verb {
            Verb::Start(StepOnly { step }) => Command::StartStep { step: self.step_by_name(step, "start")? },
            Verb::Done { step, evidence, verdict, judgement } => self.done(step, evidence, verdict.as_deref(), judgement)?,
            Verb::Skip(step) => Command::SkipStep { step: self.step(&step.step)?, why: step.why.clone() },
            Verb::Fail(step) => Command::FailStep { step: self.step(&step.step)?, why: step.why.clone() },
            Verb::Na(step) => Command::RuleOutStep { step: self.step(&step.step)?, why: step.why.clone() },
            Verb::Reopen(step) => Command::ReopenStep { step: self.step(&step.step)?, why: step.why.clone() },
            Verb::Override(step) => Command::OverrideGate { step: self.step(&step.step)?, why: step.why.clone() },
            Verb::Confirm(StepOnly { step }) => Command::ConfirmStep { step: self.step(step)? },
            Verb::Verdict { component, verdict, evidence, judgement, why } => {
                self.verdict(component_id(component)?, verdict, evidence, judgement, why.as_deref())?
            }
            Verb::Service { component, service, percent } => Command::SetService {
                component: component_id(component)?,
                service: word("service", Service::from_word(service))?,
                percent: *percent,
            },
            Verb::Component { component, title, needs } => self.component(component, title.as_deref(), needs)?,
            Verb::Call { who, outcome, primary, secondary } => self.call(who, outcome.as_deref(), *primary, *secondary)?,
            Verb::Ack => Command::Acknowledge,
            Verb::Assign { who, role, duty } => {
                Command::AssignRole { who: person_id(who)?, role: word("role", Role::from_word(role))?, duty: duty.clone() }
            }
            Verb::Release { who } => Command::ReleaseResponder { who: person_id(who)? },
            Verb::Handover { who, why } => Command::OfferCommand { to: person_id(who)?, why: why.clone() },
            Verb::Accept => Command::AcceptCommand,
            Verb::Note(words) => Command::TakeNote { text: words.text.join(" ") },
            Verb::Decide(words) => Command::TakeDecision { text: words.text.join(" ") },
            Verb::Resolve(Ending { why }) => Command::ResolveIncident { why: why.clone() },
            Verb::Close(Ending { why }) => Command::CloseIncident { why: why.clone() },
            other => return Err(wrong(format!("{other:?} changes nothing"), "it only shows", "`crisis --help` lists the verbs")),
        })
    }

    fn step(&self, typed: &str) -> Result<StepRef, Failure> {
        Ok(lookup::step(self.incident, typed)?)
    }

    /// A step to work on; one that destroys something goes by its full name, with its component's: a code is typed too easily.
    fn step_by_name(&self, typed: &str, verb: &str) -> Result<StepRef, Failure> {
        let reference = self.step(typed)?;
        let destroys = self.incident.step(&reference).and_then(|step| step.destroys.as_deref());
        match destroys.filter(|_| typed.trim() != reference.to_string()) {
            Some(gone) => Err(Failure::Refused(Refusal {
                error: format!("{} destroys something and goes by its full name", self.incident.code(&reference)),
                because: format!("afterwards is gone: {gone}"),
                hint: format!("read it again, then `crisis {verb} {reference}`"),
            })),
            None => Ok(reference),
        }
    }

    fn done(
        &self,
        step: &StepOnly,
        evidence: &EvidenceArgs,
        verdict: Option<&str>,
        judgement: &JudgementArgs,
    ) -> Result<Command, Failure> {
        let verdict = verdict.and_then(Verdict::from_word).map(|verdict| self.judgement(verdict, judgement)).transpose()?;
        Ok(Command::FinishStep { step: self.step_by_name(&step.step, "done")?, evidence: shown_by(evidence)?, verdict })
    }

    fn judgement(&self, verdict: Verdict, judgement: &JudgementArgs) -> Result<Judgement, Failure> {
        let as_of = judgement.as_of.as_deref().map(|typed| self.asked.time("--as-of", typed)).transpose()?;
        let as_of = as_of.map(|as_of| time_text::as_said(as_of, self.asked.zone));
        Ok(Judgement { verdict, extent: judgement.extent.clone(), as_of })
    }

    fn verdict(
        &self,
        component: ComponentId,
        verdict: &str,
        evidence: &EvidenceArgs,
        judgement: &JudgementArgs,
        why: Option<&str>,
    ) -> Result<Command, Failure> {
        Ok(match Verdict::from_word(verdict) {
            Some(_) if why.is_some() => {
                return Err(wrong(
                    format!("the verdict on {component} was not given"),
                    "--why says why a verdict is stale",
                    format!("say what it rests on: `crisis verdict {component} {verdict} --evidence \"what you saw\"`"),
                ));
            }
            None if evidence.evidence.is_some() || evidence.evidence_file.is_some() || judgement.extent.is_some() => {
                return Err(wrong(
                    format!("the verdict on {component} was not doubted"),
                    "a doubt has a reason, no evidence and no extent",
                    format!("`crisis verdict {component} stale --why \"what touched it\"`"),
                ));
            }
            Some(verdict) => {
                Command::GiveVerdict { component, judgement: self.judgement(verdict, judgement)?, evidence: shown_by(evidence)? }
            }
            None => Command::DoubtVerdict { component, why: why.unwrap_or_default().to_owned() },
        })
    }

    fn component(&self, typed: &str, title: Option<&str>, needs: &[String]) -> Result<Command, Failure> {
        let id = component_id(typed)?;
        let known = self.incident.runbook().and_then(|runbook| runbook.components.iter().find(|component| component.id == id));
        let title = title.or(known.map(|known| known.title.as_str())).unwrap_or(typed).to_owned();
        let mut ground = Vec::new();
        for typed in needs {
            ground.push(component_id(typed)?);
        }
        Ok(Command::AddComponent(Component { id, title, needs: ground }))
    }

    /// A call on the number that was asked for; an outcome belongs to the call that rings.
    fn call(&self, typed: &str, outcome: Option<&str>, primary: bool, secondary: bool) -> Result<Command, Failure> {
        let who = known(typed, self.directory, Some(self.incident))?;
        let contacts = &self.directory.contacts;
        let left_out = contacts.left_out.iter().any(|left_out| left_out == typed);
        if !left_out && contacts.person(&who.id).is_none() && self.incident.responder(&who.id).is_none() {
            let because = "no contact has that id, so there is no number";
            return Err(wrong(format!("{} was not called", who.id), because, "`crisis contacts` lists whom you can call"));
        }
        let rings =
            self.incident.responder(&who.id).and_then(|responder| responder.call.as_ref()).filter(|call| call.outcome.is_none());
        let line = match (primary, secondary, rings) {
            (true, ..) => Line::Primary,
            (_, true, _) => Line::Secondary,
            (_, _, Some(call)) => call.line,
            _ => Line::Primary,
        };
        Ok(Command::CallResponder { who, line, outcome: outcome.and_then(CallOutcome::from_word) })
    }
}

/// A word that the table of arguments has let through.
fn word<T>(what: &str, value: Option<T>) -> Result<T, Failure> {
    value.ok_or_else(|| wrong(format!("this {what} is unknown"), "no such word", "`crisis --help` lists the verbs"))
}

fn person_id(typed: &str) -> Result<PersonId, Failure> {
    typed.parse().map_err(|error| wrong(format!("`{typed}` is no id"), format!("{error}"), "`crisis contacts` lists the ids"))
}

/// The words of a note; read from standard input where they are `-`.
fn said(words: Words) -> Result<Words, Failure> {
    if words.text != ["-"] {
        return Ok(words);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LONGEST_TEXT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| wrong("standard input cannot be read", error.to_string(), "give the text itself, or pipe it in"))?;
    Ok(Words { text: vec![String::from_utf8_lossy(&bytes).trim_end().to_owned()] })
}

fn shown_by(evidence: &EvidenceArgs) -> Result<Option<Evidence>, Failure> {
    match (&evidence.evidence, &evidence.evidence_file) {
        (Some(text), _) if text.trim().is_empty() => Ok(None),
        (Some(text), _) => Ok(Some(Evidence::Text(text.clone()))),
        (None, Some(path)) => file_digest(path).map(Some),
        (None, None) => Ok(None),
    }
}

/// A file as evidence: what identifies it, read once, however large.
fn file_digest(path: &PathBuf) -> Result<Evidence, Failure> {
    let cannot = |because: String| {
        wrong(format!("{} cannot serve as evidence", path.display()), because, "name an ordinary file, or use --evidence TEXT")
    };
    let meta = std::fs::metadata(path).map_err(|error| cannot(error.to_string()))?;
    if !meta.is_file() {
        return Err(cannot("it is no ordinary file".to_owned()));
    }
    let mut file = File::open(path).map_err(|error| cannot(error.to_string()))?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut bytes = 0_u64;
    loop {
        let read = file.read(&mut buffer).map_err(|error| cannot(error.to_string()))?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        digest.update(part);
        bytes += read as u64;
    }
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let sha256 = crate::domain::entry::Hash(digest.finalize().into()).to_string();
    Ok(Evidence::File { name, sha256, bytes })
}
