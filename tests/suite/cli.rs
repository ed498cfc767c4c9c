//! The binary as a user runs it: every verb, its exit code, its
//! refusals, its shapes for programs, and what it says to bad files.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crisis::app::library::SHIPPED_RUNBOOKS;
use crisis::domain::id::IncidentId;
use crisis::domain::lifecycle::facts::NoteTaken;
use crisis::domain::stamp::Moment;
use crisis::store::sqlite::{Opening, SqliteLog};
use crisis::store::{Draft, Log as _};
use serde_json::Value;

use super::house::{House, Output, PATIENCE, finish, hinted, hostile_in, is_there, steady, wait};

/// Does something, and where it is refused first does what the hint says, word for word.
fn follow(house: &House, args: &[String], patience: &mut u32) {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    loop {
        *patience = patience.checked_sub(1).unwrap_or_else(|| panic!("hints lead in a circle: {args:?}"));
        let who = if args[0] == "confirm" { "bram" } else { "ana" };
        let output = house.run_as(who, &args);
        match output.code {
            0 => return,
            1 => follow(house, &hinted(&output.stderr).unwrap(), patience),
            _ => panic!("{args:?}: {output:?}"),
        }
    }
}

/// Puts many notes into the log of the only incident, as fast as the disk takes them.
fn many_notes(house: &House, count: i64) {
    let opening = Opening { fresh_origin: 9, machine: "m".to_owned(), patience: Duration::from_secs(20) };
    let mut log = SqliteLog::open(&house.log_folder(), &opening).unwrap();
    let id: IncidentId = log.incidents().unwrap()[0].incident.clone();
    let now = house.entries(&[])[0]["stamp"]["wall"].as_i64().unwrap();
    let mut turn = log.begin(&id).unwrap();
    for number in 0..count {
        let at = Moment::from_millis(now + number);
        let fact = NoteTaken { text: format!("note number {number} of many") }.into();
        turn.add(&Draft { at, by: "ana".parse().unwrap(), fact }, at).unwrap();
    }
    turn.keep().unwrap();
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

#[test]
fn declare_prints_the_id_alone_where_a_program_reads() {
    let house = House::new();
    let output = house.run(&["declare", "technical-crisis", "--title", "AMS1 power loss"]);
    assert!(output.stdout.contains("-ams1-power-loss.") && output.stdout.lines().count() == 1, "{output:?}");
    let told: Vec<&str> = output.stderr.lines().collect();
    assert!(
        told[0].starts_with("note: no trigger is logged yet") && told[1].starts_with("warning: example contacts"),
        "{told:?}"
    );
    let id = output.done();
    assert_eq!(house.status()["incident"]["id"], id.trim());
    let json = house.run(&["declare", "technical-crisis", "--json"]).json();
    assert!(json["incident"].as_str().unwrap().contains("-technical-crisis."), "{json}");
}

#[test]
fn every_shipped_runbook_can_be_declared_without_any_file() {
    let house = House::new();
    let ids: Vec<&str> = SHIPPED_RUNBOOKS.iter().filter_map(|(file, _)| file.strip_suffix(".toml")).collect();
    assert_eq!(
        ids,
        [
            "technical-crisis",
            "performance-and-stability",
            "datacentre-loss-small-team",
            "hung-job",
            "machine-migration",
            "region-shutdown"
        ]
    );
    for id in ids {
        house.run(&["declare", id]).done();
        house.run(&["status", "-i", house.run(&["declare", id, "--drill"]).done().trim()]).done();
    }
}

#[test]
fn every_verb_does_what_its_name_says_and_ends_with_0() {
    let house = House::with_incident("db-1,db-2");
    let run = |args: &[&str]| house.run(args).done();
    let run_as = |who: &str, args: &[&str]| house.run_as(who, args).done();
    assert!(run(&["call", "bram"]).contains("dial +44 20 7946 0811 (primary)"));
    assert!(run(&["call", "bram", "no_answer"]).contains("no answer"));
    assert!(run(&["call", "bram", "--secondary"]).contains("dial +44 20 7946 0812 (secondary)"));
    assert!(run(&["call", "bram", "answered"]).contains("(secondary): answered"));
    assert!(run(&["call", "emma"]).contains("Emma"));
    assert!(run_as("emma", &["ack"]).contains("Emma acknowledged"));
    assert!(run(&["assign", "bram", "technical", "--duty", "storage"]).contains("gave Bram the technical role: storage"));
    assert!(run(&["assign", "emma", "communications"]).contains("communication"));
    assert!(run_as("bram", &["start", "D1"]).contains("started D1"));
    assert!(run_as("bram", &["done", "D1"]).contains("done D1"));
    assert!(run_as("bram", &["fail", "D2", "--why", "the cron box is gone"]).contains("failed D2"));
    assert_eq!(house.step("D2")["state"], "failed");
    assert!(run_as("bram", &["reopen", "D2", "--why", "found it"]).contains("reopened D2"));
    assert!(run_as("bram", &["done", "freeze-deletes", "--evidence", "pruning stopped"]).contains("done D2"));
    assert!(run_as("bram", &["skip", "D3", "--why", "only two of us"]).contains("skipped D3"));
    assert!(run_as("bram", &["na", "d4@db-1", "--why", "nothing writes there"]).contains("n/a D4@db-1"));
    assert!(run(&["override", "R1@db-1", "--why", "read only, for the auditors"]).contains("OVERRIDE"));
    assert!(run(&["verdict", "db-2", "damaged", "--extent", "45 minutes", "--evidence", "fsck"]).contains("(45 minutes)"));
    assert!(run(&["verdict", "db-2", "stale", "--why", "failover"]).contains("verdict on db-2 marked as stale: failover"));
    assert!(run(&["service", "db-1", "degraded", "--percent", "60"]).contains("60% available"));
    assert!(run(&["component", "mail", "--title", "Mail", "--needs", "db-1"]).contains("added component mail"));
    assert!(run(&["note", "the", "lights", "are", "on"]).contains("the lights are on"));
    assert!(run(&["decide", "db-1 first"]).contains("decided: db-1 first"));
    let briefing = run(&["handover", "bram"]);
    assert!(briefing.contains("offered command to Bram") && briefing.contains("BRIEFING"), "{briefing}");
    assert!(run_as("bram", &["accept"]).contains("Bram took command"));
    assert_eq!(house.status()["incident"]["commander"], "bram");
    assert!(run_as("bram", &["release", "ana"]).contains("released Ana"));
    assert_eq!(house.responder("ana")["state"], "released");
    assert!(run(&["contacts", "devos"]).contains("+44 20 7946 0831"));
    assert!(run(&["next"]).contains("Next for you"));
    assert!(run(&["log"]).contains("decided: db-1 first"));
    assert!(run_as("bram", &["resolve", "--why", "customers see nothing of it"]).contains("resolved: customers"));
    assert!(run_as("bram", &["close", "--why", "follow-ups are in the tracker"]).contains("closed: follow-ups"));
    assert!(run(&["verify"]).contains("no flaws"));
    let id = house.entries(&["power"])[0]["incident"].as_str().unwrap().to_owned();
    assert!(run(&["export", &id, "--format", "markdown"]).starts_with("# AMS1 power loss"));
}

#[test]
fn a_refusal_says_what_because_of_what_and_what_to_do_next() {
    let house = House::with_incident("db-1,db-2");
    let id = house.short_id();
    house.run(&["call", "bram"]).done();
    house.run(&["call", "emma", "answered"]).done();
    house.run(&["assign", "emma", "communication"]).done();
    house.run(&["done", "D1"]).done();
    house.run(&["skip", "C5", "--why", "nobody calls"]).done();
    house.write("broken.toml", "schema = 1\nid = \"broken\"\n[[step]\n");
    let mut told = String::new();
    let mut refused = |who: &str, code: i32, args: &[&str]| {
        let output = house.run_as(who, args);
        told.push_str(&format!("$ CRISIS_AS={who} crisis {}\n{}\n", args.join(" "), output.refused(code)));
    };
    refused("ana", 1, &["start", "R1@db-1"]);
    refused("ana", 1, &["start", "D5@db-1"]);
    refused("ana", 1, &["done", "D2"]);
    refused("ana", 1, &["start", "D1"]);
    refused("ana", 1, &["start", "R1"]);
    refused("ana", 1, &["start", "R1@web"]);
    refused("ana", 1, &["start", "D1@db-1"]);
    refused("ana", 1, &["start", "freeze-delets"]);
    refused("ana", 1, &["start", "Z9"]);
    refused("ana", 1, &["start", "R5"]);
    refused("ana", 1, &["start", "resume-deletes"]);
    refused("ana", 1, &["confirm", "D2"]);
    refused("ana", 1, &["confirm", "R5"]);
    refused("emma", 1, &["done", "D2", "--evidence", "x"]);
    refused("emma", 1, &["override", "R1@db-1", "--why", "now"]);
    refused("ana", 1, &["skip", "D2", "--why", " "]);
    refused("ana", 1, &["skip", "D2", "--why", "…"]);
    refused("ana", 1, &["verdict", "db-1", "intact"]);
    refused("ana", 1, &["verdict", "db-1", "recovered", "--evidence", "copy"]);
    refused("ana", 1, &["verdict", "db-9", "lost"]);
    refused("ana", 2, &["verdict", "db-1", "intact", "--evidence", "x", "--why", "y"]);
    for more in [["--as-of", "03:00"], ["--extent", "all"], ["--evidence", "x"], ["--evidence-file", "y"]] {
        refused("ana", 2, &[&["verdict", "db-1", "stale", "--why", "y"], &more[..]].concat());
    }
    refused("ana", 2, &["verdict", "db-1", "recovered", "--as-of", "half past", "--evidence", "x"]);
    refused("ana", 1, &["service", "db-1", "up", "--percent", "60"]);
    refused("ana", 1, &["component", "mail", "--needs", "dns"]);
    refused("ana", 1, &["assign", "bram", "technical"]);
    refused("ana", 1, &["assign", "chloe", "technical"]);
    refused("ana", 1, &["release", "ana"]);
    refused("ana", 1, &["release", "chloe"]);
    refused("ana", 1, &["handover", "chloe"]);
    refused("emma", 1, &["handover", "emma"]);
    refused("emma", 1, &["accept"]);
    refused("ana", 1, &["resolve"]);
    refused("ana", 1, &["resolve", "--why", ""]);
    refused("ana", 1, &["close"]);
    refused("ana", 1, &["declare", "technical-crisis", "--title", "..."]);
    refused("ana", 2, &["declare", "technical-crises"]);
    refused("ana", 2, &["declare", "broken.toml"]);
    refused("ana", 2, &["declare", "./nowhere.toml"]);
    refused("ana", 2, &["declare", "technical-crisis", "--component", "db 1"]);
    refused("ana", 2, &["call", "d@vid"]);
    refused("", 2, &["note", "x"]);
    refused("ana", 2, &["note", "x", "--at", "yesterday"]);
    refused("ana", 2, &["status", "--at", "10:00"]);
    refused("ana", 1, &["status", "mars"]);
    refused("ana", 2, &["contacts", "zoe"]);
    refused("ana", 2, &["contacts", "zoe", "--json"]);
    refused("ana", 2, &["verify", "/dev/null"]);
    refused("ana", 2, &["export", "-f", "csv", "-o", "/no/such/folder/x.csv"]);
    refused("ana", 2, &["man", "frobnicate"]);
    refused("ana", 2, &["status", "--contacts", "/no/such/file", "--as", ""]);
    house.run(&["close", "--why", "enough"]).done();
    refused("ana", 1, &["next"]);
    refused("ana", 1, &["done", "D2", "-i", &id, "--evidence", "x"]);
    insta::assert_snapshot!("refusals", steady(&told, &house, &id));
}

#[test]
fn a_declaration_that_names_no_source_assumes_none() {
    let told = |more: &[&str]| {
        let house = House::new();
        house.run(&[&["declare", "technical-crisis", "--title", "AMS1 power loss"], more].concat()).done();
        house.run(&["log"]).done()
    };
    assert!(!told(&[]).contains("triggered by"), "{}", told(&[]));
    assert!(told(&["--source", "reports"]).contains("; triggered by reports"));
}

#[test]
fn evidence_and_a_verdict_for_a_finished_step_are_refused_and_never_become_a_second_name() {
    let house = House::new();
    let step = "[[step]]\nid = \"check\"\npriority = \"integrity\"\nrole = \"technical\"\ntitle = \"Check the data\"\n\
        per = \"component\"\nverdict = true\nevidence = \"required\"\nconfirm = \"two\"\n";
    house.write("runbooks/two.toml", format!("schema = 1\nid = \"two\"\ntitle = \"Two\"\n\n{step}"));
    house.run(&["declare", "two", "--title", "two", "--component", "db-1"]).done();
    let done = ["done", "D1@db-1", "--evidence", "counts are equal"];
    house.run(&done).done();
    house.run_as("bram", &["ack"]).done();
    let hint = |who: &str, more: &[&str]| {
        let told = house.run_as(who, &[&done[..], more].concat()).refused(1);
        assert!(told.starts_with("error: D1@db-1 \"Check the data\" is already finished\n"), "{told}");
        told.lines().last().unwrap().to_owned()
    };
    let damaged = ["--verdict", "damaged", "--extent", "45 minutes"];
    assert_eq!(
        hint("bram", &damaged),
        "hint: check it yourself: `crisis confirm D1@db-1` if it was done right; \
        `crisis verdict db-1 damaged --evidence \"what you saw\"` gives your own verdict"
    );
    assert_eq!(
        hint("bram", &[]),
        "hint: check it yourself, then `crisis confirm D1@db-1`; log what you saw with `crisis note \"what happened\"`"
    );
    assert_eq!(
        hint("ana", &damaged),
        "hint: give the verdict separately: `crisis verdict db-1 damaged --evidence \"what you saw\"`"
    );
    assert_eq!(house.step("D1@db-1")["state"], "started");
    house.run_as("bram", &["done", "D1@db-1"]).done();
    assert_eq!(house.step("D1@db-1")["state"], "done");
    hint("bram", &["--verdict", "lost"]);
    assert!(hint("bram", &[]).ends_with("if the step no longer holds: `crisis reopen D1@db-1 --why \"reason\"`"));
}

#[test]
fn hints_followed_word_for_word_lead_from_a_locked_step_to_a_done_one() {
    let house = House::with_incident("db-1,db-2");
    house.run(&["call", "bram", "answered"]).done();
    let mut patience = 100;
    let goal = ["done", "R1@db-1"].map(str::to_owned);
    follow(&house, &goal, &mut patience);
    assert_eq!(house.step("R1@db-1")["state"], "done");
    assert_eq!(house.step("R1@db-2")["locked"]["because"], "the data of db-2 is not confirmed: no verdict yet");
}

#[test]
fn hints_followed_word_for_word_lead_from_a_stale_verdict_to_a_fresh_one_of_the_same_kind() {
    for given in [&["intact"][..], &["recovered", "--as-of", "03:00"]] {
        let house = House::with_incident("db-1");
        house.run(&["call", "bram", "answered"]).done();
        house.run(&[&["verdict", "db-1"], given, &["--evidence", "counted"]].concat()).done();
        house.run(&["service", "db-1", "up"]).done();
        house.run(&["service", "db-1", "down"]).done();
        let before = house.component("db-1");
        assert_eq!(before["stale"], true, "{before}");
        follow(&house, &["start", "R1@db-1"].map(str::to_owned), &mut 100);
        let after = house.component("db-1");
        assert_eq!((&after["stale"], &after["verdict"]), (&Value::Bool(false), &before["verdict"]), "{after}");
        let age = |row: &Value| row["grounds"].as_str().unwrap().split(';').next().unwrap().to_owned();
        assert!(given[0] == "intact" || age(&before) == age(&after), "{before} {after}");
    }
}

#[test]
fn what_destroys_something_goes_by_its_full_name() {
    let house = House::with_incident("db-1");
    house.run(&["override", "R5", "--why", "a drill"]).done();
    let told = house.run(&["done", "R5"]).refused(1);
    assert!(told.contains("gone afterwards: Backups") && told.contains("`crisis done resume-deletes`"), "{told}");
    house.run(&["done", "resume-deletes"]).done();
    assert_eq!(house.step("R5")["state"], "started");
    house.run_as("bram", &["confirm", "R5"]).done();
    assert_eq!(house.step("R5")["state"], "done");
}

#[test]
fn hints_followed_word_for_word_lead_to_somebody_who_has_a_role() {
    let house = House::with_incident("db-1");
    let mut patience = 10;
    follow(&house, &["assign", "chloe", "communication"].map(str::to_owned), &mut patience);
    assert_eq!(house.responder("chloe")["role"], "communication");
}

#[test]
fn wrong_words_end_with_2_and_change_nothing() {
    let house = House::with_incident("db-1");
    let before = house.entries(&[]).len();
    for args in [
        &["frobnicate"][..],
        &["declare"],
        &["start"],
        &["skip", "D1"],
        &["verdict", "db-1", "great"],
        &["verdict", "db-1", "stale"],
        &["verdict", "db-1"],
        &["service", "db-1", "degraded", "--percent", "101"],
        &["done", "D1", "--extent", "half of it"],
        &["done", "D1", "--as-of", "03:00"],
        &["done", "D1", "--evidence", "x", "--evidence-file", "y"],
        &["call", "bram", "--primary", "--secondary"],
        &["call", "bram", "hung_up"],
        &["assign", "bram", "boss"],
        &["note"],
        &["export"],
        &["export", "--format", "pdf"],
        &["note", "x", "--frobnicate"],
        &["completions", "tcsh"],
    ] {
        let output = house.run(args);
        assert_eq!(output.code, 2, "{args:?}: {output:?}");
        assert!(output.stderr.starts_with("error: ") && output.stdout.is_empty(), "{args:?}: {output:?}");
    }
    assert_eq!(house.entries(&[]).len(), before);
}

#[test]
fn words_that_begin_with_a_hyphen_can_be_typed_where_words_are_asked_for() {
    let house = House::with_incident("db-1");
    house.run(&["done", "D2", "--evidence", "-rw-r--r-- 1 root root 0 prune.lock"]).done();
    assert_eq!(house.step("D2")["evidence"], "-rw-r--r-- 1 root root 0 prune.lock");
    house.run(&["skip", "C5", "--why", "-"]).done();
    house.run(&["note", "- smelled smoke"]).done();
    house.run(&["decide", "-5", "degrees", "--as", "ana"]).done();
    house.run(&["call", "bram", "answered"]).done();
    house.run(&["handover", "bram", "--why", "-5 degrees"]).done();
    house.run(&["verdict", "db-1", "damaged", "--evidence", "-1 row", "--extent", "--none--"]).done();
    house.run(&["assign", "bram", "technical", "--duty", "-- storage --"]).done();
    let texts: Vec<String> = house.entries(&[]).iter().map(|entry| entry["text"].as_str().unwrap().to_owned()).collect();
    for text in ["note: - smelled smoke", "-5 degrees"] {
        assert!(texts.iter().any(|told| told.contains(text)), "{text}: {texts:?}");
    }
    house.run(&["declare", "hung-job", "--reporter", "-", "--affected", "- logins", "--title", "-x"]).done();
    house.run(&["note", "-i", "power-loss", "--", "-20% load"]).done();
    assert_eq!(house.entries(&["-i", "power-loss"]).last().unwrap()["text"], "note: -20% load");
}

#[test]
fn help_is_there_however_it_is_asked_for() {
    let house = House::new();
    for args in [&["help"][..], &["--help"], &["-h"], &["help", "verdict"], &["verdict", "--help"], &["--version"]] {
        let output = house.run(args);
        assert!(output.code == 0 && output.stderr.is_empty() && !output.stdout.is_empty(), "{args:?}: {output:?}");
    }
}

#[test]
fn without_a_terminal_the_screen_says_which_verbs_serve_instead() {
    let house = House::with_incident("db-1");
    for args in [&[][..], &["open"], &["open", "power"]] {
        let told = house.run(args).refused(2);
        assert!(told.contains("is not a terminal") && told.contains("`crisis status`"), "{told}");
    }
}

#[test]
fn what_is_piped_holds_no_escape_sequence_and_asks_nothing() {
    let house = House::with_incident("db-1,db-2");
    house.run(&["call", "bram", "answered"]).done();
    house.write("bad.toml", "schema = \"one\"\nfrob = 2\n");
    for args in [
        &["status"][..],
        &["next"],
        &["log"],
        &["contacts"],
        &["export", "-f", "markdown"],
        &["export", "-f", "json"],
        &["export", "-f", "csv"],
        &["verify"],
        &["lint"],
        &["lint", "bad.toml"],
        &["start", "R1@db-1"],
        &["frobnicate"],
        &["call", "emma"],
        &["handover", "bram"],
        &["--help"],
    ] {
        let output = house.run(args);
        assert_eq!(hostile_in(&output.stdout), "", "{args:?}");
        assert_eq!(hostile_in(&output.stderr), "", "{args:?}");
    }
}

#[test]
fn what_somebody_types_cannot_act_on_the_terminal_through_an_error() {
    let house = House::with_incident("db-1");
    for args in [
        &["\u{1b}]0;title\u{7}"][..],
        &["start", "\u{1b}[2J"],
        &["status", "\u{9b}31m\u{202e}"],
        &["note", "x", "--at", "\u{1b}c"],
        &["declare", "\u{1b}[31m"],
        &["lint", "\u{1b}[31m.toml"],
        &["lint", "--json", "\u{9b}31m.toml"],
        &["verdict", "db-1", "\u{1b}[5m"],
    ] {
        let output = house.run(args);
        assert_ne!(output.code, 0, "{args:?}: {output:?}");
        assert_eq!(hostile_in(&output.stderr), "", "{output:?}");
        assert_eq!(hostile_in(&output.stdout), "", "{output:?}");
    }
}

#[test]
fn a_reader_that_stops_reading_is_a_quiet_good_end() {
    let house = House::with_incident("db-1");
    many_notes(&house, 20_000);
    for args in
        [&["log"][..], &["log", "--json"], &["export", "-f", "csv"], &["export", "-f", "json"], &["export", "-f", "markdown"]]
    {
        let mut command = house.command(args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(!first.is_empty());
        let code = wait(&mut child, &command);
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert_eq!((code, stderr.as_str()), (0, ""), "{args:?}");
    }
}

#[test]
fn an_output_that_takes_nothing_is_said_and_what_was_kept_is_not_denied() {
    let house = House::with_incident("db-1");
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let into_full = |args: &[&str]| {
        let mut command = house.command(args);
        let child = command.stdout(full()).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, stderr) = into_full(&["status"]);
    assert!(code == Some(2) && stderr.starts_with("error: the output could not be written\n"), "{stderr}");
    let (code, stderr) = into_full(&["note", "the lift is stuck"]);
    assert!(code == Some(2) && stderr.contains("your change was saved"), "{stderr}");
    assert_eq!(house.entries(&[]).last().unwrap()["text"], "note: the lift is stuck");
}

#[test]
fn an_export_never_takes_the_place_of_a_device() {
    let house = House::with_incident("db-1");
    house.run(&["export", "-f", "csv", "-o", "/dev/null"]).done();
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let to_standard_output = house.run(&["export", "-f", "csv", "-o", "-"]).done();
    assert!(to_standard_output.starts_with("at,recorded_at"), "{to_standard_output}");
}

#[test]
fn an_export_into_a_file_is_whole_readable_by_its_owner_only_and_leaves_nothing_beside() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::with_incident("db-1");
    let folder = house.path("work/reports");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("r.md");
    fs::write(folder.join("r.md.part"), "somebody's own").unwrap();
    house.run(&["export", "-f", "markdown", "-o", file.to_str().unwrap()]).done();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(&file).unwrap().contains("## The log"));
    assert_eq!(fs::read_to_string(folder.join("r.md.part")).unwrap(), "somebody's own");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    house.run(&["export", "-f", "csv", "-o", folder.to_str().unwrap()]).refused(2);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn an_export_never_overwrites_what_it_did_not_write_just_so() {
    let house = House::with_incident("db-1");
    let export = |args: &[&str]| house.run(&[&["export", "--format", "markdown", "-o"], args].concat());
    export(&["report.md"]).done();
    house.run(&["note", "one more"]).done();
    export(&["./report.md"]).done();
    let path = house.path("work/report.md");
    let ours = fs::read_to_string(&path).unwrap();
    assert!(ours.contains("one more"));
    fs::write(&path, format!("{ours}\nWhat we learnt.\n")).unwrap();
    let told = export(&["report.md"]).refused(2);
    let hint = "hint: name another file with --output, or overwrite it with --force\n";
    assert_eq!(told.lines().rev().take(3).collect::<Vec<_>>().len(), 3);
    assert!(
        told.ends_with(&format!(
            "error: report.md was not overwritten\nbecause: the file was changed since crisis wrote it\n{hint}"
        )),
        "{told}"
    );
    assert!(fs::read_to_string(&path).unwrap().ends_with("What we learnt.\n"));
    export(&["report.md", "--force"]).done();
    export(&["report.md"]).done();
    // What somebody else wrote; an empty file is nobody's.
    house.write("notes.md", "mine\n");
    let told = export(&["notes.md"]).refused(2);
    assert!(told.contains("because: crisis did not write this file with this log\n"), "{told}");
    assert_eq!(fs::read_to_string(house.path("work/notes.md")).unwrap(), "mine\n");
    house.write("empty.md", "");
    export(&["empty.md"]).done();
    assert_eq!(fs::read_dir(house.path("work")).unwrap().count(), 3);
}

#[test]
fn an_export_into_a_link_writes_to_what_it_leads_to_and_says_so() {
    let house = House::with_incident("db-1");
    fs::create_dir(house.path("work/shared")).unwrap();
    let target = house.write("shared/report.md", "");
    std::os::unix::fs::symlink("shared/report.md", house.path("work/report.md")).unwrap();
    let export = |args: &[&str]| house.run(&[&["export", "--format", "markdown", "-o"], args].concat());
    for _ in 0..2 {
        let output = export(&["report.md"]);
        assert!(output.stderr.contains("note: report.md is a link: the report is in "), "{output:?}");
        output.done();
        assert!(fs::symlink_metadata(house.path("work/report.md")).unwrap().is_symlink());
        assert!(fs::read_to_string(&target).unwrap().starts_with("# "));
    }
    fs::write(&target, "mine\n").unwrap();
    export(&["report.md"]).refused(2);
    fs::remove_file(&target).unwrap();
    let told = export(&["report.md"]).refused(2);
    assert!(told.contains("because: this is a link to something that does not exist"), "{told}");
    assert!(!is_there(&target));
}

#[test]
fn the_shapes_for_programs_are_those_that_the_man_page_documents() {
    let house = House::with_incident("db-1,db-2");
    house.run(&["call", "bram"]).done();
    house.run(&["start", "D1"]).done();
    let status = house.status();
    let set = |words: &'static str| words.split(' ').collect::<BTreeSet<&str>>();
    assert_eq!(
        keys(&status),
        set("incident priorities components responders clocks alarms next told held path proposals inbox log")
    );
    assert_eq!(
        keys(&status["incident"]),
        set("id title severity affected not_affected unknown status drill false_alarm declared_at began_at commander")
    );
    assert_eq!(keys(&status["priorities"][0]), set("id title settled total steps"));
    let step = "code id title component state role by at why evidence delegated_to due overridden while_locked one_typist locked";
    assert_eq!(keys(&status["priorities"][0]["steps"][0]), set(step));
    assert_eq!(status["priorities"][0]["steps"][0]["locked"], Value::Null);
    assert_eq!(keys(&status["priorities"][1]["steps"][0]["locked"]), set("because hint"));
    let component = "id title verdict stale stale_because judged_by judged_at grounds wants_second_name service percent locked data needs stored_on";
    assert_eq!(keys(&status["components"][0]), set(component));
    assert_eq!(
        keys(&status["responders"][0]),
        set("id name role duty state commander at_work call said expected dialling took_over here_since awake_since proposed")
    );
    assert_eq!(keys(&status["clocks"][0]), set("kind due overdue about text"));
    assert_eq!(keys(&status["next"][0]), set("step what why on who command holds_back text hint"));
    assert_eq!(keys(&status["log"]), set("entries head heads"));
    let entry = "origin number at recorded_at late_seconds by name fact text incident stamp body hash";
    assert!(house.entries(&[]).iter().all(|line| keys(line) == set(entry)));
    assert_eq!(keys(&house.run(&["next", "--json"]).json()[0]), set("step what why on who command holds_back text hint"));
    let contact = "id name email primary_phone secondary_phone skills languages timezone away_until";
    assert_eq!(keys(&house.run(&["contacts", "--json"]).json()[0]), set(contact));
    assert_eq!(keys(&house.run(&["verify", "--json"]).json()), set("incident entries head sound flaws"));
    assert_eq!(keys(&house.run(&["note", "x", "--json"]).json()), set("told remarks"));
    let lint = house.run(&["lint", "--json", "/no/such/file"]);
    let lint: Value = serde_json::from_str(&lint.stdout).unwrap();
    assert_eq!(keys(&lint), set("file line column weight what expected help"));
    let export = house.run(&["export", "-f", "json"]).json();
    assert_eq!(keys(&export["report"]), set("schema version made_at zone flaws chains"));
    assert_eq!(keys(&export["entries"][0]), set(entry));
    let man = house.run(&["man"]).done().replace("\\-", "-");
    for shape in [&status, &export, &lint, &house.entries(&[])[0]] {
        for key in every_key(shape) {
            assert!(man.contains(&key), "the man page does not tell of `{key}`");
        }
    }
}

fn every_key(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(object) => object.values().flat_map(every_key).chain(object.keys().cloned()).collect(),
        Value::Array(items) => items.iter().flat_map(every_key).collect(),
        _ => BTreeSet::new(),
    }
}

