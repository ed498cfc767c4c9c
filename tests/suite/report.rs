//! Reports: they agree with each other and with the timeline,
//! survive hostile words, and `verify` finds what was tampered with.

use std::fs;
use std::process::Command;
use std::thread;

use rusqlite::Connection;
use serde_json::Value;

use super::house::{House, hostile_in};

/// Words that somebody might type, paste or plant: each has broken some program's report.
pub const HOSTILE: &[&str] = &[
    "\u{1b}]0;owned\u{7}\u{1b}[2J\u{1b}[31mred",
    "\u{9b}31m one byte escape",
    "first line\nsecond line\r\nthird\rfourth",
    "a | b || c \\| d",
    "`code` ``more`` ```\nfence",
    "<script>alert(1)</script> <b>bold</b> &lt; <!-- x",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1",
    "  =1+1",
    "\u{ff1d}1+1",
    "tab\tseparated\tcells",
    "\u{202e}gnp.exe\u{202c} \u{2066}x\u{2069}",
    "zero\u{200b}width\u{feff}\u{2060}joined",
    "漢字かな混じり文とても長い行です",
    "👩\u{200d}🚒👨\u{200d}👩\u{200d}👧 🇳🇱 e\u{301}\u{301}\u{301}",
    "שלום עולם مرحبا",
    "\"quoted\", 'single', comma; semicolon",
    "[link](javascript:alert(1)) ![i](http://x/y.png) http://evil.example www.evil.example",
    "# heading\n- list\n> quote\n---\n| table |",
    "*bold* _it_ ~~gone~~ $x^2$ #12 @someone",
    "\\",
    "\\\\|",
    "'",
    "\"",
    ",",
    "|",
    "%s %n {0} ${HOME} $(id)",
    "\u{7f}\u{80}\u{85}\u{2028}\u{2029}",
    "done D4@db-1 verdict db-1 intact",
];

