use crisis::app::desk::{Answer, Listed};
use crisis::domain::ask::asked::Judgement;
use crisis::domain::ask::table::{Command, DataCommand, LifecycleCommand, PeopleCommand, StepsCommand};
use crisis::domain::field::FieldName;
use crisis::domain::record::Evidence;
use crisis::domain::stamp::Moment;
use crisis::domain::vocabulary::{CallOutcome, Verdict};
use crisis::tui::input::{Input, Key};
use crisis::tui::model::forms;
use crisis::tui::model::home::places;
use crisis::tui::model::target::step_below;
use crisis::tui::spot::Spot;
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

/// The timeline shows what is new: a key that was meant for the entry before is not obeyed.
#[test]
fn an_entry_that_has_just_come_under_the_cursor_is_neither_struck_nor_corrected() {
    for key in ['x', 'c'] {
        let mut screen = Screen::declared();
        screen.meanwhile("ana", &note("mine")).press("l").meanwhile("bram", &note("his"));
        press_at_once(&mut screen, key);
        assert!(screen.model.form.is_none(), "{}", screen.drawn(80, 24));
        assert!(screen.said().contains("moved to 3: read it"), "{}", screen.said());
        press_at_once(&mut screen, key);
        assert!(screen.model.form.is_some(), "whoever has read it goes on: {}", screen.said());
    }
}

#[test]
fn the_cursor_stays_on_a_runbook_when_somebody_declares() {
    let mut screen = Screen::of("ana");
    screen.press("jj");
    let runbook = |screen: &Screen| places(&screen.model)[screen.model.home_at];
    let before = runbook(&screen);
    screen.press("<Enter>Trouble<Enter>Ij");
    assert!(screen.shows("One incident is open") && screen.shows("g goes to it"), "{}", screen.drawn(80, 24));
    screen.press("?");
    assert!(!screen.shows("g goes to it"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>jjjs");
    assert!(screen.shows("One incident is open.") && !screen.shows("g goes to it"), "{}", screen.drawn(80, 24));
    // Others declare while the cursor stands on a runbook.
    let mut waiting = Screen::of("bram");
    waiting.press("jj");
    let incident = "2026-11-21-trouble".parse().unwrap();
    waiting.take(Message::Answer(Answer::Listed(vec![Listed { incident, closed: false, false_alarm: false }])));
    assert_eq!(runbook(&waiting), before, "{}", waiting.drawn(80, 24));
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

#[test]
fn a_second_key_does_nothing_to_the_step_that_the_cursor_has_just_come_to() {
    let mut screen = Screen::declared();
    screen.on("D1").press(" ");
    let here = step_below(&screen.model);
    press_at_once(&mut screen, 's');
    assert_eq!((screen.asked.len(), &step_below(&screen.model)), (1, &here), "{:?}", screen.asked);
    assert!(screen.said().contains("has just moved to"), "{}", screen.said());
    press_at_once(&mut screen, 's');
    assert_eq!(screen.asked.len(), 2, "whoever has read it goes on: {}", screen.said());
    let mut screen = Screen::declared();
    screen.on("D1").press(" ").after(1);
    press_at_once(&mut screen, 's');
    assert_eq!(screen.asked.len(), 2, "a second is enough to read it: {}", screen.said());
}

#[test]
fn who_is_led_to_the_end_of_a_step_is_asked_for_words_first() {
    let mut screen = Screen::declared();
    screen.press(".").after(1);
    assert_eq!(screen.state_of("D1"), "started");
    screen.press(".");
    assert_eq!(screen.state_of("D1"), "started");
    assert!(screen.model.form.is_some() && screen.shows("evidence"), "{}", screen.drawn(80, 24));
    screen.press("mail is down, web works<Enter>");
    assert_eq!(screen.state_of("D1"), "done");
    assert!(screen.asked.last().unwrap().contains("mail is down, web works"), "{:?}", screen.asked);
}

fn judge(verdict: Verdict, evidence: &str) -> Command {
    let as_of = verdict.has_age().then(|| Moment::from_millis(1_795_000_000_000).utc().fixed_offset());
    let judgement = Judgement { verdict, extent: None, as_of };
    let evidence = Some(Evidence::Text(evidence.to_owned()));
    Command::Data(DataCommand::GiveVerdict { component: "db-1".parse().unwrap(), judgement, evidence })
}

/// A screen of Ana, who is about to confirm what Bram says of data that was damaged.
fn about_to_confirm() -> Screen {
    let mut screen = Screen::declared();
    let technical = |who: &str| {
        let role = crisis::domain::runbook::Role::Technical;
        Command::People(PeopleCommand::AssignRole { who: who.parse().unwrap(), role, duty: None })
    };
    screen.meanwhile("ana", &call("bram", Some(CallOutcome::Answered))).meanwhile("ana", &technical("bram"));
    screen.meanwhile("bram", &judge(Verdict::Damaged, "errors")).meanwhile("bram", &judge(Verdict::Recovered, "dump 1"));
    screen.model.stand(&Spot::Component("db-1".parse().unwrap()));
    screen.press("t");
    assert!(screen.shows("dump 1"), "{}", screen.drawn(80, 24));
    screen
}

#[test]
fn a_second_person_confirms_what_they_have_read_and_nothing_else() {
    let mut screen = about_to_confirm();
    screen.meanwhile("bram", &judge(Verdict::Recovered, "dump 2"));
    assert!(screen.shows("dump 2") && screen.said().contains("has just changed"), "{}", screen.drawn(80, 24));
    let asked = screen.asked.len();
    screen.press("<Enter>");
    assert_eq!((screen.asked.len(), screen.model.form.is_some()), (asked, true), "{}", screen.said());
    assert!(screen.said().contains("has just changed"), "{}", screen.said());
    screen.press("<Enter>");
    assert!(screen.model.form.is_none() && screen.asked.len() == asked + 1, "{}", screen.said());
    let incident = &screen.model.open.as_ref().unwrap().published.incident;
    assert!(!incident.data.component(&"db-1".parse().unwrap()).unwrap().waits_for_second_name());
}

#[test]
fn what_came_between_the_reading_and_the_confirming_is_not_confirmed_even_unseen() {
    let mut screen = about_to_confirm();
    screen.unheard("bram", &judge(Verdict::Recovered, "dump 2"));
    screen.press("<Enter>");
    assert!(screen.said().contains("another verdict since you read it"), "{}", screen.said());
    let incident = &screen.model.open.as_ref().unwrap().published.incident;
    assert!(incident.data.component(&"db-1".parse().unwrap()).unwrap().waits_for_second_name());
}
