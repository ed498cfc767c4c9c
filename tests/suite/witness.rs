//! What was kept elsewhere tells: an export that was changed anywhere, and a log that no longer holds what an
//! export or a head says of it.

use std::fs;
use std::ops::ControlFlow;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crisis::app::open::LogFolder;
use crisis::domain::entry::{Entry, Hash};
use crisis::domain::stamp::Origin;
use crisis::export::reread::Exported;
use crisis::store::{Cursor, Order};

use super::house::House;

/// A house in which a lot has happened, some of it put right later.
fn lived_in() -> House {
    let house = House::with_incident("db-1,db-2=down,web");
    for args in [
        &["note", "alpha"][..],
        &["note", "beta", "--at", "20m ago"],
        &["correct", "3", "beta, put right", "--to", "30m ago"],
        &["note", "gamma"],
        &["strike", "5", "--why", "another room"],
        &["call", "bram", "answered"],
        &["assign", "bram", "technical", "--duty", "storage"],
        &["start", "D1"],
        &["verdict", "db-1", "damaged", "--evidence", "checksums differ"],
        &["service", "db-1", "down", "--at", "40m ago"],
        &["override", "R1@db-2", "--why", "the auditors want to look"],
        &["decide", "db-1 first, \"now\" \u{202e} | <b>"],
    ] {
        house.run(args).done();
    }
    house
}

/// Where the entries of one house go into another one's log.
fn merge(from: &House, into: &House) {
    let mut log = LogFolder(from.log_folder()).open_existing().unwrap().unwrap();
    let mut into = LogFolder(into.log_folder()).open().unwrap();
    for listed in log.incidents().unwrap() {
        let id = listed.incident;
        log.read(&id, Cursor::default(), Order::Arrival, &mut |entry| {
            into.merge(&id, &[*entry]).unwrap();
            ControlFlow::Continue(())
        })
        .unwrap();
    }
}

fn exported(house: &House) -> String {
    house.run(&["export", "-f", "json"]).done()
}

/// The heads that `status --json` gives, as `--head` takes them.
fn heads(house: &House) -> String {
    let status = house.status();
    let heads: Vec<&str> = status["log"]["heads"].as_array().unwrap().iter().map(|head| head.as_str().unwrap()).collect();
    heads.join(",")
}

/// What `verify --json` says of an export: its exit code, and its object.
fn verified(house: &House, text: &str) -> (i32, Value) {
    house.write("e.json", text);
    let output = house.run(&["verify", "e.json", "--json"]);
    let line = output.stdout.lines().next().unwrap_or_else(|| panic!("{output:?}"));
    (output.code, serde_json::from_str(line).unwrap())
}

fn changed(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut document = serde_json::from_str(text).unwrap();
    change(&mut document);
    document.to_string()
}

/// Binds the entries of an export anew, as a forger would who has its source: every hash fits again.
fn bound_anew(document: &mut Value) {
    let id = document["incident"]["id"].as_str().unwrap().parse().unwrap();
    let mut ends: std::collections::BTreeMap<Origin, (u64, Hash)> = std::collections::BTreeMap::new();
    let mut lines: Vec<&mut Value> = document["entries"].as_array_mut().unwrap().iter_mut().collect();
    lines.sort_by_key(|line| line["number"].as_u64());
    for line in lines {
        let text = |key: &str| line[key].as_str().unwrap().to_owned();
        let at = line["corrected"]["at_was"].as_str().map_or_else(|| text("at"), str::to_owned);
        let time = |text: String| serde_json::from_value(json!(text)).unwrap();
        let (by, kind, body, origin) = (text("by"), text("fact"), text("body"), text("origin").parse().unwrap());
        let stamp = &line["stamp"];
        let mut entry = Entry {
            origin,
            number: line["number"].as_u64().unwrap(),
            stamp: crisis::domain::stamp::Stamp {
                wall: crisis::domain::stamp::Moment::from_millis(stamp["wall"].as_i64().unwrap()),
                tick: u32::try_from(stamp["tick"].as_u64().unwrap()).unwrap(),
            },
            at: time(at),
            recorded_at: time(text("recorded_at")),
            by: &by,
            kind: &kind,
            body: &body,
            hash: Hash::default(),
        };
        let before = ends.get(&origin).map(|(_, hash)| *hash).unwrap_or_default();
        entry.hash = entry.hash_after(&before, &id);
        ends.insert(origin, (entry.number, entry.hash));
        line["hash"] = json!(entry.hash.to_string());
    }
    let chain = |(origin, (number, hash)): (&Origin, &(u64, Hash))| json!({ "origin": origin.to_string(), "number": number, "hash": hash.to_string() });
    document["report"]["chains"] = ends.iter().map(chain).collect();
}

