use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crisis::domain::event::{Fact, KINDS};

/// Lines of logs as they were written once: kind, a tab, contents. Added to, never changed.
pub fn past() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/past");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    files.sort();
    let lines = files.iter().flat_map(|file| fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect::<Vec<_>>());
    lines.map(|line| line.split_once('\t').map(|(kind, body)| (kind.to_owned(), body.to_owned())).unwrap()).collect()
}

#[test]
fn every_fact_ever_written_can_still_be_read() {
    for (kind, body) in past() {
        let fact = Fact::from_log(&kind, &body);
        assert!(!matches!(fact, Fact::Unknown(_)), "{kind} {body}");
    }
}

#[test]
fn every_kind_of_fact_has_an_example_in_the_past() {
    let seen: BTreeSet<String> = past().into_iter().map(|(kind, _)| kind).collect();
    for kind in KINDS {
        assert!(seen.contains(*kind), "add a line of {kind} to tests/past");
    }
}

#[test]
fn what_was_written_means_the_same_when_written_again() {
    for (kind, body) in past() {
        let once = Fact::from_log(&kind, &body);
        let again = Fact::from_log(once.kind(), &once.body());
        assert_eq!(once, again, "{kind}");
    }
}
