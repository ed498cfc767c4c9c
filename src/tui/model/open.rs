//! The open incident as it is seen: what the desk published of it, and where the cursor stands on its board.

use std::cell::OnceCell;

use crate::app::desk::Published;
use crate::domain::board;
use crate::domain::board::Board;
use crate::domain::board::callout::Candidate;
use crate::domain::data::rows::ComponentRow;
use crate::domain::id::{ComponentId, PersonId, StepRef};
use crate::domain::inbox::lines::Line;
use crate::domain::people::rows::ResponderRow;
use crate::domain::reckoning::Reckoning;
use crate::domain::record::Person;

use crate::domain::steps::rows::StepRow;
use crate::domain::steps::state::StepState;
use crate::tui::spot::{Focus, Spot, Whom};

use super::alerts::Alerts;
use super::shown::Shown;
use super::timeline::Timeline;

/// What the key for what is next does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// It is done at once.
    AtOnce,
    /// A form is opened for it.
    Opens,
    /// It opens the briefing, which is read before.
    Briefs,
    /// The cursor goes there: somebody else does it, or time.
    Goes,
}

/// The open incident as it is seen.
#[derive(Clone, Debug)]
pub struct Open {
    /// As it stands in the log.
    pub published: Published,
    /// What a person sees of it now.
    pub board: Board,
    /// What came in since the incident was declared, the newest first.
    pub came: Vec<Line>,
    /// Whom to call, the next one first: found out for a board once somebody wants to see it.
    pub(super) callout: OnceCell<Vec<Candidate>>,
    /// What the key does for the first of what is next; none where nothing is, or the board is new.
    pub does: Option<Does>,
    /// Which list the cursor is in.
    pub focus: Focus,
    /// The step that the cursor stands on.
    pub step: Option<StepRef>,
    /// Of each priority the steps that are shown: all, or only those of whoever looks.
    pub shown: Vec<Shown>,
    /// Only those of whoever looks are shown.
    own_only: bool,
    /// The component that the cursor stands on.
    pub component: Option<ComponentId>,
    /// The order in which the components stay for as long as the cursor is among them.
    pub held: Vec<ComponentId>,
    /// The responder that the cursor stands on.
    pub responder: Option<PersonId>,
    /// Whom the cursor stands on among all who could be there or be dialled.
    pub whom: Option<Whom>,
    /// The step that the cursor stands on among those that tell customers something, where it was moved.
    pub notice: Option<StepRef>,
    /// What is seen of the timeline.
    pub timeline: Timeline,
    /// What was brought to the ears of whoever sits here.
    pub alerted: Alerts,
}

impl Open {
    /// An incident as it was just opened: the cursor stands on the step that is next for whoever looks.
    #[must_use]
    pub fn new(published: Published, told: Reckoning, me: Option<&Person>) -> Self {
        let board = board::board(&published.incident, told, me.map(|me| &me.id));
        let step = board.next_step().cloned();
        let alerted = Alerts::all(&published.incident, &board, me.map(|me| &me.id), told.now);
        Self {
            came: board.came_since(),
            published,
            board,
            callout: OnceCell::new(),
            does: None,
            focus: Focus::Steps,
            step,
            shown: Vec::new(),
            own_only: false,
            component: None,
            held: Vec::new(),
            responder: None,
            whom: None,
            notice: None,
            timeline: Timeline::default(),
            alerted,
        }
    }

    /// Looks at it anew: after time passed, or something was published.
    pub(super) fn look(&mut self, told: Reckoning, me: Option<&PersonId>, own_only: bool) {
        let passed = self.board.pass(&self.published.incident, told, me);
        if !passed {
            self.board = board::board(&self.published.incident, told, me);
            self.does = None;
            self.callout = OnceCell::new();
            self.came = self.board.came_since();
        }
        self.hold();
        // Whose own the steps are depends on the cursor too; which there are at all, on the board alone.
        if !passed || own_only || self.own_only || self.shown.is_empty() {
            self.shown = self.all_shown(me, own_only);
            self.own_only = own_only;
        }
    }

    /// Takes the cursor to something on the board, or to a list of it.
    pub fn stand(&mut self, spot: &Spot) {
        match spot {
            Spot::Step(step) => (self.step, self.focus) = (Some(step.clone()), Focus::Steps),
            Spot::Component(id) => (self.component, self.focus) = (Some(id.clone()), Focus::Components),
            Spot::Person(id) => (self.responder, self.focus) = (Some(id.clone()), Focus::People),
            Spot::List(focus) => self.focus = *focus,
            Spot::Row(_) | Spot::Field(_) | Spot::Choice(..) | Spot::Key(_) => {}
        }
    }

