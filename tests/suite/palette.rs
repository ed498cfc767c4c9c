use crisis::domain::ask::Shape;
use crisis::domain::ask::table::ASKS;
use crisis::domain::field::FieldName;
use crisis::domain::hints;
use crisis::domain::verb::Verb;
use crisis::tui::action::{Action, Screen as Place};
use crisis::tui::form::{About, Purpose, prefill};
use crisis::tui::input::{Code, Input, Key};
use crisis::tui::keys::Keys;
use crisis::tui::model::Reply;
use crisis::tui::model::palette::found;
use crisis::tui::say::Stroke;
use crisis::tui::spot::{Focus, Spot};
use crisis::tui::update::Message;

use crate::frames::midway;
use crate::screen::Screen;

#[test]
pub fn the_palette_does_what_the_key_would_do() {
    let mut screen = Screen::declared();
    screen.on("D1").press(":");
    assert_eq!(screen.model.screen(), Place::Palette);
    screen.press("start<Enter>");
    assert_eq!((screen.state_of("D1"), screen.model.screen()), ("started", Place::Board));
    assert_eq!(screen.asked.len(), 1);
}

#[test]
fn it_lists_all_that_can_be_done_on_a_screen_with_keys_but_no_motions() {
    for (keys, place) in [("", Place::Board), ("<Enter>", Place::Step), ("l", Place::Timeline), ("b", Place::Briefing)] {
        let mut screen = Screen::declared();
        screen.press(keys).press(":");
        let listed: Vec<_> = found(&screen.model).into_iter().map(|entry| entry.goal).collect();
        for bound in screen.model.given.keys.on(place) {
            let action = bound.row.action;
            let motion = action.moves() || action.changes_list();
            let itself = matches!(action.id().as_str(), "show-palette" | "choose");
            assert_eq!(listed.contains(&Spot::Key(action)), !motion && !itself, "{action:?} on {}", place.title());
        }
    }
}

#[test]
fn every_verb_is_chosen_there_with_or_without_a_key() {
    for row in ASKS {
        let mut screen = Screen::declared();
        screen.on("D1");
        screen.press(if keymap_has(row.verb, Place::Board) { ":" } else { "p:" });
        let goals: Vec<Spot> = found(&screen.model).into_iter().map(|entry| entry.goal).collect();
        let at = goals.iter().position(|goal| *goal == Spot::Key(Action::Ask(row.verb))).unwrap();
        screen.model.palette.as_mut().unwrap().at = at;
        screen.press("<Enter>");
        let form = screen.model.form.as_ref().map(|form| form.purpose.clone());
        let opened = matches!(form, Some(Purpose::Ask(verb, _)) if verb == row.verb);
        let refused = matches!(screen.model.reply, Some(Reply::Refused(_)));
        assert!(opened || refused || screen.asked.len() == 1, "{}: {}", row.verb, screen.drawn(80, 24));
    }
}

#[test]
fn whatever_a_verb_must_be_told_has_a_field_in_its_form() {
    let screen = Screen::declared();
    let known = screen.model.known().unwrap();
    for row in ASKS {
        for need in row.shapes.iter().flat_map(Shape::fields).filter(|need| need.required) {
            let fields = prefill::of(known, row.verb, &About::Nothing, need);
            // A step is always the one under the cursor.
            let settled = need.field == FieldName::Step;
            assert!(settled || !fields.is_empty(), "{}: no field for {:?}", row.verb, need.field);
            assert!(fields.iter().all(|field| !field.label.is_empty()), "{}: {:?} has no label", row.verb, need.field);
        }
    }
}

fn keymap_has(verb: Verb, place: Place) -> bool {
    Keys::default().on(place).any(|bound| bound.row.action == Action::Ask(verb))
}

#[test]
fn what_cannot_be_done_now_says_why_and_the_palette_stays() {
    let mut screen = Screen::declared();
    screen.on("R1@db-1").press(":finish");
    assert!(screen.shows("not now: the data of db-1 is not confirmed"), "{}", screen.drawn(80, 24));
    screen.press("<Enter>");
    assert!(screen.said().contains("is locked") && screen.asked.is_empty(), "{}", screen.said());
    assert_eq!(screen.model.screen(), Place::Palette);
}

#[test]
fn a_step_is_found_by_its_code_and_by_words() {
    for (typed, code) in [("r1@db-2", "R1@db-2"), ("d3", "D3"), ("c5", "C5"), ("log every caller", "C5")] {
        let mut screen = Screen::declared();
        screen.press(":").press(typed).press("<Enter>");
        let open = screen.model.open.as_ref().unwrap();
        assert_eq!((open.step_here().unwrap().code().as_str(), open.focus), (code, Focus::Steps), "{typed}");
        assert_eq!(screen.model.screen(), Place::Board);
    }
}

