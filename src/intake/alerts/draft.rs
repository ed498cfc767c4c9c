//! An alert in the making: what a form found, brought within bounds. A key that is too long is refused, for a
//! shorter one may be another alert's; any other text is cut.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

use crate::domain::alert::{Alert, AlertState, made_key};
use crate::domain::limits::{LONGEST_ALERT_KEY, LONGEST_ALERT_TEXT, LONGEST_LABEL, MOST_LABELS};
use crate::domain::speech::{Sentence, say};

use super::documents::Document;

/// What a form found of an alert.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    /// Which monitoring sends it, where it says so itself.
    pub source: Option<String>,
    /// Which one it is; made from the rest where its source says nothing.
    pub key: Option<String>,
    /// Whether it fires; none where nothing says so.
    pub state: Option<AlertState>,
    /// How bad its source calls it.
    pub severity: Option<String>,
    /// The component, as it was written.
    pub component: Option<String>,
    /// What it says.
    pub summary: Option<String>,
    /// Since when it fires or fired.
    pub started_at: Option<DateTime<FixedOffset>>,
    /// Since when it is resolved.
    pub ended_at: Option<DateTime<FixedOffset>>,
    /// Where more of it can be read.
    pub link: Option<String>,
    /// What else was said of it.
    pub labels: Vec<(String, String)>,
}

impl Draft {
    /// The alert that it is.
    ///
    /// # Errors
    /// When nothing says whether it fires or what it is, or its key is too long.
    pub fn finish(self, source: &str) -> Result<Alert, Sentence> {
        let state = self.state.ok_or_else(|| say!("rules-intake-no-state"))?;
        let summary = self.summary.or_else(|| self.key.clone()).ok_or_else(|| say!("rules-intake-no-summary"))?;
        let summary = cut(&summary, LONGEST_ALERT_TEXT);
        // What can be no id is no component here; the label keeps it.
        let component = self.component.as_deref().and_then(|id| id.parse().ok());
        let key = self.key.unwrap_or_else(|| made_key(self.component.as_deref(), &summary));
        if key.len() > LONGEST_ALERT_KEY {
            return Err(say!("rules-intake-long-key", bytes = key.len(), most = LONGEST_ALERT_KEY));
        }
        let lost = self.component.filter(|_| component.is_none()).map(|text| ("component".to_owned(), text));
        let labels = self.labels.into_iter().chain(lost).take(MOST_LABELS);
        let labels: BTreeMap<String, String> =
            labels.map(|(name, value)| (cut(&name, LONGEST_LABEL), cut(&value, LONGEST_LABEL))).collect();
        let short = |text: Option<String>| text.map(|text| cut(&text, LONGEST_LABEL));
        Ok(Alert {
            source: self.source.map_or_else(|| source.to_owned(), |own| cut(&own, LONGEST_LABEL)),
            key,
            state,
            severity: short(self.severity).map(|severity| severity.to_lowercase()),
            component,
            summary,
            started_at: self.started_at,
            ended_at: self.ended_at.filter(|_| state == AlertState::Resolved),
            link: self.link.map(|link| cut(&link, LONGEST_ALERT_TEXT)),
            labels,
            trigger: false,
        })
    }
}

/// The texts of an object, as labels; numbers and yes or no as they are written.
pub(super) fn labels(document: Option<&Document>) -> Vec<(String, String)> {
    let label = |(name, value): (&String, &Value)| match value {
        Value::String(text) => Some((name.clone(), text.clone())),
        Value::Number(_) | Value::Bool(_) => Some((name.clone(), value.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    document.into_iter().flatten().filter_map(label).collect()
}

/// A text of no more than so many bytes, whole characters only.
fn cut(text: &str, most: usize) -> String {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}
