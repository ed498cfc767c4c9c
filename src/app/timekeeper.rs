//! What is known on this machine of how right its clock is, without a network: its clock of hardware, and
//! whether something keeps it right.

use std::fs;
use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, UNIX_EPOCH};

use crate::domain::stamp::Moment;

/// How long a program that knows may take to say so.
const PATIENCE: Duration = Duration::from_secs(3);
const BREATH: Duration = Duration::from_millis(10);

/// Where Linux shows the clock that goes on while the machine is off.
const HARDWARE: &str = "/sys/class/rtc/rtc0/since_epoch";
/// Whether that clock is kept in local time, as its third line.
const KEPT_IN: &str = "/etc/adjtime";

/// Whether something keeps the clock right.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// It is kept right; by how many seconds it may be off, where that is known.
    Kept(Option<f64>),
    /// Nothing keeps it right.
    Unkept,
    /// Nobody here knows.
    Unknown,
}

/// What the clock of hardware says; none where there is none that can be read, or it is kept in local time,
/// of which nobody knows whether it is summer there.
pub fn hardware() -> Option<Moment> {
    let local = fs::read_to_string(KEPT_IN).is_ok_and(|text| text.lines().nth(2).is_some_and(|word| word.trim() == "LOCAL"));
    let seconds: i64 = fs::read_to_string(HARDWARE).ok().filter(|_| !local)?.trim().parse().ok()?;
    Some(Moment::from_millis(seconds.checked_mul(1000)?))
}

/// When this program was put on this machine: no clock that is right shows an earlier time.
pub fn program_made() -> Option<Moment> {
    let made = fs::metadata(std::env::current_exe().ok()?).ok()?.modified().ok()?;
    let since = made.duration_since(UNIX_EPOCH).ok()?;
    Some(Moment::from_millis(i64::try_from(since.as_millis()).ok()?))
}

/// Asks whoever keeps the clock, and the system.
pub fn keeping() -> Keeping {
    if let Some(kept) = said("chronyc", &["-c", "-n", "tracking"]).as_deref().and_then(tracked) {
        return kept;
    }
    match said("timedatectl", &["show", "--property=NTPSynchronized", "--value"]).as_deref().map(str::trim) {
        Some("yes") => Keeping::Kept(None),
        Some("no") => Keeping::Unkept,
        Some(_) | None => Keeping::Unknown,
    }
}

/// What chrony says of its tracking, in fields between commas: the fifth is by how many seconds the clock is
/// off, the eleventh and twelfth what may be added to that, the last whether it is kept right.
fn tracked(line: &str) -> Option<Keeping> {
    let fields: Vec<&str> = line.trim().split(',').collect();
    let number = |at: usize| fields.get(at)?.parse::<f64>().ok();
    if fields.last()? == &"Not synchronised" {
        return Some(Keeping::Unkept);
    }
    Some(Keeping::Kept(Some(number(4)?.abs() + number(11)? + number(10)? / 2.0)))
}

/// What a program prints; nothing where it is not there, fails, or takes too long.
fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    if !ends_well(&mut child) {
        let _ = child.kill();
        let _ = child.wait();
        return None;
    }
    let mut text = String::new();
    // Few words fit into the pipe whole, so a program that has ended has said them all.
    child.stdout.take()?.take(4096).read_to_string(&mut text).ok()?;
    Some(text)
}

fn ends_well(child: &mut Child) -> bool {
    let mut left = PATIENCE;
    while !left.is_zero() {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => sleep(BREATH),
            Err(_) => return false,
        }
        left = left.saturating_sub(BREATH);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_chrony_says_is_understood() {
        let kept = "A29FC87B,162.159.200.123,4,1764209000.1,0.000010,-0.00002,0.00003,-7.1,0.0,0.1,0.020,0.001,64.5,Normal\n";
        let Some(Keeping::Kept(Some(off))) = tracked(kept) else { panic!() };
        assert!((off - 0.01101).abs() < 1e-9, "{off}");
        let unkept = "00000000,,0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,1.0,0.0,Not synchronised\n";
        assert_eq!(tracked(unkept), Some(Keeping::Unkept));
        for nonsense in ["", "506 Cannot talk to daemon", "a,b,c", ",,,,,,,,,,,,,"] {
            assert_eq!(tracked(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_or_does_not_end_says_nothing() {
        assert_eq!(said("no-such-program-anywhere", &[]), None);
        assert_eq!(said("false", &[]), None);
        assert_eq!(said("echo", &["yes"]).as_deref(), Some("yes\n"));
        assert_eq!(said("sleep", &["60"]), None);
    }
}
