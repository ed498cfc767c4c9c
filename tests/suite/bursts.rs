//! Characters that come at once: on no screen do they start, finish, skip, resolve or close anything, and
//! none is lost. And Esc with a letter that comes with it.

use std::thread;
use std::time::Duration;

use crisis::domain::verb::Verb;
use crisis::tui::action::{Action, Screen as Place};
use crisis::tui::bursts::{Bursts, MOST_KEYS};
use crisis::tui::form::Purpose;
use crisis::tui::input::Input;
use crisis::tui::model::burst::Burst;
use crisis::tui::update::Message;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;

use crate::house::House;
use crate::pty::Pty;
use crate::screen::Screen;

/// What somebody pastes who takes this for a chat: on the board it would begin and skip steps.
const PASTED: &str = "alarm A\rxqC\rsv\r";
const HELD: &str = "15 characters came at once";

/// A terminal on the board of a declared incident.
fn on_the_board(house: &House) -> Pty {
    let mut pty = Pty::of(house, Some("ana"));
    pty.wait_for("NEXT");
    pty
}

fn entries(house: &House) -> usize {
    house.run(&["log", "--json"]).done().lines().count()
}

/// Keys at once, as a terminal sends them, on a screen without one.
fn at_once(screen: &mut Screen, bytes: &[u8]) {
    let mut bursts = Bursts::at_speed(38_400);
    let mut inputs = bursts.take(bytes);
    while bursts.patience().is_some() {
        inputs.extend(bursts.nothing_came());
    }
    for input in inputs {
        screen.take(Message::Input(input));
    }
}

#[test]
fn characters_at_once_are_held_and_shown_on_every_screen_that_takes_none_and_escape_drops_them() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house);
    for (key, shown) in [
        ("", "NEXT"),
        ("\r", "Esc back"),
        ("l", "timeline,"),
        ("p", "people: 1 here"),
        ("m", "customers"),
        ("b", "── briefing"),
        ("?", "the keys on"),
    ] {
        pty.send(key).wait_for(shown).send(PASTED).wait_for(HELD).wait_for("alarm A ⏎ xqC ⏎ sv").wait_for("n note  Esc drop");
        // Keys mean only what becomes of them.
        for (key, name) in [(" ", "space"), ("s", "s"), ("q", "q"), ("\r", "Enter"), ("j", "j")] {
            pty.send(key).wait_for(&format!("{name} does nothing here"));
        }
        pty.send("\x1b").wait_for("15 characters dropped");
        if !key.is_empty() {
            pty.send("\x1b").wait_for("NEXT");
        }
    }
    pty.send("q");
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
    assert_eq!(entries(&house), 1);
}

#[test]
fn n_makes_one_note_of_many_lines_that_came_at_once() {
    for (begins, ends) in [("", ""), ("\x1b[200~", "\x1b[201~")] {
        let house = House::with_incident("db-1");
        let mut pty = on_the_board(&house);
        pty.send(&format!("{begins}disk 4: read error\rdisk 5: s x C\rq{ends}")).wait_for("34 characters came at once");
        pty.send("n").wait_for("─ Note").send("\r").wait_for("log: 2 saved").send("q");
        assert_eq!(pty.end(), 0);
        let log = house.run(&["log", "--json"]).done();
        assert!(log.contains("disk 4: read error ⏎ disk 5: s x C ⏎ q"), "{log}");
    }
}

#[test]
fn in_a_field_an_enter_that_came_with_other_characters_sends_nothing_and_all_stays_in_the_field() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house);
    pty.send("n").wait_for("Note").send(PASTED).wait_for("saves nothing").wait_for("xqC").send("\r").wait_for("log: 2 saved");
    // A choice, the palette and a search look for it, and take nothing.
    pty.send("c")
        .wait_for("Esc")
        .send(PASTED)
        .wait_for("no match for")
        .send("\x1b")
        .wait_until("letters gone", |contents| !contents.contains("xqC"));
    pty.send("\x1b")
        .wait_for("NEXT")
        .send(":")
        .wait_for("all actions here")
        .send(PASTED)
        .wait_for("alarm A xqC sv")
        .send("\x1b")
        .wait_for("NEXT");
    pty.send("l").wait_for("timeline,").send("/").wait_for("end search").send(PASTED).wait_for("alarm A xqC sv").send("\x1b");
    pty.send("\x1b").wait_for("NEXT").send("q");
    assert_eq!(pty.end(), 0);
    let log = house.run(&["log", "--json"]).done();
    assert_eq!(log.lines().count(), 2, "{log}");
    assert!(log.contains("alarm A ⏎ xqC ⏎ sv"), "{log}");
}

