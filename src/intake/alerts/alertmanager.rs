//! What Alertmanager (webhook, version 4) and Grafana send: one document with many alerts. Each counts for
//! itself, for a group that fires carries alerts that are resolved.

use serde_json::Value;

use crate::domain::alert::AlertState;
use crate::domain::speech::{Sentence, say};

use super::documents::{Document, text};
use super::draft::{Draft, labels};
use super::times;

/// The alerts of a document; `truncated` counts those that the sender left out.
pub(super) fn drafts(document: &Document, truncated: &mut u64) -> Vec<Result<Draft, Sentence>> {
    *truncated += document.get("truncatedAlerts").and_then(Value::as_u64).unwrap_or(0);
    let Some(Value::Array(alerts)) = document.get("alerts") else { return vec![Err(say!("rules-intake-no-alerts"))] };
    alerts.iter().map(|alert| alert.as_object().map(draft).ok_or_else(|| say!("rules-intake-no-object"))).collect()
}

fn draft(alert: &Document) -> Draft {
    let object = |key: &str| alert.get(key).and_then(Value::as_object);
    let labels = labels(object("labels"));
    let label = |name: &str| labels.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let annotation = |name: &str| object("annotations").and_then(|annotations| text(annotations, name));
    let named = || labels.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(",");
    let links = ["panelURL", "dashboardURL", "generatorURL"];
    Draft {
        source: None,
        key: text(alert, "fingerprint").or_else(|| Some(named()).filter(|key| !key.is_empty())),
        state: text(alert, "status").and_then(|word| AlertState::from_word(&word)),
        severity: label("severity"),
        summary: ["summary", "description", "message"].into_iter().find_map(annotation).or_else(|| label("alertname")),
        component: None,
        started_at: text(alert, "startsAt").and_then(|time| times::with_offset(&time)),
        ended_at: text(alert, "endsAt").and_then(|time| times::with_offset(&time)),
        link: links.into_iter().find_map(|link| text(alert, link)),
        labels,
    }
}
