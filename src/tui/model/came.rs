//! What came in, as lines: at home before there is an incident, on the board since it was declared. An alert
//! that is resolved is a line to look at, never a verdict or the state of a service.

use crate::app::inbox::Came;
use crate::domain::alert::AlertState;
use crate::domain::id::ComponentId;
use crate::domain::inbox::rows::{grouped, say_report};
use crate::domain::inbox::trigger::Met;
use crate::domain::incident::Incident;
use crate::domain::speech::{Sentence, say};
use crate::domain::stamp::Moment;

/// How many reports are lines of their own; the rest is counted by whoever shows them.
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

/// What waits for somebody at home: found once for each answer of the desk, however often it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// What came in and may still matter.
    pub came: Came,
    /// The same in lines, the newest first.
    pub lines: Vec<Line>,
    /// By which rule it is enough to declare an incident; none where it is not.
    pub met: Option<Met>,
}

impl Waiting {
    /// What waits of all that came in: this month's and the last one's.
    #[must_use]
    pub fn of(came: &Came, now: Moment) -> Self {
        let came = came.until(now);
        Self { lines: at_home(&came), met: came.met(), came }
    }
}

fn at_home(came: &Came) -> Vec<Line> {
    let reports = came.reports().take(MOST).map(|(number, report)| Line {
        at: report.deed.at,
        say: say!("board-came-report", number = number, report = say_report(report)),
        component: report.heard.component.clone(),
    });
    let alerts = came.alerts().into_iter().map(|row| Line { at: row.since, say: row.say(), component: row.component });
    newest_first(reports.chain(alerts))
}

/// What came in since an incident was declared, the newest first. What it took along stands in its timeline.
#[must_use]
pub fn since_declared(incident: &Incident) -> Vec<Line> {
    let Some(declared) = &incident.lifecycle.declared else { return Vec::new() };
    let inbox = &incident.inbox;
    let heard = inbox.reports.iter().rev().filter(|report| report.is_open() && report.deed.at > declared.at);
    let reports = heard.take(MOST).map(|report| Line {
        at: report.deed.at,
        say: say_report(report),
        component: report.heard.component.clone(),
    });
    // One that is resolved is a line as long as nothing else came of it.
    let changed = inbox.alerts().filter(|alert| alert.since > declared.at || alert.alert.state == AlertState::Resolved);
    let rows = grouped(changed).into_iter().map(|row| Line { at: row.since, say: row.say(), component: row.component });
    newest_first(reports.chain(rows))
}

fn newest_first(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines
}
