//! The pictures in the README are what the program draws.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use crisis::domain::speech::Language;
use crisis::domain::vocabulary::CallOutcome;
use crisis::tui::model::Given;

use crate::frames::{Scene, call, midway};
use crate::screen::{Screen, given, person};

const PICTURES: &[(&str, Scene)] = &[
    (
        "The board amid an incident, as its commander sees it: what is late on top, what is next below, and the key that does it.",
        midway,
    ),
    ("<kbd>a</kbd> proposes a role for each person and says why; a person decides.", role),
    ("Nothing comes back before its data is confirmed. Whoever tries is told why not, and what opens the lock.", locked),
    ("<kbd>m</kbd>: what customers were told, what has happened since, and what to send them next, filled in.", told),
    ("<kbd>:</kbd> finds anything by a few letters, and says why not where it cannot be done now.", found),
    ("In Dutch, for somebody who looks in: the program speaks it, the runbook stays as it was written.", dutch),
];

fn role() -> Screen {
    let mut screen = Screen::declared();
    for who in ["bram", "devos", "emma"] {
        screen.after(20).meanwhile("ana", &call(who, Some(CallOutcome::Answered)));
    }
    screen.press("a");
    screen
}

fn locked() -> Screen {
    let mut screen = Screen::declared();
    screen.after(300).on("R1@db-1").press("s");
    screen
}

fn told() -> Screen {
    let mut screen = Screen::declared();
    screen.after(120).on("C1").press(" We have a power loss in AMS1 and are working on it. Next update at 14:25.<Enter>");
    screen.after(420).on("D4@db-1").press("edown<Enter><Enter>").after(60).press("m");
    screen
}

fn found() -> Screen {
    let mut screen = Screen::declared();
    screen.after(300).press(":conf");
    screen
}

fn dutch() -> Screen {
    let mut seen = midway();
    let given = Given { language: Language::Dutch, ..given() };
    let mut screen = Screen::with(given, Some(person("finn")));
    screen.now = seen.now;
    screen.model.open = seen.model.open.take();
    screen.model.base = seen.model.base;
    screen.sits("finn");
    screen
}

fn readme() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// With `INSTA_UPDATE=always` in the environment they are put there.
#[test]
fn the_pictures_in_the_readme_are_what_is_drawn() {
    let mut drawn = String::new();
    for (caption, scene) in PICTURES {
        write!(drawn, "\n{caption}\n\n```text\n{}```\n", scene().drawn(80, 24)).unwrap();
    }
    let text = fs::read_to_string(readme()).unwrap();
    let (before, rest) = text.split_once("<!-- pictures -->\n").unwrap();
    let (there, behind) = rest.split_once("\n<!-- /pictures -->").unwrap();
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(readme(), format!("{before}<!-- pictures -->\n{drawn}\n<!-- /pictures -->{behind}")).unwrap();
        return;
    }
    assert_eq!(there, drawn, "see what is drawn, and put it into README.md");
}
