//! Whom to call next: who is on call, then whose skills open steps need now, then the others. A suggestion
//! out of the contacts, with why each stands where they do; calls nobody and leaves nobody out silently.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::alike::same;
use crate::domain::contacts::{Contact, Contacts};
use crate::domain::gate::locks::Locks;
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::length::lasting;
use crate::domain::oncall::rows::OnCall;
use crate::domain::people::state::{Call, Responder, ResponderState};
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::steps::plan::Instance;
use crate::domain::steps::rules::wanted_skills;
use crate::domain::steps::state::StepState;
use crate::domain::vocabulary::Line;
use crate::domain::zone::Zone;

use super::clocks::CALL_OUT;

/// How many steps are named in a reason.
const NAMED: usize = 3;

/// Who can be called, and who looks.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// Everybody who can be called.
    pub contacts: &'a Contacts,
    /// Who is on call now, in the order of the rotations.
    pub on_call: &'a [OnCall<'a>],
    /// In which zone somebody lives of whom the contacts do not say it.
    pub zone: Zone,
    /// Who looks: one does not call oneself.
    pub me: Option<&'a PersonId>,
}

/// Somebody to call, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Who it is.
    pub who: PersonId,
    /// On which number.
    pub line: Line,
    /// That they are on call, or did not answer; none for the others.
    pub why: Option<Sentence>,
    /// Which steps need their skills now: "storage: D4, D5".
    pub needed: Option<Sentence>,
    /// Through which day they are away, where they are.
    pub away: Option<NaiveDate>,
}

impl Candidate {
    /// Why they stand there: on call, what needs their skills, and that they are away.
    #[must_use]
    pub fn because(&self) -> Option<Sentence> {
        let away = self.away.map(|until| say!("rules-callout-away", until = until.to_string()));
        let said: Vec<Sentence> = self.why.iter().chain(&self.needed).cloned().chain(away).collect();
        (!said.is_empty()).then(|| Sentence::joined(", ", said))
    }
}

/// Where somebody stands in the order: the least is called first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// They did not answer on one number, and the other is next; or they said they would come, and have not.
    OtherNumber,
    /// On call, in which of the rotations.
    OnCall(usize),
    /// So many steps that can be begun now need their skills.
    Skilled(Reverse<usize>),
    Others,
    /// They did not answer on either number.
    InVain,
    Away,
}

/// Whom to call, the next one first. Whoever is there, released, on the way, being dialled, or was called
/// less than five minutes ago and may still answer is not called now.
#[must_use]
pub fn candidates(incident: &Incident, book: Book<'_>, now: Moment) -> Vec<Candidate> {
    let needs = Needs::of(incident, now);
    let mut all: Vec<(Rank, Candidate)> = Vec::new();
    for contact in book.contacts.people.iter().filter(|contact| Some(&contact.id) != book.me) {
        let responder = incident.people.responder(&contact.id);
        all.extend(match responder {
            Some(responder) => again(responder, now).map(|(rank, line, why)| {
                let who = contact.id.clone();
                (rank, Candidate { who, line, why: Some(why), needed: None, away: None })
            }),
            None => Some(first(contact, book, &needs, now)),
        });
    }
    // In the order of the contacts, where nothing else tells them apart.
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Somebody whom nobody has called yet.
fn first(contact: &Contact, book: Book<'_>, needs: &Needs, now: Moment) -> (Rank, Candidate) {
    let zone = contact.timezone.map_or(book.zone, Zone::from);
    let away = contact.away_on(now.utc().with_timezone(&zone).date_naive()).map(|away| away.until);
    let rotations = || book.on_call.iter().enumerate().filter(|(_, row)| row.shift.who.as_ref() == Some(&contact.id));
    let names: Vec<&str> = rotations().map(|(_, row)| row.course.rotation.as_str()).collect();
    let (count, needed) = needs.of_skills(&contact.skills);
    let (rank, why) = match (rotations().next(), away, &needed) {
        (Some((at, _)), ..) => (Rank::OnCall(at), Some(say!("rules-callout-on-call", rotation = names.join(", ")))),
        (None, Some(_), _) => (Rank::Away, None),
        (None, None, Some(_)) => (Rank::Skilled(Reverse(count)), None),
        (None, None, None) => (Rank::Others, None),
    };
    (rank, Candidate { who: contact.id.clone(), line: Line::Primary, why, needed, away })
}

/// Somebody who was called and is not there: on which number they are to be called again, if they are.
fn again(responder: &Responder, now: Moment) -> Option<(Rank, Line, Sentence)> {
    let call = responder.call.as_ref().filter(|_| responder.state() == ResponderState::Called)?;
    if responder.is_dialled(now) || responder.expected().is_some_and(|expected| now < expected) {
        return None;
    }
    let unreached = call.outcome.filter(|_| call.is_unreached());
    let ago = lasting(now.seconds_since(call.at));
    let why = match unreached {
        Some(outcome) => say!("rules-callout-unreached", line = call.line, outcome = outcome),
        None if may_answer(call, now) => return None,
        None => say!("rules-callout-silent", ago = ago),
    };
    Some(match call.line {
        // They answered there, and have not come.
        line if call.expected.is_some() => (Rank::OtherNumber, line, why),
        Line::Primary => (Rank::OtherNumber, Line::Secondary, why),
        Line::Secondary => (Rank::InVain, Line::Primary, why),
    })
}

/// Whether somebody may still acknowledge a call that reached them or their voicemail.
fn may_answer(call: &Call, now: Moment) -> bool {
    now < call.expected.unwrap_or_else(|| call.at.plus_seconds(CALL_OUT))
}

/// Which skills the steps need that can be begun now, each with the codes of these steps.
struct Needs(Vec<(String, Vec<String>)>);

impl Needs {
    fn of(incident: &Incident, now: Moment) -> Self {
        let plan = incident.plan();
        let locks = Locks::of(plan, now);
        let can_begin = |instance: &Instance<'_>| {
            instance.progress.state == StepState::Open && locks.opens(instance).is_none() && instance.step.role.role().is_some()
        };
        let mut needs: Vec<(String, Vec<String>)> = Vec::new();
        for instance in plan.instances().filter(can_begin) {
            let code = instance.short_code();
            for skill in wanted_skills(&instance) {
                let at = needs.iter().position(|(known, _)| same(known, skill)).unwrap_or_else(|| {
                    needs.push((skill.clone(), Vec::new()));
                    needs.len() - 1
                });
                if let Some((_, codes)) = needs.get_mut(at).filter(|(_, codes)| !codes.contains(&code)) {
                    codes.push(code.clone());
                }
            }
        }
        Self(needs)
    }

    /// How many steps need one of somebody's skills, and which the most: "storage: D4, D5".
    fn of_skills(&self, skills: &[String]) -> (usize, Option<Sentence>) {
        let mine = || self.0.iter().filter(|(needed, _)| skills.iter().any(|skill| same(skill, needed)));
        let count = mine().map(|(_, codes)| codes.len()).sum();
        let most = mine().rev().max_by_key(|(_, codes)| codes.len());
        let said = most.map(|(skill, codes)| {
            let codes = codes.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
            say!("rules-callout-skill", skill = skill, codes = codes)
        });
        (count, said)
    }
}
