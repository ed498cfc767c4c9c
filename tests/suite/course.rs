use crisis::domain::ask::asked::{Described, Judgement};
use crisis::domain::ask::table::{Command, CourseCommand, DataCommand, PeopleCommand};
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::vocabulary::{CallOutcome, Line, Verdict};
use serde_json::Value;

use super::house::House;
use super::screen::{Screen, person};

/// Two components with data and one without, and a step of every kind.
const RUNBOOK: &str = r#"
schema = 1
id = "own"
title = "Own"
[[component]]
id = "db-1"
[[component]]
id = "db-2"
[[component]]
id = "net"
data = false
service = "up"
[[step]]
id = "call-in"
priority = "communicate"
role = "commander"
title = "Call people in"
[[step]]
id = "stop-writes"
priority = "integrity"
per = "component"
title = "Stop writes"
holds = true
[[step]]
id = "look"
priority = "integrity"
per = "component"
title = "Look at the data"
needs = ["stop-writes@*"]
evidence = "required"
verdict = true
[[step]]
id = "switch"
priority = "restore"
title = "Fail over"
path = "failover"
[[step]]
id = "wait"
priority = "restore"
title = "Wait for the site"
path = "wait"
[[step]]
id = "back"
priority = "restore"
per = "component"
except = ["net"]
title = "Bring it back"
service = "up"
[[step]]
id = "resume-writes"
priority = "restore"
per = "component"
except = ["net"]
title = "Resume writes"
needs = ["back"]
releases = "stop-writes"
[[step]]
id = "over"
priority = "communicate"
title = "Tell everybody that it is over"
notice = "all-clear"
[[notice]]
id = "all-clear"
audience = "customers"
stage = "all_clear"
[notice.text.en]
body = "It is over."
"#;

fn house() -> House {
    let house = House::new();
    house.write("runbooks/own.toml", RUNBOOK);
    house.run(&["declare", "own", "--title", "Trouble"]).done();
    house
}

fn screen() -> Screen {
    Screen::following(RUNBOOK)
}

pub fn comes(screen: &mut Screen, who: &str, role: Role) {
    let answered = PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome: Some(CallOutcome::Answered) };
    screen.meanwhile("ana", &Command::People(answered));
    screen.meanwhile("ana", &Command::People(PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: None }));
}

fn codes(rows: &Value) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| row["step"].as_str().unwrap_or_default().to_owned()).collect()
}

// ---- Everywhere first ----

#[test]
fn what_contains_damage_is_done_everywhere_before_anything_deeper_begins_on_one() {
    let house = house();
    house.run(&["done", "D1@db-1"]).done();
    let refused = house.run(&["done", "D2@db-1", "--evidence", "x"]).refused(1);
    assert!(refused.contains("D1@db-2") && !refused.contains("D1@net"), "{refused}");
    let next = house.run(&["next", "--json"]).json();
    assert_eq!(codes(&next)[0], "stop-writes@db-2", "stopping them on the others comes next, not the next step of the same one");
    house.run(&["done", "D1@db-2"]).done();
    house.run(&["start", "D2@db-1"]).done();

    let mut screen = screen();
    screen.on("D1@db-1").press(" ").on("D2@db-1").press("s");
    assert!(screen.said().contains("is locked"), "{}", screen.said());
    screen.at_next();
    assert!(screen.shows("›☐ D1@db-2"), "{}", screen.drawn(80, 24));
}

// ---- Since when a step is there ----

