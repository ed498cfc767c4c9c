use std::collections::BTreeSet;

use chrono::NaiveDate;
use crisis::app::library::{EXAMPLE_RUNBOOK, SHIPPED_RUNBOOKS};
use crisis::domain::files;
use crisis::domain::gate::{Block, blocks};
use crisis::domain::preview::waits::Wait;
use crisis::domain::preview::{Preview, StepView};
use crisis::domain::runbook::Runbook;
use crisis::domain::steps::plan::Plan;
use crisis::domain::vocabulary::Service;
use crisis::tui::action::Screen as Place;

use crate::house::{House, Output, finish, hostile_in};
use crate::screen::Screen;

fn read(text: &str) -> Runbook {
    files::runbook::parse(text, NaiveDate::default()).value.unwrap()
}

fn known() -> impl Iterator<Item = &'static str> {
    SHIPPED_RUNBOOKS.iter().map(|(_, text)| *text).chain([EXAMPLE_RUNBOOK])
}

fn in_dutch(house: &House, args: &[&str]) -> Output {
    let mut command = house.command(args);
    command.env("LANG", "nl_NL.UTF-8");
    finish(command, b"")
}

/// The kind of what is in the way, with the code of the step that is.
fn named(block: &Block<'_>) -> (&'static str, String) {
    match block {
        Block::Data(_) => ("data", String::new()),
        Block::Integrity(step) => ("integrity", step.short_code()),
        Block::Service(_) => ("service", String::new()),
        Block::Needs(step) => ("step", step.short_code()),
        Block::Path => ("path", String::new()),
    }
}

/// What a step waits for as the preview has it, without what is not there before a verdict, and time.
fn expected(runbook: &Runbook, view: &StepView<'_>, appears_later: &BTreeSet<String>) -> BTreeSet<(&'static str, String)> {
    let mut expected = BTreeSet::new();
    for wait in &view.waits {
        match wait {
            Wait::Verdict(_) | Wait::Time(..) => {}
            Wait::Path(_) => drop(expected.insert(("path", String::new()))),
            Wait::Data => drop(expected.insert(("data", String::new()))),
            // Where all begins up, it is.
            Wait::Service if runbook.components.iter().all(|component| component.service == Service::Up) => {}
            Wait::Service => drop(expected.insert(("service", String::new()))),
            Wait::Integrity(codes) => expected.extend(codes.iter().map(|code| ("integrity", code.clone()))),
            Wait::Step { code, .. } => drop(expected.insert(("step", code.clone()))),
        }
    }
    expected.into_iter().filter(|(_, code)| !appears_later.contains(code)).collect()
}

fn asked(plan: Plan<'_>, code: &str) -> BTreeSet<(&'static str, String)> {
    let instances = plan.instances().filter(|instance| instance.short_code() == code);
    instances.flat_map(|instance| blocks(plan, &instance).map(|block| named(&block)).collect::<Vec<_>>()).collect()
}

#[test]
fn what_a_runbook_is_shown_to_wait_for_is_what_the_gate_asks_once_it_is_declared() {
    for text in known() {
        let runbook = read(text);
        let preview = Preview::of(&runbook);
        let screen = Screen::following(text);
        let plan = screen.model.open.as_ref().unwrap().published.incident.plan();
        let later: BTreeSet<String> =
            preview.steps().filter(|view| !view.step.when.is_empty()).map(|view| view.code.clone()).collect();
        let mut looked_at = 0;
        for view in preview.steps().filter(|view| view.step.when.is_empty()) {
            assert_eq!(expected(&runbook, view, &later), asked(plan, &view.code), "{}: {}", runbook.id, view.code);
            looked_at += 1;
        }
        assert!(looked_at > 5, "{}", runbook.id);
    }
}

#[test]
fn a_runbook_is_shown_with_the_codes_that_its_steps_will_have() {
    for text in known() {
        let runbook = read(text);
        let shown: Vec<String> =
            Preview::of(&runbook).steps().filter(|view| view.step.when.is_empty()).flat_map(StepView::codes).collect();
        let screen = Screen::following(text);
        let plan = screen.model.open.as_ref().unwrap().published.incident.plan();
        let declared: Vec<String> = plan.instances().map(|instance| instance.code()).collect();
        assert_eq!(shown, declared, "{}", runbook.id);
    }
}

#[test]
fn a_runbook_without_components_is_shown_for_the_whole_platform() {
    let text = "schema = 1\nid = \"x\"\ntitle = \"X\"\n[[step]]\nid = \"a\"\npriority = \"restore\"\ntitle = \"A\"\nper = \"component\"\n";
    let runbook = read(text);
    let preview = Preview::of(&runbook);
    assert!(preview.whole_platform);
    assert_eq!(preview.steps().flat_map(StepView::codes).collect::<Vec<_>>(), ["R1@platform"]);
}

#[test]
fn a_whole_runbook_is_shown_as_text_as_markdown_and_in_dutch() {
    let house = House::new();
    let file = house.write("own.toml", EXAMPLE_RUNBOOK);
    let file = file.to_str().unwrap();
    insta::assert_snapshot!("text", house.run(&["show", file]).done());
    insta::assert_snapshot!("markdown", house.run(&["show", file, "-f", "markdown"]).done());
    insta::assert_snapshot!("dutch", in_dutch(&house, &["show", file]).done());
    insta::assert_snapshot!("sentences", house.run(&["show", file, "--plain"]).done());
    assert_eq!(
        in_dutch(&house, &["show", file, "-f", "markdown"]).done(),
        house.run(&["show", file, "--format", "markdown"]).done()
    );
}

