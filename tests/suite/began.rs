use super::house::House;
use super::screen::{Screen, given, person};

#[test]
fn when_it_began_is_kept_apart_from_when_it_was_declared() {
    let house = House::new();
    house.run(&["declare", "technical-crisis", "--component", "db-1=down,web=up", "--since", "40m ago"]).done();
    let status = house.status();
    let incident = &status["incident"];
    assert_ne!(incident["began_at"], incident["declared_at"]);
    let head = house.run(&["status"]).done();
    assert!(head.contains("40m"), "{head}");
    assert!(house.entries(&[])[0]["text"].as_str().unwrap().contains("; began 20"));
    let report = house.run(&["export", "-f", "markdown"]).done();
    assert!(report.contains("\n- Began: ") && report.contains("after it began"), "{report}");
    assert!(report.contains("Service of db\\-1: down since") || report.contains("Service of db-1: down since"), "{report}");
    house.run(&["service", "db-1", "up"]).done();
    let report = house.run(&["export", "-f", "markdown"]).done();
    assert!(report.contains("up again; not up for 40 minutes") || report.contains("not up for 40"), "{report}");
}

#[test]
fn what_nobody_says_began_when_it_was_declared() {
    let house = House::with_incident("db-1");
    let status = house.status();
    assert_eq!(status["incident"]["began_at"], status["incident"]["declared_at"]);
    assert!(!house.run(&["export", "-f", "markdown"]).done().contains("Began"));
}

#[test]
fn it_cannot_have_begun_after_it_was_declared() {
    let house = House::new();
    let refused = house.run(&["declare", "technical-crisis", "--since", "2099-01-01 10:00"]).refused(1);
    assert!(refused.contains("that is after the declaration") && refused.contains("--since takes"), "{refused}");
    let refused = house.run(&["declare", "technical-crisis", "--at", "2h ago", "--since", "1h ago"]).refused(1);
    assert!(refused.contains("that is after the declaration"), "{refused}");
    house.run(&["declare", "technical-crisis", "--at", "1h ago", "--since", "2h ago"]).done();
}

#[test]
fn the_form_asks_when_it_began_and_the_board_counts_from_there() {
    let mut screen = Screen::with(given(), Some(person("ana")));
    screen.press("<Enter>AMS1 power loss<Tab>db-1=down<Tab><Tab><Tab><Tab>nonsense<Enter>");
    assert!(screen.model.form.is_some(), "{}", screen.said());
    screen.press("<BS><BS><BS><BS><BS><BS><BS><BS>25m ago<Enter>");
    assert!(screen.shows("T+00:25"), "{}", screen.drawn(80, 24));
    screen.after(98 * 86_400 + 16 * 3600);
    assert!(screen.shows("T+98d 16h"), "weeks are not counted in hours: {}", screen.drawn(80, 24));
}
