//! What the settings say of alerts (`[[alert]]`): of which component they are, and which of them are enough
//! to call it a crisis. Of several rules the first one counts that matches.

use crate::domain::id::ComponentId;

use super::{Alert, AlertForm};

/// What the settings say of some alerts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlertRule {
    /// The source from which they come; none where it holds for every source.
    pub source: Option<String>,
    /// The form in which that source writes.
    pub form: Option<AlertForm>,
    /// What labels must hold, with `*` for any text and `?` for any character.
    pub matches: Vec<(String, String)>,
    /// The component that they are about.
    pub component: Option<ComponentId>,
    /// Whether one of them is enough to call it a crisis.
    pub trigger: bool,
}

impl AlertRule {
    /// Whether it is about an alert.
    #[must_use]
    pub fn is_about(&self, alert: &Alert) -> bool {
        let holds = |(label, pattern): &(String, String)| alert.label(label).is_some_and(|text| fits(pattern, text));
        self.source.as_ref().is_none_or(|source| *source == alert.source) && self.matches.iter().all(holds)
    }
}

/// An alert with what the first rule that is about it says; as it was sent where none is.
#[must_use]
pub fn ruled(rules: &[AlertRule], alert: Alert) -> Alert {
    let Some(rule) = rules.iter().find(|rule| rule.is_about(&alert)) else { return alert };
    Alert { component: rule.component.clone().or(alert.component.clone()), trigger: rule.trigger, ..alert }
}

/// The form in which a source writes, where a rule names it.
#[must_use]
pub fn form_of(rules: &[AlertRule], source: &str) -> Option<AlertForm> {
    rules.iter().filter(|rule| rule.source.as_deref() == Some(source)).find_map(|rule| rule.form)
}

/// Whether a text is as a pattern says. Takes no longer than both together, squared at the worst.
#[must_use]
pub fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut at, mut of, mut star) = (0, 0, None);
    while let Some(c) = text.get(at) {
        match pattern.get(of) {
            Some('*') => {
                star = Some((of, at));
                of += 1;
            }
            Some(p) if *p == '?' || p == c => (at, of) = (at + 1, of + 1),
            // The last star takes one character more.
            _ => match star {
                Some((place, from)) => {
                    star = Some((place, from + 1));
                    (at, of) = (from + 1, place + 1);
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(of).all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_text_and_a_question_mark_any_character() {
        let fitting =
            [("db-*", "db-1"), ("db-*", "db-"), ("*", ""), ("", ""), ("a*c*e", "abcde"), ("d?-1", "db-1"), ("é?", "éß")];
        for (pattern, text) in fitting {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("db-*", "web-1"), ("db", "db-1"), ("?", ""), ("a*c", "abd"), ("", "a")] {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }
}
