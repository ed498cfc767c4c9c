//! The rows of the board.

use crate::domain::clocks::{self, Clock};
use crate::domain::id::StepRef;
use crate::domain::incident::{ResponderState, StepState};
use crate::domain::runbook::{Priority, Role};
use crate::domain::speech::Sentence;
use crate::domain::stamp::Moment;
use crate::domain::told::Told;
use crate::domain::vocabulary::{Service, Verdict};

/// All that one person sees of an incident at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// The incident's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How bad it is, 1 the worst.
    pub severity: u8,
    /// `open`, `resolved` or `closed`.
    pub status: &'static str,
    /// Only an exercise.
    pub drill: bool,
    /// When it was declared.
    pub declared_at: Moment,
    /// Who commands.
    pub commander: String,
    /// The name of whoever commands.
    pub commander_name: String,
    /// Whether the person who looks is the commander.
    pub commanding: bool,
    /// The three priorities with their steps.
    pub priorities: Vec<PriorityRow>,
    /// The components, worst first.
    pub components: Vec<ComponentRow>,
    /// The people: whoever commands first, then who has not answered, who has no role, who has one; last who may rest.
    pub responders: Vec<ResponderRow>,
    /// All clocks, nearest first.
    pub clocks: Vec<Clock>,
    /// What needs somebody's attention now, worst first.
    pub alarms: Vec<Alarm>,
    /// What whoever looks should do next.
    pub next: Vec<Next>,
    /// What customers were told last.
    pub told: Option<Told>,
    /// How many entries the log has.
    pub entries: u64,
    /// How many of them this version does not understand.
    pub not_understood: u64,
}

impl Board {
    /// All steps, in the order of the priorities.
    pub fn steps(&self) -> impl Iterator<Item = &StepRow> {
        self.priorities.iter().flat_map(|row| &row.steps)
    }

    /// The steps of a priority.
    pub fn steps_of(&self, priority: Priority) -> impl Iterator<Item = &StepRow> {
        self.priorities.iter().filter(move |row| row.priority == priority).flat_map(|row| &row.steps)
    }

    /// The step that is next for whoever looks, if a step is.
    #[must_use]
    pub fn next_step(&self) -> Option<&StepRef> {
        self.next.iter().find_map(|next| next.step.as_ref())
    }

    /// The clock that runs while somebody who was called has not answered.
    #[must_use]
    pub fn call_out(&self, id: &str) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.about == id && clock.kind == clocks::Kind::CallOut)
    }
}

/// A priority and its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorityRow {
    /// Which.
    pub priority: Priority,
    /// How many steps are settled: done, skipped or not applicable.
    pub settled: usize,
    /// The steps in the runbook's order.
    pub steps: Vec<StepRow>,
}

/// A step as it is ticked off.
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no that a row shows")]
#[derive(Clone, Debug, PartialEq)]
pub struct StepRow {
    /// The code under which people speak of it, with its component: `D3@db-1`.
    pub code: String,
    /// The code without the component.
    pub short_code: String,
    /// The name under which the log knows it.
    pub reference: StepRef,
    /// What to do.
    pub title: String,
    /// How, in Markdown.
    pub detail: String,
    /// Its component.
    pub component: Option<String>,
    /// Its state.
    pub state: StepState,
    /// Who changed it last.
    pub by: Option<String>,
    /// That person's name.
    pub by_name: Option<String>,
    /// When.
    pub at: Option<Moment>,
    /// Why, where a reason was given.
    pub why: Option<String>,
    /// What shows it.
    pub evidence: Option<Sentence>,
    /// Who does it.
    pub role: Role,
    /// What it wants: evidence, a verdict.
    pub wants_evidence: bool,
    /// Whether finishing it asks for a verdict.
    pub wants_verdict: bool,
    /// What is gone afterwards.
    pub destroys: Option<String>,
    /// Finished, and waiting for a second name.
    pub wants_second_name: bool,
    /// When it should be done, while somebody is at it.
    pub due: Option<Moment>,
    /// Why its gates were passed.
    pub overridden: Option<String>,
    /// Work was done on it while its gate was shut.
    pub while_locked: bool,
    /// Why it may not be worked on.
    pub locked: Option<Locked>,
}

impl StepRow {
    /// Whether its time is over.
    #[must_use]
    pub fn is_late(&self, now: Moment) -> bool {
        self.due.is_some_and(|due| due <= now)
    }
}

/// Why something may not be touched, and what opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Because of what.
    pub because: Sentence,
    /// The same in two or three words.
    pub short: Sentence,
    /// What to do.
    pub hint: Sentence,
}

/// A component.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentRow {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The verdict on its data.
    pub verdict: Verdict,
    /// Why the verdict no longer holds, and since when.
    pub stale: Option<(Sentence, Moment)>,
    /// Who gave it and when.
    pub judged: Option<(String, Moment)>,
    /// What it rests on, how much is damaged, how old the data is: in words.
    pub grounds: Option<Sentence>,
    /// What customers have of it.
    pub service: Service,
    /// How much of it works.
    pub percent: Option<u8>,
    /// Whether restoring it is locked, and why.
    pub locked: Option<Locked>,
}

/// A responder.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponderRow {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Option<Role>,
    /// Their duty in words.
    pub duty: Option<String>,
    /// Where they stand.
    pub state: ResponderState,
    /// Whether they command.
    pub commands: bool,
    /// The codes of the steps that they are at.
    pub at_work: Vec<String>,
    /// What came of the last call to them, in words.
    pub call: Option<Sentence>,
    /// When they were called, while they have not answered.
    pub unanswered: Option<Moment>,
    /// The role that is proposed for them, and why.
    pub proposed: Option<(Role, Sentence)>,
}

/// Something that cannot wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// What.
    pub say: Sentence,
    /// What to do about it.
    pub hint: Sentence,
    /// Whether a deadline has passed.
    pub late: bool,
}

/// Something to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The step, where it is one.
    pub step: Option<StepRef>,
    /// What: "D4@db-1 Compare row counts".
    pub say: Sentence,
    /// How: the verb to run.
    pub hint: Sentence,
    /// How many steps it holds back; said to whoever commands.
    pub holds: usize,
}
