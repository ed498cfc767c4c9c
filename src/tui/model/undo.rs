//! Takes back what whoever sits here did last: offers the form that does
//! it, filled in. Nothing is erased; what was done stays in the log.

use std::sync::Arc;

use crate::app::pages::timeline_row;
use crate::domain::advice::Refusal;
use crate::domain::amend::facts::AmendFact;
use crate::domain::ask::asked::Judgement;
use crate::domain::ask::table::{AmendCommand, Command, DataCommand, StepsCommand};
use crate::domain::data::facts::DataFact;
use crate::domain::data::state::{ComponentState, Given};
use crate::domain::decide::amend;
use crate::domain::entry_ref::EntryRef;
use crate::domain::event::{Event, Fact};
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::inbox::facts::InboxFact;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::facts::LifecycleFact;
use crate::domain::people::facts::PeopleFact;
use crate::domain::record::{Deed, Evidence};
use crate::domain::runbook::Role;
use crate::domain::sending::facts::SendingFact;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::steps::facts::StepsFact;
use crate::domain::steps::state::{Progress, StepState};
use crate::domain::text::line;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Priority;
use crate::domain::vocabulary::{Service, Verdict};
use crate::tui::form::known::Known;
use crate::tui::form::{About, Form, Purpose, make};

use super::{Model, Open};

/// The last thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Last {
    Step(StepRef),
    Verdict(ComponentId),
    Service(ComponentId),
    /// What only its entry has: words, a call, a role. To take it back is to strike it.
    Entry(EntryRef),
}

/// What somebody did last that still stands as they left it, and when.
fn last(open: &Open, me: &PersonId) -> Option<(Moment, Last)> {
    let incident = &open.published.incident;
    let own = |event: &&Arc<Event>| event.speaker() == me || event.by == *me;
    let told = open.published.tail.iter().rev().filter(own).find(|event| is_told_by_its_entry(incident, event));
    let told = told.map(|event| (event.recorded_at, Last::Entry(event.entry())));
    done(incident, me).into_iter().chain(told).max_by_key(|(at, _)| *at)
}

/// Whether what an entry did is known by the entry alone and stands. What puts something
/// right is nothing to take back, and that somebody is there is no deed.
fn is_told_by_its_entry(incident: &Incident, event: &Event) -> bool {
    let stands = || incident.amended.stands(event).struck.is_none();
    match &event.fact {
        Fact::Steps(fact) => match fact {
            StepsFact::StepStarted(begun) => {
                let progress = incident.plan().progress(&begun.step);
                progress.state == StepState::Started && progress.started.as_ref().is_some_and(|deed| deed.entry == event.entry())
            }
            StepsFact::StepConfirmed(_)
            | StepsFact::GateOverridden(_)
            | StepsFact::StepDelegated(_)
            | StepsFact::StepAdded(_)
            | StepsFact::PathChosen(_) => stands(),
            StepsFact::StepDone(_)
            | StepsFact::StepSkipped(_)
            | StepsFact::StepNotApplicable(_)
            | StepsFact::StepFailed(_)
            | StepsFact::StepReopened(_) => false,
        },
        Fact::Data(fact) => match fact {
            DataFact::ComponentAdded(_)
            | DataFact::ComponentChanged(_)
            | DataFact::ComponentLeftOut(_)
            | DataFact::VerdictConfirmed(_)
            | DataFact::VerdictOverridden(_)
            | DataFact::VerdictDoubted(_) => stands(),
            DataFact::VerdictGiven(_) | DataFact::ServiceSet(_) => false,
        },
        Fact::People(PeopleFact::ResponderAcknowledged(_)) | Fact::Amend(AmendFact::EntryStruck(_)) | Fact::Unknown(_) => false,
        // One that was accepted is handed back, not taken back.
        Fact::People(PeopleFact::HandoverOffered(_)) => incident.people.offered().is_some() && stands(),
        // A correction can be wrong itself; a strike is an undo, which is no deed.
        Fact::People(_) | Fact::Amend(AmendFact::EntryCorrected(_)) => stands(),
        Fact::Sending(fact) => match fact {
            SendingFact::SendingSettled(_) => stands(),
            // What left cannot be taken back.
            SendingFact::SendingClaimed(_) | SendingFact::SendingStarted(_) | SendingFact::SendingEnded(_) => false,
        },
        Fact::Inbox(fact) => match fact {
            InboxFact::ReportHeard(_)
            | InboxFact::ReportReproduced(_)
            | InboxFact::ReportsJoined(_)
            | InboxFact::ReportDismissed(_) => stands(),
            // What monitoring said is nobody's deed, and what is taken along is no longer here.
            InboxFact::AlertReceived(_) | InboxFact::InboxTaken(_) => false,
        },
        // A line from paper is no deed: what it came to is.
        Fact::Lifecycle(fact) => {
            !matches!(fact, LifecycleFact::IncidentDeclared(_) | LifecycleFact::LineTranscribed(_)) && stands()
        }
    }
}

