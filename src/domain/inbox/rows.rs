//! What came in as a person sees it: reports one by one, the alerts of one source and component in one line.

use crate::domain::alert::AlertState;
use crate::domain::id::ComponentId;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;

use super::state::{Alerted, Inbox, Report};

/// The alerts of one source about one component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertRow {
    /// Which monitoring sends them.
    pub source: String,
    /// The component that they are about, where that is known.
    pub component: Option<ComponentId>,
    /// How many of them fire.
    pub firing: usize,
    /// How many are resolved.
    pub resolved: usize,
    /// What the last one that changed says.
    pub summary: String,
    /// Since when that one is as it is.
    pub since: Moment,
    /// Whether one that fires is a trigger.
    pub trigger: bool,
}

impl AlertRow {
    fn of(alert: &Alerted) -> Self {
        let (source, component) = (alert.alert.source.clone(), alert.alert.component.clone());
        let (summary, since) = (alert.alert.summary.clone(), alert.since);
        Self { source, component, firing: 0, resolved: 0, summary, since, trigger: false }
    }

    fn take(&mut self, alert: &Alerted) {
        let fires = alert.alert.state == AlertState::Firing;
        self.firing += usize::from(fires);
        self.resolved += usize::from(!fires);
        self.trigger |= fires && alert.alert.trigger;
        // One that fires says more than one that does not.
        if (fires, alert.since) >= (self.firing > usize::from(fires), self.since) {
            self.since = alert.since;
            self.summary.clone_from(&alert.alert.summary);
        }
    }

    /// The line of it: how many fire, and what the last one says.
    #[must_use]
    pub fn say(&self) -> Sentence {
        let about = about(&self.source, self.component.as_ref(), None);
        if self.firing == 0 {
            return say!("rules-came-resolved", about = about, count = self.resolved, summary = &self.summary);
        }
        say!("rules-came-alerts", about = about, count = self.firing, summary = &self.summary)
    }
}

/// Who or what says something, about which component, and how bad that calls it.
#[must_use]
pub fn about(source: &str, component: Option<&ComponentId>, severity: Option<&str>) -> String {
    let parts = [Some(source), component.map(ComponentId::as_str), severity];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A report in a line.
#[must_use]
pub fn say_report(report: &Report) -> Sentence {
    let heard = &report.heard;
    let who = about(&heard.who, heard.component.as_ref(), None);
    say!("rules-came-report", who = who, what = &heard.what, reproduced = report.reproduced_by.is_some())
}

/// Some alerts by source and component: those that fire first, then what changed last.
#[must_use]
pub fn grouped<'a>(alerts: impl Iterator<Item = &'a Alerted>) -> Vec<AlertRow> {
    let mut rows: std::collections::BTreeMap<(&str, Option<&ComponentId>), AlertRow> = std::collections::BTreeMap::new();
    for alert in alerts {
        let key = (alert.alert.source.as_str(), alert.alert.component.as_ref());
        rows.entry(key).or_insert_with(|| AlertRow::of(alert)).take(alert);
    }
    let mut rows: Vec<AlertRow> = rows.into_values().collect();
    rows.sort_by_key(|row| (!row.trigger, row.firing == 0, std::cmp::Reverse(row.since)));
    rows
}

/// How many reports of an incident stand, and how many alerts fire.
#[must_use]
pub fn counts(inbox: &Inbox) -> (usize, usize) {
    (inbox.reports.iter().filter(|report| report.is_open()).count(), inbox.alerts().filter(|alert| alert.is_open()).count())
}
