//! What casts doubt on a verdict.

use serde::{Deserialize, Serialize};

use crate::domain::id::{ComponentId, PersonId};
use crate::domain::record::Deed;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::vocabulary::Verdict;

/// Why the verdict on a component no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Who did what casts doubt on it, or said so.
    pub by: PersonId,
    /// When that happened, as told.
    pub at: Moment,
    /// What happened that casts doubt on it.
    pub cause: Cause,
}

impl Doubt {
    /// The doubt that somebody's deed casts.
    #[must_use]
    pub(super) fn of(cause: &Cause, deed: &Deed) -> Self {
        Self { by: deed.by.clone(), at: deed.at, cause: cause.clone() }
    }
}

/// What casts doubt on a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// Somebody said so, in these words.
    Said(String),
    /// An integrity step of that code no longer stands, for that reason.
    Reopened(String, String),
    /// That component went down again: it itself, or what its data is stored on.
    WentDown(ComponentId),
    /// The verdict on that component, on which its data is stored, is in doubt.
    InDoubt(ComponentId),
    /// The data of that component, on which its own is stored, is of that verdict now.
    Judged(ComponentId, Verdict),
    /// That component, on which its data is stored, was given up.
    GivenUp(ComponentId),
    /// Another path was chosen, that one: what was judged may have been the data of the other.
    PathChanged(String),
    /// Its data is stored on that component now, whose own is not confirmed.
    Moved(ComponentId),
}

impl Cause {
    /// What happened, in a sentence.
    #[must_use]
    pub fn spoken(&self) -> Sentence {
        match self {
            Self::Said(why) => why.into(),
            Self::Reopened(code, why) => say!("rules-was-reopened", code = code, why = why),
            Self::WentDown(component) => say!("rules-went-down", component = component),
            Self::InDoubt(component) => say!("rules-ground-in-doubt", component = component),
            Self::Judged(component, verdict) => say!("rules-ground-judged", component = component, verdict = *verdict),
            Self::GivenUp(component) => say!("rules-ground-given-up", component = component),
            Self::PathChanged(path) => say!("rules-path-changed", path = path),
            Self::Moved(component) => say!("rules-moved-onto", component = component),
        }
    }

    /// The same for what is stored on the component that it happened to.
    pub(super) fn above(&self, ground: &ComponentId) -> Self {
        match self {
            Self::Said(_) | Self::Reopened(..) | Self::Moved(_) => Self::InDoubt(ground.clone()),
            Self::WentDown(_) | Self::InDoubt(_) | Self::Judged(..) | Self::GivenUp(_) | Self::PathChanged(_) => self.clone(),
        }
    }
}
