//! Whether something can be asked now. The same function that would refuse it
//! is asked, with something in place of the words that nobody has typed yet.

use chrono::{DateTime, FixedOffset};

use crate::domain::advice::Refusal;
use crate::domain::amended::words::{Said, said};
use crate::domain::ask::answers::Answers;
use crate::domain::ask::asked::{Described, Paging};
use crate::domain::ask::table::{Command, PeopleCommand};
use crate::domain::ask::{Row, When};
use crate::domain::decide::{amend, decide};
use crate::domain::entry_ref::EntryRef;
use crate::domain::field::{FieldName, Special};
use crate::domain::hints;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::lifecycle::state::Status;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::{Responder, ResponderState};
use crate::domain::record::{Evidence, Outsider, Person};
use crate::domain::runbook::Role;
use crate::domain::speech::{Ask, Blank, say};
use crate::domain::steps::course;
use crate::domain::time_text;
use crate::domain::verb::Verb;
use crate::domain::vocabulary::{CallOutcome, Line, Priority, Service, Trusted, Verdict};
use crate::tui::action::{Action, Screen};
use crate::tui::form::{page, prefill};
use crate::tui::spot::Focus;

use super::forms::is_offered;
use super::target::{component_here, dial_here, entry_here, nothing_here, person_here, step_here, word_of};
use super::{Model, Open, calling, home, notices, undo};

/// Why an action cannot be done now; nothing when it can, or when it asks nothing of an incident.
#[must_use]
pub fn refused(model: &Model, action: Action) -> Option<Refusal> {
    let open = match (&model.open, action) {
        (Some(open), _) => open,
        (None, Action::NoteBurst) => return Some(none_open()),
        (None, _) => return None,
    };
    let action = if action == Action::NoteBurst { Action::Ask(Verb::Note) } else { action };
    if let Action::Ask(verb) = action
        && let Some(refusal) = no_responder(model, verb)
    {
        return Some(refusal);
    }
    let command = match action {
        Action::Ask(verb) => match Command::read(verb, &Likely { model, open, verb }) {
            Ok(command) => command?,
            Err(refusal) => return refusal,
        },
        Action::UndoLast => match undo::command(open, model) {
            Ok(command) => command,
            Err(refusal) => return Some(refusal),
        },
        Action::QuoteSomebody => return nobody_to_quote(model, open),
        action if action.of_call().is_some() => match calling::command(model, open, action.of_call().flatten()) {
            Ok(command) => command,
            Err(refusal) => return Some(refusal),
        },
        _ => return None,
    };
    let (incident, asking) = (&open.published.incident, model.asking()?);
    if let Command::Amend(amend) = &command
        && let Some(row) = entry_here(open, model.base).filter(|row| row.written.entry() == amend.entry())
    {
        return amend::foreseen(incident, amend, &asking, &row.written);
    }
    match decide(incident, &command, &asking) {
        Err(refusal) => Some(refusal),
        // Whoever commands already is told so; it is not something to be done.
        Ok(decision) if decision.facts.is_empty() && command == Command::People(PeopleCommand::AcceptCommand {}) => {
            let because = decision.remarks.into_iter().next()?;
            let hint = say!("rules-hand-over-and-rest", ask = hints::somebody(Verb::Handover));
            Some(Refusal::new(say!("rules-command-not-taken"), because, hint))
        }
        Ok(decision) if decision.facts.is_empty() && has_one_outcome(action) => {
            let because = decision.remarks.into_iter().next()?;
            let note = say!("rules-note-instead", ask = Ask::to(Verb::Note).blank(Blank::WhatHappened));
            Some(Refusal::new(say!("rules-nothing-new"), because, note))
        }
        Ok(_) => None,
    }
}

/// Whether an action does the same whatever is filled in: where that is so already, nothing is left to do.
fn has_one_outcome(action: Action) -> bool {
    use Verb as V;
    matches!(
        action,
        Action::Ask(
            V::Start | V::Done | V::Confirm | V::Override | V::Resolve | V::Close | V::Skip | V::Na | V::Fail | V::Reopen
        )
    )
}

/// Whether an action means something where the cursor stands: a verb about steps does only among steps, one
/// about components not among people, and what is closed is worked on no more.
#[must_use]
pub fn concerns(model: &Model, action: Action) -> bool {
    let open = model.open.as_ref();
    match action {
        Action::DoNext => open.is_none_or(|open| !model.next_of(open).is_empty()),
        Action::Choose if model.screen() == Screen::Timeline => open.is_none_or(|open| open.timeline.opened.is_none()),
        Action::CopyWords => {
            open.is_none_or(|open| notices::here(open).is_some_and(|row| notices::prepared(model, open, row).is_some()))
        }
        Action::ShowRunbook => matches!(home::places(model).get(model.home_at), Some(home::Place::Runbook(_))),
        Action::Ask(verb) => open.is_none_or(|open| is_about(model, open, verb)),
        _ => true,
    }
}

