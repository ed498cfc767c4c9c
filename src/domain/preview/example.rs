//! The notices of a runbook, filled in for an example: what a reader would get. The example is always the
//! same, so that two looks at one runbook are equal.

use crate::domain::notices::template::{Filled, filled};
use crate::domain::runbook::{NoticeTemplate, NoticeText};
use crate::domain::stamp::Moment;
use crate::domain::time_text::{clock, day, day_and_clock};
use crate::domain::zone::Zone;

use super::Preview;

/// When the notices of the example go out: 2026-11-21 14:05, as clocks show it there.
const SENT: i64 = 1_795_269_900_000;

/// What stands for the variables of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// `incident.title`: what an incident is called that is declared without a title.
    pub title: String,
    /// `affected`: all components of the runbook.
    pub affected: String,
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

impl Example {
    /// The example of a runbook.
    #[must_use]
    pub fn of(preview: &Preview<'_>) -> Self {
        let titles: Vec<&str> = preview.components.iter().map(|component| component.title.as_str()).collect();
        Self { title: preview.runbook.title.clone(), affected: titles.join(", ") }
    }

    /// When the notices of the example go out.
    #[must_use]
    pub fn sent() -> String {
        day_and_clock(Moment::from_millis(SENT), zone())
    }

    /// `promise`: the time of the next update, where there is one; with its day, where that is another.
    #[must_use]
    pub fn promise(notice: &NoticeTemplate) -> Option<String> {
        let sent = Moment::from_millis(SENT);
        let due = sent.plus_seconds(notice.promise?.seconds());
        let same_day = day(due, zone()) == day(sent, zone());
        Some(if same_day { clock(due, zone()) } else { day_and_clock(due, zone()) })
    }

    /// The words of a notice in each of its languages, and the names of the variables without a value.
    #[must_use]
    pub fn words(&self, notice: &NoticeTemplate) -> (Vec<Words>, Vec<String>) {
        let value = |name: &str| match name {
            "incident.title" => Some(self.title.clone()),
            "affected" => Some(self.affected.clone()),
            "promise" => Self::promise(notice),
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

/// The example has no place: its clocks show UTC.
fn zone() -> Zone {
    chrono_tz::UTC.into()
}
