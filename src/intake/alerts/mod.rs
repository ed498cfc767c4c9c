//! Alerts of what a monitoring program sends. `documents` takes the bytes apart, each [form](AlertForm) has
//! a file that knows what its program calls things, and `draft` keeps the bounds. Reads nothing from anywhere
//! and writes nothing down.

mod alertmanager;
mod documents;
mod draft;
mod environment;
mod events;
mod kuma;
mod plain;
mod times;
mod zabbix;

use crate::domain::alert::{Alert, AlertForm};
use crate::domain::speech::{Sentence, say};
use crate::domain::zone::Zone;

pub use documents::Unread;
use documents::{Document, Documents};
use draft::Draft;

/// The most bytes that are read at once.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The most alerts that are read at once.
pub const MOST_ALERTS: usize = 20_000;

/// The alerts of what was sent, and what of it was left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// The alerts, in the order in which they were sent.
    pub alerts: Vec<Alert>,
    /// What was left out: its place in what was sent, from 1 on, and why.
    pub left_out: Vec<(usize, Sentence)>,
    /// How many more there were than the sender says it sent.
    pub truncated: u64,
}

/// Makes alerts of what `source` sent in a form; in the one that it looks like, where nobody says. Times that
/// come without a zone are of `zone`.
///
/// # Errors
/// When it is too large, ends too early or is in no such form: then nothing of it is taken.
pub fn read(source: &str, form: Option<AlertForm>, bytes: &[u8], zone: Zone) -> Result<Read, Unread> {
    if bytes.len() > MOST_BYTES {
        return Err(Unread(say!("rules-intake-too-large", bytes = bytes.len(), most = MOST_BYTES)));
    }
    let Documents { documents, left_out } = documents::read(bytes)?;
    let form = form.or_else(|| documents.iter().find_map(|(_, document)| likely(document))).unwrap_or(AlertForm::Plain);
    let mut read = Read { left_out, ..Read::default() };
    for (place, document) in &documents {
        for draft in drafts(form, document, zone, &mut read.truncated) {
            let alert = draft.and_then(|draft| draft.finish(source));
            match alert {
                Ok(_) if read.alerts.len() >= MOST_ALERTS => {
                    return Err(Unread(say!("rules-intake-too-many", most = MOST_ALERTS)));
                }
                Ok(alert) => read.alerts.push(alert),
                Err(why) => read.left_out.push((*place, why)),
            }
        }
    }
    read.left_out.sort_by_key(|(place, _)| *place);
    Ok(read)
}

/// What a document of a form says: each alert of it, or why it is none.
fn drafts(form: AlertForm, document: &Document, zone: Zone, truncated: &mut u64) -> Vec<Result<Draft, Sentence>> {
    match form {
        AlertForm::Alertmanager | AlertForm::Grafana => alertmanager::drafts(document, truncated),
        AlertForm::Zabbix => vec![zabbix::draft(document, zone)],
        AlertForm::Icinga | AlertForm::Nagios => vec![environment::draft(document)],
        AlertForm::UptimeKuma => vec![kuma::draft(document)],
        AlertForm::EventsV2 => vec![events::draft(document)],
        AlertForm::Plain => vec![plain::draft(document, zone)],
    }
}

/// The form that a document looks like.
fn likely(document: &Document) -> Option<AlertForm> {
    let has = |key: &str| document.get(key).is_some();
    let forms = [
        (has("alerts") && has("orgId"), AlertForm::Grafana),
        (has("alerts"), AlertForm::Alertmanager),
        (has("event_action"), AlertForm::EventsV2),
        (has("heartbeat"), AlertForm::UptimeKuma),
        (document.keys().any(|key| key.starts_with("NAGIOS_")), AlertForm::Nagios),
        (has("NOTIFICATIONTYPE"), AlertForm::Icinga),
        (zabbix::is_likely(document), AlertForm::Zabbix),
    ];
    forms.into_iter().find(|(is, _)| *is).map(|(_, form)| form)
}
