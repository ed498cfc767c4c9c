//! `crisis.toml`: the settings of an organisation, from TOML text.
//!
//! Holds no secrets: those come from the environment, or from a file that only its owner reads.

use std::ops::Range;

use crate::domain::alert::rules::AlertRule;
use crate::domain::channel::Channels;
use crate::domain::id::PersonId;
use crate::domain::speech::Language;

use super::mistake::{Parsed, Weight};
use super::toml_text::{self, At, Table};
use super::{alerts, channels};

/// The settings of an organisation; what the file does not say is none, no or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whose crisis it is: for notices and reports.
    pub organisation: Option<String>,
    /// Who sits at this machine.
    pub me: Option<PersonId>,
    /// In which language the program speaks, whatever the environment says.
    pub language: Option<Language>,
    /// Whether terminals get nothing but ASCII, whatever they say of themselves.
    pub ascii: Option<bool>,
    /// Whether verbs print whole sentences without columns, as with `--plain`.
    pub plain: bool,
    /// Whether nothing may be brought to one's notice outside of the screen.
    pub quiet: bool,
    /// What monitoring sends, and what of it is a trigger: the first that matches counts.
    pub alerts: Vec<AlertRule>,
    /// Over what words leave, and over what people are paged.
    pub channels: Channels,
    /// Which rotations have shifts in calendar files.
    pub calendars: Vec<CalendarSetting>,
    /// Which keys do what, where that differs from how the program comes.
    pub keys: Vec<KeySetting>,
}

/// A `[[calendar]]`: a file with shifts of a rotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarSetting {
    /// The rotation: one of the contacts, or one that only calendars have.
    pub rotation: String,
    /// The file, as it was written: seen from the folder of the settings.
    pub file: String,
}

/// A line of `[keys]`, as it was written: whoever has the keys says what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetting {
    /// What the keys do.
    pub action: Written,
    /// The keys; none where they are taken away.
    pub keys: Vec<Written>,
}

/// A text of the file, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text itself: the name of an action, or of a key.
    pub text: String,
    /// Its bytes in the file.
    pub place: Range<usize>,
}

/// Reads the text of `crisis.toml`. A setting that cannot be
/// read is left out; only broken syntax refuses the file.
#[must_use]
pub fn parse(text: &str) -> Parsed<Settings> {
    toml_text::read(text, "the settings", Weight::LeavesOut, Weight::Refuses, |root| Some(settings(root)))
}

fn settings(root: &Table<'_>) -> Settings {
    // What later versions read.
    for table in ["audience", "sharing"] {
        root.accept(table);
    }
    root.unused(&["organisation", "audience", "sharing"]);
    Settings {
        organisation: root.optional_text("organisation").map(|text| text.value),
        me: root.id("me").map(|id| id.value),
        language: root.word("language", Language::ALL, Language::code),
        ascii: root.yes_or_no("ascii"),
        plain: root.yes("plain"),
        quiet: root.yes_or_no("notify") == Some(false),
        alerts: alerts::rules(root),
        channels: channels::channels(root),
        calendars: calendars(root),
        keys: root.table("keys", "the keys").map_or_else(Vec::new, |keys| key_settings(&keys)),
    }
}

fn calendars(root: &Table<'_>) -> Vec<CalendarSetting> {
    let calendar = |table: &Table<'_>| {
        table.require(&["rotation", "file"]);
        let (rotation, file) = (table.id::<PersonId>("rotation"), table.text("file"));
        table.finish();
        Some(CalendarSetting { rotation: rotation?.value.into(), file: file?.value })
    };
    root.tables("calendar", "a calendar", Weight::LeavesOut).iter().filter_map(calendar).collect()
}

