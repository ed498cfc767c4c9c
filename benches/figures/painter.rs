//! Our painter beside ratatui's own backend: the same pictures of the board, in the bytes that reach a
//! terminal and the time that it takes.
//!
//! What changed from picture to picture is found by ratatui for both, and not measured. Both write as to
//! standard output: in lines, with room for a kibibyte.

use std::cell::Cell as Kept;
use std::io::{self, LineWriter, Write};
use std::rc::Rc;
use std::time::Duration;

use crisis::domain::stamp::Moment;
use crisis::tui::input::{Code, Key};
use crisis::tui::paint::Paint;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;

use crate::life::{self, Life};
use crate::ratio::{Figure, Figures, Pair, timed};
use crate::screen::Screen;

/// So many times each picture is painted for one measurement: once is shorter than a clock can tell.
const TIMES: u32 = 50;
/// What becomes of the picture, and its name.
const PICTURES: [&str; 4] = ["first picture", "a step changed", "a second", "another screen"];

/// What changed from one picture to the next: column, row, and what stands there now.
type Change = Vec<(u16, u16, Cell)>;

pub fn measure(figures: &mut Figures) {
    let sizes = [
        (80, 24, ["paint-80x24-first", "paint-80x24-step", "paint-80x24-second", "paint-80x24-other"]),
        (200, 50, ["paint-200x50-first", "paint-200x50-step", "paint-200x50-second", "paint-200x50-other"]),
    ];
    for (columns, rows, names) in sizes {
        let (size, mut remarks) = (Size { width: columns, height: rows }, Vec::new());
        for (place, name) in names.into_iter().enumerate() {
            let figure = Figure { name, floor: "ratatui's own", aim: "< 1", things: None, samples: 100 };
            let wanted = figures.measure(&figure, || {
                let changes = changes(columns, rows);
                move || Pair { measured: ours(size, &changes).0[place], floor: theirs(&changes).0[place] }
            });
            if wanted {
                let changes = changes(columns, rows);
                let [(ours, our_writes), (theirs, their_writes)] =
                    [ours(size, &changes), theirs(&changes)].map(|took| took.1[place]);
                remarks.push(format!(
                    "{columns}x{rows}, {}, {} cells: {ours} bytes in {our_writes} writes; ratatui's own {theirs} in {their_writes}",
                    PICTURES[place],
                    changes[place].len()
                ));
            }
        }
        for remark in remarks {
            figures.remark(remark);
        }
    }
}

/// The board of the ordinary incident as it comes up, a step ticked off, a second later, and the step under
/// the cursor as a screen of its own.
fn changes(columns: u16, rows: u16) -> [Change; 4] {
    let life = Life::make(&life::workplace().join("painter"), 400);
    let mut screen = Screen::at(&life, Moment::from_millis(1_793_000_000_000 + 400 * 10_100), columns, rows);
    let mut pictures = vec![Buffer::empty(screen.draw().area), screen.draw().clone()];
    let steps = life::steps(screen.session.incident());
    let now = screen.now.plus_seconds(1);
    let mut turn = screen.session.log().begin(&life.id).unwrap();
    turn.add(&life::done(&steps[0], now), now).unwrap();
    turn.keep().unwrap();
    screen.look();
    pictures.push(screen.draw().clone());
    // The first second at which something that is counted in seconds has changed.
    for _ in 0..120 {
        screen.wait();
        if screen.draw() != &pictures[2] {
            break;
        }
    }
    pictures.push(screen.draw().clone());
    screen.press(Key::new(Code::Enter));
    pictures.push(screen.draw().clone());
    let change = |place: usize| {
        let changed = pictures[place].diff(&pictures[place + 1]);
        assert!(!changed.is_empty(), "{} changes nothing", PICTURES[place]);
        changed.into_iter().map(|(x, y, cell)| (x, y, cell.clone())).collect()
    };
    std::array::from_fn(change)
}

/// For each picture how long it took, and how many bytes in how many writes.
type Took = ([Duration; 4], [(usize, usize); 4]);

fn ours(size: Size, changes: &[Change; 4]) -> Took {
    painted(changes, |out| Paint::to(LineWriter::new(out), size))
}

fn theirs(changes: &[Change; 4]) -> Took {
    painted(changes, |out| CrosstermBackend::new(LineWriter::new(out)))
}

fn painted<B: Backend<Error = io::Error>>(changes: &[Change; 4], make: impl Fn(Counted) -> B) -> Took {
    let mut took = Took::default();
    for _ in 0..TIMES {
        let out = Counted::default();
        let mut backend = make(out.clone());
        for (place, change) in changes.iter().enumerate() {
            out.0.set((0, 0));
            // As ratatui's terminal does for every picture.
            took.0[place] += timed(|| {
                backend.draw(change.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
                backend.hide_cursor().unwrap();
                backend.flush().unwrap();
            });
            took.1[place] = out.0.get();
        }
    }
    took.0.iter_mut().for_each(|sum| *sum /= TIMES);
    took
}

/// Counts bytes and writes, and throws them away.
#[derive(Clone, Default)]
struct Counted(Rc<Kept<(usize, usize)>>);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (before, writes) = self.0.get();
        self.0.set((before + bytes.len(), writes + 1));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
