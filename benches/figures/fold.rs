//! Opening an incident: every entry read, its hash verified, folded. Beside SQLite's own scan of the same
//! rows.

use std::fs;
use std::hint::black_box;

use crisis::app::session::Session;
use rusqlite::{Connection, OpenFlags};

use crate::life::{self, Life};
use crate::process::{crisis, peak};
use crate::ratio::{Figure, Figures, Pair, timed};

pub fn measure(figures: &mut Figures) {
    let mut wanted = false;
    for (name, entries, samples) in [("fold-10k", 10_000, 100), ("fold-100k", 100_000, 20), ("fold-1M", 1_000_000, 10)] {
        let figure = Figure { name, floor: "SQLite's scan", aim: "2 M/s", things: Some(entries), samples };
        wanted |= figures.measure(&figure, || {
            let life = Life::of(entries);
            move || Pair { measured: timed(|| open(&life, entries)), floor: timed(|| scan(&life, entries)) }
        });
    }
    if wanted {
        let [small, large] = [10_000, 1_000_000].map(|entries| peak(&mut crisis(&Life::of(entries), &["status"])));
        figures.remark(format!("memory of opening: {small:.1} MiB for 10,000 entries, {large:.1} MiB for 1,000,000"));
        let life = Life::of(1_000_000);
        let bytes = fs::metadata(life.folder.join("log.sqlite")).unwrap().len();
        figures.remark(format!("an entry takes {} bytes of the file", bytes / 1_000_000));
    }
}

fn open(life: &Life, entries: u32) {
    let session = Session::open(life::log(&life.folder), life.id.clone()).unwrap();
    assert_eq!(session.incident().entries, u64::from(entries));
    assert!(session.fold().flaws.is_empty());
}

fn scan(life: &Life, entries: u32) {
    let conn = Connection::open_with_flags(
        life.folder.join("log.sqlite"),
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .unwrap();
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
