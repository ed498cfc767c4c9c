//! Declaring a technical crisis: a data centre down, platform-wide trouble, or most customers notice.

use chrono::{DateTime, FixedOffset};

use crate::domain::advice::{Advice, Refusal, refuse};
use crate::domain::component::Component;
use crate::domain::field::{FieldName, Special};
use crate::domain::id::{ComponentId, IncidentId, slug};
use crate::domain::inbox::recorded::Recorded;
use crate::domain::limits::{check_size, check_text, check_time, lies_ahead};
use crate::domain::record::Person;
use crate::domain::runbook::{Runbook, Trigger};
use crate::domain::short_id::{short, suffix};
use crate::domain::size::Size;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::{Moment, Origin};
use crate::domain::vocabulary::Service;

use super::facts::IncidentDeclared;

/// The component of an incident for which nobody names one.
pub const WHOLE_PLATFORM: &str = "platform";

/// What somebody says when declaring.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaring {
    /// The runbook to follow.
    pub runbook: Runbook,
    /// What to call it; the runbook's title where nothing better is known.
    pub title: Option<String>,
    /// The components in scope, each with what customers have of it, where somebody says; none means those of
    /// the runbook.
    pub components: Vec<(ComponentId, Option<Service>)>,
    /// What made people declare it, where somebody says so; else what was recorded before, and nothing is
    /// assumed.
    pub sources: Vec<Trigger>,
    /// Who reported it first.
    pub reporter: Option<String>,
    /// What is affected, in words.
    pub affected: Option<String>,
    /// What is not affected, in words.
    pub not_affected: Option<String>,
    /// What nobody knows yet, in words.
    pub unknown: Option<String>,
    /// When it began, in the zone in which that was said; when it is declared, where nobody says so.
    pub began_at: Option<DateTime<FixedOffset>>,
    /// Whether it is only an exercise: nothing goes out.
    pub drill: bool,
    /// Who declares it, and commands at first.
    pub declarer: Person,
    /// What came in before and is taken along.
    pub recorded: Recorded,
}

impl Declaring {
    /// What somebody says who leaves everything to the runbook.
    #[must_use]
    pub fn of(runbook: Runbook, declarer: Person) -> Self {
        let (components, sources) = (Vec::new(), Vec::new());
        let (title, reporter, affected, not_affected, unknown, began_at) = (None, None, None, None, None, None);
        Self {
            runbook,
            title,
            components,
            sources,
            reporter,
            affected,
            not_affected,
            unknown,
            began_at,
            drill: false,
            declarer,
            recorded: Recorded::default(),
        }
    }
}

impl Declaring {
    /// What came in before and is taken along; an exercise takes nothing.
    #[must_use]
    pub fn along(&self) -> Option<&Recorded> {
        Some(&self.recorded).filter(|_| !self.drill)
    }
}

/// The fact of a declaration of what began `at`, or now, in the
/// log of an origin, whose incidents are `taken`.
///
/// # Errors
/// When a source is not one of the runbook's, a text says nothing or too much, the time has not come yet, or
/// there would be more of it than an incident can hold.
pub fn declare(
    declaring: &Declaring,
    at: Option<Moment>,
    now: Moment,
    origin: Origin,
    taken: &[IncidentId],
) -> Result<IncidentDeclared, Refusal> {
    let runbook = &declaring.runbook;
    let refused = say!("rules-not-declared", runbook = &runbook.title);
    check_time(&refused, at, now)?;
    check_beginning(&refused, declaring.began_at, at.unwrap_or(now))?;
    let texts = [
        (FieldName::Title, &declaring.title),
        (FieldName::Special(Special::Reporter), &declaring.reporter),
        (FieldName::Special(Special::Affected), &declaring.affected),
        (FieldName::Special(Special::NotAffected), &declaring.not_affected),
        (FieldName::Special(Special::Unknown), &declaring.unknown),
    ];
    for (field, text) in texts.into_iter().filter_map(|(field, text)| Some((field, said(text.as_ref())?))) {
        check_text(&refused, field, &text)?;
    }
    if let Some(odd) = declaring.sources.iter().find(|source| !runbook.sources.is_empty() && !runbook.sources.contains(source)) {
        let known = Sentence::joined(", ", runbook.sources.iter().map(|source| source.spoken()).collect());
        let hint = Advice::from(say!("rules-leave-source-out")).on(FieldName::Special(Special::Source));
        return refuse(refused, say!("rules-runbook-not-for", odd = *odd, known = known), hint);
    }
    let nothing = Recorded::default();
    let Recorded { sources, reporter, began_at, .. } = declaring.along().unwrap_or(&nothing);
    let components = scope(runbook, &declaring.components);
    check_size(&refused, Size::of(&runbook.steps, components.len()), || {
        Advice::from(say!("rules-name-groups")).on(FieldName::Special(Special::Components))
    })?;
    let title = said(declaring.title.as_ref()).unwrap_or_else(|| runbook.title.clone());
    Ok(IncidentDeclared {
        incident: free_id(&title, at.unwrap_or(now), origin, taken),
        title,
        runbook: runbook.clone(),
        components,
        sources: if declaring.sources.is_empty() { sources.clone() } else { declaring.sources.clone() },
        reporter: said(declaring.reporter.as_ref()).or_else(|| reporter.clone()),
        affected: said(declaring.affected.as_ref()),
        not_affected: said(declaring.not_affected.as_ref()),
        unknown: said(declaring.unknown.as_ref()),
        began_at: declaring.began_at.or(began_at.filter(|began| !lies_ahead(began.to_utc().into(), at.unwrap_or(now)))),
        drill: declaring.drill,
        declarer: Some(declaring.declarer.clone()),
    })
}

