//! Who can be reached, and how: the contacts of responders, the rotations of those on call, public holidays,
//! and the dial list.
//!
//! These are the ready types; [`super::files::contacts`] makes them from TOML text. Numbers and
//! addresses stay in the file: what the log keeps of a contact is [`super::record::Person`], of somebody of
//! the dial list [`super::record::Outsider`].

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::alike::same;
use super::id::{DialId, PersonId};
use super::record::{Outsider, Person};
use super::runbook::Span;
use super::speech::{Sentence, say};
use super::vocabulary::Line;

/// All that a contacts file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// Everybody whose entry could be read, in the order of the file.
    pub people: Vec<Contact>,
    /// Who is on call when.
    pub rotations: Vec<Rotation>,
    /// Ids of rotations that could not be read: nobody can tell who is on call in them.
    pub rotations_left_out: Vec<String>,
    /// Public holidays, in the order of the file.
    pub holidays: Vec<Holiday>,
    /// Ids of people whose entry could not be read: they exist, but cannot be looked up.
    pub left_out: Vec<String>,
    /// Whom else one dials, in the order of the file.
    pub dial: Vec<Dial>,
    /// Ids of the dial list whose entry could not be read.
    pub dial_left_out: Vec<String>,
}

impl Contacts {
    /// The contact of that id.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<&Contact> {
        self.people.iter().find(|contact| contact.id == *id)
    }

    /// The contact whose id somebody typed, whatever its case.
    #[must_use]
    pub fn with_id(&self, typed: &str) -> Option<&Contact> {
        let exact = self.people.iter().find(|contact| contact.id.as_str() == typed);
        exact.or_else(|| self.people.iter().find(|contact| same(&contact.id, typed)))
    }

    /// Ids of all that could not be read: people, then the dial list.
    pub fn unread(&self) -> impl Iterator<Item = &String> {
        self.left_out.iter().chain(&self.dial_left_out)
    }

    /// The entry of the dial list of that id.
    #[must_use]
    pub fn dialled(&self, id: &DialId) -> Option<&Dial> {
        self.dial.iter().find(|dial| dial.id == *id)
    }
}

/// Whom one dials, and who is no responder: hands on site, suppliers, a lawyer, an insurer, a large customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dial {
    /// Their id, which no contact has.
    pub id: DialId,
    /// Their name, as people read it.
    pub name: String,
    /// The number.
    pub phone: Phone,
    /// What to tell them first: a contract's number, a rack.
    pub reference: Option<String>,
    /// When they pick up, in words.
    pub hours: Option<String>,
    /// What else to know before dialling.
    pub note: Option<String>,
}

impl Dial {
    /// What to have at hand beside the number, each in a sentence: reference, hours, note.
    #[must_use]
    pub fn spoken(&self) -> Vec<Sentence> {
        let said = [
            self.reference.as_ref().map(|reference| say!("rules-dial-reference", reference = reference)),
            self.hours.as_ref().map(|hours| say!("rules-dial-hours", hours = hours)),
            self.note.as_ref().map(|note| say!("rules-dial-note", note = note)),
        ];
        said.into_iter().flatten().collect()
    }

    /// What of this entry belongs into the log.
    #[must_use]
    pub fn for_the_log(&self) -> Outsider {
        Outsider { id: self.id.clone(), name: self.name.clone() }
    }
}

/// One person and how to reach them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Their id, under which the log, rotations and `--as` know them.
    pub id: PersonId,
    /// Their name, as people read it.
    pub name: String,
    /// Their e-mail address, as typed; none where what the file has cannot be one of anybody.
    pub email: Option<String>,
    /// The number to call first.
    pub primary_phone: Phone,
    /// The number to call next.
    pub secondary_phone: Phone,
    /// What they can do, in the words that the runbooks' steps ask for.
    pub skills: Vec<String>,
    /// The languages they speak, as BCP 47 tags: `en`, `pt-BR`.
    pub languages: Vec<String>,
    /// The time zone they live in; none where the file does not say.
    pub timezone: Option<Tz>,
    /// When they are not there.
    pub away: Vec<Away>,
}

impl Contact {
    /// The number of that line.
    #[must_use]
    pub fn phone(&self, line: Line) -> &Phone {
        match line {
            Line::Primary => &self.primary_phone,
            Line::Secondary => &self.secondary_phone,
        }
    }

    /// What of this contact belongs into the log.
    #[must_use]
    pub fn for_the_log(&self) -> Person {
        Person { id: self.id.clone(), name: self.name.clone(), skills: self.skills.clone(), languages: self.languages.clone() }
    }

    /// The absence that covers a day, where there is one.
    #[must_use]
    pub fn away_on(&self, day: NaiveDate) -> Option<&Away> {
        self.away.iter().find(|away| away.from <= day && day <= away.until)
    }
}

/// A telephone number: shown and dialled as typed; for programs as E.164 (ITU-T E.164: `+`, then 7 to 15
/// digits), with its extension apart, which E.164 has none of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As somebody typed it.
    pub typed: String,
    /// As a telephone takes it; none when what was typed cannot be a number.
    pub e164: Option<String>,
    /// The digits to dial once somebody answers: `x12`, `ext. 12` or `;ext=12` behind the number.
    pub extension: Option<String>,
}

