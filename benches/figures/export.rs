//! The timeline of a million entries as CSV, beside the sqlite3 shell writing the same columns.

use std::process::Command;

use crate::life::Life;
use crate::process::{crisis, peak, quiet, whole};
use crate::ratio::{Figure, Figures, Pair};

/// As the file's own view has them: dates as text and the origin in hexadecimal digits, which the report has
/// too. The shell does not verify a hash, does not put entries in the order in which things happened, does
/// not tell facts as sentences, and lets formulas through.
const COLUMNS: &str = "SELECT at, recorded_at, by, kind, body, origin, number FROM entry";
/// The same without a date or an origin that anybody could read: what the shell does when it does nothing.
const RAW: &str = "SELECT at, recorded_at, by, kind, body, origin, number FROM event ORDER BY seq";

const MILLION: u32 = 1_000_000;

pub fn measure(figures: &mut Figures) {
    let figure = |name, floor, aim| Figure { name, floor, aim, things: Some(MILLION), samples: 10 };
    let mut wanted = false;
    for (figure, columns) in [
        (figure("export-csv-1M", "sqlite3 -csv, the view", "≤ 1"), COLUMNS),
        (figure("export-csv-1M-raw", "sqlite3 -csv, raw numbers", "—"), RAW),
    ] {
        wanted |= figures.measure(&figure, || {
            let life = Life::of(MILLION);
            move || Pair { measured: whole(&mut export(&life)), floor: whole(&mut sqlite3(&life, columns)) }
        });
    }
    if wanted {
        for entries in [10_000, MILLION] {
            let life = Life::of(entries);
            let (ours, theirs) = (peak(&mut export(&life)), peak(&mut sqlite3(&life, COLUMNS)));
            figures.remark(format!("memory of the CSV export of {entries} entries: {ours:.1} MiB; sqlite3 {theirs:.1} MiB"));
        }
    }
}

fn export(life: &Life) -> Command {
    crisis(life, &["export", "--format", "csv"])
}

fn sqlite3(life: &Life, columns: &str) -> Command {
    let mut sqlite3 = Command::new("sqlite3");
    sqlite3.arg("-csv").arg(life.folder.join("log.sqlite")).arg(columns);
    quiet(sqlite3)
}
