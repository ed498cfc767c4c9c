//! What came in, line by line, the newest first: the one source of every face that shows it. An alert that is
//! resolved is a line to look at, never a verdict or the state of a service.

use crate::domain::alert::AlertState;
use crate::domain::id::ComponentId;
use crate::domain::speech::Sentence;
use crate::domain::stamp::Moment;

use super::rows::{AlertRow, grouped, say_report};
use super::state::{Inbox, Report};

/// How many reports are lines of their own.
const MOST: usize = 200;

/// Something that came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// When it came, or last changed.
    pub at: Moment,
    /// What it says.
    pub say: Sentence,
    /// The component that it is about, where that is known.
    pub component: Option<ComponentId>,
}

/// What came into an incident after a moment: after it was declared, say. What it took along is older.
#[must_use]
pub fn since(inbox: &Inbox, moment: Moment) -> Vec<Line> {
    let heard = inbox.reports.iter().rev().filter(|report| report.is_open() && report.deed.at > moment);
    let reports = heard.map(|report| of_report(report, say_report(report)));
    // One that is resolved is a line as long as nothing else came of it.
    let changed = inbox.alerts().filter(|alert| alert.since > moment || alert.alert.state == AlertState::Resolved);
    lines(reports, grouped(changed))
}

/// Reports and alerts as lines, the newest first.
#[must_use]
pub fn lines(reports: impl Iterator<Item = Line>, alerts: Vec<AlertRow>) -> Vec<Line> {
    let alerts = alerts.into_iter().map(|row| Line { at: row.since, say: row.say(), component: row.component });
    let mut lines: Vec<Line> = reports.take(MOST).chain(alerts).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines
}

/// A report as a line, in these words.
#[must_use]
pub fn of_report(report: &Report, say: Sentence) -> Line {
    Line { at: report.deed.at, say, component: report.heard.component.clone() }
}
