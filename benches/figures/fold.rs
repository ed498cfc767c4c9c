//! Opening an incident in both ways: every entry read, its hash verified, folded, beside SQLite's own scan of
//! the same rows; and from the checkpoint that whoever had it open before left, beside SQLite reading no more
//! than that checkpoint.

use std::fs;
use std::hint::black_box;

use crisis::app::session::Session;
use rusqlite::{Connection, OpenFlags};

use crate::life::{self, Life};
use crate::process::{crisis, peak};
use crate::ratio::{Figure, Figures, Pair, timed};

const SMALL: u32 = 10_000;
const MIDDLE: u32 = 100_000;
const LARGE: u32 = 1_000_000;

pub fn measure(figures: &mut Figures) {
    let mut wanted = false;
    for (name, entries, samples) in
        [("fold-whole-10k", SMALL, 100), ("fold-whole-100k", MIDDLE, 20), ("fold-whole-1M", LARGE, 10)]
    {
        let figure = Figure { name, floor: "SQLite's scan", aim: "2 M/s", things: Some(entries), samples };
        wanted |= figures.measure(&figure, || {
            let life = Life::of(entries);
            move || Pair { measured: timed(|| open_whole(&life, entries)), floor: timed(|| scan(&life, entries)) }
        });
    }
    for (name, entries) in [("open-checkpoint-10k", SMALL), ("open-checkpoint-1M", LARGE)] {
        let figure = Figure { name, floor: "SQLite reads it", aim: "≤ 2", things: None, samples: 50 };
        wanted |= figures.measure(&figure, || {
            let life = Life::of(entries);
            move || Pair { measured: timed(|| open(&life, entries)), floor: timed(|| read_checkpoint(&life)) }
        });
    }
    if wanted {
        remark(figures);
    }
}

fn remark(figures: &mut Figures) {
    let [small, large] = [SMALL, LARGE].map(|entries| peak(&mut crisis(&Life::of(entries), &["status"])));
    figures
        .remark(format!("memory of `status` from a checkpoint: {small:.1} MiB for 10,000 entries, {large:.1} MiB for 1,000,000"));
    let [small, large] = [SMALL, LARGE].map(|entries| peak(&mut crisis(&Life::of(entries), &["verify"])));
    figures.remark(format!("memory of `verify`, every entry: {small:.1} MiB for 10,000 entries, {large:.1} MiB for 1,000,000"));
    let bytes = fs::metadata(Life::of(LARGE).folder.join("log.sqlite")).unwrap().len();
    figures.remark(format!("an entry takes {} bytes of the file", bytes / 1_000_000));
}

fn open_whole(life: &Life, entries: u32) {
    let session = Session::open_whole(life::log(&life.folder), life.id.clone()).unwrap();
    assert_eq!(session.believed(), None);
    all_is_well(&session, entries);
}

fn open(life: &Life, entries: u32) {
    let session = Session::open(life::log(&life.folder), life.id.clone()).unwrap();
    assert_eq!(session.believed(), Some(u64::from(entries) - 1));
    all_is_well(&session, entries);
}

fn all_is_well(session: &Session, entries: u32) {
    assert_eq!(session.incident().entries, u64::from(entries));
    assert!(session.fold().flaws.is_empty());
}

fn read_only(life: &Life) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(life.folder.join("log.sqlite"), flags).unwrap()
}

fn read_checkpoint(life: &Life) {
    let conn = read_only(life);
    let read = |row: &rusqlite::Row<'_>| Ok(row.get_ref(0)?.as_blob()?.to_vec());
    let state: Vec<u8> = conn.query_row("SELECT state FROM checkpoint", (), read).unwrap();
    assert!(!black_box(state).is_empty());
}

fn scan(life: &Life, entries: u32) {
    let conn = read_only(life);
    let mut all = conn.prepare("SELECT * FROM event NOT INDEXED ORDER BY seq").unwrap();
    let columns = all.column_count();
    let mut rows = all.query(()).unwrap();
    let mut seen = 0;
    while let Some(row) = rows.next().unwrap() {
        for column in 0..columns {
            black_box(row.get_ref(column).unwrap());
        }
        seen += 1;
    }
    assert_eq!(seen, entries);
}
