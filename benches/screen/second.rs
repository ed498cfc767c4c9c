//! A second of the clock on the screen: what it takes of a processor while nobody does anything, beside one
//! picture of the floor.

use std::thread::sleep;
use std::time::Duration;

use crate::life::Life;
use crate::ratio::{Figure, Figures, Pair};
use crate::seat::{Seat, at_the_board, at_the_floor};
use crate::wide::{LARGEST, Wide};

/// So many keys of the floor are measured together: the kernel counts what a thread took when it goes to
/// sleep.
const KEYS: u32 = 20;

pub fn measure(figures: &mut Figures) {
    let sizes: [(_, fn() -> Life); 2] = [("second-10k", || Life::of(10_000)), ("second-4000-steps", || Wide::of(LARGEST).life)];
    for (name, make) in sizes {
        let figure = Figure { name, floor: "a picture of the floor", aim: "≤ 1.6", things: None, samples: 20 };
        figures.measure(&figure, || {
            let (board, mut floor) = (at_the_board(&make().folder), at_the_floor());
            move || Pair { measured: second(&board), floor: picture(&mut floor) }
        });
    }
}

fn second(seat: &Seat) -> Duration {
    let before = seat.busy();
    sleep(Duration::from_secs(1));
    seat.busy().saturating_sub(before)
}

fn picture(floor: &mut Seat) -> Duration {
    let before = floor.busy();
    for key in 0..KEYS {
        floor.press(if key % 2 == 0 { "j" } else { "k" });
        floor.until_the_cursor_moves();
    }
    floor.settle(Duration::from_millis(5));
    floor.busy().saturating_sub(before) / KEYS
}
