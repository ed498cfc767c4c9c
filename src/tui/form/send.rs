//! Turns a filled form into what is asked of the desk, or says what is missing. Rules are not checked here: the desk decides.

use chrono_tz::Tz;

use crate::domain::command::{Command, Judgement, Refusal};
use crate::domain::declare::Declaring;
use crate::domain::event::{CallOutcome, Evidence, Line, Person, Service, Verdict};
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::runbook::{Component, Role, Runbook, Trigger};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text;

use super::make::{Known, LATER, name_of, target_of};
use super::{DOUBTED, Form, Name, Purpose, Value};

/// What a form asks of the open incident.
///
/// # Errors
/// When something is missing or cannot be understood.
pub fn command(form: &Form, known: Known<'_>, now: Moment, zone: Tz) -> Result<Command, Refusal> {
    complete(form)?;
    let why = || form.filled(Name::Why).unwrap_or_default();
    let words = || form.filled(Name::Text).unwrap_or_default();
    let typed = Typed { form, now, zone };
    Ok(match &form.purpose {
        Purpose::Declare(_) | Purpose::Filter => return Err(unwritten(say!("forms-asks-nothing"), say!("forms-fill-in"))),
        Purpose::Start(step) => {
            typed.check_target(step)?;
            Command::StartStep { step: step.clone() }
        }
        Purpose::Finish(step) => typed.finish(step)?,
        Purpose::Skip(step) => Command::SkipStep { step: step.clone(), why: why() },
        Purpose::Fail(step) => Command::FailStep { step: step.clone(), why: why() },
        Purpose::RuleOut(step) => Command::RuleOutStep { step: step.clone(), why: why() },
        Purpose::Reopen(step) => Command::ReopenStep { step: step.clone(), why: why() },
        Purpose::Override(step) => Command::OverrideGate { step: step.clone(), why: why() },
        Purpose::Verdict(component) => typed.verdict(typed.component_of(component.as_ref())?)?,
        Purpose::Service(component) => typed.service(typed.component_of(component.as_ref())?)?,
        Purpose::AddComponent => Command::AddComponent(typed.new_component()?),
        Purpose::Assign(who) => Command::AssignRole {
            who: typed.person_of(who.as_ref())?,
            role: form.filled(Name::Role).and_then(|word| Role::from_word(&word)).unwrap_or(Role::Technical),
            duty: form.filled(Name::Duty),
        },
        Purpose::Call(who) => call(form, typed.person_of(who.as_ref())?, known),
        Purpose::Release(who) => Command::ReleaseResponder { who: typed.person_of(who.as_ref())? },
        Purpose::Handover(who) => Command::OfferCommand { to: typed.person_of(who.as_ref())?, why: form.filled(Name::Why) },
        Purpose::Note => Command::TakeNote { text: words() },
        Purpose::Decide => Command::TakeDecision { text: words() },
        Purpose::Resolve => Command::ResolveIncident { why: form.filled(Name::Why) },
        Purpose::Close => Command::CloseIncident { why: form.filled(Name::Why) },
    })
}

/// What a filled declaration asks.
///
/// # Errors
/// When a component's name cannot be one.
pub fn declaring(form: &Form, runbook: &Runbook, declarer: &Person) -> Result<Declaring, Refusal> {
    complete(form)?;
    let named = form.filled(Name::Components).unwrap_or_default();
    let names = named.split([',', ' ']).filter(|name| !name.is_empty());
    let components = names.map(component_id).collect::<Result<Vec<_>, _>>()?;
    let trigger = form.filled(Name::Trigger).and_then(|word| Trigger::from_word(&word));
    Ok(Declaring {
        title: form.filled(Name::Title),
        components,
        sources: trigger.map_or_else(|| runbook.sources.clone(), |trigger| vec![trigger]),
        affected: form.filled(Name::Affected),
        drill: form.filled(Name::Exercise).as_deref() == Some("yes"),
        ..Declaring::of(runbook.clone(), declarer.clone())
    })
}

/// Nothing was written down, because of something in the form.
fn unwritten(because: Sentence, hint: Sentence) -> Refusal {
    Refusal { error: say!("forms-nothing-written"), because, hint }
}

fn complete(form: &Form) -> Result<(), Refusal> {
    let Some((_, field)) = form.gap() else { return Ok(()) };
    let because = say!("forms-is-empty", field = &field.label);
    let choice = matches!(field.value, Value::Choice { .. });
    let hint = if choice { say!("forms-choose-one") } else { say!("forms-fill-in") };
    Err(unwritten(because, hint))
}

