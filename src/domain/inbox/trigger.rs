//! Whether what came in is enough to call it a crisis, and by which rule: an alert that the settings call a
//! trigger, or two or more reports of one thing of which one was reproduced. It declares nothing; a person
//! does.

use crate::domain::alike::alike;
use crate::domain::id::ComponentId;
use crate::domain::runbook;
use crate::domain::speech::{Sentence, say};
use crate::domain::word_list::words;
use serde::{Deserialize, Serialize};

use super::state::{Alerted, Inbox, Report};

words! {
    /// By which rule it is enough.
    Rule {
        /// The settings call an alert a trigger.
        Alert = "alert",
        /// Several people report one component, and one report was reproduced.
        Component = "component",
        /// Somebody joined several reports, and one of them was reproduced.
        Joined = "joined",
    }
}

/// That it is enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// By which rule.
    pub rule: Rule,
    /// What that rests on, in a sentence.
    pub because: Sentence,
    /// What it makes people declare on.
    pub source: runbook::Trigger,
    /// The component that it is about, where that is known.
    pub component: Option<ComponentId>,
}

/// By which rule what came in is enough; none where it is not. The months come newest first.
#[must_use]
pub fn met(months: &[&Inbox]) -> Option<Met> {
    let alert = months.iter().flat_map(|inbox| inbox.alerts()).find(|alert| alert.is_open() && alert.alert.trigger);
    alert.map(by_alert).or_else(|| by_component(months)).or_else(|| months.iter().find_map(|inbox| by_joining(inbox)))
}

fn by_alert(alert: &Alerted) -> Met {
    let alert = &alert.alert;
    Met {
        rule: Rule::Alert,
        because: say!("rules-trigger-alert", summary = &alert.summary, source = &alert.source),
        source: runbook::Trigger::Monitoring,
        component: alert.component.clone(),
    }
}

fn by_component(months: &[&Inbox]) -> Option<Met> {
    let open = || months.iter().flat_map(|inbox| &inbox.reports).filter(|report| report.is_open());
    open().filter_map(|report| report.heard.component.as_ref()).find_map(|id| {
        let of_it: Vec<&Report> = open().filter(|report| report.heard.component.as_ref() == Some(id)).collect();
        let people = enough(&of_it)?;
        let because = say!("rules-trigger-component", people = people, component = id);
        Some(Met { rule: Rule::Component, because, source: runbook::Trigger::Reports, component: Some(id.clone()) })
    })
}

fn by_joining(inbox: &Inbox) -> Option<Met> {
    let open = || inbox.reports.iter().filter(|report| report.is_open());
    open().find_map(|first| {
        let of_it: Vec<&Report> = open().filter(|report| report.thing == first.thing).collect();
        let people = enough(&of_it)?;
        let because = say!("rules-trigger-joined", people = people, what = &first.heard.what);
        let component = of_it.iter().find_map(|report| report.heard.component.clone());
        Some(Met { rule: Rule::Joined, because, source: runbook::Trigger::Reports, component })
    })
}

/// How many people report one thing, where that is enough: two or more, and somebody saw it too. Whoever says
/// so twice is one.
fn enough(reports: &[&Report]) -> Option<usize> {
    let mut people: Vec<_> = reports.iter().map(|report| alike(report.heard.who.trim())).collect();
    people.sort();
    people.dedup();
    let reproduced = reports.iter().any(|report| report.reproduced_by.is_some());
    (reproduced && people.len() >= 2).then_some(people.len())
}