#[test]
fn an_export_says_what_its_entries_say_and_the_log_holds_it() {
    let house = lived_in();
    let text = exported(&house);
    let (code, line) = verified(&house, &text);
    assert_eq!((code, &line["words"], &line["log"], &line["flaws"]), (0, &json!("same"), &json!("same"), &json!([])), "{line}");
    // Written by another program, in another order of keys, it says the same.
    let (code, line) = verified(&house, &serde_json::to_string_pretty(&serde_json::from_str::<Value>(&text).unwrap()).unwrap());
    assert_eq!((code, &line["words"]), (0, &json!("same")), "{line}");
    house.run(&["note", "more"]).done();
    let (code, line) = verified(&house, &text);
    assert_eq!((code, &line["log"], &line["chains"][0]["how"]), (0, &json!("longer"), &json!("longer")), "{line}");
    for zone in ["CET-1CEST,M3.5.0,M10.5.0/3", "Asia/Kathmandu", "<-0130>1:30"] {
        let mut command = house.command(&["export", "-f", "json"]);
        command.env("TZ", zone);
        let there = super::house::finish(command, b"").done();
        let (code, line) = verified(&house, &there);
        assert_eq!((code, &line["words"]), (0, &json!("same")), "{zone}: {line}");
    }
}

/// Something that is changed in an export.
type Change<'a> = Box<dyn Fn(&mut Value) + 'a>;

#[test]
fn every_kind_of_change_to_an_export_ends_in_the_right_word() {
    let house = lived_in();
    let text = exported(&house);
    let entries = |document: &mut Value, change: &dyn Fn(&mut Vec<Value>)| change(document["entries"].as_array_mut().unwrap());
    let cases: Vec<(&str, Change<'_>, &str)> = vec![
        ("board", Box::new(|d| d["incident"]["title"] = json!("Nothing happened")), "incident.title says"),
        ("verdict", Box::new(|d| d["components"][0]["verdict"] = json!("intact")), "].verdict says"),
        ("people", Box::new(|d| d["responders"][0]["name"] = json!("Mallory")), "responders[0].name says"),
        ("timeline", Box::new(|d| d["entries"][1]["text"] = json!("note: all is well")), "entries[1].text says"),
        ("key", Box::new(|d| d["responders"] = json!([])), "responders[0] is missing"),
        ("more", Box::new(|d| d["summary"] = json!("all is well")), "summary says \"all is well\"; no entry says so"),
        ("twin", Box::new(|d| d["log"]["entries"] = json!(3)), "log.entries says"),
        ("order", Box::new(|d| entries(d, &|all| all.reverse())), "is not where it happened in time"),
        ("chains gone", Box::new(|d| d["report"]["chains"] = json!([])), "of origin"),
        ("no chains", Box::new(|d| drop(d["report"].as_object_mut().unwrap().remove("chains"))), "of origin"),
        ("no report", Box::new(|d| drop(d.as_object_mut().unwrap().remove("report"))), "of origin"),
        ("begin", Box::new(|d| entries(d, &|all| all.retain(|line| line["number"] != 1))), "entry 1 of origin"),
        ("middle", Box::new(|d| entries(d, &|all| all.retain(|line| line["number"] != 5))), "entry 5 of origin"),
        ("end", Box::new(|d| entries(d, &|all| all.retain(|line| line["number"] != 13))), "the end was cut off"),
        ("empty", Box::new(|d| d["entries"] = json!([])), "the end was cut off"),
        ("another incident", Box::new(|d| d["incident"]["id"] = json!("2026-11-21-other.aaaa")), "entry 1 of origin"),
        ("no entry", Box::new(|d| d["entries"][2] = json!({"text": "x"})), "the first is entries[2]"),
        (
            "strange origin",
            Box::new(|d| {
                entries(d, &|all| {
                    let mut line = all[0].clone();
                    line["origin"] = json!("00000000000000ff");
                    all.push(line);
                });
            }),
            "of origin 00000000000000ff",
        ),
    ];
    for (what, change, said) in cases {
        house.write("e.json", changed(&text, change));
        for args in [&["verify", "e.json"][..], &["verify", "e.json", "--dir", "elsewhere"]] {
            let output = house.run(args);
            assert!(output.code == 3 && output.stdout.contains(said), "{what}: {output:?}");
            assert!(!output.stdout.contains(", no flaws, last hash"), "{what}: {output:?}");
        }
    }
    for (text, said) in [
        (String::new(), "EOF"),
        ("Dear diary".to_owned(), "expected"),
        ("[]".to_owned(), "expected a JSON object"),
        ("{}".to_owned(), "`incident.id`"),
        (text.replacen("{\"", "{\"log\":{},\"", 1), "stands twice"),
        (changed(&text, |d| d["report"]["schema"] = json!(2)), "newer version"),
        (changed(&text, |d| drop(d.as_object_mut().unwrap().remove("entries"))), "`entries`"),
        (house.run(&["export", "-f", "csv"]).done(), "CSV"),
        ("x".repeat(10 << 20), "expected"),
    ] {
        house.write("e.json", &text);
        let refusal = house.run(&["verify", "e.json"]).refused(2);
        assert!(refusal.contains(said), "{refusal}");
    }
}

