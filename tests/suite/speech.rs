use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crisis::domain::speech::{Key, Language, Sentence};
use fluent_syntax::ast;

use crate::house::{House, Output, finish};

/// What both languages call the same.
const SAME: &[&str] = &[
    "board-clocks",
    "screens-whole-clocks",
    "keys-briefing",
    "rules-only-a-step",
    "rules-only-somebody",
    "keys-help",
    "keys-integrity",
    "keys-open",
    "keys-start",
    "keys-voicemail",
    "rules-next-start",
    "screens-looking-for",
    "screens-notice-words",
    "verbs-briefing",
    "forms-kind-data",
    "summons-assigned-duty",
    "plain-component-grounds",
    "plain-hinted",
    "rules-trigger-monitoring",
    "rules-came-alerts",
    "verbs-inbox",
    "board-came-report",
    "verbs-inbox-report",
    "verbs-intake-line",
    "pack-priority",
    "pack-field",
    "rules-brief-at-it",
    "rules-brief-entry",
    "rules-brief-ended-so",
    "rules-brief-of-step",
    "rules-brief-person",
    "rules-brief-news",
    "rules-brief-deadlines",
    "rules-brief-deadline",
    "verbs-intake-token-file",
    "rules-verdict-intact",
    "rules-outcome-voicemail",
    "rules-status-open",
    "rules-step-open",
    "rules-seconds",
    "rules-minutes",
    "rules-days",
    "rules-lock-data",
    "rules-only-an-ask",
    "rules-call",
    "rules-callout-skill",
    "rules-callout-unreached",
    "screens-dialling",
    "log-component-changed",
    "rules-component-is",
    "rules-component-left",
    "board-data",
    "board-head-data",
    "board-head-data-short",
    "rules-verdict-in-question",
    "page-subject",
];

/// A message of a file: its key, its text as written, and the names of its gaps.
struct Message {
    key: String,
    text: String,
    gaps: BTreeSet<String>,
}

/// The messages of a language: by file, in their order.
fn messages(language: Language) -> Vec<(String, Vec<Message>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("texts").join(language.code());
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let resource =
            fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        resource.body.iter().filter_map(|entry| message(&text, path, entry)).collect()
    };
    paths.iter().map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), read(path))).collect()
}

fn message(whole: &str, path: &Path, entry: &ast::Entry<&str>) -> Option<Message> {
    let message = match entry {
        ast::Entry::Message(message) => message,
        ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_) => return None,
        other => panic!("{} holds something else than messages: {other:?}", path.display()),
    };
    assert!(message.attributes.is_empty(), "{} has attributes", message.id.name);
    let mut gaps = BTreeSet::new();
    pattern(message.value.as_ref().unwrap(), &mut gaps);
    let start = whole.lines().position(|line| line.starts_with(&format!("{} =", message.id.name))).unwrap();
    let lines: Vec<&str> = whole.lines().skip(start).collect();
    let ends = lines.iter().skip(1).position(|line| !line.starts_with([' ', '\t', '}'])).map_or(lines.len(), |at| at + 1);
    let text = lines[..ends].join("\n").split_once('=').unwrap().1.trim().to_owned();
    Some(Message { key: message.id.name.to_owned(), text, gaps })
}

fn pattern(pattern: &ast::Pattern<&str>, gaps: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            self::expression(expression, gaps);
        }
    }
}

fn expression(expression: &ast::Expression<&str>, gaps: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => self::inline(inline, gaps),
        ast::Expression::Select { selector, variants } => {
            inline(selector, gaps);
            for variant in variants {
                pattern(&variant.value, gaps);
            }
        }
    }
}

fn inline(inline: &ast::InlineExpression<&str>, gaps: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => drop(gaps.insert(id.name.to_owned())),
        ast::InlineExpression::Placeable { expression } => self::expression(expression, gaps),
        ast::InlineExpression::StringLiteral { .. } | ast::InlineExpression::NumberLiteral { .. } => {}
        other => panic!("a sentence stands by itself: {other:?}"),
    }
}

