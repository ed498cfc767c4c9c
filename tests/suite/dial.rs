use chrono::NaiveDate;
use crisis::cli::lint::render;
use crisis::domain::ask::table::{Command, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::event::Fact;
use crisis::domain::files;
use crisis::domain::people::facts::PeopleFact;
use crisis::domain::record::Outsider;
use crisis::domain::vocabulary::CallOutcome;
use crisis::tui::action::Screen as Place;
use serde_json::Value;

use super::house::House;
use super::screen::Screen;
use super::team::{Team, runbook, skilled};

const HANDS: &str = "\n[[dial]]\nid = \"hands\"\nname = \"Zo\u{eb}'s hands\"\nphone = \"+44 20 7946 0890 x3\"\nreference = \"contract 4711, rack C12\"\n";
const ANA: &str = "[[contact]]\nid = \"ana\"\nname = \"Ana de Vries\"\nemail = \"ana@example.net\"\nprimary_phone = \"+44 20 7946 0801\"\nsecondary_phone = \"+44 20 7946 0802\"\n";

/// An incident, and somebody to dial.
fn house() -> House {
    let house = House::new();
    house.write("contacts.toml", format!("{ANA}{HANDS}"));
    house.run(&["declare", "technical-crisis", "--title", "AMS1 power loss", "--component", "db-1"]).done();
    house
}

fn hands() -> Outsider {
    Outsider { id: "ams1-hands".parse().unwrap(), name: "AMS1 remote hands".to_owned() }
}

fn dial(outcome: Option<CallOutcome>, said: Option<&str>) -> Command {
    PeopleCommand::DialOutsider { who: hands(), outcome, said: said.map(str::to_owned) }.into()
}

/// What the board says of people, and what waits for them.
fn of_people(status: &Value) -> [&Value; 5] {
    ["responders", "clocks", "alarms", "proposals", "next"].map(|key| &status[key])
}

#[test]
fn call_shows_the_number_with_what_to_tell_them_and_logs_the_call() {
    let house = House::with_incident("db-1");
    let told = house.run(&["call", "ams1-hands"]).done();
    insta::assert_snapshot!(told, @r"
    dialled AMS1 remote hands
    dial +44 20 7946 0890 x3
    Reference: contract 4711, rack C12
    Hours: 24/7
    Note: ask for the shift lead; they need a ticket number
    then log the outcome: `crisis call ams1-hands answered`, or voicemail, no_answer, wrong_number, busy
    ");
    let told = house.run(&["call", "ams1-hands", "answered", "--said", "-5 minutes to the rack"]).done();
    assert_eq!(told, "dialled AMS1 remote hands: answered: -5 minutes to the rack\n");
    let lines: Vec<Value> = house.entries(&[]).into_iter().filter(|line| line["fact"] == "dialled").collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["body"], r#"{"id":"ams1-hands","name":"AMS1 remote hands"}"#);
    let told = house.run(&["call", "lawyer", "voicemail", "--json"]).json();
    assert_eq!(told["told"][0], "dialled Whitfield & Oduya, lawyers: voicemail");
    assert!(house.run(&["log"]).done().contains("dialled AMS1 remote hands: answered: -5 minutes to the rack"));
}

#[test]
fn whoever_is_dialled_is_no_responder_and_nothing_waits_for_them() {
    let house = House::with_incident("db-1");
    let before = house.status();
    assert_eq!(before["dialled"], Value::Null);
    house.run(&["call", "ams1-hands"]).done();
    house.run(&["call", "transit", "answered"]).done();
    let after = house.status();
    assert_eq!(of_people(&before), of_people(&after));
    let dialled = &after["dialled"];
    assert_eq!(
        (&dialled[0]["id"], &dialled[0]["outcome"], &dialled[0]["by"]),
        (&"ams1-hands".into(), &Value::Null, &"ana".into())
    );
    assert_eq!((&dialled[1]["name"], &dialled[1]["outcome"]), (&"Example Transit, network desk".into(), &"answered".into()));
    assert!(!house.run(&["status"]).done().contains("AMS1 remote hands"));
    for args in [
        &["assign", "ams1-hands", "technical"][..],
        &["release", "ams1-hands"],
        &["handover", "AMS1 Remote Hands", "--why", "tired"],
        &["delegate", "D1", "transit"],
        &["done", "D1", "--for", "ams1-hands", "--evidence", "seen"],
    ] {
        let refused = house.run(args).refused(2);
        assert!(refused.contains("is on the dial list and is not a responder"), "{args:?}: {refused}");
        assert!(refused.contains("hint: `crisis call ") && refused.contains("shows the number"), "{args:?}: {refused}");
    }
    let refused = house.run(&["ack", "--as", "ams1-hands"]).refused(2);
    assert!(refused.contains("AMS1 remote hands is on the dial list"), "{refused}");
    assert_eq!(of_people(&before), of_people(&house.status()));
}

#[test]
fn they_are_found_as_people_read_them_and_have_one_number() {
    let house = house();
    for typed in ["hands", "HANDS", "Zo\u{eb}'s hands", "zoe's hands", "ZOE\u{308}'S HANDS"] {
        assert!(house.run(&["call", typed]).done().contains("dial +44 20 7946 0890 x3"), "{typed}");
    }
    for line in ["--primary", "--secondary"] {
        let refused = house.run(&["call", "hands", line]).refused(2);
        assert!(refused.contains("hint: there is one number: leave out --primary and --secondary"), "{refused}");
    }
    let refused = house.run(&["call", "ana", "answered", "--said", "hello"]).refused(2);
    assert!(refused.contains("--said is for the dial list"), "{refused}");
    house.run(&["call", "hand"]).refused(2);
    house.run(&["call", "hands", "--said", " "]).refused(1);
    let words = "x".repeat(70_000);
    house.run(&["call", "hands", "--said", &words]).refused(1);
}

#[test]
fn whoever_is_dialled_on_another_machine_can_be_dialled_again_without_a_number() {
    let house = house();
    house.run(&["call", "hands"]).done();
    house.write("contacts.toml", ANA);
    let told = house.run(&["call", "zoe's hands"]).done();
    assert!(told.contains("the contacts have no number of Zo\u{eb}'s hands"), "{told}");
    assert_eq!(house.status()["dialled"][0]["times"], 2);
    assert_eq!(house.status()["responders"].as_array().unwrap().len(), 1);
}

#[test]
fn numbers_references_hours_and_notes_never_enter_the_log() {
    let house = House::with_incident("db-1");
    house.run(&["call", "ams1-hands"]).done();
    house.run(&["call", "lawyer", "answered"]).done();
    for printed in
        [vec!["log", "--json"], vec!["export", "-f", "json"], vec!["export", "-f", "csv"], vec!["export", "-f", "markdown"]]
    {
        let printed = house.run(&printed).done();
        assert!(printed.contains("AMS1 remote hands"), "{printed}");
        for secret in ["7946", "4711", "C12", "24/7", "shift lead", "weekdays"] {
            assert!(!printed.contains(secret), "{secret}: {printed}");
        }
    }
}

#[test]
fn contacts_shows_them_in_a_section_of_their_own() {
    let house = house();
    let told = house.run(&["contacts"]).done();
    let lines: Vec<&str> = told.lines().map(str::trim_end).collect();
    assert_eq!(lines[0], "ana        Ana de Vries           +44 20 7946 0801      +44 20 7946 0802      ana@example.net");
    let hands = "hands      Zo\u{eb}'s hands            +44 20 7946 0890 x3   Reference: contract 4711, rack C12";
    assert_eq!(lines[1..], ["", "Dial list:", hands]);
    let rows = house.run(&["contacts", "--json"]).json();
    assert_eq!((rows.as_array().unwrap().len(), &rows[0]["dial"]), (2, &Value::Null));
    let number = serde_json::json!({ "typed": "+44 20 7946 0890 x3", "e164": "+442079460890", "extension": "3" });
    assert_eq!(
        (&rows[1]["id"], &rows[1]["primary_phone"], &rows[1]["skills"]),
        (&"hands".into(), &number, &serde_json::json!([]))
    );
    assert_eq!(rows[1]["dial"], serde_json::json!({ "reference": "contract 4711, rack C12", "hours": null, "note": null }));
    assert!(rows[0].as_object().unwrap().keys().all(|key| rows[1].get(key).is_some()), "a contact's keys are all there");
    let one = house.run(&["contacts", "zoe"]).done();
    assert!(one.contains("rack C12") && !one.contains("Ana"), "{one}");
    let man = house.run(&["man"]).done();
    assert!(man.contains("dial {reference, hours, note}") && man.contains("dialled[] {id, name, at, by"), "{man}");
}

#[test]
fn what_cannot_be_read_of_the_dial_list_is_left_out_and_named_and_the_others_load() {
    let house = house();
    let broken = format!("{ANA}{HANDS}\n[[dial]]\nid = \"insurer\"\nname = \"Insurer\"\n");
    house.write("contacts.toml", broken);
    let told = house.run(&["contacts"]);
    assert!(told.stderr.contains("warning: contacts.toml:14:1 an entry of the dial list has no `phone`"), "{told:?}");
    let told = told.done();
    assert!(told.contains("contract 4711") && told.ends_with("insurer could not be read: see `crisis lint`\n"), "{told}");
    assert!(house.run(&["call", "hands"]).done().contains("dial +44 20 7946 0890 x3"));
    let told = house.run(&["call", "insurer", "no_answer"]).done();
    assert_eq!(told, "dialled insurer: no answer\n", "that they were called is logged all the same");
    assert_eq!(house.status()["responders"].as_array().unwrap().len(), 1);
    assert_eq!(house.run(&["lint"]).code, 2);
}

#[test]
fn every_mistake_of_the_dial_list_is_told_with_its_place() {
    let text = format!(
        "{ANA}{HANDS}
[[dial]]
id = \"Ana\"
name = \"Ana again\"
phone = \"+44 20 7946 0891\"

[[dial]]
id = \"HANDS\"
name = \"Other hands\"
phone = \"0207946 0892\"

[[dial]]
id = \"the lawyer\"
name = \"Lawyer\"
phone = 4711

[[dial]]
id = \"insurer\"
phone = \"+44 20 7946 0893\"
secondary_phone = \"+44 20 7946 0894\"
refrence = \"policy 12\"
"
    );
    let parsed = files::contacts::parse(&text, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    let told: Vec<String> = parsed.mistakes.iter().map(|mistake| render("contacts.toml", &text, mistake, false)).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
error: `Ana` of the dial list is a contact too
  --> contacts.toml:15:6
   |
15 | id = "Ana"
   |      ^^^^^ already the id of the contact in line 2
   |
   = help: give one of them another id; this one is left out

error: two entries `HANDS` of the dial list
  --> contacts.toml:20:6
   |
20 | id = "HANDS"
   |      ^^^^^^^ already the id of the entry in line 9
   |
   = help: give one of them another id; this one is left out

warning: `0207946 0892` cannot be a telephone number
  --> contacts.toml:22:9
   |
22 | phone = "0207946 0892"
   |         ^^^^^^^^^^^^^^ expected `+`, then 7 to 15 digits
   |
   = help: begin with `+` and the country's code, such as `+31`

error: `the lawyer` in `id` is no id
  --> contacts.toml:25:6
   |
25 | id = "the lawyer"
   |      ^^^^^^^^^^^^ expected an id, such as `db-1`
   |
   = help: an id has letters, digits, `-`, `_` and `.`, and starts with a letter or digit; found ` `

error: `phone` is of the wrong type
  --> contacts.toml:27:9
   |
27 | phone = 4711
   |         ^^^^ expected a text in quotes, found a whole number

error: an entry of the dial list has no `name`
  --> contacts.toml:29:1
   |
29 | [[dial]]
   | ^^^^^^^^ expected this key here

warning: unknown key `secondary_phone`
  --> contacts.toml:32:1
   |
32 | secondary_phone = "+44 20 7946 0894"
   | ^^^^^^^^^^^^^^^ not a key of an entry of the dial list

warning: unknown key `refrence`
  --> contacts.toml:33:1
   |
33 | refrence = "policy 12"
   | ^^^^^^^^ not a key of an entry of the dial list
   |
   = help: did you mean `reference`?
"#);
    let contacts = parsed.value.unwrap();
    assert_eq!(contacts.dial.iter().map(|dial| dial.id.as_str()).collect::<Vec<_>>(), ["hands"]);
    assert_eq!(contacts.dial_left_out, ["Ana", "HANDS", "insurer", "the lawyer"]);
    assert!(contacts.left_out.is_empty() && contacts.people.len() == 1);
    let odd = format!("{ANA}{HANDS}").replace("+44 20 7946 0890 x3", "the blue phone").replace("rack C12", &"x".repeat(200));
    let parsed = files::contacts::parse(&odd, NaiveDate::default()).value.unwrap();
    assert_eq!(parsed.dial[0].phone.typed, "the blue phone", "an odd number is a warning");
    assert!(parsed.dial[0].reference.as_ref().unwrap().chars().count() <= 128);
    let damaged = format!("{ANA}{HANDS}\n[[dial]]\nid = \"late\"\nname = \"Late\n");
    let contacts = files::contacts::parse(&damaged, NaiveDate::default()).value.unwrap();
    assert_eq!((contacts.dial.len(), contacts.dial_left_out), (1, vec!["late".to_owned()]));
}

#[test]
fn c_offers_them_behind_the_people_with_number_and_reference() {
    let mut screen = Screen::declared();
    screen.press("c");
    let drawn = screen.drawn(80, 40);
    let place = |name: &str| drawn.find(name).unwrap_or_else(|| panic!("{name}: {drawn}"));
    assert!(place("Finn ") < place("AMS1 remote hands"), "{drawn}");
    assert!(!screen.shows("they said"), "a person's words are a note");
    screen.press("remote");
    assert!(
        screen.shows("Dial +44 20 7946 0890 x3") && screen.shows("Reference: contract 4711, rack C12"),
        "{}",
        screen.drawn(80, 24)
    );
    screen.press("<Enter>");
    let drawn = screen.drawn(80, 40);
    assert!(screen.shows("they said") && !drawn.contains("primary"), "{drawn}");
    screen.press("answ<Enter>at the rack by 15:10<Enter>");
    assert!(screen.asked[0].contains("DialOutsider") && screen.asked[0].contains("Answered"), "{:?}", screen.asked);
    assert!(screen.shows("dialled AMS1 remote hands: answered: at the rack by 15:10"), "{}", screen.drawn(80, 24));
    assert_eq!(screen.model.open.as_ref().unwrap().board.responders.len(), 1);
}

#[test]
fn of_whoever_else_is_chosen_the_form_asks_what_fits() {
    let mut screen = Screen::declared();
    screen.press("cremote<Enter>busy<Enter><S-Tab><S-Tab>bram<Enter>");
    let drawn = screen.drawn(80, 40);
    assert!(
        drawn.contains("Dial +44 20 7946 0811") && drawn.contains("[no outcome logged]") && !drawn.contains("they said"),
        "{drawn}"
    );
    screen.press("<S-Tab>transit<Enter><Esc>c");
    assert!(screen.shows("circuit EX-20931"), "the draft is as it was: {}", screen.drawn(80, 40));
    screen.press("<Enter>");
    assert!(screen.asked[0].contains("transit") && screen.asked[0].contains("outcome: None"), "{:?}", screen.asked);
}

#[test]
fn p_has_them_in_a_section_of_their_own_and_c_there_dials_whom_the_cursor_stands_on() {
    let mut screen = Screen::declared();
    screen.press("p<End>k");
    assert!(screen.shows("Example Transit, network desk (transit) · dial list"), "{}", screen.drawn(80, 24));
    screen.press("k");
    insta::assert_snapshot!(screen.drawn(80, 24), @r#"
 AMS1 power loss   SEV1   T+00:00           you: Ana   log: 1 saved   14:05 CET
 1 DATA 0/3 ▸ 2 SERVICE 0/3 up, 3 locked ▸ 3 CUSTOMERS told nothing yet
   Nothing is late. C1 "Send the first notice" is due in 5m
── people: 1 here ──────────────────────────────────────────────────────────────
 Call next: Devos, primary number: on call: primary, storage: D2
 Ana    commander
 Devos  not called yet  on call: primary · storage: D2
 Bram   not called yet  linux: D4
 Chloe  not called yet  linux: D4
 Emma   not called yet  phones, writing
 Finn   not called yet  phones, contracts
 dial list
›AMS1 remote hands         +44 20 7946 0890 x3  contract 4711, rack C12
 Example Transit, networ…  +44 20 7946 0891     circuit EX-20931
 Whitfield & Oduya, lawy…  +44 20 7946 0892

────────────────────────────────────────────────────────────────────────────────
 AMS1 remote hands (ams1-hands) · dial list
 Phone +44 20 7946 0890 x3
 0 dialling · 1 answered · 2 voicemail · 3 no answer · 4 busy · 5 wrong number
 Reference: contract 4711, rack C12
 Hours: 24/7
 Note: ask for the shift lead; they need a ticket number
 c call  n note  l log  m notices  Esc back  : all  ? help  q leave
"#);
    screen.press("a");
    assert!(screen.said().contains("AMS1 remote hands is on the dial list and is not a responder"), "{}", screen.said());
    assert_eq!(screen.model.screen(), Place::People);
    for key in ["z", "h"] {
        screen.press(key);
        assert!(screen.said().contains("dial list") && screen.asked.is_empty(), "{key}: {}", screen.said());
    }
    screen.press("<Enter>");
    assert!(screen.shows("Call AMS1 remote hands") && screen.shows("Dial +44 20 7946 0890 x3"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert!(screen.asked[0].contains("DialOutsider"), "{:?}", screen.asked);
    screen.after(120).press("cansw<Enter>on the way<Enter>");
    assert!(screen.asked[1].contains("DialOutsider") && screen.asked[1].contains("on the way"), "{:?}", screen.asked);
    let drawn = screen.drawn(80, 24);
    assert!(drawn.contains("Dialled by Ana at") && drawn.contains("They said: on the way"), "{drawn}");
    assert_eq!(screen.model.screen(), Place::People);
}

#[test]
fn the_report_lists_who_was_dialled() {
    let house = House::with_incident("db-1");
    assert!(!house.run(&["export", "-f", "markdown"]).done().contains("## Dialled"));
    house.run(&["call", "ams1-hands"]).done();
    house.run(&["call", "ams1-hands", "answered", "--said", "a | b <b>"]).done();
    house.run(&["call", "transit"]).done();
    let report = house.run(&["export", "-f", "markdown"]).done();
    let section = report.split("\n## ").find(|section| section.starts_with("Dialled")).unwrap();
    assert!(section.contains("| AMS1 remote hands | 1 |") && section.contains("| answered | a \\| b \\<b\\> |"), "{section}");
    assert!(section.contains("| Example Transit, network desk | 1 |") && section.contains("| none was logged |"), "{section}");
    let json = house.run(&["export", "-f", "json"]).json();
    assert_eq!((&json["dialled"][0]["said"], &json["dialled"][0]["times"]), (&"a | b <b>".into(), &1.into()));
    let csv = house.run(&["export", "-f", "csv"]).done();
    assert!(csv.contains(",dialled,dialled AMS1 remote hands: answered: a | b <b>,"), "{csv}");
}

#[test]
fn what_they_said_can_be_corrected_and_a_call_struck() {
    let house = House::with_incident("db-1");
    house.run(&["call", "ams1-hands", "answered", "--said", "rack B12"]).done();
    let number = house.entries(&[]).iter().find(|line| line["fact"] == "dialled").unwrap()["number"].to_string();
    house.run(&["correct", &number, "rack C12"]).done();
    assert_eq!(house.status()["dialled"][0]["said"], "rack C12");
    house.run(&["strike", &number, "--why", "nobody called them"]).done();
    assert_eq!(house.status()["dialled"], Value::Null);
}

#[test]
fn in_dutch_too() {
    let house = House::with_incident("db-1");
    house.write("crisis.toml", "language = \"nl\"\n");
    let told = house.run(&["call", "ams1-hands"]).done();
    assert!(
        told.starts_with("AMS1 remote hands gebeld (bellijst)\nbel +44 20 7946 0890 x3\nReferentie: contract 4711"),
        "{told}"
    );
    assert!(house.run(&["contacts"]).done().contains("\nBellijst:\n"));
}

#[test]
fn a_call_of_the_dial_list_becomes_one_fact_and_a_word_means_that_they_answered() {
    let mut team = Team::of(
        runbook("[[step]]\nid = \"x\"\ntitle = \"X\"\npriority = \"integrity\"\nrole = \"technical\"\n"),
        &[skilled("ana", &[])],
    );
    for (outcome, said, then) in [
        (None, None, None),
        (None, Some("on the way"), Some(CallOutcome::Answered)),
        (Some(CallOutcome::WrongNumber), Some("a bakery"), Some(CallOutcome::WrongNumber)),
    ] {
        let facts = team.ask("ana", dial(outcome, said)).unwrap();
        let [Fact::People(PeopleFact::Dialled(fact))] = facts.as_slice() else { panic!("{facts:?}") };
        assert_eq!((fact.outcome, fact.said.as_deref()), (then, said));
    }
    assert_eq!(team.incident.people.responders.len(), 1);
    let close = LifecycleCommand::CloseFalseAlarm { why: "a test".to_owned() };
    team.done("ana", close);
    assert!(team.ask("ana", dial(None, None)).is_err(), "nobody is called any more once it is closed");
    assert!(!team.may("ana", StepsCommand::StartStep { step: "x".parse().unwrap() }));
}