#[test]
fn times_for_programs_carry_the_offset_of_the_zone() {
    let house = House::with_incident("db-1");
    for key in ["at", "recorded_at"] {
        let time = house.entries(&[])[0][key].as_str().unwrap().to_owned();
        assert!(time.ends_with("+01:00") || time.ends_with("+02:00"), "{time}");
    }
}

#[test]
fn a_time_zone_may_be_a_posix_rule_and_what_is_none_is_said_once() {
    let house = House::with_incident("db-1");
    let run = |zone: &str, args: &[&str]| {
        let mut command = house.command(args);
        command.env("TZ", zone);
        finish(command, b"")
    };
    let at = "2026-06-30T12:00:00Z";
    house.run(&["note", "in summer", "--at", at]).done();
    for (zone, clock) in [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-06-30 CEST\n14:00"),
        ("<+0530>-5:30", "2026-06-30 +0530\n17:30"),
        (":Asia/Tokyo", "2026-06-30 JST\n21:00"),
    ] {
        let output = run(zone, &["log"]);
        assert_eq!(output.stderr, "", "{zone}");
        assert!(output.stdout.contains(clock), "{zone}: {output:?}");
    }
    for zone in ["Mars/Olympus", "CET-1CEST,M3.5.0"] {
        let output = run(zone, &["log"]);
        assert!(output.stdout.contains("2026-06-30 UTC\n12:00"), "{zone}: {output:?}");
        let told = format!("warning: TZ is `{zone}`, which is neither a time zone nor a POSIX rule: times are in UTC\n");
        assert_eq!(output.stderr, told);
        assert_eq!(run(zone, &["man"]).stderr, "");
    }
}

