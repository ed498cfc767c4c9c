//! Whole processes: how long they take, and how much memory they take at most.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::life::Life;
use crate::ratio::timed;

/// The program itself, asked about a log by somebody whom the example contacts know.
pub fn crisis(life: &Life, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crisis"));
    // Nothing that this machine has set up may matter: no settings, no contacts, a zone that is not UTC.
    command.env_clear().env("TZ", "Europe/Amsterdam").current_dir(life.folder.parent().unwrap_or(Path::new("/")));
    command.arg("--dir").arg(&life.folder).args(["--as", "ana"]).args(words);
    quiet(command)
}

/// Has a command read and write nothing.
pub fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// From start to end.
pub fn whole(command: &mut Command) -> Duration {
    timed(|| assert!(command.status().unwrap().success(), "{command:?} failed"))
}

/// The most memory that it ever held, in MiB, as the kernel saw it in the last millisecond.
pub fn peak(command: &mut Command) -> f64 {
    let mut child = command.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let now = fs::read_to_string(&status).unwrap_or_default();
        let high = now.lines().find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB")?.trim().parse().ok());
        // The last, not the highest: until the new program stands it is our own.
        peak = high.unwrap_or(peak);
        sleep(Duration::from_micros(500));
    }
    f64::from(peak) / 1024.0
}
