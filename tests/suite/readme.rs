use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::house::House;
use crisis::domain::speech::Language;
use crisis::tui::action::{Action, Screen};
use crisis::tui::keys::{Bound, Keys};

use super::house::split;

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

/// The command lines that a text names: in backticks, or alone on a line of a block.
fn commands(text: &str) -> Vec<Vec<String>> {
    let quoted = text.split('`').skip(1).step_by(2).filter_map(|quoted| quoted.strip_prefix("crisis "));
    let alone = text.lines().filter_map(|line| line.trim_start_matches(['#', ' ']).strip_prefix("crisis "));
    let words = |line: &str| split(line.split(['|', '#']).next().unwrap_or_default());
    quoted.chain(alone).map(words).collect()
}

#[test]
fn every_verb_and_option_that_a_shipped_text_names_is_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = crisis::cli::arguments::table();
    let mut texts = vec!["README.md", "CHANGELOG.md", "contacts.example.toml", "crisis.example.toml", "runbook.example.toml"]
        .into_iter()
        .map(|file| root.join(file))
        .collect::<Vec<_>>();
    for folder in ["runbooks", "texts/en", "texts/nl"] {
        texts.extend(fs::read_dir(root.join(folder)).unwrap().map(|item| item.unwrap().path()));
    }
    let mut named = 0;
    for file in texts {
        for command in commands(&fs::read_to_string(&file).unwrap()) {
            let place = format!("{}: crisis {command:?}", file.display());
            let verb =
                command.iter().find(|word| !word.starts_with('-')).filter(|word| word.chars().all(|c| c.is_ascii_lowercase()));
            let Some(verb) = verb else { continue };
            let verb = table.find_subcommand(verb).unwrap_or_else(|| panic!("{place}"));
            for option in command.iter().filter_map(|word| word.strip_prefix("--")).map(|word| word.split('=').next().unwrap()) {
                let has = |of: &clap::Command| of.get_arguments().any(|argument| argument.get_long() == Some(option));
                assert!(has(verb) || has(&table) || option == "help", "{place}");
            }
            named += 1;
        }
    }
    assert!(named > 50, "{named}");
}

#[test]
fn no_shipped_step_sends_anybody_to_a_notice_that_nothing_shows() {
    for (file, text) in crisis::app::library::SHIPPED_RUNBOOKS {
        let runbook = crisis::domain::files::runbook::parse(text, chrono::NaiveDate::default()).value.unwrap();
        for (step, notice) in runbook.steps.iter().flat_map(|step| runbook.notices.iter().map(move |notice| (step, notice))) {
            assert!(!step.detail.contains(&format!("`{}`", notice.id)), "{file}: {} names {}", step.id, notice.id);
        }
    }
}

#[test]
fn the_runbook_in_the_readme_is_one() {
    let readme = readme();
    let text = between(&readme, "runbook");
    let text = text.trim().trim_start_matches("```toml").trim_end_matches("```");
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let parsed = crisis::domain::files::runbook::parse(text, today);
    let told: Vec<&str> = parsed.mistakes.iter().map(|mistake| mistake.what.as_str()).collect();
    assert_eq!(told, [""; 0]);
    assert_eq!(parsed.value.unwrap().steps.len(), 6);
}

#[test]
fn the_first_five_minutes_work_as_they_are_written() {
    let section = readme();
    let section = section.split_once("## The first five minutes").unwrap().1.split_once("\n## ").unwrap().0.replace('\n', " ");
    let quoted = section.split('`').skip(1).step_by(2).map(|words| words.split_whitespace().collect::<Vec<_>>());
    let commands: Vec<Vec<&str>> = quoted.filter(|words| words.len() > 1 && words[0] == "crisis").collect();
    assert!(commands.len() >= 5, "{commands:?}");
    let house = House::with_incident("db-1");
    for command in &commands {
        if command[1] == "export" {
            // What the keys before it do.
            house.run(&["resolve", "--why", "service is back"]).done();
            house.run(&["close", "--why", "everybody knows"]).done();
        }
        house.run(&command[1..]).done();
    }
    assert!(house.path("work/post-mortem.md").exists());
}
