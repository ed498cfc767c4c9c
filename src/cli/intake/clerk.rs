//! Whoever waits for the disk: writes down what came in, one after the other, and answers each once it is
//! kept. What waits together is written into a log that is opened once.

use std::sync::mpsc::Receiver;

use serde_json::json;

use crate::app::reception::{Delivery, What, answer, busy, refused};
use crate::app::session::Session;
use crate::app::works::http::Answer;
use crate::domain::advice::Asking;
use crate::domain::alert::rules::AlertRule;
use crate::domain::ask::table::{Command, InboxCommand};
use crate::domain::record::Person;
use crate::domain::speech::say;
use crate::intake::reports;

use super::super::alert;
use super::super::context::Context;
use super::super::failure::{Failure, wrong};
use super::quiet::Quiet;

/// How many deliveries are written before the log is opened again: an incident may have been declared since.
const TOGETHER: usize = 64;

/// The clerk, at work.
pub(super) struct Clerk<'a> {
    context: &'a Context,
    rules: Vec<AlertRule>,
    quiet: Quiet<'a>,
}

impl<'a> Clerk<'a> {
    pub(super) fn new(context: &'a Context, rules: Vec<AlertRule>) -> Self {
        Self { context, rules, quiet: Quiet::new(context) }
    }

    /// Takes what comes until nobody brings anything any more.
    pub(super) fn work(&mut self, came: &Receiver<Delivery>) {
        while let Ok(first) = came.recv() {
            let mut open = None;
            for delivery in std::iter::once(first).chain(came.try_iter().take(TOGETHER - 1)) {
                match delivery {
                    Delivery::SentAway(why) => self.quiet.sent_away(&why),
                    Delivery::Brought { what, body, reply } => reply.give(self.answer(&mut open, &what, body.bytes())),
                }
            }
            if let Some(session) = &mut open {
                session.rest();
            }
        }
    }

    /// Writes down what came in, and says so or why not. A log that failed is opened again for the next one.
    fn answer(&mut self, open: &mut Option<Session>, what: &What, bytes: &[u8]) -> Answer {
        let done = match what {
            What::Alerts(source) => self.alerts(open, source, bytes),
            What::Report => self.report(open, bytes),
        };
        done.unwrap_or_else(|failure| {
            let Some(refusal) = failure.parts() else { return busy(say!("verbs-intake-no-answer")) };
            self.quiet.not_taken(&refusal);
            match failure {
                Failure::Wrong(refusal) => refused(400, &refusal),
                Failure::Refused(refusal) => refused(422, &refusal),
                Failure::Log { .. } | Failure::Printed(_) | Failure::NobodyReads | Failure::Output(_) | Failure::Untold(_) => {
                    *open = None;
                    busy(say!("verbs-intake-log-failed", error = &refusal.error))
                }
            }
        })
    }

    fn alerts(&mut self, open: &mut Option<Session>, source: &str, bytes: &[u8]) -> Result<Answer, Failure> {
        let read = alert::read(&self.rules, source, bytes, self.context)?;
        let now = self.context.clock.now();
        let received = alert::write(self.context, self.session(open)?, read.alerts, now)?;
        self.quiet.received(source, &received, read.left_out.len());
        let code = if received.left_out > 0 { 507 } else { 200 };
        Ok(answer(code, &alert::document(&received, &read.left_out, read.truncated)))
    }

    fn report(&mut self, open: &mut Option<Session>, bytes: &[u8]) -> Result<Answer, Failure> {
        let unread = |why| wrong(say!("verbs-intake-not-taken"), why, say!("verbs-intake-report-form"));
        let (heard, by) = reports::read(bytes).map_err(unread)?;
        let by = by.map_or_else(|| alert::by(self.context), |by| Person::stranger(&by));
        let now = self.context.clock.now();
        let asking = Asking { by, now, at: None, clock: None, typed_by: None, read: None };
        let session = self.session(open)?;
        session.ask(&Command::Inbox(InboxCommand::HearReport { report: heard }), &asking)?;
        let incident = session.incident();
        let number = incident.inbox.reports.last().map(|report| incident.numbering.name(report.deed.entry));
        self.quiet.heard();
        Ok(answer(200, &json!({ "received": 1, "number": number })))
    }

    fn session<'s>(&self, open: &'s mut Option<Session>) -> Result<&'s mut Session, Failure> {
        match open {
            Some(session) => Ok(session),
            none => Ok(none.insert(alert::place(self.context, self.context.clock.now())?)),
        }
    }
}