/// All messages of a language by key.
fn catalogue(language: Language) -> BTreeMap<String, Message> {
    messages(language).into_iter().flat_map(|(_, messages)| messages).map(|message| (message.key.clone(), message)).collect()
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

/// What is said in the source: each key with the names of the
/// gaps that are filled, in every place that says it.
fn said() -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let code = |text: &String| {
        text.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |code, line| code + line + "\n")
    };
    found.iter().flat_map(|text| said_in(&code(text))).collect()
}

fn said_in(code: &str) -> Vec<(String, BTreeSet<String>)> {
    let opened = code.match_indices("say!(").map(|(at, opening)| &code[at + opening.len()..]);
    let quoted = opened.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
    quoted.map(|(key, rest)| (key.to_owned(), gaps_filled(rest))).collect()
}

/// The names before `=` at the outer level of a `say!`, up to the parenthesis that ends it.
fn gaps_filled(rest: &str) -> BTreeSet<String> {
    let (mut depth, mut quoted, mut before) = (0, false, ' ');
    let mut parts = vec![String::new()];
    for c in rest.chars() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            _ if quoted => {}
            ')' if depth == 0 => break,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            c if depth == 0 => parts.last_mut().unwrap().push(c),
            _ => {}
        }
        before = if before == '\\' { ' ' } else { c };
    }
    let names = parts.iter().filter_map(|part| part.trim().split_once(" =")).map(|(name, _)| name.to_owned());
    names.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')).collect()
}

#[test]
fn whatever_is_said_is_in_every_language_with_all_its_gaps_filled() {
    for language in Language::ALL {
        let catalogue = catalogue(*language);
        for (key, filled) in said() {
            let message = catalogue.get(&key).unwrap_or_else(|| panic!("{key} is not in texts/{}", language.code()));
            assert_eq!(message.gaps, filled, "the gaps of {key} in texts/{}, and those that the source fills", language.code());
        }
    }
}

#[test]
fn whatever_is_in_a_language_is_said_somewhere() {
    let said: BTreeSet<String> = said().into_iter().map(|(key, _)| key).collect();
    for language in Language::ALL {
        for key in catalogue(*language).keys() {
            assert!(said.contains(key), "nobody says {key} of texts/{}", language.code());
        }
    }
}

#[test]
fn every_language_says_the_same_in_its_own_words() {
    let (english, dutch) = (catalogue(Language::English), catalogue(Language::Dutch));
    let keys = |catalogue: &BTreeMap<String, Message>| catalogue.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&english), keys(&dutch));
    for (key, message) in &english {
        assert_eq!(message.gaps, dutch[key].gaps, "{key}");
        assert_eq!(message.text == dutch[key].text, SAME.contains(&key.as_str()), "{key}: {}", message.text);
    }
}

#[test]
fn every_key_stands_once_and_in_the_file_whose_name_it_begins_with() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for (file, messages) in messages(*language) {
            for message in messages {
                assert!(message.key.starts_with(&format!("{file}-")), "{} in {file}.ftl", message.key);
                assert!(seen.insert(message.key.clone()), "{} stands twice in texts/{}", message.key, language.code());
            }
        }
    }
}

#[test]
fn every_file_of_texts_is_compiled_in_and_holds_nothing_but_text() {
    for language in Language::ALL {
        for message in messages(*language).into_iter().flat_map(|(_, messages)| messages) {
            let key = &message.key;
            assert_ne!(&language.say(&Sentence::key(Key::named(key))), key);
            assert_eq!(crate::house::hostile_in(&message.text), "", "{key}");
            assert!(!message.text.contains("\\u"), "{key}");
        }
    }
}

#[test]
fn what_comes_from_elsewhere_is_the_same_in_every_language() {
    let typed = Sentence::from("{ $who } = \"x\"");
    assert!(Language::ALL.iter().all(|language| language.say(&typed) == "{ $who } = \"x\""));
}

