//! Who is on call this week, everyone's numbers, and whom else one dials.

use crate::domain::contacts::{Away, Contact, Dial};
use crate::domain::oncall::rows::OnCall;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::time_text::day_and_clock;
use crate::domain::vocabulary::Line;

use super::Packing;
use super::rows::{Block, Section, Table, head};

impl Packing<'_> {
    pub(super) fn on_call(&self) -> Section {
        let names = [
            say!("pack-rotation"),
            say!("pack-from"),
            say!("pack-until"),
            say!("pack-who"),
            say!("pack-primary"),
            say!("pack-secondary"),
        ];
        let rows: Vec<_> = self.week.iter().map(|row| self.shift(row)).collect();
        let unread = self.contacts.rotations_left_out.iter();
        let unread = unread.map(|rotation| Block::Line(say!("pack-rotation-unread", rotation = rotation)));
        let table = (!rows.is_empty()).then(|| Block::Table(Table { head: head(names), rows, blank: 0, whole: &[4, 5] }));
        Section { own_page: false, title: say!("pack-on-call"), blocks: table.into_iter().chain(unread).collect() }
    }

    fn shift(&self, row: &OnCall<'_>) -> Vec<Sentence> {
        let time = |moment: Option<Moment>| moment.map_or_else(String::new, |moment| day_and_clock(moment, self.zone));
        let name = match (row.contact, &row.shift.who) {
            (Some(contact), _) => (&contact.name).into(),
            (None, Some(who)) => say!("pack-no-contact", who = who.as_str()),
            (None, None) => say!("pack-nobody"),
        };
        let next = row.next.and_then(|next| self.contacts.person(next)).map(|next| next.name.as_str());
        let away = row.away.map(|away| match next {
            Some(next) => say!("pack-away-next", until = away.until.to_string(), next = next),
            None => say!("pack-away", until = away.until.to_string()),
        });
        let who = Sentence::joined("; ", std::iter::once(name).chain(away).collect());
        let number = |line| row.contact.map_or_else(Sentence::default, |contact| (&contact.phone(line).typed).into());
        let (from, until) = (time(row.shift.from).into(), time(row.shift.until).into());
        vec![(&row.course.rotation).into(), from, until, who, number(Line::Primary), number(Line::Secondary)]
    }

    /// Everybody's numbers; those who cannot be looked up are named.
    pub(super) fn people(&self) -> Section {
        let names = [say!("pack-who"), say!("pack-primary"), say!("pack-secondary"), say!("pack-email"), say!("pack-knows")];
        let rows: Vec<_> = self.contacts.people.iter().map(|contact| self.person(contact)).collect();
        let unread = self.contacts.left_out.iter().map(|id| Block::Line(say!("pack-unread", id = id)));
        let table = (!rows.is_empty()).then(|| Block::Table(Table { head: head(names), rows, blank: 1, whole: &[1, 2] }));
        Section { own_page: true, title: say!("pack-people"), blocks: table.into_iter().chain(unread).collect() }
    }

    fn person(&self, contact: &Contact) -> Vec<Sentence> {
        let today = self.now.utc().with_timezone(&self.zone).date_naive();
        let away = contact.away.iter().filter(|away| away.until >= today).min_by_key(|away| away.from);
        let zone = contact.timezone.map(|zone| zone.name().into());
        let spoken = (!contact.languages.is_empty()).then(|| contact.languages.join(", ").into());
        let skills = (!contact.skills.is_empty()).then(|| contact.skills.join(", ").into());
        let away =
            away.map(|Away { from, until, .. }| say!("pack-away-from", from = from.to_string(), until = until.to_string()));
        let knows: Vec<Sentence> = [skills, spoken, zone, away].into_iter().flatten().collect();
        vec![
            format!("{} ({})", contact.name, contact.id).into(),
            (&contact.phone(Line::Primary).typed).into(),
            (&contact.phone(Line::Secondary).typed).into(),
            contact.email.as_deref().unwrap_or("-").into(),
            Sentence::joined("; ", knows),
        ]
    }

    pub(super) fn dial(&self) -> Section {
        let names = [say!("pack-who"), say!("pack-number"), say!("pack-tell-them")];
        let row = |dial: &Dial| vec![(&dial.name).into(), (&dial.phone.typed).into(), Sentence::joined("; ", dial.spoken())];
        let rows: Vec<_> = self.contacts.dial.iter().map(row).collect();
        let unread = self.contacts.dial_left_out.iter().map(|id| Block::Line(say!("pack-unread", id = id)));
        let table = (!rows.is_empty()).then(|| Block::Table(Table { head: head(names), rows, blank: 1, whole: &[1] }));
        Section { own_page: false, title: say!("pack-dial"), blocks: table.into_iter().chain(unread).collect() }
    }
}
