//! Makes forms, filled in with what is known already.

use chrono::NaiveDate;

use crate::app::library::Directory;
use crate::domain::board::roles;
use crate::domain::field::FieldName;
use crate::domain::filter::{Filter, Kind};
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::incident::Incident;
use crate::domain::people::state::Responder;
use crate::domain::record::Person;
use crate::domain::runbook::{Priority, Role, Runbook, Step};
use crate::domain::speech::{Language, Sentence, say};
use crate::domain::vocabulary::{CallOutcome, Line, Service, Verdict};

use super::{Choice, DOUBTED, Field, Form, Purpose, words};

/// The word of the option that leaves a verdict as it is.
pub const LATER: &str = "later";

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
    /// The language in which the form speaks.
    pub language: Language,
}

impl Known<'_> {
    fn say(&self, sentence: &Sentence) -> String {
        self.language.say(sentence)
    }
}

/// The form that declares a crisis.
#[must_use]
pub fn declare(place: usize, runbook: &Runbook, language: Language) -> Form {
    let said = |sentence: Sentence| language.say(&sentence);
    let components: Vec<&str> = runbook.components.iter().map(|component| component.id.as_str()).collect();
    let mut triggers: Vec<Choice> =
        runbook.sources.iter().map(|source| Choice::new(source.word(), said(source.spoken()))).collect();
    if triggers.len() > 1 {
        triggers.insert(0, Choice::new("", said(say!("forms-seen-by-both"))));
    }
    let mut fields = vec![Field::line(FieldName::Title, said(say!("forms-label-title"))).with(&runbook.title).needed()];
    fields.push(Field::line(FieldName::Components, said(say!("forms-label-components"))).with(&components.join(", ")));
    if !triggers.is_empty() {
        fields.push(Field::choice(FieldName::Source, said(say!("forms-label-trigger")), triggers, 0));
    }
    fields
        .push(Field::line(FieldName::Affected, said(say!("forms-label-affected"))).such_as(said(say!("forms-example-affected"))));
    let answers = vec![Choice::new("no", said(say!("forms-no"))), Choice::new("yes", said(say!("forms-yes")))];
    fields.push(Field::choice(FieldName::Drill, said(say!("forms-label-exercise")), answers, 0));
    let about = vec![runbook.summary.clone(), said(say!("forms-declare-means"))];
    let title = said(say!("forms-title-declare", runbook = &runbook.title));
    Form::new(Purpose::Declare(place), title, about, fields)
}

/// The form that finishes a step; none where there is nothing to ask.
#[must_use]
pub fn finish(known: Known<'_>, reference: &StepRef, begun: bool) -> Option<Form> {
    let step = known.incident.plan().step(reference)?;
    let mut fields: Vec<Field> = target(known, step, reference).filter(|_| !begun).into_iter().collect();
    if step.verdict && judged(known.incident, reference).is_some() {
        let mut options = verdicts(known);
        let later = known.say(&say!("forms-verdict-later"));
        options.insert(0, Choice::new(LATER, later).meaning(known.say(&say!("forms-means-later"))));
        fields.push(Field::open_choice(FieldName::Verdict, known.say(&say!("forms-label-verdict")), options));
        fields.extend(age_and_extent(known));
    }
    let speaks = step.priority == Priority::Communicate;
    if step.evidence_required || step.verdict || speaks {
        let field = if speaks { words_said(known) } else { evidence(known) };
        fields.push(if step.evidence_required { field.needed() } else { field });
    }
    let about = about_step(known, reference, step);
    let title = say!("forms-title-finish", code = known.incident.plan().code(reference));
    (!fields.is_empty()).then(|| Form::new(Purpose::Finish(reference.clone()), known.say(&title), about, fields))
}

fn evidence(known: Known<'_>) -> Field {
    Field::text(FieldName::Evidence, known.say(&say!("forms-label-evidence"))).such_as(known.say(&say!("forms-example-evidence")))
}

