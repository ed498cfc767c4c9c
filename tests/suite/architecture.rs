use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each floor may name of this crate.
const FLOORS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("store", &["domain", "store"]),
    ("export", &["domain", "export"]),
    ("intake", &["domain", "intake"]),
    ("channel", &["domain", "channel"]),
    ("app", &["domain", "store", "intake", "channel", "app"]),
    ("tui", &["domain", "app", "tui"]),
    ("cli", &["domain", "store", "export", "intake", "channel", "app", "tui", "cli"]),
];

/// Where each package that touches the world may be named: a path prefix below src.
const DOORS: &[(&str, &[&str])] = &[
    ("rusqlite", &["store/sqlite/"]),
    ("notify", &["app/follow.rs"]),
    ("notify_rust", &["app/desktop.rs"]),
    ("pulldown_cmark", &["tui/view/markdown.rs"]),
    ("nucleo_matcher", &["tui/fuzzy.rs"]),
    ("ratatui", &["tui/"]),
    ("ratatui_textarea", &["tui/"]),
    ("crossterm", &["tui/terminal.rs"]),
    ("tokio", &["app/works/", "channel/"]),
    ("hyper", &["app/works/http/"]),
    ("hyper_util", &["app/works/http/"]),
    ("http_body_util", &["app/works/http/"]),
    ("lettre", &["channel/mail.rs"]),
    ("process_wrap", &["channel/shell.rs"]),
    ("fluent_bundle", &["domain/speech/"]),
    ("fluent_syntax", &["domain/speech/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("annotate_snippets", &["cli/lint.rs"]),
    ("csv", &["export/"]),
    ("getrandom", &["app/open.rs"]),
    ("iana_time_zone", &["app/clock.rs"]),
    ("calcard", &["intake/"]),
    ("minijinja", &["export/pack/html.rs"]),
    ("toml", &["domain/files/"]),
    ("unicode_normalization", &["domain/alike.rs"]),
];

/// Within `tui`, what stands lower: a folder, and what none of its files may name.
const LOWER: &[(&str, &[&str])] = &[
    ("tui/form/", &["tui::model", "tui::view", "tui::update"]),
    ("tui/model/", &["tui::view", "tui::update"]),
    ("tui/view/", &["tui::update"]),
];

/// The domain from the ground up: each place may name those before it,
/// and its own. What stands together in a line stands side by side.
const DOMAIN: &[&[&str]] = &[
    &["word_list", "field", "stamp", "grapheme", "zone"],
    &["verb", "text", "ascii", "alike"],
    &["speech"],
    &["id", "vocabulary", "entry_ref"],
    &["hints", "component", "alert", "record", "short_id", "length", "reckoning"],
    &["step", "claim", "channel"],
    &["runbook", "numbering", "size"],
    &["fact", "contacts"],
    &["oncall"],
    &["advice", "time_text", "files"],
    &["limits", "ask"],
    &["sheet"],
    &["people"],
    &["inbox"],
    &["lifecycle"],
    &["data"],
    &["steps"],
    &["sending"],
    &["notices", "amend"],
    &["event", "gate"],
    &["amended"],
    &["entry", "incident"],
    &["joint", "witness", "hands"],
    &["board", "decide", "filter", "fold", "lookup", "tell"],
    &["preview"],
    &["pack"],
];

/// All that update asks of the picture, and where: how far something can be scrolled, and what was clicked.
const ASKED_OF_THE_PICTURE: &[(&str, &str)] = &[("tui/update/motion.rs", "most_scroll"), ("tui/update/mouse.rs", "spot_at")];

/// What the domain may not name, because it would be a file, a clock, a task or the environment.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::io",
    "std::time::Instant",
    "std::time::SystemTime",
    "::now()",
];

fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Every source file: its path below src, and its lines of code without comments.
fn house() -> Vec<(String, Vec<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&src, &mut found);
    let below = |path: &Path| path.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
    let code = |text: &str| text.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned).collect();
    found.iter().map(|(path, text)| (below(path), code(text))).collect()
}

