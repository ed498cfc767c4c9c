//! From a key that moves the cursor to the picture in which it has moved.

use std::time::Duration;

use crate::life::Life;
use crate::ratio::{Figure, Figures, Pair};
use crate::seat::{Seat, at_the_board, at_the_floor};
use crate::{Line, millis};

/// So many keys for the slowest in a hundred.
const KEYS: usize = 2000;

pub fn measure(figures: &mut Figures) {
    for (name, entries) in [("key-10k", 10_000), ("key-1M", 1_000_000)] {
        figures.measure(&Figure { name, floor: "the floor", aim: "≤ 1.3", things: None, samples: 100 }, || {
            let (mut board, mut floor) = (at_the_board(&Life::of(entries).folder), at_the_floor());
            let mut down = false;
            move || {
                down = !down;
                Pair { measured: moved(&mut board, down), floor: moved(&mut floor, down) }
            }
        });
    }
}

fn moved(seat: &mut Seat, down: bool) -> Duration {
    let pressed = seat.press(if down { "j" } else { "k" });
    seat.until_it_changes() - pressed
}

pub fn tell() -> Vec<Line> {
    let (mut board, mut floor) = (at_the_board(&Life::of(10_000).folder), at_the_floor());
    let both = (0..KEYS).map(|key| (moved(&mut board, key % 2 == 0), moved(&mut floor, key % 2 == 0)));
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
