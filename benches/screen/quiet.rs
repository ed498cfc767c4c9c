//! What the screen does while nobody does anything, and what it holds.

use std::time::Duration;

use crate::Line;
use crate::life::{self, Life};
use crate::seat::{Seat, at_the_board, at_the_floor, crisis};

const SECONDS: u32 = 30;

pub fn tell() -> Vec<Line> {
    let mut home = Seat::new(&crisis(&life::workplace().join("nothing")));
    home.until(|seat| !seat.row(23).trim().is_empty());
    home.settle(Duration::from_millis(500));
    let (mut board, large, floor) =
        (at_the_board(&Life::of(10_000).folder), at_the_board(&Life::of(1_000_000).folder), at_the_floor());
    let mib = |seat: &Seat| format!("{:.1} MiB", f64::from(seat.kib("VmRSS")) / 1024.0);
    let memory = |figure, seat: &Seat, aim| Line { figure, measured: mib(seat), beside: format!("floor: {}", mib(&floor)), aim };
    let held = [memory("memory, 10,000 entries", &board, "8 MiB"), memory("memory, 1,000,000 entries", &large, "40 MiB")];
    let before = [home.sleeps(), board.sleeps()];
    (home.bytes, board.bytes) = (0, 0);
    std::thread::sleep(Duration::from_secs(u64::from(SECONDS)));
    let woken = [home.sleeps() - before[0], board.sleeps() - before[1]];
    home.settle(Duration::from_millis(1));
    board.settle(Duration::from_millis(1));
    let a_second = |count: f64| count / f64::from(SECONDS);
    let idle = [
        Line {
            figure: "home, 30 s",
            measured: format!("{} wake-ups, {} bytes", woken[0], home.bytes),
            beside: String::new(),
            aim: "none",
        },
        Line {
            figure: "board with a clock",
            measured: format!("{:.2} wake-ups and {:.1} bytes a second", a_second(woken[1] as f64), a_second(board.bytes as f64)),
            beside: String::new(),
            aim: "1 wake-up, 40 bytes",
        },
    ];
    held.into_iter().chain(idle).collect()
}
