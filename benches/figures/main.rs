//! What it costs, told as a ratio to a floor that no program of this kind can go below, measured in the same
//! breath.
//!
//! `cargo bench` prints one table at its end; `cargo bench -- append` measures only what has `append` in its
//! name. Every sample runs the program's own way and the floor's one after the other, so that a busy machine
//! slows both. Criterion makes median and confidence interval of the ratios. The logs that are read lie under
//! `target/tmp/figures` and are made once.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement that cannot go on should say where and stop")]
#![expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "measuring is reading a clock and printing a table")]

mod append;
mod export;
mod fold;
mod growth;
mod incident;
mod life;
mod oncall;
mod painter;
mod process;
mod ratio;
mod screen;
mod verb;
mod wide;

fn main() {
    let mut figures = ratio::Figures::from_arguments();
    append::measure(&mut figures);
    verb::measure(&mut figures);
    fold::measure(&mut figures);
    incident::measure(&mut figures);
    growth::measure(&mut figures);
    painter::measure(&mut figures);
    export::measure(&mut figures);
    oncall::measure(&mut figures);
    figures.print();
}
