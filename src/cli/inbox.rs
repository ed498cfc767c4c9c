//! `inbox`, and where a verb about reports belongs: in the incident that is open, else in the inbox.

use std::io::Write;

use serde_json::{Value, json};

use crate::app::inbox::Came;
use crate::app::session::Session;
use crate::domain::advice::Refusal;
use crate::domain::entry::Flaw;
use crate::domain::field::FieldName;
use crate::domain::hints;
use crate::domain::inbox::rows::say_report;
use crate::domain::inbox::state::{Alerted, Inbox, Report};
use crate::domain::inbox::stream::Month;
use crate::domain::inbox::trigger::Met;
use crate::domain::speech::{Sentence, say};
use crate::domain::time_text::{clock_beside, rfc3339};
use crate::domain::verb::Verb;
use crate::export::{english, json};

use super::context::Context;
use super::failure::Failure;
use super::verb_arguments::Typed;

/// Prints what came in and belongs to no incident yet.
///
/// # Errors
/// When the log cannot be read.
pub fn inbox(context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
    let came = match context.folder()?.open_existing()? {
        Some(mut log) => Came::read(log.as_mut(), context.now())?,
        None => Came::default(),
    };
    if context.common.json {
        writeln!(out, "{}", json::harmless(&document(context, &came).to_string()))?;
        return Ok(());
    }
    let line = |out: &mut dyn Write, said: &Sentence| writeln!(out, "{}", context.say(said));
    if came.is_empty() {
        return Ok(line(out, &say!("verbs-inbox-empty"))?);
    }
    line(out, &say!("verbs-inbox"))?;
    for (number, report) in came.reports() {
        let at = clock_beside(report.deed.at, context.now(), context.zone);
        line(out, &say!("verbs-inbox-report", number = format!("  {number}"), at = at, what = say_report(report)))?;
    }
    for row in came.alerts() {
        writeln!(out, "  {}", context.say(&row.say()))?;
    }
    came.met().map_or(Ok(()), |met| Ok(line(out, &enough(&met))?))
}

/// That it is enough to declare an incident, and how.
pub(super) fn enough(met: &Met) -> Sentence {
    say!("verbs-trigger-met", because = &met.because, ask = hints::about(Verb::Declare, "technical-crisis"))
}

/// The inbox for programs.
fn document(context: &Context, came: &Came) -> Value {
    let reports: Vec<Value> = came.reports().map(|(number, report)| of_report(context, &number, report)).collect();
    let alerts = came.inboxes().into_iter().flat_map(Inbox::alerts).filter(|alert| alert.is_open());
    let alerts: Vec<Value> = alerts.map(|alert| of_alert(context, alert)).collect();
    let trigger = came.met().map(|met| json!({ "rule": met.rule.word(), "because": english(&met.because) }));
    json!({ "reports": reports, "alerts": alerts, "trigger": trigger })
}

fn of_report(context: &Context, number: &str, report: &Report) -> Value {
    let heard = &report.heard;
    json!({
        "number": number, "who": heard.who, "what": heard.what, "component": heard.component,
        "since": heard.since.map(|since| since.to_rfc3339()), "reproduced": report.reproduced_by.is_some(), "by": report.reproduced_by,
        "callback": heard.callback.map(|callback| callback.to_rfc3339()), "heard_at": rfc3339(report.deed.at, context.zone),
        "heard_by": report.deed.by,
    })
}

fn of_alert(context: &Context, alerted: &Alerted) -> Value {
    let alert = &alerted.alert;
    let changes = alerted.changes.iter().map(|(state, at)| json!({ "state": state.word(), "at": rfc3339(*at, context.zone) }));
    json!({
        "source": alert.source, "key": alert.key, "state": alert.state.word(), "severity": alert.severity, "component": alert.component,
        "summary": alert.summary, "started_at": alert.started_at.map(|at| at.to_rfc3339()), "times": alerted.times, "link": alert.link,
        "labels": alert.labels, "trigger": alert.trigger, "changes": changes.collect::<Vec<_>>(),
    })
}

/// The month in whose stream a verb about reports belongs, and what was typed with the number of its entry
/// alone; none where it belongs in an incident.
///
/// # Errors
/// When the log cannot be read, or two reports of two months are to be joined.
pub(super) fn month(context: &Context, typed: &Typed) -> Result<Option<(Month, Typed)>, Failure> {
    let takes_report = typed.verb.takes(FieldName::Report);
    if !takes_report && typed.verb != Verb::Heard {
        return Ok(None);
    }
    let now = Month::of(context.now());
    let named = |month: Month, field| Some(month.entry(&typed.text(field)?)?.to_owned());
    let of = |field| [now, now.before()].into_iter().find_map(|month| Some((month, named(month, field)?)));
    if let Some((month, number)) = of(FieldName::Report) {
        let mut typed = typed.clone();
        typed.given.insert(FieldName::Report, vec![number]);
        match of(FieldName::With) {
            Some((other, number)) if other == month => drop(typed.given.insert(FieldName::With, vec![number])),
            Some(_) => return Err(two_months(&typed).into()),
            None => {}
        }
        return Ok(Some((month, typed)));
    }
    if context.common.incident.is_some() {
        return Ok(None);
    }
    let listed = match context.folder()?.open_existing()? {
        Some(mut log) => log.incidents()?,
        None => Vec::new(),
    };
    Ok(listed.iter().all(|listed| listed.closed).then(|| (now, typed.clone())))
}

fn two_months(typed: &Typed) -> Refusal {
    let text = |field| typed.text(field).unwrap_or_default();
    let because = say!("verbs-two-months", report = text(FieldName::Report), with = text(FieldName::With));
    Refusal::new(say!("rules-not-joined"), because, say!("verbs-hear-again", ask = hints::report_of_somebody()))
}

/// The stream of a month, open as an incident is.
///
/// # Errors
/// When the log can be neither opened nor made.
pub(super) fn open(context: &Context, month: Month) -> Result<Session, Failure> {
    let session = Session::open(context.folder()?.open()?, month.stream())?;
    context.knows(session.incident());
    match &session.flaws()[..] {
        [] => {}
        [Flaw::Unvouched] => context.warn(&say!("verbs-unvouched", incident = session.display_id())),
        _ => context.warn(&say!("verbs-tampered", incident = session.display_id())),
    }
    Ok(session)
}

/// What is good to know once something of the inbox was kept: the number of a new report, and whether all of
/// it is enough by now.
pub(super) fn remarks(context: &Context, session: &mut Session, month: Option<Month>, is_new: bool) -> Vec<Sentence> {
    let incident = session.incident();
    let newest = incident.inbox.reports.last().filter(|_| is_new);
    let number = newest.map(|report| {
        let number = incident.numbering.name(report.deed.entry);
        (month.map_or_else(|| number.clone(), |month| month.names(&number)), report.reproduced_by.is_none())
    });
    let seen = number.filter(|(_, unseen)| *unseen).map(|(number, _)| {
        let ask = hints::about(Verb::Reproduced, &number);
        say!("verbs-report-number", number = number, ask = ask)
    });
    let now = context.now();
    let met = month.and_then(|_| Came::as_far_as_read(session.log(), now).met());
    seen.into_iter().chain(met.as_ref().map(enough)).collect()
}
