//! A week of shifts out of a year of rotations, beside reading the same contacts for one person.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::life;
use crate::process::{quiet, whole};
use crate::ratio::{Figure, Figures, Pair};

const PEOPLE: usize = 50;

pub fn measure(figures: &mut Figures) {
    let figure = Figure { name: "oncall-week", floor: "contacts, one of 50", aim: "≤ 1.2", things: None, samples: 50 };
    figures.measure(&figure, || {
        let file = contacts();
        let (mut week, mut one) =
            (crisis(&file, &["oncall", "--week", "--at", "2026-11-21 14:05"]), crisis(&file, &["contacts", "p7"]));
        move || Pair { measured: whole(&mut week), floor: whole(&mut one) }
    });
}

/// Fifty people, four rotations of all of them in four zones, and an override in every week of the year.
fn contacts() -> PathBuf {
    let mut text = String::new();
    for n in 0..PEOPLE {
        let number = format!("+44 20 7946 {n:04}");
        write!(text, "[[contact]]\nid = \"p{n}\"\nname = \"Person {n}\"\nemail = \"p{n}@example.net\"\n").unwrap();
        writeln!(text, "primary_phone = \"{number}\"\nsecondary_phone = \"{number}\"\ntimezone = \"Europe/Amsterdam\"").unwrap();
    }
    let members: Vec<String> = (0..PEOPLE).map(|n| format!("\"p{n}\"")).collect();
    let zones = [("Europe/Amsterdam", "1w"), ("America/St_Johns", "1d"), ("Australia/Lord_Howe", "12h"), ("Asia/Kolkata", "1h")];
    for (zone, every) in zones {
        let covers: Vec<String> = (0..52)
            .map(|week| chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + chrono::Days::new(week * 7))
            .map(|day| format!("{{ from = {day}T18:00:00, until = {day}T22:00:00, contact = \"p1\" }}"))
            .collect();
        writeln!(text, "[[rotation]]\nid = \"{}\"\nmembers = [{}]", zone.replace('/', "-"), members.join(", ")).unwrap();
        writeln!(text, "starts = 2026-01-05T09:00:00\nevery = \"{every}\"\ntimezone = \"{zone}\"").unwrap();
        writeln!(text, "override = [{}]", covers.join(", ")).unwrap();
    }
    let file = life::workplace().join("rota.toml");
    fs::write(&file, text).unwrap();
    file
}

/// The program, which knows nothing of this machine but the contacts.
fn crisis(file: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crisis"));
    command.env_clear().env("TZ", "Europe/Amsterdam").current_dir(file.parent().unwrap_or(Path::new("/")));
    command.args(words).arg("--contacts").arg(file);
    quiet(command)
}
