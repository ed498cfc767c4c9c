//! Reads a filled form as the table of what can be asked says, or says
//! what is missing. Rules are not checked here: the desk decides.

use chrono::{DateTime, FixedOffset};

use crate::domain::advice::{Advice, Refusal};
use crate::domain::ask::answers::Answers;
use crate::domain::ask::asked::{Described, Paging};
use crate::domain::ask::table::Command;
use crate::domain::entry_ref::EntryRef;
use crate::domain::field::{FieldName, Special};
use crate::domain::id::{ComponentId, NotAnId, PersonId, StepRef};
use crate::domain::record::{Evidence, Outsider, Person};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Line;
use crate::domain::zone::Zone;
use crate::domain::{hints, lookup, time_text};

use super::known::Known;
use super::make::target_of;
use super::{About, Form, Value, page};

/// What a form asks of the open incident: one thing, or the same for each component that was ticked.
///
/// # Errors
/// When something is missing or cannot be understood.
pub fn commands(form: &Form, known: Known<'_>, now: Moment, zone: Zone) -> Result<Vec<Command>, Refusal> {
    complete(form)?;
    let nothing = || unwritten(say!("forms-asks-nothing"), say!("forms-fill-in"));
    let (verb, about) = form.purpose.asks().ok_or_else(nothing)?;
    let read = |about: &About| Command::read(verb, &Filled { form, about, known, now, zone })?.ok_or_else(nothing);
    std::iter::once(about.clone()).chain(also(form, about)).map(|about| read(&about)).collect()
}

/// The same step for the other components that were ticked.
fn also(form: &Form, about: &About) -> Vec<About> {
    let (About::Step(step), Some(ticked)) = (about, form.filled(FieldName::All)) else { return Vec::new() };
    let other = |word: &str| StepRef { component: word.parse().ok(), ..step.clone() };
    ticked.split(',').map(|word| About::Step(other(word))).collect()
}

/// Whose word it is, where somebody else stands in the form: by their id or name.
///
/// # Errors
/// When nobody in the incident is called so.
pub fn quoted(form: &Form, known: Known<'_>) -> Result<Option<Person>, Refusal> {
    let Some(typed) = form.filled(FieldName::For) else { return Ok(None) };
    let responders = known.incident.people.responders.iter().map(|responder| &responder.person);
    let found = lookup::alike_one(&typed, responders.map(|person| (person, [person.id.as_str(), person.name.as_str()])));
    let found = found.or_else(|| known.incident.people.known_as(&typed));
    let nobody = || {
        let hint = say!("forms-call-first", ask = hints::somebody(Verb::Call));
        unwritten(say!("rules-not-called-in", who = &typed), Advice::from(hint).on(FieldName::For))
    };
    found.cloned().map(Some).ok_or_else(nobody)
}

/// Nothing was written down, because of something in the form.
fn unwritten(because: impl Into<Sentence>, hint: impl Into<Advice>) -> Refusal {
    Refusal::new(say!("forms-nothing-written"), because, hint)
}

/// Says which field has to be filled in and is not.
///
/// # Errors
/// When there is one.
pub fn complete(form: &Form) -> Result<(), Refusal> {
    let Some((_, field)) = form.gap() else { return Ok(()) };
    let because = say!("forms-is-empty", field = &field.label);
    let choice = matches!(field.value, Value::Choice { .. } | Value::Ticks { .. });
    let hint = if choice { say!("forms-choose-one") } else { say!("forms-fill-in") };
    Err(unwritten(because, hint))
}

/// That nothing is called as was typed into a field, and no id can be.
#[must_use]
pub fn no_component(field: FieldName, typed: &str, why: NotAnId) -> Refusal {
    let hint = Advice::from(say!("forms-short-names")).on(field);
    Refusal::new(say!("forms-not-a-component", typed = typed), why.spoken(), hint)
}

