//! What stands at a moment that a person should hear of: deadlines
//! that have passed, and what should reach them wherever they look.

use crate::domain::board::clocks::{About, Kind};
use crate::domain::board::summons::Summons;
use crate::domain::board::{Board, summons};
use crate::domain::id::PersonId;
use crate::domain::incident::Incident;
use crate::domain::stamp::Moment;

/// What was brought to a person's ears already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alerts {
    /// Deadlines that passed: of what kind, of what, when.
    pub late: Vec<(Kind, About, Moment)>,
    /// What should reach them wherever they look.
    pub summons: Vec<Summons>,
    /// That the clock of this machine and the log disagree.
    pub clocks: bool,
}

impl Alerts {
    /// All that stands at a moment, as if it had been heard.
    #[must_use]
    pub fn all(incident: &Incident, board: &Board, me: Option<&PersonId>, now: Moment) -> Self {
        let summons = me.map(|me| summons::standing(incident, board, me, now)).unwrap_or_default();
        let clocks = board.doubt.is_some_and(|doubt| doubt.is_open());
        Self { late: late(board).collect(), summons, clocks }
    }
}

/// The deadlines that have passed. One that moves counts as a new one: a step that is begun again has its
/// full time again.
fn late(board: &Board) -> impl Iterator<Item = (Kind, About, Moment)> {
    board.clocks.iter().filter(|clock| clock.overdue).map(|clock| (clock.kind, clock.about.clone(), clock.due))
}
