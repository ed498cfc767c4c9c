use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crisis::domain::contacts::Rotation;
use crisis::domain::id::PersonId;
use crisis::domain::oncall::course::Course;
use crisis::domain::stamp::Moment;
use serde_json::{Value, json};

use crate::oncall::{ZONES, local, over, rotation, utc};

/// What a program in Python says to a text, with the packages that `tests/run` installs.
pub fn asked(program: &str, text: &str) -> Value {
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("python/bin/python");
    assert!(python.exists(), "{} is not there: `tests/run` installs it", python.display());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(program);
    let mut command = Command::new(python);
    // The zones are those of its own package, whatever this machine has.
    command.arg(script).env("PYTHONTZPATH", "").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut stdin, text) = (child.stdin.take().unwrap(), text.to_owned());
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program} failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The year over which they are compared: both changes of the clock, on either half of the earth.
const YEAR: (&str, &str) = ("2026-01-10 00:00", "2027-01-10 00:00");

/// Rotations that hand over in the middle of the night, and overrides that begin and end there.
fn rotations() -> Vec<Rotation> {
    let mut rotations = Vec::new();
    let hours = [1, 12, 24, 36, 168];
    for (place, zone) in ZONES.iter().enumerate() {
        for (turn, every) in hours.iter().enumerate() {
            let starts = ["2025-12-31 02:30", "2026-01-01 02:00", "2026-01-05 09:00", "2026-01-02 01:45"][(place + turn) % 4];
            let mut one = rotation(&["ana", "bram", "chloe"], starts, every * 3600, *zone);
            one.overrides = vec![
                over("2026-03-28 20:00", "2026-03-29 02:30", "dov"),
                over("2026-03-08 02:15", "2026-03-08 02:45", "eve"),
                over("2026-04-05 01:40", "2026-04-05 02:10", "dov"),
                over("2026-10-04 02:15", "2026-10-04 05:00", "eve"),
                over("2026-10-25 02:30", "2026-10-25 02:45", "dov"),
                over("2026-10-24 12:00", "2026-10-26 12:00", "fay"),
                over("2026-11-01 01:30", "2026-11-03 01:30", "eve"),
                over("2026-11-02 01:30", "2026-11-02 04:30", "ana"),
            ];
            rotations.push(one);
        }
    }
    rotations
}

/// From when on somebody else is on call.
fn changes(rotation: &Rotation) -> Value {
    let (from, until) = (utc(YEAR.0), utc(YEAR.1));
    let mut found: Vec<(Moment, Option<String>)> = Vec::new();
    for shift in Course::of(rotation).between(from, until) {
        let who = shift.who.map(String::from);
        if found.last().is_none_or(|(_, last)| *last != who) {
            found.push((shift.from.map_or(from, |begins| begins.max(from)), who));
        }
    }
    let row = |(moment, who): &(Moment, Option<String>)| json!([moment.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string(), who]);
    found.iter().map(row).collect()
}

#[test]
fn a_year_of_rotations_is_what_another_program_reckons() {
    let rotations = rotations();
    let iso = |time: chrono::NaiveDateTime| time.format("%Y-%m-%dT%H:%M:%S").to_string();
    let case = |rotation: &Rotation| {
        let overrides = rotation.overrides.iter();
        let overrides: Vec<Value> = overrides
            .map(|over| json!({ "from": iso(over.from), "until": iso(over.until), "contact": over.contact.as_str() }))
            .collect();
        json!({
            "members": rotation.members.iter().map(PersonId::as_str).collect::<Vec<_>>(), "starts": iso(rotation.starts),
            "every": rotation.every.seconds(), "zone": rotation.timezone.name(), "overrides": overrides,
            "from": iso(local(YEAR.0)), "until": iso(local(YEAR.1)),
        })
    };
    let cases: Vec<Value> = rotations.iter().map(case).collect();
    let theirs = asked("oncall_peer.py", &Value::from(cases).to_string());
    for (rotation, theirs) in rotations.iter().zip(theirs.as_array().unwrap()) {
        let ours = changes(rotation);
        let (ours, theirs) = (ours.as_array().unwrap(), theirs.as_array().unwrap());
        let first = ours.iter().zip(theirs).find(|(ours, theirs)| ours != theirs);
        assert_eq!(first, None, "{} every {} s", rotation.timezone, rotation.every.seconds());
        assert_eq!(ours.len(), theirs.len());
        assert!(ours.len() > 52, "{} changes", ours.len());
    }
}
