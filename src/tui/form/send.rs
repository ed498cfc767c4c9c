//! Turns a filled form into what is asked of the desk, or says what is missing. Rules are not checked here: the desk decides.

use chrono_tz::Tz;

use crate::domain::advice::{Advice, Refusal};
use crate::domain::ask::kind::Judgement;
use crate::domain::ask::table::{Command, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crate::domain::field::FieldName;
use crate::domain::id::{ComponentId, NotAnId, PersonId, StepRef};
use crate::domain::lifecycle::declare::Declaring;
use crate::domain::record::{Evidence, Person};
use crate::domain::runbook::{Component, Role, Runbook, Trigger};
use crate::domain::speech::{Ask, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Line, Service, Verdict};

use super::make::{Known, LATER, name_of, target_of};
use super::{DOUBTED, Form, Purpose, Value};

/// What a form asks of the open incident.
///
/// # Errors
/// When something is missing or cannot be understood.
pub fn command(form: &Form, known: Known<'_>, now: Moment, zone: Tz) -> Result<Command, Refusal> {
    complete(form)?;
    let why = || form.filled(FieldName::Why).unwrap_or_default();
    let words = || form.filled(FieldName::Text).unwrap_or_default();
    let typed = Typed { form, now, zone };
    Ok(match &form.purpose {
        Purpose::Declare(_) | Purpose::Filter => return Err(unwritten(say!("forms-asks-nothing"), say!("forms-fill-in"))),
        Purpose::Start(step) => {
            typed.check_target(step)?;
            Command::Steps(StepsCommand::StartStep { step: step.clone() })
        }
        Purpose::Finish(step) => typed.finish(step)?,
        Purpose::Skip(step) => Command::Steps(StepsCommand::SkipStep { step: step.clone(), why: why() }),
        Purpose::Fail(step) => Command::Steps(StepsCommand::FailStep { step: step.clone(), why: why() }),
        Purpose::RuleOut(step) => Command::Steps(StepsCommand::RuleOutStep { step: step.clone(), why: why() }),
        Purpose::Reopen(step) => Command::Steps(StepsCommand::ReopenStep { step: step.clone(), why: why() }),
        Purpose::Override(step) => Command::Steps(StepsCommand::OverrideGate { step: step.clone(), why: why() }),
        Purpose::Verdict(component) => typed.verdict(typed.component_of(component.as_ref())?)?,
        Purpose::Service(component) => typed.service(typed.component_of(component.as_ref())?)?,
        Purpose::AddComponent => Command::Data(DataCommand::AddComponent { component: typed.new_component()? }),
        Purpose::Assign(who) => Command::People(PeopleCommand::AssignRole {
            who: typed.person_of(who.as_ref())?,
            role: form.filled(FieldName::Role).and_then(|word| Role::from_word(&word)).unwrap_or(Role::Technical),
            duty: form.filled(FieldName::Duty),
        }),
        Purpose::Call(who) => call(form, typed.person_of(who.as_ref())?, known),
        Purpose::Release(who) => Command::People(PeopleCommand::ReleaseResponder { who: typed.person_of(who.as_ref())? }),
        Purpose::Handover(who) => {
            Command::People(PeopleCommand::OfferCommand { to: typed.person_of(who.as_ref())?, why: form.filled(FieldName::Why) })
        }
        Purpose::Note => Command::Lifecycle(LifecycleCommand::TakeNote { text: words() }),
        Purpose::Decide => Command::Lifecycle(LifecycleCommand::TakeDecision { text: words() }),
        Purpose::Resolve => Command::Lifecycle(LifecycleCommand::ResolveIncident { why: form.filled(FieldName::Why) }),
        Purpose::Close => Command::Lifecycle(LifecycleCommand::CloseIncident { why: form.filled(FieldName::Why) }),
    })
}

/// What a filled declaration asks.
///
/// # Errors
/// When a component's name cannot be one.
pub fn declaring(form: &Form, runbook: &Runbook, declarer: &Person) -> Result<Declaring, Refusal> {
    complete(form)?;
    let named = form.filled(FieldName::Components).unwrap_or_default();
    let names = named.split([',', ' ']).filter(|name| !name.is_empty());
    let components = names.map(|name| component_id(FieldName::Components, name)).collect::<Result<Vec<_>, _>>()?;
    let trigger = form.filled(FieldName::Source).and_then(|word| Trigger::from_word(&word));
    Ok(Declaring {
        title: form.filled(FieldName::Title),
        components,
        sources: trigger.map_or_else(|| runbook.sources.clone(), |trigger| vec![trigger]),
        affected: form.filled(FieldName::Affected),
        drill: form.filled(FieldName::Drill).as_deref() == Some("yes"),
        ..Declaring::of(runbook.clone(), declarer.clone())
    })
}

/// Nothing was written down, because of something in the form.
fn unwritten(because: Sentence, hint: impl Into<Advice>) -> Refusal {
    Refusal::new(say!("forms-nothing-written"), because, hint)
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
    let responder = known.incident.people.responder(&who).map(|responder| responder.person.clone());
    let stranger = Person { name: name_of(known, &who), id: who, skills: Vec::new(), languages: Vec::new() };
    Command::People(PeopleCommand::CallResponder {
        who: contact.or(responder).unwrap_or(stranger),
        line: form.filled(FieldName::Line).and_then(|word| Line::from_word(&word)).unwrap_or(Line::Primary),
        outcome: form.filled(FieldName::Outcome).and_then(|word| CallOutcome::from_word(&word)),
    })
}

fn component_id(field: FieldName, typed: &str) -> Result<ComponentId, Refusal> {
    typed.parse().map_err(|why: NotAnId| {
        let hint = Advice::from(say!("forms-short-names")).on(field);
        Refusal::new(say!("forms-not-a-component", typed = typed), why.spoken(), hint)
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
        let typed = self.form.filled(FieldName::Target);
        if self.form.fields.iter().all(|field| field.name != FieldName::Target) || typed.as_deref() == Some(wanted.as_str()) {
            return Ok(());
        }
        let because = say!("forms-wrong-target", typed = typed.unwrap_or_default(), target = &wanted);
        Err(unwritten(because, Advice::from(say!("forms-type-or-escape", target = &wanted)).on(FieldName::Target)))
    }

    fn finish(&self, step: &StepRef) -> Result<Command, Refusal> {
        self.check_target(step)?;
        let word = self.form.filled(FieldName::Verdict).filter(|word| word != LATER);
        let verdict = word.and_then(|word| Verdict::from_word(&word)).map(|verdict| self.judgement(verdict)).transpose()?;
        Ok(Command::Steps(StepsCommand::FinishStep { step: step.clone(), evidence: self.evidence(), verdict }))
    }

    fn evidence(&self) -> Option<Evidence> {
        self.form.filled(FieldName::Evidence).map(Evidence::Text)
    }

    fn judgement(&self, verdict: Verdict) -> Result<Judgement, Refusal> {
        let as_of = self.form.filled(FieldName::AsOf).map(|typed| {
            time_text::parse(&typed, self.now, self.zone).ok_or_else(|| {
                let hint = Advice::from(say!("forms-times", forms = time_text::forms())).on(FieldName::AsOf);
                unwritten(say!("forms-no-time", typed = typed), hint)
            })
        });
        Ok(Judgement {
            verdict,
            extent: self.form.filled(FieldName::Extent),
            as_of: as_of.transpose()?.map(|as_of| time_text::as_said(as_of, self.zone)),
        })
    }

    fn verdict(&self, component: ComponentId) -> Result<Command, Refusal> {
        let word = self.form.filled(FieldName::Verdict).unwrap_or_default();
        if word == DOUBTED {
            return Ok(Command::Data(DataCommand::DoubtVerdict {
                component,
                why: self.form.filled(FieldName::Why).unwrap_or_default(),
            }));
        }
        let verdict = Verdict::from_word(&word).unwrap_or(Verdict::Unknown);
        Ok(Command::Data(DataCommand::GiveVerdict { component, judgement: self.judgement(verdict)?, evidence: self.evidence() }))
    }

    fn service(&self, component: ComponentId) -> Result<Command, Refusal> {
        let service = self.form.filled(FieldName::Service).and_then(|word| Service::from_word(&word)).unwrap_or(Service::Down);
        let typed = self.form.filled(FieldName::Percent);
        let percent = typed.as_deref().map(|typed| {
            let number = typed.trim_end_matches('%').trim().parse::<u8>();
            number.map_err(|_| {
                unwritten(
                    say!("forms-no-percentage", typed = typed),
                    Advice::from(say!("forms-percentages")).on(FieldName::Percent),
                )
            })
        });
        Ok(Command::Data(DataCommand::SetService { component, service, percent: percent.transpose()? }))
    }

    fn component_of(&self, fixed: Option<&ComponentId>) -> Result<ComponentId, Refusal> {
        match fixed {
            Some(id) => Ok(id.clone()),
            None => component_id(FieldName::Component, &self.form.filled(FieldName::Component).unwrap_or_default()),
        }
    }

    fn new_component(&self) -> Result<Component, Refusal> {
        let id = component_id(FieldName::Component, &self.form.filled(FieldName::Component).unwrap_or_default())?;
        Ok(Component { title: id.to_string(), id, needs: Vec::new() })
    }

    fn person_of(&self, fixed: Option<&PersonId>) -> Result<PersonId, Refusal> {
        let chosen = || self.form.filled(FieldName::Who).and_then(|word| word.parse().ok());
        fixed
            .cloned()
            .or_else(chosen)
            .ok_or_else(|| unwritten(say!("forms-nobody"), say!("forms-call-first", ask = Ask::to(Verb::Call))))
    }
}
