use crisis::domain::ask::table::{Command, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::field::FieldName;
use crisis::domain::record::Evidence;
use crisis::domain::vocabulary::CallOutcome;
use crisis::tui::input::{Input, Key};
use crisis::tui::model::forms;
use crisis::tui::update::Message;

use crate::frames::call;
use crate::screen::Screen;

fn note(text: &str) -> Command {
    Command::Lifecycle(LifecycleCommand::TakeNote { text: text.to_owned() })
}

/// Presses a key in the moment in which something came, without having read it.
fn press_at_once(screen: &mut Screen, key: char) {
    screen.take(Message::Input(Input::Key(Key::char(key))));
}

#[test]
fn what_is_next_is_not_done_in_the_moment_in_which_others_change_it() {
    let mut screen = Screen::declared();
    assert!(screen.shows("NEXT  start D1"), "{}", screen.drawn(80, 24));
    let step = screen.model.open.as_ref().unwrap().board.next_step().unwrap().clone();
    screen.meanwhile("bram", &Command::Steps(StepsCommand::StartStep { step }));
    press_at_once(&mut screen, '.');
    assert!(screen.asked.is_empty() && screen.said().contains("has just changed"), "{:?} {}", screen.asked, screen.said());
    press_at_once(&mut screen, '.');
    assert!(!screen.asked.is_empty() || screen.model.form.is_some(), "whoever has read it goes on: {}", screen.said());
}

#[test]
fn what_is_next_is_done_at_once_where_it_was_there_for_a_second_or_somebody_did_something_else() {
    let mut screen = Screen::declared();
    let step = screen.model.open.as_ref().unwrap().board.next_step().unwrap().clone();
    screen.meanwhile("bram", &Command::Steps(StepsCommand::StartStep { step })).after(1);
    press_at_once(&mut screen, '.');
    assert!(!screen.said().contains("has just changed"), "{}", screen.said());
    let mut screen = Screen::declared();
    screen.meanwhile("bram", &note("the diesel runs"));
    press_at_once(&mut screen, '.');
    assert!(screen.asked.iter().any(|asked| asked.starts_with("StartStep")), "{:?} {}", screen.asked, screen.said());
}

#[test]
fn the_cursor_of_the_timeline_stays_on_its_entry_once_it_was_moved() {
    let mut screen = Screen::declared();
    screen.meanwhile("ana", &note("mine")).press("lkj").meanwhile("bram", &note("his")).press("x");
    assert!(screen.shows("note: mine") && !screen.shows("Bram: note: his"), "{}", screen.drawn(80, 24));
    // Nobody moved it here: it shows what is new, as it comes.
    let mut screen = Screen::declared();
    screen.meanwhile("ana", &note("mine")).press("l").meanwhile("bram", &note("his"));
    assert!(screen.shows("note: his"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_cursor_stays_among_people_and_notices_whatever_others_write() {
    let mut screen = Screen::declared();
    screen.press("p");
    assert!(screen.shows("› Ana") || screen.shows("›Ana"), "{}", screen.drawn(80, 24));
    screen.meanwhile("bram", &call("emma", None));
    assert!(screen.shows("› Ana") || screen.shows("›Ana"), "{}", screen.drawn(80, 24));
    let mut screen = Screen::declared();
    screen.press("m");
    let here = |screen: &Screen| crisis::tui::model::notices::here(screen.model.open.as_ref().unwrap()).unwrap().code();
    let before = here(&screen);
    let step = screen.model.open.as_ref().unwrap().steps().find(|row| row.code() == before).unwrap().reference.clone();
    let evidence = Some(Evidence::Text("we know".to_owned()));
    let finish = StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None };
    screen.meanwhile("bram", &Command::Steps(finish));
    assert_eq!(here(&screen), before);
}

#[test]
fn what_gives_somebody_a_role_chooses_that_role() {
    let mut screen = Screen::declared();
    screen.meanwhile("ana", &call("bram", Some(CallOutcome::Answered)));
    let technical =
        PeopleCommand::AssignRole { who: "bram".parse().unwrap(), role: crisis::domain::runbook::Role::Technical, duty: None };
    screen.meanwhile("ana", &Command::People(technical));
    let next = screen.model.open.as_ref().unwrap().board.next.clone();
    let assigns =
        next.iter().find(|next| screen.model.say(&next.say).contains("communications role")).expect("somebody is asked for");
    let form = forms::asked(&screen.model, assigns.ask().unwrap(), assigns.on.as_ref()).unwrap();
    assert_eq!(form.filled(FieldName::Role).as_deref(), Some("communication"));
}

#[test]
fn what_was_done_for_several_at_once_is_taken_back_for_all_of_them() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ").after(1).on("D2").press(" held<Enter>").after(1);
    let all = ["D4@db-1", "D4@db-2", "D4@web"];
    let finish = |code: &str| {
        let open = screen.model.open.as_ref().unwrap();
        let step = open.steps().find(|row| row.code() == code).unwrap().reference.clone();
        let evidence = Some(Evidence::Text("stopped".to_owned()));
        Command::Steps(StepsCommand::FinishStep { step, evidence, verdict: None, service: None, percent: None })
    };
    let commands = all.map(finish);
    screen.meanwhile_all("ana", &commands).after(1);
    screen.press("u").press("<Enter>");
    for code in all {
        assert_eq!(screen.state_of(code), "open", "{code} {}", screen.drawn(80, 24));
    }
}

#[test]
fn the_time_of_an_entry_without_words_can_be_put_right() {
    let mut screen = Screen::declared();
    screen.meanwhile("ana", &call("bram", Some(CallOutcome::Answered))).press("lc");
    assert!(screen.model.form.is_some(), "{}", screen.said());
    screen.press("10m geleden<Enter>");
    assert!(screen.asked.iter().any(|asked| asked.starts_with("CorrectEntry")), "{:?} {}", screen.asked, screen.drawn(80, 24));
}
