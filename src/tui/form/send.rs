//! Turns a filled form into what is asked of the desk, or says what is missing. Rules are not checked here: the desk decides.

use chrono_tz::Tz;

use crate::domain::command::{Command, Judgement, Refusal};
use crate::domain::declare::Declaring;
use crate::domain::event::{CallOutcome, Evidence, Line, Person, Service, Verdict};
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::runbook::Role;
use crate::domain::runbook::{Component, Runbook, Trigger};
use crate::domain::speech::Sentence;
use crate::domain::stamp::Moment;
use crate::domain::time_text;

use super::make::{DOUBTED, Known, LATER, name_of, target_of};
use super::{Form, Name, Purpose};

/// What a form asks of the open incident.
///
/// # Errors
/// When something is missing or cannot be understood.
pub fn command(form: &Form, known: Known<'_>, now: Moment, zone: Tz) -> Result<Command, Refusal> {
    complete(form)?;
    let why = || form.filled(Name::Why).unwrap_or_default();
    let words = || form.filled(Name::Text).unwrap_or_default();
    Ok(match &form.purpose {
        Purpose::Declare(_) => return Err(missing("nothing", "a declaration is no command")),
        Purpose::Start(step) => {
            check_target(form, step)?;
            Command::StartStep { step: step.clone() }
        }
        Purpose::Finish(step) => finish(form, step, now, zone)?,
        Purpose::Skip(step) => Command::SkipStep { step: step.clone(), why: why() },
        Purpose::Fail(step) => Command::FailStep { step: step.clone(), why: why() },
        Purpose::RuleOut(step) => Command::RuleOutStep { step: step.clone(), why: why() },
        Purpose::Reopen(step) => Command::ReopenStep { step: step.clone(), why: why() },
        Purpose::Override(step) => Command::OverrideGate { step: step.clone(), why: why() },
        Purpose::Verdict(component) => verdict(form, component_of(form, component.as_ref())?, now, zone)?,
        Purpose::Service(component) => service(form, component_of(form, component.as_ref())?)?,
        Purpose::AddComponent => Command::AddComponent(component(form.filled(Name::Component).as_deref().unwrap_or_default())?),
        Purpose::Assign(who) => Command::AssignRole {
            who: person_of(form, who.as_ref())?,
            role: chosen(form, Name::Role).and_then(|word| Role::from_word(&word)).unwrap_or(Role::Technical),
            duty: form.filled(Name::Duty),
        },
        Purpose::Call(who) => call(form, person_of(form, who.as_ref())?, known),
        Purpose::Release(who) => Command::ReleaseResponder { who: person_of(form, who.as_ref())? },
        Purpose::Handover(who) => Command::OfferCommand { to: person_of(form, who.as_ref())?, why: form.filled(Name::Why) },
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
    let components = named.split([',', ' ']).filter(|name| !name.is_empty()).map(component_id).collect::<Result<Vec<_>, _>>()?;
    let trigger = chosen(form, Name::Trigger).and_then(|word| Trigger::from_word(&word));
    Ok(Declaring {
        runbook: runbook.clone(),
        title: form.filled(Name::Title),
        components,
        sources: trigger.map_or_else(|| runbook.sources.clone(), |trigger| vec![trigger]),
        reporter: None,
        affected: form.filled(Name::Affected),
        not_affected: None,
        unknown: None,
        drill: chosen(form, Name::Exercise).as_deref() == Some("yes"),
        declarer: declarer.clone(),
    })
}

fn missing(label: &str, hint: &str) -> Refusal {
    Refusal { error: "nothing was written down".into(), because: format!("`{label}` is empty").into(), hint: hint.into() }
}

fn complete(form: &Form) -> Result<(), Refusal> {
    form.gap()
        .map_or(Ok(()), |(_, field)| Err(missing(field.label, "fill it in, then Enter; Esc goes back and keeps what you typed")))
}

fn chosen(form: &Form, name: Name) -> Option<String> {
    form.filled(name)
}

fn check_target(form: &Form, step: &StepRef) -> Result<(), Refusal> {
    let wanted = target_of(step);
    let typed = form.filled(Name::Target);
    if form.fields.iter().all(|field| field.name != Name::Target) || typed.as_deref() == Some(wanted.as_str()) {
        return Ok(());
    }
    Err(Refusal {
        error: "nothing was written down".into(),
        because: format!("you typed `{}`, and this destroys something on {wanted}", typed.unwrap_or_default()).into(),
        hint: format!("type `{wanted}` if that is what you mean, or Esc").into(),
    })
}

fn finish(form: &Form, step: &StepRef, now: Moment, zone: Tz) -> Result<Command, Refusal> {
    check_target(form, step)?;
    let word = chosen(form, Name::Verdict).filter(|word| word != LATER);
    let verdict =
        word.and_then(|word| Verdict::from_word(&word)).map(|verdict| judgement(form, verdict, now, zone)).transpose()?;
    Ok(Command::FinishStep { step: step.clone(), evidence: evidence(form), verdict })
}

fn evidence(form: &Form) -> Option<Evidence> {
    form.filled(Name::Evidence).map(Evidence::Text)
}

fn judgement(form: &Form, verdict: Verdict, now: Moment, zone: Tz) -> Result<Judgement, Refusal> {
    let as_of = form.filled(Name::AsOf).map(|typed| {
        time_text::parse(&typed, now, zone).ok_or_else(|| Refusal {
            error: "nothing was written down".into(),
            because: format!("`{typed}` is no time").into(),
            hint: Sentence::joined(" ", vec!["a time looks like".into(), time_text::forms()]),
        })
    });
    Ok(Judgement {
        verdict,
        extent: form.filled(Name::Extent),
        as_of: as_of.transpose()?.map(|as_of| time_text::as_said(as_of, zone)),
    })
}

fn verdict(form: &Form, component: ComponentId, now: Moment, zone: Tz) -> Result<Command, Refusal> {
    let word = chosen(form, Name::Verdict).unwrap_or_default();
    if word == DOUBTED {
        return Ok(Command::DoubtVerdict { component, why: form.filled(Name::Why).unwrap_or_default() });
    }
    let verdict = Verdict::from_word(&word).unwrap_or(Verdict::Unknown);
    Ok(Command::GiveVerdict { component, judgement: judgement(form, verdict, now, zone)?, evidence: evidence(form) })
}

fn service(form: &Form, component: ComponentId) -> Result<Command, Refusal> {
    let service = chosen(form, Name::Service).and_then(|word| Service::from_word(&word)).unwrap_or(Service::Down);
    let typed = form.filled(Name::Percent);
    let percent = typed.as_deref().map(|typed| {
        typed.trim_end_matches('%').trim().parse::<u8>().map_err(|_| Refusal {
            error: "nothing was written down".into(),
            because: format!("`{typed}` is no percentage").into(),
            hint: "a whole number from 0 to 100, or nothing".into(),
        })
    });
    Ok(Command::SetService { component, service, percent: percent.transpose()? })
}

fn call(form: &Form, who: PersonId, known: Known<'_>) -> Command {
    let contact = known.directory.contacts.person(&who).map(crate::domain::contacts::Contact::for_the_log);
    let responder = known.incident.responder(&who).map(|responder| responder.person.clone());
    let stranger = Person { name: name_of(known, &who), id: who, skills: Vec::new(), languages: Vec::new() };
    Command::CallResponder {
        who: contact.or(responder).unwrap_or(stranger),
        line: chosen(form, Name::Line).and_then(|word| Line::from_word(&word)).unwrap_or(Line::Primary),
        outcome: chosen(form, Name::Outcome).and_then(|word| CallOutcome::from_word(&word)),
    }
}

fn component_of(form: &Form, fixed: Option<&ComponentId>) -> Result<ComponentId, Refusal> {
    match fixed {
        Some(id) => Ok(id.clone()),
        None => component_id(&chosen(form, Name::Component).unwrap_or_default()),
    }
}

fn component(typed: &str) -> Result<Component, Refusal> {
    let id = component_id(typed)?;
    Ok(Component { title: id.to_string(), id, needs: Vec::new() })
}

fn component_id(typed: &str) -> Result<ComponentId, Refusal> {
    typed.parse().map_err(|why: crate::domain::id::NotAnId| Refusal {
        error: format!("`{typed}` cannot be a component").into(),
        because: why.spoken(),
        hint: "short names such as db-1, with commas between them".into(),
    })
}

fn person_of(form: &Form, fixed: Option<&PersonId>) -> Result<PersonId, Refusal> {
    let chosen = || chosen(form, Name::Who).and_then(|word| word.parse().ok());
    fixed.cloned().or_else(chosen).ok_or_else(|| Refusal {
        error: "nothing was written down".into(),
        because: "there is nobody to choose".into(),
        hint: "call somebody in first: `crisis call`".into(),
    })
}