fn call(form: &Form, who: PersonId, known: Known<'_>) -> Command {
    let contact = known.directory.contacts().person(&who).map(crate::domain::contacts::Contact::for_the_log);
    let responder = known.incident.responder(&who).map(|responder| responder.person.clone());
    let stranger = Person { name: name_of(known, &who), id: who, skills: Vec::new(), languages: Vec::new() };
    Command::CallResponder {
        who: contact.or(responder).unwrap_or(stranger),
        line: form.filled(Name::Line).and_then(|word| Line::from_word(&word)).unwrap_or(Line::Primary),
        outcome: form.filled(Name::Outcome).and_then(|word| CallOutcome::from_word(&word)),
    }
}

fn component_id(typed: &str) -> Result<ComponentId, Refusal> {
    typed.parse().map_err(|why: crate::domain::id::NotAnId| {
        let error = say!("forms-not-a-component", typed = typed);
        Refusal { error, because: why.spoken(), hint: say!("forms-short-names") }
    })
}

/// What stands in a form, with what is needed to read it.
struct Typed<'a> {
    form: &'a Form,
    now: Moment,
    zone: Tz,
}

impl Typed<'_> {
    fn check_target(&self, step: &StepRef) -> Result<(), Refusal> {
        let wanted = target_of(step);
        let typed = self.form.filled(Name::Target);
        if self.form.fields.iter().all(|field| field.name != Name::Target) || typed.as_deref() == Some(wanted.as_str()) {
            return Ok(());
        }
        let because = say!("forms-wrong-target", typed = typed.unwrap_or_default(), target = &wanted);
        Err(unwritten(because, say!("forms-type-or-escape", target = &wanted)))
    }

    fn finish(&self, step: &StepRef) -> Result<Command, Refusal> {
        self.check_target(step)?;
        let word = self.form.filled(Name::Verdict).filter(|word| word != LATER);
        let verdict = word.and_then(|word| Verdict::from_word(&word)).map(|verdict| self.judgement(verdict)).transpose()?;
        Ok(Command::FinishStep { step: step.clone(), evidence: self.evidence(), verdict })
    }

    fn evidence(&self) -> Option<Evidence> {
        self.form.filled(Name::Evidence).map(Evidence::Text)
    }

    fn judgement(&self, verdict: Verdict) -> Result<Judgement, Refusal> {
        let as_of = self.form.filled(Name::AsOf).map(|typed| {
            time_text::parse(&typed, self.now, self.zone).ok_or_else(|| {
                let hint = say!("forms-times", forms = time_text::forms());
                unwritten(say!("forms-no-time", typed = typed), hint)
            })
        });
        Ok(Judgement {
            verdict,
            extent: self.form.filled(Name::Extent),
            as_of: as_of.transpose()?.map(|as_of| time_text::as_said(as_of, self.zone)),
        })
    }

    fn verdict(&self, component: ComponentId) -> Result<Command, Refusal> {
        let word = self.form.filled(Name::Verdict).unwrap_or_default();
        if word == DOUBTED {
            return Ok(Command::DoubtVerdict { component, why: self.form.filled(Name::Why).unwrap_or_default() });
        }
        let verdict = Verdict::from_word(&word).unwrap_or(Verdict::Unknown);
        Ok(Command::GiveVerdict { component, judgement: self.judgement(verdict)?, evidence: self.evidence() })
    }

    fn service(&self, component: ComponentId) -> Result<Command, Refusal> {
        let service = self.form.filled(Name::Service).and_then(|word| Service::from_word(&word)).unwrap_or(Service::Down);
        let typed = self.form.filled(Name::Percent);
        let percent = typed.as_deref().map(|typed| {
            let number = typed.trim_end_matches('%').trim().parse::<u8>();
            number.map_err(|_| unwritten(say!("forms-no-percentage", typed = typed), say!("forms-percentages")))
        });
        Ok(Command::SetService { component, service, percent: percent.transpose()? })
    }

    fn component_of(&self, fixed: Option<&ComponentId>) -> Result<ComponentId, Refusal> {
        match fixed {
            Some(id) => Ok(id.clone()),
            None => component_id(&self.form.filled(Name::Component).unwrap_or_default()),
        }
    }

    fn new_component(&self) -> Result<Component, Refusal> {
        let id = component_id(&self.form.filled(Name::Component).unwrap_or_default())?;
        Ok(Component { title: id.to_string(), id, needs: Vec::new() })
    }

    fn person_of(&self, fixed: Option<&PersonId>) -> Result<PersonId, Refusal> {
        let chosen = || self.form.filled(Name::Who).and_then(|word| word.parse().ok());
        fixed.cloned().or_else(chosen).ok_or_else(|| unwritten(say!("forms-nobody"), say!("forms-call-first")))
    }
}
