use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crisis::domain::speech::Language;
use crisis::tui::action::{Action, Screen};
use crisis::tui::keys::{Bound, Keys};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// What stands between the two marks of that name.
fn between(text: &str, mark: &str) -> String {
    let rest = text.split_once(&format!("<!-- {mark} -->\n")).unwrap().1;
    rest.split_once(&format!("<!-- /{mark} -->")).unwrap().0.to_owned()
}

#[test]
fn the_keys_in_the_readme_are_those_of_the_table() {
    for (mark, screen) in [("keys", Screen::Board), ("keys-of-forms", Screen::Form)] {
        let table = table(screen);
        assert_eq!(between(&readme(), mark), table, "put this between the marks in README.md:\n{table}");
    }
}

/// The keys of a screen, but for those that hold everywhere where the board names them.
fn table(screen: Screen) -> String {
    let mut table = String::from("| key | what it does | verb | in `[keys]` |\n| --- | --- | --- | --- |\n");
    let everywhere = |bound: &&Bound| screen == Screen::Board || bound.row.screens != Screen::ALL;
    for bound in Keys::default().on(screen).filter(everywhere) {
        let verb = bound.row.verb.map(|verb| format!("`crisis {verb}`")).unwrap_or_default();
        let sentence = Language::English.say(&bound.row.sentence());
        writeln!(table, "| {} | {sentence} | {verb} | `{}` |", keys(bound), bound.row.action.id()).unwrap();
    }
    table
}

/// The keys of a row; what has none is found in the palette by its name.
fn keys(bound: &Bound) -> String {
    let name = || format!("{} {}", Keys::default().key(Action::ShowPalette), Language::English.say(&bound.row.name()));
    if bound.keys.is_empty() { name() } else { bound.keys_text() }
}

#[test]
fn every_verb_in_the_readme_is_one() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_crisis")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let named = readme()
        .lines()
        .filter_map(|line| Some(line.strip_prefix("crisis ")?.split_whitespace().next()?.to_owned()))
        .collect::<Vec<_>>();
    assert!(named.len() > 5);
    for verb in named {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{verb} "))), "{verb}");
    }
}

#[test]
fn every_verb_that_a_runbook_names_is_one() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_crisis")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for (file, text) in crisis::app::library::SHIPPED_RUNBOOKS {
        for rest in text.split("`crisis ").skip(1) {
            let verb = rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap();
            assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{verb} "))), "{file}: crisis {verb}");
        }
    }
}
