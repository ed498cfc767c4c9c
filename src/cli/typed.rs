//! What somebody typed, understood: the words of a verb become a command.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::app::library::Directory;
use crate::domain::advice::Refusal;
use crate::domain::command::{Command, Judgement};
use crate::domain::id::{ComponentId, NotAnId, PersonId, StepRef};
use crate::domain::incident::Incident;
use crate::domain::limits::LONGEST_TEXT;
use crate::domain::record::Evidence;
use crate::domain::runbook::{Component, Role};
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::{CallOutcome, Line, Service, Verdict};
use crate::domain::{lookup, time_text};

use super::arguments::{Ending, EvidenceArgs, JudgementArgs, StepOnly, Verb, Words};
use super::asked::{Asked, known};
use super::failure::{Failure, wrong};

/// A verb as it was typed, and all that is needed to understand it.
pub(super) struct Typed<'a> {
    pub(super) asked: &'a Asked,
    pub(super) directory: &'a Directory,
    pub(super) incident: &'a Incident,
}

impl Typed<'_> {
    pub(super) fn command(&self, verb: &Verb) -> Result<Command, Failure> {
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
            other => {
                return Err(wrong(
                    say!("verbs-changes-nothing", verb = format!("{other:?}")),
                    say!("verbs-only-shows"),
                    say!("verbs-help-lists"),
                ));
            }
        })
    }

    fn step(&self, typed: &str) -> Result<StepRef, Failure> {
        Ok(lookup::step(self.incident, typed)?)
    }

    /// A step to work on; one that destroys something goes by its full name, with its component's: a code is typed too easily.
    fn step_by_name(&self, typed: &str, verb: &str) -> Result<StepRef, Failure> {
        let reference = self.step(typed)?;
        let destroys = self.incident.plan().step(&reference).and_then(|step| step.destroys.as_deref());
        match destroys.filter(|_| typed.trim() != reference.to_string()) {
            Some(gone) => Err(Failure::Refused(Refusal {
                error: say!("verbs-destroys", code = self.incident.plan().code(&reference)),
                because: say!("verbs-afterwards-gone", gone = gone),
                hint: say!("verbs-read-it-again", verb = verb, step = &reference).into(),
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
                    say!("verbs-verdict-not-given", component = &component),
                    say!("verbs-why-is-for-stale"),
                    say!("verbs-say-what-it-rests-on", component = &component, verdict = verdict),
                ));
            }
            None if evidence.evidence.is_some() || evidence.evidence_file.is_some() || judgement.extent.is_some() => {
                return Err(wrong(
                    say!("verbs-verdict-not-doubted", component = &component),
                    say!("verbs-doubt-has-a-reason"),
                    say!("verbs-doubt-it", component = &component),
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
        let known =
            self.incident.lifecycle.runbook().and_then(|runbook| runbook.components.iter().find(|component| component.id == id));
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
        let contacts = self.directory.contacts();
        let left_out = contacts.left_out.iter().any(|left_out| left_out == typed);
        if !left_out && contacts.person(&who.id).is_none() && self.incident.people.responder(&who.id).is_none() {
            let because = say!("verbs-no-contact-no-number");
            return Err(wrong(say!("verbs-not-called", who = &who.id), because, say!("verbs-contacts-lists")));
        }
        let rings = self
            .incident
            .people
            .responder(&who.id)
            .and_then(|responder| responder.call.as_ref())
            .filter(|call| call.outcome.is_none());
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
    value.ok_or_else(|| wrong(say!("verbs-word-unknown", what = what), say!("verbs-no-such-word"), say!("verbs-help-lists")))
}

fn person_id(typed: &str) -> Result<PersonId, Failure> {
    let no_id = |error: NotAnId| wrong(say!("verbs-no-id", typed = typed), error.spoken(), say!("verbs-contacts-lists-ids"));
    typed.parse().map_err(no_id)
}

/// The words of a note; read from standard input where they are `-`.
pub(super) fn said(words: Words) -> Result<Words, Failure> {
    if words.text != ["-"] {
        return Ok(words);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LONGEST_TEXT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| wrong(say!("verbs-input-unreadable"), error.to_string(), say!("verbs-give-the-text")))?;
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
    let cannot = |because: Sentence| {
        let error = say!("verbs-no-evidence", path = path.display().to_string());
        wrong(error, because, say!("verbs-name-ordinary-file"))
    };
    let meta = std::fs::metadata(path).map_err(|error| cannot(error.to_string().into()))?;
    if !meta.is_file() {
        return Err(cannot(say!("rules-file-not-ordinary")));
    }
    let mut file = File::open(path).map_err(|error| cannot(error.to_string().into()))?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut bytes = 0_u64;
    loop {
        let read = file.read(&mut buffer).map_err(|error| cannot(error.to_string().into()))?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        digest.update(part);
        bytes += read as u64;
    }
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let sha256 = crate::domain::entry::Hash(digest.finalize().into()).to_string();
    Ok(Evidence::File { name, sha256, bytes })
}

pub(super) fn component_id(typed: &str) -> Result<ComponentId, Failure> {
    let no_id = |error: NotAnId| wrong(say!("verbs-no-component-id", typed = typed), error.spoken(), say!("verbs-for-example"));
    typed.parse().map_err(no_id)
}
