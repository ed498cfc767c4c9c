use chrono::NaiveDate;
use crisis::app::library::SHIPPED_RUNBOOKS;
use crisis::domain::files;
use crisis::domain::runbook::{Priority, Runbook, Stage};
use crisis::domain::step::Doer;
use serde_json::Value;

use super::house::House;
use super::screen::Screen;

/// The shipped runbooks beside the crisis plan itself.
fn beside_the_plan() -> impl Iterator<Item = (&'static str, Runbook)> {
    let read = |text: &str| files::runbook::parse(text, NaiveDate::default()).value.unwrap();
    SHIPPED_RUNBOOKS.iter().filter(|(file, _)| *file != "technical-crisis.toml").map(move |(file, text)| (*file, read(text)))
}

fn alarms(house: &House) -> Vec<String> {
    let status = house.status();
    status["alarms"].as_array().unwrap().iter().map(|alarm| alarm["text"].as_str().unwrap().to_owned()).collect()
}

fn kinds_of_clocks(house: &House) -> Vec<String> {
    let status = house.status();
    status["clocks"].as_array().unwrap().iter().map(|clock| clock["kind"].as_str().unwrap().to_owned()).collect()
}

fn held(house: &House) -> Vec<String> {
    let status = house.status();
    status["held"].as_array().unwrap().iter().map(|held| held["step"].as_str().unwrap().to_owned()).collect()
}

fn comes(house: &House, who: &str, role: &str) {
    house.run(&["call", who, "answered"]).done();
    house.run(&["assign", who, role]).done();
}

#[test]
fn the_first_word_waits_for_nothing_and_people_are_called_early() {
    for (file, runbook) in beside_the_plan() {
        let told: Vec<_> = runbook.steps.iter().filter(|step| step.priority == Priority::Communicate).collect();
        let [first, second, ..] = told[..] else { panic!("{file}") };
        let notice = runbook.notices.iter().find(|notice| Some(&notice.id) == first.notice.as_ref());
        assert_eq!(notice.map(|notice| notice.stage), Some(Stage::First), "{file}");
        assert!(first.needs.is_empty() && first.after.is_none() && first.time_box.is_some(), "{file}: {}", first.id);
        assert!(second.role == Doer::Commander && second.needs.is_empty(), "{file}: {}", second.id);
        let (regulators, all_clear) = ("decide-regulators", Some(Stage::AllClear));
        let waits = runbook.steps.iter().find(|step| *step.id == *regulators).map_or(0, |step| step.needs.len());
        assert_eq!(waits, 0, "{file}: regulators wait for nothing");
        let stage = |id| runbook.notices.iter().find(|notice| Some(&notice.id) == id).map(|notice| notice.stage);
        assert!(runbook.steps.iter().any(|step| stage(step.notice.as_ref()) == all_clear), "{file}");
    }
}

#[test]
fn no_line_of_a_shipped_step_is_wider_than_a_rescue_console_and_its_column() {
    for (file, runbook) in beside_the_plan() {
        for step in &runbook.steps {
            assert!(step.title.chars().count() <= 34, "{file}: {}", step.title);
            for line in step.detail.lines() {
                assert!(line.chars().count() <= 76, "{file}: {}: {line}", step.id);
            }
        }
    }
}

#[test]
fn what_serves_as_it_did_before_is_no_alarm_until_something_touches_it() {
    let house = House::new();
    house.run(&["declare", "region-shutdown", "--component", "be1=up,be2=up"]).done();
    assert_eq!(alarms(&house), Vec::<String>::new());
    house.run(&["service", "be1", "degraded", "--percent", "60"]).done();
    assert_eq!(alarms(&house), Vec::<String>::new(), "slow is not out");
    house.run(&["service", "be1", "down"]).done();
    house.run(&["service", "be1", "up"]).done();
    assert!(alarms(&house)[0].starts_with("be1 serves customers while nobody has confirmed its data"), "{:?}", alarms(&house));
    house.run(&["verdict", "be2", "damaged"]).done();
    assert!(alarms(&house).iter().any(|alarm| alarm.starts_with("be2 serves customers while its data is damaged")));
    // What it is stored on was out: that touches what is stored there too.
    house.run(&["declare", "performance-and-stability", "--component", "storage=down,web=up", "--title", "Slow"]).done();
    let told = house.run(&["status", "-i", "slow"]).done();
    assert!(told.contains("web serves customers while nobody has confirmed its data"), "{told}");
}

#[test]
fn an_operation_of_weeks_asks_nobody_to_hand_over_command() {
    let house = House::new();
    house.run(&["declare", "machine-migration", "--at", "80d ago"]).done();
    assert!(!kinds_of_clocks(&house).contains(&"command".to_owned()), "{:?}", kinds_of_clocks(&house));
    assert!(!alarms(&house).iter().any(|alarm| alarm.contains("commanded")), "{:?}", alarms(&house));
    let house = House::new();
    house.run(&["declare", "hung-job", "--at", "4h ago"]).done();
    assert!(alarms(&house).iter().any(|alarm| alarm.contains("has been in command for 4h")), "{:?}", alarms(&house));
}

