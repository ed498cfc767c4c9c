//! An alert, as monitoring sends it: that something fires, or that it is resolved. What of it is a trigger is
//! said by [`rules`]. An alert is something to look at, never a verdict and never the state of a service.

pub mod rules;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::alike::alike;
use super::id::ComponentId;
use super::speech::{Sentence, say, speaks};
use super::stamp::Moment;
use super::word_list::words;

words! {
    /// What monitoring says of something.
    AlertState {
        /// It is wrong.
        Firing = "firing",
        /// It is as it should be again.
        Resolved = "resolved",
    }
    /// The form in which a kind of monitoring writes its alerts.
    AlertForm {
        /// A webhook of Prometheus' Alertmanager, version 4.
        Alertmanager = "alertmanager",
        /// A webhook of Grafana.
        Grafana = "grafana",
        /// What an action of Zabbix sends: its macros as an object.
        Zabbix = "zabbix",
        /// The environment of an Icinga notification.
        Icinga = "icinga",
        /// The environment of a Nagios notification.
        Nagios = "nagios",
        /// A webhook of Uptime Kuma.
        UptimeKuma = "uptime-kuma",
        /// Events API v2, which many monitoring programs can send.
        EventsV2 = "events-v2",
        /// The fields of an alert as they are called here.
        Plain = "plain",
    }
}

impl AlertState {
    /// What it is called.
    #[must_use]
    pub fn spoken(self) -> Sentence {
        match self {
            Self::Firing => say!("rules-alert-firing"),
            Self::Resolved => say!("rules-alert-resolved"),
        }
    }
}

speaks!(AlertState);

/// One alert, as it was sent. Source and key together say which one it is, however often it comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// Which monitoring sent it, as the settings call it.
    pub source: String,
    /// Which alert it is there.
    pub key: String,
    /// Whether it fires or is resolved.
    pub state: AlertState,
    /// How bad its source calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// The component that it is about, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub component: Option<ComponentId>,
    /// What it says, in a line.
    pub summary: String,
    /// Since when it fires, where its source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<DateTime<FixedOffset>>,
    /// Since when it is resolved, where its source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<DateTime<FixedOffset>>,
    /// Where more of it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What else its source said of it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
    /// Whether the settings called it a trigger when it came.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trigger: bool,
}

impl Alert {
    /// Since when it fires, or is resolved, where its source says so.
    #[must_use]
    pub fn since(&self) -> Option<Moment> {
        let since = match self.state {
            AlertState::Firing => self.started_at,
            AlertState::Resolved => self.ended_at,
        };
        since.map(|since| since.to_utc().into())
    }

    /// Since when it fires or fired, where its source says so.
    #[must_use]
    pub fn began(&self) -> Option<Moment> {
        self.started_at.map(|began| began.to_utc().into())
    }

    /// Keeps what is known of it where its end does not say it again.
    pub fn keep_of(&mut self, before: Self) {
        self.started_at = self.started_at.or(before.started_at);
        self.severity = self.severity.take().or(before.severity);
        self.component = self.component.take().or(before.component);
        self.link = self.link.take().or(before.link);
        if self.summary == self.key {
            self.summary = before.summary;
        }
    }

    /// What a label holds; a field of the alert where no label is called so.
    #[must_use]
    pub fn label(&self, name: &str) -> Option<&str> {
        self.labels.get(name).map(String::as_str).or(match name {
            "severity" => self.severity.as_deref(),
            "component" => self.component.as_deref(),
            "summary" => Some(&self.summary),
            "key" => Some(&self.key),
            _ => None,
        })
    }
}

/// The key of an alert whose source gives it none.
#[must_use]
pub fn made_key(component: Option<&str>, summary: &str) -> String {
    let summary = alike(summary.trim());
    component.map_or_else(|| summary.to_string(), |component| format!("{component}: {summary}"))
}
