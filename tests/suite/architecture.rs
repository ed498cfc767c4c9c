use std::fs;
use std::path::{Path, PathBuf};

/// What each floor may name of this crate.
const FLOORS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("store", &["domain", "store"]),
    ("export", &["domain", "export"]),
    ("app", &["domain", "store", "app"]),
    ("tui", &["domain", "app", "tui"]),
    ("cli", &["domain", "store", "export", "app", "tui", "cli"]),
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
    ("crossterm", &["tui/input.rs", "tui/run.rs", "tui/terminal.rs"]),
    ("tokio", &["app/desktop.rs", "tui/signals.rs"]),
    ("fluent_bundle", &["domain/speech/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("annotate_snippets", &["cli/lint.rs"]),
    ("csv", &["export/"]),
    ("getrandom", &["app/open.rs"]),
    ("iana_time_zone", &["app/clock.rs"]),
    (
        "toml",
        &[
            "domain/toml_text.rs",
            "domain/toml_syntax.rs",
            "domain/toml_values.rs",
            "domain/runbook_file.rs",
            "domain/contacts_file.rs",
            "domain/settings_file.rs",
        ],
    ),
];

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

/// The floors of this crate that a line names, by `crate::` or, from a test at the foot of a file, `crisis::`.
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
