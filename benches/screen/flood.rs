//! Much at once: a mebibyte pasted into a form, two hundred sizes of the terminal.

use std::time::Duration;

use crate::life::Life;
use crate::seat::{Seat, at_the_board, at_the_floor};
use crate::{Line, millis};

/// Nothing more comes after so long.
const QUIET: Duration = Duration::from_millis(300);

pub fn tell() -> Vec<Line> {
    let mut board = at_the_board(&Life::of(10_000).folder);
    let resized = [&mut board, &mut at_the_floor()].map(resizes);
    board.press("n");
    board.settle(QUIET);
    let page = format!("\x1b[200~{}\x1b[201~", "q".repeat(1 << 20));
    let pasted = board.press(&page);
    let pasted = board.settle(QUIET) - pasted;
    assert!(board.child.try_wait().unwrap().is_none(), "a pasted character was taken for a command");
    vec![
        Line { figure: "1 MiB pasted", measured: millis(pasted), beside: String::new(), aim: "100 ms" },
        Line {
            figure: "200 resizes",
            measured: millis(resized[0]),
            beside: format!("floor: {}", millis(resized[1])),
            aim: "three times the floor",
        },
    ]
}

fn resizes(seat: &mut Seat) -> Duration {
    let now = std::time::Instant::now();
    for size in 1..=200 {
        seat.resize(size, size.div_ceil(4));
    }
    let settled = seat.settle(QUIET) - now;
    seat.resize(80, 24);
    seat.settle(QUIET);
    settled
}