#[test]
fn a_forger_who_binds_an_export_anew_is_found_by_the_log_and_by_a_head() {
    let house = lived_in();
    let (text, head) = (exported(&house), heads(&house));
    let forged = changed(&text, |document| {
        let lines = document["entries"].as_array_mut().unwrap();
        for line in lines {
            line["body"] = json!(line["body"].as_str().unwrap().replace("alpha", "omega"));
        }
        bound_anew(document);
    });
    let (code, line) = verified(&house, &forged);
    assert_eq!((code, &line["log"], &line["words"]), (3, &json!("forked"), &json!("differ")), "{line}");
    // Even where every word fits: its own program would say the same of it.
    let alone = house.run(&["verify", "e.json", "--dir", "elsewhere", "--head", &head]);
    assert!(alone.code == 3 && alone.stdout.contains(": forked, "), "{alone:?}");
    let injected = changed(&text, |document| {
        let lines = document["entries"].as_array_mut().unwrap();
        let mut line = lines.last().unwrap().clone();
        line["origin"] = json!("00000000000000ff");
        line["number"] = json!(1);
        lines.push(line);
        bound_anew(document);
    });
    let (code, line) = verified(&house, &injected);
    assert_eq!((code, &line["log"]), (3, &json!("shorter")), "{line}");
}

#[test]
fn an_entry_that_was_changed_and_bears_its_old_hash_is_not_the_one_of_the_log() {
    let house = lived_in();
    let (text, head) = (exported(&house), heads(&house));
    let with = |change: &dyn Fn(&mut Vec<Value>)| changed(&text, |d| change(d["entries"].as_array_mut().unwrap()));
    let other = |line: &Value| {
        let mut other = line.clone();
        other["body"] = json!(line["body"].as_str().unwrap().replace("gamma", "omega"));
        other
    };
    let gamma = |all: &Vec<Value>| all.iter().position(|line| line["body"].as_str().unwrap().contains("gamma")).unwrap();
    let swapped = with(&|all| {
        let at = gamma(all);
        all[at] = other(&all[at]);
    });
    let doubled = with(&|all| {
        let at = gamma(all);
        all.insert(at, other(&all[at]));
    });
    let early = with(&|all| all.iter_mut().for_each(|line| line["recorded_at"] = json!("2026-01-01T00:00:00+01:00")));
    for forged in [&swapped, &doubled, &early] {
        let (code, line) = verified(&house, forged);
        assert_eq!((code, &line["log"], &line["chains"][0]["how"]), (3, &json!("forked"), &json!("forked")), "{line}");
        let told = house.run(&["verify", "e.json"]).stdout;
        assert!(told.contains("has other entries under the same numbers") && !told.contains("no others"), "{told}");
        // Nor is a head that was kept found in it, by the hash alone.
        let alone = house.run(&["verify", "e.json", "--dir", "elsewhere", "--head", &head]).stdout;
        assert!(alone.contains(&format!("{head}: forked, ")), "{alone}");
    }
    // What is missing in the file is more in the log, though both end with the same number.
    let (code, line) = verified(&house, &with(&|all| all.retain(|line| line["number"] != 5)));
    assert_eq!((code, &line["log"]), (3, &json!("longer")), "{line}");
    assert!(house.run(&["verify", "e.json"]).stdout.contains("has these entries and 1 more"));
    let (code, line) = verified(&house, &with(&|all| all.push(json!({ "text": "and another one" }))));
    assert_eq!((code, &line["log"]), (3, &json!("unknown")), "{line}");
    assert!(house.run(&["verify", "e.json"]).stdout.contains("unknown: some entries are unreadable"));
}