/// Whether a verb means something in the list in which the cursor stands.
fn is_about(model: &Model, open: &Open, verb: Verb) -> bool {
    if model.base == Screen::Briefing {
        return is_offered(model, open);
    }
    let over = open.board.status == Status::Closed && verb.row().is_none_or(|row| row.when != When::Always);
    let (of_step, of_component) = (verb.takes(FieldName::Step), verb.takes(FieldName::Component));
    let here = match open.focus {
        _ if model.base != Screen::Board => true,
        Focus::Steps => true,
        Focus::Components => !of_step || of_component,
        Focus::People => !(of_step || of_component),
    };
    !over && here
}

/// Nothing can be asked, for no incident is open or nobody sits here.
#[must_use]
pub fn none_open() -> Refusal {
    Refusal::new(say!("forms-nothing-written"), say!("forms-none-open"), say!("forms-open-first"))
}

/// Whoever is on the dial list is dialled, and gets no role, command or release.
fn no_responder(model: &Model, verb: Verb) -> Option<Refusal> {
    let id = dial_here(model, model.base).filter(|_| verb != Verb::Call && verb.takes(FieldName::Who))?;
    let name = model.known()?.outsider(&id).name;
    Some(nothing_here(say!("rules-on-the-dial-list", name = name), say!("forms-go-to-a-responder")))
}

/// Why nobody can be quoted here: the cursor stands on nothing, nobody else is known, or whatever they said
/// of it would be refused, whoever it was.
fn nobody_to_quote(model: &Model, open: &Open) -> Option<Refusal> {
    let known = model.known()?;
    let (verb, _) = match word_of(open, model.base) {
        Ok(word) => word,
        Err(refusal) => return Some(refusal),
    };
    let others = prefill::others_than_me(known);
    if others.is_empty() {
        return Some(nothing_here(say!("forms-nobody"), say!("forms-call-first", ask = hints::somebody(Verb::Call))));
    }
    let command = Command::read(verb, &Likely { model, open, verb }).ok()??;
    let refused = |who: &&Responder| {
        let asking = model.asking()?.quoting(who.person.clone());
        decide(&open.published.incident, &command, &asking).err()
    };
    let mut refusals = others.iter().map(refused).collect::<Option<Vec<Refusal>>>()?;
    Some(refusals.swap_remove(0))
}

/// What stands for words that nobody has typed yet.
const SOME_WORDS: &str = "words";

/// What somebody would most likely ask with a verb, where the cursor stands.
struct Likely<'a> {
    model: &'a Model,
    open: &'a Open,
    verb: Verb,
}

impl Likely<'_> {
    /// Whether the entry that is meant has words which could be put right.
    fn has_words(&self) -> bool {
        let here = entry_here(self.open, self.model.base).map(|row| &row.written);
        let entry = here.or_else(|| self.open.published.tail.last());
        entry.is_some_and(|event| matches!(said(&event.fact), Said::Words(_)))
    }
}

impl Likely<'_> {
    /// The report at a place among those that may be meant; why there is none.
    fn report(&self, at: usize) -> Result<EntryRef, Option<Refusal>> {
        let reports = prefill::reports(&self.open.published.incident, self.verb);
        let none = || nothing_here(say!("forms-no-report"), say!("forms-hear-first", ask = hints::report_of_somebody()));
        reports.get(at).map(|report| report.deed.entry).ok_or_else(|| Some(none()))
    }
}

