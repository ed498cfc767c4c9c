//! From a key that moves the cursor, pressed after a rest, to the picture in which it has moved.
//!
//! How the work of a key grows with the incident, without a terminal's noise, is among the figures that need
//! none.

use std::thread::sleep;
use std::time::Duration;

use crate::life::Life;
use crate::ratio::{Figure, Figures, Pair};
use crate::seat::{LARGE, ORDINARY, Seat, at_a_board, at_a_floor, at_the_board, at_the_floor};
use crate::wide::{LARGEST, Wide};
use crate::{Line, millis};

/// So many keys for the slowest in a hundred.
const KEYS: usize = 2000;
/// Nobody presses one key sooner than that after another: keys that follow each other closer are first
/// looked at together.
const BETWEEN: Duration = Duration::from_millis(15);
/// Down, and up again.
const MOVE: [&str; 2] = ["j", "k"];
/// To the list after, and back to the one before; the board is looked at anew for it.
const CHANGE_LIST: [&str; 2] = ["\t", "\x1b[Z"];

pub fn measure(figures: &mut Figures) {
    for (name, entries) in [("key-rested-10k", 10_000), ("key-rested-1M", 1_000_000)] {
        let figure = Figure { name, floor: "the floor", aim: "≤ 1.3", things: None, samples: 100 };
        figures.measure(&figure, || beside_the_floor(&Life::of(entries), ORDINARY, MOVE));
    }
    let many = [
        ("key-rested-4000-steps", ORDINARY, MOVE),
        ("key-rested-4000-steps-200x50", LARGE, MOVE),
        ("tab-rested-4000-steps", ORDINARY, CHANGE_LIST),
    ];
    for (name, size, keys) in many {
        let figure = Figure { name, floor: "the floor", aim: "≤ 1.6", things: None, samples: 50 };
        figures.measure(&figure, || beside_the_floor(&Wide::of(LARGEST).life, size, keys));
    }
}

/// One key at the board of a log, and one at the floor, both of that size; the keys in turn.
fn beside_the_floor(life: &Life, size: (u16, u16), keys: [&'static str; 2]) -> impl FnMut() -> Pair + use<> {
    let (mut board, mut floor) = (at_a_board(&life.folder, size), at_a_floor(size));
    let mut turn = 1;
    move || {
        turn = 1 - turn;
        Pair { measured: pressed(&mut board, keys[turn]), floor: pressed(&mut floor, MOVE[turn]) }
    }
}

fn pressed(seat: &mut Seat, key: &str) -> Duration {
    sleep(BETWEEN);
    let pressed = seat.press(key);
    seat.until_the_cursor_moves() - pressed
}

pub fn tell() -> Vec<Line> {
    let (mut board, mut floor) = (at_the_board(&Life::of(10_000).folder), at_the_floor());
    let both = (0..KEYS).map(|key| (pressed(&mut board, MOVE[key % 2]), pressed(&mut floor, MOVE[key % 2])));
    let (board_took, floor_took): (Vec<_>, Vec<_>) = both.unzip();
    let bytes = |seat: &mut Seat| {
        seat.settle(Duration::from_millis(100));
        let mut bytes: Vec<usize> = (0..12)
            .map(|_| {
                let before = seat.bytes;
                seat.press("j");
                seat.settle(Duration::from_millis(50));
                seat.bytes - before
            })
            .collect();
        bytes.sort_unstable();
        format!("{} bytes, at most {}", bytes[6], bytes[11])
    };
    vec![
        Line {
            figure: "key, the slowest in a hundred",
            measured: millis(slow(board_took)),
            beside: format!("floor: {}", millis(slow(floor_took))),
            aim: "twice the floor's",
        },
        Line {
            figure: "bytes of a key",
            measured: bytes(&mut board),
            beside: format!("floor: {}", bytes(&mut floor)),
            aim: "at most 300",
        },
    ]
}

fn slow(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() * 99 / 100]
}