#[test]
fn a_number_in_an_export_is_told_as_it_stands_there() {
    let house = lived_in();
    let text = exported(&house);
    for number in ["9007199254740993", "9223372036854775807", "18446744073709551615"] {
        let forged = changed(&text, |d| {
            let all = d["entries"].as_array_mut().unwrap();
            let at = all.iter().position(|line| line["number"] == 13).unwrap();
            all[at]["number"] = serde_json::from_str(number).unwrap();
        });
        house.write("e.json", forged);
        let told = house.run(&["verify", "e.json"]).stdout;
        assert!(told.contains(&format!("this log lacks entries {number} to {number} of origin")), "{told}");
        assert!(!told.contains("000 "), "{told}");
    }
    let head = "\"entries\":13";
    assert_eq!(text.matches(head).count(), 1, "{text}");
    let line = "\"late_seconds\":null";
    assert!(text.contains(line), "{text}");
    for number in ["18446744073709551616", "-9223372036854775809", "13.00", "1e2", "123456789012345678901234567890"] {
        house.write("e.json", text.replace(head, &format!("\"entries\":{number}")));
        let told = house.run(&["verify", "e.json"]).stdout;
        assert!(told.contains(&format!("log.entries says \"{number}\"; the entries say \"13\"")), "{told}");
        house.write("e.json", text.replacen(line, &format!("\"late_seconds\":{number}"), 1));
        let told = house.run(&["verify", "e.json"]).stdout;
        assert!(told.contains(&format!(".late_seconds says \"{number}\"; the entries say \"null\"")), "{told}");
    }
}

#[test]
fn a_log_that_lost_what_was_exported_is_not_called_sound() {
    let house = lived_in();
    let (text, head) = (exported(&house), heads(&house));
    house.run(&["export", "-f", "markdown", "-o", "r.md"]).done();
    let log = house.log_folder().join("log.sqlite");
    let kept = house.path("kept");
    let snapshot = |to: &std::path::Path, from: &std::path::Path| {
        fs::remove_dir_all(to).ok();
        fs::create_dir_all(to).unwrap();
        for file in fs::read_dir(from).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    };
    snapshot(&kept, &house.log_folder());

    // Cut short, its head with it: the log by itself looks sound.
    let cut = rusqlite::Connection::open(&log).unwrap();
    for trigger in ["DELETE FROM event WHERE number > 9", "DELETE FROM checkpoint"] {
        let _ = cut.execute_batch(trigger);
    }
    cut.execute_batch("UPDATE head SET number = 9, hash = (SELECT hash FROM event WHERE number = 9)").unwrap();
    drop(cut);
    house.run(&["verify"]).done();
    let (code, line) = verified(&house, &text);
    assert_eq!((code, &line["log"]), (3, &json!("shorter")), "{line}");
    let output = house.run(&["verify", "--head", &head]);
    assert!(output.code == 3 && output.stdout.contains(": shorter, ") && output.stdout.contains("ends at entry 9"), "{output:?}");
    assert_eq!(house.run(&["verify", "r.md"]).code, 3);
    // And it went on elsewhere: other entries under the same numbers.
    for number in 10..16 {
        house.run(&["note", &format!("other {number}")]).done();
    }
    let (code, line) = verified(&house, &text);
    assert_eq!((code, &line["log"]), (3, &json!("forked")), "{line}");
    let output = house.run(&["verify", "--head", &head]);
    assert!(output.code == 3 && output.stdout.contains(": forked, "), "{output:?}");
    let output = house.run(&["verify", "r.md"]);
    assert!(output.code == 3 && output.stdout.contains(": forked, "), "{output:?}");

    // The incident is gone, then the log.
    fs::remove_dir_all(house.log_folder()).unwrap();
    house.run(&["declare", "technical-crisis", "--title", "another", "--component", "db-1"]).done();
    let (code, line) = verified(&house, &text);
    assert_eq!((code, &line["log"], &line["sound"]), (1, &json!("unknown"), &json!(false)), "{line}");
    assert_eq!(house.run(&["verify", "r.md"]).code, 1);
    fs::remove_dir_all(house.log_folder()).unwrap();
    let output = house.run(&["verify", "e.json"]);
    assert!(
        output.code == 1 && output.stdout.contains("unknown: ") && !output.stdout.contains(", no flaws, last hash"),
        "{output:?}"
    );
    snapshot(&house.log_folder(), &kept);
    assert_eq!(verified(&house, &text).0, 0);
    house.run(&["verify", "r.md"]).done();
}