/// Without an error nothing is known against it: what it is about is still to be chosen.
impl Answers for Likely<'_> {
    type Error = Option<Refusal>;

    fn given(&self, field: FieldName) -> Option<String> {
        let word = match field {
            FieldName::Component => {
                let either = self.verb.row().is_some_and(Row::is_about_either) && self.open.focus == Focus::Components;
                return component_here(self.open).filter(|_| either).map(|id| id.to_string());
            }
            FieldName::Dial => {
                return dial_here(self.model, self.model.base).filter(|_| self.verb == Verb::Call).map(|id| id.to_string());
            }
            FieldName::Text if self.verb == Verb::Correct && !self.has_words() => return None,
            FieldName::Text | FieldName::Why | FieldName::Caller => SOME_WORDS,
            FieldName::Special(Special::Affected) if self.verb == Verb::Scope => SOME_WORDS,
            FieldName::Severity => return Some(if self.open.board.severity == 1 { "2" } else { "1" }.to_owned()),
            FieldName::Verdict if self.verb == Verb::Verdict => Verdict::Damaged.word(),
            FieldName::Service if self.verb == Verb::Service => Service::Restoring.word(),
            // What came of a call can be said whoever dials.
            FieldName::Outcome => CallOutcome::Answered.word(),
            FieldName::Role => Role::Technical.word(),
            FieldName::Priority => Priority::Restore.word(),
            FieldName::Path => {
                let paths = course::known(self.open.published.incident.plan());
                return paths.first().map(|path| (*path).to_owned());
            }
            FieldName::Trusted => Trusted::Log.word(),
            // What it is about is found by the cursor; the rest may be left out.
            FieldName::Verdict
            | FieldName::Service
            | FieldName::Entry
            | FieldName::To
            | FieldName::Step
            | FieldName::Who
            | FieldName::Evidence
            | FieldName::EvidenceFile
            | FieldName::Extent
            | FieldName::AsOf
            | FieldName::Percent
            | FieldName::Title
            | FieldName::Needs
            | FieldName::StoredOn
            | FieldName::Out
            | FieldName::All
            | FieldName::Line
            | FieldName::Duty
            | FieldName::For
            | FieldName::Said
            | FieldName::Expected
            | FieldName::Report
            | FieldName::With
            | FieldName::Concerned
            | FieldName::Reproduced
            | FieldName::Callback
            | FieldName::Channel
            | FieldName::Again
            | FieldName::Arrived
            | FieldName::FalseAlarm
            | FieldName::Special(_) => return None,
        };
        Some(word.to_owned())
    }

    fn unknown_word(&self, _: FieldName) -> Self::Error {
        None
    }

    fn step(&self) -> Result<StepRef, Self::Error> {
        step_here(self.open, self.model.base).map_err(Some)
    }

    fn component(&self) -> Result<ComponentId, Self::Error> {
        let first = || self.open.board.components.first().map(|row| row.id.clone());
        component_here(self.open).or_else(first).ok_or(None)
    }

    fn described(&self) -> Result<Described, Self::Error> {
        Ok(Described::named(ComponentId::from_log("a-component-that-nobody-has")))
    }

    fn components(&self) -> Result<Vec<ComponentId>, Self::Error> {
        Ok(Vec::new())
    }

    fn entry(&self) -> Result<EntryRef, Self::Error> {
        let newest = || self.open.published.tail.last();
        if self.verb.takes(FieldName::Report) {
            return self.report(0);
        }
        let here = entry_here(self.open, self.model.base).map(|row| &row.written);
        Ok(here.or_else(newest).ok_or(None)?.entry())
    }

    fn other_entry(&self) -> Result<EntryRef, Self::Error> {
        self.report(1)
    }

    fn reported(&self) -> Result<Option<ComponentId>, Self::Error> {
        Ok(None)
    }

    fn since(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error> {
        Ok(None)
    }

    fn expected(&self) -> Result<DateTime<FixedOffset>, Self::Error> {
        Err(None)
    }

    fn callback(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error> {
        Ok(None)
    }

    fn to(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error> {
        // What has no words can have its time put right.
        let earlier = || time_text::as_said(self.model.now.plus_seconds(-1), self.model.given.zone);
        Ok((self.verb == Verb::Correct && !self.has_words()).then(earlier))
    }

    fn person(&self) -> Result<PersonId, Self::Error> {
        let rows = &self.open.board.responders;
        let is_here = |row: &&ResponderRow| !matches!(row.state, ResponderState::Called | ResponderState::Released);
        let is_left = |row: &&ResponderRow| !row.commands && row.state != ResponderState::Released;
        let row = || match self.verb {
            Verb::Assign | Verb::Delegate => {
                rows.iter().find(|row| row.proposed.is_some()).or(rows.iter().find(is_here)).or(rows.first())
            }
            _ => rows.iter().find(is_left),
        };
        // One may take the command oneself.
        let me = || self.model.me.as_ref().map(|me| &me.id).filter(|me| self.open.board.commander.as_ref() != Some(*me));
        let oneself = || me().filter(|_| self.verb == Verb::Handover).cloned();
        let nobody = || nothing_here(say!("forms-nobody"), say!("forms-call-first", ask = hints::somebody(Verb::Call)));
        let here = person_here(self.model, self.open).or_else(|| row().map(|row| row.id.clone()));
        here.or_else(oneself).ok_or_else(|| Some(nobody()))
    }

    fn callee(&self) -> Result<Person, Self::Error> {
        let id = self.person().map_err(|_| None)?;
        self.open.published.incident.people.responder(&id).map(|responder| responder.person.clone()).ok_or(None)
    }

    fn paging(&self) -> Result<Paging, Self::Error> {
        let known = self.model.known().ok_or(None)?;
        let id = person_here(self.model, self.open).ok_or(None)?;
        Ok(Paging { again: true, ..page::paging(known, known.person(&id), None) })
    }

    fn outsider(&self) -> Result<Outsider, Self::Error> {
        let known = self.model.known().ok_or(None)?;
        dial_here(self.model, self.model.base).map(|id| known.outsider(&id)).ok_or(None)
    }

    fn line(&self) -> Result<Line, Self::Error> {
        Ok(Line::Primary)
    }

    fn evidence(&self) -> Result<Option<Evidence>, Self::Error> {
        // A finished step takes none any more, and its form asks for none.
        let plan = self.open.published.incident.plan();
        let finished = |step: &StepRef| plan.progress(step).finished.is_some();
        let takes = self.verb != Verb::Done || !step_here(self.open, self.model.base).is_ok_and(|step| finished(&step));
        Ok(takes.then(|| Evidence::Text(SOME_WORDS.to_owned())))
    }

    fn as_of(&self) -> Result<Option<DateTime<FixedOffset>>, Self::Error> {
        Ok(None)
    }

    fn percent(&self) -> Result<Option<u8>, Self::Error> {
        Ok(None)
    }
}
