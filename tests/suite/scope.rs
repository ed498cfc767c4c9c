use super::house::House;
use super::screen::Screen;

#[test]
fn what_is_affected_the_title_and_the_severity_can_be_changed_and_everything_uses_the_latest() {
    let house = House::new();
    house.run(&["declare", "technical-crisis", "--title", "Mail", "--affected", "mail", "--component", "mail"]).done();
    let told =
        house.run_as("bram", &["scope", "--not-affected", "web", "--unknown", "backups", "--affected", "mail in AMS1"]).done();
    assert!(told.contains("scope: affected: mail in AMS1; not affected: web; unknown: backups"), "{told}");
    house.run(&["title", "Mail", "down", "in", "AMS1"]).done();
    house.run(&["severity", "2"]).done();
    let incident = house.status()["incident"].clone();
    let text = |key: &str| incident[key].as_str().unwrap().to_owned();
    assert_eq!((text("title"), incident["severity"].as_u64()), ("Mail down in AMS1".to_owned(), Some(2)));
    assert_eq!(
        (text("affected"), text("not_affected"), text("unknown")),
        ("mail in AMS1".into(), "web".into(), "backups".into())
    );
    for (args, words) in [
        (&["status"][..], "affected: mail in AMS1"),
        (&["status", "--plain"], "Not affected: web".to_lowercase().as_str()),
        (&["export", "-f", "markdown"], "- Affected: mail in AMS1"),
        (&["export", "-f", "markdown"], "# Mail down in AMS1"),
        (&["export", "-f", "markdown"], "- Severity: 2"),
        (&["log"], "affected: mail\n"),
    ] {
        let printed = house.run(args).done();
        assert!(printed.contains(words) || printed.to_lowercase().contains(words), "{args:?} {words}: {printed}");
    }
}

#[test]
fn what_is_said_already_adds_nothing_and_nothing_said_is_refused() {
    let house = House::with_incident("db-1");
    let refused = house.run(&["scope"]).refused(1);
    assert!(refused.contains("nothing was given for the scope") && refused.contains("crisis scope --affected"), "{refused}");
    house.run(&["scope", "--affected", "mail"]).done();
    house.run(&["severity", "3"]).done();
    let before = house.entries(&[]).len();
    for again in [&["scope", "--affected", "mail"][..], &["severity", "3"], &["title", "AMS1 power loss"]] {
        house.run(again).done();
    }
    assert_eq!(house.entries(&[]).len(), before);
    assert_eq!(house.run(&["severity", "6"]).code, 2);
}

#[test]
fn the_palette_changes_them_too() {
    let mut screen = Screen::declared();
    screen.press(":scope<Enter>mail<Tab>web<Enter>");
    assert!(screen.shows("affected: mail; not affected: web"), "{}", screen.drawn(120, 40));
    screen.press(":title<Enter>Mail down<Enter>");
    assert!(screen.drawn(80, 24).lines().next().unwrap().contains("Mail down"), "{}", screen.drawn(80, 24));
    screen.press(":severity<Enter><Right><Enter>");
    assert!(screen.shows("SEV2"), "{}", screen.drawn(80, 24));
    screen.press("b");
    assert!(screen.shows("affected: mail"), "{}", screen.drawn(80, 24));
}