#[test]
fn the_zone_in_a_days_heading_changes_with_the_clock_and_skipped_times_are_said() {
    let house = House::with_incident("db-1");
    for (at, text) in [("2026-10-25T00:30Z", "one"), ("2026-10-25 01:30 UTC", "two"), ("2026-10-25 02:30", "three")] {
        house.run(&["note", text, "--at", at]).done();
    }
    let log = house.run(&["log"]).done();
    let heads: Vec<&str> = log.lines().filter(|line| line.starts_with("2026-10-25")).collect();
    assert_eq!(heads, ["2026-10-25 CEST", "2026-10-25 CET"], "{log}");
    assert_eq!(log.matches("02:30").count(), 3, "{log}");
    let told = house.run(&["note", "x", "--at", "2026-03-29 02:30"]).refused(2);
    assert!(told.contains("because: the clocks skipped 02:30 on 2026-03-29 (Europe/Amsterdam)"), "{told}");
    for ago in ["1h30m ago", "1 hour ago", "90 minutes ago"] {
        house.run(&["note", "x", "--at", ago]).done();
    }
}

#[test]
fn people_components_steps_and_incidents_are_found_whatever_the_case_and_the_accents() {
    let house = House::new();
    house.write("contacts.toml", format!("{ZOE}{}", ZOE.replace("zoe", "bjorn").replace("Zoe Maes", "Bj\u{f6}rn Stra\u{df}er")));
    house.run(&["declare", "Technical-CRISIS", "--title", "Ausfall K\u{f6}ln", "--component", "Database", "--as", "ZOE"]).done();
    let as_zoe = |args: &[&str]| house.run_as("Zo\u{eb}", args);
    for who in ["BJORN", "bj\u{f6}rn", "bjo\u{308}rn"] {
        as_zoe(&["call", who, "answered"]).done();
        assert!(house.run(&["contacts", who]).done().starts_with("bjorn"), "{who}");
    }
    assert!(house.run(&["contacts", "STRASSER"]).done().starts_with("bjorn"));
    as_zoe(&["assign", "Bj\u{f6}rn Strasser", "technical"]).done();
    as_zoe(&["verdict", "DATABASE", "damaged", "--evidence", "x"]).done();
    assert_eq!(house.run(&["status", "--json"]).json()["components"].as_array().unwrap().len(), 1);
    assert_eq!(house.component("database")["verdict"], "damaged");
    let step = house.status()["priorities"][0]["steps"][0]["code"].as_str().unwrap().to_lowercase();
    as_zoe(&["start", &step]).done();
    for which in ["K\u{d6}LN", "ko\u{308}ln", "koln"] {
        as_zoe(&["note", "x", "-i", which]).done();
    }
    for who in ["Bjorn", "stra\u{df}er"] {
        let told = house.run_as(who, &["note", "x"]);
        assert!(told.code == 0 || told.clone().refused(2).contains("bjorn"), "{told:?}");
    }
}

