//! What the screen does while nobody does anything, and what it holds.

use std::time::Duration;

use crate::Line;
use crate::life::{self, Life};
use crate::seat::{Seat, at_the_board, at_the_floor, crisis};
use crate::wide::{LARGEST, Wide};

const SECONDS: u32 = 30;

pub fn tell() -> Vec<Line> {
    let mut home = Seat::new(&crisis(&life::workplace().join("nothing")));
    home.until(|seat| !seat.row(23).trim().is_empty());
    home.settle(Duration::from_millis(500));
    let floor = at_the_floor();
    let mut board = at_the_board(&Life::of(10_000).folder);
    let (large, wide) = (at_the_board(&Life::of(1_000_000).folder), at_the_board(&Wide::of(LARGEST).life.folder));
    let mut lines = vec![
        memory("memory, 10,000 entries", "VmRSS", &board, &floor, "8 MiB"),
        memory("memory, 1,000,000 entries", "VmRSS", &large, &floor, "40 MiB"),
        memory("memory at most, 10,000 entries", "VmHWM", &board, &floor, "9 MiB"),
        memory("memory at most, 4,000 steps", "VmHWM", &wide, &floor, "—"),
    ];
    (home.bytes, board.bytes) = (0, 0);
    let before = [&home, &board, &wide].map(|seat| (seat.sleeps(), seat.busy()));
    std::thread::sleep(Duration::from_secs(u64::from(SECONDS)));
    let [at_home, usual, many] = std::array::from_fn(|place| {
        let (seat, (sleeps, busy)) = ([&home, &board, &wide][place], before[place]);
        (seat.sleeps() - sleeps, seat.busy().saturating_sub(busy))
    });
    home.settle(Duration::from_millis(1));
    board.settle(Duration::from_millis(1));
    let a_second = |count: f64| count / f64::from(SECONDS);
    let line = |figure, measured, aim| Line { figure, measured, beside: String::new(), aim };
    let share = |busy: Duration| format!("{:.3} % of a core", a_second(busy.as_secs_f64()) * 100.0);
    let woken = format!("{:.2} wake-ups and {:.1} bytes a second", a_second(usual.0 as f64), a_second(board.bytes as f64));
    lines.extend([
        line("home, 30 s", format!("{} wake-ups, {} bytes", at_home.0, home.bytes), "none"),
        line("board with a clock", woken, "1 wake-up, 40 bytes"),
        line("idle with a clock, 10,000 entries", share(usual.1), "0.1 %"),
        line("idle with a clock, 4,000 steps", share(many.1), "0.1 %"),
    ]);
    lines
}

fn memory(figure: &'static str, name: &str, seat: &Seat, floor: &Seat, aim: &'static str) -> Line {
    let mib = |seat: &Seat| format!("{:.1} MiB", f64::from(seat.kib(name)) / 1024.0);
    Line { figure, measured: mib(seat), beside: format!("floor: {}", mib(floor)), aim }
}
