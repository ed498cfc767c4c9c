//! Events API v2, which most monitoring programs can send. Its routing key is a secret and is not taken.

use serde_json::Value;

use crate::domain::alert::AlertState;
use crate::domain::speech::{Sentence, say};

use super::documents::{Document, text};
use super::draft::{Draft, labels};
use super::times;

/// The alert of a document.
pub(super) fn draft(document: &Document) -> Result<Draft, Sentence> {
    let state = match text(document, "event_action").as_deref() {
        Some("trigger" | "acknowledge") => AlertState::Firing,
        Some("resolve") => AlertState::Resolved,
        _ => return Err(say!("rules-intake-no-state")),
    };
    let payload = document.get("payload").and_then(Value::as_object);
    let given = |key: &str| payload.and_then(|payload| text(payload, key));
    let at = given("timestamp").and_then(|time| times::with_offset(&time));
    let fires = state == AlertState::Firing;
    let first_link = || text(document.get("links")?.as_array()?.first()?.as_object()?, "href");
    let named = ["source", "class", "group"].into_iter().filter_map(|name| Some((name.to_owned(), given(name)?)));
    let details = labels(payload.and_then(|payload| payload.get("custom_details")).and_then(Value::as_object));
    Ok(Draft {
        source: None,
        key: text(document, "dedup_key"),
        state: Some(state),
        severity: given("severity"),
        component: given("component"),
        summary: given("summary"),
        started_at: at.filter(|_| fires),
        ended_at: at.filter(|_| !fires),
        link: first_link().or_else(|| text(document, "client_url")),
        labels: named.chain(details).collect(),
    })
}