/// The floors of this crate that a line names, by `crate::` or,
/// from a test at the foot of a file, `crisis::`.
fn named_floors(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split("crate::").skip(1).chain(line.split("crisis::").skip(1));
    parts.map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default())
}

fn names_package(line: &str, package: &str) -> bool {
    let found = line.match_indices(package).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let starts = before.is_none_or(|c| !(c.is_alphanumeric() || c == '_' || c == ':' || c == '/' || c == '"'));
        starts && line[at + package.len()..].starts_with("::")
    });
    found || line.trim_start() == format!("use {package};")
}

/// The modules of the house by their paths (`tui::view::list`),
/// each with its file and its code up to its tests.
fn modules() -> BTreeMap<String, (String, Vec<String>)> {
    let module = |path: &str| path.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
    let code = |lines: Vec<String>| lines.into_iter().take_while(|line| line != "#[cfg(test)]").collect();
    let files = house().into_iter().filter(|(path, _)| path.contains('/'));
    files.map(|(path, lines)| (module(&path), (path, code(lines)))).collect()
}

/// The paths that a tree of imports stands for: `a::{b, c::{d, e as f}}` for `a::b`, `a::c::d` and `a::c::e`.
fn spread(tree: &str, found: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        found.push(tree.split(" as ").next().unwrap().trim().to_owned());
        return;
    };
    let inner = &rest[..rest.rfind('}').unwrap()];
    let (mut depth, mut from) = (0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inner[from..at].trim().is_empty() {
                    spread(&format!("{}{}", head.trim(), inner[from..at].trim()), found);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

/// All paths in some code: those of `use` lines spread out, and those written where something is used.
fn paths(code: &[String]) -> Vec<String> {
    let (mut found, mut tree) = (Vec::new(), None::<String>);
    for line in code {
        let bare =
            line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
        if tree.is_none() && bare.starts_with("use ") {
            tree = Some(String::new());
        }
        if let Some(begun) = &mut tree {
            begun.push_str(bare.trim_start_matches("use "));
            if let Some(whole) = begun.strip_suffix(';') {
                spread(whole, &mut found);
                tree = None;
            }
            continue;
        }
        let words = line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
        found.extend(words.filter(|word| word.contains("::")).map(str::to_owned));
    }
    found
}

/// The module of the house that a path names, as seen from a module;
/// none where it is of another package or a name that was imported.
fn resolved(from: &str, path: &str, is_module: impl Fn(&str) -> bool) -> Option<String> {
    let mut base: Vec<&str> = from.split("::").collect();
    let mut words: Vec<&str> = path.split("::").filter(|word| !word.is_empty()).collect();
    match *words.first()? {
        "crate" => base.clear(),
        "self" | "super" => {}
        child => is_module(&format!("{from}::{child}")).then_some(())?,
    }
    while let Some(&word) = words.first().filter(|word| ["crate", "self", "super"].contains(word)) {
        if word == "super" {
            base.pop();
        }
        words.remove(0);
    }
    base.extend(words);
    (1..=base.len()).rev().map(|count| base[..count].join("::")).find(|module| is_module(module))
}

/// Which modules each module names. That a folder has a file is no import of it.
fn named_modules() -> BTreeMap<String, BTreeSet<String>> {
    let modules = modules();
    let named = |module: &String, code: &[String]| {
        let named = paths(code).into_iter().filter_map(|path| resolved(module, &path, |known| modules.contains_key(known)));
        named.filter(|other| other != module).collect()
    };
    modules.iter().map(|(module, (_, code))| (module.clone(), named(module, code))).collect()
}

/// All that a module needs: what it names, what those name, and so on.
fn needs<'a>(module: &str, named: &'a BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'a str> {
    let mut needs = BTreeSet::new();
    let mut open: Vec<&str> = named[module].iter().map(String::as_str).collect();
    while let Some(next) = open.pop() {
        if needs.insert(next) {
            open.extend(named[next].iter().map(String::as_str));
        }
    }
    needs
}

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    let code = ["use super::{self, list::{cell as c, Row},", "    pen};", "pub use open::Open;", "let x = super::wish::ask(1);"];
    let code = code.map(str::to_owned);
    let known = ["tui", "tui::view", "tui::view::home", "tui::view::home::open", "tui::view::list", "tui::view::wish"];
    let found = paths(&code).into_iter().filter_map(|path| resolved("tui::view::home", &path, |module| known.contains(&module)));
    let all: Vec<String> = found.collect();
    let list = "tui::view::list";
    assert_eq!(all, ["tui::view", list, list, "tui::view", "tui::view::home::open", "tui::view::wish"]);
}