/// What somebody did last to a step, a verdict or a service that still stands as they left it, and when.
fn done(incident: &Incident, me: &PersonId) -> Option<(Moment, Last)> {
    let own = |deed: &Deed| (deed.by == *me || deed.typed_by.as_ref() == Some(me)).then_some(deed.at);
    let steps = incident.plan().instances().filter_map(|instance| {
        // What somebody else has confirmed since is still what they did.
        let (last, first) = (set_aside(instance.progress)?, instance.progress.finished.as_ref());
        let at = own(last).or_else(|| first.and_then(own))?;
        Some((at, Last::Step(instance.reference())))
    });
    let is_own = |given: &Given| given.by == *me || given.typed_by.as_ref() == Some(me);
    let verdicts = incident.data.in_scope().filter_map(|state| {
        let given = state.given.as_ref().filter(|given| is_own(given) && state.verdict != Verdict::Unknown)?;
        Some((given.at, Last::Verdict(state.component.id.clone())))
    });
    let services =
        incident.data.in_scope().filter(|state| (state.service, state.percent) != state.service_before).filter_map(|state| {
            let at = state.service_set.as_ref().and_then(own)?;
            Some((at, Last::Service(state.component.id.clone())))
        });
    // Of a step that was finished with a verdict, the step is
    // taken back: the verdict that rests on it turns stale.
    verdicts.chain(services).chain(steps).max_by_key(|(at, _)| *at)
}

/// Who finished a step or set it aside, where nobody changed it since.
fn set_aside(progress: &Progress) -> Option<&Deed> {
    let stands = progress.state.is_settled() || progress.state == StepState::Failed || progress.waits_for_second_name();
    progress.last.as_ref().filter(|_| stands && !progress.other_path)
}

/// The command that taking back comes to, with nothing in place of what a form asks for.
pub(super) fn command(open: &Open, model: &Model) -> Result<Command, Refusal> {
    let incident = &open.published.incident;
    let found = model.me.as_ref().and_then(|me| last(open, &me.id));
    let Some((at, last)) = found else { return Err(nothing()) };
    if let Some((entry, why)) = model.me.as_ref().and_then(|me| slip(incident, &me.id, &last, at, model.now)) {
        return Ok(Command::Amend(AmendCommand::StrikeEntry { entry, why: model.say(&why) }));
    }
    Ok(match last {
        Last::Step(step) => Command::Steps(StepsCommand::ReopenStep { step, why: model.say(&say!("keys-undo-done")) }),
        Last::Verdict(component) => {
            let judgement = Judgement { verdict: Verdict::Unknown, extent: None, as_of: None };
            Command::Data(DataCommand::GiveVerdict { component, judgement, evidence: None })
        }
        Last::Service(component) => {
            Command::Data(DataCommand::SetService { component, service: Service::Down, percent: None, why: None })
        }
        Last::Entry(entry) => return strike(open, model, entry).map(Command::Amend),
    })
}

/// The command that strikes an entry; why not, where that is known before it is asked.
fn strike(open: &Open, model: &Model, entry: EntryRef) -> Result<AmendCommand, Refusal> {
    let command = AmendCommand::StrikeEntry { entry, why: model.say(&say!("keys-undo-slip")) };
    let refused =
        model.asking().and_then(|asking| amend::foreseen(&open.published.incident, &command, &asking, event(open, entry)?));
    let Some(refusal) = refused else { return Ok(command) };
    let what = event(open, entry).map(|event| timeline_row(&open.published.incident, event).text);
    Err(Refusal { error: say!("keys-undo-not-that", what = what), ..refusal })
}

/// An entry that is among the last that are known.
fn event(open: &Open, entry: EntryRef) -> Option<&Arc<Event>> {
    open.published.tail.iter().rev().find(|event| event.entry() == entry)
}

impl Model {
    /// What taking back would come to now, for whoever sits here; none where nothing can be taken back.
    #[must_use]
    pub fn undoes(&self) -> Option<Command> {
        command(self.open.as_ref()?, self).ok()
    }
}

