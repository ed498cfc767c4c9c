use crisis::domain::steps::state::StepState;
use crisis::domain::vocabulary::{Service, Verdict};
use crisis::tui::theme::{Look, MARKS, style};
use ratatui::style::{Color, Modifier};

use crate::frames::midway;
use crate::house::{House, finish};
use crate::pty::Pty;

#[test]
fn with_ascii_nothing_else_is_drawn_on_any_screen_and_every_column_stays() {
    let mut screen = midway();
    for keys in ["", "<Tab>", "<Tab>", "<Tab>?", "<Esc>l", "<Esc><Enter>", "<Esc>n", "<Esc>v", "<Esc>c", "<Esc>s"] {
        screen.press(keys);
        for (columns, rows) in [(80, 24), (120, 40), (200, 50), (40, 10)] {
            screen.model.given.ascii = false;
            let drawn = screen.drawn(columns, rows);
            screen.model.given.ascii = true;
            let cells = screen.cells(columns, rows);
            assert!(cells.iter().all(|cell| matches!(cell.symbol().as_bytes(), [b' '..=b'~'])), "after {keys}");
            for (drawn, ascii) in drawn.lines().zip(screen.drawn(columns, rows).lines()) {
                assert_eq!(crisis::domain::text::width(drawn), ascii.len(), "{drawn}\n{ascii}");
            }
        }
    }
}

#[test]
fn the_board_in_ascii() {
    let mut screen = midway();
    screen.model.given.ascii = true;
    insta::assert_snapshot!("board-ascii-80x24", screen.drawn(80, 24));
    screen.press("v");
    insta::assert_snapshot!("form-ascii-80x24", screen.drawn(80, 24));
}

