//! What forms are made from and read with.

use chrono::{DateTime, FixedOffset};

use crate::app::library::Directory;
use crate::domain::board::callout::{Book, Candidate, candidates};
use crate::domain::contacts::{Contact, Dial};
use crate::domain::id::{DialId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::oncall::rows;
use crate::domain::record::{Outsider, Person};
use crate::domain::speech::{Ask, Face, Sentence};
use crate::domain::stamp::Moment;
use crate::tui::hour::Hours;

/// What is known while a form is made, filled in and read.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The incident that the form asks something of.
    pub incident: &'a Incident,
    /// Who can be reached how.
    pub directory: &'a Directory,
    /// Who fills the form in.
    pub me: Option<&'a PersonId>,
    /// The moment that it is.
    pub now: Moment,
    /// Which day it is here, and in which language the form speaks.
    pub hours: Hours,
}

impl Known<'_> {
    /// A sentence in the language of the form.
    #[must_use]
    pub fn say(&self, sentence: &Sentence) -> String {
        let (wording, naming) = (|ask: &Ask| self.hours.language.to_type(ask), |id: &str| self.aloud(id));
        let timing = |when: DateTime<FixedOffset>| Some(self.hours.hour(when.to_utc().into()));
        self.hours.language.say_as(sentence, Face { wording: &wording, naming: &naming, timing: &timing, briefly: false })
    }

    fn aloud(&self, id: &str) -> Option<String> {
        self.incident.people.aloud(id).or_else(|| self.directory.aloud(id)).map(str::to_owned)
    }

    /// What people call a responder or a contact; their id where nobody knows more.
    #[must_use]
    pub fn called(&self, id: &PersonId) -> String {
        self.aloud(id).unwrap_or_else(|| id.to_string())
    }

    /// Whom to call, the next one first, as far as the contacts and the rotations tell.
    #[must_use]
    pub fn to_call(&self) -> Vec<Candidate> {
        let contacts = self.directory.contacts();
        let on_call = rows::at(self.directory.courses(), contacts, self.now);
        let book = Book { contacts, on_call: &on_call, zone: self.hours.zone, me: self.me };
        candidates(self.incident, book, self.now)
    }

    /// Somebody as they belong into the log: as the contacts have them, else as the log does.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Person {
        let contact = self.directory.contacts().person(id).map(Contact::for_the_log);
        let responder = || self.incident.people.responder(id).map(|responder| responder.person.clone());
        contact.or_else(responder).unwrap_or_else(|| Person { name: self.name_of(id), ..Person::stranger(id) })
    }

    /// The whole name of a responder or a contact; their id where nobody knows more.
    #[must_use]
    pub fn name_of(&self, id: &PersonId) -> String {
        let responder = self.incident.people.responder(id).map(|responder| responder.person.name.clone());
        let contact = || self.directory.contacts().person(id).map(|contact| contact.name.clone());
        responder.or_else(contact).unwrap_or_else(|| id.to_string())
    }
    /// Somebody of the dial list, as they belong into the log; by their id alone where nobody knows more.
    #[must_use]
    pub fn outsider(&self, id: &DialId) -> Outsider {
        let listed = self.directory.contacts().dialled(id).map(Dial::for_the_log);
        let dialled = || self.incident.people.dialled.of(id).map(|one| Outsider { id: one.id.clone(), name: one.name.clone() });
        listed.or_else(dialled).unwrap_or_else(|| Outsider { id: id.clone(), name: id.to_string() })
    }
}
