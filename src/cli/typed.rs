//! What somebody typed, understood: the words of a verb become a command.

use std::io::{self, Read};
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::app::digest;
use crate::app::library::Directory;
use crate::domain::advice::{Advice, Refusal};
use crate::domain::ask::answers::Answers;
use crate::domain::ask::asked::{Described, Paging};
use crate::domain::ask::table::{Command, STALE};
use crate::domain::contacts::Dial;
use crate::domain::entry_ref::EntryRef;
use crate::domain::field::{FieldName, Special};
use crate::domain::id::{ComponentId, DialId, NotAnId, PersonId, StepRef};
use crate::domain::incident::Incident;
use crate::domain::limits::LONGEST_TEXT;
use crate::domain::people::state::Responder;
use crate::domain::record::{Evidence, Outsider, Person};
use crate::domain::sending::letter::{self, Letter, Page};
use crate::domain::speech::{Sentence, say};
use crate::domain::steps::state::{Progress, StepState};
use crate::domain::verb::Verb;
use crate::domain::vocabulary::Line;
use crate::domain::zone::Zone;
use crate::domain::{hints, lookup, time_text};

use super::context::{Context, known};
use super::failure::{Failure, wrong};
use super::verb_arguments::Typed;

/// A verb as it was typed, and all that is needed to understand it.
pub struct Meant<'a> {
    /// The verb, as it was typed.
    pub typed: &'a Typed,
    /// What was asked beside it.
    pub context: &'a Context,
    /// Who can be reached.
    pub directory: &'a Directory,
    /// The incident that it is about.
    pub incident: &'a Incident,
    /// Who asks.
    pub by: &'a Person,
    /// Which of several steps it is about, where several are named.
    pub step: Option<StepRef>,
    /// Which of several people it is about, where several are named.
    pub who: Option<String>,
}

