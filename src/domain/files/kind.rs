//! What a file is, seen by what it contains: its name says nothing.

use toml::de::DeValue;

use super::mistake::{Mistake, Parsed, Weight};
use super::{toml_syntax, toml_text};

/// What a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A runbook: steps.
    Runbook,
    /// Contacts: people, who is on call, and whom else one dials.
    Contacts,
    /// The settings of an organisation.
    Settings,
}

/// How much more a table says of what a file is than a value does.
const TABLE: usize = 10;

impl Kind {
    /// All kinds, those first that win where a file holds as much of two.
    pub const ALL: &[Self] = &[Self::Settings, Self::Contacts, Self::Runbook];

    /// Its name in a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Runbook => "a runbook",
            Self::Contacts => "contacts",
            Self::Settings => "settings",
        }
    }

    /// Whether the rest of it is of use where a byte of it is no text.
    #[must_use]
    pub fn is_of_use_in_part(self) -> bool {
        self != Self::Runbook
    }

    /// The keys at the head of a file by which it is known.
    fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Runbook => {
                &["schema", "language", "title", "summary", "reviewed", "severity", "sources", "component", "step", "notice"]
            }
            Self::Contacts => &["contact", "rotation", "holiday", "dial"],
            Self::Settings => &[
                "organisation",
                "me",
                "language",
                "ascii",
                "plain",
                "notify",
                "keys",
                "alert",
                "calendar",
                "channel",
                "audience",
                "sharing",
            ],
        }
    }

    /// The keys further down by which a file is known that no parser takes: the `component` of a rule for
    /// alerts is no runbook's.
    fn marks_below(self) -> &'static [&'static str] {
        match self {
            Self::Settings => &["match", "trigger"],
            Self::Runbook | Self::Contacts => &[],
        }
    }

    /// What a text is; none where nothing in it tells.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let weights = toml_syntax::with_tables(text, |entries, _| {
            Self::ALL
                .iter()
                .map(|kind| kind.marks().iter().filter_map(|key| entries.get(*key)).map(|value| weight(value.get_ref())).sum())
                .collect::<Vec<usize>>()
        });
        Self::heaviest(&weights).or_else(|| Self::heaviest(&Self::ALL.iter().map(|kind| kind.begun_in(text)).collect::<Vec<_>>()))
    }

    /// The one that weighs most, the first of equals.
    fn heaviest(weights: &[usize]) -> Option<Self> {
        let most = weights.iter().copied().max().filter(|most| *most > 0)?;
        Self::ALL.iter().zip(weights).find(|(_, weight)| **weight == most).map(|(kind, _)| *kind)
    }

    /// In how many lines of a text that no parser takes one of its marks stands first.
    fn begun_in(self, text: &str) -> usize {
        let first = |line: &str| -> String {
            line.trim_start_matches(['[', ' ']).chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
        };
        let is_mark = |key: &str| self.marks().iter().chain(self.marks_below()).any(|mark| *mark == key);
        text.lines().filter(|line| is_mark(&first(line))).count()
    }

    /// That a file which is used as this is something else.
    #[must_use]
    pub fn not_this(self, seen: Self) -> Mistake {
        let what = format!("this file holds {}, not {}", seen.name(), self.name());
        let expected = match self {
            Self::Runbook => "expected `[[step]]`",
            Self::Contacts => "expected `[[contact]]`",
            Self::Settings => "expected settings",
        };
        Mistake::new(Weight::Refuses, 0..0, what, expected)
    }
}

fn weight(value: &DeValue<'_>) -> usize {
    if matches!(value, DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table())) || value.is_table() {
        TABLE
    } else {
        1
    }
}

/// Reads a text of which nothing tells what it is: its mistakes of syntax, and that. One
/// that holds nothing, be it for comments only, has no mistake.
#[must_use]
pub fn parse_unknown(text: &str) -> Parsed<()> {
    toml_text::read(text, "any file", Weight::Refuses, Weight::Refuses, |root| {
        if root.all().next().is_none() && !root.reader().is_damaged() {
            let nothing =
                Mistake::new(Weight::Nag, 0..0, "nothing in this file is in use", "all of it is comments, or it is empty");
            root.reader().say(nothing);
            return None;
        }
        root.wrong(0..0, "neither a runbook nor contacts nor settings", "expected `[[step]]`, `[[contact]]` or a setting");
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_contains_be_it_broken() {
        for (text, kind) in [
            ("schema = 1\nid = \"x\"\ntitle = \"X\"\n", Some(Kind::Runbook)),
            ("language = \"en\"\n[[step]]\nid = \"a\"\n", Some(Kind::Runbook)),
            ("title = \"Our people\"\n[[contact]]\nid = \"ana\"\n", Some(Kind::Contacts)),
            ("[[rotation]]\nid = \"first\"\n", Some(Kind::Contacts)),
            ("language = \"nl\"\n", Some(Kind::Settings)),
            ("schema = 1\nme = \"ana\"\n", Some(Kind::Settings)),
            ("[[channel]]\nid = \"x\"\n", Some(Kind::Settings)),
            ("[[contact\nid = \"ana\"\n", Some(Kind::Contacts)),
            ("me = \n", Some(Kind::Settings)),
            ("", None),
            ("# [[contact]]\nfrob = 1\n", None),
            ("]]]]{{{{", None),
        ] {
            assert_eq!(Kind::of(text), kind, "{text}");
        }
    }

    #[test]
    fn every_mark_is_a_key_of_its_kind() {
        for kind in Kind::ALL {
            for mark in kind.marks() {
                let text = format!("{mark} = 1\n");
                let mistakes = match kind {
                    Kind::Runbook => super::super::runbook::parse(&text, chrono::NaiveDate::default()).mistakes,
                    Kind::Contacts => super::super::contacts::parse(&text, chrono::NaiveDate::default()).mistakes,
                    Kind::Settings => super::super::settings::parse(&text).mistakes,
                };
                assert!(!mistakes.iter().any(|mistake| mistake.what.starts_with("unknown key")), "{mark}: {mistakes:?}");
            }
        }
    }
}