#[test]
fn no_two_files_need_each_other() {
    let named = named_modules();
    assert!(named.values().map(BTreeSet::len).sum::<usize>() > 500, "imports are not read");
    for module in named.keys() {
        let circle: Vec<&str> =
            needs(module, &named).into_iter().filter(|other| needs(other, &named).contains(module.as_str())).collect();
        assert!(circle.is_empty(), "{} import each other", circle.join(", "));
    }
}

#[test]
fn on_the_screens_floor_too_imports_go_down() {
    let modules = modules();
    for (module, named) in named_modules() {
        let (path, _) = &modules[&module];
        for higher in LOWER.iter().filter(|(folder, _)| path.starts_with(folder)).flat_map(|(_, higher)| *higher) {
            let is_higher = |other: &&String| *other == higher || other.starts_with(&format!("{higher}::"));
            assert_eq!(named.iter().find(is_higher), None, "{path} names what stands above it");
        }
    }
}

#[test]
fn within_the_domain_ground_topics_and_what_joins_them_stand_in_their_order() {
    let place = |module: &str| module.strip_prefix("domain::").map(|rest| rest.split("::").next().unwrap().to_owned());
    let floor = |place: &str| DOMAIN.iter().position(|floor| floor.contains(&place));
    for (module, named) in named_modules() {
        let Some(here) = place(&module) else { continue };
        let own = floor(&here).unwrap_or_else(|| panic!("{module} has no place in the order of the domain"));
        for there in named.iter().filter_map(|other| place(other)).filter(|there| *there != here) {
            assert!(floor(&there).unwrap() < own, "{module} names {there}, which does not stand below it");
        }
    }
}

/// Whether a match that begins on a line names facts or
/// commands and has an arm for all that it does not name.
fn falls_through(lines: &[String], from: usize) -> Option<usize> {
    let (mut depth, mut names, mut rest) = (0_i32, false, None);
    for (at, line) in lines.iter().enumerate().skip(from) {
        let arm = line.trim_start();
        if depth == 1 {
            let pattern = arm.split("=>").next().unwrap();
            names |= ["Fact::", "Command::"].iter().any(|of| pattern.contains(of));
            rest = rest.or_else(|| arm.starts_with("_ ").then_some(at));
        }
        depth += i32::try_from(line.matches('{').count()).unwrap() - i32::try_from(line.matches('}').count()).unwrap();
        if depth <= 0 {
            break;
        }
    }
    rest.filter(|_| names)
}

#[test]
fn whoever_matches_a_fact_or_a_command_names_every_one() {
    let lines =
        ["match command {", "    Command::People(PeopleCommand::Acknowledge {}) => 1,", "    _ => 2,", "}"].map(str::to_owned);
    assert_eq!(falls_through(&lines, 0), Some(2), "a match that falls through is not seen");
    for (path, lines) in house() {
        let begins = lines.iter().enumerate().filter(|(_, line)| line.contains("match ") && line.trim_end().ends_with('{'));
        for (at, _) in begins {
            let found = falls_through(&lines, at).map(|at| &lines[at]);
            assert_eq!(found, None, "{path}: {}", lines[at]);
        }
    }
}

/// The most lines that a function has, signature and last brace included: in the domain, and elsewhere.
const LONGEST_FUNCTIONS: (usize, usize) = (50, 60);

/// How many lines the function has that begins at a line; none where none begins, or it is only declared.
fn length_of_function(lines: &[String], at: usize) -> Option<usize> {
    let line = &lines[at];
    let indent = line.len() - line.trim_start().len();
    let words: Vec<&str> = line.split_whitespace().take_while(|word| !word.contains('"')).collect();
    words.iter().take(5).position(|word| *word == "fn")?;
    let body = lines[at..].iter().position(|line| line.trim_end().ends_with(['{', ';', '}']))?;
    if !lines[at + body].trim_end().ends_with('{') {
        return None;
    }
    let end = format!("{}}}", " ".repeat(indent));
    lines[at..].iter().position(|line| *line == end).map(|last| last + 1)
}

