//! How long it takes to be gone: asked, told by a signal, or because the terminal is.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::life::{self, Life};
use crate::seat::at_the_board;
use crate::{Line, millis};

pub fn tell() -> Vec<Line> {
    let life = Life::of(10_000);
    let mut told: Vec<String> = Vec::new();
    for how in ["q", "TERM", "HUP", "INT"] {
        let mut seat = at_the_board(&life.folder);
        let asked = if how == "q" { seat.press("q") } else { signal(how, seat.child.process_id().unwrap()) };
        told.push(format!("{how} {}", millis(seat.end() - asked)));
    }
    let gone = |deaf| format!("{} {}", if deaf { "deaf to SIGHUP" } else { "hearing it" }, millis(vanish(&life, deaf)));
    vec![
        Line { figure: "leaving", measured: told.join(", "), beside: String::new(), aim: "100 ms" },
        Line { figure: "terminal gone", measured: [false, true].map(gone).join(", "), beside: String::new(), aim: "100 ms" },
    ]
}

fn signal(name: &str, process: u32) -> Instant {
    let now = Instant::now();
    assert!(Command::new("kill").args([format!("-{name}"), process.to_string()]).status().unwrap().success());
    now
}

/// On the terminal of a `script` that is killed.
fn vanish(life: &Life, deaf: bool) -> Duration {
    let pid = life::workplace().join("pid");
    let _ = fs::remove_file(&pid);
    let trap = if deaf { "trap '' HUP; " } else { "" };
    let words = crate::seat::crisis(&life.folder).join(" ");
    let inside = format!("{trap}echo $$ > {}; exec {words}", pid.display());
    let mut script = Command::new("script");
    script.args(["-qc", &inside, "/dev/null"]).env("TERM", "xterm").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut script = script.spawn().unwrap();
    sleep(Duration::from_millis(1500));
    let process: u32 = fs::read_to_string(&pid).unwrap().trim().parse().unwrap();
    assert!(runs(process));
    let now = Instant::now();
    script.kill().unwrap();
    while runs(process) {
        sleep(Duration::from_micros(200));
        assert!(now.elapsed() < Duration::from_secs(20), "it goes on without a terminal");
    }
    let took = now.elapsed();
    script.wait().unwrap();
    took
}

fn runs(process: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"));
    stat.is_ok_and(|stat| !stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'))
}
