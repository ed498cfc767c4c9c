//! `[[alert]]` of the settings: what monitoring sends, of which component it is, and what of it is a trigger.

use crate::domain::alert::AlertForm;
use crate::domain::alert::rules::AlertRule;

use super::mistake::Weight;
use super::toml_text::Table;

/// The rules in their order; those that cannot be read are left out.
pub(super) fn rules(root: &Table<'_>) -> Vec<AlertRule> {
    let mut rules: Vec<AlertRule> = Vec::new();
    for table in root.tables("alert", "an alert rule", Weight::LeavesOut) {
        if let Some(rule) = rule(&table) {
            warn_of(&table, &rule, &rules);
            rules.push(rule);
        }
    }
    rules
}

fn rule(table: &Table<'_>) -> Option<AlertRule> {
    let faults = table.reader().faults();
    let matches = table.table("match", "a match").map_or_else(Vec::new, |labels| labels.named_texts());
    let first = |texts: Vec<super::toml_text::At<String>>| texts.into_iter().next().map_or_else(String::new, |text| text.value);
    let rule = AlertRule {
        source: table.optional_text("source").map(|text| text.value),
        form: table.word("form", AlertForm::ALL, AlertForm::word),
        matches: matches.into_iter().map(|(label, texts)| (label.value, first(texts))).collect(),
        component: table.id("component").map(|id| id.value),
        trigger: table.yes("trigger"),
    };
    table.finish();
    (table.reader().faults() == faults && !table.is_damaged()).then_some(rule)
}

/// Notes a rule that changes nothing, or that no alert ever comes to.
fn warn_of(table: &Table<'_>, rule: &AlertRule, before: &[AlertRule]) {
    if rule.form.is_some() && rule.source.is_none() {
        let help = Some("add `source`, as `crisis alert --source` has it".to_owned());
        table.warn(table.place_of("form"), "`form` of no source", "expected `source` beside it", help);
    }
    if rule.form.is_none() && rule.component.is_none() && !rule.trigger && rule.matches.is_empty() {
        table.warn(table.place(), "an alert rule that says nothing", "expected `component`, `trigger` or `form`", None);
    }
    let takes_all = |other: &&AlertRule| other.matches.is_empty() && (other.source.is_none() || other.source == rule.source);
    if before.iter().any(|other| takes_all(&other)) {
        let help = Some("put it before the rule without `match`".to_owned());
        table.warn(
            table.place(),
            "an alert rule that no alert comes to",
            "an earlier rule takes every alert of this source",
            help,
        );
    }
}