#[test]
fn heads_leave_the_machine_by_every_door_and_are_taken_again() {
    let house = House::with_incident("db-1");
    house.run(&["call", "bram", "answered"]).done();
    house.run_as("bram", &["ack"]).done();
    let head = heads(&house);
    assert_eq!(head.len(), "3:".len() + 32, "{head}");
    for format in ["markdown", "json", "csv"] {
        let output = house.run(&["export", "-f", format]);
        assert!(output.code == 0 && output.stderr.contains(&head), "{output:?}");
        assert!(format == "csv" || output.stdout.contains(&head), "{output:?}");
    }
    house.run(&["verify", "--head", &head]).done();
    let briefing = house.run(&["handover", "bram"]).done();
    let later = heads(&house);
    assert!(briefing.contains(&later), "{briefing}");
    let both = format!("{head},{later}");
    let output = house.run(&["verify", "--head", &both]).done();
    assert!(output.contains(&format!("{head}: longer, ")) && output.contains(&format!("{later}: same, ")), "{output}");
    let json = house.run(&["verify", "--json", "--head", &head]).done();
    let line: Value = serde_json::from_str(json.lines().nth(1).unwrap()).unwrap();
    assert_eq!((&line["log"], &line["head"]), (&json!("longer"), &json!(head)));
    let ahead = house.run(&["verify", "--head", "77:0123456789abcdef"]);
    assert!(ahead.code == 3 && ahead.stdout.contains("ends at entry "), "{ahead:?}");

    for (typed, said) in [
        (&head[..10], "digits of a hash are too few"),
        ("nonsense", "is written N:HASH"),
        ("", "is written N:HASH"),
        ("0:0123456789abcdef", "number 1"),
        (&format!("1:{}", &head[2..]), "entry 3 has that hash"),
    ] {
        let refusal = house.run(&["verify", "--head", typed]).refused(2);
        assert!(refusal.contains(said), "{typed}: {refusal}");
    }
    house.run(&["declare", "technical-crisis", "--title", "another", "--component", "db-1"]).done();
    house.run(&["verify", "--head", &head]).done();
    let refusal = house.run(&["verify", "another", "--head", &head]).refused(2);
    assert!(refusal.contains("this head belongs to") && refusal.contains("ams1-power-loss"), "{refusal}");
    let strange = house.run(&["verify", "--head", "1:0123456789abcdef"]);
    assert!(strange.code == 1 && strange.stdout.contains(": unknown, "), "{strange:?}");
}

