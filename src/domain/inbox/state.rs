//! What came in, added up: each report with what became of it, and each alert once, with how often it fired.
//!
//! Bounded: of more reports or alerts than [`MOST_REPORTS`] and [`MOST_ALERTS`] the log has the rest, and the
//! incident counts what it did not take.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::alert::{Alert, AlertState};
use crate::domain::alike::same;
use crate::domain::entry_ref::EntryRef;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::reckoning::Setback;
use crate::domain::record::Deed;
use crate::domain::stamp::Moment;

use super::facts::{InboxFact, ReportHeard};

/// How many reports are held.
pub const MOST_REPORTS: usize = 2_000;

/// How many different alerts are held.
pub const MOST_ALERTS: usize = 20_000;

/// How many changes of an alert are held, the newest ones.
const MOST_CHANGES: usize = 8;

/// What came in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inbox {
    /// The reports, in the order of the log.
    pub reports: Vec<Report>,
    /// The alerts, by source and key.
    alerts: BTreeMap<String, BTreeMap<String, Alerted>>,
    /// How many alerts that are.
    held: usize,
}

/// A report and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What was put on record.
    pub heard: ReportHeard,
    /// Who entered it, when and in which entry.
    pub deed: Deed,
    /// Who saw the same, first.
    pub reproduced_by: Option<PersonId>,
    /// The first of the reports with which it is of one thing; its own entry where nobody joined it.
    pub thing: EntryRef,
    /// Why it leads nowhere, and who says so.
    pub dismissed: Option<Deed>,
    /// The incident that took it along.
    pub taken: Option<IncidentId>,
    /// Whether they were called back: a later report of theirs was heard.
    pub called_back: bool,
}

impl Report {
    /// Whether it is still to be looked at, and no incident's.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.dismissed.is_none() && self.taken.is_none()
    }

    /// When a call was promised that nobody made yet.
    #[must_use]
    pub fn callback(&self) -> Option<Moment> {
        let promised = self.heard.callback.filter(|_| self.is_open() && !self.called_back);
        promised.map(|callback| callback.to_utc().into())
    }
}

/// An alert as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alerted {
    /// What was last said of it.
    pub alert: Alert,
    /// Since when it is as it is.
    pub since: Moment,
    /// The entry that last changed it.
    pub entry: EntryRef,
    /// How often it began to fire.
    pub times: u32,
    /// What became of it, the last changes, the newest last.
    pub changes: Vec<(AlertState, Moment)>,
    /// The incident that took it along, as long as it did not fire anew since.
    pub taken: Option<IncidentId>,
}

impl Alerted {
    /// Whether it fires, and is no incident's.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.alert.state == AlertState::Firing && self.taken.is_none()
    }
}

impl Inbox {
    /// The alerts, by source and key.
    pub fn alerts(&self) -> impl Iterator<Item = &Alerted> {
        self.alerts.values().flat_map(BTreeMap::values)
    }

    /// An alert by its source and key.
    #[must_use]
    pub fn alert(&self, source: &str, key: &str) -> Option<&Alerted> {
        self.alerts.get(source)?.get(key)
    }

    /// The report of an entry.
    #[must_use]
    pub fn report(&self, entry: EntryRef) -> Option<&Report> {
        self.reports.iter().find(|report| report.deed.entry == entry)
    }

    /// Whether there is room for what a fact brings.
    #[must_use]
    pub fn has_room_for(&self, fact: &InboxFact) -> bool {
        match fact {
            InboxFact::ReportHeard(_) => self.reports.len() < MOST_REPORTS,
            InboxFact::AlertReceived(fact) => {
                self.held < MOST_ALERTS || self.alert(&fact.alert.source, &fact.alert.key).is_some()
            }
            InboxFact::ReportReproduced(_)
            | InboxFact::ReportsJoined(_)
            | InboxFact::ReportDismissed(_)
            | InboxFact::InboxTaken(_) => true,
        }
    }

    /// Takes a fact about what came in.
    pub fn take(&mut self, fact: &InboxFact, deed: &Deed) {
        match fact {
            InboxFact::ReportHeard(heard) => self.hear(heard, deed),
            InboxFact::ReportReproduced(fact) => {
                self.change(fact.report, |report| {
                    report.reproduced_by.get_or_insert_with(|| deed.by.clone());
                });
            }
            InboxFact::ReportsJoined(fact) => self.join(fact.report, fact.with),
            InboxFact::ReportDismissed(fact) => {
                self.change(fact.report, |report| report.dismissed = Some(deed.because(Some(&fact.why))));
            }
            InboxFact::AlertReceived(fact) => self.receive(&fact.alert, deed),
            InboxFact::InboxTaken(fact) => {
                let taken = || Some(fact.incident.clone());
                for report in &fact.reports {
                    self.change(*report, |report| report.taken = taken());
                }
                for alert in &fact.alerts {
                    if let Some(known) = self.alerts.get_mut(&alert.source).and_then(|keys| keys.get_mut(&alert.key)) {
                        known.taken = taken();
                    }
                }
            }
        }
    }