#[test]
fn a_late_entry_reads_as_late_and_stands_where_it_happened() {
    let house = House::with_incident("db-1");
    house.run(&["note", "now"]).done();
    let output = house.run(&["note", "forty minutes ago", "--at", "40m ago"]);
    assert!(output.stderr.starts_with("note: logged with time ") && output.stderr.ends_with(", 40m ago\n"), "{output:?}");
    output.done();
    let entries = house.entries(&[]);
    assert_eq!(entries[0]["text"], "note: forty minutes ago");
    let late = entries[0]["late_seconds"].as_i64().unwrap();
    assert!((2400..3000).contains(&late), "{late}");
    assert_eq!(entries[2]["late_seconds"], Value::Null);
    let log = house.run(&["log"]).done();
    let (before, words) = log.split_once(") note: forty minutes ago\n").unwrap();
    let logged = before.rsplit_once("(logged ").unwrap().1;
    assert!(entries[0]["recorded_at"].as_str().unwrap().contains(logged.split(' ').next_back().unwrap()), "{log}");
    assert!(!words.contains("logged "), "only what was logged afterwards says so: {log}");
    house.run(&["note", "x", "--at", "2999-01-01 00:00"]).refused(1);
    house.run(&["verdict", "db-1", "recovered", "--as-of", "2999-01-01 00:00", "--evidence", "x"]).refused(1);
    house.run(&["declare", "technical-crisis", "--at", "2999-01-01 00:00"]).refused(1);
    assert_eq!(house.entries(&[]).len(), 3);
}

#[test]
fn an_incident_that_began_earlier_is_declared_with_the_time_it_began() {
    let house = House::new();
    house.run(&["declare", "technical-crisis", "--at", "30m ago"]).done();
    assert!(house.entries(&[])[0]["late_seconds"].as_i64().unwrap() >= 1800);
    assert!(house.run(&["status"]).done().contains("T+30m"));
}

#[test]
fn who_one_is_comes_from_as_then_the_environment_then_the_settings_then_the_login_name() {
    let house = House::with_incident("db-1");
    let by = |command: Command| {
        finish(command, b"").done();
        house.entries(&[]).last().unwrap()["by"].as_str().unwrap().to_owned()
    };
    let note = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = house.command(&[&["note", "x"], args].concat());
        command.env_remove("CRISIS_AS").envs(variables.iter().copied());
        command
    };
    house.write("crisis.toml", "schema = 1\nme = \"chloe\"\n");
    assert_eq!(by(note(&["--as", "bram"], &[("CRISIS_AS", "devos"), ("USER", "emma")])), "bram");
    assert_eq!(by(note(&[], &[("CRISIS_AS", "devos"), ("USER", "emma")])), "devos");
    assert_eq!(by(note(&[], &[("CRISIS_AS", ""), ("USER", "emma")])), "chloe");
    fs::remove_file(house.path("work/crisis.toml")).unwrap();
    assert_eq!(by(note(&[], &[("USER", "emma")])), "emma");
    let told = finish(note(&[], &[("USER", "root")]), b"").refused(2);
    assert!(told.contains("error: who are you?") && told.contains("add --as ID, or set CRISIS_AS; ids: ana, bram"), "{told}");
}

#[test]
fn an_incident_is_meant_by_any_part_of_its_id_that_no_other_has() {
    let house = House::with_incident("db-1");
    house.run(&["note", "in the only one"]).done();
    house.run(&["declare", "hung-job", "--title", "Billing job hangs"]).done();
    let told = house.run(&["note", "in which?"]).refused(1);
    assert!(told.contains("error: more than one incident is open") && told.contains("--incident"), "{told}");
    house.run(&["note", "in one of two", "--incident", "power"]).done();
    assert_eq!(house.entries(&["POWER"]).len(), 3);
    assert_eq!(house.entries(&["billing"]).len(), 1);
    let told = house.run(&["status", "-i", "20"]).refused(1);
    assert!(told.contains("type more of the id"), "{told}");
    let mut by_variable = house.command(&["status", "--json"]);
    by_variable.env("CRISIS_INCIDENT", "billing");
    assert_eq!(finish(by_variable, b"").json()["incident"]["title"], "Billing job hangs");
    let same = house.run(&["declare", "hung-job", "--title", "Billing job hangs"]).done();
    let (first, _) = same.split_once("-2.").unwrap();
    assert!(first.ends_with("-billing-job-hangs"), "{same}");
    assert!(house.run(&["status", first]).done().contains(&format!("{first}  commander")));
}

#[test]
fn a_closed_incident_takes_notes_by_its_name_and_is_read_without_one() {
    let house = House::with_incident("db-1");
    let id = house.short_id();
    house.run(&["close", "--why", "a false alarm"]).done();
    // What only reads takes the last one, and says so; what writes does not.
    for read in [&["export", "-f", "csv"][..], &["status"], &["log"]] {
        let ran = house.run(read);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.stderr.contains(&format!("no incident is open: this is the last one, {id}")), "{ran:?}");
    }
    let told = house.run(&["note", "to nobody"]).refused(1);
    assert!(told.contains(&format!("name one with --incident {id}")), "{told}");
    assert_eq!(house.run(&["export", "power", "-f", "csv"]).done().lines().count(), 3);
    house.run(&["note", "and the fuse was old", "-i", "power"]).done();
    let told = house.run(&["start", "D1", "-i", "power"]).refused(1);
    assert!(told.contains("this incident is closed"), "{told}");
    house.run(&["declare", "technical-crisis"]).done();
    house.run(&["note", "the new one is meant"]).done();
    assert_eq!(house.entries(&[&id]).len(), 3);
}

#[test]
fn a_drill_is_marked_wherever_it_is_shown() {
    let house = House::new();
    house.run(&["declare", "technical-crisis", "--drill", "--title", "Fire in AMS1"]).done();
    assert!(house.run(&["status"]).done().starts_with("EXERCISE  Fire in AMS1"));
    assert!(house.run(&["log"]).done().contains("EXERCISE: declared"));
    assert!(house.run(&["export", "-f", "markdown"]).done().starts_with("# EXERCISE: Fire in AMS1"));
    assert!(house.run(&["export", "-f", "csv"]).done().contains("EXERCISE"));
    assert_eq!(house.status()["incident"]["drill"], true);
    assert_eq!(house.run(&["export", "-f", "json"]).json()["incident"]["drill"], true);
}

