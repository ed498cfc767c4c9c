use crisis::domain::ask::table::{Command, PeopleCommand, StepsCommand};
use crisis::domain::id::StepRef;
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::vocabulary::{CallOutcome, Line};

use super::house::House;
use super::keys::SECOND_EYES;
use super::screen::{Screen, person};

fn called(screen: &mut Screen, who: &str, outcome: Option<CallOutcome>) {
    let call = PeopleCommand::CallResponder { who: person(who), line: Line::Primary, outcome };
    screen.meanwhile("ana", &Command::People(call));
}

fn comes(screen: &mut Screen, who: &str, role: Role, duty: Option<&str>) {
    called(screen, who, Some(CallOutcome::Answered));
    let assign = PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: duty.map(str::to_owned) };
    screen.meanwhile("ana", &Command::People(assign));
}

fn step(screen: &Screen, code: &str) -> StepRef {
    screen.model.open.as_ref().unwrap().board.coded(code).unwrap().reference.clone()
}

fn start(screen: &mut Screen, who: &str, code: &str) {
    let step = step(screen, code);
    screen.meanwhile(who, &Command::Steps(StepsCommand::StartStep { step }));
}

/// The line of a frame that holds some words.
fn line(screen: &Screen, words: &str) -> String {
    let drawn = screen.drawn(80, 24);
    drawn.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {drawn}")).to_owned()
}

#[test]
fn everybody_has_one_name_on_every_screen() {
    let mut screen = Screen::declared();
    comes(&mut screen, "devos", Role::Technical, Some("storage"));
    called(&mut screen, "bram", None);
    start(&mut screen, "devos", "D2");
    for keys in ["", "l", "p", "m", ":", "c"] {
        screen.press(keys);
        let drawn = screen.drawn(120, 40);
        let names: Vec<&str> = drawn
            .split(|c: char| !c.is_alphanumeric() && c != '@' && c != '.')
            .filter(|word| ["devos", "bram"].contains(word))
            .collect();
        // Whom the cursor stands on among the people is introduced in full, with the id that verbs take.
        let introduced = usize::from(keys == "p");
        assert!(names.len() <= introduced, "{keys}: {names:?} {drawn}");
        screen.press("<Esc><Esc>");
    }
    assert!(line(&screen, "D2 ").contains("Devos"), "{}", screen.drawn(80, 24));
    screen.press("p<Down><Down>");
    assert!(screen.shows("Koen Devos (devos)"), "{}", screen.drawn(80, 24));
}

/// A contact whose id is no part of the name.
const JAN: &str = r#"
schema = 1
[[contact]]
id = "x1"
name = "Jan van den Berg"
email = "jan@example.net"
primary_phone = "+44 20 7946 0801"
secondary_phone = "+44 20 7946 0802"
"#;

#[test]
fn a_verb_calls_somebody_as_the_screen_does_and_takes_that_name() {
    let house = House::with_incident("db-1");
    house.run(&["call", "devos", "answered"]).done();
    let given = house.run(&["assign", "Devos", "technical", "--duty", "storage"]).done();
    assert!(given.contains("gave Devos the technical role: storage"), "{given}");
    house.run(&["call", "bram", "answered"]).done();
    assert!(house.run(&["assign", "Bram", "communication"]).done().contains("gave Bram the communications role"));
    assert_eq!(house.responder("bram")["name"], "Bram Bakker", "what programs read is the whole name");
    let house = House::with_incident("db-1");
    house.write("contacts.toml", JAN);
    house.run(&["call", "x1", "answered"]).done();
    let given = house.run(&["assign", "van den berg", "technical"]).done();
    assert!(given.contains("gave van den Berg the technical role"), "{given}");
    let seen = house.run(&["status"]).done();
    assert!(seen.contains("x1") && seen.contains("Jan van den Berg"), "where people are listed their whole name stands: {seen}");
}

