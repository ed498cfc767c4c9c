//! A seat: one person at a real terminal (a pseudo-terminal) with the
//! screen of the program, pressing keys and reading what is drawn.

use std::thread;
use std::time::Duration;

use super::house::{House, PATIENCE};
use super::pty::Pty;

/// Enter, as a terminal sends it.
pub const ENTER: &str = "\r";
/// Tab, as a terminal sends it.
pub const TAB: &str = "\t";
/// Escape, as a terminal sends it.
pub const ESCAPE: &str = "\u{1b}";
/// The arrow to the right, as a terminal sends it.
pub const RIGHT: &str = "\u{1b}[C";

/// How often a seat looks whether what it waits for is there.
const GLANCE: Duration = Duration::from_millis(10);

/// Waits for something that comes soon, and says so when it does not.
#[track_caller]
pub fn until(what: &str, mut there: impl FnMut() -> bool, told: impl Fn() -> String) {
    for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
        if there() {
            return;
        }
        thread::sleep(GLANCE);
    }
    panic!("{what}:\n{}", told());
}

/// One person at a terminal.
pub struct Seat(Pty);

impl Seat {
    /// Sits somebody down at a terminal of that size, with the program started.
    pub fn new(house: &House, who: &str, args: &[&str], columns: u16, rows: u16) -> Self {
        let program: Vec<&str> = std::iter::once(env!("CARGO_BIN_EXE_crisis")).chain(args.iter().copied()).collect();
        Self(Pty::start(house, Some(who), (columns, rows), &program))
    }

    /// Presses keys, as a person does at a terminal.
    pub fn press(&mut self, keys: &str) {
        self.0.types(keys);
    }

    /// What is drawn.
    pub fn drawn(&self) -> String {
        self.0.contents()
    }

    /// Waits until some words are drawn, however the lines break.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        until(&format!("`{words}` is not drawn"), || one_line(&self.drawn()).contains(words), || self.drawn());
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.0.resize(columns, rows);
    }

    /// Kills the program as the machine would, at whatever it is.
    pub fn kill(mut self) {
        self.0.signal("KILL");
        self.0.end();
    }

    /// Leaves the screen, which gives the terminal back as it was. The exit code.
    pub fn leave(mut self) -> u32 {
        self.press("q");
        let code = self.0.end();
        self.0.is_as_it_was();
        code
    }
}