#[test]
fn several_origins_have_a_chain_each_and_their_order_of_arrival_does_not_matter() {
    let (here, there) = (House::with_incident("db-1"), House::new());
    merge(&here, &there);
    for (house, text) in [(&here, "one"), (&there, "two"), (&here, "three"), (&there, "four")] {
        house.run(&["note", text]).done();
    }
    let before = heads(&here);
    merge(&there, &here);
    merge(&here, &there);
    let (text, head) = (exported(&here), heads(&here));
    assert_eq!(head.split(',').count(), 2, "{head}");
    assert!(head.split(',').all(|head| head.split(':').count() == 3), "{head}");
    for house in [&here, &there] {
        let (code, line) = verified(house, &text);
        assert_eq!((code, &line["log"], &line["words"]), (0, &json!("same"), &json!("same")), "{line}");
        house.run(&["verify", "--head", &head]).done();
        // One that speaks for one chain alone says nothing of what the other has put before it since.
        let told = house.run(&["verify", "--head", &before]);
        assert!(told.code == 3 && told.stdout.contains(": mixed, "), "{told:?}");
    }
    let origin = head.split(',').next().unwrap().split(':').next().unwrap().to_owned();
    let without = changed(&text, |document| {
        document["entries"].as_array_mut().unwrap().retain(|line| line["origin"] != origin);
        document["report"]["chains"].as_array_mut().unwrap().retain(|line| line["origin"] != origin);
    });
    let (code, line) = verified(&here, &without);
    assert_eq!((code, &line["words"]), (3, &json!("differ")), "{line}");
    let strange = house_of_strangers(&here, &head);
    assert!(strange.code == 1 && strange.stdout.contains("no entries of that origin"), "{strange:?}");
}

fn house_of_strangers(house: &House, head: &str) -> super::house::Output {
    let hash = head.rsplit(':').next().unwrap();
    house.run(&["verify", "--head", &format!("00000000000000ff:1:{hash}")])
}

/// Whether an export is found to be other than the entries say.
fn is_found(text: &str) -> bool {
    let Ok(exported) = Exported::read(text) else { return true };
    let (chains, flaws) = exported.walk();
    exported.unreadable > 0 || !flaws.is_empty() || !exported.flaws().is_empty() || exported.difference(&chains).is_some()
}

/// Every place of a document, as a pointer.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        _ => Vec::new(),
    };
    for (place, value) in below {
        places(value, &place, all);
        all.push(place);
    }
}

/// What an export has on its own word, which nothing else in it contradicts: when, where, by what.
const OWN_WORD: [&str; 3] = ["/report/made_at", "/report/version", "/report/zone"];

/// Another value than that.
fn other(value: &Value, chance: usize) -> Value {
    match value {
        Value::String(text) => {
            let letters: Vec<char> = text.chars().collect();
            let at = chance % letters.len().max(1);
            let mut text: String = letters.iter().take(at).collect();
            text.push(if letters.get(at) == Some(&'7') { '8' } else { '7' });
            text.extend(letters.iter().skip(at + chance % 2));
            json!(text)
        }
        Value::Number(number) => match chance % 3 {
            0 => json!(number.as_i64().unwrap() + 1),
            1 => json!(-1),
            _ => serde_json::from_str(&format!("{number}.5")).unwrap(),
        },
        Value::Bool(is) => json!(!is),
        Value::Null => json!("x"),
        Value::Array(_) | Value::Object(_) => Value::Null,
    }
}

/// Whether two times are the same moment, to a thousandth.
fn same_moment(one: &Value, other: &Value) -> bool {
    let read = |value: &Value| serde_json::from_value::<crisis::domain::stamp::Moment>(value.clone()).ok();
    read(one).is_some() && read(one) == read(other)
}

thread_local! {
    static EXPORT: String = exported(&lived_in());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_changed_in_an_export_is_found_or_says_the_same(place in any::<Index>(), chance in 0_usize..1000, gone in any::<bool>()) {
        let text = EXPORT.with(Clone::clone);
        let mut document: Value = serde_json::from_str(&text).unwrap();
        let mut all = Vec::new();
        places(&document, "", &mut all);
        let place = place.get(&all);
        let (parent, key) = place.rsplit_once('/').unwrap();
        let was = document.pointer(place).unwrap().clone();
        let put = other(&was, chance);
        if gone {
            match document.pointer_mut(parent).unwrap() {
                Value::Object(map) => drop(map.remove(key)),
                Value::Array(items) => drop(items.remove(key.parse().unwrap())),
                _ => panic!("{parent} holds nothing"),
            }
        } else {
            *document.pointer_mut(place).unwrap() = put.clone();
        }
        let irrelevant = OWN_WORD.contains(&place.as_str()) || (!gone && same_moment(&was, &put));
        prop_assert!(irrelevant || is_found(&document.to_string()), "{} {} {}", place, was, if gone { Value::Null } else { put });
    }
}

#[test]
fn an_export_with_nothing_changed_is_not_found_to_be_other() {
    EXPORT.with(|text| assert!(!is_found(text)));
}
