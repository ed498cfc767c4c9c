//! The screen on a real terminal: what a person does there, and
//! that the terminal is given back however the program ends.

use std::fs;
use std::future::pending;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crisis::app::clock::Clock;
use crisis::app::open::LogFolder;
use crisis::app::works::Works;

use crate::house::{House, PATIENCE};
use crate::pty::{Pty, runs};

/// A terminal on the board of a declared incident.
fn on_the_board(house: &House, who: &str) -> Pty {
    let mut pty = Pty::of(house, Some(who));
    pty.wait_for("NEXT");
    pty
}

#[test]
fn a_stranger_declares_ticks_and_leaves() {
    let house = House::new();
    let mut pty = Pty::of(&house, None);
    pty.wait_for("Who are you?").send("chlo").wait_for("› Chloe Laurent").send("\r");
    pty.wait_for("Declare an incident").is_taken();
    pty.send("\r")
        .wait_for("what happened")
        .send("AMS1 power loss")
        .wait_for("AMS1 power loss")
        .send("\r")
        .wait_for("log: 1 saved");
    pty.send(" ").wait_for("✔ D1").wait_for("log: 2 saved");
    pty.types("nthe second diesel did not start\r").wait_for("log: 3 saved").send("q");
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
    let log = house.run(&["log"]).done();
    assert!(log.contains("done D1") && log.contains("the second diesel"), "{log}");
}

#[test]
fn two_terminals_see_each_others_ticks() {
    let house = House::with_incident("db-1,web");
    let mut ana = on_the_board(&house, "ana");
    let mut bram = on_the_board(&house, "bram");
    ana.send(" ").wait_for("✔ D1");
    bram.wait_for("✔ D1").send("js").wait_for("▸ D2");
    ana.wait_for("▸ D2").wait_for("Bram");
}

#[test]
fn a_terminal_at_home_hears_of_a_crisis_that_another_declares() {
    let house = House::new();
    let mut waits = Pty::of(&house, Some("bram"));
    waits.wait_for("No open incidents");
    house.run(&["declare", "technical-crisis", "--title", "Fire"]).done();
    waits.wait_for("-fire");
}

#[test]
fn every_signal_gives_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let house = House::with_incident("db-1");
        let mut pty = on_the_board(&house, "ana");
        pty.is_taken();
        pty.signal(name);
        assert_eq!(pty.end(), code, "SIG{name}");
        pty.is_as_it_was();
    }
}

/// The other end of the next tests: a screen in whose process something goes wrong once the file `now` is
/// there. In an ordinary run, without the variable, it does nothing.
#[test]
fn a_screen_with_an_accident() {
    let Ok(accident) = std::env::var("CRISIS_TEST_ACCIDENT") else { return };
    let backstage = crisis::tui::run::Backstage::open(LogFolder("nowhere".into()));
    let works = Works::open().unwrap();
    let in_a_task = accident != "a panic in a thread";
    let happens = move || {
        while !Path::new("now").exists() {
            thread::sleep(Duration::from_millis(5));
        }
        fs::write("happens", "").unwrap();
        match accident.as_str() {
            "a task that never ends" => {}
            "a task that blocks" => thread::sleep(Duration::MAX),
            _ => panic!("as somebody wished"),
        }
    };
    let _task = works.start(async move {
        if in_a_task {
            happens();
        } else {
            thread::spawn(happens);
        }
        pending::<()>().await;
    });
    let place = crisis::app::outbox::Place {
        log: LogFolder("nowhere".into()),
        settings: ".".into(),
        directory: crate::screen::given().directory,
        clock: Clock::System,
    };
    let start = crisis::tui::run::Start {
        backstage,
        incident: None,
        me: Some(crate::screen::person("ana")),
        clock: Clock::System,
        delivery: crisis::app::desktop::Delivery::None,
        passage: crisis::tui::announce::Passage::BellOnly,
        scribe: crisis::app::paper::Scribe::new(|_| panic!("nobody wanted anything written")),
        outbox: std::sync::Arc::new(crisis::app::outbox::Outbox::open(&works, place, |_, _| {})),
        given: crate::screen::given(),
    };
    crisis::tui::run::run(&works, start).unwrap();
}

/// A screen in whose process that accident has happened.
fn after(accident: &str, house: &House) -> Pty {
    let this = std::env::current_exe().unwrap();
    let program = [this.to_str().unwrap(), "--exact", "terminal::a_screen_with_an_accident", "--nocapture"];
    let mut pty = Pty::start_in(house, None, (80, 24), &program, &[("CRISIS_TEST_ACCIDENT", accident)]);
    pty.wait_for("No open incidents").is_taken();
    house.write("now", "");
    pty.wait_until(accident, |_| house.path("work/happens").exists());
    pty
}

