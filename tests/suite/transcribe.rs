use std::collections::BTreeSet;

use chrono::{TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::house::House;

/// A time so many minutes ago, as somebody may write it by pen.
fn ago(minutes: i64) -> String {
    (Utc::now() - TimeDelta::minutes(minutes)).format("%H:%MZ").to_string()
}

/// A sheet whose first line happened so long ago, and each that follows a minute later.
fn sheet(minutes: i64, lines: &[&str]) -> String {
    let timed = (0..).zip(lines).map(|(at, line)| format!("{} {line}\n", ago(minutes - at)));
    timed.collect()
}

fn of_kind<'a>(entries: &'a [Value], kind: &str) -> Vec<&'a Value> {
    entries.iter().filter(|entry| entry["fact"] == kind).collect()
}

#[test]
fn a_sheet_becomes_what_it_would_have_been_had_everybody_typed_it_then() {
    let house = House::with_incident("db-1,db-2");
    let lines = [
        "ana call bram answered",
        "bram start D1 -",
        "bram done D1 storage and mail, not web",
        "ana assign bram technical storage",
        "bram verdict db-1 damaged 45 minutes missing",
        "bram service db-1 down",
        "ana note - smelled smoke in row C",
        "ana handover bram I cannot stay",
        "bram accept",
    ];
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end_matches(" -")).collect();
    house.write("sheet.txt", sheet(20, &lines));
    let told = house.run(&["transcribe", "sheet.txt"]).done();
    assert!(told.contains("line 3: done D1") && told.ends_with("taken: 9 lines, 0 already in the log, 0 refused\n"), "{told}");
    let step = house.step("D1");
    assert_eq!((&step["state"], &step["by"]), (&"done".into(), &"bram".into()));
    assert_eq!(house.component("db-1")["verdict"], "damaged");
    assert_eq!(house.responder("bram")["duty"], "storage");
    assert_eq!(house.status()["incident"]["commander"], "bram");
    let entries = house.entries(&[]);
    let done = of_kind(&entries, "step_done")[0];
    assert_eq!((&done["by"], &done["said_by"]), (&"ana".into(), &"bram".into()), "both names are kept: {done}");
    assert_ne!(done["at"], done["recorded_at"], "it happened before it was typed");
    let started = of_kind(&entries, "step_started")[0];
    assert_eq!(started["by"], "bram", "{started}");
    assert_eq!(of_kind(&entries, "line_transcribed").len(), lines.len());
}

#[test]
fn what_is_refused_is_said_with_its_line_and_the_sheet_can_be_mended_and_fed_again() {
    let house = House::with_incident("db-1");
    let lines = ["ana call bram answered", "bram dnoe D1", "emma done D1", "b!ll note - x", "ana note - kept all the same"];
    house.write("sheet.txt", sheet(10, &lines));
    let output = house.run(&["transcribe", "sheet.txt"]);
    for (line, because) in [(2, "`dnoe` is not a command"), (3, "emma was not called in"), (4, "`b!ll`")] {
        let told = output.stderr.split("error: ").find(|told| told.starts_with(&format!("line {line} `")));
        assert!(told.is_some_and(|told| told.contains(because) && told.contains("hint: ")), "{line} {because}: {output:?}");
    }
    assert!(output.stdout.contains("line 5: note: kept all the same"), "{output:?}");
    assert_eq!(output.code, 1);
    let mended = ["ana call bram answered", "bram done D1 all of it", "emma ack", "ana note - x", "ana note - kept all the same"];
    house.write("sheet.txt", sheet(10, &mended));
    let told = house.run(&["transcribe", "sheet.txt"]).done();
    assert!(told.ends_with("taken: 3 lines, 2 already in the log, 0 refused\n"), "{told}");
    assert!(house.run_with(&["transcribe"], sheet(10, &mended).as_bytes()).done().contains("taken: 0 lines, 5 already"));
    assert_eq!(of_kind(&house.entries(&[]), "note_taken").len(), 2);
}