/// What customers were told is asked for where it was told: nobody remembers it later.
fn words_said(known: Known<'_>) -> Field {
    Field::text(FieldName::Evidence, known.say(&say!("forms-label-said"))).such_as(known.say(&say!("forms-example-said")))
}

fn age_and_extent(known: Known<'_>) -> [Field; 2] {
    let ages = known.say(&say!("forms-example-ages"));
    let extent = known.say(&say!("forms-example-extent"));
    [
        Field::line(FieldName::AsOf, known.say(&say!("forms-label-as-of"))).hinted(ages).needed(),
        Field::line(FieldName::Extent, known.say(&say!("forms-label-extent"))).such_as(extent),
    ]
}

/// The component that a step's verdict is about: its own, or the only one there is.
fn judged<'a>(incident: &'a Incident, reference: &'a StepRef) -> Option<&'a ComponentId> {
    let only = || match incident.data.components.as_slice() {
        [only] => Some(&only.component.id),
        _ => None,
    };
    reference.component.as_ref().or_else(only)
}

/// The form that begins a step which destroys something; none for others.
#[must_use]
pub fn start(known: Known<'_>, reference: &StepRef) -> Option<Form> {
    let step = known.incident.plan().step(reference)?;
    let fields = vec![target(known, step, reference)?];
    let title = say!("forms-title-start", code = known.incident.plan().code(reference));
    Some(Form::new(Purpose::Start(reference.clone()), known.say(&title), about_step(known, reference, step), fields))
}

fn target(known: Known<'_>, step: &Step, reference: &StepRef) -> Option<Field> {
    step.destroys.as_ref()?;
    let label = if reference.component.is_some() { say!("forms-label-component") } else { say!("forms-label-step") };
    Some(Field::line(FieldName::Target, known.say(&label)).needed())
}

/// What must be typed before something is destroyed: the component's id, else the step's.
#[must_use]
pub fn target_of(reference: &StepRef) -> String {
    reference.component.as_ref().map_or_else(|| reference.step.to_string(), ToString::to_string)
}

fn about_step(known: Known<'_>, reference: &StepRef, step: &Step) -> Vec<String> {
    let mut about = vec![format!("{} {}", known.incident.plan().code(reference), step.title)];
    if let Some(gone) = &step.destroys {
        about.push(known.say(&say!("forms-destroys", gone = gone)));
        about.push(known.say(&say!("forms-type-target", target = target_of(reference))));
    }
    about
}

/// A form that asks for a reason.
#[must_use]
pub fn why(known: Known<'_>, purpose: Purpose, reference: &StepRef, title: &Sentence, note: &Sentence) -> Form {
    let step = known.incident.plan().step(reference).map_or("", |step| &step.title);
    let about = vec![format!("{} {step}", known.incident.plan().code(reference)), known.say(note)];
    Form::new(purpose, known.say(title), about, vec![reason(known).needed()])
}

fn reason(known: Known<'_>) -> Field {
    Field::text(FieldName::Why, known.say(&say!("forms-label-why")))
}

fn verdicts(known: Known<'_>) -> Vec<Choice> {
    let choice = |verdict: &Verdict| {
        Choice::new(verdict.word(), known.say(&verdict.spoken())).meaning(known.say(&words::meaning(*verdict)))
    };
    Verdict::ALL.iter().map(choice).collect()
}

/// The form that judges a component's data. No verdict stands in it before a person chose one.
#[must_use]
pub fn verdict(known: Known<'_>, component: Option<&ComponentId>) -> Form {
    let mut options = verdicts(known);
    let doubted = known.say(&say!("forms-verdict-doubted"));
    options.push(Choice::new(DOUBTED, doubted).meaning(known.say(&say!("forms-means-doubted"))));
    let mut fields: Vec<Field> = which(known, component).into_iter().collect();
    fields.push(Field::open_choice(FieldName::Verdict, known.say(&say!("forms-label-verdict")), options));
    fields.extend(age_and_extent(known));
    fields.push(evidence(known));
    fields.push(reason(known).needed());
    let title = match component {
        Some(id) => say!("forms-title-data-of", component = id),
        None => say!("forms-title-data"),
    };
    Form::new(Purpose::Verdict(component.cloned()), known.say(&title), Vec::new(), fields)
}

