//! The rows of the board.

use crate::domain::advice::{Advice, Lock, Whom};
use crate::domain::component::Component;
use crate::domain::data::rows::ComponentRow;
use crate::domain::gate;
use crate::domain::gate::holds::{Holds, Kept};
use crate::domain::id::{ComponentId, IncidentId, PersonId, StepRef};
use crate::domain::inbox::lines::{Line, since};
use crate::domain::inbox::rows::counts;
use crate::domain::incident::Incident;
use crate::domain::lifecycle::state::Status;
use crate::domain::notices::rows::{News, NextUpdate, Told};
use crate::domain::people::dialled::Dialling;
use crate::domain::people::rows::DiallingRow;
use crate::domain::people::rows::ResponderRow;
use crate::domain::people::state::Responder;
use crate::domain::people::wrong::WrongNumber;
use crate::domain::reckoning::Doubt;
use crate::domain::record::{Deed, Scope, say_evidence};
use crate::domain::runbook::Priority;
use crate::domain::sending::rows::{SendingRow, rows};
use crate::domain::speech::{Ask, Sentence};
use crate::domain::stamp::Moment;
use crate::domain::steps::held::HeldRow;
use crate::domain::steps::plan::Plan;
use crate::domain::steps::rows::{StepRow, second_person};
use crate::domain::steps::state::StepState;

use super::clocks::{self, Clock};
use super::index::Index;
use super::passing::{Passing, Place};

/// All that one person sees of an incident at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// The incident's id; none before it is declared.
    pub id: Option<IncidentId>,
    /// What it is called.
    pub title: String,
    /// How bad it is, 1 the worst.
    pub severity: u8,
    /// What is affected, as far as it is known.
    pub scope: Scope,
    /// Whether it is open, resolved or closed.
    pub status: Status,
    /// Whether it was closed as a false alarm.
    pub false_alarm: bool,
    /// Whether it is only an exercise, of which nothing goes out.
    pub drill: bool,
    /// When it was declared.
    pub declared_at: Moment,
    /// When it began: when it was declared, where nobody said otherwise.
    pub began_at: Moment,
    /// The commander's id; none before the declaration.
    pub commander: Option<PersonId>,
    /// The name of whoever commands.
    pub commander_name: String,
    /// Whether the person who looks is the commander.
    pub commanding: bool,
    /// The three priorities with their steps.
    pub priorities: Vec<PriorityRow>,
    /// The components, worst first.
    pub components: Vec<ComponentRow>,
    /// The people: whoever commands first, then who has not
    /// answered, who has no role, who has one; last who may rest.
    pub responders: Vec<ResponderRow>,
    /// All clocks, nearest first.
    pub clocks: Vec<Clock>,
    /// The steps that wait for an hour, which is no deadline.
    pub waits: Vec<Clock>,
    /// What this machine's clock says otherwise than the log.
    pub doubt: Option<Doubt>,
    /// What needs somebody's attention now, worst first.
    pub alarms: Vec<Alarm>,
    /// What whoever looks should do next.
    pub next: Vec<Next>,
    /// What was stopped and is not released yet.
    pub held: Vec<HeldRow>,
    /// The path that was chosen, where the runbook has several.
    pub path: Option<String>,
    /// All that customers were told, the last word last.
    pub told: Vec<Told>,
    /// When they get the next update, as far as the runbook says.
    pub next_update: Option<NextUpdate>,
    /// What has happened since the last word and is not known to them: the bad first, then the newest.
    pub news: Vec<News>,
    /// How many entries the log has.
    pub entries: u64,
    /// How many of them this version does not understand.
    pub not_understood: u64,
    /// What moves with time alone.
    pub(super) passing: Passing,
    /// Where each step stands.
    pub(super) index: Index,
    /// Who waits for whom, as soon as somebody asked.
    pub(super) holds: Kept,
    /// What it was made from: words that few rows want are made when they are asked for.
    pub(super) incident: Incident,
}

