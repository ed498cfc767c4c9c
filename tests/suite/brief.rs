use crisis::domain::ask::table::{Command, LifecycleCommand};
use crisis::domain::text::width;
use crisis::tui::action::Screen as Place;
use serde_json::Value;

use super::house::{House, hostile_in};
use super::screen::Screen;

/// An incident in which much has happened.
fn midway() -> House {
    let house = House::with_incident("db-1,db-2=down,web,mail");
    let steps: [(&str, &[&str]); 18] = [
        ("ana", &["scope", "--affected", "mail and web", "--unknown", "whether db-2 lost writes"]),
        ("ana", &["call", "bram"]),
        ("bram", &["ack"]),
        ("ana", &["assign", "bram", "technical", "--duty", "storage"]),
        ("ana", &["call", "chloe"]),
        ("chloe", &["ack"]),
        ("ana", &["assign", "chloe", "communication"]),
        ("ana", &["call", "devos"]),
        ("bram", &["done", "D1", "--evidence", "frozen"]),
        ("bram", &["done", "D2", "--evidence", "held"]),
        ("chloe", &["done", "C1", "--evidence", "Mail and web are down"]),
        ("bram", &["verdict", "db-2", "damaged", "--extent", "3 tables", "--evidence", "checksums"]),
        ("ana", &["decide", "site B at 17:00", "because", "the UPS will not last"]),
        ("bram", &["start", "D4@db-1"]),
        ("ana", &["override", "R1@db-1", "--why", "the provider says so"]),
        ("bram", &["fail", "D4@web", "--why", "no console"]),
        ("ana", &["handover", "bram"]),
        ("ana", &["heard", "Bakkerij Jansen", "cannot order"]),
    ];
    for (who, args) in steps {
        house.run_as(who, args).done();
    }
    house
}

/// The lines of a part, by its title.
fn part<'a>(told: &'a str, title: &str) -> Vec<&'a str> {
    let lines = told.lines().skip_while(|line| *line != title).skip(1);
    let lines: Vec<&str> = lines.take_while(|line| line.starts_with("  ")).map(str::trim).collect();
    assert!(!lines.is_empty(), "{title}: {told}");
    lines
}

#[test]
fn whoever_joins_late_reads_what_is_the_case_in_one_look() {
    let house = midway();
    let told = house.run_as("emma", &["brief"]).done();
    assert!(told.starts_with(&format!("BRIEFING  {}  ", house.short_id())), "{told}");
    let has = |title: &str, words: &[&str]| {
        let lines = part(&told, title).join(" ");
        for words in words {
            assert!(lines.contains(words), "{title}: {words}: {told}");
        }
    };
    has(
        "Situation",
        &[
            "AMS1 power loss, SEV1, open",
            "Ana is in command since",
            "offered to Bram",
            "affected: mail and web",
            "unknown: whether db-2",
        ],
    );
    has("Components", &["db-2: data damaged, service down, locked; verdict by Bram", "3 tables; checksums", "web: data unknown"]);
    assert!(part(&told, "Components")[0].starts_with("db-2"), "the damaged come first: {told}");
    has(
        "Objectives, in this order",
        &["1 Data integrity: 2 of ", "under way D4@db-1 (Bram)", "2 Restore service: 0 of ", " locked", "3 Communicate: 1 of "],
    );
    has("Done last", &["Chloe: C1 Send the first notice", "Bram: D2 "]);
    has("Failed, skipped, overridden", &["failed: no console", "lock overridden: the provider says so"]);
    has("Locked", &["R2 Confirm it held for 30 minutes: data unknown"]);
    has("Still on hold", &["D2 Put deletes and expiry on hold: on hold since"]);
    has("Decisions", &["Ana: site B at 17:00 because the UPS will not last"]);
    has("People", &["Ana: commander", "Bram: technical, at D4@db-1, duty: storage", "Chloe: communications", "Devos: called in"]);
    has("Customers", &["by Chloe (C1): \"Mail and web are down\"", "not told: db-2 data damaged", "1 report"]);
    has("Deadlines", &["Devos was called in"]);
    assert!(told.lines().all(|line| width(line) <= 80), "{told}");
    assert!(told.lines().count() <= 60, "{told}");
}