/// The form that says what customers have of a component.
#[must_use]
pub fn service(known: Known<'_>, component: Option<&ComponentId>) -> Form {
    let choice = |service: &Service| Choice::new(service.word(), known.say(&service.spoken()));
    let options = Service::ALL.iter().map(choice).collect();
    let now = component.and_then(|id| known.incident.data.component(id)).map(|state| state.service);
    let at = Service::ALL.iter().position(|service| Some(*service) == now).unwrap_or(0);
    let mut fields: Vec<Field> = which(known, component).into_iter().collect();
    fields.push(Field::choice(FieldName::Service, known.say(&say!("forms-label-service")), options, at));
    fields.push(Field::line(FieldName::Percent, known.say(&say!("forms-label-percent"))).such_as("60"));
    let title = match component {
        Some(id) => say!("forms-title-service-of", component = id),
        None => say!("forms-title-service"),
    };
    Form::new(Purpose::Service(component.cloned()), known.say(&title), Vec::new(), fields)
}

/// Asks for the component where none is named.
fn which(known: Known<'_>, component: Option<&ComponentId>) -> Option<Field> {
    let option = |state: &crate::domain::data::state::ComponentState| {
        let (id, title) = (state.component.id.as_str(), &state.component.title);
        Choice::new(id, id).meaning(if title == id { "" } else { title })
    };
    let options = || known.incident.data.components.iter().map(option).collect();
    let label = known.say(&say!("forms-label-component"));
    component.is_none().then(|| Field::open_choice(FieldName::Component, label, options()))
}

/// The form that brings a component into scope.
#[must_use]
pub fn component(known: Known<'_>) -> Form {
    let about = vec![known.say(&say!("forms-add-means"))];
    let field = Field::line(FieldName::Component, known.say(&say!("forms-label-component"))).such_as("db-3").needed();
    Form::new(Purpose::AddComponent, known.say(&say!("forms-title-add")), about, vec![field])
}

/// The form that gives somebody a role: the one proposed, unless another is chosen.
#[must_use]
pub fn assign(known: Known<'_>, who: Option<&PersonId>) -> Form {
    let proposals = roles::proposals(known.incident);
    let proposed = |id: &PersonId| proposals.iter().find(|proposal| proposal.who == *id);
    let mut here: Vec<&Responder> = known.incident.people.responders.iter().filter(|responder| responder.is_here()).collect();
    let commands = |one: &Responder| known.incident.people.is_commander(&one.person.id);
    let rank = |one: &Responder| proposals.iter().position(|proposal| proposal.who == one.person.id);
    // As the board says it: the proposals in their order, the commander's own last.
    here.sort_by_key(|one| (commands(one), rank(one).is_none(), rank(one)));
    let first = who.or_else(|| here.first().map(|one| &one.person.id));
    let held = |id| known.incident.people.responder(id).and_then(|responder| responder.role);
    let role = first.and_then(|id| proposed(id).map(|proposal| proposal.role).or_else(|| held(id))).unwrap_or(Role::Technical);
    let at = Role::ALL.iter().position(|other| *other == role).unwrap_or(0);
    let mut fields: Vec<Field> = Vec::new();
    if who.is_none() {
        let options = here.iter().map(|one| standing(known, one)).collect();
        fields.push(Field::choice(FieldName::Who, known.say(&say!("forms-label-who")), options, 0).listed());
    }
    let roles = Role::ALL.iter().map(|role| Choice::new(role.word(), known.say(&role.spoken()))).collect();
    fields.push(Field::choice(FieldName::Role, known.say(&say!("forms-label-role")), roles, at));
    let duties = known.say(&say!("forms-example-duties"));
    fields.push(Field::line(FieldName::Duty, known.say(&say!("forms-label-duty"))).such_as(duties));
    let title = match who {
        Some(id) => say!("forms-title-role-for", name = name_of(known, id)),
        None => say!("forms-title-role"),
    };
    Form::new(Purpose::Assign(who.cloned()), known.say(&title), Vec::new(), fields)
}

