//! What waits at home before there is an incident, and whether it is enough to declare one.

use crate::app::inbox::Came;
use crate::domain::inbox::lines::{Line, lines, of_report};
use crate::domain::inbox::rows::say_report;
use crate::domain::inbox::trigger::Met;
use crate::domain::speech::say;
use crate::domain::stamp::Moment;

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
    let line = |(number, report)| {
        let said = say!("board-came-report", number = number, report = say_report(report));
        of_report(report, said)
    };
    lines(came.reports().map(line), came.alerts())
}
