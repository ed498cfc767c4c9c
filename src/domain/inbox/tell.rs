//! Facts about what came in, in words.

use crate::domain::alert::{Alert, AlertState};
use crate::domain::entry_ref::EntryRef;
use crate::domain::numbering::Numbering;
use crate::domain::speech::{Sentence, say};

use super::facts::{InboxFact, ReportHeard};
use super::rows::about;
use super::state::Inbox;

/// What happened, in a few words.
#[must_use]
pub fn tell(inbox: &Inbox, numbering: &Numbering, fact: &InboxFact) -> Sentence {
    let named = |entry: EntryRef| named(inbox, numbering, entry);
    match fact {
        InboxFact::ReportHeard(fact) => heard(fact),
        InboxFact::ReportReproduced(fact) => say!("log-reproduced", report = named(fact.report)),
        InboxFact::ReportsJoined(fact) => say!("log-joined", report = named(fact.report), with = named(fact.with)),
        InboxFact::ReportDismissed(fact) => say!("log-dismissed", report = named(fact.report), why = &fact.why),
        InboxFact::AlertReceived(fact) => alert(&fact.alert),
        InboxFact::InboxTaken(fact) => {
            say!("log-taken", incident = &fact.incident, reports = fact.reports.len(), alerts = fact.alerts.len())
        }
    }
}

fn heard(fact: &ReportHeard) -> Sentence {
    let said = [
        Some(say!("log-heard", who = &fact.who, what = &fact.what)),
        fact.component.as_ref().map(|component| say!("log-heard-of", component = component)),
        fact.since.map(|since| say!("log-heard-since", since = since)),
        fact.reproduced_by.as_ref().map(|who| say!("log-heard-reproduced", who = who)),
        fact.callback.map(|callback| say!("log-heard-callback", callback = callback)),
    ];
    Sentence::joined("; ", said.into_iter().flatten().collect())
}

fn alert(alert: &Alert) -> Sentence {
    let about = |severity| about(&alert.source, alert.component.as_ref(), severity);
    match alert.state {
        AlertState::Firing => say!("log-alert-firing", about = about(alert.severity.as_deref()), summary = &alert.summary),
        AlertState::Resolved => say!("log-alert-resolved", about = about(None), summary = &alert.summary),
    }
}

/// A report by its number, with what it says where that is known.
fn named(inbox: &Inbox, numbering: &Numbering, entry: EntryRef) -> Sentence {
    let number = numbering.name(entry);
    match inbox.report(entry) {
        Some(report) => say!("log-report-named", number = number, who = &report.heard.who, what = &report.heard.what),
        None => number.into(),
    }
}