fn nothing() -> Refusal {
    Refusal {
        error: say!("keys-undo-nothing"),
        because: say!("keys-undo-nothing-because"),
        hint: say!("keys-undo-nothing-hint", ask = hints::some_step(Verb::Reopen)).into(),
    }
}

/// The form that takes the last thing back: a step is opened
/// again, a verdict or a service becomes what it was before.
pub(super) fn form(known: Known<'_>, model: &Model) -> Option<Form> {
    let open = model.open.as_ref()?;
    let (moment, last) = last(open, known.me?)?;
    let at = model.hour(moment);
    let slip = slip(known.incident, known.me?, &last, moment, model.now);
    let mut form = match &last {
        _ if slip.is_some() => strike_form(known, model, slip.as_ref()?)?,
        Last::Step(step) => step_form(known, model, step, &at)?,
        Last::Verdict(id) => verdict_form(known, known.incident.data.component(id)?)?,
        Last::Service(id) => service_form(known, known.incident.data.component(id)?)?,
        Last::Entry(entry) => entry_form(known, model, open, *entry)?,
    };
    if let Some(state) = component(known.incident, &last) {
        let (id, at) = (&state.component.id, at.as_str());
        let said = model.say(&match last {
            Last::Verdict(_) => say!("keys-undo-verdict-of", component = id, verdict = state.verdict.spoken(), at = at),
            _ => say!("keys-undo-service-of", component = id, service = state.service.spoken(), at = at),
        });
        let below = if slip.is_some() { say!("keys-undo-strikes") } else { say!("keys-undo-before") };
        form.about = vec![format!("{said} {}", model.say(&below))];
    }
    // What `v` or `e` left as a draft is not what is taken back.
    let (verb, about) = form.purpose.asks()?;
    form.purpose = Purpose::Undo(verb, about.clone());
    form.title = model.say(&say!("keys-undo-title"));
    Some(form.as_given())
}

/// For how many seconds what was said by mistake is struck when it is taken back: later it was so for a
/// while.
const SLIP: i64 = 300;

/// The entry that says by mistake what somebody said last, where they may strike it themselves, and why.
fn slip(incident: &Incident, me: &PersonId, last: &Last, at: Moment, now: Moment) -> Option<(EntryRef, Sentence)> {
    let component = component(incident, last)?;
    let works = incident.people.is_commander(me) || incident.people.has_role(me, Role::Technical);
    let (entry, raises) = match last {
        Last::Verdict(_) => {
            // Whoever said that data was harmed cannot be the second person.
            let given = component.given.as_ref().filter(|_| !matches!(component.verdict, Verdict::Damaged | Verdict::Lost))?;
            (given.entry, !component.verdict.opens_the_gate())
        }
        Last::Service(_) => (component.service_set.as_ref()?.entry, component.service == Service::Down),
        Last::Step(_) | Last::Entry(_) => return None,
    };
    let fresh = (0..=SLIP).contains(&now.seconds_since(at));
    (fresh && (works || !raises)).then(|| (entry, say!("keys-undo-slip")))
}

fn strike_form(known: Known<'_>, model: &Model, (entry, why): &(EntryRef, Sentence)) -> Option<Form> {
    let mut form = make::form(known, Verb::Strike, &About::Entry(*entry))?;
    form.write(FieldName::Why, &model.say(why));
    Some(form)
}

/// What only its entry has is struck: it stays in the log, struck through.
fn entry_form(known: Known<'_>, model: &Model, open: &Open, entry: EntryRef) -> Option<Form> {
    let row = timeline_row(&open.published.incident, event(open, entry)?);
    let mut form = strike_form(known, model, &(entry, say!("keys-undo-slip")))?;
    let told = format!("{} {}", model.hour(row.at), line(&model.say(&row.text)));
    form.about = vec![told, model.say(&say!("keys-undo-strikes"))];
    Some(form)
}

fn component<'a>(incident: &'a Incident, last: &Last) -> Option<&'a ComponentState> {
    match last {
        Last::Verdict(id) | Last::Service(id) => incident.data.component(id),
        Last::Step(_) | Last::Entry(_) => None,
    }
}

