//! The field for each thing that is typed or chosen, filled in with what is known already.

use crate::domain::ask::Need;
use crate::domain::ask::single::SEVERITIES;
use crate::domain::ask::table::STALE;
use crate::domain::board::roles;
use crate::domain::component::Component;
use crate::domain::field::{FieldName, Special};
use crate::domain::gate;
use crate::domain::id::{ComponentId, PersonId};
use crate::domain::inbox::rows::say_report;
use crate::domain::inbox::state::Report;
use crate::domain::incident::Incident;
use crate::domain::people::state::Responder;
use crate::domain::runbook::{Role, Trigger};
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::course;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::state::StepState;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Line, Priority, Service, Trusted, Verdict};

use super::known::Known;
use super::wording::{meaning, outcome, text_label};
use super::{About, Choice, Field, page};

/// The word of a component that is not in scope.
const OUT: &str = "out";

/// The fields with which a form asks for what a verb needs; none for what a form does not ask for.
#[must_use]
pub fn of(known: Known<'_>, verb: Verb, about: &About, need: Need) -> Vec<Field> {
    let name = need.field;
    let said = |label: Sentence| known.say(&label);
    let field = match name {
        FieldName::Verdict => return judging(known, verb),
        FieldName::Component => component(known, verb, said(say!("forms-label-component"))),
        FieldName::Entry => Field::line(name, said(say!("forms-label-entry"))).such_as(said(say!("forms-example-entry"))),
        FieldName::To => Field::line(name, said(say!("forms-label-to"))).hinted(said(say!("forms-example-to"))),
        FieldName::Who => who(known, verb, said(say!("forms-label-who"))),
        FieldName::Title => Field::line(name, said(say!("forms-label-called"))),
        FieldName::Needs => ids(known, name, said(say!("forms-label-needs"))),
        FieldName::StoredOn => ids(known, name, said(say!("forms-label-stored-on"))),
        FieldName::Out => out(known, said(say!("forms-label-scope"))),
        FieldName::Why => why(known, verb),
        FieldName::Text => text(known, verb, about),
        FieldName::Evidence => evidence(known),
        FieldName::Service if verb == Verb::Done => return Vec::new(),
        FieldName::Service => service(known, about, said(say!("forms-label-service"))),
        FieldName::Percent => Field::line(name, said(say!("forms-label-percent"))).such_as("60"),
        FieldName::Line => numbers(known, about, said(say!("forms-label-number"))),
        FieldName::Said => Field::line(name, said(say!("forms-label-they-said"))),
        FieldName::Expected => {
            Field::line(name, said(say!("forms-label-expected"))).such_as(said(say!("forms-example-expected")))
        }
        FieldName::Outcome => outcomes(known, said(say!("forms-label-outcome"))),
        FieldName::Role if verb == Verb::Add => own_role(known, said(say!("forms-label-role"))),
        FieldName::Role => role(known, about, said(say!("forms-label-role"))),
        FieldName::Priority => priorities(known, said(say!("forms-label-priority"))),
        FieldName::Path => paths(known, said(say!("forms-label-path"))),
        FieldName::All => return also(known, verb, about).into_iter().collect(),
        FieldName::Trusted => Field::open_choice(name, said(say!("forms-label-trusted")), clocks(known)),
        FieldName::Duty => Field::line(name, said(say!("forms-label-duty"))).such_as(said(say!("forms-example-duties"))),
        FieldName::FalseAlarm => {
            let field = Field::line(name, said(say!("forms-label-false-alarm")));
            return vec![field.such_as(said(say!("forms-example-false-alarm")))];
        }
        FieldName::Severity => severity(known, said(say!("forms-label-severity"))),
        FieldName::Caller
        | FieldName::Concerned
        | FieldName::Report
        | FieldName::With
        | FieldName::Reproduced
        | FieldName::Callback => of_report(known, verb, name),
        FieldName::Arrived => return page::arrived(known, about, said(say!("forms-label-arrived"))).into_iter().collect(),
        // A page goes over all channels for pages; one in doubt is sent again by saying nothing of it.
        FieldName::Channel | FieldName::Again => return Vec::new(),
        FieldName::Special(Special::Source) => triggers(said, Trigger::ALL, &known.incident.lifecycle.scope.sources),
        FieldName::Special(Special::Since) if verb == Verb::Awake => awake(said),
        FieldName::Special(Special::Since) => began(said),
        FieldName::Special(special) => return affected(known, special).into_iter().collect(),
        FieldName::For => return quoted(known).into_iter().collect(),
        // Told with the verdict, given at a shell only, or asked for in a form of its own.
        FieldName::Extent | FieldName::AsOf | FieldName::EvidenceFile | FieldName::Step | FieldName::Dial => {
            return Vec::new();
        }
    };
    vec![if need.required && !field.is_filled() { field.needed() } else { field }]
}