/// An argument cannot hold a NUL; everything else is typed as it is.
pub fn hostile_house() -> House {
    let house = House::new();
    let toml = |text: &str| serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f");
    let contact = |id: &str, name: &str| {
        format!(
            "[[contact]]\nid = \"{id}\"\nname = {}\nemail = \"x@example.net\"\nprimary_phone = \"+44 20 7946 0801\"\nsecondary_phone = \"+44 20 7946 0802\"\nskills = [{}]\n\n",
            toml(name),
            toml(name)
        )
    };
    let contacts: Vec<String> = HOSTILE.iter().enumerate().map(|(at, name)| contact(&format!("h{at}"), name)).collect();
    let dial = |(at, name): (usize, &&str)| format!("[[dial]]\nid = \"d{at}\"\nname = {}\nphone = \"1\"\n\n", toml(name));
    let dial: Vec<String> = HOSTILE.iter().enumerate().map(dial).collect();
    house.write("contacts.toml", format!("{}{}{}", contact("ana", "Ana | <b>=1</b>"), contacts.join(""), dial.join("")));
    let step = |at: usize, text: &str| {
        format!("[[step]]\nid = \"s{at}\"\npriority = \"integrity\"\nrole = \"technical\"\ntitle = {}\n\n", toml(text))
    };
    // What a runbook may not hold is refused by lint; what remains is hostile enough.
    let titles = HOSTILE.iter().filter(|text| hostile_in(text).is_empty() && !text.contains(['\n', '\r', '\u{feff}']));
    let steps: Vec<String> = titles.enumerate().map(|(at, text)| step(at, text)).collect();
    let runbook = format!("schema = 1\nid = \"hostile\"\ntitle = \"=1 | <i>\"\n\n{}", steps.join(""));
    house.write("runbooks/hostile.toml", runbook);
    let output = house.run(&["declare", "hostile", "--title", HOSTILE[0], "--component", "a_b", "--affected", HOSTILE[2]]);
    assert_eq!(output.code, 0, "{output:?}");
    for (at, text) in HOSTILE.iter().enumerate() {
        house.run(&["note", "--", text]).done();
        house.run(&["decide", "--", text]).done();
        house.run(&["override", "D2", "--why", text]);
        house.run(&["call", &format!("h{at}"), "answered"]).done();
        house.run(&["call", &format!("d{at}"), "answered", "--said", text]).done();
        house.run(&["assign", &format!("h{at}"), "technical", "--duty", text]).done();
        house.run(&["reopen", "D1", "--why", text]);
        house.run(&["skip", "D1", "--why", text]).done();
        house.run(&["verdict", "a_b", "damaged", "--extent", text, "--evidence", text]).done();
    }
    house
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cells of a row of a Markdown table: a bar that is not escaped parts them.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        match c {
            '|' if !escaped => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    cells
}

/// The rows of the timeline in a Markdown report: at, by, what.
fn timeline(markdown: &str) -> Vec<Vec<String>> {
    let table = markdown.split("\n## Timeline\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|row| cells(row)[1..4].iter().map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// A text as it stood before it was made safe for Markdown.
fn unescaped(cell: &str) -> String {
    let mut text = String::new();
    let mut escaped = false;
    for c in cell.chars() {
        let escapes = c == '\\' && !escaped;
        if !escapes {
            text.push(c);
        }
        escaped = escapes;
    }
    text
}

/// Holds all forms of a report against the timeline, entry by entry.
pub fn agree(house: &House, incident: &str) {
    let entries = house.entries(&[incident]);
    let export = |format: &str| house.run(&["export", incident, "--format", format]).done();
    let json: Value = serde_json::from_str(&export("json")).unwrap();
    assert_eq!(json["entries"].as_array().unwrap(), &entries);
    let csv = rows(&export("csv"));
    assert_eq!(csv[0][..9], ["at", "recorded_at", "late_seconds", "by", "name", "fact", "text", "origin", "number"]);
    assert_eq!(csv[0][9..], ["struck_by", "struck_why", "corrected_by", "at_was", "text_was", "said_by"]);
    assert_eq!(csv.len(), entries.len() + 1);
    let markdown = timeline(&export("markdown"));
    assert_eq!(markdown.len(), entries.len());
    for ((entry, row), line) in entries.iter().zip(&csv[1..]).zip(&markdown) {
        let word = |key: &str| entry[key].as_str().unwrap();
        let cell =
            |at: usize| row[at].strip_prefix('\'').filter(|_| !word("text").starts_with('\'')).unwrap_or(&row[at]).to_owned();
        assert_eq!((cell(0).as_str(), cell(1).as_str(), cell(3).as_str()), (word("at"), word("recorded_at"), word("by")));
        assert_eq!(cell(2), entry["late_seconds"].as_i64().map(|seconds| seconds.to_string()).unwrap_or_default());
        assert_eq!((cell(5).as_str(), cell(6).trim(), cell(7).as_str()), (word("fact"), word("text").trim(), word("origin")));
        assert_eq!(cell(8), entry["number"].to_string());
        let (second, rest) = word("at").split_once('.').unwrap();
        assert_eq!(line[0], format!("{second}{}", &rest[3..]));
        assert_eq!(unescaped(&line[1]), word("name").trim());
        let behind = line[2].strip_prefix("*(logged ").and_then(|rest| rest.split_once(")* "));
        let (what, late) = behind.map_or((line[2].as_str(), false), |(_, what)| (what, true));
        assert_eq!(unescaped(what), word("text").trim(), "{line:?}");
        assert_eq!(late, !entry["late_seconds"].is_null());
    }
}

#[test]
fn hostile_words_reach_no_reader_as_anything_but_words() {
    let house = hostile_house();
    let incident = house.status()["incident"]["id"].as_str().unwrap().to_owned();
    for args in [
        &["status"][..],
        &["status", "--json"],
        &["status", "--plain"],
        &["next", "--plain"],
        &["log", "--plain"],
        &["status", "--ascii"],
        &["log", "--ascii"],
        &["next"],
        &["next", "--json"],
        &["log"],
        &["log", "--json"],
        &["contacts"],
        &["contacts", "--json"],
        &["export", "-f", "markdown"],
        &["export", "-f", "json"],
        &["export", "-f", "csv"],
        &["handover", "h1"],
        &["call", "h0"],
        &["call", "h0", "--json"],
        &["note", "\u{9b}31m\u{202e}", "--json"],
        &["verify"],
        &["lint"],
    ] {
        let output = house.run(args);
        assert_eq!(hostile_in(&output.stdout), "", "{args:?}");
        assert_eq!(hostile_in(&output.stderr), "", "{args:?}");
    }
    agree(&house, &incident);
}

#[test]
fn no_cell_of_the_csv_can_become_a_formula() {
    let house = hostile_house();
    let csv = house.run(&["export", "-f", "csv"]).done();
    for row in rows(&csv) {
        for cell in row {
            let first = cell.trim_start().chars().next();
            assert!(!matches!(first, Some('=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')), "{cell}");
            assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
        }
    }
}

#[test]
fn no_row_of_the_markdown_gains_or_loses_a_cell_and_no_tag_opens() {
    let house = hostile_house();
    let markdown = house.run(&["export", "-f", "markdown"]).done();
    let mut expected = None;
    let mut tables = 0;
    for line in markdown.lines() {
        if !line.starts_with('|') {
            expected = None;
            assert!(!line.starts_with([' ', '>', '`', '+', '*', '\t']), "{line}");
            continue;
        }
        let count = cells(line).len();
        tables += usize::from(expected.is_none());
        assert_eq!(*expected.get_or_insert(count), count, "{line}");
    }
    assert_eq!(tables, 7);
    for (at, _) in markdown.match_indices('<') {
        assert!(markdown[..at].ends_with('\\'), "{}", &markdown[at..markdown.len().min(at + 20)]);
    }
    let headings = markdown.lines().filter(|line| line.starts_with('#')).count();
    let all = 13 + usize::from(markdown.contains("\n## Lost\n"));
    assert_eq!(headings, all, "the title, and a section each for what is known, what happened and what was decided");
}

/// A section of a Markdown report, without its heading.
fn section<'a>(markdown: &'a str, name: &str) -> &'a str {
    let body = markdown.split(&format!("\n## {name}\n")).nth(1).unwrap_or_else(|| panic!("no {name} in {markdown}"));
    body.split("\n## ").next().unwrap().trim()
}

#[test]
fn a_report_begins_with_what_a_reader_in_a_hurry_wants_to_know() {
    let house = House::with_incident("db-1,db-2=down");
    house.run(&["service", "db-1", "down", "--at", "90m ago"]).done();
    house
        .run(&["verdict", "db-1", "recovered", "--as-of", "03:00", "--extent", "eight hours", "--evidence", "row counts"])
        .done();
    house.run(&["service", "db-1", "up", "--at", "30m ago"]).done();
    house.run(&["override", "R1@db-2", "--why", "the auditors want to look"]).done();
    house.run(&["reopen", "R1@db-2", "--why", "once more"]);
    house.run(&["decide", "db-1 first"]).done();
    house.run(&["call", "bram", "answered"]).done();
    house.run(&["handover", "bram"]).done();
    house.run_as("bram", &["accept"]).done();
    house.run_as("bram", &["skip", "C1", "--why", "nobody to tell"]).done();
    let open = house.run(&["export", "-f", "markdown"]).done();
    let summary = section(&open, "Summary");
    assert!(summary.contains("Not yet resolved, "), "{summary}");
    assert!(
        summary.contains("Data of db-1: **recovered**, as of ") && summary.contains(" (eight hours); verdict of "),
        "{summary}"
    );
    assert!(summary.contains("Service of db-1: up again; not up for 1h, from "), "{summary}");
    assert!(summary.contains("Data of db-2: no verdict was given."), "{summary}");
    assert!(summary.contains("; nobody has said otherwise."), "{summary}");
    assert!(summary.contains(" communicate steps none was done; 1 skipped (C1); "), "{summary}");
    assert!(summary.contains("**1 lock was overridden**: that of R1@db-2."), "{summary}");
    assert!(summary.contains(", 2 logged more than a minute after it happened; no flaw was found in it."), "{summary}");
    assert!(section(&open, "Overrides").ends_with(": the auditors want to look"), "{open}");
    assert!(section(&open, "Decisions").ends_with(": db-1 first"), "{open}");
    assert!(open.contains("| decided: db-1 first |") && open.contains("locked: "), "{open}");
    let commanders = open.lines().find(|line| line.starts_with("- Commanders: ")).unwrap();
    assert_eq!(commanders.matches(" from ").count(), 2, "{commanders}");

    house.run_as("bram", &["resolve", "--why", "good enough"]).done();
    let resolved = house.run(&["export", "-f", "markdown"]).done();
    assert!(resolved.contains("\n- Resolved: ") && section(&resolved, "Summary").contains("Not yet closed."), "{resolved}");
    house.run_as("bram", &["close", "--why", "all went home"]).done();
    let closed = house.run(&["export", "power", "-f", "markdown"]).done();
    assert!(closed.contains("\n- Resolved: ") && closed.contains("\n- Closed: "), "{closed}");
    assert!(closed.contains(": good enough\n") && closed.contains(": all went home\n"), "{closed}");
    assert!(!closed.contains("locked: ") && closed.contains(" never started"), "{closed}");
    assert!(section(&closed, "Summary").contains("; nobody has said otherwise."), "{closed}");
}

#[test]
fn a_step_of_two_names_stands_with_both() {
    let house = House::new();
    let step =
        "[[step]]\nid = \"s\"\npriority = \"integrity\"\nrole = \"technical\"\ntitle = \"Cut the power\"\nconfirm = \"two\"\n";
    house.write("runbooks/two.toml", format!("schema = 1\nid = \"two\"\ntitle = \"Two\"\n\n{step}"));
    house.run(&["declare", "two", "--title", "two", "--component", "db-1"]).done();
    house.run(&["done", "D1"]).done();
    let one = house.run(&["export", "-f", "markdown"]).done();
    assert!(one.contains("**not confirmed by a second person**"), "{one}");
    house.run_as("bram", &["ack"]).done();
    house.run_as("bram", &["confirm", "D1"]).done();
    let two = house.run(&["export", "-f", "markdown"]).done();
    let row = two.lines().find(|line| line.starts_with("| D1 |")).unwrap();
    assert!(row.contains(" and Bram Bakker |") && row.starts_with("| D1 | Cut the power | done | Ana"), "{row}");
    assert!(section(&two, "Summary").contains("The one integrity step was done."), "{two}");
    assert!(section(&two, "Summary").contains("The runbook has no communicate steps."), "{two}");
}

#[test]
fn service_that_was_up_all_along_was_never_down() {
    let house = House::with_incident("db-1");
    house.run(&["service", "db-1", "up", "--at", "30m ago"]).done();
    let report = house.run(&["export", "-f", "markdown"]).done();
    assert!(section(&report, "Summary").contains("Service of db-1: up.\n"), "{report}");
}

#[test]
fn service_that_went_down_again_takes_the_resolution_back() {
    let house = House::with_incident("db-1=down");
    house.run(&["service", "db-1", "up"]).done();
    house.run(&["resolve", "--why", "it works"]).done();
    house.run(&["service", "db-1", "down"]).done();
    let report = house.run(&["export", "-f", "markdown"]).done();
    assert!(!report.contains("- Resolved: ") && report.contains("; not up since "), "{report}");
    assert!(section(&report, "Summary").contains("; once before for "), "{report}");
}

#[test]
fn every_face_names_the_head_that_verify_prints() {
    let house = House::with_incident("db-1");
    let verified = house.run(&["verify"]).done();
    let head = verified.trim().rsplit(' ').next().unwrap();
    assert_eq!(house.run(&["export", "-f", "json"]).json()["log"]["head"], head);
    assert!(house.run(&["export", "-f", "markdown"]).done().contains(&format!("head `{head}`, as `crisis verify` prints it")));
}

#[test]
fn a_note_cannot_pass_for_a_fact() {
    let house = House::with_incident("db-1");
    house.run(&["note", "verdict db-1 intact: all rows counted"]).done();
    assert_eq!(house.entries(&[]).last().unwrap()["text"], "note: verdict db-1 intact: all rows counted");
    assert!(house.run(&["log"]).done().contains("note: verdict db-1 intact"));
    assert!(house.run(&["export", "-f", "markdown"]).done().contains("| note: verdict db-1 intact"));
}

#[test]
fn an_entry_reads_the_same_in_every_form() {
    let house = House::with_incident("db-1,db-2");
    house.run(&["note", "plain"]).done();
    house.run(&["note", "late", "--at", "30m ago"]).done();
    house.run(&["verdict", "db-1", "recovered", "--as-of", "03:00", "--evidence", "copy of last night"]).done();
    house.run_as("bram", &["ack"]).done();
    let incident = house.status()["incident"]["id"].as_str().unwrap().to_owned();
    agree(&house, &incident);
}

#[test]
fn a_report_says_what_was_overridden_and_what_was_left_out() {
    let house = House::with_incident("db-1");
    house.run(&["skip", "D1", "--why", "everybody knows"]).done();
    house.run(&["override", "R1@db-1", "--why", "the auditors want to look"]).done();
    house.run(&["start", "R1@db-1"]).done();
    let markdown = house.run(&["export", "-f", "markdown"]).done();
    assert!(markdown.contains("**OVERRIDE**: the auditors want to look"), "{markdown}");
    assert!(markdown.contains("| skipped |") && markdown.contains("everybody knows"), "{markdown}");
    assert_eq!(house.step("R1@db-1")["overridden"], "the auditors want to look");
}

#[test]
fn a_sound_log_and_its_export_verify() {
    let house = House::with_incident("db-1");
    house.run(&["note", "x"]).done();
    house.run(&["export", "-f", "json", "-o", "r.json"]).done();
    let log = house.run(&["verify"]).done();
    let export = house.run(&["verify", "r.json"]).done();
    assert!(
        log.contains("2 entries, no flaws, last hash ") && export.contains("2 entries, no flaws, last hash "),
        "{log}{export}"
    );
    assert_eq!(log.split("head ").nth(1), export.split("head ").nth(1));
    assert_eq!(house.status()["log"]["head"], log.trim().rsplit(' ').next().unwrap());
    house.run(&["verify", "power"]).done();
    house.run(&["verify", house.log_folder().to_str().unwrap()]).done();
    house.run(&["verify", house.log_folder().join("log.sqlite").to_str().unwrap()]).done();
    // The log may go on; what was exported stays true.
    house.run(&["note", "y"]).done();
    house.run(&["verify", "r.json"]).done();
}

#[test]
fn a_report_made_while_others_write_is_of_one_moment() {
    let house = House::with_incident("db-1");
    thread::scope(|scope| {
        let writer = scope.spawn(|| (0..120).for_each(|number| drop(house.run(&["note", &format!("note {number}")]).done())));
        while !writer.is_finished() {
            house.run(&["export", "-f", "json", "-o", "r.json"]).done();
            // The log has gone on meanwhile, and holds all of it.
            let output = house.run(&["verify", "r.json"]);
            assert_eq!(output.code, 0, "{output:?}");
            let alone = house.run(&["verify", "r.json", "--dir", "elsewhere"]);
            assert!(alone.code == 1 && alone.stdout.contains(", no flaws, "), "{alone:?}");
            let report: Value = serde_json::from_str(&fs::read_to_string(house.path("work/r.json")).unwrap()).unwrap();
            assert_eq!(report["log"]["entries"].as_u64().unwrap(), report["entries"].as_array().unwrap().len() as u64);
        }
    });
}

/// The log's one table of entries, opened behind the program's back.
fn tampered(house: &House, sql: &str) {
    let log = Connection::open(house.log_folder().join("log.sqlite")).unwrap();
    let triggers: Vec<String> = {
        let mut names = log.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").unwrap();
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for trigger in triggers {
        log.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    log.execute_batch(sql).unwrap();
}

#[test]
fn verify_says_which_entry_of_the_log_was_tampered_with() {
    for (sql, said) in [
        ("UPDATE event SET body = replace(body, 'beta', 'other') WHERE body LIKE '%beta%'", "entry 3 of origin"),
        ("UPDATE event SET at = at - 600000 WHERE body LIKE '%beta%'", "entry 3 of origin"),
        ("DELETE FROM event WHERE body LIKE '%beta%'", "entry 3 of origin"),
        ("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)", "the end was cut off"),
        ("UPDATE event SET kind = 'decision_taken' WHERE body LIKE '%alpha%'", "entry 2 of origin"),
        ("UPDATE event SET number = 77 WHERE body LIKE '%beta%'", "of origin"),
        ("UPDATE event SET origin = origin + 1 WHERE body LIKE '%beta%'", "of origin"),
        ("UPDATE event SET hash = zeroblob(32) WHERE body LIKE '%beta%'", "entry 3 of origin"),
    ] {
        let house = House::with_incident("db-1");
        for text in ["alpha", "beta", "gamma"] {
            house.run(&["note", text]).done();
        }
        house.run(&["verify"]).done();
        tampered(&house, sql);
        let output = house.run(&["verify"]);
        assert!(output.code == 3 && output.stdout.contains(said), "{sql}: {output:?}");
        let json = house.run(&["verify", "--json"]);
        let line: Value = serde_json::from_str(&json.stdout).unwrap();
        assert!(json.code == 3 && line["sound"] == false && !line["flaws"].as_array().unwrap().is_empty(), "{json:?}");
        // It still opens, and says so.
        let status = house.run(&["status"]);
        assert!(status.code == 0 && status.stderr.contains("`crisis verify` shows where"), "{sql}: {status:?}");
        let report = house.run(&["export", "-f", "markdown"]).done();
        assert!(report.contains(said), "{sql}: {report}");
        agree(&house, "power");
    }
}

#[test]
fn verify_finds_what_was_changed_in_an_export_and_what_the_log_has_lost_since() {
    let house = House::with_incident("db-1");
    for text in ["alpha", "beta", "gamma"] {
        house.run(&["note", text]).done();
    }
    house.run(&["export", "-f", "json", "-o", "r.json"]).done();
    let sound = fs::read_to_string(house.path("work/r.json")).unwrap();
    let line = |text: &str| sound.lines().find(|line| line.contains(text)).unwrap().to_owned();
    for (what, tampered, said) in [
        ("changed", sound.replace(r#"{\"text\":\"beta\"}"#, r#"{\"text\":\"altered\"}"#), "entry 3 of origin"),
        ("removed", sound.replace(&format!("{}\n", line("beta")), ""), "entry 3 of origin"),
        ("cut", sound.replace(&format!(",\n{}", line("gamma")), "").replace(&line("gamma"), ""), "entries 4"),
        ("by", sound.replace("\"by\":\"ana\"", "\"by\":\"bram\""), "was changed"),
    ] {
        assert_ne!(tampered, sound, "{what}");
        house.write("bad.json", tampered.replace(",\n\n]", "\n]"));
        let output = house.run(&["verify", "bad.json"]);
        assert!(output.code == 3, "{what}: {output:?}");
        assert!(output.stdout.contains(said) || what == "cut", "{what}: {output:?}");
        // On a machine that has no log the export speaks for itself.
        let alone = house.run(&["verify", "bad.json", "--dir", "elsewhere"]);
        assert_eq!(alone.code, 3, "{what}: {alone:?}");
    }
    tampered(&house, "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)");
    assert_eq!(house.run(&["verify", "r.json"]).code, 3);
    house.write("bad.json", "{}");
    house.run(&["verify", "bad.json"]).refused(2);
    house.write("bad.json", "[".repeat(100_000));
    house.run(&["verify", "bad.json"]).refused(2);
}

#[test]
fn the_log_is_an_ordinary_database_that_others_can_check() {
    let house = House::with_incident("db-1");
    let log = house.log_folder().join("log.sqlite");
    let Ok(output) = Command::new("sqlite3").arg(&log).arg("PRAGMA integrity_check").output() else { return };
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "ok");
}