#[test]
fn a_dry_run_says_the_same_and_logs_nothing() {
    let house = House::with_incident("db-1");
    let lines = ["ana call bram answered", "bram start D1", "bram done D1 all of it", "bram done D1 once more", "x y z"];
    house.write("sheet.txt", sheet(10, &lines));
    let before = house.status()["log"].clone();
    let said = |args: &[&str]| -> Vec<Value> {
        let output = house.run(args);
        assert_eq!(output.code, 1);
        let told = output.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        told.map(|mut line| line.as_object_mut().unwrap().remove("kept").map(|_| line).unwrap()).collect()
    };
    let dry = said(&["transcribe", "sheet.txt", "--dry-run", "--json"]);
    assert_eq!(house.status()["log"], before);
    assert_eq!(dry, said(&["transcribe", "sheet.txt", "--json"]));
    let states: Vec<&str> = dry.iter().map(|line| line["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["taken", "taken", "taken", "refused", "refused"]);
}

#[test]
fn one_person_who_types_both_words_from_paper_stays_marked() {
    let house = House::with_incident("db-1");
    let lines = [
        "ana call bram answered",
        "ana call emma answered",
        "ana assign bram technical",
        "bram verdict db-1 damaged torn pages",
        "bram verdict db-1 intact all pages read again",
        "emma confirm db-1",
    ];
    house.write("sheet.txt", sheet(10, &lines));
    house.run(&["transcribe", "sheet.txt"]).done();
    let entries = house.entries(&[]);
    let confirmed = of_kind(&entries, "verdict_confirmed")[0];
    assert_eq!((&confirmed["by"], &confirmed["said_by"]), (&"ana".into(), &"emma".into()), "{confirmed}");
    assert!(house.run(&["status"]).done().contains("Ana typed the entries of both people"), "{}", house.run(&["status"]).stdout);
}

#[test]
fn the_line_that_is_printed_on_the_sheet_can_be_entered() {
    let house = House::with_incident("db-1");
    let pack = house.run(&["pack", "technical-crisis"]).done();
    let example = pack.lines().find(|line| line.contains("row counts equal to 13:55")).unwrap();
    let columns: Vec<&str> = example.split('|').flat_map(str::split_whitespace).skip(1).collect();
    let line = format!("{} {}", ago(3), columns.join(" "));
    let output = house.run_with(&["transcribe", "--dry-run", "--json"], line.as_bytes());
    let became: Value = serde_json::from_str(output.stdout.trim()).unwrap();
    assert_ne!(became["error"], "the line was not taken", "it is read, whatever the incident says of it: {became}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// However often and in whatever pieces a sheet is fed, each of its lines is in the log once at most.
    #[test]
    fn no_line_is_taken_twice(
        lines in prop::collection::vec((0_i64..3, select(vec![
            "ana note - smoke", "ana note smoke", "bram note - smoke", "bram ack", "bram start D1", "bram done D1 seen",
            "ana call bram answered", "ana skip D2 nobody left", "ana reopen D2 somebody came", "bram done D9",
        ])), 1..10),
        cuts in prop::collection::vec(0_usize..10, 2),
    ) {
        let house = House::with_incident("db-1");
        let timed: Vec<String> = lines.iter().map(|(at, line)| format!("{} {line}\n", ago(9 - at))).collect();
        for cut in cuts.into_iter().chain([timed.len(), timed.len()]) {
            house.run_with(&["transcribe"], (String::from("# sheet\n") + &timed[..cut.min(timed.len())].concat()).as_bytes());
        }
        let entries = house.entries(&[]);
        let transcribed = of_kind(&entries, "line_transcribed");
        let distinct: BTreeSet<String> = transcribed.iter().map(|entry| format!("{}{}", entry["at"], entry["text"])).collect();
        prop_assert_eq!(transcribed.len(), distinct.len());
        let notes: BTreeSet<&String> = timed.iter().filter(|line| line.contains(" note ")).collect();
        prop_assert_eq!(of_kind(&entries, "note_taken").len(), notes.len());
    }
}