/// The time that was typed into a field.
///
/// # Errors
/// When it is none.
pub fn time(form: &Form, field: FieldName, now: Moment, zone: Zone) -> Result<Option<DateTime<FixedOffset>>, Refusal> {
    let Some(typed) = form.filled(field) else { return Ok(None) };
    let parse = if field == FieldName::AsOf { time_text::parse_passed } else { time_text::parse };
    let moment = parse(&typed, now, zone).map_err(|why| {
        let hint = Advice::from(say!("forms-times", forms = time_text::forms())).on(field);
        unwritten(why.spoken().unwrap_or_else(|| say!("forms-no-time", typed = typed)), hint)
    })?;
    Ok(Some(time_text::as_said(moment, zone)))
}

/// A filled form, with what is needed to read it.
struct Filled<'a> {
    form: &'a Form,
    about: &'a About,
    known: Known<'a>,
    now: Moment,
    zone: Zone,
}

impl Filled<'_> {
    /// The component that is called as was typed; any other id as it was typed.
    fn component_typed(&self) -> Result<ComponentId, Refusal> {
        self.component_called(FieldName::Component, &self.given(FieldName::Component).unwrap_or_default())
    }

    fn component_called(&self, field: FieldName, typed: &str) -> Result<ComponentId, Refusal> {
        let known = lookup::known_component(self.known.incident, typed);
        lookup::component_id(typed, known).map_err(|why| no_component(field, typed, why))
    }

    /// Components by what they are called, one behind the other.
    fn ids(&self, field: FieldName, typed: &str) -> Result<Vec<ComponentId>, Refusal> {
        let words = typed.split([',', ' ']).filter(|word| !word.is_empty());
        lookup::component_ids(self.known.incident, words).map_err(|(word, why)| no_component(field, word, why))
    }

    /// A time in a field, in the zone in which it was said.
    /// Before something is destroyed, its name must stand in the form.
    fn check_target(&self, step: &StepRef) -> Result<(), Refusal> {
        let wanted = target_of(step);
        let typed = self.form.filled(FieldName::Special(Special::Target));
        if self.form.fields.iter().all(|field| field.name != FieldName::Special(Special::Target))
            || typed.as_deref() == Some(wanted.as_str())
        {
            return Ok(());
        }
        let because = say!("forms-wrong-target", typed = typed.unwrap_or_default(), target = &wanted);
        Err(unwritten(
            because,
            Advice::from(say!("forms-type-or-escape", target = &wanted)).on(FieldName::Special(Special::Target)),
        ))
    }
}