#[test]
fn decisions_are_the_newest_as_they_stand_now() {
    let house = House::with_incident("web");
    for number in 1..=7 {
        house.run(&["decide", &format!("decision {number}")]).done();
    }
    let numbers: Vec<String> = house
        .entries(&[])
        .iter()
        .filter(|line| line["fact"] == "decision_taken")
        .map(|line| line["number"].to_string())
        .collect();
    house.run(&["correct", &numbers[5], "the sixth, in other words"]).done();
    house.run(&["strike", &numbers[6], "--why", "nobody decided that"]).done();
    let told = house.run(&["brief"]).done();
    let decisions = part(&told, "Decisions");
    assert_eq!(decisions.len(), 5, "{told}");
    assert!(decisions[0].ends_with("Ana: the sixth, in other words") && decisions[4].ends_with("decision 2"), "{told}");
}

#[test]
fn the_last_one_that_was_closed_is_read_too_and_that_is_said() {
    let house = midway();
    house.run(&["close", "--why", "moved to site B for good"]).done();
    let read = house.run(&["brief"]);
    assert!(read.stderr.contains("no incident is open: this is the last one"), "{read:?}");
    let told = read.done();
    let situation = part(&told, "Situation").join(" ");
    assert!(situation.contains("SEV1, closed") && situation.contains("by Ana: moved to site B for good"), "{told}");
    assert!(!told.contains("\nLocked\n") && !told.contains("\nDeadlines\n") && !told.contains(", locked"), "{told}");
    let id = told.split_whitespace().nth(1).unwrap();
    assert!(house.run(&["brief", id]).done().contains("Situation"), "and by its name");
    House::new().run(&["brief"]).refused(1);
}

#[test]
fn for_programs_it_is_the_board_with_decisions_and_lines() {
    let house = midway();
    let (brief, mut status) = (house.run(&["brief", "--json"]).json(), house.status());
    assert_eq!(brief["decisions"][0]["by"], "ana");
    let titles: Vec<&str> = brief["parts"].as_array().unwrap().iter().map(|part| part["title"].as_str().unwrap()).collect();
    assert_eq!(titles[..3], ["Situation", "Components", "Objectives, in this order"]);
    let told = house.run(&["brief"]).done();
    assert!(titles.iter().all(|title| told.contains(&format!("\n{title}\n"))), "{told}");
    let mut brief = brief;
    // What counts seconds may have gone on.
    for moving in ["clocks", "alarms"] {
        brief[moving] = Value::Null;
        status[moving] = Value::Null;
    }
    let same = status.as_object().unwrap().iter().filter(|(key, _)| brief[key.as_str()] != status[key.as_str()]);
    assert_eq!(same.map(|(key, _)| key.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn words_from_elsewhere_act_on_no_terminal() {
    let house = House::with_incident("web");
    house.run(&["decide", "\u{1b}[31mred\u{202e}turned"]).done();
    house.run(&["title", "\u{1b}]0;title\u{7}"]).done();
    let told = house.run(&["brief"]).done();
    assert_eq!(hostile_in(&told), "", "{told:?}");
}

#[test]
fn in_dutch_too_and_in_whole_lines_for_whoever_listens() {
    let house = midway();
    let plain = house.run(&["--plain", "brief"]).done();
    assert!(plain.lines().any(|line| line.contains("site B at 17:00 because the UPS will not last")), "{plain}");
    house.write("crisis.toml", "language = \"nl\"\n");
    let told = house.run(&["brief"]).done();
    for words in ["Situatie", "heeft de leiding sinds", "Besluiten", "Laatst gedaan", "nog niet gemeld", "Klanten"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn the_screen_shows_the_same_with_what_was_decided() {
    let mut screen = Screen::declared();
    let decide = LifecycleCommand::TakeDecision { text: "site B at 17:00".to_owned() };
    screen.meanwhile("ana", &Command::Lifecycle(decide));
    screen.press("b");
    assert_eq!(screen.model.screen(), Place::Briefing);
    let drawn = screen.drawn(80, 100);
    for words in ["Situation", "Ana is in command", "Objectives, in this order", "Decisions", "Ana: site B at 17:00", "Customers"]
    {
        assert!(drawn.contains(words), "{words}: {drawn}");
    }
}
