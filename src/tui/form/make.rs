//! Makes forms, filled in with what is known already.

use chrono::NaiveDate;

use crate::app::library::Directory;
use crate::domain::event::{CallOutcome, Line, Person, Service, Verdict};
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::incident::Incident;
use crate::domain::roles;
use crate::domain::runbook::Role;
use crate::domain::runbook::{Runbook, Step};
use crate::domain::speech::Language;

use super::{Choice, Field, Form, Name, Purpose};

/// The word of the option that doubts a verdict instead of giving one.
pub const DOUBTED: &str = "in doubt";

/// The word of the option that leaves a verdict as it is.
pub const LATER: &str = "later";

/// What an age of data looks like.
const AGES: &str = "14:05, 2026-11-21 03:00, 10m ago";

/// What evidence looks like.
const SEEN: &str = "what you saw: row counts equal to 13:55, fsck clean";

/// What forms are made from.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The open incident.
    pub incident: &'a Incident,
    /// Who can be reached how.
    pub directory: &'a Directory,
    /// Who fills the form in.
    pub me: Option<&'a PersonId>,
    /// Which day it is here.
    pub today: NaiveDate,
    /// The language in which it is told.
    pub language: Language,
}

/// The form that declares a crisis.
#[must_use]
pub fn declare(place: usize, runbook: &Runbook) -> Form {
    let components: Vec<&str> = runbook.components.iter().map(|component| component.id.as_str()).collect();
    let mut triggers: Vec<Choice> = runbook.sources.iter().map(|source| Choice::plain(source.word())).collect();
    if triggers.len() > 1 {
        let both = runbook.sources.iter().map(|source| source.word()).collect::<Vec<_>>().join(" and ");
        triggers.insert(0, Choice { word: String::new(), shown: both });
    }
    let mut fields = vec![Field::line(Name::Title, "what happened").with(&runbook.title).needed()];
    fields.push(Field::line(Name::Components, "components").with(&components.join(", ")));
    if !triggers.is_empty() {
        fields.push(Field::choice(Name::Trigger, "seen by", triggers, 0));
    }
    fields.push(Field::line(Name::Affected, "affected").such_as("what customers notice"));
    fields.push(Field::choice(Name::Exercise, "exercise", vec![Choice::plain("no"), Choice::plain("yes")], 0));
    let about =
        vec![runbook.summary.clone(), "You command until you hand over. All but the first line may stay as it is.".to_owned()];
    Form::new(Purpose::Declare(place), format!("Declare: {}", runbook.title), about, fields)
}

/// The form that finishes a step; none where there is nothing to ask.
#[must_use]
pub fn finish(known: Known<'_>, reference: &StepRef, begun: bool) -> Option<Form> {
    let step = known.incident.step(reference)?;
    let mut fields: Vec<Field> = target(step, reference).filter(|_| !begun).into_iter().collect();
    if step.verdict && judged(known.incident, reference).is_some() {
        let mut options = verdicts();
        options.insert(0, Choice { word: LATER.to_owned(), shown: LATER.to_owned() });
        fields.push(Field::choice(Name::Verdict, "verdict", options, 2));
        fields.push(Field::line(Name::AsOf, "data as of").hinted(AGES).needed());
        fields.push(Field::line(Name::Extent, "how much").such_as("what is damaged, lost or missing"));
    }
    if step.evidence_required || step.verdict {
        let field = Field::text(Name::Evidence, "what shows it").such_as(SEEN);
        fields.push(if step.evidence_required { field.needed() } else { field });
    }
    let about = about_step(known.incident, reference, step);
    (!fields.is_empty()).then(|| Form::new(Purpose::Finish(reference.clone()), "Finish the step", about, fields))
}

/// The component that a step's verdict is about: its own, or the only one there is.
fn judged<'a>(incident: &'a Incident, reference: &'a StepRef) -> Option<&'a ComponentId> {
    let only = || match incident.components.as_slice() {
        [only] => Some(&only.component.id),
        _ => None,
    };
    reference.component.as_ref().or_else(only)
}

/// The form that begins a step which destroys something; none for others.
#[must_use]
pub fn start(known: Known<'_>, reference: &StepRef) -> Option<Form> {
    let step = known.incident.step(reference)?;
    let fields = vec![target(step, reference)?];
    Some(Form::new(Purpose::Start(reference.clone()), "Begin the step", about_step(known.incident, reference, step), fields))
}

