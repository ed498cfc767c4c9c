//! The plain form: the fields of an alert as they are called here, for whatever can write JSON.

use serde_json::Value;

use crate::domain::alert::AlertState;
use crate::domain::speech::{Sentence, say};
use crate::domain::zone::Zone;

use super::documents::{Document, text};
use super::draft::{Draft, labels};
use super::times;

/// The alert of a document. It fires, where nothing says otherwise.
pub(super) fn draft(document: &Document, zone: Zone) -> Result<Draft, Sentence> {
    let state = match text(document, "state") {
        None => AlertState::Firing,
        Some(word) => AlertState::from_word(&word).ok_or_else(|| say!("rules-intake-no-state"))?,
    };
    let time = |key: &str| times::in_zone(&text(document, key)?, zone);
    Ok(Draft {
        source: text(document, "source"),
        key: text(document, "key"),
        state: Some(state),
        severity: text(document, "severity"),
        component: text(document, "component"),
        summary: text(document, "summary"),
        started_at: time("started_at"),
        ended_at: time("ended_at"),
        link: text(document, "link"),
        labels: labels(document.get("labels").and_then(Value::as_object)),
    })
}