#[test]
fn a_panic_in_any_thread_or_task_gives_the_terminal_back_and_ends_the_program() {
    for accident in ["a panic in a thread", "a panic in a task"] {
        let house = House::new();
        let mut pty = after(accident, &house);
        assert_eq!(pty.end(), 101, "{accident}");
        pty.wait_for("as somebody wished").is_as_it_was();
    }
}

#[test]
fn leaving_waits_for_no_task() {
    for accident in ["a task that never ends", "a task that blocks"] {
        let house = House::new();
        let mut pty = after(accident, &house);
        pty.send("q");
        assert_eq!(pty.end(), 0, "{accident}");
        pty.is_as_it_was();
    }
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_back() {
    let house = House::with_incident("db-1");
    let mut pty = Pty::start(&house, Some("ana"), (80, 24), &["bash", "--norc", "--noprofile", "-i"]);
    let crisis = env!("CARGO_BIN_EXE_crisis");
    pty.wait_for("bash-").send(&format!("{crisis}\n")).wait_for("NEXT").send("\x1a").wait_for("Stopped");
    pty.wait_until("the shell's own screen", |contents| !contents.contains("NEXT"));
    pty.send("fg\n").wait_for("NEXT").is_taken();
    pty.send(" ").wait_for("✔ D1").send("q").wait_for("is still open").send("exit\n");
    pty.end();
    pty.is_as_it_was();
}

#[test]
fn a_terminal_that_vanishes_ends_the_program_whether_or_not_it_hears_of_it() {
    for deaf in ["", "trap '' HUP; "] {
        let house = House::with_incident("db-1");
        let inside = format!("{deaf}echo $$ > pid; exec {}", env!("CARGO_BIN_EXE_crisis"));
        let mut command = house.command(&[]);
        let envs: Vec<_> = command.get_envs().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))).collect();
        command = Command::new("script");
        command.args(["-qc", &inside, "/dev/null"]).current_dir(house.path("work")).env_clear().envs(envs).env("TERM", "xterm");
        let mut script = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let begun = Instant::now();
        let taken =
            |process: u32| fs::read_to_string(format!("/proc/{process}/comm")).is_ok_and(|comm| comm.starts_with("crisis"));
        let process = loop {
            let pid = fs::read_to_string(house.path("work/pid")).ok().and_then(|pid| pid.trim().parse().ok());
            match pid.filter(|process| taken(*process)) {
                Some(process) => break process,
                None => thread::sleep(Duration::from_millis(10)),
            }
            assert!(begun.elapsed() < PATIENCE);
        };
        thread::sleep(Duration::from_millis(500));
        assert!(runs(process));
        script.kill().unwrap();
        script.wait().unwrap();
        let gone = Instant::now();
        while runs(process) {
            assert!(gone.elapsed() < Duration::from_secs(10), "it goes on without a terminal ({deaf})");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

#[test]
fn a_terminal_that_has_no_size_is_taken_for_an_ordinary_one() {
    let house = House::with_incident("db-1");
    let mut pty = Pty::start(&house, Some("ana"), (0, 0), &[env!("CARGO_BIN_EXE_crisis")]);
    pty.wait_for("NEXT").wait_for("q leave").send("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn the_screen_follows_the_size_of_the_terminal() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    for (columns, rows) in [(120, 40), (1, 1), (40, 10), (200, 50), (80, 24)] {
        pty.resize(columns, rows);
        if columns >= 40 {
            pty.wait_for("q leave");
        }
    }
    pty.wait_until("components at the right", |contents| contents.lines().nth(4).is_some_and(|line| line.contains("Component")));
    pty.send("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn what_is_pasted_never_becomes_commands_however_much_it_is() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    pty.send("\x1b[200~q x C\nq\x1b[201~").wait_for("7 characters came at once").send("\x1b").wait_for("dropped");
    let page = "q".repeat(1 << 20);
    pty.send("n").wait_for("Note").send("\x1b[200~").send(&page).send("\x1b[201~").wait_for("only the first 64 KiB");
    pty.send("\x1b").wait_for("draft kept").send("q").wait_for("leaving discards a draft").send("q");
    assert_eq!(pty.end(), 0);
    let log = house.run(&["log", "--json"]).done();
    assert_eq!(log.lines().count(), 1, "{log}");
}

#[test]
fn keys_typed_ahead_arrive_in_their_order() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    pty.types("nfirst\rnsecond\rnthird\r q");
    assert_eq!(pty.end(), 0);
    let log = house.run(&["log"]).done();
    let notes: Vec<usize> = ["first", "second", "third", "done D1"].iter().map(|word| log.find(word).unwrap()).collect();
    assert!(notes.is_sorted(), "{log}");
}

#[test]
fn escape_and_what_is_pressed_next_may_arrive_at_once() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    pty.send("l").wait_for("timeline,").send("\x1bnquick\r").wait_for("log: 2 saved");
    pty.send("?").wait_for("the keys on").send("\x1bq");
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
}

#[test]
fn escape_and_an_arrow_or_a_paste_that_arrive_at_once_stay_what_they_are() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    pty.send("j").wait_for("›☐ D2").send("l").wait_for("timeline,");
    pty.send("\x1b\x1b[A").wait_for("›☐ D1").send("n").wait_for("Note");
    pty.send("\x1b\x1b[200~s A H\rs\x1b[201~").wait_for("7 characters came at once");
    pty.send("\x1b").wait_for("dropped").send("q");
    assert_eq!(pty.end(), 0);
    let log = house.run(&["log", "--json"]).done();
    assert_eq!(log.lines().count(), 1, "{log}");
}

#[test]
fn the_mouse_clicks_and_the_wheel_turns_on_a_real_terminal() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    // The seventh line holds the second step.
    pty.send("\x1b[<0;10;7M\x1b[<0;10;7m").wait_for("›☐ D2");
    pty.send("\x1b[<64;10;7M").wait_for("›☐ D1").send("\x1b[<65;10;7M").wait_until("the wheel", |text| !text.contains("›☐ D1"));
    pty.send("\x1b[<0;2;24M").wait_for("Finish D4@db-1").send("\x1b").wait_for("space done").send("q");
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
}

