//! One durable entry beside the same bytes appended to a file in the same folder, and `fdatasync`.

use std::fs::OpenOptions;
use std::io::Write;

use crisis::app::session::Session;
use crisis::domain::stamp::Moment;
use crisis::store::{Cursor, Order};

use crate::life::{self, Chance, Life};
use crate::ratio::{Figure, Figures, Pair, timed};

pub fn measure(figures: &mut Figures) {
    let figure = Figure { name: "append", floor: "write + fdatasync", aim: "≤ 1.5", things: None, samples: 100 };
    figures.measure(&figure, || {
        let life = Life::make(&life::workplace().join("append"), 100);
        let session = Session::open(life::log(&life.folder), life.id.clone()).unwrap();
        let (steps, id) = (life::steps(session.incident()), life.id);
        let mut log = session.into_log();
        let mut file = OpenOptions::new().create(true).append(true).open(life.folder.with_extension("bare")).unwrap();
        file.set_len(0).unwrap();
        let (mut chance, mut now, mut end) = (Chance(2), Moment::from_millis(1_794_000_000_000), Cursor::default());
        move || {
            now = now.plus_seconds(3);
            let draft = life::draft(&mut chance, &steps, now);
            let measured = timed(|| {
                let mut turn = log.begin(&id).unwrap();
                turn.add(&draft, now).unwrap();
                turn.keep().unwrap();
            });
            let mut bytes = Vec::new();
            end = log
                .read(&id, end, Order::Arrival, &mut |entry| {
                    bytes = bytes_of(entry);
                    std::ops::ControlFlow::Continue(())
                })
                .unwrap();
            let floor = timed(|| {
                file.write_all(&bytes).unwrap();
                file.sync_data().unwrap();
            });
            Pair { measured, floor }
        }
    });
}

/// The bytes that are under an entry's hash, and the hash.
pub fn bytes_of(entry: &crisis::domain::entry::Entry<'_>) -> Vec<u8> {
    let mut bytes = entry.hash.0.to_vec();
    bytes.resize(32 + 6 * 8, 0);
    for text in [entry.by, entry.kind, entry.body] {
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}