#[test]
fn who_is_at_a_step_looks_different_from_who_has_it_as_a_duty() {
    let mut screen = Screen::declared();
    comes(&mut screen, "bram", Role::Technical, Some("D1"));
    comes(&mut screen, "devos", Role::Technical, None);
    start(&mut screen, "devos", "D2");
    assert!(line(&screen, "Devos technical").contains("at D2"), "{}", screen.drawn(80, 24));
    assert!(line(&screen, "Bram  technical").contains("duty: D1"), "{}", screen.drawn(80, 24));
    screen.press("p");
    assert!(line(&screen, "Devos  technical").contains("at D2"), "{}", screen.drawn(80, 24));
    assert!(line(&screen, "Bram   technical").contains("duty: D1"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_deadlines_stay_however_many_people_were_called() {
    let mut screen = Screen::declared();
    for who in ["bram", "chloe", "devos", "emma", "finn"] {
        called(&mut screen, who, None);
    }
    assert!(screen.shows("deadlines"), "{}", screen.drawn(80, 24));
    assert!(screen.shows("C1 step 5m left"), "{}", screen.drawn(80, 24));
}

#[test]
fn of_one_call_one_clock_is_told_in_one_way() {
    let mut screen = Screen::declared();
    called(&mut screen, "bram", None);
    screen.after(50 * 60);
    assert!(line(&screen, "Bram called in").contains("45m late"), "{}", screen.drawn(80, 24));
    screen.press("*");
    let whole = screen.drawn(120, 50);
    assert!(whole.contains("Bram was called in 50m ago and has not acknowledged: 45m late"), "{whole}");
    assert!(whole.contains("Bram call-out, 45m late (limit 5m)"), "{whole}");
    assert!(!whole.contains("call-out, 50m ago"), "{whole}");
}

#[test]
fn at_the_minute_of_its_deadline_a_step_is_due_now() {
    let mut screen = Screen::declared();
    screen.after(5 * 60);
    assert!(screen.shows("LATE C1 \"Send the first notice\" is due now"), "{}", screen.drawn(80, 24));
    assert!(line(&screen, "☐ C1").contains("due now"), "{}", screen.drawn(80, 24));
    screen.after(60);
    assert!(line(&screen, "☐ C1").contains("1m late"), "{}", screen.drawn(80, 24));
}

#[test]
fn whoever_was_called_is_told_so_before_anything_else_and_with_which_key_to_answer() {
    let mut screen = Screen::declared();
    screen.sits("bram");
    called(&mut screen, "bram", None);
    assert!(line(&screen, "NEXT").contains("you were called in: acknowledge"), "{}", screen.drawn(80, 24));
    assert!(line(&screen, "NEXT").contains(" A does it"), "{}", screen.drawn(80, 24));
    screen.after(6 * 60);
    assert!(screen.shows("LATE you were called in 6m ago and have not acknowledged"), "{}", screen.drawn(80, 24));
    screen.press("A");
    assert!(!screen.shows("you were called in"), "{}", screen.drawn(80, 24));
    assert!(line(&screen, "NEXT").contains(". does it"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_role_with_a_question_mark_says_that_nobody_has_assigned_it() {
    let mut screen = Screen::declared();
    called(&mut screen, "bram", Some(CallOutcome::Answered));
    called(&mut screen, "emma", Some(CallOutcome::Answered));
    assert!(line(&screen, "Bram technical?").contains("proposed"), "{}", screen.drawn(80, 24));
    screen.press("<Tab><Tab>j");
    assert!(screen.shows("technical: proposed, not assigned yet, because"), "{}", screen.drawn(80, 24));
    screen.press("p");
    assert!(line(&screen, "technical?").contains("proposed, not assigned yet"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>*");
    assert!(screen.drawn(120, 50).contains("technical: proposed, not assigned yet"), "{}", screen.drawn(120, 50));
    screen.press("<Esc>?");
    assert!(screen.shows("technical?: proposed, nobody has assigned it yet"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_component_that_is_down_and_locked_says_both() {
    let mut screen = Screen::declared();
    let down = crisis::domain::ask::table::DataCommand::SetService {
        component: "db-1".parse().unwrap(),
        service: crisis::domain::vocabulary::Service::Down,
        percent: None,
        why: None,
    };
    screen.meanwhile("ana", &Command::Data(down));
    assert!(line(&screen, "db-1 ").contains("unknown") && screen.shows("⊘ down"), "{}", screen.drawn(80, 24));
}

/// A step that failed, with a reason that leaves no room for its title.
fn failed(why: &str) -> Screen {
    let mut screen = Screen::declared();
    comes(&mut screen, "devos", Role::Technical, None);
    let step = step(&screen, "D4@db-1");
    screen.meanwhile("devos", &Command::Steps(StepsCommand::FailStep { step, why: why.to_owned() }));
    screen
}

#[test]
fn what_is_cut_is_never_the_reason() {
    let why = "no space left on /srv";
    let mut screen = failed(why);
    screen.on("D4@db-1");
    assert!(line(&screen, "✖ D4@db-1").contains(why), "{}", screen.drawn(80, 24));
    assert!(line(&screen, " ! ").contains(why), "{}", screen.drawn(80, 24));
    let long = "the controller drops both disks as soon as anything is written, tried it three times over";
    let mut screen = failed(long);
    screen.on("D4@db-1");
    let end = "tried it three times over";
    assert!(screen.shows(end), "{}", screen.drawn(80, 24));
    screen.press("*");
    assert!(screen.shows(end), "{}", screen.drawn(80, 24));
    let mut screen = Screen::declared();
    let step = step(&screen, "R1@db-1");
    let why = "the owner said so".to_owned();
    screen.meanwhile("ana", &Command::Steps(StepsCommand::OverrideGate { step, why }));
    assert!(line(&screen, "R1@db-1").contains("OVERRIDE: the owner said so"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_second_person_is_asked_for_only_where_one_is_needed() {
    let mut screen = Screen::following(SECOND_EYES);
    screen.on("D2@db-1").press("<Enter>");
    assert!(screen.shows("a second person"), "{}", screen.drawn(80, 24));
    let step = step(&screen, "D2@db-1");
    let why = "alone tonight".to_owned();
    screen.meanwhile("ana", &Command::Steps(StepsCommand::OverrideGate { step: step.clone(), why }));
    assert!(!screen.shows("a second person"), "{}", screen.drawn(80, 24));
    let evidence = Some(Evidence::Text("seen".to_owned()));
    let finish = StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None };
    screen.meanwhile("ana", &Command::Steps(finish));
    assert!(!screen.drawn(80, 24).contains("2nd person"), "{}", screen.drawn(80, 24));
}

const WAITS: &str = r#"
schema = 1
id = "own"
title = "Own"
[[component]]
id = "db"
title = "Database"
[[step]]
id = "open-up"
priority = "integrity"
title = "Open up"
[[step]]
id = "it-held"
priority = "restore"
title = "Confirm it held"
needs = ["open-up"]
after = "30m"
[[step]]
id = "rest"
priority = "communicate"
role = "commander"
title = "Rest"
after = "30m"
"#;

#[test]
fn a_step_that_waits_for_an_hour_has_an_alarm_at_that_hour() {
    let mut screen = Screen::following(WAITS);
    screen.after(1);
    assert!(line(&screen, "C1 wait").contains("left"), "{}", screen.drawn(80, 24));
    assert!(!screen.shows("LATE"));
    screen.reached.clear();
    screen.after(30 * 60);
    assert!(screen.reached.iter().any(|told| told.contains("C1 Rest can start now: its wait is over")), "{:?}", screen.reached);
    screen.reached.clear();
    screen.after(60);
    assert!(screen.reached.is_empty(), "it rings once: {:?}", screen.reached);
    assert!(!screen.drawn(80, 24).contains("C1 wait"), "{}", screen.drawn(80, 24));
}