/// A component: one in scope, or the name of one that is to come into scope.
fn component(known: Known<'_>, verb: Verb, label: String) -> Field {
    match verb {
        Verb::Component => Field::line(FieldName::Component, label).such_as("db-3"),
        Verb::Add => Field::ticks(FieldName::Component, label, components(known)),
        _ => Field::open_choice(FieldName::Component, label, components(known)),
    }
}

/// What is asked of a report, and of who says so.
fn of_report(known: Known<'_>, verb: Verb, name: FieldName) -> Field {
    let said = |label: Sentence| known.say(&label);
    match name {
        FieldName::Concerned => concerned(known, said(say!("forms-label-component"))),
        FieldName::Report => reported(known, verb, name, said(say!("forms-label-report"))),
        FieldName::With => reported(known, verb, name, said(say!("forms-label-with"))),
        FieldName::Reproduced => yes_or_no(known, name, said(say!("forms-label-reproduced"))),
        FieldName::Callback => Field::line(name, said(say!("forms-label-callback"))).such_as(said(say!("forms-example-began"))),
        _ => Field::line(name, said(say!("forms-label-caller"))).such_as(said(say!("forms-example-caller"))),
    }
}

/// When something began; left empty it is now.
#[must_use]
pub fn began(said: impl Fn(Sentence) -> String) -> Field {
    let label = said(say!("forms-label-began"));
    Field::line(FieldName::Special(Special::Since), label).such_as(said(say!("forms-example-began")))
}

/// Since when somebody is awake.
fn awake(said: impl Fn(Sentence) -> String) -> Field {
    let label = said(say!("forms-label-awake"));
    Field::line(FieldName::Special(Special::Since), label).such_as(said(say!("forms-example-awake")))
}

/// The reports that may be meant, those that were heard last first.
#[must_use]
pub fn reports(incident: &Incident, verb: Verb) -> Vec<&Report> {
    let fits = |report: &&Report| report.is_open() && (verb != Verb::Reproduced || report.reproduced_by.is_none());
    incident.inbox.reports.iter().rev().filter(fits).collect()
}

/// A report by its number, with who said what.
fn reported(known: Known<'_>, verb: Verb, name: FieldName, label: String) -> Field {
    let option = |report: &Report| {
        let number = known.incident.numbering.name(report.deed.entry);
        Choice::new(&number, number.clone()).meaning(known.say(&say_report(report)))
    };
    Field::open_choice(name, label, reports(known.incident, verb).into_iter().map(option).collect())
}

/// The component that somebody's report is about: unknown, until somebody chooses one.
fn concerned(known: Known<'_>, label: String) -> Field {
    let options = std::iter::once(Choice::new("", known.say(&say!("forms-component-unknown")))).chain(components(known));
    Field::choice(FieldName::Concerned, label, options.collect(), 0)
}

