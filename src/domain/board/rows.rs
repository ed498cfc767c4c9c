//! The rows of the board.

use crate::domain::advice::{Advice, Lock};
use crate::domain::component::Component;
use crate::domain::data::rows::ComponentRow;
use crate::domain::gate;
use crate::domain::gate::holds::{Holds, Kept};
use crate::domain::id::{IncidentId, PersonId, StepRef};
use crate::domain::incident::Incident;
use crate::domain::lifecycle::state::Status;
use crate::domain::notices::rows::LastNotice;
use crate::domain::people::dialled::Dialling;
use crate::domain::people::rows::ResponderRow;
use crate::domain::reckoning::Doubt;
use crate::domain::record::{Scope, say_evidence};
use crate::domain::runbook::Priority;
use crate::domain::speech::Sentence;
use crate::domain::stamp::Moment;
use crate::domain::steps::held::HeldRow;
use crate::domain::steps::plan::Plan;
use crate::domain::steps::rows::{StepRow, second_person};

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
    /// What customers were told last.
    pub last_notice: Option<LastNotice>,
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
        self.next.iter().find_map(|next| next.step.as_ref())
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

    /// The clock that runs while somebody who was called has not answered.
    #[must_use]
    pub fn call_out(&self, id: &PersonId) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.kind == clocks::Kind::CallOut && clock.about.is_person(id))
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
    /// What is wrong, as one line without what to do about it.
    pub say: Sentence,
    /// What to do about it.
    pub hint: Advice,
    /// How loud it is.
    pub weight: Weight,
}

impl Alarm {
    /// Whether it is about time: a deadline that has passed, or clocks that disagree.
    #[must_use]
    pub fn is_of_time(&self) -> bool {
        match self.weight {
            Weight::Clock | Weight::Late => true,
            Weight::Loudest | Weight::Wrong => false,
        }
    }

    /// Whether a deadline has passed.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.weight == Weight::Late
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

/// Something to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The step, where it is one.
    pub step: Option<StepRef>,
    /// What: "D4@db-1 Compare row counts".
    pub say: Sentence,
    /// How: the verb to run.
    pub hint: Advice,
    /// How many steps it holds back; said to whoever commands.
    pub holds: usize,
}

/// Why a step may not be worked on at a moment, in words.
pub(super) fn lock(plan: Plan<'_>, row: &StepRow, now: Moment) -> Option<Lock> {
    row.locked?;
    let instance = plan.instance(&row.reference)?;
    let lock = gate::lock(plan, &instance, now).filter(|_| !row.state.is_settled());
    lock.or_else(|| second_person(&instance))
}