fn step_form(known: Known<'_>, model: &Model, step: &StepRef, at: &str) -> Option<Form> {
    let state = known.incident.plan().progress(step).state;
    let note = say!("keys-undo-step-at", state = word(state), at = at);
    let mut form = make::form(known, Verb::Reopen, &About::Step(step.clone()))?;
    form.about.truncate(1);
    form.about.push(model.say(&note));
    let also = in_the_same_act(known.incident, step);
    form.about.extend(services_stay(known.incident, step, &also).map(|stays| model.say(&stays)));
    form.write(FieldName::Why, &model.say(&why(state)));
    form.write(FieldName::All, &also.iter().map(ToString::to_string).collect::<Vec<_>>().join(","));
    form.about.extend(verdict_falls(known.incident, step).map(|falls| model.say(&falls)));
    Some(form)
}

/// The other components for which the same was done to a step in the same act: it is taken back for all.
fn in_the_same_act(incident: &Incident, step: &StepRef) -> Vec<ComponentId> {
    let act = |progress: &Progress| progress.last.as_ref().map(|deed| (deed.by.clone(), deed.at, deed.entry.origin));
    let done = act(incident.plan().progress(step));
    let others = incident.plan().instances().filter(|other| other.step.id == step.step && other.reference() != *step);
    let same = others.filter(|other| set_aside(other.progress).is_some() && act(other.progress) == done);
    same.filter_map(|other| other.component.map(|state| state.component.id.clone())).collect()
}

/// That the verdict which rests on a step falls with it; what it was before does not come back.
fn verdict_falls(incident: &Incident, step: &StepRef) -> Option<Sentence> {
    let of_data = incident.plan().step(step).is_some_and(|step| step.priority == Priority::Integrity);
    let state = incident.data.component(step.component.as_ref()?)?;
    let given = state.verdict != Verdict::Unknown && state.stale.is_none();
    (of_data && given).then(|| say!("keys-undo-verdict-falls", component = &state.component.id))
}

/// That what was said of services in the same act is not taken back with the steps.
fn services_stay(incident: &Incident, step: &StepRef, also: &[ComponentId]) -> Option<Sentence> {
    let finished = incident.plan().progress(step).finished.as_ref()?;
    let is_of_the_act = |id: &&ComponentId| {
        let set = incident.data.component(id).and_then(|state| Some((state, state.service_set.as_ref()?)));
        set.is_some_and(|(state, set)| {
            let changed = (state.service, state.percent) != state.service_before;
            changed && set.at == finished.at && set.by == finished.by && set.entry.origin == finished.entry.origin
        })
    };
    let said: Vec<&ComponentId> = step.component.iter().chain(also).filter(is_of_the_act).collect();
    let first = incident.data.component(said.first()?)?;
    let named: Vec<Sentence> = said.iter().map(|id| Sentence::from(id.as_str())).collect();
    let (names, service) = (Sentence::joined(", ", named), first.service.spoken());
    Some(if said.len() == 1 {
        say!("keys-undo-service-stays", component = names, service = service)
    } else {
        say!("keys-undo-services-stay", components = names, service = service)
    })
}

/// What was done to a step that is taken back.
fn word(state: StepState) -> Sentence {
    match state {
        StepState::Skipped => say!("keys-undo-skipped-word"),
        StepState::NotApplicable => say!("keys-undo-ruled-out-word"),
        StepState::Failed => say!("keys-undo-failed-word"),
        _ => say!("keys-undo-done-word"),
    }
}

/// The reason that is most likely.
fn why(state: StepState) -> Sentence {
    match state {
        StepState::Skipped => say!("keys-undo-skipped"),
        StepState::NotApplicable => say!("keys-undo-ruled-out"),
        StepState::Failed => say!("keys-undo-failed"),
        _ => say!("keys-undo-done"),
    }
}

fn verdict_form(known: Known<'_>, state: &ComponentState) -> Option<Form> {
    let mut form = make::form(known, Verb::Verdict, &About::Component(state.component.id.clone()))?;
    let (verdict, given) = &state.verdict_before;
    form.write(FieldName::Verdict, verdict.word());
    if let Some(Given { evidence, extent, as_of, .. }) = given {
        if let Some(Evidence::Text(text)) = evidence {
            form.write(FieldName::Evidence, text);
        }
        form.write(FieldName::Extent, extent.as_deref().unwrap_or_default());
        form.write(FieldName::AsOf, &as_of.map(|as_of| as_of.to_rfc3339()).unwrap_or_default());
    }
    Some(form)
}

fn service_form(known: Known<'_>, state: &ComponentState) -> Option<Form> {
    let mut form = make::form(known, Verb::Service, &About::Component(state.component.id.clone()))?;
    let (service, percent) = state.service_before;
    form.write(FieldName::Service, service.word());
    form.write(FieldName::Percent, &percent.map(|percent| percent.to_string()).unwrap_or_default());
    Some(form)
}
