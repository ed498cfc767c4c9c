//! What there is to choose from at home: the incidents, and the runbooks that one can declare from.

use crate::domain::runbook::Runbook;
use crate::domain::short_id::ShortIds;
use crate::domain::speech::{Sentence, say};

use super::Model;

/// A row of home that the cursor can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The incident at that place of the list.
    Incident(usize),
    /// The runbook at that place of the shelf.
    Runbook(usize),
}

/// The rows of home: open incidents first, then the runbooks, then incidents that are over, the latest first.
#[must_use]
pub fn places(model: &Model) -> Vec<Place> {
    let listed = model.listed.as_deref().unwrap_or_default();
    let incidents =
        |closed: bool| listed.iter().enumerate().filter(move |(_, listed)| listed.closed == closed).map(|(place, _)| place).rev();
    let open = incidents(false).map(Place::Incident);
    open.chain(runbooks(model)).chain(incidents(true).map(Place::Incident)).collect()
}

/// The runbook that is looked at; none where its file is refused.
#[must_use]
pub fn looked_at(model: &Model) -> Option<&Runbook> {
    model.given.shelf.runbooks().get(model.looked_at)?.runbook.as_ref()
}

/// How people read the ids of the incidents there are.
#[must_use]
pub fn short_ids(model: &Model) -> ShortIds {
    ShortIds::of(model.listed.iter().flatten().map(|listed| &listed.incident))
}

/// What a row of home is called, and what choosing it does; nothing for one that cannot be chosen.
#[must_use]
pub fn named(model: &Model, ids: &ShortIds, place: Place) -> Option<(String, Sentence)> {
    match place {
        Place::Incident(at) => {
            let listed = model.listed.as_ref()?.get(at)?;
            Some((ids.display(&listed.incident).to_owned(), say!("keys-go-to-incident")))
        }
        Place::Runbook(at) => {
            let runbook = model.given.shelf.runbooks().get(at)?.runbook.as_ref()?;
            Some((runbook.id.to_string(), say!("keys-go-to-runbook", title = &runbook.title)))
        }
    }
}

/// The runbooks, for the worst trouble first, and of those the widest and then the most thorough one; last
/// those that are refused.
fn runbooks(model: &Model) -> impl Iterator<Item = Place> {
    let mut ranked: Vec<_> = model.given.shelf.runbooks().iter().enumerate().collect();
    ranked.sort_by_key(|(_, shelved)| shelved.runbook.as_ref().map_or((u8::MAX, 0, 0), rank));
    ranked.into_iter().map(|(place, _)| Place::Runbook(place)).collect::<Vec<_>>().into_iter()
}

/// Smaller for a runbook that comes earlier.
fn rank(runbook: &Runbook) -> (u8, usize, usize) {
    (runbook.severity, usize::MAX - runbook.components.len(), usize::MAX - runbook.steps.len())
}
