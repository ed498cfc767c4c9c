//! What may be asked about reports. Anybody may say what they heard, that they saw the same, that two reports
//! are of one thing, and that one leads nowhere.

use crate::domain::advice::{Advice, Asking, Decision, Refusal, refuse};
use crate::domain::ask::asked::Heard;
use crate::domain::ask::table::InboxCommand;
use crate::domain::entry_ref::EntryRef;
use crate::domain::field::{FieldName, Special};
use crate::domain::limits::lies_ahead;
use crate::domain::numbering::Numbering;
use crate::domain::speech::{Ask, Blank, Sentence, say};
use crate::domain::stamp::Moment;
use crate::domain::verb::Verb;

use super::facts::{InboxFact, ReportDismissed, ReportHeard, ReportReproduced, ReportsJoined};
use super::state::{Inbox, MOST_REPORTS, Report};

/// Decides what is asked about reports.
///
/// # Errors
/// A refusal, when a rule forbids it now.
pub fn decide(
    inbox: &Inbox,
    numbering: &Numbering,
    command: &InboxCommand,
    asking: &Asking,
) -> Result<Decision<InboxFact>, Refusal> {
    let case = Case { inbox, numbering };
    match command {
        InboxCommand::HearReport { report } => hear(inbox, report, asking),
        InboxCommand::ReproduceReport { report } => {
            let report = case.standing(*report, &say!("rules-not-reproduced"))?;
            match &report.reproduced_by {
                Some(who) => Ok(Decision::already(say!("rules-reproduced-already", who = who))),
                None => Ok(ReportReproduced { report: report.deed.entry }.into()),
            }
        }
        InboxCommand::JoinReports { report, with } => {
            let refused = say!("rules-not-joined");
            let (report, with) = (case.standing(*report, &refused)?, case.standing(*with, &refused)?);
            if report.thing == with.thing {
                return Ok(Decision::already(say!("rules-joined-already")));
            }
            Ok(ReportsJoined { report: report.deed.entry, with: with.deed.entry }.into())
        }
        InboxCommand::DismissReport { report, why } => {
            let report = case.standing(*report, &say!("rules-not-dismissed"))?;
            Ok(ReportDismissed { report: report.deed.entry, why: why.clone() }.into())
        }
    }
}

/// Puts a report on record.
fn hear(inbox: &Inbox, report: &Heard, asking: &Asking) -> Result<Decision<InboxFact>, Refusal> {
    let refused = || say!("rules-nothing-written");
    if let Some(since) = report.since.map(|since| Moment::from(since.to_utc())).filter(|since| lies_ahead(*since, asking.now)) {
        let hint = Advice::from(say!("rules-since-takes")).on(FieldName::Special(Special::Since));
        return refuse(refused(), say!("rules-has-not-come", time = since.in_words()), hint);
    }
    if inbox.reports.len() >= MOST_REPORTS {
        return refuse(
            refused(),
            say!("rules-too-many-reports", most = MOST_REPORTS),
            say!("rules-note-instead", ask = Ask::to(Verb::Note).blank(Blank::WhatHappened)),
        );
    }
    let Heard { who, what, component, since, callback, reproduced } = report.clone();
    let reproduced_by = reproduced.then(|| asking.by.id.clone());
    Ok(ReportHeard { who, what, component, since, reproduced_by, callback }.into())
}

/// What a decision about a report is made from.
struct Case<'a> {
    inbox: &'a Inbox,
    numbering: &'a Numbering,
}

impl Case<'_> {
    /// The report of an entry, where it stands.
    fn standing(&self, entry: EntryRef, refused: &Sentence) -> Result<&Report, Refusal> {
        let number = self.numbering.name(entry);
        let hint = say!("rules-inbox-lists-reports", ask = Ask::to(Verb::Inbox));
        let Some(report) = self.inbox.report(entry) else {
            return refuse(refused.clone(), say!("rules-no-report", number = number), Advice::from(hint).on(FieldName::Report));
        };
        if let Some(dismissed) = &report.dismissed {
            let because = say!("rules-report-dismissed", number = number, by = &dismissed.by, why = dismissed.why.as_ref());
            return refuse(refused.clone(), because, hint);
        }
        if let Some(incident) = &report.taken {
            return refuse(refused.clone(), say!("rules-report-taken", number = number, incident = incident), hint);
        }
        Ok(report)
    }
}