#[test]
fn a_runbook_as_json_has_its_steps_with_what_they_wait_for_and_its_notices() {
    let house = House::new();
    let shown = house.run(&["show", "technical-crisis", "--json"]).json();
    assert_eq!(shown, house.run(&["show", "technical-crisis", "-f", "json"]).json());
    let restore = &shown["priorities"][1]["steps"][0];
    assert_eq!((restore["code"].as_str(), restore["service"].as_str()), (Some("R1"), Some("up")));
    assert_eq!(restore["waits"][0]["kind"], "data");
    assert!(restore["waits"][1]["of"].as_array().unwrap().iter().any(|code| code == "D6"), "{restore}");
    let notice = &shown["notices"][0];
    assert_eq!((notice["promise"].as_str(), notice["promise_s"].as_i64()), (Some("14:25 UTC"), Some(1200)));
    assert!(notice["texts"][0]["body"].as_str().unwrap().contains("Technical crisis"), "{notice}");
    assert_eq!(notice["missing"].as_array().unwrap().len(), 0);
    assert_eq!(shown["clocks"]["command_s"], 10_800);
    assert!(house.run(&["show", "region-shutdown", "--json"]).json()["clocks"]["command_s"].is_null());
}

#[test]
fn a_variable_without_a_value_is_shown_as_such_on_every_face() {
    let house = House::new();
    let text = EXAMPLE_RUNBOOK.replace("Everything is back.\nWe", "{{ nobody.knows }}\nWe");
    house.write("own.toml", text);
    for args in [&["show", "own.toml"][..], &["show", "own.toml", "-f", "markdown"], &["show", "own.toml", "--json"]] {
        let shown = house.run(args).done();
        assert!(shown.contains("{{ nobody.knows }}") && shown.contains("nobody.knows"), "{shown}");
    }
    assert!(house.run(&["show", "own.toml"]).done().contains("  ! No value for: nobody.knows.\n"));
}

#[test]
fn showing_a_runbook_makes_no_incident_and_no_log() {
    let house = House::new();
    house.run(&["show", "hung-job"]).done();
    assert!(!house.log_folder().exists());
    house.run(&["status"]).refused(1);
}

#[test]
fn a_runbook_that_is_not_there_is_refused_with_what_to_show_instead() {
    let house = House::new();
    assert!(house.run(&["show"]).refused(2).contains("crisis show technical-crisis"));
    assert!(house.run(&["show", "hung-jop"]).refused(2).contains("hung-job"));
    assert!(house.run(&["show", "./nowhere.toml"]).refused(2).contains("crisis show technical-crisis"));
    house.write("bad.toml", "schema = 1\nid = \"bad\"\n");
    assert!(house.run(&["show", "bad.toml"]).refused(2).contains("crisis lint bad.toml"));
}

#[test]
fn nothing_in_a_runbook_acts_on_the_terminal_or_in_markdown() {
    let house = House::new();
    let evil = "\\u001b]0;x\\u0007\\u202e<script>";
    let text = EXAMPLE_RUNBOOK
        .replace("Our platform is down", evil)
        .replace("- Look at a copy, read-only.", "\\u001b[2J <img src=x> `<code>`")
        .replace("You did nothing wrong", evil);
    house.write("own.toml", text);
    for args in [&["show", "own.toml"][..], &["show", "own.toml", "-f", "markdown"], &["show", "own.toml", "--plain"]] {
        let shown = house.run(args).done();
        assert_eq!(hostile_in(&shown), "", "{args:?}");
        assert!(!args.contains(&"markdown") || !(shown.contains(" <img") || shown.contains("e<script>")), "{shown}");
    }
}

pub fn s_at_home_shows_the_whole_runbook_and_escape_comes_back() {
    let mut screen = Screen::of("ana");
    screen.press("s");
    assert_eq!(screen.model.screen(), Place::Runbook);
    assert!(screen.shows("Technical crisis") && screen.shows("Components: 5"), "{}", screen.drawn(80, 24));
    assert!(screen.asked.is_empty(), "nothing is asked of the log");
    screen.press("G");
    assert!(screen.shows("Next update by"), "{}", screen.drawn(80, 24));
    screen.press("G<PgDn>g");
    assert!(screen.shows("Declare it with"), "{}", screen.drawn(80, 24));
    screen.press("?");
    assert!(screen.shows("the keys on the runbook"), "{}", screen.drawn(80, 24));
    screen.press("<Esc><Esc>");
    assert_eq!(screen.model.screen(), Place::Home);
    screen.press("<Enter>AMS1 power loss<Tab>db-1<Enter>I");
    screen.press("gs");
    assert_eq!((screen.model.screen(), screen.said().contains("runbook")), (Place::Home, true), "{}", screen.said());
}

#[test]
fn the_foot_of_home_names_the_key_that_shows_a_runbook() {
    s_at_home_shows_the_whole_runbook_and_escape_comes_back();
    let screen = Screen::of("ana");
    let drawn = screen.drawn(80, 24);
    assert!(drawn.lines().last().unwrap().contains("s show"), "{drawn}");
}

#[test]
fn a_runbook_of_thousands_of_components_is_shown_without_naming_each_of_them_at_each_step() {
    let component = |n: usize| format!("[[component]]\nid = \"c{n}\"\nskills = [\"s\"]\nstored_on = []\n");
    let components = (0..1500).map(component).collect::<Vec<_>>().concat();
    let text = EXAMPLE_RUNBOOK.replacen("[[component]]", &format!("{components}\n[[component]]"), 1);
    let runbook = read(&text);
    let preview = Preview::of(&runbook);
    let page = crisis::domain::preview::page::page(&preview);
    assert!(page.len() < 1503 * 8, "{}", page.len());
}
