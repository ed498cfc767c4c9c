//! Every screen in each phase of an incident, in every size and language, with and without colour, as text:
//! one file for each screen and language. A changed picture is looked at by a person before it is accepted.

use std::fmt::Write as _;

use crisis::domain::speech::Language;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::frames::{Scene, closed, exercise, late, midway, resolved};
use crate::screen::{Screen, given};

/// The ordinary size first: in it the looks of the cells are shown too.
const SIZES: &[(u16, u16)] = &[(80, 24), (120, 40), (200, 50), (40, 10)];

const LANGUAGES: &[(&str, Language)] = &[("en", Language::English), ("nl", Language::Dutch)];

const PHASES: &[(&str, Scene)] = &[
    ("declared", Screen::declared),
    ("midway", midway),
    ("late", late),
    ("resolved", resolved),
    ("closed", closed),
    ("an exercise", exercise),
];

/// The screens of an incident, and the keys that lead there from its board.
const SCREENS: &[(&str, &str)] = &[
    ("board", ""),
    ("step", "<Enter>"),
    ("timeline", "l"),
    ("search", "l/d"),
    ("people", "p"),
    ("notices", "m"),
    ("briefing", "b"),
    ("palette", ":"),
    ("help", "?"),
    ("note", "ndb-1 is slow, <A-Enter>not down"),
    ("verdict", "<Tab>v"),
];

/// Every screen that is there without an incident.
const ENTRANCES: &[(&str, Scene)] =
    &[("who", who), ("home", home), ("home, one open", one_open), ("declare", declare), ("runbook", runbook)];

fn who() -> Screen {
    Screen::with(given(), None)
}

fn home() -> Screen {
    Screen::of("ana")
}

fn one_open() -> Screen {
    let mut screen = midway();
    screen.press("I");
    screen
}

fn runbook() -> Screen {
    let mut screen = Screen::of("ana");
    screen.press("s<PgDn><PgDn><PgDn>");
    screen
}

fn declare() -> Screen {
    let mut screen = Screen::of("ana");
    screen.press("<Enter>");
    screen
}

#[test]
fn every_screen_of_an_incident_in_each_of_its_phases() {
    for (screen, keys) in SCREENS {
        let scene = |scene: Scene| {
            let mut screen = scene();
            screen.model.reply = None;
            screen.press(keys);
            screen
        };
        let scenes: Vec<(&str, Screen)> = PHASES.iter().map(|(phase, made)| (*phase, scene(*made))).collect();
        hold(screen, scenes);
    }
}

#[test]
fn every_entrance() {
    for (name, scene) in ENTRANCES {
        hold(name, vec![("", scene())]);
    }
}

/// Holds the pictures of one screen against those that were accepted.
fn hold(name: &str, mut scenes: Vec<(&str, Screen)>) {
    for (tongue, language) in LANGUAGES {
        let mut album = String::from(LEGEND);
        for (phase, screen) in &mut scenes {
            screen.model.given.language = *language;
            for (columns, rows) in SIZES {
                let _ = writeln!(album, "\n════ {name} {phase} {columns}×{rows} ════\n{}", screen.drawn(*columns, *rows));
                let looks = looks(screen, *columns, *rows);
                if (*columns, *rows) == (80, 24) {
                    album.push_str(&looks);
                }
            }
        }
        insta::assert_snapshot!(format!("{} {tongue}", name.replace(", ", " ")).replace(' ', "-"), album);
    }
}

const LEGEND: &str =
    "The looks of the cells: . plain, r g m colours, R G M bold, * bold, , dim, _ underlined, # reversed, ! reversed in red.\n";

/// How the cells look, with colour and, where that differs, without. The
/// words are the same, and there is no colour but the terminal's own.
fn looks(screen: &mut Screen, columns: u16, rows: u16) -> String {
    screen.model.given.colour = false;
    let without = screen.cells(columns, rows);
    screen.model.given.colour = true;
    let with = screen.cells(columns, rows);
    assert!(with.iter().zip(&without).all(|(with, without)| with.symbol() == without.symbol()), "words that colour changes");
    assert!(without.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)), "colour where none is wanted");
    let line = |cells: &[Cell]| cells.iter().map(letter).collect::<String>().trim_end_matches('.').to_owned();
    let wide = usize::from(columns);
    let both = with.chunks(wide).zip(without.chunks(wide)).map(|(with, without)| (line(with), line(without)));
    both.enumerate().filter(|(_, (with, _))| !with.is_empty()).fold(String::new(), |mut told, (row, (with, without))| {
        let _ = writeln!(told, "{row:>2} {with}");
        if with != without {
            let _ = writeln!(told, "   {without} without colour");
        }
        told
    })
}

fn letter(cell: &Cell) -> char {
    let is = |modifier| cell.modifier.contains(modifier);
    assert_eq!(cell.bg, Color::Reset, "a ground of its own");
    let tint = match cell.fg {
        Color::Reset => '.',
        Color::Red => 'r',
        Color::Green => 'g',
        Color::Magenta => 'm',
        other => panic!("{other} is not among the colours"),
    };
    match (is(Modifier::REVERSED), is(Modifier::BOLD), tint) {
        (true, _, '.') => '#',
        (true, ..) => '!',
        (false, true, '.') => '*',
        (false, true, tint) => tint.to_ascii_uppercase(),
        _ if is(Modifier::DIM) => ',',
        _ if is(Modifier::UNDERLINED) => '_',
        _ => tint,
    }
}