#[test]
fn what_the_commander_does_under_communicate_is_no_word_to_customers() {
    let mut screen = Screen::following(include_str!("../../runbooks/performance-and-stability.toml"));
    screen.on("C2").press(" ");
    assert_eq!(screen.state_of("C2"), "done");
    assert!(screen.shows("CUSTOMERS told nothing yet"), "{}", screen.drawn(80, 24));
    screen.on("C1").press(" ").press("We see it too; next update 14:25.<Enter>");
    screen.on("C2").press("oone more<Enter>").on("C2").press(" ");
    assert!(screen.shows("CUSTOMERS told 14:05"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_lost_site_is_fenced_before_anything_starts_elsewhere_and_stays_on_the_list() {
    let house = House::new();
    house.run(&["declare", "datacentre-loss-small-team"]).done();
    comes(&house, "bram", "technical");
    let bram = |args: &[&str]| house.run_as("bram", args);
    assert!(bram(&["start", "D3"]).refused(1).contains("D1"), "the site is phoned first");
    bram(&["done", "D1", "--evidence", "water in hall 2"]).done();
    bram(&["done", "D2", "--evidence", "prune.timer"]).done();
    assert!(bram(&["done", "D4@mail"]).refused(1).contains("evidence"), "the old values are written down");
    bram(&["done", "D4@mail", "--evidence", "nothing set: all defaults"]).done();
    bram(&["done", "D5", "--all", "--evidence", "restic of 03:00"]).done();
    assert!(bram(&["start", "D6@mail"]).refused(1).contains("D3"));
    house.run(&["choose", "second-site", "--why", "water"]).done();
    bram(&["done", "D3", "--evidence", "routes withdrawn"]).done();
    bram(&["done", "D6", "--all", "--evidence", "restored"]).done();
    bram(&["done", "D8@application", "--evidence", "counts", "--verdict", "recovered", "--as-of", "2h ago"]).done();
    bram(&["done", "D8@mail", "--evidence", "bad index", "--verdict", "damaged"]).done();
    house.run(&["confirm", "D8@application"]).done();
    house.run(&["confirm", "D8@mail"]).done();
    assert!(bram(&["start", "R1@mail"]).refused(1).contains("data of mail"));
    house.run(&["done", "C8", "--evidence", "Your mail since 03:00 is missing."]).done();
    bram(&["done", "D9@mail", "--evidence", "older copy", "--verdict", "recovered", "--as-of", "9h ago"]).done();
    house.run(&["confirm", "mail"]).done();
    bram(&["done", "R1", "--all", "--service", "restoring"]).done();
    bram(&["done", "R3", "--all", "--evidence", "three customers", "--service", "up"]).done();
    assert!(bram(&["start", "R5@mail"]).refused(1).contains("R4"), "the half hour counts from the mail that was let go");
    assert!(!bram(&["start", "R5@application"]).refused(1).contains("R4"), "where no mail is, none is waited for");
    bram(&["done", "R4@mail"]).done();
    assert_eq!(held(&house), ["freeze-deletes", "fence-site"]);
    house.run(&["resolve"]).done();
    let refused = house.run(&["close"]).refused(1);
    assert!(refused.contains("still on hold: D2") && refused.contains("D3"), "{refused}");
}

#[test]
fn half_done_work_is_put_right_before_anybody_is_let_in_and_its_watch_waits_for_no_data() {
    let house = House::new();
    house.run(&["declare", "hung-job"]).done();
    comes(&house, "bram", "technical");
    let bram = |args: &[&str]| house.run_as("bram", args);
    house.run(&["done", "C8", "--evidence", "bram from 06:00, five nights"]).done();
    for code in ["D1", "D2", "D3", "D4"] {
        bram(&["done", code, "--evidence", "x"]).done();
    }
    bram(&["done", "D5@database", "--evidence", "1200 of 4000"]).done();
    bram(&["done", "D6@database", "--evidence", "1200 of 4000", "--verdict", "damaged"]).done();
    assert!(bram(&["start", "R1"]).refused(1).contains("data of database"), "not for the login either");
    bram(&["done", "D7@database", "--evidence", "counts agree", "--verdict", "intact"]).done();
    assert!(bram(&["start", "R1"]).refused(1).contains("crisis confirm database"), "a second person looks");
    house.run(&["confirm", "database"]).done();
    assert!(bram(&["start", "R1"]).refused(1).contains("C6"), "they hear of wrong data before they act on it");
    house.run(&["done", "C1", "--evidence", "we look"]).done();
    house.run(&["done", "C3", "--evidence", "who is affected"]).done();
    house.run(&["done", "C6", "--evidence", "do not pay from it"]).done();
    bram(&["done", "R1"]).done();
    assert_eq!(held(&house), ["hold-next-run"], "the door is open, the job stays held");
    bram(&["done", "R2", "--all", "--evidence", "1s", "--service", "up"]).done();
    bram(&["done", "R3"]).done();
    bram(&["done", "R4", "--evidence", "12m"]).done();
    assert_eq!(held(&house), ["hold-next-run"], "what it wrote is looked at before it runs by itself");
    bram(&["done", "R5", "--evidence", "3000 rows, none twice"]).done();
    house.run(&["confirm", "R5"]).done();
    assert_eq!(held(&house), Vec::<String>::new());
}

#[test]
fn customers_are_told_before_anything_is_switched_off() {
    let house = House::new();
    house.run(&["declare", "region-shutdown"]).done();
    for (code, verdict) in [("D1", false), ("D2", false), ("D3@region", false), ("D4@region", false), ("D5@region", true)] {
        let verdict: &[&str] = if verdict { &["--verdict", "intact"] } else { &[] };
        house.run(&[&["done", code, "--evidence", "x"], verdict].concat()).done();
    }
    comes(&house, "bram", "technical");
    house.run_as("bram", &["confirm", "D5@region"]).done();
    let refused = house.run(&["start", "R1@region"]).refused(1);
    assert!(refused.contains("C7") && refused.contains("3 more"), "{refused}");
    let house = House::new();
    house.run(&["declare", "machine-migration"]).done();
    house.run(&["done", "D1", "--evidence", "x"]).done();
    for code in ["D2@pilot", "D3@pilot", "D4@pilot"] {
        house.run(&["done", code, "--evidence", "x"]).done();
    }
    comes(&house, "bram", "technical");
    house.run_as("bram", &["confirm", "D4@pilot"]).done();
    let refused = house.run(&["start", "D5@pilot"]).refused(1);
    assert!(refused.contains("C7@pilot"), "{refused}");
}

/// The closing of a region that was declared 100 days ago and whose customers
/// were told the plan then, all but the reminders and the day of the switch-off.
fn region_told_the_plan(when: &str) -> House {
    let house = House::new();
    house.run(&["declare", "region-shutdown", "--at", "100d ago"]).done();
    let before = ["D1", "D2", "C2", "C3", "D3@region", "D4@region", "C1"];
    let then = ["C5", "C6", "C7"];
    let (before, then) = (before.map(|code| (code, "99d ago")), then.map(|code| (code, "70d ago")));
    for (code, at) in before.into_iter().chain([("C4", when)]).chain(then) {
        house.run(&["done", code, "--evidence", "x", "--at", at]).done();
    }
    house.run(&["done", "D5@region", "--evidence", "x", "--verdict", "intact", "--at", "20d ago"]).done();
    comes(&house, "bram", "technical");
    house.run_as("bram", &["confirm", "D5@region"]).done();
    house
}

#[test]
fn a_region_goes_off_a_week_after_its_customers_were_told_the_day_and_ninety_days_after_the_plan() {
    let house = region_told_the_plan("80d ago");
    let refused = house.run(&["start", "C9"]).refused(1);
    assert!(refused.contains("3d"), "83 days after the plan: {refused}");
    let house = region_told_the_plan("95d ago");
    house.run(&["done", "C9", "--evidence", "x", "--at", "6d ago"]).done();
    house.run(&["done", "C10", "--evidence", "words", "--at", "5d ago"]).done();
    let refused = house.run(&["start", "R1@region"]).refused(1);
    assert!(refused.contains("its wait of 7d"), "7 days after they were told: {refused}");
}

#[test]
fn no_other_group_moves_before_the_pilot_has_run_for_a_week_and_its_customers_know() {
    let house = House::new();
    house.run(&["declare", "machine-migration", "--at", "60d ago"]).done();
    comes(&house, "bram", "technical");
    comes(&house, "chloe", "communication");
    let done = |code: &str, when: &str, more: &[&str]| {
        house.run(&[&["done", code, "--evidence", "x", "--at", when], more].concat()).done()
    };
    let notice = |code: &str, when: &str| house.run(&["done", code, "--evidence", "words", "--at", when]).done();
    done("D1", "59d ago", &[]);
    notice("C1", "59d ago");
    for code in ["D2@pilot", "D2@rest", "D3@pilot", "D3@rest", "D4@pilot", "D4@rest", "C2", "C3"] {
        done(code, "58d ago", &[]);
    }
    for group in ["D4@pilot", "D4@rest"] {
        house.run_as("bram", &["confirm", group]).done();
    }
    notice("C4", "50d ago");
    for code in ["C6@pilot", "C6@rest", "C7@pilot", "C7@rest", "C5@pilot", "C5@rest"] {
        done(code, "10d ago", &[]);
    }
    let refused = house.run(&["start", "D8@rest"]).refused(1);
    assert!(refused.contains("C11@rest"), "{refused}");
    notice("C8@pilot", "8d ago");
    for code in ["D5@pilot", "D6@pilot"] {
        done(code, "8d ago", &[]);
    }
    done("D7@pilot", "8d ago", &["--verdict", "damaged"]);
    house.run(&["start", "D11@pilot"]).done();
    house.run_as("bram", &["verdict", "pilot", "intact", "--evidence", "read again"]).done();
    house.run(&["confirm", "pilot"]).done();
    house.run_as("bram", &["confirm", "D7@pilot"]).done();
    notice("C10@pilot", "6d ago");
    let refused = house.run(&["start", "C11@rest"]).refused(1);
    assert!(refused.contains("7d"), "{refused}");
}

#[test]
fn a_slow_platform_that_was_never_down_needs_no_verdict_and_what_was_shed_comes_back() {
    let house = House::new();
    house.run(&["declare", "performance-and-stability"]).done();
    assert_eq!(house.component("web")["service"], "degraded");
    for code in ["D1", "D2", "D3", "D4", "D5"] {
        house.run(&["done", code, "--evidence", "x"]).done();
    }
    assert!(house.run(&["start", "R1@web"]).refused(1).contains("data of web"));
    house.run(&["na", "D6", "--all", "--why", "never down, no write errors"]).done();
    assert_eq!(house.component("web")["locked"], Value::Null);
    assert!(house.run(&["start", "R1@web"]).refused(1).contains("C6"), "one cause is agreed on first");
    house.run(&["done", "C6", "--evidence", "the deploy of 13:40; web answers in 0.3 s"]).done();
    house.run(&["done", "R1@web", "--evidence", "undone", "--service", "degraded", "--percent", "60"]).done();
    house.run(&["na", "R1", "--all", "--why", "only waited for web"]).done();
    assert_eq!(alarms(&house).iter().filter(|alarm| alarm.contains("serves customers")).count(), 0);
    house.run(&["done", "R2", "--all", "--evidence", "0.3 s", "--service", "up"]).done();
    assert_eq!(held(&house), ["freeze-changes", "shed-load"]);
    house.run(&["done", "R3", "--evidence", "all of the list"]).done();
    assert_eq!(held(&house), ["freeze-changes"]);
    house.run(&["resolve"]).done();
}

#[test]
fn on_a_slow_platform_what_was_stopped_over_damaged_data_stays_on_the_list_until_two_have_looked() {
    let house = House::new();
    house.run(&["declare", "performance-and-stability"]).done();
    comes(&house, "bram", "technical");
    let bram = |args: &[&str]| house.run_as("bram", args);
    for code in ["D1", "D2", "D3", "D4"] {
        bram(&["done", code, "--evidence", "x"]).done();
    }
    assert!(!house.run(&["status"]).done().contains("R6"), "nothing was damaged yet");
    bram(&["done", "D6@storage", "--evidence", "I/O errors", "--verdict", "damaged"]).done();
    let recovered = ["--verdict", "recovered", "--as-of", "9h ago"];
    bram(&[&["done", "D7@storage", "--evidence", "prune.timer on backup-1 is off"], &recovered[..]].concat()).done();
    assert_eq!(held(&house), ["freeze-changes", "recover-beside@storage"]);
    house.run(&["confirm", "storage"]).done();
    house.run(&["na", "D5", "--why", "nothing to shed"]).done();
    house.run(&["na", "D6@database,mail,web", "--why", "closed since"]).done();
    for component in ["database", "mail", "web"] {
        bram(&["verdict", component, "intact", "--evidence", "checked on a clone"]).done();
    }
    house.run(&["done", "C6", "--evidence", "the disk"]).done();
    house.run(&["na", "R1", "--all", "--why", "the disk was changed"]).done();
    bram(&["done", "R2", "--all", "--evidence", "0.3 s", "--service", "up"]).done();
    bram(&["done", "R3", "--evidence", "nothing was shed"]).done();
    house.run(&["override", "R4", "--why", "the half hour is over"]).done();
    bram(&["done", "R4", "--evidence", "quiet"]).done();
    assert_eq!(held(&house), ["freeze-changes", "recover-beside@storage"]);
    bram(&["done", "resume-deletes", "--evidence", "dry run read by both"]).done();
    assert_eq!(held(&house), ["freeze-changes", "recover-beside@storage"], "one alone resumes no deletes");
    house.run(&["confirm", "R6"]).done();
    assert_eq!(held(&house), ["freeze-changes"]);
}