impl Answers for Filled<'_> {
    type Error = Refusal;

    fn given(&self, field: FieldName) -> Option<String> {
        match (field, self.about) {
            (FieldName::Component, About::Component(id)) => Some(id.to_string()),
            _ => self.form.filled(field),
        }
    }

    fn unknown_word(&self, field: FieldName) -> Refusal {
        let label = self.form.fields.iter().find(|other| other.name == field).map_or("", |field| &field.label);
        unwritten(say!("forms-is-empty", field = label), Advice::from(say!("forms-choose-one")).on(field))
    }

    fn step(&self) -> Result<StepRef, Refusal> {
        let About::Step(step) = self.about else {
            return Err(unwritten(say!("forms-no-step-here"), say!("forms-step-first")));
        };
        self.check_target(step)?;
        Ok(step.clone())
    }

    fn entry(&self) -> Result<EntryRef, Refusal> {
        match self.about {
            About::Entry(entry) => Ok(*entry),
            About::Nothing | About::Step(_) | About::Component(_) | About::Person(_) | About::Dial(_) => {
                let typed = self.given(FieldName::Entry).or_else(|| self.given(FieldName::Report));
                lookup::entry(self.known.incident, &typed.unwrap_or_default())
            }
        }
    }

    fn other_entry(&self) -> Result<EntryRef, Refusal> {
        lookup::entry(self.known.incident, &self.given(FieldName::With).unwrap_or_default())
    }

    fn reported(&self) -> Result<Option<ComponentId>, Refusal> {
        let id = |typed: String| self.component_called(FieldName::Concerned, &typed);
        self.given(FieldName::Concerned).map(id).transpose()
    }

    fn since(&self) -> Result<Option<DateTime<FixedOffset>>, Refusal> {
        time(self.form, FieldName::Special(Special::Since), self.now, self.zone)
    }

    fn callback(&self) -> Result<Option<DateTime<FixedOffset>>, Refusal> {
        time(self.form, FieldName::Callback, self.now, self.zone)
    }

    fn expected(&self) -> Result<DateTime<FixedOffset>, Refusal> {
        let typed = self.given(FieldName::Expected).unwrap_or_default();
        let moment = time_text::parse_coming(&typed, self.now, self.zone).map_err(|why| {
            let hint = Advice::from(say!("rules-expected-takes")).on(FieldName::Expected);
            unwritten(why.spoken().unwrap_or_else(|| say!("forms-no-time", typed = typed)), hint)
        })?;
        Ok(time_text::as_said(moment, self.zone))
    }

    fn to(&self) -> Result<Option<DateTime<FixedOffset>>, Refusal> {
        time(self.form, FieldName::To, self.now, self.zone)
    }

    fn described(&self) -> Result<Described, Refusal> {
        let id = self.component_typed()?;
        let listed = |field| self.given(field).map(|typed| self.ids(field, &typed)).transpose();
        let (needs, stored_on) = (listed(FieldName::Needs)?, listed(FieldName::StoredOn)?);
        Ok(Described { id, title: self.given(FieldName::Title), needs, stored_on })
    }

    fn component(&self) -> Result<ComponentId, Refusal> {
        match self.about {
            About::Component(id) => Ok(id.clone()),
            About::Nothing | About::Step(_) | About::Person(_) | About::Dial(_) | About::Entry(_) => self.component_typed(),
        }
    }

    fn components(&self) -> Result<Vec<ComponentId>, Refusal> {
        let typed = self.given(FieldName::Component).unwrap_or_default();
        self.ids(FieldName::Component, &typed)
    }

    fn person(&self) -> Result<PersonId, Refusal> {
        if let About::Person(id) = self.about {
            return Ok(id.clone());
        }
        let chosen = self.given(FieldName::Who).and_then(|word| word.parse().ok());
        chosen.ok_or_else(|| unwritten(say!("forms-nobody"), say!("forms-call-first", ask = hints::somebody(Verb::Call))))
    }

    fn callee(&self) -> Result<Person, Refusal> {
        let id = self.person()?;
        Ok(self.known.person(&id))
    }

    /// The page as it stands in the form.
    fn paging(&self) -> Result<Paging, Refusal> {
        let words = self.given(FieldName::Text);
        let page = page::paging(self.known, self.callee()?, words.as_deref());
        let again = page::in_doubt(self.known, &page.to.id).is_some();
        match self.about {
            About::Person(_) => Ok(Paging { body: words.unwrap_or_default(), again, ..page }),
            About::Nothing | About::Step(_) | About::Component(_) | About::Dial(_) | About::Entry(_) => {
                Ok(Paging { again, ..page })
            }
        }
    }

    fn outsider(&self) -> Result<Outsider, Refusal> {
        let chosen = self.given(FieldName::Dial).and_then(|word| word.parse().ok());
        let nobody = || unwritten(say!("forms-nobody"), Advice::from(say!("forms-choose-one")).on(FieldName::Who));
        chosen.map(|id| self.known.outsider(&id)).ok_or_else(nobody)
    }

    fn line(&self) -> Result<Line, Refusal> {
        Ok(self.given(FieldName::Line).and_then(|word| Line::from_word(&word)).unwrap_or(Line::Primary))
    }

    fn evidence(&self) -> Result<Option<Evidence>, Refusal> {
        Ok(self.given(FieldName::Evidence).map(Evidence::Text))
    }

    fn as_of(&self) -> Result<Option<DateTime<FixedOffset>>, Refusal> {
        time(self.form, FieldName::AsOf, self.now, self.zone)
    }

    fn percent(&self) -> Result<Option<u8>, Refusal> {
        let Some(typed) = self.given(FieldName::Percent) else { return Ok(None) };
        let hint = || Advice::from(say!("forms-percentages")).on(FieldName::Percent);
        let number = typed.trim_end_matches('%').trim().parse::<u8>();
        number.map(Some).map_err(|_| unwritten(say!("forms-no-percentage", typed = typed), hint()))
    }
}