/// What made people declare: whatever is known of it, and not known where nobody said.
#[must_use]
pub fn triggers(say: impl Fn(Sentence) -> String, all: &[Trigger], now: &[Trigger]) -> Field {
    let mut options = vec![Choice::new("", say(say!("forms-trigger-unknown")))];
    options.extend(all.iter().map(|source| Choice::new(source.word(), say(source.spoken()))));
    let both = all.iter().map(|source| source.word()).collect::<Vec<_>>().join(",");
    if all.len() > 1 {
        options.push(Choice::new(&both, say(say!("forms-seen-by-both"))));
    }
    let word = now.iter().map(|source| source.word()).collect::<Vec<_>>().join(",");
    let at = options.iter().position(|option| option.word == word).unwrap_or(0);
    Field::choice(FieldName::Special(Special::Source), say(say!("forms-label-trigger")), options, at)
}

/// No, until somebody chooses yes.
fn yes_or_no(known: Known<'_>, name: FieldName, label: String) -> Field {
    let options = [("", say!("forms-no")), ("yes", say!("forms-yes"))];
    Field::choice(name, label, options.map(|(word, said)| Choice::new(word, known.say(&said))).into(), 0)
}

/// Components by their ids, typed one behind the other; nothing leaves them as they are.
fn ids(known: Known<'_>, name: FieldName, label: String) -> Field {
    Field::line(name, label).hinted(known.say(&say!("forms-example-ids")))
}

/// Whether it is in scope.
fn out(known: Known<'_>, label: String) -> Field {
    let options = [("", say!("forms-in-scope")), (OUT, say!("forms-out-of-scope"))];
    Field::choice(FieldName::Out, label, options.map(|(word, said)| Choice::new(word, known.say(&said))).into(), 0)
}

/// A person out of those that the verb can be about.
fn who(known: Known<'_>, verb: Verb, label: String) -> Field {
    match verb {
        Verb::Call => Field::choice(FieldName::Who, label, callable(known), 0).listed(),
        Verb::Page => Field::choice(FieldName::Who, label, pageable(known), 0).listed(),
        Verb::Assign => Field::choice(FieldName::Who, label, assignable(known), 0).listed(),
        Verb::Delegate => Field::open_choice(FieldName::Who, label, assignable(known)),
        Verb::Handover => Field::open_choice(FieldName::Who, label, takers(known)),
        _ => Field::open_choice(FieldName::Who, label, others(known)),
    }
}

/// How many people an example names.
const SOME: usize = 3;

/// Whose word it is: of whoever types, or of somebody else; nothing where nobody else is known.
#[must_use]
pub fn quoted(known: Known<'_>) -> Option<Field> {
    let others: Vec<&str> = others_than_me(known).into_iter().map(|one| one.person.id.as_str()).collect();
    let some = others.get(..SOME).unwrap_or(&others).join(", ");
    let example = || known.say(&say!("forms-example-for", people = &some));
    let field = || Field::line(FieldName::For, known.say(&say!("forms-label-for"))).such_as(example());
    (!others.is_empty()).then(field)
}

/// When it happened, where that was earlier.
#[must_use]
pub fn when(known: Known<'_>) -> Field {
    let label = known.say(&say!("forms-label-when"));
    Field::line(FieldName::Special(Special::At), label).such_as(known.say(&say!("forms-example-when")))
}

/// Somebody else, whose word it must be.
#[must_use]
pub fn somebody_quoted(known: Known<'_>) -> Field {
    let options = others_than_me(known).into_iter().map(|one| standing(known, one)).collect();
    Field::open_choice(FieldName::For, known.say(&say!("forms-label-for")), options)
}

/// Those who were called or came, without whoever types: who is here first, who was let go last.
#[must_use]
pub fn others_than_me(known: Known<'_>) -> Vec<&Responder> {
    let others = known.incident.people.responders.iter().filter(|responder| Some(&responder.person.id) != known.me);
    let mut others: Vec<&Responder> = others.collect();
    others.sort_by_key(|responder| (responder.released.is_some(), !responder.is_here()));
    others
}

/// How bad it is: as bad as it is now, until somebody chooses otherwise.
fn severity(known: Known<'_>, label: String) -> Field {
    let at = usize::from(known.incident.lifecycle.severity).saturating_sub(1);
    Field::choice(FieldName::Severity, label, SEVERITIES.map(|one| Choice::new(one, one)).into(), at)
}