    /// Whoever is heard again was called back.
    fn hear(&mut self, heard: &ReportHeard, deed: &Deed) {
        let waiting = self.reports.iter_mut().filter(|report| report.heard.callback.is_some() && !report.called_back);
        waiting.filter(|report| same(&report.heard.who, &heard.who)).for_each(|report| report.called_back = true);
        self.reports.push(Report {
            heard: heard.clone(),
            deed: deed.clone(),
            reproduced_by: heard.reproduced_by.clone(),
            thing: deed.entry,
            dismissed: None,
            taken: None,
            called_back: false,
        });
    }

    /// Puts right what was told by a clock that was ahead.
    pub fn put_right(&mut self, setback: Setback) {
        let deeds = self.reports.iter_mut().flat_map(|report| std::iter::once(&mut report.deed).chain(&mut report.dismissed));
        setback.put_right(deeds.map(|deed| &mut deed.at));
    }

    fn change(&mut self, entry: EntryRef, change: impl FnOnce(&mut Report)) {
        if let Some(report) = self.reports.iter_mut().find(|report| report.deed.entry == entry) {
            change(report);
        }
    }

    /// Two reports are of one thing, and with them whatever was joined to either.
    fn join(&mut self, one: EntryRef, other: EntryRef) {
        let thing = |entry| self.report(entry).map(|report| report.thing);
        let (Some(one), Some(other)) = (thing(one), thing(other)) else { return };
        let first = one.min(other);
        for report in &mut self.reports {
            if report.thing == one || report.thing == other {
                report.thing = first;
            }
        }
    }

    fn receive(&mut self, alert: &Alert, deed: &Deed) {
        let keys = self.alerts.entry(alert.source.clone()).or_default();
        let Some(known) = keys.get_mut(&alert.key) else {
            let fires = alert.state == AlertState::Firing;
            let since = alert.since().unwrap_or(deed.at);
            let changes = vec![(alert.state, since)];
            let times = u32::from(fires);
            let new = Alerted { alert: alert.clone(), since, entry: deed.entry, times, changes, taken: None };
            keys.insert(alert.key.clone(), new);
            self.held += 1;
            return;
        };
        if known.takes(alert, deed.at) {
            known.become_as(alert, deed);
        }
    }
}

impl Alerted {
    /// Whether what is sent of it is news: neither a repetition, nor something that was overtaken. Sources
    /// send at least once, and not in order; where they say no times, the order of the log counts.
    #[must_use]
    pub fn takes(&self, sent: &Alert, at: Moment) -> bool {
        let ours = self.alert.began();
        let later = |one: Option<Moment>, other: Option<Moment>| one.zip(other).is_none_or(|(one, other)| one > other);
        match (self.alert.state, sent.state) {
            // Firing anew after it was resolved unseen, or told to be worse than before.
            (AlertState::Firing, AlertState::Firing) => {
                let anew = sent.began() != ours && later(sent.began(), ours) && sent.began().is_some();
                let changed = (&sent.summary, &sent.severity, &sent.component, sent.trigger)
                    != (&self.alert.summary, &self.alert.severity, &self.alert.component, self.alert.trigger);
                let overtaken = sent.began().zip(ours).is_some_and(|(began, ours)| began < ours);
                anew || (self.taken.is_some() && sent.began().is_none()) || (changed && !overtaken)
            }
            (AlertState::Firing, AlertState::Resolved) => {
                // The end of what fired before this.
                let before = sent.began().zip(ours).is_some_and(|(began, ours)| began < ours);
                let ended = sent.since().unwrap_or(at);
                !before && ended >= self.since
            }
            (AlertState::Resolved, AlertState::Firing) => later(sent.began(), ours) && sent.since().unwrap_or(at) >= self.since,
            (AlertState::Resolved, AlertState::Resolved) => false,
        }
    }

    /// Takes over what is news.
    fn become_as(&mut self, sent: &Alert, deed: &Deed) {
        let fires = sent.state == AlertState::Firing;
        let untimed = self.taken.is_some() && sent.began().is_none();
        let anew = fires && (self.alert.state == AlertState::Resolved || sent.began() != self.alert.began() || untimed);
        if anew || sent.state != self.alert.state {
            self.since = sent.since().unwrap_or(deed.at);
            self.changes.push((sent.state, self.since));
            let excess = self.changes.len().saturating_sub(MOST_CHANGES);
            self.changes.drain(..excess);
        }
        if anew {
            self.times = self.times.saturating_add(1);
            self.taken = None;
        }
        let before = std::mem::replace(&mut self.alert, sent.clone());
        if !fires {
            self.alert.keep_of(before);
        }
        self.entry = deed.entry;
    }
}