#[test]
fn a_note_comes_over_a_pipe_whole() {
    let house = House::with_incident("db-1");
    house.run_with(&["note", "-"], "first line\nsecond \u{1b}[31mline\n\n".as_bytes()).done();
    let entry = house.entries(&[]).last().unwrap().clone();
    assert_eq!(entry["text"], "note: first line ⏎ second \\u{1b}[31mline");
    assert!(entry["body"].as_str().unwrap().contains("\\u001b[31m"), "{entry}");
    house.run_with(&["decide", "-"], b"wait for \xff\xfe daylight").done();
    assert_eq!(house.entries(&[]).last().unwrap()["text"], "decided: wait for \u{fffd}\u{fffd} daylight");
    let told = house.run_with(&["note", "-"], &vec![b'x'; 1_000_000]).refused(1);
    assert!(told.contains("bytes, at most 65536") && !told.contains("xxxx"), "{told}");
    house.run_with(&["note", "-"], b"\n \n").refused(1);
    house.run(&["note", "-"]).refused(1);
    let mut from_a_folder = house.command(&["note", "-"]);
    from_a_folder.stdin(fs::File::open("/").unwrap());
    let told = finish(from_a_folder, b"").refused(2);
    assert!(told.contains("error: standard input cannot be read"), "{told}");
    assert_eq!(house.entries(&[]).len(), 3);
}

#[test]
fn no_word_of_an_entry_is_longer_than_an_entry_takes() {
    let house = House::with_incident("db-1");
    let long = "x".repeat(70_000);
    for args in [
        &["note", &long][..],
        &["skip", "D1", "--why", &long],
        &["done", "D2", "--evidence", &long],
        &["verdict", "db-1", "lost", "--extent", &long],
        &["component", "mail", "--title", &long],
        &["resolve", "--why", &long],
        &["declare", "technical-crisis", "--affected", &long],
    ] {
        house.run(args).refused(1);
    }
    assert_eq!(house.entries(&[]).len(), 1);
    house.run(&["note", &"y".repeat(65_536)]).done();
}

#[test]
fn a_file_as_evidence_is_kept_by_what_identifies_it() {
    let house = House::with_incident("db-1");
    house.write("fsck.txt", "abc");
    house.run(&["done", "D2", "--evidence-file", "fsck.txt"]).done();
    assert_eq!(house.step("D2")["evidence"], "file fsck.txt, 3 bytes, sha256 ba7816bf8f01cfea");
    let body = house.entries(&[]).last().unwrap()["body"].as_str().unwrap().to_owned();
    assert!(body.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), "{body}");
    for bad in ["nowhere.txt", ".", "/dev/zero"] {
        let told = house.run(&["verdict", "db-1", "intact", "--evidence-file", bad]).refused(2);
        assert!(told.contains("cannot be used as evidence"), "{told}");
    }
}