#[test]
fn where_no_incident_is_open_characters_at_once_declare_none() {
    let house = House::new();
    let mut pty = Pty::of(&house, None);
    pty.wait_for("Who are you?").send("ana de vries\rqn\r").wait_for("ana de vries qn").send(&"\x7f".repeat(15));
    pty.wait_until("all names", |contents| contents.contains("Chloe Laurent") && !contents.contains("vries qn"));
    pty.send("ana").wait_for("Who are you?  ana▏").send("\r");
    pty.wait_for("Declare an incident").send(PASTED).wait_for(HELD).send("n").wait_for("no incident is open here");
    pty.send("\x1b").wait_for("dropped").send("\r").wait_for("what happened").send(PASTED).wait_for("alarm A xqC sv");
    pty.send("\r").wait_for("log: 1 saved").send("q");
    assert_eq!(pty.end(), 0);
    assert!(house.run(&["log"]).done().contains("alarm A xqC sv"));
}

#[test]
fn a_burst_that_a_line_brings_in_pieces_is_one() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house);
    let line = " s x C q \r v a n \r";
    for _ in 0..40 {
        pty.send(line);
        thread::sleep(Duration::from_millis(3));
    }
    pty.wait_for("720 characters came at once").send("n").wait_for("Note").send("\x1b").wait_for("draft kept");
    pty.send("q").wait_for("leaving discards").send("q");
    assert_eq!(pty.end(), 0);
    assert_eq!(entries(&house), 1);
}

#[test]
fn what_is_held_is_told_when_the_program_ends() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house);
    pty.send(PASTED).wait_for(HELD).signal("TERM");
    assert_eq!(pty.end(), 143);
    pty.wait_for("not saved: Characters that came at once: alarm A ⏎ xqC ⏎ sv");
}

#[test]
fn a_macro_of_few_keys_and_a_key_held_down_do_what_they_always_did() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house);
    pty.send("nshort one\r")
        .wait_for("log: 2 saved")
        .send(&"j".repeat(400))
        .wait_until("the last step", |contents| !contents.contains("›☐ D"));
    pty.send("gs ").wait_for("✔ D1").send("q");
    assert_eq!(pty.end(), 0);
    assert_eq!(entries(&house), 4);
}

#[test]
fn escape_and_a_letter_at_once_or_a_moment_apart_both_mean_what_they_mean() {
    for between in [0, 1, 30, 100, 200] {
        let house = House::with_incident("db-1");
        let mut pty = on_the_board(&house);
        pty.send("n").wait_for("Note").send("half a thought").wait_for("half a thought").send("\x1b");
        if between > 0 {
            thread::sleep(Duration::from_millis(between));
        }
        pty.send("s").wait_for("▸ D1").send("n").wait_for("half a thought").send("\r").wait_for("log: 3 saved").send("q");
        assert_eq!(pty.end(), 0);
    }
}

#[test]
fn what_is_held_is_cut_to_the_screen_and_says_how_much_more_there_is() {
    let mut screen = Screen::declared();
    screen.paste(&format!("{}\u{1b}]0;owned\u{7}{}", "word ".repeat(10), "漢字".repeat(300)));
    for (columns, rows) in [(80, 24), (120, 40), (200, 50), (40, 10)] {
        let drawn = screen.drawn(columns, rows);
        assert!(drawn.contains("word word") && drawn.contains(" more") && drawn.contains("n note  Esc drop"), "{drawn}");
        assert!(!drawn.contains(['\u{1b}', '\u{7}']), "{drawn:?}");
    }
    assert!(screen.drawn(80, 24).contains("660 characters came at once"), "{}", screen.drawn(80, 24));
}

#[test]
fn a_note_of_what_came_at_once_goes_behind_the_draft_of_one() {
    let mut screen = Screen::declared();
    screen.press("nhalf a thought<Esc>");
    screen.paste("read error\non disk 4\n");
    screen.paste("and on disk 5");
    screen.press("n<Enter>");
    assert!(screen.asked[0].contains("half a thought\\nread error\\non disk 4\\nand on disk 5"), "{:?}", screen.asked);
}

/// `n` makes a note and Esc drops them, and nothing else is done meanwhile.
pub fn n_makes_a_note_of_what_came_at_once_and_escape_drops_it() {
    let mut screen = Screen::declared();
    at_once(&mut screen, b" s x C\rqq n A\r");
    assert_eq!(screen.model.screen(), Place::Burst);
    screen.press(" sxCqr.?:<Enter>");
    assert!(screen.asked.is_empty() && !screen.left && screen.model.screen() == Place::Burst);
    screen.press("<Esc>");
    assert_eq!(screen.model.screen(), Place::Board);
    screen.press("?");
    at_once(&mut screen, b" s x C\rqq n A\r");
    screen.press("n");
    assert!(matches!(screen.model.form.as_ref().map(|form| &form.purpose), Some(Purpose::Ask(Verb::Note, _))));
    screen.press("<Enter>");
    assert!(screen.asked.len() == 1 && screen.asked[0].contains("s x C\\nqq n A"), "{:?}", screen.asked);
}