/// What a verb says in Dutch, chosen by the environment.
fn in_dutch(house: &House, args: &[&str]) -> Output {
    let mut command = house.command(args);
    command.env("LANG", "nl_NL.UTF-8");
    finish(command, b"")
}

#[test]
fn whoever_reads_dutch_is_answered_in_dutch() {
    let house = House::with_incident("db-1,web");
    let told = in_dutch(&house, &["start", "D1"]).done();
    assert!(told.starts_with("gestart: D1 "), "{told}");
    let status = in_dutch(&house, &["status"]).done();
    for words in [
        "1 Data-integriteit  0/",
        "\nOnderdelen\n",
        "data onbekend   dienst onbekend  op slot",
        "incidentleider gemeld  bij D1",
        "\nNu voor jou\n",
    ] {
        assert!(status.contains(words), "{words:?} is missing in {status}");
    }
    let refused = in_dutch(&house, &["start", "R1@db-1"]);
    let lines: Vec<&str> = refused.stderr.lines().collect();
    assert_eq!(refused.code, 1);
    assert!(lines[0].starts_with("fout: R1@db-1 ") && lines[0].ends_with(" is op slot"), "{lines:?}");
    assert_eq!(lines[1], "reden: de data van db-1 is niet bevestigd: er is nog geen oordeel");
    assert_eq!(lines[2], "advies: controleer de data, dan `crisis verdict db-1 intact --evidence \"wat je zag\"`");
    let log = in_dutch(&house, &["log"]).done();
    assert!(log.contains(" uitgeroepen: AMS1 power loss") && log.contains("gestart: D1 "), "{log}");
}

#[test]
fn the_settings_choose_the_language_before_the_environment_does() {
    let house = House::with_incident("db-1");
    assert!(house.run(&["status"]).done().contains("\nComponents\n"));
    house.write("crisis.toml", "language = \"nl\"\n");
    assert!(house.run(&["status"]).done().contains("\nOnderdelen\n"));
    assert!(house.run(&["log"]).done().contains("onderdelen db-1"));
    assert_eq!(house.run(&["start", "D99"]).stderr.lines().next(), Some("fout: dit incident heeft geen stap `D99`"));
    house.write("crisis.toml", "language = \"en\"\n");
    assert!(in_dutch(&house, &["status"]).done().contains("\nComponents\n"));
}

#[test]
fn the_first_of_three_variables_that_says_anything_chooses_the_language() {
    let house = House::with_incident("db-1");
    for (all, messages, lang, dutch) in [
        ("", "", "nl_NL.UTF-8", true),
        ("", "nl_BE", "C.UTF-8", true),
        ("C", "nl_BE", "nl_NL.UTF-8", false),
        ("nl", "C", "C", true),
        ("", "", "", false),
    ] {
        let mut command = house.command(&["status"]);
        command.env("LC_ALL", all).env("LC_MESSAGES", messages).env("LANG", lang);
        let status = finish(command, b"").done();
        assert_eq!(status.contains("\nOnderdelen\n"), dutch, "{all} {messages} {lang}: {status}");
    }
}

#[test]
fn what_programs_read_and_what_is_kept_is_english_in_every_language() {
    let house = House::with_incident("db-1");
    in_dutch(&house, &["verdict", "db-1", "damaged", "--extent", "half"]).done();
    for args in
        [&["status", "--json"][..], &["next", "--json"], &["log", "--json"], &["verify", "--json"], &["export", "-f", "csv"]]
    {
        let (dutch, english) = (in_dutch(&house, args).done(), house.run(args).done());
        let timeless = |text: &str| text.split(',').filter(|part| !part.contains("text")).collect::<Vec<_>>().join(",");
        assert_eq!(timeless(&dutch), timeless(&english), "{args:?}");
    }
    let receipt = in_dutch(&house, &["start", "D1", "--json"]).done();
    assert!(receipt.contains("\"started D1 "), "{receipt}");
    assert!(in_dutch(&house, &["export", "-f", "markdown"]).done().contains("\n## Summary\n"));
    assert!(in_dutch(&house, &["lint"]).done().contains("no mistake"));
}