impl Meant<'_> {
    /// The commands that were typed: one, or one for each of several components.
    ///
    /// # Errors
    /// When something of it cannot be understood.
    pub fn commands(&self) -> Result<Vec<Command>, Failure> {
        self.check_verdict()?;
        if self.typed.verb == Verb::Page {
            let typed = self.typed.given.get(&FieldName::Who).into_iter().flatten();
            return typed.map(|who| Self { who: Some(who.clone()), step: None, ..*self }.command()).collect();
        }
        let takes_step = self.typed.verb.takes(FieldName::Step) && self.given(FieldName::Component).is_none();
        let steps = if takes_step { self.steps()? } else { return Ok(vec![self.command()?]) };
        steps.into_iter().map(|step| Self { step: Some(step), who: None, ..*self }.command()).collect()
    }

    /// The steps that are meant.
    fn steps(&self) -> Result<Vec<StepRef>, Failure> {
        let (verb, typed) = (self.typed.verb, self.text(FieldName::Step));
        let left: &dyn Fn(&Progress) -> bool = match verb {
            Verb::Reopen => &|progress| progress.state != StepState::Open,
            Verb::Confirm => &Progress::waits_for_second_name,
            _ => &|progress| !progress.state.is_settled() && !progress.waits_for_second_name(),
        };
        let steps = lookup::steps(self.incident, &typed, self.typed.says(FieldName::All).then_some(left))?;
        if steps.len() > 1 && !verb.takes(FieldName::All) {
            let because = say!("verbs-one-step-only", verb = verb.word());
            return Err(wrong(say!("verbs-several-steps", typed = typed), because, say!("verbs-once-for-each")));
        }
        Ok(steps)
    }

    fn command(&self) -> Result<Command, Failure> {
        Command::read(self.typed.verb, self)?.ok_or_else(|| {
            let error = say!("verbs-changes-nothing", verb = self.typed.verb.word());
            wrong(error, say!("verbs-only-shows"), say!("verbs-help-lists"))
        })
    }

    /// Where a verb takes a step or a component: the component that is named as the step would be.
    fn component_in_place_of_a_step(&self) -> Option<String> {
        let row = self.typed.verb.row()?;
        let typed = self.typed.text(FieldName::Step).filter(|_| row.is_about_either())?;
        if lookup::step(self.incident, &typed).is_ok() {
            return None;
        }
        let known = lookup::known_component(self.incident, &typed)?;
        self.incident.data.component(&known.id).map(|_| typed)
    }

    fn text(&self, field: FieldName) -> String {
        match &self.who {
            Some(who) if field == FieldName::Who => who.clone(),
            Some(_) | None => self.typed.text(field).unwrap_or_default(),
        }
    }

    /// A time in a field, in the zone in which it was said.
    fn time_said(&self, option: &str, field: FieldName) -> Result<Option<DateTime<FixedOffset>>, Failure> {
        let time = self.typed.text(field).map(|typed| self.context.time(option, &typed)).transpose()?;
        Ok(time.map(|time| time_text::as_said(time, self.context.zone)))
    }

    /// The component that is called so, here or in the runbook; any other id as it was typed.
    fn component_typed(&self, typed: &str) -> Result<ComponentId, Failure> {
        lookup::component_id(typed, lookup::known_component(self.incident, typed)).map_err(|error| no_component(typed, error))
    }

    /// Whose word it is, where that is somebody else's: who is known here, else an id alone.
    ///
    /// # Errors
    /// When it can be no id.
    pub fn quoted(&self) -> Result<Option<Person>, Failure> {
        let Some(typed) = self.typed.text(FieldName::For) else { return Ok(None) };
        let id = self.person_typed(&typed)?;
        let known = self.incident.people.responder(&id).map(|responder| responder.person.clone());
        Ok(Some(known.unwrap_or_else(|| Person::stranger(&id))))
    }

    /// Somebody who is called so, here or in the contacts; any other id as it was typed.
    fn person_typed(&self, typed: &str) -> Result<PersonId, Failure> {
        let here = self
            .incident
            .people
            .responders
            .iter()
            .map(|here| (&here.person, [here.person.id.as_str(), here.person.name.as_str()]));
        if let Some(person) = lookup::alike_one(typed, here) {
            return Ok(person.id.clone());
        }
        if let Some(person) = self.incident.people.known_as(typed) {
            return Ok(person.id.clone());
        }
        if let Some(contact) = self.directory.contacts().with_id(typed) {
            return Ok(contact.id.clone());
        }
        if let Some(outsider) = self.outsider_called(typed) {
            let because = say!("rules-on-the-dial-list", name = outsider.name);
            return Err(wrong(say!("verbs-no-responder", who = typed), because, say!("verbs-only-call", who = &outsider.id)));
        }
        let no_id = |error: NotAnId| wrong(say!("verbs-no-id", typed = typed), error.spoken(), say!("verbs-contacts-lists-ids"));
        typed.parse().map_err(no_id)
    }

    /// Whom of the dial list a call is to, by id or name: no contact or responder of that id is there.
    fn outsider_typed(&self) -> Option<Outsider> {
        let typed = self.typed.text(FieldName::Who).filter(|_| self.typed.verb == Verb::Call)?;
        let responders = self.incident.people.responders.iter().map(|here| (here, [here.person.id.as_str(), ""]));
        let is_person = self.directory.contacts().with_id(&typed).is_some() || lookup::alike_one(&typed, responders).is_some();
        if is_person { None } else { self.outsider_called(&typed) }
    }

    /// Who of the dial list is called so: as the contacts have it, else as the log does.
    fn outsider_called(&self, typed: &str) -> Option<Outsider> {
        let contacts = self.directory.contacts();
        let dialled = self.incident.people.dialled.iter().map(|one| (one, [one.id.as_str(), one.name.as_str()]));
        let dialled = || lookup::alike_one(typed, dialled).map(|one| Outsider { id: one.id.clone(), name: one.name.clone() });
        let left_out = || contacts.dial_left_out.iter().find(|id| *id == typed)?.parse().ok();
        let unread = || left_out().map(|id: DialId| Outsider { name: id.to_string(), id });
        lookup::dial(contacts, typed).map(Dial::for_the_log).or_else(dialled).or_else(unread)
    }

    /// Refuses what has no meaning beside the verdict or the call that was typed: a
    /// verdict rests on evidence, a doubt on a reason.
    fn check_verdict(&self) -> Result<(), Failure> {
        let Some(row) = self.typed.verb.row() else { return Ok(()) };
        let file = self.typed.file.as_ref().map(|_| FieldName::EvidenceFile);
        let mut given = self.typed.given.keys().copied().chain(file);
        let beside = |other| if other == FieldName::Dial { self.given(other) } else { self.typed.text(other) };
        let is_outside = self.typed.verb == Verb::Call && self.outsider_typed().is_some();
        let never = |field: FieldName| field == FieldName::Expected && is_outside;
        let Some(odd) = given.find(|field| never(*field) || !row.takes(*field, beside)) else { return Ok(()) };
        if self.typed.verb == Verb::Call {
            return Err(self.no_such_call());
        }
        let (component, verdict) = (self.text(FieldName::Component), self.text(FieldName::Verdict));
        if self.typed.verb == Verb::Close {
            let because = say!("verbs-not-beside-false-alarm", option = odd.option());
            return Err(wrong(say!("rules-not-closed"), because, say!("verbs-false-alarm-says-why")));
        }
        if self.typed.verb == Verb::Page {
            let because = say!("verbs-not-beside-arrived", option = odd.option());
            return Err(wrong(say!("rules-page-not-settled"), because, say!("verbs-settle-or-page")));
        }
        if self.typed.verb == Verb::Component {
            let because = say!("verbs-not-beside-out", option = odd.option());
            return Err(wrong(say!("verbs-component-not-changed", component = component), because, say!("verbs-out-and-why")));
        }
        Err(if verdict == STALE {
            wrong(
                say!("verbs-verdict-not-doubted", component = &component),
                say!("verbs-not-for-a-doubt", option = odd.option()),
                say!("verbs-doubt-it", component = &component),
            )
        } else {
            wrong(
                say!("verbs-verdict-not-given", component = &component),
                say!("verbs-only-for-a-doubt", option = odd.option()),
                say!("verbs-say-what-it-rests-on", component = &component, verdict = verdict),
            )
        })
    }

    /// That a call was typed with what only a person, or only somebody of the dial list has.
    fn no_such_call(&self) -> Failure {
        let who = self.text(FieldName::Who);
        match self.outsider_typed() {
            Some(outsider) if self.given(FieldName::Expected).is_some() => wrong(
                say!("verbs-not-called", who = who),
                say!("rules-on-the-dial-list", name = outsider.name),
                say!("verbs-say-when-in-words"),
            ),
            Some(outsider) => wrong(
                say!("verbs-not-called", who = who),
                say!("rules-on-the-dial-list", name = outsider.name),
                say!("verbs-one-number-only"),
            ),
            None => wrong(
                say!("verbs-not-called", who = who),
                say!("verbs-said-is-for-the-dial-list"),
                say!("verbs-note-what-they-say"),
            ),
        }
    }

    /// A step that destroys something goes by its full name, with
    /// its component's: a code is typed too easily.
    fn check_name(&self, typed: &str, reference: &StepRef) -> Result<(), Failure> {
        let verb = self.typed.verb;
        let destroys = self.incident.plan().step(reference).and_then(|step| step.destroys.as_deref());
        let works = verb == Verb::Start || verb == Verb::Done;
        match destroys.filter(|_| works && typed.trim() != reference.to_string()) {
            Some(gone) => Err(Failure::Refused(Refusal::new(
                say!("verbs-destroys", code = self.incident.plan().code(reference)),
                say!("verbs-afterwards-gone", gone = gone),
                Advice::from(say!("verbs-read-it-again", ask = hints::about(verb, reference))).on(FieldName::Step),
            ))),
            None => Ok(()),
        }
    }
}