#[test]
fn what_customers_are_owed_is_due_from_when_it_came_and_not_from_the_declaration() {
    let mut screen = Screen::following(
        r#"
schema = 1
id = "own"
title = "Own"
[[component]]
id = "db-1"
[[step]]
id = "tell-loss"
priority = "communicate"
title = "Tell customers what is lost"
when = ["damaged", "lost"]
time_box = "30m"
[[step]]
id = "tell-part"
priority = "communicate"
per = "component"
title = "Tell the customers of this part"
time_box = "10m"
[[step]]
id = "tell-move"
priority = "communicate"
title = "Tell them where to go"
path = "move"
time_box = "20m"
[[step]]
id = "tell-wait"
priority = "communicate"
title = "Tell them to wait"
path = "wait"
"#,
    );
    let minutes_left = |screen: &Screen, code: &str| {
        let row = screen.model.open.as_ref().unwrap().steps().find(|row| row.code() == code);
        row.map(|row| row.due.unwrap().seconds_since(screen.now) / 60)
    };
    screen.after(3600);
    assert_eq!((minutes_left(&screen, "C1"), minutes_left(&screen, "C2@db-1")), (None, Some(-50)));
    let component = "db-2".parse().unwrap();
    let came = DataCommand::AddComponent { component: Described::named(component) };
    screen.meanwhile("ana", &Command::Data(came));
    assert_eq!(minutes_left(&screen, "C2@db-2"), Some(10));
    screen
        .after(600)
        .meanwhile("ana", &Command::Course(CourseCommand::ChoosePath { path: "move".into(), why: "no power".into() }));
    assert_eq!(minutes_left(&screen, "C3"), Some(20));
    let judgement = Judgement { verdict: Verdict::Damaged, extent: Some("half".into()), as_of: None };
    let component = "db-1".parse().unwrap();
    let evidence = Some(Evidence::Text("checksums".into()));
    screen.after(600).meanwhile("ana", &Command::Data(DataCommand::GiveVerdict { component, judgement, evidence }));
    assert_eq!((minutes_left(&screen, "C1"), minutes_left(&screen, "C3")), (Some(30), Some(10)));
}

// ---- Several components at once ----

#[test]
fn a_step_is_finished_for_several_components_in_one_act_or_for_none() {
    let house = house();
    let told = house.run(&["done", "D1@db-1,db-2"]).done();
    assert_eq!(told.lines().count(), 2, "one entry each: {told}");
    let refused = house.run(&["done", "R3@db-1,db-2"]).refused(1);
    assert!(refused.contains("R3@db-1"), "{refused}");
    assert_eq!(house.step("R3@db-2")["state"], "open");
    let told = house.run(&["done", "D2", "--all", "--evidence", "counted", "--verdict", "intact"]).done();
    assert_eq!(told.lines().count(), 4, "{told}");
    assert_eq!((&house.component("db-1")["verdict"], &house.component("db-2")["verdict"]), (&"intact".into(), &"intact".into()));
    let refused = house.run(&["done", "D2", "--all", "--evidence", "again"]).refused(1);
    assert!(refused.contains("D2"), "{refused}");
    house.run(&["na", "R3@db-1,db-2", "--why", "read-only for now"]).done();
    assert_eq!(house.step("R3@db-2")["why"], "read-only for now");
    assert!(house.run(&["override", "R4@db-1,db-2", "--why", "x"]).refused(2).contains("one step"));
}