fn key_settings(keys: &Table<'_>) -> Vec<KeySetting> {
    let written = |text: At<String>| Written { text: text.value, place: text.place };
    let setting = |(action, keys): (At<String>, Vec<At<String>>)| KeySetting {
        action: written(action),
        keys: keys.into_iter().map(written).collect(),
    };
    keys.named_texts().into_iter().map(setting).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_tables_of_later_versions_accepted() {
        let parsed = parse("organisation = \"Example\"\nme = \"ana\"\n[[audience]]\n[sharing]\ny = 2\n[keys]\n");
        let told: Vec<_> = parsed.mistakes.iter().map(|mistake| (mistake.weight, mistake.what.as_str())).collect();
        assert_eq!(told, [(Weight::Nag, "nothing uses `organisation`, `audience` or `sharing` yet")]);
        let me = Some("ana".parse().unwrap());
        assert_eq!(parsed.value, Some(Settings { organisation: Some("Example".to_owned()), me, ..Settings::default() }));
        assert_eq!(parse("").value, Some(Settings::default()));
    }

    #[test]
    fn a_calendar_has_a_rotation_and_a_file_or_is_left_out() {
        let parsed = parse("[[calendar]]\nrotation = \"primary\"\nfile = \"a.ics\"\n[[calendar]]\nfile = \"b.ics\"\nurl = 1\n");
        let told: Vec<&str> = parsed.mistakes.iter().map(|mistake| mistake.what.as_str()).collect();
        assert_eq!(told, ["a calendar has no `rotation`", "unknown key `url`"]);
        let calendars = parsed.value.unwrap().calendars;
        assert_eq!(calendars, [CalendarSetting { rotation: "primary".to_owned(), file: "a.ics".to_owned() }]);
    }

    #[test]
    fn a_setting_that_cannot_be_read_is_left_out() {
        let parsed = parse("organisation = 3\nme = \"a b\"\norganization = \"x\"\n");
        assert_eq!(parsed.value, Some(Settings::default()));
        let weights: Vec<_> = parsed.mistakes.iter().map(|mistake| mistake.weight).collect();
        assert_eq!(weights, [Weight::LeavesOut, Weight::Nag, Weight::LeavesOut, Weight::Warns]);
        assert_eq!(parsed.mistakes[3].help.as_deref(), Some("did you mean `organisation`?"));
    }

    #[test]
    fn what_is_said_of_terminals_is_yes_or_no_and_may_be_left_out() {
        let of = |text: &str| parse(text).value.map(|set| (set.ascii, set.plain, set.quiet));
        assert_eq!(of(""), Some((None, false, false)));
        assert_eq!(of("ascii = false\nplain = true\nnotify = false\n"), Some((Some(false), true, true)));
        assert_eq!(of("ascii = \"yes\"\nnotify = true\n"), Some((None, false, false)));
    }

    #[test]
    fn keys_are_taken_as_they_are_written_one_or_several_or_none() {
        let text = "[keys]\nfinish-step = [\"space\", \"d\"]\nskip-step = \"x\"\nfail-step = \"\"\nstart-step = 3\n";
        let parsed = parse(text);
        let keys = parsed.value.unwrap().keys;
        let lines: Vec<String> = keys
            .iter()
            .map(|setting| {
                format!("{}:{}", setting.action.text, setting.keys.iter().map(|key| &*key.text).collect::<Vec<_>>().join(","))
            })
            .collect();
        assert_eq!(lines, ["finish-step:space,d", "skip-step:x", "fail-step:"]);
        assert_eq!(text.get(keys[0].keys[1].place.clone()), Some("\"d\""));
        assert_eq!(parsed.mistakes.len(), 1, "{:?}", parsed.mistakes);
    }

    #[test]
    fn a_language_is_one_that_there_is() {
        assert_eq!(parse("language = \"nl\"\n").value.unwrap().language, Some(Language::Dutch));
        let parsed = parse("language = \"fr\"\n");
        assert_eq!(parsed.value.unwrap().language, None);
        assert_eq!(parsed.mistakes.len(), 1);
    }

    #[test]
    fn broken_syntax_refuses_the_settings() {
        assert_eq!(parse("organisation = \"x\"\nme = \n").value, None);
    }
}