#[test]
fn with_ascii_every_verb_prints_nothing_else_and_programs_lose_nothing() {
    let house = House::new();
    house.run(&["declare", "technical-crisis", "--title", "Störung … „so“", "--component", "db-1,db-2"]).done();
    house.run(&["note", "naïve ✔ 漢字"]).done();
    for args in [
        &["status"][..],
        &["next"],
        &["log"],
        &["contacts"],
        &["status", "--plain"],
        &["log", "--json"],
        &["verify"],
        &["export", "-f", "json"],
    ] {
        let output = house.run(&[args, &["--ascii"]].concat());
        assert!(output.stdout.is_ascii() && output.stderr.is_ascii(), "{args:?}: {output:?}");
    }
    let refused = house.run(&["done", "D9@дб", "--ascii"]);
    assert!(refused.stderr.is_ascii() && refused.code != 0, "{refused:?}");
    let mistyped = house.run(&["nö", "--ascii"]);
    assert!(mistyped.stderr.is_ascii() && mistyped.code == 2, "{mistyped:?}");
    assert_eq!(house.run(&["log", "--json", "--ascii"]).done().lines().count(), 2);
    let parse = |args: &[&str]| -> Vec<serde_json::Value> {
        house.run(args).done().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    assert_eq!(parse(&["log", "--json", "--ascii"]), parse(&["log", "--json"]));
}

#[test]
fn a_pipe_gets_every_character_whatever_the_locale_and_a_terminal_only_those_it_draws() {
    let house = House::new();
    house.run(&["declare", "technical-crisis", "--title", "Störung", "--component", "db-1"]).done();
    let mut command = house.command(&["status"]);
    command.env("LC_ALL", "C");
    assert!(finish(command, b"").done().contains("Störung"));
    for (environment, ascii) in
        [(&[("LC_ALL", "C")][..], true), (&[("LANG", "")], true), (&[("TERM", "linux")], true), (&[], false)]
    {
        let mut pty = Pty::start_in(&house, Some("ana"), (80, 24), &[env!("CARGO_BIN_EXE_crisis")], environment);
        pty.wait_for("SEV1");
        assert_eq!(pty.contents().contains("Storung"), ascii, "{environment:?}\n{}", pty.contents());
        assert_eq!(pty.contents().is_ascii(), ascii, "{environment:?}\n{}", pty.contents());
        pty.send("q");
        assert_eq!(pty.end(), 0);
    }
    house.write("crisis.toml", "ascii = false\n");
    let mut pty = Pty::start_in(&house, Some("ana"), (80, 24), &[env!("CARGO_BIN_EXE_crisis")], &[("LC_ALL", "C")]);
    pty.wait_for("Störung").send("q");
    assert_eq!(pty.end(), 0);
}

#[test]
fn a_terminal_that_cannot_be_drawn_upon_is_refused_at_once() {
    let house = House::new();
    let mut pty = Pty::start_in(&house, Some("ana"), (80, 24), &[env!("CARGO_BIN_EXE_crisis")], &[("TERM", "dumb")]);
    pty.wait_for("cannot show the screen");
    assert_eq!(pty.end(), 2);
    assert!(!pty.written().contains(&0x1b));
}

/// The luminance of a colour, as the guidelines for contrast on the web have it.
fn luminance(rgb: u32) -> f64 {
    let part = |shift: u32| {
        let part = f64::from((rgb >> shift) & 0xff) / 255.0;
        if part <= 0.039_28 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Red, green, yellow, blue, magenta, cyan as terminals come:
/// the console of Linux, xterm, GNOME, Windows, macOS.
const PALETTES: &[[u32; 6]] = &[
    [0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa],
    [0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd],
    [0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a],
    [0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd],
    [0x99_0001, 0x00_a603, 0x99_9900, 0x03_00b2, 0xb2_00b2, 0x00_a5b2],
];

#[test]
fn every_colour_can_be_read_on_black_and_on_white() {
    for look in Look::ALL {
        let at = match style(*look, true).fg {
            None | Some(Color::Reset) => continue,
            Some(Color::Red) => 0,
            Some(Color::Green) => 1,
            Some(Color::Magenta) => 4,
            Some(other) => panic!("{look:?} is {other:?}"),
        };
        for palette in PALETTES {
            let least = contrast(palette[at], 0).min(contrast(palette[at], 0xff_ffff));
            assert!(least > 2.1, "{look:?}: {least}");
        }
    }
}

#[test]
fn what_needs_attention_differs_without_colour_in_more_than_its_colour() {
    for look in [Look::Alert, Look::Late, Look::Cursor, Look::Working, Look::Title, Look::Key] {
        assert_ne!(style(look, false).add_modifier, Modifier::empty(), "{look:?}");
    }
    assert_eq!(style(Look::Late, false).fg, None);
}

#[test]
fn every_state_has_a_mark_and_a_word_of_its_own() {
    let marks: std::collections::BTreeSet<&str> = MARKS.iter().map(|(mark, _)| *mark).collect();
    let folded: std::collections::BTreeSet<String> =
        MARKS.iter().map(|(mark, _)| crisis::domain::ascii::ascii(mark).into_owned()).collect();
    assert_eq!((marks.len(), folded.len()), (MARKS.len(), MARKS.len()));
    let states =
        [StepState::Open, StepState::Started, StepState::Done, StepState::Skipped, StepState::NotApplicable, StepState::Failed];
    let words: std::collections::BTreeSet<&str> = states.iter().map(|state| state.word()).collect();
    assert_eq!(words.len(), states.len());
    let verdicts: std::collections::BTreeSet<&str> = Verdict::ALL.iter().map(|verdict| verdict.word()).collect();
    let services: std::collections::BTreeSet<&str> = Service::ALL.iter().map(|service| service.word()).collect();
    assert_eq!((verdicts.len(), services.len()), (Verdict::ALL.len(), Service::ALL.len()));
    // And they are drawn: the board says the same with colour and without.
    let mut screen = midway();
    let coloured = screen.drawn(80, 24);
    screen.model.given.colour = false;
    assert_eq!(screen.drawn(80, 24), coloured);
    for words in ["DAMAGED", "locked", "unknown", "intact", "✔", "▸", "☐", "⊘"] {
        assert!(coloured.contains(words), "{words}:\n{coloured}");
    }
}

#[test]
fn the_plain_board_has_a_sentence_a_line_the_worst_first_and_no_column() {
    let house = House::with_incident("db-1,db-2");
    house.run(&["verdict", "db-2", "damaged", "--extent", "45 minutes", "--evidence", "fsck"]).done();
    house.run(&["call", "bram", "answered"]).done();
    house.run(&["assign", "bram", "technical", "--duty", "storage"]).done();
    house.run_as("bram", &["start", "D1"]).done();
    house.run_as("bram", &["fail", "D2", "--why", "no key"]).done();
    let told = house.run(&["status", "--plain"]).done();
    for line in told.lines() {
        assert!(line.is_empty() || line.ends_with(['.', ':']), "{line:?}");
        assert!(!line.contains("  ") && !line.contains(['│', '✔', '▸', '☐', '⊘', '✖']), "{line:?}");
    }
    let place = |words: &str| told.find(words).unwrap_or_else(|| panic!("{words} is not in\n{told}"));
    assert!(place("severity 1, open, declared less than a minute ago. Ana is in command.") < place("cannot wait:"));
    assert!(
        place("db-2: the data is damaged, says Ana at ")
            < place("db-1: the data is unknown. The service is unknown. Restoring is locked: ")
    );
    assert!(
        place("Bram Bakker, bram: technical role, duty storage, working on D1.") < place("Priority 1, data integrity: 0 of ")
    );
    assert!(place("D2, Put deletes and expiry on hold: failed, says Bram at ") < place("started by Bram at "));
    assert!(place(" minutes left.") < place("D5 on db-1, Take a snapshot before you mount: locked: "));
    let dutch = {
        let mut command = house.command(&["status", "--plain"]);
        command.env("LANG", "nl_NL.UTF-8");
        finish(command, b"").done()
    };
    assert!(
        dutch.contains("Prioriteit 1, data-integriteit: 0 van ") && dutch.contains("db-2: de data is beschadigd, zegt Ana om "),
        "{dutch}"
    );
    let log = house.run(&["log", "--plain"]).done();
    assert!(log.lines().skip(1).all(|line| line.ends_with('.') && !line.contains("  ")), "{log}");
    assert!(log.contains(", Bram: started D1 "), "{log}");
    house.write("crisis.toml", "plain = true\n");
    assert_eq!(house.run(&["log"]).done(), log);
    assert!(house.run(&["log", "--json"]).done().starts_with('{'));
    assert!(house.run(&["next"]).done().contains("Next for you, "));
}
