use crisis::domain::ask::table::{Command, PeopleCommand, StepsCommand};
use crisis::domain::runbook::Role;
use crisis::domain::step::Doer;
use crisis::domain::vocabulary::{CallOutcome, Line};

use crate::screen::{Screen, person};

/// Four people at the crisis plan.
fn with_people() -> Screen {
    joined(Screen::declared())
}

/// Of two steps that can be begun, the second holds more back.
const HEAVY: &str = r#"
schema = 1
id = "own"
title = "Own"
[[component]]
id = "db-1"
[[component]]
id = "db-2"
[[component]]
id = "web"
[[step]]
id = "look"
priority = "integrity"
title = "Look around"
[[step]]
id = "hold"
priority = "integrity"
title = "Put deletes on hold"
[[step]]
id = "check"
priority = "integrity"
per = "component"
title = "Check a clone"
needs = ["hold"]
verdict = true
[[step]]
id = "bring-back"
priority = "restore"
per = "component"
title = "Bring it back"
[[step]]
id = "tell"
priority = "communicate"
title = "Tell customers"
"#;

/// The same incident with three more people who are called, answer and get a role.
fn joined(mut screen: Screen) -> Screen {
    for who in ["bram", "devos", "emma"] {
        let call = Command::People(PeopleCommand::CallResponder {
            who: person(who),
            line: Line::Primary,
            outcome: Some(CallOutcome::Answered),
        });
        screen.meanwhile("ana", &call);
    }
    for (who, role, duty) in
        [("bram", Role::Technical, Some("web")), ("devos", Role::Technical, None), ("emma", Role::Communication, None)]
    {
        let duty = duty.map(str::to_owned);
        screen.meanwhile("ana", &Command::People(PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty }));
    }
    screen
}

fn next(screen: &Screen) -> Vec<String> {
    screen
        .model
        .open
        .as_ref()
        .unwrap()
        .board
        .next
        .iter()
        .map(|next| format!("{} ({})", screen.model.say(&next.say), next.holds))
        .collect()
}

fn here(screen: &Screen) -> String {
    screen.model.open.as_ref().unwrap().step_here().unwrap().code()
}

#[test]
fn a_technical_responder_is_led_from_step_to_step() {
    let mut screen = with_people();
    screen.sits("devos");
    assert_eq!(here(&screen), "D1");
    assert!(screen.shows("HOW Look, and change nothing: no restart, no mount"), "{}", screen.drawn(80, 24));
    screen.press("s");
    assert_eq!((here(&screen).as_str(), screen.state_of("D1")), ("D1", "started"));
    screen.press(" ");
    assert_eq!((screen.state_of("D1"), here(&screen).as_str()), ("done", "D2"));
}

#[test]
fn a_cursor_moved_ahead_of_a_steps_end_moves_on_from_the_step_that_is_next() {
    let mut screen = with_people();
    screen.sits("devos").press("s");
    screen.slow = true;
    screen.press(" j");
    assert_eq!(here(&screen), "D1");
    screen.answer_all();
    assert_eq!((screen.state_of("D1"), here(&screen).as_str()), ("done", "D3"));
}

#[test]
fn a_communicator_is_led_to_the_customers() {
    let mut screen = with_people();
    screen.sits("emma").at_next();
    assert_eq!(here(&screen), "C1");
    assert!(next(&screen).iter().all(|next| next.starts_with("start C")), "{:?}", next(&screen));
}

#[test]
fn a_duty_that_names_a_component_comes_first() {
    let mut screen = with_people();
    let step = "freeze-deletes".parse().unwrap();
    let evidence = Some(crisis::domain::record::Evidence::Text("stopped".to_owned()));
    screen.meanwhile(
        "devos",
        &Command::Steps(StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None }),
    );
    screen.sits("bram");
    assert!(next(&screen)[0].starts_with("start D4@web"), "{:?}", next(&screen));
}

#[test]
fn a_commander_sees_what_holds_most_back() {
    let screen = joined(Screen::following(HEAVY));
    let next = next(&screen);
    assert!(next[0].contains("D2 ") && next[0].ends_with(" (6)"), "{next:?}");
    assert!(next[1].contains("D1 ") && next[1].ends_with(" (3)"), "{next:?}");
    assert!(screen.shows("NEXT  delegate D2 Put deletes on hold"), "{}", screen.drawn(80, 24));
}

#[test]
fn only_their_own_shows_what_is_for_them_and_says_what_it_hides() {
    let mut screen = with_people();
    screen.sits("emma").at_next();
    screen.model.own_only = true;
    screen.model.look();
    let open = screen.model.open.as_ref().unwrap();
    assert!(open.steps().all(|step| step.role == Doer::Communication) && open.steps().count() == 10);
    assert!(screen.shows("only steps for you: f shows all") && screen.shows("12 not yours"), "{}", screen.drawn(80, 24));
    screen.press("kkkk");
    assert_eq!(here(&screen), "C1");
}

#[test]
fn a_finished_priority_folds_away_and_opens_for_the_cursor() {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>power<Tab>db-1<Enter>");
    let steps: Vec<_> = {
        let open = screen.model.open.as_ref().unwrap();
        open.board.priorities[2].steps.iter().map(|step| step.reference.clone()).collect()
    };
    for step in steps {
        screen.meanwhile("ana", &Command::Steps(StepsCommand::RuleOutStep { step, why: "alone".to_owned() }));
    }
    assert!(screen.shows("3 Communicate all handled 11/11") && !screen.shows("C1 Send"), "{}", screen.drawn(80, 24));
    screen.press("G");
    assert!(screen.shows("C11 "), "{}", screen.drawn(80, 24));
}