/// Refuses a beginning that lies behind the declaration.
fn check_beginning(refused: &Sentence, began_at: Option<DateTime<FixedOffset>>, declared_at: Moment) -> Result<(), Refusal> {
    match began_at.map(|began| Moment::from(began.to_utc())).filter(|began| lies_ahead(*began, declared_at)) {
        Some(began) => refuse(
            refused.clone(),
            say!("rules-began-later", time = began.in_words()),
            Advice::from(say!("rules-since-takes")).on(FieldName::Special(Special::Since)),
        ),
        None => Ok(()),
    }
}

/// A component as it is named when declaring: `web`, or `web=degraded` with what customers have of it.
///
/// # Errors
/// The word behind the sign, where it is none for a service that has yet to be given up.
pub fn named(typed: &str) -> Result<(&str, Option<Service>), &str> {
    let Some((id, word)) = typed.split_once('=') else { return Ok((typed, None)) };
    let service = Service::from_word(word).filter(|service| *service != Service::Retired);
    service.map(|service| (id, Some(service))).ok_or(word)
}

/// The words that may stand behind that sign, each but the one that says that nobody knows.
#[must_use]
pub fn services() -> String {
    [Service::Up, Service::Degraded, Service::Restoring, Service::Down].map(Service::word).join(", ")
}

/// What was said, where it says anything.
fn said(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The components in scope where nobody names any: those of the runbook, else the whole platform as one.
#[must_use]
pub fn expected(runbook: &Runbook) -> Vec<Component> {
    scope(runbook, &[])
}

/// The components in scope: those named, else those of the runbook, else the whole platform as one.
fn scope(runbook: &Runbook, named: &[(ComponentId, Option<Service>)]) -> Vec<Component> {
    if named.is_empty() && !runbook.components.is_empty() {
        return runbook.components.clone();
    }
    let mut scope: Vec<Component> = Vec::new();
    for (id, service) in named {
        let known = runbook.components.iter().find(|component| component.id == *id).cloned();
        let component = known.unwrap_or_else(|| Component::named(id.clone()));
        if scope.iter().all(|other| other.id != *id) {
            scope.push(Component { service: service.unwrap_or(component.service), ..component });
        }
    }
    if scope.is_empty() {
        let title = "The whole platform".to_owned();
        scope.push(Component { title, ..Component::named(ComponentId::from_log(WHOLE_PLATFORM)) });
    }
    scope
}

/// `2026-11-21-ams1-power-loss.k3f2`: the day, the first words of the title, the suffix of the origin.
///
/// Where another has the same day and words, whatever its suffix, `-2` and so on comes before the suffix:
/// what one log declares is told apart by short forms. Without that number an id has at most 56 bytes.
fn free_id(title: &str, at: Moment, origin: Origin, taken: &[IncidentId]) -> IncidentId {
    let words = format!("{}-{}", at.utc().format("%Y-%m-%d"), slug(title, 40));
    let is_taken = |free: &str| taken.iter().any(|id| short(id).eq_ignore_ascii_case(free));
    let (mut free, mut count) = (words.clone(), 2_u32);
    while is_taken(&free) {
        free = format!("{words}-{count}");
        count += 1;
    }
    IncidentId::from_log(&format!("{free}.{}", suffix(origin)))
}
