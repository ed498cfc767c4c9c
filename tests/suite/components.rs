use crisis::domain::ask::asked::Judgement;
use crisis::domain::ask::table::{Command, DataCommand};
use crisis::domain::record::Evidence;
use crisis::domain::runbook::Role;
use crisis::domain::vocabulary::Verdict;
use crisis::tui::model::Open;

use super::course::comes;
use super::screen::Screen;

const RUNBOOK: &str = r#"
schema = 1
id = "own"
title = "Own"
[[component]]
id = "storage"
[[component]]
id = "db-1"
stored_on = ["storage"]
[[component]]
id = "web"
[[step]]
id = "look"
priority = "integrity"
per = "component"
title = "Look at the data"
verdict = true
[[step]]
id = "back"
priority = "restore"
per = "component"
title = "Bring it back"
"#;

/// The screen with the cursor on a component.
fn on(component: &str) -> Screen {
    let mut screen = Screen::following(RUNBOOK);
    stand(&mut screen, component);
    screen
}

fn stand(screen: &mut Screen, component: &str) {
    screen.press(&format!(":{component}<Enter>"));
}

fn open(screen: &Screen) -> &Open {
    screen.model.open.as_ref().unwrap()
}

fn verdict(screen: &Screen, component: &str) -> (Verdict, bool) {
    let state = open(screen).published.incident.data.component(&component.parse().unwrap()).unwrap();
    (state.verdict, state.is_confirmed())
}

fn judge(component: &str, verdict: Verdict) -> Command {
    let judgement = Judgement { verdict, extent: None, as_of: None };
    let evidence = Some(Evidence::Text("read it twice".to_owned()));
    Command::Data(DataCommand::GiveVerdict { component: component.parse().unwrap(), judgement, evidence })
}

#[test]
fn a_verdict_that_waits_for_a_second_person_is_confirmed_by_key() {
    let mut screen = on("web");
    comes(&mut screen, "bram", Role::Technical);
    screen.meanwhile("ana", &judge("web", Verdict::Damaged)).meanwhile("ana", &judge("web", Verdict::Intact));
    assert_eq!(verdict(&screen, "web"), (Verdict::Intact, false));
    screen.press("t");
    assert!(screen.said().contains("so far only Ana"), "{}", screen.said());
    assert_eq!(verdict(&screen, "web"), (Verdict::Intact, false), "nobody confirms what they said themselves");
    screen.sits("bram");
    stand(&mut screen, "web");
    screen.press("t");
    assert!(screen.shows("Ana says that web is intact: read it twice"), "{}", screen.drawn(80, 24));
    assert_eq!(verdict(&screen, "web"), (Verdict::Intact, false), "nobody confirms what they have not read");
    screen.press("<Enter>");
    assert_eq!(verdict(&screen, "web"), (Verdict::Intact, true), "{}", screen.said());
}

#[test]
fn a_commander_who_is_alone_lets_a_verdict_count_by_key_with_a_reason() {
    let mut screen = on("web");
    screen.meanwhile("ana", &judge("web", Verdict::Lost)).meanwhile("ana", &judge("web", Verdict::Intact));
    screen.press("Onobody else is awake<Enter>");
    assert_eq!(verdict(&screen, "web"), (Verdict::Intact, true), "{}", screen.said());
    assert!(screen.asked.last().unwrap().starts_with("OverrideVerdict"), "{:?}", screen.asked);
}

#[test]
fn what_data_is_stored_on_is_changed_by_key_and_unsure_ground_makes_it_stale() {
    let mut screen = on("web");
    screen.meanwhile("ana", &judge("web", Verdict::Intact));
    assert_eq!(verdict(&screen, "web"), (Verdict::Intact, true));
    screen.press("+web<Tab><Tab><Tab>storage<Enter>");
    let web = open(&screen).published.incident.data.component(&"web".parse().unwrap()).unwrap();
    assert_eq!(web.component.stored_on[0].as_str(), "storage", "{}", screen.said());
    assert_eq!(verdict(&screen, "web"), (Verdict::Intact, false), "nobody has looked at storage");
}

#[test]
fn a_component_is_taken_out_of_scope_and_given_up_by_key_with_a_reason() {
    let mut screen = on("web");
    screen.press("+web<Tab><Tab><Tab><Tab><Right><Tab>it runs elsewhere<Enter>");
    assert!(screen.asked.last().unwrap().starts_with("LeaveOutComponent"), "{:?} {}", screen.asked, screen.said());
    assert!(open(&screen).published.incident.data.component(&"web".parse().unwrap()).is_none());
    assert!(open(&screen).board.steps().all(|step| step.component.as_deref() != Some("web")));

    let mut screen = on("db-1");
    screen.press("e<Left><Tab>the customers have left<Enter>");
    let open = open(&screen);
    let state = open.published.incident.data.component(&"db-1".parse().unwrap()).unwrap();
    assert!(!state.is_wanted(), "{:?} {}", screen.asked, screen.said());
    assert!(open.board.steps().all(|step| step.component.as_deref() != Some("db-1")), "nothing waits for it");
}

#[test]
fn service_on_data_that_nobody_confirmed_is_the_loudest_by_key_as_well() {
    let mut screen = on("db-1");
    screen.press("eup<Enter><Enter>");
    assert!(screen.shows("db-1 serves customers while nobody has confirmed its data"), "{}", screen.drawn(120, 40));
    screen.press("r");
    assert!(screen.shows("To continue anyway, give a reason"), "{}", screen.drawn(80, 24));
}
