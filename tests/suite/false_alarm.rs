use crisis::domain::ask::table::{Command, DataCommand};
use crisis::domain::vocabulary::Service;

use super::house::House;
use super::screen::Screen;

#[test]
fn a_false_alarm_is_closed_as_one_without_verdicts_and_outside_the_figures() {
    let house = House::with_incident("db-1,web");
    let id = house.short_id();
    let told = house.run(&["close", "--false-alarm", "a test of the monitoring"]).done();
    assert!(told.contains("closed as a false alarm: a test of the monitoring"), "{told}");
    let status = house.run(&["status", "--json", "--incident", &id]).json();
    assert_eq!((&status["incident"]["status"], &status["incident"]["false_alarm"]), (&"closed".into(), &true.into()));
    let report = house.run(&["export", &id, "-f", "markdown"]).done();
    assert!(report.contains("- Status: closed, **false alarm**"), "{report}");
    assert!(report.contains("**It was a false alarm**: a test of the monitoring."), "{report}");
    assert!(!report.contains("Service of db"), "{report}");
}

#[test]
fn it_is_the_commanders_alone() {
    let house = House::with_incident("db-1");
    let refused = house.run_as("bram", &["close", "--false-alarm", "nothing there"]).refused(1);
    assert!(refused.contains("only the commander, "), "{refused}");
    house.run(&["close", "--false-alarm", "x", "--why", "y"]).refused(2);
    house.run(&["close", "--false-alarm", " "]).refused(1);
}

#[test]
fn what_was_harmed_or_set_down_was_no_false_alarm() {
    for harm in [
        &["verdict", "db-1", "damaged", "--extent", "two tables"][..],
        &["verdict", "db-1", "lost"],
        &["verdict", "db-1", "recovered", "--as-of", "10m ago", "--evidence", "counts"],
        &["service", "db-1", "down"],
    ] {
        let house = House::with_incident("db-1,web");
        house.run(harm).done();
        // What was said once stays said, whatever came after.
        house.run(&["verdict", "db-1", "unknown"]).done();
        house.run(&["service", "db-1", "restoring"]).done();
        let refused = house.run(&["close", "--false-alarm", "nothing there"]).refused(1);
        assert!(refused.contains("error: this was not a false alarm") && refused.contains("db-1"), "{harm:?}: {refused}");
        assert!(refused.contains("hint: `crisis resolve` first"), "{refused}");
    }
}

#[test]
fn customers_who_were_told_get_the_all_clear() {
    let house = House::with_incident("db-1");
    house.run(&["done", "C1", "--evidence", "mail is down, says the status page"]).done();
    let output = house.run(&["close", "--false-alarm", "a test of the monitoring"]);
    assert!(output.stderr.contains("customers got notices (C1): send them the all-clear"), "{}", output.stderr);
}

#[test]
fn the_form_closes_a_false_alarm_and_home_says_so() {
    let mut screen = Screen::declared();
    screen.press("C");
    assert!(screen.shows("false alarm"), "{}", screen.drawn(80, 24));
    screen.press("<Tab>a test of the monitoring<Enter>");
    assert!(screen.shows("FALSE ALARM"), "{}", screen.drawn(80, 24));
    screen.press("I");
    assert!(screen.shows("false alarm"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_form_says_why_it_was_none() {
    let mut screen = Screen::declared();
    let down = DataCommand::SetService { component: "db-1".parse().unwrap(), service: Service::Down, percent: None, why: None };
    screen.meanwhile("ana", &Command::Data(down));
    screen.press("C<Tab>nothing there<Enter>");
    assert!(screen.said().contains("the service of db-1 was set to down"), "{}", screen.said());
    assert_eq!(
        screen.model.form.as_ref().map(|form| form.here().map(|field| field.label.clone())),
        Some(Some("false alarm".into()))
    );
}