#[test]
fn thousands_of_keys_typed_ahead_all_arrive() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    pty.send(&"j".repeat(1500)).wait_until("the last step", |contents| !contents.contains("›☐ D")).send("q");
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
}

#[test]
fn a_signal_ends_it_although_the_terminal_takes_nothing_any_more() {
    let house = House::with_incident("db-1");
    let mut pty = Pty::start(&house, Some("ana"), (200, 50), &[env!("CARGO_BIN_EXE_crisis")]);
    pty.wait_for("NEXT");
    let terminal = pty.parser();
    let deaf = terminal.lock().unwrap();
    for _ in 0..60 {
        pty.send("\x0c");
        thread::sleep(Duration::from_millis(5));
    }
    // The first waits until the screen takes it, and may not keep the last one away.
    for signal in ["CONT", "CONT", "TERM"] {
        pty.signal(signal);
        thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(pty.end(), 143);
    drop(deaf);
}

#[test]
fn words_that_were_not_written_down_are_told_when_it_ends() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    pty.types("nhalf a thought").wait_for("half a thought").signal("TERM");
    assert_eq!(pty.end(), 143);
    pty.wait_for("not saved: Note: half a thought");
}

#[test]
fn half_an_escape_sequence_holds_nothing_up() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    pty.send("\x1b[");
    house.run(&["note", "from elsewhere"]).done();
    pty.wait_for("log: 2 saved").signal("TERM");
    assert_eq!(pty.end(), 143);
    pty.is_as_it_was();
    let mut pty = on_the_board(&house, "ana");
    pty.send("\x1b[200~never ends");
    house.run(&["note", "from elsewhere again"]).done();
    pty.wait_for("log: 3 saved").signal("HUP");
    assert_eq!(pty.end(), 129);
    pty.is_as_it_was();
}

#[test]
fn a_screen_at_rest_writes_nothing() {
    let house = House::new();
    let mut pty = Pty::of(&house, Some("ana"));
    pty.wait_for("No open incidents");
    // But for the hour, which changes once a minute: it may do so while this looks on, and then not again.
    let rests = || {
        thread::sleep(Duration::from_millis(300));
        let before = pty.bytes();
        thread::sleep(Duration::from_millis(1500));
        pty.bytes() == before
    };
    assert!(rests() || rests());
}

#[test]
fn two_hundred_sizes_end_in_a_whole_picture() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    for size in 1..=200 {
        pty.resize(size, size.div_ceil(4));
    }
    pty.resize(80, 24);
    pty.wait_until("the whole board", |contents| {
        contents.contains("NEXT") && contents.lines().nth(23).is_some_and(|foot| !foot.is_empty())
    });
    pty.send("q");
    assert_eq!(pty.end(), 0);
    pty.is_as_it_was();
}

#[test]
fn without_a_terminal_there_is_a_message_and_no_escape_sequence() {
    let house = House::with_incident("db-1");
    let piped = house.run(&[]);
    assert!(piped.stdout.is_empty() && !piped.stderr.contains('\u{1b}'), "{piped:?}");
    assert!(piped.refused(2).contains("is not a terminal"));
    for into in ["> out", "< /dev/null"] {
        let crisis = env!("CARGO_BIN_EXE_crisis");
        let mut pty = Pty::start(&house, Some("ana"), (80, 24), &["sh", "-c", &format!("{crisis} {into}")]);
        pty.wait_for("not a terminal");
        assert_eq!(pty.end(), 2, "{into}");
        assert!(!pty.has_taken(), "{into}");
    }
    assert_eq!(fs::read_to_string(house.path("work/out")).unwrap(), "");
}