fn named(person: &Person) -> Choice {
    Choice::new(person.id.as_str(), person.name.clone())
}

/// Somebody in the incident, with where they stand.
fn standing(known: Known<'_>, responder: &Responder) -> Choice {
    let note = match (known.incident.people.is_commander(&responder.person.id), responder.role, responder.is_here()) {
        (true, ..) => say!("forms-stands-commander"),
        (_, _, false) if responder.released.is_some() => say!("forms-stands-released"),
        (_, _, false) => say!("forms-stands-called"),
        (_, Some(role), _) => role.spoken(),
        (_, None, _) => say!("forms-stands-no-role"),
    };
    named(&responder.person).meaning(known.say(&note))
}

/// The name of a responder or a contact; their id where nobody knows more.
#[must_use]
pub fn name_of(known: Known<'_>, id: &PersonId) -> String {
    let responder = known.incident.people.responder(id).map(|responder| responder.person.name.clone());
    responder
        .or_else(|| known.directory.contacts().person(id).map(|contact| contact.name.clone()))
        .unwrap_or_else(|| id.to_string())
}

/// The form that calls somebody and says what came of it.
#[must_use]
pub fn call(known: Known<'_>, who: Option<&PersonId>) -> Form {
    let mut fields = Vec::new();
    if who.is_none() {
        fields.push(Field::choice(FieldName::Who, known.say(&say!("forms-label-who")), callable(known), 0).listed());
    }
    let lines = Line::ALL.iter().map(|line| Choice::new(line.word(), known.say(&line.spoken()))).collect();
    fields.push(Field::choice(FieldName::Line, known.say(&say!("forms-label-number")), lines, 0));
    let mut outcomes = vec![Choice::new("", known.say(&words::outcome(None)))];
    let option = |outcome: &CallOutcome| Choice::new(outcome.word(), known.say(&words::outcome(Some(*outcome))));
    outcomes.extend(CallOutcome::ALL.iter().map(option));
    // It says nothing that nobody heard: who answered is chosen.
    fields.push(Field::choice(FieldName::Outcome, known.say(&say!("forms-label-outcome")), outcomes, 0));
    let title = match who {
        Some(id) => say!("forms-title-call-who", name = name_of(known, id)),
        None => say!("forms-title-call"),
    };
    Form::new(Purpose::Call(who.cloned()), known.say(&title), Vec::new(), fields)
}

/// Whoever has not answered yet, then those in the directory who were not called, then the others.
fn callable(known: Known<'_>) -> Vec<Choice> {
    let others = || known.incident.people.responders.iter().filter(|responder| Some(&responder.person.id) != known.me);
    let (here, waiting): (Vec<_>, Vec<_>) = others().partition(|responder| responder.is_here());
    let contacts = known.directory.contacts().people.iter();
    let fresh =
        contacts.filter(|contact| known.incident.people.responder(&contact.id).is_none() && Some(&contact.id) != known.me);
    let fresh = fresh.map(|contact| {
        let note = match contact.away_on(known.today) {
            Some(away) => known.say(&say!("forms-stands-away", until = away.until.to_string())),
            None => contact.skills.join(", "),
        };
        Choice::new(contact.id.as_str(), contact.name.clone()).meaning(note)
    });
    let choice = |responder: &Responder| standing(known, responder);
    waiting.into_iter().map(choice).chain(fresh).chain(here.into_iter().map(choice)).collect()
}