impl Phone {
    /// Reads a number: spaces, hyphens, dots, slashes, brackets and a `(0)` are passed over.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let (number, extension) = split_extension(typed);
        Self { typed: typed.to_owned(), e164: e164(number), extension }
    }
}

/// The number, and the extension behind it: `x`, `ext` or `ext.` as people write it, `;ext=` as RFC 3966
/// does.
fn split_extension(typed: &str) -> (&str, Option<String>) {
    let before = typed.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = typed.trim_end().get(before.len()..).unwrap_or_default();
    let lead = before.trim_end();
    let small = lead.to_ascii_lowercase();
    let sign = [";ext=", "ext.", "ext:", "ext", "x.", "x"].iter().find(|sign| small.ends_with(**sign));
    match sign.and_then(|sign| lead.get(..lead.len() - sign.len())) {
        Some(number) if (1..=15).contains(&digits.len()) => (number.trim_end_matches([' ', ',', ';']), Some(digits.to_owned())),
        _ => (typed, None),
    }
}

fn e164(typed: &str) -> Option<String> {
    let rest = typed.trim().strip_prefix('+')?.replace("(0)", "");
    let mut number = String::from("+");
    for c in rest.chars() {
        match c {
            '0'..='9' => number.push(c),
            ' ' | '\u{a0}' | '-' | '.' | '/' | '(' | ')' => {}
            _ => return None,
        }
    }
    let digits = number.len() - 1;
    ((7..=15).contains(&digits) && !number.starts_with("+0")).then_some(number)
}

/// A stretch of days, both ends included, on which somebody is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// The first day on which they are away.
    pub from: NaiveDate,
    /// The last day on which they are away.
    pub until: NaiveDate,
    /// The reason in words, such as `on leave`, where one is given.
    pub why: Option<String>,
}

/// A public holiday: days, both ends included, on which whoever is on call has given something up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
    /// It is one for those who live in this zone; for everybody where the file names none.
    pub timezone: Option<Tz>,
}

impl Holiday {
    /// Whether it is one for somebody.
    #[must_use]
    pub fn is_for(&self, contact: &Contact) -> bool {
        self.timezone.is_none_or(|zone| contact.timezone == Some(zone))
    }

    /// Whether it falls into a stretch of days, both ends included.
    #[must_use]
    pub fn falls_into(&self, (first, last): (NaiveDate, NaiveDate)) -> bool {
        self.from <= last && first <= self.until
    }
}

/// Who is on call, in turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The id of the rotation in the contacts file.
    pub id: String,
    /// Who takes turns, in their order.
    pub members: Vec<PersonId>,
    /// When the first one's first turn began, local time.
    pub starts: NaiveDateTime,
    /// How long a turn is.
    pub every: Span,
    /// The zone in which its turns and overrides are written.
    pub timezone: Tz,
    /// Turns that somebody else takes.
    pub overrides: Vec<Substitute>,
}

/// A stretch of time in which somebody else is on call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// From when, local time of the rotation.
    pub from: NaiveDateTime,
    /// Until when, local time of the rotation.
    pub until: NaiveDateTime,
    /// The contact who takes over.
    pub contact: PersonId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_no_part_of_the_number_and_stays_as_it_was_typed() {
        let number = Some("+442079460801");
        for (typed, dialled, extension) in [
            ("+44 20 7946 0801 x12", number, Some("12")),
            ("+44 20 7946 0801x12", number, Some("12")),
            ("+44 20 7946 0801, ext. 12", number, Some("12")),
            ("+44 20 7946 0801 EXT 0012", number, Some("0012")),
            ("+442079460801;ext=12", number, Some("12")),
            ("+44 20 7946 0801 12", Some("+44207946080112"), None),
            ("+44 20 7946 0801 x", None, None),
            ("+44 20 7946 0801 box 12", None, Some("12")),
            ("ext. 12", None, Some("12")),
        ] {
            let phone = Phone::new(typed);
            assert_eq!((phone.e164.as_deref(), phone.extension.as_deref()), (dialled, extension), "{typed}");
            assert_eq!(phone.typed, typed);
        }
    }

    #[test]
    fn a_number_ends_as_e164_however_it_was_typed() {
        for (typed, dialled) in [
            ("+44 20 7946 0801", Some("+442079460801")),
            ("+46 (0)70-123 45 67", Some("+46701234567")),
            ("+4670-1234567", Some("+46701234567")),
            ("+1 (212) 555-0100", Some("+12125550100")),
            ("0701234567", None),
            ("+46 70 123 45 67x", None),
            ("+12345", None),
            ("+1234567890123456", None),
            ("+0 123 456 789", None),
            ("", None),
        ] {
            assert_eq!(Phone::new(typed).e164.as_deref(), dialled, "{typed}");
            assert_eq!(Phone::new(typed).typed, typed);
        }
    }
}
