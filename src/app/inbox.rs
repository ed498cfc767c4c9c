//! What came in and belongs to no incident yet: this month's stream and the last one's. Whoever declares
//! takes it along; that is said here afterwards, so that nobody waits for it twice.
//!
//! Decides nothing and declares nothing by itself. That the inbox cannot be read holds up no declaration.

use std::sync::Arc;

use super::checkpoint;
use super::fold::{Fold, ReadOn, fold_all, fold_on};
use super::session::{Failure, LogError, Session};
use crate::domain::amended::Amended;
use crate::domain::id::IncidentId;
use crate::domain::inbox::recorded::{self, Recorded, recorded};
use crate::domain::inbox::rows::{AlertRow, grouped};
use crate::domain::inbox::state::{Inbox, Report};
use crate::domain::inbox::stream::Month;
use crate::domain::inbox::trigger::{Met, met};
use crate::domain::incident::Incident;
use crate::domain::lifecycle::declare::Declaring;
use crate::domain::stamp::Moment;
use crate::store::{Draft, Log};

/// What came in, by month, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Came {
    months: Vec<(Month, Arc<Incident>)>,
}

impl Came {
    /// Reads what came in this month and in the last one.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn read(log: &mut dyn Log, now: Moment) -> Result<Self, LogError> {
        Self::of(log, &[Month::of(now), Month::of(now).before()])
    }

    /// Reads what came in during the last two months in which anything did, for whoever has no clock: see
    /// [`Self::until`].
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn newest_two(log: &mut dyn Log) -> Result<Self, LogError> {
        let mut months: Vec<Month> = log.listed()?.iter().filter_map(|listed| Month::of_stream(&listed.incident)).collect();
        months.sort();
        months.reverse();
        months.truncate(2);
        Self::of(log, &months)
    }

    fn of(log: &mut dyn Log, months: &[Month]) -> Result<Self, LogError> {
        let listed = log.listed()?;
        let mut came = Self::default();
        for month in months {
            let id = month.stream();
            if listed.iter().any(|listed| listed.incident == id) {
                came.months.push((*month, fold(log, &id)?.incident));
            }
        }
        Ok(came)
    }

    /// What of it may still matter at a moment: what came in that month and in the one before.
    #[must_use]
    pub fn until(&self, now: Moment) -> Self {
        let month = Month::of(now);
        let fits = |(of, _): &&(Month, Arc<Incident>)| *of == month || *of == month.before();
        Self { months: self.months.iter().filter(fits).cloned().collect() }
    }

    /// What came in during the newest month, and which month that is.
    #[must_use]
    pub fn newest(&self) -> Option<(Month, &Incident)> {
        self.months.first().map(|(month, incident)| (*month, &**incident))
    }

    /// The same, as far as it can be read.
    pub fn as_far_as_read(log: &mut dyn Log, now: Moment) -> Self {
        Self::read(log, now).unwrap_or_default()
    }

    /// What came in, by month.
    pub fn inboxes(&self) -> Vec<&Inbox> {
        self.months.iter().map(|(_, incident)| &*incident.inbox).collect()
    }

    /// Whether nothing waits for anybody.
    pub fn is_empty(&self) -> bool {
        self.reports().next().is_none() && self.inboxes().iter().all(|inbox| inbox.alerts().all(|alert| !alert.is_open()))
    }

    /// The reports that nobody took or dismissed, the newest first, each with how people call it: `11-3`.
    pub fn reports(&self) -> impl Iterator<Item = (String, &Report)> {
        self.months.iter().flat_map(|(month, incident)| {
            let open = incident.inbox.reports.iter().rev().filter(|report| report.is_open());
            open.map(move |report| (month.names(&incident.numbering.name(report.deed.entry)), report))
        })
    }

    /// The alerts that fire, by source and component.
    pub fn alerts(&self) -> Vec<AlertRow> {
        grouped(self.inboxes().iter().flat_map(|inbox| inbox.alerts()).filter(|alert| alert.is_open()))
    }

    /// By which rule it is enough to call it a crisis; none where it is not.
    pub fn met(&self) -> Option<Met> {
        met(&self.inboxes())
    }

    /// What a declaration would take along.
    pub fn recorded(&self) -> Recorded {
        recorded(&self.inboxes())
    }
}

/// Declares an incident with what came in before, and opens it. A drill takes nothing along: what came in is
/// not part of the exercise.
///
/// # Errors
/// A refusal, or the log's failure; then nothing was declared.
pub fn declare(mut log: Box<dyn Log>, declaring: Declaring, at: Option<Moment>, now: Moment) -> Result<Session, Failure> {
    let came = if declaring.drill { Came::default() } else { Came::as_far_as_read(log.as_mut(), now) };
    let declaring = Declaring { recorded: came.recorded(), ..declaring };
    let mut session = Session::declare(log, &declaring, at, now)?;
    // It is declared: what cannot be marked waits in the inbox as before.
    let _ = mark(&mut session, &came, &declaring, now);
    Ok(session)
}

/// Says in the inbox what an incident took along.
fn mark(session: &mut Session, came: &Came, declaring: &Declaring, now: Moment) -> Result<(), LogError> {
    let (id, by) = (session.id().clone(), declaring.declarer.id.clone());
    for (month, incident) in &came.months {
        let Some(fact) = recorded::taken(&incident.inbox, &id, &declaring.recorded.carried) else { continue };
        let mut turn = session.log().begin(&month.stream())?;
        turn.add(&Draft { at: now, by: by.clone(), fact: fact.into() }, now)?;
        turn.keep()?;
    }
    Ok(())
}

/// What a stream adds up to.
fn fold(log: &mut dyn Log, id: &IncidentId) -> Result<Fold, LogError> {
    if let Some((before, seal)) = checkpoint::load(log, id)
        && let ReadOn::Sound(fold) = fold_on(before, seal, log, id)?
    {
        return Ok(*fold);
    }
    fold_all(log, id, Amended::default())
}
