//! One verb that writes, from start to end of its process, beside `dd`.

use std::fs::{self, OpenOptions};
use std::process::Command;

use crate::life::{self, Life};
use crate::process::{crisis, quiet, whole};
use crate::ratio::{Figure, Figures, Pair};

const NOTE: &str = "customers of hall two report timeouts since ten past four; the provider promises a technician within the hour, and \
                    until then nobody touches the storage controller that says degraded, whatever the monitoring proposes";

pub fn measure(figures: &mut Figures) {
    let figure = Figure { name: "note", floor: "dd, two syncs", aim: "≤ 1.8", things: None, samples: 50 };
    figures.measure(&figure, || {
        let folder = life::workplace().join("note");
        let (bytes, file) = (folder.with_extension("bytes"), folder.with_extension("dd"));
        fs::write(&bytes, format!("{NOTE}{}", "x".repeat(362 - NOTE.len()))).unwrap();
        OpenOptions::new().create(true).write(true).truncate(true).open(&file).unwrap();
        // The peer is as durable as a verb: what it wrote is synced when `write` returns (`oflag=sync`) and
        // again before it ends (`conv=fsync`), as a log is synced for its header or its folder and for the
        // entry. It does not check who it is, read the log or verify a hash.
        let mut dd = Command::new("dd");
        dd.arg(format!("if={}", bytes.display())).arg(format!("of={}", file.display()));
        dd.args(["bs=362", "count=1", "oflag=append,sync", "conv=notrunc,fsync"]);
        let mut dd = quiet(dd);
        let mut life = Life::make(&folder, 100);
        let mut runs = 0;
        move || {
            runs += 1;
            // An incident of 100 entries or little more, not one of thousands of notes.
            if runs % 50 == 0 {
                life = Life::make(&folder, 100);
            }
            Pair { measured: whole(&mut crisis(&life, &["note", NOTE])), floor: whole(&mut dd) }
        }
    });
}