/// What is affected, as it is known now; nothing for what is asked for in a form of its own.
fn affected(known: Known<'_>, special: Special) -> Option<Field> {
    let scope = &known.incident.lifecycle.scope;
    let (label, now) = match special {
        Special::Affected => (say!("forms-label-affected"), &scope.affected),
        Special::NotAffected => (say!("forms-label-not-affected"), &scope.not_affected),
        Special::Unknown => (say!("forms-label-unknown"), &scope.unknown),
        Special::Components
        | Special::Source
        | Special::Reporter
        | Special::Drill
        | Special::Since
        | Special::At
        | Special::Target
        | Special::Kind => return None,
    };
    let field = Field::line(FieldName::Special(special), known.say(&label));
    Some(match now {
        Some(now) => field.with(now),
        None => field,
    })
}

/// The verdict with what belongs to it. None stands in it before a person chose
/// one; where a verdict is asked for by itself, the last one can be doubted too.
fn judging(known: Known<'_>, verb: Verb) -> Vec<Field> {
    let mut options = verdicts(known);
    if verb == Verb::Verdict {
        let doubted = Choice::new(STALE, known.say(&say!("forms-verdict-doubted")));
        options.push(doubted.meaning(known.say(&say!("forms-means-doubted"))));
    }
    judgement(known, options)
}

/// A verdict out of some options, with the age and the extent that some of them need.
#[must_use]
pub fn judgement(known: Known<'_>, verdicts: Vec<Choice>) -> Vec<Field> {
    let said = |sentence: Sentence| known.say(&sentence);
    vec![
        Field::open_choice(FieldName::Verdict, said(say!("forms-label-verdict")), verdicts),
        Field::line(FieldName::AsOf, said(say!("forms-label-as-of"))).hinted(said(say!("forms-example-ages"))).needed(),
        Field::line(FieldName::Extent, said(say!("forms-label-extent"))).such_as(said(say!("forms-example-extent"))),
    ]
}

/// All verdicts, each with what it means.
#[must_use]
pub fn verdicts(known: Known<'_>) -> Vec<Choice> {
    let choice = |verdict: &Verdict| Choice::new(verdict.word(), known.say(&verdict.spoken()));
    Verdict::ALL.iter().map(|verdict| choice(verdict).meaning(known.say(&meaning(*verdict)))).collect()
}

/// What shows something, in words.
#[must_use]
pub fn evidence(known: Known<'_>) -> Field {
    Field::text(FieldName::Evidence, known.say(&say!("forms-label-evidence"))).such_as(known.say(&say!("forms-example-evidence")))
}

/// What customers were told: nobody remembers it later.
#[must_use]
pub fn words_said(known: Known<'_>) -> Field {
    Field::text(FieldName::Evidence, known.say(&say!("forms-label-said"))).such_as(known.say(&say!("forms-example-said")))
}

fn components(known: Known<'_>) -> Vec<Choice> {
    known.incident.data.in_scope().map(|state| named(&state.component)).collect()
}

fn named(component: &Component) -> Choice {
    let (id, title) = (component.id.as_str(), &component.title);
    Choice::new(id, id).meaning(if title == id { "" } else { title })
}

fn service(known: Known<'_>, about: &About, label: String) -> Field {
    let now = if let About::Component(id) = about { service_now(known, id) } else { None };
    let options = Service::SAID.iter().map(|service| Choice::new(service.word(), known.say(&service.spoken())));
    Field::choice(FieldName::Service, label, options.collect(), now.unwrap_or(0))
}

/// The reason of a verb.
fn why(known: Known<'_>, verb: Verb) -> Field {
    let label = known.say(&say!("forms-label-why"));
    match verb {
        Verb::Service => Field::text(FieldName::Why, label).needed(),
        Verb::Handover => handover_why(known, label),
        Verb::Decline => Field::line(FieldName::Why, label),
        _ => Field::text(FieldName::Why, label),
    }
}

