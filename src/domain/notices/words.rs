//! The words that a runbook prepared for a notice, filled in: what a reader would get, sent at a moment.

use crate::domain::data::state::ComponentState;
use crate::domain::runbook::{NoticeTemplate, NoticeText};
use crate::domain::stamp::Moment;
use crate::domain::steps::plan::Plan;
use crate::domain::time_text::{clock_beside, zone_name};
use crate::domain::vocabulary::Service;
use crate::domain::zone::Zone;

use super::template::{Filled, filled};

/// What stands for the variables of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// `incident.title`: what the incident is called.
    pub title: String,
    /// `affected`: what is affected, in words or by name.
    pub affected: String,
    /// When the notice goes out: `promise` is counted from then.
    pub sent: Moment,
    /// The zone in which its times are told.
    pub zone: Zone,
}

/// A notice in one language, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language, as the runbook has it.
    pub language: String,
    /// The subject line; empty where there is none.
    pub subject: String,
    /// The body of the notice.
    pub body: String,
}

impl Words {
    /// Subject and body, as they are copied into a letter.
    #[must_use]
    pub fn whole(&self) -> String {
        let subject = self.subject.trim_end();
        let body = self.body.trim_end();
        if subject.is_empty() { body.to_owned() } else { format!("{subject}\n\n{body}") }
    }
}

impl Values {
    /// Those of an incident: what somebody said is affected, else by name what does not work, else all of it.
    #[must_use]
    pub fn of(plan: Plan<'_>, sent: Moment, zone: Zone) -> Self {
        let title = plan.lifecycle.title.clone();
        let affected = plan.lifecycle.scope.affected.clone().unwrap_or_else(|| {
            let ails = |state: &&ComponentState| !matches!(state.service, Service::Up | Service::Retired);
            let named = |states: Vec<&ComponentState>| {
                states.iter().map(|state| state.component.title.as_str()).collect::<Vec<_>>().join(", ")
            };
            match plan.data.in_scope().filter(ails).collect::<Vec<_>>() {
                none if none.is_empty() => named(plan.data.in_scope().collect()),
                some => named(some),
            }
        });
        Self { title, affected, sent, zone }
    }

    /// `promise`: the time of the next update with its zone, where there is
    /// one; with its day, where that is another.
    #[must_use]
    pub fn promise(&self, notice: &NoticeTemplate) -> Option<String> {
        let due = self.sent.plus_seconds(notice.promise?.seconds());
        Some(format!("{} {}", clock_beside(due, self.sent, self.zone), zone_name(due, self.zone)))
    }

    /// The words of a notice in each of its languages, and the names of the variables without a value.
    #[must_use]
    pub fn words(&self, notice: &NoticeTemplate) -> (Vec<Words>, Vec<String>) {
        let value = |name: &str| match name {
            "incident.title" => Some(self.title.clone()),
            "affected" => Some(self.affected.clone()).filter(|affected| !affected.is_empty()),
            "promise" => self.promise(notice),
            _ => None,
        };
        let mut missing = Vec::new();
        let mut fill = |text: &str| {
            let Filled { text, missing: names } = filled(text, value);
            missing.extend(names);
            text
        };
        let words =
            |text: &NoticeText| Words { language: text.language.clone(), subject: fill(&text.subject), body: fill(&text.body) };
        let words = notice.text.iter().map(words).collect();
        missing.sort();
        missing.dedup();
        (words, missing)
    }
}