fn target(step: &Step, reference: &StepRef) -> Option<Field> {
    step.destroys.as_ref()?;
    let label = if reference.component.is_some() { "component" } else { "step" };
    Some(Field::line(Name::Target, label).needed())
}

/// What must be typed before something is destroyed: the component's id, else the step's.
#[must_use]
pub fn target_of(reference: &StepRef) -> String {
    reference.component.as_ref().map_or_else(|| reference.step.to_string(), ToString::to_string)
}

fn about_step(incident: &Incident, reference: &StepRef, step: &Step) -> Vec<String> {
    let mut about = vec![format!("{} {}", incident.code(reference), step.title)];
    if let Some(gone) = &step.destroys {
        about.push(format!("DESTROYS: {gone}"));
        about.push(format!("Type `{}` to show that you mean it.", target_of(reference)));
    }
    about
}

/// A form that asks for a reason.
#[must_use]
pub fn why(known: Known<'_>, purpose: Purpose, reference: &StepRef, title: &str, note: &str) -> Form {
    let mut about =
        vec![format!("{} {}", known.incident.code(reference), known.incident.step(reference).map_or("", |step| &step.title))];
    about.push(note.to_owned());
    Form::new(purpose, title, about, vec![Field::text(Name::Why, "why").needed()])
}

fn verdicts() -> Vec<Choice> {
    Verdict::ALL.iter().map(|verdict| Choice::plain(verdict.word())).collect()
}

/// The form that judges a component's data.
#[must_use]
pub fn verdict(known: Known<'_>, component: Option<&ComponentId>) -> Form {
    let mut options = verdicts();
    options.push(Choice::plain(DOUBTED));
    let mut fields: Vec<Field> = which(known.incident, component).into_iter().collect();
    fields.push(Field::choice(Name::Verdict, "verdict", options, 1));
    fields.push(Field::line(Name::AsOf, "data as of").hinted(AGES).needed());
    fields.push(Field::line(Name::Extent, "how much").such_as("what is damaged, lost or missing"));
    fields.push(Field::text(Name::Evidence, "what shows it").such_as(SEEN));
    fields.push(Field::text(Name::Why, "why").needed());
    let title = component.map_or_else(String::new, |id| format!("The data of {id}"));
    Form::new(Purpose::Verdict(component.cloned()), title, Vec::new(), fields)
}

/// The form that says what customers have of a component.
#[must_use]
pub fn service(known: Known<'_>, component: Option<&ComponentId>) -> Form {
    let options = Service::ALL.iter().map(|service| Choice::plain(service.word())).collect();
    let now = component.and_then(|id| known.incident.component(id)).map(|state| state.service);
    let at = Service::ALL.iter().position(|service| Some(*service) == now).unwrap_or(0);
    let mut fields: Vec<Field> = which(known.incident, component).into_iter().collect();
    fields.push(Field::choice(Name::Service, "service", options, at));
    fields.push(Field::line(Name::Percent, "percent up").such_as("60"));
    let title = component.map_or_else(String::new, |id| format!("The service of {id}"));
    Form::new(Purpose::Service(component.cloned()), title, Vec::new(), fields)
}

/// Asks for the component where none is named.
fn which(incident: &Incident, component: Option<&ComponentId>) -> Option<Field> {
    let options = || incident.components.iter().map(|state| Choice::plain(state.component.id.as_str())).collect();
    component.is_none().then(|| Field::choice(Name::Component, "component", options(), 0))
}

/// The form that brings a component into scope.
#[must_use]
pub fn component() -> Form {
    let about =
        vec!["Its steps join the list; its data is unknown and its service down until somebody says otherwise.".to_owned()];
    Form::new(
        Purpose::AddComponent,
        "Bring a component into scope",
        about,
        vec![Field::line(Name::Component, "component").such_as("db-3").needed()],
    )
}

/// The form that gives somebody a role: the one proposed, unless another is chosen.
#[must_use]
pub fn assign(known: Known<'_>, who: Option<&PersonId>) -> Form {
    let proposals = roles::proposals(known.incident);
    let proposed = |id: &PersonId| proposals.iter().find(|proposal| proposal.who == *id);
    let mut here: Vec<&Person> =
        known.incident.responders.iter().filter(|responder| responder.is_here()).map(|responder| &responder.person).collect();
    here.sort_by_key(|person| (proposed(&person.id).is_none(), known.incident.is_commander(&person.id)));
    let first = who.or_else(|| here.first().map(|person| &person.id));
    let held = |id| known.incident.responder(id).and_then(|responder| responder.role);
    let role = first.and_then(|id| proposed(id).map(|proposal| proposal.role).or_else(|| held(id))).unwrap_or(Role::Technical);
    let at = Role::ALL.iter().position(|other| *other == role).unwrap_or(0);
    let mut fields: Vec<Field> = Vec::new();
    if who.is_none() {
        fields.push(Field::choice(Name::Who, "who", here.iter().map(|person| named(person)).collect(), 0));
    }
    fields.push(Field::choice(Name::Role, "role", Role::ALL.iter().map(|role| Choice::plain(role.word())).collect(), at));
    fields.push(Field::line(Name::Duty, "duty").such_as("storage, phones, taking notes"));
    Form::new(Purpose::Assign(who.cloned()), titled("A role", "A role for", known, who), Vec::new(), fields)
}