#[test]
fn no_function_is_longer_than_can_be_seen_at_once() {
    let lines: Vec<String> = "fn short(\n    one: u8,\n) -> u8 {\n    one\n}".lines().map(str::to_owned).collect();
    assert_eq!(length_of_function(&lines, 0), Some(5));
    for (path, lines) in house() {
        let most = if path.starts_with("domain/") { LONGEST_FUNCTIONS.0 } else { LONGEST_FUNCTIONS.1 };
        for at in 0..lines.len() {
            let length = length_of_function(&lines, at).unwrap_or(0);
            assert!(length <= most, "{path}: {} has {length} lines, more than {most}", lines[at].trim());
        }
    }
}

#[test]
fn update_asks_the_picture_two_things_and_knows_nothing_else_of_it() {
    for (module, (path, code)) in modules().iter().filter(|(module, _)| module.starts_with("tui::update")) {
        let of_the_picture = |path: &String| path.split("::").any(|word| word == "view").then(|| path.clone());
        for named in paths(code).iter().filter_map(of_the_picture).filter(|named| named != "crate::tui::view") {
            let asked = named.strip_prefix("view::").unwrap_or(&named);
            assert!(ASKED_OF_THE_PICTURE.contains(&(path.as_str(), asked)), "{module} names {named}");
        }
    }
}

#[test]
fn imports_go_down() {
    for (path, lines) in house() {
        let Some((_, allowed)) = FLOORS.iter().find(|(floor, _)| path.starts_with(&format!("{floor}/"))) else { continue };
        for line in &lines {
            for floor in named_floors(line) {
                let is_floor = FLOORS.iter().any(|(known, _)| *known == floor);
                assert!(!is_floor || allowed.contains(&floor), "{path} names {floor}: {line}");
            }
        }
    }
}

#[test]
fn every_file_stands_on_a_floor() {
    for (path, _) in house() {
        let on_a_floor = FLOORS.iter().any(|(floor, _)| path.starts_with(&format!("{floor}/")));
        assert!(on_a_floor || path == "lib.rs" || path == "main.rs", "{path}");
    }
}

#[test]
fn each_package_has_one_door() {
    for (path, lines) in house() {
        for (package, doors) in DOORS {
            let may = doors.iter().any(|door| path.starts_with(door));
            for line in lines.iter().filter(|line| names_package(line, package)) {
                assert!(may, "{path} names {package}: {line}");
            }
        }
    }
}

#[test]
fn one_library_does_what_is_secret_about_tls() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let has = |name: &str| lock.contains(&format!("name = \"{name}\"\n"));
    assert!(has("ring") && has("rustls"));
    for other in ["aws-lc-rs", "openssl", "native-tls"] {
        assert!(!has(other), "{other} beside ring: the first TLS connection may end in a panic");
    }
}

#[test]
fn the_domain_is_pure() {
    for (path, lines) in house().iter().filter(|(path, _)| path.starts_with("domain/")) {
        for line in lines {
            for impure in IMPURE {
                assert!(!line.contains(impure), "{path} names {impure}: {line}");
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&src, &mut found);
    for (path, text) in found {
        assert!(text.starts_with("//! "), "{} begins without saying what it is for", path.display());
    }
}

/// The most columns of a comment.
const WIDEST_PROSE: usize = 110;

#[test]
fn no_comment_is_wider_than_can_be_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![(root.join("build.rs"), fs::read_to_string(root.join("build.rs")).unwrap())];
    for folder in ["src", "tests", "benches"] {
        sources(&root.join(folder), &mut found);
    }
    for (path, text) in found {
        let wide = text.lines().find(|line| line.trim_start().starts_with("//") && line.chars().count() > WIDEST_PROSE);
        assert_eq!(wide, None, "{}: wider than {WIDEST_PROSE} columns", path.display());
    }
}