/// The words of a verb.
fn text(known: Known<'_>, verb: Verb, about: &About) -> Field {
    let said = |label: Sentence| known.say(&label);
    match verb {
        Verb::Page => page::words(known, about, said(say!("forms-label-words"))),
        Verb::Add => Field::line(FieldName::Text, said(say!("forms-label-called"))),
        Verb::Title => Field::line(FieldName::Text, said(say!("forms-label-title"))).with(&known.incident.lifecycle.title),
        _ => Field::text(FieldName::Text, said(text_label(verb))),
    }
}

/// The place of a component's service as it is now among those that can be said.
#[must_use]
pub fn service_now(known: Known<'_>, id: &ComponentId) -> Option<usize> {
    let now = known.incident.data.component(id)?.service;
    Service::SAID.iter().position(|service| *service == now)
}

/// What customers have of a component once a step is done, with the likely answer chosen.
#[must_use]
pub fn service_then(known: Known<'_>, likely: Service) -> Vec<Field> {
    let (label, percent) = (say!("forms-label-service"), say!("forms-label-percent"));
    let said: Vec<Service> = Service::SAID.iter().copied().filter(|service| *service != Service::Retired).collect();
    let at = said.iter().position(|service| *service == likely).unwrap_or(0);
    let options = said.iter().map(|service| Choice::new(service.word(), known.say(&service.spoken()))).collect();
    let service = Field::choice(FieldName::Service, known.say(&label), options, at);
    vec![service, Field::line(FieldName::Percent, known.say(&percent)).such_as("60")]
}

/// The two numbers of somebody, with the one to call next chosen.
fn numbers(known: Known<'_>, about: &About, label: String) -> Field {
    let options = Line::ALL.iter().map(|line| Choice::new(line.word(), known.say(&line.spoken())));
    let at = if let About::Person(id) = about { next_number(known, id) } else { 0 };
    Field::choice(FieldName::Line, label, options.collect(), at)
}

/// The place of the number to call next among somebody's two.
#[must_use]
pub fn next_number(known: Known<'_>, id: &PersonId) -> usize {
    let next = known.incident.people.responder(id).map_or(Line::Primary, Responder::next_line);
    Line::ALL.iter().position(|line| *line == next).unwrap_or(0)
}

/// The two clocks of which one is right, each with what follows from trusting it.
fn clocks(known: Known<'_>) -> Vec<Choice> {
    let means = |trusted: Trusted| match trusted {
        Trusted::Log => say!("forms-trusted-log-means"),
        Trusted::Machine => say!("forms-trusted-machine-means"),
    };
    let option =
        |trusted: &Trusted| Choice::new(trusted.word(), known.say(&trusted.spoken())).meaning(known.say(&means(*trusted)));
    Trusted::ALL.iter().map(option).collect()
}

/// The outcome of a call: still ringing, until somebody chooses another.
fn outcomes(known: Known<'_>, label: String) -> Field {
    let rings = Choice::new("", known.say(&outcome(None)));
    let option = |came: &CallOutcome| Choice::new(came.word(), known.say(&outcome(Some(*came))));
    let options = std::iter::once(rings).chain(CallOutcome::ALL.iter().map(option)).collect();
    Field::choice(FieldName::Outcome, label, options, 0)
}

/// A role: the one proposed, else the one held.
fn role(known: Known<'_>, about: &About, label: String) -> Field {
    let first = match about {
        About::Person(id) => Some(id.clone()),
        About::Nothing | About::Step(_) | About::Component(_) | About::Dial(_) | About::Entry(_) => {
            known_here(known).first().map(|one| one.person.id.clone())
        }
    };
    let role = first.and_then(|id| likely_role(known, &id)).unwrap_or(Role::Technical);
    let at = Role::ALL.iter().position(|other| *other == role).unwrap_or(0);
    let options = Role::ALL.iter().map(|role| Choice::new(role.word(), known.say(&role.spoken())));
    Field::choice(FieldName::Role, label, options.collect(), at)
}