#[test]
fn completions_are_made_for_every_shell() {
    let house = House::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = house.run(&["completions", shell]).done();
        for word in ["override", "handover", "evidence-file"] {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
    if let Ok(bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn() {
        let mut bash = bash;
        let script = house.run(&["completions", "bash"]).done();
        std::io::Write::write_all(&mut bash.stdin.take().unwrap(), script.as_bytes()).unwrap();
        assert!(bash.wait().unwrap().success());
    }
}

#[test]
fn the_man_page_is_one() {
    let house = House::new();
    let page = house.run(&["man"]).done();
    assert!(page.contains(".TH crisis 1"), "{page}");
    for section in ["NAME", "SYNOPSIS", "OPTIONS", "FILES", "ENVIRONMENT", "EXIT CODES", "JSON"] {
        assert!(page.lines().any(|line| line.starts_with(".SH ") && line.contains(section)), "{section}");
    }
    assert!(house.run(&["man", "verdict"]).done().contains("recovered"));
    let file = house.write("crisis.1", &page);
    let Ok(rendered) = Command::new("man").arg("-l").arg(&file).env("MANWIDTH", "80").output() else { return };
    if rendered.status.success() {
        let text = String::from_utf8_lossy(&rendered.stdout).into_owned();
        for word in ["priorities[]", "late_seconds", "{because, hint}", "CRISIS_DIR"] {
            // The page is set flush on both sides.
            let plain = text.replace("\u{2010}\n", "").split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(plain.contains(word), "{word} does not render:\n{text}");
        }
    }
}

#[test]
fn lint_tells_every_mistake_of_a_file_with_its_place() {
    let house = House::new();
    let bad = "schema = 1\nid = \"x\"\ntitel = \"X\"\nfrob = 1\n\n[[step]]\nid = \"a\"\npriority = \"restor\"\nrole = \"technical\"\ntitle = \"A\"\n";
    house.write("bad.toml", bad);
    let output = house.run(&["lint", "bad.toml"]);
    assert_eq!(output.code, 2, "{output:?}");
    for expected in [
        "bad.toml:4:1",
        "unknown key `frob`",
        "bad.toml:8:12",
        "expected `integrity`, `restore` or `communicate`",
        "did you mean `restore`?",
        "did you mean `title`?",
        "^^^^",
    ] {
        assert!(output.stdout.contains(expected), "{expected} is missing:\n{}", output.stdout);
    }
    let json = house.run(&["lint", "--json", "bad.toml"]);
    let found: Vec<Value> = json.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(found.len() >= 2 && found.iter().all(|line| line["file"] == "bad.toml" && line["what"].is_string()), "{json:?}");
}

#[test]
fn lint_finds_nothing_in_what_is_shipped() {
    let house = House::new();
    let root = env!("CARGO_MANIFEST_DIR");
    let told = house.run(&["lint", &format!("{root}/runbooks"), &format!("{root}/contacts.example.toml")]).done();
    assert!(told.ends_with("7 files: no mistake\n"), "{told}");
    assert_eq!(house.run(&["lint"]).done(), "no file of yours is in use; the shipped ones are sound: no mistake\n");
}

#[test]
fn lint_answers_at_once_whatever_a_file_holds() {
    let house = House::new();
    let good = include_str!("../../runbooks/hung-job.toml");
    let large = format!("{good}\n{}", "# padding to the brim\n".repeat(500_000));
    fs::create_dir(house.path("work/empty")).unwrap();
    let fifo = house.path("work/fifo.toml");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let bad: [(&str, &[u8], &str); 6] = [
        ("large.toml", large.as_bytes(), "a file has at most 1 MB here"),
        ("latin1.toml", b"title = \"caf\xe9\"\n", "not UTF-8 text: byte 0xE9 in line 1, column 13"),
        ("nul.toml", b"schema = 1\n\0\n", "a NUL byte in line 2, column 1"),
        ("utf16.toml", b"\xff\xfes\0c\0", "looks like UTF-16"),
        ("escape.toml", b"title = \"\x1b]0;x\x07\"\n", "bad file names and escapes never reach the terminal"),
        ("junk.toml", b"]]]]{{{{\n", "expected"),
    ];
    for (name, bytes, expected) in bad {
        house.write(name, bytes);
        let output = house.run(&["lint", name]);
        assert_eq!((output.code, hostile_in(&output.stdout).as_str()), (2, ""), "{name}: {output:?}");
        assert!(name == "escape.toml" || output.stdout.contains(expected), "{name}: {output:?}");
        let output = house.run(&["declare", &format!("./{name}")]);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{name}: {output:?}");
    }
    for (name, expected) in [
        ("fifo.toml", "not an ordinary file"),
        ("empty", "a folder without a .toml file"),
        ("nowhere.toml", "does not exist"),
        ("/dev/zero", "not an ordinary file"),
    ] {
        let output = house.run(&["lint", name]);
        assert!(output.code == 2 && output.stdout.contains(expected), "{name}: {output:?}");
    }
    for option in ["--contacts", "--config"] {
        house.run(&["declare", "hung-job", option, "fifo.toml", "--as", ""]).refused(2);
    }
    house.run(&["declare", "./fifo.toml"]).refused(2);
    let windows = format!("\u{feff}{}", good.replace('\n', "\r\n"));
    house.write("windows.toml", windows);
    house.run(&["lint", "windows.toml"]).done();
    house.run(&["declare", "windows.toml"]).done();
}

#[test]
fn lint_sees_what_a_file_is_by_what_it_contains() {
    let house = House::new();
    let hung_job = include_str!("../../runbooks/hung-job.toml");
    house.write("my-contact-list.toml", hung_job);
    house.write("crisis.runbook.toml", hung_job);
    house.write("people.toml", ZOE);
    house.write("ours.toml", "organisation = \"Example\"\n");
    house.write("empty.toml", "# nothing yet\n");
    for name in ["my-contact-list.toml", "crisis.runbook.toml", "people.toml", "ours.toml", "empty.toml"] {
        assert!(house.run(&["lint", name]).done().ends_with("1 file: no mistake\n"), "{name}");
    }
    let output = house.run(&["lint", &format!("{}/crisis.example.toml", env!("CARGO_MANIFEST_DIR"))]);
    assert!(output.done().ends_with("no mistake\n"));
    house.write("people.toml", ZOE.replace("email", "emial"));
    assert!(house.run(&["lint", "people.toml"]).stdout.contains("did you mean `email`?"));
    house.write("ours.toml", "organisation = \"Example\"\nnotfiy = false\n");
    assert!(house.run(&["lint", "ours.toml"]).stdout.contains("did you mean `notify`?"));
    house.write("frob.toml", "frob = 1\n");
    let output = house.run(&["lint", "frob.toml"]);
    assert!(output.code == 2 && output.stdout.contains("neither a runbook nor contacts nor settings"), "{output:?}");
}

#[test]
fn a_file_that_is_used_as_something_else_than_it_is_is_told_in_one_line() {
    let house = House::with_incident("db-1");
    house.write("list.toml", ZOE);
    house.write("book.toml", include_str!("../../runbooks/hung-job.toml"));
    house.write("runbooks/people.toml", ZOE);
    for (args, told) in [
        (&["note", "x", "--contacts", "book.toml"][..], "warning: book.toml:1:1 this file holds a runbook, not contacts"),
        (&["note", "x", "--config", "list.toml", "--as", ""], "warning: list.toml:1:1 this file holds contacts, not settings"),
        (&["declare", "./list.toml"], "warning: ./list.toml:1:1 this file holds contacts, not a runbook"),
    ] {
        let output = house.run(args);
        assert_eq!(output.stderr.matches(told).count(), 1, "{output:?}");
        assert!(!output.stderr.contains("unknown key"), "{output:?}");
    }
    let output = house.run(&["lint"]);
    assert!(output.code == 2 && output.stdout.contains("this file holds contacts, not a runbook"), "{output:?}");
}

#[test]
fn a_byte_that_is_no_text_costs_one_contact_at_most_and_a_runbook_is_refused() {
    let house = House::with_incident("db-1");
    let zoe = |from: &str, to: &[u8]| {
        let at = ZOE.find(from).unwrap();
        [&ZOE.as_bytes()[..at], to, &ZOE.as_bytes()[at + from.len()..]].concat()
    };
    let max = ZOE.replace("zoe", "max").replace("Zoe Maes", "Max Bos").into_bytes();
    // In a name or a comment it costs nothing else; in an id, the contact; in every case the others load.
    for (bytes, zoes) in [
        (zoe("Zoe", b"Zo\xEB"), true),
        (zoe("\nname", b" # Zo\xEB\nname"), true),
        (zoe("\"zoe\"", b"\"zo\xEB\""), false),
        (zoe("Zoe", b"Zo\0"), true),
    ] {
        house.write("contacts.toml", [&bytes[..], &max].concat());
        let output = house.run(&["contacts", "max"]);
        assert!(output.stdout.contains("+32 2 555 12 12"), "{output:?}");
        assert!(
            output.stderr.contains("warning: contacts.toml:2:") || output.stderr.contains("warning: contacts.toml:3:"),
            "{output:?}"
        );
        assert_eq!(house.run(&["contacts"]).stdout.matches("+32 2 555 12 13").count(), if zoes { 2 } else { 1 });
        let output = house.run(&["lint", "contacts.toml"]);
        assert!(output.code == 2 && output.stdout.contains("--> contacts.toml:"), "{output:?}");
    }
    house.write("crisis.toml", b"organisation = \"Caf\xE9\"\nme = \"max\"\n");
    let output = house.run(&["note", "x", "--as", ""]);
    assert_eq!((output.code, house.entries(&[]).last().unwrap()["by"].as_str()), (0, Some("max")), "{output:?}");
    assert!(output.stderr.contains("crisis.toml:1:20 byte 0xE9 is not UTF-8 text"), "{output:?}");
    house.write(
        "r.toml",
        b"schema = 1\nid = \"r\"\ntitle = \"caf\xE9\"\n[[step]]\nid = \"a\"\npriority = \"restore\"\ntitle = \"A\"\n",
    );
    let output = house.run(&["declare", "./r.toml"]);
    output.clone().refused(2);
    assert!(output.stderr.contains("warning: ./r.toml:3:13 not UTF-8 text: byte 0xE9 in line 3, column 13"), "{output:?}");
}

#[test]
fn lint_says_once_in_a_file_what_nothing_uses_yet_and_ends_with_0() {
    let house = House::new();
    house.write("set.toml", "organisation = \"Example\"\n[[audience]]\nid = \"x\"\n[[audience]]\nid = \"y\"\n[sharing]\n");
    let run = "run = [\"true\"]\n";
    let step = |id: &str| format!("[[step]]\nid = \"{id}\"\npriority = \"communicate\"\ntitle = \"A\"\n{run}");
    house.write("book.toml", format!("schema = 1\nid = \"x\"\ntitle = \"X\"\n{}{}", step("a"), step("b")));
    for (file, told) in
        [("set.toml", "remark: nothing uses `audience` or `sharing` yet"), ("book.toml", "remark: nothing uses `run` yet")]
    {
        let lint = house.run(&["lint", file]).done();
        assert_eq!((lint.matches("remark: ").count(), lint.matches(told).count()), (1, 1), "{lint}");
        assert!(lint.ends_with("1 file: no mistake\n"), "{lint}");
    }
    let json = house.run(&["lint", "set.toml", "--json"]).json();
    assert_eq!((json["weight"].as_str(), json["line"].as_u64()), (Some("remark"), Some(2)));
    // In a crisis it is no news.
    house.run(&["declare", "./book.toml"]).done();
    assert_eq!(house.run(&["note", "x", "--as", "ana"]).stderr.matches("nothing uses").count(), 0);
}

#[test]
fn a_number_with_an_extension_is_shown_and_dialled_as_it_was_typed() {
    let house = House::with_incident("db-1");
    house.write("contacts.toml", ZOE.replace("555 12 12", "555 12 12 ext. 34"));
    assert!(house.run(&["contacts"]).done().contains("+32 2 555 12 12 ext. 34"));
    assert!(house.run(&["call", "zoe", "--as", "zoe"]).done().contains("dial +32 2 555 12 12 ext. 34"));
    let phone = house.run(&["contacts", "--json"]).json()[0]["primary_phone"].clone();
    assert_eq!((phone["e164"].as_str(), phone["extension"].as_str()), (Some("+3225551212"), Some("34")));
    house.run(&["lint", "contacts.toml"]).done();
}

#[test]
fn lint_colours_only_what_a_person_reads_and_never_with_no_color() {
    let house = House::new();
    house.write("bad.toml", "frob = 1\n");
    let on_a_terminal = |no_color: Option<&str>| {
        let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
        let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_crisis"));
        command.args(["lint", "bad.toml"]);
        command.cwd(house.path("work"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (whole, read) = std::sync::mpsc::channel();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // The other end of a terminal that goes away is an error here, not an end.
            let _ = reader.read_to_end(&mut bytes);
            let _ = whole.send(bytes);
        });
        child.wait().unwrap();
        drop(pair.master);
        String::from_utf8(read.recv_timeout(PATIENCE).unwrap()).unwrap()
    };
    assert!(on_a_terminal(None).contains('\u{1b}'));
    assert!(!on_a_terminal(Some("1")).contains('\u{1b}'));
    assert!(on_a_terminal(Some("")).contains('\u{1b}'));
}

const ZOE: &str = "[[contact]]\nid = \"zoe\"\nname = \"Zoe Maes\"\nemail = \"zoe@example.net\"\nprimary_phone = \"+32 2 555 12 12\"\nsecondary_phone = \"+32 2 555 12 13\"\n";

#[test]
fn in_a_crisis_contacts_that_can_be_read_load_and_the_others_are_named() {
    let house = House::with_incident("db-1");
    house.write("contacts.toml", format!("{ZOE}\n[[contact]]\nid = \"yan\"\nname = \"Yan\"\n"));
    let output = house.run(&["call", "zoe", "--as", "zoe"]);
    assert!(output.stderr.contains("warning: contacts.toml:8:1"), "{output:?}");
    assert!(output.done().contains("dial +32 2 555 12 12"));
    let output = house.run(&["call", "yan", "--as", "zoe"]);
    assert!(output.clone().done().contains("the contacts have no number of yan"), "{output:?}");
    house.run(&["call", "nobody", "--as", "zoe"]).refused(2);
}

#[test]
fn in_a_crisis_no_broken_file_that_lies_about_keeps_anybody_from_writing() {
    for name in ["contacts.toml", "crisis.toml"] {
        for bytes in [&b"[[contact"[..], b"\xff\xfe", b"\0", b"", b"id = 1\nid = 2\n"] {
            let house = House::with_incident("db-1");
            house.write(name, bytes);
            let output = house.run(&["note", "still here"]);
            assert_eq!(output.code, 0, "{name} {bytes:?}: {output:?}");
            assert!(bytes.is_empty() || name == "crisis.toml" || output.stderr.contains("warning: contacts.toml:"), "{output:?}");
            house.run(&["status"]).done();
        }
        let house = House::with_incident("db-1");
        fs::create_dir(house.path("work").join(name)).unwrap();
        house.run(&["note", "still here"]).done();
        house.run(&["status"]).done();
    }
}

#[test]
fn a_runbook_that_there_is_twice_is_named_once() {
    let house = House::new();
    house.write("runbooks/hung-job.toml", include_str!("../../runbooks/hung-job.toml"));
    house.write("runbooks/own.toml", include_str!("../../runbooks/technical-crisis.toml"));
    let refused = house.run(&["declare", "nothing-like-it"]).refused(2);
    for id in ["hung-job", "technical-crisis", "region-shutdown"] {
        assert_eq!(refused.matches(id).count(), 1, "{refused}");
    }
}

#[test]
fn in_a_crisis_a_broken_runbook_is_refused_by_name_and_the_others_can_be_declared() {
    let house = House::new();
    house.write("runbooks/technical-crisis.toml", "schema = 1\n[[step]\n");
    house.write("runbooks/own.toml", include_str!("../../runbooks/hung-job.toml").replace("id = \"hung-job\"", "id = \"own\""));
    let told = house.run(&["declare", "technical-crisis"]).refused(2);
    assert!(told.contains("error: runbooks/technical-crisis.toml is refused"), "{told}");
    assert!(told.contains("warning: runbooks/technical-crisis.toml:2:"), "{told}");
    assert_eq!(house.run(&hinted(&told).unwrap().iter().map(String::as_str).collect::<Vec<_>>()).code, 2);
    house.run(&["declare", "own"]).done();
    let output = house.run(&["declare", "region-shutdown"]);
    assert!(output.stderr.contains("the shipped one is used"), "{output:?}");
    output.done();
    let told = house.run(&["declare", "mars"]).refused(2);
    assert!(told.contains("there are: own, ") && told.contains("hung-job"), "{told}");
}

#[test]
fn a_mountain_of_mistakes_is_not_shovelled_over_every_answer() {
    let house = House::with_incident("db-1");
    house.write("contacts.toml", format!("{ZOE}{}", "[[contact]]\nid = \"x y\"\n".repeat(500)));
    let output = house.run(&["note", "x"]);
    assert!(output.stderr.lines().count() <= 7, "{}", output.stderr.len());
    assert!(output.stderr.contains("`crisis lint contacts.toml` shows them"), "{output:?}");
}

#[test]
fn a_log_that_fails_ends_with_3_and_hands_back_what_was_typed() {
    let house = House::with_incident("db-1");
    fs::write(house.log_folder().join("log.sqlite"), "this is no database, and long enough to be seen as none").unwrap();
    for name in ["log.sqlite-wal", "log.sqlite-shm"] {
        // They may not be there, which is as good.
        let _ = fs::remove_file(house.log_folder().join(name));
    }
    let told = house.run(&["note", "the roof", "leaks"]).refused(3);
    assert!(told.contains("is damaged") && told.ends_with("not saved: the roof leaks\n"), "{told}");
    let told = house.run_with(&["note", "-"], b"from the pipe").refused(3);
    assert!(told.ends_with("not saved: from the pipe\n"), "{told}");
    let told = house.run(&["skip", "D1", "--why", "no time"]).refused(3);
    assert!(told.ends_with("not saved: crisis skip D1 --why no time\n"), "{told}");
    house.run(&["status"]).refused(3);
    let file = house.write("a-file", "x");
    house.run(&["declare", "technical-crisis", "--dir", file.to_str().unwrap()]).refused(3);
    assert!(is_there(&house.log_folder().join("log.sqlite")));
}

#[test]
fn the_log_and_its_folder_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::with_incident("db-1");
    assert_eq!(fs::metadata(house.log_folder()).unwrap().permissions().mode() & 0o077, 0);
    for item in fs::read_dir(house.log_folder()).unwrap() {
        let item = item.unwrap();
        assert_eq!(item.metadata().unwrap().permissions().mode() & 0o077, 0, "{item:?}");
    }
}

#[test]
fn verbs_that_only_look_make_nothing() {
    let house = House::new();
    for args in [&["status"][..], &["log"], &["next"], &["verify"], &["lint"], &["contacts"], &["note", "x"], &["man"]] {
        house.run(args);
    }
    assert!(!is_there(&house.log_folder()));
}

/// The program as an account that is not ours; needs root, as the tests of disks do.
fn as_account(number: u32, command: &Command) -> Command {
    let mut other = Command::new("setpriv");
    other.args(["--reuid", &number.to_string(), "--regid", &number.to_string(), "--clear-groups"]);
    // The folder of the build may be closed to others.
    let program = command.get_current_dir().unwrap().join("crisis");
    if !is_there(&program) {
        fs::copy(command.get_program(), &program).unwrap();
    }
    other.arg(program).args(command.get_args()).current_dir(command.get_current_dir().unwrap()).env_clear();
    for (name, value) in command.get_envs() {
        other.env(name, value.unwrap_or_default());
    }
    other.stdin(Stdio::null());
    other
}

/// Lets everybody into a house, as far as its own folders go.
fn open_to_all(house: &House) {
    use std::os::unix::fs::PermissionsExt as _;
    for path in ["", "home", "work"] {
        fs::set_permissions(house.path(path), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn without_a_home_that_of_the_account_is_used_and_never_the_folder_one_stands_in() {
    // Only root may become another account.
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let house = House::new();
    open_to_all(&house);
    fs::set_permissions(house.path("work"), std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    // nobody has a home that is not there; 54321 is no account at all.
    for (account, home, code, said) in [
        (65534, None, 3, "/nonexistent"),
        (54321, None, 2, "error: there is no folder for the log\nbecause: HOME is not set"),
        (54321, Some(""), 2, "hint: set HOME, or name a folder with --dir or CRISIS_DIR"),
        (54321, Some("."), 2, "hint: set HOME"),
    ] {
        let mut command = house.command(&["declare", "technical-crisis"]);
        command.env_remove("HOME").envs(home.map(|home| ("HOME", home)));
        let mut command = as_account(account, &command);
        if home.is_none() {
            command.env_remove("HOME");
        }
        let told = finish(command, b"").refused(code);
        assert!(told.contains(said), "{account} {home:?}: {told}");
    }
    assert!(!is_there(&house.path("work/.crisis")) && !is_there(&house.path("work/log.sqlite")));
    let mut command = house.command(&["lint"]);
    command.env_remove("HOME");
    let mut command = as_account(54321, &command);
    command.env_remove("HOME");
    finish(command, b"").done();
}

#[test]
fn looking_at_a_log_of_another_account_changes_nothing_in_its_folder() {
    // Only root may look at everybody's.
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let house = House::with_incident("db-1");
    let folder = house.log_folder();
    let give = || {
        for item in fs::read_dir(&folder).unwrap().map(|item| item.unwrap().path()).chain([folder.clone()]) {
            std::os::unix::fs::chown(item, Some(54321), Some(54321)).unwrap();
        }
    };
    let seen = || {
        use std::os::unix::fs::MetadataExt as _;
        let look = |path: std::path::PathBuf| {
            let about = fs::metadata(&path).unwrap();
            (path.clone(), about.uid(), about.mode(), about.len(), about.mtime_nsec(), fs::read(path).unwrap_or_default())
        };
        let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|item| look(item.unwrap().path())).collect();
        files.sort();
        (look(folder.clone()), files)
    };
    for gone in [&[][..], &["log.sqlite-shm"], &["log.sqlite-shm", "log.sqlite-wal"]] {
        house.run(&["note", "before"]).done();
        if gone.len() == 2 {
            let tidy = rusqlite::Connection::open(folder.join("log.sqlite")).unwrap();
            tidy.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).unwrap();
        }
        for name in gone {
            let _ = fs::remove_file(folder.join(name));
        }
        give();
        let before = seen();
        for verb in [&["status"][..], &["log"], &["verify"], &["next"], &["export", "--format", "json"]] {
            house.run(verb).done();
            assert!(seen() == before, "{gone:?} {verb:?}");
        }
    }
    house.run(&["note", "after"]).done();
    assert!(house.run(&["log"]).done().contains("after"));
}

#[test]
fn a_log_of_another_account_is_named_with_its_owner_and_what_may_be_done_with_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &std::path::Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    // Only root may become another account.
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let house = House::with_incident("db-1");
    open_to_all(&house);
    for folder in [".local", ".local/state"] {
        mode(&house.path("home").join(folder), 0o755);
    }
    let owner = "root";
    let run = |args: &[&str]| finish(as_account(54321, &house.command(args)), b"");
    let (folder, file) = (house.log_folder(), house.log_folder().join("log.sqlite"));
    let files = || fs::read_dir(&folder).unwrap().map(|item| item.unwrap().path());
    // Closed folder, then closed files: nothing can be read, and nothing else is claimed.
    for (open, place) in [(0o700, &folder), (0o755, &file)] {
        mode(&folder, open);
        for args in [&["status"][..], &["log"], &["note", "the roof leaks"]] {
            let told = run(args).refused(3);
            let place = place.display();
            assert!(told.contains(&format!("error: the log {} cannot be read\n", file.display())), "{told}");
            assert!(
                told.contains(&format!("because: {place} belongs to {owner}: 54321 may neither read nor write it\n")),
                "{told}"
            );
            assert!(told.contains(&format!("hint: run crisis as {owner}, or use a log of your own with --dir\n")), "{told}");
            assert_eq!(told.contains("not saved: the roof leaks"), args.len() == 2, "{told}");
        }
    }
    // A write-ahead log that is closed hides what was written last: the rest is not shown as if it were all.
    mode(&file, 0o644);
    let told = run(&["status"]).refused(3);
    assert!(told.contains("cannot be read") && told.contains("may neither read"), "{told}");
    files().for_each(|file| mode(&file, 0o644));
    run(&["status"]).done();
    let told = run(&["note", "the roof leaks"]).refused(3);
    assert!(told.contains(&format!("error: the log {} cannot be written to\n", file.display())), "{told}");
    assert!(
        told.contains(&format!("because: {} belongs to {owner}: 54321 may read it, but not write to it\n", file.display())),
        "{told}"
    );
    // Where there is no log and none can be made, nothing is said to be readable.
    let told = run(&["declare", "hung-job", "--dir", folder.join("mine").to_str().unwrap()]).refused(3);
    assert!(told.contains("cannot be written to") && told.contains("belongs to") && !told.contains("stays readable"), "{told}");
}

#[test]
fn an_empty_log_is_named_with_its_folder() {
    let house = House::new();
    let told = house.run(&["status"]).refused(1);
    assert!(told.contains(&format!("because: the log in {} is empty", house.log_folder().display())), "{told}");
    let told = house.run(&["status", "--dir", "elsewhere"]).refused(1);
    assert!(told.contains("because: the log in elsewhere is empty"), "{told}");
}

#[test]
fn whoever_follows_the_log_sees_what_another_process_writes_and_ends_with_its_reader() {
    let house = House::with_incident("db-1");
    let mut command = house.command(&["log", "--follow"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let (said, lines) = std::sync::mpsc::sync_channel(0);
    thread::spawn(move || {
        let mut line = String::new();
        while reader.read_line(&mut line).unwrap() > 0 {
            if said.send(std::mem::take(&mut line)).is_err() {
                return;
            }
        }
    });
    let until = |words: &str| {
        while !lines.recv_timeout(PATIENCE).unwrap().contains(words) {}
    };
    until("declared Technical crisis");
    house.run(&["note", "from another process"]).done();
    until("from another process");
    house.run_as("bram", &["ack"]).done();
    until("acknowledged");
    // Nobody reads any more: it ends by itself, once the reader's end is closed.
    drop(lines);
    house.run(&["note", "unread"]).done();
    assert_eq!(wait(&mut child, &command), 0);
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(stderr, "");
}

#[test]
fn whoever_follows_ends_with_its_reader_even_when_nothing_more_happens() {
    let house = House::with_incident("db-1");
    let mut command = house.command(&["log", "--follow"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    reader.read_line(&mut String::new()).unwrap();
    drop(reader);
    assert_eq!(wait(&mut child, &command), 0);
}

#[test]
fn an_offered_command_can_be_taken_back() {
    let house = House::with_incident("db-1");
    house.run(&["call", "bram", "answered"]).done();
    house.run(&["handover", "bram"]).done();
    house.run(&["handover", "ana"]).done();
    let told = house.run_as("bram", &["accept"]).refused(1);
    assert!(told.contains("command is not offered to anybody"), "{told}");
    assert_eq!(house.status()["incident"]["commander"], "ana");
}

#[test]
fn a_commander_who_cannot_be_reached_is_followed_with_a_reason() {
    let house = House::with_incident("db-1");
    house.run_as("bram", &["ack"]).done();
    house.run_as("bram", &["handover", "bram", "--why", ""]).refused(1);
    house.run_as("bram", &["handover", "bram", "--why", "no answer for 10 minutes"]).done();
    house.run_as("bram", &["accept"]).done();
    assert_eq!(house.status()["incident"]["commander"], "bram");
}

#[test]
fn somebody_called_again_after_going_home_is_not_there_before_they_say_so() {
    let house = House::with_incident("db-1");
    house.run(&["call", "bram", "answered"]).done();
    house.run(&["release", "bram"]).done();
    house.run(&["call", "bram"]).done();
    assert_eq!(house.responder("bram")["state"], "called");
    house.run(&["assign", "bram", "technical"]).refused(1);
    house.run_as("bram", &["ack"]).done();
    assert_eq!(house.responder("bram")["state"], "acknowledged");
}

#[test]
fn asking_for_what_is_so_already_adds_nothing_and_is_no_failure() {
    let house = House::with_incident("db-1");
    house.run(&["start", "D1"]).done();
    house.run(&["done", "D1"]).done();
    house.run(&["service", "db-1", "down"]).done();
    let before = house.entries(&[]).len();
    for args in [
        &["done", "D1"][..],
        &["service", "db-1", "down"],
        &["component", "db-1"],
        &["handover", "ana"],
        &["reopen", "D2", "--why", "x"],
    ] {
        let output = house.run(args);
        assert!(output.stderr.contains("note: "), "{args:?}: {output:?}");
        assert_eq!(output.done(), "", "{args:?}");
    }
    assert_eq!(house.entries(&[]).len(), before);
}

#[test]
fn incidents_declared_in_the_same_moment_stay_apart() {
    let house = House::new();
    let ids: Vec<String> = thread::scope(|scope| {
        let declaring: Vec<_> = (0..6).map(|_| scope.spawn(|| house.run(&["declare", "hung-job"]).done())).collect();
        declaring.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let different: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(different.len(), 6, "{ids:?}");
    for id in &ids {
        assert_eq!(house.entries(&[id.trim()]).len(), 1);
    }
}

#[test]
fn nothing_that_somebody_types_or_dials_is_cut() {
    let house = House::with_incident("a-component-with-a-long-name");
    house.write(
        "contacts.toml",
        ZOE.replace("+32 2 555 12 12", "+32 (0) 2 - 555 - 12 - 12").replace("\"zoe\"", "\"zoe-of-the-night-shift\""),
    );
    assert!(house.run(&["status"]).done().contains(" D4@a-component-with-a-long-name "));
    let contacts = house.run(&["contacts"]).done();
    assert!(contacts.contains("zoe-of-the-night-shift ") && contacts.contains("+32 (0) 2 - 555 - 12 - 12 "), "{contacts}");
}

#[test]
fn a_platform_of_a_thousand_parts_is_declared_and_shown() {
    let house = House::new();
    let parts: Vec<String> = (0..1000).map(|part| format!("vm-{part}")).collect();
    house.run(&["declare", "technical-crisis", "--component", &parts.join(",")]).done();
    assert_eq!(lines(&house.run(&["status"]).done()).iter().filter(|line| line.contains("service unknown")).count(), 1000);
    house.run(&["verdict", "vm-999", "intact", "--evidence", "counted"]).done();
    assert_eq!(house.component("vm-999")["verdict"], "intact");
}

#[test]
fn what_no_file_name_can_be_is_an_argument_like_any_other() {
    use std::os::unix::ffi::OsStrExt as _;
    let house = House::with_incident("db-1");
    for verb in ["lint", "verify", "note", "status", "declare"] {
        let mut command = house.command(&[verb]);
        command.arg(std::ffi::OsStr::from_bytes(b"caf\xe9\x1b[31m"));
        let Output { code, stderr, stdout } = finish(command, b"");
        assert_eq!(code, 2, "{verb}: {stderr} {stdout}");
        assert_eq!(hostile_in(&stderr), "", "{verb}");
    }
}

fn alarms(house: &House) -> Vec<String> {
    let status = house.status();
    status["alarms"].as_array().unwrap().iter().map(|alarm| alarm["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn data_that_is_damaged_while_customers_are_served_is_an_alarm() {
    let house = House::with_incident("db-1,db-2");
    house.run(&["service", "db-1", "up"]).done();
    house.run(&["verdict", "db-1", "damaged", "--extent", "half of the orders"]).done();
    house.run(&["verdict", "db-2", "damaged"]).done();
    let told = alarms(&house);
    assert!(told.iter().any(|alarm| alarm.starts_with("db-1 serves customers while its data is damaged")), "{told:?}");
    assert!(!told.iter().any(|alarm| alarm.starts_with("db-2 serves")), "{told:?}");
    house.run(&["service", "db-1", "down"]).done();
    assert!(!alarms(&house).iter().any(|alarm| alarm.contains("serves customers")));
}

#[test]
fn a_first_word_that_nobody_sends_is_late_although_nobody_began_it() {
    let house = House::new();
    house.run(&["declare", "technical-crisis", "--at", "6m ago"]).done();
    let late =
        |house: &House| alarms(house).into_iter().any(|alarm| alarm.starts_with("C1 \"Send the first notice\" is 1m late"));
    assert!(late(&house), "{:?}", alarms(&house));
    house.run(&["done", "C1", "--evidence", "seen on the status page"]).done();
    assert!(!late(&house));
}

#[test]
fn a_hint_names_the_first_step_that_can_be_done() {
    let house = House::with_incident("db-1");
    let refusal = house.run(&["done", "D6@db-1", "--evidence", "x"]).refused(1);
    assert!(refusal.contains("hint: first finish D1"), "{refusal}");
}

#[test]
fn an_override_stays_marked_after_the_step_was_opened_again_and_opens_nothing_any_more() {
    let house = House::with_incident("db-1");
    house.run(&["override", "R1@db-1", "--why", "customers in danger"]).done();
    house.run(&["done", "R1@db-1", "--evidence", "logged in"]).done();
    house.run(&["reopen", "R1@db-1", "--why", "it fell over"]).done();
    assert_eq!(house.step("R1@db-1")["overridden"], "customers in danger");
    house.run(&["start", "R1@db-1"]).refused(1);
}

#[test]
fn a_mistyped_person_becomes_nobody() {
    let house = House::with_incident("db-1");
    let output = house.run_as("koen", &["start", "D1"]);
    assert!(output.stderr.contains("did you mean `devos` (Koen Devos)?"), "{output:?}");
    assert_eq!(output.code, 2);
    let output = house.run(&["call", "zzz", "answered"]);
    assert!(output.stderr.contains("zzz was not called"), "{output:?}");
    assert_eq!(house.entries(&[]).len(), 1);
}

#[test]
fn declare_without_a_runbook_lists_those_that_there_are() {
    let refusal = House::new().run(&["declare"]).refused(2);
    assert!(
        refusal.contains("technical-crisis (Technical crisis)") && refusal.contains("hint: `crisis declare technical-crisis"),
        "{refusal}"
    );
}

#[test]
fn closing_says_what_is_left_open() {
    let house = House::with_incident("db-1,db-2");
    let output = house.run(&["close", "--why", "handed to the day shift"]);
    assert!(output.stderr.contains("still open: db-1 unknown, db-2 unknown, for customers C1, C2, C3"), "{output:?}");
}

#[test]
fn whoever_follows_a_log_that_is_deleted_is_told_and_ends_with_3() {
    let accidents: [fn(&House); 2] = [
        |house| fs::remove_dir_all(house.log_folder()).unwrap(),
        |house| fs::rename(house.log_folder().join("log.sqlite"), house.path("away")).unwrap(),
    ];
    for happens in accidents {
        let house = House::with_incident("db-1");
        let mut command = house.command(&["log", "--follow"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().contains("AMS1 power loss")));
        happens(&house);
        assert_eq!(wait(&mut child, &command), 3);
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(
            said.contains("was moved, replaced or deleted while it was open") && said.contains("hint: put the log back"),
            "{said}"
        );
    }
}

#[test]
fn verify_finds_what_was_hidden_from_every_reader() {
    for (sql, said) in [
        ("UPDATE incident SET id = 'A B/ü'", "would be shown nowhere"),
        ("DELETE FROM incident", "would be shown nowhere"),
        ("UPDATE event SET incident = 77", "would be shown nowhere"),
        ("DELETE FROM event; DELETE FROM head", "all its entries are missing"),
    ] {
        let house = House::with_incident("db-1");
        house.run(&["note", "the lights are on"]).done();
        rusqlite::Connection::open(house.log_folder().join("log.sqlite")).unwrap().execute_batch(sql).unwrap();
        let found = house.run(&["verify"]);
        assert!(found.code == 3 && found.stdout.contains(said) && !found.stdout.contains("the log is empty"), "{sql}: {found:?}");
        let json = house.run(&["verify", "--json"]);
        let lines: Vec<Value> = json.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(json.code == 3 && lines.iter().any(|line| line["sound"] == false), "{sql}: {json:?}");
    }
}

#[test]
fn settings_that_are_named_and_not_there_are_refused_by_every_verb() {
    let house = House::with_incident("db-1");
    for verb in [&["note", "x"][..], &["status"], &["next"], &["call", "bram"], &["log"], &["verify"], &["declare", "hung-job"]] {
        let said = house.run(&[verb, &["--config", "/nope/x.toml"]].concat()).refused(2);
        assert!(said.contains("/nope/x.toml"), "{verb:?}: {said}");
    }
    assert_eq!(house.entries(&[]).len(), 1);
    house.run(&["completions", "bash", "--config", "/nope/x.toml"]).done();
    // One that is only looked for may be missing.
    house.run(&["status"]).done();
}

// Where a step stands in the runbook was looked for from its
// front at every need: this took seven times as long.
#[test]
fn a_runbook_of_five_hundred_steps_for_forty_components_is_looked_through_in_no_time() {
    let house = House::new();
    let mut book = "schema = 1\nid = \"big\"\ntitle = \"Big\"\nsummary = \"s\"\nlanguage = \"en\"\nreviewed = 2026-11-01\nseverity = 1\nsources = [\"monitoring\"]\n".to_owned();
    for step in 0..500 {
        let priority = ["integrity", "restore", "communicate"][step % 3];
        let needs = step.checked_sub(3).map(|before| format!("needs = [\"s{before}\"]\n")).unwrap_or_default();
        book += &format!(
            "[[step]]\nid = \"s{step}\"\npriority = \"{priority}\"\nrole = \"technical\"\ntitle = \"Step {step}\"\ndetail = \"- do it\"\nper = \"component\"\n{needs}"
        );
    }
    house.write("big.toml", book);
    let components = (0..40).map(|number| format!("c{number}")).collect::<Vec<_>>().join(",");
    house.run(&["declare", "./big.toml", "--component", &components]).done();
    let took = (0..3).map(|_| {
        let begun = std::time::Instant::now();
        assert!(house.run(&["next"]).done().contains("Step 0"));
        begun.elapsed()
    });
    let least = took.min().unwrap();
    assert!(least < Duration::from_secs(5), "{least:?}");
}
