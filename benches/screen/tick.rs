//! From a key that ticks a step to its mark on the screen, which is drawn only once the tick is on disk.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::life;
use crate::ratio::{Figure, Figures, Pair, timed};
use crate::seat::{Seat, at_the_floor, crisis};

/// So many steps an incident has that ask for nothing.
const STEPS: usize = 60;
const MARK: char = '✔';

pub fn measure(figures: &mut Figures) {
    let figure = Figure { name: "durable-tick", floor: "1.3 floor + 1.5 append", aim: "≤ 1", things: None, samples: 50 };
    figures.measure(&figure, || {
        let folder = life::workplace().join("tick");
        fs::create_dir_all(&folder).unwrap();
        let (mut floor, mut bare) =
            (at_the_floor(), OpenOptions::new().create(true).append(true).open(folder.join("bare")).unwrap());
        bare.set_len(0).unwrap();
        let (mut board, mut done) = (declared(&folder), 0);
        move || {
            if done + 2 > STEPS {
                (board, done) = (declared(&folder), 0);
            }
            done += 1;
            let before = marks(&floor, 'x');
            let floor = tick(&mut floor, |seat| marks(seat, 'x') > before, Some("j"));
            let mark = format!("{MARK} D{done} ");
            Pair {
                measured: tick(&mut board, |seat| seat.contents().contains(&mark), None),
                floor: floor.mul_f64(1.3) + append(&mut bare).mul_f64(1.5),
            }
        }
    });
}

/// Ticks, waits for the mark, and moves on to the next; the board does that itself.
fn tick(seat: &mut Seat, is_there: impl Fn(&Seat) -> bool, on: Option<&str>) -> Duration {
    let pressed = seat.press(" ");
    let took = seat.until(is_there) - pressed;
    seat.settle(Duration::from_millis(10));
    if let Some(key) = on {
        seat.press(key);
    }
    seat.settle(Duration::from_millis(10));
    took
}

fn marks(seat: &Seat, mark: char) -> usize {
    seat.contents().matches(mark).count()
}

fn append(file: &mut File) -> Duration {
    timed(|| {
        file.write_all(&[b'x'; 400]).unwrap();
        file.sync_data().unwrap();
    })
}

/// A seat at the board of a fresh incident.
fn declared(folder: &std::path::Path) -> Seat {
    let (log, book) = (folder.join("log"), folder.join("plain.toml"));
    let _ = fs::remove_dir_all(&log);
    fs::write(&book, runbook()).unwrap();
    let declared =
        Command::new(env!("CARGO_BIN_EXE_crisis")).env_clear().current_dir(folder).args(declare(&log, &book)).output().unwrap();
    assert!(declared.status.success(), "{declared:?}");
    let mut seat = Seat::new(&crisis(&log));
    seat.until(|seat| seat.contents().contains("Plain") && !seat.row(23).trim().is_empty());
    seat.settle(Duration::from_millis(300));
    seat
}

fn declare(log: &std::path::Path, book: &std::path::Path) -> Vec<PathBuf> {
    ["--as".into(), "ana".into(), "--dir".into(), log.to_owned(), "declare".into(), book.to_owned()].into()
}

fn runbook() -> String {
    let mut text = "schema = 1\nid = \"plain\"\ntitle = \"Plain\"\nsummary = \"For measuring.\"\nlanguage = \"en\"\nreviewed = 2026-11-01\nseverity = 1\nsources = [\"monitoring\"]\n".to_owned();
    for (priority, steps) in [("integrity", STEPS), ("restore", 1), ("communicate", 1)] {
        for step in 0..steps {
            let _ =
                write!(text, "[[step]]\nid = \"{priority}-{step}\"\npriority = \"{priority}\"\ntitle = \"Plain step {step}\"\n");
        }
    }
    text
}