impl Answers for Meant<'_> {
    type Error = Failure;

    fn given(&self, field: FieldName) -> Option<String> {
        match field {
            FieldName::Component => self.typed.text(field).or_else(|| self.component_in_place_of_a_step()),
            FieldName::Dial => self.outsider_typed().map(|outsider| outsider.id.to_string()),
            _ => self.typed.text(field),
        }
    }

    fn unknown_word(&self, field: FieldName) -> Failure {
        let what = format!("{field:?}").to_lowercase();
        wrong(say!("verbs-word-unknown", what = what), say!("verbs-no-such-word"), say!("verbs-help-lists"))
    }

    fn step(&self) -> Result<StepRef, Failure> {
        let typed = self.text(FieldName::Step);
        let reference = self.step.clone().map_or_else(|| lookup::step(self.incident, &typed), Ok)?;
        self.check_name(&typed, &reference)?;
        Ok(reference)
    }

    fn component(&self) -> Result<ComponentId, Failure> {
        self.component_typed(&self.given(FieldName::Component).unwrap_or_default())
    }

    fn described(&self) -> Result<Described, Failure> {
        let id = self.component_typed(&self.text(FieldName::Component))?;
        let ids = |typed: &Vec<String>| {
            let ids = lookup::component_ids(self.incident, typed.iter().map(String::as_str));
            ids.map_err(|(typed, error)| no_component(typed, error))
        };
        let listed = |field: FieldName| self.typed.given.get(&field).map(ids).transpose();
        Ok(Described {
            id,
            title: self.given(FieldName::Title),
            needs: listed(FieldName::Needs)?,
            stored_on: listed(FieldName::StoredOn)?,
        })
    }

    fn components(&self) -> Result<Vec<ComponentId>, Failure> {
        let typed = self.typed.given.get(&FieldName::Component).into_iter().flatten();
        typed.map(|typed| self.component_typed(typed)).collect()
    }

    fn entry(&self) -> Result<EntryRef, Failure> {
        let typed = self.typed.text(FieldName::Entry).or_else(|| self.typed.text(FieldName::Report));
        Ok(lookup::entry(self.incident, &typed.unwrap_or_default())?)
    }

    fn other_entry(&self) -> Result<EntryRef, Failure> {
        Ok(lookup::entry(self.incident, &self.text(FieldName::With))?)
    }

    fn reported(&self) -> Result<Option<ComponentId>, Failure> {
        self.typed.text(FieldName::Concerned).map(|typed| self.component_typed(&typed)).transpose()
    }

    fn since(&self) -> Result<Option<DateTime<FixedOffset>>, Failure> {
        self.time_said("--since", FieldName::Special(Special::Since))
    }

    fn callback(&self) -> Result<Option<DateTime<FixedOffset>>, Failure> {
        self.time_said("--callback", FieldName::Callback)
    }

    fn expected(&self) -> Result<DateTime<FixedOffset>, Failure> {
        let typed = self.text(FieldName::Expected);
        let time = self.context.time_coming("--expected", &typed)?;
        Ok(time_text::as_said(time, self.context.zone))
    }

    fn to(&self) -> Result<Option<DateTime<FixedOffset>>, Failure> {
        self.time_said("--to", FieldName::To)
    }

    fn person(&self) -> Result<PersonId, Failure> {
        self.person_typed(&self.text(FieldName::Who))
    }

    fn callee(&self) -> Result<Person, Failure> {
        let typed = self.text(FieldName::Who);
        let who = known(&typed, self.directory, Some(self.incident))?;
        let contacts = self.directory.contacts();
        let left_out = contacts.left_out.contains(&typed);
        if !left_out && contacts.person(&who.id).is_none() && self.incident.people.responder(&who.id).is_none() {
            let because = say!("verbs-no-contact-no-number");
            return Err(wrong(say!("verbs-not-called", who = &who.id), because, say!("verbs-contacts-lists")));
        }
        Ok(who)
    }

    fn outsider(&self) -> Result<Outsider, Failure> {
        let typed = self.text(FieldName::Who);
        let nobody =
            || wrong(say!("verbs-not-called", who = &typed), say!("verbs-no-contact-no-number"), say!("verbs-contacts-lists"));
        self.outsider_typed().ok_or_else(nobody)
    }

    fn paging(&self) -> Result<Paging, Failure> {
        let to = self.callee()?;
        let asked: Vec<&str> = self.typed.given.get(&FieldName::Channel).into_iter().flatten().map(String::as_str).collect();
        let channels = &self.directory.channels;
        let unknown = |id: &str| {
            let ids: Vec<&str> = channels.channels.iter().map(|channel| channel.id.as_str()).collect();
            let because = say!("verbs-no-channel-of-that-id", ids = ids.join(", "));
            wrong(say!("verbs-no-such-channel", channel = id), because, say!("verbs-configure-channels"))
        };
        let over = channels.over(&asked).map_err(unknown)?;
        let words = self.typed.text(FieldName::Text);
        let zone =
            self.directory.contacts().person(&to.id).and_then(|contact| contact.timezone).map_or(self.context.zone, Zone::from);
        let (join, languages) = (channels.paged.join.as_deref(), &to.languages);
        let page = Page { by: &self.by.name, join, words: words.as_deref(), languages, zone };
        let Letter { subject, body } = letter::page(&self.incident.lifecycle, page);
        Ok(Paging { to, over, subject, body, again: self.typed.says(FieldName::Again) })
    }

    /// The number that was asked for; an outcome belongs to the call that rings.
    fn line(&self) -> Result<Line, Failure> {
        let asked = self.given(FieldName::Line).and_then(|word| Line::from_word(&word));
        let responder = self.person().ok().and_then(|id| self.incident.people.responder(&id));
        Ok(asked.or(responder.map(Responder::next_line)).unwrap_or(Line::Primary))
    }

    fn evidence(&self) -> Result<Option<Evidence>, Failure> {
        match (self.given(FieldName::Evidence), &self.typed.file) {
            (Some(text), _) if text.trim().is_empty() => Ok(None),
            (Some(text), _) => Ok(Some(Evidence::Text(text))),
            (None, Some(path)) => file_digest(path).map(Some),
            (None, None) => Ok(None),
        }
    }

    fn as_of(&self) -> Result<Option<DateTime<FixedOffset>>, Failure> {
        let typed = self.given(FieldName::AsOf);
        let as_of = typed.map(|typed| self.context.time_passed("--as-of", &typed)).transpose()?;
        Ok(as_of.map(|as_of| time_text::as_said(as_of, self.context.zone)))
    }

    fn percent(&self) -> Result<Option<u8>, Failure> {
        Ok(self.given(FieldName::Percent).and_then(|typed| typed.parse().ok()))
    }
}

/// The words of a note; read from standard input where they are `-`.
pub(super) fn said(mut typed: Typed) -> Result<Typed, Failure> {
    let Some(text) = typed.given.get_mut(&FieldName::Text).filter(|text| **text == ["-"]) else { return Ok(typed) };
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LONGEST_TEXT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| wrong(say!("verbs-input-unreadable"), error.to_string(), say!("verbs-give-the-text")))?;
    *text = vec![String::from_utf8_lossy(&bytes).trim_end().to_owned()];
    Ok(typed)
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
    let (sha256, bytes) = digest::of_file(path).map_err(|error| cannot(error.to_string().into()))?;
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    Ok(Evidence::File { name, sha256: sha256.to_string(), bytes })
}

/// That nothing is called so, and no id can be.
pub(super) fn no_component(typed: &str, error: NotAnId) -> Failure {
    wrong(say!("verbs-no-component-id", typed = typed), error.spoken(), say!("verbs-for-example"))
}