/// Writes a note on the board.
fn take_note(pty: &mut Pty, text: &str) {
    pty.send("n").wait_for("─ Note").send(text).wait_for(&format!("what happened* {text}")).send("\r");
}

fn empty(folder: &Path) {
    for file in fs::read_dir(folder).unwrap() {
        fs::remove_file(file.unwrap().path()).unwrap();
    }
}

#[test]
fn words_for_a_log_that_was_deleted_are_not_said_to_be_kept_and_go_into_the_next_one() {
    let accidents: [fn(&Path); 4] = [
        empty,
        |folder| fs::remove_dir_all(folder).unwrap(),
        |folder| fs::remove_file(folder.join("log.sqlite-wal")).unwrap(),
        |folder| drop(fs::File::create(folder.join("log.sqlite")).unwrap()),
    ];
    for happens in accidents {
        let house = House::with_incident("db-1");
        let mut pty = on_the_board(&house, "ana");
        happens(&house.log_folder());
        // Nobody pressed a key: what is shown may be old, and that is said.
        pty.wait_for("THE LOG CANNOT BE READ").wait_for("deleted while it was open");
        take_note(&mut pty, "the second diesel failed");
        pty.wait_for("NOT SAVED").wait_for("the second diesel failed");
        assert!(!pty.contents().contains("log: 2 saved"), "{}", pty.contents());
        // Anew: the words are still there.
        if house.log_folder().exists() {
            empty(&house.log_folder());
        }
        house.run(&["declare", "technical-crisis", "--title", "Anew"]).done();
        pty.send("\x1b").wait_for("draft kept").send("I").wait_for("-anew").send("\r").wait_for("log: 1 saved");
        pty.send("n").wait_for("the second diesel failed").send("\r").wait_for("✔ note").wait_for("log: 2 saved");
        assert!(!pty.contents().contains("NOT SAVED"), "{}", pty.contents());
        assert!(house.run(&["log"]).done().contains("the second diesel failed"));
    }
}

#[test]
fn a_log_that_is_put_back_is_shown_and_written_again() {
    let house = House::with_incident("db-1");
    let away = house.path("away");
    let mut pty = on_the_board(&house, "ana");
    for entries in [2, 3] {
        fs::rename(house.log_folder(), &away).unwrap();
        pty.wait_for("THE LOG CANNOT BE READ");
        fs::rename(&away, house.log_folder()).unwrap();
        pty.wait_until("a board without the banner", |contents| !contents.contains("CANNOT BE READ"));
        fs::rename(house.log_folder(), &away).unwrap();
        pty.wait_for("THE LOG CANNOT BE READ");
        take_note(&mut pty, "the lights are on");
        pty.wait_for("NOT SAVED");
        fs::rename(&away, house.log_folder()).unwrap();
        pty.send("\r").wait_for("✔ note").wait_for(&format!("log: {entries} saved"));
        assert!(!pty.contents().contains("NOT SAVED"), "{}", pty.contents());
    }
    assert_eq!(house.run(&["log", "--json"]).done().lines().count(), 3);
}

#[test]
fn a_log_that_is_replaced_under_an_open_screen_stays_whole() {
    let house = House::with_incident("db-1");
    let mut pty = on_the_board(&house, "ana");
    for number in 0..30 {
        house.run(&["note", &format!("{number} {}", "x".repeat(9000))]).done();
    }
    pty.wait_for("log: 31 saved");
    let [file, copy] = ["log.sqlite", "copy.sqlite"].map(|name| house.log_folder().join(name));
    rusqlite::Connection::open(&file).unwrap().execute("VACUUM INTO ?", [copy.to_str().unwrap()]).unwrap();
    fs::rename(&copy, &file).unwrap();
    take_note(&mut pty, "through the old door");
    pty.wait_for("NOT SAVED");
    assert!(house.run(&["note", "by a verb"]).refused(3).contains("move log.sqlite-wal"));
    fs::rename(house.log_folder().join("log.sqlite-wal"), house.path("kept")).unwrap();
    house.run(&["note", "by a verb"]).done();
    pty.send("\x1b").wait_for("draft kept").send("I").wait_for("-power").send("\r").wait_for("log: 32 saved");
    pty.send("n").wait_for("through the old door").send("\r").wait_for("log: 33 saved").send("q");
    assert_eq!(pty.end(), 0);
    assert!(house.run(&["verify"]).done().contains("no flaws"));
    assert_eq!(house.run(&["log", "--json"]).done().lines().count(), 33);
}