#[test]
fn ticks_beside_their_names_finish_a_step_for_several_components() {
    let mut screen = screen();
    screen.on("D1@db-1").press(" ").on("D1@db-2").press(" ");
    screen.on("D2@db-1").press(" ");
    assert!(screen.shows("also for") && screen.shows("☐ db-2"), "{}", screen.drawn(80, 24));
    // The verdict, the evidence, and the other component.
    screen.press("intact<Enter>counted<Tab>").press(" ");
    assert!(screen.shows("✔ db-2"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert_eq!((screen.state_of("D2@db-1"), screen.state_of("D2@db-2")), ("done", "done"), "{}", screen.said());
    screen.on("R3@db-1").press("iread-only<Tab>a<Enter>");
    assert_eq!((screen.state_of("R3@db-1"), screen.state_of("R3@db-2")), ("not_applicable", "not_applicable"));
}

// ---- Held and resumed ----

#[test]
fn what_was_stopped_is_on_a_list_until_it_is_resumed_and_keeps_the_incident_from_closing() {
    let house = house();
    house.run(&["done", "D1", "--all"]).done();
    let held = house.status()["held"].clone();
    assert_eq!(codes(&held), ["stop-writes@db-1", "stop-writes@db-2"]);
    assert_eq!(
        (&held[0]["component"], &held[0]["released_by"], &held[0]["by"]),
        (&"db-1".into(), &"R4@db-1".into(), &"ana".into())
    );
    assert!(house.run(&["status"]).done().contains("R4@db-1 resumes it"));
    house.run(&["done", "D2", "--all", "--evidence", "x", "--verdict", "intact"]).done();
    house.run(&["service", "db-1", "up"]).done();
    house.run(&["service", "db-2", "up"]).done();
    house.run(&["done", "C1"]).done();
    house.run(&["done", "C2", "--evidence", "It is over."]).done();
    house.run(&["resolve"]).done();
    let refused = house.run(&["close"]).refused(1);
    assert!(refused.contains("still on hold") && refused.contains("crisis done R4@db-1"), "{refused}");
    assert!(house.run(&["export", "-f", "markdown"]).done().contains("## Still on hold"));
    house.run(&["done", "R3", "--all"]).done();
    house.run(&["done", "R4", "--all"]).done();
    assert_eq!(house.status()["held"], Value::Array(vec![]));
    house.run(&["close"]).done();

    let mut screen = screen();
    screen.on("D1@db-1").press(" ").on("D1@db-1").press("<Enter>");
    assert!(screen.shows("on hold since 14:05; R4@db-1 resumes it"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>b");
    assert!(screen.shows("Still on hold"), "{}", screen.drawn(80, 50));
}

// ---- Paths ----

#[test]
fn choosing_a_path_settles_the_others_with_its_reason_and_can_be_put_right() {
    let house = house();
    house.run(&["done", "D1", "--all"]).done();
    house.run(&["done", "D2", "--all", "--evidence", "x", "--verdict", "intact"]).done();
    let refused = house.run(&["start", "R1"]).refused(1);
    assert!(refused.contains("failover, wait") && refused.contains("crisis choose"), "{refused}");
    assert!(house.run(&["next"]).done().contains("choose a path: failover, wait"));
    assert!(house.run_as("bram", &["choose", "wait", "--why", "x"]).refused(1).contains("only the commander"));
    assert!(house.run(&["choose", "home", "--why", "x"]).refused(1).contains("failover, wait"));
    let told = house.run(&["choose", "wait", "--why", "power is back at four"]).done();
    assert!(told.contains("wait") && told.contains("power is back at four"), "{told}");
    assert_eq!(house.status()["path"], "wait");
    assert!(house.run(&["done", "R1"]).refused(1).contains("R1"), "it is on the other path");
    house.run(&["start", "R2"]).done();
    // It was the wrong one after all: what was begun on it is settled with the reason.
    house.run(&["choose", "failover", "--why", "it stays dark"]).done();
    assert_eq!((&house.step("R2")["state"], &house.step("R2")["why"]), (&"not_applicable".into(), &"it stays dark".into()));
    house.run(&["start", "R1"]).done();
    house.run(&["choose", "wait", "--why", "it is back"]).done();
    assert_eq!((&house.step("R2")["state"], &house.step("R1")["state"]), (&"open".into(), &"not_applicable".into()));
    assert!(house.run(&["export", "-f", "markdown"]).done().contains("chose the path failover: it stays dark"));

    let mut screen = screen();
    screen.on("D1@db-1").press(" ").on("D1@db-2").press(" ");
    screen.on("D2@db-1").press(" intact<Enter>counted<Tab>a<Enter>");
    screen.on("C1").press(" ");
    assert!(screen.shows("choose a path: failover, wait"), "{}", screen.drawn(80, 24));
    screen.press(":path<Enter>wait<Enter>power is back at four<Enter>");
    assert!(screen.asked.last().unwrap().starts_with("ChoosePath"), "{:?}", screen.asked);
    screen.on("R2").press(" ");
    assert_eq!(screen.state_of("R2"), "done");
}

#[test]
fn what_was_judged_on_one_path_is_in_doubt_once_another_is_chosen() {
    let house = house();
    house.run(&["done", "D1", "--all"]).done();
    house.run(&["done", "D2@db-1", "--evidence", "x", "--verdict", "intact"]).done();
    house.run(&["choose", "wait", "--why", "power is back at four"]).done();
    house.run(&["done", "D2@db-2", "--evidence", "on the old disks", "--verdict", "intact"]).done();
    house.run(&["choose", "wait", "--why", "at five"]).done();
    assert_eq!(house.component("db-2")["stale"], false);
    house.run(&["choose", "failover", "--why", "it stays dark"]).done();
    assert_eq!((&house.component("db-1")["stale"], &house.component("db-2")["stale"]), (&false.into(), &true.into()));
    assert!(house.run(&["start", "R1"]).refused(1).contains("another path was chosen: failover"));
}

#[test]
fn what_is_known_to_be_damaged_stays_so_when_it_is_taken_from_customers() {
    let house = house();
    for (component, verdict, stays) in [("db-1", "damaged", true), ("db-2", "intact", false)] {
        house.run(&["verdict", component, verdict, "--evidence", "x"]).done();
        house.run(&["service", component, "down"]).done();
        assert_eq!(house.component(component)["verdict"], verdict);
        assert_eq!(house.component(component)["stale"], !stays);
    }
}

// ---- The commander's own, and what is delegated ----

#[test]
fn the_commanders_own_steps_are_nobody_elses_unless_they_are_delegated() {
    let house = house();
    house.run(&["call", "emma", "answered"]).done();
    house.run(&["assign", "emma", "communication"]).done();
    let refused = house.run_as("emma", &["done", "C1"]).refused(1);
    assert!(refused.contains("it is a step for the commander") && refused.contains("crisis delegate C1 emma"), "{refused}");
    assert_eq!(house.step("C1")["role"], "commander");
    house.run(&["delegate", "C1", "emma"]).done();
    assert_eq!(house.step("C1")["delegated_to"], "emma");
    assert!(codes(&house.run_as("emma", &["next", "--json"]).json())[0] == "call-in", "they see it first");
    assert!(!codes(&house.run(&["next", "--json"]).json()).contains(&"call-in".to_owned()), "it leaves the giver's");
    assert_eq!(house.responder("emma")["role"], "communication", "their role stays");
    house.run_as("emma", &["done", "C1"]).done();
    // A technical step, to somebody who communicates.
    house.run(&["delegate", "D1@db-1", "emma"]).done();
    house.run_as("emma", &["done", "D1@db-1"]).done();
    assert!(house.run(&["delegate", "D1@db-2", "bram"]).refused(1).contains("bram"), "bram is not there");
    let told = house.run(&["log", "--json"]).done();
    assert!(told.contains("delegated C1 Call people in to emma"), "{told}");
}

#[test]
pub fn w_delegates_the_step_under_the_cursor() {
    let mut screen = screen();
    comes(&mut screen, "emma", Role::Communication);
    screen.on("D1@db-1").press("wemma<Enter><Enter>");
    assert!(screen.asked.last().unwrap().starts_with("DelegateStep"), "{:?} {}", screen.asked, screen.said());
    screen.on("D1@db-1").press("<Enter>");
    assert!(screen.shows("Delegated to Emma"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>").sits("emma");
    assert!(screen.shows("NEXT  start D1@db-1"), "{}", screen.drawn(80, 24));
    screen.on("D1@db-1").press(" ");
    assert_eq!(screen.state_of("D1@db-1"), "done");
}

// ---- A verdict that settles its step, a step that asks for the service ----

#[test]
fn a_verdict_settles_the_step_that_asks_for_it_and_nothing_is_typed_twice() {
    let house = house();
    house.run(&["done", "D1", "--all"]).done();
    let told = house.run(&["verdict", "db-1", "intact", "--evidence", "counted twice"]).done();
    assert_eq!(told.lines().count(), 2, "{told}");
    assert_eq!((&house.step("D2@db-1")["state"], &house.step("D2@db-1")["evidence"]), (&"done".into(), &"counted twice".into()));
    house.run(&["verdict", "db-2", "damaged"]).done();
    assert_eq!(house.step("D2@db-2")["state"], "open", "without what it asks for it is not done");

    let mut screen = screen();
    screen.on("D1@db-1").press(" ").on("D1@db-2").press(" ");
    screen.on("D2@db-2").press("vintact<Enter>counted twice<Enter>");
    assert_eq!(screen.state_of("D2@db-2"), "done", "{}", screen.said());
}

#[test]
fn finishing_a_step_asks_for_the_service_and_proposes_it() {
    let house = house();
    house.run(&["done", "D1", "--all"]).done();
    house.run(&["done", "D2", "--all", "--evidence", "x", "--verdict", "intact"]).done();
    let output = house.run(&["done", "R3@db-1"]);
    assert!(output.stderr.contains("crisis service db-1 up"), "{output:?}");
    house.run(&["done", "R3@db-2", "--service", "degraded", "--percent", "60"]).done();
    let db = house.component("db-2");
    assert_eq!((&db["service"], &db["percent"]), (&"degraded".into(), &60.into()));

    let mut screen = screen();
    screen.on("D1@db-1").press(" ").on("D1@db-2").press(" ");
    screen.on("D2@db-1").press(" intact<Enter>counted<Tab>a<Enter>");
    screen.on("R3@db-1").press(" ");
    assert!(screen.shows("[up]"), "the proposal: {}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert_eq!(screen.state_of("R3@db-1"), "done");
    let open = screen.model.open.as_ref().unwrap();
    let service = |id: &str| open.board.components.iter().find(|row| *row.id == *id).unwrap().service.word();
    assert_eq!((service("db-1"), service("db-2")), ("up", "unknown"));
}

#[test]
fn taking_back_a_step_says_that_its_service_stays_and_once_more_takes_that_back() {
    let mut screen = screen();
    screen.on("D1@db-1").press(" ").on("D1@db-2").press(" ");
    screen.on("D2@db-1").press(" intact<Enter>counted<Tab>a<Enter>");
    screen.after(60).on("R3@db-1").press(" <Enter>").press("u");
    assert!(screen.shows("db-1 stays up; press u again to undo that as well."), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert_eq!(screen.state_of("R3@db-1"), "open");
    screen.press("u<Enter>");
    let open = screen.model.open.as_ref().unwrap();
    let service = open.board.components.iter().find(|row| *row.id == *"db-1").unwrap().service.word();
    assert_eq!(service, "unknown", "{}", screen.said());
}

#[test]
fn reopening_a_step_names_what_is_done_and_rests_on_it() {
    let house = house();
    house.run(&["done", "D1", "--all"]).done();
    house.run(&["done", "D2", "--all", "--evidence", "x", "--verdict", "intact"]).done();
    house.run(&["done", "R3@db-1", "--service", "up"]).done();
    house.run(&["done", "R4@db-1"]).done();
    let said = house.run(&["reopen", "D1@db-1", "--why", "a writer was forgotten"]).stderr;
    assert!(said.contains("D2@db-1, D2@db-2") && !said.contains("D1@db-2"), "{said}");
    let said = house.run(&["reopen", "R3@db-1", "--why", "closed again"]).stderr;
    assert!(said.contains("done steps that depend on R3@db-1: R4@db-1"), "{said}");
    let said = house.run(&["reopen", "R4@db-1", "--why", "closed again"]).stderr;
    assert!(!said.contains("resting on"), "{said}");
}

#[test]
fn what_was_done_before_its_wait_was_over_is_said_to_be_so_at_once_and_stays_marked() {
    let house = House::new();
    house.write(
        "runbooks/wait.toml",
        r#"
schema = 1
id = "wait"
title = "Wait"
[[component]]
id = "db-1"
data = false
[[step]]
id = "back"
priority = "restore"
title = "Bring it back"
[[step]]
id = "hold"
priority = "restore"
per = "component"
title = "Confirm that it held"
needs = ["back"]
after = "30m"
"#,
    );
    house.run(&["declare", "wait", "--at", "3h ago"]).done();
    house.run(&["done", "R1", "--at", "2h ago"]).done();
    let early = house.run(&["done", "R2@db-1", "--at", "100m ago"]);
    assert!(early.stderr.contains("before its wait was over; this stays marked"), "{early:?}");
    let alarms = house.run(&["status", "--json"]).json()["alarms"].to_string();
    assert!(alarms.contains("was done before its wait was over") && !alarms.contains("check the data"), "{alarms}");
    house.run(&["reopen", "R2@db-1", "--why", "too early"]).done();
    let right = house.run(&["done", "R2@db-1", "--at", "80m ago"]);
    assert!(!right.stderr.contains("wait was over"), "{right:?}");
}

// ---- A step of one's own ----

#[test]
fn a_step_of_ones_own_has_a_code_and_all_that_others_have() {
    let house = house();
    let told = house.run(&["add", "Ring the landlord", "--priority", "communicate"]).done();
    assert!(told.contains("C3 Ring the landlord"), "{told}");
    house.run(&["add", "Reseat the cable", "--priority", "restore", "--component", "db-2", "--role", "technical"]).done();
    assert!(house.run(&["start", "R5@db-2"]).refused(1).contains("data of db-2"), "the gate holds for it too");
    house.run(&["done", "C3", "--evidence", "he comes"]).done();
    assert_eq!((&house.step("C3")["state"], &house.step("C3")["role"]), (&"done".into(), &"communication".into()));
    assert!(house.run(&["add", "Ring the landlord", "--priority", "communicate"]).refused(1).contains("C3"));
    assert!(house.run(&["add", "Look", "--priority", "restore", "--component", "moon"]).refused(1).contains("moon"));
    assert!(house.run(&["export", "-f", "markdown"]).done().contains("Reseat the cable"));

    let mut screen = screen();
    screen.press(":new step<Enter>Ring the landlord<Tab><Right><Tab>");
    assert!(screen.shows("☐ db-1"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert!(screen.asked.last().is_some_and(|asked| asked.starts_with("AddStep")), "{:?} {}", screen.asked, screen.said());
    screen.on("C3").press("s");
    assert_eq!(screen.state_of("C3"), "started");
}

// ---- The all-clear, and overrides of what is done once ----

#[test]
fn the_all_clear_waits_for_all_data_and_every_service_and_is_passed_only_by_name() {
    let house = house();
    house.run(&["service", "db-1", "up"]).done();
    let refused = house.run(&["done", "C2", "--evidence", "It is over."]).refused(1);
    assert!(refused.contains("the data of db-1 is not confirmed"), "{refused}");
    house.run(&["done", "D1", "--all"]).done();
    house.run(&["done", "D2@db-1", "--evidence", "x", "--verdict", "intact"]).done();
    assert!(house.run(&["done", "C2", "--evidence", "It is over."]).refused(1).contains("db-2"));
    let output = house.run(&["override", "C2", "--why", "db-2 is a test machine"]);
    assert!(output.stderr.contains("db-2, and for no other"), "{output:?}");
    house.run(&["start", "C2"]).done();
    house.run(&["verdict", "db-1", "damaged"]).done();
    let refused = house.run(&["done", "C2", "--evidence", "It is over."]).refused(1);
    assert!(refused.contains("db-1"), "the lock that was passed was that of db-2: {refused}");
    assert!(house.run(&["log"]).done().contains("and with it on db-2"));

    let mut screen = screen();
    screen.on("C2").press(" ");
    assert!(screen.said().contains("is locked"), "{}", screen.said());
    screen.press("Oall of it is a drill<Enter>");
    assert!(screen.said().contains("db-1, db-2"), "{}", screen.said());
}

// ---- What happened earlier ----

#[test]
fn every_form_takes_when_it_happened() {
    let mut screen = screen();
    screen.press("nthe lights went out<Tab>13:50<Enter>");
    assert!(screen.asked.last().unwrap().contains("the lights went out"), "{:?} {}", screen.asked, screen.said());
    let open = screen.model.open.as_ref().unwrap();
    let note = open.published.rows().last().unwrap();
    assert_eq!(note.at.seconds_since(note.recorded_at), -15 * 60);
    screen.press("nnever<Tab>25:99<Enter>");
    assert!(screen.model.form.is_some() && screen.shows("25:99"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>").on("D1@db-1").press("xno time<Tab><Tab>tomorrow<Enter>");
    assert!(screen.model.form.is_some(), "{}", screen.said());
}

// ---- Two people at once ----

#[test]
fn a_link_that_would_close_a_circle_is_ignored_and_named() {
    let mut machine = crate::laws::Machine::new();
    let stored = |component: &str, ground: &str| -> crisis::domain::event::Fact {
        crisis::domain::data::facts::ComponentChanged {
            component: component.parse().unwrap(),
            title: None,
            needs: None,
            stored_on: Some(vec![ground.parse().unwrap()]),
        }
        .into()
    };
    // On another machine, at the same time: db is stored on net here.
    machine.keep(&"bram".parse().unwrap(), stored("net", "db"));
    let board = crisis::domain::board::board(&machine.incident, crisis::domain::stamp::Moment::from_millis(machine.now), None);
    let said: Vec<String> = board.alarms.iter().map(|alarm| crisis::domain::speech::Language::English.say(&alarm.say)).collect();
    assert!(said.iter().any(|said| said.contains("net was also said to be stored on db")), "{said:?}");
}

#[test]
fn a_verdict_that_counts_without_a_second_person_stands_among_the_overrides() {
    let house = house();
    house.run(&["done", "D1", "--all"]).done();
    house.run(&["verdict", "db-1", "damaged"]).done();
    house.run(&["verdict", "db-1", "intact", "--evidence", "read it twice"]).done();
    house.run(&["override", "db-1", "--why", "nobody else is awake"]).done();
    let report = house.run(&["export", "-f", "markdown"]).done();
    let overrides = report.split("## Overrides").nth(1).unwrap().split("##").next().unwrap();
    assert!(overrides.contains("verdict intact on db-1 count without a second person: nobody else is awake"), "{overrides}");
}

// ---- Files ----

#[test]
fn lint_knows_what_steps_bring_about() {
    let house = House::new();
    let lint = |text: String| {
        house.write("own.toml", text);
        let output = house.run(&["lint", "own.toml"]);
        output.stdout + &output.stderr
    };
    assert!(
        lint(RUNBOOK.replace("releases = \"stop-writes\"\n", ""))
            .contains("`stop-writes` stops something, and no step releases it")
    );
    assert!(
        lint(RUNBOOK.replace("releases = \"stop-writes\"", "releases = \"look\""))
            .contains("releases `look`, which stops nothing")
    );
    assert!(lint(RUNBOOK.replace("releases = \"stop-writes\"", "releases = \"stop\"")).contains("unknown step `stop`"));
    assert!(lint(RUNBOOK.replace("path = \"wait\"\n", "")).contains("`failover` is the only path"));
    assert!(lint(RUNBOOK.replace("notice = \"all-clear\"", "notice = \"all-cleer\"")).contains("did you mean `all-clear`"));
    assert!(lint(RUNBOOK.replace("stop-writes@*", "stop-wrote@*")).contains("unknown step `stop-wrote`"));
    let on_one_path = RUNBOOK.replace("releases = \"stop-writes\"", "releases = \"stop-writes\"\npath = \"wait\"");
    assert!(lint(on_one_path).contains("no step releases it on the path `failover`"));
}
