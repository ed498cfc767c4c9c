use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use crisis::domain::zone::Zone;
use serde_json::Value;

use crisis::app::open::LogFolder;
use crisis::app::session::Session;
use crisis::domain::board::board;
use crisis::domain::event::Fact;
use crisis::domain::stamp::Moment;
use crisis::domain::time_text::Dates;
use crisis::export::json::{self, harmless};
use crisis::export::markdown::Markdown;
use crisis::export::{Format as _, Report};
use crisis::store::{Cursor, Order};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/past")
}

/// Lines of logs as they were written once: kind, a tab, contents. Added to, never changed.
pub fn past() -> Vec<(String, String)> {
    let mut files: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|item| item.unwrap().path()).filter(|path| path.is_file()).collect();
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
    for kind in Fact::kinds() {
        assert!(seen.contains(kind), "add a line of {kind} to tests/past");
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

/// A log that a past version wrote (its file `verbs` says with what),
/// and when that version printed the files beside it, ana asking.
struct Kept {
    name: &'static str,
    printed: &'static str,
}

const KEPT: [Kept; 3] = [
    Kept { name: "open", printed: "2026-11-21T15:00:00+01:00" },
    Kept { name: "closed", printed: "2026-11-23T09:00:00+01:00" },
    Kept { name: "contested", printed: "2026-11-23T04:30:00+01:00" },
];

/// What is printed of it today.
struct Printed {
    status: String,
    log: String,
    report: String,
}

impl Kept {
    fn beside(&self, file: &str) -> String {
        fs::read_to_string(folder().join(self.name).join(file)).unwrap()
    }

    fn printed_today(&self) -> Printed {
        let house = tempfile::tempdir().unwrap();
        fs::copy(folder().join(self.name).join("log.sqlite"), house.path().join("log.sqlite")).unwrap();
        let mut log = LogFolder(house.path().to_owned()).open_existing().unwrap().unwrap();
        let id = log.incidents().unwrap()[0].incident.clone();
        let mut session = Session::open_whole(log, id.clone()).unwrap();
        assert!(session.fold().flaws.is_empty(), "{:?}", session.fold().flaws);

        let now: Moment = chrono::DateTime::parse_from_rfc3339(self.printed).unwrap().to_utc().into();
        let (zone, incident, chains) =
            (Zone::Named(Tz::Europe__Amsterdam), session.fold().incident.clone(), session.fold().chains.clone());
        let seen_by_ana = board(&incident, now, Some(&"ana".parse().unwrap()));
        let status = format!("{}\n", harmless(&json::status(&seen_by_ana, zone, Some(&chains)).to_string()));

        let by_nobody = board(&incident, now, None);
        let report = Report { incident: &incident, board: &by_nobody, now, zone, chains: &chains, flaws: &[] };
        let (mut markdown, mut written, mut lines, mut dates) =
            (Markdown::default(), Vec::new(), String::new(), Dates::default());
        markdown.begin(&report, &mut written).unwrap();
        session
            .log()
            .read(&id, Cursor::default(), Order::Happened, &mut |entry| {
                markdown.entry(&report, entry, &entry.event(), &mut written).unwrap();
                lines.push_str(&json::entry(&incident, entry, &entry.event(), zone, &mut dates));
                lines.push('\n');
                ControlFlow::Continue(())
            })
            .unwrap();
        markdown.end(&report, &mut written).unwrap();
        Printed { status, log: lines, report: String::from_utf8(written).unwrap() }
    }
}

/// A document with every sentence of the program left out:
/// words may become better, what they say of may not change.
fn without_words(json: &str) -> Value {
    const WORDS: &[&str] = &["text", "hint", "because", "stale_because", "grounds", "call", "title", "evidence"];
    fn strip(value: &mut Value) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    match value {
                        Value::String(words) if WORDS.contains(&key.as_str()) => *words = String::new(),
                        value => strip(value),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(json).unwrap();
    strip(&mut value);
    value
}

/// A document of today without what one of the past did not tell yet: shapes only grow.
fn as_far_as(then: &Value, now: Value) -> Value {
    match (then, now) {
        (Value::Object(then), Value::Object(now)) => {
            let told = now.into_iter().filter_map(|(key, now)| Some((key.clone(), as_far_as(then.get(&key)?, now))));
            Value::Object(told.collect())
        }
        (Value::Array(then), Value::Array(now)) if then.len() == now.len() => {
            Value::Array(then.iter().zip(now).map(|(then, now)| as_far_as(then, now)).collect())
        }
        (_, now) => now,
    }
}

#[test]
fn a_whole_log_of_the_past_is_understood_as_it_was_when_it_was_written() {
    for kept in &KEPT {
        let today = kept.printed_today();
        let then = without_words(&kept.beside("status.json"));
        assert_eq!(as_far_as(&then, without_words(&today.status)), then, "{}", kept.name);
        let (then, now) = (kept.beside("log.jsonl"), today.log);
        assert_eq!(now.lines().count(), then.lines().count(), "{}", kept.name);
        for (now, then) in now.lines().zip(then.lines()) {
            assert_eq!(without_words(now), without_words(then), "{}", kept.name);
        }
    }
}

#[test]
fn a_whole_log_of_the_past_is_told_in_the_same_words_until_they_are_changed_on_purpose() {
    for kept in &KEPT {
        let today = kept.printed_today();
        let then: Value = serde_json::from_str(&kept.beside("status.json")).unwrap();
        assert_eq!(as_far_as(&then, serde_json::from_str(&today.status).unwrap()), then, "{}", kept.name);
        assert_eq!(today.log, kept.beside("log.jsonl"), "{}", kept.name);
        assert_eq!(today.report, kept.beside("report.md"), "{}", kept.name);
    }
}
