//! A seat at a pseudo-terminal: keys go in, and every piece of what comes out is stamped with its time the
//! moment it is read.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Columns and rows of a terminal as it comes up.
pub const ORDINARY: (u16, u16) = (80, 24);
/// And of one that fills a screen.
pub const LARGE: (u16, u16) = (200, 50);
/// No picture takes so long.
const PATIENCE: Duration = Duration::from_secs(20);

/// Has cargo build the floor as it built everything else.
pub fn build_the_floor() {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--example", "floor"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.unwrap().success(), "the floor is not built");
}

/// The floor.
pub fn floor() -> Vec<String> {
    let folder = Path::new(env!("CARGO_BIN_EXE_crisis")).parent().unwrap();
    vec![folder.join("examples/floor").display().to_string()]
}

/// The program on the log of a folder, as somebody whom the example contacts know.
pub fn crisis(folder: &Path) -> Vec<String> {
    vec![
        env!("CARGO_BIN_EXE_crisis").to_owned(),
        "--dir".to_owned(),
        folder.display().to_string(),
        "--as".to_owned(),
        "ana".to_owned(),
    ]
}

/// One terminal with a program on it.
pub struct Seat {
    screen: vt100::Parser,
    chunks: Receiver<(Instant, Vec<u8>)>,
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    pub began: Instant,
    /// How many bytes came.
    pub bytes: usize,
}

impl Seat {
    /// At a terminal of the ordinary size.
    pub fn new(program: &[String]) -> Self {
        Self::of(program, ORDINARY)
    }

    /// At a terminal of so many columns and rows.
    pub fn of(program: &[String], (columns, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(&program[0]);
        command.args(&program[1..]);
        command.cwd(crate::life::workplace());
        command.env_clear();
        for (name, value) in
            [("TERM", "xterm-256color"), ("PATH", "/usr/bin:/bin"), ("TZ", "Europe/Amsterdam"), ("LANG", "C.UTF-8")]
        {
            command.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (tell, chunks) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let now = Instant::now();
                if tell.send((now, bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let began = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { screen, chunks, writer, master: pair.master, child, began, bytes: 0 }
    }

    pub fn press(&mut self, keys: &str) -> Instant {
        let now = Instant::now();
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        now
    }

    /// The row of that number, from 0 on.
    pub fn row(&self, row: u16) -> String {
        self.screen.screen().contents_between(row, 0, row, self.screen.screen().size().1.get())
    }

    /// Its last row.
    pub fn foot(&self) -> String {
        self.row(self.screen.screen().size().0.get() - 1)
    }

    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads until the screen is so; says when what made it so was read.
    pub fn until(&mut self, is_so: impl Fn(&Self) -> bool) -> Instant {
        loop {
            let Ok((when, bytes)) = self.chunks.recv_timeout(PATIENCE) else { panic!("waited in vain at:\n{}", self.contents()) };
            self.bytes += bytes.len();
            self.screen.process(&bytes);
            if is_so(self) {
                return when;
            }
        }
    }

    /// Reads until what is drawn in reverse, as a cursor is, stands elsewhere or says something else. A clock
    /// that goes on meanwhile does not count.
    pub fn until_the_cursor_moves(&mut self) -> Instant {
        let before = self.reversed();
        self.until(|seat| seat.reversed() != before)
    }

    /// The cells that are drawn in reverse, and what stands in them.
    fn reversed(&self) -> Vec<(u16, u16, String)> {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        let all = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let cell = |(row, column)| screen.cell(row, column).filter(|cell| cell.inverse()).map(|cell| (row, column, cell));
        all.filter_map(cell).map(|(row, column, cell)| (row, column, cell.contents().to_owned())).collect()
    }

    /// Reads until nothing has come for so long; says when the last of it was read.
    pub fn settle(&mut self, quiet: Duration) -> Instant {
        let mut last = Instant::now();
        while let Ok((when, bytes)) = self.chunks.recv_timeout(quiet) {
            self.bytes += bytes.len();
            self.screen.process(&bytes);
            last = when;
        }
        last
    }

    /// Reads for so long, whether anything comes or not.
    pub fn rest(&mut self, time: Duration) {
        let end = Instant::now() + time;
        while let Ok((_, bytes)) = self.chunks.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.bytes += bytes.len();
            self.screen.process(&bytes);
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Waits for the end; says when it was.
    pub fn end(&mut self) -> Instant {
        while self.child.try_wait().unwrap().is_none() {
            assert!(self.began.elapsed() < Duration::from_mins(10), "it does not end");
            thread::sleep(Duration::from_micros(200));
        }
        Instant::now()
    }

    /// A figure of the process as the kernel has it, in KiB.
    pub fn kib(&self, name: &str) -> u32 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap();
        line.trim().trim_end_matches("kB").trim().parse().unwrap()
    }

    /// How long its threads have had a processor, all together.
    pub fn busy(&self) -> Duration {
        let nanos = |task: &Path| {
            let spent = fs::read_to_string(task.join("schedstat")).unwrap_or_default();
            spent.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0)
        };
        Duration::from_nanos(self.tasks().iter().map(|task| nanos(task)).sum())
    }

    /// What the kernel tells of each of its threads.
    fn tasks(&self) -> Vec<PathBuf> {
        let tasks = format!("/proc/{}/task", self.child.process_id().unwrap());
        fs::read_dir(tasks).unwrap().map(|task| task.unwrap().path()).collect()
    }

    /// How often its threads went to sleep of their own accord, all together.
    pub fn sleeps(&self) -> u64 {
        let of = |task: &Path| {
            let status = fs::read_to_string(task.join("status")).unwrap_or_default();
            status
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:")?.trim().parse::<u64>().ok())
                .unwrap_or_default()
        };
        self.tasks().iter().map(|task| of(task)).sum()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// Whether the board of the lifelike log is there, down to its foot. Beside two clocks its title is cut.
pub fn shows_the_board(seat: &Seat) -> bool {
    seat.contents().contains("Power lo") && !seat.foot().trim().is_empty()
}

/// A seat at the board of the log of a folder, settled.
pub fn at_the_board(folder: &Path) -> Seat {
    at_a_board(folder, ORDINARY)
}

/// The same at a terminal of so many columns and rows.
pub fn at_a_board(folder: &Path, size: (u16, u16)) -> Seat {
    let mut seat = Seat::of(&crisis(folder), size);
    seat.until(shows_the_board);
    // What is done behind the screen after opening is over then:
    // the audit, the checkpoint. A clock may go on.
    seat.rest(Duration::from_secs(3));
    seat
}

/// A seat at the floor.
pub fn at_the_floor() -> Seat {
    at_a_floor(ORDINARY)
}

/// The same at a terminal of so many columns and rows.
pub fn at_a_floor(size: (u16, u16)) -> Seat {
    let mut seat = Seat::of(&floor(), size);
    seat.until(|seat| seat.foot().contains("line"));
    seat
}
