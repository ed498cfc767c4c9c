//! A terminal that takes nothing, sends without end, or sends half of something: the program hears keys and
//! signals all the same, holds little, and gives the terminal back.

use std::thread;
use std::time::Duration;

use crisis::app::open::LogFolder;
use crisis::app::session::Session;
use crisis::domain::advice::Asking;
use crisis::domain::ask::table::{Command, LifecycleCommand};
use crisis::domain::stamp::Moment;

use crate::house::{House, PATIENCE};
use crate::pty::Pty;

/// A board on a large terminal.
fn large_board(house: &House) -> Pty {
    let mut pty = Pty::start(house, Some("ana"), (200, 50), &[env!("CARGO_BIN_EXE_crisis")]);
    pty.wait_for("NEXT");
    pty
}

/// Draws until the terminal, which nobody reads, has no room for more.
fn fill(pty: &mut Pty) {
    for _ in 0..60 {
        pty.send("\x0c");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_terminal_that_takes_nothing_is_given_back_whatever_signal_ends_the_program() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let house = House::with_incident("db-1");
        let mut pty = large_board(&house);
        let terminal = pty.parser();
        let deaf = terminal.lock().unwrap();
        fill(&mut pty);
        pty.signal(name);
        assert_eq!(pty.end(), code, "SIG{name}");
        pty.line_is_as_it_was();
        drop(deaf);
        pty.is_as_it_was();
    }
}

#[test]
fn a_key_ends_it_although_the_terminal_takes_nothing_any_more() {
    let house = House::with_incident("db-1");
    let mut pty = large_board(&house);
    let terminal = pty.parser();
    let deaf = terminal.lock().unwrap();
    fill(&mut pty);
    // Somebody ticks a step blindly: it is kept. What came at once with the keys before is dropped first.
    while house.run(&["log"]).done().lines().count() < 3 {
        pty.send("\x1b");
        thread::sleep(Duration::from_millis(200));
        pty.send(" ");
        thread::sleep(Duration::from_millis(200));
    }
    pty.send("\x03");
    drop(deaf);
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
}

#[test]
fn a_terminal_that_takes_again_shows_what_is_true_by_then() {
    let house = House::with_incident("db-1");
    let mut pty = large_board(&house);
    let terminal = pty.parser();
    let deaf = terminal.lock().unwrap();
    fill(&mut pty);
    house.run(&["note", "from elsewhere"]).done();
    drop(deaf);
    pty.wait_for("log: 2 saved").wait_for("NEXT").send("q");
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
}

#[test]
fn a_signal_ends_it_amid_a_flood_and_gives_the_terminal_back() {
    for (keys, name, code) in [("jk", "TERM", 143), ("\x1b", "HUP", 129), ("\x1b[200~qqq", "INT", 130), ("l\x1b", "QUIT", 131)] {
        let house = House::with_incident("db-1");
        let mut pty = large_board(&house);
        pty.flood(keys);
        thread::sleep(Duration::from_millis(200));
        pty.signal(name);
        assert_eq!(pty.end(), code, "{keys:?}");
        pty.line_is_as_it_was();
    }
}

#[test]
fn a_sequence_that_does_not_end_takes_no_key_for_long() {
    let house = House::with_incident("db-1");
    for stray in ["\x1b[200~", "\x1b[?", "\x1b[<", "\x1b[M", "\x1b[1;5", "\x1bO", "\x1b[200~half of a paste"] {
        let mut pty = Pty::of(&house, Some("ana"));
        pty.wait_for("›☐ D1").send(stray);
        thread::sleep(Duration::from_millis(50));
        // As somebody presses a key again who sees that nothing happens.
        let mut presses = 0;
        while pty.contents().contains("›☐ D1") {
            assert!(presses < PATIENCE.as_millis() / 150, "{stray:?} took every key:\n{}", pty.contents());
            // What was taken for pasted is held, and says how it is dropped.
            pty.send(if pty.contents().contains("Esc drop") { "\x1b" } else { "j" });
            presses += 1;
            thread::sleep(Duration::from_millis(150));
        }
        pty.send(stray).send("\x03");
        assert_eq!(pty.end(), 0, "{stray:?}");
        pty.is_as_it_was();
    }
}

#[test]
fn a_screen_that_nobody_reads_holds_little_however_much_colleagues_write() {
    let house = House::with_incident("db-1");
    let mut pty = large_board(&house);
    let terminal = pty.parser();
    let deaf = terminal.lock().unwrap();
    fill(&mut pty);
    let (before, _) = pty.memory();
    let mut log = LogFolder(house.log_folder()).open_existing().unwrap().unwrap();
    let id = log.incidents().unwrap().remove(0).incident;
    let mut session = Session::open(log, id).unwrap();
    let at = Moment::from_millis(1_900_000_000_000);
    let asking = Asking { by: crate::screen::person("bram"), now: at, at: None, clock: None, typed_by: None, read: None };
    for number in 0..400 {
        let text = format!("{number} {}", "x".repeat(20_000));
        session.ask_all(&[Command::Lifecycle(LifecycleCommand::TakeNote { text: text.as_str().into() })], &asking).unwrap();
    }
    thread::sleep(Duration::from_millis(500));
    let (now, _) = pty.memory();
    drop(deaf);
    pty.wait_for("log: 401 saved").signal("TERM");
    assert_eq!(pty.end(), 143);
    assert!(now < before + 16 * 1024, "{before} KiB have become {now}");
}

#[test]
fn escapes_without_number_are_heard_and_not_hoarded() {
    let house = House::with_incident("db-1");
    let mut pty = large_board(&house);
    let (_, before) = pty.memory();
    pty.send(&"\x1b".repeat(96 * 1024)).send("j").wait_for("›☐ D2");
    let (_, most) = pty.memory();
    pty.send("q");
    assert_eq!(pty.end(), 0);
    assert!(most < before + 4 * 1024, "{before} KiB have become {most}");
}