/// The role that is proposed for somebody, else the one they hold.
#[must_use]
pub fn likely_role(known: Known<'_>, id: &PersonId) -> Option<Role> {
    let proposal = roles::proposals(known.incident, known.now).into_iter().find(|proposal| proposal.who == *id);
    let held = || known.incident.people.responder(id).and_then(|responder| responder.role);
    proposal.map(|proposal| proposal.role).or_else(held)
}

fn assignable(known: Known<'_>) -> Vec<Choice> {
    known_here(known).into_iter().map(|one| standing(known, one)).collect()
}

/// Who is here: first those with a role proposed, in the order of the proposals, the commander last.
fn known_here(known: Known<'_>) -> Vec<&Responder> {
    let proposals = roles::proposals(known.incident, known.now);
    let mut here: Vec<&Responder> = known.incident.people.responders.iter().filter(|responder| responder.is_here()).collect();
    let commands = |one: &Responder| known.incident.people.is_commander(&one.person.id);
    let rank = |one: &Responder| proposals.iter().position(|proposal| proposal.who == one.person.id);
    here.sort_by_key(|one| (commands(one), rank(one).is_none(), rank(one)));
    here
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
    Choice::person(&responder.person.id, known.called(&responder.person.id), &responder.person.name).meaning(known.say(&note))
}

/// Whoever has not answered yet, then those in the directory who were not called, then the others; last the
/// dial list.
fn callable(known: Known<'_>) -> Vec<Choice> {
    reachable(known).into_iter().chain(dial_list(known)).collect()
}

/// Whoever can be called in, and last oneself: so one sees what a page is like.
fn pageable(known: Known<'_>) -> Vec<Choice> {
    let oneself = known.me.map(|me| Choice::person(me, known.called(me), &known.name_of(me)));
    reachable(known).into_iter().chain(oneself).collect()
}

/// Whoever can be called in: those who have not answered, those whom nobody called, those who are here.
fn reachable(known: Known<'_>) -> Vec<Choice> {
    let others = || known.incident.people.responders.iter().filter(|responder| Some(&responder.person.id) != known.me);
    let (here, waiting): (Vec<_>, Vec<_>) = others().partition(|responder| responder.is_here());
    let contacts = known.directory.contacts().people.iter();
    let fresh =
        contacts.filter(|contact| known.incident.people.responder(&contact.id).is_none() && Some(&contact.id) != known.me);
    let (mut fresh, order): (Vec<_>, Vec<_>) = (fresh.collect(), known.to_call());
    fresh.sort_by_key(|contact| order.iter().position(|candidate| candidate.who == contact.id).unwrap_or(usize::MAX));
    let fresh = fresh.into_iter().map(|contact| {
        let note = match contact.away_on(known.hours.today) {
            Some(away) => known.say(&say!("forms-stands-away", until = away.until.to_string())),
            None => contact.skills.join(", "),
        };
        Choice::person(&contact.id, known.called(&contact.id), &contact.name).meaning(note)
    });
    let choice = |responder: &Responder| standing(known, responder);
    waiting.into_iter().map(choice).chain(fresh).chain(here.into_iter().map(choice)).collect()
}

/// Whom else one dials, each with what to tell them first.
fn dial_list(known: Known<'_>) -> impl Iterator<Item = Choice> {
    let contacts = known.directory.contacts();
    let elsewhere = known.incident.people.dialled.iter().filter(|one| contacts.dialled(&one.id).is_none());
    let listed = contacts.dial.iter().map(|dial| (&dial.id, &dial.name, dial.reference.clone()));
    let all = listed.chain(elsewhere.map(|one| (&one.id, &one.name, None)));
    all.map(move |(id, name, reference)| {
        let note = reference.unwrap_or_else(|| known.say(&say!("forms-stands-dial-list")));
        Choice::new(id.as_str(), name.clone()).meaning(note).answering(FieldName::Dial)
    })
}

/// Those who are not released, the commander left out.
fn others(known: Known<'_>) -> Vec<Choice> {
    let people = &known.incident.people;
    let others = people.responders.iter().filter(|responder| responder.released.is_none());
    others.filter(|responder| !people.is_commander(&responder.person.id)).map(|one| standing(known, one)).collect()
}

