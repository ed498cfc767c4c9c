//! From the start of the process to the first whole picture.

use std::fs;
use std::time::Duration;

use crate::life::{self, Life};
use crate::ratio::{Figure, Figures, Pair};
use crate::seat::{Seat, at_the_board, crisis, shows_the_board};
use crate::wide::{LARGEST, Wide};

pub fn measure(figures: &mut Figures) {
    if !std::path::Path::new("/usr/bin/less").exists() {
        figures.remark("the first picture was not measured: its peer, less, is not on this machine".to_owned());
        return;
    }
    let text = life::workplace().join("text");
    fs::write(&text, (0..400).map(|number| format!("line {number}")).collect::<Vec<_>>().join("\n")).unwrap();
    let sizes: [(_, _, fn() -> Life); 3] = [
        ("first-frame-10k", "≤ 2.5", || Life::of(10_000)),
        ("first-frame-1M", "≤ 3.75", || Life::of(1_000_000)),
        ("first-frame-4000-steps", "≤ 4", || Wide::of(LARGEST).life),
    ];
    for (name, aim, make) in sizes {
        figures.measure(&Figure { name, floor: "less", aim, things: None, samples: 50 }, || {
            let life = make();
            // As whoever had it open before leaves it.
            drop(at_the_board(&life.folder));
            let less = vec!["/usr/bin/less".to_owned(), text.display().to_string()];
            move || Pair {
                measured: first(&crisis(&life.folder), shows_the_board),
                floor: first(&less, |seat| seat.row(22).contains("line") && !seat.row(23).is_empty()),
            }
        });
    }
}

fn first(program: &[String], is_whole: impl Fn(&Seat) -> bool) -> Duration {
    let mut seat = Seat::new(program);
    let whole = seat.until(is_whole) - seat.began;
    seat.press("q");
    seat.end();
    whole
}