/// The form that lets somebody rest.
#[must_use]
pub fn release(known: Known<'_>, who: Option<&PersonId>) -> Form {
    let title = match who {
        Some(id) => say!("forms-title-release-who", name = name_of(known, id)),
        None => say!("forms-title-release"),
    };
    let about = vec![known.say(&say!("forms-release-means"))];
    Form::new(Purpose::Release(who.cloned()), known.say(&title), about, others(known, who).into_iter().collect())
}

/// The form that offers the command.
#[must_use]
pub fn hand_over(known: Known<'_>, who: Option<&PersonId>) -> Form {
    let title = match who {
        Some(id) => say!("forms-title-handover-who", name = name_of(known, id)),
        None => say!("forms-title-handover"),
    };
    let why = Field::line(FieldName::Why, known.say(&say!("forms-label-why")));
    let fields = others(known, who).into_iter().chain([why]).collect();
    Form::new(Purpose::Handover(who.cloned()), known.say(&title), Vec::new(), fields)
}

/// Asks for one of those who are not released, the commander left out, where nobody is named.
fn others(known: Known<'_>, who: Option<&PersonId>) -> Option<Field> {
    let others = known.incident.people.responders.iter().filter(|responder| responder.released.is_none());
    let others = others.filter(|responder| !known.incident.people.is_commander(&responder.person.id));
    let options = || others.map(|responder| standing(known, responder)).collect();
    who.is_none().then(|| Field::open_choice(FieldName::Who, known.say(&say!("forms-label-who")), options()))
}

/// A form for free words.
#[must_use]
pub fn words(known: Known<'_>, purpose: Purpose, title: &Sentence, label: &Sentence) -> Form {
    Form::new(purpose, known.say(title), Vec::new(), vec![Field::text(FieldName::Text, known.say(label)).needed()])
}

/// The form that ends something: says what it does, and what is still open; a reason is asked for only where something is.
#[must_use]
pub fn end(known: Known<'_>, purpose: Purpose, title: &Sentence, about: &[Sentence], needs_why: bool) -> Form {
    let why = reason(known);
    let about = about.iter().map(|line| known.say(line)).collect();
    Form::new(purpose, known.say(title), about, vec![if needs_why { why.needed() } else { why }])
}

/// The form that chooses which entries of the timeline are shown, with what is chosen now.
#[must_use]
pub fn filter(known: Known<'_>, now: &Filter) -> Form {
    let everybody = known.incident.people.responders.iter().map(|responder| named(&responder.person)).collect();
    let components = known.incident.data.components.iter().map(|state| state.component.id.as_str());
    let components = components.map(|id| Choice::new(id, id)).collect();
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), known.say(&words::kind(*kind)))).collect();
    let chosen = |name, label: &Sentence, all: &Sentence, mut options: Vec<Choice>, now: Option<String>| {
        options.insert(0, Choice::new("", known.say(all)));
        let at = now.and_then(|now| options.iter().position(|option| option.word == now)).unwrap_or(0);
        Field::choice(name, known.say(label), options, at).listed()
    };
    let fields = vec![
        chosen(
            FieldName::Who,
            &say!("forms-label-by-or-about"),
            &say!("forms-all-people"),
            everybody,
            now.person.as_ref().map(ToString::to_string),
        ),
        chosen(
            FieldName::Component,
            &say!("forms-label-component"),
            &say!("forms-all-components"),
            components,
            now.component.as_ref().map(ToString::to_string),
        ),
        chosen(
            FieldName::Kind,
            &say!("forms-label-kind"),
            &say!("forms-all-kinds"),
            kinds,
            now.kind.map(|kind| kind.word().to_owned()),
        ),
    ];
    Form::new(Purpose::Filter, known.say(&say!("forms-title-filter")), Vec::new(), fields)
}

/// What a filled filter asks for.
#[must_use]
pub fn filtered(form: &Form) -> Filter {
    Filter {
        person: form.filled(FieldName::Who).and_then(|id| id.parse().ok()),
        component: form.filled(FieldName::Component).and_then(|id| id.parse().ok()),
        kind: form.filled(FieldName::Kind).and_then(|word| Kind::from_word(&word)),
    }
}
