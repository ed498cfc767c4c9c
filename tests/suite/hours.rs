use crisis::domain::ask::table::{Command, PeopleCommand};
use crisis::domain::board::clocks::{AWAKE, Kind};

use super::house::House;
use super::screen::Screen;

const HOUR: i64 = 3600;

/// The clocks that say how long somebody is awake: whom, and whether it is too long.
fn awake(screen: &Screen) -> Vec<(String, bool)> {
    let clocks = screen.model.open.as_ref().unwrap().board.clocks.iter().filter(|clock| clock.kind == Kind::Awake);
    clocks.map(|clock| (clock.about.as_str().to_owned(), clock.overdue)).collect()
}

/// Somebody comes, and says for how many hours they are awake.
fn comes(screen: &mut Screen, who: &str, hours: i64) {
    screen.meanwhile(who, &Command::People(PeopleCommand::Acknowledge {}));
    let since = screen.model.now.plus_seconds(-hours * HOUR).utc().fixed_offset();
    screen.meanwhile(who, &Command::People(PeopleCommand::SayAwake { since }));
}

#[test]
fn after_seventeen_hours_awake_there_is_a_warning_until_they_are_released() {
    let mut screen = Screen::declared();
    comes(&mut screen, "bram", 15);
    assert_eq!(awake(&screen), [("bram".to_owned(), false)]);
    screen.after(AWAKE - 15 * HOUR - 60);
    assert_eq!(awake(&screen), [("bram".to_owned(), false)]);
    screen.after(60);
    assert_eq!(awake(&screen), [("bram".to_owned(), true)]);
    let board = &screen.model.open.as_ref().unwrap().board;
    assert!(board.next.iter().all(|next| !format!("{next:?}").contains("rest")), "nobody is sent home by NEXT: {:?}", board.next);
    screen.meanwhile("ana", &Command::People(PeopleCommand::ReleaseResponder { who: "bram".parse().unwrap() }));
    assert_eq!(awake(&screen), []);
    screen.meanwhile("bram", &Command::People(PeopleCommand::Acknowledge {}));
    assert_eq!(awake(&screen), [], "they have slept since, and nobody knows until when");
}

#[test]
fn since_when_somebody_is_awake_is_asked_once_and_told_where_people_are() {
    let house = House::with_incident("db-1");
    let asked = |output: &super::house::Output| output.stderr.contains("say since when you are awake: `crisis awake TIME`");
    let came = house.run_as("bram", &["ack"]);
    assert!(asked(&came), "{came:?}");
    assert!(!asked(&house.run_as("bram", &["ack"])), "once");
    house.run_as("bram", &["awake", "4h ago"]).done();
    assert!(house.run_as("bram", &["awake", "2999-01-01 00:00"]).refused(1).contains("future"));
    let bram = house.responder("bram");
    assert!(bram["here_since"].is_string() && bram["awake_since"].is_string(), "{bram}");
    assert!(house.responder("ana")["awake_since"].is_null());
    let brief = house.run(&["brief"]).done();
    assert!(brief.contains("awake for 4h"), "{brief}");
    let clocks = house.status()["clocks"].as_array().unwrap().clone();
    assert!(clocks.iter().any(|clock| clock["kind"] == "awake" && clock["about"] == "bram"), "{clocks:?}");
}

#[test]
fn what_takes_weeks_asks_nobody_and_has_no_such_clock() {
    let house = House::new();
    house.run(&["declare", "region-shutdown"]).done();
    let came = house.run_as("bram", &["ack"]);
    assert!(!came.stderr.contains("awake"), "{came:?}");
    house.run_as("bram", &["awake", "18h ago"]).done();
    let clocks = house.status()["clocks"].as_array().unwrap().clone();
    assert!(clocks.iter().all(|clock| clock["kind"] != "awake" && clock["kind"] != "command"), "{clocks:?}");
}