#[test]
fn what_is_held_waits_for_an_answer_as_keys_do() {
    let mut screen = Screen::declared();
    screen.slow = true;
    screen.on("D1").press(" ");
    at_once(&mut screen, PASTED.as_bytes());
    assert!(screen.model.burst.is_none());
    screen.answer_all();
    assert_eq!(screen.model.burst.as_ref().map(Burst::count), Some(PASTED.len()));
}

#[test]
fn a_key_that_is_obeyed_early_is_obeyed_once() {
    for (keys, place) in [("j", Place::Board), (" ", Place::Board), ("<Tab>", Place::Board)] {
        let (mut early, mut late) = (Screen::declared(), Screen::declared());
        early.on("D1");
        late.on("D1").press(keys);
        at_once(&mut early, if keys == "<Tab>" { b"\t" } else { keys.as_bytes() });
        assert_eq!(early.drawn(80, 24), late.drawn(80, 24), "{keys}");
        assert_eq!((early.model.screen(), early.model.early), (place, None));
    }
    // In a text a burst goes on where its first letter stands already.
    let mut screen = Screen::declared();
    screen.press("n");
    let mut bursts = Bursts::at_speed(38_400);
    for byte in PASTED.bytes() {
        bursts.take(&[byte]).into_iter().for_each(|input| screen.take(Message::Input(input)));
    }
    bursts.nothing_came().into_iter().for_each(|input| screen.take(Message::Input(input)));
    screen.press("<Enter>");
    assert!(screen.asked[0].contains("\"alarm A\\nxqC\\nsv\""), "{:?}", screen.asked);
}

#[test]
fn no_key_that_starts_or_ends_anything_but_a_plain_tick_is_obeyed_before_it_is_certain() {
    for action in Action::all() {
        let mut screen = Screen::declared();
        let Some(key) = screen.model.given.keys.key_on(Place::Board, action) else { continue };
        screen.on("D1").take(Message::Input(Input::Early(key)));
        let obeyed = screen.model.early.is_some();
        assert_eq!(obeyed, action.moves() || action.changes_list() || action == Action::Ask(Verb::Done), "{action:?}");
        assert!(!screen.left && screen.model.form.is_none());
    }
}

/// A character as a terminal sends it.
fn character() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        6 => select(vec![" ", "s", "x", "C", "r", "q", "n", "t", "A", "H", "v", ":", "\r", "\t", "F", "i", "o", "u", "."]).prop_map(|key| key.as_bytes().to_vec()),
        2 => (0_u8..0x80).prop_filter("Esc and the next would be one", |byte| *byte != 0x1b).prop_map(|byte| vec![byte]),
        1 => any::<char>().prop_filter("the same", |c| *c != '\u{1b}').prop_map(|c| c.to_string().into_bytes()),
    ]
}

/// What a terminal sends that is no character.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let noise = [
        "",
        "",
        "",
        "\x1b[A",
        "\x1bOB",
        "\x1b[<0;10;7M",
        "\x1b[<64;10;7M",
        "\x1b[I",
        "\x1b[O",
        "\x1b]11;rgb:0/0/0\x07",
        "\x1b[1;5C",
    ];
    select(noise.to_vec()).prop_map(|noise| noise.as_bytes().to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_at_once_asks_for_nothing_on_any_screen(
        bursts in vec((select(vec!["", "j", "l", "p", "m", "b", "?", "<Enter>"]), vec((character(), noise()), MOST_KEYS + 8..60)), 1..6),
    ) {
        let mut screen = Screen::declared();
        for (open, characters) in bursts {
            prop_assume!(characters.iter().any(|(character, _)| *character != characters[0].0));
            // A key with control is none of the characters that count.
            let counts = |character: &[u8]| character[0] >= b' ' || matches!(character[0], b'\r' | b'\t');
            prop_assume!(characters.iter().filter(|(character, _)| counts(character)).count() > MOST_KEYS);
            screen.press(open);
            let bytes: Vec<u8> = characters.into_iter().flat_map(|(character, noise)| [character, noise].concat()).collect();
            at_once(&mut screen, &bytes);
            prop_assert!(screen.asked.is_empty() && !screen.left && screen.slept == 0, "{:?} {:?}", bytes, screen.asked);
            prop_assert_eq!(screen.model.screen(), Place::Burst);
            prop_assert!(screen.model.form.is_none());
            screen.press("<Esc><Esc>");
        }
    }
}

#[test]
fn bytes_by_chance_on_a_real_board_start_finish_skip_resolve_and_close_nothing() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for number in 0..30 {
        let characters = vec((character(), noise()), 14..200).new_tree(&mut runner).unwrap().current();
        let bytes: Vec<u8> = characters.into_iter().flat_map(|(character, noise)| [character, noise].concat()).collect();
        pty.send(&String::from_utf8(bytes).unwrap()).wait_for("came at once").send("\x1b").wait_for("dropped");
        // Whatever the mouse did before it.
        pty.send("\x1b")
            .send("G")
            .send("g")
            .wait_until(&format!("the board after burst {number}"), |contents| contents.contains("NEXT"));
    }
    pty.send("q");
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
    assert_eq!(entries(&house), 1);
}
