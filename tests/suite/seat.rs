//! A seat: one person at a real terminal (a pseudo-terminal) with the screen of the program, pressing keys and reading what is drawn.

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize};

use super::house::{House, PATIENCE};

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

fn some(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// One person at a terminal.
pub struct Seat {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    drawn: Arc<Mutex<vt100::Parser>>,
}

impl Seat {
    /// Sits somebody down at a terminal of that size, with the program started.
    pub fn new(house: &House, who: &str, args: &[&str], columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = portable_pty::native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_crisis"));
        command.args(args);
        command.cwd(house.path("work"));
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("TZ", "Europe/Amsterdam"), ("LANG", "C.UTF-8"), ("CRISIS_AS", who)] {
            command.env(name, value);
        }
        command.env("HOME", house.path("home"));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let drawn = Arc::new(Mutex::new(vt100::Parser::new(some(rows), some(columns), 0)));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let screen = Arc::clone(&drawn);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            // A terminal whose program ended is an error or an end; either way nothing more is drawn.
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                screen.lock().unwrap().process(&bytes[..count]);
            }
        });
        Self { keys: pair.master.take_writer().unwrap(), master: pair.master, child, drawn }
    }

    /// Presses keys, as a terminal sends them.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// What is drawn.
    pub fn drawn(&self) -> String {
        self.drawn.lock().unwrap().screen().contents()
    }

    /// Waits until some words are drawn, however the lines break.
    #[track_caller]
    pub fn sees(&self, words: &str) {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        until(&format!("`{words}` is not drawn"), || one_line(&self.drawn()).contains(words), || self.drawn());
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.drawn.lock().unwrap().screen_mut().set_size(some(rows), some(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Kills the program as the machine would, at whatever it is.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Leaves the screen, which gives the terminal back as it was. The exit code.
    pub fn leave(mut self) -> u32 {
        self.press("q");
        let Self { child, drawn, .. } = &mut self;
        let told = || drawn.lock().unwrap().screen().contents();
        until("the screen does not end", || child.try_wait().unwrap().is_some(), told);
        let code = self.child.wait().unwrap().exit_code();
        let drawn = self.drawn.lock().unwrap();
        assert!(!drawn.screen().alternate_screen() && !drawn.screen().hide_cursor(), "the terminal is not given back");
        code
    }
}
