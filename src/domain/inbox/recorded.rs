//! What a declaration takes along of what came in: the reports that stand and the alerts that fire. Sources,
//! reporter and beginning are what these say; where they say nothing, nothing is assumed.

use chrono::{DateTime, FixedOffset};

use crate::domain::entry_ref::EntryRef;
use crate::domain::id::PersonId;
use crate::domain::runbook::Trigger;
use crate::domain::stamp::Moment;

use super::facts::{AlertReceived, AlertRef, InboxFact, InboxTaken, ReportHeard, ReportsJoined};
use super::state::{Alerted, Inbox, Report};

/// How many alerts an incident takes along: those that are a trigger, then those that began to fire last.
pub const MOST_TAKEN: usize = 500;

/// What is taken along, as it was recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recorded {
    /// What it makes people declare on.
    pub sources: Vec<Trigger>,
    /// Who reported it first.
    pub reporter: Option<String>,
    /// When the first report or alert says that it began.
    pub began_at: Option<DateTime<FixedOffset>>,
    /// What the incident's own log gets.
    pub carried: Vec<Carried>,
}

/// Something that an incident's log gets, as it was put on record before.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// When it was put on record.
    pub at: Moment,
    /// Who put it there.
    pub by: PersonId,
    /// What it is.
    pub fact: InboxFact,
    /// Of a report, which of those before it here it was joined to.
    pub with: Option<usize>,
}

impl Recorded {
    /// How many reports and how many alerts are taken along.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let alerts = self.carried.iter().filter(|carried| matches!(carried.fact, InboxFact::AlertReceived(_))).count();
        (self.carried.len() - alerts, alerts)
    }
}

/// What may be taken along of some months, the newest first.
#[must_use]
pub fn recorded(months: &[&Inbox]) -> Recorded {
    let mut recorded = Recorded::default();
    let older_first = || months.iter().rev();
    for inbox in older_first() {
        carry_reports(inbox, &mut recorded);
    }
    let mut alerts: Vec<&Alerted> = older_first().flat_map(|inbox| taken_alerts(inbox)).collect();
    alerts.sort_by_key(|alert| (alert.alert.trigger, alert.since));
    let excess = alerts.len().saturating_sub(MOST_TAKEN);
    alerts.drain(..excess);
    if !alerts.is_empty() {
        recorded.sources.insert(0, Trigger::Monitoring);
    }
    let by = PersonId::from_log(super::receive::MONITORING);
    for alert in alerts {
        began(&mut recorded, alert.alert.started_at);
        let fact = AlertReceived { alert: alert.alert.clone() }.into();
        recorded.carried.push(Carried { at: alert.since, by: by.clone(), fact, with: None });
    }
    recorded
}

/// That an incident took along what may be taken of a month; none where that is nothing.
#[must_use]
pub fn taken(inbox: &Inbox, incident: &crate::domain::id::IncidentId, carried: &[Carried]) -> Option<InboxTaken> {
    let is_carried = |alert: &&Alerted| {
        carried.iter().any(|carried| match &carried.fact {
            InboxFact::AlertReceived(fact) => (&fact.alert.source, &fact.alert.key) == (&alert.alert.source, &alert.alert.key),
            InboxFact::ReportHeard(_)
            | InboxFact::ReportReproduced(_)
            | InboxFact::ReportsJoined(_)
            | InboxFact::ReportDismissed(_)
            | InboxFact::InboxTaken(_) => false,
        })
    };
    let named = |alert: &Alerted| AlertRef { source: alert.alert.source.clone(), key: alert.alert.key.clone() };
    let alerts: Vec<AlertRef> = taken_alerts(inbox).filter(is_carried).map(named).collect();
    let reports: Vec<EntryRef> = taken_reports(inbox).map(|report| report.deed.entry).collect();
    let nothing = alerts.is_empty() && reports.is_empty();
    (!nothing).then(|| InboxTaken { incident: incident.clone(), reports, alerts })
}

/// That two reports that were taken along are of one thing, by the entries that they have now.
#[must_use]
pub fn joined(carried: &[Carried], entries: &[EntryRef]) -> Vec<ReportsJoined> {
    let places = carried.iter().zip(entries).filter_map(|(carried, report)| Some((report, carried.with?)));
    places.filter_map(|(report, with)| Some(ReportsJoined { report: *report, with: *entries.get(with)? })).collect()
}

fn taken_reports(inbox: &Inbox) -> impl Iterator<Item = &Report> {
    inbox.reports.iter().filter(|report| report.is_open())
}

fn taken_alerts(inbox: &Inbox) -> impl Iterator<Item = &Alerted> {
    inbox.alerts().filter(|alert| alert.is_open())
}

fn carry_reports(inbox: &Inbox, recorded: &mut Recorded) {
    let mut things: Vec<(EntryRef, usize)> = Vec::new();
    for report in taken_reports(inbox) {
        let place = recorded.carried.len();
        let with = things.iter().find(|(thing, _)| *thing == report.thing).map(|(_, first)| *first);
        if with.is_none() {
            things.push((report.thing, place));
        }
        let callback = report.heard.callback.filter(|_| !report.called_back);
        let fact = ReportHeard { reproduced_by: report.reproduced_by.clone(), callback, ..report.heard.clone() }.into();
        recorded.carried.push(Carried { at: report.deed.at, by: report.deed.by.clone(), fact, with });
        recorded.reporter.get_or_insert_with(|| report.heard.who.clone());
        began(recorded, report.heard.since);
        if !recorded.sources.contains(&Trigger::Reports) {
            recorded.sources.push(Trigger::Reports);
        }
    }
}

/// The earliest of what is said of the beginning.
fn began(recorded: &mut Recorded, said: Option<DateTime<FixedOffset>>) {
    recorded.began_at = [recorded.began_at, said].into_iter().flatten().min();
}