    /// Of each priority the steps that are shown. Where somebody wants to see only their own, those are
    /// hidden that are of another role, not in their hands, not next for them; never the one under the
    /// cursor.
    fn all_shown(&self, me: Option<&PersonId>, own_only: bool) -> Vec<Shown> {
        let role = self.board.responders.iter().find(|row| Some(&row.id) == me).and_then(|row| row.role);
        let own = |row: &StepRow| {
            (role.is_some() && row.role.role() == role)
                || (row.delegated.is_some() && row.delegated.as_ref() == me)
                || (row.state == StepState::Started && row.by.as_ref() == me)
                || self.board.next.iter().any(|next| next.step() == Some(&row.reference))
                || self.step.as_ref() == Some(&row.reference)
        };
        self.board.priorities.iter().map(|priority| Shown::of(&priority.steps, |row| own_only && !own(row))).collect()
    }

    /// Whether a step is shown.
    #[must_use]
    pub fn shows(&self, step: &StepRef) -> bool {
        self.place(step).is_some()
    }

    /// Where a step stands that is shown: in which priority, and behind how many others that are shown of it.
    fn place(&self, step: &StepRef) -> Option<(usize, usize)> {
        let (priority, row) = self.board.place(step)?;
        Some((priority, self.shown.get(priority)?.before(row)?))
    }

    /// Where the cursor stands; on the first step that is shown where its own is gone.
    #[must_use]
    pub fn here(&self) -> Option<(usize, usize)> {
        let first = || Some((self.shown.iter().position(|shown| !shown.rows.is_empty())?, 0));
        self.step.as_ref().and_then(|step| self.place(step)).or_else(first)
    }

    /// The step at a place among those that are shown.
    fn at(&self, (priority, before): (usize, usize)) -> Option<&StepRow> {
        self.board.at((priority, *self.shown.get(priority)?.rows.get(before)?))
    }

    /// How many steps are shown, and how many of them stand before the cursor.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let many = |shown: &[Shown]| shown.iter().map(|shown| shown.rows.len()).sum::<usize>();
        let before = |(priority, before)| many(self.shown.get(..priority).unwrap_or_default()) + before;
        (many(&self.shown), self.here().map_or(0, before))
    }

    /// The step before which so many others are shown.
    #[must_use]
    pub fn nth(&self, mut before: usize) -> Option<&StepRow> {
        for (priority, shown) in self.shown.iter().enumerate() {
            if before < shown.rows.len() {
                return self.at((priority, before));
            }
            before -= shown.rows.len();
        }
        None
    }

    /// Goes on from a step that was just finished, to what is next for whoever looks;
    /// not where the cursor was moved meanwhile. Says whether it did.
    pub fn go_on(&mut self, from: &StepRef) -> bool {
        let settled = |row: &&StepRow| row.reference == *from && (row.state.is_settled() || row.wants_second_name);
        if self.focus != Focus::Steps || self.step_here().as_ref().is_none_or(|row| !settled(row)) {
            return false;
        }
        self.go_to_next();
        self.step.as_ref() != Some(from)
    }

    /// Takes the cursor to the step that is next for whoever looks: it stays among
    /// the steps. What comes before that and is none is done from there all the same.
    pub fn go_to_next(&mut self) {
        if let Some(step) = self.board.next_step().cloned() {
            self.stand(&Spot::Step(step));
        }
    }

    /// Holds the components in their order for as long as the cursor is
    /// among them, so that none moves away under it; new ones come last.
    fn hold(&mut self) {
        if self.focus != Focus::Components {
            if !self.held.is_empty() {
                self.held.clear();
                self.board.components = board::components(&self.published.incident);
            }
            return;
        }
        let held = &self.held;
        self.board.components.sort_by_key(|row| held.iter().position(|id| *id == row.id).unwrap_or(usize::MAX));
        self.held = self.board.components.iter().map(|row| row.id.clone()).collect();
        self.component = self.component_here().map(|row| row.id.clone());
    }

    /// All steps that are shown, in the order of the screen.
    pub fn steps(&self) -> impl Iterator<Item = &StepRow> {
        let beside = self.board.priorities.iter().zip(&self.shown);
        beside.flat_map(|(priority, shown)| shown.rows.iter().filter_map(|at| priority.steps.get(*at)))
    }

    /// The step that the cursor stands on; the first where that one is gone.
    #[must_use]
    pub fn step_here(&self) -> Option<&StepRow> {
        self.at(self.here()?)
    }

    /// How a step is done, in Markdown.
    #[must_use]
    pub fn detail(&self, step: &StepRef) -> &str {
        self.published.incident.plan().step(step).map_or("", |step| step.detail.as_str())
    }

    /// The component that the cursor stands on; the first where that one is gone.
    #[must_use]
    pub fn component_here(&self) -> Option<&ComponentRow> {
        let rows = &self.board.components;
        rows.iter().find(|row| Some(&row.id) == self.component.as_ref()).or_else(|| rows.first())
    }

    /// The responder that the cursor stands on; the first where that one is gone.
    #[must_use]
    pub fn responder_here(&self) -> Option<&ResponderRow> {
        let rows = &self.board.responders;
        rows.iter().find(|row| Some(&row.id) == self.responder.as_ref()).or_else(|| rows.first())
    }
}