fn named(person: &Person) -> Choice {
    Choice { word: person.id.to_string(), shown: person.name.clone() }
}

/// The name of a responder or a contact; their id where nobody knows more.
#[must_use]
pub fn name_of(known: Known<'_>, id: &PersonId) -> String {
    let responder = known.incident.responder(id).map(|responder| responder.person.name.clone());
    responder
        .or_else(|| known.directory.contacts.person(id).map(|contact| contact.name.clone()))
        .unwrap_or_else(|| id.to_string())
}

fn titled(alone: &str, before: &str, known: Known<'_>, who: Option<&PersonId>) -> String {
    who.map_or_else(|| alone.to_owned(), |id| format!("{before} {}", name_of(known, id)))
}

/// The form that calls somebody and says what came of it.
#[must_use]
pub fn call(known: Known<'_>, who: Option<&PersonId>) -> Form {
    let mut fields = Vec::new();
    if who.is_none() {
        fields.push(Field::choice(Name::Who, "who", callable(known), 0));
    }
    fields.push(Field::choice(Name::Line, "number", Line::ALL.iter().map(|line| Choice::plain(line.word())).collect(), 0));
    let mut outcomes = vec![Choice { word: String::new(), shown: "ringing".to_owned() }];
    outcomes.extend(CallOutcome::ALL.iter().map(|outcome| Choice::plain(outcome.word())));
    // It says nothing that nobody heard: who answered is chosen.
    fields.push(Field::choice(Name::Outcome, "outcome", outcomes, 0));
    Form::new(Purpose::Call(who.cloned()), titled("Call somebody", "Call", known, who), Vec::new(), fields)
}

/// Whoever has not answered yet, then those in the directory who were not called, then the others.
fn callable(known: Known<'_>) -> Vec<Choice> {
    let others = || known.incident.responders.iter().filter(|responder| Some(&responder.person.id) != known.me);
    let (here, waiting): (Vec<_>, Vec<_>) = others().partition(|responder| responder.is_here());
    let contacts = known.directory.contacts.people.iter();
    let fresh = contacts.filter(|contact| known.incident.responder(&contact.id).is_none() && Some(&contact.id) != known.me);
    let fresh = fresh.map(|contact| Choice { word: contact.id.to_string(), shown: contact.name.clone() });
    let choice = |responder: &crate::domain::incident::Responder| named(&responder.person);
    waiting.into_iter().map(choice).chain(fresh).chain(here.into_iter().map(choice)).collect()
}

/// A form about one of those who are not released, the commander left out.
#[must_use]
pub fn about_somebody(known: Known<'_>, purpose: Purpose, who: Option<&PersonId>, title: &str, fields: Vec<Field>) -> Form {
    let others = known.incident.responders.iter().filter(|responder| responder.released.is_none());
    let others = others.filter(|responder| !known.incident.is_commander(&responder.person.id));
    let mut all: Vec<Field> = Vec::new();
    if who.is_none() {
        all.push(Field::choice(Name::Who, "who", others.map(|responder| named(&responder.person)).collect(), 0));
    }
    all.extend(fields);
    Form::new(purpose, titled(title, &format!("{title}:"), known, who), Vec::new(), all)
}

/// A form for free words.
#[must_use]
pub fn words(purpose: Purpose, title: &str, label: &'static str) -> Form {
    Form::new(purpose, title, Vec::new(), vec![Field::text(Name::Text, label).needed()])
}

/// The form that ends something; a reason is asked for only where something is still open.
#[must_use]
pub fn end(purpose: Purpose, title: &str, about: Vec<String>, needs_why: bool) -> Form {
    let why = Field::text(Name::Why, "why");
    Form::new(purpose, title, about, vec![if needs_why { why.needed() } else { why }])
}
