//! The screen as a person has it, through a real pseudo-terminal, each figure beside a floor or a peer that
//! is measured in the same breath.
//!
//! `cargo bench --bench screen` prints two tables at its end: ratios as criterion has them, and what is told
//! in its own unit. The floor is the least that a ratatui program can be (`floor.rs`, built here); the peer
//! of the first picture is `less` on a file. `cargo bench --bench screen -- key` measures only ratios that
//! have `key` in their name, and leaves the second table out.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement that cannot go on should say where and stop")]
#![expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::panic,
    reason = "measuring is reading a clock and printing a table"
)]

mod end;
mod first;
mod flood;
mod key;
#[path = "../figures/life.rs"]
#[expect(dead_code, reason = "made for the figures, shared with them")]
mod life;
mod quiet;
#[path = "../figures/ratio.rs"]
mod ratio;
mod seat;
mod tick;

/// A figure in its own unit.
struct Line {
    figure: &'static str,
    measured: String,
    beside: String,
    aim: &'static str,
}

fn main() {
    seat::build_the_floor();
    let mut figures = ratio::Figures::from_arguments();
    first::measure(&mut figures);
    key::measure(&mut figures);
    tick::measure(&mut figures);
    let words = std::env::args().skip(1).any(|word| !word.starts_with('-'));
    let lines = if words || std::env::args().any(|word| word == "--test") { Vec::new() } else { told() };
    figures.print();
    print(&lines);
}

fn told() -> Vec<Line> {
    let parts: [fn() -> Vec<Line>; 4] = [key::tell, quiet::tell, end::tell, flood::tell];
    parts.iter().flat_map(|part| part()).collect()
}

fn print(lines: &[Line]) {
    let rows = lines.iter().map(|line| [line.figure, &line.measured, &line.beside, line.aim]);
    let rows: Vec<[&str; 4]> =
        if lines.is_empty() { return } else { [["figure", "measured", "beside", "aim"]].into_iter().chain(rows).collect() };
    let widths: [usize; 4] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default());
    for row in rows {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        println!("{}", cells.join("  ").trim_end());
    }
}

/// Milliseconds in words.
fn millis(time: std::time::Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}