#[test]
fn components_and_people_are_gone_to() {
    let mut screen = midway();
    screen.press(":web<Enter>");
    let open = screen.model.open.as_ref().unwrap();
    assert_eq!((open.component_here().unwrap().id.as_str(), open.focus), ("web", Focus::Components));
    screen.press("l:bakker<Enter>");
    let open = screen.model.open.as_ref().unwrap();
    assert_eq!((open.responder_here().unwrap().id.as_str(), open.focus), ("bram", Focus::People));
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn a_runbook_is_found_by_its_name_and_an_incident_too() {
    let mut screen = Screen::of("ana");
    screen.press(":hung<Enter>");
    assert!(screen.shows("Declare: Hung"), "{}", screen.drawn(80, 24));
    screen.press("<Esc>:technical-crisis<Enter><Enter>I:2026-11<Enter>");
    assert_eq!(screen.model.screen(), Place::Board);
}

#[test]
fn what_leads_to_nothing_says_so_and_escape_loses_nothing() {
    let mut screen = Screen::declared();
    screen.press("nhalf a thought<Esc>").on("C3");
    let before = screen.drawn(80, 24);
    screen.press(":zzzz<Enter>");
    assert!(screen.said().contains("no match; delete some letters"), "{}", screen.said());
    screen.press("<BS><BS><BS><BS><Down><Up>");
    assert!(screen.shows("log a note"));
    screen.press("<Esc>");
    screen.model.reply = None;
    assert_eq!(
        screen.drawn(80, 24).lines().skip(3).take(14).collect::<Vec<_>>(),
        before.lines().skip(3).take(14).collect::<Vec<_>>()
    );
    screen.press("n");
    assert!(screen.shows("half a thought"));
}

#[test]
fn letters_pasted_or_typed_ahead_all_arrive() {
    let mut screen = Screen::declared();
    screen.slow = true;
    // The note is not kept yet when the palette is asked for.
    screen.press("nfirst<Enter>:note<Enter>second<Enter>");
    while !screen.waiting.is_empty() {
        screen.answer_all();
    }
    assert!(screen.shows("first") && screen.shows("second"), "{}", screen.drawn(80, 24));
    screen.press(":");
    screen.paste("ti\nme");
    assert_eq!(screen.model.palette.as_ref().unwrap().typed, "ti me");
}

#[test]
fn keys_typed_ahead_of_the_disk_mean_what_they_mean_afterwards() {
    let mut slow = Screen::of("ana");
    slow.slow = true;
    let mut quick = Screen::of("ana");
    for screen in [&mut slow, &mut quick] {
        screen.press("<Enter>Fire<Enter> nwater in room 2<Enter>u<Enter>js:skip<Enter>not now<Enter>");
    }
    slow.answer_all();
    assert_eq!(slow.asked, quick.asked);
    assert_eq!(slow.drawn(80, 24), quick.drawn(80, 24));
}

#[test]
fn help_explains_the_screen_and_its_marks() {
    for (keys, words) in [
        ("", "Top: the incident, how far the priorities are"),
        ("<Enter>", "One step in full"),
        ("l", "What happened, the newest at the bottom"),
        ("b", "For whoever joins late or takes command"),
    ] {
        let mut screen = midway();
        screen.press(keys).press("?");
        assert!(screen.shows(words), "{}", screen.drawn(80, 24));
        assert_eq!(screen.shows("☐ open ▸ started ✔ done ⊘ locked ✖ failed"), keys != "l");
        assert!(screen.shows("SEV1: severity, 1 is the worst. T+01:47: 1h 47m since"), "{}", screen.drawn(80, 24));
        assert_eq!(screen.shows("13/24: 13 of 24 steps are handled"), keys.is_empty());
        assert_eq!(screen.shows("14:05 (logged 14:31): it happened at 14:05"), keys == "l");
    }
}

#[test]
fn up_works_at_once_after_the_end_was_reached() {
    for open in ["?", "b", "<Enter>"] {
        let mut screen = midway();
        screen.model.size = (40, 10);
        screen.press(open).press(&"<PgDn>".repeat(80));
        let end = screen.drawn(40, 10);
        screen.press("<PgDn>");
        assert_eq!(screen.drawn(40, 10), end, "{open}");
        screen.press("<PgUp>");
        assert_ne!(screen.drawn(40, 10), end, "{open}");
    }
}

#[test]
fn a_component_that_is_called_as_something_else_is_reached_below_it() {
    for name in ["data", "c1", "log", "restore", "d1"] {
        let mut screen = Screen::of("ana");
        screen.press("<Enter>AMS1 power loss<Tab>data, c1, log, restore, d1<Enter>");
        let route = screen.model.route(&hints::verdict(name, "intact")).unwrap();
        assert!(route.contains(&Stroke::Key(Key::new(Code::Down))), "{route:?}");
        for stroke in route {
            match stroke {
                Stroke::Key(key) => screen.take(Message::Input(Input::Key(key))),
                Stroke::Letters(letters) => _ = screen.press(&letters),
            }
        }
        let form = screen.model.form.as_ref().map(|form| form.purpose.clone());
        assert_eq!(form, Some(Purpose::Ask(Verb::Verdict, About::Component(name.parse().unwrap()))));
    }
}

/// Runbooks and the command line name things by their verbs.
#[test]
fn the_word_of_a_verb_finds_it() {
    let mut screen = Screen::declared();
    for row in ASKS.iter().filter(|row| keymap_has(row.verb, Place::Board)) {
        screen.press(":").press(row.verb.word());
        // What people call just so stands before it.
        let places: Vec<Spot> = found(&screen.model).into_iter().take(2).map(|entry| entry.goal).collect();
        assert!(places.contains(&Spot::Key(Action::Ask(row.verb))), "{}: {places:?}", row.verb);
        screen.press("<Esc>");
    }
    for (typed, verb) in [("choose", Verb::Choose), ("clock", Verb::Clock), ("start", Verb::Start)] {
        screen.press(":").press(typed);
        assert_eq!(found(&screen.model)[0].goal, Spot::Key(Action::Ask(verb)), "{typed}");
        screen.press("<Esc>");
    }
}