impl Board {
    /// All steps, in the order of the priorities.
    pub fn steps(&self) -> impl Iterator<Item = &StepRow> {
        self.priorities.iter().flat_map(|row| &row.steps)
    }

    /// How many reports that came in stand, and how many alerts fire.
    #[must_use]
    pub fn came(&self) -> (usize, usize) {
        counts(&self.incident.inbox)
    }

    /// What came in since it was declared, the newest first.
    #[must_use]
    pub fn came_since(&self) -> Vec<Line> {
        since(&self.incident.inbox, self.declared_at)
    }

    /// All steps, each with where it stands.
    pub(super) fn placed(&self) -> impl Iterator<Item = (Place, &StepRow)> {
        let rows = self.priorities.iter().enumerate();
        rows.flat_map(|(at, row)| row.steps.iter().enumerate().map(move |(beside, step)| ((at, beside), step)))
    }

    /// The steps of a priority.
    pub fn steps_of(&self, priority: Priority) -> impl Iterator<Item = &StepRow> {
        self.priorities.iter().filter(move |row| row.priority == priority).flat_map(|row| &row.steps)
    }

    /// The row at a place.
    #[must_use]
    pub fn at(&self, (priority, beside): Place) -> Option<&StepRow> {
        self.priorities.get(priority)?.steps.get(beside)
    }

    /// Where the row of a step stands: in which priority, and where in it.
    #[must_use]
    pub fn place(&self, step: &StepRef) -> Option<Place> {
        self.index.step(&step.step).find(|place| self.at(*place).is_some_and(|row| row.component == step.component))
    }

    /// The row of a step.
    #[must_use]
    pub fn step(&self, step: &StepRef) -> Option<&StepRow> {
        self.at(self.place(step)?)
    }

    /// The row of the step of that code.
    #[must_use]
    pub fn coded(&self, code: &str) -> Option<&StepRow> {
        let (short, component) = code.split_once('@').map_or((code, None), |(short, id)| (short, Some(id)));
        self.index.code(short).filter_map(|place| self.at(place)).find(|row| row.component.as_deref() == component)
    }

    /// The step that is next for whoever looks, if a step is.
    #[must_use]
    pub fn next_step(&self) -> Option<&StepRef> {
        self.next.iter().find_map(Next::step)
    }

    /// Who waits for whom.
    #[must_use]
    pub fn holds(&self) -> &Holds {
        self.holds.of(self.incident.plan())
    }

    /// The name of whoever changed a step last.
    #[must_use]
    pub fn doer<'a>(&'a self, row: &'a StepRow) -> Option<&'a str> {
        row.by.as_ref().map(|by| self.incident.people.name_of(by))
    }

    /// Who was asked to do a step and has not begun since: nobody else is at it, and they are here.
    #[must_use]
    pub fn asked<'a>(&'a self, row: &'a StepRow) -> Option<&'a PersonId> {
        let asked = row.delegated.as_ref().filter(|_| self.status != Status::Closed)?;
        let is_open = row.state == StepState::Open;
        let handed_on = || row.state == StepState::Started && !row.wants_second_name && self.was_handed_on(row);
        let is_here = || self.incident.people.responder(asked).is_some_and(Responder::is_here);
        ((is_open || handed_on()) && is_here()).then_some(asked)
    }

    /// Whether somebody was asked to do a step after it was begun.
    pub(super) fn was_handed_on(&self, row: &StepRow) -> bool {
        let progress = self.incident.plan().progress(&row.reference);
        let when = |deed: &Deed| (deed.at, deed.entry);
        let begun = progress.started.as_ref().map(when);
        progress.delegated.as_ref().is_some_and(|(_, deed)| begun.is_none_or(|begun| begun < when(deed)))
    }

    /// The name of whoever typed the words of both persons who stand for a step, where it was one.
    #[must_use]
    pub fn one_typist<'a>(&'a self, row: &'a StepRow) -> Option<&'a str> {
        row.one_typist.as_ref().map(|who| self.incident.people.name_of(who))
    }

