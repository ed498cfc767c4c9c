//! A component: a part of the platform that can be restored on its own.
//!
//! What an incident says of it is kept in the log, so it is read back from logs of any age: what was not
//! written before these fields existed keeps its meaning.

use serde::{Deserialize, Serialize};

use super::id::ComponentId;
use super::vocabulary::Service;

/// A part that can be restored on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Component {
    /// Its id, such as `db-1`, which step codes carry behind the `@`.
    pub id: ComponentId,
    /// What it is called.
    pub title: String,
    /// What must run before it: the order of restoring.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<ComponentId>,
    /// On which others its data is stored: what happens to the data there happens to its own.
    pub stored_on: Vec<ComponentId>,
    /// Whether it carries data, on which there can be a verdict.
    pub data: bool,
    /// Words by which steps choose it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What one must be able to do for its steps, beside what these want themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// What customers have of it when it comes into scope.
    pub service: Service,
}

impl Component {
    /// One of which no more than the id is known: it carries data of its own, and nobody has said what
    /// customers have of it.
    #[must_use]
    pub fn named(id: ComponentId) -> Self {
        Self {
            title: id.to_string(),
            id,
            needs: Vec::new(),
            stored_on: Vec::new(),
            data: true,
            tags: Vec::new(),
            skills: Vec::new(),
            service: Service::Unknown,
        }
    }

    /// Whether a step chooses it by one of these words: its id or one of its tags.
    #[must_use]
    pub fn is_called(&self, words: &[String]) -> bool {
        words.iter().any(|word| *word == *self.id || self.tags.contains(word))
    }
}

/// A component as a log has it. Where one was written before these fields existed, its data was held to be
/// stored on what it needs, and it began down.
#[derive(Deserialize)]
struct Written {
    id: ComponentId,
    title: String,
    #[serde(default)]
    needs: Vec<ComponentId>,
    stored_on: Option<Vec<ComponentId>>,
    data: Option<bool>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    skills: Vec<String>,
    service: Option<Service>,
}

impl From<Written> for Component {
    fn from(written: Written) -> Self {
        Self {
            stored_on: written.stored_on.unwrap_or_else(|| written.needs.clone()),
            id: written.id,
            title: written.title,
            needs: written.needs,
            data: written.data.unwrap_or(true),
            tags: written.tags,
            skills: written.skills,
            service: written.service.unwrap_or(Service::Down),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_of_an_old_log_keeps_its_meaning_and_is_written_whole() {
        let old: Component = serde_json::from_str(r#"{"id":"db-1","title":"Database","needs":["storage"]}"#).unwrap();
        assert_eq!((old.stored_on[0].as_str(), old.data, old.service), ("storage", true, Service::Down));
        let new = Component { data: false, ..Component::named("net".parse().unwrap()) };
        let written = serde_json::to_string(&new).unwrap();
        assert_eq!(written, r#"{"id":"net","title":"net","stored_on":[],"data":false,"service":"unknown"}"#);
        assert_eq!(serde_json::from_str::<Component>(&written).unwrap(), new);
    }
}
