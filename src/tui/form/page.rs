//! A page as its form has it: the finished words, in the language of whoever is paged, to be read and changed
//! before they go out; and whether the last one arrived, where nobody knows.

use crate::domain::ask::asked::Paging;
use crate::domain::field::FieldName;
use crate::domain::id::PersonId;
use crate::domain::record::Person;
use crate::domain::sending::letter::{self, Letter, Page};
use crate::domain::sending::state::{Sending, Stage};
use crate::domain::speech::{Sentence, say};
use crate::domain::vocabulary::Arrival;
use crate::domain::zone::Zone;

use super::known::Known;
use super::{About, Choice, Field};

/// A page to somebody as it would go out now: over every channel for pages, in their language, with these
/// words on top.
#[must_use]
pub fn paging(known: Known<'_>, to: Person, words: Option<&str>) -> Paging {
    let by = known.me.map(|me| known.name_of(me)).unwrap_or_default();
    let channels = &known.directory.channels;
    let lives = known.directory.contacts().person(&to.id).and_then(|contact| contact.timezone);
    let zone = lives.map_or(known.hours.zone, Zone::from);
    let page = Page { by: &by, join: channels.paged.join.as_deref(), words, languages: &to.languages, zone };
    let Letter { subject, body } = letter::page(&known.incident.lifecycle, page);
    Paging { to, over: channels.over(&[]).unwrap_or_default(), subject, body, again: false }
}

/// The last page to somebody of which nobody knows whether it arrived.
#[must_use]
pub fn in_doubt<'a>(known: Known<'a>, id: &'a PersonId) -> Option<&'a Sending> {
    known.incident.sendings.to(id).rev().find(|sending| sending.stage(known.now) == Stage::Uncertain)
}

/// The words of a page: all of them where it is known whom it is for, else what is said on top.
pub(super) fn words(known: Known<'_>, about: &About, label: String) -> Field {
    let field = Field::text(FieldName::Text, label);
    match about {
        About::Person(id) => field.with(&paging(known, known.person(id), None).body).needed(),
        About::Nothing | About::Step(_) | About::Component(_) | About::Dial(_) | About::Entry(_) => field,
    }
}

/// Whether the last page arrived, where nobody knows: else it is sent again.
pub(super) fn arrived(known: Known<'_>, about: &About, label: String) -> Option<Field> {
    let option = |word: &str, said: Sentence| Choice::new(word, known.say(&said));
    let known_now =
        [option(Arrival::Yes.word(), say!("forms-arrived-yes")), option(Arrival::No.word(), say!("forms-arrived-no"))];
    let page = option("", say!("forms-page-again"));
    let options: Vec<Choice> = match about {
        About::Person(id) => {
            in_doubt(known, id)?;
            known_now.into_iter().chain([page]).collect()
        }
        About::Nothing | About::Step(_) | About::Component(_) | About::Dial(_) | About::Entry(_) => {
            std::iter::once(page).chain(known_now).collect()
        }
    };
    Some(Field::choice(FieldName::Arrived, label, options, 0))
}