    /// What shows that a step was done.
    #[must_use]
    pub fn evidence(&self, row: &StepRow) -> Option<Sentence> {
        self.incident.plan().progress(&row.reference).evidence.as_ref().map(say_evidence)
    }

    /// What is known of a component beside what its row says.
    #[must_use]
    pub fn component(&self, row: &ComponentRow) -> Option<&Component> {
        self.incident.data.component(&row.id).map(|state| &state.component)
    }

    /// Why a step may not be worked on.
    #[must_use]
    pub fn lock(&self, row: &StepRow) -> Option<Lock> {
        lock(self.incident.plan(), row, self.passing.from)
    }

    /// Who of the dial list was dialled; no responders, and no rows of the board.
    pub fn dialled(&self) -> impl Iterator<Item = &Dialling> {
        self.incident.people.dialled.iter()
    }

    /// Who is dialling somebody, as long as that claim stands.
    #[must_use]
    pub fn dialling<'r>(&self, row: &'r ResponderRow) -> Option<&'r DiallingRow> {
        row.dialled(self.passing.from)
    }

    /// Who is dialling somebody of the dial list, as long as that claim stands.
    #[must_use]
    pub fn dialling_outside(&self, one: &Dialling) -> Option<DiallingRow> {
        DiallingRow::standing(&self.incident.people, one.rings.as_ref(), self.passing.from)
    }

    /// Numbers that belong to somebody else: what is to be put right in the contacts.
    pub fn wrong_numbers(&self) -> impl Iterator<Item = &WrongNumber> {
        self.incident.people.wrong_numbers.iter()
    }

    /// The pages that may still matter, in the order in which they were asked for.
    #[must_use]
    pub fn pages(&self) -> Vec<SendingRow> {
        rows(&self.incident.sendings, self.passing.from)
    }

    /// When the next update is due, of the step that was the last one.
    #[must_use]
    pub fn next_update_of(&self, row: &StepRow) -> Option<&NextUpdate> {
        self.next_update.as_ref().filter(|update| update.step == row.reference)
    }

    /// Everything that has a moment, the nearest first: the deadlines, and the steps that wait for an hour.
    #[must_use]
    pub fn moments(&self) -> Vec<&Clock> {
        let mut all: Vec<&Clock> = self.clocks.iter().chain(&self.waits).collect();
        all.sort_by_key(|clock| clock.due);
        all
    }

    /// The clock that runs while somebody who was called has not answered.
    #[must_use]
    pub fn call_out(&self, id: &PersonId) -> Option<&Clock> {
        let waits = |clock: &&Clock| matches!(clock.kind, clocks::Kind::CallOut | clocks::Kind::Expected);
        self.clocks.iter().filter(waits).find(|clock| clock.about.is_person(id))
    }
}

/// A priority and its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityRow {
    /// Data integrity, restore service or communicate.
    pub priority: Priority,
    /// How many steps are settled: done, skipped or not applicable.
    pub settled: usize,
    /// The steps in the runbook's order.
    pub steps: Vec<StepRow>,
}

/// Something that cannot wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// What kind of thing it is.
    pub kind: Kind,
    /// The step's code, the component or the person that it is about; none where it is about the incident.
    pub about: Option<String>,
    /// Who is on it; none where nobody is.
    pub who: Option<PersonId>,
    /// Since when it is so, where a moment can be named.
    pub since: Option<Moment>,
    /// What is wrong, as one line without what to do about it.
    pub say: Sentence,
    /// What to do about it.
    pub hint: Advice,
    /// How loud it is.
    pub weight: Weight,
    /// Whether whoever is on it has begun: else they were only asked.
    pub is_begun: bool,
}

impl Alarm {
    /// Whether it is about time: a deadline that has passed, clocks that disagree, or a page that should have
    /// begun or ended.
    #[must_use]
    pub fn is_of_time(&self) -> bool {
        match self.weight {
            Weight::Clock | Weight::Late => true,
            Weight::Loudest | Weight::Wrong => matches!(self.kind, Kind::PageFailed | Kind::PageUncertain),
        }
    }

    /// Whether a deadline has passed.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.weight == Weight::Late
    }
}