/// Why the command is offered: who is not in command says why it is not the commander who offers it.
fn handover_why(known: Known<'_>, label: String) -> Field {
    let field = Field::line(FieldName::Why, label);
    match known.me {
        Some(me) if !known.incident.people.is_commander(me) => {
            field.needed().such_as(known.say(&say!("rules-no-answer-for-long")))
        }
        _ => field,
    }
}

/// Those who can take the command: whoever fills the form in too, who may be the only one left.
fn takers(known: Known<'_>) -> Vec<Choice> {
    let people = &known.incident.people;
    let mut takers = others(known);
    let me = known.me.filter(|me| !people.is_commander(me));
    if let Some(me) = me.filter(|me| takers.iter().all(|choice| choice.word != me.as_str())) {
        takers.push(Choice::person(me, known.called(me), &known.name_of(me)));
    }
    // An offer is taken back by keeping the command.
    if let Some((post, (to, _))) = people.post.as_ref().zip(people.offered())
        && Some(&post.commander) == known.me
    {
        let withdrawn = known.say(&say!("forms-stands-no-longer-offered", name = known.called(to)));
        takers.push(
            Choice::person(&post.commander, known.called(&post.commander), &known.name_of(&post.commander)).meaning(withdrawn),
        );
    }
    takers
}

/// The priorities, of which restoring is the most likely one for what nobody foresaw.
fn priorities(known: Known<'_>, label: String) -> Field {
    let option = |priority: &Priority| Choice::new(priority.word(), known.say(&priority.spoken()));
    let at = Priority::ALL.iter().position(|priority| *priority == Priority::Restore).unwrap_or(0);
    Field::choice(FieldName::Priority, label, Priority::ALL.iter().map(option).collect(), at)
}

/// The role whose people do a step of one's own: at first that of its priority.
fn own_role(known: Known<'_>, label: String) -> Field {
    let by_priority = Choice::new("", known.say(&say!("forms-role-of-priority")));
    let roles = Role::ALL.iter().map(|role| Choice::new(role.word(), known.say(&role.spoken())));
    Field::choice(FieldName::Role, label, std::iter::once(by_priority).chain(roles).collect(), 0)
}

fn paths(known: Known<'_>, label: String) -> Field {
    let options = course::known(known.incident.plan()).into_iter().map(|path| Choice::new(path, path));
    Field::open_choice(FieldName::Path, label, options.collect())
}

/// The other components for which the same can be done to a step at once; none where there are none.
#[must_use]
pub fn also(known: Known<'_>, verb: Verb, about: &About) -> Option<Field> {
    let About::Step(reference) = about else { return None };
    let plan = known.incident.plan();
    let others = plan.instances().filter(|other| other.step.id == reference.step && other.reference() != *reference);
    let free = others.filter(|other| match verb {
        Verb::Done => is_free(known, other),
        Verb::Reopen => other.progress.state != StepState::Open,
        Verb::Confirm => other.progress.waits_for_second_name(),
        _ => !other.progress.state.is_settled(),
    });
    let options: Vec<Choice> = free.filter_map(|other| Some(&other.component?.component)).map(named).collect();
    let label = known.say(&say!("forms-label-also-for"));
    (!options.is_empty()).then(|| Field::ticks(FieldName::All, label, options))
}

/// Whether a step can be finished now.
fn is_free(known: Known<'_>, other: &Instance<'_>) -> bool {
    let over = other.progress.state.is_settled() || other.progress.finished.is_some();
    !over && !gate::is_locked(known.incident.plan(), other, known.now)
}

/// What must be typed before something is destroyed.
#[must_use]
pub fn precaution(known: Known<'_>, on_component: bool) -> Field {
    let label: Sentence = if on_component { say!("forms-label-component") } else { say!("forms-label-target") };
    Field::line(FieldName::Special(Special::Target), known.say(&label)).needed()
}
