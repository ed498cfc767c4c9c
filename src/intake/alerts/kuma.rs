//! What Uptime Kuma sends: one heartbeat of one monitor. A message without a heartbeat is a test.

use serde_json::Value;

use crate::domain::alert::AlertState;
use crate::domain::speech::{Sentence, say};

use super::documents::{Document, text};
use super::draft::Draft;
use super::times;

/// The alert of a document.
pub(super) fn draft(document: &Document) -> Result<Draft, Sentence> {
    let object = |key: &str| document.get(key).and_then(Value::as_object);
    let heartbeat = object("heartbeat").ok_or_else(|| say!("rules-intake-test"))?;
    let state = match text(heartbeat, "status").as_deref() {
        Some("0") => AlertState::Firing,
        Some("1") => AlertState::Resolved,
        // Pending, or in maintenance.
        _ => return Err(say!("rules-intake-neither")),
    };
    let of_monitor = |key: &str| object("monitor").and_then(|monitor| text(monitor, key));
    let name = of_monitor("name");
    let message = text(heartbeat, "msg").or_else(|| text(document, "msg"));
    let summary = [name.clone(), message].into_iter().flatten().collect::<Vec<_>>().join(": ");
    let at = text(heartbeat, "time").and_then(|time| times::of_utc(&time));
    let fires = state == AlertState::Firing;
    let labels = [("monitor", name), ("hostname", of_monitor("hostname"))];
    Ok(Draft {
        source: None,
        key: of_monitor("id").or_else(|| text(heartbeat, "monitorID")),
        state: Some(state),
        severity: None,
        component: None,
        summary: Some(summary).filter(|summary| !summary.is_empty()),
        started_at: at.filter(|_| fires),
        ended_at: at.filter(|_| !fires),
        link: of_monitor("url").filter(|url| url.starts_with("http")),
        labels: labels.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect(),
    })
}