/// What an alarm is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Customers use what is known to be wrong, or what nobody has confirmed.
    Serves,
    /// The machine's clock and the log disagree.
    Clock,
    /// A deadline has passed: of that kind.
    Late(clocks::Kind),
    /// The command is offered and not taken.
    Offered,
    /// Whoever looks was relieved of the command.
    Relieved,
    /// What was known of a component's data no longer holds.
    Stale,
    /// A step failed.
    Failed,
    /// A step was worked on while it was locked.
    WhileLocked,
    /// Where data is stored goes in a circle.
    Circle,
    /// Nobody speaks with customers.
    Silence,
    /// Service is back, and something is still on hold.
    Held,
    /// Service is back, and customers have not had the all-clear.
    Owed,
    /// A page was not sent.
    PageFailed,
    /// Nobody knows whether a page arrived.
    PageUncertain,
    /// Some entries are kept and not understood.
    NotUnderstood,
}

impl Kind {
    /// The word for it, in `crisis status --json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Serves => "serves",
            Self::Clock => "clock",
            Self::Late(kind) => kind.word(),
            Self::Offered => "offered",
            Self::Relieved => "relieved",
            Self::Stale => "stale",
            Self::Failed => "failed",
            Self::WhileLocked => "while_locked",
            Self::Circle => "circle",
            Self::Silence => "silence",
            Self::Held => "held",
            Self::Owed => "owed",
            Self::PageFailed => "page_failed",
            Self::PageUncertain => "page_uncertain",
            Self::NotUnderstood => "not_understood",
        }
    }
}

/// How loud an alarm is, the loudest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Before anything else, until it is settled.
    Loudest,
    /// Clocks disagree: nobody can rely on what is late.
    Clock,
    /// A deadline has passed.
    Late,
    /// Something is wrong.
    Wrong,
}

/// What something to do is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// A step.
    Step(StepRef),
    /// A component in scope.
    Component(ComponentId),
    /// Somebody.
    Person(PersonId),
}

/// Something to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What it is about; none where that is the incident.
    pub on: Option<Object>,
    /// What to do: "start D4@db-1 Compare row counts".
    pub say: Sentence,
    /// Why, where that is more than that it comes next.
    pub why: Option<Sentence>,
    /// How: what to ask for, or whom to wait for.
    pub hint: Advice,
    /// How many steps it holds back; said to whoever commands.
    pub holds: usize,
}

impl Next {
    /// The same, because of something.
    #[must_use]
    pub(super) fn because(self, why: Sentence) -> Self {
        Self { why: Some(why), ..self }
    }

    /// The step that it is about, where it is one.
    #[must_use]
    pub fn step(&self) -> Option<&StepRef> {
        match &self.on {
            Some(Object::Step(step)) => Some(step),
            Some(Object::Component(_) | Object::Person(_)) | None => None,
        }
    }

    /// What to ask for; nothing where there is only to wait, or somebody else to ask.
    #[must_use]
    pub fn ask(&self) -> Option<&Ask> {
        let others = matches!(self.hint.whom, Some(Whom::Person(_)));
        self.hint.say.asks().first().copied().filter(|_| !others)
    }

    /// What to do and why, in one sentence.
    #[must_use]
    pub fn in_full(&self) -> Sentence {
        match &self.why {
            Some(why) => Sentence::joined(": ", vec![self.say.clone(), why.clone()]),
            None => self.say.clone(),
        }
    }

    /// Whether it asks for the same about the same as another.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.ask().zip(other.ask()).is_some_and(|(one, other)| (one.verb(), one.about()) == (other.verb(), other.about()))
    }
}

/// Why a step may not be worked on at a moment, in words.
pub(super) fn lock(plan: Plan<'_>, row: &StepRow, now: Moment) -> Option<Lock> {
    row.locked?;
    let instance = plan.instance(&row.reference)?;
    let lock = gate::lock(plan, &instance, now).filter(|_| !row.state.is_settled());
    lock.or_else(|| second_person(&instance))
}
