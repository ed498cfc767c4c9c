//! A real terminal for the program: a pseudo-terminal and the screen that a person would see on it.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use vt100::MouseProtocolMode;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::house::{House, PATIENCE};

/// A terminal with a program on it.
pub struct Pty {
    parser: Arc<Mutex<vt100::Parser>>,
    written: Arc<Mutex<Vec<u8>>>,
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    before: String,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Pty {
    /// The program on a terminal of 80×24; who sits there is asked where nobody is named.
    pub fn of(house: &House, who: Option<&str>) -> Self {
        Self::start(house, who, (80, 24), &[env!("CARGO_BIN_EXE_crisis")])
    }

    /// Any program on a terminal of that size, with the environment of the house.
    pub fn start(house: &House, who: Option<&str>, size: (u16, u16), program: &[&str]) -> Self {
        Self::start_in(house, who, size, program, &[])
    }

    /// The same with more in the environment.
    pub fn start_in(
        house: &House,
        who: Option<&str>,
        (columns, rows): (u16, u16),
        program: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let before = format!("{:?}", pair.master.get_termios());
        let mut command = CommandBuilder::new(program[0]);
        command.args(&program[1..]);
        command.cwd(house.path("work"));
        command.env_clear();
        for (name, value) in house.command(&[]).get_envs() {
            if let Some(value) = value {
                command.env(name, value);
            }
        }
        command.env("TERM", "xterm-256color");
        for (name, value) in environment {
            command.env(name, value);
        }
        match who {
            Some(who) => command.env("CRISIS_AS", who),
            None => command.env_remove("CRISIS_AS"),
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = Arc::new(Mutex::new(vt100::Parser::new(cells(rows.max(24)), cells(columns.max(80)), 0)));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let seen = Arc::clone(&parser);
        let written = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&written);
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                kept.lock().unwrap().extend_from_slice(&bytes[..count]);
                seen.lock().unwrap().process(&bytes[..count]);
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self { parser, written, writer, master: pair.master, child, before }
    }

    /// Everything that was written to the terminal until now.
    pub fn written(&self) -> Vec<u8> {
        self.written.lock().unwrap().clone()
    }

    /// What stands in each cell of a row; what a wide one covers is empty.
    pub fn cells(&self, row: u16, columns: u16) -> Vec<String> {
        let parser = self.parser.lock().unwrap();
        let cell = |column| parser.screen().cell(row, column).map(|cell| cell.contents().to_owned()).unwrap_or_default();
        (0..columns).map(cell).collect()
    }

    /// The terminal itself: as long as somebody holds it, nothing that is written to it is read.
    pub fn parser(&self) -> Arc<Mutex<vt100::Parser>> {
        Arc::clone(&self.parser)
    }

    /// Types.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// Types as a person does, a few keys at a time, each once those before are seen. More at once would be
    /// no keys.
    pub fn types(&mut self, keys: &str) -> &mut Self {
        let (mut few, mut left) = (Vec::new(), keys);
        while let Some(first) = left.chars().next() {
            let (key, behind) = left.split_at(if left.starts_with("\x1b[") { 3 } else { first.len_utf8() });
            few.push(key);
            left = behind;
            if few.len() == 6 || left.is_empty() {
                let (before, begun) = (self.bytes(), Instant::now());
                self.send(&few.concat());
                // A few that change nothing are not seen.
                while self.bytes() == before && begun.elapsed() < Duration::from_millis(500) {
                    thread::sleep(Duration::from_millis(5));
                }
                thread::sleep(Duration::from_millis(20));
                few.clear();
            }
        }
        self
    }

    /// Types without end, as something that went wild at the other end of a line does, until nobody takes it
    /// any more. From then on nobody else can type.
    pub fn flood(&mut self, keys: &str) {
        let mut writer = std::mem::replace(&mut self.writer, Box::new(std::io::sink()));
        let keys = keys.repeat(200).into_bytes();
        thread::spawn(move || while writer.write_all(&keys).is_ok() {});
    }

    /// How much memory the program holds, in KiB: now and at most until now.
    pub fn memory(&self) -> (u64, u64) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap();
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.trim().trim_end_matches(" kB").parse().unwrap()
        };
        (of("VmRSS:"), of("VmHWM:"))
    }

    /// The line settings are as they were before the program.
    #[track_caller]
    pub fn line_is_as_it_was(&self) {
        assert_eq!(format!("{:?}", self.master.get_termios()), self.before, "the line settings were left changed");
    }

    /// What is on the screen now.
    pub fn contents(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    /// How many bytes the program has written.
    pub fn bytes(&self) -> usize {
        self.written.lock().unwrap().len()
    }

    /// Whether the program has the alternate screen.
    pub fn has_taken(&self) -> bool {
        self.parser.lock().unwrap().screen().alternate_screen()
    }

    /// Waits until the screen shows these words.
    #[track_caller]
    pub fn wait_for(&mut self, words: &str) -> &mut Self {
        self.wait_until(words, |contents| contents.contains(words))
    }

    /// Waits until what is on the screen is so.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&str) -> bool) -> &mut Self {
        let begun = Instant::now();
        while !is_so(&self.contents()) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}:\n{}", self.contents());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap();
        let sent = std::process::Command::new("kill").args([format!("-{name}"), id.to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.parser.lock().unwrap().screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Waits for the program's end. Says its exit code.
    #[track_caller]
    pub fn end(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            if begun.elapsed() > PATIENCE {
                let _ = self.child.kill();
                panic!("it does not end:\n{}", self.contents());
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The terminal is as it was before the program: its screen, cursor, paste mode and line settings.
    #[track_caller]
    pub fn is_as_it_was(&self) {
        // What was written last may still be on its way.
        let is_back = || {
            let parser = self.parser.lock().unwrap();
            let screen = parser.screen();
            !(screen.alternate_screen() || screen.hide_cursor() || screen.bracketed_paste()) && mouse_is_off(screen)
        };
        let begun = Instant::now();
        while !is_back() && begun.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        let parser = self.parser.lock().unwrap();
        let screen = parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left on");
        assert!(!screen.hide_cursor(), "the cursor was left hidden");
        assert!(!screen.bracketed_paste(), "paste mode was left on");
        assert!(mouse_is_off(screen), "the mouse was left on");
        assert_eq!(format!("{:?}", self.master.get_termios()), self.before, "the line settings were left changed");
    }

    /// The program has the terminal.
    #[track_caller]
    pub fn is_taken(&self) {
        let parser = self.parser.lock().unwrap();
        let screen = parser.screen();
        assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::PressRelease);
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn mouse_is_off(screen: &vt100::Screen) -> bool {
    screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        && screen.mouse_protocol_encoding() == vt100::MouseProtocolEncoding::Default
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// Whether a process is still there, and no mere entry in the table that nobody has read yet.
pub fn runs(process: u32) -> bool {
    let stat = fs::read_to_string(Path::new("/proc").join(process.to_string()).join("stat"));
    stat.is_ok_and(|stat| !stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'))
}
