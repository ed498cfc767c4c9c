//! What the screen writes into files: the report by one key, and the words for customers, copied by another.

use std::fs;
use std::path::{Path, PathBuf};

use crisis::app::paper::Paper;
use crisis::domain::ask::table::{Command, LifecycleCommand};

use crate::house::House;
use crate::pty::Pty;
use crate::screen::Screen;

/// The files in a folder that end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path());
    let mut all: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    all.sort();
    all
}

fn closed() -> House {
    let house = House::with_incident("db-1");
    house.run(&["close", "--false-alarm", "a cable was pulled"]).done();
    house
}

#[test]
fn a_closed_incident_offers_its_report_and_one_key_writes_it() {
    let house = closed();
    let mut pty = Pty::start(&house, Some("ana"), (80, 24), &[env!("CARGO_BIN_EXE_crisis"), "open", "ams1"]);
    pty.wait_for("NEXT  write the report for the post-mortem").wait_for(". does it");
    pty.send(".").wait_for("the report is in ./");
    pty.send("q");
    assert_eq!(pty.end(), 0);
    let written = files(&house.path("work"), "md");
    assert_eq!(written.len(), 1, "{written:?}");
    let report = fs::read_to_string(&written[0]).unwrap();
    let exported = house.run(&["export", "--format", "markdown"]).done();
    let without_times = |text: &str| text.lines().filter(|line| !line.contains("made")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(without_times(&report), without_times(&exported));
}

#[test]
fn a_report_that_somebody_changed_stays_and_the_next_one_lies_beside_it() {
    let house = closed();
    let mut pty = Pty::start(&house, Some("ana"), (80, 24), &[env!("CARGO_BIN_EXE_crisis"), "open", "ams1"]);
    pty.wait_for("NEXT").send("R").wait_for("the report is in ./");
    let first = files(&house.path("work"), "md").remove(0);
    fs::write(&first, "what we learned").unwrap();
    pty.send("R").wait_for("-2.md");
    pty.send("q");
    assert_eq!(pty.end(), 0);
    assert_eq!(fs::read_to_string(&first).unwrap(), "what we learned");
    assert_eq!(files(&house.path("work"), "md").len(), 2);
}

#[test]
fn a_report_that_was_not_changed_is_written_anew_in_its_place() {
    let house = closed();
    let mut pty = Pty::start(&house, Some("ana"), (80, 24), &[env!("CARGO_BIN_EXE_crisis"), "open", "ams1"]);
    pty.wait_for("NEXT").send("R").wait_for("the report is in ./");
    pty.send("n").types("one more thing").send("\r").wait_for("one more thing");
    pty.send("R").wait_for("the report is in ./");
    pty.send("q");
    assert_eq!(pty.end(), 0);
    let written = files(&house.path("work"), "md");
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(fs::read_to_string(&written[0]).unwrap().contains("one more thing"));
}

#[test]
fn where_nothing_can_be_written_the_report_lies_beside_the_log() {
    let house = closed();
    let mut pty = Pty::start(&house, Some("ana"), (80, 24), &[env!("CARGO_BIN_EXE_crisis"), "open", "ams1"]);
    pty.wait_for("NEXT");
    fs::remove_dir_all(house.path("work")).unwrap();
    pty.send("R").wait_for("the report is in ");
    pty.send("q");
    assert_eq!(pty.end(), 0);
    assert_eq!(files(&house.log_folder(), "md").len(), 1);
}

#[test]
fn the_words_for_customers_are_filled_in_and_copied_by_one_key() {
    let house = House::with_incident("db-1");
    let mut pty = Pty::start(&house, Some("ana"), (80, 24), &[env!("CARGO_BIN_EXE_crisis")]);
    pty.wait_for("NEXT").send("m").wait_for("as it would go out now").wait_for("AMS1 power loss");
    pty.send("y").wait_for("C1 is in ./");
    let written = files(&house.path("work"), "txt");
    let words = fs::read_to_string(&written[0]).unwrap();
    assert!(words.contains("AMS1 power loss") && !words.contains("{{"), "{words}");
    // The terminal got the same for its clipboard.
    let bytes = String::from_utf8_lossy(&pty.written()).into_owned();
    assert!(bytes.contains("\u{1b}]52;c;"), "{bytes:?}");
    pty.send("q");
    assert_eq!(pty.end(), 0);
}

#[test]
pub fn the_cursor_chooses_whose_words_are_copied_and_what_is_there_is_seen() {
    let mut screen = Screen::declared();
    screen.on("C1").press(" we know of it<Enter>").press("mg");
    let mut copied = Vec::new();
    for _ in 0..8 {
        screen.press("y");
        if let Some(Paper::Words { name, text, .. }) = screen.papers.pop() {
            assert_eq!(screen.copied.pop().as_deref(), Some(&*text));
            // What is copied is what stands below its step.
            let first = text.lines().next().unwrap();
            let first: String = first.chars().take(40).collect();
            assert!(screen.shows(&first), "{name} {first:?}\n{}", screen.drawn(80, 24));
            copied.push(name);
        }
        screen.press("j");
    }
    assert!(copied.len() >= 2 && copied.windows(2).all(|two| two[0] != two[1]), "{copied:?}");
}

#[test]
fn words_of_a_step_that_is_locked_are_not_copied() {
    let mut screen = Screen::declared();
    screen.press("m");
    for _ in 0..12 {
        screen.press("j");
        let open = screen.model.open.as_ref().unwrap();
        let row = crisis::tui::model::notices::here(open).unwrap();
        let (code, locked) = (row.code(), row.locked.is_some());
        screen.papers.clear();
        screen.press("y");
        if locked {
            assert!(screen.papers.is_empty() && screen.said().contains(&format!("{code} is locked")), "{}", screen.said());
        }
    }
    assert!(screen.said().contains("is locked") || !screen.papers.is_empty());
}

#[test]
fn words_that_others_typed_do_not_act_where_they_are_pasted() {
    let mut screen = Screen::declared();
    let title = "evil \u{1b}]52;c;eA==\u{7} title".into();
    screen.meanwhile("ana", &Command::Lifecycle(LifecycleCommand::ChangeTitle { text: title })).press("my");
    let copied = screen.copied.pop().unwrap();
    assert!(copied.contains("evil") && copied.chars().all(|c| !c.is_control() || c == '\n'), "{copied:?}");
}

#[test]
pub fn capital_r_has_the_report_written_of_the_incident_that_is_open() {
    let mut screen = Screen::declared();
    for way in ["R", "mR", "lR", ":report<Enter>", ":export<Enter>", ":post-mortem<Enter>"] {
        screen.press("<Esc>").press(way);
        let id = screen.model.open.as_ref().unwrap().published.incident.lifecycle.id().unwrap().clone();
        assert_eq!(screen.papers.pop(), Some(Paper::Report(id)), "{way}: {}", screen.said());
    }
}

#[test]
fn a_step_is_finished_where_its_words_are_copied() {
    let mut screen = Screen::declared();
    screen.press("m").press("j ");
    assert_eq!(screen.state_of("C2"), "done", "{}", screen.drawn(80, 24));
    screen.press("k ").press("Mail and web are down.<Enter>");
    assert_eq!(screen.state_of("C1"), "done", "{}", screen.said());
    assert!(screen.shows("what customers know") && screen.shows("Mail and web are down."), "{}", screen.drawn(80, 24));
}
