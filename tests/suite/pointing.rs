use crisis::domain::field::FieldName;
use crisis::tui::action::Screen as Place;
use crisis::tui::input::Did;
use crisis::tui::spot::Focus;

use crate::frames::midway;
use crate::screen::{Screen, given};

fn here(screen: &Screen) -> String {
    let open = screen.model.open.as_ref().unwrap();
    match open.focus {
        Focus::Steps => open.step_here().unwrap().code(),
        Focus::Components => open.component_here().unwrap().id.to_string(),
        Focus::People => open.responder_here().unwrap().id.to_string(),
    }
}

#[test]
fn a_click_takes_the_cursor_to_what_is_there() {
    let mut screen = midway();
    for (words, id) in [("R1", "R1@db-1"), ("web       unknown", "web"), ("Bram  technical", "bram")] {
        screen.after(2).click(words);
        assert_eq!(here(&screen), id, "{words}");
    }
}

#[test]
fn two_clicks_on_one_place_are_enter_even_where_the_list_moved() {
    let mut screen = midway();
    let (column, row) = screen.find("R1");
    screen.click("R1");
    let mouse = crisis::tui::input::Mouse { column, row, did: Did::Click };
    screen.take(crisis::tui::update::Message::Input(crisis::tui::input::Input::Mouse(mouse)));
    assert_eq!((screen.model.screen(), here(&screen).as_str()), (Place::Step, "R1@db-1"));
    let mut screen = midway();
    screen.click("web       unknown").click("web       unknown");
    assert!(screen.shows("Data verdict on web"), "{}", screen.drawn(80, 24));
}

#[test]
fn two_slow_clicks_are_two_clicks() {
    let mut screen = midway();
    screen.click("R1").after(1).click("R1");
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn a_click_on_the_foot_line_presses_the_key() {
    let mut screen = Screen::declared();
    screen.on("D1").click("space done");
    assert_eq!(screen.state_of("D1"), "done");
    screen.click("n note");
    assert_eq!(screen.model.screen(), Place::Form);
    screen.press("by mouse").click("Enter saves");
    assert!(screen.shows("by mouse") && screen.model.form.is_none(), "{}", screen.drawn(80, 24));
    screen.click(": all");
    assert_eq!(screen.model.screen(), Place::Palette);
    screen.click("Esc back").click("q leave");
    assert!(screen.left);
}

#[test]
fn a_click_in_a_form_chooses_the_field_and_the_option() {
    let mut screen = Screen::declared();
    screen.on("D4@db-2").press("v").click(" damaged ");
    let form = screen.model.form.as_ref().unwrap();
    assert_eq!(form.filled(FieldName::Verdict).as_deref(), Some("damaged"));
    screen.click("  evidence").press("counts differ");
    assert_eq!(screen.model.form.as_ref().unwrap().filled(FieldName::Evidence).as_deref(), Some("counts differ"));
    screen.click("Esc keeps a draft");
    assert!(screen.model.form.is_none() && screen.asked.is_empty());
}

#[test]
fn nothing_that_lies_under_a_form_is_clicked() {
    let mut screen = midway();
    let (column, row) = screen.find("R1");
    screen.press("n");
    let before = here(&screen);
    let mouse = crisis::tui::input::Mouse { column, row, did: Did::Click };
    screen.take(crisis::tui::update::Message::Input(crisis::tui::input::Input::Mouse(mouse)));
    assert_eq!((screen.model.screen(), here(&screen)), (Place::Form, before));
}

#[test]
fn lists_at_home_and_of_people_and_in_the_palette_are_clicked_too() {
    let mut screen = Screen::with(given(), None);
    screen.click("Bram ").click("Bram ");
    assert_eq!(screen.model.me.as_ref().unwrap().id.as_str(), "bram");
    screen.after(2).click("Hung job").click("Hung job");
    assert!(screen.shows("Declare: Hung"), "{}", screen.drawn(80, 24));
    let mut screen = Screen::declared();
    screen.press(":").click("log a note").click("log a note");
    assert!(screen.shows("─ Note"), "{}", screen.drawn(80, 24));
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut screen = midway();
    screen.on("D1").mouse("Component", Did::WheelDown);
    assert_eq!(screen.model.open.as_ref().unwrap().focus, Focus::Components);
    screen.mouse("1 Data integrity", Did::WheelDown);
    assert_eq!(here(&screen), "D4@db-1");
    screen.mouse("1 Data integrity", Did::WheelUp);
    assert_eq!(here(&screen), "D1");
    screen.mouse("NEXT", Did::WheelDown);
    assert_eq!(here(&screen), "D1");
    screen.press("?").mouse("SEV1: severity", Did::WheelDown);
    assert_ne!(screen.model.help, Some(0));
    screen.press("<Esc><Enter>").mouse("D1 State", Did::WheelDown);
    assert_eq!(here(&screen), "D1");
}

#[test]
fn a_click_that_comes_before_the_answer_means_nothing() {
    let mut screen = Screen::declared();
    screen.slow = true;
    screen.on("D1").press("s").click("n note");
    screen.answer_all();
    assert!(screen.model.form.is_none());
}
